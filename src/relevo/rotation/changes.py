"""Changes to a planning problem, each a pure function: what if a rule or a row were another?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.clause import ClauseRef, Seen
from relevo.instrument.model import WindowKind
from relevo.mandate.model import PermittedWindow
from relevo.rotation.model import Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from relevo.core.term import Term
    from relevo.mandate.model import Limit, TourLength
    from relevo.rotation.model import Planning


def without_limits(planning: Planning, limits: Collection[str]) -> Planning:
    """Give the problem without some limits, by identifier."""
    kept = tuple(limit for limit in planning.mandate.limits if limit.id not in limits)
    return replace(planning, mandate=replace(planning.mandate, limits=kept))


def with_number(planning: Planning, id_: str, number: int) -> Planning:
    """Give the problem with a limit met up to another number, in the reading the plan follows."""

    def raised(limit: Limit) -> Limit:
        chosen = limit.chosen(planning.chosen)
        hi = chosen.bound.hi
        bound = replace(chosen.bound, lo=number, hi=None if hi is None else max(hi, number))
        readings = tuple(
            replace(reading, bound=bound) if reading is chosen else reading
            for reading in limit.readings
        )
        return replace(limit, readings=readings)

    limits = tuple(raised(limit) if limit.id == id_ else limit for limit in planning.mandate.limits)
    return replace(planning, mandate=replace(planning.mandate, limits=limits))


def without_length(planning: Planning, id_: str) -> Planning:
    """Give the problem without a rotation interval, by identifier."""
    kept = tuple(length for length in planning.mandate.tour_lengths if length.id != id_)
    return replace(planning, mandate=replace(planning.mandate, tour_lengths=kept))


def with_length(planning: Planning, changed: TourLength) -> Planning:
    """Give the problem with a rotation interval changed; it keeps its identifier."""
    lengths = tuple(
        changed if length.id == changed.id else length for length in planning.mandate.tour_lengths
    )
    return replace(planning, mandate=replace(planning.mandate, tour_lengths=lengths))


def with_presence_on_every_day(planning: Planning) -> Planning:
    """Give the problem with presence permitted to everybody, everywhere, on every day planned."""
    always = PermittedWindow(
        id="",
        clause=ClauseRef("", "", Seen.UNSEEN),
        kind=WindowKind.PRESENCE,
        terms=(planning.horizon,),
        senders=(),
    )
    others = tuple(w for w in planning.mandate.windows if w.kind is not WindowKind.PRESENCE)
    return replace(planning, mandate=replace(planning.mandate, windows=(*others, always)))


def with_open_list(planning: Planning, id_: str) -> Planning:
    """Give the problem with a list that no longer excludes what it does not hold."""
    lists = tuple(
        replace(permitted, complete=False) if permitted.id == id_ else permitted
        for permitted in planning.mandate.permitted
    )
    return replace(planning, mandate=replace(planning.mandate, permitted=lists))


def with_room(planning: Planning, id_: str, units_at_once: int | None) -> Planning:
    """Give the problem with another room at a host institution; None means no bound."""
    host = replace(planning.institutions[id_], units_at_once=units_at_once)
    return replace(planning, institutions={**planning.institutions, id_: host})


def with_moves(planning: Planning, id_: str, moves_per_week: int | None) -> Planning:
    """Give the problem with another allowance at a point of entry; None means no bound."""
    point = replace(planning.points[id_], moves_per_week=moves_per_week)
    return replace(planning, points={**planning.points, id_: point})


def with_movement(planning: Planning, entries: Collection[int]) -> Planning:
    """Give the problem with movement on the days of some rows of the calendar, by index."""
    calendar = tuple(
        replace(entry, no_movement=False) if i in entries else entry
        for i, entry in enumerate(planning.calendar)
    )
    return replace(planning, calendar=calendar)


def with_units(planning: Planning, units: Mapping[str, Unit]) -> Planning:
    """Give the problem with units added, or changed where the identifier is known."""
    return replace(planning, units={**planning.units, **units})


def one_more(planning: Planning, category: str, available: Term) -> Unit | None:
    """Give a unit like the one with the least dwell that may hold the category's posts.

    Args:
        planning: The planning problem.
        category: Category of the posts.
        available: Days on which the new unit is free.

    Returns:
        A unit that may hold every post of the category; None if no such unit is offered.
    """
    posts = {post.id for post in planning.posts.values() if post.category == category}
    like = [unit for unit in planning.units.values() if posts & unit.posts.keys()]
    if not like:
        return None
    model = min(like, key=lambda unit: (unit.dwell_x2, unit.persons, unit.id))
    return replace(
        model,
        id=f"{model.id}+1",
        available=(available,),
        free_from=None,
        posts=dict.fromkeys(sorted(posts), max(model.posts.values())),
    )


def stand_in(post: str, sender: str, category: str, turn: int) -> str:
    """Name one of the two units without end that hold a post in turn; no file can hold the name."""
    return f"+{post}/{sender}/{category}/{turn % 2}"


def without_end(planning: Planning, category: str) -> Planning:
    """Give the problem with as many units for a category's posts as they could ever use.

    For each post, two units of each sort offered hold it in turn, free on every day and owing
    none at home: at most two units are at a post at once, and none relieves itself. They have the
    fewest persons of any unit offered and bring no kit, so that whatever a unit offered does
    there, one of them can do instead; the units offered are therefore left out of these posts.

    Args:
        planning: The planning problem.
        category: Category of the posts.
    """
    posts = [post.id for post in planning.posts.values() if post.category == category]
    own = [unit for unit in planning.units.values() if unit.posts.keys() & set(posts)]
    sorts = [(unit.sender, unit.category) for unit in own] or [
        (sender, category) for window in planning.mandate.windows for sender in window.senders
    ]
    persons = min((unit.persons for unit in planning.units.values()), default=1)
    freed = {
        unit.id: replace(unit, posts={p: cost for p, cost in unit.posts.items() if p not in posts})
        for unit in own
    }
    endless = {
        name: Unit(
            id=name,
            name=name,
            sender=sender,
            category=kind,
            persons=persons,
            available=(planning.horizon,),
            posts={post: 0},
            dwell_x2=0,
        )
        for post in posts
        for sender, kind in dict.fromkeys(sorts)
        for turn in range(2)
        for name in (stand_in(post, sender, kind, turn),)
    }
    return with_units(planning, {**freed, **endless})
