"""Facts on an act against the law of its day."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from relevo.core.classes import EntryClass
from relevo.instrument.model import Act
from relevo.regime.check_act import check_act, classes_of
from relevo.regime.model import Regime
from relevo.regime.packaged import packaged_regime
from tests.spec.acts_world import LAW_ACT, REGIME

XA = TypeAdapter(Regime).validate_python(REGIME)


def act(**fields):
    """Give the act that keeps the law, with some fields changed."""
    return TypeAdapter(Act).validate_python({**LAW_ACT, **fields})


def peruvian(day, body, kind="legislative_resolution", **fields):
    """Give an invented act under the law of Peru."""
    return act(host="PE", body=body, kind=kind, dates={"approved": day}, **fields)


@pytest.mark.parametrize(
    ("day", "body", "fits"),
    [
        ("2026-07-27", "Congreso de la República", True),
        ("2026-07-28", "Congreso de la República", False),
        ("2026-07-28", "Senado de la República", True),
        ("2026-07-27", "Senado", False),
        ("2026-07-27", "Comisión Permanente", None),
        ("2026-07-28", "Asamblea Nacional", None),
        ("2001-01-01", "Congreso de la República", None),
    ],
)
def test_consent_in_peru_by_day(day, body, fits):
    found = check_act(peruvian(day, body), packaged_regime("pe")).consent
    assert found.body_fits is fits


def test_an_armed_entry_by_ministerial_resolution_in_peru():
    law = packaged_regime("pe")
    found = check_act(
        peruvian("2026-01-10", "Ministerio de Defensa", "ministerial_resolution"), law
    )
    assert found.consent.kind_fits is False
    assert found.unarmed


def test_the_form_of_the_senates_act_must_be_verified():
    """Whether an armed entry may then come otherwise is no source's word."""
    law = packaged_regime("pe")
    late = peruvian("2026-08-10", "Ministerio de Defensa", "ministerial_resolution")
    assert check_act(late, law).consent.kind_fits is None


@pytest.mark.parametrize(
    ("purpose", "day", "permitted"),
    [
        ("training", "2026-01-10", True),
        ("academic", "2016-08-28", True),
        ("academic", "2016-08-29", None),
        ("counter_narcotics", "2026-01-10", False),
    ],
)
def test_purposes_of_unarmed_entries_in_peru_by_day(purpose, day, permitted):
    lists = [{"id": "p", "of": "purpose", "items": [purpose], "complete": True, "clause": "c"}]
    found = check_act(
        peruvian(day, "Ministerio de Defensa", "ministerial_resolution", lists=lists),
        packaged_regime("pe"),
    )
    assert [one.permitted for one in found.purposes] == [permitted]


def test_before_the_list_no_purpose_is_judged():
    lists = [{"id": "p", "of": "purpose", "items": ["transit"], "complete": True, "clause": "c"}]
    old = peruvian("2006-11-29", "Ministerio de Defensa", "ministerial_resolution", lists=lists)
    assert check_act(old, packaged_regime("pe")).purposes == ()


def test_an_instrument_that_only_amends_gives_no_consent():
    change = act(kind="supreme_resolution", amends=[{"act": "x", "clause": "c", "changes": []}])
    assert check_act(change, XA).consent.only_amends
    assert not check_act(act(kind="supreme_resolution"), XA).consent.only_amends


def test_classes_of_groups_count():
    groups = [{"id": "g", "name": {"es": "g", "en": "g"}, "clause": "c", "entry": "protocol"}]
    assert classes_of(act(contingents=groups)) == {EntryClass.ARMED, EntryClass.PROTOCOL}
    assert classes_of(act(class_of_entry=None)) == frozenset()


def test_arms_of_the_armed_group_are_no_fact():
    lines = [{"id": "l", "measure": "arms", "quantity": {"exact": 2}, "clause": "c"}]
    assert check_act(act(limits=lines), XA).arms == ()


def test_the_day_is_that_of_the_approval():
    found = check_act(act(dates={"approved": "2026-01-02", "published": "2026-07-02"}), XA)
    assert found.days.last == date(2026, 1, 2)
