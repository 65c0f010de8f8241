"""What is in the country, counted against every limit, and kept so while crossings come and go.

Which limits count an item, under which readings, is worked out once for all items that are alike;
after that a crossing only adds numbers.
"""

from __future__ import annotations

from collections import defaultdict
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
    from collections.abc import Hashable, Iterable

    from relevo.compliance.facts.matter import Facts
    from relevo.mandate.model import Limit, Reading


@dataclass(slots=True)
class Running:
    """The number of one limit under one reading, as it stands.

    Attributes:
        limit: The limit.
        reading: The reading.
        sure: What counts for certain.
        possible: What may count.
        once: For a cumulative reading: what each thing added, by its key.
        parties: For a reading per contingent: what each party has, sure and possible.
    """

    limit: Limit
    reading: Reading
    sure: int = 0
    possible: int = 0
    once: dict[Hashable, Count] = field(default_factory=dict)
    parties: defaultdict[str, list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0, 0])
    )

    @property
    def now(self) -> Count:
        """The number as it stands; per contingent, that of the largest party."""
        if self.reading.counting is Counting.PER_CONTINGENT:
            sure, possible = max(self.parties.values(), key=lambda one: one[1], default=(0, 0))
            return Count(sure, possible)
        return Count(self.sure, self.possible)

    def before(self, party: str) -> Count:
        """Give the number that a party adds to: per contingent, its own."""
        if self.reading.counting is Counting.PER_CONTINGENT:
            return Count(*self.parties.get(party, (0, 0)))
        return self.now

    def counts(self, item: Item) -> bool:
        """Whether an item adds anything: what entered before counts once over the whole stay."""
        return self.reading.counting is not Counting.CUMULATIVE or item.key not in self.once

    def add(self, item: Item, *, sure: bool, inside: bool) -> None:
        """Count an item that came."""
        share = _share(item, sure=sure)
        match self.reading.counting:
            case Counting.CUMULATIVE:
                before = self.once.get(item.key, Count())
                most = Count(max(before.sure, share.sure), max(before.possible, share.possible))
                self.once[item.key] = most
                self.sure += most.sure - before.sure
                self.possible += most.possible - before.possible
            case _ if inside:
                self._present(item, share, 1)
            case _:
                pass

    def drop(self, item: Item, *, sure: bool) -> None:
        """Take an item that leaves out of the number; what entered stays counted."""
        if self.reading.counting is not Counting.CUMULATIVE:
            self._present(item, _share(item, sure=sure), -1)

    def _present(self, item: Item, share: Count, sign: int) -> None:
        """Change what is in the country."""
        self.sure += sign * share.sure
        self.possible += sign * share.possible
        if self.reading.counting is Counting.PER_CONTINGENT:
            party = self.parties[item.came.party.name]
            party[0] += sign * share.sure
            party[1] += sign * share.possible


Bearing = tuple[Running, bool]
"""A number that an item counts towards, and whether it does for certain."""


