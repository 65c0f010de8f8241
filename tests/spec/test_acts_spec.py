"""Every rule on acts against its table."""

from __future__ import annotations

from inspect import getdoc, getmodule

import pytest
from tests.spec.acts_table import act_cases_of, all_act_cases
from tests.spec.table import said, shown

from relevo.compliance.acts_catalogue import ACT_RULES
from relevo.compliance.catalogue import RULES
from relevo.core.finding import Verdict


@pytest.mark.parametrize("case", all_act_cases(), ids=lambda case: f"{case.rule}: {case.name}")
def test_table(case):
    found = case.findings()
    assert [str(finding.verdict) for finding in found] == [row["verdict"] for row in case.finds], [
        said(finding) for finding in found
    ]
    for finding, row in zip(found, case.finds, strict=True):
        assert finding.evidence
        if "evidence" in row:
            assert shown(finding) == row["evidence"]
        if "subject" in row:
            assert finding.subject == row["subject"]
        if "clauses" in row:
            assert [f"{one.act}/{one.clause}" for one in finding.clauses] == row["clauses"]
        if "says" in row:
            assert said(finding) == row["says"]
        assert "{" not in said(finding)


@pytest.mark.parametrize("rule", ACT_RULES, ids=lambda rule: rule.id)
def test_each_rule_shows_every_verdict_and_one_case_it_leaves_alone(rule):
    cases = act_cases_of(rule.id)
    wanted = {Verdict.MET, Verdict.BREACHED, Verdict.UNDETERMINED}
    if rule.id == "R-ONE-MANDATE":
        wanted -= {Verdict.BREACHED}  # two permissions exceed nothing
    assert {row["verdict"] for case in cases for row in case.finds} == {str(v) for v in wanted}
    assert any(case.name.startswith("leaves alone") for case in cases)


@pytest.mark.parametrize("rule", ACT_RULES, ids=lambda rule: rule.id)
def test_a_rule_is_one_module_that_says_what_it_does(rule):
    module = getmodule(rule.check)
    doc = getdoc(module)
    assert doc.startswith(f"{rule.id}: ")
    assert rule.id == module.RULE
    headings = [doc.index(head) for head in ("Criterion:", "Counts:", "Undetermined when:")]
    assert headings == sorted(headings)


def test_no_identifier_twice():
    names = [rule.id for rule in (*RULES, *ACT_RULES)]
    assert len(set(names)) == len(names)
