"""Names of states: short forms and demonyms of three languages, and words that are none."""

import pytest

from relevo.core.codes import packaged_codes
from relevo.core.data import data_yaml
from relevo.instrument.reading.names.gazetteer import mentions
from relevo.instrument.reading.page.fold import fold


def states(text, language):
    found = mentions(fold(text), text, language)
    return [mention.id for mention in found if mention.kind == "state"]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("tropas de EE. UU., de EEUU y de los Estados Unidos de América", "es", ["US"] * 3),
        ("militares estadounidenses, norteamericanos y marines de EU", "es", ["US"] * 3),
        ("U.S. Marines, US forces and American troops", "en", ["US"] * 3),
        ("militares norte-americanos e dos EUA", "pt", ["US"] * 2),
        ("soldados británicos y del Reino Unido", "es", ["GB"] * 2),
        ("British forces of the United Kingdom and UK", "en", ["GB"] * 3),
        ("los Estados Unidos Mexicanos", "es", ["MX"]),
        ("militares surcoreanos y la República de Corea", "es", ["KR"] * 2),
        ("militares neerlandeses, noruegas y franceses", "es", ["NL", "NO", "FR"]),
        ("militares moçambicanos, espanhóis e noruegueses", "pt", ["MZ", "ES", "NO"]),
    ],
)
def test_names_and_demonyms(text, language, found):
    assert states(text, language) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("let us train with them", "en"),
        ("las tropas irán a la selva", "es"),
        ("un kilo de chile y un peru assado", "es"),
        ("a polish of the boots with turkey", "en"),
        ("a South American country", "en"),
        ("la reunión de San Martín y Santa Lucía con Mauricio", "es"),
    ],
)
def test_common_words_persons_and_places_are_no_states(text, language):
    assert states(text, language) == []


def test_every_entry_is_a_state():
    held = data_yaml("states.yaml", "relevo.instrument")["entries"]
    assert sorted(set(held) - set(packaged_codes().states.codes)) == []


@pytest.mark.parametrize("name", ["places.yaml", "institutions.yaml"])
def test_every_further_name_belongs_to_a_code(name):
    held = data_yaml(name, "relevo.instrument")
    codes = packaged_codes()
    tree = codes.places if held["kind"] == "place" else codes.institutions
    assert sorted(set(held["entries"]) - set(tree.codes)) == []
