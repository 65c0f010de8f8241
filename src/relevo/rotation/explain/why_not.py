"""Why a unit is not at a post on a day: what forbids it, what is instead, what it would take."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.core.term import Term
from relevo.core.words import text
from relevo.rotation.explain.clash import smallest
from relevo.rotation.explain.force import Forcing
from relevo.rotation.explain.members import lifted, members_of
from relevo.rotation.explain.model import Kind, WhyNot
from relevo.rotation.from_mandate import from_mandate
from relevo.rotation.model import Tour
from relevo.rotation.reach import reach_of
from relevo.rotation.solver.budget import Budget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from relevo.core.words import Text
    from relevo.rotation.explain.model import Member
    from relevo.rotation.from_mandate import Built
    from relevo.rotation.model import Planning, Post, Unit


def why_not(
    planning: Planning,
    tours: Sequence[Tour],
    *,
    unit: str,
    post: str,
    day: date,
    clock: Callable[[], float],
    time_limit_s: float,
    stopped: Callable[[], bool],
    seed: int = 0,
) -> WhyNot:
    """Explain why a unit is not at a post on a day.

    Args:
        planning: What the plan is made from.
        tours: The plan; it keeps every limit.
        unit: A unit of the problem, by identifier.
        post: A post of the problem, by identifier.
        day: A day planned.
        clock: Gives seconds; only differences count.
        time_limit_s: Seconds allowed for solving.
        stopped: Asked often; True ends it.
        seed: Seed of every search.

    Returns:
        What forbids it alone; only if nothing does, what the plan has instead and what having it
        there would take.
    """
    held = planning.posts[post]
    there = next(
        (
            t
            for t in (*tours, *_seated(planning))
            if (t.unit, t.post) == (unit, post) and day in t.stay
        ),
        None,
    )
    if there is not None:
        return WhyNot(there=there)
    facts = tuple(_facts(planning, planning.units[unit], held, day))
    if facts:
        return WhyNot(forbids=facts)
    if not _has_tour(planning, unit, held, day):
        members = tuple(m for m in members_of(planning) if m.kind is not Kind.OFFER)
        found = smallest(members, lambda active: _impossible(planning, unit, held, day, active))
        alone = text(
            "No tour within the days of {post} can be there on {day}.", post=held.name, day=day
        )
        return WhyNot(forbids=() if found else (alone,), members=found)
    budget = Budget(clock, clock(), time_limit_s, stopped)
    built = from_mandate(planning)
    forcing = Forcing(
        planning=planning,
        built=built,
        tours=tuple(tours),
        pair=_pair(built, unit, post),
        seed=seed,
    )
    return WhyNot(
        plan=tuple(_instead(planning, tours, unit, held, day)), forced=forcing.on(day, budget)
    )


def _seated(planning: Planning) -> Iterator[Tour]:
    """Give the stays of incumbents as tours."""
    for post in planning.posts.values():
        if post.incumbent is not None:
            yield Tour(
                unit=post.incumbent.unit, post=post.id, stay=post.incumbent.stay, row=post.row
            )


def _facts(planning: Planning, unit: Unit, post: Post, day: date) -> Iterator[Text]:
    """Name what forbids it whatever the limits are."""
    if post.id not in unit.posts:
        yield text(
            "{unit} is not offered for {post}; it is offered for {posts} ({row}).",
            unit=unit.id,
            post=post.id,
            posts=tuple(unit.posts) or text("no post"),
            row=str(unit.row),
        )
    if day not in post.window:
        yield text(
            "{day} is not among the days on which {post} is held: {window} ({row}).",
            day=day,
            post=post.id,
            window=post.window,
            row=str(post.row),
        )
    for stay in _seated(planning):
        if stay.unit == unit.id and day in stay.stay:
            yield text(
                "{unit} is in place at {post} {stay}, from before the days planned ({row}).",
                unit=unit.id,
                post=stay.post,
                stay=stay.stay,
                row=str(stay.row),
            )


def _pair(built: Built, unit: str, post: str) -> int:
    """Give the index of a pair; -1 if it is none."""
    names = [
        (built.units[int(u)].id, built.posts[int(p)].id)
        for u, p in built.instance.arrays.pair[["unit", "post"]]
    ]
    return names.index((unit, post)) if (unit, post) in names else -1


def _has_tour(planning: Planning, unit: str, post: Post, day: date) -> bool:
    """Whether a unit has any tour at a post that holds a day, all others aside."""
    posts = {
        id_: one
        for id_, one in planning.posts.items()
        if id_ == post.id or (one.incumbent is not None and one.incumbent.unit == unit)
    }
    needed = {unit, *(one.incumbent.unit for one in posts.values() if one.incumbent)}
    units = {id_: planning.units[id_] for id_ in planning.units if id_ in needed}
    built = from_mandate(replace(planning, posts=posts, units=units))
    pair = _pair(built, unit, post.id)
    return pair >= 0 and bool(reach_of(built, pair).days()[(day - built.start).days])


def _impossible(
    planning: Planning, unit: str, post: Post, day: date, active: frozenset[Member]
) -> bool:
    """Whether some limits alone leave a unit no tour at a post that holds a day."""
    others = [
        member
        for member in members_of(planning)
        if member not in active and member.kind is not Kind.OFFER
    ]
    return not _has_tour(lifted(planning, others), unit, post, day)


def _instead(
    planning: Planning, tours: Sequence[Tour], unit: str, post: Post, day: date
) -> Iterator[Text]:
    """Say what the plan has instead."""
    stays = (*tours, *_seated(planning))
    for tour in stays:
        if tour.post == post.id and day in tour.stay:
            yield text(
                "In the plan {unit} is at {post} {stay} ({row}).",
                unit=tour.unit,
                post=post.id,
                stay=tour.stay,
                row=str(tour.row),
            )
    for tour in stays:
        if tour.unit != unit:
            continue
        owed = planning.units[unit].dwell_days(tour.stay.days)
        if day in tour.stay:
            yield text(
                "In the plan {unit} is at {post} {stay} ({row}).",
                unit=unit,
                post=tour.post,
                stay=tour.stay,
                row=str(tour.row),
            )
        elif owed and day in Term(tour.stay.end, tour.stay.end + timedelta(days=owed)):
            yield text(
                "After its tour at {post} {stay} ({row}), {unit} owes {days} days at home: {home}.",
                post=tour.post,
                stay=tour.stay,
                row=str(tour.row),
                unit=unit,
                days=owed,
                home=Term(tour.stay.end, tour.stay.end + timedelta(days=owed)),
            )
    host = planning.institutions.get(post.institution)
    inside = sum(
        day in tour.stay and planning.posts[tour.post].institution == post.institution
        for tour in stays
    )
    if host is not None and host.units_at_once is not None and inside >= host.units_at_once:
        yield text(
            "{institution} is full on {day}: {inside} of {room} at once ({row}).",
            institution=planning.codes.institutions.name(host.id),
            day=day,
            inside=inside,
            room=host.units_at_once,
            row=str(host.row),
        )
