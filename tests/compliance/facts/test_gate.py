"""The gate and the check give one answer, whatever the mandate and whatever was recorded."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.compliance.facts.worlds import crossings, facts, logged, movement
from tests.compliance.worlds import givens
from tests.spec.world import build

from relevo.compliance.facts.check import check_facts
from relevo.compliance.facts.crossing import CLASS, END, LIST, PUBLICATION, WINDOW
from relevo.compliance.facts.limits import RULE as LIMIT
from relevo.compliance.gate import Answer, Gate, ask
from relevo.core.finding import Verdict
from relevo.register.model import Cause, Recorded, Way

SLOW = settings(
    max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
SINGLE = {WINDOW, PUBLICATION, LIST, CLASS, END}
SOON = timedelta(microseconds=1)


def of(one):
    """Give what a reason or a finding is about."""
    return one.rule, one.limit or "", one.subject, one.verdict


def exceeded(findings, rule):
    """Give what findings of a rule say is exceeded."""
    return {
        (one.limit, one.subject)
        for one in findings
        if one.rule == rule and one.verdict is Verdict.BREACHED
    }


@SLOW
@given(givens(), st.lists(crossings(), max_size=6, unique_by=lambda one: one.at), crossings(Way.IN))
def test_the_gate_refuses_what_the_check_would_find(world, before, crossing):
    """For limits that were not exceeded before, the crossing is refused if it exceeds them."""
    planning = build(world)
    earlier = [one for one in before if one.at < crossing.at]
    now = facts(planning, earlier, crossing.at)
    then = facts(planning, [*earlier, crossing], crossing.at + SOON)
    old, new = check_facts(now), check_facts(then)
    advice = ask(now, crossing)
    contradicted = len(then.presence.anomalies) > len(now.presence.anomalies)
    refused = {
        (one.limit, one.subject)
        for one in advice.reasons
        if one.verdict is Verdict.BREACHED and one.rule == LIMIT
    }
    ceilings = {
        one.id for one in planning.mandate.limits if all(r.bound.upper for r in one.readings)
    }
    more = {one for one in exceeded(new, LIMIT) - exceeded(old, LIMIT) if one[0] in ceilings}
    if not contradicted:
        assert refused - exceeded(old, LIMIT) == more
    alone = facts(planning, [crossing], crossing.at + SOON)
    by_itself = {of(one) for one in advice.reasons if one.rule in SINGLE}
    assert by_itself == {
        of(one)
        for one in check_facts(alone)
        if one.rule in SINGLE and one.verdict is not Verdict.MET
    }
    assert contradicted == any(one.rule == "R-FACT-RECORD" for one in advice.reasons)


@SLOW
@given(givens(), st.lists(crossings(), max_size=6, unique_by=lambda one: one.at), crossings())
def test_a_gate_that_is_kept_answers_like_one_made_anew(world, before, crossing):
    planning = build(world)
    earlier = [one for one in before if one.at < crossing.at]
    anew = Gate(facts(planning, earlier, crossing.at))
    kept = Gate(facts(planning, [], crossing.at))
    clean = not facts(planning, earlier, crossing.at).presence.anomalies
    for one in logged(earlier, returns=False):
        kept.take(Recorded(entry=one.entry + 1, recorded_at=one.recorded_at, record=one.record))
    if clean:
        assert kept.ask(crossing) == anew.ask(crossing)


@given(
    givens(),
    crossings(Way.OUT),
    st.sampled_from([Cause.EVACUATION, Cause.RESCUE, Cause.FORCED_LANDING]),
    crossings(Way.IN),
)
def test_an_exit_and_an_emergency_are_never_refused(world, leaving, cause, coming):
    planning = build(world)
    for one in (leaving, replace(coming, cause=cause)):
        assert ask(facts(planning, [], one.at), one).answer is Answer.CLEAR


@SLOW
@given(
    givens(), st.lists(crossings(), max_size=6, unique_by=lambda one: one.at), st.integers(0, 2600)
)
def test_without_returns_nothing_is_met(world, before, hours):
    planning = build(world)
    as_of = movement(Way.IN, hours, before[0].party).at if before else None
    if as_of is None:
        return
    seen = facts(planning, before, as_of, returns=False)
    with_returns = facts(planning, before, as_of)
    for bare, covered in zip(check_facts(seen), check_facts(with_returns), strict=False):
        if bare.rule != LIMIT or covered.rule != LIMIT or bare.limit != covered.limit:
            continue
        if covered.verdict is Verdict.MET and seen.uncovered(
            next(one for one in planning.mandate.limits if one.id == bare.limit).terms
        ):
            assert bare.verdict is Verdict.UNDETERMINED
        else:
            assert bare.verdict is covered.verdict
