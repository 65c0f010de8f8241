"""Who is where on which day: what every picture and table of a plan is drawn from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.core.codes import Held as Listed
from relevo.core.term import Term, runs_of
from relevo.rotation.model import Held, PostEnd, PostStart, Uncovered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.instrument.model import Scope
    from relevo.rotation.model import CalendarEntry, Planning, Tour


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One unit's time in one post: a tour of the plan, or the incumbent's.

    Attributes:
        number: Number shown beside it in every table, from 1.
        unit: Identifier of the unit.
        post: Identifier of the post.
        term: Days in the country.
        incumbent: Whether it began under an earlier act and is no tour of the plan.
    """

    number: int
    unit: str
    post: str
    term: Term
    incumbent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """A relief in place: two units present at one post.

    Attributes:
        leaving: The stay that ends.
        arriving: The stay that begins.
        term: Days on which both are present.
    """

    leaving: Stay
    arriving: Stay
    term: Term


class Crossing(StrEnum):
    """Direction of a movement."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Movement:
    """One arrival or departure of one unit.

    Attributes:
        day: Day of the crossing.
        point: Point of entry.
        crossing: In or out.
        unit: Identifier of the unit.
        post: Post it goes to or comes from.
    """

    day: date
    point: str
    crossing: Crossing
    unit: str
    post: str


def stays_of(tours: Iterable[Tour], planning: Planning) -> tuple[Stay, ...]:
    """Give tours and incumbents together.

    Args:
        tours: The plan; each names a unit and a post of ``planning``.
        planning: What the plan is made from.

    Returns:
        Stays by post in file order, then first day, numbered from 1.
    """
    order = {post: place for place, post in enumerate(planning.posts)}
    rows = [(tour.post, tour.stay, tour.unit, False) for tour in tours]
    rows += [
        (post.id, post.incumbent.stay, post.incumbent.unit, True)
        for post in planning.posts.values()
        if post.incumbent
    ]
    rows.sort(key=lambda row: (order[row[0]], row[1], row[2]))
    return tuple(
        Stay(number=number, unit=unit, post=post, term=term, incumbent=incumbent)
        for number, (post, term, unit, incumbent) in enumerate(rows, start=1)
    )


def uncovered_by(stays: Sequence[Stay], planning: Planning) -> tuple[Uncovered, ...]:
    """Give the days of each post's window on which nobody is there, by post then day."""
    gaps: list[Uncovered] = []
    for post in planning.posts.values():
        present = {day for stay in stays if stay.post == post.id for day in stay.term}
        empty = set(post.window) - present
        gaps += [Uncovered(post=post.id, term=term) for term in runs_of(empty)]
    return tuple(gaps)


def reliefs_of(stays: Sequence[Stay]) -> tuple[Relief, ...]:
    """Give each pair of consecutive stays of a post that share days, by post then day.

    Args:
        stays: In the order of :func:`stays_of`.
    """
    return tuple(
        Relief(leaving=one, arriving=two, term=term)
        for one, two in pairwise(stays)
        if one.post == two.post and (term := one.term.meet(two.term))
    )


def is_within(scope: Scope, stay: Stay, planning: Planning) -> bool:
    """Whether a limit of this scope counts a stay; an empty field restricts nothing."""
    unit, post, codes = planning.units[stay.unit], planning.posts[stay.post], planning.codes
    return (
        (not scope.senders or unit.sender in scope.senders)
        and (
            not scope.categories
            or codes.categories.holds(scope.categories, unit.category) is Listed.YES
        )
        and (not scope.places or codes.places.holds(scope.places, post.place) is Listed.YES)
        and (
            not scope.institutions
            or codes.institutions.holds(scope.institutions, post.institution) is Listed.YES
        )
    )


def persons_each_day(
    stays: Iterable[Stay], planning: Planning, scope: Scope | None = None
) -> tuple[int, ...]:
    """Count the persons present on each day of the horizon.

    Args:
        stays: Tours and incumbents.
        planning: What the plan is made from.
        scope: Counts only what a limit of this scope counts; None counts everybody.

    Returns:
        The largest number present on each day, both units of a relief included.
    """
    counted = [stay for stay in stays if scope is None or is_within(scope, stay, planning)]
    return _sum_by_day(
        [(stay.term, planning.units[stay.unit].persons) for stay in counted], planning.horizon
    )


