"""Places: where the force may be, and nothing else. The sentences are illustrative."""

from dataclasses import replace

import pytest
from tests.instrument.reading.framed import HERE, framed, words

from relevo.instrument.model import Direction
from relevo.instrument.reading.fields.places_of import read_places
from relevo.instrument.reading.model import PlaceKind, Read
from relevo.instrument.value import State


def codes(text, host="PE", language=None):
    return [place.code.value for place in read_places(*framed(text, host, language=language))]


def test_without_a_host_no_place_is_read():
    assert codes("Los entrenamientos se harán en Lima y Callao.", host=None) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lima, 4 de diciembre de 2031. El Congreso votó ayer.", "es"),
        ("LIMA (Agencia Supuesta / Otra - 23 de febrero de 2031). El Congreso votó ayer.", "es"),
        ("LIMA (Agencia). El Congreso votó ayer.", "es"),
        ("El Congreso, reunido en Lima, aprobó el ingreso.", "es"),
        ("La embajada en Lima anunció el resultado.", "es"),
        ("The president met a delegation in Lima as part of the plan.", "en"),
        ("The entry was allowed, it was announced this weekend in Lima.", "en"),
        ("Militares extranjeros ingresarán al Perú para entrenar.", "es"),
        ("La base figura en la calle San Martín.", "es"),
        ("El ministro reiteró la visita del jefe del comando a Iquitos.", "es"),
    ],
)
def test_where_somebody_writes_speaks_or_votes_is_no_place_of_the_force(text, language):
    assert codes(text, language=language) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Los ejercicios se harán en Iquitos.", "es", ["PE-iquitos"]),
        ("The troops will train in Iquitos and Pucallpa.", "en", ["PE-iquitos", "PE-pucallpa"]),
        (
            "Recalarán en los puertos de Paita, Villa Roja y Puerto Gris.",
            "es",
            ["PE-paita", "PE-villa-roja", "PE-puerto-gris"],
        ),
        (
            "Drills will be held at the Villa Roja and Monte Gris airports.",
            "en",
            ["PE-villa-roja", "PE-monte-gris"],
        ),
        ("Ejercicios en bases militares de Londres y Washington.", "es", []),
        ("As tropas farão exercícios em Iquitos.", "pt", ["PE-iquitos"]),
        ("El buque atracará en el puerto del Callao.", "es", ["PE-CAL"]),
        ("El lugar es la base naval de Iquitos.", "es", ["PE-iquitos-naval-base"]),
        ("El buque puede estar en aguas jurisdiccionales del Perú.", "es", ["PE-waters"]),
        ("She may stay in Peruvian waters until May.", "en", ["PE-waters"]),
    ],
)
def test_where_the_force_trains_stays_or_calls_is_a_place(text, language, found):
    assert codes(text, language=language) == found


def test_waters_of_another_state_are_not_the_hosts():
    assert codes("El buque viene de navegar en aguas chilenas.", language="es") == []


def test_among_regions_a_name_of_two_meanings_is_the_region():
    text = "Se entrenarán en las regiones de Lima, Callao, Loreto y Piura."
    places = read_places(*framed(text))
    assert [(p.code.value, p.kind) for p in places] == [
        ("PE-LIM", PlaceKind.REGION),
        ("PE-CAL", PlaceKind.REGION),
        ("PE-LOR", PlaceKind.REGION),
        ("PE-PIU", PlaceKind.REGION),
    ]


def test_among_cities_it_stays_ambiguous_with_what_it_may_mean():
    lima, pisco, _ = read_places(*framed("Se entrenarán en Lima, Pisco y Chiclayo."))
    assert (lima.code.value, lima.kind, lima.means) == (
        "PE-lima", PlaceKind.AMBIGUOUS, ("PE-LIM", "PE-LMA"),
    )  # fmt: skip
    assert pisco.means == ()


def test_a_place_named_twice_is_read_once_with_its_first_words():
    text = "Entrenarán en Iquitos. Los ejercicios de Iquitos se harán en mayo."
    (place,) = read_places(*framed(text))
    assert (place.code.spans[0].start, words(text, place.code)) == (14, "Iquitos")


