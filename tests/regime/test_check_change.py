"""Facts on a change against the powers to change."""

from dataclasses import replace
from datetime import date

import pytest

from relevo.regime.check_change import Made, check_change
from relevo.regime.given import Between
from relevo.regime.model import Element
from tests.regime.test_check_act import XA, act

DAY = Between(first=date(2026, 1, 2), last=date(2026, 1, 2))
MADE = Made(
    amended=act(),
    element=Element.START_DATE,
    instrument="supreme_resolution",
    by="President",
    countersigned_by="Minister",
    days=DAY,
    before_entry=True,
    not_longer=True,
)


def test_a_change_that_keeps_every_condition_is_permitted():
    assert check_change(MADE, XA).permitted is True


@pytest.mark.parametrize(
    ("over", "permitted"),
    [
        ({"instrument": "decree"}, False),
        ({"instrument": ""}, None),
        ({"countersigned_by": "President"}, False),
        ({"countersigned_by": "Somebody"}, None),
        ({"before_entry": False}, False),
        ({"before_entry": None}, None),
        ({"not_longer": False}, False),
        ({"not_longer": None}, None),
        ({"element": None}, None),
        ({"element": Element.ARMS}, False),
        ({"instrument": "resolution", "by": "Congress", "element": Element.ARMS}, True),
        ({"instrument": "resolution", "by": "Senate", "element": Element.ARMS}, False),
        ({"days": Between()}, True),
        ({"days": Between(first=date(1999, 12, 31), last=date(2000, 1, 1))}, None),
    ],
)
def test_one_condition_that_fails_or_is_open(over, permitted):
    assert check_change(replace(MADE, **over), XA).permitted is permitted


def test_who_may_change_everything_may_change_the_start_date():
    made = replace(MADE, instrument="resolution", by="Congress", countersigned_by="")
    assert check_change(made, XA).permitted is True


def test_without_any_power_nothing_is_known():
    assert check_change(MADE, None).permitted is None
    assert check_change(replace(MADE, days=Between(last=date(1999, 1, 1))), XA).powers == ()


def test_an_acts_own_power_in_other_words_is_never_certain():
    own = act(amendment_powers=[{"element": "terms", "by": "supreme_resolution", "clause": "c"}])
    assert check_change(replace(MADE, amended=own), None).permitted is None
    arms = replace(MADE, amended=own, element=Element.ARMS)
    assert check_change(arms, None).powers == ()


def test_an_acts_own_power_of_unknown_instrument_is_open():
    own = act(amendment_powers=[{"element": "start_date", "by": "not_found", "clause": "c"}])
    assert check_change(replace(MADE, amended=own), None).permitted is None


def test_without_standing_law_nobody_knows_who_countersigned():
    powers = [
        {"element": "start_date", "by": "supreme_resolution", "countersign": "M", "clause": "c"}
    ]
    own = act(amendment_powers=powers)
    assert check_change(replace(MADE, amended=own, countersigned_by="M"), None).permitted is None
