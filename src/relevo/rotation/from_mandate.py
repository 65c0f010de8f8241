"""From mandate and forces to the arrays that the solver sees.

What the law permits becomes allowed last days, ceilings and pairs; what cannot be expressed is
named, never dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from relevo.rotation.allowed import Fits
from relevo.rotation.begun import begun, to_change
from relevo.rotation.ceilings import ceilings_of
from relevo.rotation.counted import refusal
from relevo.rotation.model import PostEnd
from relevo.rotation.present import opening, take_present
from relevo.rotation.seats import freeze, seat_rows
from relevo.rotation.solver.instance import NO_CEILING, PAIR, POST, UNIT, Arrays, Instance

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from relevo.core.words import Text
    from relevo.rotation.begun import Begun
    from relevo.rotation.ceilings import Resource
    from relevo.rotation.model import Planning, Post, Unit
    from relevo.rotation.solver.instance import Flags, Ints, Records

_NEIGHBOURS = 60
"""Most posts that one post is ruined together with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """An instance and what its indices mean.

    Attributes:
        instance: The arrays.
        posts: Posts by index.
        units: Units by index.
        start: The day with index 0.
        resource_limits: Limit (id) behind each resource; empty for a host institution.
        enforced: Limits (ids) the arrays keep.
        only_checked: Limits (ids) the arrays cannot keep, with the reason.
        excluded: Why a unit cannot hold a post it was offered for, in words.
        past: What has begun before the first day that can change; nothing if none is frozen.
    """

    instance: Instance
    posts: tuple[Post, ...]
    units: tuple[Unit, ...]
    start: date
    resource_limits: tuple[str, ...]
    enforced: tuple[str, ...]
    only_checked: tuple[tuple[str, Text], ...]
    excluded: tuple[Text, ...]
    past: Begun


def from_mandate(planning: Planning, stand: Collection[str] = ()) -> Built:
    """Build the arrays of a planning problem.

    Args:
        planning: Forces, hosts, calendar and mandate; each post's window lies in the horizon.
        stand: Posts at which the last day of a tour in place stands as announced.

    Returns:
        The instance. A post that no unit may hold is there, with no pair.
    """
    assert all(planning.horizon.covers(post.window) for post in planning.posts.values())
    posts = tuple(planning.posts.values())
    units = tuple(planning.units.values())
    days, start = planning.horizon.days, planning.horizon.start
    fits = Fits(planning)
    table, excluded = _pairs(planning, posts, units, fits)
    ceilings = ceilings_of(
        planning, posts, units, [(int(p), int(u)) for p, u in table[["post", "unit"]]]
    )
    week, moves = _weeks(planning)
    busy = np.zeros((len(units), days), np.bool_)
    pair_at = {(units[u].id, posts[p].id): i for i, (u, p) in enumerate(table[["unit", "post"]])}
    past = begun(planning, fits, pair_at, stand)
    take_present(planning, past, busy=busy, resources=ceilings.resources, week=week, moves=moves)
    first_end, _ = fits.arrays()
    shortest = int((first_end - np.arange(days))[first_end > 0].min(initial=days))
    arrive, depart = _movement_days(planning, posts)
    pair_ptr = np.searchsorted(table["post"], np.arange(len(posts) + 1)).astype(np.int32)
    old_ptr, old = _announced(planning, past, pair_at)
    post_res, pair_need, post_need = _needs(len(posts), table, ceilings.resources)
    ceiling = np.array([r.ceiling for r in ceilings.resources], np.int32).reshape(-1, days)
    seat_rows(past, fits, table, pair_at)
    first_end, last_end = fits.arrays()
    arrays = Arrays(
        post=_post_table(planning, past, posts),
        pair=table,
        unit=np.array([(unit.dwell_x2, unit.persons) for unit in units], UNIT),
        day_weight=_day_weights(planning, posts),
        old_ptr=old_ptr,
        old=old,
        pair_ptr=pair_ptr,
        arrive=arrive,
        depart=depart,
        first_end=first_end,
        last_end=last_end,
        unit_end=_unit_ends(planning, units, busy),
        post_res=post_res,
        pair_need=pair_need,
        post_need=post_need,
        week=week,
        near=_near(len(posts), table),
    )
    instance = Instance(
        arrays=arrays,
        ceiling=np.maximum(0, ceiling),
        moves=np.maximum(0, moves),
        busy=busy,
        overlap=planning.overlap_days,
        days=days,
        most_tours=2 + days // max(1, shortest - planning.overlap_days),
    )
    if planning.frozen_until is not None:
        freeze(planning, past, instance, pair_at)
    return Built(
        instance=instance,
        posts=posts,
        units=units,
        start=start,
        resource_limits=tuple(r.limit.id if r.limit else "" for r in ceilings.resources),
        enforced=ceilings.enforced,
        only_checked=ceilings.only_checked,
        excluded=excluded,
        past=past,
    )


def _pairs(
    planning: Planning, posts: Sequence[Post], units: Sequence[Unit], fits: Fits
) -> tuple[Records, tuple[Text, ...]]:
    """Give the pairs, by post, and why others that were offered are none."""
    rows: list[tuple[int, int, int, int]] = []
    excluded: dict[Text, None] = {}
    for p, post in enumerate(posts):
        for u, unit in enumerate(units):
            if post.id not in unit.posts:
                continue
            reason = refusal(planning, unit, post)
            if reason is None:
                rows.append((u, p, unit.posts[post.id], fits.row(unit, post)))
            else:
                excluded[reason] = None
    return np.array(rows, PAIR), tuple(excluded)


