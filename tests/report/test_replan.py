"""What a new plan changes, in words and for programs."""

import json
from dataclasses import replace
from datetime import date

import pytest

from relevo.casefile.read import read_case
from relevo.compliance.check import check
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.report.replan import fresh_findings, render_replan_text
from relevo.report.replan_json import render_replan_json
from relevo.rotation.model import Level, LevelName, Result, Status, Stopped
from relevo.rotation.replan import answer, drop, frozen
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
        found, result, after, asked=[text("Unit {unit}.", unit="B")], findings=(), lang="en"
    )
    lines = shown.splitlines()
    assert lines[:2] == ["Unit B.", "Days before 20 April 2026 are frozen."]
    at = lines.index("Post NORTE (Puesto imaginario del Norte):")
    assert lines[at + 1 : at + 3] == [
        (
            "  - EJ-B: announced from 13 April 2026 to 31 May 2026; leaves on 19 April 2026, "
            "on purpose: it may not stay."
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
    shown = render_replan_text(found, result, same, asked=(), findings=(), lang="es")
    assert "Nada cambia: el plan anunciado queda como está." in shown
    assert "Algo cambia" not in shown


def test_json_holds_every_tour_of_both_plans(mended):
    case, after, result, found = mended
    document = json.loads(
        render_replan_json(found, result, after, asked=(), findings=(), lang="en")
    )
    assert document["from"] == "2026-04-20"
    assert document["dropped"] == [
        {"unit": "EJ-C", "post": "NORTE", "from": "2026-05-29", "to": "2026-06-30"}
    ]
    assert [one["cut"] for one in document["changed"]] == [True]
    parts = ("past", "kept", "changed", "dropped")
    assert sum(len(document[part]) for part in parts) == len(case.tours)
    assert len(document["tours"]) == len(result.tours)
    assert document["uncovered_before"] == []


def test_only_findings_that_were_not_there_are_new(mended):
    case, after, result, _ = mended
    before = check(case.planning, case.tours, as_of=SINCE)
    now = check(after, result.tours, as_of=SINCE)
    fresh = fresh_findings(before, now)
    assert {one.rule for one in fresh} == {"R-TOUR-LENGTH", "R-POINT-CAPACITY"}
    assert all(one.verdict in {Verdict.BREACHED, Verdict.SHORT} for one in fresh)
    assert fresh_findings(now, now) == ()
