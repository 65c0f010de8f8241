"""Ally status in words: marks, what is open, and what the law says."""

from datetime import date

import pytest

from relevo.core.codes import packaged_codes
from relevo.regime.ally import Designation, When
from relevo.regime.ally_laws import packaged_ally_law
from relevo.regime.status_on import status_on
from relevo.report.status import render_status_text, render_statuses_text
from tests.regime.test_status_on import LAW, XB, on, within

STATES = packaged_codes().states
MNNA = packaged_ally_law("us-mnna")


def said(record, day, *, law=MNNA, lang="en", width=100):
    """Say one status in one line of words."""
    status = status_on(law, record, date.fromisoformat(day))
    shown = render_status_text(status, law, STATES, lang=lang, width=width)
    return " ".join(shown.split())


def table(*records, day="2026-03-01"):
    """Give the rows of a table by their state."""
    when = date.fromisoformat(day)
    found = [status_on(LAW, one, when) for one in records]
    shown = render_statuses_text(found, LAW, STATES, day=when, lang="en", width=100)
    return shown.splitlines()


def test_invented_records_are_marked():
    assert "ILLUSTRATIVE: this record is invented." in said(XB, "2026-01-12", law=LAW)
    assert "ILLUSTRATIVE: this record is invented." in table(XB)
    assert "ILLUSTRATIVE" not in said(Designation(state="CO"), "2026-01-12")


def test_before_the_law_it_says_so():
    assert "The law on record begins on 21 July 1996." in said(
        Designation(state="JP"), "1996-07-20"
    )
    assert "At least 30 days before" in said(Designation(state="JP"), "1996-07-21")


def test_each_benefit_names_its_norm_and_whether_it_is_open():
    record = Designation(state="CO", designated=(on("2022-05-23"),))
    shown = said(record, "2026-01-01")
    assert "22 USC 2321h (Foreign Assistance Act, section 514): the clause was not seen" in shown
    assert "undetermined whether open to it It takes another list" in shown
    assert "None by this status on this day." in said(record, "2022-05-22")


def test_treated_as_cites_the_rule():
    shown = said(Designation(state="TW"), "2026-01-01")
    assert "none; it is treated as if designated [22 CFR 120.32 (older text, 2016)" in shown


def test_a_day_from_memory_is_said_beside_what_a_source_bounds():
    version = within("2004-01-01", "2004-06-17", day=date(2004, 1, 15), verify=True)
    shown = said(Designation(state="CO", designated=(version,)), "2026-01-01")
    assert "between 1 January 2004 and 17 June 2004" in shown
    assert "Noted from memory: 15 January 2004; to verify." in shown


@pytest.mark.parametrize(
    ("versions", "cell"),
    [
        ((on("2025-12-11"),), "2025-12-11 "),
        ((on("2025-12-11"), on("2025-12-12")), "2025-12-11 ?"),
        ((within("2025-12-01", "2025-12-31"),), "2025-12 ?"),
        ((within("2025-01-01", "2025-12-31"),), "2025 ?"),
        ((When(),), "?"),
        ((), "—"),
    ],
)
def test_cells_of_the_table(versions, cell):
    (row,) = (line for line in table(Designation(state="XB", notice=versions)) if "(XB)" in line)
    assert f"  {cell}" in row


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_screen(width):
    record = Designation(state="PE", notice=(on("2025-12-11"),))
    status = status_on(MNNA, record, date(2026, 1, 12))
    shown = render_status_text(status, MNNA, STATES, lang="es", width=width)
    assert max(map(len, shown.splitlines())) <= width
