"""The timeline as SVG and as a page: structure, completeness, no overlap."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevo.core.bound import Quantifier, Quantity
from relevo.core.term import Term
from relevo.core.words import Localized
from relevo.report.page import render_timeline_html
from relevo.report.picture import Area, Label, Panel, render_svg, width_of
from relevo.report.presence import stays_of, uncovered_by
from relevo.report.scale import packed
from relevo.report.timeline import PAGE_HEIGHT, render_timeline_svg, timeline_panels
from relevo.rotation.model import Planning, Result, Status, Stopped, Tour
from tests.report import example

SVG = "{http://www.w3.org/2000/svg}"
VOID = {"meta", "br", "hr", "img", "link", "input"}


class Outline(HTMLParser):
    """Collects elements and texts, and fails on badly nested ones."""

    def __init__(self) -> None:
        """Begin outside every element."""
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep text, and the text of cells with their row."""
        self.words.append(data)
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


def page(planning: Planning | None = None, result: Result | None = None) -> str:
    """Write the example's page."""
    planning = planning or example.planning()
    return render_timeline_html(
        result or example.result(planning),
        planning,
        lang="en",
        case_name=example.NAME,
        versions=example.VERSIONS,
    )


def outline(html: str) -> Outline:
    """Parse a page; every element is closed in order."""
    parser = Outline()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser


def panels(planning: Planning, tours: tuple[Tour, ...]) -> tuple[Panel, ...]:
    """Draw in English."""
    return timeline_panels(tours, planning, lang="en", case_name=example.NAME)


def test_svg_is_well_formed_without_styles_scripts_or_links() -> None:
    """Colours are attributes; each reference points inside the file."""
    text = render_timeline_svg(
        example.tours(), example.planning(), lang="en", case_name=example.NAME
    )
    root = ET.fromstring(text)  # noqa: S314 - our own output
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        assert "style" not in element.attrib
        assert element.tag not in {f"{SVG}script", f"{SVG}style", f"{SVG}image", f"{SVG}a"}
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)
    pictures = [e for e in root.iter(f"{SVG}svg") if e.get("role") == "img"]
    for picture in pictures:
        assert all(name in ids for name in (picture.get("aria-labelledby") or "").split())
    assert len(pictures) == 2


def test_every_tour_relief_and_gap_is_drawn_and_named() -> None:
    """One bar for each stay, one mark for each relief, one hatch with words for each gap."""
    planning = example.planning()
    stays = stays_of(example.tours(), planning)
    shapes = [shape for panel in panels(planning, example.tours()) for shape in panel.shapes]
    areas = [shape for shape in shapes if isinstance(shape, Area)]
    labels = [shape for shape in shapes if isinstance(shape, Label)]
    titles = " ".join(area.title for area in areas)
    assert sum(area.role in {"tour", "incumbent"} for area in areas) == len(stays)
    assert sum(area.role == "relief" for area in areas) == 15
    assert sum(area.role == "gap" for area in areas) == 1
    assert all(f"{stay.unit} at {stay.post}" in titles for stay in stays)
    assert [label.words for label in labels if label.role == "gap-label"] == [
        "12 days without presence"
    ]
    units = [label.words for label in labels if label.role == "unit"]
    assert len(units) == len(stays)
    events = {label.words for label in labels if label.role == "event-label"}
    assert events == {"1", "2 General election", "3 Second round", "4", "5"}


def test_a_single_day_without_presence_is_drawn_with_its_words() -> None:
    """However narrow, a gap is hatched and said."""
    planning = example.planning()
    tours = example.tours()
    first = replace(tours[0], stay=Term(tours[0].stay.start, tours[1].stay.start - timedelta(1)))
    shapes = [s for panel in panels(planning, (first, *tours[1:])) for s in panel.shapes]
    gaps = [s for s in shapes if isinstance(s, Area) and s.role == "gap"]
    assert len(gaps) == 2
    said = [s.words for s in shapes if isinstance(s, Label) and s.role == "gap-label"]
    assert sorted(said) == ["1 day without presence", "12 days without presence"]


