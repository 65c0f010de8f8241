"""Cases whose best plan is known from a formula: chains of equal tours, in months.

A day of these worlds stands for a month. A post of ``N`` months takes tours of at most ``L`` months
that overlap by ``h``: at least ``ceil((N - h) / (L - h))`` of them. A unit that owes ``d`` months
after each may begin one every ``L + d`` months, so that ``ceil((L + d) / (L - h))`` units keep a
post covered for good.
"""

import math
import time
from datetime import timedelta

import pytest

from relevo.core.term import Term
from relevo.instrument.model import Measure
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.model import Chosen
from relevo.rotation.from_mandate import from_mandate
from relevo.rotation.model import HostInstitution, Planning, PointOfEntry, Post, Unit
from relevo.rotation.solver.budget import Budget
from relevo.rotation.solver.levels import solve_levels
from tests.rotation.tiny import CODES, FIRST, act, line


def chain(posts, units, months, *, longest=6, overlap=1, dwell_x2=4):
    """Posts all alike, units all alike that may hold any of them at a cost of 1 a tour."""
    horizon = Term(FIRST, FIRST + timedelta(days=months))
    names = [f"P{i}" for i in range(posts)]
    return Planning(
        horizon=horizon,
        mandate=mandate_on(
            [act(horizon, (line("stay", Measure.STAY_DAYS, longest),))], horizon.start
        ),
        chosen=Chosen(),
        codes=CODES,
        units={
            f"U{i}": Unit(
                id=f"U{i}",
                name=f"U{i}",
                sender="XB",
                category="c",
                persons=1,
                available=(horizon,),
                posts=dict.fromkeys(names, 1),
                dwell_x2=dwell_x2,
            )
            for i in range(units)
        },
        posts={
            p: Post(
                id=p,
                name=p,
                category="c",
                institution="I0",
                place="XA",
                point="Q",
                window=horizon,
            )
            for p in names
        },
        institutions={"I0": HostInstitution(id="I0")},
        points={"Q": PointOfEntry(id="Q", name="Q", place="XA")},
        overlap_days=overlap,
    )


def levels(planning, *order):
    """Value and bound of each level asked for: 0 uncovered days, 2 cost."""
    budget = Budget(time.monotonic, time.monotonic(), 120.0, lambda: False)
    found = solve_levels(from_mandate(planning).instance, order, budget, 0, lambda _: None)
    values = (found.worth.uncovered, found.worth.person_days, found.worth.cost)
    return [(values[level], bound) for level, bound in zip(order, found.bounds, strict=True)]


def coverable(planning):
    """Whether every day can be covered, as soon as that is certain."""
    known = {"value": 1, "bound": 0}
    budget = Budget(
        time.monotonic, time.monotonic(), 120.0, lambda: not known["value"] or known["bound"] > 0
    )

    def note(step):
        known.update(value=step.value, bound=step.bound or 0)

    solve_levels(from_mandate(planning).instance, (0,), budget, 0, note)
    assert not known["value"] or known["bound"] > 0
    return not known["value"]


def test_six_posts_for_sixty_months_take_seventy_two_tours_of_twenty_four_units():
    assert levels(chain(6, 24, 60), 0, 2) == [(0, 0), (72, 72)]


@pytest.mark.parametrize(
    ("months", "longest", "overlap"), [(12, 6, 1), (13, 6, 1), (24, 6, 2), (17, 4, 0), (36, 6, 1)]
)
def test_the_fewest_tours_of_a_post_follow_the_formula(months, longest, overlap):
    tours = math.ceil((months - overlap) / (longest - overlap))
    planning = chain(1, tours, months, longest=longest, overlap=overlap)
    assert levels(planning, 0, 2) == [(0, 0), (tours, tours)]


@pytest.mark.parametrize(("longest", "overlap", "dwell_x2"), [(6, 1, 4), (6, 1, 2), (4, 1, 3)])
def test_the_fewest_units_of_a_post_follow_the_formula(longest, overlap, dwell_x2):
    dwell = math.ceil(dwell_x2 * longest / 2)
    units = math.ceil((longest + dwell) / (longest - overlap))
    months = 3 * (longest + dwell)
    over = {"longest": longest, "overlap": overlap, "dwell_x2": dwell_x2}
    assert coverable(chain(1, units, months, **over))
    assert not coverable(chain(1, units - 1, months, **over))
