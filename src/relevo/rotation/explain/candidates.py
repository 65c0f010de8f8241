"""Changes worth trying for a limit that binds: how much, on which days, and how they are made."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from relevo.core.data import data_text
from relevo.core.term import Term, runs_of
from relevo.instrument.model import Counting, Measure
from relevo.rotation.changes import (
    one_more,
    with_length,
    with_movement,
    with_moves,
    with_number,
    with_room,
    with_units,
)
from relevo.rotation.explain.model import Change, Kind
from relevo.rotation.from_mandate import from_mandate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relevo.rotation.explain.model import Member
    from relevo.rotation.from_mandate import Built
    from relevo.rotation.model import Planning

_MOST_MONTHS = 24
"""Longest tours that are tried, in months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A change that can be made larger or smaller.

    Attributes:
        change: What sort of change.
        id: What is changed.
        before: The number now; None if no number changes.
        numbers: Numbers to try, the most generous first; one None if no number changes.
        slots: The days on which it can be made, one by one or week by week; empty if it has no
            days of its own.
        build: Gives the arrays for a number and the days from the first to the last slot.
    """

    change: Change
    id: str
    before: int | None
    numbers: tuple[int | None, ...]
    slots: tuple[Term, ...]
    build: Callable[[int | None, Term | None], Built]


@cache
def ranks() -> dict[Change, int]:
    """Give the order of the sorts of change, the cheapest first, as ``remedies.csv`` says."""
    rows = csv.DictReader(data_text("remedies.csv", "relevo.rotation").splitlines())
    return {Change(row["change"]): int(row["rank"]) for row in rows}


def candidates_for(planning: Planning, member: Member) -> Iterator[Candidate]:
    """Give the changes that loosen one limit.

    Args:
        planning: The planning problem.
        member: The limit.

    Returns:
        None for what only another act could change: the windows of presence and lists.
    """
    match member.kind:
        case Kind.OFFER:
            yield from _one_more(planning, member.id)
        case Kind.AVAILABLE | Kind.FREE_FROM | Kind.DWELL:
            yield _of_unit(planning, member)
        case Kind.ROOM | Kind.MOVES | Kind.LIMIT:
            yield _larger(planning, member)
        case Kind.CLOSED:
            yield Candidate(
                change=Change.CLOSED,
                id=member.id,
                before=None,
                numbers=(None,),
                slots=(),
                build=lambda _n, _t: from_mandate(with_movement(planning, (int(member.id),))),
            )
        case Kind.LENGTH:
            yield from _months(planning, member.id)
        case _:
            return


def _days(planning: Planning) -> tuple[Term, ...]:
    """Give each day planned."""
    return tuple(Term.inclusive(day, day) for day in planning.horizon)


def _one_more(planning: Planning, category: str) -> Iterator[Candidate]:
    """Give one more unit of a category; nothing if none is offered to take as its model."""

    def build(_number: int | None, term: Term | None) -> Built:
        unit = one_more(planning, category, term or planning.horizon)
        assert unit is not None
        return from_mandate(with_units(planning, {unit.id: unit}))

    if one_more(planning, category, planning.horizon) is not None:
        yield Candidate(
            change=Change.UNIT,
            id=category,
            before=None,
            numbers=(None,),
            slots=_days(planning),
            build=build,
        )


def _of_unit(planning: Planning, member: Member) -> Candidate:
    """Give what loosens a unit's days: more of them, an earlier first one, or a lower ratio."""
    unit = planning.units[member.id]

    def build(number: int | None, term: Term | None) -> Built:
        changed = unit
        if member.kind is Kind.AVAILABLE:
            days = {day for span in (*unit.available, term or planning.horizon) for day in span}
            changed = replace(unit, available=runs_of(days))
        elif member.kind is Kind.FREE_FROM and number is not None:
            changed = replace(unit, free_from=date.fromordinal(number))
        elif number is not None:
            changed = replace(unit, dwell_x2=number)
        return from_mandate(with_units(planning, {unit.id: changed}))

    numbers: tuple[int | None, ...] = (None,)
    if member.kind is Kind.FREE_FROM and unit.free_from is not None:
        numbers = tuple(range(planning.horizon.start.toordinal(), unit.free_from.toordinal()))
    elif member.kind is Kind.DWELL:
        numbers = tuple(range(unit.dwell_x2))
    return Candidate(
        change=Change(member.kind.value),
        id=unit.id,
        before=unit.dwell_x2 if member.kind is Kind.DWELL else None,
        numbers=numbers,
        slots=_days(planning) if member.kind is Kind.AVAILABLE else (),
        build=build,
    )


