"""Calendar months of the law: the planner's arithmetic and the checker's own, held together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.compliance.months import last_day
from relevo.mandate.calendar import allowed_last_days, last_day_after

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize("function", [last_day_after, last_day])
@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("2026-07-01", 3, "2026-09-30"),
        ("2026-01-01", 6, "2026-06-30"),
        ("2026-01-01", 12, "2026-12-31"),
        ("2026-06-24", 6, "2026-12-23"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-01", 3, "2027-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-03-31", 1, "2026-04-30"),
    ],
)
def test_whole_months(function, first, months, last):
    assert function(date.fromisoformat(first), months) == date.fromisoformat(last)


@given(DAYS, st.integers(1, 24))
def test_planner_and_checker_count_alike(first, months):
    assert last_day(first, months) == last_day_after(first, months)


@given(DAYS)
def test_three_months_have_89_to_92_days_and_six_181_to_184(first):
    shortest, longest = allowed_last_days(first, 3, 6)
    assert 89 <= (shortest - first).days + 1 <= 92
    assert 181 <= (longest - first).days + 1 <= 184


@given(DAYS, st.integers(1, 12))
def test_a_later_first_day_never_ends_earlier(first, months):
    assert last_day_after(first, months) <= last_day_after(first + timedelta(days=1), months)


@given(DAYS, st.integers(1, 12))
def test_one_month_more_ends_later(first, months):
    assert last_day_after(first, months) < last_day_after(first, months + 1)
