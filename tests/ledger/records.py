"""Records of an imaginary presence, drawn at random; for tests."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

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
    Station,
    Use,
    Way,
)

NAMES = st.sampled_from(["EJ-SF-01", "EJ-SF-02", "EJ-ING-01"])
ROLLS = st.integers(1, 99).map(lambda n: f"R-{n:04}")
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
INSTANTS = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - the time zone is given below
    datetime(2026, 12, 31),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PIECES = st.builds(
    Materiel,
    kind=st.sampled_from([Kind.ARMS, Kind.EQUIPMENT]),
    item=st.sampled_from(["m4", "radio"]),
    serial=st.integers(1, 50).map(lambda n: f"S{n}"),
)
STOCK = st.builds(
    Materiel, kind=st.just(Kind.STOCK), item=st.just("5.56 mm"), quantity=st.integers(1, 9000)
)
PERSONS = st.builds(Person, roll=ROLLS, of=st.sampled_from(PersonClass), grade=TEXTS)
PARTIES = st.builds(
    Party,
    name=NAMES,
    sender=st.sampled_from(["XA", "XB"]),
    persons=st.lists(PERSONS, max_size=3, unique_by=lambda one: one.roll).map(tuple),
    uncounted=st.lists(st.tuples(st.sampled_from(PersonClass), st.integers(1, 9)), max_size=2).map(
        tuple
    ),
    materiel=st.lists(PIECES | STOCK, max_size=3).map(tuple),
)
MOVEMENTS = st.builds(
    Movement,
    clearance=TEXTS,
    way=st.sampled_from(Way),
    at=INSTANTS,
    day=DAYS,
    party=PARTIES,
    point=TEXTS,
    act=TEXTS,
    limits=st.lists(TEXTS, max_size=2).map(tuple),
    entry=st.none() | st.sampled_from(EntryClass),
    cause=st.sampled_from(Cause),
    until=st.none() | DAYS,
    illustrative=st.booleans(),
)
RECORDS = st.one_of(
    MOVEMENTS,
    st.builds(Station, party=NAMES, day=DAYS, place=TEXTS, persons=st.lists(ROLLS).map(tuple)),
    st.builds(
        Handover,
        day=DAYS,
        pieces=st.lists(PIECES, max_size=2).map(tuple),
        to=st.tuples(st.sampled_from(Holder), TEXTS),
        from_=st.none() | st.tuples(st.sampled_from(Holder), TEXTS),
    ),
    st.builds(Use, day=DAYS, party=NAMES, stock=st.lists(STOCK).map(tuple), how=st.just("used")),
    st.builds(
        Muster,
        day=DAYS,
        occasion=st.sampled_from(Occasion),
        persons=st.lists(ROLLS).map(tuple),
        pieces=st.lists(PIECES).map(tuple),
    ),
    st.builds(Coverage, point=TEXTS, from_=DAYS, to=DAYS, nil=st.booleans(), by=TEXTS),
)
