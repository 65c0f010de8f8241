"""The roll: who and what is in the country at an instant, and how many there were over time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from relevo.register.model import Coverage, Enrolment, Kind, Movement, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import date, datetime

    from relevo.register.model import Record, Recorded
    from relevo.register.presence import Held, Presence, Present


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Who and what is in the country at an instant.

    Attributes:
        at: The instant, UTC.
        persons: Persons.
        things: Arms, aircraft, vessels, equipment and stock, with units or with none.
    """

    at: datetime
    persons: tuple[Present, ...]
    things: tuple[Held, ...]

    @property
    def strength(self) -> int:
        """Number of persons."""
        return sum(one.count for one in self.persons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """How long somebody has been in the country.

    Attributes:
        present: The person.
        days: Days so far, first and last included.
        left: Days left of the stay that was foreseen; negative when it is over, None when none was.
    """

    present: Present
    days: int
    left: int | None


def fold_roll(presence: Presence, at: datetime) -> Roll:
    """Give the roll at an instant: whoever leaves at that instant is gone, whoever comes is there.

    Args:
        presence: Persons and things.
        at: The instant, UTC.
    """
    return Roll(
        at=at,
        persons=tuple(one for one in presence.persons if _there(one, at)),
        things=tuple(one for one in presence.things if _there(one, at)),
    )


def happened_by(known: Iterable[Recorded], at: datetime, day: date) -> tuple[Recorded, ...]:
    """Leave out what happened after an instant.

    Args:
        known: Records that stand.
        at: The instant, UTC.
        day: Its civil day in the host state; what has a day and no hour counts if it is no later.

    Returns:
        The others, in the same order.
    """
    return tuple(one for one in known if _by(one.record, at, day))


def fold_places(
    persons: Iterable[Present], midnight: Callable[[date], datetime]
) -> tuple[Present, ...]:
    """Give each person once for each place, with that station alone.

    Args:
        persons: Persons.
        midnight: Gives the first instant of a civil day of the host.

    Returns:
        The persons in the same order, each for as long as it was at one place.
    """
    found: list[Present] = []
    for one in persons:
        starts = [
            one.since,
            *(max(one.since, midnight(station.day)) for station in one.stations[1:]),
        ]
        ends = [*starts[1:], one.until]
        found.extend(
            replace(one, since=start, until=end, stations=(station,))
            for station, start, end in zip(one.stations, starts, ends, strict=True)
            if end is None or end > start
        )
    return tuple(found)


def fold_left_behind(roll: Roll) -> tuple[Held, ...]:
    """Give what is still there though the party that brought it has nobody there any more.

    What came with no person at all, such as a stockpile, was not left by anybody.

    Args:
        roll: The roll.
    """
    parties = {one.came.party.name for one in roll.persons}
    return tuple(
        one for one in roll.things if one.came.party.strength and one.came.party.name not in parties
    )


def fold_strength(
    persons: Iterable[Present], by: Callable[[Present], Hashable] = lambda _: ""
) -> dict[Hashable, tuple[tuple[datetime, int], ...]]:
    """Give the number of persons over time, by what they are grouped by.

    Args:
        persons: Persons.
        by: What a person is grouped by, e.g. the sending state.

    Returns:
        For each group, instants in order and the number from that instant on; 0 before the first.
    """
    changes: dict[Hashable, list[tuple[datetime, int]]] = {}
    for one in persons:
        group = changes.setdefault(by(one), [])
        group.append((one.since, one.count))
        if one.until is not None:
            group.append((one.until, -one.count))
    return {group: _steps(each) for group, each in changes.items()}


def most_on(steps: Iterable[tuple[datetime, int]], start: datetime, end: datetime) -> int:
    """Give the largest number between two instants.

    Args:
        steps: As :func:`fold_strength` gives them.
        start: First instant.
        end: Instant after the last.
    """
    before, most = 0, 0
    for at, number in steps:
        if at <= start:
            before = number
        elif at < end:
            most = max(most, number)
    return max(before, most)


def fold_stays(roll: Roll, day: date) -> tuple[Stay, ...]:
    """Give how long each person on the roll has been there, and has left.

    Args:
        roll: The roll of the day.
        day: Civil date of the host state.
    """
    return tuple(
        Stay(
            present=one,
            days=(day - one.came.day).days + 1,
            left=(one.came.until - day).days if one.came.until else None,
        )
        for one in roll.persons
    )


def fold_arms(roll: Roll) -> dict[str, tuple[tuple[str, ...], int]]:
    """Give the arms on hand: for each kind its serials, in order, and the number of pieces."""
    found: dict[str, tuple[tuple[str, ...], int]] = {}
    arms = sorted(
        (one for one in roll.things if one.thing.kind is Kind.ARMS),
        key=lambda one: (one.thing.item, one.thing.serial),
    )
    for item, group in groupby(arms, key=lambda one: one.thing.item):
        pieces = list(group)
        serials = tuple(one.thing.serial for one in pieces if one.thing.serial)
        found[item] = (serials, sum(one.thing.quantity for one in pieces))
    return found


def fold_stock(roll: Roll) -> dict[tuple[str, str], int]:
    """Give the stock on hand: quantity by item and unit."""
    found: dict[tuple[str, str], int] = {}
    for one in roll.things:
        if one.thing.kind is Kind.STOCK:
            item = (one.thing.item, one.thing.unit)
            found[item] = found.get(item, 0) + one.thing.quantity
    return found


def _by(record: Record, at: datetime, day: date) -> bool:
    """Whether something had happened by an instant of a day."""
    match record:
        case Movement() | Refusal():
            return record.at <= at
        case Coverage():
            return record.from_ <= day
        case Enrolment():
            return True
        case _:
            return record.day <= day


def _there(one: Present | Held, at: datetime) -> bool:
    """Whether somebody or something is in the country at an instant."""
    return one.since <= at and (one.until is None or at < one.until)


def _steps(changes: list[tuple[datetime, int]]) -> tuple[tuple[datetime, int], ...]:
    """Sum changes at the same instant and give the number after each instant."""
    number, steps = 0, []
    for at, each in groupby(sorted(changes), key=lambda change: change[0]):
        number += sum(change for _, change in each)
        steps.append((at, number))
    return tuple(steps)
