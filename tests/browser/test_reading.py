"""The review page of a reading in a real Chromium: accessibility, links, keyboard, width, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from relevo.report.reading_page import render_reading_page
from tests.report.reading import both

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(params=["es", "en"])
def page(browser: Browser, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Page]:
    """Open the page of a reading with a dispute, 1280 pixels wide."""
    path = tmp_path / "review.html"
    path.write_text(render_reading_page(both(), lang=str(request.param)), encoding="utf-8")
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.goto(path.as_uri())
    yield opened
    opened.close()


def test_axe_finds_nothing(page):
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_a_value_leads_to_its_words_and_back(page):
    page.click("#v5 dt a")
    assert page.url.endswith("#t0-5")
    assert page.locator("#t0-5").bounding_box() is not None
    page.locator('.told a[href="#v5"]').first.press("Enter")
    assert page.url.endswith("#v5")


def test_text_and_values_stand_side_by_side_and_below_each_other(page):
    told, values = (page.locator(name).first for name in (".told", ".values"))
    assert values.bounding_box()["x"] > told.bounding_box()["x"] + 300
    page.set_viewport_size({"width": 360, "height": 740})
    assert values.bounding_box()["y"] > told.bounding_box()["y"] + 100
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_print_shows_every_value(page):
    page.emulate_media(media="print")
    box = page.locator(".values").bounding_box()
    last = page.locator(".row").last.bounding_box()
    assert last["y"] + last["height"] <= box["y"] + box["height"] + 1
