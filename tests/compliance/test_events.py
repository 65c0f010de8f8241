"""Events that acts hold, joined with those on record."""

from dataclasses import replace
from datetime import date

import pytest

from relevo.compliance.events import acts_known, day_stated, events_known
from relevo.core.clause import RowRef, Seen
from relevo.core.event import Event, EventKind
from relevo.core.words import Localized
from relevo.instrument.model import (
    Act,
    ActStatus,
    Amendment,
    Change,
    ChangeKind,
    Clause,
    Conflict,
    Dates,
    Direction,
    Version,
    Window,
    WindowKind,
)
from relevo.instrument.value import Value

ROW = RowRef("events.csv", 2)


def words(name):
    """Give a name in both languages."""
    return Localized(name, name)


def dates(**days):
    """Give the days of an act."""
    return Dates(**{name: Value(value=date.fromisoformat(day)) for name, day in days.items()})


def window(id_, first, last, kind=WindowKind.PRESENCE):
    """Make a window."""
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    return Window(id=id_, kind=kind, from_=first, to=last, clause="c")


def act(id_="xa-1", **more):
    """Make an adopted act."""
    made = {
        "id": id_,
        "title": words(id_),
        "kind": "law",
        "host": "XA",
        "senders": ("XB",),
        "body": "Assembly",
        "status": ActStatus.ADOPTED,
        "clauses": (Clause(id="c", summary=words("c"), seen=Seen.TEXT),),
        **more,
    }
    return Act(**made)


ACT = act(
    dates=dates(submitted="2030-01-02", approved="2030-01-10", signed="2030-01-12"),
    windows=(
        window("w1", "2030-02-01", "2030-06-30"),
        window("w2", "2030-07-01", "2030-09-30"),
        window("call", "2030-10-01", "2030-10-05", WindowKind.PORT_CALL),
    ),
)


def days(*acts, recorded=(), as_of=date(2031, 1, 1)):
    """Give the day of each event by its identifier."""
    known = acts_known(acts, as_of)
    return {one.id: one.day and one.day.isoformat() for one in events_known(known, recorded, as_of)}


def test_an_act_holds_its_days_and_the_last_day_of_presence():
    assert days(ACT) == {
        "xa-1/act_requested": "2030-01-02",
        "xa-1/act_approved": "2030-01-10",
        "xa-1/act_issued": "2030-01-12",
        "xa-1/window_opens": "2030-02-01",
        "xa-1/stay_ended": "2030-09-30",
        "xa-1/act_published": None,
    }


def test_a_bill_holds_only_what_happened_to_it():
    bill = replace(ACT, status=ActStatus.REQUESTED, dates=dates(submitted="2030-01-02"))
    assert days(bill) == {"xa-1/act_requested": "2030-01-02"}


def test_an_act_of_the_hosts_own_force_holds_nothing_here():
    assert days(replace(ACT, direction=Direction.OUTBOUND)) == {}


def test_a_day_on_which_sources_differ_is_not_known():
    versions = (Version(says=("a",), value="2030-01-12"), Version(says=("b",), value="2030-01-13"))
    disputed = replace(ACT, conflicts=(Conflict(about="dates.signed", versions=versions),))
    assert day_stated(disputed, EventKind.ACT_ISSUED) is None
    assert days(disputed)["xa-1/act_issued"] is None


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2030-01-01", set()),
        ("2030-01-02", {"act_requested"}),
        ("2030-01-09", {"act_requested"}),
        (
            "2030-01-11",
            {"act_requested", "act_approved", "act_published", "window_opens", "stay_ended"},
        ),
    ],
)
def test_what_came_later_was_not_known(as_of, expected):
    found = days(ACT, as_of=date.fromisoformat(as_of))
    assert {id_.partition("/")[2] for id_ in found} == expected


def test_an_event_on_record_takes_the_place_of_the_derived_one():
    ended = Event(id="e1", kind=EventKind.STAY_ENDED, day=date(2030, 8, 1), act="xa-1", row=ROW)
    report = Event(
        id="e2",
        kind=EventKind.DUTY_MET,
        day=date(2030, 8, 2),
        act="xa-1",
        of="xa-1/stay_ended",
        row=ROW,
    )
    known = acts_known([ACT], date(2031, 1, 1))
    found = {one.id: one for one in events_known(known, [ended, report], date(2031, 1, 1))}
    assert "xa-1/stay_ended" not in found
    assert found["e2"].of == "e1"
    before = {one.id for one in events_known(known, [ended, report], date(2030, 7, 31))}
    assert "xa-1/stay_ended" in before
    assert {"e1", "e2"} & before == set()


def amending(*changes, **more):
    """Make an act that changes the first."""
    return act(
        "xa-2",
        dates=dates(signed="2030-03-01"),
        amends=(Amendment(act="xa-1", clause="c", changes=changes),),
        **more,
    )


def test_an_amendment_moves_the_end_of_the_stay_and_the_start():
    moved = amending(
        Change(kind=ChangeKind.REPLACE, item="w1", by="new"),
        Change(kind=ChangeKind.REPEAL, item="w2"),
        windows=(window("new", "2030-04-01", "2030-08-31"),),
    )
    found = days(ACT, moved)
    assert found["xa-1/stay_ended"] == "2030-08-31"
    assert found["xa-2/start_date_changed/xa-1"] == "2030-03-01"
    assert "xa-2/stay_ended" not in found
    (event,) = (
        one
        for one in events_known(acts_known([ACT, moved], date(2031, 1, 1)), (), date(2031, 1, 1))
        if one.kind is EventKind.START_DATE_CHANGED
    )
    assert (event.act, event.element, event.value) == ("xa-1", "start_date", "2030-04-01")
    assert event.instrument == "law"


def test_an_amendment_that_moves_no_start_changes_the_act():
    longer = amending(
        Change(kind=ChangeKind.ADD, item="more"),
        windows=(window("more", "2030-10-01", "2030-10-31"),),
    )
    found = days(ACT, longer)
    assert found["xa-1/stay_ended"] == "2030-10-31"
    assert found["xa-2/act_changed/xa-1"] == "2030-03-01"


def test_a_bill_to_amend_changes_nothing():
    bill = amending(Change(kind=ChangeKind.REPEAL, item="w2"), status=ActStatus.REQUESTED)
    assert days(ACT, bill)["xa-1/stay_ended"] == "2030-09-30"
