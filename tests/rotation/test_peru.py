"""The case of Peru: a whole year covered and proven, and a second folder that cannot be."""

import csv
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from relevo.casefile.read import read_case
from relevo.compliance.check import check
from relevo.core.finding import Verdict
from relevo.core.term import Term
from relevo.core.words import Speaker
from relevo.instrument.model import IntervalReading
from relevo.rotation.model import PostEnd, Status, Stopped
from relevo.rotation.solve import known_shortages, solve

PERU = Path(__file__).parents[2] / "cases" / "peru-2026"


def planning_of(forces=None):
    case, problems = read_case(PERU, forces=forces, plan=False)
    assert problems == ()
    return case.planning


def solved(planning, limit=120.0):
    return solve(
        planning,
        clock=time.monotonic,
        time_limit_s=limit,
        seed=0,
        progress=lambda _: None,
        stopped=lambda: False,
        remedies_s=600.0,
    )


@pytest.fixture(scope="module")
def year():
    planning = planning_of()
    return planning, solved(planning)


@pytest.fixture(scope="module")
def short():
    planning = planning_of(PERU / "forces-short")
    return planning, solved(planning)


def test_every_day_is_covered_and_proven(year):
    _, result = year
    assert (result.status, result.stopped) == (Status.OPTIMAL, Stopped.PROOF)
    assert result.uncovered == ()
    assert [level.value for level in result.levels] == [level.bound for level in result.levels]


def test_nothing_is_exceeded_and_strength_cannot_be_judged(year):
    planning, result = year
    findings = check(planning, result.tours, as_of=date(2026, 11, 23))
    assert not [f for f in findings if f.verdict in {Verdict.BREACHED, Verdict.SHORT}]
    strength = [f for f in findings if f.rule == "R-STRENGTH"]
    assert [f.verdict for f in strength] == [Verdict.UNDETERMINED]
    assert [limit for limit, _ in result.limits_only_checked] == ["pe-2026-training/persons"]
    arms = [f for f in findings if f.rule == "R-ARMS-QUANTITY"]
    assert {f.limit for f in arms} == set(result.limits_enforced)
    assert all("According to the press" in Speaker("en").say(f.message) for f in arms)


def test_other_seeds_prove_the_same_values(year):
    planning, result = year
    again = solve(
        planning,
        clock=time.monotonic,
        time_limit_s=120.0,
        seed=11,
        progress=lambda _: None,
        stopped=lambda: False,
    )
    assert again.levels == result.levels


def test_shortages_are_named_and_remedies_proven(short):
    _, result = short
    assert result.status is Status.OPTIMAL
    assert {gap.post for gap in result.uncovered} >= {"SF-DIROES"}
    said = " ".join(Speaker("en").say(sentence) for sentence in result.shortages)
    assert "DIROES" in said
    assert "hosts.csv" in said
    assert "need 758 days of presence" in said
    helped = [Speaker("en").say(sentence) for sentence in result.remedies]
    assert any("one more unit" in sentence for sentence in helped)
    assert any("room for one more unit" in sentence for sentence in helped)


def test_an_amendment_that_lets_reliefs_count_between_is_planned_by_its_reading():
    planning = planning_of()
    other = replace(
        planning, chosen=replace(planning.chosen, interval=IntervalReading.BETWEEN_RELIEFS)
    )
    result = solved(other)
    assert result.status is Status.OPTIMAL
    assert result.tours
    findings = check(other, result.tours, as_of=date(2026, 11, 23))
    chosen = [
        r.verdict for f in findings if f.rule == "R-TOUR-LENGTH" for r in f.readings if r.chosen
    ]
    assert chosen
    assert set(chosen) == {Verdict.MET}


def test_a_post_that_continues_needs_no_departure_on_its_last_day():
    planning = planning_of()
    posts = {name: replace(post, ends=PostEnd.CONTINUES) for name, post in planning.posts.items()}
    closed = [
        replace(entry, no_movement=entry.no_movement or entry.term.last == date(2026, 12, 25))
        for entry in planning.calendar
    ]
    last = replace(
        closed[0], term=Term.inclusive(date(2026, 12, 31), date(2026, 12, 31)), no_movement=True
    )
    stays = solved(replace(planning, posts=posts, calendar=(*closed, last)))
    leaves = solved(replace(planning, calendar=(*closed, last)))
    assert stays.levels[0].value == 0
    assert leaves.levels[0].value >= sum(post.weight for post in planning.posts.values())


def test_the_plan_written_reads_back(year):
    from relevo.report.plan import render_rotation_csv

    planning, result = year
    text = render_rotation_csv(result.tours, planning)
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == len(result.tours)
    assert {row["illustrative"] for row in rows} == {"true"}


def test_what_counting_proves_is_known_before_any_search(short):
    planning, result = short
    assert known_shortages(planning) == result.shortages
    assert known_shortages(planning_of()) == ()
