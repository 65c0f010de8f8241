"""Which body acted: not a committee, not the sender's congress, the plenary if it is said."""

import pytest
from tests.instrument.reading.reads import read, value

from relevo.instrument.reading.fields.body_of import read_body
from relevo.instrument.value import State

ENTRY = "el ingreso al Perú de militares de Brasil"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (f"El Pleno del Congreso autorizó {ENTRY}.", "Congress plenary"),
        (f"El Congreso autorizó {ENTRY}.", "Congress"),
        (f"El Presidente autorizó {ENTRY} y eludió la aprobación del Congreso.", "President"),
        (f"El Senado y Cámara de Diputados de la Nación autorizaron {ENTRY}.", "Congress"),
        (f"El Congreso autorizó {ENTRY}. El Pleno votó ayer.", "Congress plenary"),
        (f"La Comisión Permanente autorizó {ENTRY}.", "Permanent Commission"),
        (f"El Ministerio de Defensa autorizó {ENTRY}.", "Ministry of Defence"),
        (f"El Consejo de Ministros del Perú autorizó {ENTRY}.", "Council of Ministers"),
        (f"El Pleno aprobó {ENTRY}.", "Congress plenary"),
        (
            (
                "El Senado y la Cámara de Representantes del Uruguay, reunidos "
                "en Asamblea General, "
                "decretan:\n\nArtículo 1.- Autorízase el ingreso al Uruguay de militares de Brasil."
            ),
            "General Assembly",
        ),
        (f"Se autorizó {ENTRY}. El Congreso de Estados Unidos no opinó.", None),
    ],
)
def test_the_body(text, body):
    assert value(read(read_body, text)) == body


def test_a_parliament_known_by_its_own_name():
    text = "The Storting approved the entry of U.S. Marines into Norway."
    assert value(read(read_body, text, "en")) == "Storting"


def test_only_congress_passes_a_legislative_resolution():
    found = read(read_body, f"Se aprobó la resolución legislativa que permite {ENTRY}.")
    assert (found.value, found.state) == ("Congress", State.DERIVED)


def test_a_body_far_behind_the_consent_is_not_its_subject():
    text = (
        f"Permite {ENTRY} y es lo único que podrá promulgar el Poder Ejecutivo. "
        "Lo aprobó así el Senado."
    )
    assert value(read(read_body, text)) == "Senate"


def test_a_body_that_had_no_part_is_not_the_one():
    text = "El presidente argentino autorizó, sin aval del Congreso, el ingreso de tropas de Chile."
    assert value(read(read_body, text)) == "President"


def test_a_name_in_brackets_after_a_body_is_no_other_body():
    text = "La Asamblea Nacional (Parlamento) de Nicaragua autorizó que entren tropas de Brasil."
    assert value(read(read_body, text)) == "National Assembly"


def test_the_only_chamber_is_derived_from_its_members():
    text = "On Tuesday the lawmakers voted to let eight Brazilian warships visit Costa Rica."
    found = read(read_body, text, "en")
    assert value(found) == "Legislative Assembly"
    assert (found.state, found.shown) == (
        State.DERIVED,
        "CR: lawmakers -> Legislative Assembly",
    )


def test_the_legislature_is_the_one_chamber_of_its_state():
    text = "The legislature approved permission for U.S. Coast Guard ships to dock in Costa Rica."
    assert value(read(read_body, text, "en")) == "Legislative Assembly"
