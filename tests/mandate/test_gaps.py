"""Days without an act between windows, and days with several, against counting day by day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.acts.reading import ROOT, act_of, point

from relevo.core.term import Term
from relevo.instrument.model import Suspension
from relevo.mandate.gaps import covered, gaps_between, gaps_of, overlaps_of, undated_acts

FIRST = date(2024, 1, 1)


@st.composite
def spans(draw):
    """Draw up to six windows of up to four acts within 60 days."""
    found = []
    for _ in range(draw(st.integers(0, 6))):
        start = FIRST + timedelta(days=draw(st.integers(0, 50)))
        end = start + timedelta(days=draw(st.integers(1, 10)))
        found.append((draw(st.sampled_from("abcd")), Term(start, end)))
    return tuple(found)


def acts_on(windows, day):
    """Give the acts with a window on a day."""
    return tuple(sorted({act for act, term in windows if day in term}))


def each_day(windows):
    """Give the days from the first window's first to the last one's last; none without windows."""
    if not windows:
        return []
    first = min(term.start for _, term in windows)
    end = max(term.end for _, term in windows)
    return list(Term(first, end))


@given(spans())
def test_every_day_has_the_acts_that_run_on_it(windows):
    pieces = covered(windows)
    for day in each_day(windows):
        assert [acts for term, acts in pieces if day in term] == (
            [acts_on(windows, day)] if acts_on(windows, day) else []
        )


@given(spans())
def test_pieces_are_as_long_as_can_be(windows):
    pieces = covered(windows)
    for (earlier, before), (later, after) in pairwise(pieces):
        assert earlier.end <= later.start
        assert earlier.end < later.start or before != after


@given(spans())
def test_gaps_are_the_days_without_an_act_and_no_others(windows):
    gaps = list(gaps_between(windows))
    days = [day for term, _, _ in gaps for day in term]
    assert days == [day for day in each_day(windows) if not acts_on(windows, day)]
    for term, after, before in gaps:
        assert after == acts_on(windows, term.start - timedelta(days=1)) != ()
        assert before == acts_on(windows, term.end) != ()


@given(spans(), st.randoms(use_true_random=False))
def test_the_order_of_windows_does_not_matter(windows, random):
    shuffled = list(windows)
    random.shuffle(shuffled)
    assert covered(tuple(shuffled)) == covered(windows)


def test_windows_that_touch_leave_no_gap():
    one = ("a", Term.inclusive(date(2024, 1, 1), date(2024, 1, 31)))
    other = ("b", Term.inclusive(date(2024, 2, 1), date(2024, 2, 29)))
    later = ("c", Term.inclusive(date(2024, 3, 2), date(2024, 3, 2)))
    assert list(gaps_between((one, other))) == []
    assert list(gaps_between((one, other, later))) == [
        (Term(date(2024, 3, 1), date(2024, 3, 2)), ("b",), ("c",))
    ]


def peru(*names):
    """Give the acts of cases, case by case."""
    return [[act_of(path)] for name in names for path in (ROOT / "cases" / name / "acts").iterdir()]


def test_between_2023_and_2025_no_act_was_found_three_times():
    acts = peru("peru-2023-training", "peru-2024-resolute-sentinel", "peru-2024-apec", "peru-2025")
    gaps = [one for one in gaps_of(acts) if one.sender == "US"]
    assert [(one.term.start, one.term.last, one.term.days) for one in gaps] == [
        (date(2024, 1, 1), date(2024, 4, 30), 121),
        (date(2024, 6, 24), date(2024, 11, 3), 133),
        (date(2024, 11, 25), date(2024, 12, 31), 37),
    ]
    assert {one.host for one in gaps} == {"PE"}
    assert (gaps[1].after, gaps[1].before) == (("pe-2024-resolute-sentinel",), ("pe-2024-apec",))


def test_one_senders_windows_fill_no_other_senders_gap():
    assert {one.sender for one in gaps_of(peru("peru-2024-resolute-sentinel"))} == set()
    acts = peru("peru-2024-resolute-sentinel", "peru-2025")
    assert {one.sender for one in gaps_of(acts)} == {"US"}


def test_three_acts_were_in_force_in_july_2023():
    acts = peru("peru-2023-training", "peru-2023-resolute-sentinel", "peru-2023-jungle")
    assert [(one.term.days, len(one.acts)) for one in overlaps_of(acts)] == [
        (23, 2),
        (16, 3),
        (51, 2),
    ]


def test_a_port_call_within_waters_is_one_act():
    assert overlaps_of(peru("peru-2025-stone")) == ()


def test_suspended_days_are_a_gap_and_outbound_acts_fill_none():
    (gap,) = gaps_of([[point(3), suspended(point(3))]])
    assert gap.term == Term(date(2026, 3, 23), date(2026, 4, 1))
    assert gaps_of([[point(8)]]) == ()
    assert undated_acts([[point(9)], [point(8)], [point(3)]]) == ("09-framework",)


def suspended(act):
    """Give an act like another, from 20 March to 10 April, without effect before 1 April."""
    window = replace(act.windows[0], id="later", from_=date(2026, 3, 20), to=date(2026, 4, 10))
    stop = Suspension(by="Court", from_=date(2026, 3, 1), to=date(2026, 3, 31))
    return replace(act, id="later", windows=(window,), suspended_by=(stop,))
