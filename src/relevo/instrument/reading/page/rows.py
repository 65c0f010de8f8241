"""Rows of tables: lines with columns, and columns printed one below the other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.instrument.reading.page.lines import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relevo.instrument.reading.page.lines import Line

MOST_WORDS = 8
"""Words that a cell printed on a line of its own has at most."""

DEEP = 10
"""Characters by which a line is set in under a row that it goes on with, at least."""

_COLUMNS = re.compile(r"\S(?: {3,}| ?\| ?| ?\.{4,} ?)\S")
_LOOSE_COLUMNS = re.compile(r"\S {2,}\S")
_NUMBER = re.compile(r"\(?\d[\d.,]*\)?")


def rows_in(text: str, lines: Sequence[Line]) -> dict[int, int]:
    """Find the rows of tables.

    A table has two rows at least; a line set in deeply under a row goes on in its last column.
    Cells may also be printed one
    below the other: a run of short lines in which a bare number comes back at even distances.

    Args:
        text: The text.
        lines: Its lines.

    Returns:
        Position of the last line of each row, by that of its first.
    """
    rows: dict[int, int] = {}
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (
            _is_row(text[lines[end].start : lines[end].end])
            or (end > at and lines[end].indent >= lines[at].indent + DEEP)
        ):
            end += 1
        if end - at > 1:
            rows |= {n: n for n in range(at, end)}
        at = max(end, at + 1)
    return rows | {first: last for first, last in _stacked(text, lines) if first not in rows}


def _stacked(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Give first and last line of each row whose cells stand one below the other."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _is_cell(text[lines[end].start : lines[end].end]):
            end += 1
        yield from _rows_of_run(text, lines, at, end)
        at = max(end, at + 1)


def _rows_of_run(
    text: str, lines: Sequence[Line], first: int, last: int
) -> Iterator[tuple[int, int]]:
    """Give first and last line of each row in one run of short lines."""
    numbers = [
        n for n in range(first, last) if _NUMBER.fullmatch(text, lines[n].start, lines[n].end)
    ]
    steps = {two - one for one, two in pairwise(numbers)}
    if len(steps) != 1 or steps == {1}:
        return
    step = steps.pop()
    for n in numbers:
        yield (n, min(n + step, last) - 1) if numbers[0] == first else (max(n - step + 1, first), n)


def _is_row(line: str) -> bool:
    """Whether a line has columns."""
    return bool(_divided(line) or _COLUMNS.search(line) or _loose(line))


def _divided(line: str) -> bool:
    """Whether bars or tabs divide a line."""
    return line.count("|") > 1 or "\t" in line


def _loose(line: str) -> bool:
    """Whether a short line that is no sentence has columns two spaces apart."""
    return len(line) < 80 and not ends_sentence(line) and bool(_LOOSE_COLUMNS.search(line))  # noqa: PLR2004


def _is_cell(line: str) -> bool:
    """Whether a line may be a cell: a few words that are no sentence."""
    return not ends_sentence(line) and line.count(" ") < MOST_WORDS and len(line) < 80  # noqa: PLR2004
