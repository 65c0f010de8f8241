"""The number of one limit under one reading, as it stands while crossings come and go."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from sys import maxsize
from typing import TYPE_CHECKING

from relevo.compliance.tally import Count
from relevo.instrument.model import Counting

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from datetime import datetime

    from relevo.compliance.facts.brought import Brought
    from relevo.compliance.facts.item import Item
    from relevo.mandate.model import Limit, Reading


_NONE = Count()
"""What a thing added that was never counted."""


@dataclass(frozen=True, slots=True)
class Load:
    """Items that every limit treats alike.

    Attributes:
        items: The items.
        inside: How many, or how much, of them is in the country now.
        parties: The same for each party.
    """

    items: tuple[Item, ...]
    inside: int
    parties: Mapping[str, int]

    @classmethod
    def of(cls, items: Iterable[Item]) -> Load:
        """Sum items up."""
        every = tuple(items)
        parties: defaultdict[str, int] = defaultdict(int)
        for item in every:
            if item.until is None:
                parties[item.came.party.name] += item.count
        return cls(every, sum(parties.values()), parties)


@dataclass(slots=True)
class Running:
    """The number of one limit under one reading, as it stands.

    Attributes:
        limit: The limit.
        reading: The reading.
        spans: When the limit runs.
        sure: What counts for certain.
        possible: What may count.
        once: For a cumulative reading: what each thing added, by its key.
        parties: For a reading per contingent: what each party has, sure and possible.
        largest: Likewise, the most that any party has or had.
    """

    limit: Limit
    reading: Reading
    spans: tuple[tuple[datetime, datetime], ...]
    sure: int = 0
    possible: int = 0
    once: dict[Hashable, Count] = field(default_factory=dict)
    parties: defaultdict[str, list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0, 0])
    )
    largest: int = 0

    @property
    def room(self) -> int:
        """How much more, whoever brings it, surely keeps the bound; below 0 if nothing does."""
        bound = self.reading.bound
        if bound.unlimited:
            return maxsize
        if not bound.known or bound.lo is None:
            return -1
        own = self.reading.counting is Counting.PER_CONTINGENT
        return bound.lo - (self.largest if own else self.possible)

    def before(self, party: str) -> Count:
        """Give the number that a party adds to: per contingent, its own."""
        if self.reading.counting is Counting.PER_CONTINGENT:
            return Count(*self.parties.get(party, (0, 0)))
        return Count(self.sure, self.possible)

    def adds(self, brought: Brought) -> int:
        """Give how much a crossing adds: what entered before counts once over the whole stay."""
        if self.reading.counting is not Counting.CUMULATIVE:
            return brought.count
        return brought.count - sum(key in self.once for key in brought.keys)

    def add(self, load: Load, *, sure: bool) -> None:
        """Count items that came."""
        match self.reading.counting:
            case Counting.CUMULATIVE:
                self._count_once(load.items, sure=sure)
            case Counting.PER_CONTINGENT:
                for party, number in load.parties.items():
                    self._present(party, number, sure=sure)
            case _:
                self._present("", load.inside, sure=sure)

    def drop(self, item: Item, *, sure: bool) -> None:
        """Take an item that leaves out of the number; what entered stays counted."""
        if self.reading.counting is not Counting.CUMULATIVE:
            self._present(item.came.party.name, -item.count, sure=sure)

    def _count_once(self, items: Iterable[Item], *, sure: bool) -> None:
        """Count each thing once over the whole stay, wherever it was."""
        one = Count(1 if sure else 0, 1)
        for item in items:
            if item.until is not None and not any(item.during(*span) for span in self.spans):
                continue
            added = one if item.count == 1 else Count(item.count if sure else 0, item.count)
            before = self.once.get(item.key, _NONE)
            if before is not _NONE:
                added = Count(max(before.sure, added.sure), max(before.possible, added.possible))
            self.once[item.key] = added
            self.sure += added.sure - before.sure
            self.possible += added.possible - before.possible

    def _present(self, party: str, number: int, *, sure: bool) -> None:
        """Change what is in the country."""
        certain = number if sure else 0
        self.sure += certain
        self.possible += number
        if self.reading.counting is Counting.PER_CONTINGENT:
            own = self.parties[party]
            own[0] += certain
            own[1] += number
            self.largest = max(self.largest, own[1])
