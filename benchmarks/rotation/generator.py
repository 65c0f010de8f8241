"""Seeded instances of the national planning problem, as plannings of an imaginary host.

There is no published benchmark with constant presence, relief overlap and proportional dwell
together, so this one is made to be hard where real plans are. Everything is invented; host XA and
sender XB do not exist. What is drawn, and why:

* **Categories.** One for every three posts, from 25, at least three. A unit has 4 to 150 persons,
  drawn on a logarithmic scale for its category and within 15 % of it: small specialist groups
  and whole companies share one ceiling, so that the ceiling is a knapsack.
* **Supply.** Three units for each post over all, by rounding a few more or fewer. One category in
  six, at least one, is *scarce*: it is offered 0.68 units where others are offered 1.1, that is
  62 % for each post. With 12 posts and four categories one in four is scarce. No category has
  fewer than two units. A unit can hold each post of its category with probability 0.85.
* **Time at home.** 1, 1.5 or 2 days for each day of tour, for 40, 35 and 25 % of units. Two in
  five are free only from some day of the first four months.
* **Training holes.** 15 % of units are away once, for 30 to 59 days.
* **Incumbents.** Two posts in three have a unit in place on day 0, there for 20 to 149 days, on a
  tour of 95 to 180 days. What incumbents take is a fact: where a ceiling is low they may be above
  it alone, on the first days, and no plan can help that.
* **Movements.** 15 days without movements at any point of entry, none in the first or last week. A
  point of entry for every ten posts takes 1.8 times the mean traffic in a week, at least 2.
* **Institutions.** One for every four posts, at least two, with room for one unit more than it has
  posts: one relief in place at a time.
* **Weights** of an uncovered day: 1, 1, 1, 2, 2, 3, 5 with equal chance. A tour costs 20 to 40.
* **Ceilings.** On persons: a share of *peak need*, the persons of all posts at once at their
  category's size, no relief counted. Rifles (one a person) have 1.05 times that, so they bind
  after persons; mortars (one for 20 persons, rounded down) one for 15 persons of the ceiling.
  With 1.15 (*slack*) there is room for all posts at once and 15 % more. That is not without
  effect: on 16 of the first 20 seeds with 12 posts, 5 with 24 and none with 40 the largest unit
  is more than that, so its relief does not fit while every post is full. With 0.95 and 0.855 not
  all posts can be covered at once, and what is best is a packing problem on every day.

Ends of posts *continue*: a unit in place on the last day is no departure. A tour must still fit
into the year, so nobody begins one in the last three months.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.rotation.host import act_of, codes_of
from relevo.core.term import Term
from relevo.core.words import Localized
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.model import Chosen
from relevo.rotation.model import (
    CalendarEntry,
    Held,
    HostInstitution,
    Incumbent,
    Kit,
    Planning,
    PointOfEntry,
    Post,
    PostEnd,
    PostStart,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIRST = date(2026, 1, 1)
DAYS = 365
OVERLAP = 7
SIZES = (12, 24, 40)
"""Posts of the published instances."""
CATEGORIES = 25
SLACK = 1.15
"""Ceilings as a share of peak need that leave room for every post at once, and some reliefs."""
CEILINGS: Mapping[str, float] = {"slack": SLACK, "0.95": 0.95, "0.855": 0.855}
"""Ceilings of the published instances, by the word in their name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What is drawn for a post before any unit is."""

    category: int
    institution: str
    point: str
    weight: int


def named(size: int, seed: int, ceiling: str) -> tuple[str, Planning]:
    """Make a published instance and give its name, e.g. ``nat12-s0-slack``.

    Args:
        size: Posts, at least 1.
        seed: Seed, at least 0.
        ceiling: Key of :data:`CEILINGS`.
    """
    return f"nat{size}-s{seed}-{ceiling}", national(size, seed, ceiling=CEILINGS[ceiling])


def national(size: int, seed: int, *, ceiling: float = SLACK) -> Planning:
    """Make one instance of a year in one host.

    Args:
        size: Posts, at least 1; about three times as many units are offered.
        seed: Seed; equal seeds give equal instances, with any ceiling.
        ceiling: Ceilings on persons and arms as a share of peak need.
    """
    rng = random.Random(f"relevo-national-{size}-{seed}")
    horizon = Term(FIRST, FIRST + timedelta(days=DAYS))
    categories = rng.sample(range(CATEGORIES), min(CATEGORIES, max(3, size // 3)))
    heads = {c: round(4 * (150 / 4) ** rng.random()) for c in categories}
    scarce = set(rng.sample(categories, max(1, len(categories) // 6)))
    of_post = [
        categories[i] if i < len(categories) else rng.choice(categories) for i in range(size)
    ]
    institutions = [f"I{i:02d}" for i in range(max(2, size // 4))]
    points = [f"Q{q}" for q in range(max(1, size // 10))]
    wanted = _wanted(rng, of_post, institutions, points)
    offered = _offered(of_post, categories, scarce)
    units, kits = _units(rng, wanted, heads, offered, horizon)
    posts, units = _posts(rng, wanted, units, horizon)
    act = act_of(horizon, sum(heads[c] for c in of_post), ceiling)
    return Planning(
        horizon=horizon,
        mandate=mandate_on([act], horizon.start),
        chosen=Chosen(),
        codes=codes_of([f"c{c:02d}" for c in categories], institutions),
        units=units,
        posts=posts,
        kits=kits,
        institutions={
            i: HostInstitution(
                id=i, units_at_once=1 + sum(1 for w in wanted.values() if w.institution == i)
            )
            for i in institutions
        },
        points={q: _point(q, wanted) for q in points},
        calendar=_calendar(rng),
        overlap_days=OVERLAP,
    )


def _wanted(
    rng: random.Random, of_post: Sequence[int], institutions: Sequence[str], points: Sequence[str]
) -> dict[str, _Wanted]:
    """Draw where each post is and what an uncovered day of it weighs."""
    return {
        f"P{i:02d}": _Wanted(
            category=category,
            institution=institutions[rng.randrange(len(institutions))],
            point=points[rng.randrange(len(points))],
            weight=rng.choice([1, 1, 1, 2, 2, 3, 5]),
        )
        for i, category in enumerate(of_post)
    }


def _offered(of_post: Sequence[int], categories: Sequence[int], scarce: set[int]) -> dict[int, int]:
    """Give how many units of each category are offered: three a post over all, at least two."""
    shares = {c: (0.68 if c in scarce else 1.1) * of_post.count(c) for c in categories}
    total = sum(shares.values())
    return {c: max(2, round(3 * len(of_post) * shares[c] / total)) for c in categories}


def _units(
    rng: random.Random,
    wanted: Mapping[str, _Wanted],
    heads: Mapping[int, int],
    offered: Mapping[int, int],
    horizon: Term,
) -> tuple[dict[str, Unit], dict[str, Kit]]:
    """Draw the units and the kits they bring."""
    units: dict[str, Unit] = {}
    kits: dict[str, Kit] = {}
    for c, number in offered.items():
        holders = [name for name, post in wanted.items() if post.category == c]
        for k in range(number):
            name = f"EJ-{c:02d}-{k:02d}"
            persons = max(2, round(heads[c] * rng.uniform(0.85, 1.15)))
            kit = Kit(
                id=f"K-{name}", held=Held.BROUGHT, arms={"rifle": persons, "mortar": persons // 20}
            )
            kits[kit.id] = kit
            terms = _terms(rng, horizon)
            eligible = [p for p in holders if rng.random() < 0.85] or [rng.choice(holders)]
            units[name] = Unit(
                id=name,
                name=name,
                sender="XB",
                category=f"c{c:02d}",
                persons=persons,
                available=terms,
                posts={p: rng.randrange(20, 41) for p in eligible},
                dwell_x2=rng.choices([2, 3, 4], [40, 35, 25])[0],
                free_from=FIRST + timedelta(days=rng.randrange(0, 120))
                if rng.random() < 0.4
                else None,
                kit=kit.id,
                illustrative=True,
            )
    return units, kits


def _terms(rng: random.Random, horizon: Term) -> tuple[Term, ...]:
    """Draw the days on which a unit is available: all, or all but one hole."""
    hole = rng.randrange(30, 300) if rng.random() < 0.15 else None
    if hole is None:
        return (horizon,)
    out = FIRST + timedelta(days=hole)
    back = min(out + timedelta(days=rng.randrange(30, 60)), horizon.end - timedelta(days=1))
    return Term(FIRST, out), Term(back, horizon.end)


def _posts(
    rng: random.Random, wanted: Mapping[str, _Wanted], units: Mapping[str, Unit], horizon: Term
) -> tuple[dict[str, Post], dict[str, Unit]]:
    """Draw the incumbents; a unit in place owes dwell from its tour, not from before."""
    posts: dict[str, Post] = {}
    after = dict(units)
    taken: set[str] = set()
    for name, post in wanted.items():
        incumbent = None
        if rng.random() < 2 / 3:
            free = [
                unit
                for unit in after.values()
                if unit.category == f"c{post.category:02d}"
                and unit.id not in taken
                and name in unit.posts
            ]
            if len(free) > 1:
                unit = rng.choice(free)
                begun = rng.randrange(20, 150)
                length = rng.randrange(max(95, begun + OVERLAP + 1), 181)
                first = FIRST - timedelta(days=begun)
                stay = Term(first, first + timedelta(days=length))
                incumbent = Incumbent(unit=unit.id, stay=stay)
                taken.add(unit.id)
                after[unit.id] = replace(unit, free_from=None)
        posts[name] = Post(
            id=name,
            name=name,
            category=f"c{post.category:02d}",
            institution=post.institution,
            place="XA",
            point=post.point,
            window=horizon,
            starts=PostStart.CONTINUES if incumbent else PostStart.OPENS,
            ends=PostEnd.CONTINUES,
            weight=post.weight,
            incumbent=incumbent,
            illustrative=True,
        )
    return posts, after


def _point(name: str, wanted: Mapping[str, _Wanted]) -> PointOfEntry:
    """Give a point of entry with 1.8 times the weekly movements of 2.4 tours a post and year."""
    traffic = sum(1 for post in wanted.values() if post.point == name) * 2 * 2.4 / 52
    return PointOfEntry(id=name, name=name, place="XA", moves_per_week=max(2, round(1.8 * traffic)))


def _calendar(rng: random.Random) -> tuple[CalendarEntry, ...]:
    """Draw the days without movements."""
    days = sorted(FIRST + timedelta(days=t) for t in rng.sample(range(8, DAYS - 7), 15))
    return tuple(
        CalendarEntry(
            term=Term(day, day + timedelta(days=1)),
            kind="holiday",
            name=Localized("x", "x"),
            no_movement=True,
        )
        for day in days
    )
