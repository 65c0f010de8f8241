"""Days of a text: dates in figures and with the names of months, bare months and bare years.

``31/12/2026`` is read with the day first, and with the month first where only that is a day. In
English, where both orders are in use, ``3/4/2026`` is read only if another date of the text shows
its order. A day that no calendar has is no date.

A day without a year takes it from its neighbours as ``reading.years`` says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.instrument.reading.document import DayMention
from relevo.instrument.reading.grammar.date_words import LONGEST_DAY, DateWords, date_words
from relevo.instrument.reading.grammar.numbers import numbers
from relevo.instrument.reading.grammar.relative import with_relative
from relevo.instrument.reading.grammar.years import with_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SAME_MONTH_WITHIN = 200
"""How far before ``that month`` its name may stand, in characters."""

HEAD = 200
"""Characters of a text within which the month it was printed in may stand as ``2026-03``."""

MOST_LISTED = 12
"""Most days that may share one month printed after them."""

_YEARS = range(1900, 2100)
_ISO = r"(?P<y>(?:19|20)\d\d)(?P<s>[-/])(?P<m>\d\d)(?P=s)(?P<d>\d\d)"
_IN_FIGURES = (
    r"(?P<a>\d{1,2})(?P<t>[/.-])(?P<b>\d{1,2})(?P=t)"
    r"(?P<yy>(?:19|20)\d\d|(?<=/)\d\d|(?<=\.\d\d\.)\d\d)"
)
_FIGURES = re.compile(rf"(?<![\w./-])(?:{_ISO}|{_IN_FIGURES})(?![\w]|[./-]\d)")
_DATELINE = re.compile(
    r"(?:\A|(?<=\n))(?P<d>\d\d)-(?P<m>\d\d)-(?P<y>[0-3]\d)(?=\.?[ ]?[-\u2013\u2014]|\.[ ])"
)
"""A day with a year in two figures that begins a line: ``05-04-18.- El Congreso``."""
_ENGLISH = {
    name: number
    for number, name in enumerate(
        (
            "january february march april may june july august september october november december"
        ).split(),
        start=1,
    )
}
_EMBEDDED = re.compile(
    rf"\(@\w{{1,30}}\) (?P<day>(?P<m>{'|'.join(_ENGLISH)}) (?P<d>\d{{1,2}}), (?P<y>20\d\d))(?!\w)"
)
"""The day under a message that a page embeds, in English whatever the text is in."""

_YEAR = re.compile(r"(?:(?<![\w./$-])(?<!\d,)|(?<=[a-z]{2}-))(?:19|20)\d\d(?![\w%]|[/-]\w|[.,:]\d)")
_ISO_MONTH = re.compile(r"(?<![\w./-])((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\w/-]|[.,]\d)")
_SHORT_YEAR = re.compile(r"/(0\d\d|9\d\d)(?![\w/])")
_MARK = re.compile(r"\.?[ºª°]|(?:st|nd|rd|th)\b")
_NOUN_FOLLOWS = re.compile(r" {1,2}[^\W\d_]")


def days(folded: str, language: str) -> tuple[DayMention, ...]:
    """Find the days, bare months and bare years of a text.

    Args:
        folded: A folded text.
        language: ``es``, ``en`` or ``pt``.

    Returns:
        In order; they do not overlap. A day whose year is unknown has no year.
    """
    words = date_words(language)
    found = [*_in_figures(folded, words), *_with_months(folded, language, words)]
    found += [
        DayMention(*match.span(), int(match["d"]), int(match["m"]), 2000 + int(match["y"]))
        for match in _DATELINE.finditer(folded, 0, HEAD)
        if exists(int(match["d"]), int(match["m"]), None) and not words.either_order
    ]
    found += [
        DayMention(*match.span("day"), int(match["d"]), _ENGLISH[match["m"]], int(match["y"]))
        for match in _EMBEDDED.finditer(folded)
        if language != "en" and exists(int(match["d"]), _ENGLISH[match["m"]], int(match["y"]))
    ]
    found += [
        DayMention(*match.span(), None, int(match[2]), int(match[1]))
        for match in _ISO_MONTH.finditer(folded, 0, HEAD)
    ]
    printed = _apart([*found, *_in_same_month(folded, _apart(found), words)])
    relative = with_relative(folded, printed, language, words)
    added = [_listed_before(folded, day, words) for day in relative[len(printed) :] if day.day]
    printed = _apart([*relative, *(day for listed in added for day in listed)])
    whole = _apart([*printed, *_bare_years(folded, printed, language, words)])
    return with_years(folded, whole, words)


def _apart(found: Iterable[DayMention]) -> list[DayMention]:
    """Give mentions in order, the first and longest of those that overlap."""
    kept: list[DayMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def exists(day: int, month: int, year: int | None) -> bool:
    """Tell whether a calendar has this day; with an unknown year, whether any year has it."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]  # noqa: PLR2004


