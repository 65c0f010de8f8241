"""Tables in plain text: columns where they fit, else one line for each cell."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

GUTTER = "  "
"""What stands between two columns."""

NARROWEST = 24
"""Least width of the last column; it alone may be broken over lines."""


def render_columns(
    heads: Sequence[str], rows: Sequence[Sequence[str]], *, width: int, right: Sequence[int] = ()
) -> list[str]:
    """Write a table that reads from top to bottom, without lines or colour.

    Sample::

        Acto        Desde       Días
        pe-2025-rm  2025-01-01   365

    Args:
        heads: Names of the columns.
        rows: Cells, as many in each row as there are heads.
        width: Most characters of a line.
        right: Columns (from 0) whose cells stand at the right, as numbers do.

    Returns:
        Lines: columns under their heads, the last one broken over lines where it must be; where
            the columns do not fit, each row as lines ``head: cell`` with an empty line between.
    """
    sizes = [max(len(row[place]) for row in (heads, *rows)) for place in range(len(heads))]
    room = width - sum(sizes[:-1]) - len(GUTTER) * (len(sizes) - 1)
    if room < min(sizes[-1], NARROWEST):
        return _listed(heads, rows, width)
    lines: list[str] = []
    for row in (heads, *rows):
        *cells, last = row
        aligned = [
            cell.rjust(size) if place in right else cell.ljust(size)
            for place, (cell, size) in enumerate(zip(cells, sizes, strict=False))
        ]
        begin = GUTTER.join([*aligned, ""])
        parts = wrap(last, room, break_on_hyphens=False) or [""]
        if len(sizes) - 1 in right:
            parts = [part.rjust(min(room, sizes[-1])) for part in parts]
        lines += [
            (begin if first else " " * len(begin)) + part
            for first, part in ((number == 0, part) for number, part in enumerate(parts))
        ]
    return [line.rstrip() for line in lines]


def _listed(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Write each row as lines, one for each cell."""
    lines: list[str] = []
    for row in rows:
        lines += [""] if lines else []
        for head, cell in zip(heads, row, strict=True):
            lines += wrapped(f"{head}: {cell}", width, "  ")
    return lines


def wrapped(words: str, width: int, indent: str) -> list[str]:
    """Break a sentence over lines.

    Args:
        words: The sentence.
        width: Most characters of a line; a longer word keeps its line to itself.
        indent: What begins each line but the first.
    """
    return wrap(
        words, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
