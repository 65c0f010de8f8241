"""Who and what is, or was, in the country: each person and piece from one crossing to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from relevo.register.model import Movement, Station, Use, Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from relevo.core.classes import PersonClass
    from relevo.register.model import Materiel, Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A person, or some of a class who were counted and not named, in the country.

    Attributes:
        roll: Roll number; empty for those who were counted only.
        of: Class of person.
        count: How many: 1 for a roll number.
        came: The movement in.
        since: When they came, UTC.
        entry_in: Entry of that movement.
        until: When they left, UTC; None while they are there.
        entry_out: Entry of the movement out; None likewise.
        stations: Where they were from which day on: the place they came to, then stations.
    """

    roll: str
    of: PersonClass
    count: int
    came: Movement
    since: datetime
    entry_in: int
    until: datetime | None = None
    entry_out: int | None = None
    stations: tuple[Station, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A piece, or a quantity of pieces or stock, in the country.

    Attributes:
        thing: What it is; of a quantity, what is left of it.
        came: The movement in.
        since: When it came, UTC.
        entry_in: Entry of that movement.
        until: When it left or was used up, UTC; None while it is there.
        entry_out: Entry that took it away; None likewise.
    """

    thing: Materiel
    came: Movement
    since: datetime
    entry_in: int
    until: datetime | None = None
    entry_out: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly:
    """Something in the record that cannot be.

    Attributes:
        kind: ``entered_twice``, ``left_without_entering``, ``serial_twice``, ``never_came``.
        entry: Entry in which it shows.
        what: Roll number, serial or item.
        other: Entry that it does not go with; None if there is none.
    """

    kind: str
    entry: int
    what: str
    other: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """What the record says of who and what was in the country.

    Attributes:
        persons: Persons, in order of coming.
        things: Materiel, in order of coming.
        anomalies: What cannot be, in the record's order.
    """

    persons: tuple[Present, ...]
    things: tuple[Held, ...]
    anomalies: tuple[Anomaly, ...]


def fold_presence(known: Iterable[Recorded]) -> Presence:
    """Follow every person and piece from coming to leaving.

    Args:
        known: Records that stand, as :func:`relevo.register.known.fold_known` gives them.

    Returns:
        Persons and things; movements are taken in the order in which they happened.
    """
    fold = _Fold()
    for one in sorted(known, key=_happened):
        match one.record:
            case Movement(way=Way.IN) as movement:
                fold.come(one.entry, movement)
            case Movement() as movement:
                fold.leave(one.entry, movement)
            case Station() as station:
                fold.stations.append(station)
            case Use() as use:
                fold.use(one.entry, use)
            case _:
                pass
    return fold.presence()


def _happened(one: Recorded) -> tuple[date, int, str, int]:
    """Order records by when they happened; on one day, crossings by the hour, then the rest."""
    record = one.record
    match record:
        case Movement():
            return record.day, 0, record.at.isoformat(), one.entry
        case Station() | Use():
            return record.day, 1, "", one.entry
        case _:
            return one.recorded_at.date(), 2, "", one.entry


class _Fold:
    """What is in the country so far."""

    def __init__(self) -> None:
        """Begin with nobody and nothing."""
        self.stations: list[Station] = []
        self._persons: list[Present] = []
        self._things: list[Held] = []
        self._named: dict[str, int] = {}
        self._counted: dict[tuple[str, PersonClass], list[int]] = {}
        self._pieces: dict[tuple[object, ...], int] = {}
        self._amounts: dict[tuple[object, ...], list[int]] = {}
        self._anomalies: list[Anomaly] = []

    def come(self, entry: int, movement: Movement) -> None:
        """Take a party in."""
        party = movement.party
        for person in party.persons:
            if person.roll in self._named:
                other = self._persons[self._named[person.roll]].entry_in
                self._note("entered_twice", entry, person.roll, other)
                continue
            self._named[person.roll] = len(self._persons)
            self._enter(entry, movement, person.roll, person.of, 1)
        for of, count in party.uncounted:
            self._counted.setdefault((party.name, of), []).append(len(self._persons))
            self._enter(entry, movement, "", of, count)
        for thing in party.materiel:
            if thing.serial and thing.piece in self._pieces:
                other = self._things[self._pieces[thing.piece]].entry_in
                self._note("serial_twice", entry, thing.serial, other)
                continue
            if thing.serial:
                self._pieces[thing.piece] = len(self._things)
            else:
                self._amounts.setdefault(_amount(party.name, thing), []).append(len(self._things))
            self._things.append(Held(thing=thing, came=movement, since=movement.at, entry_in=entry))

    def leave(self, entry: int, movement: Movement) -> None:
        """Let a party out."""
        party = movement.party
        for person in party.persons:
            at = self._named.pop(person.roll, None)
            if at is None:
                self._note("left_without_entering", entry, person.roll)
            else:
                self._persons[at] = replace(self._persons[at], until=movement.at, entry_out=entry)
        for of, count in party.uncounted:
            self._count_out(entry, movement, of, count)
        for thing in party.materiel:
            self._take(entry, movement.at, party.name, thing)

    def use(self, entry: int, use: Use) -> None:
        """Take away what was used up, destroyed or lost."""
        at = datetime.combine(use.day, time.max, UTC)
        for thing in use.stock:
            self._take(entry, at, use.party, thing)

    def presence(self) -> Presence:
        """Give what was found, every person with where they were."""
        by_party: dict[str, list[Station]] = {}
        for station in self.stations:
            by_party.setdefault(station.party, []).append(station)
        return Presence(
            persons=tuple(
                replace(one, stations=(*one.stations, *later))
                if (later := _stations(one, by_party))
                else one
                for one in self._persons
            ),
            things=tuple(self._things),
            anomalies=tuple(self._anomalies),
        )

    def _note(self, kind: str, entry: int, what: str, other: int | None = None) -> None:
        """Keep what cannot be."""
        self._anomalies.append(Anomaly(kind=kind, entry=entry, what=what, other=other))

    def _enter(
        self, entry: int, movement: Movement, roll: str, of: PersonClass, count: int
    ) -> None:
        """Put a person, or some who are counted only, into the country."""
        first = Station(
            party=movement.party.name,
            day=movement.day,
            place=movement.place,
            institution=movement.institution,
            post=movement.party.post,
            illustrative=movement.illustrative,
        )
        self._persons.append(
            Present(
                roll=roll,
                of=of,
                count=count,
                came=movement,
                since=movement.at,
                entry_in=entry,
                stations=(first,),
            )
        )

    def _count_out(self, entry: int, movement: Movement, of: PersonClass, count: int) -> None:
        """Let some who were counted only leave: those of the party who came first, first."""
        waiting = self._counted.get((movement.party.name, of), [])
        while count and waiting:
            at = waiting[0]
            there = self._persons[at]
            gone = min(count, there.count)
            left = replace(there, count=gone, until=movement.at, entry_out=entry)
            if gone == there.count:
                self._persons[at] = left
                waiting.pop(0)
            else:
                self._persons[at] = replace(there, count=there.count - gone)
                self._persons.append(left)
            count -= gone
        if count:
            self._note("left_without_entering", entry, f"{movement.party.name}: {count} {of}")

    def _take(self, entry: int, at: datetime, party: str, thing: Materiel) -> None:
        """Take a piece, or a quantity, out of the country or out of use."""
        if thing.serial:
            held = self._pieces.pop(thing.piece, None)
            if held is None:
                self._note("never_came", entry, thing.serial)
            else:
                self._things[held] = replace(self._things[held], until=at, entry_out=entry)
            return
        waiting = self._amounts.get(_amount(party, thing), [])
        quantity = thing.quantity
        while quantity and waiting:
            place = waiting[0]
            there = self._things[place]
            gone = min(quantity, there.thing.quantity)
            taken = replace(
                there, thing=replace(there.thing, quantity=gone), until=at, entry_out=entry
            )
            if gone == there.thing.quantity:
                self._things[place] = taken
                waiting.pop(0)
            else:
                rest = replace(there.thing, quantity=there.thing.quantity - gone)
                self._things[place] = replace(there, thing=rest)
                self._things.append(taken)
            quantity -= gone
        if quantity:
            self._note("never_came", entry, f"{thing.item}: {quantity}")


def _amount(party: str, thing: Materiel) -> tuple[object, ...]:
    """Give what a quantity is known by."""
    return (party, thing.kind, thing.item, thing.unit, thing.name)


def _stations(one: Present, by_party: Mapping[str, Sequence[Station]]) -> tuple[Station, ...]:
    """Give the stations of a person's party while the person was there, by day."""
    last = one.until.date() if one.until else None
    return tuple(
        station
        for station in sorted(by_party.get(one.came.party.name, ()), key=lambda each: each.day)
        if station.day >= one.came.day
        and (last is None or station.day <= last)
        and (not station.persons or one.roll in station.persons)
    )
