"""Seeded instances of the national planning problem, as plannings of an imaginary host.

There is no published benchmark with constant presence, relief overlap and proportional dwell
together, so this one is made to be hard where real plans are: scarce categories, training holes,
no-movement days, weekly allowances at the points of entry, and ceilings that may or may not bind.
Everything is invented; host XA and sender XB do not exist.
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
    IntervalReading,
    LimitLine,
    Measure,
    RotationInterval,
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

FIRST = date(2026, 1, 1)
OVERLAP = 7
CATEGORIES = 25
SLACK = 1.15
"""Ceilings as a share of the persons needed on the busiest day; 1.15 never binds."""


def national(size: int, seed: int, *, ceiling: float = SLACK) -> Planning:
    """Make one instance of a year in one host.

    Args:
        size: Posts; three times as many units are offered.
        seed: Seed; equal seeds give equal instances.
        ceiling: Ceilings on persons and arms as a share of peak need.
    """
    rng = random.Random(f"relevo-national-{size}-{seed}")
    horizon = Term(FIRST, FIRST + timedelta(days=365))
    categories = rng.sample(range(CATEGORIES), min(CATEGORIES, max(3, size // 3)))
    heads = {c: round(4 * (150 / 4) ** rng.random()) for c in categories}
    scarce = set(rng.sample(categories, max(1, len(categories) // 6)))
    post_category = [
        categories[i] if i < len(categories) else rng.choice(categories) for i in range(size)
    ]
    institutions = max(2, size // 4)
    points = max(1, size // 10)
    need = {c: post_category.count(c) for c in categories}
    weights = {c: (0.68 if c in scarce else 1.1) * need[c] for c in categories}
    total = sum(weights.values())
    offered = {c: max(2, round(3 * size * weights[c] / total)) for c in categories}
    posts = {}
    for i, c in enumerate(post_category):
        name = f"P{i:02d}"
        posts[name] = {
            "category": c,
            "institution": f"I{rng.randrange(institutions):02d}",
            "point": f"Q{rng.randrange(points)}",
            "weight": rng.choice([1, 1, 1, 2, 2, 3, 5]),
        }
    units: dict[str, Unit] = {}
    kits: dict[str, Kit] = {}
    for c in categories:
        holders = [p for p in posts if posts[p]["category"] == c]
        for k in range(offered[c]):
            name = f"EJ-{c:02d}-{k:02d}"
            persons = max(2, round(heads[c] * rng.uniform(0.85, 1.15)))
            kit = Kit(
                id=f"K-{name}", held=Held.BROUGHT, arms={"rifle": persons, "mortar": persons // 20}
            )
            kits[kit.id] = kit
            hole = rng.randrange(30, 300) if rng.random() < 0.15 else None
            terms = (horizon,)
            if hole is not None:
                out = FIRST + timedelta(days=hole)
                back = min(
                    out + timedelta(days=rng.randrange(30, 60)), horizon.end - timedelta(days=1)
                )
                terms = (Term(FIRST, out), Term(back, horizon.end))
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
    made: dict[str, Post] = {}
    taken: set[str] = set()
    for name, p in posts.items():
        incumbent = None
        if rng.random() < 2 / 3:
            free = [
                u
                for u in units.values()
                if u.category == f"c{p['category']:02d}" and u.id not in taken and name in u.posts
            ]
            if len(free) > 1:
                unit = rng.choice(free)
                begun = rng.randrange(20, 150)
                length = rng.randrange(max(95, begun + OVERLAP + 1), 181)
                first = FIRST - timedelta(days=begun)
                incumbent = Incumbent(
                    unit=unit.id, stay=Term(first, first + timedelta(days=length))
                )
                taken.add(unit.id)
                units[unit.id] = Unit(
                    **{f: getattr(unit, f) for f in unit.__slots__ if f != "free_from"},
                    free_from=None,
                )
        made[name] = Post(
            id=name,
            name=name,
            category=f"c{p['category']:02d}",
            institution=str(p["institution"]),
            place="XA",
            point=str(p["point"]),
            window=horizon,
            starts=PostStart.CONTINUES if incumbent else PostStart.OPENS,
            ends=PostEnd.CONTINUES,
            weight=int(p["weight"]),
            incumbent=incumbent,
            illustrative=True,
        )
    calendar = tuple(
        CalendarEntry(
            term=Term(d, d + timedelta(days=1)),
            kind="holiday",
            name=Localized("x", "x"),
            no_movement=True,
        )
        for d in sorted(FIRST + timedelta(days=t) for t in rng.sample(range(8, 358), 15))
    )
    act = _act(horizon, sum(heads[c] for c in post_category), ceiling)
    codes = Codes(
        states=CodeTree(
            CodeKind.STATE, {s: Code(id=s, name=Localized(s, s)) for s in ("XA", "XB")}
        ),
        places=CodeTree(CodeKind.PLACE, {"XA": Code(id="XA", name=Localized("XA", "XA"))}),
        arms=CodeTree(
            CodeKind.ARMS, {a: Code(id=a, name=Localized(a, a)) for a in ("rifle", "mortar")}
        ),
        categories=CodeTree(
            CodeKind.CATEGORY,
            {f"c{c:02d}": Code(id=f"c{c:02d}", name=Localized(str(c), str(c))) for c in categories},
        ),
        institutions=CodeTree(
            CodeKind.INSTITUTION,
            {
                f"I{i:02d}": Code(id=f"I{i:02d}", name=Localized(str(i), str(i)))
                for i in range(institutions)
            },
        ),
    )
    held = {
        f"I{i:02d}": sum(1 for p in posts.values() if p["institution"] == f"I{i:02d}")
        for i in range(institutions)
    }
    traffic = {
        f"Q{q}": sum(1 for p in posts.values() if p["point"] == f"Q{q}") * 2 * 2.4 / 52
        for q in range(points)
    }
    return Planning(
        horizon=horizon,
        mandate=mandate_on([act], horizon.start),
        chosen=Chosen(),
        codes=codes,
        units=units,
        posts=made,
        kits=kits,
        institutions={i: HostInstitution(id=i, units_at_once=n + 1) for i, n in held.items()},
        points={
            q: PointOfEntry(id=q, name=q, place="XA", moves_per_week=max(2, round(1.8 * t)))
            for q, t in traffic.items()
        },
        calendar=calendar,
        overlap_days=OVERLAP,
    )


def _act(horizon: Term, peak: int, ceiling: float) -> Act:
    """Make the act that sets the ceilings and three to six months."""

    def line(id_: str, measure: Measure, n: int, arms: tuple[str, ...] = ()) -> LimitLine:
        return LimitLine(
            id=id_,
            measure=measure,
            quantity=Quantity(Quantifier.AT_MOST, n),
            clause="annex",
            scope=Scope(arms=arms),
            counting=Counting.CONCURRENT,
        )

    room = round(peak * ceiling)
    return Act(
        id="xa-benchmark",
        title=Localized("Acto de prueba", "Benchmark act"),
        kind="law",
        host="XA",
        senders=("XB",),
        body="XA",
        status=ActStatus.ADOPTED,
        dates=Dates(published=Value(value=date(2025, 12, 1))),
        clauses=(Clause(id="annex", summary=Localized("Anexo", "Annex"), seen=Seen.TEXT),),
        windows=(
            Window(
                id="stay",
                kind=WindowKind.PRESENCE,
                from_=horizon.start,
                to=horizon.last,
                clause="annex",
            ),
        ),
        rotation=(
            RotationInterval(
                at_least=3, at_most=6, clause="annex", reading=IntervalReading.LENGTH_OF_STAY
            ),
        ),
        limits=(
            line("persons", Measure.PERSONS, room),
            line("rifles", Measure.ARMS, round(1.05 * room), ("rifle",)),
            line("mortars", Measure.ARMS, max(1, room // 15), ("mortar",)),
        ),
        illustrative=True,
    )
