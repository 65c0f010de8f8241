"""Lines of a text and the paragraphs they make up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NARROWEST = 40
"""Fewest characters of a line that was broken because it was full."""

WIDEST = 140
"""Most characters of a line that was broken because it was full."""

FULL = 0.7
"""Share of the widest lines that a full line has at least."""

_CONTINUES = re.compile(
    r"(?:[,(/&]|(?<![^\s])(?:de|del|la|el|los|las|y|e|o|a|al|en|con|por|para|que|un|una|su|sus|"
    r"of|the|and|or|to|in|for|with|by|an|from|at|on|da|do|dos|das|em|um|uma|no|na|ao|os|as|"
    r"will|would|will allow|be|been|has|have|had|is|are|was|were|its|their|that|which|"
    r"se|ha|han|fue|fueron|entre|sobre|desde|hasta|sin|segun))$"
)
_ENDS = re.compile(r"[.!?…:;][\"'\u201d\u2019»)\]]*$")

BULLET = re.compile(
    r"[ \t]*(?:[-\u2013\u2014•*·▪■●◦‣✓►➤→+]|\(?[a-zA-Z]\)|\(?\d{1,2}\)|"
    r"\d{1,2}(?:\.\d{1,2}){0,3}\.-?|\(?[ivxIVX]{1,5}[).]|[IVXL]{1,6} ?[-\u2013\u2014]|[a-z]\.|"
    r"\d{1,2} ?[-\u2013\u2014](?=[ \t]+[^\W\d_]))"
    r"[ \t]+(?=\S)"
)
"""Sign or numeral that begins an item of a list."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty.

    Attributes:
        start: Offset of its first character that is no space.
        end: Offset after its last.
        number: Number of the line in the text, from 0, empty lines counted.
        indent: Characters before its first.
    """

    start: int
    end: int
    number: int
    indent: int


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a paragraph, an item, a row, a headline.

    Attributes:
        start: Offset of its first character that is no space.
        end: Offset after its last.
        after_gap: Whether an empty line stands before it.
        indent: Characters before its first.
        rows: Whether its line is a row of a table.
    """

    start: int
    end: int
    after_gap: bool
    indent: int = 0
    row: bool = False


def lines_of(text: str) -> tuple[Line, ...]:
    """Give the lines of a text that are not empty, in order."""
    found: list[Line] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        if stripped := line.strip():
            indent = len(line) - len(line.lstrip())
            found.append(Line(start + indent, start + indent + len(stripped), number, indent))
        start += len(line) + 1
    return tuple(found)


def ends_sentence(piece: str) -> bool:
    """Whether a piece of text ends as a sentence, a lead or a part of a list does."""
    return bool(_ends(piece))


def _ends(piece: str) -> re.Match[str] | None:
    """Find the stop at the end of a piece of text."""
    return _ENDS.search(piece, max(len(piece) - 6, 0))


def blocks_of(text: str, lines: Sequence[Line], rows: Mapping[int, int]) -> tuple[Block, ...]:
    """Put lines together that were broken only because they were full.

    Args:
        text: The text.
        lines: Its lines.
        rows: Position of the last line of each row of a table, by that of its first.

    Returns:
        Blocks in order; each row is a block of its own.
    """
    return tuple(_blocks(text, lines, rows))


def _blocks(text: str, lines: Sequence[Line], rows: Mapping[int, int]) -> Iterator[Block]:
    """Give each block in order."""
    width = _width(text, lines)
    at = 0
    while at < len(lines):
        last = rows.get(at, at)
        while at not in rows and last + 1 < len(lines) and last + 1 not in rows:
            if not _joined(text, lines[last], lines[last + 1], width):
                break
            last += 1
        gap = at == 0 or lines[at].number > lines[at - 1].number + 1
        yield Block(lines[at].start, lines[last].end, gap, lines[at].indent, at in rows)
        at = last + 1


def _width(text: str, lines: Sequence[Line]) -> int:
    """Give how wide the full lines of a text are; 0 if its lines are whole paragraphs."""
    broken = [
        one.end - one.start
        for one, two in pairwise(lines)
        if two.number == one.number + 1
        and NARROWEST <= one.end - one.start <= WIDEST
        and text[two.start].islower()
        and not _ends(text[one.start : one.end])
    ]
    if len(broken) < 2:  # noqa: PLR2004 - one may be an accident
        return 0
    return sorted(broken)[len(broken) * 3 // 4]


def _joined(text: str, one: Line, two: Line, width: int) -> bool:
    """Whether a line goes on in the next."""
    if BULLET.match(text, two.start, two.end):
        return False
    first = text[one.start : one.end]
    if _ends(first):
        return False
    if two.number > one.number + 1:
        return (
            two.number == one.number + 2
            and text[two.start].islower()
            and one.end - one.start >= NARROWEST
        )
    if text[two.start].islower() or _CONTINUES.search(first[-12:].lower()):
        return True
    return bool(width) and width * FULL <= one.end - one.start <= WIDEST
