"""Random records for the two checkers of facts: corrections, stations, counts, returns, the plan.

A story is told first, day by day, and then spoiled: much of what is recorded fits together, and
some of it does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from tests.compliance.worlds import FIRST, codes, givens, plans
from tests.spec.world import build

from relevo.core.classes import EntryClass, PersonClass
from relevo.register.model import (
    Cause,
    Coverage,
    Handover,
    Holder,
    Kind,
    Materiel,
    Movement,
    Muster,
    Occasion,
    Party,
    Person,
    Recorded,
    Station,
    Use,
    Way,
)

DAY = timedelta(1)
ZONES = [ZoneInfo(name) for name in ("America/Lima", "America/Lima", "Asia/Tokyo", "America/Santiago")]
START = datetime(2025, 12, 28, tzinfo=UTC)
SPAN = 110
NAMED = {
    "purpose": ["training", "exercise"],
    "activity": ["Solstice"],
    "point_of_entry": ["AP", "SEA"],
    "vessel": ["Gull"],
}
CLASSES = st.sampled_from([PersonClass.MILITARY, PersonClass.MILITARY, PersonClass.CREW])


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What both checkers are given."""

    planning: object
    log: tuple[Recorded, ...]
    zone: ZoneInfo
    as_of: datetime
    points: tuple[str, ...]
    tours: tuple | None
    months: int


@st.composite
def laws(draw):
    """A world in the form of ``givens``, with what only facts have: amendments, classes, names."""
    given = draw(givens())
    acts = given["acts"]
    for n, act in enumerate(acts):
        act["senders"] = draw(st.sampled_from([["XB"], ["XB"], ["XB", "XC"], ["XC"]]))
        if n and draw(st.integers(0, 2)) == 0:
            act["amends"] = [{"act": f"act{n - 1}", "clause": "c", "changes": []}]
        if draw(st.integers(0, 2)) == 0:
            act["class_of_entry"] = {
                "value": draw(st.sampled_from(["armed", "unarmed", "protocol"])),
                "clause": draw(st.sampled_from(["c", ""])),
            }
        windows = ["", *(w["id"] for w in act["windows"])]
        if draw(st.integers(0, 2)) == 0:
            kind = draw(st.sampled_from(sorted(NAMED)))
            act["lists"].append(
                {
                    "id": "names",
                    "of": kind,
                    "items": NAMED[kind][:1],
                    "complete": draw(st.booleans()),
                    "clause": "c",
                    "window": draw(st.sampled_from(windows)),
                }
            )
        if draw(st.integers(0, 1)):
            measure = draw(
                st.sampled_from(
                    ["movements", "vessels", "stock", "equipment", "stay_days", "persons", "units"]
                )
            )
            scope = draw(
                st.sampled_from(
                    [{}, {}, {"activities": ["solstice"]}, {"contingents": ["first"]}]
                    + ([{"named": ["Gull"]}] if measure == "vessels" else [])
                    + ([{"person_classes": ["crew"]}] if measure == "persons" else [])
                )
            )
            act["limits"].append(
                {
                    "id": "more",
                    "measure": measure,
                    "quantity": draw(
                        st.one_of(
                            st.sampled_from(["not_found", "tens"]),
                            st.builds(
                                lambda quantifier, n: {quantifier: n},
                                st.sampled_from(["at_most", "exact", "at_least", "about"]),
                                st.integers(1, 40 if measure == "stay_days" else 8),
                            ),
                        )
                    ),
                    "clause": "c",
                    "scope": scope,
                    "window": draw(st.sampled_from(windows)),
                    "counting": draw(
                        st.sampled_from(
                            ["concurrent", "cumulative", "per_contingent", "unspecified"]
                        )
                    ),
                }
            )
    return given


things = st.one_of(
    st.builds(
        Materiel,
        kind=st.just(Kind.ARMS),
        item=codes["arms"],
        serial=st.integers(1, 9).map(lambda n: f"S{n}"),
    ),
    st.builds(
        Materiel, kind=st.just(Kind.ARMS), item=st.sampled_from(["m4", "pistol"]),
        quantity=st.integers(1, 4),
    ),
    st.builds(
        Materiel, kind=st.just(Kind.AIRCRAFT), item=st.just("C-130"), serial=st.sampled_from("AB")
    ),
    st.builds(
        Materiel, kind=st.just(Kind.VESSEL), item=st.just("frigate"), serial=st.sampled_from("FG"),
        name=st.sampled_from(["Gull", "gull ", ""]),
    ),
    st.builds(
        Materiel, kind=st.just(Kind.STOCK), item=st.just("5.56"), quantity=st.integers(1, 6),
        unit=st.just("box"),
    ),
    st.builds(
        Materiel, kind=st.just(Kind.EQUIPMENT), item=st.just("radio"), quantity=st.integers(1, 3)
    ),
)


