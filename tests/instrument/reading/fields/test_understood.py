"""Numbers of persons that no noun follows: set off, stated, parts, more, and of other states."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.core.bound import Quantifier
from relevo.instrument.reading.fields.headcounts_of import read_headcounts


def numbers(text, language="es", **asked):
    document, frame = framed(text, language=language, **asked)
    return [one.quantity.value.n for one in read_headcounts(document, frame)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Los efectivos estadounidenses, unos 87, portarán fusiles M4.", [87]),
        ("en", "The Americans, some 120 of them, will train in the north.", [120]),
        ("en", "Their number will not exceed 1,200.", [1200]),
        ("pt", "O número de militares não excederá 50.", [50]),
        ("es", "Llegan 129 efectivos, y 18 más ingresarán en abril.", [129, 18]),
        ("en", "About 4,500 soldiers will come, 200 of whom are medics.", [4500, 200]),
        ("es", "Entran 436 militares, 216 de ellos armados.", [436]),
        ("es", "Serán 120 los uniformados, de los cuales 20 son mujeres.", [120, 20]),
        ("es", "Llegan militares: cinco del Ejército y seis de la Armada.", [5, 6]),
        (
            "es",
            "Enviarán miembros del Ejército de Estados Unidos, un total de 800; y nada más.",
            [800],
        ),
        ("es", "Son militares de 12 países, 80 de ellos estadounidenses.", []),
        ("es", "Reunirá a 1.200 militares de 12 países, 80 de ellos estadounidenses.", [80]),
        ("es", "Llegarán 12 militares, luego 15 y por último 8.", [12, 15, 8]),
        ("es", "Llegarán tres centenares de soldados y dos decenas de civiles.", [300, 20]),
        ("es", "El país necesita al menos 2.500 efectivos en la selva.", []),
        ("en", "The army needs another 3,000 soldiers.", []),
        ("es", "Ingresará un grupo de (50) efectivos.", [50]),
        ("en", "A total of 63 personnel (12 officers, 51 enlisted) will come.", [63, 12, 51]),
        ("es", "Se aprobó con 62 votos, 30 en contra y 5 abstenciones.", []),
        ("es", "La Policía tiene 130 mil efectivos.", []),
        ("es", "Cada nave trae 200 militares cada una.", []),
    ],
)
def test_numbers_of_one_sender(language, text, expected):
    assert numbers(text, language) == expected


def test_states_of_a_list_have_their_own_numbers():
    text = "De Brasil vendrán 300 soldados; de Chile, 45; y de Uruguay, 60."
    document, frame = framed(text, senders=("BR", "CL", "UY"), language="es")
    found = [(one.sender, one.quantity.value.n) for one in read_headcounts(document, frame)]
    assert found == [("BR", 300), ("CL", 45), ("UY", 60)]


def test_a_number_that_is_not_to_be_exceeded_is_a_ceiling():
    document, frame = framed("Their number will not exceed 1,200.", language="en")
    (one,) = read_headcounts(document, frame)
    assert one.quantity.value.quantifier is Quantifier.AT_MOST


def test_the_last_sort_of_a_list_is_no_sum_by_chance():
    text = "Llegan 18 médicos militares, 22 enfermeros y 40 ingenieros."
    document, frame = framed(text, language="es")
    assert [one.total for one in read_headcounts(document, frame)] == [False, False, False]
