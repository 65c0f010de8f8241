"""Places in files: what a problem points at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file as the user named it.

    Attributes:
        file: Path, with the sheet in brackets for a workbook, e.g. ``"case/acts/a.yaml"``.
        line: Line (row of a sheet), from 1; 0 for the file as a whole.
        column: Column, in characters for text and in cells for a sheet, from 1; 0 for the line.
        excerpt: The line itself; empty if there is none to show.
    """

    file: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
