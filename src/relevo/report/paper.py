"""A printed paper before it is laid out: a title, parts with lines and tables, and a foot."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

WIDTH = 116
"""Characters that a line of a printed page holds at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of words.

    Attributes:
        heads: Names of the columns.
        rows: Cells, as many in each row as there are heads.
        shares: Width of each column against the others.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a paper under a heading.

    Attributes:
        title: The heading; empty for a part without one.
        intro: Paragraphs below it.
        table: A table below them, or None.
        points: Points of a list below that.
        first: Number of the first point; 0 where points have no numbers.
        after: Paragraphs at the end, e.g. how many points were left out.
        new_page: Whether it begins a page.
    """

    title: str = ""
    intro: tuple[str, ...] = ()
    table: Table | None = None
    points: tuple[str, ...] = ()
    first: int = 0
    after: tuple[str, ...] = ()
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper in one language.

    Attributes:
        title: Its title.
        lang: Its language.
        lead: Lines under the title.
        mark: Words that mark invented data on each page; empty for real data.
        warning: The same as a sentence under the title; empty likewise.
        parts: Its parts.
        foot: Paragraphs at the end.
    """

    title: str
    lang: str
    lead: tuple[str, ...] = ()
    mark: str = ""
    warning: str = ""
    parts: tuple[Part, ...] = ()
    foot: tuple[str, ...] = ()


def lines_by_page(paper: Paper) -> tuple[int, ...]:
    """Estimate how many lines each page needs, where parts say which begin a page.

    Args:
        paper: The paper.

    Returns:
        Lines of each page, title and foot included; never fewer than a page of :data:`WIDTH`
        characters a line needs.
    """
    pages = [_lines(paper.title, WIDTH // 2) * 2 + sum(map(_lines, paper.lead))]
    pages[0] += _lines(paper.warning) + 1 if paper.warning else 0
    for part in paper.parts:
        if part.new_page:
            pages.append(0)
        pages[-1] += _part(part)
    pages[-1] += 1 + sum(map(_lines, paper.foot))
    return tuple(pages)


def _part(part: Part) -> int:
    """Count the lines of a part."""
    words = (*part.intro, *part.points, *part.after)
    lines = (2 if part.title else 0) + sum(map(_lines, words))
    if part.table:
        lines += sum(_row(row, part.table) for row in (part.table.heads, *part.table.rows))
        lines += (len(part.table.rows) + 3) // 4
    return lines


def _row(row: tuple[str, ...], table: Table) -> int:
    """Count the lines of a row: those of its longest cell."""
    whole = sum(table.shares)
    return max(
        _lines(cell, max(8, WIDTH * share // whole - 3))
        for cell, share in zip(row, table.shares, strict=True)
    )


def _lines(words: str, width: int = WIDTH) -> int:
    """Count the lines of some words."""
    return len(wrap(words, width)) or 1
