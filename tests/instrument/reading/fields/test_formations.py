"""Categories and formations where they stand, those without their noun among them."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.instrument.reading.fields.formations import found_in, in_title


def codes(text, language):
    document, _ = framed(text, language=language)
    return [one.code for one in found_in(document, document.sentences[0])]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "Llegan infantes de marina, comandos y rangers.",
            ["marines", "commandos", "rangers"],
        ),
        ("es", "Viene un equipo de artillería, otro de comunicaciones.", ["artillery", "signals"]),
        ("es", "Viene personal de aviación.", ["aviation"]),
        ("en", "Aviation, medical and engineer units come.", ["aviation", "medical", "engineers"]),
        ("pt", "Entra pessoal de operações especiais.", ["special_operations"]),
        ("es", "Se habló de aviación y de comunicaciones.", []),
        ("es", "Viene el 9.º Grupo de Operaciones Especiales.", ["special_operations"]),
    ],
)
def test_codes(language, text, expected):
    assert codes(text, language) == expected


def test_a_name_in_the_title_of_an_exercise():
    text = "Irán al ejercicio «Mejorar las Fuerzas Especiales»."
    document, _ = framed(text, language="es")
    assert in_title(document, document.sentences[0], text.index("Fuerzas"))
    assert not in_title(document, document.sentences[0], 0)


def test_a_formation_that_another_unit_is_part_of_is_no_unit_of_its_own():
    text = "Llega la Compañía de Paracaidistas de la 82.ª División Aerotransportada."
    assert codes(text, "es") == ["paratroopers"]
