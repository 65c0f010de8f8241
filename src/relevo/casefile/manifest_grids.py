"""Files of a manifest as tables: the sheets of a workbook, a CSV file, the lists of a JSON file."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from relevo.casefile.fields import GROUP, LIST, VALUE
from relevo.casefile.formulas import number_of_letters
from relevo.casefile.manifest_book import Sheet, parse_sheets
from relevo.casefile.manifest_cells import (
    MOST_CELLS,
    MOST_ROWS,
    Given,
    Grid,
    Noted,
    TooLargeError,
)
from relevo.casefile.manifest_json import Spot, parse_json
from relevo.casefile.names import nearest
from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.casefile.tables import parse_table
from relevo.core.codes import plain
from relevo.core.words import text
from relevo.register.manifest_layout import (
    CLEARANCE,
    COLUMNS,
    NAMES,
    SECTION_KEY,
    SECTION_LABEL,
    Holds,
    Section,
    column_named,
    headings,
    is_extra,
    section_of,
    spellings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.casefile.tables import Record, Table
    from relevo.core.problem import Problem
    from relevo.core.words import Text

OWN = "#"
"""Name of the column in which a movement of a JSON file is marked, for what is nested in it."""

_SHAPES: dict[type, Text] = {dict: GROUP, list: LIST}


def grids_of_workbook(data: bytes, file: str, noted: Noted) -> tuple[Grid, ...]:
    """Give the sheets of a workbook that are sections; others with content are problems.

    Args:
        data: Bytes of the file.
        file: Path as the user gave it.
        noted: Where problems are collected.

    Raises:
        UnreadableError: If it is no workbook.
        TooLargeError: If it holds more than is read.
    """
    grids: list[Grid] = []
    for sheet in parse_sheets(data):
        section = section_of(sheet.name)
        if section is None:
            if sheet.rows and not is_extra(sheet.name):
                noted.append(_no_section(sheet.name, Place(_sheet(file, sheet))))
            continue
        place = _sheet(file, sheet)
        for cells in sheet.merged:
            line, column = _first(sheet, cells)
            noted.append(problem("merged-cells", Place(place, line, column), cells=cells))
        if sheet.rows:
            head, *rows = sheet.rows
            grids.append(
                Grid(section=section, file=place, head=head, rows=tuple(rows), letters=True)
            )
    return tuple(grids)


def _sheet(file: str, sheet: Sheet) -> str:
    """Name a sheet as problems do."""
    return f"{file}[{sheet.name}]"


def _first(sheet: Sheet, cells: str) -> tuple[int, int]:
    """Give row and column of the first cell of a range, from 1."""
    first = cells.partition(":")[0].replace("$", "")
    letters = first.rstrip("0123456789")
    lines = first[len(letters) :]
    if not letters.isascii() or not letters.isalpha() or not lines:
        return (min(sheet.rows[0], default=1) if sheet.rows else 1, 1)
    return int(lines), number_of_letters(letters.upper())


def _no_section(name: str, place: Place) -> Problem:
    """Give the problem of a name that no section has."""
    known = tuple(NAMES.values())
    keys = [one for section, label in NAMES.items() for one in spellings(section, label)]
    return problem("unknown-section", place, name=name, known=known, near=nearest(name, keys))


def grids_of_csv(data: bytes, file: str, noted: Noted) -> tuple[Grid, ...]:
    """Give the rows of a CSV file by the section each names.

    Args:
        data: Bytes of the file.
        file: Path as the user gave it.
        noted: Where problems are collected.

    Raises:
        TooLargeError: If it holds more than is read.
    """
    _bounded(data.count(b"\n"), MOST_ROWS, text("Lines"))
    _bounded(data.count(b",") + data.count(b";"), MOST_CELLS, text("Cells"))
    table, problems = parse_table(data, file)
    noted.extend(problems)
    if table is None:
        return ()
    head, *body = (record for record in table.records if not record.blank)
    places = {at: cell.value for at, cell in enumerate(head.cells) if cell.value}
    written = spellings(SECTION_KEY, SECTION_LABEL)
    where = next((at for at, name in places.items() if plain(name) in written), None)
    if where is None:
        noted.append(problem("missing-column", Place(file), column=SECTION_KEY))
        return ()
    for at, name in places.items():
        if at != where and all(column_named(section, name) is None for section in Section):
            place = _at(table, head, at)
            known = tuple({one.key: one.label for own in COLUMNS.values() for one in own}.values())
            noted.append(
                problem(
                    "unknown-heading",
                    place,
                    column=str(at + 1),
                    section=text("the manifest"),
                    known=known,
                    near=nearest(name, [one for each in Section for one in headings(each)]),
                )
            )
    return tuple(_by_section(table, head, body, where, noted))


def _bounded(found: int, most: int, what: Text) -> None:
    """Refuse too much of something.

    Raises:
        TooLargeError: If ``found > most``.
    """
    if found > most:
        raise TooLargeError(what, found, most)


def _at(table: Table, record: Record, at: int) -> Place:
    """Give the place of a cell, without its line: that may hold names."""
    cell = record.cells[at]
    return Place(table.file, cell.line, cell.column)


def _by_section(
    table: Table, head: Record, body: list[Record], where: int, noted: Noted
) -> Iterator[Grid]:
    """Give the rows of each section, reporting what stands in a column of another one."""
    rows: dict[Section, list[dict[int, Given]]] = {}
    sections: dict[str, Section | None] = {}
    own = {
        section: {
            at
            for at, cell in enumerate(head.cells)
            if cell.value and column_named(section, cell.value)
        }
        for section in Section
    }
    somewhere = set().union(*own.values())
    for record in body:
        if len(record.cells) != len(head.cells):
            found, expected = len(record.cells), len(head.cells)
            place = _at(table, record, 0)
            noted.append(problem("row-length", place, found=found, expected=expected))
            continue
        name = record.cells[where].value
        if name not in sections:
            sections[name] = section_of(name) if name else None
        section = sections[name]
        if section is None:
            place = _at(table, record, where)
            code = problem("missing-cell", place, column=SECTION_LABEL) if not name else None
            noted.append(code or _no_section_of_row(place))
            continue
        for at in somewhere - own[section]:
            if record.cells[at].value:
                column = text("number {n}", n=at + 1)
                noted.append(
                    problem(
                        "not-of-section",
                        _at(table, record, at),
                        column=column,
                        section=NAMES[section],
                    )
                )
        rows.setdefault(section, []).append({at: _given(record, at) for at in sorted(own[section])})
    for section, of_section in rows.items():
        heads = {at: _given(head, at) for at in sorted(own[section])}
        yield Grid(section=section, file=table.file, head=heads, rows=tuple(of_section))


def _no_section_of_row(place: Place) -> Problem:
    """Give the problem of a row whose section is none; what it says may be a name."""
    known = tuple(NAMES.values())
    return problem("unknown-section", place, name=text("of that name"), known=known)


def _given(record: Record, at: int) -> Given:
    """Give a cell of a CSV file."""
    cell = record.cells[at]
    return Given(cell.value, cell.line, cell.column)


def grids_of_json(data: bytes, file: str, noted: Noted) -> tuple[Grid, ...]:
    """Give the lists of a JSON file; what is nested in a movement belongs to it.

    Args:
        data: Bytes of the file.
        file: Path as the user gave it.
        noted: Where problems are collected.

    Raises:
        TooLargeError: If it holds more than is read.
    """
    _bounded(data.count(b","), MOST_CELLS, text("Cells"))
    found, problems = parse_json(data, file)
    noted.extend(problems)
    if found is None:
        return ()
    return _Lists(file, noted).read(found)


class _Lists:
    """Lays the objects of a JSON file out as tables.

    Args:
        file: Path as the user gave it.
        noted: Where problems are collected.
    """

    def __init__(self, file: str, noted: Noted) -> None:
        """No object was seen yet."""
        self._file = file
        self._noted = noted
        self._heads: dict[Section, dict[str, tuple[int, Given]]] = {}
        self._rows: dict[Section, list[dict[int, Given]]] = {}
        self._numbers = count()

    def read(self, found: Spot) -> tuple[Grid, ...]:
        """Give a table for each section that has objects."""
        if not isinstance(found.value, dict):
            self._shape(found, text("the file"), GROUP)
            return ()
        for name, spot in found.value.items():
            section = section_of(name)
            if section is None:
                self._noted.append(_no_section(name, Place(self._file, spot.line, spot.column)))
            else:
                self._section(section, spot, "")
        grids = (
            Grid(
                section=section,
                file=self._file,
                head=dict(self._heads[section].values()),
                rows=tuple(rows),
            )
            for section, rows in self._rows.items()
        )
        return tuple(grids)

    def _section(self, section: Section, spot: Spot, owner: str) -> None:
        """Take the objects of a list; a single one may stand without it."""
        items = spot.value if isinstance(spot.value, list) else [spot]
        for item in items:
            if not isinstance(item.value, dict):
                self._shape(item, NAMES[section], GROUP)
                continue
            rows = self._rows.setdefault(section, [])
            _bounded(len(rows) + 1, MOST_ROWS, text("Filled rows"))
            rows.append(self._row(section, item, item.value, owner))

    def _row(
        self, section: Section, item: Spot, fields: dict[str, Spot], owner: str
    ) -> dict[int, Given]:
        """Lay one object out as a row."""
        row: dict[int, Given] = {}
        if section is Section.MOVEMENT:
            owner = f"{OWN}{next(self._numbers)}"
            row[self._place(section, OWN, item)] = Given(owner, item.line, item.column)
        elif owner and CLEARANCE.key not in fields:
            at = self._place(section, CLEARANCE.key, item)
            row[at] = Given(owner, item.line, item.column)
        for name, spot in fields.items():
            within = section_of(name) if section is Section.MOVEMENT else None
            if within is not None and within is not Section.MOVEMENT:
                self._section(within, spot, owner)
            else:
                row[self._place(section, name, spot)] = self._cell(section, name, spot)
        return row or {self._place(section, CLEARANCE.key, item): Given("", item.line, item.column)}

    def _place(self, section: Section, name: str, spot: Spot) -> int:
        """Give the position of a name among those of its section."""
        heads = self._heads.setdefault(section, {})
        known = heads.setdefault(name, (len(heads), Given(name, spot.line, spot.column)))
        return known[0]

    def _cell(self, section: Section, name: str, spot: Spot) -> Given:
        """Give a value as a cell; a list of texts is one cell where several may stand."""
        value = spot.value
        column = column_named(section, name)
        if isinstance(value, list) and column and column.holds is Holds.SEVERAL:
            texts = [one.value for one in value if isinstance(one.value, str)]
            if len(texts) == len(value):
                return Given("|".join(texts), spot.line, spot.column)
            place = Place(self._file, spot.line, spot.column)
            self._noted.append(problem("number-for-text", place, column=column.label))
            return Given(None, spot.line, spot.column, reported=True)
        if isinstance(value, (dict, list)):
            self._shape(spot, column.label if column else NAMES[section], VALUE)
            return Given(None, spot.line, spot.column, reported=True)
        return Given(value, spot.line, spot.column)

    def _shape(self, spot: Spot, field: Text | str, expected: Text) -> None:
        """Report a value of another shape."""
        place = Place(self._file, spot.line, spot.column)
        found = _SHAPES.get(type(spot.value), VALUE)
        self._noted.append(
            problem("manifest-shape", place, field=field, found=found, expected=expected)
        )
