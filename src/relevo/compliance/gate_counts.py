"""What is in the country, counted against every limit, and kept so while crossings come and go.

Which limits count an item, under which readings, is worked out once for all items that are alike;
after that a crossing only adds numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, replace
from sys import maxsize
from typing import TYPE_CHECKING

from relevo.compliance.facts.brought import brought_by
from relevo.compliance.facts.item import Item, about_thing, items_of
from relevo.compliance.facts.limits import WHAT, concerns_party, weight
from relevo.compliance.running import Load, Running
from relevo.compliance.scope import weakest
from relevo.compliance.tally import Count
from relevo.core.codes import Held
from relevo.core.finding import Basis
from relevo.instrument.model import Measure
from relevo.regime.due import midnight
from relevo.register.model import Movement, Recorded, Way
from relevo.register.presence import fold_presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from relevo.compliance.facts.matter import Facts
    from relevo.mandate.model import Limit


Likeness = tuple[Hashable, ...]
"""What items have in common that no limit tells apart."""


@dataclass(slots=True)
class Bearing:
    """What like items count towards.

    Attributes:
        numbers: The numbers, and whether the items count towards each for certain.
        limits: The limits of these numbers.
        room: How many more such items, whoever brings them, keep all of these limits beyond doubt
            under every reading; None until it is worked out for the roll as it stands.
    """

    numbers: tuple[tuple[Running, bool], ...]
    limits: tuple[str, ...]
    room: int | None = None


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
                None if reading.absent else Running(limit, reading, _spans(limit, facts))
                for reading in limit.readings
            ]
            for limit in limits
        }
        self._limits = limits
        self._concerned: dict[Hashable, defaultdict[Measure, list[tuple[Limit, Held]]]] = {}
        self._bearings: dict[Likeness, Bearing] = {}
        self._inside: dict[Hashable, list[Item]] = {}
        self._crowd: defaultdict[str, int] = defaultdict(int)
        self.rolls: dict[str, int] = {}
        self.pieces: dict[Hashable, int] = {}
        self._count(_as_now(item, facts.as_of) for item in facts.items)

    def take(self, recorded: Recorded) -> None:
        """Count a crossing that was recorded; it happened after all counted so far."""
        movement = recorded.record
        if not isinstance(movement, Movement):
            return
        known = self._crowd[movement.party.name] > 0
        items = items_of(fold_presence((recorded,)), (recorded,), self._facts.zone)
        self._count(item for item in items if item.measure is not Measure.UNITS or not known)
        if movement.way is Way.OUT:
            self._leave(movement)
        for bearing in self._bearings.values():
            bearing.room = None

    def changed(self, movement: Movement) -> dict[str, list[tuple[Count, Count] | None]]:
        """Give the numbers that a crossing would change, before and after.

        Args:
            movement: The crossing.

        Returns:
            For each limit that it touches, each reading's number; None for one without the line.
            Left out are limits that have room, beyond doubt, for all that it brings.
        """
        party = movement.party.name
        came = _came(movement, movement.place, movement.institution)
        known = self._crowd.get(party, 0) > 0
        coming: dict[int, list[int]] = {}
        touched: dict[str, None] = {}
        brought = tuple(brought_by(movement))
        whole: dict[Measure, int] = {}
        for one in brought:
            whole[one.kin[0]] = whole.get(one.kin[0], 0) + one.count
        for one in brought:
            if known and one.kin[0] is Measure.UNITS:
                continue
            bearing = self._bearings.get((came, one.kin))
            if bearing is None:
                bearing = self._worked_out((came, one.kin), one.as_item(movement))
            if whole[one.kin[0]] <= self._room(bearing):
                continue
            touched.update(dict.fromkeys(bearing.limits))
            for running, sure in bearing.numbers:
                if count := running.adds(one):
                    more = coming.setdefault(id(running), [0, 0])
                    more[0] += count if sure else 0
                    more[1] += count
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

    def _room(self, bearing: Bearing) -> int:
        """Give how many more items keep every limit about them."""
        if bearing.room is None:
            bearing.room = min(
                (
                    running.room
                    for limit in bearing.limits
                    for running in self.running[limit]
                    if running is not None
                ),
                default=maxsize,
            )
        return bearing.room

    def _bearing(self, item: Item) -> Bearing:
        """Give what an item counts towards; like items are asked about once."""
        kin = (
            _came(item.came, item.place, item.institution),
            (item.measure, item.code, item.name, item.of),
        )
        return self._bearings.get(kin) or self._worked_out(kin, item)

    def _worked_out(self, kin: Likeness, item: Item) -> Bearing:
        """Work out what an item counts towards, and keep it for all like it."""
        numbers = tuple(self._numbers(kin, item))
        limits = tuple(dict.fromkeys(running.limit.id for running, _ in numbers))
        found = self._bearings[kin] = Bearing(numbers, limits)
        return found

    def _numbers(self, kin: Likeness, item: Item) -> Iterator[tuple[Running, bool]]:
        """Give the numbers that an item counts towards, and whether it does for certain."""
        came, arms = kin[0], self._facts.codes.arms
        if came not in self._concerned:
            self._concerned[came] = self._concern(item)
        for limit, party in self._concerned[came][item.measure]:
            held = weakest((party, about_thing(limit.scope, item)))
            if held is Held.NO:
                continue
            for running in self.running[limit.id]:
                if running is None:
                    continue
                added = weight(limit, running.reading, item, arms)
                if added.possible:
                    yield running, held is Held.YES and added.sure > 0

    def _concern(self, item: Item) -> defaultdict[Measure, list[tuple[Limit, Held]]]:
        """Give the limits that may be about a party where it is, by what they count."""
        found: defaultdict[Measure, list[tuple[Limit, Held]]] = defaultdict(list)
        for limit in self._limits:
            held = concerns_party(self._facts, limit, item)
            if held is not Held.NO:
                found[limit.measure].append((limit, held))
        return found

    def _count(self, items: Iterable[Item]) -> None:
        """Count items towards every limit about them."""
        alike: dict[int, tuple[Bearing, list[Item]]] = {}
        for item in items:
            bearing = self._bearing(item)
            alike.setdefault(id(bearing), (bearing, []))[1].append(item)
            if item.until is None:
                self._keep(item)
        for bearing, those in alike.values():
            load = Load.of(those)
            for running, sure in bearing.numbers:
                running.add(load, sure=sure)

    def _keep(self, item: Item) -> None:
        """Remember an item that is in the country, for when it leaves."""
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
            for running, sure in self._bearing(leaving).numbers:
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


def _as_now(item: Item, now: datetime) -> Item:
    """Give an item as it is now: what is used up at the end of this day is still there."""
    later = item.until is not None and item.until > now
    return replace(item, until=None) if later and item.measure is not Measure.MOVEMENTS else item


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


def _spans(limit: Limit, facts: Facts) -> tuple[tuple[datetime, datetime], ...]:
    """Give when a limit runs, crossings still to come included."""
    return tuple(
        (midnight(term.start, facts.zone), midnight(term.end, facts.zone)) for term in limit.terms
    )


def _came(movement: Movement, place: str, institution: str) -> Likeness:
    """Give what limits look at in a crossing and in where its party is."""
    party = movement.party
    return (
        party.sender,
        party.category,
        party.contingent,
        movement.activity,
        movement.act,
        place,
        institution,
    )
