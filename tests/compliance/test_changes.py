"""What an amendment touches."""

from datetime import date

import pytest
from tests.spec.acts_world import build_grounds

from relevo.compliance.changes import steps_of
from relevo.regime.model import Element

OLD = {
    "id": "base",
    "lists": [
        {"id": "p", "of": "place", "items": ["XA-N"], "complete": True, "clause": "c"},
        {"id": "h", "of": "institution", "items": ["ARMY"], "complete": True, "clause": "c"},
    ],
    "limits": [
        {"id": "n", "measure": "persons", "quantity": {"exact": 9}, "clause": "c"},
        {"id": "d", "measure": "stay_days", "quantity": {"exact": 30}, "clause": "c"},
        {"id": "a", "measure": "aircraft", "quantity": {"exact": 1}, "clause": "c"},
    ],
}


def window(first, last):
    """Give a window."""
    return {"windows": [{"id": "w2", "kind": "presence", "from": first, "to": last, "clause": "c"}]}


def stay(days):
    """Give a limit of days of stay."""
    return {
        "limits": [{"id": "d2", "measure": "stay_days", "quantity": {"exact": days}, "clause": "c"}]
    }


def touched(fields, kind="replace", item="w", by="w2"):
    """Give what one change touches, and whether the stay does not grow by it."""
    change = {"kind": kind, "item": item, "by": by}
    amends = [{"act": "base", "clause": "c", "changes": [change]}]
    (step,) = steps_of(build_grounds({"acts": [OLD, {"id": "change", "amends": amends, **fields}]}))
    return {made.element: made.not_longer for made in step.made}


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2026-02-01", "2026-12-31", {Element.START_DATE: True}),
        ("2026-02-01", "2027-01-31", {Element.START_DATE: True}),
        ("2025-12-01", "2026-12-31", {Element.START_DATE: False}),
        ("2026-02-01", "2027-02-01", {Element.START_DATE: False, Element.END_DATE: False}),
        ("2026-01-01", "2027-01-01", {Element.END_DATE: False}),
        ("2026-01-01", "2026-12-30", {Element.END_DATE: True}),
        ("2026-01-01", "2026-12-31", {Element.PLACES: True}),
    ],
)
def test_a_window_in_the_place_of_another(first, last, found):
    assert touched(window(first, last)) == found


def test_lines_by_what_they_count_and_name():
    assert touched({}, "repeal", "n", "") == {Element.PERSONS: True}
    assert touched({}, "repeal", "a", "") == {Element.ANY: True}
    assert touched({}, "repeal", "p", "") == {Element.PLACES: True}
    assert touched({}, "repeal", "h", "") == {Element.HOST_INSTITUTIONS: True}


@pytest.mark.parametrize(("days", "shorter"), [(29, True), (30, True), (31, False)])
def test_days_of_stay_grow_or_not(days, shorter):
    assert touched(stay(days), item="d", by="d2") == {Element.STAY: shorter}


def test_without_its_limit_on_days_the_stay_may_grow():
    assert touched({}, "repeal", "d", "") == {Element.STAY: None}


def test_a_window_that_is_added_is_other_content():
    assert touched(window("2027-01-01", "2027-01-31"), "add", "w2", "") == {Element.ANY: None}


def test_an_instrument_on_record_gives_what_it_says():
    row = {"kind": "act_changed", "day": date(2026, 3, 1), "element": "end_date"}
    for value, shorter in (("2026-12-31", True), ("2027-01-01", False), ("", None)):
        (step,) = steps_of(build_grounds({"events": [{**row, "value": value}]}))
        (made,) = step.made
        assert (made.element, made.not_longer, made.before_entry) == (
            Element.END_DATE,
            shorter,
            None,
        )
        assert step.shown.ref == "events.csv:2"


def test_what_an_instrument_changed_may_be_unknown():
    (step,) = steps_of(build_grounds({"events": [{"kind": "act_changed"}]}))
    (made,) = step.made
    assert (made.element, made.not_longer, made.days.known) == (None, None, False)


def test_a_change_of_an_act_that_is_not_in_the_case_is_left_alone():
    amends = [{"act": "gone", "clause": "c", "changes": []}]
    assert steps_of(build_grounds({"act": {"amends": amends}})) == ()


@pytest.mark.parametrize(("day", "steps"), [("2026-03-01", 1), ("2026-03-02", 2)])
def test_an_event_that_is_what_an_act_does_is_judged_once(day, steps):
    amends = [{"act": "base", "clause": "c", "changes": [{"kind": "repeal", "item": "n"}]}]
    change = {"id": "change", "amends": amends, "dates": {"approved": "2026-03-01"}}
    row = {
        "kind": "act_changed",
        "act": "base",
        "day": date.fromisoformat(day),
        "instrument": "resolution",
    }
    assert len(steps_of(build_grounds({"acts": [OLD, change], "events": [row]}))) == steps
