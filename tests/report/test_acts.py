"""Rows of listed acts: lead times, classes of entry, amendments; as words, JSON and CSV."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from relevo.core.classes import EntryClass
from relevo.core.codes import packaged_codes
from relevo.instrument.value import Value
from relevo.report.acts import list_acts
from relevo.report.acts_csv import ACT_COLUMNS, GAP_COLUMNS, render_acts_csv, render_gaps_csv
from relevo.report.acts_json import render_acts_json
from relevo.report.acts_text import render_acts_text
from tests.acts.reading import ROOT, act_of, point

STATES = packaged_codes().states
CASES = {
    path.name: [act_of(file) for file in sorted((path / "acts").iterdir())]
    for path in sorted((ROOT / "cases").iterdir())
    if path.name.startswith("peru-")
}


@pytest.fixture(scope="module")
def listing():
    return list_acts(CASES)


def rows_of(listing, act):
    return [row for row in listing.rows if row.act.id == act]


def shown(listing, lang="en", width=100):
    return render_acts_text(listing, STATES, lang=lang, width=width)


def approved(day, *, published=None):
    """Give a listing of one act with a window from 1 March 2026."""
    act = point(3)
    dates = replace(act.dates, approved=Value(value=day), published=Value(value=published))
    return list_acts({"case": [replace(act, dates=dates, windows=act.windows[:1])]})


@pytest.mark.parametrize(
    ("act", "from_approval", "from_publication"),
    [
        ("pe-2016-rm945", 10, None),
        ("pe-2018-summit", 2, 0),
        ("pe-2018-prog", None, None),
        ("pe-2023-training", 13, None),
        ("pe-2023-resolute-sentinel", 7, None),
        ("pe-2023-jungle", 2, None),
        ("pe-2024-resolute-sentinel", 13, None),
        ("pe-2024-apec", 4, 2),
        ("pe-2025-training", None, None),
        ("pe-2025-stone", 2, None),
        ("pe-2026-training", 28, 18),
    ],
)
def test_lead_time_to_the_first_window(listing, act, from_approval, from_publication):
    first = rows_of(listing, act)[0]
    found = (first.lead_approved.days, first.lead_published.days)
    assert found == (from_approval, from_publication)


@pytest.mark.parametrize(
    ("day", "lead", "words"),
    [
        (date(2026, 2, 27), 2, " 2 "),
        (date(2026, 3, 1), 0, "same day"),
        (date(2026, 3, 2), -1, "1 after"),
        (None, None, "not found"),
    ],
)
def test_lead_time_is_said_in_words(day, lead, words):
    found = approved(day)
    assert found.rows[0].lead_approved.days == lead
    table = shown(found).splitlines()
    assert any(line.startswith("03-windows") and words in line for line in table)
    assert all("-1" not in line.split() for line in table)


def test_each_window_has_a_row_with_its_own_senders_and_class(listing):
    found = [
        (row.senders, row.lead_approved.days, row.entries, row.window.term.days)
        for row in rows_of(listing, "pe-2024-resolute-sentinel")
    ]
    armed = (EntryClass.ARMED,)
    assert found == [
        (("US",), 13, (), 54),
        (("CO",), 38, armed, 22),
        (("EC",), 40, (), 16),
        (("EC",), 40, armed, 19),
    ]


def test_the_act_gives_the_class_where_no_contingent_does(listing):
    entries = {row.act.id: row.entries for row in listing.rows}
    assert entries["pe-2016-rm945"] == (EntryClass.UNARMED,)
    assert entries["pe-2025-stone"] == (EntryClass.ARMED,)
    assert entries["pe-2023-resolute-sentinel"] == ()


def test_amendments_are_linked_both_ways(listing):
    (summit,) = rows_of(listing, "pe-2018-summit")
    (programme,) = rows_of(listing, "pe-2018-prog")
    assert (summit.amends, summit.amended_by) == (("pe-2018-prog",), ())
    assert (programme.amends, programme.amended_by) == ((), ("pe-2018-summit",))
    assert listing.undated == ("pe-2018-prog",)


def test_rows_are_in_order_of_host_and_first_day(listing):
    days = [row.window.from_ for row in listing.rows if row.window]
    assert days == sorted(days)
    assert listing.rows[-1].window is None
    several = list_acts({**CASES, "other": [point(1), point(13)]})
    assert several.hosts == ("AR", "MX", "PE")
    assert list_acts({**CASES, "other": [point(1)]}, "AR").hosts == ("AR",)


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_asked_and_nothing_draws(listing, lang, width):
    page = shown(listing, lang, width)
    assert max(map(len, page.splitlines())) <= width
    assert not set(page) & set("│─┌|+\t")


def test_every_value_that_no_source_gives_is_said(listing):
    page = " ".join(shown(listing).split())
    assert "pe-2025-training, case peru-2025:" in page
    assert "number 32214; bill not found; body: Congreso de la República" in page
    assert (
        "Votes: not found. Approved: not found. Published: from 1 December 2024 to 31 December "
        "2024." in page
    )
    assert "No days were found for: pe-2018-prog." in page
    assert "no hallado" in shown(listing, "es")


def test_gaps_and_overlaps_have_tables_of_their_own(listing):
    lines = shown(listing).splitlines()
    gaps = lines[lines.index("Days on which no act listed here has a window") :]
    assert gaps[1].split() == ["For", "From", "To", "Days", "After", "Before"]
    assert gaps[5].split() == [
        "US",
        "2024-01-01",
        "2024-04-30",
        "up",
        "to",
        "121",
        "pe-2023-training",
        "pe-2024-resolute-sentinel",
    ]
    overlaps = lines[lines.index("Days on which more than one act has a window") :]
    assert "pe-2023-jungle, pe-2023-resolute-sentinel, pe-2023-training" in overlaps[3]


def test_where_there_is_no_gap_it_says_so():
    page = shown(list_acts({"peru-2025": CASES["peru-2025"]}))
    assert "None: between the first and the last window there is no day without one." in page
    assert "None: on no day does more than one act have a window." in page


def test_a_gap_that_an_act_without_days_may_cover_is_undetermined(listing):
    page = " ".join(shown(listing).split())
    assert "Undetermined: no days of pe-2018-prog were found, so it may cover some" in page
    assert {gap.perhaps for gap in listing.gaps} == {("pe-2018-prog",)}
    rows = list(csv.DictReader(io.StringIO(render_gaps_csv(listing))))
    assert {row["perhaps"] for row in rows if row["kind"] == "gap"} == {"pe-2018-prog"}
    document = json.loads(render_acts_json(listing, {}, lang="en"))
    assert all(gap["perhaps"] == ["pe-2018-prog"] for gap in document["gaps"])


def test_a_gap_beside_a_disputed_last_day_says_so(listing):
    assert [gap.disputed for gap in listing.gaps] == [
        (),
        ("pe-2023-training",),
        ("pe-2023-training",),
        (),
        (),
    ]
    assert "Sources differ on the days of pe-2023-training" in shown(listing)


@pytest.mark.parametrize(
    ("act", "approved", "published"),
    [
        ("pe-2026-training", (28, 17), (18, 17, 27)),
        ("pe-2024-apec", (4, 3), (2,)),
        ("pe-2018-summit", (2, 1), (0,)),
        ("pe-2023-jungle", (2,), ()),
    ],
)
def test_a_disputed_day_gives_every_lead_time(listing, act, approved, published):
    row = rows_of(listing, act)[0]
    assert (row.lead_approved.versions, row.lead_published.versions) == (approved, published)


def test_a_month_of_publication_and_a_day_to_verify_are_said_in_the_table(listing):
    assert rows_of(listing, "pe-2025-training")[0].lead_published.between == (1, 31)
    table = shown(listing).splitlines()
    assert any(line.startswith("pe-2025-training ") and line.endswith("1 to 31") for line in table)
    sentinel = [line for line in table if line.startswith("pe-2024-resolute-sentinel  2024")]
    assert len(sentinel) == 4
    assert all(line.split()[-3:] == ["?", "not", "found"] for line in sentinel)
    assert any("28/17" in line and "18/17/27" in line for line in table)
    rows = list(csv.DictReader(io.StringIO(render_acts_csv(listing))))
    leads = {row["act"]: (row["lead_published_versions"], row["verify"]) for row in rows}
    assert leads["pe-2025-training"] == ("1..31", "")
    assert leads["pe-2026-training"] == ("18|17|27", "")
    assert leads["pe-2024-resolute-sentinel"] == ("not_found", "dates.approved")


def test_phases_of_an_activity_have_no_lead_time_in_the_table(listing):
    table = shown(listing).split("The acts\n")[0]
    assert "2023-06-01  2023-12-31" in table
    assert "2023-10-01" not in table
    assert any(row.window and row.window.id == "phase-2" for row in listing.rows)


def test_invented_acts_are_marked_in_every_table():
    page = shown(list_acts({"a": [point(3), replace(point(3), id="again")]}))
    marked = [line for line in page.splitlines() if "03-windows" in line or "again" in line]
    assert len(marked) == 9
    assert all("ILLUSTRATIVE" in line for line in marked)


def test_csv_has_a_row_for_each_window_and_stable_heads(listing):
    rows = list(csv.DictReader(io.StringIO(render_acts_csv(listing))))
    assert len(rows) == len(listing.rows) == 17
    assert tuple(rows[0]) == ACT_COLUMNS
    (apec,) = (row for row in rows if row["act"] == "pe-2024-apec")
    assert (apec["lead_approved_days"], apec["lead_published_days"], apec["days"]) == (
        "4",
        "2",
        "21",
    )
    assert (apec["from"], apec["to"], apec["entry"]) == ("2024-11-04", "2024-11-24", "armed")
    (programme,) = (row for row in rows if row["act"] == "pe-2018-prog")
    assert {programme[name] for name in ("senders", "window", "from", "votes_for", "bill")} == {
        "not_found"
    }
    assert (programme["amends"], programme["amended_by"]) == ("", "pe-2018-summit")


def test_csv_keeps_the_sign_of_a_lead_time():
    (row,) = csv.DictReader(io.StringIO(render_acts_csv(approved(date(2026, 3, 4)))))
    assert (row["lead_approved_days"], row["lead_published_days"]) == ("-3", "not_found")
    assert row["illustrative"] == "true"


def test_csv_of_gaps(listing):
    rows = list(csv.DictReader(io.StringIO(render_gaps_csv(listing))))
    assert tuple(rows[0]) == GAP_COLUMNS
    assert [row["kind"] for row in rows] == ["gap"] * 5 + ["overlap"] * 4
    assert rows[2]["days"] == "121"
    assert rows[6]["acts"] == "pe-2023-jungle|pe-2023-resolute-sentinel|pe-2023-training"


def test_json_says_the_same(listing):
    document = json.loads(render_acts_json(listing, {"bad": ["unreadable"]}, lang="en"))
    assert [row["act"] for row in document["acts"]] == [row.act.id for row in listing.rows]
    first = document["acts"][0]
    assert (first["lead_approved_days"], first["published"], first["votes"]) == (10, None, None)
    assert [gap["days"] for gap in document["gaps"]] == [566, 1865, 121, 133, 37]
    assert [one["days"] for one in document["overlaps"]] == [23, 16, 51, 7]
    assert document["unread"] == [{"case": "bad", "problems": ["unreadable"]}]
