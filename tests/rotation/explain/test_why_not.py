"""Why a unit is not there, against the enumeration of every plan."""

from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from relevo.rotation.explain.force import cases_of
from relevo.rotation.explain.model import Force
from relevo.rotation.explain.why_not import why_not
from relevo.rotation.from_mandate import from_mandate
from tests.rotation.explain.worlds import FOREVER, World, all_plans, planned
from tests.rotation.tiny import day as tiny_day


@given(seed=st.integers(0, 1_000_000), data=st.data())
def test_the_answer_is_what_every_plan_together_say(seed, data):
    planning, result = planned(seed)
    unit = data.draw(st.sampled_from(sorted(planning.units)))
    post = data.draw(st.sampled_from(sorted(planning.posts)))
    day = planning.horizon.start + timedelta(
        days=data.draw(st.integers(0, planning.horizon.days - 1))
    )
    answer = why_not(planning, result.tours, unit=unit, post=post, day=day, **FOREVER)
    world = World(planning)
    number = world.number[day]
    plans = [
        (lost, cost)
        for plan, lost, cost in all_plans(world)
        if any(u == unit and a <= number <= b for u, a, b in plan[post])
    ]
    if answer.there is not None:
        assert day in answer.there.stay
        return
    if answer.forced is None:
        assert answer.forbids or answer.members
        assert plans == []
        return
    now = result.levels[0].value
    cost = next(level.value for level in result.levels if level.name == "cost")
    match answer.forced.force:
        case Force.IMPOSSIBLE:
            assert plans == []
        case Force.WORSE:
            assert min(lost for lost, _ in plans) - now == answer.forced.more
            assert answer.forced.least == answer.forced.more
        case Force.SAME:
            assert min(plans)[0] == now
            if answer.forced.cost_least is not None:
                least = min(spent for lost, spent in plans if lost == now) - cost
                assert answer.forced.cost == answer.forced.cost_least == least
        case Force.UNPROVEN:
            built = from_mandate(planning)
            pairs = built.instance.arrays.pair[["unit", "post"]]
            index = (list(planning.units).index(unit), list(planning.posts).index(post))
            pair = [(int(u), int(p)) for u, p in pairs].index(index)
            assert not cases_of(built, pair, number)[1]


def test_a_unit_that_is_there_is_named_with_its_tour():
    planning, result = planned(3)
    tour = result.tours[0]
    answer = why_not(
        planning,
        result.tours,
        unit=tour.unit,
        post=tour.post,
        day=tour.stay.start,
        **FOREVER,
    )
    assert answer.there == tour


def test_a_unit_not_offered_is_said_before_anything_is_solved():
    asked = 0
    for seed in range(40):
        planning, result = planned(seed)
        for unit in planning.units.values():
            for post in set(planning.posts) - set(unit.posts):
                answer = why_not(
                    planning,
                    result.tours,
                    unit=unit.id,
                    post=post,
                    day=tiny_day(3),
                    **FOREVER,
                )
                seated = planning.posts[post].incumbent
                if seated is None or seated.unit != unit.id:
                    asked += 1
                    assert answer.forbids
                    assert answer.forced is None
    assert asked


@given(seed=st.integers(0, 1_000_000))
def test_limits_that_leave_a_unit_no_tour_can_spare_none(seed):
    from relevo.rotation.explain.why_not import _has_tour, _impossible

    planning, result = planned(seed)
    asked = 0
    for unit in planning.units.values():
        for post in unit.posts:
            for day in planning.posts[post].window:
                if _has_tour(planning, unit.id, planning.posts[post], day):
                    continue
                answer = why_not(
                    planning, result.tours, unit=unit.id, post=post, day=day, **FOREVER
                )
                members = frozenset(answer.members)
                held = planning.posts[post]
                for member in members:
                    asked += 1
                    assert not _impossible(planning, unit.id, held, day, members - {member})
    assume(asked)