def _larger(planning: Planning, member: Member) -> Candidate:
    """Give a larger number: room at an institution, movements in a week, a number of an act."""
    before, most, make = _bounds(planning, member)
    now = from_mandate(planning)

    @cache
    def wide(number: int) -> Built:
        return from_mandate(make(number))

    def build(number: int | None, term: Term | None) -> Built:
        assert number is not None
        raised = wide(number)
        return raised if term is None else on_days(now, raised, term)

    return Candidate(
        change=Change(member.kind.value),
        id=member.id,
        before=before,
        numbers=tuple(range(most, before, -1)),
        slots=_slots(planning, member),
        build=build,
    )


def _bounds(planning: Planning, member: Member) -> tuple[int, int, Callable[[int], Planning]]:
    """Give the number now, one that never binds, and the problem with another number."""
    posts = planning.posts.values()
    if member.kind is Kind.ROOM:
        room = planning.institutions[member.id].units_at_once
        assert room is not None
        inside = sum(post.institution == member.id for post in posts)
        return room, room + 2 * inside, lambda n: with_room(planning, member.id, n)
    if member.kind is Kind.MOVES:
        moves = planning.points[member.id].moves_per_week
        assert moves is not None
        through = sum(post.point == member.id for post in posts)
        return moves, moves + 4 * through, lambda n: with_moves(planning, member.id, n)
    limit = next(limit for limit in planning.mandate.limits if limit.id == member.id)
    number = limit.chosen(planning.chosen).bound.lo
    assert number is not None
    return (
        number,
        number + _most(planning, member.id),
        lambda n: with_number(planning, member.id, n),
    )


def _most(planning: Planning, limit: str) -> int:
    """Give more than a limit can ever have to be raised by."""
    built = from_mandate(planning)
    if limit not in built.resource_limits:
        return planning.horizon.days + sum(unit.persons for unit in planning.units.values())
    k = built.resource_limits.index(limit)
    needs = built.instance.needs
    most = 2 * int(needs.pair[:, k].max(initial=0)) + int(needs.post[:, k].max(initial=0))
    return len(built.posts) * most + 1


def _slots(planning: Planning, member: Member) -> tuple[Term, ...]:
    """Give the days or calendar weeks on which a number can be larger; empty if only always."""
    if member.kind is Kind.MOVES:
        weeks: dict[tuple[int, int], list[date]] = {}
        for day in planning.horizon:
            weeks.setdefault(day.isocalendar()[:2], []).append(day)
        return tuple(Term.inclusive(days[0], days[-1]) for days in weeks.values())
    if member.kind is Kind.LIMIT:
        limit = next(limit for limit in planning.mandate.limits if limit.id == member.id)
        counting = limit.chosen(planning.chosen).counting
        if limit.measure is Measure.STAY_DAYS or counting is not Counting.CONCURRENT:
            return ()
    return _days(planning)


def on_days(now: Built, raised: Built, term: Term) -> Built:
    """Give arrays with the bounds of others on some days.

    Args:
        now: The arrays.
        raised: Arrays that differ from them in ceilings and movements alone.
        term: Days on which the bounds of ``raised`` count; for movements, the weeks of these days.
    """
    assert now.instance.ceiling.shape == raised.instance.ceiling.shape
    first, end = (term.start - now.start).days, (term.end - now.start).days
    week = now.instance.arrays.week
    ceiling, moves = now.instance.ceiling.copy(), now.instance.moves.copy()
    ceiling[:, first:end] = raised.instance.ceiling[:, first:end]
    weeks = np.unique(week[first:end])
    moves[:, weeks] = raised.instance.moves[:, weeks]
    return replace(now, instance=replace(now.instance, ceiling=ceiling, moves=moves))


def _months(planning: Planning, id_: str) -> Iterator[Candidate]:
    """Give a rotation interval with more months at most, and one with fewer at least."""
    length = next(length for length in planning.mandate.tour_lengths if length.id == id_)
    for change, before, numbers, name in (
        (Change.LONGER, length.at_most, range(_MOST_MONTHS, length.at_most, -1), "at_most"),
        (Change.SHORTER, length.at_least, range(1, length.at_least), "at_least"),
    ):
        if numbers:
            yield Candidate(
                change=change,
                id=id_,
                before=before,
                numbers=tuple(numbers),
                slots=(),
                build=lambda n, _t, name=name: from_mandate(  # type: ignore[misc]  # bound here
                    with_length(planning, replace(length, **{name: n}))
                ),
            )