def _in_figures(folded: str, words: DateWords) -> list[DayMention]:
    """Find dates in figures alone: ``2026-12-31``, ``31/12/2026``."""
    found: list[DayMention] = []
    matches = list(_FIGURES.finditer(folded))
    pairs = [(int(m["a"]), int(m["b"])) for m in matches if m["a"]]
    day_first = not words.either_order or any(a > 12 for a, _ in pairs)  # noqa: PLR2004 - no month
    month_first = words.either_order and any(b > 12 for _, b in pairs)  # noqa: PLR2004 - no month
    for match in matches:
        if match["y"]:
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        else:
            day, month = int(match["a"]), int(match["b"])
            year = int(match["yy"]) + (2000 if len(match["yy"]) == 2 else 0)  # noqa: PLR2004
            if not exists(day, month, year) and exists(month, day, year):
                day, month = month, day
            elif day != month and exists(month, day, year):
                if day_first and month_first:
                    continue
                if month_first:
                    day, month = month, day
                elif not day_first:
                    continue
        if exists(day, month, year):
            found.append(DayMention(*match.span(), day, month, year))
    return found


def _with_months(folded: str, language: str, words: DateWords) -> list[DayMention]:
    """Find dates with the name of a month."""
    found: list[DayMention] = []
    for match in words.month.finditer(folded):
        name = match[0].rstrip(".")
        month = words.months[name]
        start = match.start()
        before = words.day_before.search(folded, max(start - LONGEST_DAY, 0), start)
        if before:
            day = _day(before, language)
            end, year = _year_after(folded, match.end(), language, words)
            if not day or not exists(day, month, year):
                continue
            whole = DayMention(before.start(), end, day, month, year)
            found += [*_listed_before(folded, whole, words), whole]
        elif (after := words.day_after.match(folded, match.end())) is not None:
            found += _month_first(folded, match, after, language, words)
        elif name in words.full:
            end, year = _year_after(folded, match.end(), language, words)
            joints = [p.match(folded, match.end()) for p in (words.joint, words.and_joint)]
            pairs = any(j and words.month.match(folded, j.end()) for j in joints)
            if year or name not in words.unsure or pairs:
                found.append(DayMention(start, end, None, month, year))
    return found


def _in_same_month(folded: str, dates: Sequence[DayMention], words: DateWords) -> list[DayMention]:
    """Find days of the month that the last date before them names: ``el 8 de ese mes``."""
    found: list[DayMention] = []
    starts = [mention.start for mention in dates]
    for match in words.same_month.finditer(folded):
        at = bisect_left(starts, match.start()) - 1
        if at < 0 or match.start() - dates[at].end > SAME_MONTH_WITHIN:
            continue
        month, year, day = dates[at].month, dates[at].year, int(match["day"])
        if month and exists(day, month, year):
            place = (dates[at].start, dates[at].end)
            whole = DayMention(*match.span(), day, month, year, inherited=True, year_at=place)
            found += [*_listed_before(folded, whole, words), whole]
    return found


