"""``relevo replan``: what it says, what it writes, and what it refuses."""

import json
import shutil

import pytest

from tests.cli.shell import GOOD, relevo

FILES = {"rotation.csv", "rotation.xlsx", "result.json", "timeline.html", "timeline.svg"}
EARLY = """\
id: xa-early
title: {{es: Fin anticipado, en: Early end}}
kind: law
host: XA
senders: [XB]
body: Asamblea
status: requested
clauses:
  - {{id: change, summary: {{es: Fin el 31 de mayo, en: Ends on 31 May}}, seen: text}}
windows:
  - {{id: until-may, kind: presence, from: 2026-03-01, to: 2026-05-31, clause: change}}
amends:
  - {{act: {act}, clause: change, changes: [{{kind: replace, item: presence, by: until-may}}]}}
illustrative: true
"""
DROP = ("--drop", "EJ-B", "--from", "2026-04-20")


@pytest.fixture
def case(tmp_path):
    """Give a copy of the good case, with its plan."""
    folder = tmp_path / "good"
    shutil.copytree(GOOD, folder)
    return folder


def tree(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_says_what_changes_and_writes_nothing(case):
    before = tree(case)
    done = relevo("replan", case, *DROP, "--lang", "en")
    assert done.code == 1, done.err
    assert "Unit EJ-B drops out from 20 April 2026 on." in done.out
    assert "EJ-B: announced from 13 April 2026 to 31 May 2026; leaves on 19 April 2026" in done.out
    assert "EJ-C: announced from 29 May 2026 to 30 June 2026; now from 2 May 2026" in done.out
    assert "summed over the posts: 12; in the plan announced: 0." in done.out
    assert "Nothing was written." in done.out
    assert "ILLUSTRATIVE" in done.out
    assert "Mended at once:" in done.err
    assert tree(case) == before


def test_a_breach_of_the_past_is_said_with_its_limit_and_the_code_of_check(case, tmp_path):
    out = tmp_path / "new"
    done = relevo("replan", case, *DROP, "--lang", "en", "--out", out)
    assert done.code == 1
    exceeded = done.out.split("What exceeds a limit in the new plan:")[1].split("\n\n")[0]
    assert "[exceeds the recorded limit] 1 tour" in exceeded
    assert "EJ-B, from 13 April 2026 to 19 April 2026" in exceeded
    assert "Clause: " in exceeded
    assert "This plan does not keep every limit." in done.out
    assert "A valid plan" not in done.out
    assert "Proven optimal" not in done.out
    assert "Relevo takes no position" in done.out
    assert relevo("check", case, "--plan", out).code == 1
    page = (out / "timeline.html").read_text("utf-8")
    assert "This plan does not keep every limit." in page
    assert "Proven optimal" not in page


def test_a_ceiling_asked_for_is_not_laid_at_the_door_of_an_act(case):
    asked = ("--ceiling", "persons=0", "--from", "2026-04-20")
    done = relevo("replan", case, *asked, "--lang", "en")
    assert done.code == 1
    assert "[exceeds the ceiling asked for] More than was asked for on the command line" in done.out
    assert "persons at once (from 20 April 2026" in done.out
    assert "the act permits" not in done.out
    assert "command-line" not in done.out
    document = json.loads(relevo("replan", case, *asked, "--lang", "en", "--json").out)
    (over,) = document["exceeded"]
    assert (over["basis"], over["clauses"]) == ("planning", [])
    assert "takes no position" in document["position"]


def test_writes_a_whole_plan_and_says_where_the_change_belongs(case, tmp_path):
    out = tmp_path / "new"
    done = relevo("replan", case, *DROP, "--lang", "en", "--out", out)
    assert done.code == 1
    assert {path.name for path in out.iterdir()} == FILES
    assert "enter it in forces/units.csv:3" in done.out
    rows = (out / "rotation.csv").read_text().splitlines()
    assert "EJ-A,NORTE,2026-03-01,2026-04-15,true" in rows
    assert "EJ-B,NORTE,2026-04-13,2026-04-19,true" in rows
    document = json.loads((out / "result.json").read_text())
    assert [level["name"] for level in document["levels"]][:2] == ["uncovered", "changes"]


def test_json_is_all_there_is_on_stdout(case):
    done = relevo("replan", case, *DROP, "--lang", "en", "--json")
    document = json.loads(done.out)
    assert document["from"] == "2026-04-20"
    assert document["changed"][0] == {
        "unit": "EJ-B",
        "post": "NORTE",
        "before": {"from": "2026-04-13", "to": "2026-05-31"},
        "after": {"from": "2026-04-13", "to": "2026-04-19"},
        "cut": "away",
    }
    assert document["uncovered_after"] == [
        {"post": "NORTE", "from": "2026-04-20", "to": "2026-05-01"}
    ]
    assert document["illustrative"] is True
    assert [finding["rule"] for finding in document["exceeded"]] == ["R-TOUR-LENGTH"]
    assert "R-TOUR-LENGTH" not in {finding["rule"] for finding in document["findings"]}


def test_changes_go_together(case):
    more = case / "more.csv"
    more.write_text(
        "post,category,institution,place,point_of_entry,from\n"
        "ESTE,seal,XA-NAVY,XA-south-city,XA-PORT,2026-05-01\n"
    )
    words = ("--close", "XA-PORT", "--to", "2026-05-29", "--ceiling", "persons=24")
    done = relevo("replan", case, *DROP, *words, "--add-post", more, "--lang", "en")
    assert done.code == 1, done.err
    assert "Nobody may arrive or leave at Puerto imaginario" in done.out
    assert "Persons: at most 24 at once from 20 April 2026 on" in done.out
    assert "Post ESTE is added from 1 May 2026 to 30 June 2026" in done.out
    assert "when nobody may move" in done.out


def test_days_before_are_frozen_for_added_posts_too(case):
    more = case / "more.csv"
    more.write_text(
        "post,category,institution,place,point_of_entry,from\n"
        "ESTE,seal,XA-NAVY,XA-south-city,XA-PORT,2026-06-10\n"
    )
    done = relevo("replan", case, "--add-post", more, "--lang", "en")
    assert done.code == 0, done.err
    assert "Days before 10 June 2026 are frozen." in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Say what changes"),
        (("--drop", "EJ-B"), "Say from which day it changes"),
        (("--drop", "EJ-BB", "--from", "2026-04-20"), "The case has no unit EJ-BB"),
        (("--drop", "EJ-B", "--from", "2027-04-20"), "is not one of the days planned"),
        (("--drop", "EJ-A", "--from", "2026-05-20"), "Nothing changes"),
        (("--close", "XA-PORTO", "--from", "2026-04-20", "--to", "2026-04-21"), "XA-PORT, …"),
        (("--close", "XA-PORT", "--from", "2026-04-20"), "until which day"),
        (("--close", "XA-PORT", "--from", "2026-04-20", "--to", "2026-04-01"), "before it begins"),
        ((*DROP, "--to", "2026-05-01"), "--to is the last day of a closure"),
        (("--ceiling", "persons=many", "--from", "2026-04-20"), "is not a whole number"),
        (("--ceiling", "persons", "--from", "2026-04-20"), "write persons=N"),
        (("--ceiling", "boats=2", "--from", "2026-04-20"), "is no ceiling"),
        (("--ceiling", "arms=2", "--from", "2026-04-20"), "is no ceiling"),
        (("--ceiling", "arms:nothing=2", "--from", "2026-04-20"), "no kind of arm nothing"),
        (
            ("--ceiling", "persons=2", "--ceiling", "persons=3", "--from", "2026-04-20"),
            "contradict each other",
        ),
        (("--add-post", "none.csv"), "There is no file none.csv"),
        ((*DROP, "--plan", "nowhere"), "There is no plan at nowhere"),
        ((*DROP, "--out", GOOD / "case.yaml"), "is a file"),
        ((*DROP, "--out", GOOD), "holds files of the case"),
        ((*DROP, "--out", GOOD / "acts" / "new"), "holds files of the case"),
        ((*DROP, "--out", GOOD / "forces"), "holds files of the case"),
        ((*DROP, "--time-limit", "0"), "--time-limit"),
    ],
)
def test_what_cannot_be_used_is_refused(words, said):
    done = relevo("replan", GOOD, *words, "--lang", "en")
    assert done.code == 2
    assert said in done.err


