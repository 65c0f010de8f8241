"""Places in files: what a problem points at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file as the user named it.

    Attributes:
        file: Path, with the sheet in brackets for a workbook, e.g. ``"case/acts/a.yaml"``.
        line: Line (row of a sheet), from 1; the first for the file as a whole.
        column: Column, in characters for text and in cells for a sheet, from 1; the first for the
            line as a whole.
        excerpt: The line itself; empty if there is none to show.
    """

    file: str
    line: int = 1
    column: int = 1
    excerpt: str = ""
