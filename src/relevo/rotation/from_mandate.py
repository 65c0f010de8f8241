"""From mandate and forces to the arrays that the solver sees.

What the law permits becomes allowed last days, ceilings and pairs; what cannot be expressed is
named, never dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from relevo.core.codes import CodeKind, Held
from relevo.core.term import Term
from relevo.core.words import text
from relevo.instrument.model import Counting, IntervalReading, ListOf, Measure, WindowKind
from relevo.mandate.calendar import allowed_last_days
from relevo.rotation.model import PostEnd
from relevo.rotation.solver.instance import NO_CEILING, PAIR, POST, UNIT, Arrays, Instance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from relevo.core.words import Text
    from relevo.mandate.model import Limit, ListedItem, Permitted, Reading, TourLength
    from relevo.rotation.model import Planning, Post, Unit

_LISTED = {
    ListOf.CATEGORY: CodeKind.CATEGORY,
    ListOf.PLACE: CodeKind.PLACE,
    ListOf.INSTITUTION: CodeKind.INSTITUTION,
    ListOf.ARMS: CodeKind.ARMS,
}
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
    """

    instance: Instance
    posts: tuple[Post, ...]
    units: tuple[Unit, ...]
    start: date
    resource_limits: tuple[str, ...]
    enforced: tuple[str, ...]
    only_checked: tuple[tuple[str, Text], ...]
    excluded: tuple[Text, ...]


@dataclass(slots=True)
class _Resource:
    """A ceiling per day, and what each pair and post takes of it.

    It comes from a limit in its chosen reading, or from the room of a host institution.
    """

    ceiling: NDArray[np.int32]
    limit: Limit | None = None
    institution: str = ""
    pair: dict[int, int] = field(default_factory=dict)
    post: dict[int, int] = field(default_factory=dict)


def from_mandate(planning: Planning) -> Built:
    """Build the arrays of a planning problem.

    Args:
        planning: Forces, hosts, calendar and mandate.

    Returns:
        The instance. A post that no unit may hold is there, with no pair.
    """
    posts = tuple(planning.posts.values())
    units = tuple(planning.units.values())
    days = planning.horizon.days
    start = planning.horizon.start
    excluded: dict[str, Text] = {}
    pairs: list[tuple[int, int]] = []
    fits = _Fits(planning)
    pair_fit: list[int] = []
    ptr = [0]
    for p, post in enumerate(posts):
        for u, unit in enumerate(units):
            if post.id not in unit.posts:
                continue
            reason = _refusal(planning, unit, post)
            if reason is not None:
                excluded.setdefault(repr(reason), reason)
                continue
            pairs.append((p, u))
            pair_fit.append(fits.row(unit, post))
        ptr.append(len(pairs))
    resources, enforced, only_checked = _resources(planning, posts, units, pairs)
    index = {unit.id: u for u, unit in enumerate(units)}
    busy = np.zeros((len(units), days), np.bool_)
    points = tuple(planning.points)
    week, moves = _weeks(planning, points)
    for p, post in enumerate(posts):
        if post.incumbent is not None:
            _seat_incumbent(planning, p, post, index, busy, resources, points, week, moves)
    res = [[k for k, r in enumerate(resources) if p in r.post or any(
        ptr[p] <= i < ptr[p + 1] for i in r.pair)] for p in range(len(posts))]
    most = max([1, *(len(found) for found in res)])
    post_res = np.full((len(posts), most), -1, np.int32)
    pair_need = np.zeros((len(pairs), most), np.int32)
    post_need = np.zeros((len(posts), most), np.int32)
    for p, found in enumerate(res):
        for j, k in enumerate(found):
            post_res[p, j] = k
            post_need[p, j] = resources[k].post.get(p, 0)
            for i in range(ptr[p], ptr[p + 1]):
                pair_need[i, j] = resources[k].pair.get(i, 0)
    first_end, last_end = fits.arrays()
    arrive, depart = _movement_days(planning, posts)
    shortest = int((first_end - np.arange(days))[first_end > 0].min(initial=days))
    post_table = np.zeros(len(posts), POST)
    for p, post in enumerate(posts):
        post_table[p] = (
            (post.window.start - start).days,
            (post.window.end - start).days,
            post.weight,
            _incumbent_end(post, start),
            points.index(post.point),
            post.ends is PostEnd.CONTINUES,
        )
    pair_table = np.zeros(len(pairs), PAIR)
    for i, ((p, u), fit) in enumerate(zip(pairs, pair_fit, strict=True)):
        pair_table[i] = (u, p, units[u].posts[posts[p].id], fit)
    unit_table = np.zeros(len(units), UNIT)
    for u, unit in enumerate(units):
        unit_table[u] = (unit.dwell_x2, unit.persons)
    arrays = Arrays(
        post=post_table,
        pair=pair_table,
        unit=unit_table,
        pair_ptr=np.array(ptr, np.int32),
        arrive=arrive,
        depart=depart,
        first_end=first_end,
        last_end=last_end,
        unit_end=_unit_ends(units, start, days, busy),
        post_res=post_res,
        pair_need=pair_need,
        post_need=post_need,
        week=week,
        near=_near(len(posts), pairs),
    )
    ceiling = np.array([r.ceiling for r in resources], np.int32).reshape(len(resources), days)
    return Built(
        instance=Instance(
            arrays=arrays,
            ceiling=np.maximum(0, ceiling),
            moves=np.maximum(0, moves),
            busy=busy,
            overlap=planning.overlap_days,
            days=days,
            most_tours=2 + days // max(1, shortest - planning.overlap_days),
        ),
        posts=posts,
        units=units,
        start=start,
        resource_limits=tuple(r.limit.id if r.limit else "" for r in resources),
        enforced=enforced,
        only_checked=only_checked,
        excluded=tuple(excluded.values()),
    )


