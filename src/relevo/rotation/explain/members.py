"""The limits that bind a plan, and the problem with some of them lifted.

Lifting never takes a plan away: every plan that kept the limit is a plan without it. What is not
here is never lifted: one unit in one place at a time, relief in place, the posts' own windows,
and incumbents, which are facts.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, Any

from relevo.rotation.changes import (
    with_movement,
    with_moves,
    with_open_list,
    with_presence_on_every_day,
    with_room,
    with_units,
    without_end,
    without_length,
    without_limits,
)
from relevo.rotation.counted import not_expressed
from relevo.rotation.explain.model import Kind, Member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from relevo.rotation.model import Planning, Unit


def members_of(planning: Planning) -> tuple[Member, ...]:
    """Give every limit that can be lifted, what is common to many units first.

    Args:
        planning: The planning problem.

    Returns:
        Each once. What restricts nothing is left out: a unit free all year, a ratio of zero.
    """
    mandate, chosen = planning.mandate, planning.chosen
    return (
        Member(Kind.WINDOWS),
        *(Member(Kind.LIST, item.id) for item in mandate.permitted if item.complete),
        *(Member(Kind.LENGTH, length.id) for length in mandate.tour_lengths),
        *(
            Member(Kind.OFFER, category)
            for category in dict.fromkeys(post.category for post in planning.posts.values())
        ),
        *(
            Member(Kind.ROOM, host.id)
            for host in planning.institutions.values()
            if host.units_at_once is not None
        ),
        *(
            Member(Kind.MOVES, point.id)
            for point in planning.points.values()
            if point.moves_per_week is not None
        ),
        *(
            Member(Kind.CLOSED, str(i))
            for i, entry in enumerate(planning.calendar)
            if entry.no_movement and entry.term.meet(planning.horizon)
        ),
        *(member for unit in planning.units.values() for member in _of_unit(planning, unit)),
        *(
            Member(Kind.LIMIT, limit.id)
            for limit in mandate.limits
            if not_expressed(limit, limit.chosen(chosen)) is None
        ),
    )


def _of_unit(planning: Planning, unit: Unit) -> Iterator[Member]:
    """Give what a unit's row restricts."""
    if not any(term.covers(planning.horizon) for term in unit.available):
        yield Member(Kind.AVAILABLE, unit.id)
    if unit.free_from is not None and unit.free_from > planning.horizon.start:
        yield Member(Kind.FREE_FROM, unit.id)
    if unit.dwell_x2:
        yield Member(Kind.DWELL, unit.id)


def lifted(planning: Planning, members: Iterable[Member]) -> Planning:
    """Give the problem with some limits lifted.

    Args:
        planning: The planning problem.
        members: Limits to lift.
    """
    return reduce(_without, members, planning)


def _without(planning: Planning, member: Member) -> Planning:
    """Give the problem with one limit lifted."""
    if member.kind in _OF_UNIT:
        unit = planning.units[member.id]
        return with_units(planning, {unit.id: replace(unit, **_OF_UNIT[member.kind](planning))})
    return _LIFTS[member.kind](planning, member.id)


_LIFTS: dict[Kind, Callable[[Planning, str], Planning]] = {
    Kind.WINDOWS: lambda planning, _: with_presence_on_every_day(planning),
    Kind.LIST: with_open_list,
    Kind.LENGTH: without_length,
    Kind.OFFER: without_end,
    Kind.ROOM: lambda planning, id_: with_room(planning, id_, None),
    Kind.MOVES: lambda planning, id_: with_moves(planning, id_, None),
    Kind.CLOSED: lambda planning, id_: with_movement(planning, (int(id_),)),
    Kind.LIMIT: lambda planning, id_: without_limits(planning, (id_,)),
}
_OF_UNIT: dict[Kind, Callable[[Planning], dict[str, Any]]] = {
    Kind.AVAILABLE: lambda planning: {"available": (planning.horizon,)},
    Kind.FREE_FROM: lambda _: {"free_from": None},
    Kind.DWELL: lambda _: {"dwell_x2": 0},
}
