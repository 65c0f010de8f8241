"""Sentences about other years, other states and other matters are not about the act."""

import pytest
from tests.instrument.reading.reads import PERU

from relevo.instrument.reading.acts.background import background, main_year, years_of
from relevo.instrument.reading.acts.consent import consents
from relevo.instrument.reading.page.lay_out import lay_out


def aside(text, states=frozenset({"PE", "US"})):
    document = lay_out(text, "es")
    found = background(document, years_of(document), consents(document), states)
    return [
        document.text[document.sentences[n].start : document.sentences[n].end]
        for n in sorted(found)
    ]


DATED = PERU + "Rige del 1 de enero al 31 de diciembre de 2026. "


@pytest.mark.parametrize(
    "sentence",
    [
        "En 2024 ingresaron 600 militares.",
        "El año pasado ingresaron 600 militares.",
        "En un invierno anterior ingresaron 600 militares a Ancón.",
        "En Chile hubo un debate parecido.",
        "La policía incautó 40 fusiles.",
    ],
)
def test_background(sentence):
    assert aside(DATED + sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Fue aprobada el 4 de diciembre de 2025.",
        "Se ampara en la Ley 27856, de 15 de noviembre de 2002.",
        "Traerán 14 fusiles.",
        "La resolución aprobada este año es distinta de la del año pasado.",
        "Perú y Chile cooperan.",
        "Traerán helicópteros de ataque y armas de combate.",
        "Traerán fusiles XM2010.",
        "Lo leyó el secretario, Israel Figurado.",
    ],
)
def test_not_background(sentence):
    assert aside(DATED + sentence) == []


def test_background_goes_on_within_its_paragraph_where_it_is_spoken_of():
    first, then = "En 2024 ingresaron 600 militares.", "En aquella ocasión trajeron dos buques."
    assert aside(DATED + first + " " + then) == [first, then]
    assert aside(DATED + first + "\n\n" + "Traerán dos buques.") == [first]


def test_the_main_year_is_the_latest_of_the_consents():
    document = lay_out("En 2024 hubo lluvias. " + PERU.replace(". ", " en 2026. "), "es")
    assert main_year(document, years_of(document), consents(document)) == 2026
