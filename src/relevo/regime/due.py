"""When a duty falls due: hours, days, working days and months from what is known of an event.

What is known only by its day may have happened at any instant of it, so that everything here is an
interval. The day of the event itself does not count. Hours run through nights, rest days and
holidays, and through changes of the clocks. A month ends on the day of the same number, or on the
month's last day where it has none. A deadline in days runs out with the last instant of its day.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MINYEAR, UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from relevo.core.event import EventKind
from relevo.instrument.model import ClockUnit

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from relevo.core.event import Event
    from relevo.instrument.model import Clock
    from relevo.regime.model import Regime

ONE_DAY = timedelta(days=1)
_ONE_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instants:
    """Instants between which something lies, both included.

    Attributes:
        first: The earliest, in UTC.
        last: The latest, in UTC; None if nothing bounds it.
    """

    first: datetime
    last: datetime | None

    def surely_by(self, other: Instants) -> bool:
        """Whether it is surely no later than something else."""
        return self.last is not None and self.last <= other.first

    def surely_after(self, other: Instants) -> bool:
        """Whether it is surely later than something else."""
        return other.last is not None and self.first > other.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When a duty falls due.

    Attributes:
        at: Instants between which the time runs out.
        first_day: Earliest last day, for a time in days; None for hours.
        last_day: Latest last day, for a time in days; None for hours, or if nothing bounds it.
    """

    at: Instants
    first_day: date | None = None
    last_day: date | None = None

    @property
    def exact(self) -> bool:
        """Whether the instant, or for a time in days the day, is known."""
        return self.at.first == self.at.last or (
            self.first_day is not None and self.first_day == self.last_day
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """Which days are no working days.

    Attributes:
        rest_days: Days of the week, 1 Monday to 7 Sunday.
        holidays: Days that surely are holidays.
        doubtful: Days of which a source must still say that they are.
        complete: Years whose holidays are all given.
    """

    rest_days: frozenset[int]
    holidays: frozenset[date] = frozenset()
    doubtful: frozenset[date] = frozenset()
    complete: frozenset[int] = frozenset()

    @classmethod
    def of(cls, regime: Regime) -> WorkingDays:
        """Give those of a host."""
        return cls(
            rest_days=frozenset(regime.rest_days),
            holidays=frozenset(one.day for one in regime.holidays if not one.verify),
            doubtful=frozenset(one.day for one in regime.holidays if one.verify),
            complete=frozenset(regime.holidays_complete),
        )

    def due(self, day: date, n: int) -> tuple[date, date | None]:
        """Give the earliest and the latest day that may be the n-th working day after a day.

        Args:
            day: The day of the event, which does not count.
            n: Number of working days.

        Returns:
            The latest is None where a year on the way lacks holidays: more of them may be found.
        """
        first = self._nth(day, n, self.holidays, ONE_DAY)
        last = self._nth(day, n, self.holidays | self.doubtful, ONE_DAY)
        years = range((day + ONE_DAY).year, last.year + 1)
        return first, last if self.complete.issuperset(years) else None

    def before(self, day: date, n: int) -> tuple[date, date] | None:
        """Give the earliest and the latest day that may be the n-th working day before a day.

        Args:
            day: The day of the event, which does not count.
            n: Number of working days.

        Returns:
            None where a year on the way lacks holidays: the day may be earlier than any known.
        """
        last = self._nth(day, n, self.holidays, -ONE_DAY)
        first = self._nth(day, n, self.holidays | self.doubtful, -ONE_DAY)
        years = range(first.year, (day - ONE_DAY).year + 1)
        return (first, last) if self.complete.issuperset(years) else None

    def _nth(self, day: date, n: int, off: frozenset[date], step: timedelta) -> date:
        """Give the n-th day from a day on that is neither a rest day nor one of those off."""
        left = n
        while left > 0:
            day += step
            left -= day.isoweekday() not in self.rest_days and day not in off
        return day


def instants_of_day(day: date, zone: ZoneInfo) -> Instants:
    """Give the first and the last instant of a civil day.

    Args:
        day: The day.
        zone: Time zone of the civil date.
    """
    return Instants(first=midnight(day, zone), last=midnight(day + ONE_DAY, zone) - _ONE_INSTANT)


def instants_of(event: Event, zone: ZoneInfo) -> Instants | None:
    """Give the instants at which an event may have happened; None if its day was not found.

    Args:
        event: The event.
        zone: Time zone of the host's civil dates.
    """
    if event.at is not None:
        at = event.at.astimezone(UTC)
        return Instants(first=at, last=at)
    return instants_of_day(event.day, zone) if event.day else None


def foreseen(event: Event) -> bool:
    """Whether it is the end of a stay that an act only foresees: the last day permitted."""
    return event.kind is EventKind.STAY_ENDED and event.row is None


def day_of(event: Event, zone: ZoneInfo) -> date | None:
    """Give the civil day of an event in a time zone; None if it was not found."""
    return event.at.astimezone(zone).date() if event.at else event.day


def due_of(
    event: Event,
    within: Clock,
    zone: ZoneInfo,
    working: WorkingDays | None,
    *,
    ahead: bool = False,
) -> Due | None:
    """Give when a duty that an event starts falls due.

    Args:
        event: The event.
        within: Time within which it is due.
        ahead: Whether it is due so long before the event.
        zone: Time zone of the host's civil dates.
        working: Days that are no working days; None if they are not known.

    Returns:
        None if the day of the event was not found, if the working days are not known (before an
        event: not all of them), or if the day lies beyond the calendar.
    """
    at, day = instants_of(event, zone), day_of(event, zone)
    if at is None or at.last is None or day is None:
        return None
    sign = -1 if ahead else 1
    try:
        if within.unit is ClockUnit.HOUR:
            hours = timedelta(hours=sign * within.n)
            return Due(at=Instants(first=at.first + hours, last=at.last + hours))
        if within.unit is ClockUnit.WORKING_DAY:
            count = working and (working.before if ahead else working.due)(day, within.n)
            return _by_day(*count, zone) if count else None
        last = _months_later(day, sign * within.n) if within.unit is ClockUnit.MONTH else None
        last = last or day + timedelta(days=sign * within.n)
        return _by_day(last, last, zone)
    except (OverflowError, ValueError):
        return None


def _by_day(first: date, last: date | None, zone: ZoneInfo) -> Due:
    """Give the due time of a deadline that runs out with a day."""
    ends = [instants_of_day(day, zone).last for day in (first, last) if day]
    assert ends[0] is not None
    latest = ends[1] if last else None
    return Due(at=Instants(first=ends[0], last=latest), first_day=first, last_day=last)


def _months_later(day: date, months: int) -> date:
    """Give the day of the same number some months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Give the first instant of a civil day, in UTC.

    Args:
        day: The day.
        zone: Time zone of the civil date.
    """
    try:
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except OverflowError:  # the first or the last day there is, which stands for no end at all
        first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
        return first if day.year == MINYEAR else last
