"""The roll: what had happened by an instant, who was where, what was left behind, which days."""

from datetime import date, timedelta

from relevo.core.term import Term
from relevo.regime.due import midnight
from relevo.register.model import (
    Coverage,
    Enrolment,
    Kind,
    Materiel,
    Party,
    Person,
    Recorded,
    Station,
    Way,
)
from relevo.register.presence import fold_presence
from relevo.register.returns import fold_covered
from relevo.register.roll import (
    fold_left_behind,
    fold_places,
    fold_roll,
    fold_strength,
    happened_by,
    most_on,
)
from tests.compliance.facts.worlds import START, ZONE, logged, movement

RIFLE = Materiel(kind=Kind.ARMS, item="m4", serial="S1")
PARTY = Party(name="P", sender="XB", persons=(Person(roll="R-1"),), materiel=(RIFLE,))


def at_midnight(day):
    """Give the first instant of a day."""
    return midnight(day, ZONE)


def returned(point, first, last):
    """Give a signed return as recorded."""
    record = Coverage(point=point, from_=first, to=last, nil=True, by="XA")
    return Recorded(entry=0, recorded_at=START, record=record)


def test_what_happened_later_is_left_out_and_an_enrolment_is_not():
    known = [
        *logged([movement(Way.IN, 10, PARTY), movement(Way.OUT, 50, PARTY)], returns=False),
        Recorded(entry=2, recorded_at=START, record=Enrolment(roll="R-1")),
        Recorded(
            entry=3,
            recorded_at=START,
            record=Station(party="P", day=START.date() + timedelta(days=2), place="XA-N"),
        ),
        returned("", START.date() + timedelta(days=1), START.date() + timedelta(days=9)),
    ]
    at = START + timedelta(hours=30)
    kept = happened_by(known, at, at.astimezone(ZONE).date())
    assert [type(one.record).__name__ for one in kept] == ["Movement", "Enrolment", "Coverage"]
    assert len(happened_by(known, START + timedelta(hours=50), date(2025, 12, 30))) == 5


def test_a_person_is_at_one_place_at_a_time():
    came = movement(Way.IN, 10, PARTY, place="XA-N")
    moved = Station(party="P", day=came.day + timedelta(days=3), place="XA-S")
    known = [
        *logged([came], returns=False),
        Recorded(entry=1, recorded_at=came.at, record=moved),
    ]
    persons = fold_places(fold_presence(known).persons, at_midnight)
    assert [one.stations[-1].place for one in persons] == ["XA-N", "XA-S"]
    assert persons[0].until == persons[1].since == at_midnight(moved.day)
    steps = fold_strength(persons, lambda one: one.stations[-1].place)
    day = at_midnight(moved.day)
    assert most_on(steps["XA-S"], day - timedelta(days=1), day) == 0
    assert most_on(steps["XA-S"], day, day + timedelta(days=1)) == 1


def test_what_a_party_that_left_did_not_take_along_is_left_behind():
    alone = Party(name="STORE", sender="XB", materiel=(Materiel(kind=Kind.STOCK, item="x"),))
    out = Party(name="P", sender="XB", persons=PARTY.persons)
    records = logged(
        [movement(Way.IN, 1, PARTY), movement(Way.IN, 2, alone), movement(Way.OUT, 9, out)],
        returns=False,
    )
    presence = fold_presence(records)
    there = fold_roll(presence, START + timedelta(hours=5))
    assert fold_left_behind(there) == ()
    gone = fold_roll(presence, START + timedelta(hours=9))
    assert [one.thing for one in fold_left_behind(gone)] == [RIFLE]


def test_a_day_is_covered_by_a_return_for_all_points_or_for_each():
    first, last = date(2026, 1, 1), date(2026, 1, 9)
    returns = [
        returned("A", first, date(2026, 1, 5)),
        returned("B", date(2026, 1, 4), last),
        returned("", date(2026, 1, 8), last),
    ]
    assert fold_covered(returns, ("A", "B")) == (
        Term.inclusive(date(2026, 1, 4), date(2026, 1, 5)),
        Term.inclusive(date(2026, 1, 8), last),
    )
    assert fold_covered(returns, ()) == (Term.inclusive(date(2026, 1, 8), last),)
    assert fold_covered([], ("A",)) == ()
