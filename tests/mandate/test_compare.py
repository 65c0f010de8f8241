"""Two mandates compared: new, dropped, changed, and not found on one side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.world import act, codes, term

from relevo.mandate.compare import Difference, Kind, compare
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.item import Aspect
from relevo.mandate.model import Chosen, Limit

LATER = date(2026, 12, 31)
OPPOSITE = {Kind.NEW: Kind.DROPPED, Kind.DROPPED: Kind.NEW}


def limit(id_="persons", n=50, **fields):
    """A line of an annex; ``n`` None means that the number was not found."""
    quantity = "not_found" if n is None else {"exact": n}
    return {"id": id_, "measure": "persons", "quantity": quantity, "clause": "press", **fields}


def arms(id_, n, *kinds):
    """A line on arms."""
    return limit(id_, n, measure="arms", scope={"arms": list(kinds)})


def listed(of, *items, complete=True, **fields):
    """A list."""
    return {
        "id": f"l-{of}",
        "of": of,
        "items": items,
        "complete": complete,
        "clause": "c",
        **fields,
    }


def presence(first, last):
    """A window of presence."""
    return {"id": "x", "kind": "presence", "from": first, "to": last, "clause": "c"}


def mandate(**fields):
    """The mandate of the world's act with some fields changed."""
    return mandate_on([act(**fields)], LATER)


def found(before, after, **options):
    """Give aspect, kind and name of each difference between two sets of fields."""
    return [
        (one.aspect, one.kind, (one.after or one.before).subject.name)
        for one in compare(mandate(**before), mandate(**after), **options)
    ]


def test_equal_mandates_do_not_differ_whatever_their_lines_are_called():
    before = {"limits": [limit("a")], "lists": [listed("place", "XA-N", "XA-S")]}
    after = {"limits": [limit("b")], "lists": [listed("place", "XA-S", "XA-N", id="other")]}
    assert found(before, after) == []


def test_places_dropped_and_new():
    before, after = listed("place", "XA-N", "XA-S"), listed("place", "XA-S", "XA-SC")
    assert found({"lists": [before]}, {"lists": [after]}) == [
        (Aspect.PLACE, Kind.DROPPED, "XA-N"),
        (Aspect.PLACE, Kind.NEW, "XA-SC"),
    ]


def test_a_list_that_one_side_does_not_give_is_not_found_there():
    given_list = {"lists": [listed("place", "XA-N")]}
    assert found(given_list, {}) == [(Aspect.PLACE, Kind.NOT_FOUND, "XA-N")]
    assert found({}, given_list) == [(Aspect.PLACE, Kind.NOT_FOUND, "XA-N")]


def test_nothing_is_compared_with_a_case_without_an_act_in_force():
    some = mandate(lists=[listed("place", "XA-N")])
    nothing = mandate_on([act(lists=[listed("place", "XA-N")])], date(2020, 1, 1))
    assert nothing.acts == ()
    assert compare(some, nothing) == compare(nothing, some) == ()


def test_a_list_now_complete_has_changed():
    before, after = listed("place", "XA-N", complete=False), listed("place", "XA-N")
    assert found({"lists": [before]}, {"lists": [after]}) == [(Aspect.PLACE, Kind.CHANGED, "")]


def test_a_number_changes_and_both_limits_are_given_whole():
    (one,) = compare(mandate(limits=[limit(n=55)]), mandate(limits=[limit(n=40)]))
    assert (one.aspect, one.kind) == (Aspect.PERSONS, Kind.CHANGED)
    sides = (one.before.found[0], one.after.found[0])
    assert all(isinstance(side, Limit) for side in sides)
    assert [side.readings[0].bound.hi for side in sides] == [55, 40]


@pytest.mark.parametrize(("first", "second"), [(55, None), (None, 55)])
def test_a_number_that_one_side_does_not_give_is_not_found_never_dropped(first, second):
    (one,) = compare(mandate(limits=[limit(n=first)]), mandate(limits=[limit(n=second)]))
    assert one.kind is Kind.NOT_FOUND
    assert (one.before.known, one.after.known) == (first is not None, second is not None)


def test_a_number_found_on_neither_side_is_no_difference():
    assert found({"limits": [limit(n=None)]}, {"limits": [limit(n=None)]}) == []
    assert found({"limits": [limit(n=None)]}, {}) == []


def test_a_kind_of_arm_without_a_number_is_dropped_all_the_same():
    before = {"limits": [arms("a", None, "m4"), arms("b", 2, "glock")]}
    (one,) = compare(mandate(**before), mandate(limits=[arms("x", 2, "glock")]))
    assert (one.kind, one.before.known) == (Kind.DROPPED, False)


