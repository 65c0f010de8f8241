"""Who and what is, or was, in the country: each person and piece from one crossing to the next."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from relevo.register.model import Movement, Station, Use, Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, tzinfo

    from relevo.core.classes import PersonClass
    from relevo.register.model import Materiel, Recorded

    _When = tuple[datetime, date]
    """The instant, UTC, and the civil day of leaving."""

_ONE_INSTANT = timedelta(microseconds=1)


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
        kind: ``entered_twice``, ``left_without_entering``, ``serial_twice``, ``never_came``; of a
            handover ``not_on_hand``, ``not_held``, ``to_nobody``.
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


def fold_presence(known: Iterable[Recorded], zone: tzinfo = UTC) -> Presence:
    """Follow every person and piece from coming to leaving.

    Args:
        known: Records that stand, as :func:`relevo.register.known.fold_known` gives them.
        zone: Time zone of the host's civil dates: what has a day only lies at the day's end.

    Returns:
        Persons and things; movements are taken in the order in which they happened.
    """
    fold = _Fold(zone)
    for one in sorted(known, key=lambda each: _happened(each, zone)):
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


def _happened(one: Recorded, zone: tzinfo) -> tuple[datetime, int]:
    """Order records by when they happened; what has a day only, at its end."""
    record = one.record
    match record:
        case Movement():
            return record.at, one.entry
        case Station() | Use():
            return _end_of(record.day, zone), one.entry
        case _:
            return one.recorded_at, one.entry


def _end_of(day: date, zone: tzinfo) -> datetime:
    """Give the last instant of a civil day, UTC."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC) - _ONE_INSTANT


@dataclass(slots=True)
class _Spell:
    """Somebody or something in the country, as far as it is known yet.

    Attributes:
        what: Roll number and class, or a thing.
        count: How many.
        came: The movement in.
        entry_in: Its entry.
        until: When it left.
        entry_out: The entry that says so.
        last: The civil day of that.
    """

    what: tuple[str, PersonClass] | Materiel
    count: int
    came: Movement
    entry_in: int
    until: datetime | None = None
    entry_out: int | None = None
    last: date | None = None

    def leave(self, at: datetime, day: date, entry: int) -> None:
        """Say when it left, and which entry says so."""
        self.until, self.last, self.entry_out = at, day, entry


