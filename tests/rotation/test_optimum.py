"""The planner against the enumeration of every plan, and its bound against every plan's value."""

import math
import time

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from relevo.compliance.check import check
from relevo.core.finding import Verdict
from relevo.rotation.from_mandate import from_mandate
from relevo.rotation.model import Objective, Status, Stopped
from relevo.rotation.solve import solve
from relevo.rotation.solver.instance import Weights
from relevo.rotation.solver.plan import only
from relevo.rotation.solver.prices import Prices, price_all
from tests.rotation.brute import World
from tests.rotation.tiny import tiny

seeds = st.integers(0, 1_000_000)
few = settings(max_examples=settings.default.max_examples)


def solved(planning, *, limit=60.0, stopped=lambda: False, seed=0):
    return solve(
        planning,
        clock=time.monotonic,
        time_limit_s=limit,
        seed=seed,
        progress=lambda _: None,
        stopped=stopped,
    )


@few
@given(seed=seeds)
def test_no_plan_is_better_than_the_one_proven_optimal(seed):
    planning = tiny(seed)
    world = World(planning)
    assume(world.plans() < 150_000)
    result = solved(planning)
    assert result.status is Status.OPTIMAL
    assert result.stopped is Stopped.PROOF
    assert tuple(level.value for level in result.levels) == world.best()
    assert all(level.value == level.bound for level in result.levels)


@few
@given(seed=seeds)
def test_a_plan_breaks_nothing_that_no_plan_would_keep_whole(seed):
    planning = tiny(seed)
    facts = {key(f): f.verdict for f in check(planning, (), as_of=planning.horizon.start)}
    for finding in check(planning, solved(planning).tours, as_of=planning.horizon.start):
        if finding.verdict in {Verdict.BREACHED, Verdict.SHORT} and finding.rule != "R-PRESENCE":
            assert facts.get(key(finding)) is finding.verdict, finding


def key(finding):
    return finding.rule, finding.limit, finding.subject


@few
@given(seed=seeds)
def test_uncovered_days_are_those_the_checker_finds(seed):
    planning = tiny(seed)
    result = solved(planning)
    missing = {
        (f.subject, day)
        for f in check(planning, result.tours, as_of=planning.horizon.start)
        if f.rule == "R-PRESENCE"
        for e in f.evidence
        if e.term is not None and f.verdict is Verdict.SHORT
        for day in e.term
    }
    assert missing == {(gap.post, day) for gap in result.uncovered for day in gap.term}


@few
@given(seed=seeds, data=st.data())
def test_any_prices_give_a_lower_bound(seed, data):
    planning = tiny(seed)
    world = World(planning)
    assume(world.plans() < 30_000)
    best = world.best()
    instance = from_mandate(planning).instance
    rng = np.random.default_rng(data.draw(st.integers(0, 1000)))
    prices = Prices.zero(instance)
    for name in ("unit", "resource", "move"):
        array = getattr(prices, name)
        array[:] = rng.exponential(data.draw(st.sampled_from([0.1, 1.0, 5.0])), array.shape)
        array[rng.random(array.shape) < 0.5] = 0.0
    prices.constant = float(
        prices.unit.sum()
        + (prices.resource * instance.ceiling).sum()
        + (prices.move * instance.moves).sum()
    )
    assert price_all(instance, only(0), prices).bound <= best[0] + 1e-6
    mixed = Weights(uncovered=10.0, person_days=0.0, cost=1.0, fairness=0.0, changes=0.0)
    # A plan that is not the best on presence may be cheaper in all, never below the bound.
    assert price_all(instance, mixed, prices).bound <= 10 * best[0] + best[1] + 1e-6


@pytest.mark.parametrize("seed", range(25))
def test_equal_seeds_give_equal_plans(seed):
    assert solved(tiny(seed), seed=3).tours == solved(tiny(seed), seed=3).tours


def test_fewest_persons_come_after_presence():
    for seed in range(40):
        planning = tiny(seed)
        levels = solved(planning).levels
        fewer = solved(_with(planning, Objective.PERSONS)).levels
        assert [level.name for level in fewer] == ["uncovered", "person_days", "cost", "fairness"]
        assert fewer[0].value == levels[0].value
        assert fewer[2].value >= levels[1].value


def _with(planning, objective):
    from dataclasses import replace

    return replace(planning, objective=objective)


def test_a_user_who_stops_gets_a_plan_with_its_gap():
    planning = tiny(4)
    result = solved(planning, stopped=lambda: True)
    assert result.stopped is Stopped.USER
    assert result.status is Status.FEASIBLE
    assert result.gap >= 0
    assert not [
        f
        for f in check(planning, result.tours, as_of=planning.horizon.start)
        if f.verdict is Verdict.BREACHED
    ]


def test_dwell_is_rounded_up():
    planning = tiny(0)
    unit = next(iter(planning.units.values()))
    for x2 in range(5):
        for stay in range(1, 200):
            owed = type(unit)(
                **{f: getattr(unit, f) for f in unit.__slots__ if f != "dwell_x2"}, dwell_x2=x2
            ).dwell_days(stay)
            assert owed == math.ceil(x2 * stay / 2)
