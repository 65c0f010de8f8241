"""Every rule on ally statuses against its table."""

from __future__ import annotations

from inspect import getdoc, getmodule

import pytest
from tests.spec.status_table import all_status_cases, status_cases_of
from tests.spec.table import said, shown

from relevo.compliance.acts_catalogue import ACT_RULES
from relevo.compliance.catalogue import RULES
from relevo.compliance.status_catalogue import STATUS_RULES
from relevo.core.finding import Verdict


@pytest.mark.parametrize("case", all_status_cases(), ids=lambda case: f"{case.rule}: {case.name}")
def test_table(case):
    found = case.findings()
    assert [str(finding.verdict) for finding in found] == [row["verdict"] for row in case.finds]
    for finding, row in zip(found, case.finds, strict=True):
        assert shown(finding) == row["evidence"]
        assert said(finding) == row["says"]
        assert finding.limit == row["limit"]
        assert finding.subject == "XB"


@pytest.mark.parametrize("rule", STATUS_RULES, ids=lambda rule: rule.id)
def test_each_rule_shows_every_verdict_and_one_case_it_leaves_alone(rule):
    cases = status_cases_of(rule.id)
    wanted = {Verdict.MET, Verdict.BREACHED, Verdict.UNDETERMINED}
    assert {row["verdict"] for case in cases for row in case.finds} == {str(v) for v in wanted}
    assert any(case.name.startswith("leaves alone") for case in cases)


@pytest.mark.parametrize("rule", STATUS_RULES, ids=lambda rule: rule.id)
def test_a_rule_is_one_module_that_says_what_it_does(rule):
    module = getmodule(rule.check)
    doc = getdoc(module)
    assert doc.startswith(f"{rule.id}: ")
    assert rule.id == module.RULE
    headings = [doc.index(head) for head in ("Criterion:", "Counts:", "Undetermined when:")]
    assert headings == sorted(headings)


def test_no_identifier_twice():
    names = [rule.id for rule in (*RULES, *ACT_RULES, *STATUS_RULES)]
    assert len(set(names)) == len(names)
