"""A plan in another year: everything dated moves by whole years, to the same day and month."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.term import Term, union

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relevo.rotation.model import Planning, Post, Tour, Unit

_LEAP_DAY = 29


def moved(day: date, years: int) -> date:
    """Give the same day of the month some years later; 28 February where there is no 29th.

    Args:
        day: A day.
        years: Whole years, below 0 for earlier ones.
    """
    later = day.year + years
    try:
        return day.replace(year=later)
    except ValueError:
        assert day.day == _LEAP_DAY, day
        return day.replace(year=later, day=_LEAP_DAY - 1)


def shifted(
    planning: Planning, tours: Iterable[Tour], years: int
) -> tuple[Planning, tuple[Tour, ...]]:
    """Move a plan, and what it was made from, by whole years.

    The mandate stays as it is: whoever moves a plan judges it by another. A leap day that the new
    year lacks becomes 28 February, so that two stays may then share that day.

    Args:
        planning: Forces, posts and calendar.
        tours: The plan.
        years: Whole years.

    Returns:
        Both, moved.
    """
    start = planning.frozen_until
    return (
        replace(
            planning,
            horizon=_term(planning.horizon, years),
            units={id_: _unit(unit, years) for id_, unit in planning.units.items()},
            posts={id_: _post(post, years) for id_, post in planning.posts.items()},
            calendar=tuple(
                replace(entry, term=_term(entry.term, years)) for entry in planning.calendar
            ),
            announced=tuple(_tour(tour, years) for tour in planning.announced),
            frozen_until=moved(start, years) if start else None,
        ),
        tuple(_tour(tour, years) for tour in tours),
    )


def _term(term: Term, years: int) -> Term:
    """Move first and last day."""
    return Term.inclusive(moved(term.start, years), moved(term.last, years))


def _tour(tour: Tour, years: int) -> Tour:
    """Move a tour."""
    return replace(tour, stay=_term(tour.stay, years))


def _unit(unit: Unit, years: int) -> Unit:
    """Move the days on which a unit is offered."""
    return replace(
        unit,
        available=union(_term(term, years) for term in unit.available),
        free_from=moved(unit.free_from, years) if unit.free_from else None,
    )


def _post(post: Post, years: int) -> Post:
    """Move a post's window and the stay of its incumbent."""
    there = post.incumbent
    return replace(
        post,
        window=_term(post.window, years),
        incumbent=replace(there, stay=_term(there.stay, years)) if there else None,
    )
