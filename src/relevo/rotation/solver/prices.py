"""Prices of everything shared, and the lower bound that any prices give.

For any non-negative prices, the sum over posts of the cheapest priced chain, less the price of all
that is available, is a lower bound on every plan: the Lagrangian function of the master. It holds
whatever the prices come from, because the kernel ranges over all day-level chains.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from relevo.rotation.solver.kernels import price_post

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from relevo.rotation.solver.instance import Instance, Weights


class Guide(NamedTuple):
    """Prices in the form that steers the search; empty arrays steer nothing.

    Attributes:
        unit: (U, H + 1) prefix sums of the prices of a unit's days.
        presence: (E, H + 1) prefix sums of the prices of a pair's presence.
        relief: (P, H) price of a relief in place that begins on a day.
        move: (Q, W) price of one movement.
    """

    unit: NDArray[np.float64]
    presence: NDArray[np.float64]
    relief: NDArray[np.float64]
    move: NDArray[np.float64]


NO_GUIDE = Guide(np.empty((0, 0)), np.empty((0, 0)), np.empty((0, 0)), np.empty((0, 0)))
"""Steers nothing."""


@dataclass(slots=True)
class Prices:
    """A price for each shared thing; all at least 0 except where a branch asks for *at least*.

    Attributes:
        unit: (U, H) price of a unit's day, dwell included.
        resource: (K, H) price of one piece of a resource on a day.
        move: (Q, W) price of one movement.
        tour: (U,) price of one tour of a unit.
        fair: (U,) the part of it that comes from the steps of fairness.
        level: (5,) price of one unit of each earlier level's value, by level index.
        pair: (E,) price of one tour of a pair.
        start: (P, H) price of beginning a tour on a day at a post.
        begun: (E, H) price of a pair's beginning a tour on a day.
        ended: (E, H + 1) price of a pair's ending a tour with an excluded end.
        presence: (E, H) price of a pair's presence on a day, beside what it takes of resources.
        relief: (P, H) price of a relief in place that begins on a day.
        constant: What the priced rows allow, already multiplied by their prices.
    """

    unit: NDArray[np.float64]
    resource: NDArray[np.float64]
    move: NDArray[np.float64]
    tour: NDArray[np.float64]
    fair: NDArray[np.float64]
    level: NDArray[np.float64]
    pair: NDArray[np.float64]
    start: NDArray[np.float64]
    begun: NDArray[np.float64]
    ended: NDArray[np.float64]
    presence: NDArray[np.float64]
    relief: NDArray[np.float64]
    constant: float = 0.0

    @classmethod
    def zero(cls, instance: Instance) -> Prices:
        """Give prices of 0."""
        a = instance.arrays
        days = instance.days
        return cls(
            unit=np.zeros((instance.units, days)),
            resource=np.zeros((len(instance.ceiling), days)),
            move=np.zeros(instance.moves.shape),
            tour=np.zeros(instance.units),
            fair=np.zeros(instance.units),
            level=np.zeros(5),
            pair=np.zeros(len(a.pair["unit"])),
            start=np.zeros((instance.posts, days)),
            begun=np.zeros((len(a.pair), days)),
            ended=np.zeros((len(a.pair), days + 1)),
            presence=np.zeros((len(a.pair), days)),
            relief=np.zeros((instance.posts, days)),
        )

    def toward(self, other: Prices, share: float) -> Prices:
        """Give the prices a share of the way to others."""
        return Prices(
            **{
                item.name: (1 - share) * getattr(self, item.name)
                + share * getattr(other, item.name)
                for item in fields(self)
            }
        )


@dataclass(frozen=True, slots=True)
class Priced:
    """The cheapest chain of each post for some prices, and the bound they give.

    Attributes:
        bound: Lower bound on the level's value, rounded by nobody.
        cheapest: (P,) cost of the cheapest priced chain.
        chains: The chain of each post: (n, 3) pair, start, end.
    """

    bound: float
    cheapest: NDArray[np.float64]
    chains: tuple[NDArray[np.int32], ...] = field(repr=False)


def price_all(instance: Instance, weights: Weights, prices: Prices) -> Priced:
    """Price every post once and give the bound.

    Args:
        instance: The instance.
        weights: What one unit of each level costs.
        prices: Prices.

    Returns:
        Bound, cost and chain of each post.
    """
    a = instance.arrays
    unit_price = _prefix(prices.unit)
    presence, kept = paid_presence(instance, prices)
    day = weights.uncovered + prices.level[0]
    change = weights.changes + prices.level[4]
    cheapest = np.empty(instance.posts)
    chains = []
    chain = np.zeros((instance.most_tours, 3), np.int32)
    for p in range(instance.posts):
        found, n = price_post(
            a,
            instance.overlap,
            p,
            day * a.day_weight[p],
            weights.person_days + prices.level[1],
            weights.cost + prices.level[2],
            change,
            unit_price,
            prices.tour,
            prices.pair,
            presence,
            kept[p],
            prices.relief[p],
            prices.move,
            prices.start[p],
            prices.begun,
            prices.ended,
            chain,
        )
        chains.append(chain[:n].copy())
        old = a.old_ptr[a.pair_ptr[p + 1]] - a.old_ptr[a.pair_ptr[p]]
        cheapest[p] = found + change * old
    bound = (
        float(cheapest.sum())
        - prices.constant
        + fairness_bound(weights.fairness, prices.fair, instance.most_tours)
    )
    return Priced(bound, cheapest, tuple(chains))


def paid_presence(
    instance: Instance, prices: Prices
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give prefix sums over days of what presence costs.

    Args:
        instance: The instance.
        prices: Prices.

    Returns:
        (E, H + 1) of each pair's presence, and (P, H + 1) of a kit that stays with each post.
    """
    resource = _prefix(prices.resource)
    if not len(resource):
        resource = np.zeros((1, instance.days + 1))
    pair, post = (table.astype(float) for table in (instance.needs.pair, instance.needs.post))
    return _prefix(prices.presence) + pair @ resource, post @ resource


def guide(instance: Instance, prices: Prices, scale: float) -> Guide:
    """Give prices in the form that steers the search.

    Args:
        instance: The instance.
        prices: Prices of a master.
        scale: What one unit of the master's objective is worth in the search's weights.
    """
    presence, _ = paid_presence(instance, prices)
    return Guide(
        unit=scale * _prefix(prices.unit),
        presence=scale * presence,
        relief=scale * prices.relief,
        move=scale * prices.move,
    )


def fairness_bound(weight: float, fair: NDArray[np.float64], steps: int) -> float:
    """Give the least cost of the steps of fairness less their price, summed over units.

    The step after tour ``k`` costs ``2 k weight``; the best number of steps ``m``, at most
    ``steps``, minimises ``weight m(m+1) - fair m``.
    """
    if weight == 0:
        return 0.0
    m = np.minimum(steps, np.floor(fair / (2 * weight)))
    return float((weight * m * (m + 1) - fair * m).sum())


def _prefix(prices: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give prefix sums over days, with a leading 0."""
    sums = np.zeros((prices.shape[0], prices.shape[1] + 1))
    np.cumsum(prices, axis=1, out=sums[:, 1:])
    return sums