def _refusal(planning: Planning, unit: Unit, post: Post) -> Text | None:
    """Give the reason why complete lists or a limit per contingent forbid a pair, or None."""
    arms = {
        code
        for kit in (unit.kit, post.kit)
        if kit
        for code in planning.kits[kit].arms
    }
    asked = {
        ListOf.CATEGORY: (unit.category,),
        ListOf.PLACE: (post.place,),
        ListOf.INSTITUTION: (post.institution,),
        ListOf.ARMS: tuple(sorted(arms)),
    }
    for permitted in planning.mandate.permitted:
        if permitted.of not in asked or not permitted.complete:
            continue
        if permitted.senders and unit.sender not in permitted.senders:
            continue
        tree = planning.codes.of(_LISTED[permitted.of])
        listed = [_version(planning, item) for item in permitted.items]
        for code in asked[permitted.of]:
            if tree.holds([item for item in listed if item], code) is Held.NO:
                return text(
                    "Unit {unit} is not planned at post {post}: {code} is not in the complete "
                    "list of clause {clause}.",
                    unit=unit.id,
                    post=post.id,
                    code=tree.name(code),
                    clause=permitted.clause.clause,
                )
    for limit in planning.mandate.limits:
        reading = limit.chosen(planning.chosen)
        number = reading.bound.lo
        if (
            reading.counting is Counting.PER_CONTINGENT
            and _enforceable(reading)
            and number is not None
            and _in_scope(planning, limit, unit, post)
            and _taken(planning, limit, reading, unit) + _kept(planning, limit, reading, post)
            > number
        ):
            return text(
                "Unit {unit} is not planned at post {post}: it alone is above the limit {limit}.",
                unit=unit.id,
                post=post.id,
                limit=limit.id,
            )
    return None


def _version(planning: Planning, item: ListedItem) -> str:
    """Give the code of a listed item in the version the case names, else the file's own."""
    source = planning.chosen.sources.get(item.key, "")
    return next(
        (version.code for version in item.versions if source in version.says),
        item.versions[0].code,
    )


