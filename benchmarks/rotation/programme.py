"""A mixed-integer programme written column by column, for the HiGHS solver."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import highspy

Key = tuple[Any, ...]
"""Name of a row."""


@dataclass(slots=True)
class Programme:
    """A mixed-integer programme written column by column.

    Attributes:
        cost: Cost of each column.
        upper: Greatest value of each column; the least is 0.
        whole: Whether each column is an integer.
        start: Where the entries of each column begin.
        index: Row of each entry.
        value: Value of each entry.
        rows: Number of each row, by name.
        right: Right side of each row.
        most: Names of rows that bound from above; the others are equations.
    """

    cost: list[float]
    upper: list[float]
    whole: list[bool]
    start: list[int]
    index: list[int]
    value: list[float]
    rows: dict[Key, int]
    right: defaultdict[Key, float]
    most: set[Key]

    @classmethod
    def empty(cls) -> Programme:
        """Give a programme without columns."""
        return cls([], [], [], [0], [], [], {}, defaultdict(float), set())

    def column(
        self, entries: dict[Key, float], *, cost: float = 0.0, upper: float = 1.0, whole: bool
    ) -> int:
        """Add a column and give its number; rows come into being when they are first named."""
        for key, value in entries.items():
            self.index.append(self.rows.setdefault(key, len(self.rows)))
            self.value.append(value)
        self.start.append(len(self.index))
        self.cost.append(cost)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.cost) - 1

    def solver(self, threads: int) -> highspy.Highs:
        """Give a solver that holds the programme."""
        inf = highspy.kHighsInf
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.cost), len(self.rows)
        model.col_cost_ = self.cost
        model.col_lower_ = [0.0] * len(self.cost)
        model.col_upper_ = self.upper
        model.row_upper_ = [self.right[key] for key in self.rows]
        model.row_lower_ = [-inf if key in self.most else self.right[key] for key in self.rows]
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = self.start
        model.a_matrix_.index_ = self.index
        model.a_matrix_.value_ = self.value
        kinds = highspy.HighsVarType
        model.integrality_ = [kinds.kInteger if w else kinds.kContinuous for w in self.whole]
        solver = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy types most, not this
        solver.silent()
        solver.setOptionValue("threads", threads)
        solver.setOptionValue("random_seed", 0)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.passModel(model)
        return solver
