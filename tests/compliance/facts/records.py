"""Random records for the two checkers of facts: corrections, stations, counts, returns, the plan.

The world is drawn by Hypothesis; what is recorded of it is drawn from a seed, which is many times
faster. Parties come, and part of them leaves; around that lie stations, counts and returns, some of
them late, corrected or withdrawn: much of what is recorded fits together, and some of it does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from tests.compliance.worlds import FIRST, givens, plans
from tests.spec.world import TREES, build

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
ZONES = [
    ZoneInfo(name) for name in ("America/Lima", "America/Lima", "Asia/Tokyo", "America/Santiago")
]
START = datetime(2025, 12, 28, tzinfo=UTC)
SPAN = 110
NAMED = {
    "purpose": ["training", "exercise"],
    "activity": ["Solstice"],
    "point_of_entry": ["AP", "SEA"],
    "vessel": ["Gull"],
}
CLASSES = [PersonClass.MILITARY, PersonClass.MILITARY, PersonClass.CREW]
CODES = {str(kind): sorted(tree) for kind, tree in TREES.items()}


@dataclass(frozen=True, kw_only=True, repr=False)
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
                    ["movements", "vessels", "stock", "equipment", "persons", "units"]
                    + ["stay_days"] * 4
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


def thing(rng):
    """One piece, or some."""
    match rng.choice(["piece", "piece", "arms", "aircraft", "vessel", "stock", "equipment"]):
        case "piece":
            item, serial = rng.choice(CODES["arms"]), f"S{rng.randint(1, 9)}"
            return Materiel(kind=Kind.ARMS, item=item, serial=serial)
        case "arms":
            item, number = rng.choice(["m4", "pistol"]), rng.randint(1, 4)
            return Materiel(kind=Kind.ARMS, item=item, quantity=number)
        case "aircraft":
            return Materiel(kind=Kind.AIRCRAFT, item="C-130", serial=rng.choice("AB"))
        case "vessel":
            name = rng.choice(["Gull", "gull ", ""])
            return Materiel(kind=Kind.VESSEL, item="frigate", serial=rng.choice("FG"), name=name)
        case "stock":
            number = rng.randint(1, 6)
            return Materiel(kind=Kind.STOCK, item="5.56", quantity=number, unit="box")
        case _:
            return Materiel(kind=Kind.EQUIPMENT, item="radio", quantity=rng.randint(1, 3))


def party_of(rng):
    """Who and what crosses together; roll numbers come again in other parties' crossings."""
    name = rng.choice("PPQ")
    rolls = rng.sample(range(1, 7), rng.randint(0, 3))
    return Party(
        name=name,
        sender=rng.choice(["XB", "XB", "XB", "XC"]),
        unit=rng.choice(["", "U1", "U2"]),
        category=rng.choice(["", *CODES["category"]]),
        post=rng.choice(["", "P1", "P2"]),
        contingent=rng.choice(["", "", "first", "second"]),
        persons=tuple(Person(roll=f"{name}{roll}", of=rng.choice(CLASSES)) for roll in rolls),
        uncounted=tuple((rng.choice(CLASSES), rng.randint(1, 5)) for _ in range(rng.randint(0, 2))),
        materiel=tuple(thing(rng) for _ in range(rng.randint(0, 3))),
    )


def apart(at, taken):
    """Give an instant at which nothing else crosses."""
    while at in taken:
        at += timedelta(minutes=7)
    taken.add(at)
    return at


def crossing(rng, acts, zone, taken, way=None):
    """One crossing, on some hour of the span."""
    at = apart(START + timedelta(hours=rng.randint(0, 24 * SPAN)), taken)
    day = at.astimezone(zone).date()
    return Movement(
        clearance=f"C{len(taken)}",
        way=way or rng.choice([Way.IN, Way.IN, Way.OUT]),
        at=at,
        day=day,
        party=party_of(rng),
        point=rng.choice(["", "AP", "SEA"]),
        act=rng.choice(["", *acts, *acts, "other"]),
        entry=rng.choice([None, EntryClass.ARMED, EntryClass.UNARMED]),
        cause=rng.choice([Cause.PLANNED] * 5 + [Cause.RECALL, Cause.RESCUE]),
        purpose=rng.choice(["", "training", "exercise"]),
        activity=rng.choice(["", "Sólstice", "Solstice", "other"]),
        place=rng.choice(["", *CODES["place"]]),
        institution=rng.choice(["", *CODES["institution"]]),
        until=rng.choice([None, day + DAY * rng.randint(0, 60)]),
        noted=rng.choice([""] * 9 + ["Office 1: no line"]),
        despite=rng.choice([""] * 9 + ["Office 2: needed"]),
    )


def leaving(rng, came, zone, taken):
    """The exit of a party, or of part of it, some time after it came."""
    at = apart(came.at + timedelta(hours=rng.choice([1, 5, 23, 24, 25, 24 * 9, 24 * 31])), taken)
    party = came.party
    if rng.randint(0, 1):
        party = replace(
            party,
            persons=party.persons[1:],
            uncounted=tuple((of, max(1, n - 1)) for of, n in party.uncounted[:1]),
            materiel=party.materiel[: rng.randint(0, len(party.materiel))],
        )
    return replace(
        came,
        clearance=f"C{len(taken)}",
        way=Way.OUT,
        at=at,
        day=at.astimezone(zone).date(),
        party=party,
        until=None,
        noted="",
        despite="",
    )


