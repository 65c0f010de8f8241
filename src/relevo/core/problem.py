"""Problems: something wrong in a file, with its place and a remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relevo.core.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in a text or a record; collected, never raised.

    Attributes:
        code: Identifier of the kind of problem, e.g. ``"duplicate-key"``.
        file: Path as the user gave it, with the sheet in brackets for a workbook.
        line: Line (row), from 1; the loader gives 1 for a file as a whole.
        column: Column, from 1; the loader gives 1 for a line as a whole.
        excerpt: The line itself; empty if there is none to show.
        what: What is wrong: found X, expected Y.
        why: The clause or rule that asks for it.
        remedy: What to do next, as a command or a line to paste.
    """

    code: str
    file: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    what: Text
    why: Text
    remedy: Text

    @property
    def place(self) -> tuple[str, int, int]:
        """Sort key: file, line, column."""
        return (self.file, self.line, self.column)


_LETTERS = 26


def column_letters(column: int) -> str:
    """Give the letters of a sheet's column, as spreadsheet programs show them.

    Args:
        column: Its number, from 1.

    Returns:
        E.g. ``C`` for 3, ``AB`` for 28.
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters
