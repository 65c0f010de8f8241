"""An account says what the checks say: the same numbers, beside each other."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.compliance.facts.worlds import START, ZONE, crossings, facts, movement
from tests.compliance.worlds import worlds
from tests.spec.world import build, tour

from relevo.compliance.account import account_months, account_rows, account_tours
from relevo.compliance.check import check
from relevo.compliance.facts.check import check_facts
from relevo.compliance.stay import judged
from relevo.compliance.tally import judge
from relevo.core.finding import Basis, Verdict
from relevo.core.term import Term
from relevo.instrument.model import Counting, Measure
from relevo.regime.due import midnight
from relevo.register.model import Party, Person, Way

SLOW = settings(
    max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
PLANNED = {"R-STRENGTH", "R-ARMS-QUANTITY", "R-STAY-DAYS"}
TODAY = date(2026, 3, 1)
NOW = midnight(TODAY, ZONE) + timedelta(hours=12)


SUMMED = {Measure.PERSONS, Measure.UNITS, Measure.ARMS, Measure.AIRCRAFT, Measure.MOVEMENTS}


@SLOW
@given(worlds(), st.lists(crossings(), max_size=6, unique_by=lambda one: one.at))
def test_rows_hold_the_numbers_that_the_checks_judge(drawn, movements):
    planning, tours = drawn
    known = facts(planning, movements, NOW)
    findings = check_facts(known)
    rows = account_rows(known, findings, judged(planning, tours, as_of=TODAY))
    assert [row.limit for row in rows] == [
        one for one in planning.mandate.limits if one.basis is Basis.LAW
    ]
    of_plan = {one.limit: one for one in check(planning, tours, as_of=TODAY) if one.rule in PLANNED}
    for row in rows:
        assert row.finding is None or row.finding in findings
        assert (row.verdict is not None) == row.runs == bool(known.spans(row.limit.terms))
        if row.margin is not None:
            assert row.margin == row.reading.bound.hi - row.actual.number.possible
        counting = row.reading.counting
        if len(row.limit.readings) > 1 or counting is Counting.PER_CONTINGENT:
            continue
        bound = row.reading.bound
        if row.actual and row.limit.measure in SUMMED:
            number = row.actual.number
            own = judge(bound, number.sure, number.possible)
            assert row.verdict is own or (row.uncovered and row.verdict is Verdict.UNDETERMINED)
        if row.planned and row.limit.measure in SUMMED:
            number = row.planned.number
            own = judge(bound, number.sure, number.possible)
            assert of_plan[row.limit.id].verdict is own


PARTY = Party(name="U1", sender="XB", unit="U1", persons=(Person(roll="R-1"), Person(roll="R-2")))


def known(*movements, on=NOW):
    """Give the facts of the tiny world with its own act and some crossings."""
    return facts(build({}), movements, on)


def test_a_tour_is_compared_with_the_days_on_record():
    came = movement(Way.IN, 24 * 10 + 15, PARTY)
    left = movement(Way.OUT, 24 * 40 + 15, PARTY)
    tours = (tour("U1 P1 2026-01-05..2026-02-03"), tour("U2 P2 2026-02-01..2026-02-20"))
    late, absent = account_tours(known(came, left), tours)
    assert (late.unit, late.actual) == ("U1", Term.inclusive(came.day, left.day))
    assert (late.late, late.overstayed) == (2, 3)
    assert (absent.actual, absent.late, absent.overstayed) == (None, None, None)


def test_who_is_still_there_has_not_left_early_and_a_tour_to_come_is_left_out():
    came = movement(Way.IN, 24 * 8 + 15, PARTY)
    tours = (tour("U1 P1 2026-01-05..2026-06-30"), tour("U2 P1 2026-03-02..2026-06-30"))
    (row,) = account_tours(known(came), tours)
    assert row.there
    assert (row.late, row.overstayed) == (0, None)
    (over,) = account_tours(known(came), (tour("U1 P1 2026-01-05..2026-02-20"),))
    assert over.overstayed == 9


def test_months_hold_the_largest_number_and_close_after_30_days():
    came = movement(Way.IN, 24 * 10, PARTY)
    left = movement(Way.OUT, 24 * 40, PARTY)
    window = Term.inclusive(date(2026, 1, 1), date(2026, 12, 31))
    months = account_months(known(came, left), [window], None)
    assert [(str(one.days.start), one.actual) for one in months] == [
        ("2026-01-01", 2),
        ("2026-02-01", 2),
        ("2026-03-01", 0),
    ]
    assert [one.closed for one in months] == [False, False, False]
    later = account_months(known(came, on=NOW + timedelta(days=2)), [window], None)
    assert [one.closed for one in later] == [True, False, False]
    assert {one.planned for one in months} == {None}
    assert account_months(known(on=START), [window], None) == ()
