"""Branch and price: diving for plans, branching for proof.

Branching asks how many tours a unit makes, how many of them at one post, and how many tours of a
unit, at a post or of both begin before a day, or end by it. When all these are integers, so is
the plan: every tour is made once or not at all, and a post's tours are one chain. Each is a row
whose price the pricing kernel already adds up, so every node is priced exactly like the root.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from relevo.rotation.solver.combine import combine
from relevo.rotation.solver.generation import generate
from relevo.rotation.solver.plan import worth
from relevo.rotation.solver.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from relevo.rotation.solver.budget import Budget
    from relevo.rotation.solver.columns import Columns
    from relevo.rotation.solver.master import Master, Solved
    from relevo.rotation.solver.prices import Prices

_FRACTION = 0.01
"""Less than this from an integer is an integer."""
_DIVE_EVERY = 12
_COMBINE_EVERY = 30
_NODES = 20
ROOT_NODES = 200
"""Nodes that the integer programme over known columns may take, at a node and at the root."""


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


@dataclass(slots=True)
class Tree:
    """A search tree over one level's master.

    Attributes:
        master: The master, generated at the root.
        incumbent: The best plan, improved in place.
        budget: When to stop.
        report: Called with each better plan or bound.
    """

    master: Master
    incumbent: Incumbent
    budget: Budget
    report: Callable[[], None]
    _active: set[int] = field(default_factory=set)

    def grow(self, bound: float, prices: Prices | None) -> None:
        """Branch until the plan is proven or time is over; the incumbent keeps what is known.

        Args:
            bound: Bound of the root.
            prices: Prices of the root, or None.
        """
        order = 0
        heap: list[tuple[float, int, frozenset[int], Prices | None]] = [
            (bound, order, frozenset(), prices)
        ]
        while heap and not self.budget.over():
            low, _, rows, start = heapq.heappop(heap)
            self._settle(low)
            if low > self.incumbent.cutoff:
                break
            open_node: tuple[float, frozenset[int], Prices | None] | None = (low, rows, start)
            while open_node is not None:
                low, rows, start = open_node
                if self.budget.over():
                    heapq.heappush(heap, (low, order, rows, start))
                    break
                order += 1
                open_node = None
                children = self._node(order, low, rows, start)
                if children:
                    (child_low, first, second, child_start) = children
                    heapq.heappush(heap, (child_low, -order, second, child_start))
                    open_node = (child_low, first, child_start)
        self._settle(heap[0][0] if heap else float("inf"))
        self._activate(frozenset())

    def _settle(self, bound: float) -> None:
        """Note the bound of the whole tree."""
        if bound > self.incumbent.bound:
            self.incumbent.bound = bound
            self.report()

    def _node(
        self, order: int, low: float, rows: frozenset[int], start: Prices | None
    ) -> tuple[float, frozenset[int], frozenset[int], Prices | None] | None:
        """Price one node; give its bound, its two children (likelier first) and its prices."""
        self._activate(rows)
        made = generate(
            self.master, self.budget, start=start, cutoff=self.incumbent.cutoff, rounds=60
        )
        low = max(low, made.bound)
        if low > self.incumbent.cutoff or made.solved is None:
            return None
        if order % _DIVE_EVERY == 1:
            self.dive(made.solved)
        if order % _COMBINE_EVERY == 2:  # noqa: PLR2004 - the node after the root's dive
            self.combine(_NODES)
        choice = branching(self.master, made.solved)
        if choice is None:
            self._accept(made.solved)
            return None
        row, share = choice
        below = int(np.floor(share + 1e-6))
        most = self.master.write([row], [float(below)], 1)[0]
        least = self.master.write([row], [float(below + 1)], -1)[0]
        self._active |= {most, least}
        first, second = (least, most) if share - below > 0.5 else (most, least)  # noqa: PLR2004
        return low, rows | {first}, rows | {second}, made.prices

    def _activate(self, rows: frozenset[int]) -> None:
        """Make exactly these branch rows count."""
        for row in self._active - rows:
            self.master.bind(row, active=False)
        for row in rows:
            self.master.bind(row, active=True)
        self._active = set(rows)

    def combine(self, nodes: int) -> None:
        """Combine the columns known into a better plan, within the node's branches."""
        plan = combine(self.master, self.incumbent.cutoff, nodes, self.budget.left())
        if plan is not None:
            self._offer(plan)

    def dive(self, solved: Solved) -> None:
        """Fix the largest shares at 1, price again, and so on, until a plan stands or none can."""
        master = self.master
        fixed: list[int] = []
        current: Solved | None = solved
        while current is not None and not self.budget.over():
            if current.value > self.incumbent.cutoff:
                break
            rows = len(master.rows)
            chosen = self._next(current, fixed)
            if not chosen and len(master.rows) == rows:
                self._accept(current)
                break
            master.fix(np.array(chosen, np.int64), fixed=True)
            fixed += chosen
            current = generate(master, self.budget, tolerance=1.0, rounds=8).solved
        master.fix(np.array(fixed, np.int64), fixed=False)

    def _next(self, solved: Solved, fixed: list[int]) -> list[int]:
        """Choose which columns to fix next: those at 1, else the largest share that still fits.

        Rows that the others break are written; none may fit until prices know them.
        """
        master = self.master
        post = [master.columns.post[c] for c in master.members]
        done = {post[i] for i in fixed}
        order = np.argsort(-solved.share, kind="stable")
        waiting = [
            int(i) for i in order if solved.share[i] > _FRACTION and post[int(i)] not in done
        ]
        whole = [i for i in waiting if solved.share[i] > 1 - _FRACTION]
        for chosen in ([whole] if whole else []) + [[i] for i in waiting]:
            if master.fits([master.members[i] for i in (*fixed, *chosen)]):
                return chosen
        return []

    def _accept(self, solved: Solved) -> None:
        """Offer a solution as a plan if it is one."""
        whole = np.flatnonzero(solved.share > 1 - _FRACTION)
        if len(whole) == self.master.instance.posts:
            plan = [self.master.members[i] for i in whole]
            if self.master.fits(plan):
                self._offer(tuple(sorted(plan, key=lambda c: self.master.columns.post[c])))

    def _offer(self, plan: tuple[int, ...]) -> None:
        """Keep a plan if it is better."""
        value = worth(self.master.columns, plan)[self.incumbent.level]
        if value < self.incumbent.value:
            self.incumbent.plan = plan
            self.incumbent.value = value
            self.report()


def branching(master: Master, solved: Solved) -> tuple[Row, float] | None:
    """Choose what to branch on.

    Args:
        master: The master.
        solved: Its solution.

    Returns:
        A row and its fractional value, or None if every count is an integer.
    """
    columns: Columns = master.columns
    used = np.flatnonzero(solved.share > 1e-6)  # noqa: PLR2004 - noise of the simplex method
    tours = columns.tours(np.array(master.members)[used])
    share = solved.share[used][tours.column]
    for kind, index in (("tour", tours.unit), ("pair", tours.pair)):
        count = np.bincount(index, weights=share)
        away = np.abs(count - np.round(count))
        if len(away) and away.max() > _FRACTION:
            x = int(away.argmax())
            return Row(kind, x), float(count[x])
    for kind, index, moment in (
        ("begun", tours.unit, tours.start),
        ("start", tours.post, tours.start),
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
