"""Clocks: which events start which duties, and how each stands on a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.clause import ClauseRef, RowRef, Seen
from relevo.core.event import Event, EventKind
from relevo.core.words import Localized
from relevo.instrument.model import (
    Act,
    ActStatus,
    AmendmentPower,
    ClassOfEntry,
    Clause,
    Clock,
    ClockUnit,
    DatedBody,
    Duty,
    EntryClass,
    Window,
    WindowKind,
)
from relevo.regime.clock_state import ClockState
from relevo.regime.clocks import Known, clocks, unmatched
from relevo.regime.due import WorkingDays
from relevo.regime.model import Body, ClockRule, Element, Norm, Regime
from relevo.regime.owed import owed_by_acts, owed_by_rules

ZONE = ZoneInfo("America/Lima")
TODAY = date(2030, 6, 1)


def words(name):
    """Give a name in both languages."""
    return Localized(name, name)


def hours(n):
    """Give a time in hours."""
    return Clock(n=n, unit=ClockUnit.HOUR)


REPORT = ClockRule(
    id="unarmed-24h",
    what=words("Report"),
    after=EventKind.ACT_ISSUED,
    kinds=("ministerial_resolution",),
    by="premier",
    owed_to=(
        DatedBody(body="congress", to=date(2030, 7, 27)),
        DatedBody(body="not_found", from_=date(2030, 7, 28), verify=True),
    ),
    within=hours(24),
    norm="law",
)
CHANGE = ClockRule(
    id="start-48h",
    what=words("Report the change"),
    after=EventKind.START_DATE_CHANGED,
    element=Element.START_DATE,
    by="defence",
    owed_to=(DatedBody(body="commission"),),
    within=hours(48),
    norm="law",
)
REGIME = Regime(
    id="xa",
    host="XA",
    name=words("XA"),
    time_zone="America/Lima",
    norms=(Norm(id="law", title=words("Law"), seen=Seen.STATUTE),),
    bodies=(
        Body(id="congress", name=words("Congress")),
        Body(id="premier", name=words("Premier")),
        Body(id="defence", name=words("Minister of Defence")),
        Body(id="commission", name=words("Commission")),
    ),
    clocks=(REPORT, CHANGE),
)

VISIT = Act(
    id="xa-visit",
    title=words("Visit"),
    kind="ministerial_resolution",
    host="XA",
    senders=("XB",),
    body="Ministry",
    status=ActStatus.ADOPTED,
    class_of_entry=ClassOfEntry(value=EntryClass.UNARMED),
    clauses=(Clause(id="c", summary=words("c"), seen=Seen.REPORTED),),
    windows=(
        Window(
            id="w",
            kind=WindowKind.PRESENCE,
            from_=date(2030, 5, 1),
            to=date(2030, 9, 30),
            clause="c",
        ),
    ),
)
OWN = Duty(
    id="inform",
    what=words("Inform"),
    by="PREMIER ",
    to=(DatedBody(body="Cóngress", to=date(2030, 7, 27)), DatedBody(body="not_found")),
    after="issue",
    within=hours(24),
    clause="c",
)


def event(kind, day=None, id_="e1", **more):
    """Make an event on record of the visit."""
    return Event(
        id=id_, kind=kind, day=day, **{"act": "xa-visit", "row": RowRef("events.csv", 2), **more}
    )


def issued(day=date(2030, 3, 4), **more):
    """Make the issue of the visit's act."""
    return event(EventKind.ACT_ISSUED, day, **more)


def met(day=None, fulfils="unarmed-24h", **more):
    """Make a fulfilment."""
    return event(EventKind.DUTY_MET, day, **{"id_": "m1", "fulfils": fulfils, **more})


def run(*events, act=VISIT, regime=REGIME, as_of=TODAY):
    """Give the clocks of the visit."""
    known = Known(
        events=events,
        acts={act.id: act},
        zone=ZONE,
        working=WorkingDays.of(regime) if regime else None,
        as_of=as_of,
    )
    rules = owed_by_rules(regime) if regime else ()
    return clocks((*rules, *owed_by_acts([act], regime)), known)


def one(*events, **more):
    """Give the only clock that runs."""
    (clock,) = [clock for clock in run(*events, **more) if clock.event]
    return clock


def with_rule(**changes):
    """Give the regime with its first clock changed and no other."""
    return replace(REGIME, clocks=(replace(REPORT, **changes),))