def test_a_case_without_a_plan_is_told_how_to_make_one(case):
    shutil.rmtree(case / "plan")
    done = relevo("replan", case, *DROP, "--lang", "en")
    assert done.code == 2
    assert f"relevo plan {case}" in done.err


def test_every_unit_in_two_places_is_named_before_solving(case):
    with (case / "plan" / "rotation.csv").open("a") as file:
        file.write("EJ-A,NORTE,2026-04-01,2026-04-10,true\n")
        file.write("EJ-D,SUR,2026-04-20,2026-05-10,true\n")
    done = relevo("replan", case, *DROP, "--lang", "en")
    assert done.code == 2
    assert not done.out
    first, second, error = done.err.splitlines()
    assert first.startswith("Unit EJ-A is in two places at once: at NORTE")
    assert "rotation.csv:8" in first
    assert second.startswith("Unit EJ-D is in two places at once: at SUR")
    assert "rotation.csv:9" in second
    assert error.startswith("Error: The plan announced contradicts itself.")
    assert f"relevo plan {case}" in error


def _with_incumbent(case, unit, first, last, *more_words):
    """Ask for a post more with a unit in place."""
    more = case / "more.csv"
    more.write_text(
        "post,category,institution,place,point_of_entry,from,starts,incumbent,"
        "incumbent_from,incumbent_to\n"
        "OESTE,special_forces,XA-1BDE,XA-north-base,XA-AIR,2026-04-20,continues,"
        f"{unit},{first},{last}\n"
    )
    since = ("--from", "2026-04-20")
    return relevo("replan", case, "--add-post", more, *since, *more_words, "--lang", "en")


