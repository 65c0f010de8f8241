"""What arithmetic alone proves impossible, before any solver, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from relevo.core.term import Term, runs_of
from relevo.core.words import text
from relevo.instrument.model import WindowKind
from relevo.rotation.allowed import presence_terms
from relevo.rotation.precheck import unheld
from relevo.rotation.reach import reach_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from relevo.core.words import Text
    from relevo.rotation.from_mandate import Built
    from relevo.rotation.model import Planning


def shortages(planning: Planning, built: Built) -> tuple[Text, ...]:
    """Give every shortage that counting alone proves.

    Args:
        planning: The planning problem.
        built: Its arrays.

    Returns:
        One sentence for each: posts that nobody can hold, days on which presence is not permitted
        or no unit offered is available or may arrive in time, host institutions without room for a
        relief in place, groups of posts whose units cannot give enough days, ceilings below the
        least that full coverage takes. Empty proves nothing.
    """
    if not planning.mandate.windows_of(WindowKind.PRESENCE):
        return (text("No act in force on the day of knowledge permits anybody's presence."),)
    barred = unheld(planning, built)
    held = (p for p, post in enumerate(built.posts) if post.id not in barred)
    return (
        *barred.values(),
        *(sentence for p in held for sentence in _empty_days(planning, built, p)),
        *_no_room(planning, built),
        *_too_few_days(built),
        *_low_ceilings(built),
    )


def _reachable(built: Built, p: int) -> NDArray[np.bool_]:
    """Give the days on which some tour of some unit could cover a post, all others aside."""
    a = built.instance.arrays
    open_ = np.zeros(built.instance.days, np.bool_)
    begin, end = int(a.post["begin"][p]), int(a.post["end"][p])
    for pair in range(int(a.pair_ptr[p]), int(a.pair_ptr[p + 1])):
        open_ |= reach_of(built, pair).days()
    open_[begin : max(begin, int(a.post["incumbent_end"][p]))] = True
    return open_[begin:end]


def _empty_days(planning: Planning, built: Built, p: int) -> Iterator[Text]:
    """Name days of a post that no tour of any unit offered can cover."""
    a, post = built.instance.arrays, built.posts[p]
    empty = np.flatnonzero(~_reachable(built, p))
    if not len(empty):
        return
    units = {int(u) for u in a.pair["unit"][a.pair_ptr[p] : a.pair_ptr[p + 1]]}
    open_ = {
        day
        for u in units
        for one in presence_terms(planning, built.units[u], post)
        if (both := one.meet(post.window))
        for day in both
    }
    days = {post.window.start + timedelta(days=int(t)) for t in empty}
    for term in runs_of(days - open_):
        yield text(
            "Post {post}: {term}, the mandate permits no presence there.", post=post.id, term=term
        )
    for term in runs_of(days & open_):
        yield text(
            "Post {post}: {term}, no unit offered can be there: none is available, may arrive "
            "in time, or could stay long enough.",
            post=post.id,
            term=term,
        )


def _longest(built: Built, p: int) -> int:
    """Give the longest tour any unit could make at a post, in days; 0 if none."""
    a = built.instance.arrays
    longest = 0
    for i in range(a.pair_ptr[p], a.pair_ptr[p + 1]):
        fit, u = a.pair["fit"][i], a.pair["unit"][i]
        days = np.arange(built.instance.days)
        high = np.minimum(a.last_end[fit], a.unit_end[u]) - days
        allowed = (a.first_end[fit] > 0) & (a.unit_end[u] >= a.first_end[fit])
        longest = max(longest, int(high[allowed].max(initial=0)))
    return longest


def _no_room(planning: Planning, built: Built) -> Iterator[Text]:
    """Name host institutions that cannot hold both units of a relief while all posts are held."""
    for institution in planning.institutions.values():
        room = institution.units_at_once
        held = [p for p, post in enumerate(built.posts) if post.institution == institution.id]
        if not room or not held or planning.overlap_days == 0 or room > len(held):
            continue
        longest = {p: _longest(built, p) for p in held}
        relieved = [p for p in held if 0 < longest[p] < built.posts[p].window.days]
        if relieved and (room < len(held) or len(relieved) == len(held)):
            yield text(
                "{institution} has room for {room} at once, and {posts} must be held there: two "
                "units cannot be there for a relief in place, so each change of unit leaves a day "
                "without presence ({row}).",
                institution=planning.codes.institutions.name(institution.id),
                room=room,
                posts=tuple(built.posts[p].id for p in held),
                row=str(institution.row),
            )


def _too_few_days(built: Built) -> Iterator[Text]:
    """Name groups of posts that share units which cannot be present on enough days."""
    a, h = built.instance.arrays, built.instance.overlap
    for posts, units in _groups(built):
        longest = {p: _longest(built, p) for p in posts}
        if min(longest.values()) <= h:
            continue
        need = 0
        for p in posts:
            days = int(a.post["end"][p] - max(a.post["begin"][p], a.post["incumbent_end"][p]))
            if days > 0:
                more = max(0, days - longest[p])
                need += days + h * -(-more // (longest[p] - h))
        top = max(longest.values())
        give = 0
        for u in units:
            free = int((a.unit_end[u] > 0).sum())
            ratio_x2 = int(a.unit["dwell_x2"][u])
            span = np.flatnonzero(a.unit_end[u] > 0)
            length = int(span[-1] - span[0] + 1) if len(span) else 0
            give += min(free, (2 * length + ratio_x2 * top) // (2 + ratio_x2))
        if need > give:
            lost = _least_lost(need - give, len(posts), min(longest.values()), h)
            yield text(
                "Posts {posts} need {need} days of presence, reliefs included; units {units}, with "
                "the days at home they are owed, can give at most {give}. A day without presence "
                "may save a relief too: at least {lost} days stay without presence.",
                posts=tuple(built.posts[p].id for p in posts),
                units=tuple(built.units[u].id for u in units),
                need=need,
                give=give,
                lost=lost,
            )


def _least_lost(missing: int, posts: int, longest: int, h: int) -> int:
    """Give the fewest uncovered days that can save so many days of presence.

    A post with ``d`` uncovered days in ``g <= d`` gaps needs ``d`` days less, and at most
    ``(d + g L) / (L - h)`` reliefs less, rounded up, of ``h`` days each, for tours of at most
    ``L`` days.
    """
    lost = 1
    while lost * (longest - h) + h * (
        lost * (1 + longest) + min(posts, lost) * (longest - h)
    ) < missing * (longest - h):
        lost += 1
    return lost


def _groups(built: Built) -> Iterator[tuple[list[int], list[int]]]:
    """Give the groups of posts and units that nothing but ceilings links to others."""
    a = built.instance.arrays
    parent = list(range(len(built.posts) + len(built.units)))

    def root(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for i in range(len(a.pair)):
        parent[root(int(a.pair["post"][i]))] = root(len(built.posts) + int(a.pair["unit"][i]))
    members: dict[int, tuple[list[int], list[int]]] = {}
    for x in range(len(parent)):
        posts, units = members.setdefault(root(x), ([], []))
        if x < len(built.posts):
            posts.append(x)
        else:
            units.append(x - len(built.posts))
    yield from (group for group in members.values() if group[0])


def _low_ceilings(built: Built) -> Iterator[Text]:
    """Name limits below the least that holding every post takes, with the days."""
    instance = built.instance
    a = instance.arrays
    needs = instance.needs
    for k, limit in enumerate(built.resource_limits):
        if not limit:
            continue
        least = np.zeros(instance.days, np.int64)
        for p in range(instance.posts):
            pairs = slice(int(a.pair_ptr[p]), int(a.pair_ptr[p + 1]))
            begin = max(int(a.post["begin"][p]), int(a.post["incumbent_end"][p]))
            end = int(a.post["end"][p])
            if pairs.start < pairs.stop and begin < end:
                least[begin:end] += needs.pair[pairs, k].min() + needs.post[p, k]
        days = np.flatnonzero(least > instance.ceiling[k])
        if not len(days):
            continue
        for part in np.split(days, np.flatnonzero(np.diff(days) > 1) + 1):
            term = Term(
                built.start + timedelta(days=int(part[0])),
                built.start + timedelta(days=int(part[-1]) + 1),
            )
            yield text(
                "Limit {limit} leaves {room} {term}; holding every post takes at least {least}.",
                limit=limit,
                room=int(instance.ceiling[k, part].min()),
                least=int(least[part].max()),
                term=term,
            )