@given(
    wishes=st.lists(
        st.tuples(st.floats(200, 1100), st.text(alphabet="abcdeMW 1", min_size=1, max_size=20)),
        max_size=30,
    )
)
def test_packed_labels_never_overlap_and_stay_inside(wishes: list[tuple[float, str]]) -> None:
    """In each lane one label ends before the next begins."""
    placed = packed(wishes, size=10, left=200, right=1160)
    assert sorted(label.words for label in placed) == sorted(words for _, words in wishes)
    for lane in {label.lane for label in placed}:
        row = sorted((label for label in placed if label.lane == lane), key=lambda one: one.x)
        assert all(one.x >= 200 and one.x + width_of(one.words, 10) <= 1160.01 for one in row)
        for one, two in pairwise(row):
            assert one.x + width_of(one.words, 10) <= two.x


@settings(max_examples=25)
@given(posts=st.integers(1, 60), gap=st.integers(1, 40))
def test_panels_fit_a_page_and_hold_every_post(posts: int, gap: int) -> None:
    """Rows go on to another panel rather than beyond the page; none is lost or drawn twice."""
    base = example.planning()
    pattern = base.posts["CA-SUR"]
    many = {f"P-{n:03d}": replace(pattern, id=f"P-{n:03d}") for n in range(posts)}
    planning = replace(base, posts=many)
    tours = tuple(
        Tour(unit="EJ-CA-11", post=post, stay=Term(date(2030, 1, 1), date(2030, 6, 1)))
        for post in many
    ) + tuple(
        Tour(
            unit="EJ-CA-12",
            post=post,
            stay=Term(date(2030, 6, 1) + timedelta(days=gap), date(2031, 1, 1)),
        )
        for post in many
    )
    drawn = panels(planning, tours)
    assert all(panel.height <= PAGE_HEIGHT for panel in drawn)
    names = [s.words for p in drawn for s in p.shapes if isinstance(s, Label) and s.role == "post"]
    assert names == list(many)
    for panel in drawn:
        for shape in panel.shapes:
            if isinstance(shape, Label):
                left = shape.x - {"start": 0, "middle": 0.5, "end": 1}[shape.anchor] * width_of(
                    shape.words, shape.size, bold=shape.bold
                )
                assert left >= -0.5
                assert 0 < shape.y <= panel.height


@pytest.mark.parametrize(
    ("persons", "lines", "said"),
    [
        (None, 0, "Limit not found: no source gives the number"),
        (Quantity(Quantifier.AT_MOST, 80), 1, "Limit: at most 80, counted at any one time"),
        (Quantity(Quantifier.TENS), 2, "Limit: tens, counted at any one time"),
        (Quantity(Quantifier.ABOUT, 80), 1, "Limit: about 80, counted at any one time"),
        (Quantity(Quantifier.UNSPECIFIED), 0, "the act permits this without a number"),
    ],
)
def test_strength_is_drawn_against_its_limit_or_says_why_not(
    persons: Quantity | None, lines: int, said: str
) -> None:
    """A line only where there is a number; words in every case."""
    planning = example.planning(persons)
    chart = panels(planning, example.tours())[-1]
    notes = [s.words for s in chart.shapes if isinstance(s, Label) and s.role == "persons-note"]
    assert len(notes) == 1
    assert said in notes[0]
    drawn = [s.words for s in chart.shapes if isinstance(s, Label) and s.role == "limit-label"]
    assert len(drawn) == lines + 1  # the arms line has its own
    largest = [s.words for s in chart.shapes if isinstance(s, Label) and "largest" in s.role]
    assert largest == [
        "largest: 83, first on 10 April 2030",
        "largest: 12, first on 15 February 2030",
    ]


def test_page_tables_hold_what_the_pictures_show() -> None:
    """One row for each stay, each gap, each month and each named day."""
    planning = example.planning()
    parsed = outline(page(planning))
    stays = stays_of(example.tours(), planning)
    body = [row for row in parsed.rows if row]
    for stay in stays:
        (row,) = [row for row in body if row[0] == str(stay.number) and row[1] == stay.unit]
        assert row[2].startswith(f"{stay.post}, ")
        assert row[5] == str(stay.term.days)
        assert ("in place before the plan" in row[2]) is stay.incumbent
        assert row[-1] == "ILLUSTRATIVE"
    for gap in uncovered_by(stays, planning):
        assert any(row[0].startswith(gap.post) and row[3] == str(gap.term.days) for row in body)
    months = [row for row in body if re.fullmatch(r"[A-Z][a-z]{2} 2030", row[0])]
    assert len(months) == 12
    assert ["Apr 2030", "83", "ILLUSTRATIVE"] in months
    assert ["2", "General election"] in [row[:2] for row in body]
    limits = {row[0]: row[1:] for row in body if len(row) == 4}
    assert limits["M4 rifle: at most 14, counted at any one time"] == [
        "kept by the plan",
        "xa-2030/annex-arms",
        "according to the press; text not read",
    ]