def test_an_event_of_another_kind_or_act_starts_nothing():
    states = {clock.state for clock in run(event(EventKind.ENTERED, TODAY))}
    assert states == {ClockState.NOT_STARTED}
    assert [clock for clock in run(issued(act="xa-other")) if clock.event and clock.owed.act] == []


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (date(2030, 3, 4), ClockState.OPEN),
        (date(2030, 3, 5), ClockState.OPEN),
        (date(2030, 3, 6), ClockState.NOT_ON_RECORD),
        (TODAY, ClockState.NOT_ON_RECORD),
    ],
)
def test_what_is_not_on_record_is_never_late(as_of, state):
    assert one(issued(), as_of=as_of).state is state


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2030, 3, 4), ClockState.MET),
        (date(2030, 3, 5), ClockState.UNDETERMINED),
        (date(2030, 3, 6), ClockState.LATE),
    ],
)
def test_days_alone_decide_only_where_no_hour_can_change_it(day, state):
    clock = one(issued(), met(day))
    assert clock.state is state
    assert clock.answer.id == "m1"
    assert (clock.why is not None) == (state is ClockState.UNDETERMINED)


@pytest.mark.parametrize(
    ("minutes", "state"), [(24 * 60, ClockState.MET), (24 * 60 + 1, ClockState.LATE)]
)
def test_hours_decide_to_the_minute(minutes, state):
    start = datetime(2030, 3, 4, 15, tzinfo=UTC)
    answer = start + timedelta(minutes=minutes)
    assert one(issued(at=start), met(answer.date(), at=answer)).state is state


def test_a_source_that_says_it_was_not_done_counts_only_after_the_time():
    def said(day):
        return one(issued(), replace(met(day), kind=EventKind.DUTY_NOT_MET)).state

    assert said(date(2030, 3, 4)) is ClockState.NOT_ON_RECORD
    assert said(date(2030, 3, 5)) is ClockState.UNDETERMINED
    assert said(date(2030, 3, 6)) is ClockState.LATE


def test_a_record_that_says_both_is_undetermined():
    denied = replace(met(date(2030, 3, 20)), kind=EventKind.DUTY_NOT_MET, id="m2")
    assert one(issued(), met(date(2030, 3, 4)), denied).state is ClockState.UNDETERMINED


def test_a_late_report_is_shown_before_the_word_that_there_was_none():
    denied = replace(met(date(2030, 3, 10)), kind=EventKind.DUTY_NOT_MET, id="m0")
    clock = one(issued(), denied, met(date(2030, 3, 20)))
    assert (clock.state, clock.answer.id) == (ClockState.LATE, "m1")


def test_a_day_not_found_leaves_its_clock_undetermined():
    assert one(issued(None)).state is ClockState.UNDETERMINED
    assert one(issued(), met(None)).state is ClockState.UNDETERMINED


def test_a_time_not_found_leaves_its_clock_undetermined():
    assert one(issued(), regime=with_rule(within=None)).state is ClockState.UNDETERMINED


def test_a_rule_that_must_be_verified_makes_nothing_late():
    doubtful = with_rule(verify=True)
    assert one(issued(), met(date(2030, 3, 9)), regime=doubtful).state is ClockState.UNDETERMINED
    assert one(issued(), met(date(2030, 3, 4)), regime=doubtful).state is ClockState.MET
    act = replace(VISIT, duties=(OWN,))
    assert one(issued(), met(date(2030, 3, 9)), regime=doubtful, act=act).state is ClockState.LATE


def test_a_rule_starts_only_while_it_is_law():
    new = with_rule(from_=date(2030, 3, 5), to=date(2030, 3, 10))
    found = [run(issued(date(2030, 3, day)), regime=new) for day in (4, 5, 10, 11)]
    assert [any(clock.event for clock in one) for one in found] == [False, True, True, False]


def test_a_class_not_found_leaves_it_open_whether_a_rule_applies():
    unarmed = with_rule(classes=(EntryClass.UNARMED,))
    unknown = replace(VISIT, class_of_entry=None)
    armed = replace(VISIT, class_of_entry=ClassOfEntry(value=EntryClass.ARMED))
    assert one(issued(), regime=unarmed).state is ClockState.NOT_ON_RECORD
    assert one(issued(), regime=unarmed, act=unknown).state is ClockState.UNDETERMINED
    assert run(issued(), regime=unarmed, act=armed) == ()


def test_the_law_and_the_act_on_one_thing_are_one_clock_that_cites_both():
    clock = one(issued(), act=replace(VISIT, duties=(OWN,)))
    assert clock.owed.ids == ("unarmed-24h", "xa-visit/inform")
    assert clock.owed.clauses == (
        ClauseRef("xa", "law", Seen.STATUTE),
        ClauseRef("xa-visit", "c", Seen.REPORTED),
    )
    by_act = met(date(2030, 3, 4), fulfils="xa-visit/inform")
    assert one(issued(), by_act, act=replace(VISIT, duties=(OWN,))).state is ClockState.MET


