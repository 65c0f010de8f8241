"""Ranges of days: two printed days, or what calendar arithmetic makes of one.

A list of days that follow each other, ``24, 25 y 26 de marzo``, is a range too.

``del 2 de febrero al 30 de abril de 2026`` prints both days. Derived, with the arithmetic shown,
are ``all of 2026``, ``second half of 2026``, ``June to August 2026``, ``during November 2012`` and
a length from a day: ``90 days from 1 June 2026`` ends on 29 August. Working days are not counted:
that needs the host's holidays. A deadline (``within 30 days from``) is no range.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from relevo.core.data import data_yaml
from relevo.instrument.reading.document import RangeMention
from relevo.instrument.reading.grammar.date_words import date_words
from relevo.instrument.reading.grammar.lengths import lengths
from relevo.instrument.reading.grammar.numbers import numbers
from relevo.instrument.reading.grammar.whole_words import SPACE, either
from relevo.instrument.reading.grammar.years import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.instrument.reading.document import DayMention, LengthMention
    from relevo.instrument.reading.grammar.date_words import DateWords

REACH = 70
"""How far from a day the words may stand that make a range of it, in characters."""

_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}


_HALF = 15
"""The last day of the first half of a month."""

_WHOLE = {"fortnight": 14, "week": 7}
"""Days of the lengths that a text names without a number: "the fortnight beginning 4 May"."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What makes a range of one day, month or year, as patterns.

    Attributes:
        all_of: Ends where a year starts, and means all of it.
        during: The same, weaker: within it.
        during_month: Ends where a month starts, and means all of it.
        part: A part of a year, ending where the year starts.
        parts: First and last month of each part.
        another: A further year right after one, which makes neither the whole.
        joint_before: Between a length and that.
        joint_after: Between a first day and a length.
        deadline: Makes a length a deadline.
    """

    all_of: re.Pattern[str]
    during: re.Pattern[str]
    during_month: re.Pattern[str]
    part: re.Pattern[str]
    parts: dict[str, tuple[int, int]]
    another: re.Pattern[str]
    joint_before: re.Pattern[str]
    joint_after: re.Pattern[str]
    deadline: re.Pattern[str]
    half: re.Pattern[str]
    whole_length: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    """Load the words of ranges of a language."""
    whole: dict[str, Any] = data_yaml(f"{language}/dates.yaml", "relevo.instrument")
    data: dict[str, Any] = whole["ranges"]
    parts = {
        name: (int(span.split("-")[0]), int(span.split("-")[1]))
        for name, span in data["parts"].items()
    }
    of_year = f"{SPACE}{either(data['of_year'])}{SPACE}"
    return _Words(
        all_of=re.compile(f"{either(data['all_of'])}{SPACE}$"),
        during=re.compile(f"{either(data['during'])}{SPACE}$"),
        during_month=re.compile(f"{either(data['during_month'])}{SPACE}$"),
        part=re.compile(f"({either(parts)})(?:{of_year}|{SPACE})$"),
        parts=parts,
        another=re.compile(rf"(?:{SPACE}{either(whole['list_and'])}{SPACE}|-)(?:19|20)\d\d"),
        joint_before=re.compile(rf"(?:{SPACE}[^\W\d]{{1,15}}){{0,2}},?{SPACE}"),
        joint_after=re.compile(
            f",?{SPACE}(?:{either(whole['list_and'])}{SPACE})?{either(data['for'])}{SPACE}"
        ),
        deadline=re.compile(rf"{either(data['deadline'])}(?:{SPACE}[^\W\d]{{1,12}})?{SPACE}$"),
        half=re.compile(
            f"(?:(?P<first>{either(data['first_half'])})|{either(data['second_half'])}){of_year}$"
        ),
        whole_length=re.compile(
            f"(?:(?P<fortnight>{either(data['fortnight'])})|(?P<week>{either(data['a_week'])}))"
            rf"{SPACE}(?:que{SPACE}(?:comienza|empieza|inicia|comeca){SPACE})?$"
        ),
    )


def ranges(folded: str, language: str, days: Sequence[DayMention]) -> tuple[RangeMention, ...]:
    """Find the ranges of days of a text.

    Args:
        folded: A folded text.
        language: ``es``, ``en`` or ``pt``.
        days: Its days, in order.

    Returns:
        In order; they do not overlap. Both days of each are known, and the first is not later.
    """
    words = date_words(language)
    found: list[RangeMention] = []
    i = 0
    while i < len(days):
        following = days[i + 1] if i + 1 < len(days) else None
        pair, steps = None, 1
        if following and joined(folded, days[i], following, words):
            pair = _between(days[i], following) or _from_part(folded, language, days[i], following)
            steps = 2 if pair or days[i].day is not None else 1
        elif months := _months_listed(folded, language, days, i):
            pair, steps = months
        else:
            steps = _one_by_one(folded, days, i, words)
            pair = _between(days[i], days[i + steps - 1]) if steps > 1 else None
        mention = pair or _from_one(folded, language, days[i])
        if mention and (not found or mention.start >= found[-1].end):
            found.append(mention)
        i += steps
    return tuple(found)


def is_whole_year(folded: str, language: str, mention: RangeMention) -> bool:
    """Tell whether a derived range means all of a year, not just something within it."""
    return _words(language).all_of.match(folded, mention.start) is not None or bool(
        _words(language).all_of.search(folded, mention.start, mention.first[0])
    )


def _between(first: DayMention, last: DayMention) -> RangeMention | None:
    """Give the range between two days, or from the first of one month to the last of another."""
    shown = ""
    from_, to = first.date, last.date
    if first.day is None and last.day is None and first.month and last.month:
        from_, to = _month(first), _month(last, end=True)
        shown = f"{_name(first)} .. {_name(last)} = {from_} .. {to}"
    if from_ is None or to is None or from_ > to:
        return None
    spans = (first.start, first.end), (last.start, last.end)
    return RangeMention(first.start, last.end, from_, to, *spans, shown)


def _from_part(
    folded: str, language: str, first: DayMention, last: DayMention
) -> RangeMention | None:
    """Give the range from the first day of a part of a year, or of a month, to a day.

    ``from the third quarter of 2025 to the end of 2027``
    """
    begins = _from_one(folded, language, first) if first.day is None else None
    if begins is None or last.date is None or last.date < begins.from_:
        return None
    shown = f"{folded[begins.start : first.end]} = {begins.from_}"
    spans = begins.first, (last.start, last.end)
    return RangeMention(begins.start, last.end, begins.from_, last.date, *spans, shown)


def _months_listed(
    folded: str, language: str, days: Sequence[DayMention], i: int
) -> tuple[RangeMention, int] | None:
    """Give the range of months listed one after the other, and how many they are.

    ``durante los meses de febrero, marzo y abril de 2020``; the last gives the year.
    """
    words, count = date_words(language), 1
    while i + count < len(days):
        month, following = days[i + count - 1], days[i + count]
        if (
            month.day is not None
            or following.day is not None
            or month.month is None
            or following.month != month.month + 1
            or month.year not in {None, following.year}
            or not words.listed.fullmatch(folded, month.end, following.start)
        ):
            break
        count += 1
    first, last = days[i], days[i + count - 1]
    low = max(first.start - REACH, 0)
    if count == 1 or not _words(language).during_month.search(folded, low, first.start):
        return None
    pair = _between(replace(first, year=last.year), last)
    return (pair, count) if pair else None


def _one_by_one(folded: str, days: Sequence[DayMention], i: int, words: DateWords) -> int:
    """Count the days of a list, from this one on, that follow each other in the calendar."""
    count = 1
    while i + count < len(days):
        day, following = days[i + count - 1], days[i + count]
        if not words.listed.fullmatch(folded, day.end, following.start):
            break
        if not day.date or not following.date or (following.date - day.date).days != 1:
            break
        count += 1
    return count


def _name(month: DayMention) -> str:
    """Give a month in figures."""
    return f"{month.year}-{month.month:02}"


def _month(mention: DayMention, *, end: bool = False) -> date | None:
    """Give the first or last day of a month, or None if its year is unknown."""
    if mention.year is None or mention.month is None:
        return None
    last = monthrange(mention.year, mention.month)[1]
    return date(mention.year, mention.month, last if end else 1)


def _from_one(folded: str, language: str, mention: DayMention) -> RangeMention | None:
    """Give the range that the words around one day, month or year make of it, or None."""
    words = _words(language)
    low = max(mention.start - REACH, 0)
    span = (mention.start, mention.end)
    if mention.day is not None:
        return _with_length(folded, language, mention)
    if mention.month is not None:
        half = words.half.search(folded, low, mention.start)
        if half and mention.year is not None:
            return _half(mention, half, first=bool(half["first"]))
        match = words.during_month.search(folded, low, mention.start)
        from_, to = _month(mention), _month(mention, end=True)
        if not match or from_ is None or to is None:
            return None
        shown = f"{_name(mention)} = {from_} .. {to}"
        return RangeMention(match.start(), mention.end, from_, to, span, span, shown)
    if mention.year is None or words.another.match(folded, mention.end):
        return None
    part = words.part.search(folded, low, mention.start)
    match = (
        part
        or words.all_of.search(folded, low, mention.start)
        or words.during.search(folded, low, mention.start)
    )
    if not match:
        return None
    first, last = words.parts[" ".join(part[1].split())] if part else (1, 12)
    from_ = date(mention.year, first, 1)
    to = date(mention.year, last, monthrange(mention.year, last)[1])
    spans = ((match.start(), mention.end),) * 2 if part else (span, span)
    shown = f"{mention.year} = {from_} .. {to}"
    if part:
        shown = f"{mention.year}-{first:02} .. {mention.year}-{last:02} = {from_} .. {to}"
    return RangeMention(match.start(), mention.end, from_, to, spans[0], spans[1], shown)


def _half(mention: DayMention, half: re.Match[str], *, first: bool) -> RangeMention | None:
    """Give the first or the second half of a month: ``la primera quincena de julio de 2022``."""
    start, end = _month(mention), _month(mention, end=True)
    if start is None or end is None:
        return None
    from_, to = (start, start.replace(day=_HALF)) if first else (start.replace(day=_HALF + 1), end)
    span = (half.start(), mention.end)
    shown = f"{half.group().strip()} {_name(mention)} = {from_} .. {to}"
    return RangeMention(*span, from_, to, span, span, shown)


def _with_length(folded: str, language: str, mention: DayMention) -> RangeMention | None:
    """Give the range of a length that begins on a day, or None."""
    words, from_ = _words(language), mention.date
    low = max(mention.start - REACH, 0)
    since = date_words(language).since.search(folded, low, mention.start)
    if from_ is None or not since:
        return None
    whole = words.whole_length.search(folded, low, since.start())
    if whole and whole.lastgroup:
        until = from_ + timedelta(days=_WHOLE[whole.lastgroup] - 1)
        shown = f"{from_} + {_WHOLE[whole.lastgroup]} d - 1 d"
        spans = (mention.start, mention.end), whole.span()
        return RangeMention(whole.start(), mention.end, from_, until, *spans, shown)
    high = min(mention.end + REACH, len(folded))
    piece = folded[low:high]
    for length in lengths(piece, language, numbers(piece, language)):
        start, end = length.start + low, length.end + low
        if end <= since.start():
            fits = words.joint_before.fullmatch(folded, end, since.start())
        else:
            fits = words.joint_after.fullmatch(folded, mention.end, start)
        last = last_day(from_, length)
        late = words.deadline.search(folded, max(start - REACH // 2, 0), start)
        if fits and last and not late:
            counted = f"{length.most} {length.unit[0]}"
            return RangeMention(
                min(start, mention.start),
                max(end, mention.end),
                from_,
                last,
                (mention.start, mention.end),
                (start, end),
                f"{from_} + {counted} - 1 d",
            )
    return None


def last_day(from_: date, length: LengthMention) -> date | None:
    """Give the last day of a plain length that begins on a day; None for hours and working days.

    Args:
        from_: The first day.
        length: The length, which counts the first day.
    """
    if length.least != length.most:
        return None
    if length.unit in _DAYS:
        return from_ + timedelta(days=length.most * _DAYS[length.unit] - 1)
    if length.unit not in _MONTHS:
        return None
    months = from_.month - 1 + length.most * _MONTHS[length.unit]
    year, month = from_.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return None
    day = min(from_.day, monthrange(year, month)[1])
    if day < from_.day:
        return date(year, month, day)
    return date(year, month, day) - timedelta(days=1)
