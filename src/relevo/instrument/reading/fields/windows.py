"""The ranges of days in an act's sentences, and the words around them that are about them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from relevo.instrument.reading.fields.window_kind import first_cue, last_cue
from relevo.instrument.reading.grammar.date_words import date_words
from relevo.instrument.reading.grammar.ranges import is_whole_year
from relevo.instrument.reading.model import Read
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import (
        DayMention,
        Document,
        LengthMention,
        RangeMention,
        Sentence,
    )

_JOINED = re.compile(r"[,;]|\b(?:y|e|and)\b")
"""What begins a clause of its own before a day: ``… llegarán, y el 20 de abril se irán``."""

_CLAUSE = re.compile(r"\b(?:que|that)\b")
"""What begins the clause of something else after a day: "el 19 de mayo que entren"."""

Placed = TypeVar("Placed", "RangeMention", "DayMention", "LengthMention")

MOST_DATED = 200
"""An act with this many dates is a calendar: no further sentences of it are read for windows."""

LONGEST_OPENER = 60
"""How far before a lone day the word may begin that makes it a first or last day: ``until``."""

LONGEST_CLAUSE = 160
"""How far before a lone day the word for coming or leaving may stand, in characters."""

RIGHT_AFTER = 30
"""How far after a lone day that word may stand: ``on 24 March the first group arrives``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A range, or one end of a range, in a sentence of an act.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        before: Offset at which the words before it begin that are about no other range.
        after: Offset at which those after it end.
        sentence: Number of its sentence.
        from_: First day, or None.
        to: Last day, included, or None.
        derived: Whether arithmetic gave both days from a year, half or month.
        whole_year: Whether it means all of a year rather than something within it.
    """

    start: int
    end: int
    before: int
    after: int
    sentence: int
    from_: Read[date] | None
    to: Read[date] | None
    derived: bool = False
    whole_year: bool = False

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day."""
        return (
            self.from_.value if self.from_ else None,
            self.to.value if self.to else None,
        )


def dated(document: Document, frame: Frame) -> tuple[Dated, ...]:
    """Give the ranges in the sentences of an act, and its lone first and last days.

    Args:
        document: The text.
        frame: The act.

    Returns:
        In order; only from sentences that state facts.
    """
    found: list[Dated] = []
    for number in frame.sentences:
        sentence = document.sentences[number]
        if sentence.states_facts and len(found) < MOST_DATED:
            ranges = starting_in(document.ranges, sentence.start, sentence.end)
            for mention in ranges:
                around = _around(sentence, ranges, mention)
                found.append(_of_range(document, mention, number, around))
            for day in starting_in(document.days, sentence.start, sentence.end):
                before = starting_in(ranges, sentence.start, day.start + 1)[-1:]
                if day.date and not (before and day.end <= before[0].end):
                    found += _one_end(document, day, number, _around(sentence, ranges, day))
    return tuple(sorted(found, key=lambda d: d.start))


