"""The integer programme over chains known so far: good plans out of what was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

from relevo.rotation.solver.master import highs
from relevo.rotation.solver.rows import coefficients

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from relevo.rotation.solver.master import Master

_HALF = 0.5
"""Between two integers."""
_APART = 0.7
"""Two plans that differ on the level are further apart than this."""
_FEASIBLE = 2
"""HiGHS's code for a feasible point."""


def combine(
    master: Master, cutoff: float, nodes: int, time_limit_s: float
) -> tuple[int, ...] | None:
    """Combine columns into a plan of at most the cutoff, exactly, over those known.

    Rows that the best combination breaks are added until it breaks none.

    Args:
        master: The master, with the rows that count now.
        cutoff: Only a plan of at most this value is of use.
        nodes: Most nodes of its search, so that equal seeds give equal plans.
        time_limit_s: Seconds allowed.

    Returns:
        Columns (pool indices), by post; None if there is no such plan, or none in time.
    """
    pool = np.array(master.members)
    spent = 0.0
    while spent < time_limit_s:
        solver = _programme(master, pool)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", _APART)
        solver.setOptionValue("objective_bound", cutoff)
        solver.setOptionValue("mip_max_nodes", nodes)
        solver.setOptionValue("time_limit", time_limit_s - spent)
        solver.run()
        spent += max(1e-3, solver.getRunTime())
        info = solver.getInfo()
        if info.primal_solution_status != _FEASIBLE:
            return None
        if info.objective_function_value > cutoff:
            return None
        plan = pool[np.array(solver.getSolution().col_value)[: len(pool)] > _HALF]
        if master.fits(plan.tolist()):
            order = np.argsort([master.columns.post[c] for c in plan])
            return tuple(int(c) for c in plan[order])
    return None


def _programme(master: Master, pool: NDArray[np.int64]) -> highspy.Highs:
    """Give the integer programme over some columns and the rows that count now."""
    posts, units = master.instance.posts, master.instance.units
    kept = [i for i, counts in enumerate(master.active) if counts]
    found = coefficients(
        master.instance, master.needs, master.columns, [master.rows[i] for i in kept], pool
    )
    n, stairs = len(pool), len(master.steps)
    row = np.concatenate([[master.columns.post[c] for c in pool], found.row + posts])
    column = np.concatenate([np.arange(n), found.column])
    value = np.concatenate([np.ones(n), found.value])
    if stairs:
        row = np.concatenate([row, posts + np.arange(stairs) % units])
        column = np.concatenate([column, n + np.arange(stairs)])
        value = np.concatenate([value, -np.ones(stairs)])
    order = np.argsort(column, kind="stable")
    right = np.array([master.right[i] for i in kept])
    least = np.array([master.sense[i] < 0 for i in kept], bool)
    inf = np.full(len(kept), highspy.kHighsInf)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = n + stairs, posts + len(kept)
    model.col_cost_ = np.concatenate([master.costs(pool), master.step_costs()])
    model.col_lower_, model.col_upper_ = np.zeros(n + stairs), np.ones(n + stairs)
    model.row_lower_ = np.concatenate([np.ones(posts), np.where(least, right, -inf)])
    model.row_upper_ = np.concatenate([np.ones(posts), np.where(least, inf, right)])
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.searchsorted(column[order], np.arange(n + stairs + 1)).astype(
        np.int32
    )
    model.a_matrix_.index_ = row[order].astype(np.int32)
    model.a_matrix_.value_ = value[order]
    model.integrality_ = [highspy.HighsVarType.kInteger] * (n + stairs)
    solver = highs()
    solver.passModel(model)
    return solver