def _needs(posts: int, pairs: Records, resources: Sequence[Resource]) -> tuple[Ints, Ints, Ints]:
    """Give which resources each post touches, and what its pairs and itself take of them."""
    touched: list[list[int]] = [[] for _ in range(posts)]
    for k, resource in enumerate(resources):
        held = {int(pairs["post"][i]) for i, n in resource.pair.items() if n}
        for p in held | {p for p, n in resource.post.items() if n}:
            touched[p].append(k)
    most = max([1, *map(len, touched)])
    post_res = np.full((posts, most), -1, np.int32)
    post_need = np.zeros((posts, most), np.int32)
    pair_need = np.zeros((len(pairs), most), np.int32)
    for p, found in enumerate(touched):
        mine = np.flatnonzero(pairs["post"] == p)
        for j, k in enumerate(found):
            post_res[p, j] = k
            post_need[p, j] = resources[k].post.get(p, 0)
            pair_need[mine, j] = [resources[k].pair.get(int(i), 0) for i in mine]
    return post_res, pair_need, post_need


def _post_table(planning: Planning, past: Begun, posts: Sequence[Post]) -> Records:
    """Give the table of posts."""
    start, points = planning.horizon.start, list(planning.points)
    opened = [opening(planning, past, post) for post in posts]
    return np.array(
        [
            (
                (begin - start).days,
                (post.window.end - start).days,
                (seated - start).days if seated else -1,
                points.index(post.point),
                post.ends is PostEnd.CONTINUES,
            )
            for post, (begin, seated) in zip(posts, opened, strict=True)
        ],
        POST,
    )


def _day_weights(planning: Planning, posts: Sequence[Post]) -> Ints:
    """Give the weight of each uncovered day of each post; 0 outside its window."""
    weights = np.zeros((len(posts), planning.horizon.days), np.int32)
    for p, post in enumerate(posts):
        first = (post.window.start - planning.horizon.start).days
        weights[p, first : first + post.window.days] = post.weight
    return weights


def _announced(
    planning: Planning, past: Begun, pair_at: Mapping[tuple[str, str], int]
) -> tuple[Ints, Ints]:
    """Give the announced tours that are not facts and whose pair may serve, grouped by pair."""
    start = planning.horizon.start
    rows = sorted(
        (
            pair_at[tour.unit, tour.post],
            (tour.stay.start - start).days,
            (tour.stay.end - start).days,
        )
        for tour in to_change(planning, past)
        if (tour.unit, tour.post) in pair_at
    )
    of_pair = np.array([i for i, _, _ in rows], np.int64)
    ptr = np.searchsorted(of_pair, np.arange(len(pair_at) + 1)).astype(np.int32)
    return ptr, np.array([row[1:] for row in rows], np.int32).reshape(-1, 2)


def _weeks(planning: Planning) -> tuple[Ints, Ints]:
    """Give the calendar week of each day and the movements each point takes in a week."""
    horizon = planning.horizon
    monday = horizon.start.weekday()
    week = np.array([(t + monday) // 7 for t in range(horizon.days + 1)], np.int32)
    moves = np.full((max(1, len(planning.points)), int(week[-1]) + 1), NO_CEILING, np.int32)
    for q, point in enumerate(planning.points.values()):
        bound = point.moves_per_week
        if bound is not None:
            moves[q, :] = bound
    return week, moves


def _movement_days(planning: Planning, posts: Sequence[Post]) -> tuple[Flags, Flags]:
    """Give on which days a unit may arrive at and depart from each post."""
    horizon = planning.horizon
    open_ = np.ones((len(posts), horizon.days), np.bool_)
    for entry in planning.calendar:
        shared = entry.term.meet(horizon) if entry.no_movement else None
        if shared is None:
            continue
        first, stop = (shared.start - horizon.start).days, (shared.end - horizon.start).days
        for p, post in enumerate(posts):
            if not entry.points or post.point in entry.points:
                open_[p, first:stop] = False
    depart = np.zeros((len(posts), horizon.days + 1), np.bool_)
    depart[:, 1:] = open_
    for p, post in enumerate(posts):
        if post.ends is PostEnd.CONTINUES:
            depart[p, (post.window.end - horizon.start).days] = True
    return open_, depart


def _unit_ends(planning: Planning, units: Sequence[Unit], busy: Flags) -> Ints:
    """Give the greatest excluded end of a tour for each unit and first day; 0 if none may begin."""
    horizon = planning.horizon
    start, days = horizon.start, horizon.days
    ends = np.zeros((len(units), days), np.int32)
    for u, unit in enumerate(units):
        for term in unit.available:
            shared = term.meet(horizon)
            if shared:
                first, stop = (shared.start - start).days, (shared.end - start).days
                ends[u, first:stop] = stop
        if unit.free_from is not None:
            ends[u, : min(days, max(0, (unit.free_from - start).days))] = 0
        ends[u, busy[u]] = 0
    return ends


def _near(posts: int, pairs: Records) -> Ints:
    """Give for each post those that share a unit, most shared first; all others if none does."""
    shared = np.zeros((posts, posts), np.int32)
    for u in np.unique(pairs["unit"]):
        held = pairs["post"][pairs["unit"] == u]
        shared[np.ix_(held, held)] += 1
    np.fill_diagonal(shared, 0)
    near = np.full((posts, max(1, min(posts - 1, _NEIGHBOURS))), -1, np.int32)
    for p in range(posts):
        order = [q for q in np.argsort(-shared[p], kind="stable") if q != p]
        linked = [q for q in order if shared[p, q]] or order
        near[p, : min(len(linked), near.shape[1])] = linked[: near.shape[1]]
    return near