def test_a_part_is_not_dropped_where_the_whole_was_not_found():
    part = limit("part", 20, scope={"categories": ["special"]})
    assert {kind for _, kind, _ in found({"limits": [part]}, {"limits": [limit(n=None)]})} == {
        Kind.NOT_FOUND
    }


def test_a_line_on_arms_dropped_among_others():
    before = {"limits": [arms("a", 4, "m4"), arms("b", 2, "glock")]}
    (one,) = compare(mandate(**before), mandate(limits=[arms("x", 4, "m4")]))
    assert (one.aspect, one.kind) == (Aspect.ARMS, Kind.DROPPED)
    assert one.before.subject.scope.arms == ("glock",)


def test_a_line_that_counts_one_kind_more_is_the_same_line_changed():
    (one,) = compare(
        mandate(limits=[arms("a", 14, "glock")]), mandate(limits=[arms("b", 14, "m17", "glock")])
    )
    assert one.kind is Kind.CHANGED
    assert one.after.subject.scope.arms == ("glock", "m17")


def test_a_coarser_code_is_the_same_line_where_the_tree_is_known():
    before, after = {"limits": [arms("a", 4, "rifle")]}, {"limits": [arms("b", 4, "m4")]}
    assert [kind for _, kind, _ in found(before, after, arms=codes().arms)] == [Kind.CHANGED]
    assert {kind for _, kind, _ in found(before, after)} == {Kind.DROPPED, Kind.NEW}


def test_a_window_changes_its_days_and_the_stay_its_length():
    window = {
        "id": "x",
        "kind": "presence",
        "from": "2026-01-01",
        "to": "2026-06-30",
        "clause": "c",
    }
    days, stay = compare(mandate(), mandate(windows=[window]))
    assert (days.aspect, days.kind) == (Aspect.WINDOW, Kind.CHANGED)
    assert days.after.terms == (term("2026-01-01..2026-06-30"),)
    assert (stay.aspect, stay.kind) == (Aspect.STAY, Kind.CHANGED)


def test_a_year_later_only_the_days_differ():
    window = {
        "id": "x",
        "kind": "presence",
        "from": "2027-01-01",
        "to": "2027-12-31",
        "clause": "c",
    }
    limits = {"limits": [limit()]}
    assert found(limits, {"windows": [window], **limits}) == [(Aspect.WINDOW, Kind.CHANGED, "")]


def test_a_rotation_changes_its_months_or_its_reading():
    months = {"at_least": 3, "at_most": 6, "clause": "c"}
    for other in ({**months, "at_most": 4}, {**months, "reading": "length_of_stay"}):
        assert found({"rotation": [months]}, {"rotation": [other]}) == [
            (Aspect.ROTATION, Kind.CHANGED, "")
        ]
    assert found({"rotation": [months]}, {}) == [(Aspect.ROTATION, Kind.NOT_FOUND, "")]


def test_senders_body_class_powers_and_duties():
    before = {
        "class_of_entry": {"value": "armed", "clause": "c"},
        "amendment_powers": [{"element": "start_date", "by": "decree", "clause": "c"}],
        "duties": [
            {
                "id": "report",
                "what": {"es": "Informe", "en": "Report"},
                "by": "Minister",
                "to": [{"body": "Congress"}],
                "after": "end_of_stay",
                "within": {"n": 30, "unit": "day"},
                "clause": "c",
            }
        ],
    }
    after = {
        **before,
        "senders": ["XB", "XC"],
        "body": "Senate",
        "class_of_entry": {"value": "unarmed", "clause": "c"},
        "amendment_powers": [
            {"element": "start_date", "by": "decree", "before_entry": True, "clause": "c"}
        ],
        "duties": [{**before["duties"][0], "within": {"n": 15, "unit": "day"}}],
    }
    assert [(aspect, kind) for aspect, kind, _ in found(before, after)] == [
        (Aspect.SENDER, Kind.NEW),
        (Aspect.BODY, Kind.CHANGED),
        (Aspect.CLASS_OF_ENTRY, Kind.CHANGED),
        (Aspect.WINDOW, Kind.NEW),
        (Aspect.WINDOW, Kind.DROPPED),
        (Aspect.STAY, Kind.NEW),
        (Aspect.POWER, Kind.CHANGED),
        (Aspect.DUTY, Kind.CHANGED),
    ]


