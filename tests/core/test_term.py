"""Terms: half-open in memory, inclusive everywhere else."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from relevo.core.term import Day, Term, runs_of, union

DAYS = st.dates(date(2025, 12, 1), date(2026, 3, 1))


@st.composite
def terms(draw):
    start = draw(DAYS)
    return Term(start, start + timedelta(days=draw(st.integers(1, 40))))


def days_of(*many):
    return {day for term in many for day in term}


def test_last_day_is_included_and_becomes_an_excluded_end():
    june = Term.inclusive(date(2026, 6, 1), date(2026, 6, 30))
    assert june.end == date(2026, 7, 1)
    assert june.last == date(2026, 6, 30)
    assert june.days == 30
    assert date(2026, 6, 30) in june
    assert date(2026, 7, 1) not in june


@pytest.mark.parametrize("end", [date(2026, 6, 1), date(2026, 5, 31)])
def test_a_term_needs_a_day(end):
    with pytest.raises(ValueError, match="a term needs a day"):
        Term(date(2026, 6, 1), end)


@given(terms())
def test_a_term_is_its_days(term):
    days = list(term)
    assert len(days) == term.days
    assert (days[0], days[-1]) == (term.start, term.last)
    assert all(day in term for day in days)


@given(terms(), terms())
def test_meet_covers_and_minus_are_those_of_sets_of_days(one, other):
    meet = one.meet(other)
    assert days_of(*([meet] if meet else [])) == days_of(one) & days_of(other)
    assert one.covers(other) == (days_of(other) <= days_of(one))
    left = one.minus(other)
    assert days_of(*left) == days_of(one) - days_of(other)
    assert list(left) == sorted(left)
    assert sum(term.days for term in left) == len(days_of(*left))


@given(terms(), st.lists(terms(), max_size=5))
def test_what_is_outside_others_is_the_days_in_none_of_them(term, others):
    left = term.outside(others)
    assert days_of(*left) == days_of(term) - days_of(*others)
    assert list(left) == sorted(left)
    assert all(a.end < b.start for a, b in pairwise(left))


@given(st.lists(terms(), max_size=5))
def test_a_union_is_the_fewest_terms_that_hold_the_days(parts):
    joined = union(parts)
    assert days_of(*joined) == days_of(*parts)
    assert all(a.end < b.start for a, b in pairwise(joined))


@given(st.sets(DAYS))
def test_runs_are_the_fewest_terms_that_hold_the_days(days):
    runs = runs_of(days)
    assert days_of(*runs) == days
    assert all(a.end < b.start for a, b in pairwise(runs))


def test_no_day_gives_no_run():
    assert runs_of(()) == ()


@pytest.mark.parametrize("value", ["2026-01-31", date(2026, 1, 31)])
def test_a_day_is_read_from_its_iso_form(value):
    assert TypeAdapter(Day).validate_python(value) == date(2026, 1, 31)


@pytest.mark.parametrize(
    "value",
    [
        20260131,
        1769817600,
        "20260131",
        "31-01-2026",
        "2026-1-31",
        "2026-02-30",
        " 2026-01-31 ",
        "",
        None,
    ],
)
def test_a_day_is_read_from_nothing_else(value):
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python(value)
