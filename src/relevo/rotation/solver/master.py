"""The restricted master: a linear or integer programme over the chains known so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import highspy
import numpy as np

from relevo.rotation.solver.covers import counted, find_covers
from relevo.rotation.solver.prices import Prices
from relevo.rotation.solver.rows import Row, coefficients, use_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from relevo.rotation.solver.columns import Columns, Tours
    from relevo.rotation.solver.covers import Cover
    from relevo.rotation.solver.instance import Instance, Weights

_EPS = 1e-6
_DUAL, _PRIMAL = 1, 4
"""HiGHS's simplex methods: after new rows the last basis suits one, after new columns the other."""
_BROKEN = 0.01
"""Least violation of a cover worth a row."""
_PEAKS = 3
"""Violated days written down for each unit or resource in one round."""
_SHARED = frozenset({"unit", "resource", "move", "cover"})
"""Kinds of rows that may be left out and written again; others are written at the start."""
_FATTER, _SPARE = 1.5, 100
"""A master is made slim once it has so many times the rows or columns it had then, and so many
more."""
_ITERATION = 2e-4
"""Milliseconds of one iteration of the simplex method for each row; about, and counted, so that
what depends on it depends on no clock."""
_GRIDS = (14, 4, 1)
"""Rows on units and resources are written on every so many days: coarse first, then all."""


