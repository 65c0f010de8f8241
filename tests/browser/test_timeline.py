"""The timeline page in a real Chromium: accessibility, print, zoom, grey, no requests."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from relevo.core.bound import Quantifier, Quantity
from relevo.report.page import render_timeline_html
from tests.report import example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PAGE_WIDTH = 1032  # A4 landscape less its margins of 12 mm, at 96 dots an inch
PAGE_HEIGHT = 691  # the same, less 13 mm above and 14 mm below


@pytest.fixture(scope="module", params=["es", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Each language of the page."""
    return str(request.param)


@pytest.fixture
def page(browser: Browser, lang: str, tmp_path: Path) -> Iterator[Page]:
    """Open the example's page from a file; fail if it asks for anything else or logs an error."""
    planning = example.planning(Quantity(Quantifier.AT_MOST, 80))
    html = render_timeline_html(
        example.result(planning),
        planning,
        lang=lang,
        case_name=example.NAME,
        versions=example.VERSIONS,
    )
    file = tmp_path / "timeline.html"
    file.write_text(html, encoding="utf-8")
    asked: list[str] = []
    said: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.on("request", lambda request: asked.append(request.url))
        opened.on("console", lambda message: said.append(message.text))
        opened.goto(file.as_uri())
        yield opened
        assert asked == [file.as_uri()]
        assert said == []


def test_no_accessibility_violation(page: Page) -> None:
    """Every rule of axe, on the screen and at the size of a small one."""
    for width in (1280, 640):
        page.set_viewport_size({"width": width, "height": 900})
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()


def test_skip_link_is_the_first_stop_and_pictures_can_be_scrolled_by_keyboard(page: Page) -> None:
    """Tab reaches the skip link, then each picture's region."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    for _ in range(page.locator(".picture").count()):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "picture"


def test_at_twice_the_size_nothing_is_cut_outside_the_pictures(page: Page) -> None:
    """200 % on a screen of 1280 is a width of 640: text wraps, only pictures scroll."""
    page.set_viewport_size({"width": 640, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    beyond = page.evaluate(
        """() => [...document.querySelectorAll('p,li,h1,h2,h3,td,th,caption,figcaption')]
        .filter(e => { const box = e.getBoundingClientRect();
                       return box.width && box.left >= 0 && box.right > innerWidth + 0.5; })
        .map(e => e.textContent)"""
    )
    assert beyond == []
    scrolls = page.locator(".picture").first.evaluate("e => e.scrollWidth > e.clientWidth")
    assert scrolls


def test_texts_of_a_picture_do_not_overlap_or_leave_it(page: Page) -> None:
    """Measured with the fonts really used: no label over another, none outside the picture."""
    clashes = page.evaluate(
        """() => { const bad = [];
        for (const svg of document.querySelectorAll('.picture > svg')) {
          const frame = svg.getBoundingClientRect();
          const texts = [...svg.querySelectorAll('text')]
              .map(t => [t.textContent, t.getBoundingClientRect()]);
          texts.forEach(([words, a], i) => {
            if (a.left < frame.left || a.right > frame.right + 0.5 || a.bottom > frame.bottom)
              bad.push(['outside', words]);
            for (const [other, b] of texts.slice(i + 1))
              if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
                  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
                bad.push([words, other]);
          }); }
        return bad; }"""
    )
    assert clashes == []


def test_unit_names_fit_their_bars(page: Page) -> None:
    """A name drawn on a bar lies within a bar, with the fonts really used."""
    beyond = page.evaluate(
        """() => { const bars = [...document.querySelectorAll(
            '[data-role=tour],[data-role=incumbent]')].map(e => e.getBoundingClientRect());
        return [...document.querySelectorAll('[data-role=unit]')].filter(t => {
          const a = t.getBoundingClientRect();
          return !bars.some(b => a.left >= b.left && a.right <= b.right &&
                                 a.top >= b.top - 2 && a.bottom <= b.bottom + 2); })
        .map(t => t.textContent); }"""
    )
    assert beyond == []


def test_words_under_a_bar_touch_no_bar(page: Page) -> None:
    """The words of a day without presence have room of their own in their row."""
    touching = page.evaluate(
        """() => { const bars = [...document.querySelectorAll(
            '[data-role=tour],[data-role=incumbent],[data-role=gap]')]
            .map(e => e.getBoundingClientRect());
        return [...document.querySelectorAll('[data-role=gap-label]')].filter(t => {
          const a = t.getBoundingClientRect();
          return bars.some(b => a.left < b.right && a.right > b.left &&
                                a.top + 3 < b.bottom && a.bottom > b.top + 3); })
        .map(t => t.textContent); }"""
    )
    assert page.locator("[data-role=gap-label]").count() == 1
    assert touching == []


def test_print_cuts_nothing_and_marks_every_page(page: Page) -> None:
    """On A4 landscape each picture is on one page and each table repeats its head."""
    page.set_viewport_size({"width": PAGE_WIDTH, "height": PAGE_HEIGHT})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= PAGE_WIDTH
    heights = page.locator("figure").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert heights
    assert max(heights) <= PAGE_HEIGHT
    inside = page.locator("tr, figure").evaluate_all(
        "all => all.map(e => getComputedStyle(e).breakInside)"
    )
    assert set(inside) == {"avoid"}
    heads = page.locator("thead").evaluate_all("all => all.map(e => getComputedStyle(e).display)")
    assert set(heads) == {"table-header-group"}
    style = page.locator("style").text_content() or ""
    assert re.search(r'@top-right\{content:"\w+', style)
    printed = page.pdf(prefer_css_page_size=True, print_background=False)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert len(boxes) >= 4
    assert all(float(width) > float(height) for width, height in boxes)


def test_a_plan_of_many_posts_prints_each_picture_on_one_page(browser: Browser) -> None:
    """Thirty posts take several pictures, none higher than a page."""
    base = example.planning()
    pattern = base.posts["CA-SUR"]
    many = {f"P-{n:02d}": replace(pattern, id=f"P-{n:02d}") for n in range(30)}
    planning = replace(base, posts=many)
    result = replace(example.result(), tours=())
    html = render_timeline_html(result, planning, lang="en", case_name=example.NAME, versions={})
    with browser.new_context(viewport={"width": PAGE_WIDTH, "height": PAGE_HEIGHT}) as context:
        opened = context.new_page()
        opened.emulate_media(media="print")
        opened.set_content(html)
        heights = opened.locator("figure").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert len(heights) >= 4
    assert max(heights) <= PAGE_HEIGHT


def test_forms_differ_without_colour(page: Page, browser: Browser) -> None:
    """In grey a tour is plain, a relief finely hatched, a gap boldly hatched, each unlike."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
    relief, relief_slant = _forms(_shot(page, "[data-role=relief]"), browser)
    gap, gap_slant = _forms(_shot(page, "[data-role=gap]"), browser)
    outside, _ = _forms(_shot(page, "[data-role=outside]"), browser)
    tour, _ = _forms(_shot(page, "[data-role=tour]", share=0.2), browser)
    assert tour < 4
    assert 0.5 < outside < relief
    assert min(relief, gap) > 25
    assert relief_slant < -0.2
    assert gap_slant > 0.2


