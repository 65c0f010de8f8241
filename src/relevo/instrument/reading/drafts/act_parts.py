"""What an act is gathered in while a draft is turned into it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from relevo.core.words import Localized, Speaker, text
from relevo.instrument.model import Clause
from relevo.instrument.value import State, Value, not_found

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.core.clause import Seen
    from relevo.core.codes import Codes
    from relevo.core.words import Text
    from relevo.instrument.model import (
        Contingent,
        LimitLine,
        ListLine,
        Total,
        Vessel,
        Window,
    )
    from relevo.instrument.reading.model import Read

_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True, kw_only=True)
class Parts:
    """The parts of an act, and where each value of the draft went.

    Attributes:
        codes: Trees of codes.
        sources: Identifiers of all sources, in order of rank.
        says: Sources of a value by its path in the draft; empty for one text.
        seen: How the clauses are known.
        text_held: Whether the text is kept beside the act.
        where: Item of the act that holds a line of the draft, by its path: ``arms[0]`` is
            ``limits.arms-m4``.
        clauses: Clauses by identifier, in order.
        verify: What a person must look at.
    """

    codes: Codes
    sources: tuple[str, ...]
    says: Mapping[str, tuple[str, ...]]
    seen: Seen
    text_held: bool
    where: dict[str, str] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)
    windows: list[Window] = field(default_factory=list)
    contingents: list[Contingent] = field(default_factory=list)
    limits: list[LimitLine] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    lists: list[ListLine] = field(default_factory=list)
    vessels: list[Vessel] = field(default_factory=list)
    verify: list[Localized] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)

    def said(self, path: str) -> tuple[str, ...]:
        """Give the sources of a value, or of a line by any of its values."""
        if not self.says:
            return self.sources[:1]
        found = [
            source
            for key, names in self.says.items()
            if key == path or key.startswith((f"{path}.", f"{path}["))
            for source in names
        ]
        return tuple(dict.fromkeys(found)) or self.sources[:1]

    def clause(self, clause_id: str, summary: Text, *paths: str) -> str:
        """Add a clause, or the sources of more values to it.

        Args:
            clause_id: Identifier of the clause.
            summary: One line in our words.
            paths: Values that it holds.

        Returns:
            The identifier.
        """
        known = self.clauses.get(clause_id)
        says = (*(known.says if known else ()), *(s for path in paths for s in self.said(path)))
        self.clauses[clause_id] = Clause(
            id=clause_id,
            summary=known.summary if known else localized(summary),
            seen=self.seen,
            says=tuple(dict.fromkeys(says)),
        )
        return clause_id

    def value(self, read: Read[Any] | None, path: str) -> Value[Any]:
        """Give a value of the act: not found where the text does not state it."""
        if read is None:
            return not_found()
        note = localized(text("Derived: {shown}.", shown=read.shown)) if read.shown else None
        return Value(
            value=read.value,
            state=read.state,
            says=self.said(path),
            span=read.spans[0] if self.text_held and read.spans else None,
            note=note,
        )

    def ask(self, what: Text) -> None:
        """Name something that a person must look at."""
        self.verify.append(localized(what))

    def new_id(self, wanted: str) -> str:
        """Give an identifier that the act does not have yet: letters, digits and hyphens."""
        plain = _PLAIN.sub("-", wanted.lower()).strip("-") or "item"
        chosen, number = plain, 1
        while chosen in self._ids:
            number += 1
            chosen = f"{plain}-{number}"
        self._ids.add(chosen)
        return chosen


def localized(what: Text) -> Localized:
    """Give a sentence in both languages, as files hold it."""
    return Localized(es=Speaker("es").say(what), en=Speaker("en").say(what))


def localized_codes(code: str) -> str:
    """Give a code as words: underscores are spaces."""
    return code.replace("_", " ")


def weakest(*reads: Read[Any] | None) -> State:
    """Give the state of a line made of several values: that of the least sure one.

    Args:
        reads: The values; those that are None do not count, at least one is not.
    """
    return min((read.state for read in reads if read), key=_WEAKEST.index)


_WEAKEST = (State.UNVERIFIED, State.DISPUTED, State.DERIVED, State.VERIFIED, State.ENTERED)
