"""Every rule against its table, and the manual against both."""

from __future__ import annotations

import pytest
from tests.spec.manual import MANUAL, render_manual
from tests.spec.table import all_cases, cases_of, said, shown

from relevo.compliance.catalogue import RULES
from relevo.core.finding import Basis, Verdict


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.rule}: {case.name}")
def test_table(case):
    found = case.findings()
    assert [str(finding.verdict) for finding in found] == [row["verdict"] for row in case.finds], [
        said(finding) for finding in found
    ]
    for finding, row in zip(found, case.finds, strict=True):
        assert shown(finding) == row.get("evidence", [])
        if "subject" in row:
            assert finding.subject == row["subject"]
        if "limit" in row:
            assert finding.limit == row["limit"]
        if "says" in row:
            assert said(finding) == row["says"]
        if "readings" in row:
            assert {r.reading: str(r.verdict) for r in finding.readings} == row["readings"]
        if "chosen" in row:
            assert [r.reading for r in finding.readings if r.chosen] == [row["chosen"]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_shows_every_verdict_and_one_case_it_leaves_alone(rule):
    cases = cases_of(rule.id)
    shown_verdicts = {row["verdict"] for case in cases for row in case.finds}
    wanted = {Verdict.MET, Verdict.BREACHED, Verdict.UNDETERMINED}
    if rule.basis is not Basis.LAW:
        wanted = {Verdict.KEPT, Verdict.SHORT}
    if rule.id == "R-NOT-PLANNED":
        wanted -= {Verdict.BREACHED}  # a plan holds nothing that it could compare
    assert shown_verdicts == {str(verdict) for verdict in wanted}
    assert any(case.name.startswith("leaves alone") for case in cases)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_sentence_of_every_case_can_be_said_and_ends_as_one(rule):
    for case in cases_of(rule.id):
        for finding in case.findings():
            sentence = said(finding)
            assert sentence.endswith("."), sentence
            assert "{" not in sentence


def test_the_manual_is_current():
    assert MANUAL.read_text(encoding="utf-8") == render_manual(), (
        "python -m tests.spec.manual --write"
    )
