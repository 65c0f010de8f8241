"""The account of a case in a real Chromium: accessibility, requests, narrow screens, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cli.shell import ROOT, relevo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CASE = ROOT / "cases" / "ejemplo-simulado"
A4 = (595, 842)


@pytest.fixture(scope="module", params=["es", "en"])
def page(
    browser: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """Open the account of the simulated year; fail if it asks for anything else."""
    folder, lang = tmp_path_factory.mktemp("account"), str(request.param)
    done = relevo("account", CASE, "--as-of", "2025-12-31", "--out", folder, "--lang", lang)
    assert done.code == 0, done.err
    opened = browser.new_page(viewport={"width": 900, "height": 1200})
    asked: list[str] = []
    opened.on("request", lambda one: asked.append(one.url))
    opened.goto((folder / f"account.{lang}.html").as_uri())
    yield opened
    assert len(asked) == 1
    opened.close()


@pytest.mark.parametrize("width", [900, 360])
def test_axe_finds_nothing(page, width):
    page.set_viewport_size({"width": width, "height": 1200})
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_no_word_of_a_head_is_broken(page):
    page.set_viewport_size({"width": 900, "height": 1200})
    broken = page.evaluate(
        """() => [...document.querySelectorAll('thead th')].filter(e => {
            const words = document.createRange();
            words.selectNodeContents(e);
            return !/\\s/.test(e.textContent) && words.getClientRects().length > 1;
        }).map(e => e.textContent)"""
    )
    assert broken == []


def test_a_narrow_screen_shows_wide_tables_row_by_row(page):
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    cells = page.locator("table.wide").first.locator("tbody tr").first.locator("th,td")
    boxes = [cells.nth(place).bounding_box() for place in range(cells.count())]
    assert len(boxes) == 7
    assert len({box["x"] for box in boxes}) == 1
    assert sorted(boxes, key=lambda box: box["y"]) == boxes
    said = page.evaluate(
        """() => getComputedStyle(document.querySelector('table.wide td'), '::before').content"""
    )
    assert "Permi" in said


def test_it_prints_on_a4_with_its_mark_on_every_page(page):
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        sizes = {tuple(map(round, sheet.get_size())) for sheet in document}
        said = [sheet.get_textpage().get_text_bounded() for sheet in document]
    assert sizes == {A4}
    assert 2 <= len(said) <= 6
    mark = "DATOS ILUSTRATIVOS" if page.get_attribute("html", "lang") == "es" else "ILLUSTRATIVE"
    assert all(mark in one for one in said)
