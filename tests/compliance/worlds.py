"""Random tiny worlds and plans, and random changes to a plan, for the two checkers."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from tests.spec.world import TREES, build

from relevo.core.term import Term
from relevo.rotation.model import Tour

FIRST = date(2026, 1, 1)
DAY = timedelta(1)

codes = {str(kind): st.sampled_from(sorted(tree)) for kind, tree in TREES.items()}
listed = {name: st.lists(code, max_size=2, unique=True) for name, code in codes.items()}


STARTS = st.sampled_from([-10, -1, 0, 0, 0, 1, 29, 30, 31, 32, 58, 59, 60, 89, 90])
LENGTHS = st.sampled_from([1, 2, 7, 28, 30, 31, 32, 59, 60, 61, 90, 91, 101])
"""Few days, so that ends meet: what matters happens on the first day, the last and the next."""


@st.composite
def terms(draw, shortest=1):
    """Days within the span, a little before and after it allowed."""
    start = FIRST + timedelta(draw(STARTS))
    return Term(start, start + timedelta(max(shortest, draw(LENGTHS))))


def days(term):
    return f"{term.start}..{term.last}"


quantities = st.one_of(
    st.sampled_from(["tens", "unspecified", "not_found"]),
    st.builds(
        lambda quantifier, n: {quantifier: n},
        st.sampled_from(["exact", "at_most", "at_least", "about"]),
        st.integers(0, 12),
    ),
)


@st.composite
def scopes(draw, *, arms):
    scope = {
        field: draw(st.one_of(st.just([]), listed[kind]))
        for field, kind in (
            ("categories", "category"),
            ("places", "place"),
            ("institutions", "institution"),
        )
        if draw(st.booleans())
    }
    if arms:
        scope["arms"] = draw(st.lists(codes["arms"], max_size=2, unique=True))
    if draw(st.integers(0, 9)) == 0:
        scope |= draw(
            st.sampled_from(
                [
                    {"person_classes": ["crew"]},
                    {"contingents": ["first"]},
                    {"things": [{"es": "bastones", "en": "batons"}]},
                ]
            )
        )
    return scope


@st.composite
def acts(draw):
    def window(n):
        term = draw(terms())
        return {
            "id": f"w{n}",
            "kind": draw(st.sampled_from(["presence", "presence", "presence", "activity"])),
            "from": term.start,
            "to": term.last,
            "clause": draw(st.sampled_from(["c", "press", "dark"])),
            "places": draw(st.one_of(st.just([]), listed["place"])),
        }

    windows = [window(n) for n in range(draw(st.integers(0, 2)))]
    if draw(st.booleans()):
        windows = [
            {"id": "w0", "kind": "presence", "from": FIRST, "to": "2026-12-31", "clause": "c"}
        ]
    named = st.sampled_from(["", *(w["id"] for w in windows)])
    conflicts = []
    limits = []
    for n in range(draw(st.integers(0, 3))):
        measure = draw(
            st.sampled_from(["arms", "arms", "arms", "persons", "units", "stay_days", "aircraft"])
        )
        limits.append(
            {
                "id": f"l{n}",
                "measure": measure,
                "quantity": draw(quantities),
                "clause": "c",
                "scope": draw(scopes(arms=measure == "arms")),
                "window": draw(named),
                "counting": draw(
                    st.sampled_from(["concurrent", "cumulative", "per_contingent", "unspecified"])
                ),
            }
        )
        if draw(st.integers(0, 3)) == 0:
            other = draw(
                st.sampled_from(
                    [{"absent": True}, {"quantity": {"exact": 3}}]
                    + ([{"arms": ["glock", "m17"]}] if measure == "arms" else [])
                )
            )
            conflicts.append(
                {"about": f"limits.l{n}", "versions": [{"says": ["s1"]}, {"says": ["s2"], **other}]}
            )
    lists = []
    for n in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["category", "place", "institution", "arms"]))
        items = draw(st.lists(codes[kind], min_size=1, max_size=3, unique=True))
        lists.append(
            {
                "id": f"p{n}",
                "of": kind,
                "items": items,
                "complete": draw(st.booleans()),
                "clause": "c",
                "window": draw(named),
            }
        )
        if draw(st.booleans()):
            other = draw(st.one_of(st.just({"absent": True}), codes[kind].map(_valued)))
            conflicts.append(
                {
                    "about": f"lists.p{n}.{items[0]}",
                    "versions": [{"says": ["s1"]}, {"says": ["s2"], **other}],
                }
            )
    published = st.sampled_from(["2025-12-15", "2026-01-01", "2026-01-20"])
    first, second = draw(published), draw(published)
    if draw(st.integers(0, 4)) == 0:
        conflicts.append(
            {
                "about": "dates.published",
                "versions": [{"says": ["s1"], "value": first}, {"says": ["s2"], "value": second}],
            }
        )
    elif draw(st.integers(0, 4)) == 0:
        first = "not_found"
    rotation = [
        {
            "at_least": 1,
            "at_most": draw(st.integers(1, 3)),
            "clause": "c",
            "categories": draw(st.one_of(st.just([]), listed["category"])),
            "reading": draw(st.sampled_from([None, "length_of_stay", "between_reliefs"])),
        }
        for _ in range(draw(st.integers(0, 2)))
    ]
    stop = draw(terms())
    return {
        "senders": draw(st.sampled_from([["XB"], ["XB", "XC"], ["XC"]])),
        "dates": {"published": first},
        "windows": windows,
        "limits": limits,
        "lists": lists,
        "rotation": rotation,
        "conflicts": conflicts,
        "suspended_by": [{"by": "court", "from": stop.start, "to": stop.last}]
        if draw(st.integers(0, 4)) == 0
        else [],
    }


def _valued(code):
    return {"value": code}


@st.composite
def givens(draw):
    """A world, in the form that ``tests.spec.world.build`` takes."""
    kit = st.sampled_from(["", "K1", "K2"])

    def unit():
        return {
            "sender": draw(st.sampled_from(["XB", "XB", "XC"])),
            "category": draw(st.sampled_from(["special", "mountain", "civil"])),
            "persons": draw(st.integers(1, 6)),
            "available": [draw(st.sampled_from(["2025-12-01..2026-12-31", days(draw(terms(90)))]))],
            "posts": draw(st.sampled_from([["P1"], ["P2"], ["P1", "P2"]])),
            "dwell_x2": draw(st.integers(0, 4)),
            "free_from": draw(st.sampled_from([None, "2026-01-01", "2026-01-15"])),
            "kit": draw(kit),
        }

    def post(incumbent):
        window = draw(terms(shortest=draw(st.sampled_from([1, 90]))))
        stay = Term(
            window.start - timedelta(draw(st.integers(0, 20))),
            window.start + timedelta(draw(st.integers(-3, 30))) + timedelta(4),
        )
        return {
            "category": draw(st.sampled_from(["ground", "ground", "special", "civil"])),
            "institution": draw(codes["institution"]),
            "place": draw(codes["place"]),
            "point": draw(st.sampled_from(["AP", "SEA"])),
            "window": days(window),
            "starts": "continues",
            "ends": draw(st.sampled_from(["closes", "continues"])),
            "kit": draw(kit),
            "incumbent": f"{incumbent} {days(stay)}" if incumbent else None,
        }

    pieces = st.dictionaries(codes["arms"], st.integers(0, 6), max_size=3)
    incumbents = draw(st.sampled_from([("", ""), ("", ""), ("U1", ""), ("U2", "U3"), ("U9", "")]))
    points = st.sampled_from([None, 1, 2])
    calendar = [
        {
            "days": days(draw(terms())),
            "points": draw(st.sampled_from([[], ["AP"], ["SEA"]])),
            "no_movement": draw(st.booleans()),
        }
        for _ in range(draw(st.integers(0, 2)))
    ]
    return {
        "horizon": "2026-01-01..2026-04-10",
        "day": "2026-01-30",
        "acts": draw(st.lists(acts(), max_size=3)),
        "units": {name: unit() for name in ("U1", "U2", "U3")},
        "posts": {
            name: post(incumbent) for name, incumbent in zip(("P1", "P2"), incumbents, strict=True)
        },
        "kits": {
            "K1": {"held": "brought", "arms": draw(pieces)},
            "K2": {"held": "stays_with_post", "arms": draw(pieces)},
        },
        "institutions": {name: draw(points) for name in ("ARMY", "BDE1")},
        "points": {name: draw(points) for name in ("AP", "SEA")},
        "calendar": _apart(calendar),
        "overlap": draw(st.integers(0, 3)),
    }


def _apart(calendar):
    """Rows without a file are told apart by kind and first day: keep one of each."""
    return list({entry["days"][:10]: entry for entry in calendar}.values())


@st.composite
def plans(draw, planning):
    """A plan whose tours begin and end where something else does, or a day off."""
    tours = []
    off = st.sampled_from([-1, 0, 0, 0, 0, 1, 2])
    for _ in range(draw(st.integers(0, 5))):
        unit = draw(st.sampled_from(["U1", "U2", "U3"]))
        post = planning.posts[draw(st.sampled_from(["P1", "P2"]))]
        begins = [post.window.start]
        stays = [(t.unit, t.post, t.stay) for t in tours]
        stays += [
            (p.incumbent.unit, p.id, p.incumbent.stay)
            for p in planning.posts.values()
            if p.incumbent
        ]
        begins += [
            stay.end - timedelta(planning.overlap_days) for _, at, stay in stays if at == post.id
        ] * 3
        begins += [
            stay.end + timedelta((planning.units[unit].dwell_x2 * stay.days + 1) // 2)
            for who, _, stay in stays
            if who == unit
        ] * 3
        start = draw(st.sampled_from(begins)) + timedelta(draw(off))
        ends = [post.window.end, *(start + timedelta(n) for n in (27, 28, 31, 59, 61, 62, 90, 92))]
        end = draw(st.sampled_from(ends)) + timedelta(draw(off))
        tours.append(Tour(unit=unit, post=post.id, stay=Term(start, max(end, start + DAY))))
    return tours


@st.composite
def worlds(draw):
    """A world and a plan for it."""
    planning = build(draw(givens()))
    return planning, draw(plans(planning))


@st.composite
def changed(draw, tours):
    """A plan with one to three changes: a day moved, a unit or post changed, a tour gone, doubled.

    A tour may come to name a unit or post that the case does not have.
    """
    plan = list(tours)
    for _ in range(draw(st.integers(1, 3))):
        if not plan:
            break
        place = draw(st.integers(0, len(plan) - 1))
        tour = plan.pop(place)
        change = draw(st.sampled_from(["start", "end", "unit", "post", "drop", "double"]))
        by = timedelta(draw(st.sampled_from([-8, -7, -1, 1, 7, 30])))
        start, end, unit, post = tour.stay.start, tour.stay.end, tour.unit, tour.post
        if change == "start":
            start = min(start + by, end - timedelta(1))
        elif change == "end":
            end = max(end + by, start + timedelta(1))
        elif change == "unit":
            unit = draw(st.sampled_from(["U1", "U2", "U3", "U8"]))
        elif change == "post":
            post = draw(st.sampled_from(["P1", "P2", "P8"]))
        elif change == "double":
            plan.append(tour)
        if change != "drop":
            plan.append(Tour(unit=unit, post=post, stay=Term(start, end)))
    return plan


GOOD_WORLD = {
    "act": {
        "rotation": [{"at_least": 3, "at_most": 6, "clause": "c", "reading": "length_of_stay"}],
        "limits": [
            {
                "id": "persons",
                "measure": "persons",
                "quantity": {"exact": 30},
                "clause": "c",
                "counting": "concurrent",
            },
            {
                "id": "m4",
                "measure": "arms",
                "quantity": {"exact": 12},
                "clause": "c",
                "counting": "concurrent",
                "scope": {"arms": ["m4"]},
            },
            {
                "id": "glock",
                "measure": "arms",
                "quantity": {"exact": 2},
                "clause": "c",
                "scope": {"arms": ["glock"]},
            },
            {"id": "days", "measure": "stay_days", "quantity": {"at_most": 181}, "clause": "c"},
        ],
        "lists": [
            {"id": "cats", "of": "category", "items": ["ground"], "complete": True, "clause": "c"},
            {"id": "places", "of": "place", "items": ["XA-N"], "complete": True, "clause": "c"},
            {
                "id": "hosts",
                "of": "institution",
                "items": ["ARMY"],
                "complete": True,
                "clause": "c",
            },
            {
                "id": "kinds",
                "of": "arms",
                "items": ["m4", "glock"],
                "complete": True,
                "clause": "c",
            },
        ],
    },
    "kits": {
        "K1": {"held": "brought", "arms": {"m4": 4}},
        "K2": {"held": "stays_with_post", "arms": {"glock": 2}},
    },
    "units": {
        "U1": {"kit": "K1"},
        "U2": {"kit": "K1"},
        "U3": {"kit": "K1"},
        "U4": {"category": "civil"},
        "U5": {"kit": "K1", "available": ["2026-02-01..2026-12-31"]},
    },
    "posts": {"P1": {"kit": "K2"}, "P2": {"window": "2026-01-01..2026-04-30"}},
    "institutions": {"BDE1": 3},
    "points": {"AP": 2},
    "calendar": [{"days": "2026-04-12..2026-04-12"}],
}
GOOD_PLAN = (
    "U1 P1 2026-01-01..2026-04-05",
    "U2 P1 2026-03-30..2026-06-30",
    "U3 P2 2026-01-01..2026-04-30",
)
