"""Cells of a manifest as their file gives them: typed, placed, and before anything is believed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.core.words import text
from relevo.register.manifest_layout import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.problem import Problem
    from relevo.core.words import Arg, Text
    from relevo.register.manifest_layout import Section

MOST_BYTES = 32_000_000
"""Largest manifest read, in bytes."""

MOST_ROWS = 50_000
"""Most filled rows of one sheet or file."""

MOST_CELLS = 1_000_000
"""Most cells of one sheet or file."""

MOST_COLUMNS = 100
"""Most columns; a manifest in CSV has all columns of all sections."""

MOST_PROBLEMS = 5_000
"""Most problems kept; the rest are counted."""

Value = str | int | float | bool | datetime | None
"""What a cell can hold; None and the empty text are nothing."""


class Given(NamedTuple):
    """One cell as given.

    Attributes:
        value: What it holds.
        line: Its row or line, from 1.
        column: Its place in the row, from 1.
        formula: The formula it holds, or empty.
        error: The error it holds, e.g. ``#N/A``, or empty.
        reported: Whether it was already found wrong; its value is then nothing.
    """

    value: Value
    line: int
    column: int
    formula: str = ""
    error: str = ""
    reported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as given: a sheet, the rows of a CSV file, the objects of a list.

    Attributes:
        section: Section it belongs to.
        file: Path as the user gave it, with the sheet in brackets for a workbook.
        head: Names of the columns, by position.
        rows: Cells of each row, by the position of their column; a row has at least one.
        letters: Whether columns go by letters, as in a sheet, and a missing cell is placed there.
    """

    section: Section
    file: str
    head: dict[int, Given]
    rows: tuple[dict[int, Given], ...]
    letters: bool = False


class TooLargeError(Exception):
    """A file is larger than any manifest.

    Args:
        what: What there is too much of.
        found: How much was found before reading ended.
        most: How much is read.
    """

    def __init__(self, what: Arg, found: int, most: int) -> None:
        """Keep what is said."""
        super().__init__()
        self.what, self.found, self.most = what, found, most

    def problem(self, file: str) -> Problem:
        """Give the problem that stands for it."""
        return problem(
            "manifest-too-large", Place(file), what=self.what, found=self.found, most=self.most
        )


class Labelled(list["Problem"]):
    """Problems of one section, on their way to those of the file: columns get their labels.

    Args:
        section: The section.
        noted: Where they go.
    """

    def __init__(self, section: Section, noted: Noted) -> None:
        """Keep where they go."""
        super().__init__()
        self._labels = {one.key: one.label for one in COLUMNS[section]}
        self._noted = noted

    def append(self, one: Problem) -> None:
        """Pass a problem on, its columns named as people name them."""
        what, why, remedy = (self._labelled(each) for each in (one.what, one.why, one.remedy))
        self._noted.append(replace(one, what=what, why=why, remedy=remedy))

    def extend(self, several: Iterable[Problem]) -> None:
        """Pass problems on."""
        for one in several:
            self.append(one)

    def _labelled(self, said: Text) -> Text:
        """Give a sentence in which a column goes by its label."""
        args = tuple(
            (name, self._labels.get(arg, arg))
            if name in {"column", "field"} and isinstance(arg, str)
            else (name, arg)
            for name, arg in said.args
        )
        return replace(said, args=args)


class Noted(list["Problem"]):
    """Problems of one file: the first so many, and the number of the others."""

    def __init__(self) -> None:
        """Nothing is wrong yet."""
        super().__init__()
        self.left_out = 0

    def append(self, one: Problem) -> None:
        """Keep a problem without the line it is in, which may hold names, or count it."""
        if len(self) < MOST_PROBLEMS:
            super().append(replace(one, excerpt="") if one.excerpt else one)
        else:
            self.left_out += 1

    def extend(self, several: Iterable[Problem]) -> None:
        """Keep problems, or count them."""
        for one in several:
            self.append(one)

    def all(self, file: str) -> tuple[Problem, ...]:
        """Give the problems by place, with one that says how many are not shown.

        Args:
            file: Path of the file as the user gave it.
        """
        ordered = sorted(self, key=lambda one: (one.place, one.code))
        if self.left_out:
            found = len(self) + self.left_out
            gaps: dict[str, Arg] = {"what": text("Problems"), "found": found, "most": MOST_PROBLEMS}
            ordered.append(problem("manifest-too-large", Place(file), near="", **gaps))
        return tuple(ordered)
