"""Tables: CSV with comma or semicolon, kept exactly as written; rows of a workbook alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile.encoding import BOM, lines_of, parse_text
from relevo.casefile.place import Place
from relevo.casefile.problems import problem

if TYPE_CHECKING:
    from relevo.core.problem import Problem

QUOTE = '"'
_ENDS = ("\r\n", "\n", "\r")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        value: Its text, without quotes and outer space.
        raw: Its text exactly as written.
        line: Line it begins on (row of a sheet), from 1.
        column: Column it begins in (cell of a sheet), from 1.
        broken: Whether it was already reported; nothing more is said about its being empty.
    """

    value: str
    raw: str
    line: int
    column: int
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One row.

    Attributes:
        cells: Its cells, at least one.
        end: How the line ends: LF, CR LF, CR, or nothing at the end of the file.
    """

    cells: tuple[Cell, ...]
    end: str = "\n"

    @property
    def blank(self) -> bool:
        """Whether every cell is empty."""
        return not any(cell.value for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as written.

    Attributes:
        file: Path as the user gave it, with the sheet in brackets for a workbook.
        records: All rows, the first line and blank ones included.
        separator: Comma or semicolon.
        bom: Whether a byte-order mark comes first.
        lines: Lines to show; none for a sheet.
    """

    file: str
    records: tuple[Record, ...]
    separator: str = ","
    bom: bool = False
    lines: tuple[str, ...] = ()

    def place(self, cell: Cell | None = None) -> Place:
        """Give the place of a cell, or of the table as a whole."""
        if cell is None:
            return Place(self.file)
        excerpt = self.lines[cell.line - 1] if cell.line <= len(self.lines) else ""
        return Place(self.file, cell.line, cell.column, excerpt)


def parse_table(data: bytes, file: str) -> tuple[Table | None, tuple[Problem, ...]]:
    """Read a CSV table.

    The separator is the one that the first line holds more of, outside quotes.

    Args:
        data: Bytes of the file.
        file: Path as the user gave it.

    Returns:
        The table, None if it is no UTF-8 text or empty, and its problems. A cell whose quotes are
            wrong is kept as written, and is a problem.
    """
    content, problems = parse_text(data, file)
    if problems:
        return None, problems
    body = content.removeprefix(BOM)
    scanner = _Scanner(body, _separator(body))
    records = scanner.read()
    table = Table(file, records, scanner.separator, body != content, lines_of(body))
    return table, tuple(problem("bad-quote", table.place(cell)) for cell in scanner.misquoted)


def render_table(table: Table) -> bytes:
    """Give the bytes of a CSV table: those it was read from, where nothing was changed."""
    body = "".join(
        table.separator.join(cell.raw for cell in record.cells) + record.end
        for record in table.records
    )
    return ((BOM if table.bom else "") + body).encode()


def _separator(body: str) -> str:
    """Give the separator of a text by its first line; a comma when it holds neither."""
    quoted = False
    counts = {",": 0, ";": 0}
    for character in body:
        if character == QUOTE:
            quoted = not quoted
        elif not quoted and character in "\r\n":
            break
        elif not quoted and character in counts:
            counts[character] += 1
    return ";" if counts[";"] > counts[","] else ","


class _Scanner:
    """Cuts a text into cells.

    Args:
        body: The text, without a byte-order mark.
        separator: Comma or semicolon.
    """

    def __init__(self, body: str, separator: str) -> None:
        """Begin at the first character."""
        self.body = body
        self.separator = separator
        self.at = 0
        self.line = 1
        self.line_start = 0
        self.misquoted: list[Cell] = []

    def read(self) -> tuple[Record, ...]:
        """Give every row in order."""
        records: list[Record] = []
        while self.at < len(self.body):
            cells = [self._cell()]
            while self.body.startswith(self.separator, self.at):
                self.at += 1
                cells.append(self._cell())
            records.append(Record(tuple(cells), self._end()))
        return tuple(records)

    def _cell(self) -> Cell:
        """Read one cell, up to its separator, line end or the end of the text."""
        start, line, column = self.at, self.line, self.at - self.line_start + 1
        quoted = self.body.startswith(QUOTE, start)
        closed = self._past_quotes() if quoted else start
        self._to_boundary()
        raw = self.body[start : self.at]
        whole = quoted and closed == self.at
        value = raw[1:-1].replace(QUOTE * 2, QUOTE) if whole else raw
        cell = Cell(value.strip(), raw, line, column)
        if quoted and not whole:
            self.misquoted.append(cell)
        return cell

    def _past_quotes(self) -> int:
        """Go past the closing quote and say where that is; where there is none, stay."""
        closing = self.at + 1
        while (closing := self.body.find(QUOTE, closing)) >= 0:
            if not self.body.startswith(QUOTE, closing + 1):
                self._count_lines(self.at, closing)
                self.at = closing + 1
                return self.at
            closing += 2
        return -1

    def _count_lines(self, start: int, end: int) -> None:
        """Count the line ends inside quotes."""
        position = start
        while position < end:
            ending = self._end_at(position)
            position += len(ending) or 1
            if ending:
                self.line += 1
                self.line_start = position

    def _to_boundary(self) -> None:
        """Go to the next separator or line end."""
        while self.at < len(self.body) and self.body[self.at] not in (self.separator, "\r", "\n"):
            self.at += 1

    def _end_at(self, position: int) -> str:
        """Give the line end at a position; empty if there is none."""
        return next((end for end in _ENDS if self.body.startswith(end, position)), "")

    def _end(self) -> str:
        """Go past the line end and give it; empty at the end of the text."""
        ending = self._end_at(self.at)
        if ending:
            self.at += len(ending)
            self.line += 1
            self.line_start = self.at
        return ending