class _Fold:
    """What is in the country so far."""

    def __init__(self, zone: tzinfo) -> None:
        """Begin with nobody and nothing."""
        self._zone = zone
        self.stations: list[Station] = []
        self._persons: list[_Spell] = []
        self._things: list[_Spell] = []
        self._single: dict[object, _Spell] = {}
        self._several: dict[object, deque[_Spell]] = {}
        self._anomalies: list[Anomaly] = []

    def come(self, entry: int, movement: Movement) -> None:
        """Take a party in."""
        party = movement.party
        for person in party.persons:
            spell = _Spell((person.roll, person.of), 1, movement, entry)
            self._one(person.roll, spell, self._persons, "entered_twice", person.roll)
        for of, count in party.uncounted:
            spell = _Spell(("", of), count, movement, entry)
            self._some((party.name, of), spell, self._persons)
        for thing in party.materiel:
            spell = _Spell(thing, thing.quantity, movement, entry)
            if thing.serial:
                self._one(thing.piece, spell, self._things, "serial_twice", thing.serial)
            else:
                self._some(_amount(party.name, thing), spell, self._things)

    def leave(self, entry: int, movement: Movement) -> None:
        """Let a party out."""
        party, when = movement.party, (movement.at, movement.day)
        for person in party.persons:
            self._end(person.roll, entry, when, "left_without_entering", person.roll)
        for of, count in party.uncounted:
            missing = self._end_some((party.name, of), count, entry, when, self._persons)
            if missing:
                what = f"{party.name}: {missing} {of}"
                self._note("left_without_entering", entry, what)
        for thing in party.materiel:
            self._take(entry, when, party.name, thing)

    def use(self, entry: int, use: Use) -> None:
        """Take away what was used up, destroyed or lost."""
        when = _end_of(use.day, self._zone), use.day
        for thing in use.stock:
            self._take(entry, when, use.party, thing)

    def presence(self) -> Presence:
        """Give what was found, every person with where they were."""
        by_party: dict[str, list[Station]] = {}
        for station in self.stations:
            by_party.setdefault(station.party, []).append(station)
        first: dict[int, Station] = {}
        return Presence(
            persons=tuple(_present(one, by_party, first) for one in self._persons),
            things=tuple(_held(one) for one in self._things),
            anomalies=tuple(self._anomalies),
        )

    def _note(self, kind: str, entry: int, what: str, other: int | None = None) -> None:
        """Keep what cannot be."""
        self._anomalies.append(Anomaly(kind=kind, entry=entry, what=what, other=other))

    def _one(self, key: object, spell: _Spell, where: list[_Spell], kind: str, what: str) -> None:
        """Put a person or piece into the country, unless it is there."""
        other = self._single.get(key)
        if other is None:
            self._single[key] = spell
            where.append(spell)
        else:
            self._note(kind, spell.entry_in, what, other.entry_in)

    def _some(self, key: object, spell: _Spell, where: list[_Spell]) -> None:
        """Put some who were counted, or a quantity, into the country."""
        self._several.setdefault(key, deque()).append(spell)
        where.append(spell)

    def _end(self, key: object, entry: int, when: _When, kind: str, what: str) -> None:
        """Let a person or piece go."""
        spell = self._single.pop(key, None)
        if spell is None:
            self._note(kind, entry, what)
        else:
            spell.leave(*when, entry)

    def _end_some(
        self, key: object, count: int, entry: int, when: _When, where: list[_Spell]
    ) -> int:
        """Let some go: those who came first, first; give how many were not there."""
        waiting = self._several.get(key, deque())
        while count and waiting:
            there = waiting[0]
            gone = min(count, there.count)
            if gone == there.count:
                waiting.popleft()
                there.leave(*when, entry)
            else:
                there.count -= gone
                left = _Spell(there.what, gone, there.came, there.entry_in)
                left.leave(*when, entry)
                where.append(left)
            count -= gone
        return count

    def _take(self, entry: int, when: _When, party: str, thing: Materiel) -> None:
        """Take a piece, or a quantity, out of the country or out of use."""
        if thing.serial:
            self._end(thing.piece, entry, when, "never_came", thing.serial)
            return
        key = _amount(party, thing)
        if missing := self._end_some(key, thing.quantity, entry, when, self._things):
            self._note("never_came", entry, f"{thing.item}: {missing}")


def _present(
    spell: _Spell, by_party: Mapping[str, Sequence[Station]], first: dict[int, Station]
) -> Present:
    """Give a person, or some who were counted, with where they were."""
    assert isinstance(spell.what, tuple)
    roll, of = spell.what
    came = spell.came
    arrival = first.get(spell.entry_in)
    if arrival is None:
        arrival = first[spell.entry_in] = Station(
            party=came.party.name,
            day=came.day,
            place=came.place,
            institution=came.institution,
            post=came.party.post,
            illustrative=came.illustrative,
        )
    later = (
        station
        for station in sorted(by_party.get(came.party.name, ()), key=lambda each: each.day)
        if station.day >= came.day
        and (spell.last is None or station.day <= spell.last)
        and (not station.persons or roll in station.persons)
    )
    return Present(
        roll=roll,
        of=of,
        count=spell.count,
        came=came,
        since=came.at,
        entry_in=spell.entry_in,
        until=spell.until,
        entry_out=spell.entry_out,
        stations=(arrival, *later),
    )


def _held(spell: _Spell) -> Held:
    """Give a piece, or a quantity."""
    assert not isinstance(spell.what, tuple)
    thing = spell.what
    return Held(
        thing=thing if thing.quantity == spell.count else replace(thing, quantity=spell.count),
        came=spell.came,
        since=spell.came.at,
        entry_in=spell.entry_in,
        until=spell.until,
        entry_out=spell.entry_out,
    )


def _amount(party: str, thing: Materiel) -> tuple[object, ...]:
    """Give what a quantity is known by."""
    return (party, thing.kind, thing.item, thing.unit, thing.name)