def starting_in(mentions: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """Give the mentions, of those in order, that start in a piece of the text."""
    low = bisect_left(mentions, start, key=attrgetter("start"))
    return mentions[low : bisect_left(mentions, end, key=attrgetter("start"))]


def _around(
    sentence: Sentence, ranges: Sequence[RangeMention], mention: RangeMention | DayMention
) -> tuple[int, int]:
    """Give how far the words before and after a date are about it: to its neighbours, at most."""
    low = bisect_left(ranges, mention.start, key=attrgetter("start"))
    high = bisect_left(ranges, mention.end, key=attrgetter("start"))
    return (
        ranges[low - 1].end if low else sentence.start,
        ranges[high].start if high < len(ranges) else sentence.end,
    )


def _of_range(
    document: Document, mention: RangeMention, number: int, around: tuple[int, int]
) -> Dated:
    """Give a range with the words of its days."""
    days = list(starting_in(document.days, mention.start, mention.end))
    first = next((d for d in days if (d.start, d.end) == mention.first), None)
    last = next((d for d in days if (d.start, d.end) == mention.last), None)
    places = tuple(document.span(*at) for at in sorted({mention.first, mention.last}))
    by_day = first is not None and first.day is not None
    to = Read(mention.to, places, State.DERIVED, mention.shown)
    from_ = Read(mention.from_, places, State.DERIVED, mention.shown)
    if by_day and first:
        from_ = _read(document, mention.from_, first, days)
    if not mention.shown and last:
        to = _read(document, mention.to, last, days)
    before, after = around
    return Dated(
        start=mention.start,
        end=mention.end,
        before=before,
        after=after,
        sentence=number,
        from_=from_,
        to=to,
        derived=bool(mention.shown) and not by_day,
        whole_year=is_whole_year(document.folded, document.language, mention),
    )


def _read(
    document: Document, value: date, day: DayMention, together: list[DayMention]
) -> Read[date]:
    """Give a printed day with its words: its own, and those that give its month and year.

    Args:
        document: The text.
        value: The day.
        day: Its mention.
        together: The mentions of its range, itself included; what these print is printed for all.
    """
    if day.reckoned:
        said = document.text[day.start : day.end]
        places = sorted({(day.start, day.end), day.year_at or (day.start, day.end)})
        spans = tuple(document.span(*place) for place in places)
        near = f", {document.text[slice(*day.year_at)]}" if day.year_at else ""
        return Read(value, spans, State.DERIVED, f"{said}{near} -> {value}")
    at = {(day.start, day.end)}
    if day.inherited:
        at |= {(d.start, d.end) for d in together}
    low, high = together[0].start, together[-1].end
    outside = [d.year_at for d in together if d.year_at and not low <= d.year_at[0] < high]
    if not outside:
        return Read(value, tuple(document.span(*place) for place in sorted(at)))
    source = next((d for d in document.days if (d.start, d.end) == outside[0]), None)
    near = str(source.date or source.year) if source else document.text[slice(*outside[0])]
    shown = f"{value.month:02}-{value.day:02}, {near} -> {value}"
    spans = tuple(document.span(*place) for place in sorted(at | {outside[0]}))
    return Read(value, spans, State.DERIVED, shown)


def _one_end(
    document: Document, day: DayMention, number: int, around: tuple[int, int]
) -> list[Dated]:
    """Give a day that the words beside it make a first or last day, else nothing."""
    value = day.date
    first = value and _opens(document, day, around)
    if value is None or first is None:
        return []
    before, after = around
    read = _read(document, value, day, [day])
    return [
        Dated(
            start=day.start,
            end=day.end,
            before=before,
            after=after,
            sentence=number,
            from_=read if first else None,
            to=None if first else read,
        )
    ]


def _opens(document: Document, day: DayMention, around: tuple[int, int]) -> bool | None:
    """Tell whether a lone day is a first day (True), a last day (False) or neither (None).

    ``from`` and ``until`` right before it tell; else the last word for coming or leaving that
    stands before it in its clause, no other date between; else, or where the day begins a clause of
    its own, such a word right after it.
    """
    words = date_words(document.language)
    folded = document.folded
    low = max(around[0], day.start - LONGEST_CLAUSE)
    previous = starting_in(document.days, low, day.start)
    low = max([low, *(mention.end for mention in previous)])
    if words.until.search(folded, max(low, day.start - LONGEST_OPENER), day.start):
        return False
    comes, goes = (last_cue(document, name, low, day.start) for name in ("arrives", "departs"))
    if words.since.search(folded, max(low, day.start - LONGEST_OPENER), day.start):
        return None if goes and not comes else True
    told = max((m.end() for m in (comes, goes) if m), default=-1)
    if told < 0 or _JOINED.search(folded, told, day.start):
        high = min(around[1], day.end + RIGHT_AFTER)
        high = min([high, *(at for at in (folded.find(c, day.end, high) for c in ",;") if at > 0)])
        high = min([high, *(m.start() for m in _CLAUSE.finditer(folded, day.end, high))])
        after = [first_cue(document, name, day.end, high) for name in ("arrives", "departs")]
        if any(after):
            return after[1] is None or bool(after[0] and after[0].start() < after[1].start())
    if not comes and not goes:
        return None
    return goes is None or (comes is not None and comes.start() > goes.start())
