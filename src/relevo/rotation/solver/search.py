"""The search beside the proof: a plan at once, better plans in seconds, chains to combine."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from relevo.rotation.solver.annealing import search
from relevo.rotation.solver.instance import Weights
from relevo.rotation.solver.plan import worth
from relevo.rotation.solver.prices import NO_GUIDE, guide
from relevo.rotation.solver.resume import resume

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Future

    from numpy.typing import NDArray

    from relevo.rotation.solver.columns import Columns
    from relevo.rotation.solver.instance import Instance
    from relevo.rotation.solver.prices import Prices

ROUNDS = 50
"""Rounds of search between two looks at the clock."""
_HEAT = (10.0, 500.0, 40.0, 4.0, 2.0)
"""Heat at the start of a cycle, in each level's own unit."""
_COLD = 0.05
"""Heat at its end, as a share."""
_RECORD = 4096
"""Most chains one call records."""


class Search:
    """A plan and everything it leaves, improved in place.

    Rounds may run in a thread of their own (:meth:`set_out`) while the proof works; the kernel
    holds no lock. Whatever else is asked of the search waits for their end, so that what it does
    depends on its rounds alone and never on the clock.

    Args:
        instance: The instance.
        columns: Pool that the chains visited join.
        weights: Weights of the levels.
        seed: Seed; equal seeds and rounds give equal plans.
        start: Chains to begin with, by post; those that do not fit together are left out.
    """

    def __init__(
        self,
        instance: Instance,
        columns: Columns,
        weights: Weights,
        seed: int,
        start: Mapping[int, NDArray[np.int32]] | None = None,
    ) -> None:
        """Place the posts that begin with no chain one by one, heaviest and scarcest first."""
        a = instance.arrays
        self.instance = instance
        self.columns = columns
        self.weights = np.array(weights)
        self._guide = NO_GUIDE
        self._beside = ThreadPoolExecutor(1)
        self._out: Future[int] | None = None
        self._rng = np.random.default_rng(seed)
        shape = (instance.posts, instance.most_tours, 3)
        self._chains = np.zeros(shape, np.int32)
        self._sizes = np.zeros(instance.posts, np.int32)
        self._busy = instance.busy.astype(np.int32)
        self._left = instance.ceiling.copy()
        self._moves = instance.moves.copy()
        self._count = np.zeros(instance.units, np.int32)
        self._best = np.zeros(shape, np.int32)
        self._best_sizes = np.zeros(instance.posts, np.int32)
        self._best_value = np.array([np.inf])
        self._seen = np.zeros((_RECORD, instance.most_tours, 3), np.int32)
        self._meta = np.zeros((_RECORD, 2), np.int32)
        for p, chain in (start or {}).items():
            self._sizes[p] = len(chain)
            self._chains[p, : len(chain)] = chain
        offered = np.diff(a.pair_ptr)
        order = np.lexsort((offered, -a.day_weight.max(axis=1, initial=0))).astype(np.int32)
        self._take(order)
        self._run(order[self._sizes[order] == 0], 0.0, 0)

    @property
    def value(self) -> float:
        """Value of the best plan, in the search's weights."""
        self.come_back()
        return float(self._best_value[0])

    def heat(self, level: int, share: float) -> float:
        """Give the temperature at a share of a cycle that works on a level."""
        return float(self.weights[level] * _HEAT[level] * _COLD**share)

    def adopt(self, plan: Sequence[int]) -> None:
        """Go on from another plan if it is better."""
        if worth(self.columns, plan).on(Weights(*self.weights)) < self.value:
            self.go_on_from(plan)

    def go_on_from(self, plan: Sequence[int]) -> None:
        """Go on from columns, one for each post, most wanted first; what does not fit is replaced.

        Args:
            plan: Columns of the pool.
        """
        self.come_back()
        self._busy[:] = self.instance.busy
        self._left[:] = self.instance.ceiling
        self._moves[:] = self.instance.moves
        self._count[:] = 0
        for column in plan:
            p, chain = self.columns.post[column], self.columns.chain(column)
            self._sizes[p] = len(chain)
            self._chains[p, : len(chain)] = chain
        order = np.array([self.columns.post[column] for column in plan], np.int32)
        self._take(order)
        self._run(order[self._sizes[order] == 0], 0.0, 0)

    def steer(self, prices: Prices, scale: float) -> None:
        """Let prices tell the rounds to come what is scarce, and when.

        Args:
            prices: Prices of a master.
            scale: What one unit of that master's objective is worth in the search's weights.
        """
        self.come_back()
        self._guide = guide(self.instance, prices, scale)

    def _take(self, order: NDArray[np.int32]) -> None:
        """Take what the chains use, in some order of posts; one that does not fit is left out."""
        resume(
            self.instance.arrays,
            order,
            self._chains,
            self._sizes,
            self._busy,
            self._left,
            self._moves,
            self._count,
        )

    def run(self, heat: float, rounds: int) -> None:
        """Run some rounds at one temperature; the chains accepted join the pool."""
        self._run(np.empty(0, np.int32), heat, rounds)

    def set_out(self, heat: float, rounds: int) -> None:
        """Begin some rounds in a thread of their own; everything else waits for their end."""
        self._begin(np.empty(0, np.int32), heat, rounds)

    def come_back(self) -> None:
        """Wait for the rounds under way; the chains they accepted join the pool."""
        if self._out is None:
            return
        recorded, self._out = self._out.result(), None
        for c in range(recorded):
            p, n = self._meta[c]
            self.columns.add(int(p), self._seen[c, :n])

    def _run(self, order: NDArray[np.int32], heat: float, rounds: int) -> None:
        """Place posts that have no chain, then run some rounds."""
        self._begin(order, heat, rounds)
        self.come_back()

    def _begin(self, order: NDArray[np.int32], heat: float, rounds: int) -> None:
        """Begin to place posts that have no chain, then to run some rounds."""
        self.come_back()
        self._out = self._beside.submit(
            search,
            self.instance.arrays,
            self.instance.overlap,
            self.weights,
            order,
            heat,
            rounds,
            int(self._rng.integers(1 << 31)),
            self._chains,
            self._sizes,
            self._busy,
            self._left,
            self._moves,
            self._count,
            self._best,
            self._best_sizes,
            self._best_value,
            self._seen,
            self._meta,
            NO_GUIDE,
            self._guide,
        )

    def best(self) -> tuple[int, ...]:
        """Give the best plan as columns of the pool."""
        self.come_back()
        return tuple(
            self.columns.add(p, self._best[p, : self._best_sizes[p]])[0]
            for p in range(self.instance.posts)
        )
