"""Random worlds with months, readings, lists and several acts: the plan keeps what it enforces."""

import time
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings

from relevo.compliance.check import check
from relevo.core.finding import Verdict
from relevo.core.term import Term
from relevo.rotation.solve import solve
from tests.compliance.worlds import givens
from tests.spec.world import build

AS_OF = date(2026, 1, 30)


def planable(planning):
    """Give a world as the loader lets it through: windows in the horizon, units that fit."""
    windows = [post.window for post in planning.posts.values()]
    start = min(window.start for window in [planning.horizon, *windows])
    end = max(window.end for window in [planning.horizon, *windows])
    tree = planning.codes.categories
    units = {
        name: replace(
            unit,
            posts={
                post: cost
                for post, cost in unit.posts.items()
                if tree.contains(planning.posts[post].category, unit.category)
            },
        )
        for name, unit in planning.units.items()
    }
    posts = {
        name: replace(post, incumbent=None)
        if post.incumbent and post.incumbent.unit not in units
        else post
        for name, post in planning.posts.items()
    }
    return replace(planning, horizon=Term(start, end), units=units, posts=posts)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(world=givens())
def test_no_enforced_limit_is_exceeded_by_the_plan(world):
    planning = planable(build(world))
    result = solve(
        planning,
        clock=time.monotonic,
        time_limit_s=5.0,
        seed=0,
        progress=lambda _: None,
        stopped=lambda: False,
        remedies_s=0.0,
    )
    facts = {(f.rule, f.limit, f.subject): f.verdict for f in check(planning, (), as_of=AS_OF)}
    limits = {limit.id for limit in planning.mandate.limits}
    assert limits == {*result.limits_enforced, *(limit for limit, _ in result.limits_only_checked)}
    for finding in check(planning, result.tours, as_of=AS_OF):
        if finding.rule == "R-PRESENCE" or finding.verdict not in {
            Verdict.BREACHED,
            Verdict.SHORT,
        }:
            continue
        if finding.limit in dict(result.limits_only_checked):
            continue
        assert facts.get((finding.rule, finding.limit, finding.subject)) is finding.verdict, (
            finding,
            result.tours,
        )