def test_page_is_accessible_in_structure() -> None:
    """Language, title, landmarks, skip link, captions, scopes, one heading of level one."""
    parsed = outline(page())
    tags = [tag for tag, _ in parsed.elements]
    for landmark in ("header", "main", "footer", "h1", "title"):
        assert tags.count(landmark) >= 1
    assert tags.count("h1") == tags.count("main") == 1
    attributes = dict(parsed.elements)
    assert attributes["html"]["lang"] == "en"
    assert tags.count("table") == tags.count("caption")
    assert all("scope" in attrs for tag, attrs in parsed.elements if tag == "th")
    skip = next(attrs for tag, attrs in parsed.elements if attrs.get("class") == "skip")
    targets = {attrs.get("id") for _, attrs in parsed.elements}
    assert (skip["href"] or "")[1:] in targets
    ids = [attrs["id"] for _, attrs in parsed.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert "Relevo takes no position" in " ".join(parsed.words)


def test_page_loads_nothing_and_its_policy_names_its_own_style() -> None:
    """The hash in the policy is that of the style sheet; there is no script and no address."""
    html = page()
    style = html.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    parsed = outline(html)
    assert not {tag for tag, _ in parsed.elements} & {"script", "link", "img", "iframe"}
    assert not any("style" in attrs or "src" in attrs for _, attrs in parsed.elements)
    addresses = set(re.findall(r"https?://[^\"'< ]+", html))
    assert addresses == {"http://www.w3.org/2000/svg"}


@given(name=st.text(max_size=40))
@settings(max_examples=40)
def test_names_from_files_cannot_change_the_page(name: str) -> None:
    """Names with markup, quotes or CSS stay text."""
    base = example.planning()
    hostile = f'</style><script>"{name}\\'
    planning = replace(
        base,
        posts={
            id_: replace(post, name=hostile) if post.id == "SF-SUR" else post
            for id_, post in base.posts.items()
        },
    )
    html = render_timeline_html(
        example.result(planning),
        planning,
        lang="en",
        case_name=Localized(hostile, hostile),
        versions={},
    )
    tags = [tag for tag, _ in outline(html).elements]
    assert "script" not in tags
    assert tags.count("style") == 1
    for panel in timeline_panels(
        example.tours(), planning, lang="en", case_name=Localized(hostile, hostile)
    ):
        picture = ET.fromstring(render_svg(panel, lang="en"))  # noqa: S314 - our own output
        assert picture.get("role") == "img"


def test_a_case_without_tours_still_gives_a_page() -> None:
    """An empty plan shows every day as without presence and says what was found."""
    planning = replace(example.planning(), calendar=())
    empty = Result(status=Status.UNKNOWN, stopped=Stopped.TIME)
    html = page(planning, empty)
    words = " ".join(outline(html).words)
    assert "No valid plan was found. The search stopped at the time limit." in words
    assert html.count('data-role="gap"') == len(planning.posts)


def test_the_page_says_what_is_short_and_what_would_help() -> None:
    """Both lists have a heading; a plan that lacks nothing has neither."""
    page = render_timeline_html(
        example.result(),
        example.planning(),
        lang="en",
        case_name=example.NAME,
        versions=example.VERSIONS,
    )
    short, help_ = "What the data alone rule out", "What would help, each proven by solving again"
    listed = page[page.index(f"<h3>{short}</h3>") : page.index("Limits of the mandate")]
    assert "<li>Post CA-SUR: no unit offered may hold it.</li>" in listed
    assert listed.index(f"<h3>{help_}</h3>") < listed.index("<li>Without the limit")
    whole = replace(example.result(), shortages=(), remedies=())
    without = render_timeline_html(
        whole, example.planning(), lang="en", case_name=example.NAME, versions=example.VERSIONS
    )
    assert short not in without
    assert help_ not in without