class Counts:
    """What is in the country now, counted against every limit of this day.

    A number to be reached is left out: no crossing in can be refused for coming too small.

    Args:
        facts: The record and the mandate, as known now.

    Attributes:
        running: The numbers of each limit, by its identifier, in the order of its readings; None
            for a reading whose sources lack the line.
        rolls: Entry of each person by roll number.
        pieces: Entry of each piece with a serial.
    """

    def __init__(self, facts: Facts) -> None:
        """Count what is in the country."""
        self._facts = facts
        day = facts.as_of.astimezone(facts.zone).date()
        limits = [
            limit
            for limit in facts.mandate.limits
            if limit.basis is Basis.LAW
            and limit.measure in WHAT
            and all(reading.bound.upper for reading in limit.readings)
            and any(day in term for term in limit.terms)
        ]
        self.running = {
            limit.id: [
                None if reading.absent else Running(limit, reading) for reading in limit.readings
            ]
            for limit in limits
        }
        self._limits: defaultdict[Measure, list[Limit]] = defaultdict(list)
        for limit in limits:
            self._limits[limit.measure].append(limit)
        self._bearings: dict[tuple[Hashable, ...], tuple[Bearing, ...]] = {}
        self._inside: dict[Hashable, list[Item]] = {}
        self._crowd: defaultdict[str, int] = defaultdict(int)
        self.rolls: dict[str, int] = {}
        self.pieces: dict[Hashable, int] = {}
        for item in facts.items:
            self._count(item)

    def take(self, recorded: Recorded) -> None:
        """Count a crossing that was recorded; it happened after all counted so far."""
        movement = recorded.record
        if not isinstance(movement, Movement):
            return
        for item in items_of(fold_presence((recorded,)), (recorded,), self._facts.zone):
            if item.measure is not Measure.UNITS or not self._crowd[item.came.party.name]:
                self._count(item)
        if movement.way is Way.OUT:
            self._leave(movement)

    def changed(self, movement: Movement) -> dict[str, list[tuple[Count, Count] | None]]:
        """Give the numbers that a crossing would change, before and after.

        Args:
            movement: The crossing.

        Returns:
            For each limit that it touches, each reading's number; None for one without the line.
        """
        one = Recorded(entry=-1, recorded_at=movement.at, record=movement)
        coming: dict[int, list[int]] = {}
        touched: dict[str, None] = {}
        party = movement.party.name
        for item in items_of(fold_presence((one,)), (one,), self._facts.zone):
            if item.measure is Measure.UNITS and self._crowd[party]:
                continue
            for running, sure in self._bearing(item):
                touched[running.limit.id] = None
                if running.counts(item):
                    more = coming.setdefault(id(running), [0, 0])
                    more[0] += item.count if sure else 0
                    more[1] += item.count
        return {
            limit: [
                None
                if running is None
                else (
                    before := running.before(party),
                    before + Count(*coming.get(id(running), (0, 0))),
                )
                for running in self.running[limit]
            ]
            for limit in touched
        }

    def _bearing(self, item: Item) -> tuple[Bearing, ...]:
        """Give the numbers that an item counts towards; alike items are asked about once."""
        came, party = item.came, item.came.party
        signature = (
            item.measure,
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
        found = self._bearings.get(signature)
        if found is None:
            found = self._bearings[signature] = tuple(self._bearings_of(item))
        return found

    def _bearings_of(self, item: Item) -> Iterable[Bearing]:
        """Work out the numbers that an item counts towards."""
        for limit in self._limits[item.measure]:
            held = bears_on(self._facts, limit, item)
            if held is Held.NO:
                continue
            for running in self.running[limit.id]:
                if running is None:
                    continue
                added = weight(limit, running.reading, item, self._facts.codes.arms)
                if added.possible:
                    yield running, held is Held.YES and added.sure > 0

    def _count(self, item: Item) -> None:
        """Count an item towards every limit about it."""
        inside = item.until is None
        for running, sure in self._bearing(item):
            running.add(item, sure=sure, inside=inside)
        if not inside:
            return
        self._inside.setdefault(_name(item), []).append(item)
        if item.measure is Measure.PERSONS:
            self._crowd[item.came.party.name] += item.count
            if isinstance(item.key, str):
                self.rolls[item.key] = item.entry
        elif item.measure is not Measure.UNITS:
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
        if not self._crowd[party.name]:
            self._drop(("unit", party.name), 1)

    def _drop(self, name: Hashable, number: int) -> None:
        """Take so many of what goes by a name out of every count, those who came first, first."""
        waiting = self._inside.get(name, [])
        while number and waiting:
            item = waiting[0]
            gone = min(number, item.count)
            leaving = item if gone == item.count else replace(item, count=gone)
            for running, sure in self._bearing(leaving):
                running.drop(leaving, sure=sure)
            if item.measure is Measure.PERSONS:
                self._crowd[item.came.party.name] -= gone
            if gone == item.count:
                waiting.pop(0)
            else:
                waiting[0] = replace(item, count=item.count - gone)
            number -= gone
        if not waiting:
            self._inside.pop(name, None)


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


def _share(item: Item, *, sure: bool) -> Count:
    """Give what an item adds to a number."""
    return Count(item.count if sure else 0, item.count)
