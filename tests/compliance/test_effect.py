"""The effect of an amendment on a plan, day by day, on the case ``peru-2026``."""

from datetime import date

import pytest
from tests.casefile.trial import (
    PERU,
    RIFLES,
    SHORTER,
    peru_with_plan,
    rifles,
    trial_act,
    window_until,
)

from relevo.casefile.extra_act import with_act
from relevo.compliance.check import check
from relevo.compliance.effect import Shift, effect
from relevo.compliance.slices import clipped, on_slice
from relevo.compliance.stay import judged
from relevo.core.finding import Verdict
from relevo.core.term import Term

DAY = date(2026, 8, 1)
MET, BREACHED, OPEN = Verdict.MET, Verdict.BREACHED, Verdict.UNDETERMINED
PLACES = [
    "PE-lima PE-CAL PE-LOR PE-SAM PE-HUC PE-UCA PE-PAS PE-JUN PE-CUS PE-iquitos PE-pucusana",
    "PE-puerto-maldonado PE-APU",
]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Give the case with a plan that covers every post."""
    return peru_with_plan(tmp_path_factory.mktemp("plan"))


def term(first, last):
    """Give a term from ISO days, both included."""
    return Term.inclusive(date.fromisoformat(first), date.fromisoformat(last))


def tried(case, path):
    """Give the effect of an act."""
    amended, problems = with_act(case, path, as_of=DAY)
    assert problems == ()
    before, after = amended.before.planning, amended.after.planning
    return effect(before, after, case.tours, as_of=amended.day)


def told(found):
    """Give rule, subject and days of each change that ends in a breach or in doubt."""
    return [
        (change.finding.rule, change.finding.subject, shift)
        for change in found.changes
        for shift in change.shifts
        if shift.after in (BREACHED, OPEN)
    ]


def test_nothing_changes_without_a_change(case):
    found = effect(case.planning, case.planning, case.tours, as_of=DAY)
    assert (found.changes, found.departures, found.surplus) == ((), (), ())
    assert found.before == found.after == check(case.planning, case.tours, as_of=DAY)


def test_an_act_that_changes_nothing(case, tmp_path):
    found = tried(case, trial_act(tmp_path))
    assert (found.changes, found.departures, found.surplus) == ((), (), ())


def test_presence_that_ends_early(case, tmp_path):
    found = tried(case, trial_act(tmp_path, SHORTER, **window_until("2026-09-30")))
    over = (term("2026-10-01", "2026-12-31"),)
    assert told(found) == [
        ("R-WINDOW", "US", Shift(terms=over, before=MET, after=BREACHED)),
    ]
    assert min(change.first for change in found.changes if change.shifts) <= date(2026, 10, 1)
    assert found.surplus == ()
    late = [tour for tour in case.tours if tour.stay.last > date(2026, 9, 30)]
    assert {(one.stay.unit.id, one.stay.term) for one in found.departures} == {
        (tour.unit, tour.stay) for tour in late
    }
    for one in found.departures:
        begun = one.stay.term.start <= date(2026, 9, 30)
        assert one.last == (date(2026, 9, 30) if begun else None)
        assert one.certain
        assert one.days == sum(1 for day in one.stay.term if day > date(2026, 9, 30))
        assert ("trial", "c") in {(ref.act, ref.clause) for ref in one.clauses}


def test_no_day_before_the_act_counts_is_touched(case, tmp_path):
    found = tried(case, trial_act(tmp_path, SHORTER, **window_until("2026-06-30")))
    days = [
        t.start for c in found.changes for s in c.shifts if s.after is BREACHED for t in s.terms
    ]
    assert min(days) == date(2026, 8, 15)


def test_fewer_rifles(case, tmp_path):
    found = tried(case, trial_act(tmp_path, RIFLES, **rifles(10)))
    days = (term("2026-09-01", "2026-12-31"),)
    assert told(found) == [
        ("R-ARMS-QUANTITY", "", Shift(terms=days, before=MET, after=BREACHED)),
    ]
    assert found.departures == ()
    (surplus,) = found.surplus
    assert surplus.terms == days
    assert surplus.finding.limit == "trial/rifles"
    armed = {post for post in case.planning.posts if post.startswith(("SF-", "CA-"))}
    assert {stay.post.id for stay in surplus.stays} == armed
    assert all(stay.term.last >= date(2026, 9, 1) for stay in surplus.stays)


def test_rifles_that_one_reading_alone_exceeds_are_in_doubt(case, tmp_path):
    line = rifles(4)["limits"][0]
    del line["counting"]
    found = tried(case, trial_act(tmp_path, RIFLES, limits=[line]))
    (surplus,) = found.surplus
    assert surplus.finding.verdict is OPEN
    assert not surplus.certain
    assert surplus.stays
    assert found.departures == ()


def test_the_act_of_the_case_itself_takes_nothing_away(case):
    """Without it no act is in force; with it presence is permitted, some of it in doubt."""
    found = tried(case, PERU / "acts" / "pe-2026-training.yaml")
    assert any(finding.verdict is OPEN for finding in found.after)
    assert (found.departures, found.surplus) == ((), ())


def test_as_many_rifles_as_before(case, tmp_path):
    found = tried(case, trial_act(tmp_path, RIFLES, **rifles(14)))
    assert (told(found), found.departures, found.surplus) == ([], (), ())


@pytest.mark.parametrize(("complete", "verdict"), [(True, BREACHED), (False, OPEN)])
def test_a_place_removed(case, tmp_path, complete, verdict):
    fewer = {
        "id": "fewer",
        "of": "place",
        "items": " ".join(PLACES).split(),
        "complete": complete,
        "clause": "c",
    }
    change = {"kind": "replace", "item": "places", "by": "fewer", "from": "2026-09-01"}
    found = tried(case, trial_act(tmp_path, change, lists=[fewer]))
    days = (term("2026-09-01", "2026-12-31"),)
    assert told(found) == [("R-PLACE", "PE-AYA", Shift(terms=days, before=MET, after=verdict))]
    assert [(one.stay.unit.id, one.last, one.days, one.certain) for one in found.departures] == [
        ("EJ-CA-05", date(2026, 8, 31), 122, complete)
    ]


def test_a_category_added_takes_a_doubt_away_or_changes_nothing(case, tmp_path):
    more = {
        "id": "more",
        "of": "category",
        "items": ["marines"],
        "complete": False,
        "clause": "c",
    }
    found = tried(case, trial_act(tmp_path, {"kind": "add", "item": "more"}, lists=[more]))
    assert (told(found), found.departures, found.surplus) == ([], (), ())
    settled = {**more, "items": ["military_information_support"]}
    found = tried(case, trial_act(tmp_path, {"kind": "add", "item": "more"}, lists=[settled]))
    (change,) = found.changes
    assert (change.finding.rule, change.finding.subject) == (
        "R-CATEGORY",
        "military_information_support",
    )
    (shift,) = change.shifts
    assert (shift.before, shift.after) == (OPEN, MET)
    assert shift.terms == (term("2026-08-15", "2026-12-31"),)


def test_the_days_told_are_those_on_which_a_day_alone_changes_its_verdict(case, tmp_path):
    """Every seventh day of the year, judged by itself, against the shifts."""
    amended, _ = with_act(
        case,
        trial_act(tmp_path, SHORTER, RIFLES, **window_until("2026-10-31"), **rifles(12)),
        as_of=DAY,
    )
    plans = amended.before.planning, amended.after.planning
    found = effect(*plans, case.tours, as_of=amended.day)
    matters = [judged(planning, case.tours, as_of=amended.day) for planning in plans]
    for day in list(term("2026-01-01", "2026-12-31"))[::7]:
        alone = [on_slice(clipped(one, Term.inclusive(day, day))) for one in matters]
        differ = {
            (matter.rule, matter.subject)
            for matter in {*alone[0], *alone[1]}
            if _worst(alone[0].get(matter)) is not _worst(alone[1].get(matter))
        }
        assert differ == {
            (change.finding.rule, change.finding.subject)
            for change in found.changes
            for shift in change.shifts
            if change.finding.rule not in {"R-PUBLICATION", "R-TOUR-LENGTH"}
            and any(day in one for one in shift.terms)
        }


def _worst(findings):
    """Give the worst verdict of a few findings of law; None for none."""
    verdicts = {finding.verdict for finding in findings or ()}
    return next((one for one in (BREACHED, OPEN, MET) if one in verdicts), None)
