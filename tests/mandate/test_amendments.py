"""Amendments: what takes a place runs where the old item ran, from the day of the change."""

from __future__ import annotations

from datetime import date

from tests.spec.world import act, term

from relevo.instrument.model import WindowKind
from relevo.mandate.amendments import FOREVER, amendments_of
from relevo.mandate.from_acts import mandate_on

LATER = date(2026, 12, 31)
PERSONS = {"id": "persons", "measure": "persons", "quantity": {"exact": 50}, "clause": "press"}
FEWER = {**PERSONS, "id": "fewer", "quantity": {"exact": 40}}
HOSTS = {"id": "hosts", "of": "institution", "items": ["BDE1"], "complete": True, "clause": "c"}
ROTATION = {"at_least": 3, "at_most": 6, "clause": "c"}
SHORT = {"id": "s", "kind": "presence", "from": "2026-01-01", "to": "2026-09-30", "clause": "c"}
WINDOW = {"id": "w", "kind": "presence", "from": "2026-01-01", "to": "2026-12-31", "clause": "c"}


def amending(*changes, **fields):
    """An act of 1 April that amends the world's act; it has no window unless one is given."""
    return act(
        id="later",
        amends=[{"act": "act", "changes": list(changes), "clause": "c"}],
        **{"dates": {"published": "2026-04-01"}, "windows": [], **fields},
    )


def limits(*acts):
    """Give the terms of each limit."""
    return {limit.id: limit.terms for limit in mandate_on(acts, LATER).limits}


def test_a_limit_that_takes_a_place_runs_from_the_change_within_the_old_term():
    change = {"kind": "replace", "item": "persons", "by": "fewer"}
    assert limits(act(limits=[PERSONS]), amending(change, limits=[FEWER])) == {
        "act/persons": (term("2026-01-01..2026-03-31"),),
        "later/fewer": (term("2026-04-01..2026-12-31"),),
    }


def test_the_change_may_name_a_later_day():
    change = {"kind": "replace", "item": "persons", "by": "fewer", "from": "2026-07-01"}
    assert limits(act(limits=[PERSONS]), amending(change, limits=[FEWER])) == {
        "act/persons": (term("2026-01-01..2026-06-30"),),
        "later/fewer": (term("2026-07-01..2026-12-31"),),
    }


def test_a_window_that_takes_a_place_keeps_the_limits_lists_and_rotation_of_its_act():
    change = {"kind": "replace", "item": "w", "by": "s"}
    acts = (
        act(limits=[PERSONS], lists=[HOSTS], rotation=[ROTATION]),
        amending(change, windows=[SHORT]),
    )
    mandate = mandate_on(acts, LATER)
    until_september = (term("2026-01-01..2026-09-30"),)
    assert mandate.limits[0].terms == until_september
    assert mandate.permitted[0].terms == until_september
    assert mandate.tour_lengths[0].terms == until_september
    assert [window.terms for window in mandate.windows] == [
        (term("2026-01-01..2026-03-31"),),
        (term("2026-04-01..2026-09-30"),),
    ]


def test_a_limit_that_names_its_window_follows_what_takes_its_place():
    change = {"kind": "replace", "item": "w", "by": "s"}
    named = {**PERSONS, "window": "w"}
    assert limits(act(limits=[named]), amending(change, windows=[SHORT])) == {
        "act/persons": (term("2026-01-01..2026-09-30"),)
    }


def test_a_limit_of_another_window_stays_out_of_what_takes_the_place():
    visit = {
        "id": "x",
        "kind": "port_call",
        "from": "2026-05-01",
        "to": "2026-05-05",
        "clause": "c",
    }
    given = act(windows=[WINDOW, visit], limits=[{**PERSONS, "window": "x"}])
    change = {"kind": "replace", "item": "w", "by": "s"}
    assert limits(given, amending(change, windows=[SHORT])) == {
        "act/persons": (term("2026-05-01..2026-05-05"),)
    }


def test_a_window_that_joins_an_act_extends_what_runs_with_its_presence():
    longer = {**SHORT, "id": "x", "from": "2027-01-01", "to": "2027-03-31"}
    change = {"kind": "add", "item": "x"}
    mandate = mandate_on([act(limits=[PERSONS]), amending(change, windows=[longer])], LATER)
    assert mandate.limits[0].terms == (term("2026-01-01..2027-03-31"),)
    assert len(mandate.windows_of(WindowKind.PRESENCE)) == 2


def test_a_port_call_that_joins_an_act_extends_no_presence():
    visit = {**SHORT, "id": "x", "kind": "port_call", "from": "2027-01-01", "to": "2027-01-03"}
    change = {"kind": "add", "item": "x"}
    mandate = mandate_on([act(limits=[PERSONS]), amending(change, windows=[visit])], LATER)
    assert mandate.limits[0].terms == (term("2026-01-01..2026-12-31"),)


def test_an_addition_without_a_window_runs_with_the_amended_act_from_its_publication():
    change = {"kind": "add", "item": "fewer"}
    assert limits(act(), amending(change, limits=[FEWER])) == {
        "later/fewer": (term("2026-04-01..2026-12-31"),)
    }


def test_what_took_a_place_can_lose_it_again():
    first = amending({"kind": "replace", "item": "w", "by": "s"}, windows=[SHORT])
    back = {**SHORT, "id": "b", "to": "2026-11-30"}
    second = act(
        id="last",
        dates={"published": "2026-06-01"},
        windows=[back],
        amends=[
            {
                "act": "later",
                "clause": "c",
                "changes": [{"kind": "replace", "item": "s", "by": "b"}],
            }
        ],
    )
    assert limits(act(limits=[PERSONS]), first, second) == {
        "act/persons": (term("2026-01-01..2026-11-30"),)
    }


def test_an_act_alone_has_no_joins():
    found = amendments_of([act(windows=[])])
    assert (found.joins, found.cuts, found.unsettled) == ((), {}, ())
    assert found.presence(found.acts["act"]) == (FOREVER,)
