"""Findings as text, JSON and exit code."""

from __future__ import annotations

import json
from datetime import date

import pytest

from relevo.core.clause import ClauseRef, Seen
from relevo.core.finding import Basis, Evidence, Finding, ReadingVerdict, Verdict
from relevo.core.term import Term
from relevo.core.words import text
from relevo.report.findings import exit_code, render_findings_json, render_findings_text

REF = ClauseRef("xa-2030", "annex-arms", Seen.REPORTED)


def finding(verdict: Verdict, **more: object) -> Finding:
    """Give a finding with a verdict of its basis."""
    basis = Basis.PLANNING if verdict in {Verdict.KEPT, Verdict.SHORT} else Basis.LAW
    given = {
        "rule": f"R-{verdict.upper()}",
        "basis": basis,
        "verdict": verdict,
        "clauses": (REF,) if basis is Basis.LAW else (),
        "message": text("{n} rifles on one day.", n=15),
    }
    return Finding(**{**given, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [
        ([], 0),
        ([Verdict.MET, Verdict.KEPT], 0),
        ([Verdict.SHORT], 0),
        ([Verdict.UNDETERMINED, Verdict.SHORT], 3),
        ([Verdict.UNDETERMINED, Verdict.BREACHED], 1),
    ],
)
def test_exit_code(verdicts: list[Verdict], code: int) -> None:
    """Breached before undetermined before nothing; falling short of an aim is neither."""
    assert exit_code([finding(verdict) for verdict in verdicts]) == code


def test_text_says_what_needs_attention_and_counts_the_rest() -> None:
    """The words for breached never declare anything illegal."""
    findings = [finding(verdict) for verdict in Verdict]
    said = render_findings_text(findings, lang="en")
    lines = said.splitlines()
    assert lines[0] == "[exceeds the recorded limit] 15 rifles on one day. (R-BREACHED)"
    assert lines[1] == "    Clause: xa-2030/annex-arms"
    assert "R-MET" not in said
    assert "R-KEPT" not in said
    assert (
        "Findings: exceeds the recorded limit: 1, undetermined: 1, falls short: 1, met: 1, kept: 1."
    ) in lines
    assert lines[-1].startswith("Relevo takes no position")
    every = render_findings_text(findings, lang="en", every=True)
    assert all(f"(R-{verdict.upper()})" in every for verdict in Verdict)


def test_readings_are_said_only_where_they_differ() -> None:
    """Each reading with its verdict, and which one the case follows."""

    def reading(id_: str, verdict: Verdict, *, chosen: bool) -> ReadingVerdict:
        return ReadingVerdict(reading=id_, label=text("counted"), verdict=verdict, chosen=chosen)

    differ = finding(
        Verdict.UNDETERMINED,
        readings=(
            reading("a", Verdict.MET, chosen=True),
            reading("b", Verdict.BREACHED, chosen=False),
        ),
    )
    said = render_findings_text([differ], lang="en")
    assert "    Reading “counted”: met (the one this case follows)\n" in said
    assert "    Reading “counted”: exceeds the recorded limit\n" in said
    agree = finding(Verdict.BREACHED, readings=(reading("a", Verdict.BREACHED, chosen=True),) * 2)
    assert "Reading" not in render_findings_text([agree], lang="en")


def test_nothing_judged_is_said() -> None:
    """No findings is not the same as all kept."""
    assert render_findings_text([], lang="en").startswith("Nothing was judged.\n")


def test_json_is_the_contract() -> None:
    """Keys, inclusive days, and null where there are none."""
    judged = finding(
        Verdict.BREACHED,
        limit="xa-2030/arms-m4",
        subject="SF-NORTE",
        evidence=(
            Evidence(
                what="day",
                ref="SF-NORTE",
                term=Term.inclusive(date(2030, 4, 4), date(2030, 4, 10)),
                found="15",
                expected="14",
            ),
            Evidence(what="tour", ref="plan/rotation.csv:4"),
        ),
    )
    content = json.loads(render_findings_json([judged], as_of=date(2030, 5, 1), lang="en"))
    assert content == {
        "version": 1,
        "as_of": "2030-05-01",
        "illustrative": False,
        "note": None,
        "regime": None,
        "plan": None,
        "unsettled": [],
        "findings": [
            {
                "id": "F-42779b81",
                "about": "plan",
                "rule": "R-BREACHED",
                "basis": "law",
                "verdict": "breached",
                "subject": "SF-NORTE",
                "clauses": [{"act": "xa-2030", "clause": "annex-arms", "seen": "reported"}],
                "limit": "xa-2030/arms-m4",
                "readings": [],
                "evidence": [
                    {
                        "what": "day",
                        "ref": "SF-NORTE",
                        "from": "2030-04-04",
                        "to": "2030-04-10",
                        "found": "15",
                        "expected": "14",
                    },
                    {
                        "what": "tour",
                        "ref": "plan/rotation.csv:4",
                        "from": None,
                        "to": None,
                        "found": "",
                        "expected": "",
                    },
                ],
                "message": "15 rifles on one day.",
            }
        ],
        "facts": None,
    }


def test_findings_about_invented_forces_say_so() -> None:
    """The mark stands in the words and in the JSON, also where nothing needs attention."""
    judged = [finding(Verdict.KEPT)]
    said = render_findings_text(judged, lang="en", illustrative=True)
    assert said.splitlines()[1].startswith("ILLUSTRATIVE DATA:")
    assert "ILLUSTRATIVE" not in render_findings_text(judged, lang="en")
    content = json.loads(
        render_findings_json(judged, as_of=date(2030, 5, 1), lang="es", illustrative=True)
    )
    assert content["illustrative"] is True
    assert content["note"].startswith("DATOS ILUSTRATIVOS:")
