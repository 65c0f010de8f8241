"""The noun that a number counts, and the category it belongs to."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.instrument.reading.names.nouns import category_of, noun_after, noun_before


@pytest.mark.parametrize(
    ("text", "noun", "category"),
    [
        ("25 miembros de Fuerzas Especiales", "miembros", "special_forces"),
        ("60 infantes de marina", "infantes de marina", "marines"),
        ("138 tripulantes", "tripulantes", "ship_crew"),
        ("13 elementos de la Fuerza Aérea", "elementos", "air_force"),
    ],
)
def test_a_noun_after(text, noun, category):
    document, _ = framed(text, language="es")
    sentence, amount = document.sentences[0], document.amounts[0]
    found = noun_after(document, sentence, amount)
    assert text[found.start : found.end] == noun
    assert category_of(document, sentence, amount, found) == category


def test_a_noun_before_in_a_row():
    document, _ = framed("Personal militar: 114", language="es")
    found = noun_before(document, document.sentences[0], document.amounts[0])
    assert found.id == "military"


def test_teams_are_not_persons():
    document, _ = framed("dos equipos SEAL", language="es")
    assert noun_after(document, document.sentences[0], document.amounts[0]) is None
