"""Several drafts about one act: who says what, and what is disputed."""

from dataclasses import replace
from datetime import date

import pytest
from tests.instrument.reading.drafted import (
    arm,
    draft,
    full,
    host_institution,
    persons,
    place,
    said,
    unit,
    votes,
    window,
)

from relevo.core.bound import Quantifier, Quantity
from relevo.core.codes import packaged_codes
from relevo.instrument.model import ActStatus
from relevo.instrument.reading.drafts.reconcile import RANKS, Told, grouped, rank_of, reconcile
from relevo.instrument.value import State

PAPER, AGENCY, GAZETTE = "paper", "agency", "gazette"


def together(**drafts):
    """Reconcile drafts by the kind of source that their names are."""
    kinds = {PAPER: "newspaper", AGENCY: "agency", GAZETTE: "gazette"}
    told = [Told(name, kinds[name], one) for name, one in drafts.items()]
    return reconcile(told, packaged_codes())


def disputes(done):
    """Give versions and who says them, by what is disputed."""
    return {
        one.about: {version.value: version.says for version in one.versions}
        for one in done.draft.conflicts
    }


def test_drafts_that_agree_make_one_without_disputes():
    done = together(paper=full(), agency=full())
    assert replace(done.draft, conflicts=()) == full()
    assert done.draft.conflicts == ()
    assert done.says["approved"] == (AGENCY, PAPER)
    assert done.says["arms[0].qty"] == (AGENCY, PAPER)


def test_a_day_that_differs_is_disputed_and_the_gazette_proposes():
    done = together(
        paper=draft(published=said(date(2025, 12, 15))),
        gazette=draft(published=said(date(2025, 12, 14))),
    )
    assert done.draft.published.value == date(2025, 12, 14)
    assert done.draft.published.state is State.DISPUTED
    assert disputes(done) == {"published": {"2025-12-14": (GAZETTE,), "2025-12-15": (PAPER,)}}


def test_what_only_one_says_is_kept_and_no_dispute():
    done = together(paper=draft(bill=said("1/2025")), agency=draft())
    assert done.draft.bill.value == "1/2025"
    assert done.draft.bill.state is State.VERIFIED
    assert done.says["bill"] == (PAPER,)
    assert done.draft.conflicts == ()


def test_a_request_is_an_earlier_stage_not_another_version():
    done = together(agency=draft(status=said(ActStatus.REQUESTED)), paper=draft())
    assert done.draft.status.value is ActStatus.ADOPTED
    assert done.draft.conflicts == ()


def test_a_fuller_name_of_the_body_is_no_dispute():
    done = together(agency=draft(body=said("Congress")), paper=draft(body=said("Congress plenary")))
    assert done.draft.body.value == "Congress plenary"
    assert done.draft.conflicts == ()
    other = together(agency=draft(body=said("Congress")), paper=draft(body=said("Senate")))
    assert list(disputes(other)) == ["body"]


def test_votes_are_disputed_number_by_number():
    done = together(agency=draft(votes=votes(66, 37, 5)), paper=draft(votes=votes(66, 34, 5)))
    assert disputes(done) == {"votes.against": {"37": (AGENCY,), "34": (PAPER,)}}


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ({"arms": (arm("m320", 2),)}, {"arms": (arm("m32", 2),)}, "arms[0].item"),
        ({"arms": (arm("m320", 2),)}, {"arms": (arm("m32"),)}, "arms[0].item"),
        (
            {"units": (unit("military_intelligence"),)},
            {"units": (unit("military_information_support"),)},
            "units[0].category",
        ),
        (
            {"host_institutions": (host_institution("PE-DIROPESP"),)},
            {"host_institutions": (host_institution("PE-DIROES"),)},
            "host_institutions[0].id",
        ),
    ],
)
def test_near_codes_are_one_disputed_line(one, other, about):
    done = together(agency=draft(**one), paper=draft(**other))
    assert list(disputes(done)) == [about]
    field = about.partition("[")[0]
    assert len(getattr(done.draft, field)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"arms": (arm("m4", 14),)}, {"arms": (arm("scar", 4),)}),
        ({"arms": (arm("m4", 14),)}, {"arms": (arm("glock", 14),)}),
        ({"units": (unit("seal"),)}, {"units": (unit("civil_affairs"),)}),
        (
            {"host_institutions": (host_institution("PE-1BFE"),)},
            {"host_institutions": (host_institution("PE-3BFE"),)},
        ),
    ],
)
def test_other_codes_are_lines_of_their_own(one, other):
    done = together(agency=draft(**one), paper=draft(**other))
    assert done.draft.conflicts == ()
    field = next(iter(one))
    assert len(getattr(done.draft, field)) == 2