class _Fits:
    """The allowed last days for each first day, one row for each distinct set of rules."""

    def __init__(self, planning: Planning) -> None:
        """Start with no row."""
        self._planning = planning
        self._rows: dict[tuple[object, ...], int] = {}
        self._arrays: list[tuple[NDArray[np.int32], NDArray[np.int32]]] = []

    def row(self, unit: Unit, post: Post) -> int:
        """Give the row for a unit at a post, made if it is new."""
        planning = self._planning
        windows = _presence(planning, unit, post)
        category = planning.codes.categories
        lengths = planning.mandate.tour_length_for(
            unit.category, category.lineage(unit.category)
        )
        stays = tuple(
            limit
            for limit in planning.mandate.limits
            if limit.measure is Measure.STAY_DAYS and _in_scope(planning, limit, unit, post)
        )
        key = (windows, tuple(length.id for length in lengths), tuple(s.id for s in stays))
        if key not in self._rows:
            self._rows[key] = len(self._arrays)
            self._arrays.append(_allowed_ends(planning, windows, lengths, stays))
        return self._rows[key]

    def arrays(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Give the rows stacked: least and greatest excluded ends."""
        days = self._planning.horizon.days
        if not self._arrays:
            return np.zeros((1, days), np.int32), np.zeros((1, days), np.int32)
        return (
            np.stack([first for first, _ in self._arrays]),
            np.stack([last for _, last in self._arrays]),
        )


def _presence(planning: Planning, unit: Unit, post: Post) -> tuple[Term, ...]:
    """Give the days on which a unit may be present at a post, no day before publication."""
    published = {
        act.act.id: max((p.day for p in act.published if p.day is not None), default=date.min)
        for act in planning.mandate.acts
    }
    terms: list[Term] = []
    for window in planning.mandate.windows_of(WindowKind.PRESENCE):
        if window.senders and unit.sender not in window.senders:
            continue
        if window.places and planning.codes.places.holds(window.places, post.place) is Held.NO:
            continue
        since = published.get(window.clause.act, date.min)
        for term in window.terms:
            if term.end > since:
                terms.append(Term(max(term.start, since), term.end))
    joined: list[Term] = []
    for term in sorted(terms):
        if joined and term.start <= joined[-1].end:
            joined[-1] = Term(joined[-1].start, max(joined[-1].end, term.end))
        else:
            joined.append(term)
    return tuple(joined)


def _allowed_ends(
    planning: Planning,
    windows: Sequence[Term],
    lengths: Sequence[TourLength],
    stays: Sequence[Limit],
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Give the least and greatest excluded end of a tour for each first day; 0 if none."""
    horizon = planning.horizon
    first = np.zeros(horizon.days, np.int32)
    last = np.zeros(horizon.days, np.int32)
    for s, day in enumerate(horizon):
        window = next((window for window in windows if day in window), None)
        if window is None:
            continue
        low, high = day, min(window.last, horizon.last)
        for length in lengths:
            if not any(day in term for term in length.terms):
                continue
            low_rule, high_rule = allowed_last_days(day, length.at_least, length.at_most)
            if length.chosen(planning.chosen) is IntervalReading.BETWEEN_RELIEFS:
                later = timedelta(days=planning.overlap_days)
                low_rule, high_rule = low_rule + later, high_rule + later
            low, high = max(low, low_rule), min(high, high_rule)
        for limit in stays:
            number = limit.chosen(planning.chosen).bound.lo
            if number is not None and number > 0 and any(day in term for term in limit.terms):
                high = min(high, day + timedelta(days=number - 1))
        if low <= high:
            first[s] = (low - horizon.start).days + 1
            last[s] = (high - horizon.start).days + 1
    return first, last


def _in_scope(planning: Planning, limit: Limit, unit: Unit, post: Post) -> bool:
    """Whether a limit counts a unit at a post; a place that may be within counts."""
    scope, codes = limit.scope, planning.codes
    return (
        (not scope.senders or unit.sender in scope.senders)
        and (not scope.categories or codes.categories.holds(scope.categories, unit.category) is not Held.NO)
        and (not scope.places or codes.places.holds(scope.places, post.place) is not Held.NO)
        and (
            not scope.institutions
            or codes.institutions.holds(scope.institutions, post.institution) is not Held.NO
        )
    )


def _enforceable(reading: Reading) -> bool:
    """Whether a reading sets a number that a plan can be made to keep."""
    return not reading.absent and reading.bound.upper and reading.bound.known


def _taken(planning: Planning, limit: Limit, reading: Reading, unit: Unit) -> int:
    """Give what a unit takes of a limit on each of its days."""
    match limit.measure:
        case Measure.PERSONS:
            return unit.persons
        case Measure.UNITS:
            return 1
        case Measure.ARMS:
            return _pieces(planning, reading, unit.kit)
        case _:
            return 0


def _kept(planning: Planning, limit: Limit, reading: Reading, post: Post) -> int:
    """Give what a post takes of a limit once, on each covered day."""
    return _pieces(planning, reading, post.kit) if limit.measure is Measure.ARMS else 0


def _pieces(planning: Planning, reading: Reading, kit: str) -> int:
    """Count the pieces of a kit that a line on arms counts; a kind that may be within counts."""
    if not kit:
        return 0
    return sum(
        n
        for code, n in planning.kits[kit].arms.items()
        if planning.codes.arms.holds(reading.arms, code) is not Held.NO
    )


def _resources(
    planning: Planning,
    posts: Sequence[Post],
    units: Sequence[Unit],
    pairs: Sequence[tuple[int, int]],
) -> tuple[list[_Resource], tuple[str, ...], tuple[tuple[str, Text], ...]]:
    """Give the ceilings of limits and host institutions; say which limits have none."""
    days, start = planning.horizon.days, planning.horizon.start
    resources: list[_Resource] = []
    enforced: list[str] = []
    only_checked: list[tuple[str, Text]] = []
    for limit in planning.mandate.limits:
        reading = limit.chosen(planning.chosen)
        reason = _not_expressed(limit, reading)
        if reason is not None:
            only_checked.append((limit.id, reason))
            continue
        enforced.append(limit.id)
        if reading.counting is not Counting.CONCURRENT or limit.measure is Measure.STAY_DAYS:
            continue
        ceiling = np.full(days, NO_CEILING, np.int32)
        for term in limit.terms:
            shared = term.meet(planning.horizon)
            if shared:
                ceiling[(shared.start - start).days : (shared.end - start).days] = reading.bound.lo
        resource = _Resource(ceiling, limit)
        for i, (p, u) in enumerate(pairs):
            if _in_scope(planning, limit, units[u], posts[p]):
                need = _taken(planning, limit, reading, units[u])
                if need:
                    resource.pair[i] = need
                kept = _kept(planning, limit, reading, posts[p])
                if kept:
                    resource.post[p] = kept
        resources.append(resource)
    for institution in planning.institutions.values():
        if institution.units_at_once is None:
            continue
        resource = _Resource(
            np.full(days, institution.units_at_once, np.int32), institution=institution.id
        )
        resource.pair.update(
            (i, 1) for i, (p, _) in enumerate(pairs) if posts[p].institution == institution.id
        )
        resources.append(resource)
    return resources, tuple(enforced), tuple(only_checked)


def _not_expressed(limit: Limit, reading: Reading) -> Text | None:
    """Give the reason why the arrays cannot keep a limit, or None."""
    if limit.measure not in (Measure.PERSONS, Measure.UNITS, Measure.ARMS, Measure.STAY_DAYS):
        return text("a rotation plan holds nothing of what it counts")
    if reading.absent:
        return text("the sources of the chosen reading do not have it")
    if reading.bound.unlimited:
        return text("the act permits without a number")
    if not reading.bound.upper:
        return text("it asks for at least a number")
    if not reading.bound.known:
        return text("its number is not found")
    if reading.counting is Counting.CUMULATIVE:
        return text("it is counted over the whole stay")
    if limit.scope.activities or limit.scope.person_classes or limit.scope.named:
        return text("its scope is not in the forces tables")
    return None


def _incumbent_end(post: Post, start: date) -> int:
    """Give the day after an incumbent's last, at most the window's end; -1 without one."""
    if post.incumbent is None:
        return -1
    return (min(post.incumbent.stay.end, post.window.end) - start).days


def _seat_incumbent(
    planning: Planning,
    p: int,
    post: Post,
    index: Mapping[str, int],
    busy: NDArray[np.bool_],
    resources: Sequence[_Resource],
    points: Sequence[str],
    week: NDArray[np.int32],
    moves: NDArray[np.int32],
) -> None:
    """Take what the unit in place when the window opens uses: its dwell, ceilings, departure."""
    incumbent = post.incumbent
    if incumbent is None:
        return
    horizon = planning.horizon
    unit = planning.units[incumbent.unit]
    end = (incumbent.stay.end - horizon.start).days
    free = min(horizon.days, end + unit.dwell_days(incumbent.stay.days))
    busy[index[unit.id], : max(0, free)] = True
    stop = _incumbent_end(post, horizon.start)
    for resource in resources:
        if resource.limit is not None and _in_scope(planning, resource.limit, unit, post):
            reading = resource.limit.chosen(planning.chosen)
            taken = _taken(planning, resource.limit, reading, unit)
            resource.ceiling[:stop] -= taken + _kept(planning, resource.limit, reading, post)
        if resource.institution == post.institution:
            resource.ceiling[:stop] -= 1
    if not (post.ends is PostEnd.CONTINUES and stop == (post.window.end - horizon.start).days):
        moves[points.index(post.point), week[stop - 1]] -= 1


def _weeks(
    planning: Planning, points: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Give the calendar week of each day and the movements each point takes in a week."""
    horizon = planning.horizon
    monday = horizon.start.weekday()
    week = np.array([(t + monday) // 7 for t in range(horizon.days + 1)], np.int32)
    moves = np.full((max(1, len(points)), int(week[-1]) + 1), NO_CEILING, np.int32)
    for q, point in enumerate(points):
        bound = planning.points[point].moves_per_week
        if bound is not None:
            moves[q, :] = bound
    return week, moves


def _movement_days(
    planning: Planning, posts: Sequence[Post]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
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


def _unit_ends(
    units: Sequence[Unit], start: date, days: int, busy: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Give the greatest excluded end of a tour for each unit and first day; 0 if none may begin."""
    ends = np.zeros((len(units), days), np.int32)
    horizon = Term(start, start + timedelta(days=days))
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


def _near(posts: int, pairs: Sequence[tuple[int, int]]) -> NDArray[np.int32]:
    """Give for each post those that share a unit, most shared first."""
    holders: dict[int, list[int]] = {}
    for p, u in pairs:
        holders.setdefault(u, []).append(p)
    shared = np.zeros((posts, posts), np.int32)
    for held in holders.values():
        shared[np.ix_(held, held)] += 1
    np.fill_diagonal(shared, 0)
    near = np.full((posts, max(1, min(posts - 1, _NEIGHBOURS))), -1, np.int32)
    for p in range(posts):
        order = [q for q in np.argsort(-shared[p], kind="stable") if q != p]
        linked = [q for q in order if shared[p, q]] or order
        near[p, : min(len(linked), near.shape[1])] = linked[: near.shape[1]]
    return near
