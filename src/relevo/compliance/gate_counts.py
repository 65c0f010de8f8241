"""What is in the country, counted against every limit, and kept so while crossings come and go."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from relevo.compliance.facts.item import Item, items_of
from relevo.compliance.facts.limits import WHAT, bears_on, weight
from relevo.compliance.tally import Count
from relevo.core.codes import Held
from relevo.core.finding import Basis
from relevo.instrument.model import Counting, Measure
from relevo.register.model import Movement, Recorded, Way
from relevo.register.presence import fold_presence

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from relevo.compliance.facts.matter import Facts
    from relevo.mandate.model import Limit, Reading

Own = tuple[Item, Held, Count]
"""An item, whether a limit is about it, and what it adds."""


@dataclass(slots=True)
class Line:
    """One limit with what counts towards it now.

    Attributes:
        limit: The limit.
        present: What is in the country, by reading.
        entered: What entered so far, each thing once, by reading.
        parties: What each party has in the country, by reading.
    """

    limit: Limit
    present: list[Count]
    entered: list[dict[Hashable, Count]]
    parties: list[defaultdict[str, Count]]
    scopes: dict[tuple[Hashable, ...], Held] = field(default_factory=dict)


class Counts:
    """What is in the country now, counted against every limit of this day.

    Args:
        facts: The record and the mandate, as known now.

    Attributes:
        lines: The limits.
        rolls: Entry of each person by roll number.
        pieces: Entry of each piece with a serial.
    """

    def __init__(self, facts: Facts) -> None:
        """Count what is in the country."""
        self._facts = facts
        day = facts.as_of.astimezone(facts.zone).date()
        self.lines = [
            Line(
                limit,
                [Count()] * len(limit.readings),
                [{} for _ in limit.readings],
                [defaultdict(Count) for _ in limit.readings],
            )
            for limit in facts.mandate.limits
            if limit.basis is Basis.LAW
            and limit.measure in WHAT
            and any(day in term for term in limit.terms)
        ]
        self._by_measure: defaultdict[Measure, list[Line]] = defaultdict(list)
        for line in self.lines:
            self._by_measure[line.limit.measure].append(line)
        self._inside: dict[Hashable, list[Item]] = {}
        self.rolls: dict[str, int] = {}
        self.pieces: dict[Hashable, int] = {}
        for item in facts.items:
            self._count(item)

    def take(self, recorded: Recorded) -> None:
        """Count a crossing that was recorded; it happened after all counted so far."""
        movement = recorded.record
        if not isinstance(movement, Movement):
            return
        if movement.way is Way.IN:
            for item in items_of(fold_presence((recorded,)), (recorded,), self._facts.zone):
                self._count(item)
        else:
            self._leave(movement)

    def added(self, movement: Movement) -> defaultdict[Measure, list[Item]]:
        """Give what a crossing would add, alike things together, by what counts them."""
        one = Recorded(entry=-1, recorded_at=movement.at, record=movement)
        items = items_of(fold_presence((one,)), (one,), self._facts.zone)
        found: defaultdict[Measure, list[Item]] = defaultdict(list)
        party = movement.party.name
        for item in items:
            if item.measure is Measure.UNITS and ("unit", party) in self._inside:
                continue
            found[item.measure].append(item)
        return found

    def own(self, line: Line, reading: Reading, items: Sequence[Item]) -> list[Own]:
        """Give the items that a limit counts under a reading, and what each adds."""
        return [
            (item, held, added)
            for item in items
            if (held := self._held(line, item)) is not Held.NO
            and (added := weight(line.limit, reading, item, self._facts.codes.arms)).possible
        ]

    def before_and_after(
        self,
        line: Line,
        index: int,
        reading: Reading,
        own: Sequence[Own],
    ) -> tuple[Count, Count]:
        """Give the number of a reading before and after."""
        match reading.counting:
            case Counting.CUMULATIVE:
                entered = line.entered[index]
                was = sum(entered.values(), Count())
                fresh = {
                    item.key: _counted(held, added)
                    for item, held, added in own
                    if item.key not in entered
                }
                return was, sum(fresh.values(), was)
            case Counting.PER_CONTINGENT:
                more: Counter[str] = Counter()
                sure: Counter[str] = Counter()
                for item, held, added in own:
                    share = _counted(held, added)
                    more[item.came.party.name] += share.possible
                    sure[item.came.party.name] += share.sure
                largest = Count()
                was = Count()
                for party, possible in more.items():
                    there = line.parties[index].get(party, Count())
                    was = max(was, there, key=lambda one: one.possible)
                    together = Count(there.sure + sure[party], there.possible + possible)
                    largest = max(largest, together, key=lambda one: one.possible)
                return was, largest
            case _:
                was = line.present[index]
                return was, sum((_counted(held, added) for _, held, added in own), was)

    def _count(self, item: Item) -> None:
        """Count an item towards every limit about it."""
        inside = item.until is None
        for line in self._by_measure[item.measure]:
            held = self._held(line, item)
            if held is Held.NO:
                continue
            for index, reading in enumerate(line.limit.readings):
                added = weight(line.limit, reading, item, self._facts.codes.arms)
                if not added.possible:
                    continue
                share = _counted(held, added)
                before = line.entered[index].get(item.key, Count())
                line.entered[index][item.key] = Count(
                    max(before.sure, share.sure), max(before.possible, share.possible)
                )
                if inside:
                    line.present[index] += share
                    line.parties[index][item.came.party.name] += share
        if not inside:
            return
        self._inside.setdefault(_name(item), []).append(item)
        if item.measure is Measure.PERSONS and isinstance(item.key, str):
            self.rolls[item.key] = item.entry
        elif item.measure is not Measure.PERSONS and item.measure is not Measure.UNITS:
            self.pieces[item.key] = item.entry

    def _leave(self, movement: Movement) -> None:
        """Take what left out of every count."""
        party = movement.party
        for person in party.persons:
            self.rolls.pop(person.roll, None)
            self._drop(("person", person.roll), 1)
        for of, number in party.uncounted:
            self._drop(("some", party.name, of), number)
        for thing in party.materiel:
            if thing.serial:
                self.pieces.pop(thing.piece, None)
                self._drop(("piece", thing.piece), 1)
            else:
                self._drop(("amount", party.name, thing.kind, thing.item), thing.quantity)
        if not any(
            items
            for items in self._inside.values()
            for item in items
            if item.measure is Measure.PERSONS and item.came.party.name == party.name
        ):
            self._drop(("unit", party.name), 1)

    def _drop(self, name: Hashable, number: int) -> None:
        """Take so many of what goes by a name out of every count, those who came first, first."""
        waiting = self._inside.get(name, [])
        while number and waiting:
            item = waiting[0]
            gone = min(number, item.count)
            self._uncount(replace(item, count=gone))
            if gone == item.count:
                waiting.pop(0)
            else:
                waiting[0] = replace(item, count=item.count - gone)
            number -= gone
        if not waiting:
            self._inside.pop(name, None)

    def _uncount(self, item: Item) -> None:
        """Take an item out of what is present."""
        for line in self._by_measure[item.measure]:
            held = self._held(line, item)
            if held is Held.NO:
                continue
            for index, reading in enumerate(line.limit.readings):
                share = _counted(held, weight(line.limit, reading, item, self._facts.codes.arms))
                less = Count(-share.sure, -share.possible)
                line.present[index] += less
                line.parties[index][item.came.party.name] += less

    def _held(self, line: Line, item: Item) -> Held:
        """Say whether a limit is about an item; alike items are asked about once."""
        came, party = item.came, item.came.party
        signature = (
            party.sender,
            party.category,
            party.contingent,
            came.activity,
            came.act,
            item.place,
            item.institution,
            item.code,
            item.name,
            item.of,
        )
        held = line.scopes.get(signature)
        if held is None:
            held = line.scopes[signature] = bears_on(self._facts, line.limit, item)
        return held


def _name(item: Item) -> Hashable:
    """Give what an item is found by when it leaves."""
    party = item.came.party.name
    match item.measure:
        case Measure.PERSONS:
            named = isinstance(item.key, str)
            return ("person", item.key) if named else ("some", party, item.of)
        case Measure.UNITS:
            return ("unit", party)
        case Measure.MOVEMENTS:
            return ("movement", item.key)
        case _:
            kind, code, serial = _piece(item)
            return ("piece", item.key) if serial else ("amount", party, kind, code)


def _piece(item: Item) -> tuple[object, str, str]:
    """Give kind, item and serial of a thing."""
    key = item.key
    assert isinstance(key, tuple)
    if len(key) == 3 and not isinstance(key[0], int):  # noqa: PLR2004 - a piece's kind, item and serial
        return key[0], str(key[1]), str(key[2])
    thing = key[1]
    return thing.kind, thing.item, ""


def _counted(held: Held, added: Count) -> Count:
    """Give what counts: nothing of it is sure while the limit may not be about it."""
    return added if held is Held.YES else Count(0, added.possible)