def instants(draw):
    """An hour of the span, often one at which a civil day begins somewhere."""
    return START + timedelta(hours=draw(st.integers(0, 24 * SPAN)))


@st.composite
def parties(draw):
    name = draw(st.sampled_from("PPQ"))
    rolls = draw(st.lists(st.integers(1, 6), max_size=3, unique=True))
    return Party(
        name=name,
        sender=draw(st.sampled_from(["XB", "XB", "XB", "XC"])),
        unit=draw(st.sampled_from(["", "U1", "U2"])),
        category=draw(st.one_of(st.just(""), codes["category"])),
        post=draw(st.sampled_from(["", "P1", "P2"])),
        contingent=draw(st.sampled_from(["", "", "first", "second"])),
        persons=tuple(Person(roll=f"{name}{roll}", of=draw(CLASSES)) for roll in rolls),
        uncounted=tuple(
            draw(st.lists(st.tuples(CLASSES, st.integers(1, 5)), max_size=2))
        ),
        materiel=tuple(draw(st.lists(things, max_size=3))),
    )


def clearance(n):
    return f"C{n}"


@st.composite
def movements(draw, acts, zone, taken, way=None):
    """Draw one crossing at an instant at which nothing else crosses."""
    at = instants(draw)
    while at in taken:
        at += timedelta(minutes=7)
    taken.add(at)
    day = at.astimezone(zone).date()
    return Movement(
        clearance=clearance(len(taken)),
        way=way or draw(st.sampled_from([Way.IN, Way.IN, Way.OUT])),
        at=at,
        day=day,
        party=draw(parties()),
        point=draw(st.sampled_from(["", "AP", "SEA"])),
        act=draw(st.sampled_from(["", *acts, *acts, "other"])),
        entry=draw(st.sampled_from([None, EntryClass.ARMED, EntryClass.UNARMED])),
        cause=draw(st.sampled_from([Cause.PLANNED] * 5 + [Cause.RECALL, Cause.RESCUE])),
        purpose=draw(st.sampled_from(["", "training", "exercise"])),
        activity=draw(st.sampled_from(["", "Sólstice", "Solstice", "other"])),
        place=draw(st.one_of(st.just(""), codes["place"])),
        institution=draw(st.one_of(st.just(""), codes["institution"])),
        until=draw(
            st.one_of(st.none(), st.integers(0, 60).map(lambda n: day + DAY * n))
        ),
        noted=draw(st.sampled_from([""] * 9 + ["Office 1: no line"])),
        despite=draw(st.sampled_from([""] * 9 + ["Office 2: needed"])),
    )


@st.composite
def leavings(draw, came, zone, taken):
    """Draw the exit of all or part of a party some time after it came."""
    at = came.at + timedelta(hours=draw(st.sampled_from([1, 5, 23, 24, 25, 24 * 9, 24 * 31])))
    while at in taken:
        at += timedelta(minutes=7)
    taken.add(at)
    whole = draw(st.booleans())
    party = came.party
    if not whole:
        party = replace(
            party,
            persons=party.persons[1:],
            uncounted=tuple((of, max(1, n - 1)) for of, n in party.uncounted[:1]),
            materiel=party.materiel[: draw(st.integers(0, len(party.materiel)))],
        )
    return replace(
        came,
        clearance=clearance(len(taken)),
        way=Way.OUT,
        at=at,
        day=at.astimezone(zone).date(),
        party=party,
        until=None,
        noted="",
        despite="",
    )


def _days(draw, came=None):
    """A day near a crossing, or any of the span."""
    if came is not None and draw(st.integers(0, 3)):
        return came.day + DAY * draw(st.sampled_from([0, 0, 1, 2, 9, 10, 31]))
    return FIRST - DAY * 6 + DAY * draw(st.integers(0, SPAN + 5))


