"""A reading in words for a terminal."""

import pytest

from relevo.core.words import Speaker
from relevo.report.reading_labels import field_words
from relevo.report.reading_text import BEGIN, END, marked_text, render_reading_text
from tests.report.reading import alone, both, nothing


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("lang", ["es", "en"])
def test_lines_fit(width, lang):
    lines = render_reading_text(both(), lang=lang, width=width).splitlines()
    assert max(map(len, lines)) <= width


def test_each_value_has_number_sign_word_and_quote():
    shown = render_reading_text(alone(), lang="en", width=100)
    assert "  4 ? Unit: special forces (unverified) “fuerzas especiales”" in shown
    assert "  5 ✓ Arms: M4 rifle: 12 exactly (verified) “12 fusiles M4”" in shown


def test_what_is_not_stated_is_said():
    assert "Not stated: Votes, Persons." in render_reading_text(alone(), lang="en", width=100)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("arms", "Arms"),
        ("votes.abstain", "Votes (abstentions)"),
        ("windows[0].to", "Window (last day)"),
        ("something", "something"),
    ],
)
def test_what_is_not_stated_may_be_a_part(path, said):
    assert Speaker("en").say(field_words(path)) == said


def test_a_dispute_names_the_value_and_who_says_what():
    shown = " ".join(render_reading_text(both(), lang="en", width=100).split())
    assert (
        "Disputed, value 5, Arms (number): 12 (one.txt), 14 (other.txt). A person decides." in shown
    )
    assert "Sources, the most trusted first: one.txt (news agency), other.txt (newspaper)." in shown


def test_invented_texts_are_marked():
    for view in (alone(), both()):
        assert "ILLUSTRATIVE" in render_reading_text(view, lang="en", width=100)
    assert "ILLUSTRATIVE" not in render_reading_text(nothing(), lang="en", width=100)


def test_no_authorisation_is_said():
    shown = render_reading_text(nothing(), lang="en", width=100)
    assert shown == ("No authorisation of an entry was found in the text, so there is no act.\n")


def test_marked_text_shows_numbers_and_obeys_nothing():
    view = alone()
    shown = marked_text(view.texts[0], view)
    assert f"{BEGIN}5·12 fusiles M4{END}" in shown
    assert "\x1b" not in shown
