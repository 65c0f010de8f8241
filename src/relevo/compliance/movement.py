"""Movements: the arrivals and departures that a plan makes at the points of entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.rotation.model import PostEnd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relevo.compliance.stay import Stay


@dataclass(frozen=True, slots=True)
class Movement:
    """One arrival or departure of one unit.

    Attributes:
        stay: The stay that begins or ends.
        day: Day of the movement: the first or the last of the stay.
        arrives: Whether it is an arrival.
    """

    stay: Stay
    day: date
    arrives: bool


def movements_at(point: str, stays: Iterable[Stay]) -> tuple[Movement, ...]:
    """Give the movements at a point of entry, by day.

    Args:
        point: Identifier of the point.
        stays: Tours and incumbents; only those whose post uses the point count.

    Returns:
        A tour's arrival and departure and an incumbent's departure; a stay still in place on the
        last day of a post that continues makes no departure.
    """
    found = [m for stay in stays if stay.post.point == point for m in _of(stay)]
    return tuple(sorted(found, key=lambda movement: (movement.day, movement.stay.ref)))


def _of(stay: Stay) -> Iterator[Movement]:
    """Give the movements of one stay."""
    if not stay.incumbent:
        yield Movement(stay, stay.term.start, arrives=True)
    remains = stay.post.ends is PostEnd.CONTINUES and stay.term.last >= stay.post.window.last
    if not remains:
        yield Movement(stay, stay.term.last, arrives=False)