@pytest.mark.parametrize(
    "other",
    [
        replace(OWN, within=hours(48)),
        replace(OWN, by="Minister of Defence"),
        replace(OWN, by="Somebody"),
        replace(OWN, to=(DatedBody(body="Commission"),)),
    ],
)
def test_another_time_author_or_addressee_is_another_clock(other):
    found = [clock for clock in run(issued(), act=replace(VISIT, duties=(other,))) if clock.event]
    assert [clock.owed.ids for clock in found] == [("unarmed-24h",), ("xa-visit/inform",)]


def test_the_clocks_of_24_and_48_hours_are_never_merged():
    moved = event(EventKind.START_DATE_CHANGED, date(2030, 3, 4), "e2")
    found = [clock for clock in run(issued(), moved) if clock.event]
    assert [clock.owed.ids for clock in found] == [("unarmed-24h",), ("start-48h",)]
    assert [clock.due.at.first.day for clock in found] == [5, 6]
    closed = run(issued(), moved, met(date(2030, 3, 4), of=""))
    assert {clock.owed.ids[0]: clock.state for clock in closed} == {
        "unarmed-24h": ClockState.MET,
        "start-48h": ClockState.NOT_ON_RECORD,
    }


def test_a_power_to_amend_reports_after_the_instrument_that_it_names():
    report = replace(OWN, id="tell", after="supreme_resolution", within=hours(48))
    power = AmendmentPower(element="terms", by="supreme_resolution", clause="c", report=report)
    act = replace(VISIT, amendment_powers=(power,))
    changed = event(EventKind.ACT_CHANGED, date(2030, 3, 4), instrument="supreme_resolution")
    assert one(changed, act=act, regime=None).owed.ids == ("xa-visit/tell",)
    assert [clock.state for clock in run(act=act, regime=None)] == [ClockState.NOT_STARTED]
    other = replace(changed, instrument="law")
    assert all(not clock.event for clock in run(other, act=act, regime=None))


def test_what_starts_a_duty_in_words_nobody_knows_is_undetermined():
    act = replace(VISIT, duties=(replace(OWN, after="when_convenient"),))
    (clock,) = run(issued(), act=act, regime=None)
    assert (clock.state, clock.event) == (ClockState.UNDETERMINED, None)


def test_addressees_follow_the_days_from_the_event_to_its_time():
    def named(day):
        return [holder.name for holder in one(issued(day)).owed_to]

    assert named(date(2030, 3, 4)) == [words("Congress")]
    assert named(date(2030, 7, 27)) == [words("Congress"), ""]
    assert named(date(2030, 7, 28)) == [""]
    assert one(issued(date(2030, 7, 28))).owed_to[0].verify


def test_a_fulfilment_that_names_no_event_is_nobodys_where_there_are_two():
    moved = [event(EventKind.START_DATE_CHANGED, date(2030, 3, day), f"e{day}") for day in (4, 20)]
    report = met(date(2030, 3, 20), fulfils="start-48h")
    states = [clock.state for clock in run(*moved, report) if clock.event]
    assert states == [ClockState.UNDETERMINED, ClockState.UNDETERMINED]
    named = [clock for clock in run(*moved, replace(report, of="e20")) if clock.event]
    assert [clock.state for clock in named] == [ClockState.NOT_ON_RECORD, ClockState.MET]


def test_a_fulfilment_before_its_event_closes_nothing_and_is_not_lost():
    early = met(date(2030, 3, 3))
    found = run(issued(), early)
    assert next(clock for clock in found if clock.event).state is ClockState.NOT_ON_RECORD
    assert unmatched(found, (issued(), early)) == (early,)
    assert unmatched(run(issued(), met(date(2030, 3, 4))), (met(date(2030, 3, 4)),)) == ()


def test_the_end_of_a_stay_that_is_only_foreseen_may_have_come_before():
    account = replace(OWN, after="end_of_stay", within=Clock(n=30, unit=ClockUnit.DAY))
    act = replace(VISIT, duties=(account,))
    end = Event(id="xa-visit/stay_ended", kind=EventKind.STAY_ENDED, act="xa-visit")
    end = replace(end, day=date(2030, 9, 30))
    assert one(end, act=act).state is ClockState.OPEN
    early = met(date(2030, 5, 20), fulfils="xa-visit/inform")
    assert one(end, early, act=act).state is ClockState.UNDETERMINED
    ended = event(EventKind.STAY_ENDED, date(2030, 5, 10), "e2")
    assert one(ended, early, act=act).state is ClockState.MET
    after = met(date(2030, 10, 10), fulfils="xa-visit/inform")
    assert one(end, after, act=act, as_of=date(2030, 11, 1)).state is ClockState.MET