def _day(match: re.Match[str], language: str) -> int:
    """Give the day of the month that a pattern found, 0 if it is none."""
    groups = match.groupdict()
    if groups["day"]:
        return int(groups["day"])
    if groups["first"]:
        return 1
    return _value(groups.get("words"), language)


def _value(words: str | None, language: str) -> int:
    """Give the value of a number in words, 0 for none."""
    read = numbers(words, language) if words else ()
    return read[0].value if read else 0


def _year_after(folded: str, end: int, language: str, words: DateWords) -> tuple[int, int | None]:
    """Give the year printed right after a day or month, and where the date ends with it.

    Uruguay's gazette leaves the first digit of a year out: ``17 set/997``, ``10 dic/008``.
    """
    short = _SHORT_YEAR.match(folded, end)
    if short:
        return short.end(), int(short[1]) + (1000 if short[1] > "899" else 2000)
    match = words.year_after.match(folded, end)
    if not match:
        return end, None
    if match["year"]:
        return match.end(), int(match["year"])
    year = _value(match["words"], language)
    return (match.end(), year) if year in _YEARS else (end, None)


def _listed_before(folded: str, last: DayMention, words: DateWords) -> list[DayMention]:
    """Find the days that share the month after them: ``del 4 al 24 de noviembre``."""
    found: list[DayMention] = []
    start, later = last.start, last.day or 0
    at = (last.start, last.end)
    while len(found) < MOST_LISTED:
        match = words.day_beside.search(folded, max(start - LONGEST_DAY, 0), start)
        day = int(match["day"] or 1) if match else later
        if not match or not 1 <= day < later:
            break
        end = match.end("day") if match["day"] else match.end("first")
        mark = _MARK.match(folded, end)
        end = mark.end() if mark else end
        start, later = match.start(), day
        found.append(replace(last, start=start, end=end, day=day, inherited=True, year_at=at))
    return found[::-1]


def _month_first(
    folded: str, month: re.Match[str], after: re.Match[str], language: str, words: DateWords
) -> list[DayMention]:
    """Find dates such as ``Dec. 4, 2025`` and ``November 4-24``."""
    number, first = words.months[month[0].rstrip(".")], int(after["day"])
    second = words.day_after_to.match(folded, after.end()) if words.month_first else None
    if second and (
        not first < int(second["day"])
        or (
            second["and"]
            and int(second["day"]) != first + 1
            and not words.between.search(folded, max(month.start() - LONGEST_DAY, 0), month.start())
        )
        or words.month.match(folded, second.end() + 1)
    ):
        second = None
    end, year = _year_after(folded, (second or after).end(), language, words)
    last = int((second or after)["day"])
    if not exists(last, number, year) or first < 1 or not (year or words.month_first):
        return []
    if not second:
        return [DayMention(month.start(), end, first, number, year)]
    start, at = second.start("day"), (second.start("day"), end)
    month_at = (month.start(), month.end())
    return [
        DayMention(month.start(), after.end(), first, number, year, inherited=True, year_at=at),
        DayMention(start, end, last, number, year, inherited=True, year_at=month_at),
    ]


def _bare_years(
    folded: str, dates: Sequence[DayMention], language: str, words: DateWords
) -> list[DayMention]:
    """Find the years that stand alone, but not those in the names of laws."""
    found: list[DayMention] = []
    starts = [mention.start for mention in dates]
    years = [(*match.span(), int(match[0])) for match in _YEAR.finditer(folded)]
    for match in words.millennium.finditer(folded):
        piece = folded[match.start() : match.start() + LONGEST_DAY]
        number = next(iter(numbers(piece, language)), None)
        if number and number.value in _YEARS:
            years.append((match.start(), match.start() + number.end, number.value))
    for start, end, year in years:
        at = bisect_left(starts, end) - 1
        if at >= 0 and dates[at].end > start:
            continue
        low = max(start - LONGEST_DAY, 0)
        if words.not_a_year.search(folded, low, start):
            continue
        if _NOUN_FOLLOWS.match(folded, end) and not words.year_needs.search(folded, low, start):
            continue
        found.append(DayMention(start, end, None, None, year))
    return found
