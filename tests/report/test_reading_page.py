"""The review page: valid links both ways, words escaped, nothing loaded."""

import re

import pytest

from relevo.report.reading_page import render_reading_page
from tests.report.reading import alone, both, nothing


@pytest.mark.parametrize("view", [alone(), both(), nothing()], ids=["alone", "both", "nothing"])
@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_link_has_its_end_and_no_end_is_given_twice(view, lang):
    page = render_reading_page(view, lang=lang)
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert f'<html lang="{lang}">' in page


def test_each_value_leads_to_its_words_and_back():
    page = render_reading_page(alone(), lang="en")
    for number in range(1, 6):
        assert f'href="#t0-{number}"' in page
        assert f'href="#v{number}"' in page


def test_words_of_the_text_are_escaped():
    page = render_reading_page(alone(), lang="en")
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_state_is_said_by_sign_and_word():
    page = render_reading_page(both(), lang="en")
    assert "? unverified" in page
    assert "≠ disputed" in page
    assert "✓ verified" in page


def test_each_dispute_of_a_value_says_its_part_and_its_versions():
    page = render_reading_page(both(), lang="en")
    assert '<span class="versions">number: 12 (one.txt) ≠ 14 (other.txt)</span>' in page


def test_invented_texts_are_marked():
    assert "ILLUSTRATIVE" in render_reading_page(alone(), lang="en")
    assert "ILLUSTRATIVE" not in render_reading_page(nothing(), lang="en")


def test_nothing_is_loaded():
    page = render_reading_page(both(), lang="en")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page