def near(rng, came=None):
    """A day near a crossing, or any of the span."""
    if came is not None and rng.randint(0, 3):
        return came.day + DAY * rng.choice([0, 0, 1, 2, 9, 10, 31])
    return FIRST - DAY * 6 + DAY * rng.randint(0, SPAN + 5)


def other(rng, moves):
    """A station, use, handover, count or return about what crossed."""
    came = rng.choice(moves) if moves else None
    day = near(rng, came)
    party = came.party if came else Party(name="P", sender="XB")
    rolls = tuple(person.roll for person in party.persons)
    pieces = tuple(t for t in party.materiel if t.serial and t.kind is Kind.ARMS)
    some = tuple(t for t in party.materiel if not t.serial)
    match rng.choice(["station", "use", "handover", "muster", "muster", "coverage"]):
        case "station":
            return Station(
                party=party.name,
                day=day,
                place=rng.choice(["", *CODES["place"]]),
                institution=rng.choice(["", *CODES["institution"]]),
                post=rng.choice(["", "P1", "P2"]),
                persons=rng.choice([(), (), rolls[:1], rolls]),
            )
        case "use":
            stock = [t for t in party.materiel if t.kind in (Kind.STOCK, Kind.ARMS)]
            less = tuple(replace(t, quantity=rng.randint(1, t.quantity)) for t in stock[:2])
            return Use(day=day, party=party.name, stock=less, how="used")
        case "handover":
            holders = [(Holder.UNIT, "P"), (Holder.UNIT, "Q"), (Holder.ARMOURY, "A1")]
            return Handover(
                day=day,
                pieces=pieces or (Materiel(kind=Kind.ARMS, item="m4", serial="S1"),),
                to=rng.choice(holders),
                from_=rng.choice([None, *holders]),
            )
        case "coverage":
            return Coverage(
                point=rng.choice(["", "AP", "SEA"]),
                from_=(first := near(rng)),
                to=first + DAY * rng.choice([0, 6, 30, 89]),
                nil=False,
                by="XA",
            )
        case _:
            return Muster(
                day=day,
                occasion=rng.choice(list(Occasion)),
                party=rng.choice(["", party.name]),
                persons=rng.choice([rolls, rolls[1:], (*rolls, "Z9")]),
                pieces=rng.choice([pieces, pieces, pieces[1:], (*pieces, *some)]),
            )


WHOLE = Coverage(point="", from_=date(2025, 12, 1), to=date(2027, 12, 31), nil=False, by="XA")
ALWAYS = replace(WHOLE, from_=date.min)


def log_of(rng, acts, zone):
    """What was recorded, each entry at its time: late ones, corrections, withdrawals."""
    taken: set[datetime] = set()
    moves = [crossing(rng, acts, zone, taken, Way.IN) for _ in range(rng.randint(0, 4))]
    for came in list(moves):
        moves += [leaving(rng, came, zone, taken) for _ in range(rng.choice([0, 1, 1, 1, 2]))]
    if rng.randint(0, 2) == 0:
        moves.append(crossing(rng, acts, zone, taken))
    came = [one for one in moves if one.way is Way.IN]
    records = [*moves, *(other(rng, came) for _ in range(rng.randint(0, 5)))]
    if rng.randint(0, 2):
        records.append(rng.choice([WHOLE, ALWAYS]))
    told = []
    for record in records:
        day = getattr(record, "day", None) or max(record.from_, FIRST)
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        late = timedelta(hours=rng.choice([-900, 0, 0, 0, 1, 30, 24 * 40]))
        told.append((getattr(record, "at", noon) + late, record))
    told.sort(key=lambda one: one[0])
    log = [
        Recorded(entry=n, recorded_at=heard, record=record)
        for n, (heard, record) in enumerate(told)
    ]
    for _ in range(rng.choice([0, 0, 0, 1, 2, 3]) if log else 0):
        wrong = rng.choice(log)
        when = log[-1].recorded_at + timedelta(hours=rng.choice([0, 1, 24 * 20]))
        record = wrong.record
        withdraws = rng.choice([True, False])
        if not withdraws and isinstance(record, Movement):
            at = apart(record.at + timedelta(hours=rng.choice([0, 1, 24, 48])), taken)
            day = at.astimezone(zone).date()
            record = replace(record, at=at, day=day, party=party_of(rng))
        elif not withdraws:
            record = other(rng, came)
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


def matter_of(rng, planning, tours):
    """What both checkers are given."""
    zone = rng.choice(ZONES)
    log = log_of(rng, [force.act.id for force in planning.mandate.acts], zone)
    ends = [one.recorded_at for one in log]
    ends += [one.record.at for one in log if isinstance(one.record, Movement)]
    late = datetime(2026, 4, 30, 4, 59, 59, tzinfo=UTC)
    as_of = rng.choice([late] * 4 + ends) + timedelta(hours=rng.choice([0, 0, 0, 1, 24, 24 * 7]))
    return Matter(
        planning=planning,
        log=log,
        zone=zone,
        as_of=as_of,
        points=rng.choice([(), (), ("AP",), ("AP", "SEA")]),
        tours=rng.choice([None, tours]),
        months=rng.randint(1, 6),
    )


@st.composite
def several(draw, number):
    """Draw one world, and a number of records of it."""
    planning = build(draw(laws()))
    tours = tuple(draw(plans(planning)))
    rng = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - records, no secrets
    return [matter_of(rng, planning, tours) for _ in range(number)]
