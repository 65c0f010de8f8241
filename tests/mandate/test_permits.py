"""Does a change permit more? Against a naive judge over every movement of a small domain."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.mandate.permits_naive import judge, movement_of, movements
from tests.spec.world import ACT, codes

from relevo.instrument.model import Act
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.item import Aspect
from relevo.mandate.permits import permits
from relevo.mandate.permits_model import Answer, Axis, Truth, Why

DAY = date(2026, 1, 1)
COUNTINGS = ("concurrent", "cumulative", "per_contingent")
DOMAIN = tuple(movements())
ACTS = TypeAdapter(Act)


def act(**fields):
    """The world's act with some fields changed; the reader of acts is made once."""
    return ACTS.validate_python({**ACT, **fields})


def window(first=1, last=4, **fields):
    return {
        "id": "w",
        "kind": "presence",
        "from": f"2026-01-{first:02}",
        "to": f"2026-01-{last:02}",
        "clause": "c",
        **fields,
    }


def line(id_="persons", n=3, measure="persons", **fields):
    quantity = n if isinstance(n, str | dict) else {"at_most": n}
    return {
        "id": id_,
        "measure": measure,
        "quantity": quantity,
        "clause": "c",
        "counting": "concurrent",
        **fields,
    }


def listed(of, *items, complete=True, **fields):
    return {
        "id": f"l-{of}",
        "of": of,
        "items": list(items),
        "complete": complete,
        "clause": "c",
        **fields,
    }


def read(fields):
    """The fields of an act with all of it read."""
    return {
        "senders": ["XB"],
        "windows": [window()],
        "limits": [],
        "lists": [],
        "clauses": [{"id": "c", "summary": {"es": "c", "en": "c"}, "seen": "text"}],
        **fields,
    }


def mandate(*acts, name="a"):
    return mandate_on(
        [act(**{"id": f"{name}{n}", **read(fields)}) for n, fields in enumerate(acts)], DAY
    )


def compared(before, after):
    """Compare two mandates of one act each."""
    return permits(mandate(before, name="a"), mandate(after, name="b"), codes=codes())


def row(permission, aspect):
    (one,) = [one for one in permission.limits if one.aspect is aspect]
    return one


def strengths(witness):
    """The persons of each party of a witness, with how many such parties there are."""
    return [(party.parties, party.strength) for party in witness]


def test_a_higher_ceiling_permits_one_person_more():
    found = compared({"limits": [line(n=3)]}, {"limits": [line(n=5)]})
    assert found.answer is Answer.PERMITS_MORE
    assert strengths(found.more.witness) == [(1, 4)]
    assert found.less.truth is Truth.NO
    assert row(found, Aspect.PERSONS).answer is Answer.PERMITS_MORE


def test_a_ceiling_that_another_dominates_is_looser_on_paper_only():
    special = {"scope": {"categories": ["special"]}}
    before = {"limits": [line(n=3), line("s", 5, **special)]}
    after = {"limits": [line(n=3), line("s", 7, **special)]}
    found = compared(before, after)
    assert found.answer is Answer.EQUAL
    (own,) = [one for one in found.limits if one.after[0].id.endswith("/s")]
    assert own.answer is Answer.PERMITS_MORE
    assert own.more_moves.truth is Truth.NO


def test_a_total_that_only_several_parties_together_exceed():
    parts = [
        line("a", 2, scope={"categories": ["special"]}),
        line("b", 2, scope={"categories": ["civil"]}),
    ]
    kinds = listed("category", "special", "civil")
    before = {"limits": [line(n=3), *parts], "lists": [kinds]}
    after = {"limits": [line(n=9), *parts], "lists": [kinds]}
    found = compared(before, after)
    assert found.answer is Answer.PERMITS_MORE
    assert sum(n * size for n, size in strengths(found.more.witness)) == 4
    assert len(found.more.witness) == 2


def test_days_moved_permit_more_and_less():
    found = compared({"windows": [window(1, 3)]}, {"windows": [window(2, 4)]})
    assert found.answer is Answer.BOTH
    assert found.more.witness[0].term.start == date(2026, 1, 4)
    assert found.less.witness[0].term.start == date(2026, 1, 1)


