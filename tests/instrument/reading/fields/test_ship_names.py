"""Vessels called by name: letters, nouns, states between, hulls before and after."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.instrument.reading.fields.ship_names import bare, lettered, named_in


def names(text, language):
    document, frame = framed(text, language=language)
    return [
        (one.kind, text[one.start : one.end], text[slice(*one.hull)] if one.hull else "")
        for one in named_in(document, document.sentences[0], frame)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Entra la fragata brasileña Muestra (F-99).", [("frigate", "Muestra", "F-99")]),
        ("pt", "Entra o navio-escola português Ensaio.", [("training_ship", "Ensaio", "")]),
        ("es", "Entra la fragata FM-99 «Muestra».", [("frigate", "Muestra", "FM-99")]),
        ("es", "Entra el rompehielos «Muestra».", [("icebreaker", "Muestra", "")]),
        ("es", "Entra el buque científico «Muestra 2».", [("survey_ship", "Muestra 2", "")]),
        (
            "en",
            "The USS Sample (SSN-999) submarine comes.",
            [("submarine", "USS Sample", "SSN-999")],
        ),
        ("es", "Entra un remolcador.", []),
        ("es", "Entra el buque ROU 99 «Muestra».", [("ship", "Muestra", "99")]),
        ("en", "The USNS Sample (T-AH 99) comes.", [("ship", "USNS Sample", "T-AH 99")]),
        (
            "es",
            "Va la patrulla oceánica «Muestra» (P0-164).",
            [("patrol_ship", "Muestra", "P0-164")],
        ),
        ("es", "El buque, al mando de la capitana de navío Ana Muestra, zarpa.", []),
    ],
)
def test_names(language, text, expected):
    assert names(text, language) == expected


def test_letters_tell_the_state():
    document, _ = framed("Vendrán en un buque ARM.", language="es")
    assert lettered(document, document.text.index(" ARM")) == "MX"
    assert bare("USS Sample") == "sample"
