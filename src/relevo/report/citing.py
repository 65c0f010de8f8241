"""How findings on acts name what they cite: norms by their titles, invented acts as such."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.clause import Seen
from relevo.core.words import text
from relevo.report.acts_words import named_act

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.core.clause import ClauseRef
    from relevo.core.event import Event
    from relevo.core.words import Arg, Localized
    from relevo.instrument.model import Act
    from relevo.regime.ally import AllyLaw
    from relevo.regime.model import Regime


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """What names clauses and subjects.

    Attributes:
        acts: Acts by identifier.
        regime: Standing law of the host, or the law on an ally status; None if none is on record.
        events: Events on record.
    """

    acts: Mapping[str, Act]
    regime: Regime | AllyLaw | None
    events: tuple[Event, ...] = ()

    def title(self, ref: ClauseRef) -> Localized | None:
        """Give the title of a norm of standing law; None for the clause of an act.

        Args:
            ref: What is cited.
        """
        if self.regime is None or ref.act != self.regime.id:
            return None
        return self.regime.norm(ref.clause).title

    def clause(self, ref: ClauseRef) -> Arg:
        """Cite a norm by its title, with what is still to be read of it; else act and clause.

        Args:
            ref: What is cited.
        """
        title = self.title(ref)
        if title is None or self.regime is None:
            return f"{ref.act}/{ref.clause}" if ref.clause else ref.act
        if self.regime.norm(ref.clause).verify:
            return text("{norm} (to verify)", norm=title)
        if ref.seen is Seen.STATUTE:
            return title
        return text("{norm} (text not read)", norm=title)

    def subject(self, subject: str) -> Arg:
        """Name what was judged; an invented act as such.

        Args:
            subject: Identifier of an act, or of an event of one.
        """
        invented = {act.id for act in self.acts.values() if act.illustrative}
        if subject.partition("/")[0] in invented:
            invented.add(subject)
        return named_act(subject, invented)

    @property
    def illustrative(self) -> bool:
        """Whether any act or event, or the law itself, is invented for illustration."""
        invented = any(act.illustrative for act in self.acts.values())
        invented = invented or any(event.illustrative for event in self.events)
        return invented or (self.regime is not None and self.regime.illustrative)