def test_examples_of_an_open_list_are_marked():
    text = "Las prácticas se harán en varias ciudades, como Iquitos y Pucallpa, entre otras."
    assert [place.such_as for place in read_places(*framed(text))] == [True, True]
    assert [p.such_as for p in read_places(*framed("Entrenarán en Iquitos y Pucallpa."))] == [
        False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(("host", "code"), [("PE", "PE-AMA"), ("BR", "BR-AM"), ("CO", "CO-AMA")])
def test_a_name_that_several_states_have_is_the_hosts(host, code):
    assert codes("Los ejercicios se harán en Amazonas.", host) == [code]


def test_a_common_word_is_no_place():
    assert codes("El salto y las flores de la colonia entrenarán en mayo.", "UY") == []


def test_places_of_another_state_are_left_out():
    assert codes("Entrenarán en Iquitos. El buque viene de Ushuaia.") == ["PE-iquitos"]


@pytest.mark.parametrize(
    "text",
    [
        "El buque BAP Iquitos entrenará en mayo.",
        "Navegarán por el río Amazonas.",
        "El ejercicio recuerda al general San Martín.",
    ],
)
def test_a_ship_a_river_or_a_person_is_no_place(text):
    assert codes(text, language="es") == []


def test_an_act_that_lets_the_own_force_leave_has_its_places_abroad():
    text = "Autorízase la salida de la delegación, que entrenará en Mendoza, Argentina."
    document, frame = framed(text, "UY", ("UY",))
    leaving = replace(frame, direction=Read(value=Direction.OUTBOUND, spans=HERE))
    assert read_places(document, frame) == ()
    assert [p.code.value for p in read_places(document, leaving)] == ["AR-M"]


def test_a_place_left_out_by_the_text_is_left_out():
    assert codes("La región Loreto quedó fuera de las zonas de entrenamiento.") == []


def test_what_no_gazetteer_holds_is_unverified_under_its_printed_name():
    text = "Los ejercicios se harán en Iquitos, Villa Supuesta y Pucallpa."
    places = read_places(*framed(text))
    assert [(p.code.value, p.code.state) for p in places] == [
        ("PE-iquitos", State.VERIFIED),
        ("PE-villa-supuesta", State.UNVERIFIED),
        ("PE-pucallpa", State.VERIFIED),
    ]


@pytest.mark.parametrize(
    ("text", "host", "kind", "printed"),
    [
        ("Entrenarán en la Base Aérea de Manta.", "EC", PlaceKind.BASE, "Base Aérea de Manta"),
        ("Training takes place at Camp Supposed.", "AU", PlaceKind.BASE, "Camp Supposed"),
        (
            "Llegarán a la Base Aérea Militar número 99.",
            "MX",
            PlaceKind.BASE,
            "Base Aérea Militar número 99",
        ),
        ("Irán al Campo Militar 99-Z.", "MX", PlaceKind.BASE, "Campo Militar 99-Z"),
        ("Llegarán al aeropuerto de Salinas.", "EC", PlaceKind.AIRPORT, "aeropuerto de Salinas"),
    ],
)
def test_a_base_or_airport_is_not_the_city_that_it_is_named_after(text, host, kind, printed):
    (place,) = read_places(*framed(text, host))
    assert (place.kind, words(text, place.code)) == (kind, printed)


def test_a_naval_sector_names_its_city_too():
    text = "Entrenarán en el Sector Naval de Ciudad del Carmen."
    assert codes(text, "MX") == ["MX-carmen-naval-sector", "MX-ciudad-del-carmen"]


def test_a_place_that_is_abroad_by_the_words_after_it_is_left_out():
    text = "Em 2030 o primeiro exercício foi em Fort Supposed, Estados Unidos."
    assert codes(text, "BR", "pt") == []


def test_items_of_a_list_take_part_in_what_leads_it():
    text = "Las zonas de entrenamiento son:\n- Iquitos\n- Pucallpa\n"
    assert codes(text, language="es") == ["PE-iquitos", "PE-pucallpa"]


@pytest.mark.parametrize("unit", ["Iquitos, ", "en Lima y ", "Base Naval de ", "a" * 9 + " "])
def test_a_text_without_an_end_is_read_to_its_end(unit):
    text = unit * 3000 + "entrenarán en Pucallpa"
    places = read_places(*framed(text))
    assert all(0 <= p.code.spans[0].start < p.code.spans[0].end <= len(text) for p in places)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Entrenarán en el municipio de Ensayada.", "es", ["PE-ensayada"]),
        ("Entrenarán en el Polígono de Muestra Alta.", "es", ["PE-muestra-alta"]),
        ("Entrenarán en Isla Ensayada.", "es", ["PE-isla-ensayada"]),
        ("Treinarão perto da Base Naval de Muestra.", "pt", []),
        ("Estiveram nos Estados Unidos, em Fort Ensaio, para treinar.", "pt", []),
        ("Entrenarán en la base de Iquitos.", "es", ["PE-iquitos"]),
        ("Entrenarán en la provincia de Defensa de Estados Unidos.", "es", []),
    ],
)
def test_a_place_without_a_code_by_the_word_before_it(text, language, found):
    assert codes(text, language=language) == found


