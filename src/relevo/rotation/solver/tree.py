"""Branch, price and cut.

Branching asks how many tours a unit makes at a post, and how many tours at a post, of a unit or of
both begin before a day, or end by it. When all these are integers, so is the plan: every tour is
made once or not at all, and a post's tours are one chain. Each is a row whose price the pricing
kernel already adds up, so every node is priced exactly like the root.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from relevo.rotation.solver.generation import generate, tighten
from relevo.rotation.solver.master import Branch
from relevo.rotation.solver.plan import worth
from relevo.rotation.solver.rows import Row

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from relevo.rotation.solver.budget import Budget
    from relevo.rotation.solver.columns import Columns, Tours
    from relevo.rotation.solver.master import Master, Solved
    from relevo.rotation.solver.prices import Prices
    from relevo.rotation.solver.scout import Scout

_FRACTION = 0.01
"""Less than this from an integer is an integer."""
_HOPE = 0.1
"""Gain hoped for from any branch."""
_SMALL = 0.05
"""Weight of a unit that takes next to nothing of any ceiling."""
_ROUNDS = 60
"""Most rounds of column generation at a node."""
_NEAR = 0.15
"""Columns this near to use, as a share of what is missing to a proof, stay when the master is
made slim."""
_TIGHTENINGS = 3
"""Most rounds of cover rows at a node."""


@dataclass(slots=True)
class Incumbent:
    """The best plan known for a level.

    Attributes:
        plan: A column for each post.
        value: Its value on the level.
        level: The level, by index.
        grain: Least by which two values of the level can differ.
        slack: Most that the other terms of the master's objective can add to a plan.
        bound: No plan that keeps the earlier levels has less, in the master's objective.
    """

    plan: tuple[int, ...]
    value: int
    level: int
    grain: int
    slack: float
    bound: float = float("-inf")

    def offer(self, columns: Columns, plan: tuple[int, ...]) -> bool:
        """Keep a plan if it is better; tell whether it is."""
        value = worth(columns, plan)[self.level]
        if value >= self.value:
            return False
        self.plan, self.value = plan, value
        return True

    @property
    def cutoff(self) -> float:
        """A better plan costs at most this in the master's objective; a bound above it proves."""
        return self.value - self.grain + self.slack + 1e-6

    @property
    def least(self) -> int:
        """No plan that keeps the earlier levels has less on this one."""
        return self.value if self.proven else math.ceil(self.bound - self.slack - 1e-6)

    @property
    def proven(self) -> bool:
        """Whether no better plan exists."""
        return self.bound > self.cutoff


class _Node(NamedTuple):
    """A node to price: bound of its parent, order, branch rows, prices, the last row's question."""

    low: float
    order: int
    rows: tuple[Branch, ...]
    prices: Prices | None
    row: Row | None


