"""The search in the service of a proof: along its prices, around its solutions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.rotation.solver.plan import LEVELS
from relevo.rotation.solver.search import ROUNDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from relevo.rotation.model import LevelName
    from relevo.rotation.solver.budget import Budget
    from relevo.rotation.solver.columns import Columns
    from relevo.rotation.solver.master import Master, Solved
    from relevo.rotation.solver.prices import Prices
    from relevo.rotation.solver.search import Search
    from relevo.rotation.solver.tree import Incumbent

_CYCLE = 800
"""Rounds from hot to cold; each cycle begins from the best plan or from a solution rounded."""
_ROUND = 0.9
"""Milliseconds of one round of the search; about."""
_LEAST_ROUNDS, _MOST_ROUNDS = 25, 400
"""Rounds of one call beside the proof."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is known at some moment.

    Attributes:
        level: Level at work.
        value: Value of the best plan on it.
        bound: Bound on it, or None before the first.
        columns: The pool.
        plan: The best plan, a column for each post.
    """

    level: LevelName
    value: int
    bound: int | None
    columns: Columns
    plan: tuple[int, ...]


@dataclass(slots=True)
class Scout:
    """Looks for better plans of a level where the proof says they may be.

    Attributes:
        search: The search.
        best: The best plan and what is proven of it, improved in place.
        budget: When to stop.
        report: Called with each better plan or bound.
    """

    search: Search
    best: Incumbent
    budget: Budget
    report: Callable[[Step], None]
    _rounds: int = 0
    _cycles: int = 0
    _sent: float = 0.0
    _due: float = 0.0

    def tell(self) -> None:
        """Report what is known."""
        best = self.best
        self.report(
            Step(LEVELS[best.level], best.value, best.least, self.search.columns, best.plan)
        )

    def raise_bound(self, bound: float) -> None:
        """Note a bound if it is better."""
        if bound > self.best.bound:
            self.best.bound = bound
            self.tell()

    def offer(self, plan: tuple[int, ...]) -> None:
        """Note a plan if it is better."""
        if self.best.offer(self.search.columns, plan):
            self.tell()

    def steer(self, prices: Prices) -> None:
        """Search along prices from now on."""
        self.search.steer(prices, float(self.search.weights[self.best.level]))

    def look(self, calls: int) -> None:
        """Search for some calls, or until the plan is proven."""
        for call in range(calls):
            if self.best.proven or self.budget.over():
                return
            self.search.run(self._heat((call + 1) / calls), ROUNDS)
            self.offer(self.search.best())

    def beside(self, master: Master, solved: Solved, prices: Prices | None) -> None:
        """Take what the search has found, and send it on while the proof works.

        It stays out until the proof has worked as long as its rounds should take, and is then
        sent out for as long as the proof has worked. Work is counted, not timed: equal data and
        seeds give equal plans.

        Args:
            master: The master.
            solved: Its last solution.
            prices: The best prices known, or None.
        """
        worked = master.effort - self._sent
        if worked < self._due:
            return
        self.offer(self.search.best())
        if self.best.proven:
            return
        if prices is not None:
            self.steer(prices)
        if self._rounds >= _CYCLE or not self._cycles:
            rounded = self._cycles % 2 == 1
            self.search.go_on_from(master.rounded(solved) if rounded else self.best.plan)
            self._rounds, self._cycles = 0, self._cycles + 1
        rounds = int(min(_MOST_ROUNDS, max(_LEAST_ROUNDS, worked / _ROUND)))
        self._rounds += rounds
        self.search.set_out(self._heat(self._rounds / _CYCLE), rounds)
        self._sent, self._due = master.effort, rounds * _ROUND

    def _heat(self, share: float) -> float:
        """Give the temperature at a share of a cycle."""
        return self.search.heat(self.best.level, min(1.0, share))
