"""Colours and forms of the pictures."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.report.picture import ALARM, INK, PATTERNS, QUIET, fitted, width_of
from relevo.report.rows import TONES

GROUNDS = ["#ffffff", "#f7f9fa", *(tone for pair in TONES for tone in pair)]


def luminance(colour: str) -> float:
    """Give the relative luminance as WCAG 2 defines it, 0 to 1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """Give the contrast ratio as WCAG 2 defines it, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
def test_text_stands_out_on_every_ground(ground: str) -> None:
    """Names on bars and all words on paper have a contrast of at least 4.5."""
    assert contrast(INK, ground) >= 4.5


@pytest.mark.parametrize("colour", [QUIET, ALARM])
def test_other_text_stands_out_on_paper(colour: str) -> None:
    """Notes and warnings are on paper only."""
    assert contrast(colour, "#f7f9fa") >= 4.5


def test_neighbouring_tours_differ_in_lightness_and_patterns_in_form() -> None:
    """Two tones of a category differ in grey; no two patterns repeat the same marks alike."""
    for light, dark in TONES:
        assert contrast(light, dark) >= 1.2
    for one, two in combinations(PATTERNS, 2):
        assert (one.rotate, one.size, one.mark) != (two.rotate, two.size, two.mark)


@given(words=st.text(min_size=1, max_size=60), room=st.integers(30, 300))
def test_fitted_text_fits(words: str, room: int) -> None:
    """Either whole, or its beginning with an ellipsis within the room."""
    shown = fitted(words, 10, room)
    assert shown == words or (shown.endswith("…") and words.startswith(shown[:-1]))
    assert width_of(shown, 10) <= room or len(shown) <= 2
