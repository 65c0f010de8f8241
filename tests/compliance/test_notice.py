"""R-NOTICE: met, breached, undetermined, and what it leaves alone."""

from datetime import date

import pytest
from tests.regime.test_status_on import LAW, on, within

from relevo.compliance.rules.notice import check_notice
from relevo.core.finding import Verdict
from relevo.core.words import Speaker
from relevo.regime.ally import Designation, When

LATER = date(2030, 1, 1)


def judged(as_of=LATER, **record):
    """Judge one state."""
    return check_notice(LAW, {"XB": Designation(state="XB", **record)}, as_of=as_of)


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"notice": (on("2025-12-11"),)},
        {"designated": (on("2026-01-14"),)},
        {"announced": (on("2025-12-01"),), "designated": (on("2025-12-02"),)},
    ],
)
def test_it_leaves_alone_what_lacks_a_day(record):
    assert judged(**record) == ()


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [("2026-01-09", Verdict.BREACHED), ("2026-01-10", Verdict.MET), ("2026-01-14", Verdict.MET)],
)
def test_at_least_thirty_days(outcome, verdict):
    (finding,) = judged(notice=(on("2025-12-11"),), designated=(on(outcome),))
    assert finding.verdict is verdict
    assert [(ref.act, ref.clause) for ref in finding.clauses] == [("xa-ally", "n")]
    assert finding.evidence[0].expected == ">= 30"


def test_what_came_after_the_day_of_knowledge_is_left_out():
    record = {"notice": (on("2025-12-11"),), "designated": (on("2025-12-20"),)}
    assert judged(date(2025, 12, 19), **record) == ()
    assert len(judged(date(2025, 12, 20), **record)) == 1


def test_readings_that_disagree_are_undetermined():
    notices = (on("2025-12-11"), on("2025-12-20"))
    (finding,) = judged(notice=notices, designated=(on("2026-01-14"),))
    assert finding.verdict is Verdict.UNDETERMINED
    assert [one.verdict for one in finding.readings] == [Verdict.MET, Verdict.BREACHED]
    assert [one.chosen for one in finding.readings] == [True, False]


def test_a_month_may_leave_it_open():
    open_ = judged(notice=(within("2003-12-01", "2003-12-31"),), designated=(on("2004-01-15"),))
    assert [one.verdict for one in open_] == [Verdict.UNDETERMINED]
    sure = judged(notice=(within("2003-10-01", "2003-10-31"),), designated=(on("2003-12-30"),))
    assert [(one.verdict, one.evidence[0].found) for one in sure] == [(Verdict.MET, "60..90")]


def test_a_day_to_verify_is_undetermined():
    remembered = When(day=date(2022, 1, 31), verify=True)
    (finding,) = judged(notice=(remembered,), designated=(on("2022-03-10"),))
    assert finding.verdict is Verdict.UNDETERMINED
    assert "must still be verified" in Speaker("en").say(finding.message)


def test_the_end_is_judged_by_itself():
    (finding,) = judged(
        designated=(on("2012-07-31"),),
        notice_to_end=(on("2022-07-06"),),
        terminated=(on("2022-09-23"),),
    )
    assert (finding.limit, finding.verdict) == ("notice_to_end", Verdict.MET)
    assert "79 days" in Speaker("en").say(finding.message)
