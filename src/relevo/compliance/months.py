"""Calendar months as the checker counts them, apart from the planner's own arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
_JANUARY, _DECEMBER = 1, 12


def last_day(first: date, months: int) -> date:
    """Give the last day, included, of a stay of whole calendar months.

    The law counts from date to date: the stay ends on the eve of the same day of the month that
    many months later, or on that month's last day where it has no such eve.

    Args:
        first: First day of the stay.
        months: Length in calendar months, 0 or more.
    """
    opening = date(first.year, first.month, 1)
    for _ in range(months):
        opening = _next_month(opening)
    eve = opening + timedelta(days=first.day - 1) - _ONE_DAY
    return min(eve, _next_month(opening) - _ONE_DAY)


def _next_month(opening: date) -> date:
    """Give the first day of the month after the one that ``opening`` opens."""
    if opening.month == _DECEMBER:
        return date(opening.year + 1, _JANUARY, 1)
    return date(opening.year, opening.month + 1, 1)
