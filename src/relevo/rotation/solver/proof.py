"""The proof of one level: prices, rows and branches around the search, each feeding the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.rotation.solver.ascent import climb
from relevo.rotation.solver.generation import LARGE_PART, generate, tighten
from relevo.rotation.solver.master import Master
from relevo.rotation.solver.plan import only
from relevo.rotation.solver.scout import Scout
from relevo.rotation.solver.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relevo.rotation.solver.budget import Budget
    from relevo.rotation.solver.generation import Generated
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
_PATIENCE = 4
"""Rounds of cover rows that gain little before branching takes over."""
_WORTH = 0.01
"""Share of what is missing to a proof that a round must gain to be more than little."""


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
    master.take([*best.plan, *climbed.columns])
    made = generate(master, budget, start=climbed.prices, cutoff=best.cutoff, beside=scout.beside)
    scout.raise_bound(made.bound)
    slow = 0
    while slow < _PATIENCE and not best.proven and not budget.over():
        tighter = tighten(
            master, made, budget, cutoff=best.cutoff, part=LARGE_PART, beside=scout.beside
        )
        if tighter is None:
            break
        slow = slow + 1 if _gain(made, tighter, best.cutoff) < _WORTH else 0
        made = tighter
        scout.raise_bound(made.bound)
    if not best.proven and slow:
        made = generate(master, budget, start=made.prices, cutoff=best.cutoff, beside=scout.beside)
        scout.raise_bound(made.bound)
    if not best.proven and made.solved is not None:
        Tree(master, best, budget, scout).grow(made.bound, made.prices)
    scout.offer(search.best())


def _gain(before: Generated, after: Generated, cutoff: float) -> float:
    """Give the share of what the relaxation lacked to a proof that it has gained."""
    if before.solved is None or after.solved is None or before.solved.value >= cutoff:
        return 0.0
    return (after.solved.value - before.solved.value) / (cutoff - before.solved.value)


def _weights(instance: Instance, best: Incumbent) -> Weights:
    """Give the weights of a level's master: the level, and a trace of cost if it has a slack."""
    weights = only(best.level)
    if not best.slack:
        return weights
    a = instance.arrays
    most = instance.posts * instance.most_tours * int(a.pair["cost"].max(initial=0))
    return weights._replace(cost=best.slack / max(1, most))
