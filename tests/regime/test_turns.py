"""Days on which a role passes to another body."""

from datetime import date

from relevo.core.classes import EntryClass
from relevo.regime.packaged import packaged_regimes, regime_of_host
from relevo.regime.turns import TurnOf, turns
from tests.regime.host_xa import regime

JULY = date(2026, 7, 1)


def told(law, day):
    """Give role, subject and bodies before and after, of the turns of a day."""
    return {
        (turn.of, str(turn.about)): (
            [one.body for one in turn.before],
            [one.body for one in turn.after],
        )
        for turn in turns(law)
        if turn.day == day
    }


def test_consent_and_addressees_pass_on_one_day():
    assert told(regime(), JULY) == {
        (TurnOf.CONSENT, "armed"): (["assembly"], ["senate"]),
        (TurnOf.ADDRESSEE, "inform-24h"): (["assembly"], [""]),
        (TurnOf.ADDRESSEE, "report-10wd"): (["assembly"], ["senate"]),
    }


def test_the_eve_and_the_day_after_have_none():
    assert {turn.day for turn in turns(regime())} == {date(2020, 1, 1), date(2021, 1, 1), JULY}


def test_a_first_rule_begins_with_nobody_before():
    (first,) = [
        one for one in turns(regime()) if one.of is TurnOf.CONSENT and one.day == date(2020, 1, 1)
    ]
    assert first.about is EntryClass.ARMED
    assert first.before == ()


def test_what_stands_in_for_another_is_no_turn():
    bodies = {one.body for turn in turns(regime()) for one in turn.after if turn.day == JULY}
    assert "minister" not in bodies


def test_peru_passes_to_the_senate_and_nobody_knows_the_addressee():
    found = told(regime_of_host("PE"), date(2026, 7, 28))
    assert found[TurnOf.CONSENT, "armed"] == (["congress"], ["senate"])
    assert found[TurnOf.ADDRESSEE, "start-date-48h"] == (["defence-commission"], [""])
    assert found[TurnOf.ADDRESSEE, "unarmed-24h"] == (["congress"], [""])
    assert (TurnOf.CONSENT, "unarmed") not in found


def test_who_may_change_other_kinds_of_act_is_left_out():
    law = regime_of_host("PE")
    assert TurnOf.CHANGE in {one.of for one in turns(law, {"legislative_resolution"})}
    assert TurnOf.CHANGE not in {one.of for one in turns(law, {"ministerial_resolution"})}


def test_every_packaged_law_tells_turns_in_order():
    for law in packaged_regimes():
        days = [turn.day for turn in turns(law)]
        assert days == sorted(days)