def test_what_an_incomplete_list_no_longer_holds_is_undetermined():
    found = compared(
        {"lists": [listed("place", "XA-N", "XA-S")]},
        {"lists": [listed("place", "XA-N", complete=False)]},
    )
    assert found.less.truth is Truth.UNDETERMINED
    assert [doubt.why for doubt in found.less.doubts] == [Why.LIST_INCOMPLETE]
    own = row(found, Aspect.PLACE)
    assert own.less.truth is Truth.UNDETERMINED
    assert "XA-S" in own.less.witness[0].cell.at


def test_what_a_complete_list_no_longer_holds_is_less():
    found = compared({"lists": [listed("place", "XA-N")]}, {"lists": [listed("place", "XA-NC")]})
    assert found.answer is Answer.PERMITS_LESS
    assert "XA-N*" in found.less.witness[0].cell.at


def test_an_ambiguous_place_forbids_nothing():
    found = compared(
        {"lists": [listed("place", "XA-N", "XA-S")]}, {"lists": [listed("place", "XA-any")]}
    )
    assert found.less.truth is Truth.UNDETERMINED
    assert found.more.truth is Truth.NO


def test_a_number_that_is_not_found_is_no_witness():
    found = compared({"limits": [line(n=55)]}, {"limits": [line(n="not_found")]})
    assert found.answer is Answer.UNDETERMINED
    for direction in (found.more, found.less):
        assert [doubt.why for doubt in direction.doubts] == [Why.NUMBER_NOT_FOUND]
        assert not direction.doubts[0].before


def test_another_act_may_cover_what_one_no_longer_does():
    narrow = {"windows": [window(1, 2)]}
    both = permits(mandate({}, name="a"), mandate(narrow, {}, name="b"), codes=codes())
    assert both.answer is Answer.EQUAL


def test_two_acts_cover_no_movement_that_needs_both():
    north = {"lists": [listed("place", "XA-N")], "limits": [line(n=4)]}
    south = {"lists": [listed("place", "XA-S")], "limits": [line(n=2)]}
    wide = {"lists": [listed("place", "XA-N", "XA-S")], "limits": [line(n=4)]}
    found = permits(mandate(north, south, name="a"), mandate(wide, name="b"), codes=codes())
    assert found.more.truth is Truth.YES
    assert found.less.truth is Truth.NO


def test_a_sum_over_the_stay_is_exceeded_one_party_after_another():
    found = compared({"limits": [line(n=3)]}, {"limits": [line(n=3, counting="cumulative")]})
    assert found.answer is Answer.PERMITS_LESS
    assert len({party.term for party in found.less.witness}) == 2


def test_a_ceiling_for_each_contingent_permits_several():
    found = compared({"limits": [line(n=3)]}, {"limits": [line(n=3, counting="per_contingent")]})
    assert found.answer is Answer.PERMITS_MORE
    assert sum(n for n, _ in strengths(found.more.witness)) > 1


def test_one_reading_of_counting_holds_for_both():
    unsaid = {"counting": "unspecified"}
    found = compared({"limits": [line(n=3, **unsaid)]}, {"limits": [line(n=4, **unsaid)]})
    assert found.answer is Answer.PERMITS_MORE


def test_how_an_act_counts_may_decide():
    found = compared({"limits": [line(n=3)]}, {"limits": [line(n=3, counting="unspecified")]})
    assert found.answer is Answer.UNDETERMINED
    assert Why.COUNTING in {doubt.why for doubt in (*found.more.doubts, *found.less.doubts)}


def year(first, last, **fields):
    return {**window(), "from": first, "to": last, **fields}


def test_a_shorter_rotation_interval_forbids_the_longest_stays():
    days = [year("2026-01-01", "2026-12-31")]
    found = compared(
        {"windows": days, "rotation": [{"at_least": 3, "at_most": 6, "clause": "c"}]},
        {"windows": days, "rotation": [{"at_least": 3, "at_most": 5, "clause": "c"}]},
    )
    assert found.answer is Answer.PERMITS_LESS
    (party,) = found.less.witness
    assert party.term.last > date(2026, 5, 31)


