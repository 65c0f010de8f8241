"""Days of the steps: the nearest word decides; windows and cited laws give none."""

from datetime import date

import pytest
from tests.instrument.reading.reads import PERU, read, value, words

from relevo.instrument.reading.fields.dates_of import (
    read_approved,
    read_in_force,
    read_published,
    read_signed,
    read_submitted,
)


@pytest.mark.parametrize(
    ("reader", "text", "expected"),
    [
        (read_approved, "Fue aprobada el 4 de diciembre de 2025.", date(2025, 12, 4)),
        (read_published, "Fue publicada el 14 de diciembre de 2025.", date(2025, 12, 14)),
        (read_submitted, "Fue presentada el 20 de abril de 2023.", date(2023, 4, 20)),
        (read_signed, "Fue firmada el 5 de mayo de 2026.", date(2026, 5, 5)),
        (read_in_force, "Está en vigor desde ayer, 6 de mayo de 2026.", date(2026, 5, 6)),
        (read_approved, "Rige del 4 al 9 de mayo de 2026.", None),
        (read_approved, "Se aprobó que ingresen a partir del 4 de mayo de 2026.", None),
        (read_approved, "Desde mañana 4 de mayo de 2026 queda autorizado el ingreso.", None),
        (read_approved, "A partir de hoy, 4 de mayo de 2026, está aprobado.", None),
        (read_approved, "Se aprobó hoy, 4 de mayo de 2026.", date(2026, 5, 4)),
        (read_approved, "Ella propuso el 20 de abril de 2025 lo que halló aprobación.", None),
        (read_submitted, "Ella propuso la medida el 20 de abril de 2025.", date(2025, 4, 20)),
        (read_approved, "Se aprobó la propuesta el 4 de mayo de 2026.", date(2026, 5, 4)),
        (read_published, "Se ampara en la Ley 27856 publicada.", None),
    ],
)
def test_a_day_of_a_step(reader, text, expected):
    assert value(read(reader, PERU + text)) == expected


def test_the_nearest_word_dates():
    text = PERU + "Aprobada el 4 de diciembre de 2025 y publicada el 14 de diciembre de 2025."
    assert value(read(read_approved, text)) == date(2025, 12, 4)
    assert value(read(read_published, text)) == date(2025, 12, 14)


def test_today_is_reckoned_from_the_day_printed_at_the_head():
    text = "5 de diciembre de 2025\n\n" + PERU.replace("aprobó", "aprobó el jueves")
    approved = read(read_approved, text)
    assert approved.value == date(2025, 12, 4)
    assert approved.state == "derived"
    assert approved.shown == "2025-12-05 - 1 d"
    assert words(text, approved) == ["jueves"]


def test_without_a_printed_day_thursday_is_no_date():
    assert read(read_approved, PERU.replace("aprobó", "aprobó el jueves")) is None


@pytest.mark.parametrize(
    ("reader", "text", "expected"),
    [
        (
            read_approved,
            "El grupo saldrá el próximo 28 de marzo de 2025; es otra aprobación.",
            None,
        ),
        (read_approved, "Aprobado, el buque zarpará el 28 de marzo de 2025.", None),
        (read_signed, "Lima, 19 de marzo de 2025.", None),
        (read_signed, "Firmada el 3 de junio de 2025, autoriza la visita.", date(2025, 6, 3)),
    ],
)
def test_a_day_of_something_else(reader, text, expected):
    assert value(read(reader, PERU + text)) == expected


def test_place_and_day_sign_an_instrument():
    text = (
        "SE RESUELVE:\nArtículo 1.- Autorizar el ingreso al Perú de personal militar de Brasil.\n"
        "Dado en Lima, 19 de marzo de 2025."
    )
    assert value(read(read_signed, text)) == date(2025, 3, 19)


def test_the_day_of_an_act_that_is_amended_is_not_its_own():
    text = PERU + "Modifica el anexo de la Resolución 31350, que aprobó el 2 de marzo de 2026."
    assert read(read_approved, text) is None


def test_a_day_without_a_year_after_all_has_ended_is_none_of_the_grant():
    text = (
        "El pasado 6 de noviembre el Congreso del Perú aprobó el ingreso de militares de Brasil "
        "durante el primer semestre de 2025."
    )
    assert read(read_approved, text) is None


@pytest.mark.parametrize(
    "head", ["El Peruano\n15 de diciembre de 2031", "Lunes 15 de diciembre de 2031\nEl Peruano"]
)
def test_a_gazette_dates_what_it_prints_and_its_last_line_signs(head):
    text = (
        f"{head}\nRESOLUCIÓN LEGISLATIVA N.° 39999\nArtículo único. Objeto\nAutorízase el ingreso "
        "al territorio de la República de personal militar de los Estados Unidos de América.\n"
        "En Lima, a los once días del mes de diciembre de dos mil treinta y uno.\n"
    )
    assert value(read(read_published, text)) == date(2031, 12, 15)
    assert value(read(read_signed, text)) == date(2031, 12, 11)


def test_no_step_was_taken_after_the_day_of_the_text():
    text = (
        "Lima, 3 de marzo de 2029. El Congreso del Perú autorizó el ingreso de tropas de Chile el"
        " 14 de abril de 2029."
    )
    assert value(read(read_approved, text)) is None


def test_a_house_passes_a_law_where_it_sits():
    text = (
        "Artículo 1. Autorízase el ingreso de tropas de Chile al Uruguay.\n"
        "Sala de Sesiones, en Montevideo, a 27 de agosto de 2029."
    )
    assert value(read(read_approved, text)) == date(2029, 8, 27)


def test_who_ratifies_a_pact_is_not_the_house():
    text = PERU + "El presidente ratificó el acuerdo el 5 de noviembre de 2029."
    assert value(read(read_approved, text)) is None
