"""The timeline for a terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from relevo.core.term import Term
from relevo.report.timeline_text import NARROWEST, render_timeline_text
from relevo.rotation.model import Tour
from tests.report import example


@given(width=st.integers(1, 300))
def test_no_line_is_longer_than_the_width(width: int) -> None:
    """Fewer columns than can be read count as the fewest that can."""
    said = render_timeline_text(example.tours(), example.planning(), lang="en", width=width)
    assert max(len(line) for line in said.splitlines()) <= max(width, NARROWEST)
    assert "\x1b" not in said


def test_weeks_reliefs_gaps_and_legend() -> None:
    """At 80 columns each character is a week."""
    said = render_timeline_text(example.tours(), example.planning(), lang="en", width=80)
    lines = said.splitlines()
    assert lines[0].split() == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    rows = {line.split()[0]: line for line in lines[1:9]}
    assert list(rows) == list(example.planning().posts)
    assert rows["SF-NORTE"].split()[1] == "1" * 13 + "=" * 2 + "2" * 16 + "=" * 2 + "1" * 20
    assert rows["CA-SUR"].count("·") == 2
    assert rows["SF-SELVA"][9:].startswith("      7")
    assert "1 EJ-SF-01" in said
    assert "· day without presence" in said
    assert "ILLUSTRATIVE" in said


@given(first=st.integers(0, 340), days=st.integers(1, 20), width=st.sampled_from([60, 80, 200]))
def test_every_gap_shows_however_short_and_narrow(first: int, days: int, width: int) -> None:
    """One uncovered day in a column is enough for the mark."""
    base = example.planning()
    planning = replace(base, posts={"SF-SUR": base.posts["SF-SUR"]})
    start = example.YEAR.start + timedelta(days=first)
    parts = example.YEAR.minus(Term(start, start + timedelta(days=days)))
    tours = [Tour(unit="EJ-SF-01", post="SF-SUR", stay=part) for part in parts]
    row = render_timeline_text(tours, planning, lang="en", width=width).splitlines()[1]
    assert "·" in row


def test_a_thousand_units_have_a_letter_each() -> None:
    """When digits and plain letters run out, other alphabets follow."""
    base = example.planning()
    unit = base.units["EJ-SF-01"]
    ids = [f"EJ-{n:04d}" for n in range(1000)]
    post = base.posts["SF-SUR"]
    planning = replace(
        base,
        units={id_: replace(unit, id=id_) for id_ in ids},
        posts={f"P{n}": replace(post, id=f"P{n}") for n in range(1000)},
    )
    stay = Term(date(2030, 1, 1), date(2031, 1, 1))
    tours = [Tour(unit=id_, post=f"P{n}", stay=stay) for n, id_ in enumerate(ids)]
    lines = render_timeline_text(tours, planning, lang="en", width=80).splitlines()
    letters = [line.split()[1][0] for line in lines[1:1001]]
    assert len(set(letters)) == 1000
    assert not {"=", "·", "x", "X"} & set(letters)
