"""Part of an instance: the posts that something shared links to one, and the arrays of them alone.

Posts that share no unit, no ceiling and no point of entry do not know of each other. A question
about one post is therefore a question about the posts linked to it: see
``docs/explanation/explain.md`` for the argument.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from relevo.rotation.changes import stand_in
from relevo.rotation.solver.columns import Columns
from relevo.rotation.solver.instance import NO_CEILING
from relevo.rotation.solver.rows import use_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from relevo.rotation.from_mandate import Built
    from relevo.rotation.model import Tour
    from relevo.rotation.solver.instance import Instance, Ints


class Taken(NamedTuple):
    """What tours take of what posts share.

    Attributes:
        ceiling: (K, H) of each resource and day.
        moves: (Q, W) movements at each point of entry and week.
    """

    ceiling: Ints
    moves: Ints


def linked(built: Built, p: int, *, shared: bool) -> tuple[int, ...]:
    """Give the posts that are linked to a post, itself included, by index.

    Args:
        built: The arrays.
        p: The post.
        shared: Whether ceilings and points of entry link too; units always do, an incumbent to
            the post it holds included.
    """
    instance = built.instance
    a = instance.arrays
    known = {unit.id: u for u, unit in enumerate(built.units)}
    links: list[set[int]] = [set() for _ in built.posts]
    after = len(built.units)
    bounded = [bool((row < NO_CEILING).any()) for row in instance.ceiling]
    for q, post in enumerate(built.posts):
        pairs = slice(int(a.pair_ptr[q]), int(a.pair_ptr[q + 1]))
        links[q] |= {int(u) for u in a.pair["unit"][pairs]}
        if post.incumbent is not None:
            links[q].add(known[post.incumbent.unit])
        if shared:
            links[q] |= {after + int(k) for k in a.post_res[q] if k >= 0 and bounded[k]}
            point = int(a.post["point"][q])
            if (instance.moves[point] < NO_CEILING).any():
                links[q].add(after + len(bounded) + point)
    found, waiting = {p}, [p]
    while waiting:
        mine = links[waiting.pop()]
        near = {q for q in range(len(built.posts)) if q not in found and links[q] & mine}
        found |= near
        waiting += near
    return tuple(sorted(found))


def chains_of(built: Built, tours: Iterable[Tour]) -> dict[int, Ints]:
    """Give the tours of a plan as chains: (n, 3) pair, start and excluded end, by post's index.

    Args:
        built: The arrays, limits lifted or changed. Where units without end hold a post, they
            make its tours in turn.
        tours: The plan.
    """
    unit_at = {unit.id: u for u, unit in enumerate(built.units)}
    post_at = {post.id: p for p, post in enumerate(built.posts)}
    pairs = built.instance.arrays.pair[["unit", "post"]]
    pair_at = {(int(u), int(p)): i for i, (u, p) in enumerate(pairs)}
    rows: dict[int, list[tuple[int, int, int]]] = {}
    for tour in sorted(tours, key=lambda tour: tour.stay):
        p, u = post_at[tour.post], unit_at[tour.unit]
        chain = rows.setdefault(p, [])
        if (u, p) not in pair_at:
            unit = built.units[u]
            u = unit_at[stand_in(tour.post, unit.sender, unit.category, len(chain))]
        first, end = (tour.stay.start - built.start).days, (tour.stay.end - built.start).days
        chain.append((pair_at[u, p], first, end))
    return {p: np.array(chain, np.int32) for p, chain in rows.items()}


def taken_by(instance: Instance, chains: Mapping[int, Ints]) -> Taken:
    """Give what chains take of what posts share.

    Args:
        instance: The instance.
        chains: (n, 3) pair, start and excluded end of each tour, by post.
    """
    columns = Columns(instance)
    for p, chain in chains.items():
        columns.add(p, chain)
    made = columns.tours(range(len(columns)))
    _, ceiling, moves = use_of(instance, made, np.ones(len(made.pair)))
    return Taken(np.round(ceiling).astype(np.int32), np.round(moves).astype(np.int32))


def part_of(
    instance: Instance, posts: Sequence[int], weight: Ints, taken: Taken | None = None
) -> Instance:
    """Give the instance of some posts alone.

    Args:
        instance: The whole.
        posts: Posts by index, in order; every unit that may hold one of them comes along.
        weight: (P, H) weight of an uncovered day of every post of the whole.
        taken: What the other posts take of ceilings and movements, or None for nothing.

    Returns:
        The posts in the order given. No tour is announced in it.
    """
    a = instance.arrays
    chosen = np.array(posts, np.int64)
    pairs = np.concatenate([np.arange(a.pair_ptr[p], a.pair_ptr[p + 1]) for p in posts])
    units = np.unique(a.pair["unit"][pairs]) if len(pairs) else np.arange(instance.units)
    new_post = np.full(instance.posts, -1, np.int32)
    new_post[chosen] = np.arange(len(chosen))
    new_unit = np.full(instance.units, -1, np.int32)
    new_unit[units] = np.arange(len(units))
    pair = a.pair[pairs].copy()
    pair["post"] = new_post[pair["post"]]
    pair["unit"] = new_unit[pair["unit"]]
    arrays = a._replace(
        post=a.post[chosen],
        pair=pair,
        unit=a.unit[units],
        day_weight=np.ascontiguousarray(weight[chosen]),
        old_ptr=np.zeros(len(pairs) + 1, np.int32),
        old=np.empty((0, 2), np.int32),
        pair_ptr=np.searchsorted(pair["post"], np.arange(len(chosen) + 1)).astype(np.int32),
        arrive=a.arrive[chosen],
        depart=a.depart[chosen],
        unit_end=a.unit_end[units],
        post_res=a.post_res[chosen],
        pair_need=a.pair_need[pairs],
        post_need=a.post_need[chosen],
        near=_near(a.near[chosen], new_post),
    )
    part = replace(instance, arrays=arrays, busy=instance.busy[units])
    if taken is None:
        return part
    return replace(
        part,
        ceiling=_left(instance.ceiling, taken.ceiling),
        moves=_left(instance.moves, taken.moves),
    )


def moved(instance: Instance, posts: Sequence[int], p: int, chain: Ints) -> Ints:
    """Give a chain with the pairs it has in a part.

    Args:
        instance: The whole.
        posts: Posts of the part, in order.
        p: The chain's post, one of them.
        chain: (n, 3) pair, start and excluded end of each tour.
    """
    ptr = instance.arrays.pair_ptr
    before = sum(int(ptr[q + 1] - ptr[q]) for q in posts[: posts.index(p)])
    return (chain + np.array([before - int(ptr[p]), 0, 0], np.int32)).astype(np.int32)


def _left(bound: Ints, taken: Ints) -> Ints:
    """Give what is left of a bound; what has none keeps none."""
    left: NDArray[np.int32] = np.maximum(0, bound - taken)
    return np.where(bound < NO_CEILING, left, bound).astype(np.int32)


def _near(near: Ints, new_post: Ints) -> Ints:
    """Give the neighbours of posts by their new index; -1 beyond the last."""
    rows = [[int(new_post[q]) for q in row if q >= 0 and new_post[q] >= 0] for row in near]
    table = np.full((len(rows), max([1, *map(len, rows)])), -1, np.int32)
    for row, kept in zip(table, rows, strict=True):
        row[: len(kept)] = kept
    return table
