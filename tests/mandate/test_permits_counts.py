"""Whole numbers between ceilings and floors, against every small choice of them."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevo.mandate.permits_counts import Sum, solve

MOST = 4


def sums(count, factors):
    of = st.dictionaries(st.integers(0, count - 1), st.sampled_from(factors), max_size=count)
    return st.lists(st.builds(Sum, of, st.integers(0, 6)), max_size=4)


@st.composite
def problems(draw):
    count = draw(st.integers(1, 4))
    ceilings = draw(sums(count, [1, 1, 2, -2]))
    ceilings += [Sum({place: 1}, MOST) for place in range(count)]
    return count, ceilings, draw(sums(count, [1, 1, 3]))


def fits(numbers, ceilings, floors):
    return all(one.value(numbers) <= one.bound for one in ceilings) and all(
        one.value(numbers) >= one.bound for one in floors
    )


@settings(max_examples=300, deadline=None)
@given(problems())
def test_finds_numbers_exactly_where_there_are_some(problem):
    count, ceilings, floors = problem
    found = solve(count, ceilings, floors)
    some = any(fits(one, ceilings, floors) for one in product(range(MOST + 1), repeat=count))
    assert found.proven
    assert (found.numbers is not None) == some
    if found.numbers is not None:
        assert fits(found.numbers, ceilings, floors)


def test_takes_no_more_than_is_needed():
    assert solve(2, [Sum({0: 1, 1: 1}, 9)], [Sum({0: 1, 1: 1}, 4)]).numbers in {(4, 0), (0, 4)}


@pytest.mark.parametrize(("most", "found"), [(2, None), (3, (1, 1, 1))])
def test_what_only_fractions_reach_is_not_reached(most, found):
    pairs = [Sum({0: 1, 1: 1}, most - 1), Sum({1: 1, 2: 1}, most - 1), Sum({0: 1, 2: 1}, most - 1)]
    assert solve(3, pairs, [Sum({0: 1, 1: 1, 2: 1}, most)]).numbers == found
