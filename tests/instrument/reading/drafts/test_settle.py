"""How values of several sources are compared and written."""

from datetime import date

import pytest
from tests.instrument.reading.drafted import exactly, said

from relevo.core.bound import Quantifier, Quantity
from relevo.core.codes import packaged_codes
from relevo.instrument.model import ActStatus
from relevo.instrument.reading.drafts.act_disputes import quantity_of
from relevo.instrument.reading.drafts.settle import Ledger, finest_first, values_agree, written
from relevo.instrument.value import State

TENS = Quantity(Quantifier.TENS)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (exactly(14), "14"),
        (Quantity(Quantifier.AT_MOST, 14), "at_most 14"),
        (TENS, "tens"),
        (date(2026, 1, 2), "2026-01-02"),
        (ActStatus.ADOPTED, "adopted"),
        (True, "true"),
        (3, "3"),
        ("Senate", "Senate"),
    ],
)
def test_written(value, text):
    assert written(value) == text
    if isinstance(value, Quantity):
        assert quantity_of(text) == value


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (exactly(14), exactly(14), True),
        (exactly(14), exactly(15), False),
        (exactly(14), Quantity(Quantifier.AT_MOST, 14), False),
        (TENS, exactly(20), True),
        (exactly(99), TENS, True),
        (TENS, exactly(19), False),
        (TENS, exactly(100), False),
        (Quantity(Quantifier.NOT_FOUND), exactly(5), True),
        ("a", "a", True),
        ("a", "b", False),
    ],
)
def test_values_agree(one, other, agree):
    assert values_agree(one, other) is agree


def test_the_finer_value_comes_first():
    codes = packaged_codes()
    kinds = [("a", said("rifle")), ("b", said("m4"))]
    assert [read.value for _, read in finest_first(kinds, codes)] == ["m4", "rifle"]
    numbers = [("a", said(TENS)), ("b", said(exactly(55)))]
    assert [source for source, _ in finest_first(numbers, codes)] == ["b", "a"]


def test_a_verified_value_speaks_for_those_that_agree():
    ledger = Ledger()
    unsure = said("x", state=State.UNVERIFIED)
    chosen = ledger.settle("bill", [("a", unsure), ("b", said("x"))])
    assert chosen.state is State.VERIFIED
    assert ledger.says == {"bill": ("b", "a")}
    assert ledger.conflicts == []


def test_nothing_given_is_nothing_said():
    ledger = Ledger()
    assert ledger.settle("bill", []) is None
    assert ledger.says == {}
