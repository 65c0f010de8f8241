"""The proof of one level: prices, rows and branches around the search, each feeding the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from relevo.rotation.solver.ascent import climb
from relevo.rotation.solver.generation import generate, tighten
from relevo.rotation.solver.master import Master
from relevo.rotation.solver.plan import only
from relevo.rotation.solver.scout import Scout
from relevo.rotation.solver.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relevo.rotation.solver.budget import Budget
    from relevo.rotation.solver.instance import Instance, Weights
    from relevo.rotation.solver.scout import Step
    from relevo.rotation.solver.search import Search
    from relevo.rotation.solver.tree import Incumbent

_PASSES = 20
"""Passes of the ascent before column generation."""
_BROKEN = 1e3
"""Cost of breaking a row for lack of columns, in values of the best plan."""
_CALLS = 3
"""Calls of the search along the prices of the ascent."""
_ROOT_ROUNDS = 60
"""Most rounds of cover rows at the root."""


def prove(
    search: Search,
    best: Incumbent,
    budget: Budget,
    *,
    caps: Sequence[tuple[int, int]],
    report: Callable[[Step], None],
) -> None:
    """Prove one level, or narrow it down until the budget ends; improves ``best`` in place.

    Args:
        search: The search, holding the best plan.
        best: The best plan and what is proven of it.
        budget: When to stop.
        caps: Values that earlier levels must not exceed, by level index.
        report: Called with each better plan or bound.
    """
    columns = search.columns
    instance = columns.instance
    scout = Scout(search, best, budget, report)
    weights = _weights(instance, best)
    climbed = climb(
        instance, columns, weights, caps=caps, target=best.cutoff, passes=_PASSES, budget=budget
    )
    scout.raise_bound(climbed.bound)
    scout.steer(climbed.prices)
    scout.look(_CALLS)
    master = Master(instance, columns, weights, caps, _BROKEN * max(1.0, best.value))
    bare = [columns.add(p, np.empty((0, 3), np.int32))[0] for p in range(instance.posts)]
    master.take([*bare, *best.plan, *climbed.columns])
    made = generate(master, budget, start=climbed.prices, cutoff=best.cutoff, beside=scout.beside)
    scout.raise_bound(made.bound)
    for _ in range(_ROOT_ROUNDS):
        tighter = None
        if not best.proven and not budget.over():
            tighter = tighten(master, made, budget, cutoff=best.cutoff, beside=scout.beside)
        if tighter is None:
            break
        made = tighter
        scout.raise_bound(made.bound)
    if not best.proven and made.solved is not None:
        Tree(master, best, budget, scout).grow(made.bound, made.prices)


def _weights(instance: Instance, best: Incumbent) -> Weights:
    """Give the weights of a level's master: the level, and a trace of cost if it has a slack."""
    weights = only(best.level)
    if not best.slack:
        return weights
    a = instance.arrays
    most = instance.posts * instance.most_tours * int(a.pair["cost"].max(initial=0))
    return weights._replace(cost=best.slack / max(1, most))
