"""Random crossings in the tiny worlds of the checkers' tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from tests.compliance.worlds import FIRST, codes

from relevo.compliance.facts.matter import facts_of
from relevo.core.classes import EntryClass, PersonClass
from relevo.register.model import (
    Coverage,
    Kind,
    Materiel,
    Movement,
    Party,
    Person,
    Recorded,
    Way,
)

ZONE = ZoneInfo("America/Lima")
START = datetime(2025, 12, 28, tzinfo=UTC)
RETURNS = Coverage(
    point="", from_=FIRST.replace(year=2025), to=FIRST.replace(year=2027), nil=False, by="XA"
)
"""A return that covers everything, so that what is on record is all there was."""

ACTS = st.sampled_from(["", "", "a0", "a1"])
THINGS = st.one_of(
    st.builds(
        Materiel,
        kind=st.just(Kind.ARMS),
        item=codes["arms"],
        serial=st.integers(1, 9).map(lambda n: f"S{n}"),
    ),
    st.builds(Materiel, kind=st.just(Kind.ARMS), item=codes["arms"], quantity=st.integers(1, 5)),
    st.builds(
        Materiel, kind=st.just(Kind.AIRCRAFT), item=st.just("C-130"), serial=st.sampled_from("AB")
    ),
)


def movement(way, hours, party, **more):
    """Give a crossing some hours after the start."""
    at = START + timedelta(hours=hours)
    return Movement(
        clearance=f"{party.name}-{hours}",
        way=way,
        at=at,
        day=at.astimezone(ZONE).date(),
        party=party,
        **more,
    )


@st.composite
def parties(draw):
    """Draw who and what crosses together."""
    name = draw(st.sampled_from("PQ"))
    rolls = draw(st.lists(st.integers(1, 6), max_size=3, unique=True))
    return Party(
        name=name,
        sender="XB",
        category=draw(st.one_of(st.just(""), codes["category"])),
        persons=tuple(Person(roll=f"{name}{roll}") for roll in rolls),
        uncounted=draw(
            st.lists(
                st.tuples(
                    st.sampled_from([PersonClass.MILITARY, PersonClass.CREW]), st.integers(1, 5)
                ),
                max_size=1,
            ).map(tuple)
        ),
        materiel=tuple(draw(st.lists(THINGS, max_size=3))),
    )


@st.composite
def crossings(draw, way=None):
    """Draw one crossing."""
    return movement(
        way or draw(st.sampled_from([Way.IN, Way.IN, Way.OUT])),
        draw(st.integers(0, 24 * 110)),
        draw(parties()),
        act=draw(ACTS),
        place=draw(st.one_of(st.just(""), codes["place"])),
        institution=draw(st.one_of(st.just(""), codes["institution"])),
        entry=draw(st.sampled_from([None, EntryClass.ARMED])),
        purpose=draw(st.sampled_from(["", "training"])),
    )


def logged(movements, *, returns=True):
    """Give crossings as recorded in order of happening, with a return for every day."""
    ordered = sorted(movements, key=lambda one: one.at)
    records = [*([RETURNS] if returns else []), *ordered]
    return [
        Recorded(entry=i, recorded_at=START - timedelta(days=1), record=one)
        for i, one in enumerate(records)
    ]


def facts(planning, movements, as_of, *, returns=True):
    """Give what the rules on facts judge, as known at an instant."""
    return facts_of(
        logged(movements, returns=returns),
        planning.mandate,
        planning.chosen,
        planning.codes,
        ZONE,
        as_of=as_of,
    )
