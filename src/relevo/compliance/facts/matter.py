"""What the rules on facts are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.compliance.facts.item import Item, items_of
from relevo.core.term import Term
from relevo.regime.due import midnight
from relevo.register.known import fold_known
from relevo.register.presence import Presence, fold_presence
from relevo.register.returns import fold_covered
from relevo.register.roll import happened_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from relevo.core.codes import Codes
    from relevo.mandate.model import Chosen, Mandate
    from relevo.register.model import Recorded


_ONE_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The record of a case and what it is judged by.

    Attributes:
        mandate: What is permitted, as known on the day of knowledge.
        chosen: Readings that the case follows.
        codes: Trees of codes, the case's own included.
        zone: Time zone of the host's civil dates.
        as_of: Instant of knowledge, UTC: what happened or was recorded later is left out.
        known: Records that stand.
        presence: Who and what was in the country.
        items: The same as limits count them.
        covered: Days on which a signed return says that everything is on record.
        families: For each act in force the one that it amends, directly or not; itself otherwise.
    """

    mandate: Mandate
    chosen: Chosen
    codes: Codes
    zone: ZoneInfo
    as_of: datetime
    known: tuple[Recorded, ...]
    presence: Presence
    items: tuple[Item, ...] = field(repr=False)
    covered: tuple[Term, ...]
    families: Mapping[str, str]

    def spans(self, terms: Iterable[Term]) -> tuple[tuple[datetime, datetime], ...]:
        """Give terms as instants, up to the instant of knowledge, that instant included."""
        now = self.as_of + _ONE_INSTANT
        found = (
            (midnight(term.start, self.zone), min(now, midnight(term.end, self.zone)))
            for term in terms
        )
        return tuple((start, end) for start, end in found if start < end)

    def uncovered(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        """Give the days of terms, up to the day before that of knowledge, without a return."""
        past = Term(date.min, self.as_of.astimezone(self.zone).date())
        return tuple(
            part
            for term in terms
            if (gone := term.meet(past))
            for part in gone.outside(self.covered)
        )


def facts_of(
    log: Iterable[Recorded],
    mandate: Mandate,
    chosen: Chosen,
    codes: Codes,
    zone: ZoneInfo,
    *,
    as_of: datetime,
    points: Iterable[str] = (),
) -> Facts:
    """Give what the rules on facts judge.

    Args:
        log: Records in the log's order.
        mandate: What is permitted.
        chosen: Readings that the case follows.
        codes: Trees of codes.
        zone: Time zone of the host's civil dates.
        as_of: Instant of knowledge, UTC.
        points: Points of entry of the case: a day is covered if there is a return for each, or one
            for all.
    """
    known = happened_by(fold_known(log, as_of=as_of), as_of, as_of.astimezone(zone).date())
    presence = fold_presence(known, zone)
    return Facts(
        mandate=mandate,
        chosen=chosen,
        codes=codes,
        zone=zone,
        as_of=as_of,
        known=known,
        presence=presence,
        items=items_of(presence, known, zone),
        covered=fold_covered(known, tuple(points)),
        families=_families(mandate),
    )


def _families(mandate: Mandate) -> dict[str, str]:
    """Give for each act the one that it amends, directly or not."""
    amended = {force.act.id: force.act.amends[0].act for force in mandate.acts if force.act.amends}
    found: dict[str, str] = {}
    for force in mandate.acts:
        root, seen = force.act.id, set()
        while root in amended and root not in seen:
            seen.add(root)
            root = amended[root]
        found[force.act.id] = root
    return found
