"""Tiny random planning problems over a few days, for the enumerator and the planner.

Stays are bounded by a limit on days of stay instead of calendar months, so that whole worlds fit
into a week and every plan can be listed.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from relevo.core.bound import Quantifier, Quantity
from relevo.core.clause import Seen
from relevo.core.codes import Code, CodeKind, Codes, CodeTree
from relevo.core.term import Term
from relevo.core.words import Localized
from relevo.instrument.model import (
    Act,
    ActStatus,
    Clause,
    Counting,
    Dates,
    LimitLine,
    Measure,
    Scope,
    Window,
    WindowKind,
)
from relevo.instrument.value import Value
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

FIRST = date(2026, 1, 5)
"""A Monday."""


def day(n):
    return FIRST + timedelta(days=n)


def term(first, last):
    return Term(day(first), day(last + 1))


def tree(kind, *ids):
    return CodeTree(kind, {i: Code(id=i, name=Localized(i, i)) for i in ids})


CODES = Codes(
    states=tree(CodeKind.STATE, "XA", "XB"),
    places=tree(CodeKind.PLACE, "XA"),
    arms=tree(CodeKind.ARMS, "rifle"),
    categories=tree(CodeKind.CATEGORY, "c"),
    institutions=tree(CodeKind.INSTITUTION, "I0", "I1"),
)


def line(id_, measure, n, counting=Counting.CONCURRENT, arms=()):
    return LimitLine(
        id=id_,
        measure=measure,
        quantity=Quantity(Quantifier.AT_MOST, n),
        clause="c",
        scope=Scope(arms=arms),
        counting=counting,
    )


def act(horizon, limits):
    return Act(
        id="xa-act",
        title=Localized("Acto", "Act"),
        kind="law",
        host="XA",
        senders=("XB",),
        body="XA",
        status=ActStatus.ADOPTED,
        dates=Dates(published=Value(value=date(2025, 12, 1))),
        clauses=(Clause(id="c", summary=Localized("c", "c"), seen=Seen.TEXT),),
        windows=(
            Window(
                id="w",
                kind=WindowKind.PRESENCE,
                from_=horizon.start,
                to=horizon.last,
                clause="c",
            ),
        ),
        limits=limits,
        illustrative=True,
    )


def tiny(seed):
    """Make one world: one or two posts, two or three units, six or seven days."""
    rng = random.Random(seed)  # noqa: S311 - random worlds, not secrets
    days = rng.choice([6, 7])
    overlap = rng.choice([0, 1, 1, 2])
    horizon = term(0, days - 1)
    posts, units, kits = {}, {}, {}
    kits["stay"] = Kit(id="stay", held=Held.STAYS_WITH_POST, arms={"rifle": 1})
    kits["bring"] = Kit(id="bring", held=Held.BROUGHT, arms={"rifle": 1})
    names = [f"P{i}" for i in range(rng.choice([1, 2, 2]))]
    for i in range(rng.choice([2, 3])):
        terms = (horizon,)
        if rng.random() < 0.3:
            hole = rng.randrange(1, days - 2)
            terms = (term(0, hole - 1), term(hole + 1, days - 1))
        eligible = rng.sample(names, rng.randrange(1, len(names) + 1))
        units[f"U{i}"] = Unit(
            id=f"U{i}",
            name=f"U{i}",
            sender="XB",
            category="c",
            persons=rng.choice([1, 2]),
            available=terms,
            posts={p: rng.choice([1, 2, 3]) for p in eligible},
            dwell_x2=rng.choice([1, 2, 3]),
            free_from=day(rng.randrange(3)) if rng.random() < 0.3 else None,
            kit=rng.choice(["", "bring"]),
        )
    taken = set()
    for name in names:
        begin = 0 if rng.random() < 0.7 else 1
        end = days - 1 if rng.random() < 0.7 else days - 2
        incumbent = None
        free = [u for u in units if u not in taken]
        if rng.random() < 0.3 and len(free) > 1:
            unit = rng.choice(free)
            taken.add(unit)
            incumbent = Incumbent(unit=unit, stay=term(-2, begin + rng.randrange(3)))
        posts[name] = Post(
            id=name,
            name=name,
            category="c",
            institution=rng.choice(["I0", "I1"]),
            place="XA",
            point="Q",
            window=term(begin, end),
            starts=PostStart.CONTINUES if incumbent else PostStart.OPENS,
            ends=rng.choice(list(PostEnd)),
            weight=rng.choice([1, 1, 2]),
            kit=rng.choice(["", "stay"]),
            incumbent=incumbent,
        )
    limits = [line("stay", Measure.STAY_DAYS, rng.choice([2, 3, 4]))]
    if rng.random() < 0.5:
        limits.append(line("persons", Measure.PERSONS, rng.choice([2, 3, 4])))
    if rng.random() < 0.5:
        limits.append(line("rifles", Measure.ARMS, rng.choice([1, 2, 3]), arms=("rifle",)))
    if rng.random() < 0.3:
        limits.append(line("units", Measure.UNITS, rng.choice([1, 2])))
    closed = [
        CalendarEntry(term=term(t, t), kind="holiday", name=Localized("x", "x"), no_movement=True)
        for t in range(days)
        if rng.random() < 0.12
    ]
    return Planning(
        horizon=horizon,
        mandate=mandate_on([act(horizon, tuple(limits))], horizon.start),
        chosen=Chosen(),
        codes=CODES,
        units=units,
        posts=posts,
        kits=kits,
        institutions={
            "I0": HostInstitution(id="I0", units_at_once=rng.choice([None, 1, 2, 3])),
            "I1": HostInstitution(id="I1", units_at_once=rng.choice([None, 2])),
        },
        points={
            "Q": PointOfEntry(
                id="Q", name="Q", place="XA", moves_per_week=rng.choice([None, 4, 6, 8])
            )
        },
        calendar=tuple(closed),
        overlap_days=overlap,
    )
