"""Days that a text gives by its own date or by the calendar: ``next year``, ``of this month``.

``December 31 next year`` in a text dated 12 December 2025 is in 2026; ``until the end of the year``
is until 31 December, ``through June 2026`` until the 30th. Without a date in the head of the text
nothing is relative to it: a wrong guess is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from relevo.core.data import data_yaml
from relevo.instrument.reading.document import DayMention
from relevo.instrument.reading.grammar.date_words import LONGEST_DAY, LONGEST_JOINT, DateWords
from relevo.instrument.reading.grammar.whole_words import SPACE, either

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEAD = 400
"""Characters of a text within which the date it was written on may stand."""

LONGEST_PLACE = 40
"""Characters before the date in its line, at most: a place, a weekday."""

_DATELINE = re.compile(
    r"[,.|(:\-\u2013\u2014]$|^date$|^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo"
    r"|(?:segunda|terca|quarta|quinta|sexta)(?:-feira)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$"
)
_LAST_MONTH = 12
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Words:
    """What is relative to a date, as patterns.

    Attributes:
        next_year: Right after a day or month, or after what means all of a year.
        this_year: The same for the year of the text.
        whole: What means all of a year, ending where its name starts.
        part: A part of the year that the text was written in: "the last two quarters of the year".
        year_end: The end of the year that the text was written in.
        end_of: What stands before a printed year for its end.
        this_month: After the figures of a day.
        next_month: The same.
        through: What stands before a month that something lasts through.
        coming: What stands before a weekday for the next such day.
    """

    next_year: re.Pattern[str]
    this_year: re.Pattern[str]
    whole: re.Pattern[str]
    part: re.Pattern[str]
    year_end: re.Pattern[str]
    end_of: re.Pattern[str]
    this_month: re.Pattern[str]
    next_month: re.Pattern[str]
    through: re.Pattern[str]
    coming: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    """Load the relative words of a language."""
    whole: dict[str, Any] = data_yaml(f"{language}/dates.yaml", "relevo.instrument")
    data: dict[str, list[str]] = whole["relative"]
    day = r"(?<![\d.,])(?P<day>\d{1,2})(?:\.?[ºª°]|st|nd|rd|th)?"
    opens = either(
        [*whole["ranges"]["all_of"], *whole["ranges"]["during"], *data["opens_next_year"]]
    )
    return _Words(
        next_year=re.compile(f",?{SPACE}{either(data['next_year'])}"),
        this_year=re.compile(f",?{SPACE}{either(data['this_year'])}"),
        whole=re.compile(f"{opens}(?={SPACE}{either(data['next_year'])})"),
        part=re.compile(
            f"{either(whole['ranges']['parts'])}{SPACE}(?:{either(data['of_the'])}){SPACE}"
            f"(?P<year>{either(data['the_year'])})"
            rf"(?!{SPACE}(?:{either(data['another'])}|(?:19|20)\d\d)|\w)"
        ),
        year_end=re.compile(either(data["year_end"])),
        end_of=re.compile(rf"{either(data['end_of'])}{SPACE}((?:19|20)\d\d)(?![\w/-]|[.,]\d)"),
        this_month=re.compile(f"{day}{SPACE}{either(data['this_month'])}"),
        next_month=re.compile(f"{day}{SPACE}{either(data['next_month'])}"),
        through=re.compile(f"{either(data['through'])}{SPACE}$"),
        coming=re.compile(
            f"{either(data['coming'])}{SPACE}(?P<weekday>{either(whole['weekdays'])})"
            rf"(?!\w|-?,?{SPACE}(?:(?:el|dia|the|{either(whole['months'])}){SPACE})?\d)"
        ),
    )


def told_on(folded: str, found: Sequence[DayMention], words: DateWords) -> DayMention | None:
    """Give the date that a text was written on: the first that heads a line, as in "Lima, 4 May".

    Args:
        folded: A folded text.
        found: Its printed days, in order.
        words: The date words of its language.
    """
    for mention in found:
        if mention.start >= HEAD:
            return None
        line = folded.rfind("\n", 0, mention.start) + 1
        place = folded[line : mention.start].strip()
        heads = not place or (len(place) <= LONGEST_PLACE and _DATELINE.search(place))
        joint = words.joint.match(folded, mention.end)
        begins = joint is not None and folded[joint.end() : joint.end() + 1].isdigit()
        if mention.date and not mention.inherited and heads and not begins:
            return mention
    return None


def with_relative(
    folded: str, found: Sequence[DayMention], language: str, words: DateWords
) -> list[DayMention]:
    """Give printed days their years where the words after them tell these by the text's own date.

    Args:
        folded: A folded text.
        found: Its printed days, in order.
        language: ``es``, ``en`` or ``pt``.
        words: The date words of that language.

    Returns:
        The days, with those added that are only told in words; not sorted.
    """
    relative = _words(language)
    told = told_on(folded, found, words)
    given: list[DayMention] = []
    for one in found:
        before = given[-1] if given else None
        dated = _said_before(folded, _of_year(folded, one, told, relative), told, relative)
        given.append(_lasting(folded, _of_last(folded, dated, before, relative), relative))
    return [
        *given,
        *_ends(folded, found, told, relative),
        *_months(folded, told, relative),
        *_weekdays(folded, told, relative, words),
    ]


def _of_year(
    folded: str, mention: DayMention, told: DayMention | None, words: _Words
) -> DayMention:
    """Give a day or month the year that "next year" or "this year" right after it means."""
    if mention.year is not None or told is None or told.year is None:
        return mention
    for pattern, later in ((words.next_year, 1), (words.this_year, 0)):
        if pattern.match(folded, mention.end):
            at = (told.start, told.end)
            return replace(mention, year=told.year + later, inherited=True, year_at=at)
    return mention


def _said_before(
    folded: str, mention: DayMention, told: DayMention | None, words: _Words
) -> DayMention:
    """Give a month the year that its sentence says before it: "next year: from March to May"."""
    if mention.year is not None or mention.day is not None or told is None or told.year is None:
        return mention
    low = max(mention.start - LONGEST_JOINT, 0)
    low = max(low, *(folded.rfind(mark, low, mention.start) + 1 for mark in ".;\n"))
    for pattern, later in ((words.next_year, 1), (words.this_year, 0)):
        if pattern.search(folded, low, mention.start):
            at = (told.start, told.end)
            return replace(mention, year=told.year + later, inherited=True, year_at=at)
    return mention


def _of_last(
    folded: str, mention: DayMention, before: DayMention | None, words: _Words
) -> DayMention:
    """Give a month that something lasts through the year of the day before it.

    ``a partir del 5 de octubre de 2026 y hasta que termine noviembre``
    """
    if mention.year is not None or mention.day is not None or mention.month is None:
        return mention
    if before is None or before.year is None or before.day is None or before.month is None:
        return mention
    gap = folded[before.end : mention.start]
    through = words.through.search(folded, before.end, mention.start)
    if not through or len(gap) > LONGEST_JOINT or re.search(r"[.;\n]", gap):
        return mention
    year = before.year + (mention.month < before.month)
    return replace(mention, year=year, inherited=True, year_at=(before.start, before.end))


def _lasting(folded: str, mention: DayMention, words: _Words) -> DayMention:
    """Make the last day of a month of a month with its year that something lasts through."""
    low = max(mention.start - LONGEST_DAY, 0)
    if mention.day is not None or mention.month is None or mention.year is None:
        return mention
    through = words.through.search(folded, low, mention.start)
    if through is None or _is_month_before(folded, through.start(), low):
        return mention
    return replace(mention, day=monthrange(mention.year, mention.month)[1], reckoned=True)


def _is_month_before(folded: str, end: int, low: int) -> bool:
    """Tell whether the word before an offset is a month's or year's: "de marzo hasta junio"."""
    before = folded[low:end].rstrip(" ,")
    last = before.rpartition(" ")[2]
    if _DAY_OF.search(before):
        return False
    return last[:3] in _MONTH_STARTS or last[:2] == "20"


_DAY_OF = re.compile(r"\b\d{1,2}[º°]? (?:de |of )?[a-z]{3,10}$")
"""The day of a month, which is no bare month: "15 de abril"."""

_MONTH_STARTS = frozenset(
    "ene jan feb fev mar abr apr may mai jun jul ago aug set sep oct out nov dic dec dez".split()
)


def _ends(
    folded: str, found: Sequence[DayMention], told: DayMention | None, words: _Words
) -> Iterator[DayMention]:
    """Give the ends of years, and the years that are only called "next"."""
    for match in words.end_of.finditer(folded):
        yield DayMention(*match.span(), 31, _LAST_MONTH, int(match[1]), reckoned=True)
    starts = [mention.start for mention in found]
    for match in words.year_end.finditer(folded):
        at = bisect_left(starts, match.start()) - 1
        near = found[at] if at >= 0 and match.start() - found[at].end < LONGEST_JOINT else None
        if near is not None and re.search(r"[.;\n]", folded[near.end : match.start()]):
            near = None
        source = near if near is not None and near.date else told
        if source is not None and source.year is not None:
            place = (source.start, source.end)
            last = DayMention(*match.span(), 31, _LAST_MONTH, source.year)
            yield replace(last, inherited=True, year_at=place, reckoned=True)
    if told is None or told.year is None:
        return
    for match in words.part.finditer(folded):
        place = (told.start, told.end)
        yield DayMention(*match.span("year"), None, None, told.year, inherited=True, year_at=place)
    for match in words.whole.finditer(folded):
        named = words.next_year.match(folded, match.end())
        if named:
            start = named.end() - len(named.group().lstrip(" ,\n"))
            at_told = (told.start, told.end)
            yield DayMention(
                start, named.end(), None, None, told.year + 1, inherited=True, year_at=at_told
            )


def _months(folded: str, told: DayMention | None, words: _Words) -> Iterator[DayMention]:
    """Give the days of "this month" and "next month"."""
    if told is None or told.year is None or told.month is None:
        return
    for pattern, later in ((words.this_month, 0), (words.next_month, 1)):
        month = (told.month - 1 + later) % _LAST_MONTH + 1
        year = told.year + (told.month + later > _LAST_MONTH)
        for match in pattern.finditer(folded):
            day = int(match["day"])
            if 1 <= day <= monthrange(year, month)[1]:
                at = (told.start, told.end)
                yield DayMention(
                    *match.span(), day, month, year, inherited=True, year_at=at, reckoned=True
                )


def _weekdays(
    folded: str, told: DayMention | None, relative: _Words, words: DateWords
) -> Iterator[DayMention]:
    """Give the days of weekdays to come: "desde el próximo lunes", "from next Friday"."""
    date = told.date if told else None
    if told is None or date is None:
        return
    for match in relative.coming.finditer(folded):
        ahead = (words.weekdays[match["weekday"]] - date.weekday() - 1) % _WEEK + 1
        day = date + timedelta(days=ahead)
        at = (told.start, told.end)
        yield DayMention(
            *match.span(), day.day, day.month, day.year, inherited=True, year_at=at, reckoned=True
        )
