"""Which tours a model is given: all of them, or those whose days lie on a lattice."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.rotation.view import Pair, View

_LATTICES = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 21, 28)
"""Days between first days that are tried, finest first."""


def tours_of(view: View, most: int) -> tuple[int, list[tuple[Pair, int, int]]]:
    """Give the finest lattice with few enough tours, and the tours on it.

    Args:
        view: The instance.
        most: Most tours wanted; the coarsest lattice may have more.

    Returns:
        Days between first days, and for each tour its pair, first day and excluded end.
    """
    for step in _LATTICES:
        tours = []
        for tour in _on_lattice(view, step):
            tours.append(tour)
            if len(tours) > most:
                break
        else:
            return step, tours
    return _LATTICES[-1], list(_on_lattice(view, _LATTICES[-1]))


def _on_lattice(view: View, step: int) -> Iterator[tuple[Pair, int, int]]:
    """Give every tour whose first day and end are on the lattice."""
    for post in view.posts:
        starts, ends = lattice(view, post, step)
        for pair in view.pairs[post]:
            rows = view.lengths[pair.lengths]
            for a, b in pair.terms:
                for first in starts[bisect_left(starts, a) : bisect_left(starts, b)]:
                    if rows["first_end"][first] == 0:
                        continue
                    low = bisect_left(ends, rows["first_end"][first])
                    for end in ends[low:]:
                        if end > min(rows["last_end"][first], b):
                            break
                        yield pair, first, end


def lattice(view: View, post: str, step: int) -> tuple[list[int], list[int]]:
    """Give the first days and the excluded ends that tours at a post may have.

    Args:
        view: The instance.
        post: The post.
        step: Days between first days; 1 gives every day.

    Returns:
        Both in order; empty if an incumbent stays to the end of the window.
    """
    row, h, seated = view.posts[post], view.overlap, view.seated_until(post)
    begin, end = row["begin"], row["end"]
    if seated is not None and seated >= end:
        return [], []
    if step == 1:
        days = range(begin, end + 1)
        return [d for d in days if view.arrives(post, d)], [
            d for d in days if view.departs(post, d)
        ]
    anchor = begin if seated is None else seated - h
    starts = {d for d in (begin, anchor, (seated or begin) + 1) if view.arrives(post, d)}
    for near in range(begin + (anchor - begin) % step, end, step):
        starts.update(
            [
                d
                for d in range(near, near + step)
                if view.arrives(post, d) and view.departs(post, d + h)
            ][:1]
        )
    ends = {d + h for d in starts if view.departs(post, d + h)}
    return sorted(starts), sorted(ends | ({end} if view.departs(post, end) else set()))
