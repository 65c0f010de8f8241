"""The clocks of a case in words, as JSON and as a calendar that other programs accept."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.compliance.clocks import clocks_of
from relevo.core.clause import RowRef, Seen
from relevo.core.event import Event, EventKind
from relevo.core.words import Localized, Speaker
from relevo.instrument.model import (
    Act,
    ActStatus,
    Clause,
    Clock,
    ClockUnit,
    DatedBody,
    Duty,
    Window,
    WindowKind,
)
from relevo.instrument.value import Value
from relevo.regime.owed import owed_by_rules
from relevo.report.clocks import CaseClocks, cited_duty, render_clocks_text
from relevo.report.clocks_ics import LINE_OCTETS, render_clocks_ics
from relevo.report.clocks_json import render_clocks_json
from tests.regime.host_xa import regime as xa

ZONE = ZoneInfo("America/Lima")
ACCOUNT = Duty(
    id="account",
    what=Localized(
        "Rendir cuentas; con cifras, día por día.", "Account for it; in numbers, daily."
    ),
    by="Ministry",
    to=(DatedBody(body="Assembly"), DatedBody(body="not_found", from_=date(2030, 7, 15))),
    after="end_of_stay",
    within=Clock(n=30, unit=ClockUnit.DAY),
    clause="c",
)
NOTICE = replace(ACCOUNT, id="notice", after="issue", within=Clock(n=48, unit=ClockUnit.HOUR))
ACT = Act(
    id="xa-1",
    title=Localized("Ley", "Law"),
    kind="law",
    host="XA",
    senders=("XB",),
    body="Assembly",
    status=ActStatus.ADOPTED,
    clauses=(Clause(id="c", summary=Localized("c", "c"), seen=Seen.TEXT),),
    windows=(
        Window(
            id="w",
            kind=WindowKind.PRESENCE,
            from_=date(2030, 2, 1),
            to=date(2030, 6, 30),
            clause="c",
        ),
    ),
    duties=(ACCOUNT, NOTICE),
)


def case(*events, act=ACT, as_of=date(2030, 3, 1), name="Caso"):
    """Give the clocks of a case."""
    running, unmatched = clocks_of([act], events, None, zone=ZONE, as_of=as_of)
    return CaseClocks(
        name=Localized(name, name),
        host="XA",
        clocks=running,
        unmatched=unmatched,
        acts={act.id: act},
        regime=None,
        zone=ZONE,
        as_of=as_of,
    )


def issued(at=None, day=date(2030, 2, 28), **more):
    """Make the issue of the act."""
    row = RowRef("events.csv", 2)
    return Event(id="e1", kind=EventKind.ACT_ISSUED, day=day, at=at, act="xa-1", row=row, **more)


def entries(found, lang="en"):
    """Read a calendar back, with a library that did not write it."""
    calendar = icalendar.Calendar.from_ical(render_clocks_ics(found, lang=lang))
    assert calendar["VERSION"] == "2.0"
    return {
        str(one["SUMMARY"]).partition(" [")[0]: one for one in calendar.walk("VEVENT")
    }, calendar


def test_a_time_in_days_is_an_all_day_entry():
    (found, calendar) = entries(case())
    assert str(calendar["X-WR-CALNAME"]) == "Caso: clocks"
    entry = found["Account for it; in numbers, daily."]
    assert entry.decoded("DTSTART") == date(2030, 7, 30)
    assert entry.decoded("DTEND") == date(2030, 7, 31)
    assert entry.decoded("DTSTAMP") == datetime(2030, 3, 1, tzinfo=UTC)
    (alarm,) = entry.walk("VALARM")
    assert (str(alarm["ACTION"]), alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(days=-1))
    assert "Clause: clause c of xa-1: the text is held" in entry["DESCRIPTION"]


def test_a_time_in_hours_ends_at_its_instant_in_utc():
    at = datetime(2030, 2, 28, 15, 30, tzinfo=UTC)
    act = replace(ACT, duties=(NOTICE,))
    (entry,) = entries(case(issued(at), act=act))[0].values()
    assert entry.decoded("DTEND") == at + timedelta(hours=48)
    assert entry["DTEND"].to_ical() == b"20300302T153000Z"


def test_a_time_in_hours_from_a_day_spans_what_it_may_be():
    act = replace(ACT, duties=(NOTICE,))
    (entry,) = entries(case(issued(), act=act))[0].values()
    assert entry["DTSTART"].to_ical() == b"20300302T050000Z"
    assert entry["DTEND"].to_ical() == b"20300303T045959Z"


def test_what_is_closed_or_has_no_time_is_in_no_calendar():
    answer = Event(
        id="m1",
        kind=EventKind.DUTY_MET,
        day=date(2030, 2, 28),
        act="xa-1",
        fulfils="xa-1/notice",
        row=RowRef("events.csv", 3),
    )
    assert len(entries(case(issued(), answer))[1].walk("VEVENT")) == 1
    assert len(entries(case())[1].walk("VEVENT")) == 1


def test_an_entry_keeps_its_uid_whatever_becomes_of_its_day_and_state():
    def uids(found):
        return {str(one["UID"]) for one in entries(found)[1].walk("VEVENT")}

    ended = Event(
        id="e9",
        kind=EventKind.STAY_ENDED,
        day=date(2030, 5, 1),
        act="xa-1",
        row=RowRef("events.csv", 3),
    )
    act = replace(ACT, duties=(ACCOUNT,))
    before = uids(case(act=act))
    assert uids(case(ended, act=act, as_of=date(2030, 5, 2), name="Other")) == before
    assert uids(case(ended, act=act, as_of=date(2031, 5, 2))) == before
    assert len(uids(case(issued()))) == 2
    assert render_clocks_ics(case(), lang="es") == render_clocks_ics(case(), lang="es")


def test_two_stays_of_one_act_are_two_entries():
    ends = [
        Event(
            id=f"e{month}",
            kind=EventKind.STAY_ENDED,
            day=date(2030, month, 1),
            act="xa-1",
            row=RowRef("events.csv", month),
        )
        for month in (3, 5)
    ]
    found = case(*ends, act=replace(ACT, duties=(ACCOUNT,)), as_of=date(2030, 5, 2))
    events = entries(found)[1].walk("VEVENT")
    assert len({str(one["UID"]) for one in events}) == len(events) == 2


@pytest.mark.parametrize("lang", ["es", "en"])
def test_invented_data_is_marked_in_words_everywhere(lang):
    found = case(act=replace(ACT, illustrative=True))
    mark = {"es": "ILUSTRATIVO", "en": "ILLUSTRATIVE"}[lang]
    entry_by_name, calendar = entries(found, lang)
    assert str(calendar["X-WR-CALNAME"]).startswith(f"{mark}: ")
    assert all(name.startswith(f"{mark}: ") for name in entry_by_name)
    lines = render_clocks_text(found, lang=lang, width=100).splitlines()
    assert [one for one in lines if one.startswith("[")] == []
    assert json.loads(render_clocks_json(found, lang=lang))["illustrative"] is True


@given(st.text(max_size=200))
def test_any_words_are_folded_escaped_and_read_back(words):
    duty = replace(ACCOUNT, what=Localized(words, words))
    written = render_clocks_ics(case(act=replace(ACT, duties=(duty,))), lang="en")
    lines = written.split(b"\r\n")
    assert lines[-1] == b""
    assert max(len(line) for line in lines) <= LINE_OCTETS
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []
    for line in lines:
        line.decode("utf-8")
    (entry,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    shown = "".join(c if c.isprintable() or c == "\n" else " " for c in words)
    assert str(entry["SUMMARY"]) == f"{shown} [open]"


def test_words_put_what_needs_attention_first():
    late = Event(
        id="m1",
        kind=EventKind.DUTY_MET,
        day=date(2030, 3, 10),
        act="xa-1",
        fulfils="xa-1/notice",
        row=RowRef("events.csv", 3),
    )
    said = render_clocks_text(case(issued(), late, as_of=date(2030, 4, 1)), lang="en", width=100)
    heads = [line.partition("]")[0] + "]" for line in said.splitlines() if line.startswith("[")]
    assert heads == ["[exceeds the recorded limit]", "[open]"]
    assert "Owed by: Ministry; to: Assembly, from 15 July 2030: not found" in said
    assert "the last day permitted: 30 June 2030" in said
    assert "illegal" in " ".join(said.splitlines()[-3:])


def test_a_fulfilment_that_closes_nothing_is_said():
    stray = Event(
        id="m1",
        kind=EventKind.DUTY_MET,
        day=date(2030, 2, 1),
        act="xa-1",
        fulfils="xa-1/notice",
        row=RowRef("events.csv", 3),
    )
    found = case(issued(), stray)
    assert "It closes no clock" in render_clocks_text(found, lang="en", width=100)
    document = json.loads(render_clocks_json(found, lang="en"))
    assert [one["id"] for one in document["closes_no_clock"]] == ["m1"]


def test_json_gives_null_for_what_is_not_found():
    duty = replace(NOTICE, by="not_found", within=None)
    act = replace(ACT, duties=(duty,), number=Value(value="7"))
    (clock,) = json.loads(render_clocks_json(case(issued(day=None), act=act), lang="en"))["clocks"]
    assert (clock["by"], clock["within"], clock["due"]) == (None, None, None)
    assert clock["event"]["day"] is None
    assert clock["state"] == "undetermined"
    assert clock["why"]


def test_a_case_without_duties_says_so():
    said = render_clocks_text(case(act=replace(ACT, duties=())), lang="en", width=100)
    assert "No duty with a time is known." in said


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_screen(width):
    lines = render_clocks_text(case(issued()), lang="es", width=width).splitlines()
    assert max(map(len, lines)) <= width


def test_a_rule_still_to_be_verified_says_so():
    regime = xa()
    rules = tuple(replace(one, verify=True) for one in regime.clocks)
    found = replace(case(), regime=replace(regime, clocks=rules))
    owed = owed_by_rules(found.regime)[0]
    (cited,) = cited_duty(owed, {}, found.regime)
    assert Speaker("en").say(cited).endswith("; this rule is to verify")
    (sure,) = cited_duty(owed_by_rules(regime)[0], {}, regime)
    assert "to verify" not in Speaker("en").say(sure)
