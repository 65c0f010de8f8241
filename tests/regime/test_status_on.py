"""A state's ally status on a day: what is settled, what is not, and the days between."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.words import Localized
from relevo.instrument.model import DayRange
from relevo.regime.ally import (
    AllyLaw,
    Benefit,
    Deemed,
    Designation,
    NoticeRule,
    OtherList,
    TreatedAs,
    When,
)
from relevo.regime.model import Norm
from relevo.regime.status_on import HOLDS, Standing, Truth, status_on

NAME = Localized("x", "x")
LAW = AllyLaw(
    id="xa-ally",
    state="XA",
    name=NAME,
    by=NAME,
    norms=(Norm(id="n", title=NAME, seen="statute"),),
    notice=NoticeRule(days=30, to=NAME, norm="n"),
    deemed=(Deemed(states=("XD",), since=date(2000, 1, 1), norm="n"),),
    treated_as=(TreatedAs(state="XT", norm="n"),),
    other_lists=(OtherList(id="list", name=NAME, by=NAME, purpose=NAME, norm="n", states=("XL",)),),
    benefits=(
        Benefit(id="loans", what=NAME, norm="n"),
        Benefit(id="research", what=NAME, norm="n", other_list="list"),
        Benefit(id="old", what=NAME, norm="n", to=date(2020, 12, 31)),
    ),
    illustrative=True,
)


def on(text):
    """Give a version with one day."""
    return When(day=date.fromisoformat(text), says=("s",))


def within(first, last, **more):
    """Give a version known only between two days."""
    days = DayRange(from_=date.fromisoformat(first), to=date.fromisoformat(last))
    return When(between=days, says=("s",), **more)


XB = Designation(
    state="XB",
    notice=(on("2025-12-11"),),
    designated=(on("2026-01-14"),),
    notice_to_end=(on("2027-03-01"),),
    terminated=(on("2027-05-19"),),
)


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2025-12-10", Standing.NONE),
        ("2025-12-11", Standing.NOTIFIED),
        ("2026-01-13", Standing.NOTIFIED),
        ("2026-01-14", Standing.DESIGNATED),
        ("2027-02-28", Standing.DESIGNATED),
        ("2027-03-01", Standing.ENDING),
        ("2027-05-18", Standing.ENDING),
        ("2027-05-19", Standing.TERMINATED),
    ],
)
def test_first_and_last_day_of_each_standing(day, standing):
    found = status_on(LAW, XB, date.fromisoformat(day))
    assert found.standings == (standing,)
    assert (found.holds is Truth.YES) == (standing in HOLDS)


@pytest.mark.parametrize(
    ("day", "passed"),
    [("2026-01-09", Truth.NO), ("2026-01-10", Truth.YES), ("2026-01-12", Truth.YES)],
)
def test_the_earliest_lawful_date_is_thirty_days_after_the_notice(day, passed):
    (earliest,) = status_on(LAW, XB, date.fromisoformat(day)).earliest
    assert (earliest.first, earliest.last) == (date(2026, 1, 10), date(2026, 1, 10))
    assert earliest.passed is passed


def test_days_between_only_once_both_are_on_record():
    assert status_on(LAW, XB, date(2026, 1, 13)).waits == ()
    (wait,) = status_on(LAW, XB, date(2026, 1, 14)).waits
    assert (wait.least, wait.most, wait.enough) == (34, 34, Truth.YES)
    (end,) = status_on(LAW, XB, date(2027, 5, 19)).waits_to_end
    assert (end.least, end.enough) == (79, Truth.YES)


@pytest.mark.parametrize(
    ("days", "enough"), [(29, Truth.NO), (30, Truth.YES), (31, Truth.YES), (-1, Truth.NO)]
)
def test_at_least_thirty_days(days, enough):
    outcome = When(day=date(2025, 12, 11) + timedelta(days=days))
    record = replace(XB, designated=(outcome,), notice_to_end=(), terminated=())
    (wait,) = status_on(LAW, record, date(2028, 1, 1)).waits
    assert (wait.least, wait.enough) == (days, enough)


def test_a_notice_that_sources_date_differently_gives_each_version():
    record = replace(XB, notice=(on("2025-12-11"), on("2025-12-12"), on("2025-12-10")))
    between = status_on(LAW, record, date(2025, 12, 11))
    assert between.standings == (Standing.NOTIFIED, Standing.NONE)
    assert between.holds is Truth.NO
    found = status_on(LAW, record, date(2026, 1, 10))
    assert found.standings == (Standing.NOTIFIED,)
    assert [one.passed for one in found.earliest] == [Truth.YES, Truth.NO, Truth.YES]
    later = status_on(LAW, record, date(2026, 1, 14))
    assert [one.least for one in later.waits] == [34, 33, 35]


def test_a_month_leaves_the_days_of_it_open():
    record = Designation(state="XB", designated=(within("2012-07-01", "2012-07-31"),))
    assert status_on(LAW, record, date(2012, 6, 30)).standings == (Standing.NONE,)
    july = status_on(LAW, record, date(2012, 7, 10))
    assert july.standings == (Standing.DESIGNATED, Standing.NONE)
    assert july.holds is Truth.UNDETERMINED
    assert status_on(LAW, record, date(2012, 7, 31)).standings == (Standing.DESIGNATED,)


def test_a_day_from_memory_decides_nothing_where_a_source_bounds_it():
    sure = within("2004-01-01", "2004-06-17", day=date(2004, 1, 15), verify=True)
    found = status_on(LAW, Designation(state="XB", designated=(sure,)), date(2004, 3, 1))
    assert not found.settled
    assert not found.verify
    alone = replace(sure, between=None)
    found = status_on(LAW, Designation(state="XB", designated=(alone,)), date(2004, 3, 1))
    assert found.settled
    assert found.verify


def test_nothing_known_of_a_day_leaves_every_day_open():
    record = Designation(state="XB", notice=(on("2025-12-11"),), designated=(When(),))
    found = status_on(LAW, record, date(2026, 1, 1))
    assert found.standings == (Standing.DESIGNATED, Standing.NOTIFIED)
    (wait,) = found.waits
    assert (wait.least, wait.enough) == (None, Truth.UNDETERMINED)


def test_by_law_treated_as_and_nobody():
    deemed = Designation(state="XD", designated=(on("2000-01-01"),))
    assert status_on(LAW, deemed, date(2000, 1, 1)).standings == (Standing.BY_STATUTE,)
    treated = status_on(LAW, Designation(state="XT"), date(2020, 1, 1))
    assert treated.standings == (Standing.TREATED_AS,)
    assert {one.open_to for one in treated.benefits} == {Truth.UNDETERMINED}
    assert status_on(LAW, Designation(state="XC"), date(2020, 1, 1)).standings == (Standing.NONE,)


def test_benefits_on_a_day():
    def open_to(record, day):
        found = status_on(LAW, record, day).benefits
        return {one.benefit.id: one.open_to for one in found}

    held = open_to(XB, date(2026, 2, 1))
    assert held == {"loans": Truth.YES, "research": Truth.UNDETERMINED}
    assert open_to(XB, date(2020, 12, 31))["old"] is Truth.NO
    assert open_to(XB, date(2027, 6, 1))["loans"] is Truth.NO
    listed = replace(XB, state="XL")
    assert open_to(listed, date(2020, 1, 1))["research"] is Truth.YES
    complete = replace(LAW, other_lists=(replace(LAW.other_lists[0], complete=True),))
    found = status_on(complete, XB, date(2026, 2, 1)).benefits
    assert [one.open_to for one in found if one.benefit.other_list] == [Truth.NO]


DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 31))


@st.composite
def versions(draw):
    """Give up to two versions of an event, each a day or a few days."""
    found = []
    for _ in range(draw(st.integers(0, 2))):
        first = draw(DAYS)
        last = first + timedelta(days=draw(st.integers(0, 20)))
        found.append(within(first.isoformat(), last.isoformat()))
    return tuple(found)


@given(versions(), versions(), DAYS)
def test_the_answer_is_that_of_every_choice_of_days(notice, designated, day):
    record = Designation(state="XB", notice=notice, designated=designated)
    found = set()
    for given_on in _choices(notice):
        for then_on in _choices(designated):
            single = Designation(state="XB", notice=_one(given_on), designated=_one(then_on))
            found.add(*status_on(LAW, single, day).standings)
    assert set(status_on(LAW, record, day).standings) == found


def _choices(options):
    """Give every day that an event may have been on; None if it is not on record."""
    spans = [one.bounds for one in options]
    return {
        first + timedelta(days=step)
        for first, last in spans
        for step in range((last - first).days + 1)
    } or {None}


def _one(day):
    """Give the versions of an event on one day, or of none."""
    return (When(day=day),) if day else ()
