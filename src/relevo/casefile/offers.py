"""Tables found in a case folder, opened and cut into rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile.folder import Folder
from relevo.casefile.layout import FORCES, SHEETS, WORKBOOK, Layout
from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.casefile.rows import Row, rows_of
from relevo.casefile.tables import Table, parse_table
from relevo.casefile.workbook import parse_workbook
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.core.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One table, ready to become values.

    Attributes:
        rows: Its rows; None if the table is missing or could not be read.
        ref: Path within the case folder, for citing rows.
        file: Path as the user would name it.
    """

    rows: tuple[Row, ...] | None
    ref: str
    file: str

    def ids(self, column: str) -> frozenset[str] | None:
        """Give the names that the table defines; None if nobody can tell.

        Nobody can where the table could not be read, or lacks the column of the names.
        """
        if self.rows is None or not all(row.has(column) for row in self.rows):
            return None
        return frozenset(row.text(column) for row in self.rows if row.text(column))


def open_table(
    folder: Folder, layout: Layout, problems: list[Problem], *, needed: bool = False
) -> Offer:
    """Open one CSV table of a case folder.

    Args:
        folder: The case folder.
        layout: File and columns.
        problems: Where problems are collected.
        needed: Whether a missing file is a problem.
    """
    return _opened(folder, layout.file, layout, problems, needed=needed)


def open_forces(
    folder: Folder, instead: Path | None, problems: list[Problem], *, needed: bool
) -> dict[str, Offer]:
    """Open the tables of units, posts and kits, from CSV files or from one workbook.

    Args:
        folder: The case folder.
        instead: Folder or ``.xlsx`` file used instead of the case's own; None means its own.
        problems: Where problems are collected.
        needed: Whether missing tables are a problem.

    Returns:
        A table for each of ``units``, ``posts`` and ``kits``.

    Raises:
        RelevoError: If ``instead`` is neither a folder nor a file.
    """
    path = instead if instead is not None else folder.root / FORCES
    if instead is not None and not instead.exists():
        raise RelevoError(
            text(
                "There are no forces at {path}. Name a folder with units.csv, posts.csv and"
                " kits.csv, or a workbook.",
                path=str(instead),
            )
        )
    if path.is_file():
        return _from_workbook(Folder(path.parent), path.name, folder, problems)
    forces = Folder(path)
    tables = [name for name in forces.names("") if name.removesuffix(".csv") in SHEETS]
    if not forces.has(WORKBOOK):
        return {
            name: _opened(forces, f"{name}.csv", layout, problems, needed=needed, within=folder)
            for name, layout in SHEETS.items()
        }
    if tables:
        place = Place(forces.shown(WORKBOOK))
        problems.append(problem("two-forces", place, name=", ".join(tables)))
    return _from_workbook(forces, WORKBOOK, folder, problems)


def _opened(
    folder: Folder,
    path: str,
    layout: Layout,
    problems: list[Problem],
    *,
    needed: bool,
    within: Folder | None = None,
) -> Offer:
    """Open one CSV table; rows are cited by its path within the case folder."""
    file = folder.shown(path)
    ref = _ref(file, within or folder)
    data = folder.read(path)
    if data is None:
        if needed:
            problems.append(problem("missing-file", Place(file), name=ref))
        return Offer(rows=None, ref=ref, file=file)
    table, found = parse_table(data, file)
    problems.extend(found)
    return _cut(table, layout, ref, file, problems)


def _from_workbook(
    forces: Folder, name: str, case: Folder, problems: list[Problem]
) -> dict[str, Offer]:
    """Open the sheets of a forces workbook."""
    file = forces.shown(name)
    tables, found = parse_workbook(forces.read(name) or b"", file, tuple(SHEETS))
    problems.extend(found)
    return {
        sheet: _cut(
            tables.get(sheet),
            layout,
            f"{_ref(file, case)}[{sheet}]",
            f"{file}[{sheet}]",
            problems,
        )
        for sheet, layout in SHEETS.items()
    }


def _cut(
    table: Table | None, layout: Layout, ref: str, file: str, problems: list[Problem]
) -> Offer:
    """Cut a table into rows."""
    rows = None if table is None else rows_of(table, layout, problems)
    return Offer(rows=rows, ref=ref, file=file)


def _ref(file: str, case: Folder) -> str:
    """Give a path within the case folder; a path outside it is given as it is."""
    return file.removeprefix(f"{case.shown('').rstrip('/')}/")