@st.composite
def others(draw, moves):
    """Draw a station, use, handover, count or return about what crossed."""
    came = draw(st.sampled_from(moves)) if moves else None
    day = _days(draw, came)
    party = came.party if came else Party(name="P", sender="XB")
    pieces = tuple(t for t in party.materiel if t.serial and t.kind is Kind.ARMS)
    kind = draw(st.sampled_from(["station", "use", "handover", "muster", "muster", "coverage"]))
    if kind == "station":
        rolls = tuple(p.roll for p in party.persons)
        return Station(
            party=party.name,
            day=day,
            place=draw(st.one_of(st.just(""), codes["place"])),
            institution=draw(st.one_of(st.just(""), codes["institution"])),
            post=draw(st.sampled_from(["", "P1", "P2"])),
            persons=draw(st.sampled_from([(), (), rolls[:1], rolls])),
        )
    if kind == "use":
        stock = tuple(t for t in party.materiel if t.kind in (Kind.STOCK, Kind.ARMS))
        less = tuple(
            replace(t, quantity=draw(st.integers(1, t.quantity))) for t in stock[:2]
        )
        return Use(day=day, party=party.name, stock=less, how="used")
    if kind == "handover" and (pieces or draw(st.integers(0, 4)) == 0):
        holders = st.sampled_from(
            [(Holder.UNIT, "P"), (Holder.UNIT, "Q"), (Holder.ARMOURY, "A1")]
        )
        return Handover(
            day=day,
            pieces=pieces or (Materiel(kind=Kind.ARMS, item="m4", serial="S1"),),
            to=draw(holders),
            from_=draw(st.one_of(st.none(), holders)),
        )
    if kind == "coverage":
        first = _days(draw)
        return Coverage(
            point=draw(st.sampled_from(["", "AP", "SEA"])),
            from_=first,
            to=first + DAY * draw(st.sampled_from([0, 6, 30, 89])),
            nil=False,
            by="XA",
        )
    rolls = tuple(p.roll for p in party.persons)
    return Muster(
        day=day,
        occasion=draw(st.sampled_from(list(Occasion))),
        party=draw(st.sampled_from(["", party.name])),
        persons=draw(st.sampled_from([rolls, rolls[1:], (*rolls, "Z9")])),
        pieces=draw(st.sampled_from([pieces, pieces, pieces[1:]])),
    )


WHOLE = Coverage(
    point="", from_=date(2025, 12, 1), to=date(2026, 12, 31), nil=False, by="XA"
)


@st.composite
def logs(draw, acts, zone):
    """Draw what was recorded, each entry at its time: late ones, corrections, withdrawals."""
    taken: set[datetime] = set()
    moves = [
        draw(movements(acts, zone, taken, Way.IN)) for _ in range(draw(st.integers(0, 4)))
    ]
    for came in list(moves):
        if draw(st.integers(0, 3)):
            moves.append(draw(leavings(came, zone, taken)))
        if draw(st.integers(0, 3)) == 0:
            moves.append(draw(leavings(came, zone, taken)))
    if draw(st.integers(0, 2)) == 0:
        moves.append(draw(movements(acts, zone, taken)))
    came = [one for one in moves if one.way is Way.IN]
    records = [*moves, *(draw(others(came)) for _ in range(draw(st.integers(0, 5))))]
    if draw(st.integers(0, 2)):
        records.append(WHOLE)
    told = []
    for record in records:
        day = getattr(record, "day", None) or record.from_
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        heard = getattr(record, "at", noon) + timedelta(
            hours=draw(st.sampled_from([-900, 0, 0, 0, 1, 30, 24 * 40]))
        )
        told.append((heard, record))
    told.sort(key=lambda one: one[0])
    log = [
        Recorded(entry=n, recorded_at=heard, record=record)
        for n, (heard, record) in enumerate(told)
    ]
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2, 3]))):
        if not log:
            break
        wrong = draw(st.sampled_from(log))
        when = log[-1].recorded_at + timedelta(hours=draw(st.sampled_from([0, 1, 24 * 20])))
        withdraws = draw(st.booleans())
        record = wrong.record
        if not withdraws and isinstance(record, Movement):
            at = record.at + timedelta(hours=draw(st.sampled_from([0, 1, 24, 48])))
            while at in taken:
                at += timedelta(minutes=7)
            taken.add(at)
            record = replace(
                record, at=at, day=at.astimezone(zone).date(), party=draw(parties())
            )
        elif not withdraws:
            record = draw(others(came))
        log.append(
            Recorded(
                entry=len(log),
                recorded_at=when,
                record=record,
                corrects=wrong.entry,
                withdraws=withdraws,
            )
        )
    return tuple(log)


@st.composite
def matters(draw):
    """Draw what both checkers are given."""
    given = draw(laws())
    planning = build(given)
    zone = draw(st.sampled_from(ZONES))
    acts = [f"act{n}" for n in range(len(given["acts"]))]
    log = draw(logs(acts, zone))
    ends = [one.recorded_at for one in log] + [
        one.record.at for one in log if isinstance(one.record, Movement)
    ]
    late = datetime(2026, 4, 30, 4, 59, 59, tzinfo=UTC)
    as_of = draw(st.sampled_from([late, late, late, *ends])) + timedelta(
        hours=draw(st.sampled_from([0, 0, 0, 1, 24, 24 * 7]))
    )
    tours = draw(plans(planning)) if draw(st.booleans()) else None
    return Matter(
        planning=planning,
        log=log,
        zone=zone,
        as_of=as_of,
        points=draw(st.sampled_from([(), (), ("AP",), ("AP", "SEA")])),
        tours=None if tours is None else tuple(tours),
        months=draw(st.integers(1, 6)),
    )
