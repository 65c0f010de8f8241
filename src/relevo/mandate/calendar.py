"""Calendar arithmetic of the law: what "three to six months" means for a first day.

Months are calendar months. A stay of three months from 1 July ends on 30 September; where the
month of the last day has no such day, it ends on that month's last day.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def last_day_after(first: date, months: int) -> date:
    """Give the last day, included, of a stay of whole calendar months.

    Args:
        first: First day of the stay.
        months: Length in calendar months, at least 1.

    Returns:
        The day before the same day of the month ``months`` later; the month's last day where
        it has no such day. Never earlier for a later first day.
    """
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if first.day == 1:
        return date(year, month + 1, 1) - timedelta(days=1)
    return date(year, month + 1, min(first.day - 1, monthrange(year, month + 1)[1]))


def allowed_last_days(first: date, at_least: int, at_most: int) -> tuple[date, date]:
    """Give the earliest and latest last day of a stay, both included.

    Args:
        first: First day of the stay.
        at_least: Fewest calendar months, at least 1.
        at_most: Most calendar months, ``at_most >= at_least``.
    """
    return last_day_after(first, at_least), last_day_after(first, at_most)
