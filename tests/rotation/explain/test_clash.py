"""Clashes against the enumeration of every plan: true alone, and not without any one member."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from relevo.rotation.explain.clash import smallest
from relevo.rotation.explain.explain import explain
from relevo.rotation.explain.members import lifted, members_of
from relevo.rotation.explain.model import Kind, Member
from relevo.rotation.explain.oracle import kept_days
from tests.rotation.explain.worlds import World, coverable, short

seeds = st.integers(0, 1_000_000)
few = settings(max_examples=max(5, settings.default.max_examples // 4))


def explained(planning, result, limit=600.0):
    return explain(
        planning,
        result.tours,
        clock=time.monotonic,
        time_limit_s=limit,
        stopped=lambda: False,
    )


def only(planning, members):
    """Give the problem with all limits lifted but some."""
    return lifted(planning, [m for m in members_of(planning) if m not in members])


@few
@given(seed=seeds)
def test_a_clash_alone_leaves_its_days_uncovered_and_without_any_member_it_does_not(seed):
    planning, result = short(seed)
    kept = kept_days(planning, result.tours)
    for run in explained(planning, result):
        days = [day for clash in run.clashes for term in clash.terms for day in term]
        assert sorted(days) == list(run.term)
        assert not run.coverable
        assert not run.unproven
        for clash in run.clashes:
            assert clash.proven
            for day in (day for term in clash.terms for day in term):
                needed = {**kept, run.post: kept[run.post] | {day}}
                assert not coverable(World(only(planning, clash.members)), needed)
                for member in clash.members:
                    others = [other for other in clash.members if other != member]
                    assert coverable(World(only(planning, others)), needed), member


@few
@given(seed=seeds)
def test_lifting_takes_no_plan_away(seed):
    planning, result = short(seed)
    kept = kept_days(planning, result.tours)
    for member in members_of(planning):
        assert coverable(World(lifted(planning, [member])), kept), member


@given(
    clashes=st.lists(st.frozensets(st.integers(0, 9), min_size=1), min_size=1, max_size=4),
)
def test_a_smallest_set_is_one_and_can_spare_nothing(clashes):
    members = [Member(Kind.LIMIT, str(i)) for i in range(10)]

    def impossible(active):
        return any({members[i] for i in clash} <= active for clash in clashes)

    found = smallest(members, impossible)
    assert impossible(set(found))
    assert not any(impossible(set(found) - {member}) for member in found)


def test_what_is_impossible_without_any_limit_needs_none():
    assert smallest([Member(Kind.WINDOWS)], lambda _: True) == ()


def test_an_answer_not_known_keeps_the_limit():
    members = [Member(Kind.LIMIT, str(i)) for i in range(4)]
    assert set(smallest(members, lambda active: len(active) == 4)) == set(members)


def test_without_time_nothing_is_dropped():
    told = 0
    for seed in range(60):
        planning, result = _planned(seed)
        for run in explained(planning, result, limit=1e-9):
            told += 1
            assert run.clashes == ()
            assert run.unproven == (run.term,)
    assert told


def _planned(seed):
    from tests.rotation.explain.worlds import planned

    return planned(seed)
