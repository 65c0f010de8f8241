"""The announced plan as chains to begin a search with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from relevo.rotation.begun import to_change

if TYPE_CHECKING:
    from relevo.rotation.from_mandate import Built
    from relevo.rotation.model import Planning
    from relevo.rotation.solver.instance import Instance, Ints


def announced_chains(planning: Planning, built: Built) -> dict[int, Ints]:
    """Give the announced chain of each post that can be kept as it is, by itself.

    Args:
        planning: The planning problem, with announced tours.
        built: Its arrays.

    Returns:
        Pair, first day and excluded end of each tour, by post; a post of which any announced
        tour cannot be made, or that has none, is left out.
    """
    a = built.instance.arrays
    pair = np.repeat(np.arange(len(a.pair)), np.diff(a.old_ptr))
    wanted = Counter(tour.post for tour in to_change(planning, built.past))
    chains: dict[int, Ints] = {}
    for p in np.unique(a.pair["post"][pair]):
        mine = np.flatnonzero(a.pair["post"][pair] == p)
        rows = np.column_stack([pair[mine], a.old[mine]]).astype(np.int32)
        chain = rows[np.argsort(rows[:, 1], kind="stable")]
        if len(chain) == wanted[built.posts[p].id] and _legal(built.instance, int(p), chain):
            chains[int(p)] = chain
    return chains


def _legal(instance: Instance, p: int, chain: Ints) -> bool:
    """Whether each tour may be made and follows the one before as a relief or after a gap."""
    a, h = instance.arrays, instance.overlap
    end = int(a.post["incumbent_end"][p])
    before, unit, free_at = (end if end >= 0 else None), -1, -1
    for i, s, e in chain.tolist():
        fit, u = int(a.pair["fit"][i]), int(a.pair["unit"][i])
        high = min(int(a.last_end[fit, s]), int(a.unit_end[u, s]), int(a.post["end"][p]))
        if not 0 < int(a.first_end[fit, s]) <= e <= high or not a.arrive[p, s]:
            return False
        if not a.depart[p, e] or s < a.post["begin"][p]:
            return False
        if before is not None:
            relieves = s == before - h and e > before and s >= free_at and u != unit
            if not (relieves or s > before):
                return False
            free_at = before
        before, unit = e, u
    return True