WHOLE_YEAR = [year("2026-01-01", "2026-12-31")]
TOTAL = {"counting": "cumulative"}


@pytest.mark.parametrize(("most", "truth"), [(11, Truth.YES), (12, Truth.NO)])
def test_reliefs_in_a_year_exceed_a_sum_or_are_proven_not_to(most, truth):
    own = {"windows": WHOLE_YEAR, "rotation": [{"at_least": 3, "at_most": 6, "clause": "c"}]}
    found = compared(
        {**own, "limits": [line(n=3)]}, {**own, "limits": [line(n=3), line("sum", most, **TOTAL)]}
    )
    assert found.less.truth is truth
    assert found.more.truth is Truth.NO


def test_each_category_keeps_its_own_interval_under_a_sum():
    own = {
        "windows": WHOLE_YEAR,
        "lists": [listed("category", "special", "civil")],
        "rotation": [
            {"at_least": 3, "at_most": 6, "categories": ["special"], "clause": "c"},
            {"at_least": 6, "at_most": 6, "categories": ["civil"], "clause": "c"},
        ],
    }
    found = compared(
        {**own, "limits": [line(n=3)]}, {**own, "limits": [line(n=3), line("sum", 11, **TOTAL)]}
    )
    assert found.less.truth is Truth.YES
    assert {party.cell.on(Axis.CATEGORY) for party in found.less.witness} == {"special"}


def test_where_it_matters_on_which_day_stays_begin_no_is_not_said():
    own = {
        "windows": [*WHOLE_YEAR, year("2026-05-15", "2026-09-20", id="v")],
        "rotation": [{"at_least": 2, "at_most": 2, "clause": "c"}],
    }
    found = compared(
        {**own, "limits": [line(n=3)]},
        {**own, "limits": [line(n=3), line("sum", 11, window="v", **TOTAL)]},
    )
    assert found.less.truth is Truth.UNDETERMINED
    assert [doubt.why for doubt in found.less.doubts] == [Why.TOO_MANY]


def test_parties_in_turn_reach_together_what_must_be_reached():
    least = line("least", {"at_least": 3})
    found = compared({"limits": [least, line(n=3)]}, {"limits": [line("sum", 3, **TOTAL)]})
    assert found.less.truth is Truth.YES
    assert strengths(found.less.witness) == [(1, 3), (1, 3)]


def test_a_number_to_reach_asks_nothing_on_days_on_which_it_does_not_run():
    own = {"windows": [window(1, 4), window(3, 3, id="v")]}
    least = line("least", {"at_least": 2}, window="v", **TOTAL)
    found = compared({**own, "limits": [least]}, {**own, "limits": [line(n=0)]})
    assert strengths(found.less.witness) == [(1, 1)]


def test_without_any_date_a_sum_over_the_stay_is_never_proven_kept():
    found = compared(
        {"windows": [], "limits": [line(n=3)]}, {"windows": [], "limits": [line(n=3, **TOTAL)]}
    )
    assert found.less.truth is Truth.UNDETERMINED
    assert found.more.truth is Truth.NO


def test_two_acts_in_a_row_permit_no_single_stay_over_both():
    apart = [{"windows": [window(1, 2)]}, {"windows": [window(3, 4)]}]
    found = permits(mandate(*apart, name="a"), mandate({}, name="b"), codes=codes())
    assert found.answer is Answer.PERMITS_MORE
    assert found.more.witness[0].term.days > 1


def test_an_interval_longer_than_the_window_permits_nothing():
    tours = [{"at_least": 3, "at_most": 6, "clause": "c"}]
    found = compared({"rotation": tours}, {"rotation": tours, "limits": [line(n=9)]})
    assert found.answer is Answer.EQUAL


def test_a_kind_of_arm_that_no_line_names_is_undetermined():
    rifles = line("m4", 14, "arms", scope={"arms": ["m4"]})
    both = [rifles, line("p", 14, "arms", scope={"arms": ["glock", "m17"]})]
    found = compared({"limits": both}, {"limits": [rifles]})
    assert found.less.truth is Truth.UNDETERMINED
    assert found.more.truth is Truth.UNDETERMINED