def test_a_list_that_runs_on_all_days_of_its_own_sending_state_runs_throughout():
    windows = [presence("2026-01-01", "2026-06-30"), presence("2026-03-01", "2026-03-31")]
    windows = [
        {**windows[0], "id": "b", "senders": ["XB"]},
        {**windows[1], "id": "c", "senders": ["XC"]},
    ]
    own = listed("place", "XA-N", senders=["XC"], window="c")
    fields = {"senders": ["XB", "XC"], "windows": windows}
    (one,) = compare(
        mandate(**fields, lists=[own]),
        mandate(**fields, lists=[{**own, "items": ["XA-N", "XA-S"]}]),
    )
    assert (one.kind, one.after.subject.name, one.after.terms) == (Kind.NEW, "XA-S", ())


def test_purposes_are_compared_without_accents_and_case():
    before, after = listed("purpose", "Instrucción"), listed("purpose", "instruccion")
    assert found({"lists": [before]}, {"lists": [after]}) == []


def test_a_dispute_is_about_the_line_not_its_identifier():
    def disputed(id_, n):
        versions = [{"says": ["s1"]}, {"says": ["s2"], "quantity": {"exact": n}}]
        about = {"about": f"limits.{id_}", "versions": versions}
        return {"limits": [limit(id_)], "conflicts": [about]}

    assert found(disputed("a", 60), disputed("b", 60)) == []
    assert found(disputed("a", 60), disputed("b", 70)) == [(Aspect.CONFLICT, Kind.CHANGED, "")]
    assert found(disputed("a", 60), {"limits": [limit()]}) == [(Aspect.CONFLICT, Kind.DROPPED, "")]


def test_readings_that_two_cases_follow():
    one, other = Chosen(), Chosen(counting="cumulative")
    (only,) = compare(mandate(), mandate(), chosen=(one, other))
    assert (only.aspect, only.kind, only.before.subject.name) == (
        Aspect.READING,
        Kind.CHANGED,
        "counting",
    )


def test_one_case_before_and_after_an_amendment():
    change = {"kind": "replace", "item": "l-place", "by": "fewer", "from": "2026-10-01"}
    acts = [
        act(lists=[listed("place", "XA-N", "XA-S")]),
        act(
            id="later",
            windows=[],
            dates={"published": "2026-06-01"},
            lists=[listed("place", "XA-N", id="fewer")],
            amends=[{"act": "act", "clause": "c", "changes": [change]}],
        ),
    ]
    (one,) = compare(mandate_on(acts, date(2026, 5, 1)), mandate_on(acts, date(2026, 6, 1)))
    assert (one.aspect, one.kind) == (Aspect.PLACE, Kind.CHANGED)
    assert one.before.terms == ()
    assert one.after.terms == (term("2026-01-01..2026-09-30"),)


# --- properties ------------------------------------------------------------------------------

NUMBERS = st.one_of(st.none(), st.integers(0, 3))
PLACES = st.lists(st.sampled_from(["XA-N", "XA-NC", "XA-S"]), min_size=1, max_size=3, unique=True)
KINDS = st.lists(
    st.lists(st.sampled_from(["rifle", "m4", "glock", "m17"]), min_size=1, max_size=2, unique=True),
    max_size=4,
)


@st.composite
def mandates(draw):
    """Draw a mandate of one act, or of none."""
    fields = {
        "limits": [arms(f"a{n}", draw(NUMBERS), *kinds) for n, kinds in enumerate(draw(KINDS))],
        "lists": [listed("place", *draw(PLACES), complete=draw(st.booleans()))]
        if draw(st.booleans())
        else [],
        "rotation": [{"at_least": draw(st.integers(1, 3)), "at_most": 6, "clause": "c"}]
        if draw(st.booleans())
        else [],
    }
    if draw(st.booleans()):
        fields["limits"].append(limit(n=draw(NUMBERS)))
    day = LATER if draw(st.integers(0, 9)) else date(2020, 1, 1)
    return mandate_on([act(**fields)], day)


def mirrored(one: Difference) -> Difference:
    """Give a difference seen from the other side."""
    kind = OPPOSITE.get(one.kind, one.kind)
    return replace(one, kind=kind, before=one.after, after=one.before)


@given(mandates())
def test_a_mandate_does_not_differ_from_itself(one):
    assert compare(one, one, arms=codes().arms) == ()


@given(mandates(), mandates())
def test_the_other_way_round_is_the_mirror(one, other):
    tree = codes().arms
    there, back = compare(one, other, arms=tree), compare(other, one, arms=tree)
    assert tuple(map(mirrored, there)) == back


@given(mandates(), mandates())
def test_a_difference_has_a_side_and_drops_nothing_that_is_not_found(one, other):
    for difference in compare(one, other):
        assert difference.before or difference.after
        if difference.kind in (Kind.NEW, Kind.DROPPED):
            assert (difference.before is None) != (difference.after is None)
        if difference.kind is Kind.CHANGED:
            assert difference.before.known
            assert difference.after.known
