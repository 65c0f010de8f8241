"""Bounds as integer intervals, by tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from relevo.core.bound import Bound, Quantifier, Quantity
from relevo.core.finding import Verdict

MET, BREACHED, OPEN = Verdict.MET, Verdict.BREACHED, Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ({"exact": 55}, {0: MET, 54: MET, 55: MET, 56: BREACHED}),
        ({"exact": 0}, {0: MET, 1: BREACHED}),
        ({"at_most": 87}, {0: MET, 87: MET, 88: BREACHED}),
        ({"about": 55}, {0: MET, 55: MET, 56: OPEN, 10_000: OPEN}),
        ("tens", {0: MET, 20: MET, 21: OPEN, 99: OPEN, 100: BREACHED}),
        ("not_found", {0: MET, 1: OPEN, 10_000: OPEN}),
        ("unspecified", {0: MET, 10_000: MET}),
        ({"at_least": 3}, {0: BREACHED, 2: BREACHED, 3: MET, 4: MET}),
    ],
)
def test_verdict(written, numbers):
    bound = Bound.of(TypeAdapter(Quantity).validate_python(written))
    assert {n: bound.verdict(n) for n in numbers} == numbers


@pytest.mark.parametrize(
    ("bound", "n", "verdict"),
    [
        (Bound(3, 5, upper=False), 2, BREACHED),
        (Bound(3, 5, upper=False), 3, OPEN),
        (Bound(3, 5, upper=False), 4, OPEN),
        (Bound(3, 5, upper=False), 5, MET),
        (Bound(3, None, upper=False), 2, BREACHED),
        (Bound(3, None, upper=False), 100, OPEN),
    ],
)
def test_a_lower_bound_mirrors_an_upper_one(bound, n, verdict):
    assert bound.verdict(n) is verdict


@pytest.mark.parametrize(
    ("written", "known", "unlimited"),
    [
        ({"exact": 14}, True, False),
        ({"about": 30}, True, False),
        ({"at_least": 3}, True, False),
        ("tens", True, False),
        ("not_found", False, False),
        ("unspecified", False, True),
    ],
)
def test_what_is_known_of_it(written, known, unlimited):
    bound = Bound.of(TypeAdapter(Quantity).validate_python(written))
    assert (bound.known, bound.unlimited) == (known, unlimited)


@given(st.integers(0, 60), st.integers(0, 60), st.booleans(), st.integers(0, 130))
def test_a_verdict_is_what_every_number_of_the_interval_says(lo, width, upper, n):
    bound = Bound(lo, lo + width, upper=upper)
    answers = {(n <= b) if upper else (n >= b) for b in range(lo, lo + width + 1)}
    expected = OPEN if len(answers) == 2 else MET if answers == {True} else BREACHED
    assert bound.verdict(n) is expected


@pytest.mark.parametrize(
    ("quantifier", "n"),
    [
        (Quantifier.EXACT, None),
        (Quantifier.ABOUT, None),
        (Quantifier.TENS, 20),
        (Quantifier.NOT_FOUND, 0),
        (Quantifier.AT_MOST, -1),
    ],
)
def test_a_quantity_has_a_number_exactly_where_its_quantifier_takes_one(quantifier, n):
    with pytest.raises(ValueError, match=r"takes|0 or more"):
        Quantity(quantifier, n)


@pytest.mark.parametrize(
    "written", [{"exact": -1}, {"exact": 1, "about": 2}, {"some": 3}, "exact", 14, "many", None]
)
def test_what_a_file_may_not_say(written):
    with pytest.raises(ValidationError):
        TypeAdapter(Quantity).validate_python(written)


def test_what_a_file_may_say_is_in_the_schema():
    schema = TypeAdapter(Quantity).json_schema()
    assert {"tens", "unspecified", "not_found"} == set(schema["anyOf"][0]["enum"])
    assert {"exact", "at_most", "at_least", "about"} == set(schema["anyOf"][1]["properties"])
