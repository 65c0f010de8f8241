"""An imaginary host XC: one law took the place of another, and asks acts for other things."""

from datetime import date

import pytest

from relevo.casefile.folder import Folder
from relevo.casefile.regime_file import read_regime
from relevo.core.codes import packaged_codes
from relevo.regime.check_act import check_act
from relevo.regime.classify import Visit, classify
from relevo.regime.content import Stating
from relevo.regime.model import Feature
from tests.spec.world import act

LAST, FIRST = date(2024, 5, 31), date(2024, 6, 1)
LAW = """
id: xc
host: XC
name: {es: Estado imaginario XC, en: Imaginary state XC}
time_zone: Asia/Manila
illustrative: true
norms:
  - {id: old, title: {es: Ley 10, en: Law 10}, seen: statute, from: 1998-01-01, to: 2024-05-31}
  - {id: new, title: {es: Ley 55, en: Law 55}, seen: statute, from: 2024-06-01}
bodies:
  - {id: one, name: {es: Congreso, en: Congress}, to: 2024-05-31}
  - {id: two, name: {es: Congreso, en: Congress}, from: 2024-06-01}
consents:
  - {id: old, kinds: [law], body: one, norm: old, from: 1998-01-01, to: 2024-05-31}
  - {id: new, kinds: [law], body: two, norm: new, from: 2024-06-01}
required:
  - id: persons
    kinds: [law]
    any_of: [persons]
    name: {es: el número, en: the number}
    norm: old
    from: 1998-01-01
    to: 2024-05-31
  - id: costs
    kinds: [law]
    any_of: [costs]
    name: {es: los costos, en: the costs}
    norm: new
    from: 2024-06-01
criteria:
  - id: armed
    all_of: [{of: arms, is: [yes]}, {of: persons, at_least: 10}]
    class_of_entry: armed
    consents: [new]
    why: {es: "Con armas, desde diez.", en: "With arms, from ten on."}
    norm: new
    from: 2024-06-01
"""


@pytest.fixture
def law(tmp_path):
    """Give the law of XC."""
    (tmp_path / "regime.yaml").write_text(LAW, encoding="utf-8")
    problems = []
    found = read_regime(Folder(tmp_path), "regime.yaml", packaged_codes().states, problems)
    assert problems == []
    return found


@pytest.mark.parametrize(("day", "asked"), [(LAST, "persons"), (FIRST, "costs")])
def test_an_act_is_held_to_the_law_of_its_day(law, day, asked):
    given = act(host="XC", kind="law", body="congreso", dates={"approved": day.isoformat()})
    facts = check_act(given, law)
    assert facts.consent.body_fits is True
    (content,) = facts.content
    assert content.rule.id == asked
    assert content.stating in {Stating.NOT_IN_SOURCES, Stating.MISSING}


def test_the_old_law_has_no_criterion_and_the_new_one_counts(law):
    visit = Visit(answers={Feature.ARMS: "yes", Feature.PERSONS: 9})
    assert classify(law, visit, LAST).outcomes[0].criterion is None
    assert classify(law, visit, FIRST).outcomes[0].criterion is None
    ten = visit.answered(Feature.PERSONS, 10)
    assert classify(law, ten, FIRST).outcomes[0].criterion.id == "armed"
