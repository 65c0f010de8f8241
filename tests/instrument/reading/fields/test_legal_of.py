"""Citations in one form for all languages."""

import pytest
from tests.instrument.reading.reads import PERU, read

from relevo.instrument.reading.fields.legal_of import read_legal

NORWAY = "Norway's parliament approved the entry of U.S. Marines into Norway. "
BRAZIL = "O Senado do Brasil autorizou a entrada de militares da Argentina no Brasil. "


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Según el inciso 8 del artículo 102 de la Constitución.", ["Constitution 102(8)"]),
        ("es", "Según la fracción III del artículo 76 constitucional.", ["Constitution 76(III)"]),
        ("es", "Según la Ley de Requisitos para el Ingreso (N°27856).", ["Law 27856"]),
        ("en", "As Section 21, Article VII of the Constitution asks.", ["Constitution VII(21)"]),
        ("es", "Según el artículo 102, inciso 8, de la Constitución.", ["Constitution 102(8)"]),
        (
            "es",
            "Según la fracción III del artículo 76 de la Constitución.",
            ["Constitution 76(III)"],
        ),
        ("es", "La Constitución, en su artículo 75, inciso 28, lo dice.", ["Constitution 75(28)"]),
        (
            "es",
            "Conforme al artículo 5 de la Constitución y a la Ley 27856.",
            ["Constitution 5", "Law 27856"],
        ),
        ("es", "El trámite está regulado por la ley 21.459.", ["Law 21459"]),
        ("es", "Participan 55 efectivos.", []),
        (
            "en",
            "It rests on article 76, section III, of the Constitution.",
            ["Constitution 76(III)"],
        ),
        (
            "en",
            "Pursuant to article 102(8) of the Constitution and Law 27856.",
            ["Constitution 102(8)", "Law 27856"],
        ),
        (
            "pt",
            "Nos termos do art. 84, caput, inciso XXII, da Constituição.",
            ["Constitution 84(XXII)"],
        ),
    ],
)
def test_a_citation(language, text, expected):
    lead = {"es": PERU, "en": NORWAY, "pt": BRAZIL}[language]
    assert [r.value for r in read(read_legal, lead + text, language)] == expected


def test_the_act_is_not_its_own_basis():
    text = (
        "Mediante la Resolución Legislativa 32214 el Congreso autorizó el ingreso al Perú de "
        "militares de Brasil, conforme a la Ley 27856."
    )
    assert [r.value for r in read(read_legal, text)] == ["Law 27856"]
