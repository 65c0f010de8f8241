"""The gazetteer files and the names they hold."""

import pytest

from relevo.core.codes import CodeKind, packaged_codes
from relevo.instrument.reading.names.names import LANGUAGES, entries, files, names_of
from relevo.instrument.reading.names.phrases import forms, phrase_of

FREE_KEYS = {"near"}


def phrases_of(held):
    for code, entry in held["entries"].items():
        if isinstance(entry, list):
            yield from ((code, phrase) for phrase in entry)
            continue
        for key in ("any", "cased", "drop", *LANGUAGES, *(f"cased_{lang}" for lang in LANGUAGES)):
            yield from ((code, phrase) for phrase in entry.get(key, ()))


@pytest.mark.parametrize("name", [name for name, _, _ in files()])
def test_every_phrase_of_a_file_has_words_and_no_bracket_left(name):
    held = next(held for found, _, held in files() if found == name)
    assert held["kind"] == held["kind"].lower()
    for code, phrase in phrases_of(held):
        assert isinstance(phrase, str), (code, phrase)
        for form in forms(phrase):
            assert phrase_of(form, cased=False), (code, phrase)
            assert not set(form) & set("()<>|"), (code, phrase)


def test_every_state_has_a_name_to_be_found_by_in_every_language():
    for language in LANGUAGES:
        named = {name.id for name in names_of(language).names if name.kind == "state"}
        dropped = {code for code, entry in entries("state").items() if "drop" in entry}
        assert set(packaged_codes().of(CodeKind.STATE).codes) <= named | dropped


def test_a_file_adds_to_the_names_of_the_code_trees():
    kinds = {name.kind for name in names_of("es").names}
    assert {str(kind) for kind in CodeKind} <= kinds
    assert all(isinstance(entry, dict) for entry in entries("aircraft").values())
    assert entries("no such kind") == {}


def test_a_qualified_place_is_not_found_by_its_bare_name():
    lima = {
        name.id
        for name in names_of("es").names
        if name.kind == "place" and name.phrase.words == ("lima",)
    }
    assert "PE-lima" in lima
    assert "PE-LIM" not in lima
