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
    from relevo.rotation.solver.generation import Generated
    from relevo.rotation.solver.master import Master
    from relevo.rotation.solver.prices import Prices
    from relevo.rotation.solver.search import Search
    from relevo.rotation.solver.tree import Incumbent

_CYCLE = 15
"""Calls from hot to cold, and calls without a better plan after which the search rests."""


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


@dataclass(frozen=True, slots=True)
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
        """Search for some calls, or until nothing better turns up."""
        since = 0
        for call in range(calls):
            if since >= _CYCLE or self.best.proven or self.budget.over():
                return
            value = self.search.value
            share = (call + 1) / min(calls, _CYCLE) % 1.0
            self.search.run(self.search.heat(self.best.level, share), ROUNDS)
            since = since + 1 if self.search.value >= value else 0
            self.offer(self.search.best())

    def around(self, master: Master, made: Generated, calls: int) -> None:
        """Search along the prices of a solution, from the best plan and from the solution rounded.

        Args:
            master: The master that was solved.
            made: What generation gave.
            calls: Calls from each.
        """
        if made.prices is None or made.solved is None or self.best.proven:
            return
        self.steer(made.prices)
        self.search.go_on_from(self.best.plan)
        self.look(calls)
        self.search.go_on_from(master.rounded(made.solved))
        self.look(calls)
