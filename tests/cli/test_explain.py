"""``relevo explain``: words, JSON, wrong inputs, and what time leaves open."""

import json
import shutil

import pytest

from tests.cli.shell import GOOD, ROOT, relevo

ASKED = ("--unit", "EJ-D", "--post", "SUR", "--date", "2026-05-20")


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Give a case in which a post is without presence for some days, with its plan."""
    folder = tmp_path_factory.mktemp("cases") / "short"
    shutil.copytree(GOOD, folder)
    shutil.rmtree(folder / "plan")
    units = folder / "forces" / "units.csv"
    lines = units.read_text("utf-8").splitlines(keepends=True)
    units.write_text("".join(line for line in lines if not line.startswith("EJ-E,")), "utf-8")
    done = relevo("plan", folder, "--lang", "en")
    assert done.code == 0
    assert "no presence" in done.out
    return folder


@pytest.fixture(scope="module")
def explained(case):
    """Explain the case once, for programs."""
    done = relevo("explain", case, "--json", "--lang", "en")
    assert done.code == 0
    return json.loads(done.out)


def test_every_day_without_presence_has_a_proven_reason(case, explained):
    result = json.loads((case / "plan" / "result.json").read_text("utf-8"))
    runs = explained["runs"]
    assert [{key: run[key] for key in ("post", "from", "to")} for run in runs] == [
        {key: gap[key] for key in ("post", "from", "to")} for gap in result["uncovered"]
    ]
    for run in runs:
        assert run["unproven"] == run["coverable"] == run["unsettled"] == []
        assert all(clash["proven"] for clash in run["clashes"])
        limits = [limit for clash in run["clashes"] for limit in clash["limits"]]
        assert limits
        assert all(limit["clauses"] or limit["rows"] for limit in limits)


def test_the_unit_left_out_would_help_and_its_days_are_tight(explained):
    units = [
        remedy
        for run in explained["runs"]
        for remedy in run["remedies"]
        if remedy["change"] == "unit"
    ]
    assert units
    assert all(remedy["enough"] and remedy["wins"] > 0 for remedy in units)


def test_words_name_rows_and_clauses_in_both_languages(case):
    english = relevo("explain", case, "--lang", "en").out
    assert "alone leave it without presence" in english
    assert "forces/units.csv:" in english
    assert "[clause " in english
    assert "declares nothing illegal" in english
    assert "ILLUSTRATIVE" in english
    assert "bastan por sí solos" in relevo("explain", case, "--lang", "es").out


def test_progress_goes_to_stderr(case):
    done = relevo("explain", case, "--json", "--lang", "en")
    assert "Explaining SUR" in done.err
    json.loads(done.out)


def test_what_time_does_not_prove_is_said(case):
    done = relevo("explain", case, "--time-limit", "0.000001", "--lang", "en")
    assert done.code == 0
    assert "the reason was not proven in the time allowed" in done.out


def test_a_plan_without_a_gap_has_nothing_to_explain():
    done = relevo("explain", GOOD, "--lang", "en")
    assert done.code == 0
    assert "nothing to explain" in done.out
    assert json.loads(relevo("explain", GOOD, "--json").out)["runs"] == []


def test_why_a_unit_is_not_there(case):
    done = relevo("explain", case, *ASKED, "--lang", "en")
    assert done.code == 0
    assert "EJ-D" in done.out
    assert "forces/units.csv:" in done.out
    document = json.loads(relevo("explain", case, *ASKED, "--json", "--lang", "en").out)
    assert [limit["rows"] for limit in document["limits"]] == [["forces/units.csv:5"]]
    assert document["forbids"] == []
    assert document["forced"] is None


def test_a_plan_elsewhere_is_explained_as_the_one_in_the_case(case, explained, tmp_path):
    moved = tmp_path / "moved"
    shutil.copytree(case / "plan", moved)
    done = relevo("explain", case, "--plan", moved, "--json", "--lang", "en")
    assert json.loads(done.out) == explained


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--unit", "EJ-D"), "together"),
        (
            ("--unit", "EJ-DD", "--post", "SUR", "--date", "2026-05-20"),
            "The case has no unit EJ-DD. Units: EJ-D, …",
        ),
        (
            ("--unit", "EJ-D", "--post", "SURE", "--date", "2026-05-20"),
            "The case has no post SURE. Posts: SUR, …",
        ),
        (
            ("--unit", "zzzz", "--post", "SUR", "--date", "2026-05-20"),
            "The case has no unit zzzz. Units: EJ-A, EJ-B, EJ-C, EJ-D, EJ-F",
        ),
        (
            ("--unit", "EJ-D", "--post", "SUR", "--date", "2027-05-20"),
            "is not one of the days planned, which are",
        ),
        (("--unit", "EJ-D", "--post", "SUR", "--date", "20 May"), "YYYY-MM-DD"),
        (("--plan", "nowhere"), "no plan at nowhere"),
        (("--time-limit", "nan"), "number of seconds"),
    ],
)
def test_wrong_input_is_told_in_one_line(case, words, said):
    done = relevo("explain", case, *words, "--lang", "en")
    assert done.code == 2
    assert said in " ".join(done.err.split())
    assert done.out == ""


def test_without_a_plan_the_command_that_makes_one_is_named(case, tmp_path):
    bare = tmp_path / "bare"
    shutil.copytree(case, bare, ignore=shutil.ignore_patterns("plan"))
    done = relevo("explain", bare, "--lang", "en")
    assert done.code == 2
    assert f"relevo plan {bare}" in done.err


def test_a_plan_that_breaks_a_limit_proves_nothing(case, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(case, broken)
    rotation = broken / "plan" / "rotation.csv"
    rotation.write_text(
        "unit,post,from,to,illustrative\nEJ-D,SUR,2026-03-01,2026-03-02,true\n", "utf-8"
    )
    done = relevo("explain", broken, "--lang", "en")
    assert done.code == 2
    assert "R-TOUR-LENGTH" in done.err
    assert "EJ-D" in done.err


def test_every_unit_in_two_places_is_named_before_solving(case, tmp_path):
    twice = tmp_path / "twice"
    shutil.copytree(case, twice)
    with (twice / "plan" / "rotation.csv").open("a", encoding="utf-8") as file:
        file.write("EJ-A,NORTE,2026-04-01,2026-04-10,true\n")
    done = relevo("explain", twice, "--lang", "en")
    assert done.code == 2
    assert done.out == ""
    clash, error = done.err.splitlines()
    assert clash.startswith("Unit EJ-A is in two places at once: at NORTE")
    assert "rotation.csv:" in clash
    assert error.startswith("Error: The plan contradicts itself")


def test_a_case_that_plans_nothing_is_told():
    done = relevo("explain", ROOT / "cases" / "peru-2018-summit", "--lang", "en")
    assert done.code == 2
    assert "plans nothing" in done.err
