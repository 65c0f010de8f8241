"""Arithmetic on days against sets of days."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from relevo.compliance.days import segments, steps, within
from relevo.core.term import Term


@st.composite
def terms(draw):
    start = date(2026, 1, 1) + timedelta(draw(st.integers(0, 20)))
    return Term(start, start + timedelta(draw(st.integers(1, 8))))


many = st.lists(terms(), max_size=5)


def days_of(parts):
    return [day for part in parts for day in part]


@given(terms(), many)
def test_what_is_within_others_is_the_days_shared_with_any(term, others):
    assert days_of(within(term, others)) == [day for day in term if day in set(days_of(others))]


@given(terms(), many)
def test_segments_are_cut_where_another_term_begins_or_ends(term, others):
    parts = segments(term, others)
    assert days_of(parts) == list(term)
    for part in parts:
        assert all(other.covers(part) or not other.meet(part) for other in others)


@given(st.lists(st.tuples(terms(), st.integers(0, 4)), max_size=5))
def test_steps_add_up_day_by_day(loads):
    total = Counter()
    for term, number in loads:
        for day in term:
            total[day] += number
    found = {day: number for term, number in steps(loads) for day in term}
    assert found == {day: number for day, number in total.items() if number}


@given(st.lists(st.tuples(terms(), st.integers(0, 4)), max_size=5))
def test_steps_are_as_long_as_they_can_be(loads):
    for (before, low), (after, high) in pairwise(steps(loads)):
        assert before.end < after.start or low != high
