"""Programme years: which are law on a day, and which year a day lies in."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from relevo.core.term import Term
from relevo.regime.model import in_force

if TYPE_CHECKING:
    from relevo.regime.model import Period, Regime


def periods_on(regime: Regime, day: date) -> tuple[Period, ...]:
    """Give the programme years whose norm is law on a day, in their order.

    Args:
        regime: Standing law of the host.
        day: Civil date of the host.
    """
    law = {norm.id for norm in in_force(regime.norms, day)}
    return tuple(period for period in regime.periods if period.norm in law)


def programme_year(period: Period, day: date) -> Term | None:
    """Give the programme year that a day lies in.

    Args:
        period: A programme year that ends in the year it begins in, or in the next.
        day: Civil date of the host.

    Returns:
        None if the day lies between two; a year that begins or ends on 29 February does so on the
            28th in other years.
    """
    for year in (day.year - 1, day.year):
        first = _day(year, period.begins)
        last = _day(year, period.ends)
        if last < first:
            last = _day(year + 1, period.ends)
        if first <= day <= last:
            return Term.inclusive(first, last)
    return None


def _day(year: int, month_day: str) -> date:
    """Give the day that ``MM-DD`` names in a year."""
    month, day = (int(part) for part in month_day.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))
