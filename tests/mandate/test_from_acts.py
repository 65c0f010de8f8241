"""The mandate on a day: publication, amendments, suspensions, readings."""

from __future__ import annotations

from datetime import date

import pytest
from tests.spec.world import act, term

from relevo.core.bound import Bound
from relevo.core.clause import ClauseRef, Seen
from relevo.core.term import Term
from relevo.core.words import Speaker
from relevo.instrument.model import Counting, IntervalReading, ListOf, WindowKind
from relevo.mandate.amendments import FOREVER
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.model import Chosen, PublishedDay

LATER = date(2026, 12, 31)
YEAR = term("2026-01-01..2026-12-31")
PERSONS = {"id": "persons", "measure": "persons", "quantity": {"exact": 50}, "clause": "press"}
HOSTS = {"id": "hosts", "of": "institution", "items": ["BDE1"], "complete": True, "clause": "c"}
ROTATION = {"at_least": 3, "at_most": 6, "clause": "c"}


def amending(*changes, **fields):
    """An act of 1 April that amends the world's act; it has no window unless one is given."""
    return act(
        id="later",
        amends=[{"act": "act", "changes": list(changes), "clause": "c"}],
        **{"dates": {"published": "2026-04-01"}, "windows": [], **fields},
    )


# --- which acts count ------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "counts"), [("2025-12-14", 0), ("2025-12-15", 1)])
def test_an_act_counts_from_the_day_it_is_published(day, counts):
    assert len(mandate_on([act()], date.fromisoformat(day)).acts) == counts


def test_the_day_in_force_goes_before_the_day_published():
    given = act(dates={"published": "2025-12-15", "in_force": "2026-02-01"})
    assert mandate_on([given], date(2026, 1, 31)).acts == ()
    (force,) = mandate_on([given], date(2026, 2, 1)).acts
    assert force.published == (PublishedDay(day=date(2026, 2, 1)),)


def test_an_act_whose_publication_is_not_found_counts_and_says_so():
    (force,) = mandate_on([act(dates={})], date(2020, 1, 1)).acts
    assert force.published == (PublishedDay(day=None),)


def test_a_disputed_publication_keeps_every_version():
    given = act(
        conflicts=[
            {
                "about": "dates.published",
                "versions": [{"says": ["s1"], "value": "2025-12-14"}, {"says": ["s2"]}],
            }
        ]
    )
    (force,) = mandate_on([given], LATER).acts
    assert force.published == (
        PublishedDay(day=date(2025, 12, 14), says=("s1",)),
        PublishedDay(day=None, says=("s2",)),
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "requested"},
        {"status": "rejected"},
        {"status": "withdrawn"},
        {"direction": "outbound"},
    ],
)
def test_what_is_not_adopted_or_goes_out_authorises_nothing(fields):
    mandate = mandate_on([act(**fields)], LATER)
    assert (mandate.acts, mandate.windows, mandate.host) == ((), (), "XA")


def test_no_act_at_all_permits_nothing():
    mandate = mandate_on([], LATER)
    assert (mandate.host, mandate.acts, mandate.windows) == ("", (), ())


def test_acts_come_in_the_order_of_publication():
    acts = [act(id="b", dates={"published": "2026-02-01"}), act(id="a")]
    assert [force.act.id for force in mandate_on(acts, LATER).acts] == ["a", "b"]


# --- windows, limits, lists ------------------------------------------------------------------


def test_a_limit_cites_its_clause_and_runs_in_the_presence_windows():
    mandate = mandate_on([act(limits=[PERSONS])], LATER)
    (limit,) = mandate.limits
    assert limit.id == "act/persons"
    assert limit.clause == ClauseRef("act", "press", Seen.REPORTED)
    assert limit.terms == (YEAR,)
    assert limit.scope.senders == ("XB",)


def test_a_limit_may_name_its_window_and_windows_that_touch_are_one_term():
    windows = [
        {"id": "a", "kind": "presence", "from": "2026-01-01", "to": "2026-03-31", "clause": "c"},
        {"id": "b", "kind": "presence", "from": "2026-04-01", "to": "2026-12-31", "clause": "c"},
        {"id": "x", "kind": "port_call", "from": "2026-05-01", "to": "2026-05-05", "clause": "c"},
    ]
    own = {**PERSONS, "id": "visit", "window": "x"}
    mandate = mandate_on([act(windows=windows, limits=[PERSONS, own])], LATER)
    assert [limit.terms for limit in mandate.limits] == [
        (YEAR,),
        (term("2026-05-01..2026-05-05"),),
    ]
    assert len(mandate.windows_of(WindowKind.PRESENCE)) == 2
    assert [w.senders for w in mandate.windows_of(WindowKind.PORT_CALL)] == [("XB",)]


