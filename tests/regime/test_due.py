"""When a duty falls due, from what is known of its event."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.event import Event, EventKind
from relevo.instrument.model import Clock, ClockUnit
from relevo.regime.due import WorkingDays, due_of, instants_of_day

LIMA = ZoneInfo("America/Lima")
SANTIAGO = ZoneInfo("America/Santiago")
WEEK = WorkingDays(rest_days=frozenset({6, 7}), complete=frozenset({2026, 2027}))

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))
ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("UTC", "America/Lima", "America/Santiago", "Asia/Kathmandu")]
)


def on(day):
    """Make an event known by its day."""
    return Event(id="e1", kind=EventKind.ACT_ISSUED, day=day)


def at(*parts, zone=LIMA):
    """Make an event known by its hour."""
    instant = datetime(*parts, tzinfo=zone)
    return Event(id="e1", kind=EventKind.ACT_ISSUED, day=instant.date(), at=instant)


def hours(n):
    """Give a time in hours."""
    return Clock(n=n, unit=ClockUnit.HOUR)


def days(n, unit=ClockUnit.DAY):
    """Give a time in days, working days or months."""
    return Clock(n=n, unit=unit)


def test_hours_from_an_hour_are_one_instant():
    due = due_of(at(2026, 3, 2, 10, 30), hours(48), LIMA, None)
    assert due.at.first == due.at.last == datetime(2026, 3, 4, 15, 30, tzinfo=UTC)
    assert due.exact
    assert (due.first_day, due.last_day) == (None, None)


def test_hours_from_a_day_run_out_at_any_hour_of_another():
    due = due_of(on(date(2026, 3, 2)), hours(48), LIMA, None)
    assert due.at.first == datetime(2026, 3, 4, 5, tzinfo=UTC)
    assert due.at.last == datetime(2026, 3, 5, 5, tzinfo=UTC) - timedelta(microseconds=1)
    assert not due.exact


def test_hours_run_through_rest_days_and_holidays():
    saturday = at(2026, 3, 7, 9)
    closed = WorkingDays(rest_days=frozenset(range(1, 8)))
    assert due_of(saturday, hours(24), LIMA, closed) == due_of(saturday, hours(24), LIMA, None)


def test_hours_run_through_a_change_of_the_clocks():
    before = at(2026, 4, 4, 12, zone=SANTIAGO)
    due = due_of(before, hours(24), SANTIAGO, None)
    assert due.at.first.astimezone(SANTIAGO).hour == 11


def test_the_day_of_the_event_does_not_count():
    due = due_of(on(date(2026, 12, 31)), days(30), LIMA, None)
    assert due.first_day == due.last_day == date(2027, 1, 30)
    assert due.at.last == instants_of_day(date(2027, 1, 30), LIMA).last


def test_an_hour_counts_by_its_day_in_the_host():
    late_in_lima = at(2026, 3, 3, 3, zone=UTC)
    assert due_of(late_in_lima, days(1), LIMA, None).first_day == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_months_end_on_the_day_of_the_same_number(day, months, expected):
    due = due_of(on(day), days(months, ClockUnit.MONTH), LIMA, None)
    assert due.first_day == due.last_day == expected


def test_working_days_leave_out_rest_days_and_holidays():
    friday = date(2026, 3, 6)
    monday = WorkingDays(
        rest_days=WEEK.rest_days,
        holidays=frozenset({date(2026, 3, 9)}),
        complete=frozenset({2026}),
    )
    assert WEEK.due(friday, 10) == (date(2026, 3, 20), date(2026, 3, 20))
    assert monday.due(friday, 1) == (date(2026, 3, 10), date(2026, 3, 10))


def test_working_days_in_a_year_without_all_holidays_have_no_latest_day():
    due = due_of(on(date(2027, 12, 30)), days(3, ClockUnit.WORKING_DAY), LIMA, WEEK)
    assert due.first_day == date(2028, 1, 4)
    assert (due.last_day, due.at.last) == (None, None)
    assert not due.exact


def test_a_holiday_to_verify_may_be_one_or_not():
    doubtful = WorkingDays(
        rest_days=WEEK.rest_days,
        doubtful=frozenset({date(2026, 3, 9)}),
        complete=frozenset({2026}),
    )
    assert doubtful.due(date(2026, 3, 6), 1) == (date(2026, 3, 9), date(2026, 3, 10))


def test_working_days_of_a_host_not_known_give_nothing():
    assert due_of(on(date(2026, 3, 6)), days(1, ClockUnit.WORKING_DAY), LIMA, None) is None


def test_a_day_not_found_gives_nothing():
    assert due_of(on(None), hours(24), LIMA, WEEK) is None


@pytest.mark.parametrize("unit", ClockUnit)
def test_a_day_beyond_the_calendar_gives_nothing(unit):
    assert due_of(on(date(2199, 12, 31)), days(10**9, unit), LIMA, WEEK) is None


@given(DAYS, ZONES)
def test_the_instants_of_a_day_are_those_with_its_date(day, zone):
    whole = instants_of_day(day, zone)
    step = timedelta(microseconds=1)
    assert whole.first.astimezone(zone).date() == whole.last.astimezone(zone).date() == day
    assert (whole.first - step).astimezone(zone).date() < day
    assert (whole.last + step).astimezone(zone).date() > day


@given(DAYS, st.integers(0, 1439), st.integers(1, 500), ZONES)
def test_knowing_the_hour_only_narrows_what_the_day_gives(day, minute, n, zone):
    instant = instants_of_day(day, UTC).first + timedelta(minutes=minute)
    day = instant.astimezone(zone).date()
    by_hour = Event(id="e1", kind=EventKind.ENTERED, day=day, at=instant)
    for unit in (ClockUnit.HOUR, ClockUnit.DAY, ClockUnit.MONTH):
        narrow = due_of(by_hour, days(n, unit), zone, None)
        wide = due_of(on(day), days(n, unit), zone, None)
        assert wide.at.first <= narrow.at.first <= narrow.at.last <= wide.at.last


@given(DAYS, st.integers(1, 40), st.sets(DAYS, max_size=10))
def test_more_holidays_never_make_a_working_day_earlier(day, n, holidays):
    years = frozenset(range(2000, 2103))
    bare = WorkingDays(rest_days=WEEK.rest_days, complete=years)
    full = WorkingDays(rest_days=WEEK.rest_days, holidays=frozenset(holidays), complete=years)
    first, last = full.due(day, n)
    assert first == last
    assert bare.due(day, n)[0] <= first
    counted = [day + timedelta(days=step + 1) for step in range((first - day).days)]
    working = [one for one in counted if one.isoweekday() < 6 and one not in holidays]
    assert len(working) == n
    assert working[-1] == first