def test_an_added_post_held_by_a_unit_that_is_elsewhere_is_named_before_solving(case):
    done = _with_incumbent(case, "EJ-B", "2026-02-01", "2026-04-25")
    assert done.code == 2
    assert not done.out
    clash, error = done.err.splitlines()
    assert "at OESTE (more.csv:2) and at NORTE" in clash
    assert error.startswith("Error: The posts to add contradict the plan announced.")


def test_a_tour_that_has_not_begun_gives_way_to_who_is_in_place_at_an_added_post(case):
    done = _with_incumbent(case, "EJ-C", "2026-02-01", "2026-06-05")
    assert done.code == 0, done.err
    assert "EJ-C: announced from 29 May 2026 to 30 June 2026; dropped." in done.out


def test_an_added_post_held_by_the_unit_that_drops_out_is_a_contradiction(case):
    done = _with_incumbent(case, "EJ-B", "2026-02-01", "2026-04-25", "--drop", "EJ-B")
    assert done.code == 2
    assert "is in place at the post to add OESTE" in done.err


def test_speaks_spanish_when_nothing_else_is_asked_for(case):
    done = relevo("replan", case, *DROP)
    assert done.code == 1
    assert "La unidad EJ-B deja de participar desde el 20 de abril de 2026." in done.out


def test_an_act_that_ends_earlier_sends_units_home(case, tmp_path):
    (act,) = (case / "acts").glob("*.yaml")
    (tmp_path / "xa-early.yaml").write_text(EARLY.format(act=act.stem), encoding="utf-8")
    done = relevo(
        "replan", case, "--with", tmp_path / "xa-early.yaml", "--from", "2026-05-10", "--lang", "en"
    )
    assert done.code == 0, done.err
    assert "Act xa-early is tried as if it were adopted" in done.out
    assert "EJ-F: announced from 28 May 2026 to 30 June 2026; dropped." in done.out
    assert "EJ-C: announced from 29 May 2026 to 30 June 2026; dropped." in done.out
    assert "no presence from 1 June 2026 to 30 June 2026 (new)" in done.out
    assert "Presence from" not in done.out