def test_an_act_without_a_presence_window_sets_no_term():
    (limit,) = mandate_on([act(windows=[], limits=[PERSONS])], LATER).limits
    assert limit.terms == (FOREVER,)


def test_a_reading_names_its_sources_as_the_act_describes_them():
    conflict = {"about": "limits.persons", "versions": [{"says": ["s1"]}, {"says": ["s2"]}]}
    given = act(
        limits=[{**PERSONS, "counting": "concurrent"}],
        conflicts=[conflict],
        sources=[{"id": "s1", "who": "Gazette"}],
    )
    labels = [reading.label for reading in mandate_on([given], LATER).limits[0].readings]
    assert [Speaker("en").say(label) for label in labels] == [
        "counted at any one time, according to Gazette",
        "counted at any one time, according to s2",
    ]


def test_what_nobody_accepted_becomes_no_limit_and_is_said():
    unverified = {**PERSONS, "state": "unverified"}
    mandate = mandate_on([act(limits=[unverified])], LATER)
    assert mandate.limits == ()
    assert [Speaker("en").say(line) for line in mandate.unsettled] == [
        "persons of act is not accepted by a person"
    ]
    accepted = {**unverified, "accepted_by": "A. Person"}
    assert len(mandate_on([act(limits=[accepted])], LATER).limits) == 1


# --- readings --------------------------------------------------------------------------------


def test_an_unspecified_counting_is_three_readings_and_the_case_names_one():
    (limit,) = mandate_on([act(limits=[PERSONS])], LATER).limits
    assert [reading.id for reading in limit.readings] == [
        "concurrent",
        "cumulative",
        "per_contingent",
    ]
    assert limit.chosen(Chosen()).counting is Counting.CONCURRENT
    assert limit.chosen(Chosen(counting=Counting.CUMULATIVE)).id == "cumulative"


def test_a_counting_that_the_act_states_is_one_reading():
    (limit,) = mandate_on([act(limits=[{**PERSONS, "counting": "cumulative"}])], LATER).limits
    assert [reading.id for reading in limit.readings] == ["cumulative"]
    assert limit.chosen(Chosen()).id == "cumulative"


def test_each_version_of_a_limit_is_a_reading():
    conflict = {
        "about": "limits.persons",
        "versions": [
            {"says": ["s1"]},
            {"says": ["s2"], "quantity": {"exact": 55}},
            {"says": ["s3"], "absent": True},
        ],
    }
    given = act(limits=[{**PERSONS, "counting": "concurrent"}], conflicts=[conflict])
    (limit,) = mandate_on([given], LATER).limits
    assert [(r.id, r.bound, r.absent) for r in limit.readings] == [
        ("concurrent|s1", Bound(50, 50), False),
        ("concurrent|s2", Bound(55, 55), False),
        ("concurrent|s3", Bound(50, 50), True),
    ]
    assert limit.chosen(Chosen()).id == "concurrent|s1"
    assert limit.chosen(Chosen(sources={"limits.persons": "s2"})).id == "concurrent|s2"


def test_versions_of_arms_and_of_a_listed_item():
    line = {
        "id": "g",
        "measure": "arms",
        "quantity": {"exact": 2},
        "clause": "c",
        "counting": "concurrent",
        "scope": {"arms": ["m4"]},
    }
    conflicts = [
        {"about": "limits.g", "versions": [{"says": ["s1"]}, {"says": ["s2"], "arms": ["m17"]}]},
        {
            "about": "lists.hosts.BDE1",
            "versions": [
                {"says": ["s1"]},
                {"says": ["s2"], "value": "BDE2"},
                {"says": ["s3"], "absent": True},
            ],
        },
    ]
    mandate = mandate_on([act(limits=[line], lists=[HOSTS], conflicts=conflicts)], LATER)
    assert [reading.arms for reading in mandate.limits[0].readings] == [("m4",), ("m17",)]
    (item,) = mandate.lists_of(ListOf.INSTITUTION)[0].items
    assert item.key == "lists.hosts.BDE1"
    assert [version.code for version in item.versions] == ["BDE1", "BDE2", ""]


def test_a_rotation_interval_has_both_readings_unless_the_act_says():
    both, one = mandate_on(
        [act(rotation=[ROTATION, {**ROTATION, "reading": "between_reliefs"}])], LATER
    ).tour_lengths
    assert both.readings == tuple(IntervalReading)
    assert one.readings == (IntervalReading.BETWEEN_RELIEFS,)
    assert one.chosen(Chosen()) is IntervalReading.BETWEEN_RELIEFS
    wanted = Chosen(interval=IntervalReading.BETWEEN_RELIEFS)
    assert both.chosen(wanted) is IntervalReading.BETWEEN_RELIEFS