def highs() -> highspy.Highs:
    """Give a quiet solver on one thread; every solver of a process must agree on threads."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy ships no types for it
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - HiGHS takes it by position
    solver.setOptionValue("threads", 1)
    return solver


class Branch(NamedTuple):
    """A row with its bound: ``at most right`` (sense 1) or ``at least right`` (-1)."""

    row: Row
    right: float
    sense: int = 1


@dataclass(frozen=True, slots=True)
class Solved:
    """A solution of the master's relaxation.

    Attributes:
        value: Its value, with the columns known.
        share: (columns,) share of each column.
        prices: Prices of its rows.
        above: (columns,) reduced cost of each column.
    """

    value: float
    share: NDArray[np.float64]
    prices: Prices
    above: NDArray[np.float64]


class Master:
    """The relaxation over known columns and written rows; both only grow.

    Args:
        instance: The instance.
        columns: The pool; columns added to it later join with :meth:`take`.
        weights: What one unit of each level costs.
        caps: Values that earlier levels must not exceed, by level index.
        slack_cost: Cost of breaking a row that the columns known so far may be unable to keep: an
            earlier level's or a branch's; far above any value of the level.

    Attributes:
        written: Position of each row written, in order of position.
        effort: Milliseconds that solving has taken so far, by count of iterations.
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
        self._grids = list(_GRIDS)
        self.effort = 0.0
        self.covers: list[Cover] = []
        self._cover_at: dict[tuple[int, int, bytes, bytes], int] = {}
        self._open()

    def _open(self) -> None:
        """Open a programme in which every post may stay empty, so that it has a solution."""
        instance = self.instance
        self.rows: list[Row] = []
        self.written: dict[Branch, int] = {}
        self.members: list[int] = []
        self._member_of: set[int] = set()
        self._solver = highs()
        self._solver.setOptionValue("solver", "simplex")
        self._solver.setOptionValue("dual_simplex_cost_perturbation_multiplier", 0.0)
        for _ in range(instance.posts):
            self._solver.addRow(1.0, 1.0, 0, np.empty(0, np.int32), np.empty(0))
        self._where: list[int] = []
        self._more_columns = self._more_rows = False
        if self.weights.fairness:
            self._open_fairness()
        for level, value in self.caps:
            self.write([Row("level", level)], [float(value)])
        nothing = np.empty((0, 3), np.int32)
        self.take(self.columns.add(p, nothing)[0] for p in range(instance.posts))
        self._slim = (0, 0)

    def _open_fairness(self) -> None:
        """Write a row for each unit: its tours are at most 1 plus steps of rising cost."""
        units = self.instance.units
        self.write([Row("fair", u) for u in range(units)], [1.0] * units)
        for step in range(1, self.instance.most_tours + 1):
            for unit in range(units):
                self._solver.addCol(
                    2.0 * self.weights.fairness * step,
                    0.0,
                    1.0,
                    1,
                    np.array([self.instance.posts + unit], np.int32),
                    np.array([-1.0]),
                )

    def take(self, columns: Iterable[int]) -> list[int]:
        """Let columns of the pool join the programme; give those that were not in it."""
        new = [c for c in dict.fromkeys(columns) if c not in self._member_of]
        if not new:
            return new
        pool, posts = self.columns, self.instance.posts
        cost = self.costs(np.array(new))
        found = coefficients(self.instance, self.covers, pool, self.rows, np.array(new))
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
        self._more_columns = True
        self.members.extend(new)
        self._where.extend(range(base, base + len(new)))
        self._member_of.update(new)
        return new

    def costs(self, columns: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give the weighted costs of columns."""
        pool, w = self.columns, self.weights
        return np.array(
            [
                w.uncovered * pool.uncovered[c]
                + w.person_days * pool.person_days[c]
                + w.cost * pool.cost[c]
                + w.changes * pool.changes[c]
                for c in columns
            ],
            float,
        )

    def write(self, rows: Sequence[Row], right: Sequence[float], sense: int = 1) -> None:
        """Write rows, ``at most right`` (sense 1) or ``at least right`` (-1), each once."""
        asked = dict.fromkeys(Branch(row, r, sense) for row, r in zip(rows, right, strict=True))
        new = [(row.row, row.right) for row in asked if row not in self.written]
        base = len(self.rows)
        self._more_rows = self._more_rows or bool(new)
        for i, (row, r) in enumerate(new):
            self.written[Branch(row, r, sense)] = base + i
            self.rows.append(row)
        if new:
            chosen = np.array(self.members, np.int64)
            found = coefficients(
                self.instance, self.covers, self.columns, [row for row, _ in new], chosen
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

    def bind(self, branch: Branch, *, active: bool) -> None:
        """Make a row count, or not, for the node at hand; write it if it is not written."""
        self.write([branch.row], [branch.right], branch.sense)
        inf = highspy.kHighsInf
        low, high = (branch.right, inf) if branch.sense < 0 else (-inf, branch.right)
        self._solver.changeRowBounds(
            self.instance.posts + self.written[branch],
            low if active else -inf,
            high if active else inf,
        )

    def slim(self, solved: Solved, most: float, branches: Iterable[Branch]) -> None:
        """Leave out columns and rows that the solution does not use, once there are too many.

        Rows left out are written again when they are broken, columns priced again.

        Args:
            solved: The last solution.
            most: Columns of at least this priced cost above their post's are left out.
            branches: Branches that bind at the node at hand; all others are left out.
        """
        rows, columns = self._slim
        if (
            len(self.rows) <= _FATTER * rows + _SPARE
            and len(self.members) <= _FATTER * columns + _SPARE
        ):
            return
        tight = np.abs(np.array(self._solver.getSolution().row_dual)) > _EPS
        kept = [
            branch
            for branch, binds in zip(self.written, tight[self.instance.posts :], strict=True)
            if binds and branch.row.kind in _SHARED
        ]
        near = np.flatnonzero((solved.share > _EPS) | (solved.above < most))
        members = [self.members[i] for i in near]
        self._open()
        for sense in (1, -1):
            mine = [b for b in (*kept, *branches) if b.sense == sense]
            self.write([b.row for b in mine], [b.right for b in mine], sense)
        self.take(members)
        self._slim = (len(self.rows), len(self.members))

    def _places(self, members: NDArray[np.int64]) -> NDArray[np.int32]:
        """Give the solver's indices of columns by their position in ``members``."""
        return np.array(self._where, np.int32)[members]

    @property
    def finest(self) -> bool:
        """Whether rows are written on every day."""
        return len(self._grids) == 1

    def refine(self) -> None:
        """Write rows on finer days from now on."""
        self._grids.pop(0)

    def relax(self) -> Solved | None:
        """Solve the relaxation over known columns and written rows; None if it has none."""
        primal = self._more_columns and not self._more_rows
        self._solver.setOptionValue("simplex_strategy", _PRIMAL if primal else _DUAL)
        self._more_columns = self._more_rows = False
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            self._solver.clearSolver()
            self._solver.run()
            if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
        iterations = self._solver.getInfo().simplex_iteration_count
        self.effort += _ITERATION * iterations * len(self.rows)
        solution = self._solver.getSolution()
        posts = self.instance.posts
        duals = np.array(solution.row_dual)
        where = np.array(self._where, np.int64)
        share = np.array(solution.col_value)[where]
        return Solved(
            float(self._solver.getInfo().objective_function_value),
            share,
            self._prices(duals[posts:]),
            np.array(solution.col_dual)[where],
        )

    def _prices(self, duals: NDArray[np.float64]) -> Prices:
        """Turn the duals of the rows into prices; a wrong sign is noise and counts as 0."""
        prices = Prices.zero(self.instance)
        constant = 0.0
        for (row, right, sense), dual in zip(self.written, duals, strict=True):
            price = max(0.0, -dual * sense) * sense
            if price == 0.0:
                continue
            _add(prices, self.instance, self.covers, row, price)
            constant += price * right
        prices.constant = constant
        return prices

    def rounded(self, solved: Solved) -> list[int]:
        """Give the column of each post with the largest share, the largest of all first."""
        order = np.argsort(-solved.share, kind="stable")
        first: dict[int, int] = {}
        for i in order.tolist():
            first.setdefault(self.columns.post[self.members[i]], self.members[i])
        return list(first.values())

    def cover(self, share: NDArray[np.float64], most: int) -> int:
        """Write cover rows that a solution breaks; give how many are new.

        Args:
            share: Share of each column in ``members``.
            most: Most covers for each resource.
        """
        before = len(self.rows)
        used = np.flatnonzero(share > _EPS)
        tours = self.columns.tours(np.array(self.members)[used])
        each = share[used][tours.column]
        instance = self.instance
        for k in range(len(instance.ceiling)):
            for cover in find_covers(instance, tours, each, k, most):
                key = (k, cover.most, cover.threshold.tobytes(), cover.once.tobytes())
                at = self._cover_at.setdefault(key, len(self.covers))
                if at == len(self.covers):
                    self.covers.append(cover)
                self._write_cover(at, tours, each)
        return len(self.rows) - before

    def _write_cover(self, at: int, tours: Tours, share: NDArray[np.float64]) -> None:
        """Write a cover for the days on which a solution breaks it most."""
        cover, instance = self.covers[at], self.instance
        days = instance.days
        heavy = counted(cover, instance, tours)
        use = np.zeros(days + 1)
        np.add.at(use, tours.start[heavy], share[heavy])
        np.add.at(use, tours.end[heavy], -share[heavy])
        less = tours.relieves & cover.once[tours.post]
        np.add.at(use, tours.start[less], -share[less])
        np.add.at(use, np.minimum(days, tours.start[less] + instance.overlap), share[less])
        over = use.cumsum()[:days] - cover.most
        over[instance.ceiling[cover.resource] >= cover.weight] = -1.0
        peaks = _peaks(np.where(over > _BROKEN, over, -1.0)[None, :])
        self.write([Row("cover", at, t) for _, t in peaks], [float(cover.most)] * len(peaks))

    def separate(self, share: NDArray[np.float64]) -> int:
        """Write the rows that a solution breaks; give how many are new.

        Args:
            share: Share of each column in ``members``.
        """
        before = len(self.rows)
        broken = self._broken(share, self._grids[0])
        self.write(list(broken), list(broken.values()))
        return len(self.rows) - before

    def _broken(self, share: NDArray[np.float64], grid: int) -> dict[Row, float]:
        """Give the rows on units, ceilings and movements that a solution breaks, a few a run.

        Args:
            share: Share of each column in ``members``.
            grid: Days from one that rows may be written on to the next.
        """
        used = np.flatnonzero(share > _EPS)
        tours = self.columns.tours(np.array(self.members)[used])
        unit, resource, moves = use_of(self.instance, tours, share[used][tours.column])
        ceiling, room = self.instance.ceiling, self.instance.moves
        first = grid // 2
        days = [(i, first + grid * t) for i, t in _peaks((unit - 1)[:, first::grid])]
        over = [(k, first + grid * t) for k, t in _peaks((resource - ceiling)[:, first::grid])]
        return {
            **{Row("unit", u, t): 1.0 for u, t in days},
            **{Row("resource", k, t): float(ceiling[k, t]) for k, t in over},
            **{
                Row("move", int(q), int(week)): float(room[q, week])
                for q, week in np.argwhere(moves > room + _EPS)
            },
        }

    def fits(self, plan: Sequence[int]) -> bool:
        """Whether a plan, a column of the programme for each post, keeps everything.

        Rows on units, ceilings and movements that it breaks are written.
        """
        chosen = set(plan)
        share = np.array([float(c in chosen) for c in self.members])
        broken = self._broken(share, 1)
        self.write(list(broken), list(broken.values()))
        pool = self.columns
        values = pool.of_level()
        return not broken and all(
            sum(values[level][c] for c in plan) <= most for level, most in self.caps
        )


def _add(
    prices: Prices, instance: Instance, covers: Sequence[Cover], row: Row, price: float
) -> None:
    """Add the price of a row to what it prices."""
    if row.kind == "cover":
        cover = covers[row.x]
        need = instance.needs.pair[:, cover.resource]
        prices.presence[need >= cover.threshold[instance.arrays.pair["post"]], row.y] += price
        first = max(0, row.y - instance.overlap + 1)
        prices.relief[cover.once, first : row.y + 1] -= price
    elif row.kind in ("unit", "resource", "move"):
        getattr(prices, row.kind)[row.x, row.y] += price
    elif row.kind in ("level", "pair"):
        getattr(prices, row.kind)[row.x] += price
    elif row.kind == "fair":
        prices.tour[row.x] += price
        prices.fair[row.x] += price
    elif row.kind == "start":
        prices.start[row.x, : row.y] += price
    elif row.kind == "begun":
        prices.begun[instance.arrays.pair["unit"] == row.x, : row.y] += price
    elif row.kind == "pair_begun":
        prices.begun[row.x, : row.y] += price
    else:
        prices.ended[row.x, : row.y + 1] += price


def _peaks(over: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Give a few days on which more is used than there is room for: the worst of each run."""
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
