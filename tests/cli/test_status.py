"""``relevo status``, and ``show`` and ``check`` on a case about an ally status."""

import json
import shutil

import pytest

from tests.cli.shell import ROOT, relevo

MNNA = ROOT / "cases" / "us-mnna"
PERU = ROOT / "cases" / "peru-2026"


def first_line(done):
    """Give the answer, which may stand on two lines."""
    return " ".join(done.out.split("\n\n")[0].split())


def test_peru_on_12_january():
    done = relevo("status", "PE", "--on", "2026-01-12", "--lang", "en")
    assert (done.code, done.err) == (0, "")
    said = first_line(done)
    assert "notified, not yet designated; earliest lawful date passed on 10 January 2026" in said
    assert "9 January 2026, 11 January 2026" in said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-12-09", "no notice and no designation on record"),
        ("2025-12-20", "earliest lawful date on 10 January 2026, still to come"),
        ("2026-01-10", "whether the earliest lawful date has come is undetermined"),
        ("2026-01-14", "Peru on 14 January 2026: designated"),
    ],
)
def test_peru_on_other_days(day, said):
    assert said in first_line(relevo("status", "pe", "--on", day, "--lang", "en"))


def test_spanish_by_default():
    done = relevo("status", "PE", "--on", "2026-01-12")
    assert "avisado, aún no designado" in first_line(done)
    assert "no autoriza el ingreso" in " ".join(done.out.split())


def test_all_states():
    done = relevo("status", "--on", "2026-02-01", "--lang", "en")
    assert done.code == 0
    assert "On this day 21 states have it." in done.out
    assert [line for line in done.out.splitlines() if line.startswith("Afghanistan (AF)  ")]


def test_json():
    document = json.loads(relevo("status", "PE", "--on", "2026-01-12", "--json").out)
    (peru,) = document["states"]
    assert (document["version"], document["effect_on_entry"]) == (1, "none")
    assert peru["standings"] == ["notified"]
    assert [one["from"] for one in peru["earliest"]] == ["2026-01-10", "2026-01-11", "2026-01-09"]
    assert {one["passed"] for one in peru["earliest"]} == {"yes"}
    assert {one["open_to"] for one in peru["benefits"]} == {"no", "undetermined"}
    everyone = json.loads(relevo("status", "--json", "--case", MNNA).out)
    assert len(everyone["states"]) == 23


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Peru",), "There is no state Peru. Give the two-letter code of a state, for example PE"),
        (("MX",), "Nothing is on record of Mexico"),
        (("PE", "--case", PERU), "is about no ally status"),
        (("PE", "--case", "docs"), "holds no case.yaml"),
        (("PE", "--on", "2026-02-30"), "is not a day"),
        (("",), "There is no state"),
    ],
)
def test_wrong_input(words, said):
    done = relevo("status", *words, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_no_case_here(tmp_path):
    done = relevo("status", "PE", "--lang", "en", cwd=tmp_path)
    assert done.code == 2
    assert "There is no case cases/us-mnna here" in done.err


def test_check_judges_each_notice():
    done = relevo("check", MNNA, "--every", "--lang", "en")
    assert done.code == 0
    assert "Afghanistan: notice of the end on 6 July 2022" in done.out
    assert "79 days; at least 30 are asked" in done.out
    document = json.loads(relevo("check", MNNA, "--json").out)
    assert {one["subject"] for one in document["findings"]} == {"AF", "BR", "KE", "PE", "QA", "TH"}
    assert {one["about"] for one in document["findings"]} == {"status"}


def test_a_notice_too_late_is_found(tmp_path):
    case = tmp_path / "case"
    shutil.copytree(MNNA, case)
    kenya = case / "status" / "KE.yaml"
    kenya.write_text(kenya.read_text("utf-8").replace("2024-05-23", "2024-05-31"), "utf-8")
    done = relevo("check", case, "--lang", "en")
    assert done.code == 1
    assert "[exceeds the recorded limit] Kenya: notice on 31 May 2024" in done.out


@pytest.mark.parametrize("verb", ["law", "plan", "clocks"])
def test_other_commands_say_what_to_ask(verb):
    done = relevo(verb, MNNA, "--lang", "en")
    assert done.code == 2
    assert "relevo status --case" in done.err


def test_a_status_has_no_plan():
    bill = PERU / "bills" / "ej-early-end.yaml"
    done = relevo("check", MNNA, "--with", bill, "--lang", "en")
    assert done.code == 2
    assert "has no plan and no acts" in done.err


def test_show_says_every_state():
    done = relevo("show", MNNA, "--on", "2026-02-01")
    assert done.code == 0
    assert done.out == relevo("status", "--on", "2026-02-01").out


def test_show_says_delegations_and_processes():
    done = relevo("show", PERU, "--on", "2026-03-01", "--lang", "en")
    assert "no entry of a force; no rule judges them" in done.out
    assert "10 December 2025, last day not found, 6 persons" in done.out
    assert "No norm that gives this was found." in done.out
    early = relevo("show", PERU, "--on", "2025-12-01", "--lang", "en")
    assert "6 persons" not in early.out
    assert "how far it was on this day is not found" in early.out
    document = json.loads(relevo("show", PERU, "--on", "2026-03-01", "--json").out)
    assert [one["persons"] for one in document["delegations"]] == [6]
    assert [one["hook"] for one in document["statements"]] == [None]
