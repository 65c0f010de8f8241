"""The restricted master: a linear or integer programme over the chains known so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np

from relevo.rotation.solver.prices import Prices
from relevo.rotation.solver.rows import Needs, Row, coefficients, use_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from relevo.rotation.solver.columns import Columns
    from relevo.rotation.solver.instance import Instance, Weights

_EPS = 1e-6
_FEASIBLE = 2
"""HiGHS's code for a feasible point."""
_PEAKS = 3
"""Violated days written down for each unit or resource in one round."""


def highs() -> highspy.Highs:
    """Give a quiet solver on one thread; every solver of a process must agree on threads."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    return solver


@dataclass(frozen=True, slots=True)
class Solved:
    """A solution of the master's relaxation.

    Attributes:
        value: Its value, with the columns known.
        share: (columns,) share of each column.
        prices: Prices of its rows.
        convexity: (P,) price of each post's own row.
    """

    value: float
    share: NDArray[np.float64]
    prices: Prices
    convexity: NDArray[np.float64]


class Master:
    """The relaxation over known columns and written rows; both only grow.

    Args:
        instance: The instance.
        columns: The pool; columns added to it later join with :meth:`take`.
        weights: What one unit of each level costs.
        caps: Values that earlier levels must not exceed, by level index.
        slack_cost: Cost of breaking a row that the columns known so far may be unable to keep: an
            earlier level's or a branch's; far above any value of the level.
    """

    def __init__(
        self,
        instance: Instance,
        columns: Columns,
        weights: Weights,
        caps: Sequence[tuple[int, int]],
        slack_cost: float,
    ) -> None:
        """Open an empty programme with the posts' rows, fairness and earlier levels."""
        self.instance = instance
        self.columns = columns
        self.weights = weights
        self.caps = caps
        self.slack_cost = slack_cost
        self.needs = Needs(instance)
        self.rows: list[Row] = []
        self.right: list[float] = []
        self.sense: list[int] = []
        self.active: list[bool] = []
        self._index: dict[tuple[Row, int, float], int] = {}
        self.members: list[int] = []
        self._member_of: set[int] = set()
        self._solver = highs()
        self._solver.setOptionValue("solver", "simplex")
        for _ in range(instance.posts):
            self._solver.addRow(1.0, 1.0, 0, np.empty(0, np.int32), np.empty(0))
        self._where: list[int] = []
        self._steps: list[int] = []
        if weights.fairness:
            self._open_fairness()
        for level, value in caps:
            self.write([Row("level", level)], [float(value)])

    def _open_fairness(self) -> None:
        """Write a row for each unit: its tours are at most 1 plus steps of rising cost."""
        instance = self.instance
        steps = instance.most_tours
        units = range(instance.units)
        self.write([Row("fair", u) for u in units], [1.0] * instance.units)
        self._steps = list(range(steps * instance.units))
        for step, cost in zip(self._steps, self._step_costs(), strict=True):
            self._solver.addCol(
                cost,
                0.0,
                1.0,
                1,
                np.array([instance.posts + step % instance.units], np.int32),
                np.array([-1.0]),
            )

    def take(self, columns: Iterable[int]) -> list[int]:
        """Let columns of the pool join the programme; give those that were not in it."""
        new = [c for c in columns if c not in self._member_of]
        if not new:
            return new
        pool, posts = self.columns, self.instance.posts
        cost = self._costs(np.array(new))
        found = coefficients(self.instance, self.needs, pool, self.rows, np.array(new))
        column = np.concatenate([np.arange(len(new)), found.column])
        row = np.concatenate([[pool.post[c] for c in new], found.row + posts])
        value = np.concatenate([np.ones(len(new)), found.value])
        order = np.argsort(column, kind="stable")
        starts = np.searchsorted(column[order], np.arange(len(new)))
        base = self._solver.getNumCol()
        self._solver.addCols(
            len(new),
            cost,
            np.zeros(len(new)),
            np.full(len(new), highspy.kHighsInf),
            len(order),
            starts.astype(np.int32),
            row[order].astype(np.int32),
            value[order],
        )
        self.members.extend(new)
        self._where.extend(range(base, base + len(new)))
        self._member_of.update(new)
        return new

    def _costs(self, columns: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give the weighted costs of columns."""
        pool, w = self.columns, self.weights
        return np.array(
            [
                w.uncovered * pool.uncovered[c]
                + w.person_days * pool.person_days[c]
                + w.cost * pool.cost[c]
                for c in columns
            ],
            float,
        )

    def _step_costs(self) -> NDArray[np.float64]:
        """Give the costs of the steps of fairness: step ``k`` of each unit, then ``k + 1``."""
        step = np.arange(len(self._steps)) // max(1, self.instance.units) + 1
        return np.asarray(2.0 * self.weights.fairness * step)

    def write(self, rows: Sequence[Row], right: Sequence[float], sense: int = 1) -> list[int]:
        """Write rows, ``at most right`` (sense 1) or ``at least right`` (-1).

        Returns:
            Their indices; a row written before keeps its index.
        """
        new = [
            (row, r)
            for row, r in zip(rows, right, strict=True)
            if (row, sense, r) not in self._index
        ]
        base = len(self.rows)
        for i, (row, r) in enumerate(new):
            self._index[(row, sense, r)] = base + i
            self.rows.append(row)
            self.right.append(r)
            self.sense.append(sense)
            self.active.append(True)
        if new:
            chosen = np.array(self.members, np.int64)
            found = coefficients(
                self.instance, self.needs, self.columns, [row for row, _ in new], chosen
            )
            order = np.argsort(found.row, kind="stable")
            starts = np.searchsorted(found.row[order], np.arange(len(new)))
            limit = np.array([r for _, r in new])
            inf = np.full(len(new), highspy.kHighsInf)
            self._solver.addRows(
                len(new),
                limit if sense < 0 else -inf,
                inf if sense < 0 else limit,
                len(order),
                starts.astype(np.int32),
                self._places(found.column[order]),
                found.value[order],
            )
            for i, (row, _) in enumerate(new):
                if sense < 0 or row.kind == "level":
                    self._solver.addCol(
                        self.slack_cost,
                        0.0,
                        highspy.kHighsInf,
                        1,
                        np.array([self.instance.posts + base + i], np.int32),
                        np.array([-float(sense)]),
                    )
        return [self._index[(row, sense, r)] for row, r in zip(rows, right, strict=True)]

    def bind(self, row: int, active: bool) -> None:
        """Make a written row count, or not, for the node at hand."""
        self.active[row] = active
        inf = highspy.kHighsInf
        right = self.right[row]
        low, high = (right, inf) if self.sense[row] < 0 else (-inf, right)
        self._solver.changeRowBounds(
            self.instance.posts + row, low if active else -inf, high if active else inf
        )

    def _places(self, members: NDArray[np.int64]) -> NDArray[np.int32]:
        """Give the solver's indices of columns by their position in ``members``."""
        return np.array(self._where, np.int32)[members]

    def fix(self, members: NDArray[np.int64], fixed: bool) -> None:
        """Fix columns (positions in ``members``) at 1, or free them."""
        n = len(members)
        if n:
            self._solver.changeColsBounds(
                n,
                self._places(members),
                np.full(n, float(fixed)),
                np.full(n, 1.0 if fixed else highspy.kHighsInf),
            )

    def relax(self) -> Solved | None:
        """Solve the relaxation over known columns and written rows; None if it has none."""
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            self._solver.clearSolver()
            self._solver.run()
            if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
        solution = self._solver.getSolution()
        posts = self.instance.posts
        duals = np.array(solution.row_dual)
        share = np.array(solution.col_value)[np.array(self._where, np.int64)]
        return Solved(
            float(self._solver.getInfo().objective_function_value),
            share,
            self._prices(duals[posts:]),
            duals[:posts],
        )

    def _prices(self, duals: NDArray[np.float64]) -> Prices:
        """Turn the duals of the rows into prices; a wrong sign is noise and counts as 0."""
        prices = Prices.zero(self.instance)
        constant = 0.0
        for row, right, sense, dual in zip(self.rows, self.right, self.sense, duals, strict=True):
            price = max(0.0, -dual * sense) * sense
            if price == 0.0:
                continue
            match row.kind:
                case "unit":
                    prices.unit[row.x, row.y] += price
                case "resource":
                    prices.resource[row.x, row.y] += price
                case "move":
                    prices.move[row.x, row.y] += price
                case "tour":
                    prices.tour[row.x] += price
                case "fair":
                    prices.tour[row.x] += price
                    prices.fair[row.x] += price
                case "level":
                    prices.level[row.x] += price
                case "pair":
                    prices.pair[row.x] += price
                case "start":
                    prices.start[row.x, : row.y] += price
                case "begun":
                    prices.begun[self.instance.arrays.pair["unit"] == row.x, : row.y] += price
                case "pair_begun":
                    prices.begun[row.x, : row.y] += price
                case "pair_ended":
                    prices.ended[row.x, : row.y + 1] += price
                case "gap":
                    prices.gap[row.x] += price
            constant += price * right
        prices.constant = constant
        return prices

    def separate(self, share: NDArray[np.float64]) -> int:
        """Write the rows that a solution violates; give how many.

        Args:
            share: Share of each column in ``members``.
        """
        used = np.flatnonzero(share > _EPS)
        tours = self.columns.tours(np.array(self.members)[used])
        unit, resource, moves = use_of(self.instance, self.needs, tours, share[used][tours.column])
        rows = [Row("unit", u, t) for u, t in _peaks(unit, np.ones_like(unit))]
        right = [1.0] * len(rows)
        for k, t in _peaks(resource, self.instance.ceiling):
            rows.append(Row("resource", k, t))
            right.append(float(self.instance.ceiling[k, t]))
        for q, week in np.argwhere(moves > self.instance.moves + _EPS):
            rows.append(Row("move", int(q), int(week)))
            right.append(float(self.instance.moves[q, week]))
        before = len(self.rows)
        self.write(rows, right)
        return len(self.rows) - before

    def fits(self, plan: Sequence[int]) -> bool:
        """Whether a plan, a column of the programme for each post, keeps every row.

        Rows on units, ceilings and movements that it breaks are written.
        """
        chosen = set(plan)
        if self.separate(np.array([float(c in chosen) for c in self.members])):
            return False
        pool = self.columns
        values = (pool.uncovered, pool.person_days, pool.cost)
        return all(sum(values[level][c] for c in plan) <= most for level, most in self.caps)

    def integer(
        self, members: NDArray[np.int64], cutoff: float, nodes: int, time_limit_s: float
    ) -> tuple[int, ...] | None:
        """Combine columns into a plan of at most the cutoff, exactly, over those given.

        Rows that the best combination breaks are added until it breaks none.

        Args:
            members: Positions in ``members`` of the columns that may be used.
            cutoff: Only a plan of at most this value is of use.
            nodes: Most nodes of its search, so that equal seeds give equal plans.
            time_limit_s: Seconds allowed.

        Returns:
            Columns (pool indices), by post; None if there is no such plan, or none in time.
        """
        members = np.sort(members)
        pool = np.array(self.members)[members]
        spent = 0.0
        while spent < time_limit_s:
            solver = self._programme(pool)
            solver.setOptionValue("mip_rel_gap", 0.0)
            solver.setOptionValue("mip_abs_gap", 0.99)
            solver.setOptionValue("objective_bound", cutoff + 0.5)
            solver.setOptionValue("mip_max_nodes", nodes)
            solver.setOptionValue("time_limit", time_limit_s - spent)
            solver.run()
            spent += max(1e-3, solver.getRunTime())
            info = solver.getInfo()
            if info.primal_solution_status != _FEASIBLE:
                return None
            if info.objective_function_value > cutoff + 0.5:
                return None
            plan = pool[np.array(solver.getSolution().col_value)[: len(pool)] > 0.5]
            if self.fits(plan.tolist()):
                order = np.argsort([self.columns.post[c] for c in plan])
                return tuple(int(c) for c in plan[order])
        return None

    def _programme(self, pool: NDArray[np.int64]) -> highspy.Highs:
        """Give the integer programme over some columns and the rows that count now."""
        posts, units = self.instance.posts, self.instance.units
        kept = [i for i, counts in enumerate(self.active) if counts]
        found = coefficients(
            self.instance, self.needs, self.columns, [self.rows[i] for i in kept], pool
        )
        n, stairs = len(pool), len(self._steps)
        row = np.concatenate([[self.columns.post[c] for c in pool], found.row + posts])
        column = np.concatenate([np.arange(n), found.column])
        value = np.concatenate([np.ones(n), found.value])
        if stairs:
            row = np.concatenate([row, posts + np.arange(stairs) % units])
            column = np.concatenate([column, n + np.arange(stairs)])
            value = np.concatenate([value, -np.ones(stairs)])
        order = np.argsort(column, kind="stable")
        right = np.array([self.right[i] for i in kept])
        least = np.array([self.sense[i] < 0 for i in kept], bool)
        inf = np.full(len(kept), highspy.kHighsInf)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = n + stairs, posts + len(kept)
        model.col_cost_ = np.concatenate([self._costs(pool), self._step_costs()])
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


def _peaks(use: NDArray[np.float64], room: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Give a few days on which more is used than there is room for: the worst of each run."""
    over = use - room
    found = []
    for x in np.flatnonzero((over > _EPS).any(axis=1)):
        bad = over[x] > _EPS
        edges = np.flatnonzero(np.diff(np.concatenate([[0], bad.view(np.int8), [0]])))
        runs = [
            (float(over[x, i:j].max()), int(i + over[x, i:j].argmax()))
            for i, j in zip(edges[::2], edges[1::2], strict=True)
        ]
        found += [(int(x), t) for _, t in sorted(runs, reverse=True)[:_PEAKS]]
    return found
