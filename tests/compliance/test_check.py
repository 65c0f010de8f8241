"""The whole check: its order, and what it says of a plan that names what is not there."""

from __future__ import annotations

from datetime import date
from inspect import getdoc, getmodule

import pytest
from tests.compliance.worlds import GOOD_PLAN, GOOD_WORLD
from tests.spec.table import cases_of
from tests.spec.world import build, tour

from relevo.compliance.catalogue import RULES
from relevo.compliance.check import check
from relevo.core.finding import Basis
from relevo.core.term import Term
from relevo.rotation.model import RowRef, Tour

AS_OF = date(2026, 1, 10)


def test_findings_come_in_the_order_of_the_catalogue_law_first():
    found = check(build(GOOD_WORLD), [tour(line) for line in GOOD_PLAN], as_of=AS_OF)
    places = [[rule.id for rule in RULES].index(finding.rule) for finding in found]
    assert places == sorted(places)
    bases = [finding.basis for finding in found]
    assert bases == sorted(bases, key=[Basis.LAW, Basis.AIM, Basis.PLANNING].index)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_one_module_that_says_what_it_does(rule):
    module = getmodule(rule.check)
    doc = getdoc(module)
    assert doc.startswith(f"{rule.id}: ")
    assert rule.id == module.RULE
    headings = [doc.index(head) for head in ("Criterion:", "Counts:", "Undetermined when:")]
    assert headings == sorted(headings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_finding_of_a_rule_rests_on_what_the_catalogue_says(rule):
    found = [finding for case in cases_of(rule.id) for finding in case.findings()]
    assert {finding.basis for finding in found} == {rule.basis}


def test_no_identifier_twice():
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_a_plan_of_what_is_not_there_is_said_and_never_raises():
    nobody = Tour(unit="U9", post="P9", stay=Term(date(2026, 1, 1), date(2026, 1, 2)))
    (finding,) = [f for f in check(build({}), [nobody], as_of=AS_OF) if f.subject == "U9/P9"]
    assert (finding.rule, str(finding.verdict)) == ("R-AVAILABILITY", "short")


def test_an_incumbent_that_is_not_offered_at_all_is_said():
    world = build(
        {"posts": {"P1": {"starts": "continues", "incumbent": "U9 2025-12-01..2026-02-01"}}}
    )
    assert "U9/P1" in {finding.subject for finding in check(world, [], as_of=AS_OF)}


def test_evidence_cites_the_row_of_the_plan():
    early = Tour(
        unit="U1",
        post="P1",
        stay=Term(date(2025, 12, 31), date(2026, 4, 1)),
        row=RowRef("plan/rotation.csv", 4),
    )
    window = check(build({}), [early], as_of=AS_OF)[0]
    assert [one.ref for one in window.evidence] == ["plan/rotation.csv:4"]


def test_the_same_plan_gives_the_same_findings():
    tours = [tour(line) for line in GOOD_PLAN]
    first, second = (check(build(GOOD_WORLD), tours, as_of=AS_OF) for _ in range(2))
    assert first == second
