"""Every rule on facts against its table."""

from __future__ import annotations

import pytest
from tests.spec.facts_table import all_fact_cases, fact_cases_of, shown_whole
from tests.spec.table import said

from relevo.compliance.acts_catalogue import ACT_RULES
from relevo.compliance.catalogue import RULES
from relevo.compliance.facts.catalogue import FACT_RULES
from relevo.compliance.facts.crossing import CLASS, END, LIST, PUBLICATION, WINDOW
from relevo.compliance.facts.crossings import RULE as CROSSING
from relevo.compliance.status_catalogue import STATUS_RULES
from relevo.core.finding import Basis, Verdict

SINGLE = {WINDOW, PUBLICATION, LIST, CLASS, END}
"""Rules on single crossings: that all are permitted is said once, by R-FACT-CROSSING."""


@pytest.mark.parametrize("case", all_fact_cases(), ids=lambda case: f"{case.rule}: {case.name}")
def test_table(case):
    found = case.findings()
    assert [str(finding.verdict) for finding in found] == [row["verdict"] for row in case.finds], [
        said(finding) for finding in found
    ]
    for finding, row in zip(found, case.finds, strict=True):
        assert shown_whole(finding) == row.get("evidence", [])
        if "subject" in row:
            assert finding.subject == row["subject"]
        if "says" in row:
            assert said(finding) == row["says"]
        assert "{" not in said(finding)
        assert said(finding).endswith((".", "relevo log fsck CASE --rebuild"))


@pytest.mark.parametrize("rule", FACT_RULES, ids=lambda rule: rule.id)
def test_each_rule_shows_every_verdict_and_one_case_it_leaves_alone(rule):
    cases = fact_cases_of(rule.id)
    wanted = {Verdict.MET, Verdict.BREACHED, Verdict.UNDETERMINED}
    if rule.basis is not Basis.LAW:
        wanted = {Verdict.KEPT, Verdict.SHORT}
    if rule.id in SINGLE:
        wanted -= {Verdict.MET}
    if rule.id == CROSSING:
        wanted -= {Verdict.BREACHED}  # whoever answers for an entry exceeds nothing by that
    assert {row["verdict"] for case in cases for row in case.finds} == {str(v) for v in wanted}
    assert any(case.name.startswith("leaves alone") for case in cases)


@pytest.mark.parametrize("rule", FACT_RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_does(rule):
    assert rule.page.startswith(f"{rule.id}: ")
    headings = [rule.page.index(head) for head in ("Criterion:", "Counts:", "Undetermined when:")]
    assert headings == sorted(headings)


def test_every_finding_is_of_a_rule_of_the_catalogue():
    known = {rule.id: rule.basis for rule in FACT_RULES}
    for case in all_fact_cases():
        for finding in case.findings():
            assert known[finding.rule] is finding.basis


def test_no_identifier_twice():
    names = [rule.id for rule in (*RULES, *ACT_RULES, *STATUS_RULES, *FACT_RULES)]
    assert len(set(names)) == len(names)
