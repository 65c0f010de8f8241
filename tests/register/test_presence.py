"""Presence and roll, held to a naive count: who came by then and has not left."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from relevo.core.classes import PersonClass
from relevo.register.model import (
    Kind,
    Materiel,
    Movement,
    Party,
    Person,
    Recorded,
    Station,
    Use,
    Way,
)
from relevo.register.presence import fold_presence
from relevo.register.roll import (
    fold_arms,
    fold_places,
    fold_roll,
    fold_stays,
    fold_stock,
    fold_strength,
    most_on,
)

START = datetime(2026, 1, 1, tzinfo=UTC)
MILITARY, CREW = PersonClass.MILITARY, PersonClass.CREW


def moved(way, hour, *, party="P", rolls=(), uncounted=(), things=(), until=None):
    """Give a movement some hours after the start."""
    at = START + timedelta(hours=hour)
    return Movement(
        clearance=f"{way}-{hour}-{party}",
        way=way,
        at=at,
        day=at.date(),
        place="XA-N",
        until=until,
        party=Party(
            name=party,
            sender="XB",
            persons=tuple(Person(roll=roll) for roll in rolls),
            uncounted=tuple(uncounted),
            materiel=tuple(things),
        ),
    )


def log(*records):
    """Give records in the order in which they were recorded."""
    return [
        Recorded(entry=i, recorded_at=START + timedelta(days=400), record=record)
        for i, record in enumerate(records)
    ]


ROLLS = st.lists(st.sampled_from("ABCDE"), max_size=3, unique=True)
COUNTED = st.lists(st.tuples(st.sampled_from([MILITARY, CREW]), st.integers(1, 4)), max_size=1)
RIFLES = st.lists(
    st.sampled_from("123").map(lambda n: Materiel(kind=Kind.ARMS, item="m4", serial=n)),
    max_size=2,
    unique_by=lambda one: one.serial,
)
MOVES = st.builds(
    moved,
    st.sampled_from(Way),
    st.integers(0, 200),
    party=st.sampled_from("PQ"),
    rolls=ROLLS,
    uncounted=COUNTED,
    things=RIFLES,
)


@given(st.lists(MOVES, max_size=12, unique_by=lambda one: one.at), st.integers(-1, 210))
def test_the_roll_is_who_came_and_has_not_left(moves, hour):
    at = START + timedelta(hours=hour)
    named, rifles, counted = set(), set(), Counter()
    for one in sorted(moves, key=lambda one: one.at):
        if one.at > at:
            break
        for person in one.party.persons:
            (named.add if one.way is Way.IN else named.discard)(person.roll)
        for thing in one.party.materiel:
            (rifles.add if one.way is Way.IN else rifles.discard)(thing.serial)
        for of, n in one.party.uncounted:
            key = one.party.name, of
            counted[key] = max(0, counted[key] + (n if one.way is Way.IN else -n))
    presence = fold_presence(log(*moves))
    roll = fold_roll(presence, at)
    assert {one.roll for one in roll.persons if one.roll} == named
    assert roll.strength == len(named) + sum(counted.values())
    assert fold_arms(roll) == ({"m4": (tuple(sorted(rifles)), len(rifles))} if rifles else {})
    steps = fold_strength(presence.persons).get("", ())
    assert most_on(steps, at, at + timedelta(seconds=1)) == roll.strength


@given(st.lists(MOVES, max_size=12, unique_by=lambda one: one.at), st.randoms())
def test_the_order_of_recording_plays_no_part(moves, random):
    shuffled = list(moves)
    random.shuffle(shuffled)

    def facts(records):
        presence = fold_presence(log(*records))
        return (
            sorted((p.roll, p.of, p.count, p.since, p.until or START) for p in presence.persons),
            sorted((a.kind, a.what) for a in presence.anomalies),
        )

    assert facts(moves) == facts(shuffled)


def test_what_cannot_be_is_named():
    presence = fold_presence(
        log(
            moved(Way.IN, 1, rolls="A", things=[Materiel(kind=Kind.ARMS, item="m4", serial="1")]),
            moved(Way.IN, 2, rolls="A", things=[Materiel(kind=Kind.ARMS, item="m4", serial="1")]),
            moved(Way.OUT, 3, rolls="B", uncounted=[(CREW, 2)]),
            moved(Way.OUT, 4, things=[Materiel(kind=Kind.ARMS, item="m4", serial="9")]),
            moved(Way.OUT, 5, things=[Materiel(kind=Kind.STOCK, item="5.56", quantity=7)]),
        )
    )
    assert [(one.kind, one.entry, one.what, one.other) for one in presence.anomalies] == [
        ("entered_twice", 1, "A", 0),
        ("serial_twice", 1, "1", 0),
        ("left_without_entering", 2, "B", None),
        ("left_without_entering", 2, "P: 2 crew", None),
        ("never_came", 3, "9", None),
        ("never_came", 4, "5.56: 7", None),
    ]


def test_those_who_were_counted_leave_in_parts():
    presence = fold_presence(
        log(
            moved(Way.IN, 1, uncounted=[(MILITARY, 30)]),
            moved(Way.OUT, 10, uncounted=[(MILITARY, 12)]),
            moved(Way.OUT, 20, uncounted=[(MILITARY, 18)]),
        )
    )
    steps = fold_strength(presence.persons)[""]
    assert [number for _, number in steps] == [30, 18, 0]
    assert presence.anomalies == ()


def test_stock_is_what_came_less_what_was_used_and_what_left():
    stock = Materiel(kind=Kind.STOCK, item="5.56", quantity=1000, unit="rounds")
    records = log(
        moved(Way.IN, 1, things=[stock]),
        Use(day=date(2026, 1, 2), party="P", stock=(replace(stock, quantity=300),), how="used"),
        moved(Way.OUT, 60, things=[replace(stock, quantity=700)]),
    )
    presence = fold_presence(records)

    def left(hour):
        return fold_stock(fold_roll(presence, START + timedelta(hours=hour)))

    assert left(2) == {("5.56", "rounds"): 1000}
    assert left(49) == {("5.56", "rounds"): 700}
    assert left(61) == {}


def test_a_stay_counts_its_days_and_those_left():
    came = moved(Way.IN, 1, rolls="A", until=date(2026, 1, 10))
    roll = fold_roll(fold_presence(log(came)), START + timedelta(days=4))
    (stay,) = fold_stays(roll, date(2026, 1, 5))
    assert (stay.days, stay.left) == (5, 5)
    (late,) = fold_stays(roll, date(2026, 1, 12))
    assert late.left == -2


def test_stations_follow_a_party_and_those_named():
    records = log(
        moved(Way.IN, 1, rolls="AB"),
        Station(party="P", day=date(2026, 1, 3), place="XA-S", persons=("A",)),
        Station(party="P", day=date(2026, 1, 5), place="XA-E"),
        Station(party="Q", day=date(2026, 1, 5), place="XA-W"),
        moved(Way.OUT, 80, rolls="B"),
    )
    persons = {one.roll: one for one in fold_presence(records).persons}
    assert [s.place for s in persons["A"].stations] == ["XA-N", "XA-S", "XA-E"]
    assert [s.place for s in persons["B"].stations] == ["XA-N"]


def test_what_has_a_day_only_lies_at_the_end_of_the_day_of_the_host():
    """In Lima a day ends at 05:00 UTC of the next: what came in its evening is there to be used."""
    lima = ZoneInfo("America/Lima")
    rounds = Materiel(kind=Kind.STOCK, item="5.56 mm", quantity=10, unit="rounds")
    came = replace(moved(Way.IN, 25, things=[rounds]), day=date(2026, 1, 1))
    used = Use(day=date(2026, 1, 1), party="P", stock=(rounds,), how="used")
    presence = fold_presence(log(came, used), lima)
    assert not presence.anomalies
    assert presence.things[0].until == datetime(2026, 1, 2, 5, tzinfo=UTC) - timedelta(
        microseconds=1
    )


def test_a_station_counts_by_civil_days_and_never_lengthens_a_stay():
    lima = ZoneInfo("America/Lima")
    came = replace(moved(Way.IN, 12, rolls=["R1"]), day=date(2026, 1, 1))
    left = replace(moved(Way.OUT, 49, rolls=["R1"]), day=date(2026, 1, 2))
    first = Station(party="P", day=date(2026, 1, 1), place="XA-S")
    after = Station(party="P", day=date(2026, 1, 3), place="XA-N")
    presence = fold_presence(log(came, left, first, after), lima)
    (there,) = fold_places(
        presence.persons, lambda day: datetime.combine(day, time(), lima).astimezone(UTC)
    )
    assert (there.since, there.until) == (came.at, left.at)
    assert [station.place for station in there.stations] == ["XA-S"]
