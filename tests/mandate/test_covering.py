"""Acts of a case on a day: running, not yet, no longer; and which may cover a visit."""

from datetime import date

import pytest
from tests.spec.world import act

from relevo.core.classes import EntryClass
from relevo.mandate.covering import Stage, covering, staged_on


def window(first, last, id_="w"):
    """Give a window of presence, as a file gives it."""
    clause = act().windows[0].clause
    return {"id": id_, "kind": "presence", "from": first, "to": last, "clause": clause}


SPRING = [window("2026-03-01", "2026-05-31")]
TWICE = [*SPRING, window("2026-09-01", "2026-09-30", "w2")]


def stage(day, **fields):
    """Give how an act published on the first day of 2026 stands on a day."""
    fields = {"dates": {"published": "2026-01-01"}, "windows": SPRING, **fields}
    (found,) = staged_on([act(**fields)], date.fromisoformat(day))
    return found.stage


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-12-31", Stage.NOT_YET),
        ("2026-01-01", Stage.NOT_BEGUN),
        ("2026-02-28", Stage.NOT_BEGUN),
        ("2026-03-01", Stage.RUNNING),
        ("2026-05-31", Stage.RUNNING),
        ("2026-06-01", Stage.ENDED),
    ],
)
def test_first_and_last_day_of_a_window(day, expected):
    assert stage(day) is expected


def test_between_two_windows_the_next_is_told():
    assert stage("2026-07-01", windows=TWICE) is Stage.BETWEEN
    fields = {"dates": {"published": "2026-01-01"}, "windows": TWICE}
    (found,) = staged_on([act(**fields)], date(2026, 7, 1))
    assert found.next_after(date(2026, 7, 1)) == date(2026, 9, 1)
    assert (found.first, found.last) == (date(2026, 3, 1), date(2026, 9, 30))


@pytest.mark.parametrize("status", ["requested", "rejected", "withdrawn"])
def test_what_is_not_adopted_permits_nothing(status):
    assert stage("2026-04-01", status=status) is Stage.NOT_ADOPTED


def test_an_outbound_act_permits_no_entry():
    assert stage("2026-04-01", direction="outbound") is Stage.OUTBOUND


def test_an_act_without_a_day_of_publication_is_not_certain():
    (found,) = staged_on([act(dates={}, windows=SPRING)], date(2026, 4, 1))
    assert (found.stage, found.certain) == (Stage.RUNNING, False)


def test_running_acts_come_first():
    acts = [
        act(id="old", windows=[window("2025-01-01", "2025-02-01")]),
        act(id="now", windows=SPRING),
    ]
    assert [one.act.id for one in staged_on(acts, date(2026, 4, 1))] == ["now", "old"]


def covers(day="2026-04-01", kinds=("law",), alike=(), **fields):
    """Give what the act says of an armed entry."""
    fields = {
        "kind": "law",
        "dates": {"published": "2026-01-01"},
        "windows": SPRING,
        "class_of_entry": {"value": "armed"},
        **fields,
    }
    found = covering([act(**fields)], date.fromisoformat(day), EntryClass.ARMED, kinds, alike)
    return [one.covers for one in found]


def test_class_days_and_kind_agree():
    assert covers() == [True]


def test_another_class_another_kind_or_another_day_do_not():
    assert covers(class_of_entry={"value": "unarmed"}) == []
    assert covers(kinds=("ministerial_resolution",)) == []
    assert covers(day="2026-06-01") == []


def test_a_class_that_is_not_on_record_leaves_it_open():
    assert covers(class_of_entry=None) == [None]


def test_a_class_that_the_same_rule_serves_leaves_it_open():
    alike = (EntryClass.ARMED, EntryClass.UNARMED)
    assert covers(class_of_entry={"value": "unarmed"}, alike=alike) == [None]
    assert covers(class_of_entry={"value": "academic"}, alike=alike) == []
    assert covers(alike=alike) == [True]


def test_a_framework_of_another_kind_may_cover():
    assert covers(kind="treaty", framework=True) == [True]
