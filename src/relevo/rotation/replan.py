"""Replanning: what changes, what is frozen, and what the new plan changes for whom.

Each change is a pure function from planning problem to planning problem; :func:`frozen` then
freezes what comes before a day. The new plan is the whole plan, past included, so that it is
judged over the whole horizon like any other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.core.bound import Bound
from relevo.core.clause import ClauseRef, Seen
from relevo.core.finding import Basis
from relevo.core.term import Term
from relevo.core.words import Localized, text
from relevo.instrument.model import Counting, Measure, Scope
from relevo.mandate.model import Limit, Reading
from relevo.rotation.allowed import presence_terms
from relevo.rotation.gaps import gaps
from relevo.rotation.model import CalendarEntry, CalendarKind, Incumbent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from relevo.mandate.model import Mandate
    from relevo.rotation.model import Planning, Post, Tour, Uncovered, Unit

COMMAND_LINE = "command-line"
"""Act that a limit given on the command line cites: none has it."""

CEILINGS = (Measure.PERSONS, Measure.UNITS, Measure.ARMS)
"""Measures of which a ceiling can be given."""


def drop(planning: Planning, unit: str, since: date) -> Planning:
    """Give the problem with a unit away from a day on; an incumbent leaves on the eve.

    Args:
        planning: The planning problem.
        unit: The unit.
        since: First day it is away.
    """
    away = Term(since, date.max)
    dropped = planning.units[unit]
    left = tuple(part for term in dropped.available for part in term.minus(away))
    units = {**planning.units, unit: replace(dropped, available=left)}
    return _incumbents_until(
        replace(planning, units=units),
        lambda _, incumbent: since if incumbent.unit == unit else None,
    )


def close(planning: Planning, point: str, term: Term) -> Planning:
    """Give the problem with no movement at a point of entry on some days."""
    name = planning.points[point].name
    entry = CalendarEntry(
        term=term,
        kind=CalendarKind.EVENT,
        name=Localized(f"{name}: cierre", f"{name}: closure"),
        no_movement=True,
        points=(point,),
    )
    return replace(planning, calendar=(*planning.calendar, entry))


def lower(
    planning: Planning, measure: Measure, number: int, since: date, arm: str = ""
) -> Planning:
    """Give the problem with one limit more, counted at any one time; no act sets it.

    Args:
        planning: The planning problem.
        measure: What it counts, one of :data:`CEILINGS`.
        number: Most there may be at once.
        since: First day it runs.
        arm: Code of the arms counted; empty for another measure.
    """
    line = f"{measure}-{arm}" if arm else str(measure)
    arms = (arm,) if arm else ()
    limit = Limit(
        id=f"{COMMAND_LINE}/{line}",
        key=f"limits.{line}",
        clause=ClauseRef(COMMAND_LINE, "ceiling", Seen.UNSEEN),
        measure=measure,
        scope=Scope(arms=arms),
        terms=(Term(since, planning.horizon.end),),
        readings=(
            Reading(
                id=str(Counting.CONCURRENT),
                label=text("counted at any one time"),
                counting=Counting.CONCURRENT,
                bound=Bound(number, number),
                arms=arms,
            ),
        ),
        basis=Basis.PLANNING,
    )
    mandate = replace(planning.mandate, limits=(*planning.mandate.limits, limit))
    return replace(planning, mandate=mandate)


def add_posts(planning: Planning, posts: Iterable[Post], costs: Mapping[str, int]) -> Planning:
    """Give the problem with posts more, each offered to every unit of its category.

    Args:
        planning: The planning problem.
        posts: The new posts.
        costs: Cost of one tour at each, by post.
    """
    new = {post.id: post for post in posts}
    tree = planning.codes.categories

    def offered(unit: Unit) -> Unit:
        """Give a unit with the new posts it may hold."""
        more = {
            p: costs[p] for p, post in new.items() if tree.contains(post.category, unit.category)
        }
        return replace(unit, posts={**unit.posts, **more}) if more else unit

    units = {name: offered(unit) for name, unit in planning.units.items()}
    return replace(planning, posts={**planning.posts, **new}, units=units)


def under(planning: Planning, mandate: Mandate, since: date) -> Planning:
    """Give the problem under another mandate; an incumbent leaves once it no longer permits it.

    Args:
        planning: The planning problem.
        mandate: The other mandate.
        since: First day that can change.
    """
    changed = replace(planning, mandate=mandate)

    def until(post: Post, incumbent: Incumbent) -> date | None:
        """Give the first day from which the new mandate, and not the old, forbids presence."""
        unit = planning.units[incumbent.unit]
        old, new = (presence_terms(one, unit, post) for one in (planning, changed))
        forbidden = (part for term in old for part in term.outside(new) if part.end > since)
        return min((max(part.start, since) for part in forbidden), default=None)

    return _incumbents_until(changed, until)


def frozen(planning: Planning, tours: Sequence[Tour], since: date) -> Planning:
    """Give the problem of a plan announced, with the days before one frozen.

    Args:
        planning: The planning problem, changed.
        tours: The plan announced, of units and posts that the problem has.
        since: First day that can change, within the horizon.
    """
    assert since in planning.horizon
    return replace(planning, announced=tuple(tours), frozen_until=since)


def _incumbents_until(
    planning: Planning, until: Callable[[Post, Incumbent], date | None]
) -> Planning:
    """Give the problem with incumbents that leave before a day; None lets one stay."""
    posts = {}
    for name, post in planning.posts.items():
        posts[name] = post
        end = until(post, post.incumbent) if post.incumbent else None
        if post.incumbent is None or end is None or end >= post.incumbent.stay.end:
            continue
        if end <= post.window.start:
            posts[name] = replace(post, incumbent=None)
        else:
            stay = Term(post.incumbent.stay.start, end)
            posts[name] = replace(post, incumbent=replace(post.incumbent, stay=stay))
    return replace(planning, posts=posts)


class Cut(StrEnum):
    """Why a unit in place leaves on the eve of the first day that can change.

    ``away``: it is no longer available. ``post``: its post is no longer open. ``law``: the mandate
    no longer permits it there.
    """

    AWAY = "away"
    POST = "post"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Moved:
    """A tour of which the days change: the same unit at the same post.

    Attributes:
        before: As announced.
        after: In the new plan.
        cut: Why it had to end on the eve of the first day that can change; None if it did not.
    """

    before: Tour
    after: Tour
    cut: Cut | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a new plan changes, and for whom.

    Attributes:
        since: First day that could change.
        past: Tours over before it; nothing changes for them.
        kept: Tours that stay as announced.
        changed: Tours with other days, by post and unit.
        dropped: Tours announced that are made no longer.
        new: Tours not announced.
        gaps_before: Days without presence in the plan announced, from ``since`` on.
        gaps_after: The same in the new plan.
    """

    since: date
    past: tuple[Tour, ...] = ()
    kept: tuple[Tour, ...] = ()
    changed: tuple[Moved, ...] = ()
    dropped: tuple[Tour, ...] = ()
    new: tuple[Tour, ...] = ()
    gaps_before: tuple[Uncovered, ...] = ()
    gaps_after: tuple[Uncovered, ...] = ()

    @property
    def cut(self) -> tuple[Moved, ...]:
        """Tours that had to end on the eve of the first day that could change."""
        return tuple(one for one in self.changed if one.cut)

    @property
    def unchanged(self) -> bool:
        """Whether the new plan is the one announced."""
        return not (self.changed or self.dropped or self.new)


