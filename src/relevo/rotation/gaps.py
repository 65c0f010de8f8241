"""Days without presence: what the tours of a plan and the incumbents leave of each window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.rotation.model import Uncovered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.term import Term
    from relevo.rotation.model import Post, Tour


def gaps(posts: Iterable[Post], tours: Iterable[Tour]) -> tuple[Uncovered, ...]:
    """Give the days without presence.

    Args:
        posts: Posts, whose incumbents count.
        tours: Tours in any order; those at other posts are not looked at.

    Returns:
        Terms by post, in the order of the posts, then by day; empty if every post is covered.
    """
    known = tuple(posts)
    stays: dict[str, list[Term]] = {post.id: [] for post in known}
    for tour in tours:
        if tour.post in stays:
            stays[tour.post].append(tour.stay)
    found: list[Uncovered] = []
    for post in known:
        there = (*stays[post.id], *((post.incumbent.stay,) if post.incumbent else ()))
        found += [Uncovered(post=post.id, term=term) for term in post.window.outside(there)]
    return tuple(found)
