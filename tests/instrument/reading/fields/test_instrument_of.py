"""Kind, number and bill: a bill's number is not a law's, a cited law is not the act."""

import pytest
from tests.instrument.reading.reads import PERU, read, value, words

from relevo.instrument.reading.fields.instrument_of import read_bill, read_kind, read_number

ARGENTINA = "el Gobierno argentino autorizó el ingreso de tropas de Chile a la Argentina."


@pytest.mark.parametrize(
    ("text", "kind", "number", "bill"),
    [
        (
            (
                "Mediante la Resolución Legislativa N.º 32214, el Congreso del Perú autorizó el "
                "ingreso de militares de Brasil."
            ),
            "legislative_resolution",
            "32214",
            None,
        ),
        (
            (
                "La Resolución Legislativa 13436/2025-CR del Congreso autoriza el ingreso "
                "al Perú de "
                "militares de Brasil."
            ),
            "legislative_resolution",
            None,
            "13436/2025-CR",
        ),
        (PERU + "Se ampara en la Ley 27856.", "legislative_resolution", None, None),
        (PERU + "Es el proyecto de ley 9307.", "legislative_resolution", None, "9307"),
        (f"A través del Decreto 697/2025, {ARGENTINA}", "decree", "697/2025", None),
        (f"Por Decreto de Necesidad y Urgencia, {ARGENTINA}", "emergency_decree", None, None),
        (
            (
                "RESOLUCIÓN MINISTERIAL\nN° 945-2016-DE/SG\n\nSE RESUELVE:\n"
                "Artículo 1.- Autorizar el ingreso al Perú de personal militar de Brasil."
            ),
            "ministerial_resolution",
            "945-2016-DE/SG",
            None,
        ),
    ],
)
def test_kind_number_and_bill(text, kind, number, bill):
    assert value(read(read_kind, text)) == kind
    assert value(read(read_number, text)) == number
    assert value(read(read_bill, text)) == bill


def test_a_number_points_at_itself():
    text = f"A través del Decreto 697/2025, {ARGENTINA}"
    assert words(text, read(read_number, text)) == ["697/2025"]
    assert words(text, read(read_kind, text)) == ["Decreto"]


def test_a_general_word_takes_the_kind_that_the_hosts_law_gives_it():
    text = "El Congreso del Perú aprobó la resolución que permite el ingreso de tropas de Brasil."
    kind = read(read_kind, text)
    assert (kind.value, kind.state) == ("legislative_resolution", "derived")
    assert kind.shown == "resolution -> legislative_resolution"


def test_votes_after_a_treaty_are_not_its_number():
    text = "The Philippine Senate ratified the military pact with Australia; the treaty 17-1."
    assert read(read_number, text, "en") is None


@pytest.mark.parametrize(
    ("text", "number", "bill"),
    [
        (PERU + "Se votó la Resolución Legislativa 6019-2023-PE.", None, "6019-2023-PE"),
        (f"Por Decreto de Necesidad y Urgencia (DNU) 697/2025, {ARGENTINA}", "697/2025", None),
        (f"Por el Decreto Ejecutivo 55, que rige ya, {ARGENTINA}", "55", None),
        (f"Con la Ley 7.212/2023, {ARGENTINA}", "7.212/2023", None),
        (PERU + "La Ley N° 27.856, del 2002, regula el ingreso de tropas.", None, None),
        (PERU + "El trámite es legal y está regulado por la ley 21.459.", None, None),
    ],
)
def test_number_or_bill(text, number, bill):
    assert value(read(read_number, text)) == number
    assert value(read(read_bill, text)) == bill


def test_a_kind_is_spelt_out_where_the_number_has_it_in_short():
    text = (
        "El presidente de Argentina autorizó por decreto de necesidad y urgencia el ingreso de"
        " tropas de Chile. «Autorízase el ingreso», señala el decreto 697 publicado el martes."
    )
    assert value(read(read_kind, text)) == "emergency_decree"