def test_para_is_no_place():
    assert codes("Para treinar, virão militares.", host="BR", language="pt") == []


def test_a_naval_command_names_its_city_too():
    assert codes("Entrenarán en el Mando Naval de Ciudad del Carmen.", host="MX") == [
        "MX-mando-naval-de-ciudad-del-carmen",
        "MX-ciudad-del-carmen",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Entrenarán en un centro del Ministerio de la Defensa Nacional en Pucallpa.", "es"),
        ("Darán seguridad a la cumbre de ministros, en Pucallpa.", "es"),
        ("Vão ajudar na segurança da cúpula, em Pucallpa.", "pt"),
    ],
)
def test_what_only_sounds_like_another_event_keeps_the_place(text, language):
    assert codes(text, language=language) == ["PE-pucallpa"]


def test_an_island_called_almost_like_a_town_abroad():
    assert "PE-isla-santa-margarita" in codes(
        "Entrenarán en la Isla Santa Margarita, Loreto.", language="es"
    )


@pytest.mark.parametrize(
    ("text", "host", "language", "found"),
    [
        ("The soldiers will be based at Supposedby.", "NO", "en", ["NO-supposedby"]),
        ("They will train in Exemplia and Testholm.", "NO", "en", ["NO-exemplia", "NO-testholm"]),
        (
            "Entrenarán en Villa Ensayo y en Muestras.",
            "PE",
            "es",
            ["PE-villa-ensayo", "PE-muestras"],
        ),
        ("Os militares ficarão em Vila Ensaio.", "BR", "pt", ["BR-vila-ensaio"]),
        ("The drills will be held at a camp near Exemplia.", "NO", "en", []),
    ],
)
def test_a_name_that_no_list_holds_is_a_place_by_what_happens_there(text, host, language, found):
    assert codes(text, host, language) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They will train in May.", "en"),
        ("The drills were held in Exercise Supposed.", "en"),
        ("They train in Texas.", "en"),
        ("The exercise was held at Fort Supposed, Germany.", "en"),
        ("The ships operate in Exemplian waters.", "en"),
        ("El ejercicio se realiza en Coordinación con la Cancillería.", "es"),
        ("La operación se desarrolla en Medio Oriente.", "es"),
    ],
)
def test_what_stands_like_a_place_and_is_none_here(text, language):
    assert codes(text, host="NO", language=language) == []


def test_only_the_place_right_after_near_is_left_out():
    text = "Entrenarán en un campo cerca de Pucallpa, en Iquitos y en Tacna."
    assert codes(text, language="es") == ["PE-iquitos", "PE-TAC"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El Congreso autorizó este jueves en Lima el ingreso.", "es"),
        ("O Congresso autorizou nesta quinta-feira em Lima a entrada.", "pt"),
        ("Parliament ratified on Thursday in Lima the entry.", "en"),
        ("El Tribunal Administrativo de Cusco ordenó suspender las actividades.", "es"),
        ("La fuerza de tarea, con sede en Tacna, no intervendrá.", "es"),
    ],
)
def test_where_a_house_decides_or_a_court_sits_is_no_place_of_the_force(text, language):
    assert codes(text, language=language) == []


def test_a_seat_of_where_the_force_trains_is_a_place_of_it():
    text = "Se instalarán en el centro de instrucción con sede en Tacna."
    assert codes(text, language="es") == ["PE-TAC"]


def test_waters_without_a_code_are_no_place():
    text = "Harán patrullajes en las aguas jurisdiccionales de Nicaragua."
    assert codes(text, host="NI", language="es") == []


@pytest.mark.parametrize(
    ("text", "language", "host", "found"),
    [
        (
            "They will train in the cities of Lima, Pisco and Chiclayo, Imaginary agency said.",
            "en",
            "PE",
            ["PE-lima", "PE-pisco", "PE-chiclayo"],
        ),
        ("As tropas participam da Operação Formosa, em Goiás.", "pt", "BR", ["BR-GO"]),
        (
            "As tropas participam do Exercício Formosa, que se realiza na cidade.",
            "pt",
            "BR",
            ["BR-formosa"],
        ),
        ("A primeira etapa foi feita em Fort Muestra, no estado da Louisiana.", "pt", "BR", []),
        ("The first stage took place at Fort Polk.", "en", "BR", []),
        ("Entrará el guardacostas norteamericano Lima, con su tripulación.", "es", "PE", []),
        (
            "Las tropas operarán en el Valle de los ríos Apurímac y Ene.",
            "es",
            "PE",
            ["PE-vraem"],
        ),
    ],
)
def test_a_credit_an_exercise_a_ship_and_a_base_abroad_are_no_place(text, language, host, found):
    assert codes(text, host, language) == found
