"""A text laid out for reading: its zones, sentences, and what the gazetteers and grammars found.

Offsets are those of the text itself. ``folded`` has the same length, so that a pattern that matches
it gives offsets of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from relevo.core.clause import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.bound import Quantity


class Zone(StrEnum):
    """What part of a text a sentence stands in; only ``body`` and ``table`` state facts."""

    BODY = "body"
    TABLE = "table"
    TITLE = "title"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, list item or table row.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        zone: What part of the text it stands in.
        paragraph: Number of its paragraph, from 0.
        item: Whether it is an item of a list (bullet, numeral, row).
        lead: Number of the sentence that introduces its list (ends in a colon), or -1.
    """

    start: int
    end: int
    zone: Zone = Zone.BODY
    paragraph: int = 0
    item: bool = False
    lead: int = -1

    @property
    def states_facts(self) -> bool:
        """Whether what stands in it may be taken as stated by the text."""
        return self.zone in {Zone.BODY, Zone.TABLE}


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number in figures or words: ``87``, ``1 172``, ``dos mil veintiséis``, ``"twenty"``.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        value: Its value.
    """

    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its quantifier: ``hasta 400``, ``about 30``, ``decenas de``.

    Attributes:
        start: Offset of the first character, the quantifier's words included.
        end: Offset after the last character.
        quantity: The number as the text gives it.
        number: Offsets of the number alone; those of the whole for ``tens``.
    """

    start: int
    end: int
    quantity: Quantity
    number: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DayMention:
    """A day: ``4 de diciembre de 2025``, ``Jan. 1``, ``primero de marzo``, ``31/12/2026``.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        day: Day of the month, or None for a bare month.
        month: Month, or None for a bare year.
        year: Year as printed or inherited, or None.
        inherited: Whether the year (or month) was taken from a neighbour.
        year_at: Offsets of the words that an inherited year was taken from, or None.
        reckoned: Whether the calendar gives the day: ``the end of the year`` is 31 December.
    """

    start: int
    end: int
    day: int | None
    month: int | None
    year: int | None
    inherited: bool = False
    year_at: tuple[int, int] | None = None
    reckoned: bool = False

    @property
    def date(self) -> date | None:
        """The calendar day, if day, month and year are known and exist."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class RangeMention:
    """Two days joined as a range, both included.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        from_: First day.
        to: Last day; for ``all of 2026`` its last day.
        first: Offsets of the words that give the first day.
        last: Offsets of the words that give the last day.
        shown: For a range that arithmetic gave ("during 2026", "30 days from 1 May"), the
            arithmetic; empty where both days are printed.
    """

    start: int
    end: int
    from_: date
    to: date
    first: tuple[int, int]
    last: tuple[int, int]
    shown: str = ""


@dataclass(frozen=True, slots=True)
class LengthMention:
    """A length of time: ``365 días``, ``three to six months``, ``48 horas``, ``10 working days``.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        least: Fewest units.
        most: Most units; equal to ``least`` for a plain length.
        unit: ``hour``, ``day``, ``working_day``, ``week``, ``month`` or ``year``.
    """

    start: int
    end: int
    least: int
    most: int
    unit: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or cue that a gazetteer holds, where it stands in the text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        kind: Which gazetteer: ``state``, ``place``, ``category``, ``arms``, ``institution``,
            ``aircraft``, ``vessel``, ``equipment``, ``purpose``, ``body``, ``instrument``, ``cue``.
        id: The code, or the cue's name; ``"AR-EA|PE-EP"`` for a name that several codes share.
        near: Whether it matched only nearly (a misspelling): unverified until a person accepts.
    """

    start: int
    end: int
    kind: str
    id: str
    near: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The codes that the name belongs to: more than one for a name that several share."""
        return tuple(self.id.split("|"))


@dataclass(frozen=True)
class Document:
    """A text laid out for reading.

    Attributes:
        text: The text exactly as given.
        folded: The same length: lower case, accents off, every kind of space a space.
        language: ``es``, ``en`` or ``pt``.
        sentences: In order; they do not overlap.
        mentions: In order of start; of one kind they do not overlap.
        numbers: Whole numbers, in order.
        amounts: Numbers with their quantifiers, in order.
        days: Days, in order; those inside ranges included.
        ranges: Ranges of days, in order.
        lengths: Lengths of time, in order.
    """

    text: str
    folded: str
    language: str
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    numbers: tuple[Number, ...] = ()
    amounts: tuple[Amount, ...] = ()
    days: tuple[DayMention, ...] = ()
    ranges: tuple[RangeMention, ...] = ()
    lengths: tuple[LengthMention, ...] = ()
    _by_kind: dict[str, tuple[Mention, ...]] = field(default_factory=dict, repr=False)
    _starts: dict[str, list[int]] = field(default_factory=dict, repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        """Offsets at which lines start."""
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        """Offsets at which sentences start."""
        return [sentence.start for sentence in self.sentences]

    def span(self, start: int, end: int) -> Span:
        """Give the span of a piece of the text, with line and column from 1."""
        line = bisect_right(self._line_starts, start)
        return Span(start, end, line, start - self._line_starts[line - 1] + 1)

    def of(self, kind: str) -> tuple[Mention, ...]:
        """Give the mentions of one kind, in order."""
        if kind not in self._by_kind:
            found = tuple(m for m in self.mentions if m.kind == kind)
            self._by_kind[kind] = found
            self._starts[kind] = [m.start for m in found]
        return self._by_kind[kind]

    def within(self, kind: str, start: int, end: int) -> tuple[Mention, ...]:
        """Give the mentions of one kind that lie in a piece of the text."""
        held = self.of(kind)
        if not held:
            return ()
        starts = self._starts[kind]
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        return tuple(m for m in held[first:last] if m.end <= end) if first < last else ()

    def sentence_at(self, offset: int) -> int:
        """Give the number of the sentence that holds an offset, or of the last one before it."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)


class _Placed(Protocol):
    """Something that stands at a place of a text."""

    @property
    def start(self) -> int:
        """Offset of its first character."""


P = TypeVar("P", bound=_Placed)


def between(held: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Give those that begin in a piece of a text, without looking at all the others.

    Args:
        held: Numbers, days, mentions or the like, in order of start.
        start: Offset at which the piece begins.
        end: Offset after it.
    """
    first = bisect_left(held, start, key=_start_of)
    return held[first : bisect_left(held, end, first, key=_start_of)]


def _start_of(one: _Placed) -> int:
    """Give the offset at which something starts."""
    return one.start