def arms_each_day(
    stays: Sequence[Stay], planning: Planning, scope: Scope, arms: Sequence[str]
) -> tuple[int, ...]:
    """Count the pieces of an arms line present on each day of the horizon.

    A brought kit counts on each day of its unit's stay, so twice during a relief; a kit that
    stays with its post counts once on each day with a unit present.

    Args:
        stays: Tours and incumbents.
        planning: What the plan is made from.
        scope: Scope of the limit.
        arms: Codes counted together.

    Returns:
        Pieces on each day.
    """
    counted = [stay for stay in stays if is_within(scope, stay, planning)]
    loads = [
        (stay.term, _pieces(planning, planning.units[stay.unit].kit, Held.BROUGHT, arms))
        for stay in counted
    ]
    for post in planning.posts.values():
        pieces = _pieces(planning, post.kit, Held.STAYS_WITH_POST, arms)
        present = {day for stay in counted if stay.post == post.id for day in stay.term}
        loads += [(term, pieces) for term in runs_of(present) if pieces]
    return _sum_by_day(loads, planning.horizon)


def _pieces(planning: Planning, kit: str, held: Held, arms: Sequence[str]) -> int:
    """Count the pieces of an arms line in a kit; none in a missing kit or one held otherwise."""
    found = planning.kits.get(kit)
    if found is None or found.held is not held:
        return 0
    tree = planning.codes.arms
    return sum(n for code, n in found.arms.items() if tree.holds(arms, code) is Listed.YES)


def _sum_by_day(loads: Iterable[tuple[Term, int]], horizon: Term) -> tuple[int, ...]:
    """Add numbers that hold over terms, for each day of the horizon."""
    steps = [0] * (horizon.days + 1)
    for term, number in loads:
        if inside := term.meet(horizon):
            steps[(inside.start - horizon.start).days] += number
            steps[(inside.end - horizon.start).days] -= number
    sums: list[int] = []
    running = 0
    for step in steps[:-1]:
        running += step
        sums.append(running)
    return tuple(sums)


def movements_of(stays: Iterable[Stay], planning: Planning) -> tuple[Movement, ...]:
    """Give every arrival and departure, in order of day.

    An incumbent only departs. Whoever is in place on the last day of a post that continues does
    not depart.
    """
    movements: list[Movement] = []
    for stay in stays:
        post = planning.posts[stay.post]
        remains = post.ends is PostEnd.CONTINUES and stay.term.last >= post.window.last
        was_there = stay.incumbent and post.starts is PostStart.CONTINUES
        crossings = [] if was_there else [(stay.term.start, Crossing.IN)]
        crossings += [] if remains else [(stay.term.last, Crossing.OUT)]
        movements += [
            Movement(day=day, point=post.point, crossing=crossing, unit=stay.unit, post=post.id)
            for day, crossing in crossings
        ]
    return tuple(sorted(movements))


def weeks_of(horizon: Term) -> tuple[date, ...]:
    """Give the Mondays of the calendar weeks with a day in the horizon, in order."""
    monday = horizon.start - timedelta(days=horizon.start.weekday())
    count = ((horizon.last - monday).days // 7) + 1
    return tuple(monday + timedelta(weeks=week) for week in range(count))


def monthly_maxima(each_day: Sequence[int], horizon: Term) -> tuple[tuple[date, int], ...]:
    """Give the largest number of each calendar month, by the month's first day."""
    largest: Counter[date] = Counter()
    for day, number in zip(horizon, each_day, strict=True):
        month = day.replace(day=1)
        largest[month] = max(largest[month], number)
    return tuple(sorted(largest.items()))


def numbered_events(planning: Planning) -> tuple[tuple[int, CalendarEntry], ...]:
    """Number the named days of the horizon from 1, by day; the same in picture and table."""
    entries = [entry for entry in planning.calendar if entry.term.meet(planning.horizon)]
    return tuple(enumerate(sorted(entries, key=lambda entry: entry.term), start=1))
