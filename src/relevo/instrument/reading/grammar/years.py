"""The years of days that are printed without one.

A day without a year takes it from the other end of its range; else from the dates printed in its
line, else from those of the whole text, as the year that brings it nearest to them, if that is
within five months and they agree; else from the only year that the text names; where it names
none, from the number of its only decree: ``Decreto 697/2025``. The year of a paper cited in
passing, as in "an agreement signed in 1997", counts for no other day. A weekday beside it must
agree. Otherwise the year stays unknown: a wrong guess is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from relevo.instrument.reading.document import DayMention
from relevo.instrument.reading.grammar.date_words import LONGEST_DAY, LONGEST_JOINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relevo.instrument.reading.grammar.date_words import DateWords

NEAR_DAYS = 150
"""How far from a printed date a day may lie to take its year from it, in days."""

LINE = 2000
"""How far around a day dates are of its line, in characters."""

LONG_PAST = 15
"""How many years before the latest year of a text a date may lie to give another its year."""

MOST_DATES = 60
"""Most different dates that a day may have to agree with; a text with more is a calendar."""

LONGEST_SIGNED = 90
"""Characters from the word for signing a paper to the year it was signed in, at most."""

_SIGNED = re.compile(
    r"\b(?:firmad[oa]s?|suscrit[oa]s?|suscript[oa]s?|ratificad[oa]s?|signed|ratified|concluded|assinad[oa]s?"
    r"|celebrad[oa]s?)\s+(?:entre|by|between|por|con|with|com)\b[^.;,\n]{0,60}"
    r"\b(?:en|in|em)\s+(?:el\s+(?:ano\s+)?|o\s+ano\s+de\s+)?$"
)
"""What stands before the year of a paper cited: "signed between Argentina and Chile in"."""

_CLOCK = re.compile(r"\s?[|,·-]?\s?\d{1,2}:\d\d\b")
"""The time of day after the date of a page; later ones on it are of the pages that it links."""


def joined(folded: str, first: DayMention, last: DayMention, words: DateWords) -> bool:
    """Tell whether the words between two days make them a range."""
    if not 0 <= last.start - first.end <= LONGEST_JOINT:
        return False
    if words.joint.fullmatch(folded, first.end, last.start):
        gap = folded[first.end : last.start]
        columns = not gap.strip(" |")
        dated = first.date is not None and last.date is not None
        return not columns or (dated and first.date != last.date)
    low = max(first.start - LONGEST_DAY, 0)
    if words.and_joint.fullmatch(folded, first.end, last.start):
        return words.between.search(folded, low, first.start) is not None
    begins = max(folded.rfind(mark, low, first.start) for mark in ".;\n") + 1
    return (
        words.starts.search(folded, max(begins, low), first.start) is not None
        and words.ends_clause.fullmatch(folded, first.end, last.start) is not None
    )


def with_years(
    folded: str, mentions: Sequence[DayMention], words: DateWords
) -> tuple[DayMention, ...]:
    """Give each day the year that its neighbours give it."""
    known = list(mentions)
    pairs = [i for i in range(len(known) - 1) if joined(folded, known[i], known[i + 1], words)]
    for i in reversed(pairs):
        known[i] = _year_from(known[i], known[i + 1], before=True)
    for i in pairs:
        known[i + 1] = _year_from(known[i + 1], known[i], before=False)
    lasts = {i + 1 for i in pairs}
    context = _Context(folded, known, words)
    for i, mention in enumerate(known):
        if mention.day is None or mention.year is not None:
            continue
        if i in lasts and known[i - 1].year is not None:
            known[i] = _year_from(mention, known[i - 1], before=False)
        elif not words.another_year.match(folded, mention.end):
            known[i] = context.dated(mention, words)
    for i in pairs:
        if known[i].day is not None:
            known[i] = _year_from(known[i], known[i + 1], before=True)
    return tuple(m for m in known if m.day is None or m.year is None or m.date is not None)


def _year_from(mention: DayMention, other: DayMention, *, before: bool) -> DayMention:
    """Give a day or month the year of the other end of its range, so that the range is in order."""
    if mention.year is not None or other.year is None or None in {mention.month, other.month}:
        return mention
    this, that = (mention.month, mention.day or 0), (other.month, other.day or 0)
    year = other.year - (before and this > that) + (not before and this < that)
    return replace(mention, year=year, inherited=True, year_at=(other.start, other.end))


class _Context:
    """The years that a text prints, for the days that have none.

    Attributes:
        folded: The folded text.
        printed: The mentions with a year, in order.
        starts: Where they start.
        months: The first mention of each printed day or month.
        years: The first mention of each year that stands alone.
        numbered: The same for the years in the numbers of decrees.
    """

    def __init__(self, folded: str, mentions: Sequence[DayMention], words: DateWords) -> None:
        """Collect the years of a text.

        Args:
            folded: The folded text.
            mentions: Its days, in order, with the years of their ranges.
            words: The date words of its language.
        """
        self.folded = folded
        self.printed = [
            m for m in mentions if m.year is not None and not _is_cited(folded, m, words)
        ]
        stamps = [m for m in self.printed if m.day and _CLOCK.match(folded, m.end)]
        numbered = [int(match["year"]) for match in words.numbered.finditer(folded)]
        latest = max([m.year or 0 for m in self.printed] + numbered, default=0)
        self.printed = [
            m
            for m in self.printed
            if m not in stamps[1:] and latest - (m.year or latest) <= LONG_PAST
        ]
        self.starts = [m.start for m in self.printed]
        self.months = _first_of_each(m for m in self.printed if m.month is not None)
        self.years = _first_of_each(m for m in self.printed if m.month is None)
        self.numbered = _first_of_each(
            DayMention(*match.span("year"), None, None, int(match["year"]))
            for match in words.numbered.finditer(folded)
        )

    def dated(self, mention: DayMention, words: DateWords) -> DayMention:
        """Give a day the year that the dates of its line agree on, or else those of the text."""
        low = max(
            self.folded.rfind("\n", mention.start - LINE, mention.start), mention.start - LINE
        )
        end = self.folded.find("\n", mention.end, mention.end + LINE)
        high = mention.end + LINE if end < 0 else end
        beside = self.printed[bisect_left(self.starts, low) : bisect_left(self.starts, high)]
        months = [m for m in beside if m.month is not None]
        nearest = sorted(months, key=lambda m: abs(m.start - mention.start))[:1]
        alone = _first_of_each(m for m in beside if m.month is None)
        told: tuple[tuple[Sequence[DayMention], Sequence[DayMention]], ...]
        told = ((nearest, alone), (self.months, self.years), ([], self.numbered))
        for dates, years in told:
            near = {self._year_of(mention, m, words): m for m in dates[:MOST_DATES]}
            named = {m.year: m for m in years}
            if not near and self._is_newer(named):
                continue
            agreed = near or named
            if len(agreed) == 1 and len(dates) <= MOST_DATES:
                ((year, source),) = agreed.items()
                if year and (dates is not nearest or not named or year in {*named, source.year}):
                    return _checked(self.folded, mention, year, source, words)
            if agreed:
                break
        return mention

    def _is_newer(self, named: Mapping[int | None, DayMention]) -> bool:
        """Tell whether the text's only decree is of a later year than those named: "em 2017"."""
        newer = {m.year or 0 for m in self.numbered}
        return len(newer) == 1 and bool(named) and max(y or 0 for y in named) < min(newer)

    def _year_of(self, mention: DayMention, source: DayMention, words: DateWords) -> int | None:
        """Give the year near a printed day; of "until 31 December" in March, the one to come."""
        year = _near_year(mention, source)
        low = max(mention.start - LONGEST_DAY, 0)
        if year is None or source.date is None:
            return year
        if words.until.search(self.folded, low, mention.start) is None:
            return year
        day = replace(mention, year=year).date
        return year + 1 if day and day < source.date else year


