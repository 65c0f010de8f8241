"""Findings, and how verdicts are joined."""

from __future__ import annotations

from itertools import product

import pytest

from relevo.core.clause import ClauseRef, RowRef, Seen
from relevo.core.finding import Basis, Finding, Verdict, agree, worst
from relevo.core.words import text

MET, BREACHED, OPEN = Verdict.MET, Verdict.BREACHED, Verdict.UNDETERMINED
LAW = (MET, BREACHED, OPEN)
CLAUSE = ClauseRef("act", "c", Seen.TEXT)


@pytest.mark.parametrize(
    ("verdicts", "joined"),
    [
        ((MET,), MET),
        ((BREACHED,), BREACHED),
        ((OPEN,), OPEN),
        ((MET, MET), MET),
        ((BREACHED, BREACHED), BREACHED),
        ((MET, BREACHED), OPEN),
        ((BREACHED, MET), OPEN),
        ((MET, OPEN), OPEN),
        ((BREACHED, OPEN), OPEN),
        ((MET, MET, BREACHED), OPEN),
    ],
)
def test_readings_agree_or_leave_it_open(verdicts, joined):
    assert agree(verdicts) is joined


@pytest.mark.parametrize(
    ("verdicts", "joined"),
    [
        ((), MET),
        ((MET, MET), MET),
        ((MET, OPEN), OPEN),
        ((OPEN, BREACHED), BREACHED),
        ((MET, BREACHED, OPEN), BREACHED),
    ],
)
def test_the_worst_subject_decides(verdicts, joined):
    assert worst(verdicts) is joined


def test_joining_does_not_depend_on_the_order():
    for verdicts in product(LAW, repeat=3):
        assert agree(verdicts) is agree(verdicts[::-1])
        assert worst(verdicts) is worst(verdicts[::-1])


@pytest.mark.parametrize(("basis", "verdict"), list(product(Basis, Verdict)))
def test_only_law_is_met_or_breached_and_only_the_rest_kept_or_short(basis, verdict):
    fits = (basis is Basis.LAW) == (verdict in LAW)

    def make():
        return Finding(
            rule="R-X", basis=basis, verdict=verdict, clauses=(CLAUSE,), message=text("x.")
        )

    if fits:
        assert make().verdict is verdict
    else:
        with pytest.raises(ValueError, match="cannot be"):
            make()


def test_a_finding_of_law_cites_its_clause():
    with pytest.raises(ValueError, match="cites its clause"):
        Finding(rule="R-X", basis=Basis.LAW, verdict=MET, message=text("x."))


def test_a_row_is_said_as_file_and_line():
    assert str(RowRef("forces/posts.csv", 4)) == "forces/posts.csv:4"