@dataclass(slots=True)
class Tree:
    """A search tree over one level's master.

    Attributes:
        master: The master, generated at the root.
        incumbent: The best plan, improved in place.
        budget: When to stop.
        scout: Looks for better plans, and reports them and better bounds.
    """

    master: Master
    incumbent: Incumbent
    budget: Budget
    scout: Scout
    _active: tuple[Branch, ...] = ()
    _gains: dict[Row, list[float]] = field(default_factory=dict)
    _size: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        """Weigh what the unit of each pair takes against ceilings; 1 for the largest."""
        instance = self.master.instance
        room = np.maximum(1, instance.ceiling.max(axis=1, initial=1))
        share = (instance.needs.pair[:, : len(room)] / room).max(axis=1, initial=0.0)
        self._size = np.maximum(_SMALL, share / max(float(share.max(initial=0.0)), _SMALL))

    def grow(self, bound: float, prices: Prices | None) -> None:
        """Branch until the plan is proven or time is over; the incumbent keeps what is known.

        Args:
            bound: Bound of the root.
            prices: Prices of the root, or None.
        """
        order = 0
        heap = [_Node(bound, order, (), prices, None)]
        while heap and not self.incumbent.proven and not self.budget.over():
            node = heapq.heappop(heap)
            self.scout.raise_bound(node.low)
            if node.low > self.incumbent.cutoff:
                break
            order += 1
            children = self._priced(order, node)
            if self.budget.over() and not children:
                heapq.heappush(heap, node)
            for child in children:
                heapq.heappush(heap, child)
        self.scout.raise_bound(heap[0].low if heap else float("inf"))
        self._activate(())

    def _priced(self, order: int, node: _Node) -> tuple[_Node, ...]:
        """Price one node; give its children, none if nothing better lies below it."""
        self._activate(node.rows)
        cutoff = self.incumbent.cutoff
        beside = self.scout.beside
        made = generate(
            self.master,
            self.budget,
            start=node.prices,
            cutoff=cutoff,
            rounds=_ROUNDS,
            beside=beside,
        )
        for _ in range(_TIGHTENINGS):
            if made.bound > cutoff or self.budget.over():
                break
            tighter = tighten(
                self.master, made, self.budget, cutoff=cutoff, rounds=_ROUNDS, beside=beside
            )
            if tighter is None:
                break
            made = tighter
        low = max(node.low, made.bound)
        if node.row is not None:
            self._gains.setdefault(node.row, []).append(min(low, cutoff) - node.low)
        if low > self.incumbent.cutoff or made.solved is None:
            return ()
        choice = self._branching(made.solved)
        if choice is None:
            self._accept(made.solved)
            return ()
        self.master.slim(made.solved, _NEAR * (cutoff - made.solved.value), node.rows)
        row, share = choice
        below = int(np.floor(share + 1e-6))
        sides = Branch(row, float(below)), Branch(row, float(below + 1), -1)
        return tuple(
            _Node(low, 2 * order + i, (*node.rows, side), made.prices, row)
            for i, side in enumerate(sides)
        )

    def _branching(self, solved: Solved) -> tuple[Row, float] | None:
        """Choose a row to branch on: a fractional pair that raised bounds before, if there is one.

        A pair never tried is expected to raise them in proportion to what its unit takes of the
        tightest ceiling, like those tried.
        """
        pairs = fractional_pairs(self.master, solved)
        if not pairs:
            return branching(self.master, solved)
        size = self._size
        means = {row: sum(gains) / len(gains) for row, gains in self._gains.items()}
        each = [mean / size[row.x] for row, mean in means.items() if row.kind == "pair"]
        usual = _HOPE + (sum(each) / len(each) if each else 0.0)

        def score(choice: tuple[Row, float]) -> float:
            row, count = choice
            part = count - math.floor(count)
            return float(means.get(row, usual * size[row.x]) + _HOPE) * part * (1 - part)

        return max(pairs, key=score)

    def _activate(self, rows: tuple[Branch, ...]) -> None:
        """Make exactly these branch rows count; in order, for rows are written in this order."""
        for row in self._active:
            if row not in rows:
                self.master.bind(row, active=False)
        for row in rows:
            self.master.bind(row, active=True)
        self._active = rows

    def _accept(self, solved: Solved) -> None:
        """Offer a solution as a plan if it is one."""
        whole = np.flatnonzero(solved.share > 1 - _FRACTION)
        if len(whole) == self.master.instance.posts:
            plan = [self.master.members[i] for i in whole]
            if self.master.fits(plan):
                self.scout.offer(tuple(sorted(plan, key=lambda c: self.master.columns.post[c])))


def fractional_pairs(master: Master, solved: Solved) -> list[tuple[Row, float]]:
    """Give a row for each pair whose number of tours is no integer, and that number."""
    tours, share = _used(master, solved)
    count = np.bincount(tours.pair, weights=share)
    away = np.abs(count - np.round(count))
    return [(Row("pair", int(i)), float(count[i])) for i in np.flatnonzero(away > _FRACTION)]


def _used(master: Master, solved: Solved) -> tuple[Tours, NDArray[np.float64]]:
    """Give the tours of the columns that a solution uses, and the share of each."""
    used = np.flatnonzero(solved.share > 1e-6)  # noqa: PLR2004 - noise of the simplex method
    tours = master.columns.tours(np.array(master.members)[used])
    return tours, solved.share[used][tours.column]


def branching(master: Master, solved: Solved) -> tuple[Row, float] | None:
    """Choose what to branch on.

    Args:
        master: The master.
        solved: Its solution.

    Returns:
        A row and its fractional value, or None if every count is an integer.
    """
    tours, share = _used(master, solved)
    for kind, index, moment in (
        ("start", tours.post, tours.start),
        ("begun", tours.unit, tours.start),
        ("pair_begun", tours.pair, tours.start),
        ("pair_ended", tours.pair, tours.end),
    ):
        found = _before(index, moment, share)
        if found is not None:
            x, day, value = found
            return Row(kind, x, day - 1 if kind == "pair_ended" else day), value
    return None


def _before(
    index: NDArray[np.int32], moment: NDArray[np.int32], share: NDArray[np.float64]
) -> tuple[int, int, float] | None:
    """Find whose count of moments before some day is furthest from an integer."""
    best: tuple[float, int, int, float] | None = None
    for x in np.unique(index):
        mine = index == x
        order = np.argsort(moment[mine], kind="stable")
        days, sums = moment[mine][order], np.cumsum(share[mine][order])
        last = np.flatnonzero(np.diff(days) > 0)
        away = np.abs(sums[last] - np.round(sums[last]))
        if len(last) and away.max() > _FRACTION and (best is None or away.max() > best[0]):
            at = int(last[away.argmax()])
            best = (float(away.max()), int(x), int(days[at + 1]), float(sums[at]))
    return best[1:] if best else None