def _is_cited(folded: str, mention: DayMention, words: DateWords) -> bool:
    """Tell whether a month or year without a day only dates a paper cited in passing."""
    low = max(mention.start - LONGEST_DAY, 0)
    if mention.day is not None:
        return False
    signed = _SIGNED.search(folded, max(mention.start - LONGEST_SIGNED, 0), mention.start)
    return signed is not None or bool(words.cited.search(folded, low, mention.start))


def _first_of_each(mentions: Iterable[DayMention]) -> list[DayMention]:
    """Give the first mention of each day, month or year."""
    return list({(m.year, m.month, m.day): m for m in reversed(list(mentions))}.values())[::-1]


def _near_year(mention: DayMention, source: DayMention) -> int | None:
    """Give the year that brings a day within reach of a printed date, or None."""
    anchor = date(source.year or 1, source.month or 1, source.day or 15)
    for year in (anchor.year, anchor.year + 1, anchor.year - 1):
        day = replace(mention, year=year).date
        if day and abs((day - anchor).days) <= NEAR_DAYS:
            return year
    return None


def _checked(
    folded: str, mention: DayMention, year: int, source: DayMention, words: DateWords
) -> DayMention:
    """Give a day a year from its context, if the weekday beside it agrees."""
    dated = replace(mention, year=year, inherited=True, year_at=(source.start, source.end))
    low = max(mention.start - LONGEST_DAY, 0)
    weekday = words.weekday_before.search(folded, low, mention.start)
    day = dated.date
    if day is None or (weekday and words.weekdays[weekday[1].rstrip(".")] != day.weekday()):
        return mention
    return dated
