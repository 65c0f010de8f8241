"""Where a text speaks of consent: which word, of a committee or not, which movement."""

import pytest

from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.consent import consents
from relevo.instrument.reading.page.lay_out import lay_out

ENTRY = "el ingreso de tropas de Brasil al Perú"


def found(text, language="es"):
    document = lay_out(text, language)
    return [(document.text[c.start : c.end], c.status) for c in consents(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"El Congreso autorizó {ENTRY}.", [("autorizó", ActStatus.ADOPTED)]),
        (f"El Congreso no autorizó {ENTRY}.", [("no autorizó", ActStatus.REJECTED)]),
        (f"El Congreso podría autorizar {ENTRY}.", []),
        (f"El Gobierno pidió {ENTRY}.", [("pidió", ActStatus.REQUESTED)]),
        (
            f"El Gobierno retiró el proyecto sobre {ENTRY}.",
            [("proyecto", ActStatus.REQUESTED), ("retiró el proyecto", ActStatus.WITHDRAWN)],
        ),
        ("Autorizó la compra de aviones para el ejército y su ingreso al país.", []),
        ("El Congreso aprobó el régimen de ingreso de tropas extranjeras.", []),
        ("El Gobierno pidió explicaciones sobre el ingreso de tropas de Brasil.", []),
        (
            "Chile autorizó a las unidades navales de Japón, para reforzar la cooperación.",
            [("autorizó", ActStatus.ADOPTED)],
        ),
        (
            f"El Senado convirtió en ley el permiso para {ENTRY}.",
            [("convirtió en ley", ActStatus.ADOPTED)],
        ),
        ("Autorizó una resolución para prohibir el ingreso de tropas.", []),
    ],
)
def test_the_word_that_speaks_of_consent(text, expected):
    assert sorted(found(text)) == sorted(expected)


def test_a_committee_is_told_from_the_permanent_commission():
    document = lay_out(f"La Comisión de Defensa aprobó {ENTRY}.", "es")
    assert [c.committee for c in consents(document)] == [True]
    document = lay_out(f"La Comisión Permanente aprobó {ENTRY}.", "es")
    assert [c.committee for c in consents(document)] == [False]


def test_the_list_that_a_sentence_introduces_is_part_of_it():
    text = "Cabinet agreed to the following visits:\n\n- USS Example, a frigate;\n- one tug."
    assert found(text, "en") == [("agreed to", ActStatus.ADOPTED)]


@pytest.mark.parametrize("title", ["Lea también: autorizan ingreso de tropas de Brasil al Perú"])
def test_furniture_and_titles_speak_of_nothing(title):
    assert found(title) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "El Senado pospuso el análisis de la solicitud de ingreso de tropas de Brasil.",
            "es",
            ActStatus.REQUESTED,
        ),
        (
            "La Asamblea ha acordado una autorización para la permanencia de tropas de Brasil.",
            "es",
            ActStatus.ADOPTED,
        ),
    ],
)
def test_put_off_and_agreed(text, language, expected):
    assert expected in [status for _, status in found(text, language)]
