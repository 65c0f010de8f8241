"""Units: categories in the text's own words, formations, branches, and the host's own units."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.core.codes import packaged_codes
from relevo.instrument.reading.fields.formations import is_service
from relevo.instrument.reading.fields.units_of import read_units
from relevo.instrument.reading.names.gazetteer import entries


def units(text, **asked):
    document, frame = framed(text, **asked)
    return [
        (one.category.value, one.formation.value if one.formation else None)
        for one in read_units(document, frame)
    ]


def categories(text, **asked):
    return [category for category, _ in units(text, **asked)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The units include Military intelligence support staff.", ["military_intelligence"]),
        (
            "es",
            "Vendrá un equipo de apoyo de información militar.",
            ["military_information_support"],
        ),
        (
            "es",
            "Ingresan equipos SEAL y especialistas en asuntos civiles.",
            ["seal", "civil_affairs"],
        ),
        ("es", "Llegarán fuerzas especiales y paracaidistas.", ["special_forces", "paratroopers"]),
        ("es", "Llegarán ingenieros navales (Seabees).", ["engineers"]),
        ("es", "Serán efectivos del Ejército y la Fuerza Aérea.", ["army", "air_force"]),
        ("en", "About 100 National Guard soldiers will come.", ["national_guard"]),
        (
            "es",
            "Unidad | Efectivos\nFuerzas Especiales | 25\nSEAL | 16",
            ["special_forces", "seal"],
        ),
        ("en", "US Marines and combat engineers will enter.", ["marines", "combat_engineers"]),
        ("pt", "Entram fuzileiros e médicos militares.", ["marines", "medical"]),
        ("es", "Llega personal de la Armada de los Estados Unidos.", ["navy"]),
        ("es", "Llegan 600 militares del Ejército y la Fuerza Aérea.", ["army", "air_force"]),
        ("es", "Llegan en un avión de la Fuerza Aérea de Estados Unidos.", []),
        ("es", "Entran al ejercicio «Mejorar las Fuerzas Especiales».", []),
        ("es", "Entran al evento Mejorar la Capacidad de las Fuerzas Especiales en mayo.", []),
        (
            "es",
            "Entran los SEAL, una fuerza de operaciones especiales.",
            ["seal"],
        ),
        (
            "es",
            "Entran una compañía de paracaidistas, un equipo SEAL y otros.",
            ["paratroopers", "seal"],
        ),
        ("es", "Entran embarcaciones de guardacostas de Estados Unidos.", ["coast_guard"]),
        ("es", "El Ejército los recibirá.", []),
        ("es", "Los militares ingresan con equipos logísticos y camiones.", []),
        ("es", "Ingresan militares de una unidad logística.", ["logistics"]),
        (
            "es",
            "Lo forman miembros del Ejército, Fuerza Aérea y Marina de los Estados Unidos.",
            ["army", "air_force", "navy"],
        ),
        (
            "es",
            "Entran 12 miembros de las Fuerzas Especiales de la Armada de Estados Unidos.",
            ["special_forces", "navy"],
        ),
        ("en", "Nineteen members of SEAL Team 2 of the United States Navy enter.", ["seal"]),
        ("en", "The permit leaves out ships of the U.S. Navy.", []),
        ("es", "Entrenarán en la 3.ª División de Infantería.", []),
        ("es", "Capacitarán a la Marina de Guerra del Perú y a sus unidades de buzos.", []),
        ("es", "Irán al Centro de Adiestramiento de Infantería de Marina.", []),
        ("pt", "Segundo a 22ª Brigada de Infantaria, virão tropas.", []),
        ("es", "Los recibirá el Comando de Fuerzas Especiales.", []),
        ("es", "Entrenarán junto a comandos anfibios y buzos tácticos.", []),
        ("es", "Capacitarán a fuerzas especiales.", []),
        ("es", "Unidades peruanas: fuerzas especiales.", []),
        ("en", "For details call the Communications Unit.", []),
    ],
)
def test_categories(language, text, expected):
    assert categories(text, language=language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Members of the 7th Special Forces Group will enter.",
            ("special_forces", "7th Special Forces Group"),
        ),
        (
            "es",
            "Ingresará el 7.º Grupo de Fuerzas Especiales de EE. UU.",
            ("special_forces", "7.º Grupo de Fuerzas Especiales"),
        ),
        (
            "en",
            "The 24th Marine Expeditionary Unit will enter.",
            ("marines", "24th Marine Expeditionary Unit"),
        ),
    ],
)
def test_formations(language, text, expected):
    assert units(text, language=language) == [expected]


def test_the_units_of_the_host_in_the_lead_of_a_list():
    text = "Las instituciones participantes son:\n\n- Brigadas de fuerzas especiales\n- Buzos\n"
    assert categories(text, language="es") == []


def test_every_category_of_the_gazetteer_is_a_code():
    assert set(entries("category")) <= set(packaged_codes().categories.codes)
    assert is_service("army")
    assert not is_service("marines")


def test_a_senders_unit_called_like_an_institution_of_a_third_state():
    text = "Vendrán ocho instructores del Grupo de Fuerzas Especiales de Estados Unidos."
    assert "special_forces" in categories(text, host="PY", language="es")


def test_units_named_for_contrast_do_not_enter():
    text = (
        "Lawmakers let U.S. Coast Guard vessels dock in Norway. "
        "There was no action on a similar request for U.S. Navy vessels."
    )
    assert categories(text) == ["coast_guard"]


def test_a_senders_unit_called_like_an_institution_of_the_host():
    text = "Vendrán ocho efectivos del Grupo de Fuerzas Especiales de los Estados Unidos."
    assert "special_forces" in categories(text, host="PE", language="es")


def test_a_unit_of_the_host_that_the_force_trains_with_does_not_enter():
    text = (
        "Ingresarán tropas rusas para participar con miembros del Comando de Operaciones"
        " Especiales, la fuerza élite del Ejército de Nicaragua."
    )
    assert categories(text, host="NI", senders=("RU",), language="es") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Llegarán dos pelotones de comandos.", ["commandos"]),
        ("es", "Llegará una Brigada de Asistencia a las Fuerzas de Seguridad.", ["training_team"]),
        ("en", "A Security Force Assistance Brigade (SFAB) will come.", ["training_team"]),
        ("pt", "Chegará uma equipa médica militar.", ["medical"]),
        ("es", "Llegarán cazadores de montaña y fuerzas aerotransportadas.", None),
        (
            "es",
            "Llegan miembros de la Fuerza Aérea (UNAF) y la Fuerza Espacial de Estados Unidos.",
            ["air_force", "space_force"],
        ),
        ("pt", "Virá o Exército americano com 20 militares.", ["army"]),
    ],
)
def test_sorts_of_unit_in_other_words(language, text, expected):
    found = categories(text, host="XA", senders=("US",), language=language)
    assert found == (expected or ["mountain_troops", "airborne"])


def test_who_commands_a_unit_does_not_make_it_enter():
    text = "Vendrán 10 instructores. El comandante del Batallón de Infantería agradeció la medida."
    assert categories(text, language="es") == []


def test_branches_that_the_force_belongs_to_are_units_and_one_that_plans_is_none():
    text = "Los militares, que pertenecen al Ejército y la Fuerza Aérea, entrenarán en Lima."
    assert categories(text) == ["army", "air_force"]
    assert categories("El Ejército norteamericano prevé enviar dos aviones.") == []


def test_branches_that_follow_one_of_a_sender_are_its_too():
    text = (
        "Ingresa personal de la Fuerza Aérea de los Estados Unidos (USAF), de la Fuerza Espacial y "
        "de la Guardia Costera."
    )
    assert categories(text, language="es") == ["air_force", "space_force", "coast_guard"]


def test_a_branch_after_it_without_its_own_of_may_be_the_host_s():
    text = (
        "Ingresa personal de la Fuerza Aérea de los Estados Unidos y la Marina de Guerra da apoyo."
    )
    assert categories(text, language="es") == ["air_force"]
