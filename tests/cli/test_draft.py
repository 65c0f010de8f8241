"""``relevo draft``: what it writes, that it reads back, and what a wrong line is told."""

import json
from pathlib import Path

import openpyxl
import pytest

from relevo.casefile.read import read_case
from relevo.instrument.model import ActStatus
from tests.cli.shell import GOOD, ROOT, relevo

PERU = ROOT / "cases" / "peru-2026"


def one_line(words):
    return " ".join(words.split())


def test_a_draft_is_a_case_that_reads_back(tmp_path):
    out = tmp_path / "draft"
    done = relevo("draft", GOOD, "--year", "2027", "--out", out, "--json", "--lang", "en")
    assert done.code == 0, done.err
    draft = json.loads(done.out)
    assert sorted(Path(name).name for name in draft["files"]) == [
        "case.yaml",
        "xa-2027-draft.html",
        "xa-2027-draft.pdf",
        "xa-2027-draft.xlsx",
        "xa-2027-draft.yaml",
    ]
    case, problems = read_case(out)
    assert problems == ()
    act = case.acts["xa-2027-draft"]
    assert act.status is ActStatus.REQUESTED
    assert {window.from_.year for window in act.windows} == {2027}
    assert [one["at_most"] for one in draft["limits"]] == [one.quantity.n for one in act.limits]
    assert all(line.complete for line in act.lists)
    assert "A draft that nobody has adopted" in (out / "case.yaml").read_text()


def test_page_and_workbook_say_what_is_asked_and_what_is_not_given(tmp_path):
    relevo("draft", GOOD, "--year", "2027", "--out", tmp_path / "d", "--lang", "en")
    page = (tmp_path / "d" / "xa-2027-draft.html").read_text(encoding="utf-8")
    assert "A draft that nobody has adopted" in page
    assert '<th scope="row">Costs</th><td data-head="As asked for">not given</td>' in page
    assert "takes no position" in page
    book = openpyxl.load_workbook(tmp_path / "d" / "xa-2027-draft.xlsx")
    assert book.sheetnames == ["Numbers", "Lists", "To settle"]
    rows = [[cell.value for cell in row] for row in book["Numbers"].iter_rows()]
    assert ["persons", "Persons"] in [row[:2] for row in rows]


def test_peru_next_year_is_for_the_senate_and_says_what_is_missing(tmp_path):
    plan = tmp_path / "plan"
    assert relevo("plan", PERU, "--time-limit", "4", "--out", plan).code == 0
    out = tmp_path / "draft"
    done = relevo("draft", PERU, "--plan", plan, "--year", "2027", "--out", out, "--lang", "en")
    assert done.code == 0, done.err
    assert "asks for: the reasons" in one_line(done.out)
    act = (out / "acts" / "pe-2027-draft.yaml").read_text(encoding="utf-8")
    assert "body: Senado" in act
    assert "illustrative: true" in act
    assert "follows: pe-2026-training" in act
    page = (out / "pe-2027-draft.html").read_text(encoding="utf-8")
    assert "ILLUSTRATIVE DATA" in page
    assert "Compared with: Entry of United States military personnel" in page


def test_a_draft_that_is_there_is_kept(tmp_path):
    first = relevo("draft", GOOD, "--year", "2027", "--out", tmp_path / "d")
    written = tmp_path / "d" / "acts" / "xa-2027-draft.yaml"
    edited = written.read_text(encoding="utf-8") + "# edited\n"
    written.write_text(edited, encoding="utf-8")
    again = relevo("draft", GOOD, "--year", "2027", "--out", tmp_path / "d", "--lang", "en")
    assert (first.code, again.code) == (0, 2)
    assert "--overwrite" in again.err
    assert written.read_text(encoding="utf-8") == edited
    words = ("draft", GOOD, "--year", "2027", "--out", tmp_path / "d", "--overwrite")
    assert relevo(*words).code == 0
    assert written.read_text(encoding="utf-8") != edited


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([GOOD, "--year", "2020", "--out", "OUT"], "The plan begins in 2026"),
        ([GOOD, "--year", "2027", "--out", GOOD], "holds files of the case"),
        ([PERU, "--year", "2027", "--out", "OUT"], "has no plan to draft from"),
        ([ROOT / "cases" / "peru-2025", "--year", "2027", "--out", "OUT"], "plans nothing"),
        ([GOOD, "--out", "OUT"], "--year"),
        ([GOOD, "--year", "next", "--out", "OUT"], "--year"),
    ],
)
def test_wrong_lines_are_told_what_to_do(words, told, tmp_path):
    words = [tmp_path / "out" if word == "OUT" else word for word in words]
    done = relevo("draft", *words, "--lang", "en")
    assert done.code == 2
    assert told in one_line(done.err)
    assert not (tmp_path / "out").exists()
