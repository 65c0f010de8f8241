"""Phrases of the data files as patterns: the syntax, the languages, the files themselves."""

import pytest

from relevo.core.data import data_yaml
from relevo.instrument.reading.names.cues import NEVER, compiled, cue, table, tables
from relevo.instrument.reading.names.names import LANGUAGES

FILES = ("consent", "votes", "papers", "entry", "ally")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("luz verde", "dio luz\nverde ayer", True),
        ("luz verde", "luz verdes", False),
        ("ingres*", "ingresaron", True),
        ("(dio|da) permiso", "da permiso", True),
        ("dio [su ]aval", "dio su aval", True),
        ("dio [su ]aval", "dio aval", True),
        ("dio ~aval", "dio el viernes 28 su aval", True),
        ("dio ~aval", "dio. Su aval", False),
        ("dio ~aval", "dio " + "a " * 12 + "aval", False),
    ],
)
def test_the_syntax_of_phrases(phrase, text, found):
    assert (compiled((phrase,)).search(text) is not None) is found


def test_the_longest_phrase_is_tried_first():
    assert compiled(("ley", "ley organica")).search("la ley organica").group() == "ley organica"


def test_a_list_that_a_language_lacks_matches_nothing():
    assert cue("consent", "grant", "fr") is NEVER
    assert NEVER.search("autoriza") is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES)
def test_no_phrase_matches_nothing_or_any_word(file, language):
    for phrases in data_yaml(f"{language}/{file}.yaml", "relevo.instrument").values():
        for phrase in phrases:
            pattern = compiled((phrase,))
            assert pattern.search("") is None, phrase
            assert pattern.fullmatch("xyzzy") is None, phrase


@pytest.mark.parametrize("file", FILES)
def test_each_language_has_the_same_lists_but_where_it_needs_none(file):
    lists = {
        language: set(data_yaml(f"{language}/{file}.yaml", "relevo.instrument"))
        for language in LANGUAGES
    }
    assert lists["es"] == lists["en"] == lists["pt"]


def test_a_file_of_all_languages_names_the_list_that_matched():
    match = table("instruments").search("la resolucion legislativa 32151")
    assert (match.lastgroup, match.group()) == ("legislative_resolution", "resolucion legislativa")
    assert table("instruments").search("el decreto de necesidad y urgencia").lastgroup == (
        "emergency_decree"
    )


def test_purposes_are_read_in_the_language_of_the_text():
    assert tables("purposes", "es")["training"].search("para entrenar")
    assert tables("purposes", "fr") == {}
