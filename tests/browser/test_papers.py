"""The printed papers in a real Chromium: accessibility, two A4 pages, narrow screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cli.shell import ROOT, relevo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ACT = ROOT / "cases" / "peru-2026" / "acts" / "pe-2026-training.yaml"
A4 = (595, 842)


@pytest.fixture(params=["es", "en"])
def page(browser: Browser, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Page]:
    """Open the brief on Peru 2026."""
    path = tmp_path / "brief.html"
    done = relevo("brief", ACT, "--on", "2026-11-23", "--html", path, "--lang", str(request.param))
    assert done.code == 0, done.err
    opened = browser.new_page(viewport={"width": 900, "height": 1200})
    opened.goto(path.as_uri())
    yield opened
    opened.close()


def test_axe_finds_nothing(page):
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_it_prints_on_exactly_two_a4_pages(page):
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        sizes = [tuple(map(round, sheet.get_size())) for sheet in document]
        last = document[1].get_textpage().get_text_bounded()
    assert sizes == [A4, A4]
    assert "Relevo" in last


def test_nothing_runs_over_the_edge_of_a_narrow_screen(page):
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