def answer(
    before: Planning, announced: Sequence[Tour], after: Planning, tours: Sequence[Tour]
) -> Answer:
    """Compare the plan announced with the new one.

    Args:
        before: The planning problem of the plan announced.
        announced: Its tours.
        after: The changed problem, with a first day that can change.
        tours: The tours of the new plan.

    Returns:
        Every tour of both plans once. Two tours of one unit at one post are one that changed, in
        order of time, those that share days first.
    """
    assert after.frozen_until is not None
    since = after.frozen_until
    place = {name: i for i, name in enumerate(after.posts)}
    old = sorted(announced, key=lambda tour: (place[tour.post], tour.stay, tour.unit))
    new = sorted(tours, key=lambda tour: (place[tour.post], tour.stay, tour.unit))
    had = {_key(tour) for tour in old}
    has = {_key(tour) for tour in new}
    gone = [tour for tour in old if _key(tour) not in has]
    come = [tour for tour in new if _key(tour) not in had]
    changed: list[Moved] = []
    for shared in (True, False):
        for tour in list(gone):
            match = next(
                (
                    other
                    for other in come
                    if (other.unit, other.post) == (tour.unit, tour.post)
                    and (not shared or other.stay.meet(tour.stay))
                ),
                None,
            )
            if match is not None:
                changed.append(Moved(tour, match, _cut(after, match, since)))
                gone.remove(tour)
                come.remove(match)
    changed.sort(key=lambda one: (place[one.before.post], one.before.stay))
    same = [tour for tour in old if _key(tour) in has]
    return Answer(
        since=since,
        past=tuple(tour for tour in same if tour.stay.end <= since),
        kept=tuple(tour for tour in same if tour.stay.end > since),
        changed=tuple(changed),
        dropped=tuple(gone),
        new=tuple(come),
        gaps_before=_from(since, gaps(before.posts.values(), announced)),
        gaps_after=_from(since, gaps(after.posts.values(), tours)),
    )


def _cut(planning: Planning, tour: Tour, since: date) -> Cut | None:
    """Say why a tour ends on the eve of a day; None if it does not.

    Nothing else ends one then: the last day of a tour in place moves to that day or later.
    """
    if tour.stay.end != since:
        return None
    if not any(since in term for term in planning.units[tour.unit].available):
        return Cut.AWAY
    return Cut.LAW if since in planning.posts[tour.post].window else Cut.POST


def _key(tour: Tour) -> tuple[str, str, Term]:
    """Give what makes two tours the same."""
    return tour.unit, tour.post, tour.stay


def _from(since: date, found: Iterable[Uncovered]) -> tuple[Uncovered, ...]:
    """Give the days without presence from a day on."""
    rest = Term(since, date.max)
    return tuple(
        replace(gap, term=term) for gap in found if (term := gap.term.meet(rest)) is not None
    )