def _shot(page: Page, selector: str, *, share: float = 0.8) -> bytes:
    """Photograph the middle of the first element, or the part of it left of any label."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    width = box["width"] * (0.8 if share > 0.5 else share)
    left = box["x"] + (box["width"] * 0.1 if share > 0.5 else 4)
    page.evaluate("y => scrollTo(0, y)", box["y"] - 300)
    scrolled = page.evaluate("scrollY")
    clip = {
        "x": left,
        "y": box["y"] - scrolled + box["height"] * 0.2,
        "width": width,
        "height": box["height"] * 0.25,
    }
    shot = page.screenshot(clip=clip)  # type: ignore[arg-type]
    page.evaluate("scrollTo(0, 0)")
    return shot


def _forms(png: bytes, browser: Browser) -> tuple[float, float]:
    """Measure a picture that must be grey.

    Returns:
        Standard deviation of lightness, 0 to 128; and slant, from -1 (lines fall to the right) to
        1 (lines rise to the right).
    """
    with browser.new_context() as context:
        bench = context.new_page()
        spread, slant, colour = bench.evaluate(
            """async data => { const image = new Image(); image.src = data; await image.decode();
            const canvas = document.createElement('canvas');
            const [w, h] = [image.width, image.height];
            canvas.width = w; canvas.height = h;
            const pen = canvas.getContext('2d'); pen.drawImage(image, 0, 0);
            const raw = pen.getImageData(0, 0, w, h).data;
            const light = []; let colour = 0;
            for (let i = 0; i < raw.length; i += 4) {
              light.push((raw[i] + raw[i + 1] + raw[i + 2]) / 3);
              colour = Math.max(colour, Math.abs(raw[i] - raw[i + 2])); }
            const mean = light.reduce((a, b) => a + b) / light.length;
            let [fall, rise] = [0.001, 0.001];
            for (let y = 1; y + 1 < h; y++) for (let x = 0; x + 1 < w; x++) {
              fall += Math.abs(light[y * w + x] - light[(y + 1) * w + x + 1]);
              rise += Math.abs(light[y * w + x] - light[(y - 1) * w + x + 1]); }
            return [Math.sqrt(light.reduce((a, b) => a + (b - mean) ** 2, 0) / light.length),
                    (fall - rise) / (fall + rise), colour]; }""",
            "data:image/png;base64," + base64.b64encode(png).decode(),
        )
    assert colour <= 6
    return float(spread), float(slant)
