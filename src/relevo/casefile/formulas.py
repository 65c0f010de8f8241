"""Cells of a workbook that hold no value: formulas nobody calculated, and errors.

The reader of workbooks gives such cells as empty, so they are looked for in the sheets themselves.
A formula is never calculated here: only the value that the spreadsheet program stored counts.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from io import BytesIO
from string import digits
from typing import TYPE_CHECKING
from xml.parsers import expat

from relevo.core.problem import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LETTERS = 26
_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True, slots=True)
class Valueless:
    """A cell that holds no value.

    Attributes:
        line: Its row, from 1.
        column: Its number in the row, from 1.
        error: The error it holds, e.g. ``"#N/A"``; empty for a formula without a stored value.
    """

    line: int
    column: int
    error: str = ""

    @property
    def name(self) -> str:
        """Its name as spreadsheet programs show it, e.g. ``"E4"``."""
        return f"{column_letters(self.column)}{self.line}"


def valueless_cells(data: bytes) -> Mapping[str, tuple[Valueless, ...]]:
    """Find the cells without a value.

    Args:
        data: Bytes of an ``.xlsx`` file that the reader of workbooks could open.

    Returns:
        Cells in reading order by name of their sheet; nothing for a workbook of another kind.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            paths = _sheets(parts)
            return {name: _Sheet().read(parts.read(path)) for name, path in paths}
    except (zipfile.BadZipFile, KeyError, expat.ExpatError):
        return {}


def _sheets(parts: zipfile.ZipFile) -> tuple[tuple[str, str], ...]:
    """Give name and path of each sheet."""
    targets = {
        given["Id"]: posixpath.normpath(posixpath.join("/xl", given["Target"])).lstrip("/")
        for tag, given in _elements(parts.read(_RELATIONS))
        if tag == "Relationship"
    }
    return tuple(
        (given["name"], targets[at])
        for tag, given in _elements(parts.read(_BOOK))
        if tag == "sheet"
        for key, at in given.items()
        if key.rpartition(":")[2] == "id" and at in targets
    )


def _elements(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Give local name and attributes of each element."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat_parser()
    parser.StartElementHandler = lambda tag, given: found.append((local_name(tag), given))
    parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    yield from found


def expat_parser() -> expat.XMLParserType:
    """Give a parser that refuses entities, which no workbook needs and which may explode."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    """Refuse a declaration.

    Raises:
        ExpatError: Always.
    """
    raise expat.ExpatError


def local_name(tag: str) -> str:
    """Give the name of an element without its prefix."""
    return tag.rpartition(":")[2]


class _Sheet:
    """Looks through one sheet, cell by cell."""

    def __init__(self) -> None:
        """Nothing was seen yet."""
        self._found: list[Valueless] = []
        self._line = self._column = 0
        self._kind = ""
        self._texts: dict[str, str] = {}
        self._inside = ""

    def read(self, content: bytes) -> tuple[Valueless, ...]:
        """Give the cells without a value."""
        parser = expat_parser()
        parser.StartElementHandler = self._open
        parser.CharacterDataHandler = self._say
        parser.EndElementHandler = self._close
        parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
        return tuple(self._found)

    def _open(self, tag: str, given: dict[str, str]) -> None:
        """Begin an element; a row or cell that does not say where it is follows the last."""
        self._inside = local_name(tag)
        if self._inside == "row":
            self._line, self._column = int(given.get("r", self._line + 1)), 0
        elif self._inside == "c":
            letters = given.get("r", "").rstrip(digits)
            self._column = number_of_letters(letters) if letters else self._column + 1
            self._kind, self._texts = given.get("t", "n"), {}
        elif self._inside in {"f", "v"}:
            self._texts[self._inside] = ""

    def _say(self, said: str) -> None:
        """Take text."""
        if self._inside in self._texts:
            self._texts[self._inside] += said

    def _close(self, tag: str) -> None:
        """End an element; at the end of a cell, judge it."""
        self._inside = ""
        if local_name(tag) != "c":
            return
        value = self._texts.get("v", "").strip()
        if self._kind == "e":
            self._found.append(Valueless(self._line, self._column, value))
        elif "f" in self._texts and not value and self._kind != "str":
            self._found.append(Valueless(self._line, self._column))


def number_of_letters(letters: str) -> int:
    """Give the number of a column by its letters."""
    number = 0
    for letter in letters:
        number = _LETTERS * number + ord(letter) - ord("A") + 1
    return number
