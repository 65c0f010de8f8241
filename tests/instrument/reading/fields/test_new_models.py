"""Models that no gazetteer holds: kept, and never as if they were known."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.instrument.reading.fields.things_of import read_arms
from relevo.instrument.value import State


def arms(text, language):
    document, frame = framed(text, language=language)
    return [
        (one.item.value, one.item.state is State.VERIFIED) for one in read_arms(document, frame)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Traen 5 lanzadores Zorbatrón.", [("zorbatron", False)]),
        (
            "en",
            "They bring 12 M4 rifles and 6 Zorbatron launchers.",
            [("m4", True), ("zorbatron", False)],
        ),
        ("pt", "Trazem 20 fuzis Zorbatrão.", [("zorbatrao", False)]),
        ("es", "Traen 10 pistolas Glok.", [("glock", False)]),
        ("es", "Traen 10 pistolas Glock.", [("glock", True)]),
        ("es", "Traen 10 pistolas y 4 fusiles M4.", [("pistol", True), ("m4", True)]),
        ("es", "Traen 10 fusiles Estados Unidos y Perú.", [("rifle", True)]),
    ],
)
def test_models(language, text, expected):
    assert arms(text, language) == expected
