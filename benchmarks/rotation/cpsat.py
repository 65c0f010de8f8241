"""Peer: the direct constraint model, solved by CP-SAT of OR-Tools.

The first level alone is asked for: weighted days without presence. OR-Tools and HiGHS cannot live
in one process, so this module is imported only by a process of its own.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Any

from ortools.sat.python import cp_model

from benchmarks.rotation.cpsat_model import Model
from benchmarks.rotation.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.rotation.view import Row

_NAMES = {
    cp_model.OPTIMAL: "optimal",
    cp_model.FEASIBLE: "feasible",
    cp_model.INFEASIBLE: "infeasible",
}


class Trace(cp_model.CpSolverSolutionCallback):
    """Notes when each better plan was found, and the bound then."""

    def __init__(self, started: float) -> None:
        """Start with nothing; ``started`` is the monotonic time from which seconds count."""
        super().__init__()
        self._started = started
        self.rows: list[list[float | int | None]] = []

    def on_solution_callback(self) -> None:
        """Note one plan."""
        spent = round(time.monotonic() - self._started, 3)
        self.rows.append(
            [spent, round(self.objective_value), math.ceil(self.best_objective_bound - 1e-6)]
        )


def solve(
    instance: dict[str, Any],
    *,
    time_limit_s: float,
    workers: int,
    hint: Sequence[Row] | None = None,
) -> dict[str, Any]:
    """Solve the first level of an instance.

    Args:
        instance: The instance, as its JSON gives it.
        time_limit_s: Seconds allowed, building the model included.
        workers: Threads.
        hint: A plan to start from, or None.

    Returns:
        ``plan`` (None if none was found), ``bound``, ``status`` and ``trace``.
    """
    started = time.monotonic()
    built = Model(View(instance))
    if hint is not None:
        built.give_hint(hint)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = 0
    solver.parameters.max_time_in_seconds = max(0.1, time_limit_s - (time.monotonic() - started))
    trace = Trace(started)
    status = solver.solve(built.model, trace)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return {
        "plan": built.plan(solver) if found else None,
        "bound": max(0, math.ceil(solver.best_objective_bound - 1e-6)),
        "status": _NAMES.get(status, "unknown"),
        "trace": trace.rows,
    }