def test_both_codes_in_one_source_are_two_things():
    both = draft(arms=(arm("m320", 2), arm("m32", 2)))
    done = together(agency=both, paper=draft(arms=(arm("m32", 2),)))
    assert [line.item.value for line in done.draft.arms] == ["m320", "m32"]
    assert done.draft.conflicts == ()


def test_a_number_of_arms_that_differs_is_disputed():
    done = together(agency=draft(arms=(arm("m249", 4),)), paper=draft(arms=(arm("m249", 2),)))
    assert disputes(done) == {"arms[0].qty": {"4": (AGENCY,), "2": (PAPER,)}}


def test_a_kind_and_a_model_of_one_number_are_one_line():
    done = together(agency=draft(arms=(arm("rifle", 14),)), paper=draft(arms=(arm("m4", 14),)))
    assert [line.item.value for line in done.draft.arms] == ["m4"]
    assert done.draft.conflicts == ()


def test_an_ambiguous_place_gives_way_to_the_one_it_may_mean():
    done = together(
        agency=draft(places=(place("PE-lima"),)), paper=draft(places=(place("PE-LIM"),))
    )
    assert [one.code.value for one in done.draft.places] == ["PE-LIM"]
    assert done.draft.conflicts == ()


def test_tens_leave_room_for_a_number():
    tens = persons(1)
    tens = replace(tens, quantity=said(Quantity(Quantifier.TENS)))
    done = together(agency=draft(headcounts=(tens,)), paper=draft(headcounts=(persons(55),)))
    assert [one.quantity.value.n for one in done.draft.headcounts] == [55]
    assert done.draft.conflicts == ()


def test_numbers_of_persons_that_differ_are_disputed():
    done = together(agency=draft(headcounts=(persons(87),)), paper=draft(headcounts=(persons(90),)))
    assert disputes(done) == {"headcounts[0].n": {"87": (AGENCY,), "90": (PAPER,)}}


def test_the_last_day_of_a_window_may_be_disputed():
    done = together(
        agency=draft(windows=(window("2026-01-01", "2026-12-31"),)),
        paper=draft(windows=(window("2026-01-01", "2026-12-30"),)),
    )
    assert list(disputes(done)) == ["windows[0].to"]


def test_absent_is_what_no_source_states():
    done = together(agency=draft(absent=("votes", "arms")), paper=draft(absent=("arms", "number")))
    assert done.draft.absent == ("arms",)


def test_two_drafts_of_one_source_are_two_acts():
    told = [Told("a", "agency", draft()), Told("a", "agency", draft())]
    assert [len(group) for group in grouped(told)] == [1, 1]


@pytest.mark.parametrize(
    "other",
    [
        {"host": said("PE")},
        {"senders": (said("XA"),)},
        {"bill": said("2/2026")},
        {"windows": (window("2027-01-01", "2027-02-01"),)},
    ],
)
def test_what_cannot_be_one_act_is_kept_apart(other):
    first = draft(bill=said("1/2026"), windows=(window("2026-01-01", "2026-02-01"),))
    second = replace(first, **other)
    told = [Told("a", "agency", first), Told("b", "agency", second)]
    assert len(grouped(told)) == 2
    assert len(grouped([told[0], Told("c", "agency", first)])) == 1


def test_the_hierarchy():
    ranks = [rank_of(kind) for kind in ("gazette", "agency", "newspaper", "leaflet")]
    assert ranks == sorted(set(ranks))
    assert rank_of("leaflet") == len(RANKS)
