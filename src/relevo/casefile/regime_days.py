"""Days of rules that may be open at either end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relevo.core.term import Term
from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.core.words import Arg
    from relevo.regime.model import Valid

_FIRST_DAY = date.min
_LAST_DAY = date.max


def days_of(rule: Valid) -> tuple[date, date]:
    """Give first and last day of a rule, the calendar's where it is open."""
    return rule.from_ or _FIRST_DAY, rule.to or _LAST_DAY


def common(first: Valid, second: Valid) -> tuple[date, date] | None:
    """Give the first and last day on which both are law; None if there is none."""
    (from_, to), (other_from, other_to) = days_of(first), days_of(second)
    start, end = max(from_, other_from), min(to, other_to)
    return (start, end) if start <= end else None


def span(days: tuple[date, date]) -> Arg:
    """Say days that may be open at either end."""
    start, end = days
    if (start, end) == (_FIRST_DAY, _LAST_DAY):
        return text("always")
    if start == _FIRST_DAY:
        return text("until {day}", day=end)
    if end == _LAST_DAY:
        return text("from {day} on", day=start)
    return Term.inclusive(start, end)
