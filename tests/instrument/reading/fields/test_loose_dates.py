"""A month or year alone dates an entry where nothing dates it better. All texts illustrative."""

import pytest
from tests.instrument.reading.reads import PERU

from relevo.instrument.reading.read_text import read_text

DATED = "Lima, 4 de diciembre de 2029.- "
GRANT = "El Congreso del Perú autorizó el ingreso de 30 militares de Chile "


def windows(text):
    return [
        (str(window.from_ and window.from_.value), str(window.to and window.to.value))
        for draft in read_text(text).drafts
        for window in draft.windows
    ]


YEAR = ("2030-01-01", "2030-12-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DATED + GRANT + "en 2030.", YEAR),
        (DATED + GRANT + "para el año 2030.", YEAR),
        (DATED + GRANT + "en mayo de 2030.", ("2030-05-01", "2030-05-31")),
        ("LIMA, Dec. 4, 2029 - Peru's Congress allowed the entry of Chilean troops in 2030.", YEAR),
        (
            "Brasília, 4 de maio de 2029 - O Brasil aprovou a entrada de tropas do Chile em 2030.",
            YEAR,
        ),
    ],
)
def test_all_of_a_month_or_year(text, expected):
    assert windows(text) == [expected]


@pytest.mark.parametrize(
    "after",
    [
        "como lo hizo en 2027.",
        "en el marco del convenio firmado en 1997.",
        "para la seguridad de la cumbre que se realizará en 2030.",
        "tras el acuerdo en 2028.",
        "en la primera visita en 2030.",
        "en mayo de 2028.",
        "y también una ley de puertos que rige en 2030.",
    ],
)
def test_the_year_of_something_else_is_none(after):
    assert windows(DATED + GRANT + after) == []


def test_printed_days_say_it_better():
    text = DATED + GRANT + "en 2030. Estarán en el país del 5 al 9 de mayo de 2030."
    assert windows(text) == [("2030-05-05", "2030-05-09")]


def test_a_list_of_laws_dates_no_entry():
    assert windows(PERU + "Aprobó en 2024 una ley de pensiones y en 2025 otra de puertos.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DATED + GRANT + "para el próximo año.", YEAR),
        (
            "LIMA, Dec. 4, 2029 - Peru's Congress allowed entry of Chilean troops for next year.",
            YEAR,
        ),
        (
            (
                "Chile's Senate approved on 3 March 2030 the visit of a Peruvian ship to Iquique "
                "on April 14."
            ),
            ("2030-04-14", "2030-04-14"),
        ),
        (
            (
                "Chile's Senate approved on 3 March 2030 the visit of a Peruvian ship to Iquique "
                "on April 14 and 15."
            ),
            ("2030-04-14", "2030-04-15"),
        ),
        (
            (
                "El Senado de Chile aprobó el 3 de marzo de 2030 la visita de un buque del Perú a "
                "Iquique el 21 de mayo de 2030."
            ),
            ("2030-05-21", "2030-05-21"),
        ),
    ],
)
def test_the_year_to_come_and_the_day_of_a_visit(text, expected):
    assert windows(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        DATED + GRANT + "y subió los sueldos. Para el próximo año se espera otro pedido.",
        "Chile aprobó el 3 de marzo de 2030 el ingreso de tropas del Perú el 21 de mayo.",
        (
            "Chile aprobó el 3 de marzo de 2030 la visita de un buque del Perú, publicada el 21 de "
            "mayo."
        ),
    ],
)
def test_another_day_or_year_is_no_window(text):
    assert windows(text) == []
