"""Vessels: names after letters or nouns, hulls, lists, numbers of a kind, and the host's own."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.instrument.reading.fields.vessels_of import read_vessels


def vessels(text, **asked):
    document, frame = framed(text, **asked)
    return [
        (
            one.item.value,
            one.name.value if one.name else None,
            one.hull.value if one.hull else None,
            one.quantity.value.n if one.quantity else None,
        )
        for one in read_vessels(document, frame)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Entrará el USCGC MUESTRA (WMSL 990).", [("cutter", "USCGC MUESTRA", "WMSL 990", None)]),
        ("Entrará la fragata USS Muestra.", [("frigate", "USS Muestra", None, None)]),
        ("Entrará el USS Muestra de Estados Unidos.", [("ship", "USS Muestra", None, None)]),
        ("Entrará la lancha de servicio 'Muestra'.", [("boat", "Muestra", None, None)]),
        ("Entrará el buque «Muestra» (P-99).", [("ship", "Muestra", "P-99", None)]),
        (
            "Entrarán tres fragatas y un submarino.",
            [("frigate", None, None, 3), ("submarine", None, None, 1)],
        ),
        (
            "Entrarán dos buques, el USS Muestra y el USS Ensayo.",
            [("ship", "USS Muestra", None, None), ("ship", "USS Ensayo", None, None)],
        ),
        ("Entra el USS Muestra de la Armada.", [("ship", "USS Muestra", None, None)]),
        ('Entra el USS Muestra "Ensayo" Dos.', [("ship", 'USS Muestra "Ensayo" Dos', None, None)]),
        ("Entrenarán con la Marina de Guerra del Perú y con apoyo de una lancha.", []),
        ("Entra el buque USS 20 de Enero.", [("ship", "USS 20 de Enero", None, None)]),
        ("Dos fragatas fueron avistadas ayer.", []),
        ("Los recibirá el BAP Ensayo.", []),
        ("Vendrán en un buque BAP.", []),
        ("Entrará la fragata clase Ensayo.", []),
        ("Entrará la lancha (LSG-99) MUESTRA.", [("boat", "MUESTRA", "LSG-99", None)]),
        (
            "Entrarán las unidades Muestra y Ensayo de la Armada de Estados Unidos, dos buques.",
            [("ship", "Muestra", None, None), ("ship", "Ensayo", None, None)],
        ),
        ("Entrarán en barco a la Base Naval Capitán de Fragata Juan Muestra.", []),
        ("Entrarán en barco y en dos aviones B-747-200B (VC-25).", []),
    ],
)
def test_vessels_of_one_sender(text, expected):
    assert vessels(text, language="es") == expected


def test_a_list_of_names_with_their_hulls():
    text = "Ingresarán los buques Muestra (P-91), Ensayo (P-92) y Boceto (U-93), de Brasil."
    found = vessels(text, language="es", senders=("BR",))
    assert [one[1:3] for one in found] == [
        ("Muestra", "P-91"),
        ("Ensayo", "P-92"),
        ("Boceto", "U-93"),
    ]


def test_a_vessel_said_again_is_given_once_with_its_hull():
    text = "Entrará el buque USS Muestra. La nave USS Muestra (DDG-99) es un destructor."
    assert vessels(text, language="es") == [("ship", "USS Muestra", "DDG-99", None)]


def test_the_letters_tell_the_sender():
    document, frame = framed(
        "Entrarán el ARC Muestra y el USS Ensayo.", senders=("US", "CO"), language="es"
    )
    assert [one.sender for one in read_vessels(document, frame)] == ["CO", "US"]


def test_ships_that_will_not_come_and_ships_only_asked_for():
    assert vessels("The country is not going to see 43 boats.", language="en") == []
    text = "Lawmakers let eight warships dock. The ministry had sought approval for 17 boats."
    assert [one[3] for one in vessels(text, language="en")] == [8]


def test_hulls_after_names_are_no_ships_of_their_own():
    assert vessels("Entrarán las fragatas USS Uno FFG-91 y USS Dos FFG-92.") == [
        ("frigate", "USS Uno", "FFG-91", None),
        ("ship", "USS Dos", "FFG-92", None),
    ]


def test_a_quoted_name_may_end_in_a_number_of_three_digits():
    found = vessels("Entrará el buque hospital chino 'Estrella del Mar 912'.", senders=("CN",))
    assert [name for _, name, _, _ in found] == ["Estrella del Mar 912"]