def test_a_kind_of_arm_off_a_complete_list_is_less():
    rifles = line("m4", 14, "arms", scope={"arms": ["m4"]})
    closed = {"limits": [rifles], "lists": [listed("arms", "m4")]}
    wider = {"limits": [rifles], "lists": [listed("arms", "m4", "glock")]}
    found = compared(wider, closed)
    assert found.answer is Answer.PERMITS_LESS
    assert found.less.witness[0].brings[0][0].code == "glock"


def test_what_was_not_read_does_not_prove_that_there_is_no_limit():
    press = [{"id": "c", "summary": {"es": "c", "en": "c"}, "seen": "reported"}]
    found = compared({"clauses": press}, {"limits": [line(n=3)]})
    assert found.less.truth is Truth.UNDETERMINED
    assert [doubt.why for doubt in found.less.doubts] == [Why.NOT_STATED]
    assert compared({}, {"limits": [line(n=3)]}).answer is Answer.PERMITS_LESS


def test_days_before_publication_are_not_permitted():
    late = {"dates": {"published": "2026-01-03"}}
    before = mandate_on([act(**{"id": "a", **read({})})], date(2026, 2, 1))
    after = mandate_on([act(**{"id": "b", **read(late)})], date(2026, 2, 1))
    found = permits(before, after, codes=codes())
    assert found.answer is Answer.PERMITS_LESS
    assert found.less.witness[0].term.start < date(2026, 1, 3)


def test_without_an_act_nothing_can_be_said():
    nothing = mandate_on([act(status="rejected")], DAY)
    found = permits(mandate({}), nothing, codes=codes())
    assert found.answer is Answer.UNDETERMINED
    assert [(doubt.before, doubt.why) for doubt in found.more.doubts] == [(False, Why.NO_ACT)]
    assert found.limits == ()


def test_what_nobody_accepted_leaves_the_answer_open():
    draft = {"limits": [line(n=3, state="unverified")]}
    found = compared({}, draft)
    assert found.answer is Answer.UNDETERMINED
    assert found.less.doubts[0].why is Why.UNSETTLED


def test_an_amendment_is_judged_although_a_number_of_both_was_not_found():
    base = act(**{"id": "a", **read({"limits": [line(n="not_found")]})})
    later = act(
        **{
            **read({"windows": [window(1, 6, id="w2")]}),
            "id": "b",
            "dates": {"published": "2025-12-20"},
            "amends": [
                {
                    "act": "a",
                    "clause": "c",
                    "changes": [{"kind": "replace", "item": "w", "by": "w2"}],
                }
            ],
        }
    )
    found = permits(mandate_on([base], DAY), mandate_on([base, later], DAY), codes=codes())
    assert found.answer is Answer.PERMITS_MORE
    assert found.more.witness[0].term.start > date(2026, 1, 4)
    assert [need.aspect for need in found.more.assuming] == [Aspect.PERSONS]


def test_different_years_are_compared_by_their_days_and_their_numbers_apart():
    found = compared(
        {"limits": [line(n=55)], "windows": [year("2025-01-01", "2025-12-31")]},
        {"limits": [line(n=60)]},
    )
    assert found.answer is Answer.BOTH
    assert not found.common_days
    persons = row(found, Aspect.PERSONS)
    assert persons.answer is Answer.PERMITS_MORE
    assert strengths(persons.more.witness) == [(1, 56)]
    assert persons.more_moves.truth is Truth.NO


PLACES = st.lists(st.sampled_from(["XA-N", "XA-NC", "XA-S"]), min_size=1, max_size=2, unique=True)
QUANTITIES = st.one_of(
    st.integers(0, 3).map(lambda n: {"at_most": n}),
    st.sampled_from(["not_found", {"about": 2}, {"at_least": 2}, "unspecified"]),
)
SCOPES = st.fixed_dictionaries(
    {},
    optional={
        "senders": st.sampled_from([["XB"], ["XC"]]),
        "categories": st.sampled_from([["special"], ["ground"], ["civil"]]),
        "places": PLACES,
    },
)