def test_a_rotation_interval_is_for_its_categories_and_what_they_hold():
    mandate = mandate_on([act(rotation=[{**ROTATION, "categories": ["special"]}])], LATER)
    assert len(mandate.tour_length_for("mountain", ("mountain", "special", "ground"))) == 1
    assert mandate.tour_length_for("civil", ("civil",)) == ()


# --- amendments and suspensions --------------------------------------------------------------


def test_a_repeal_ends_an_item_on_the_day_the_amending_act_counts():
    acts = [act(limits=[PERSONS]), amending({"kind": "repeal", "item": "persons"})]
    assert [m.terms for m in mandate_on(acts, LATER).limits] == [(term("2026-01-01..2026-03-31"),)]
    assert mandate_on(acts, date(2026, 3, 31)).limits[0].terms == (YEAR,)


def test_a_replacement_follows_without_a_gap():
    more = {**PERSONS, "id": "more", "quantity": {"exact": 80}}
    window = {
        "id": "v",
        "kind": "presence",
        "from": "2026-04-01",
        "to": "2026-12-31",
        "clause": "c",
    }
    acts = [
        act(limits=[PERSONS]),
        amending(
            {"kind": "replace", "item": "persons", "by": "more"}, limits=[more], windows=[window]
        ),
    ]
    assert [(m.id, m.terms) for m in mandate_on(acts, LATER).limits] == [
        ("act/persons", (term("2026-01-01..2026-03-31"),)),
        ("later/more", (term("2026-04-01..2026-12-31"),)),
    ]


def test_an_addition_takes_nothing_away():
    added = {**HOSTS, "id": "more-hosts", "items": ["POLICE"]}
    acts = [
        act(lists=[HOSTS]),
        amending({"kind": "add", "item": "more-hosts"}, lists=[added]),
    ]
    assert [p.id for p in mandate_on(acts, LATER).permitted] == ["act/hosts", "later/more-hosts"]
    assert mandate_on(acts, LATER).permitted[0].terms == (YEAR,)


def test_a_change_may_name_its_own_first_day():
    change = {"kind": "repeal", "item": "w", "from": "2026-07-01"}
    (window,) = mandate_on([act(), amending(change)], LATER).windows
    assert window.terms == (term("2026-01-01..2026-06-30"),)


def test_a_window_that_is_cut_cuts_what_runs_in_it():
    acts = [act(limits=[PERSONS], rotation=[ROTATION]), amending({"kind": "repeal", "item": "w"})]
    mandate = mandate_on(acts, LATER)
    first_quarter = (term("2026-01-01..2026-03-31"),)
    assert mandate.limits[0].terms == first_quarter
    assert mandate.tour_lengths[0].terms == first_quarter


def test_a_change_from_a_day_not_found_changes_nothing_and_is_said():
    change = amending({"kind": "repeal", "item": "persons"}, dates={})
    mandate = mandate_on([act(limits=[PERSONS]), change], LATER)
    assert mandate.limits[0].terms == (YEAR,)
    assert [Speaker("en").say(line) for line in mandate.unsettled] == [
        "later changes persons of act from a day not found"
    ]


@pytest.mark.parametrize(
    ("stop", "left"),
    [
        (
            {"from": "2026-03-01", "to": "2026-03-31"},
            ("2026-01-01..2026-02-28", "2026-04-01..2026-12-31"),
        ),
        ({"from": "2026-03-01"}, ("2026-01-01..2026-02-28",)),
        ({"from": "2025-06-01", "to": "2026-01-01"}, ("2026-01-02..2026-12-31",)),
    ],
)
def test_a_suspended_act_permits_nothing_meanwhile(stop, left):
    given = act(limits=[PERSONS], lists=[HOSTS], suspended_by=[{"by": "court", **stop}])
    mandate = mandate_on([given], LATER)
    terms = tuple(term(days) for days in left)
    assert mandate.windows[0].terms == terms
    assert mandate.limits[0].terms == terms
    assert mandate.permitted[0].terms == terms


def test_a_suspended_act_without_a_window_sets_no_limit_meanwhile():
    stop = {"by": "court", "from": "2026-03-01", "to": "2026-03-31"}
    given = act(windows=[], limits=[PERSONS], lists=[HOSTS], suspended_by=[stop])
    mandate = mandate_on([given], LATER)
    left = (
        Term(FOREVER.start, date(2026, 3, 1)),
        Term(date(2026, 4, 1), FOREVER.end),
    )
    assert (mandate.limits[0].terms, mandate.permitted[0].terms) == (left, left)


def test_an_act_suspended_throughout_leaves_nothing():
    given = act(limits=[PERSONS], suspended_by=[{"by": "court", "from": "2025-01-01"}])
    mandate = mandate_on([given], LATER)
    assert (mandate.windows, mandate.limits) == ((), ())
    assert len(mandate.acts) == 1
