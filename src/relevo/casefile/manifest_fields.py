"""Cells of a manifest by what their column holds: typed values to the text that a row reads.

What a cell of the wrong type is, is said here once and for every kind of file: a number where an
identifier belongs, a day kept as a number, a formula, a character that cannot be seen.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time
from typing import TYPE_CHECKING

from relevo.casefile.layout import Layout
from relevo.casefile.manifest_cells import Labelled
from relevo.casefile.manifest_grids import OWN
from relevo.casefile.names import nearest
from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.casefile.rows import rows_of
from relevo.casefile.tables import Cell, Record, Table
from relevo.core.codes import plain
from relevo.core.problem import column_letters
from relevo.core.words import LANGUAGES, Speaker, text
from relevo.register.manifest_layout import (
    COLUMNS,
    NAMES,
    Column,
    Holds,
    Section,
    column_named,
    headings,
)
from relevo.register.manifest_words import WORDS

if TYPE_CHECKING:
    from enum import StrEnum

    from relevo.casefile.manifest_cells import Given, Grid, Noted
    from relevo.casefile.rows import Row
    from relevo.core.words import Arg, Text

LONGEST = 500
"""Most characters of a cell."""

_IDENTIFIERS = frozenset({Holds.IDENTIFIER, Holds.SEVERAL})
_SIGNS = frozenset("=+@-")
_ERROR = 16
_FORMULA = re.compile(r"[=+@]|-[^\d\s]")
_SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d+", re.ASCII | re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")
_SPACE = re.compile(r"[ \t\r\n\u00a0]+")

_A_TEXT, _A_NUMBER, _A_DAY = text("a text"), text("a whole number"), text("a day")
_AN_INSTANT, _YES_OR_NO = text("a day and an hour"), text("yes or no")
_EXPECTED: dict[Holds, Text] = {
    Holds.TEXT: _A_TEXT,
    Holds.IDENTIFIER: _A_TEXT,
    Holds.SEVERAL: _A_TEXT,
    Holds.WORD: _A_TEXT,
    Holds.WHOLE: _A_NUMBER,
    Holds.DAY: _A_DAY,
    Holds.INSTANT: _AN_INSTANT,
    Holds.YES_NO: _YES_OR_NO,
}


def rows_of_grid(grid: Grid, noted: Noted) -> tuple[Row, ...]:
    """Give the rows of a table whose cells hold what their columns ask for.

    Args:
        grid: The table as given.
        noted: Where problems are collected.

    Returns:
        Rows by the keys of the section's columns. A cell with a problem is empty, and nothing more
            is said about that.
    """
    columns = {
        at: column for at, head in grid.head.items() if (column := _column(grid, at, head, noted))
    }
    if not columns:
        return ()
    some = next(iter(grid.head.values()))
    header = Record(tuple(Cell(one.key, one.key, some.line, at) for at, one in columns.items()))
    reader = _Cells(grid, noted)
    records = [header]
    for row in grid.rows:
        for at in row.keys() - grid.head.keys():
            reader.without_heading(row[at])
        first = row[min(row)]
        records.append(
            Record(tuple(reader.cell(row.get(at), one, first, at) for at, one in columns.items()))
        )
    keys = tuple(dict.fromkeys(one.key for one in columns.values()))
    own = COLUMNS[grid.section]
    layout = Layout(
        grid.section,
        tuple(dict.fromkeys((*keys, *(one.key for one in own)))),
        tuple(one.key for one in own if one.needed),
    )
    return rows_of(Table(grid.file, tuple(records)), layout, Labelled(grid.section, noted))


def _column(grid: Grid, at: int, head: Given, noted: Noted) -> Column | None:
    """Give the column that a heading names; None, with a problem, if it names none.

    What it says is not repeated: without a line of headings it would be a person's row.
    """
    name = "" if head.value is None else str(head.value)
    if name == OWN and not grid.letters:
        return Column(key=OWN, label=_A_TEXT)
    found = column_named(grid.section, name)
    if found is None and (name or any(at in row for row in grid.rows)):
        noted.append(
            problem(
                "unknown-heading",
                Place(grid.file, head.line, head.column),
                column=_column_name(grid, at, name),
                section=NAMES[grid.section],
                known=tuple(one.label for one in COLUMNS[grid.section]),
                near=nearest(name, headings(grid.section)),
            )
        )
    return found


def _column_name(grid: Grid, at: int, name: str) -> str:
    """Name a column that is not known: letters, key, or in rows of persons its number."""
    if grid.letters:
        return column_letters(at)
    return str(at + 1) if grid.section is Section.PERSONS else name


class _Cells:
    """Turns typed cells into text, noting what is wrong with them.

    Args:
        grid: Their table.
        noted: Where problems are collected.
    """

    def __init__(self, grid: Grid, noted: Noted) -> None:
        """Keep the table."""
        self._grid = grid
        self._noted = noted
        self._words: dict[type[StrEnum], dict[str, str]] = {}
        self._broken = False

    def without_heading(self, given: Given) -> None:
        """Report a cell in a column that has no heading."""
        section = self._grid.section
        self._report(
            given,
            "unknown-heading",
            column=column_letters(given.column),
            section=NAMES[section],
            known=tuple(one.label for one in COLUMNS[section]),
        )

    def cell(self, given: Given | None, column: Column, first: Given, at: int) -> Cell:
        """Give a cell as text; a missing one is placed in its row."""
        if given is None:
            return Cell("", "", first.line, at if self._grid.letters else first.column)
        self._broken = given.reported
        found = "" if given.reported else self._text(given, column)
        return Cell(found, found, given.line, given.column, self._broken)

    def _report(self, given: Given, code: str, **gaps: Arg) -> None:
        """Note a problem at a cell."""
        self._broken = True
        place = Place(self._grid.file, given.line, given.column)
        self._noted.append(problem(code, place, near="", **gaps))

    def _text(self, given: Given, column: Column) -> str:
        """Give a cell's text; empty if it is wrong."""
        if given.formula:
            self._report(given, "formula-cell")
            return ""
        if given.error:
            name = f"{column_letters(given.column)}{given.line}"
            self._report(given, "error-cell", cell=name, found=given.error[:_ERROR])
            return ""
        value = given.value
        if isinstance(value, str):
            return self._said(given, value, column)
        return "" if value is None else self._typed(given, value, column)

    def _said(self, given: Given, value: str, column: Column) -> str:
        """Give the text of a cell that holds a text."""
        if column.key == OWN:
            return value
        said = value.strip()
        if not (said.isascii() and said.isalnum()):
            said = _SPACE.sub(" ", said)
            if odd := _odd(said):
                self._report(given, "odd-character", character=f"U+{ord(odd):04X}")
                return ""
            if said[:1] in _SIGNS and _FORMULA.match(said):
                self._report(given, "formula-cell")
                return ""
        if len(said) > LONGEST:
            self._report(given, "long-cell", found=len(said), most=LONGEST)
            return ""
        if "+" in said and column.holds in _IDENTIFIERS and _SHORTENED.fullmatch(said):
            self._report(given, "number-for-text", column=column.label)
            return ""
        return self._word(said, column.words) if column.words else said

    def _word(self, said: str, words: type[StrEnum]) -> str:
        """Give the key of a word written in either language; another text is left as it is."""
        known = self._words.get(words)
        if known is None:
            known = self._words[words] = {
                plain(one): str(word)
                for word, label in WORDS[words].items()
                for one in (str(word), *(Speaker(lang).say(label) for lang in LANGUAGES))
            }
        return known.get(said) or known.get(plain(said), said)

    def _typed(self, given: Given, value: float | datetime, column: Column) -> str:
        """Give the text of a cell that holds a number, a day, or yes or no."""
        holds = column.holds
        if isinstance(value, bool):
            if holds is Holds.YES_NO:
                return "true" if value else "false"
            return self._wrong(given, column, _YES_OR_NO)
        if isinstance(value, datetime):
            return self._moment(given, value, column)
        if holds in _IDENTIFIERS:
            self._report(given, "number-for-text", column=column.label)
            return ""
        if holds in {Holds.DAY, Holds.INSTANT}:
            self._report(given, "number-for-day", found=f"{value:g}")
            return ""
        if holds is Holds.WORD:
            return self._wrong(given, column, text("a number"))
        if holds is Holds.WHOLE and not isinstance(value, int):
            self._report(given, "bad-number", found=f"{value:g}")
            return ""
        return str(value)

    def _moment(self, given: Given, value: datetime, column: Column) -> str:
        """Give the text of a cell that holds a day, or a day and an hour."""
        if column.holds is Holds.INSTANT:
            return value.isoformat(sep=" ")
        if column.holds is Holds.DAY and value.time() == time():
            return value.date().isoformat()
        return self._wrong(given, column, _A_DAY if value.time() == time() else _AN_INSTANT)

    def _wrong(self, given: Given, column: Column, found: Text) -> str:
        """Report a value of another type."""
        expected = _EXPECTED[column.holds]
        self._report(given, "cell-type", column=column.label, found=found, expected=expected)
        return ""


def _odd(said: str) -> str:
    """Give the first character that cannot be seen; empty if there is none."""
    if said.isprintable():
        return ""
    return next((c for c in said if unicodedata.category(c) in _UNSEEN and c not in _JOINERS), "")
