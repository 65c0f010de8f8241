"""Habits of real pages that once misled the reader: later stamps, neighbours, what ships hold.

Every text is of our own making; its facts are illustrative.
"""

import pytest
from tests.instrument.reading.reads import PERU, first, read, value

from relevo.instrument.reading.acts.frames import frames
from relevo.instrument.reading.fields.dates_of import read_approved, read_published
from relevo.instrument.reading.fields.entry_of import read_armed
from relevo.instrument.reading.fields.headcounts_of import read_headcounts
from relevo.instrument.reading.fields.places_of import read_places
from relevo.instrument.reading.fields.stay_of import read_rotation
from relevo.instrument.reading.fields.time_of import read_windows
from relevo.instrument.reading.page.lay_out import lay_out


def codes(text):
    return [place.code.value for place in read(read_places, text)]


def test_the_stamp_of_a_linked_page_gives_no_year():
    page = f"19 Oct 2023 | 11:36 h\n\n{PERU}Estarán del 27 al 30 de octubre.\n\n"
    page += "06 Dic 2025 | 12:00 h\n"
    assert [day.year for day in lay_out(page, "es").days if day.day == 30] == [2023]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Las unidades serán rotadas cada tres a seis meses.", (3, 6)),
        ("Se autorizó por seis meses el ingreso rotativo de 50 militares.", None),
    ],
)
def test_rotation_is_how_often_and_not_how_long(text, expected):
    found = read(read_rotation, PERU + text)
    assert (found and (found.least.value, found.most.value)) == expected


def test_the_days_of_an_event_under_way_are_no_window():
    text = PERU + "Irán a una regata que empezó en Río el 12 de marzo y terminará el 28 de mayo."
    assert read(read_windows, f"7 de abril de 2022\n\n{text}") == ()


def test_what_a_ship_could_hold_does_not_enter():
    text = PERU + "Llegarán 90 marines en un buque con capacidad para llevar 200 marines."
    assert [one.quantity.value.n for one in read(read_headcounts, text)] == [90]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Entrenarán en el puerto del Callao, adyacente a Lima.", ["PE-CAL"]),
        ("Entrenarán en el Intercambio Conjunto Combinado del mes.", []),
    ],
)
def test_no_place_of_the_force(text, expected):
    assert codes(PERU + text) == expected


def test_own_arms_that_will_be_used_are_brought():
    assert value(read(read_armed, PERU + "La delegación usará su propio armamento.")) is True


def test_a_weekday_beside_the_gazette_or_the_votes_dates_the_step():
    page = f"2025-10-02\n\n{PERU}La norma, publicada este martes en el diario oficial, ya rige. "
    document, frame = first(page + "Hubo 80 votos a favor en la sesión del lunes.")
    assert value(read_published(document, frame)).isoformat() == "2025-09-30"
    assert value(read_approved(document, frame)).isoformat() == "2025-09-29"


@pytest.mark.parametrize(
    ("text", "senders"),
    [
        (
            "Ecuador ha autorizado a Estados Unidos a usar temporalmente la base aérea de Manta.",
            ["US"],
        ),
        (
            "Ecuador autorizó el ingreso de tropas de países entre los que figuran Chile y Brasil.",
            ["CL", "BR"],
        ),
    ],
)
def test_who_sends(text, senders):
    document = lay_out(text, "es")
    assert [[s.value for s in frame.senders] for frame in frames(document)] == [senders]


def test_a_change_of_the_constitution_lets_nobody_in():
    text = (
        "La Asamblea de Ecuador aprobó una enmienda constitucional que abre la puerta a la "
        "instalación de bases militares extranjeras."
    )
    assert not frames(lay_out(text, "es"))
