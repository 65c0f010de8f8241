"""Column generation: prices from the master, cheapest chains from the posts, a bound from both."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from relevo.rotation.solver.prices import price_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from relevo.rotation.solver.budget import Budget
    from relevo.rotation.solver.master import Master, Solved
    from relevo.rotation.solver.prices import Prices

_SMOOTHING = 0.5
"""Share of the way from the best prices known to the master's; damps their swings."""
_COVERS = 8
"""Most covers written for each resource at a time."""
_SETTLINGS = 30
"""Most solutions of the relaxation between two pricings."""
_PRICING = 0.45
"""Milliseconds of pricing one post, about; counted as the master's effort."""
_CLOSE, _COARSE = 0.5, 2.0
"""How close relaxation and bound come at last, and before rows are written on finer days."""
PART, LARGE_PART = 0.02, 0.2
"""The same as a part of what the bound still lacks: far from a proof, covers and branches raise
it more than the last of the prices; but the search follows the prices."""


class Generated(NamedTuple):
    """What column generation gives.

    Attributes:
        bound: Lower bound; valid whenever generation stops.
        solved: The last solution of the relaxation; None if it has none.
        prices: The prices of the bound, or None before the first.
    """

    bound: float
    solved: Solved | None
    prices: Prices | None


def generate(
    master: Master,
    budget: Budget,
    *,
    start: Prices | None = None,
    cutoff: float = math.inf,
    part: float = PART,
    rounds: int = 400,
    beside: Callable[[Master, Solved, Prices | None], None] | None = None,
) -> Generated:
    """Alternate master and pricing until the bound meets the relaxation.

    While the master writes rows on some days only (:meth:`Master.refine`), that is a relaxation
    too: it converges in a part of the rounds, and leaves little to do once all days count.

    Args:
        master: The master; gains rows and columns.
        budget: When to stop.
        start: Prices to smooth from, or None.
        cutoff: Stop once the bound is above this.
        part: Stop once the relaxation is as close as this part of what the bound lacks.
        rounds: Most rounds.
        beside: Called after each round, to look for plans meanwhile; None looks for none.
    """
    columns, weights = master.columns, master.weights
    bound, best, solved = -math.inf, start, None
    for _ in range(rounds):
        solved, broken = _settled(master)
        if solved is None:
            return Generated(bound, None, best)
        steps = (
            (solved.prices,)
            if best is None
            else (best.toward(solved.prices, _SMOOTHING), solved.prices)
        )
        fresh: list[int] = []
        for prices in steps:
            priced = price_all(master.instance, weights, prices)
            master.effort += _PRICING * master.instance.posts
            if priced.bound > bound:
                bound, best = priced.bound, prices
            found = [columns.add(p, chain)[0] for p, chain in enumerate(priced.chains)]
            fresh = master.take(found)
            if fresh or broken:
                break
        if beside is not None:
            beside(master, solved, best)
        if bound > cutoff or budget.over():
            break
        lacks = cutoff - bound if cutoff < math.inf else 0.0
        near = max(_CLOSE if master.finest else _COARSE, part * lacks)
        if not broken and (not fresh or solved.value - bound < near):
            if master.finest:
                break
            master.refine()
    return Generated(bound, solved, best)


def tighten(
    master: Master,
    made: Generated,
    budget: Budget,
    *,
    cutoff: float = math.inf,
    part: float = PART,
    rounds: int = 400,
    beside: Callable[[Master, Solved, Prices | None], None] | None = None,
) -> Generated | None:
    """Write the cover rows that a solution breaks and generate again.

    Args:
        master: The master; gains rows and columns.
        made: What generation gave.
        budget: When to stop.
        cutoff: Stop once the bound is above this.
        part: As for :func:`generate`.
        rounds: As for :func:`generate`.
        beside: As for :func:`generate`.

    Returns:
        What generation gives then, its bound never lower; None if no cover is broken.
    """
    if made.solved is None or not master.cover(made.solved.share, _COVERS):
        return None
    again = generate(
        master,
        budget,
        start=made.prices,
        cutoff=cutoff,
        part=part,
        rounds=rounds,
        beside=beside,
    )
    return Generated(max(made.bound, again.bound), again.solved, again.prices or made.prices)


def _settled(master: Master) -> tuple[Solved | None, int]:
    """Solve the relaxation until it breaks no row, or a few times; give it and what it breaks."""
    solved, broken = None, 0
    for _ in range(_SETTLINGS):
        solved = master.relax()
        broken = master.separate(solved.share) if solved else 0
        if not broken:
            break
    return solved, broken