NOTICE = {
    "after": EventKind.WINDOW_OPENS,
    "ahead": True,
    "within": Clock(n=30, unit=ClockUnit.DAY),
}
OPENS = Event(id="xa-visit/window_opens", kind=EventKind.WINDOW_OPENS, act="xa-visit")
OPENS = replace(OPENS, day=date(2030, 5, 1))


@pytest.mark.parametrize(
    ("told", "as_of", "state"),
    [
        (None, date(2030, 4, 1), ClockState.OPEN),
        (None, date(2030, 4, 2), ClockState.NOT_ON_RECORD),
        (date(2030, 3, 1), date(2030, 5, 1), ClockState.MET),
        (date(2030, 4, 1), date(2030, 5, 1), ClockState.MET),
        (date(2030, 4, 2), date(2030, 5, 1), ClockState.LATE),
        (date(2030, 5, 3), date(2030, 5, 4), ClockState.LATE),
    ],
)
def test_notice_ahead_of_an_entry_is_due_before_it(told, as_of, state):
    events = (OPENS, met(told)) if told else (OPENS,)
    clock = one(*events, regime=with_rule(**NOTICE), as_of=as_of)
    assert clock.state is state
    assert clock.due.first_day == clock.due.last_day == date(2030, 4, 1)


@pytest.mark.parametrize(
    ("n", "unit", "day"),
    [
        (1, ClockUnit.MONTH, date(2030, 4, 1)),
        (4, ClockUnit.MONTH, date(2030, 1, 1)),
        (3, ClockUnit.WORKING_DAY, date(2030, 4, 26)),
    ],
)
def test_time_ahead_in_months_and_working_days(n, unit, day):
    regime = replace(
        with_rule(**{**NOTICE, "within": Clock(n=n, unit=unit)}), holidays_complete=(2030,)
    )
    assert one(OPENS, regime=regime).due.last_day == day


def test_working_days_ahead_are_not_counted_through_years_whose_holidays_lack():
    regime = with_rule(**{**NOTICE, "within": Clock(n=3, unit=ClockUnit.WORKING_DAY)})
    assert one(OPENS, regime=regime).state is ClockState.UNDETERMINED


def test_working_days_not_all_known_leave_it_open_whether_time_is_over():
    review = with_rule(within=Clock(n=10, unit=ClockUnit.WORKING_DAY))
    known = replace(review, holidays_complete=(2030,))
    assert one(issued(), regime=known).state is ClockState.NOT_ON_RECORD
    assert one(issued(), regime=review).state is ClockState.UNDETERMINED
    assert one(issued(), regime=review, as_of=date(2030, 3, 18)).state is ClockState.OPEN


def test_a_notice_of_a_state_is_met_by_the_event_that_the_rule_names():
    rule = replace(
        REPORT,
        id="notice-30d",
        after=EventKind.NOTICE_GIVEN,
        kinds=(),
        met_by=EventKind.DESIGNATED,
        within=Clock(n=30, unit=ClockUnit.DAY),
    )
    regime = replace(REGIME, clocks=(rule,))
    notice = event(EventKind.NOTICE_GIVEN, date(2030, 3, 1), act="", state="XA")
    named = event(EventKind.DESIGNATED, date(2030, 3, 20), "e2", act="", state="XA")
    assert one(notice, named, regime=regime).state is ClockState.MET
    assert one(notice, replace(named, state="XB"), regime=regime).answer is None
    other = replace(notice, id="e3", state="XB")
    states = {clock.event.state: clock.state for clock in run(notice, other, named, regime=regime)}
    assert states == {"XA": ClockState.MET, "XB": ClockState.NOT_ON_RECORD}
    nobodys = met(date(2030, 3, 20), fulfils="notice-30d", act="")
    found = run(notice, other, nobodys, regime=regime)
    assert {clock.state for clock in found} == {ClockState.UNDETERMINED}
    assert run(regime=replace(REGIME, clocks=(replace(rule, to=date(2030, 5, 31)),))) == ()
    (waiting,) = run(regime=regime)
    assert (waiting.state, waiting.act) == (ClockState.NOT_STARTED, "")


HOURS = st.integers(0, 200)


@given(st.integers(0, 23), HOURS, st.booleans(), st.booleans())
def test_losing_the_hours_never_turns_a_verdict(hour, later, keep_start, keep_answer):
    start = datetime(2030, 3, 4, 5, tzinfo=UTC) + timedelta(hours=hour)
    end = start + timedelta(hours=later)
    days = [at.astimezone(ZONE).date() for at in (start, end)]
    exact = one(issued(days[0], at=start), met(days[1], at=end)).state
    blurred = one(
        issued(days[0], at=start if keep_start else None),
        met(days[1], at=end if keep_answer else None),
    ).state
    assert exact is (ClockState.MET if later <= 24 else ClockState.LATE)
    assert blurred in {exact, ClockState.UNDETERMINED}
