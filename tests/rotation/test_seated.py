"""Announced tours in two places at once are named with both rows, whoever plans from them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from relevo.core.clause import RowRef
from relevo.core.words import Speaker
from relevo.rotation.model import Incumbent, Tour
from relevo.rotation.seated import in_two_places
from tests.rotation.test_shortage import world
from tests.rotation.tiny import term

WORLD = world()


def tour(unit, first, last, line=0, post="P0"):
    return Tour(unit=unit, post=post, stay=term(first, last), row=RowRef("plan/rotation.csv", line))


def test_two_places_at_once_are_named_with_both_rows():
    (sentence,) = in_two_places(
        WORLD, [tour("U0", 0, 3, 2), tour("U1", 0, 6, 3), tour("U0", 3, 5, 4)]
    )
    assert Speaker("en").say(sentence) == (
        "Unit U0 is in two places at once: at P0 (plan/rotation.csv:2) and at P0 "
        "(plan/rotation.csv:4), 8 January 2026."
    )


def test_an_incumbent_is_in_a_place_too():
    post = replace(
        WORLD.posts["P0"],
        incumbent=Incumbent(unit="U0", stay=term(-3, 1)),
        row=RowRef("forces/posts.csv", 2),
    )
    (sentence,) = in_two_places(replace(WORLD, posts={"P0": post}), [tour("U0", 1, 4, 2)])
    assert "(forces/posts.csv:2)" in Speaker("en").say(sentence)


STAYS = st.lists(
    st.tuples(st.sampled_from(["U0", "U1"]), st.integers(0, 9), st.integers(0, 4)), max_size=6
)


@given(stays=STAYS)
def test_those_named_are_the_pairs_of_stays_that_share_a_day(stays):
    tours = [tour(u, a, a + n, at) for at, (u, a, n) in enumerate(stays)]
    shared = sum(
        one.unit == two.unit and bool(set(one.stay) & set(two.stay))
        for at, one in enumerate(tours)
        for two in tours[at + 1 :]
    )
    assert len(in_two_places(WORLD, tours)) == shared
