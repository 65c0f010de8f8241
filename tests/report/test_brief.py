"""Briefs of every act of the cases: two pages, nothing dropped without a count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from relevo.casefile.read import read_case
from relevo.core.codes import packaged_codes
from relevo.regime.packaged import regime_of_host
from relevo.report.brief import PAGE_LINES, brief_paper
from relevo.report.brief_bill import bill_of
from relevo.report.brief_cut import cut_words, left_words
from relevo.report.paper import lines_by_page
from relevo.report.pdf import render_pdf

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def cases():
    folders = sorted(path.parent for path in ROOT.glob("cases/peru-*/case.yaml"))
    return {
        folder.name: tuple(read_case(folder, plan=False)[0].acts.values()) for folder in folders
    }


def bill(cases, act, case, **more):
    return bill_of(
        act,
        case=case,
        cases=cases,
        codes=packaged_codes(),
        findings=(),
        folders="cases",
        day=DAY,
        **{"regime": regime_of_host("PE"), **more},
    )


def words_of(paper):
    parts = [(part.title, *part.intro, *part.points, *part.after) for part in paper.parts]
    rows = [row for part in paper.parts if part.table for row in part.table.rows]
    return " ".join(word for words in (paper.lead, *parts, *rows) for word in words)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_act_makes_two_pages(cases, lang):
    for case, acts in cases.items():
        for act in acts:
            paper = brief_paper(bill(cases, act, case), lang=lang)
            assert max(lines_by_page(paper)) <= PAGE_LINES
            with pypdfium2.PdfDocument(render_pdf(paper)) as document:
                assert len(document) == 2, act.id


def test_equal_papers_give_equal_pdfs(cases):
    (act,) = cases["peru-2026"]
    paper = brief_paper(bill(cases, act, "peru-2026"), lang="es")
    assert render_pdf(paper) == render_pdf(paper)


def test_what_is_cut_is_counted(cases):
    (act,) = cases["peru-2026"]
    own = bill(cases, act, "peru-2026")
    paper = brief_paper(own, lang="en")
    shown = paper.parts[-1]
    left = len(own.questions) - len(shown.points)
    assert left > 0
    assert shown.after == (
        f"{left} more entries are left out; all are shown by: relevo ask peru-2026",
    )
    places = len(act.lists[1].items)
    assert f"{places} named, the list is not known to be complete" in words_of(paper)


def test_without_law_and_without_precedents_that_is_said(cases):
    (act,) = cases["peru-2026"]
    alone = {"peru-2026": (act,)}
    words = words_of(brief_paper(bill(alone, act, "peru-2026", regime=None), lang="en"))
    assert "No standing law of this host is on record" in words
    assert "No earlier act of the same series" in words
    assert "No other act of this host is among the cases in cases." in words


def test_a_request_supposes_its_day_of_consent(cases):
    (act,) = cases["peru-2026"]
    asked = replace(act, status=type(act.status).REQUESTED)
    words = words_of(brief_paper(bill({"peru-2026": (asked,)}, asked, "peru-2026"), lang="en"))
    assert "Supposing that consent is given on 23 November 2026." in words
    assert "consents: Senate" in words
    assert "the votes" not in words


def test_an_act_of_another_series_is_compared_without_asking_who_permits_more(cases):
    (act,) = [one for one in cases["peru-2023-jungle"] if not one.amends]
    own = bill(cases, act, "peru-2023-jungle")
    assert own.earlier.permission is None
    assert "no common series" in words_of(brief_paper(own, lang="en"))


def test_lists_are_cut_to_a_length():
    assert cut_words(("a", "b"), 2) == ("a", "b")
    assert dict(cut_words(("a", "b", "c"), 2).args) == {"n": 1, "items": ("a", "b")}
    assert left_words(0, "relevo acts") == ()
