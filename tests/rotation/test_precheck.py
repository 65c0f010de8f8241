"""Bad input is named before any search, each with its row, and the naming is true."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.clause import RowRef
from relevo.core.words import Localized, Speaker
from relevo.instrument.model import ListLine, ListOf, Measure, RotationInterval
from relevo.mandate.from_acts import mandate_on
from relevo.rotation.from_mandate import from_mandate
from relevo.rotation.model import CalendarEntry, HostInstitution, Incumbent, PostEnd, PostStart
from relevo.rotation.precheck import doubts, unheld
from relevo.rotation.solve import known_before
from tests.rotation.brute import World
from tests.rotation.test_optimum import solved
from tests.rotation.test_shortage import world
from tests.rotation.tiny import act, day, line, term, tiny

say = Speaker("en").say
POST, UNIT = RowRef("forces/posts.csv", 2), RowRef("forces/units.csv", 2)


def rows(planning):
    """Give a world whose posts and units come from rows."""
    posts = {n: replace(p, row=POST) for n, p in planning.posts.items()}
    units = {n: replace(u, row=UNIT) for n, u in planning.units.items()}
    return replace(planning, posts=posts, units=units)


def each(planning, **over):
    """Change every unit of a world."""
    return replace(planning, units={n: replace(u, **over) for n, u in planning.units.items()})


def on_post(planning, **over):
    """Change the only post of a world."""
    return replace(planning, posts={n: replace(p, **over) for n, p in planning.posts.items()})


def under(planning, lists=(), **over):
    """Give a world under another act."""
    new = replace(act(planning.horizon, (line("stay", Measure.STAY_DAYS, 4),)), lists=lists, **over)
    return replace(planning, mandate=mandate_on([new], day(0)))


def closed_list(of, item):
    """Give a complete list that holds one item."""
    return ListLine(id=str(of), of=of, items=(item,), clause="c", complete=True)


BASE = rows(world())
FULL = HostInstitution(id="I0", units_at_once=0, row=RowRef("hosts.csv", 2))
SHUT = CalendarEntry(term=BASE.horizon, kind="holiday", name=Localized("x", "x"), no_movement=True)
WINDOW = act(BASE.horizon, ()).windows[0]

IMPOSSIBLE = {
    "no unit is offered for it": each(BASE, posts={}),
    "the mandate permits none of the units offered for it there": under(
        BASE, (closed_list(ListOf.INSTITUTION, "I1"),)
    ),
    "the mandate permits no presence there on any of these days": under(
        BASE, windows=(replace(WINDOW, from_=day(40), to=day(50)),)
    ),
    "I0 has room for no unit (hosts.csv:2)": replace(BASE, institutions={"I0": FULL}),
    "nobody may arrive at Q on any of these days": replace(BASE, calendar=(SHUT,)),
    "are free for at most 0 days in a row": each(BASE, available=()),
}


@pytest.mark.parametrize("reason", IMPOSSIBLE)
def test_a_post_nobody_can_hold_is_named_with_its_row_and_reason(reason):
    planning = IMPOSSIBLE[reason]
    (sentence,) = unheld(planning, from_mandate(planning)).values()
    assert say(sentence).startswith(
        "Post P0 (forces/posts.csv:2) cannot be held from 5 January 2026"
    )
    assert reason in say(sentence)
    assert sentence in known_before(planning)
    assert {gap.post: gap.term for gap in solved(planning).uncovered} == {"P0": planning.horizon}


def months(planning, at_least):
    """Give a world under an act with a rotation interval."""
    interval = RotationInterval(at_least=at_least, at_most=at_least + 1, clause="c")
    return under(planning, rotation=(interval,), limits=())


def test_a_window_shorter_than_the_shortest_tour():
    planning = months(BASE, 3)
    (sentence,) = unheld(planning, from_mandate(planning)).values()
    assert say(sentence).endswith(
        "it is open for 7 days in a row, and the shortest tour permitted takes 90."
    )


def test_days_outside_the_mandate_are_told_from_days_without_a_unit():
    planning = under(BASE, windows=(replace(WINDOW, from_=day(2)),))
    said = [say(sentence) for sentence in known_before(planning)]
    assert (
        "Post P0: from 5 January 2026 to 6 January 2026, the mandate permits no presence there."
        in said
    )


@given(seed=st.integers(0, 1_000_000))
def test_a_unit_is_said_to_be_useless_exactly_if_no_tour_of_it_is_allowed(seed):
    planning = rows(tiny(seed))
    alone = World(planning)
    seated = {post.incumbent.unit for post in planning.posts.values() if post.incumbent}
    said = {dict(s.args)["unit"] for s in doubts(planning, from_mandate(planning))} - seated
    can = {
        unit.id
        for unit in planning.units.values()
        for post in unit.posts
        for first in range(planning.horizon.days)
        for last in range(first, planning.horizon.days)
        if alone.may(unit, planning.posts[post], first, last)
    }
    assert said & can == set()
    barred = set(unheld(planning, from_mandate(planning)))
    for unit in planning.units.values():
        if unit.id not in can | seated and set(unit.posts) - barred:
            assert unit.id in said


def test_a_unit_available_for_less_than_the_shortest_tour_is_named_with_its_row():
    long = replace(BASE.horizon, end=day(200))
    units = {
        "U0": replace(BASE.units["U0"], available=(term(0, 60), term(70, 120))),
        "U1": replace(BASE.units["U1"], available=(long,)),
    }
    planning = months(
        on_post(replace(BASE, horizon=long, units=units), window=long, incumbent=None), 3
    )
    built = from_mandate(planning)
    assert unheld(planning, built) == {}
    (sentence,) = doubts(planning, built)
    assert say(sentence) == (
        "Unit U0 (forces/units.csv:2) can never serve: it is free for at most 61 days in a row, "
        "and the shortest tour permitted takes 89."
    )


def test_a_unit_offered_for_no_post():
    units = {n: replace(u, posts=u.posts if n == "U0" else {}) for n, u in BASE.units.items()}
    planning = replace(BASE, units=units)
    said = [say(sentence) for sentence in doubts(planning, from_mandate(planning))]
    assert said
    assert all("it is offered for no post." in sentence for sentence in said)


def test_nothing_is_said_of_sound_input():
    planning = under(BASE)
    assert doubts(planning, from_mandate(planning)) == ()
    assert unheld(planning, from_mandate(planning)) == {}


def seated(**over):
    """Give a world whose post continues, with U0 in place."""
    incumbent = Incumbent(unit="U0", stay=over.pop("stay", term(-2, 1)))
    over = {"starts": PostStart.CONTINUES, "incumbent": incumbent, **over}
    return on_post(under(BASE), **over)


DOUBTFUL = {
    "it is not offered for this post (forces/units.csv:2)": each(seated(), posts={}),
    "it is not available 6 January 2026 (forces/units.csv:2)": each(
        seated(), available=(term(0, 0), term(2, 6))
    ),
    "stays until 20 January 2026, though the post closes on 11 January 2026": seated(
        stay=term(-2, 15), ends=PostEnd.CLOSES
    ),
    "may last until 2 March 2026 at the latest (clause c)": replace(
        seated(stay=term(-2, 90), ends=PostEnd.CONTINUES), mandate=months(BASE, 1).mandate
    ),
}


@pytest.mark.parametrize("doubt", DOUBTFUL)
def test_an_incumbent_that_other_rows_do_not_fit_is_a_fact_and_said(doubt):
    planning = DOUBTFUL[doubt]
    said = [say(s) for s in doubts(planning, from_mandate(planning)) if doubt in say(s)]
    assert len(said) == 1
    assert said[0].startswith("Post P0 (forces/posts.csv:2): U0 ")
