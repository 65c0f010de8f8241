"""Rows of tables: cells by the name of their column, read as days, numbers, words and names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from relevo.casefile.days import FIRST_YEAR, ISO_DAY, LAST_YEAR, WHOLE
from relevo.casefile.names import nearest, nearest_code
from relevo.casefile.problems import problem
from relevo.core.codes import plain
from relevo.core.term import Term

if TYPE_CHECKING:
    from collections.abc import Collection
    from enum import StrEnum

    from relevo.casefile.layout import Layout
    from relevo.casefile.place import Place
    from relevo.casefile.tables import Cell, Record, Table
    from relevo.core.codes import CodeTree
    from relevo.core.problem import Problem
    from relevo.core.words import Arg

E = TypeVar("E", bound="StrEnum")

YES = frozenset({"si", "yes", "true", "1"})
NO = frozenset({"no", "false", "0", ""})
"""How a table says yes and no; accents and case do not count."""


MOST = 1_000_000
"""Largest number in a table, unless its column says less: a larger one is a slip."""


class Row:
    """One row of a table; whatever is wrong with a cell joins the table's problems.

    Args:
        table: The table.
        record: The row as written.
        columns: Position of each column in the row.
        problems: Where problems are collected.
    """

    def __init__(
        self, table: Table, record: Record, columns: dict[str, int], problems: list[Problem]
    ) -> None:
        """Keep what is needed to read and place cells."""
        self._table = table
        self._record = record
        self._columns = columns
        self._problems = problems
        self.line = record.cells[0].line

    def _cell(self, column: str) -> Cell | None:
        """Give the cell in a column; None where the table or the row does not reach it."""
        at = self._columns.get(column, len(self._record.cells))
        return self._record.cells[at] if at < len(self._record.cells) else None

    def has(self, column: str) -> bool:
        """Whether the table has a column."""
        return column in self._columns

    def broken(self, column: str) -> bool:
        """Whether a cell was already reported, so that it is empty for another reason."""
        cell = self._cell(column)
        return cell is not None and cell.broken

    def place(self, column: str) -> Place:
        """Give the place of a cell."""
        return self._table.place(self._cell(column) or self._record.cells[0])

    def report(self, code: str, column: str, /, *, near: str = "", **gaps: Arg) -> None:
        """Note a problem at a cell."""
        self._problems.append(problem(code, self.place(column), near=near, **gaps))

    def text(self, column: str) -> str:
        """Give the text of a cell; empty where there is none."""
        cell = self._cell(column)
        return cell.value if cell else ""

    def needed(self, column: str) -> str:
        """Give the text of a cell that must not be empty."""
        found = self.text(column)
        cell = self._cell(column)
        if not found and cell and not cell.broken:
            self.report("missing-cell", column, column=column)
        return found

    def day(self, column: str) -> date | None:
        """Give the day in a cell; None if it is empty or no day."""
        found = self.text(column)
        return self.day_of(found, column) if found else None

    def day_of(self, found: str, column: str) -> date | None:
        """Give the day that a text of a cell names; None if it names none."""
        if not ISO_DAY.fullmatch(found):
            self.report("bad-day", column, found=found)
            return None
        try:
            day = date.fromisoformat(found)
        except ValueError:
            self.report("no-such-day", column, found=found)
            return None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.report("far-day", column, found=found)
            return None
        return day

    def term(self, first: date | None, last: date | None, column: str) -> Term | None:
        """Give the term of two days, placed at a column; None if either lacks or they cross."""
        if first is None or last is None:
            return None
        if last < first:
            self.report("from-after-to", column, first=first, last=last)
            return None
        return Term.inclusive(first, last)

    def whole(
        self, column: str, *, least: int, most: int = MOST, default: int | None = None
    ) -> int | None:
        """Give the whole number in a cell.

        Args:
            column: The column.
            least: Smallest number allowed.
            most: Largest number allowed.
            default: What an empty cell means.
        """
        found = self.text(column)
        return self.whole_of(found, column, least=least, most=most) if found else default

    def whole_of(self, found: str, column: str, *, least: int, most: int = MOST) -> int | None:
        """Give the whole number that a text of a cell names; None if it names none."""
        if not WHOLE.fullmatch(found):
            self.report("bad-number", column, found=found)
            return None
        if int(found) < least:
            self.report("too-small", column, field=column, found=int(found), least=least)
            return None
        if int(found) > most:
            self.report("too-large", column, field=column, found=int(found), most=most)
            return None
        return int(found)

    def yes(self, column: str) -> bool:
        """Whether a cell says yes; an empty one says no."""
        found = plain(self.text(column))
        if found not in YES | NO:
            self.report("bad-yes-no", column, found=self.text(column))
        return found in YES

    def word(self, column: str, words: type[E], default: E | None = None) -> E | None:
        """Give the word of a few in a cell; an empty cell means the default."""
        found = self.text(column) if default is not None else self.needed(column)
        if not found:
            return default
        known = tuple(str(word) for word in words)
        if found not in known:
            near = nearest(found, known)
            self.report("unknown-word", column, found=found, expected=known, near=near)
            return None
        return words(found)

    def code(self, column: str, tree: CodeTree, problem_code: str) -> str:
        """Give the code in a cell that must name one of a tree."""
        found = self.needed(column)
        if found and found not in tree:
            self.report(problem_code, column, name=found, near=nearest_code(found, tree))
        return found

    def known(
        self, found: str, column: str, known: Collection[str] | None, problem_code: str
    ) -> None:
        """Report a name that nothing defines; None for ``known`` means that nobody can tell."""
        if found and known is not None and found not in known:
            self.report(problem_code, column, name=found, near=nearest(found, known))

    def parts(self, column: str) -> tuple[str, ...]:
        """Give the parts of a cell that bars separate, without empty ones."""
        return tuple(part.strip() for part in self.text(column).split("|") if part.strip())


def rows_of(table: Table, layout: Layout, problems: list[Problem]) -> tuple[Row, ...]:
    """Give the rows of a table below its first line; blank ones hold nothing and are left out.

    Args:
        table: The table.
        layout: Its columns.
        problems: Where problems are collected.
    """
    filled = [record for record in table.records if not record.blank]
    header, body = filled[0], filled[1:]
    columns = _columns(table, header, body, layout, problems)
    for record in body:
        if len(record.cells) != len(header.cells):
            place = table.place(record.cells[0])
            expected = len(header.cells)
            problems.append(
                problem("row-length", place, found=len(record.cells), expected=expected)
            )
    return tuple(Row(table, record, columns, problems) for record in body)


def _columns(
    table: Table, header: Record, body: list[Record], layout: Layout, problems: list[Problem]
) -> dict[str, int]:
    """Give the position of each known column, reporting those unknown, repeated or missing."""
    columns: dict[str, int] = {}
    names = [cell.value.casefold() for cell in header.cells]
    missing = [name for name in layout.needed if name not in names]
    for at, cell in enumerate(header.cells):
        name = names[at]
        if not name and not any(_filled(record, at) for record in body):
            continue
        if name in columns:
            problems.append(problem("duplicate-column", table.place(cell), column=name))
        elif name in layout.columns:
            columns[name] = at
        else:
            near = nearest(name, [known for known in layout.columns if known not in names])
            missing = [name for name in missing if name != near]
            gaps: dict[str, Arg] = {"column": cell.value, "known": layout.columns}
            problems.append(problem("unknown-column", table.place(cell), near=near, **gaps))
    place = table.place(header.cells[0])
    problems.extend(problem("missing-column", place, column=name) for name in missing)
    return columns


def _filled(record: Record, at: int) -> bool:
    """Whether a row has something in a position."""
    return at < len(record.cells) and bool(record.cells[at].value)


def report_duplicates(rows: tuple[Row, ...], *columns: str) -> None:
    """Report each row without a name, and each whose name was used before.

    Args:
        rows: Rows of one table.
        columns: Columns that together make the name.
    """
    first: dict[tuple[str, ...], str] = {}
    for row in rows:
        name = tuple(row.needed(column) for column in columns)
        if name in first and all(name):
            row.report("duplicate-id", columns[0], name=" ".join(name), first=first[name])
        first.setdefault(name, str(row.line))
