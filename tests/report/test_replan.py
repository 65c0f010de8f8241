"""What a new plan changes, in words and for programs."""

import json
from dataclasses import replace
from datetime import date

import pytest

from relevo.casefile.read import read_case
from relevo.compliance.check import check
from relevo.core.finding import Basis, Verdict
from relevo.core.words import text
from relevo.instrument.model import Measure
from relevo.report.replan import Judgement, judgement, render_replan_text
from relevo.report.replan_json import render_replan_json
from relevo.rotation.model import Level, LevelName, Result, Status, Stopped
from relevo.rotation.replan import answer, drop, frozen, lower
from tests.cli.shell import GOOD

SINCE = date(2026, 4, 20)


@pytest.fixture(scope="module")
def mended():
    """The good case without EJ-B, its tour cut by hand and EJ-F's left as it is."""
    case, problems = read_case(GOOD)
    assert not problems
    after = frozen(drop(case.planning, "EJ-B", SINCE), case.tours, SINCE)
    tours = tuple(
        replace(tour, stay=replace(tour.stay, end=SINCE)) if tour.unit == "EJ-B" else tour
        for tour in case.tours
        if tour.unit != "EJ-C"
    )
    result = Result(
        status=Status.FEASIBLE,
        stopped=Stopped.TIME,
        tours=tours,
        levels=(Level(name=LevelName.UNCOVERED, value=144, bound=0),),
    )
    return case, after, result, answer(case.planning, case.tours, after, tours)


def test_each_tour_that_changes_stands_under_its_post(mended):
    _, after, result, found = mended
    shown = render_replan_text(
        found, result, after, asked=[text("Unit {unit}.", unit="B")], judged=Judgement(), lang="en"
    )
    lines = shown.splitlines()
    assert lines[:2] == ["Unit B.", "Days before 20 April 2026 are frozen."]
    at = lines.index("Post NORTE (Puesto imaginario del Norte):")
    assert lines[at + 1 : at + 3] == [
        (
            "  - EJ-B: announced from 13 April 2026 to 31 May 2026; leaves on 19 April 2026: "
            "it is no longer available."
        ),
        "  - EJ-C: announced from 29 May 2026 to 30 June 2026; dropped.",
    ]
    assert "Something changes for 2 units: EJ-B, EJ-C." in lines
    assert (
        "  - Puesto imaginario del Norte: no presence from 20 April 2026 to 30 June 2026 (new)"
        in (lines)
    )
    assert not [line for line in lines if line.startswith("Post SUR")]
    assert [line for line in lines if line.startswith("ILLUSTRATIVE DATA")]


def test_nothing_that_changes_is_said_too(mended):
    case, _, result, _ = mended
    same = frozen(case.planning, case.tours, SINCE)
    found = answer(case.planning, case.tours, same, case.tours)
    shown = render_replan_text(found, result, same, asked=(), judged=Judgement(), lang="es")
    assert "Nada cambia: el plan anunciado queda como está." in shown
    assert "Algo cambia" not in shown


def test_json_holds_every_tour_of_both_plans(mended):
    case, after, result, found = mended
    document = json.loads(
        render_replan_json(found, result, after, asked=(), judged=Judgement(), lang="en")
    )
    assert document["from"] == "2026-04-20"
    assert document["dropped"] == [
        {"unit": "EJ-C", "post": "NORTE", "from": "2026-05-29", "to": "2026-06-30"}
    ]
    assert [one["cut"] for one in document["changed"]] == ["away"]
    assert document["exceeded"] == document["findings"] == []
    assert "takes no position" in document["position"]
    parts = ("past", "kept", "changed", "dropped")
    assert sum(len(document[part]) for part in parts) == len(case.tours)
    assert len(document["tours"]) == len(result.tours)
    assert document["uncovered_before"] == []


def test_what_exceeds_a_limit_is_said_before_what_is_proven(mended):
    case, after, result, found = mended
    before = check(case.planning, case.tours, as_of=SINCE)
    judged = judgement(before, check(after, result.tours, as_of=SINCE), after)
    assert [one.rule for one in judged.exceeded] == ["R-TOUR-LENGTH"]
    assert judged.known == ()
    assert {one.rule for one in judged.fresh} == {"R-POINT-CAPACITY"}
    assert judged.exit_code == 1
    proven = replace(result, status=Status.OPTIMAL)
    for shown in (result, proven):
        text_ = render_replan_text(found, shown, after, asked=(), judged=judged, lang="en")
        assert "A valid plan" not in text_
        assert "Proven optimal" not in text_
        lines = text_.splitlines()
        at = lines.index("What exceeds a limit in the new plan:")
        assert lines[at + 1].startswith("  - [exceeds the recorded limit] 1 tour")
        assert "EJ-B, from 13 April 2026 to 19 April 2026" in lines[at + 1]
        assert lines[at + 2].startswith("      Clause: ")
        status = next(n for n, line in enumerate(lines) if "does not keep every limit" in line)
        assert at < status
        assert lines[-1].startswith("Relevo takes no position")


def test_a_plan_that_keeps_every_limit_is_proven_among_those_that_keep_the_past(mended):
    _, after, result, found = mended
    proven = replace(result, status=Status.OPTIMAL)
    shown = render_replan_text(found, proven, after, asked=(), judged=Judgement(), lang="en")
    assert "Proven optimal: of the plans that keep what has begun, none is better" in shown


def test_a_ceiling_asked_for_is_not_called_an_act(mended):
    _, after, result, found = mended
    asked = lower(after, Measure.PERSONS, 1, SINCE)
    findings = check(asked, result.tours, as_of=SINCE)
    (over,) = (one for one in findings if one.limit == "command-line/persons")
    assert (over.basis, over.verdict, over.clauses) == (Basis.PLANNING, Verdict.SHORT, ())
    judged = judgement(findings, findings, asked)
    assert over in judged.exceeded
    shown = render_replan_text(found, result, asked, asked=(), judged=judged, lang="en")
    (line,) = (line for line in shown.splitlines() if "(R-STRENGTH)" in line)
    assert line.startswith("  - [exceeds the ceiling asked for] More than was asked for")
    assert "at most 1 asked for" in line
    assert "from 20 April 2026" in line
    assert "the act permits" not in line
    assert "The plan announced has this too." in shown
    kept = check(lower(after, Measure.PERSONS, 900, SINCE), result.tours, as_of=SINCE)
    (enough,) = (one for one in kept if one.limit == "command-line/persons")
    assert enough.verdict is Verdict.KEPT


def test_a_level_below_an_unproven_one_is_proven_for_plans_as_good_above(mended):
    _, after, result, found = mended
    levels = (
        Level(name=LevelName.UNCOVERED, value=177, bound=2),
        Level(name=LevelName.CHANGES, value=12, bound=10),
        Level(name=LevelName.COST, value=5, bound=5),
    )
    shown = render_replan_text(
        found, replace(result, levels=levels), after, asked=(), judged=Judgement(), lang="en"
    ).splitlines()
    assert "Weighted days without presence: 177; proven at least 2" in shown
    as_good = "for plans as good on the levels above"
    assert f"Changes to announced tours: 12; proven at least 10 {as_good}" in shown
    assert f"Cost units: 5, proven the least {as_good}" in shown
    first = (replace(levels[0], bound=177), *levels[1:])
    shown = render_replan_text(
        found, replace(result, levels=first), after, asked=(), judged=Judgement(), lang="en"
    ).splitlines()
    assert "Changes to announced tours: 12; proven at least 10" in shown
    assert f"Cost units: 5, proven the least {as_good}" in shown
