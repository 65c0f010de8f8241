"""The timeline for a terminal: posts by weeks, one letter for each unit."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from itertools import count, islice
from typing import TYPE_CHECKING

from relevo.core.term import Term
from relevo.core.words import Speaker, text
from relevo.report.phrases import ILLUSTRATIVE_NOTE, MONTHS
from relevo.report.presence import reliefs_of, stays_of, uncovered_by, weeks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relevo.report.presence import Stay
    from relevo.rotation.model import Planning, Tour

NARROWEST = 60
"""Fewest columns in which a timeline is legible."""

RELIEF_MARK = "="
"""A column with two units at the post."""

GAP_MARK = "·"
"""A column with a day on which nobody is at the post."""

STILL_MARK = "x"
"""A column with a day without movements at some point of entry."""

_LABEL_MOST = 22
_WIDEST = 3


def render_timeline_text(
    tours: Iterable[Tour], planning: Planning, *, lang: str, width: int
) -> str:
    """Draw a plan with characters.

    A character is one calendar week, several when the year does not fit, or a part of one when
    there is room. A week with a day without presence shows it even if somebody is there on its
    other days; else a week with a relief shows the relief.

    Args:
        tours: The plan.
        planning: What it is made from.
        lang: Language of the words.
        width: Columns of the terminal; fewer than :data:`NARROWEST` count as so many.

    Returns:
        Lines no longer than the width, with a newline at the end.
    """
    say = Speaker(lang).say
    width = max(width, NARROWEST)
    stays = stays_of(tours, planning)
    longest = max((len(post) for post in planning.posts), default=0)
    label = min(longest, _LABEL_MOST) + 1
    spans = _columns(planning.horizon, width - label)
    wide = min(_WIDEST, (width - label) // len(spans))
    columns = tuple(span for span in spans for _ in range(wide))
    used = list(dict.fromkeys(stay.unit for stay in stays))
    symbols = dict(zip(used, islice(_symbols(), len(used)), strict=True))
    lines = [" " * label + _months(columns, [say(month) for month in MONTHS])]
    gaps = uncovered_by(stays, planning)
    for post in planning.posts.values():
        own = [stay for stay in stays if stay.post == post.id]
        empty = [gap.term for gap in gaps if gap.post == post.id]
        shared = [relief.term for relief in reliefs_of(own)]
        cells = "".join(_cell(column, own, empty, shared, symbols) for column in columns)
        name = post.id if len(post.id) < label else post.id[: label - 2] + "…"
        lines.append((name.ljust(label) + cells).rstrip())
    still = "".join(STILL_MARK if _is_still(column, planning) else " " for column in columns)
    if still.strip():
        lines.append((" " * label + still).rstrip())
    lines.append("")
    legend = [f"{symbol} {unit}" for unit, symbol in symbols.items()]
    legend += [
        f"{RELIEF_MARK} {say(text('relief: both units present'))}",
        f"{GAP_MARK} {say(text('day without presence'))}",
    ]
    if still.strip():
        legend.append(f"{STILL_MARK} {say(text('no movements'))}")
    lines += _wrapped(legend, width, "   ")
    if planning.illustrative:
        lines += _wrapped(say(ILLUSTRATIVE_NOTE).split(), width, " ")
    return "\n".join(lines) + "\n"


def _columns(horizon: Term, room: int) -> tuple[Term, ...]:
    """Cut the horizon into calendar weeks, or runs of them that fit the room."""
    weeks = weeks_of(horizon)
    together = -(-len(weeks) // room)
    starts = weeks[::together]
    length = timedelta(weeks=together)
    spans = (Term(start, start + length).meet(horizon) for start in starts)
    return tuple(span for span in spans if span is not None)


def _months(columns: Sequence[Term], names: Sequence[str]) -> str:
    """Name each month over its first column, where the name before leaves room."""
    line = ""
    month = 0
    for place, column in enumerate(columns):
        if column.last.month != month and len(line) <= place:
            month = column.last.month
            line = line.ljust(place) + names[month - 1] + " "
    return line[: len(columns)].rstrip()


def _symbols() -> Iterator[str]:
    """Give characters of one column, digits and plain letters first, then other alphabets."""
    yield from "123456789ABCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwyz"
    for code in count(0xC0):
        letter = chr(code)
        single = unicodedata.east_asian_width(letter) in {"N", "Na"}
        if single and unicodedata.bidirectional(letter) == "L" and letter.isalpha():
            yield letter


def _cell(
    column: Term,
    stays: Sequence[Stay],
    gaps: Sequence[Term],
    reliefs: Sequence[Term],
    symbols: dict[str, str],
) -> str:
    """Give the character of a post in a column; a space outside the post's window."""
    if any(gap.meet(column) for gap in gaps):
        return GAP_MARK
    if any(relief.meet(column) for relief in reliefs):
        return RELIEF_MARK
    present = [stay for stay in stays if stay.term.meet(column)]
    return symbols[present[-1].unit] if present else " "


def _is_still(column: Term, planning: Planning) -> bool:
    """Whether a column has a day without movements."""
    return any(entry.no_movement and entry.term.meet(column) for entry in planning.calendar)


def _wrapped(words: Iterable[str], width: int, between: str) -> list[str]:
    """Put words on lines no longer than the width; a longer word is cut with an ellipsis."""
    lines: list[str] = []
    for word in words:
        fitting = word if len(word) <= width else word[: width - 1] + "…"
        if lines and len(lines[-1]) + len(between) + len(fitting) <= width:
            lines[-1] += between + fitting
        else:
            lines.append(fitting)
    return lines
