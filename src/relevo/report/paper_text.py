"""A paper on the screen, or as plain text or Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.report.columns import GUTTER, render_columns, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.report.paper import Paper, Part, Table


def render_paper_text(paper: Paper, *, width: int) -> str:
    """Write a paper as lines.

    Args:
        paper: The paper.
        width: Most characters of a line.

    Returns:
        Lines with a newline at the end.
    """
    lines = wrapped(paper.title, width, "")
    for words in (*((paper.warning,) if paper.warning else ()), *paper.lead):
        lines += wrapped(words, width, "")
    for part in paper.parts:
        lines += ["", *_part(part, width)]
    lines.append("")
    for words in paper.foot:
        lines += wrapped(words, width, "")
    return "\n".join(lines) + "\n"


def _part(part: Part, width: int) -> Iterable[str]:
    """Write a part."""
    if part.title:
        yield from wrapped(part.title.upper(), width, "")
    for words in part.intro:
        yield from wrapped(words, width, "")
    if part.table:
        yield from _table(part.table, width)
    for mark, point in zip(_marks(part), part.points, strict=True):
        yield from wrapped(f"  {mark} {point}", width, "    ")
    for words in part.after:
        yield from wrapped(f"  {words}", width, "  ")


def _marks(part: Part) -> list[str]:
    """Give what stands before each point: its number, or a dash."""
    numbers = range(part.first, part.first + len(part.points))
    return [f"{number}." if part.first else "-" for number in numbers]


def _table(table: Table, width: int) -> Iterable[str]:
    """Write a table: columns where they fit, else each row as one line."""
    sizes = [max(map(len, column)) for column in zip(table.heads, *table.rows, strict=True)]
    if sum(sizes) + len(GUTTER) * (len(sizes) - 1) <= width:
        return render_columns(table.heads, table.rows, width=width)
    rows = (" | ".join(row) for row in (table.heads, *table.rows))
    return (line for row in rows for line in wrapped(f"  {row}", width, "    "))


def _points(part: Part) -> str:
    """Write points as Markdown."""
    marked = zip(_marks(part), part.points, strict=True)
    return "\n".join(f"{mark} {point}" for mark, point in marked)


def render_paper_markdown(paper: Paper) -> str:
    """Write a paper as Markdown; lines are as long as their sentences.

    Args:
        paper: The paper, without tables.
    """
    blocks = [f"# {paper.title}", *([f"**{paper.warning}**"] if paper.warning else []), *paper.lead]
    for part in paper.parts:
        assert part.table is None, part.title
        blocks += [f"## {part.title}"] if part.title else []
        blocks += part.intro
        blocks += [_points(part)] if part.points else []
        blocks += part.after
    return "\n\n".join([*blocks, *paper.foot]) + "\n"
