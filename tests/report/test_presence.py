"""Who is where on which day, against plain counting day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from relevo.core.term import Term
from relevo.instrument.model import Scope
from relevo.report.presence import (
    Crossing,
    arms_each_day,
    is_within,
    monthly_maxima,
    movements_of,
    persons_each_day,
    reliefs_of,
    stays_of,
    uncovered_by,
    weeks_of,
)
from relevo.rotation.model import PostEnd, Tour
from tests.report import example


def test_incumbents_are_stays_but_not_tours() -> None:
    """They are numbered with the others, in the post's place and by first day."""
    stays = stays_of(example.tours(), example.planning())
    assert len(stays) == len(example.tours()) + 1
    assert [stay.number for stay in stays] == list(range(1, len(stays) + 1))
    assert [stay.post for stay in stays if stay.incumbent] == ["IM-SUR"]


def test_gap_and_reliefs_of_the_example() -> None:
    """Twelve days without presence at one post; every other handover is seven days long."""
    planning = example.planning()
    stays = stays_of(example.tours(), planning)
    assert [(gap.post, gap.term.days) for gap in uncovered_by(stays, planning)] == [("CA-SUR", 12)]
    reliefs = reliefs_of(stays)
    assert {relief.term.days for relief in reliefs} == {7}
    assert len(reliefs) == 15


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["SF-NORTE", "CA-SUR", "IM-NORTE"]),
            st.sampled_from(["EJ-SF-01", "EJ-CA-10", "EJ-IM-14"]),
            st.integers(-20, 350),
            st.integers(1, 200),
        ),
        max_size=6,
    )
)
def test_persons_and_arms_equal_a_count_day_by_day(rows: list[tuple[str, str, int, int]]) -> None:
    """Steps and terms give what looking at each single day gives."""
    planning = example.planning()
    planning = replace(
        planning,
        posts={id_: replace(post, incumbent=None) for id_, post in planning.posts.items()},
    )
    tours = [
        Tour(
            unit=unit,
            post=post,
            stay=Term(
                date(2030, 1, 1) + timedelta(days=first),
                date(2030, 1, 1) + timedelta(days=first + length),
            ),
        )
        for post, unit, first, length in rows
    ]
    stays = stays_of(tours, planning)
    persons = persons_each_day(stays, planning)
    rifles = arms_each_day(stays, planning, Scope(), ["rifle"])
    pistols = arms_each_day(stays, planning, Scope(), ["glock", "m17"])
    for place, day in enumerate(planning.horizon):
        here = [tour for tour in tours if day in tour.stay]
        assert persons[place] == sum(planning.units[tour.unit].persons for tour in here)
        assert rifles[place] == 3 * len({t.post for t in here if t.post.startswith("SF")})
        brought = [t for t in here if planning.units[t.unit].kit == "KIT-P"]
        assert pistols[place] == 2 * len(brought)


def test_scope_restricts_by_sender_category_place_and_institution() -> None:
    """A region holds its city; an empty field restricts nothing."""
    planning = example.planning()
    stays = stays_of(example.tours(), planning)
    forest = next(stay for stay in stays if stay.post == "SF-SELVA")
    for scope, counted in (
        (Scope(), True),
        (Scope(senders=("XB",)), True),
        (Scope(senders=("XA",)), False),
        (Scope(categories=("special_forces",)), True),
        (Scope(categories=("civil_affairs",)), False),
        (Scope(places=("XA-NOR",)), True),
        (Scope(places=("XA-SUR",)), False),
        (Scope(institutions=("XA-ARMY",)), True),
        (Scope(institutions=("XA-NAVY",)), False),
    ):
        assert is_within(scope, forest, planning) is counted


def test_movements_of_incumbents_and_of_posts_that_continue() -> None:
    """An incumbent only leaves; whoever stays on at a post that continues does not leave."""
    planning = example.planning()
    movements = movements_of(stays_of(example.tours(), planning), planning)
    south = [m for m in movements if m.post == "IM-SUR"]
    assert [(m.crossing, m.day) for m in south] == [
        (Crossing.IN, date(2030, 3, 4)),
        (Crossing.OUT, date(2030, 3, 10)),
        (Crossing.IN, date(2030, 7, 25)),
        (Crossing.OUT, date(2030, 7, 31)),
    ]
    closing = replace(
        planning,
        posts={**planning.posts, "IM-SUR": replace(planning.posts["IM-SUR"], ends=PostEnd.CLOSES)},
    )
    after = movements_of(stays_of(example.tours(), closing), closing)
    assert len(after) == len(movements) + 1
    assert max(m.day for m in after if m.post == "IM-SUR") == date(2030, 12, 31)


def test_weeks_begin_on_monday_and_months_keep_their_largest() -> None:
    """1 January 2030 is a Tuesday: its week begins in the year before."""
    weeks = weeks_of(example.YEAR)
    assert weeks[0] == date(2029, 12, 31)
    assert weeks[-1] == date(2030, 12, 30)
    assert {week.weekday() for week in weeks} == {0}
    term = Term.inclusive(date(2030, 1, 30), date(2030, 2, 2))
    assert monthly_maxima([3, 9, 4, 1], term) == ((date(2030, 1, 1), 9), (date(2030, 2, 1), 4))
