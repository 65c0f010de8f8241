"""What those already there take of everything shared: incumbents, and tours that have begun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from relevo.rotation.counted import in_scope, kept, taken
from relevo.rotation.model import PostEnd
from relevo.rotation.solver.instance import NO_CEILING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from relevo.core.term import Term
    from relevo.rotation.begun import Begun
    from relevo.rotation.ceilings import Resource
    from relevo.rotation.model import Planning, Post, Unit
    from relevo.rotation.solver.instance import Flags, Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """A stay that no plan changes.

    Attributes:
        unit: The unit.
        post: The post.
        stay: Its days.
        arrives: Whether its first day is a movement under this mandate.
        kit: Whether the kit of the post is counted with it, not with another stay there.
    """

    unit: Unit
    post: Post
    stay: Term
    arrives: bool
    kit: bool


def opening(planning: Planning, past: Begun, post: Post) -> tuple[date, date | None]:
    """Give the first day that a chain of a post accounts for.

    Args:
        planning: The planning problem.
        past: What has begun.
        post: The post.

    Returns:
        The day, at most the window's end; and the day after the last of those whose stay stands
            and must be relieved, or None: on that day nobody arrives without having overlapped.
    """
    if post.id in past.seats:
        return past.seats[post.id].tour.stay.start, None
    begin = max(post.window.start, planning.frozen_until or post.window.start)
    begin = min(begin, post.window.end)
    ends = [tour.stay.end for tour in past.facts if tour.post == post.id]
    if post.incumbent is not None:
        ends.append(post.incumbent.stay.end)
    last = max(ends, default=None)
    return begin, min(last, post.window.end) if last is not None and last >= begin else None


def take_present(
    planning: Planning,
    past: Begun,
    *,
    busy: Flags,
    resources: Sequence[Resource],
    week: Ints,
    moves: Ints,
) -> None:
    """Take what the stays that stand use: dwell, ceilings, movements.

    Args:
        planning: The planning problem.
        past: What has begun.
        busy: (U, H) changed in place.
        resources: Their ceilings are changed in place.
        week: (H + 1,) week of each day.
        moves: (Q, W) changed in place.
    """
    start, since = planning.horizon.start, planning.frozen_until
    points = {name: q for q, name in enumerate(planning.points)}
    unit_at = {name: u for u, name in enumerate(planning.units)}
    for there in _those(planning, past):
        post, stay = there.post, there.stay
        stop = (min(stay.end, post.window.end) - start).days
        free = (stay.end - start).days + there.unit.dwell_days(stay.days)
        busy[unit_at[there.unit.id], : max(0, free)] = True
        for resource in resources:
            if resource.limit is not None and in_scope(planning, resource.limit, there.unit, post):
                reading = resource.limit.chosen(planning.chosen)
                used = taken(planning, resource.limit, reading, there.unit)
                if there.kit:
                    used += kept(planning, resource.limit, reading, post)
                resource.ceiling[: max(0, stop)] -= used
            if resource.institution == post.institution:
                resource.ceiling[: max(0, stop)] -= 1
        if stop > 0 and not (post.ends is PostEnd.CONTINUES and stay.end >= post.window.end):
            moves[points[post.point], week[stop - 1]] -= 1
        if there.arrives:
            moves[points[post.point], week[(stay.start - start).days]] -= 1
    if since is not None:
        _free_past(planning, past, busy=busy, resources=resources, week=week, moves=moves)


def _those(planning: Planning, past: Begun) -> Iterator[There]:
    """Give each stay that stands."""
    last: dict[str, date] = {}
    for tour in past.facts:
        last[tour.post] = max(tour.stay.end, last.get(tour.post, tour.stay.end))
    for post in planning.posts.values():
        if post.incumbent is not None:
            stay = post.incumbent.stay
            alone = post.id not in past.seats and stay.end >= last.get(post.id, stay.end)
            yield There(
                unit=planning.units[post.incumbent.unit],
                post=post,
                stay=stay,
                arrives=False,
                kit=alone,
            )
            last[post.id] = max(stay.end, last.get(post.id, stay.end))
    for tour in past.facts:
        yield There(
            unit=planning.units[tour.unit],
            post=planning.posts[tour.post],
            stay=tour.stay,
            arrives=True,
            kit=tour.post not in past.seats and tour.stay.end == last[tour.post],
        )


def _free_past(
    planning: Planning,
    past: Begun,
    *,
    busy: Flags,
    resources: Sequence[Resource],
    week: Ints,
    moves: Ints,
) -> None:
    """Let no day that is frozen bind, and leave room for those in place to have come."""
    assert planning.frozen_until is not None
    start = planning.horizon.start
    first = (planning.frozen_until - start).days
    for resource in resources:
        resource.ceiling[:first] = NO_CEILING
    unit_at = {name: u for u, name in enumerate(planning.units)}
    points = {name: q for q, name in enumerate(planning.points)}
    moves[:, : week[first]] = NO_CEILING
    came = np.zeros_like(moves)
    for seat in past.seats.values():
        s = (seat.tour.stay.start - start).days
        busy[unit_at[seat.tour.unit], s:] = False
        came[points[planning.posts[seat.tour.post].point], week[s]] += 1
    np.maximum(moves, came, out=moves)
