"""Workbooks: the sheets of an Excel file as tables of text."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from relevo.casefile.formulas import valueless_cells
from relevo.casefile.names import nearest
from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.casefile.tables import Cell, Record, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.casefile.formulas import Valueless
    from relevo.core.problem import Problem


def parse_workbook(
    data: bytes, file: str, sheets: Sequence[str]
) -> tuple[dict[str, Table], tuple[Problem, ...]]:
    """Read sheets of an Excel workbook.

    Args:
        data: Bytes of the file.
        file: Path as the user gave it.
        sheets: Names of the sheets to read; case does not count.

    Returns:
        A table for each sheet found, by name as asked for, and a problem for a workbook that
            cannot be opened, for each sheet that is missing or empty, and for each cell without
            a value: a formula that nobody calculated, or an error.
    """
    if not data:
        return {}, (problem("empty-file", Place(file)),)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    except CalamineError:
        return {}, (problem("unreadable-workbook", Place(file)),)
    there = {name.strip().casefold(): name for name in workbook.sheet_names}
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    without_value = valueless_cells(data)
    for sheet in sheets:
        if sheet not in there:
            near = nearest(sheet, workbook.sheet_names)
            problems.append(problem("missing-sheet", Place(file), name=sheet, near=near))
            continue
        rows = workbook.get_sheet_by_name(there[sheet]).to_python(skip_empty_area=False)
        lacking = without_value.get(there[sheet], ())
        values = [[as_text(value) for value in row] for row in rows]
        table = _table(values, f"{file}[{sheet}]", {(cell.line, cell.column) for cell in lacking})
        problems.extend(_valueless(cell, table.file) for cell in lacking)
        if all(record.blank for record in table.records):
            if not lacking:
                problems.append(problem("empty-file", Place(table.file)))
            continue
        tables[sheet] = table
    return tables, tuple(problems)


def _valueless(cell: Valueless, file: str) -> Problem:
    """Give the problem of a cell without a value, placed at its row and column."""
    place = Place(file, cell.line, cell.column)
    if cell.error:
        return problem("error-cell", place, cell=cell.name, found=cell.error)
    return problem("formula-without-value", place, cell=cell.name)


def as_text(value: object) -> str:
    """Give a typed cell as the text that a CSV table would hold.

    A day without a time is written year-month-day, a whole number without a decimal point.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()


def _table(rows: list[list[str]], file: str, lacking: set[tuple[int, int]]) -> Table:
    """Make a table of the rows of a sheet; line is the row, column the number of the cell.

    It has no lines to show: a mark under a line would not stand under the cell.
    """
    records = tuple(
        Record(
            tuple(
                Cell(value, value, line, column, (line, column) in lacking)
                for column, value in enumerate(row, start=1)
            )
        )
        for line, row in enumerate(rows, start=1)
        if row
    )
    return Table(file, records)
