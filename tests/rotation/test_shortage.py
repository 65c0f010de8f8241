"""What counting proves: it holds for the best plan of every tiny world, and each reason is said."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from relevo.core.words import Speaker
from relevo.instrument.model import Measure
from relevo.rotation.model import HostInstitution
from relevo.rotation.solve import known_shortages
from tests.rotation.test_optimum import solved
from tests.rotation.tiny import day, line, term, tiny

said = Speaker("en").say


def missing(planning, posts):
    gaps = [gap for gap in solved(planning).uncovered if gap.post in posts]
    return {(gap.post, d) for gap in gaps for d in gap.term}


@given(seed=st.integers(0, 1_000_000))
def test_a_shortage_is_never_larger_than_what_the_best_plan_lacks(seed):
    planning = tiny(seed)
    for shortage in known_shortages(planning):
        args = dict(shortage.args)
        if "lost" in args:
            assert len(missing(planning, args["posts"])) >= args["lost"]
        elif "term" in args and "post" in args:
            assert {(args["post"], d) for d in args["term"]} <= missing(planning, [args["post"]])
        elif set(args) == {"post"}:
            post = planning.posts[args["post"]]
            assert len(missing(planning, [post.id])) == post.window.days


def sentences(planning):
    return " ".join(said(shortage) for shortage in known_shortages(planning))


def world(**over):
    """One post over a week, two units, all free."""
    planning = next(
        p
        for p in map(tiny, range(200))
        if len(p.posts) == 1 and not any(post.incumbent for post in p.posts.values())
    )
    units = {
        name: replace(u, available=(planning.horizon,), free_from=None, posts={"P0": 1})
        for name, u in planning.units.items()
    }
    post = replace(planning.posts["P0"], window=planning.horizon, institution="I0")
    return replace(
        planning,
        **{
            "units": units,
            "posts": {"P0": post},
            "calendar": (),
            "overlap_days": 1,
            "institutions": {"I0": HostInstitution(id="I0")},
            **over,
        },
    )


def test_a_post_nobody_is_offered_for():
    units = {n: replace(u, posts={}) for n, u in world().units.items()}
    assert "Post P0 (:0) cannot be held from 5 January 2026 to 11 January 2026" in sentences(
        world(units=units)
    )


def test_days_on_which_nobody_is_available():
    base = world()
    late = {n: replace(u, available=(term(2, 5),)) for n, u in base.units.items()}
    assert "from 5 January 2026 to 6 January 2026, no unit offered can be there" in sentences(
        world(units=late)
    )


def test_an_institution_without_room_for_a_relief():
    full = {"I0": HostInstitution(id="I0", units_at_once=1)}
    assert "two units cannot be there for a relief in place" in sentences(world(institutions=full))
    room = {"I0": HostInstitution(id="I0", units_at_once=2)}
    assert "relief in place" not in sentences(world(institutions=room))


def test_units_that_owe_too_many_days_at_home():
    tired = {n: replace(u, dwell_x2=20) for n, u in world().units.items()}
    planning = world(units=tired)
    assert "with the days at home they are owed" in sentences(planning)
    (lost,) = (dict(s.args)["lost"] for s in known_shortages(planning) if "lost" in dict(s.args))
    assert 0 < lost <= len(missing(planning, ["P0"]))


def test_a_ceiling_below_the_least_that_coverage_takes():
    from relevo.mandate.from_acts import mandate_on
    from tests.rotation.tiny import act

    base = world()
    limits = (line("stay", Measure.STAY_DAYS, 4), line("persons", Measure.PERSONS, 0))
    mandate = mandate_on([act(base.horizon, limits)], day(0))
    assert "Limit xa-act/persons leaves 0" in sentences(world(mandate=mandate))
