"""A stated total against the sum of its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.bound import Quantifier, Quantity
from relevo.instrument.total import Sum, compare_total, span_of

numbers = st.integers(0, 2000)


def exact(n):
    return Quantity(Quantifier.EXACT, n)


def test_the_parts_of_2023_are_what_congress_announced():
    parts = [exact(42), exact(160), exact(970)]
    assert compare_total(exact(1172), parts) is Sum.AGREES
    assert compare_total(exact(1173), parts) is Sum.DIFFERS


@pytest.mark.parametrize(
    ("stated", "parts", "said"),
    [
        (exact(87), [Quantity(Quantifier.AT_MOST, 87)], Sum.AGREES),
        (exact(87), [Quantity(Quantifier.NOT_FOUND), exact(50)], Sum.OPEN),
        (exact(87), [Quantity(Quantifier.NOT_FOUND), exact(88)], Sum.DIFFERS),
        (exact(87), [Quantity(Quantifier.ABOUT, 80)], Sum.OPEN),
        (exact(19), [Quantity(Quantifier.TENS)], Sum.DIFFERS),
        (exact(20), [Quantity(Quantifier.TENS)], Sum.OPEN),
        (exact(99), [Quantity(Quantifier.TENS)], Sum.OPEN),
        (exact(100), [Quantity(Quantifier.TENS)], Sum.DIFFERS),
        (Quantity(Quantifier.TENS), [exact(100)], Sum.DIFFERS),
        (Quantity(Quantifier.UNSPECIFIED), [exact(100)], Sum.OPEN),
        (Quantity(Quantifier.ABOUT, 100), [exact(99)], Sum.DIFFERS),
        (Quantity(Quantifier.ABOUT, 100), [exact(100)], Sum.OPEN),
        (exact(0), [], Sum.AGREES),
    ],
)
def test_what_is_not_a_plain_number_is_settled_only_where_it_must(stated, parts, said):
    assert compare_total(stated, parts) is said


@given(st.lists(numbers), numbers)
def test_plain_numbers_agree_exactly_with_their_sum(parts, other):
    quantities = [exact(n) for n in parts]
    assert span_of(quantities) == (sum(parts), sum(parts))
    assert compare_total(exact(sum(parts)), quantities) is Sum.AGREES
    said = compare_total(exact(other), quantities)
    assert said is (Sum.AGREES if other == sum(parts) else Sum.DIFFERS)


@given(st.lists(numbers, min_size=1), numbers)
def test_a_part_without_a_number_never_agrees(parts, stated):
    quantities = [*(exact(n) for n in parts), Quantity(Quantifier.NOT_FOUND)]
    said = compare_total(exact(stated), quantities)
    assert said is (Sum.OPEN if sum(parts) <= stated else Sum.DIFFERS)
