"""Drafts between imaginary states, built by hand."""

from datetime import date

from relevo.core.bound import Quantifier, Quantity
from relevo.core.classes import EntryClass
from relevo.core.clause import Span
from relevo.instrument.model import ActStatus, Direction, WindowKind
from relevo.instrument.reading.model import (
    Draft,
    PlaceKind,
    Read,
    ReadHeadcount,
    ReadInstitution,
    ReadPlace,
    ReadRotation,
    ReadThing,
    ReadUnit,
    ReadVotes,
    ReadWindow,
)
from relevo.instrument.value import State


def said(value, start=0, end=None, state=State.VERIFIED, shown=""):
    """Give a value read at an offset of a text of one line."""
    end = start + 1 if end is None else end
    return Read(value, (Span(start, end, 1, start + 1),), state, shown)


def exactly(n):
    """Give an exact number."""
    return Quantity(Quantifier.EXACT, n)


def window(first, last, kind=WindowKind.PRESENCE, **more):
    """Give a window from ISO days; None for a day that is not stated."""
    days = [said(date.fromisoformat(day)) if day else None for day in (first, last)]
    return ReadWindow(kind=said(kind), from_=days[0], to=days[1], **more)


def arm(code, n=None, alternatives=(), together=(), **more):
    """Give a line of arms."""
    return ReadThing(
        item=said(code),
        quantity=None if n is None else said(exactly(n)),
        alternatives=tuple(map(said, alternatives)),
        together=tuple(map(said, together)),
        **more,
    )


def persons(n, **more):
    """Give an exact number of persons."""
    return ReadHeadcount(quantity=said(exactly(n)), **more)


def unit(code, **more):
    """Give a category of unit."""
    return ReadUnit(category=said(code), **more)


def place(code, kind=PlaceKind.REGION, **more):
    """Give a place."""
    return ReadPlace(code=said(code), kind=kind, **more)


def host_institution(code):
    """Give a host institution."""
    return ReadInstitution(id=said(code))


def votes(yes, no, abstain=None):
    """Give a vote."""
    return ReadVotes(
        for_=said(yes),
        against=None if no is None else said(no),
        abstain=None if abstain is None else said(abstain),
    )


def draft(**fields):
    """Give an adopted act of XA that lets a force of XB in, with more fields or others."""
    given = {
        "host": said("XA"),
        "senders": (said("XB"),),
        "status": said(ActStatus.ADOPTED),
        "direction": said(Direction.INBOUND),
        "kind": said("law"),
        "body": said("Assembly"),
    }
    return Draft(**(given | fields))


def full():
    """Give a draft with something in every sort of field."""
    return draft(
        approved=said(date(2026, 1, 15)),
        votes=votes(60, 30, 10),
        windows=(window("2026-03-01", "2026-06-30"),),
        stay_days=said(30),
        rotation=ReadRotation(least=said(1), most=said(2)),
        class_of_entry=said(EntryClass.ARMED),
        armed=said(value=True),
        units=(unit("special_forces"), unit("seal")),
        headcounts=(persons(24),),
        arms=(arm("m4", 12), arm("glock", 8, alternatives=["m17"]), arm("mortar")),
        places=(place("XA-N"),),
        host_institutions=(host_institution("XA-1BDE"),),
        purposes=(said("training"),),
        legal=(said("Constitution 1"),),
    )
