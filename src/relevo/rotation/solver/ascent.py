"""Subgradient ascent: good prices, and the chains they make cheapest, before the first master.

A hundred passes over all posts cost less than a few masters, and column generation that starts
from their prices and chains converges in a small part of the rounds it takes from nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from relevo.rotation.solver.prices import Prices, price_all
from relevo.rotation.solver.rows import use_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from relevo.rotation.solver.budget import Budget
    from relevo.rotation.solver.columns import Columns
    from relevo.rotation.solver.instance import Instance, Weights

_PATIENCE = 8
"""Passes without a better bound before steps grow shorter."""
_SHORTER = 0.7


class Climbed(NamedTuple):
    """What the ascent gives.

    Attributes:
        bound: The best bound.
        prices: Its prices.
        columns: The chains that were cheapest in some pass.
    """

    bound: float
    prices: Prices
    columns: tuple[int, ...]


def climb(
    instance: Instance,
    columns: Columns,
    weights: Weights,
    *,
    caps: Sequence[tuple[int, int]],
    target: float,
    passes: int,
    budget: Budget,
) -> Climbed:
    """Raise the bound by moving prices along what is used beyond what there is.

    Args:
        instance: The instance.
        columns: Pool that the chains join.
        weights: What one unit of each level costs.
        caps: Values that earlier levels must not exceed, by level index.
        target: Value of the best plan known, which sets the length of steps.
        passes: Most passes over all posts.
        budget: When to stop.
    """
    prices = Prices.zero(instance)
    best, bound = prices, float("-inf")
    seen: dict[int, None] = {}
    length, since = 1.0, 0
    for _ in range(passes):
        prices.constant = _allowed(instance, prices, caps)
        priced = price_all(instance, weights, prices)
        plan = [columns.add(p, chain)[0] for p, chain in enumerate(priced.chains)]
        seen.update(dict.fromkeys(plan))
        if priced.bound > bound:
            best, bound, since = prices, priced.bound, 0
        else:
            since += 1
            if since == _PATIENCE:
                length, since = length * _SHORTER, 0
        slope = _slope(columns, weights, prices, caps=caps, plan=plan)
        steep = sum(float((part**2).sum()) for part in slope.values())
        if steep == 0.0 or target <= priced.bound or budget.over():
            break
        step = length * (target - priced.bound) / steep
        moved = {
            name: np.maximum(0.0, getattr(prices, name) + step * part)
            for name, part in slope.items()
        }
        prices = replace(prices, **moved, tour=moved["fair"])
    return Climbed(bound, best, tuple(seen))


def _allowed(instance: Instance, prices: Prices, caps: Sequence[tuple[int, int]]) -> float:
    """Give the price of all there is."""
    return float(
        prices.unit.sum()
        + (prices.resource * instance.ceiling).sum()
        + (prices.move * instance.moves).sum()
        + prices.fair.sum()
        + sum(prices.level[level] * value for level, value in caps)
    )


def _slope(
    columns: Columns,
    weights: Weights,
    prices: Prices,
    *,
    caps: Sequence[tuple[int, int]],
    plan: Sequence[int],
) -> dict[str, NDArray[np.float64]]:
    """Give what a plan uses beyond what there is, by kind of price; never below a price of 0."""
    instance = columns.instance
    tours = columns.tours(np.array(plan, np.int64))
    unit, resource, moves = use_of(instance, tours, np.ones(len(tours.column)))
    level = np.zeros(len(prices.level))
    values = columns.of_level()
    for index, value in caps:
        level[index] = sum(values[index][c] for c in plan) - value
    fair: NDArray[np.float64] = np.zeros(instance.units)
    if weights.fairness:
        steps = np.floor(prices.fair / (2 * weights.fairness))
        made = np.bincount(tours.unit, minlength=instance.units)
        fair = np.asarray(made - 1.0 - np.minimum(instance.most_tours, steps))
    slope = {
        "unit": unit - 1.0,
        "resource": resource - instance.ceiling,
        "move": moves - instance.moves,
        "level": level,
        "fair": fair,
    }
    return {
        name: np.where((part < 0) & (getattr(prices, name) <= 0), 0.0, part)
        for name, part in slope.items()
    }
