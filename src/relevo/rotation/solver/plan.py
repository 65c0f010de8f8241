"""A plan as one chain for each post, and what it is worth on each level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from relevo.rotation.model import LevelName
from relevo.rotation.solver.instance import Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.rotation.solver.columns import Columns
    from relevo.rotation.solver.instance import Instance


class Worth(NamedTuple):
    """What a plan is worth, level by level, in each level's unit."""

    uncovered: int
    person_days: int
    cost: int
    fairness: int
    changes: int

    def on(self, weights: Weights) -> float:
        """Give the weighted sum."""
        return float(sum(w * v for w, v in zip(weights, self, strict=True)))


LEVELS = (
    LevelName.UNCOVERED,
    LevelName.PERSON_DAYS,
    LevelName.COST,
    LevelName.FAIRNESS,
    LevelName.CHANGES,
)
"""Names of the fields of :class:`Worth` and :class:`Weights`, by index."""


def only(level: int) -> Weights:
    """Give the weights that look at one level alone."""
    return Weights(*(1.0 if i == level else 0.0 for i in range(len(LEVELS))))


def worth(columns: Columns, plan: Sequence[int]) -> Worth:
    """Give what a plan is worth.

    Args:
        columns: The pool.
        plan: One column for each post.
    """
    a = columns.instance.arrays
    tours = columns.tours(np.array(plan, np.int64))
    count = np.bincount(tours.unit, minlength=len(a.unit["dwell_x2"]))
    return Worth(
        uncovered=sum(columns.uncovered[c] for c in plan),
        person_days=sum(columns.person_days[c] for c in plan),
        cost=sum(columns.cost[c] for c in plan),
        fairness=int((count * (count - 1)).sum()),
        changes=sum(columns.changes[c] for c in plan),
    )


def strict_weights(instance: Instance, order: Sequence[int]) -> Weights:
    """Give weights under which no gain on a later level outweighs a loss on an earlier one.

    Args:
        instance: The instance.
        order: Levels, by index, most important first; the others weigh nothing.
    """
    a = instance.arrays
    tours = instance.posts * instance.most_tours
    window = int((a.post["end"] - a.post["begin"]).sum())
    most = (
        float(a.day_weight.sum()),
        2.0 * float(a.unit["persons"].max(initial=0)) * window,
        float(tours * int(a.pair["cost"].max(initial=0))),
        float(tours * instance.most_tours),
        float(tours + len(a.old)),
    )
    weights = [0.0] * len(LEVELS)
    unit = 1.0
    for level in reversed(order):
        weights[level] = unit
        unit *= 1.0 + most[level]
    return Weights(*weights)
