"""The levels of the objective, one after the other: each proven, then kept, before the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from relevo.rotation.solver.columns import Columns
from relevo.rotation.solver.plan import LEVELS, strict_weights, worth
from relevo.rotation.solver.proof import prove
from relevo.rotation.solver.scout import Step
from relevo.rotation.solver.search import ROUNDS, Search
from relevo.rotation.solver.tree import Incumbent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from relevo.rotation.solver.budget import Budget
    from relevo.rotation.solver.instance import Instance
    from relevo.rotation.solver.plan import Worth

_FIRST = 0.85
"""Share of the time left that a level may take from those after it."""
_FIRST_AGAIN = 0.5
"""The same where a plan to begin with is given: fewer changes may matter more than a proof."""
_SLACK = 0.25
"""Most that the cost of tours adds to a plan's uncovered days while these are proven. Without it
any chain without a gap is as good as any other, and prices wander among them."""
_STALL = 4
"""Calls of the search without a better plan before the proof begins."""
_CALLS = 8
"""Most calls of the search before the proof begins."""
_CALLS_AGAIN = 12
"""The same where a plan to begin with is given."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The best plan and the bound of each level.

    Attributes:
        columns: The pool.
        plan: A column for each post.
        worth: What the plan is worth.
        bounds: Bound of each level asked for, in order.
        proven: Whether every level is proven.
    """

    columns: Columns
    plan: tuple[int, ...]
    worth: Worth
    bounds: tuple[int, ...]
    proven: bool


def solve_levels(
    instance: Instance,
    order: Sequence[int],
    budget: Budget,
    seed: int,
    report: Callable[[Step], None],
    *,
    start: Mapping[int, NDArray[np.int32]] | None = None,
    calls: int | None = None,
) -> Solution:
    """Find the best plan level by level.

    Args:
        instance: The instance.
        order: Levels, by index, most important first.
        budget: When to stop; the best plan found is given then.
        seed: Seed of the search.
        report: Called with what is known, often.
        start: Chains to begin with, by post, e.g. those announced; None begins with nothing.
        calls: Most calls of the search before the proof begins; None leaves it to the planner.

    Returns:
        The best plan. Bounds of levels after one that is not proven hold for plans that are as
        good on the levels before as this one.
    """
    columns = Columns(instance)
    search = Search(instance, columns, strict_weights(instance, order), seed, start)
    _tell(search, order, report)
    most = calls or (_CALLS if start is None else _CALLS_AGAIN)
    _warm_up(search, budget, order, report, calls=most)
    bounds: list[int] = []
    proven = True
    for position, level in enumerate(order):
        plan = search.best()
        now = worth(columns, plan)
        caps = [(earlier, now[earlier]) for earlier in order[:position]]
        slack = _SLACK if level == 0 else 0.0
        best = Incumbent(plan, now[level], level, _grain(instance, level), slack, 0.0)
        last = position == len(order) - 1
        part = _FIRST if start is None else _FIRST_AGAIN
        share = budget.part(budget.left() * (1.0 if last else part))
        if not best.proven:
            prove(search, best, share, caps=caps, report=report)
            search.adopt(best.plan)
        bounds.append(best.least)
        proven &= best.proven
    plan = search.best()
    return Solution(columns, plan, worth(columns, plan), tuple(bounds), proven)


def _grain(instance: Instance, level: int) -> int:
    """Give the least by which two values of a level can differ."""
    a = instance.arrays
    shares = (
        a.day_weight.ravel(),
        a.unit["persons"],
        a.pair["cost"],
        np.array([2]),
        np.array([1]),
    )[level]
    return max(1, int(np.gcd.reduce(shares)) if len(shares) else 1)


def _tell(search: Search, order: Sequence[int], report: Callable[[Step], None]) -> Worth:
    """Report the best plan of the search; give what it is worth."""
    plan = search.best()
    now = worth(search.columns, plan)
    report(Step(LEVELS[order[0]], now[order[0]], None, search.columns, plan))
    return now


def _warm_up(
    search: Search,
    budget: Budget,
    order: Sequence[int],
    report: Callable[[Step], None],
    *,
    calls: int,
) -> None:
    """Search until nothing better turns up for a while; by rounds, so that a seed decides."""
    since, best = 0, search.value
    for call in range(calls):
        if budget.over() or since >= _STALL:
            return
        search.run(search.heat(order[0], call / calls), ROUNDS)
        since = since + 1 if search.value >= best else 0
        best = min(best, search.value)
        now = _tell(search, order, report)
        if all(now[level] == 0 for level in order):
            return