@st.composite
def lines(draw):
    measure = draw(st.sampled_from(["persons", "persons", "arms", "units", "stay_days"]))
    scope = draw(SCOPES)
    if measure == "arms":
        scope = {**scope, "arms": draw(st.sampled_from([["m4"], ["rifle"], ["glock"]]))}
    quantity = draw(QUANTITIES)
    if measure == "stay_days" and quantity == {"at_least": 2}:
        quantity = {"at_most": 2}
    return line(
        measure=measure,
        n=quantity,
        scope=scope,
        counting=draw(st.sampled_from([*COUNTINGS, "unspecified"])),
        window=draw(st.sampled_from(["", "w", "v"])),
    )


@st.composite
def acts(draw):
    first = draw(st.integers(1, 3))
    windows = [window(first, draw(st.integers(first, 4)))]
    if draw(st.booleans()):
        places = draw(st.one_of(st.just([]), PLACES))
        windows.append(window(draw(st.integers(2, 3)), 3, id="v", places=places))
    ids = [one["id"] for one in windows]
    limits = draw(st.lists(lines(), max_size=3))
    lists = draw(
        st.lists(
            st.one_of(
                st.builds(listed, st.just("place"), st.just("XA-N"), complete=st.booleans()),
                st.builds(listed, st.just("category"), st.just("ground"), complete=st.booleans()),
                st.builds(listed, st.just("arms"), st.just("m4"), complete=st.booleans()),
            ),
            max_size=2,
        )
    )
    for number, one in enumerate([*limits, *lists]):
        one["id"] = f"i{number}"
        if one.get("window") not in ids:
            one["window"] = ""
    return read(
        {
            "senders": draw(st.sampled_from([["XB"], ["XB", "XC"]])),
            "windows": windows,
            "limits": limits,
            "lists": lists,
        }
    )


MANDATES = st.lists(acts(), min_size=1, max_size=2)


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(before=MANDATES, after=MANDATES)
def test_agrees_with_a_naive_judge_of_every_small_movement(before, after):
    found = permits(mandate(*before, name="a"), mandate(*after, name="b"), codes=codes())
    for direction, permitting, forbidding in (
        (found.more, after, before),
        (found.less, before, after),
    ):
        sure = next(
            (m for m in DOMAIN if judge(permitting, m) == "+" and judge(forbidding, m) == "-"),
            None,
        )
        if sure:
            assert direction.truth is Truth.YES, sure
        if direction.truth is Truth.YES:
            shown = movement_of(direction.witness)
            settled = [
                judge(permitting, shown, way) == "+" and judge(forbidding, shown, way) == "-"
                for way in (None, *COUNTINGS)
            ]
            assert any(settled), direction
        elif direction.truth is Truth.NO:
            for way in COUNTINGS:
                open_ = [
                    m
                    for m in DOMAIN
                    if judge(permitting, m, way) != "-" and judge(forbidding, m, way) != "+"
                ]
                assert not open_, (way, open_[0])
        elif direction.witness:
            shown = movement_of(direction.witness)
            assert any(
                judge(permitting, shown, way) != "-" and judge(forbidding, shown, way) != "+"
                for way in COUNTINGS
            ), direction
        else:
            assert {doubt.why for doubt in direction.doubts} == {Why.TOO_MANY}


@settings(max_examples=15, deadline=None)
@given(acts=MANDATES)
def test_a_mandate_permits_the_same_as_itself(acts):
    own = mandate(*acts)
    found = permits(own, own, codes=codes())
    assert found.answer is Answer.EQUAL
    assert all(one.answer is Answer.EQUAL for one in found.limits)


@settings(max_examples=10, deadline=None)
@given(before=MANDATES, after=MANDATES)
def test_the_other_way_round_more_is_less(before, after):
    old, new = mandate(*before, name="a"), mandate(*after, name="b")
    there, back = permits(old, new, codes=codes()), permits(new, old, codes=codes())
    assert (there.more.truth, there.less.truth) == (back.less.truth, back.more.truth)
    mirrored = {(one.before, one.after): (one.more.truth, one.less.truth) for one in there.limits}
    assert mirrored == {
        (one.after, one.before): (one.less.truth, one.more.truth) for one in back.limits
    }
