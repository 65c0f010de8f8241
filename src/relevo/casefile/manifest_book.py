"""Workbooks of unknown origin: sheets as typed cells, read within bounds and nothing calculated.

A manifest comes from outside. So the archive is unpacked only up to a bound, cells are taken one
by one and never laid out as a grid (one cell at the far corner would fill the memory), entities are
refused, and formulas, errors and merged cells are kept as such for the reader to refuse.
"""

from __future__ import annotations

import math
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from string import digits
from typing import TYPE_CHECKING
from xml.parsers import expat

from relevo.casefile.formulas import expat_parser, local_name, number_of_letters
from relevo.casefile.manifest_cells import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Given,
    TooLargeError,
)
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST_UNPACKED = 100_000_000
"""Most bytes of a workbook's parts together, unpacked."""

MOST_OF_PART = 5_000_000
"""Most bytes of a part that says how the others hang together."""

MOST_SHEETS = 50
"""Most sheets of a workbook."""

MOST_PARTS = 500
"""Most parts of a workbook."""

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_DAY_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_ASIDE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - a workbook knows no time zone
_LAST_SERIAL = 2_957_003
"""The last day that is one in both ways of counting days."""

_LAST_LINE = 1_048_576
"""The last row a sheet can have."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    LookupError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
"""What the readers of archives and of XML raise where a file is not what it seems."""


class UnreadableError(Exception):
    """The bytes are no workbook that can be opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet.

    Attributes:
        name: Its name.
        rows: Filled cells of each row that has some, by column; rows in order.
        merged: Ranges of merged cells, e.g. ``B2:C3``.
    """

    name: str
    rows: tuple[dict[int, Given], ...]
    merged: tuple[str, ...] = ()


def parse_sheets(data: bytes) -> tuple[Sheet, ...]:
    """Read every sheet of a workbook.

    Args:
        data: Bytes of an ``.xlsx`` file.

    Returns:
        The sheets in order.

    Raises:
        UnreadableError: If it is none, is encrypted, or lacks a part.
        TooLargeError: If it holds more than is read.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _sheets(_unpacked(archive))
    except _BROKEN as error:
        raise UnreadableError from error


def _unpacked(archive: zipfile.ZipFile) -> Callable[[str], bytes]:
    """Give a reader of parts, once the sizes that the archive states are within bounds.

    Python's reader never gives more of a part than its stated size.

    Raises:
        UnreadableError: If a part is packed in a way that no spreadsheet program uses.
        TooLargeError: If the parts are too many or too large together.
    """
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise TooLargeError(text("Parts of the workbook"), len(parts), MOST_PARTS)
    size = sum(part.file_size for part in parts)
    if size > MOST_UNPACKED:
        raise TooLargeError(text("Bytes of the workbook, unpacked"), size, MOST_UNPACKED)
    for name in (_BOOK, _RELATIONS, _STYLES):
        largest = max((part.file_size for part in parts if part.filename == name), default=0)
        if largest > MOST_OF_PART:
            raise TooLargeError(text("Bytes of a part of the workbook"), largest, MOST_OF_PART)
    if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
        raise UnreadableError
    return archive.read


def _sheets(read: Callable[[str], bytes]) -> tuple[Sheet, ...]:
    """Read the sheets of an unpacked workbook."""
    book = _elements(read(_BOOK))
    targets = {
        given["Id"]: posixpath.normpath(posixpath.join("/xl", given["Target"])).lstrip("/")
        for tag, given in _elements(read(_RELATIONS))
        if tag == "Relationship"
    }
    later = any(
        given.get("date1904") in {"1", "true"} for tag, given in book if tag == "workbookPr"
    )
    around = _Around(
        strings=_strings(_optional(read, _STRINGS)),
        days=_day_styles(_optional(read, _STYLES)),
        epoch=_EPOCHS[later],
    )
    named = [given for tag, given in book if tag == "sheet"]
    if len(named) > MOST_SHEETS:
        raise TooLargeError(text("Sheets"), len(named), MOST_SHEETS)
    return tuple(
        _Reader(around).read(given["name"], read(targets[at]))
        for given in named
        for key, at in given.items()
        if local_name(key) == "id" and at in targets and "worksheet" in targets[at]
    )


def _optional(read: Callable[[str], bytes], path: str) -> bytes:
    """Give a part that a workbook may lack; empty if it does."""
    try:
        return read(path)
    except KeyError:
        return b""


