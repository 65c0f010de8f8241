"""The checker against a second, naive one, on random worlds and on changed plans."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from tests.compliance.naive import naive_verdicts
from tests.compliance.worlds import GOOD_PLAN, GOOD_WORLD, changed, worlds
from tests.spec.table import all_cases
from tests.spec.world import build, tour

from relevo.compliance.check import check
from relevo.core.finding import Verdict

AS_OF = date(2026, 1, 10)
slow = settings(
    max_examples=3 * settings.default.max_examples,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def both(planning, tours):
    found = check(planning, tours, as_of=AS_OF)
    keys = [(f.rule, f.limit or "", f.subject) for f in found]
    assert len(keys) == len(set(keys)) or _doubled(tours)
    return dict(zip(keys, (str(f.verdict) for f in found), strict=True)), naive_verdicts(
        planning, tours
    )


def _doubled(tours):
    """A tour of what the case does not have, twice, is said twice."""
    return len({(t.unit, t.post) for t in tours}) < len(tours)


@slow
@given(world=worlds())
def test_two_checkers_agree_on_random_worlds(world):
    first, second = both(*world)
    assert first == second


@slow
@given(tours=changed(tuple(tour(line) for line in GOOD_PLAN)))
def test_two_checkers_agree_on_a_good_plan_changed(tours):
    first, second = both(build(GOOD_WORLD), tours)
    assert first == second


@slow
@given(world=worlds())
def test_findings_do_not_depend_on_the_order_of_the_tours(world):
    planning, tours = world
    assert check(planning, tours, as_of=AS_OF) == check(planning, tours[::-1], as_of=AS_OF)


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.rule}: {case.name}")
def test_two_checkers_agree_on_every_case_of_the_manual(case):
    first, second = both(build(case.given), [tour(line) for line in case.tours])
    assert first == second


def test_the_good_plan_is_met_and_kept_throughout():
    found = check(build(GOOD_WORLD), [tour(line) for line in GOOD_PLAN], as_of=AS_OF)
    assert {f.verdict for f in found} == {Verdict.MET, Verdict.KEPT}


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("R-WINDOW", "U1 P1 2026-01-01..2026-04-05", "U1 P1 2025-12-31..2026-04-05"),
        ("R-TOUR-LENGTH", "U3 P2 2026-01-01..2026-04-30", "U3 P2 2026-03-01..2026-04-30"),
        ("R-CATEGORY", "U3 P2 2026-01-01..2026-04-30", "U4 P2 2026-01-01..2026-04-30"),
        ("R-STAY-DAYS", "U3 P2 2026-01-01..2026-04-30", "U3 P2 2026-01-01..2026-07-01"),
        ("R-PRESENCE", "U3 P2 2026-01-01..2026-04-30", "U3 P2 2026-01-02..2026-04-30"),
        ("R-RELIEF", "U2 P1 2026-03-30..2026-06-30", "U2 P1 2026-03-31..2026-06-30"),
        ("R-DWELL", "U2 P1 2026-03-30..2026-06-30", "U1 P1 2026-04-07..2026-06-30"),
        ("R-ONE-PLACE", "U3 P2 2026-01-01..2026-04-30", "U1 P2 2026-01-01..2026-04-30"),
        ("R-AVAILABILITY", "U3 P2 2026-01-01..2026-04-30", "U5 P2 2026-01-01..2026-04-30"),
        ("R-NO-MOVEMENT", "U1 P1 2026-01-01..2026-04-05", "U1 P1 2026-01-01..2026-04-12"),
        ("R-POST-WINDOW", "U3 P2 2026-01-01..2026-04-30", "U3 P2 2026-01-01..2026-05-01"),
        ("R-POINT-CAPACITY", "U3 P2 2026-01-01..2026-04-30", "U3 P2 2026-01-01..2026-04-03"),
    ],
)
def test_one_change_is_caught_by_its_rule(rule, before, after):
    tours = [tour(after if line == before else line) for line in GOOD_PLAN]
    found = check(build(GOOD_WORLD), tours, as_of=AS_OF)
    assert rule in {f.rule for f in found if f.verdict in (Verdict.BREACHED, Verdict.SHORT)}


@pytest.mark.parametrize(
    ("rule", "world"),
    [
        ("R-PUBLICATION", {"day": "2026-02-01", "act": {"dates": {"published": "2026-01-02"}}}),
        ("R-PLACE", {"posts": {"P1": {"place": "XA-S"}}}),
        ("R-HOST", {"posts": {"P1": {"institution": "POLICE"}}}),
        ("R-ARMS-KIND", {"kits": {"K1": {"held": "brought", "arms": {"m17": 1}}}}),
        ("R-ARMS-QUANTITY", {"kits": {"K1": {"held": "brought", "arms": {"m4": 5}}}}),
        ("R-STRENGTH", {"units": {"U1": {"kit": "K1", "persons": 31}}}),
        ("R-HOST-CAPACITY", {"institutions": {"BDE1": 2}}),
        ("R-POINT-CAPACITY", {"points": {"AP": 1}}),
    ],
)
def test_one_change_of_the_world_is_caught_by_its_rule(rule, world):
    laid = {
        key: {**GOOD_WORLD.get(key, {}), **value} if isinstance(value, dict) else value
        for key, value in world.items()
    }
    found = check(build({**GOOD_WORLD, **laid}), [tour(line) for line in GOOD_PLAN], as_of=AS_OF)
    bad = {f.rule for f in found if f.verdict in (Verdict.BREACHED, Verdict.SHORT)}
    assert rule in bad
