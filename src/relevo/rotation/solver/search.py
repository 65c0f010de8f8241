"""The search beside the proof: a plan at once, better plans in seconds, chains to combine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from relevo.rotation.solver.annealing import search
from relevo.rotation.solver.resume import resume

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from relevo.rotation.solver.columns import Columns
    from relevo.rotation.solver.instance import Instance, Weights

_RECORD = 4096
"""Most chains one call records."""


class Search:
    """A plan and everything it leaves, improved in place.

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
        resume(a, self._chains, self._sizes, self._busy, self._left, self._moves, self._count)
        offered = np.diff(a.pair_ptr)
        order = np.lexsort((offered, -a.day_weight.max(axis=1, initial=0))).astype(np.int32)
        self._run(order[self._sizes[order] == 0], 0.0, 0)

    @property
    def value(self) -> float:
        """Value of the best plan, in the search's weights."""
        return float(self._best_value[0])

    def run(self, heat: float, rounds: int) -> None:
        """Run some rounds at one temperature; the chains accepted join the pool."""
        self._run(np.empty(0, np.int32), heat, rounds)

    def _run(self, order: NDArray[np.int32], heat: float, rounds: int) -> None:
        """Place posts that have no chain, then run some rounds."""
        recorded = search(
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
        )
        for c in range(recorded):
            p, n = self._meta[c]
            self.columns.add(int(p), self._seen[c, :n])

    def best(self) -> tuple[int, ...]:
        """Give the best plan as columns of the pool."""
        return tuple(
            self.columns.add(p, self._best[p, : self._best_sizes[p]])[0]
            for p in range(self.instance.posts)
        )