def _elements(content: bytes) -> list[tuple[str, dict[str, str]]]:
    """Give local name and attributes of each element."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat_parser()
    parser.StartElementHandler = lambda tag, given: found.append((local_name(tag), given))
    parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    return found


def _strings(content: bytes) -> tuple[str, ...]:
    """Give the texts that cells share, without the readings of East Asian characters."""
    if not content:
        return ()
    found: list[str] = []
    parts: list[str] = []
    inside: list[str] = []

    def opened(tag: str, _given: Mapping[str, str]) -> None:
        """Begin an element."""
        inside.append(local_name(tag))

    def said(words: str) -> None:
        """Take text that is not a reading aid."""
        if inside and inside[-1] == "t" and "rPh" not in inside:
            parts.append(words)

    def closed(_tag: str) -> None:
        """End an element; at the end of an entry, keep its text."""
        if inside.pop() == "si":
            found.append("".join(parts))
            parts.clear()

    parser = expat_parser()
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.CharacterDataHandler = said
    parser.EndElementHandler = closed
    parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    return tuple(found)


def _day_styles(content: bytes) -> frozenset[int]:
    """Give the numbers of the cell styles that show a number as a day or an hour."""
    if not content:
        return frozenset()
    elements = _elements(content)
    own = {
        given["numFmtId"]: given.get("formatCode", "") for tag, given in elements if tag == "numFmt"
    }
    days = {
        int(number)
        for number, code in own.items()
        if set(_ASIDE.sub("", code.lower())) & set("dmyh")
    }
    styles: list[bool] = []
    within = False
    for tag, given in elements:
        if tag in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            within = tag == "cellXfs"
        elif tag == "xf" and within:
            number = int(given.get("numFmtId", "0"))
            styles.append(number in days or (str(number) not in own and number in _DAY_FORMATS))
    return frozenset(at for at, is_day in enumerate(styles) if is_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What the cells of every sheet refer to."""

    strings: tuple[str, ...]
    days: frozenset[int]
    epoch: datetime


class _Reader:
    """Reads one sheet, cell by cell.

    Args:
        around: What cells refer to.
    """

    def __init__(self, around: _Around) -> None:
        """Nothing was seen yet."""
        self._around = around
        self._rows: dict[int, dict[int, Given]] = {}
        self._merged: list[str] = []
        self._line = self._column = self._cells = 0
        self._kind, self._style = "n", 0
        self._inside = ""
        self._aid = False
        self._value: list[str] = []
        self._formula: list[str] | None = None

    def read(self, name: str, content: bytes) -> Sheet:
        """Give the sheet."""
        parser = expat_parser()
        parser.buffer_text = True
        parser.StartElementHandler = self._open
        parser.CharacterDataHandler = self._say
        parser.EndElementHandler = self._close
        parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
        rows = tuple(cells for _, cells in sorted(self._rows.items()))
        return Sheet(name=name, rows=rows, merged=tuple(self._merged))

    def _open(self, tag: str, given: dict[str, str]) -> None:
        """Begin an element; a row or cell that does not say where it is follows the last."""
        inside = self._inside = local_name(tag)
        if inside == "c":
            letters = given.get("r", "").rstrip(digits)
            self._column = number_of_letters(letters) if letters else self._column + 1
            self._kind, self._style = given.get("t", "n"), int(given.get("s", "0"))
            self._value, self._formula = [], None
        elif inside == "f":
            self._formula = []
        elif inside == "row":
            self._line, self._column = int(given.get("r", self._line + 1)), 0
            if not 1 <= self._line <= _LAST_LINE:
                raise ValueError
        elif inside == "rPh":
            self._aid = True
        elif inside == "mergeCell":
            self._merged.append(given["ref"])
            if len(self._merged) > MOST_ROWS:
                raise TooLargeError(text("Merged cells"), len(self._merged), MOST_ROWS)

    def _say(self, said: str) -> None:
        """Take text."""
        if self._inside == "v" or (self._inside == "t" and not self._aid):
            self._value.append(said)
        elif self._inside == "f" and self._formula is not None:
            self._formula.append(said)

    def _close(self, tag: str) -> None:
        """End an element; at the end of a cell, keep it if it holds anything."""
        self._inside = ""
        ended = local_name(tag)
        if ended == "rPh":
            self._aid = False
        if ended != "c" or (not self._value and self._formula is None):
            return
        if self._column > MOST_COLUMNS:
            raise TooLargeError(text("Columns"), self._column, MOST_COLUMNS)
        row = self._rows.setdefault(self._line, {})
        if len(self._rows) > MOST_ROWS:
            raise TooLargeError(text("Filled rows"), len(self._rows), MOST_ROWS)
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise TooLargeError(text("Filled cells"), self._cells, MOST_CELLS)
        formula = "" if self._formula is None else "=" + "".join(self._formula)
        said = "".join(self._value)
        error = said if self._kind == "e" else ""
        value = None if error else self._typed(said)
        row[self._column] = Given(value, self._line, self._column, formula, error)

    def _typed(self, said: str) -> str | int | float | bool | datetime | None:
        """Give the value of a cell by its kind and style."""
        if self._kind == "s":
            return self._around.strings[max(0, int(said))]
        if self._kind in {"str", "inlineStr"}:
            return said
        if self._kind == "b":
            return said.strip() == "1"
        if self._kind == "d":
            return datetime.fromisoformat(said)
        if not _NUMBER.fullmatch(said):
            return said or None
        number = int(said) if _WHOLE.fullmatch(said) else float(said)
        if self._style in self._around.days and 0 <= number <= _LAST_SERIAL:
            days, part = int(number), number - int(number)
            return self._around.epoch + timedelta(days=days, seconds=round(part * 86_400))
        if isinstance(number, float) and number.is_integer() and math.isfinite(number):
            return int(number)
        return number
