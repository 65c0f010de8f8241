"""What is wrong with the input of a plan, named with its rows before any search.

A post that nobody can hold and a unit that can never serve make a row useless: that is said, and
planning goes on with the others. What contradicts itself stops whoever plans: one unit in place at
two posts is a problem of the case folder, one announced in two places is named by
:mod:`relevo.rotation.seated`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from relevo.core.term import Term
from relevo.core.words import text
from relevo.rotation.allowed import presence_terms
from relevo.rotation.reach import reach_of, shortest_days
from relevo.rotation.seated import incumbent_doubts

if TYPE_CHECKING:
    from relevo.core.words import Arg, Text
    from relevo.rotation.from_mandate import Built
    from relevo.rotation.model import Planning


def unheld(planning: Planning, built: Built) -> dict[str, Text]:
    """Name each post that nobody can hold, with the first reason that alone forbids it.

    Args:
        planning: The planning problem.
        built: Its arrays.

    Returns:
        A sentence by post, in file order; the days it names have no presence in any plan. Days
            of an incumbent are not among them.
    """
    found = {post.id: _unheld(planning, built, p) for p, post in enumerate(built.posts)}
    return {post: sentence for post, sentence in found.items() if sentence is not None}


def doubts(planning: Planning, built: Built) -> tuple[Text, ...]:
    """Name rows that planning goes on with, though they may be slips.

    Args:
        planning: The planning problem.
        built: Its arrays.

    Returns:
        One sentence for each unit that can never serve, then for each thing said of an incumbent
            that its unit's row or the mandate does not fit.
    """
    held = set(planning.posts) - set(unheld(planning, built))
    seated = {post.incumbent.unit for post in built.posts if post.incumbent}
    units = (
        _useless(planning, built, u, held)
        for u, unit in enumerate(built.units)
        if unit.id not in seated
    )
    return (*(sentence for sentence in units if sentence), *incumbent_doubts(planning))


def _unheld(planning: Planning, built: Built, p: int) -> Text | None:
    """Say why nobody can hold a post after its incumbent; None if somebody may."""
    post, a = built.posts[p], built.instance.arrays
    seated = post.incumbent.stay.end if post.incumbent else post.window.start
    if seated >= post.window.end:
        return None
    term = Term(max(post.window.start, seated), post.window.end)
    room = planning.institutions.get(post.institution)
    if room is not None and room.units_at_once == 0:
        return text(
            "Post {post} ({row}) cannot be held {term}: {institution} has room for no unit "
            "({room}).",
            post=post.id,
            row=str(post.row),
            term=term,
            institution=planning.codes.institutions.name(post.institution),
            room=str(room.row),
        )
    if any(reach_of(built, pair).any for pair in range(int(a.pair_ptr[p]), int(a.pair_ptr[p + 1]))):
        return None
    return _why(planning, built, p, term)


def _why(planning: Planning, built: Built, p: int, term: Term) -> Text:
    """Say why no tour of any unit offered fits a post."""
    post, a = built.posts[p], built.instance.arrays
    offered = tuple(unit for unit in built.units if post.id in unit.posts)
    paired = {int(u) for u in a.pair["unit"][a.pair_ptr[p] : a.pair_ptr[p + 1]]}
    of_post: dict[str, Arg] = {"post": post.id, "row": str(post.row), "term": term}
    if not offered:
        return text(
            "Post {post} ({row}) cannot be held {term}: no unit is offered for it.", **of_post
        )
    names = tuple(unit.id for unit in offered)
    if not paired:
        return text(
            "Post {post} ({row}) cannot be held {term}: the mandate permits none of the units "
            "offered for it there ({units}).",
            **of_post,
            units=names,
        )
    units = [built.units[u] for u in sorted(paired)]
    begins = max(post.window.start, term.start - timedelta(days=planning.overlap_days))
    whole = Term(begins, post.window.end)
    open_ = [
        both.days
        for unit in units
        for one in presence_terms(planning, unit, post)
        if (both := one.meet(whole))
    ]
    if not open_:
        return text(
            "Post {post} ({row}) cannot be held {term}: the mandate permits no presence there on "
            "any of these days.",
            **of_post,
        )
    least = min(shortest_days(planning, unit, whole) for unit in units)
    if max(open_) < least:
        return text(
            "Post {post} ({row}) cannot be held {term}: it is open for {days} days in a row, and "
            "the shortest tour permitted takes {least}.",
            **of_post,
            days=max(open_),
            least=least,
        )
    first, stop = ((day - built.start).days for day in (whole.start, whole.end))
    if not a.arrive[p, first:stop].any():
        return text(
            "Post {post} ({row}) cannot be held {term}: nobody may arrive at {point} on any of "
            "these days.",
            **of_post,
            point=planning.points[post.point].name,
        )
    free = max(_free_days(built, u, first, stop) for u in paired)
    if free < least:
        return text(
            "Post {post} ({row}) cannot be held {term}: the units offered for it ({units}) are "
            "free for at most {days} days in a row, and the shortest tour permitted takes {least}.",
            **of_post,
            units=names,
            days=free,
            least=least,
        )
    return text(
        "Post {post} ({row}) cannot be held {term}: no tour that is permitted fits the days of "
        "the units offered for it ({units}).",
        **of_post,
        units=names,
    )


def _free_days(built: Built, u: int, first: int, stop: int) -> int:
    """Give the most days in a row on which a unit is free, between two days; 0 if none."""
    ends = np.minimum(built.instance.arrays.unit_end[u, first:stop], stop)
    return max(0, int((ends - np.arange(first, stop)).max(initial=0)))


def _useless(planning: Planning, built: Built, u: int, held: set[str]) -> Text | None:
    """Say why a unit can never serve; None if it may, or if another sentence says why not.

    Args:
        planning: The planning problem.
        built: Its arrays.
        u: Index of the unit.
        held: Posts that somebody can hold.
    """
    unit, a = built.units[u], built.instance.arrays
    if not unit.posts:
        return text(
            "Unit {unit} ({row}) can never serve: it is offered for no post.",
            unit=unit.id,
            row=str(unit.row),
        )
    pairs = np.flatnonzero(a.pair["unit"] == u)
    if not len(pairs) or any(reach_of(built, int(pair)).any for pair in pairs):
        return None
    posts = [built.posts[int(p)] for p in a.pair["post"][pairs]]
    free = _free_days(built, u, 0, built.instance.days)
    least = min(shortest_days(planning, unit, post.window) for post in posts)
    if free < least:
        return text(
            "Unit {unit} ({row}) can never serve: it is free for at most {days} days in a row, "
            "and the shortest tour permitted takes {least}.",
            unit=unit.id,
            row=str(unit.row),
            days=free,
            least=least,
        )
    if not held & {post.id for post in posts}:
        return None
    return text(
        "Unit {unit} ({row}) can never serve: no tour that is permitted fits both its days and "
        "those of its posts.",
        unit=unit.id,
        row=str(unit.row),
    )
