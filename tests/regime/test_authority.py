"""Who may consent and change, by day."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from relevo.core.classes import EntryClass
from relevo.regime.authority import Settled, authority_on
from relevo.regime.model import Regime
from relevo.regime.packaged import packaged_regime
from tests.spec.acts_world import REGIME


def regime(**over):
    """Give the imaginary regime with some lists changed."""
    return TypeAdapter(Regime).validate_python({**REGIME, **over})


@pytest.mark.parametrize(
    ("day", "body"), [(date(2026, 6, 30), "congress"), (date(2026, 7, 1), "senate")]
)
def test_the_body_changes_with_the_day(day, body):
    found = authority_on(regime(), day, EntryClass.ARMED)
    usual = [one for one in found.consents if not one.rule.substitute_for]
    assert [one.body.id for one in usual] == [body]
    assert found.consents[0] is usual[0]
    assert found.consent is Settled.YES


def test_of_a_day_before_any_rule_nothing_is_known():
    found = authority_on(regime(), date(1999, 12, 31), EntryClass.ARMED)
    assert (found.consents, found.consent) == ((), Settled.UNKNOWN)
    assert found.amendment is Settled.UNKNOWN


def test_a_body_that_no_source_names_is_undetermined():
    law = regime(consents=[{"id": "a", "kinds": ["law"], "norm": "law"}])
    assert authority_on(law, date(2026, 1, 1)).consent is Settled.UNDETERMINED


def test_a_rule_to_verify_is_undetermined():
    law = regime(consents=[{"id": "a", "kinds": ["law"], "body": "congress", "norm": "doubtful"}])
    found = authority_on(law, date(2026, 1, 1))
    assert found.consents[0].verify
    assert found.consent is Settled.UNDETERMINED


def test_two_rules_for_one_class_are_undetermined():
    law = regime(
        consents=[
            {"id": "a", "kinds": ["law"], "body": "congress", "norm": "law"},
            {"id": "b", "kinds": ["law"], "body": "minister", "norm": "law"},
        ]
    )
    assert authority_on(law, date(2026, 1, 1)).consent is Settled.UNDETERMINED


def test_who_may_change_goes_with_the_acts_of_the_class():
    armed = authority_on(regime(), date(2026, 6, 30), EntryClass.ARMED)
    assert [one.rule.id for one in armed.amendments] == ["start-date", "rest"]
    assert armed.amendments[0].countersign.id == "minister"
    assert authority_on(regime(), date(2026, 6, 30), EntryClass.UNARMED).amendments == ()
    assert armed.amendment is Settled.YES


def test_peru_passes_from_congress_to_the_senate():
    law = packaged_regime("pe")
    for day, body in ((date(2026, 7, 27), "congress"), (date(2026, 7, 28), "senate")):
        found = authority_on(law, day, EntryClass.ARMED)
        usual = [one for one in found.consents if not one.rule.substitute_for]
        assert [one.body.id for one in usual] == [body]
