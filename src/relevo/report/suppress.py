"""Small counts of persons hidden so that no sum gives them away.

A table is shown with the totals of its rows and columns. A count from 1 to 4 is shown as "<5"; and
as many others are withheld as it takes for no hidden count to follow from what is shown, even for
a reader who knows these rules.

The counts of a table with its totals are a circulation: each count is an edge between its row and
its column. A hidden count can be worked out if and only if it cannot change by 1, either way, along
a cycle of hidden counts that all stay within what their marks admit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Cell = tuple[int, int]
    Node = tuple[bool, int]

LEAST = 5
"""The smallest count of persons that is shown."""


class Mark(StrEnum):
    """How a count is shown: as it is, as fewer than 5, or not at all."""

    SHOWN = "shown"
    FEW = "few"
    WITHHELD = "withheld"


def suppress(counts: Sequence[Sequence[int]]) -> tuple[tuple[Mark, ...], ...]:
    """Decide how each count of a table is shown, totals included.

    Args:
        counts: Rows of counts, each 0 or more, all rows equally long.

    Returns:
        Marks of the rows, each with that of its total, then of the totals of the columns and of
            all. A count that is shown is exact; one that is few is 1 to 4; one that is withheld is
            5 or more. The total of all is withheld only where nothing else helps.
    """
    table = _with_totals(counts)
    hidden = {cell for cell, number in table.numbers.items() if 0 < number < LEAST}
    while cell := next((one for one in sorted(hidden) if _follows(table, hidden, one)), None):
        more = _cycle(table, hidden, cell) - hidden
        if not more:
            return _all_withheld(table)
        hidden |= more
    return tuple(
        tuple(
            _mark(table.numbers[row, column], (row, column) in hidden)
            for column in range(table.wide + 1)
        )
        for row in range(table.high + 1)
    )


def _all_withheld(table: _Table) -> tuple[tuple[Mark, ...], ...]:
    """Withhold every count but 0."""
    return tuple(
        tuple(
            Mark.WITHHELD if table.numbers[row, column] else Mark.SHOWN
            for column in range(table.wide + 1)
        )
        for row in range(table.high + 1)
    )


def few(count: int) -> bool:
    """Whether a single count of persons is too small to be shown.

    Args:
        count: The count.
    """
    return 0 < count < LEAST


@dataclass(frozen=True, slots=True)
class _Table:
    """Counts with their totals.

    Attributes:
        high: Rows, without that of totals, which comes after them.
        wide: Columns, likewise.
        numbers: Counts by row and column.
    """

    high: int
    wide: int
    numbers: dict[Cell, int]

    def ends(self, cell: Cell) -> tuple[Node, Node]:
        """Give from where to where a count runs: a total runs against the counts it adds up."""
        row, column = cell
        ends = (True, row), (False, column)
        return ends if (row == self.high) == (column == self.wide) else ends[::-1]

    def room(self, cell: Cell) -> tuple[bool, bool]:
        """Whether a hidden count could be 1 more, and 1 less, for all that its mark says."""
        number = self.numbers[cell]
        if few(number):
            return number + 1 < LEAST, number > 1
        return number >= LEAST, number > LEAST

    def price(self, cell: Cell) -> int:
        """Give what it costs to withhold a count: totals last, the total of all last of them."""
        totals = (cell[0] == self.high) + (cell[1] == self.wide)
        return 1 + self.numbers[cell] + (0, 10**6, 10**12)[totals]


def _with_totals(counts: Sequence[Sequence[int]]) -> _Table:
    """Add the totals of rows and columns."""
    rows = [[*row, sum(row)] for row in counts]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    numbers = {
        (place, column): number
        for place, row in enumerate(rows)
        for column, number in enumerate(row)
    }
    return _Table(len(counts), len(rows[0]) - 1 if rows[0] else 0, numbers)


def _follows(table: _Table, hidden: set[Cell], cell: Cell) -> bool:
    """Whether a hidden count follows from what is shown."""
    return not _cycle(table, hidden, cell, only_hidden=True)


def _cycle(table: _Table, hidden: set[Cell], cell: Cell, *, only_hidden: bool = False) -> set[Cell]:
    """Give the counts that leave a hidden one open at the least cost; none if there are none.

    Args:
        table: The table.
        hidden: Counts hidden already, which cost nothing.
        cell: The count.
        only_hidden: Whether no other may be hidden.
    """
    start, end = table.ends(cell)
    more, less = table.room(cell)
    found = [
        path
        for free, (source, target) in ((more, (end, start)), (less, (start, end)))
        if free and (path := _path(table, hidden, cell, source, target, only_hidden=only_hidden))
    ]
    return min(found, default=(0, set()), key=lambda one: one[0])[1]


def _path(
    table: _Table,
    hidden: set[Cell],
    without: Cell,
    source: Node,
    target: Node,
    *,
    only_hidden: bool,
) -> tuple[int, set[Cell]] | None:
    """Find the cheapest way along which counts can change, from a row or column to another."""
    steps: dict[Node, list[tuple[Node, Cell, int]]] = {}
    for node, other, cell in _edges(table, without):
        if cell in hidden or not only_hidden:
            price = 0 if cell in hidden else table.price(cell)
            steps.setdefault(node, []).append((other, cell, price))
    waiting: list[tuple[int, Node, tuple[Cell, ...]]] = [(0, source, ())]
    seen: set[Node] = set()
    while waiting:
        cost, node, way = heappop(waiting)
        if node == target:
            return cost, set(way) | {without}
        if node in seen:
            continue
        seen.add(node)
        for other, cell, price in steps.get(node, ()):
            if other not in seen:
                heappush(waiting, (cost + price, other, (*way, cell)))
    return None


def _edges(table: _Table, without: Cell) -> Iterator[tuple[Node, Node, Cell]]:
    """Give each step that a count could make, but for one count."""
    for cell in table.numbers:
        if cell != without:
            start, end = table.ends(cell)
            more, less = table.room(cell)
            if more:
                yield start, end, cell
            if less:
                yield end, start, cell


def _mark(number: int, hidden: bool) -> Mark:  # noqa: FBT001 - one of two facts of a cell
    """Give the mark of a count."""
    if not hidden:
        return Mark.SHOWN
    return Mark.FEW if few(number) else Mark.WITHHELD
