"""R-CLOCK: only a recorded lateness exceeds the limit; what is not on record proves nothing."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from relevo.compliance.clocks import clocks_of
from relevo.compliance.rules.clock import RULE, check_clocks
from relevo.core.clause import ClauseRef, RowRef, Seen
from relevo.core.event import Event, EventKind
from relevo.core.finding import Basis, Verdict
from relevo.core.words import Localized, Speaker
from relevo.instrument.model import (
    Act,
    ActStatus,
    Clause,
    Clock,
    ClockUnit,
    DatedBody,
    Dates,
    Duty,
    Window,
    WindowKind,
)
from relevo.instrument.value import Value

ZONE = ZoneInfo("UTC")
FIRST, LAST = date(2030, 2, 1), date(2030, 6, 30)
ACT = Act(
    id="xa-1",
    title=Localized("Ley", "Law"),
    kind="law",
    host="XA",
    senders=("XB",),
    body="Assembly",
    status=ActStatus.ADOPTED,
    dates=Dates(published=Value(value=date(2030, 1, 10))),
    clauses=(Clause(id="c", summary=Localized("c", "c"), seen=Seen.TEXT),),
    windows=(Window(id="w", kind=WindowKind.PRESENCE, from_=FIRST, to=LAST, clause="c"),),
    duties=(
        Duty(
            id="account",
            what=Localized("Rendir cuentas.", "Account for it."),
            by="Ministry",
            to=(DatedBody(body="Assembly"),),
            after="end_of_stay",
            within=Clock(n=30, unit=ClockUnit.DAY),
            clause="c",
        ),
    ),
)


def event(kind, day):
    """Make a fulfilment, or word that there was none."""
    return Event(
        id="m1", kind=kind, day=day, act="xa-1", fulfils="xa-1/account", row=RowRef("events.csv", 2)
    )


def findings(*events, as_of=date(2031, 1, 1), act=ACT):
    """Judge the clocks of the act."""
    return check_clocks(clocks_of([act], events, None, zone=ZONE, as_of=as_of)[0], ZONE)


@pytest.mark.parametrize("as_of", [date(2030, 1, 10), LAST, date(2030, 7, 30)])
def test_a_clock_that_runs_is_left_alone(as_of):
    assert findings(as_of=as_of) == ()


def test_a_bill_and_an_act_without_duties_are_left_alone():
    assert findings(act=replace(ACT, status=ActStatus.REQUESTED)) == ()
    assert findings(act=replace(ACT, duties=())) == ()
    assert findings(as_of=date(2030, 1, 9)) == ()


@pytest.mark.parametrize(
    ("kind", "day", "verdict"),
    [
        (EventKind.DUTY_MET, date(2030, 7, 30), Verdict.MET),
        (EventKind.DUTY_MET, date(2030, 7, 31), Verdict.BREACHED),
        (EventKind.DUTY_MET, None, Verdict.UNDETERMINED),
        (EventKind.DUTY_NOT_MET, date(2030, 7, 31), Verdict.BREACHED),
        (EventKind.DUTY_NOT_MET, date(2030, 7, 29), Verdict.UNDETERMINED),
    ],
)
def test_verdicts(kind, day, verdict):
    (finding,) = findings(event(kind, day))
    assert (finding.rule, finding.basis, finding.verdict) == (RULE, Basis.LAW, verdict)
    assert finding.clauses == (ClauseRef("xa-1", "c", Seen.TEXT),)
    assert (finding.limit, finding.subject) == ("xa-1/account", "xa-1/stay_ended")


def test_nothing_on_record_is_undetermined_and_says_so():
    (finding,) = findings(as_of=date(2030, 7, 31))
    assert finding.verdict is Verdict.UNDETERMINED
    assert Speaker("en").say(finding.message) == (
        "Account for it. Due until 30 July 2030. No fulfilment is on record."
    )
    (datum,) = finding.evidence
    assert (datum.ref, datum.found, datum.expected) == (
        "xa-1/stay_ended",
        "2030-06-30",
        "<= 2030-07-30",
    )


def test_a_late_one_says_both_days_and_declares_nothing_illegal():
    (finding,) = findings(event(EventKind.DUTY_MET, date(2030, 8, 5)))
    said = Speaker("en").say(finding.message)
    assert said.endswith("the duty was fulfilled: 5 August 2030: that exceeds the recorded limit.")
    assert [datum.ref for datum in finding.evidence] == ["xa-1/stay_ended", "events.csv:2"]


def test_what_was_recorded_later_was_not_known():
    (finding,) = findings(event(EventKind.DUTY_MET, date(2030, 8, 5)), as_of=date(2030, 8, 4))
    assert finding.verdict is Verdict.UNDETERMINED
