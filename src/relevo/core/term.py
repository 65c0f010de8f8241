"""Terms: unbroken ranges of civil days, half-open in memory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ONE_DAY = timedelta(days=1)


class _IsoDay:
    """Pydantic marker: a day is written ``YYYY-MM-DD`` and in no other way."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:  # noqa: ANN401 - pydantic's protocol
        """Refuse numbers and time stamps, which pydantic would read as dates."""
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(_refuse_other_dates, handler(source))


def _refuse_other_dates(value: object) -> object:
    """Let through a date or its ISO text; anything else is no day."""
    if isinstance(value, date) or (isinstance(value, str) and _ISO_DAY.fullmatch(value.strip())):
        return value
    message = "a day is written YYYY-MM-DD"
    raise ValueError(message)


Day = Annotated[date, _IsoDay()]
"""A civil date of the host state, written ``YYYY-MM-DD`` in every file."""


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """An unbroken range of days, ``start`` included and ``end`` excluded.

    Files and screens show the first and last day, both included: build a term from them with
    :meth:`inclusive`, the one place where the last day becomes an excluded end.

    Attributes:
        start: First day.
        end: Day after the last; always after ``start``.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse an empty term.

        Raises:
            ValueError: If ``end <= start``.
        """
        if self.end <= self.start:
            message = f"a term needs a day: {self.start} to before {self.end}"
            raise ValueError(message)

    @classmethod
    def inclusive(cls, first: date, last: date) -> Term:
        """Build the term from its first and last day, both included.

        Raises:
            ValueError: If ``last < first``.
        """
        return cls(first, last + _ONE_DAY)

    @property
    def last(self) -> date:
        """The last day, included."""
        return self.end - _ONE_DAY

    @property
    def days(self) -> int:
        """Number of days, first and last included."""
        return (self.end - self.start).days

    def __contains__(self, day: object) -> bool:
        """Whether a day lies within the term."""
        return isinstance(day, date) and self.start <= day < self.end

    def __iter__(self) -> Iterator[date]:
        """Each day in order."""
        day = self.start
        while day < self.end:
            yield day
            day += _ONE_DAY

    def covers(self, other: Term) -> bool:
        """Whether every day of ``other`` lies within this term."""
        return self.start <= other.start and other.end <= self.end

    def meet(self, other: Term) -> Term | None:
        """Give the days in both terms, or None when they share none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Term(start, end) if start < end else None

    def minus(self, other: Term) -> tuple[Term, ...]:
        """Give the days of this term outside ``other``: none, one or two terms in order."""
        left = Term(self.start, min(self.end, other.start)) if self.start < other.start else None
        right = Term(max(self.start, other.end), self.end) if other.end < self.end else None
        if self.meet(other) is None:
            return (self,)
        return tuple(part for part in (left, right) if part is not None)

    def outside(self, others: Iterable[Term]) -> tuple[Term, ...]:
        """Give the days of this term that lie in none of several others, as terms in order."""
        left: tuple[Term, ...] = (self,)
        for other in others:
            left = tuple(part for piece in left for part in piece.minus(other))
        return left


def union(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Join terms that touch or share days.

    Args:
        terms: Terms in any order.

    Returns:
        Disjoint terms that do not touch, in order; empty for no term.
    """
    joined: list[Term] = []
    for term in sorted(terms):
        if joined and term.start <= joined[-1].end:
            joined[-1] = Term(joined[-1].start, max(joined[-1].end, term.end))
        else:
            joined.append(term)
    return tuple(joined)


def runs_of(
    days: Iterator[date] | set[date] | frozenset[date] | tuple[date, ...],
) -> tuple[Term, ...]:
    """Join days into the fewest terms, in order.

    Args:
        days: Days in any order; repeats count once.

    Returns:
        Disjoint terms that do not touch; empty for no day.
    """
    terms: list[Term] = []
    for day in sorted(set(days)):
        if terms and terms[-1].end == day:
            terms[-1] = Term(terms[-1].start, day + _ONE_DAY)
        else:
            terms.append(Term(day, day + _ONE_DAY))
    return tuple(terms)
