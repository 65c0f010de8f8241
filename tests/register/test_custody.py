"""Who holds each piece, held to a naive walk through the days."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from relevo.register.custody import fold_holders
from relevo.register.model import (
    Handover,
    Holder,
    Kind,
    Materiel,
    Movement,
    Party,
    Person,
    Recorded,
    Use,
    Way,
)

FIRST = date(2026, 1, 1)
HOLDERS = ((Holder.ARMOURY, "A1"), (Holder.PERSON, "R-0001"), (Holder.UNIT, "P"))


def rifle(serial="S1"):
    """Give a rifle."""
    return Materiel(kind=Kind.ARMS, item="m4", serial=serial)


def crossed(way, day, *serials):
    """Give a crossing on a day after the first."""
    on = FIRST + timedelta(days=day)
    return Movement(
        clearance=f"{way}{day}",
        way=way,
        at=datetime.combine(on, time(12), UTC),
        day=on,
        party=Party(
            name="P",
            sender="XB",
            persons=(Person(roll="R-0001"),),
            materiel=tuple(map(rifle, serials)),
        ),
    )


def handed(day, to, *serials, by=None):
    """Give a handover on a day after the first."""
    pieces = tuple(map(rifle, serials))
    return Handover(day=FIRST + timedelta(days=day), pieces=pieces, to=to, from_=by)


def logged(*records):
    """Give records as recorded."""
    at = datetime(2026, 6, 1, tzinfo=UTC)
    return [Recorded(entry=n, recorded_at=at, record=one) for n, one in enumerate(records)]


def holders(*records):
    """Give the holder of each serial."""
    custody = fold_holders(logged(*records))
    return {piece[2]: one.holder for piece, one in custody.holders.items()}


def anomalies(*records):
    """Give kind, entry, serial and other entry of what cannot be."""
    custody = fold_holders(logged(*records))
    return [(one.kind, one.entry, one.what, one.other) for one in custody.anomalies]


ARMOURY, PERSON, UNIT = HOLDERS


def test_a_piece_is_held_by_its_party_until_it_is_handed_over():
    assert holders(crossed(Way.IN, 0, "S1", "S2")) == {"S1": UNIT, "S2": UNIT}
    assert holders(crossed(Way.IN, 0, "S1", "S2"), handed(1, ARMOURY, "S1")) == {
        "S1": ARMOURY,
        "S2": UNIT,
    }


def test_the_day_and_not_the_order_of_entries_decides():
    late = handed(2, PERSON, "S1", by=ARMOURY), handed(1, ARMOURY, "S1", by=UNIT)
    assert holders(crossed(Way.IN, 0, "S1"), *late) == {"S1": PERSON}
    assert anomalies(crossed(Way.IN, 0, "S1"), *late) == []


def test_whatever_left_is_held_by_nobody_and_comes_back_to_its_party():
    out = crossed(Way.IN, 0, "S1"), handed(1, ARMOURY, "S1"), crossed(Way.OUT, 2, "S1")
    assert holders(*out) == {}
    assert holders(*out, crossed(Way.IN, 5, "S1")) == {"S1": UNIT}
    lost = Use(day=FIRST + timedelta(days=3), party="P", stock=(rifle(),), how="lost")
    assert holders(crossed(Way.IN, 0, "S1"), lost) == {}


def test_a_handover_fits_the_days_of_coming_and_leaving():
    stay = crossed(Way.IN, 1, "S1"), crossed(Way.OUT, 3, "S1")
    assert anomalies(*stay, handed(1, ARMOURY, "S1"), handed(3, UNIT, "S1")) == []
    assert anomalies(*stay, handed(0, ARMOURY, "S1")) == [("not_on_hand", 2, "S1", None)]
    assert anomalies(*stay, handed(4, ARMOURY, "S1")) == [("not_on_hand", 2, "S1", None)]


def test_who_did_not_hold_it_is_named_with_the_entry_that_says_who_did():
    found = anomalies(
        crossed(Way.IN, 0, "S1"), handed(1, ARMOURY, "S1"), handed(2, PERSON, "S1", by=UNIT)
    )
    assert found == [("not_held", 2, "S1", 1)]
    assert anomalies(crossed(Way.IN, 0, "S1"), handed(1, ARMOURY, "S1", by=PERSON)) == [
        ("not_held", 1, "S1", 0)
    ]


def test_another_piece_of_the_same_number_is_another_piece():
    other = replace(rifle(), item="glock")
    handover = Handover(day=FIRST, pieces=(other,), to=ARMOURY)
    assert anomalies(crossed(Way.IN, 0, "S1"), handover) == [("not_on_hand", 1, "S1", None)]


def test_a_piece_is_not_handed_to_a_person_who_is_not_there():
    stay = crossed(Way.IN, 0, "S1"), handed(3, PERSON, "S1")
    assert anomalies(*stay) == []
    other = replace(crossed(Way.OUT, 2), clearance="out")
    assert anomalies(*stay, other) == [("to_nobody", 1, "S1", None)]
    assert anomalies(*stay, replace(other, day=FIRST + timedelta(days=3))) == []
    stranger = handed(1, (Holder.PERSON, "R-0009"), "S1")
    assert anomalies(crossed(Way.IN, 0, "S1"), stranger) == [("to_nobody", 1, "S1", None)]


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=4, unique=True).map(sorted),
    st.lists(st.tuples(st.integers(0, 31), st.sampled_from(HOLDERS)), max_size=6),
)
def test_a_naive_walk_through_the_days_gives_the_same(days, given_on):
    """Ways alternate: in on the first day, out on the second, and so on."""
    ways = [(Way.IN, Way.OUT)[n % 2] for n in range(len(days))]
    crossings = [crossed(way, day, "S1") for way, day in zip(ways, days, strict=True)]
    handovers = [handed(day, to, "S1") for day, to in given_on]
    there, holder, missing = False, None, 0
    for day in range(32):
        coming = (Way.IN, day) in zip(ways, days, strict=True)
        leaving = (Way.OUT, day) in zip(ways, days, strict=True)
        if coming:
            there, holder = True, UNIT
        for on, to in given_on:
            if on == day and there:
                holder = to
            missing += (1 + (to == PERSON)) * (on == day and not there)
        if leaving:
            there, holder = False, None
    assert holders(*crossings, *handovers) == ({"S1": holder} if there else {})
    assert len(anomalies(*crossings, *handovers)) == missing
