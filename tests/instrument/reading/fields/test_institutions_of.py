"""Host institutions: who takes part. The sentences are illustrative."""

import pytest
from tests.instrument.reading.framed import framed, words

from relevo.core.codes import packaged_codes
from relevo.core.data import data_yaml
from relevo.instrument.reading.fields.institutions_of import read_institutions
from relevo.instrument.value import State


def ids(text, host="PE", language=None):
    return [one.id.value for one in read_institutions(*framed(text, host, language=language))]


def test_without_a_host_no_institution_is_read():
    assert ids("Entrenarán con la Marina de Guerra.", host=None) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Entrenarán con la Marina de Guerra del Perú.", "es", ["PE-MGP"]),
        ("Entrenarán con el Ejército y la Fuerza Aérea.", "es", ["PE-EP", "PE-FAP"]),
        ("La Policía Nacional participará en las prácticas.", "es", ["PE-PNP"]),
        ("They will train with the Peruvian Navy.", "en", ["PE-MGP"]),
        (
            "Las instituciones serán el Comando Conjunto y la Marina de Guerra.",
            "es",
            ["PE-CCFFAA", "PE-MGP"],
        ),
        ("They will train with the Coast Guard Directorate (DICAPI).", "en", ["PE-DICAPI"]),
        ("The US Coast Guard calls. They will take part in Coast Guard activities.", "en", []),
        ("The institutions participating include units from the Army.", "en", ["PE-EP"]),
        ("Treinarão com a Marinha de Guerra do Peru.", "pt", ["PE-MGP"]),
        ("Harán actividades con personal del Ejército.", "es", ["PE-EP"]),
        ("Quieren fortalecer las capacidades de la Policía Nacional.", "es", ["PE-PNP"]),
        ("They will train with the Peruvian army.", "en", ["PE-EP"]),
        ("Harão treinamento ao lado da força aérea peruana.", "pt", ["PE-FAP"]),
    ],
)
def test_who_trains_with_the_force_takes_part(text, language, found):
    assert ids(text, language=language) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El comandante general del Ejército habló ante la comisión.", "es"),
        ("La Marina de Guerra informó el resultado.", "es"),
        ("El Ejército pagará los gastos.", "es"),
        ("Ingresarán 30 militares de la Fuerza Aérea de los Estados Unidos.", "es"),
        ("Ingresarán militares del Ejército, la Marina y la Fuerza Aérea de ese país.", "es"),
        ("The U.S. Navy will send a ship.", "en"),
        ("They will train with the US Army, Navy and Air Force.", "en"),
        ("Entrenarán en el centro de adiestramiento de la Marina de Guerra.", "es"),
        ("El contingente, formado por efetivos do Exército e da Força Aérea, chega.", "pt"),
        ("Entrenarán con la Armada de Chile.", "es"),
    ],
)
def test_who_speaks_pays_owns_or_comes_takes_no_part(text, language):
    assert ids(text, language=language) == []


def test_a_name_and_its_acronym_are_one_institution():
    text = (
        "Participará el Comando de Inteligencia y Operaciones Especiales Conjuntas (CIOEC). "
        "El CIOEC es la sede."
    )
    (one,) = read_institutions(*framed(text))
    assert one.id.value == "PE-CIOEC"
    assert [words(text, alias) for alias in one.aliases] == ["CIOEC"]


def test_of_an_institution_and_its_part_the_part_counts():
    text = "Entrenarán con unidades de la Policía Nacional, como la Dirandro y la Diroes."
    assert ids(text) == ["PE-DIRANDRO", "PE-DIROES"]


@pytest.mark.parametrize(
    ("text", "host", "found"),
    [
        (
            "Irán con la Unidad de Operaciones Especiales de la Secretaría de Marina.",
            "MX",
            ["MX-UNOPES", "MX-SEMAR"],
        ),
        (
            "Irán con la Armada Argentina. Entrenarán con la Agrupación Buzos Tácticos.",
            "AR",
            ["AR-ARA", "AR-APBT"],
        ),
        (
            "Busca la compatibilidad entre la Marina de Guerra del Perú y los visitantes.",
            "PE",
            ["PE-MGP"],
        ),
        ("Entrenarán con el Ejército y la Policía del Perú.", "PE", ["PE-EP", "PE-PNP"]),
    ],
)
def test_a_ministry_and_a_service_in_its_own_sentence_count_beside_their_units(text, host, found):
    assert ids(text, host) == found


def test_a_list_that_names_both_keeps_both():
    assert ids("Training is with the Philippine Navy and Marine Corps.", "PH", "en") == [
        "PH-PN", "PH-PMC",
    ]  # fmt: skip


def test_a_list_goes_on_in_the_next_sentence():
    text = (
        "Las instituciones involucradas son el CIOEC y la FEC. "
        "Además, la Dirandro de la Policía Nacional."
    )
    assert ids(text) == ["PE-CIOEC", "PE-FEC", "PE-DIRANDRO"]


@pytest.mark.parametrize(
    "text",
    [
        "Participan la primera, tercera y sexta brigadas de Fuerzas Especiales del Ejército.",
        "Participan la 1ra, 3ra y 6ta Brigadas de Fuerzas Especiales del Ejército del Perú.",
        "Participan 1 BFE, 3 BFE y 6 BFE.",
    ],
)
def test_numbered_units_that_share_a_name_are_told_apart(text):
    assert ids(text) == ["PE-1BFE", "PE-3BFE", "PE-6BFE"]


@pytest.mark.parametrize(
    ("host", "code"), [("PE", "PE-EP"), ("AR", "AR-EA"), ("XA", "XA-ARMY"), ("NZ", "NZ-ARMY")]
)
def test_a_common_word_is_the_hosts_institution(host, code):
    assert ids("Entrenarán con el Ejército.", host) == [code]


def test_a_unit_without_a_code_is_unverified_under_its_printed_name():
    text = "Trabajarán con el Comando de Ríos Supuestos del Ejército."
    (one,) = read_institutions(*framed(text))
    assert one.id.state is State.UNVERIFIED
    assert words(text, one.id) == "Comando de Ríos Supuestos del Ejército"


def test_a_command_of_the_sending_state_is_not_the_hosts():
    assert ids("Los ejercicios se coordinan con el Comando Sur.") == []


def test_the_seed_article_has_six():
    text = (
        "Institutions participating in the joint exercises will include specialized units from "
        "the Army, the Joint Command of Intelligence and Special Operations (Cioec), Naval "
        "Special Operations Forces (FOES), Air Force Special Forces Group (Grufe), and units of "
        "the National Police, such as the Directorate of Special Operations (Diroes) and the "
        "Anti-Drug Directorate (Dirandro)."
    )
    assert ids(text) == [
        "PE-EP", "PE-CIOEC", "PE-FOES", "PE-GRUFE", "PE-DIROES", "PE-DIRANDRO",
    ]  # fmt: skip


def test_every_role_of_every_host_is_an_institution_of_that_host():
    known = packaged_codes().institutions
    roles = data_yaml("institution_roles.yaml", "relevo.instrument")["entries"]
    for host, held in data_yaml("host_institutions.yaml", "relevo.instrument").items():
        assert host in packaged_codes().states
        assert [r for r in held if r not in {*roles, "special_forces"}] == []
        assert [code for code in held.values() if code not in known] == []
        assert {code.split("-")[0] for code in held.values()} == {host}


@pytest.mark.parametrize("unit", ["con el Ejército, ", "Comando de ", "1ra, 3ra y ", "(CIOEC) "])
def test_a_text_without_an_end_is_read_to_its_end(unit):
    text = unit * 3000 + "entrenarán con la Marina"
    found = read_institutions(*framed(text))
    assert all(0 <= one.id.spans[0].start < one.id.spans[0].end <= len(text) for one in found)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "Operarán con las unidades de la Comandancia General de la Ensayada.",
            "es",
            ["PE-comandancia-general-de-la-ensayada"],
        ),
        (
            "Será un ejercicio entre los SEAL de Estados Unidos y la Agrupación Muestra Peruana.",
            "es",
            ["PE-agrupacion-muestra"],
        ),
        (
            "Entrenarán junto al Comando de Operaciones Muestra del Ejército peruano.",
            "es",
            ["PE-comando-de-operaciones-muestra"],
        ),
        (
            "Entrenarán con el Batallón de Infantería N° 13.",
            "es",
            ["PE-batallon-de-infanteria-n-13"],
        ),
        ("Pelo lado dos Estados Unidos, participará a 101ª Divisão de Assalto Ensaio.", "pt", []),
        ("Harán ejercicios con el ejército.", "es", []),
        ("Llegarán con 30 efectivos del Ejército.", "es", []),
    ],
)
def test_units_of_the_host_that_have_no_code(text, language, found):
    assert ids(text, language=language) == found


@pytest.mark.parametrize(
    "text",
    [
        "Votó en contra la Unidad Popular Ensayada.",
        "Entrenarán con la Unidad Social Ensayada.",
        "Vendrá el equipo 751 del 7º Grupo de Fuerzas Ensayadas.",
        "Participarán efectivos del Comando de Operaciones Ensayadas del país europeo.",
    ],
)
def test_parties_and_units_of_the_visitors_take_no_part(text):
    assert ids(text, language="es") == []


def test_a_unit_ends_before_the_next_unit_of_the_list():
    found = ids("Con la Escuela de Ensayo y Comando de Muestra entrenarán.", language="es")
    assert found[:1] == ["PE-escuela-de-ensayo"]


def test_the_code_in_brackets_names_the_institution():
    text = (
        "Entrenarán con la Dirección de Operaciones Especiales de la Policía Nacional del Perú "
        "(DIROPESP)."
    )
    assert ids(text, language="es") == ["PE-DIROPESP"]


@pytest.mark.parametrize(
    ("text", "host", "found"),
    [
        ("They will train with the Jamaica Defence Force.", "JM", ["JM-JDF"]),
        ("They will train with the Zambian Army.", "ZM", ["ZM-army"]),
        ("They will train members of the Defence Force of Zambia.", "ZM", ["ZM-defence-force"]),
    ],
)
def test_a_common_word_with_its_state_is_that_states(text, host, found):
    assert ids(text, host=host, language="en") == found


def test_who_takes_part_for_the_host_is_no_visitor():
    found = ids("Participarán por Chile unidades del Ejército.", host="CL", language="es")
    assert found == ["CL-EJC"]


def test_a_police_named_in_full_stands_beside_its_directorate_of_another_sentence():
    text = "Entrenarán con la Policía Nacional del Perú. Participará también la DIROPESP."
    assert ids(text, language="es") == ["PE-PNP", "PE-DIROPESP"]


@pytest.mark.parametrize(
    ("text", "host", "language", "found"),
    [
        (
            "Treinarão 20 militares do Corpo de Fuzileiros Navais dos Estados Unidos.",
            "BR",
            "pt",
            [],
        ),
        (
            "Entrenarán con efectivos del Grupo de Fuerzas Especiales de la Armada de Chile.",
            "PE",
            "es",
            [],
        ),
        ("They train with Coast Guard vessels. The US Coast Guard visits.", "CR", "en", []),
        ("O exercício é com o Exército americano.", "BR", "pt", []),
        (
            "El ejercicio es organizado por el Comando de Operaciones Especiales Sur.",
            "CL",
            "es",
            [],
        ),
        (
            "Comunique-se aos Comandos da Marinha do Brasil e do Exército Brasileiro.",
            "BR",
            "pt",
            [],
        ),
    ],
)
def test_what_is_called_like_the_hosts_own_and_is_not(text, host, language, found):
    assert ids(text, host=host, language=language) == found


@pytest.mark.parametrize(
    ("text", "host", "language", "found"),
    [
        (
            "El ejercicio es ejecutado por el Comando de Montaña (COMO) del Ejército de Chile.",
            "CL",
            "es",
            ["CL-comando-de-montana"],
        ),
        (
            "Viene el Comando Sur y es dirigido por la Brigada Lacustre de la Armada de Chile.",
            "CL",
            "es",
            ["CL-brigada-lacustre"],
        ),
        (
            "Asesorarán a la Fuerza de Tarea Conjunta Aurora y a la Brigada contra el Contrabando.",
            "CO",
            "es",
            ["CO-fuerza-de-tarea-conjunta-aurora", "CO-brigada-contra-el-contrabando"],
        ),
        (
            "El Comando Lacustre de la Fuerza Armada será la unidad anfitriona.",
            "SV",
            "es",
            ["SV-comando-lacustre-de-la-fuerza-armada"],
        ),
        (
            "They train with the Kenya Army's 77 Bridge Battalion and the Special Lake Regiment.",
            "KE",
            "en",
            ["KE-77-bridge-battalion", "KE-special-lake-regiment"],
        ),
    ],
)
def test_a_unit_of_the_host_by_whose_it_is_said_to_be(text, host, language, found):
    assert ids(text, host=host, language=language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Los militares, que pertenecen al Ejército y la Marina, entrenarán en Lima.", "es", []),
        ("The troops, who belong to the Army and the Navy, will train in Lima.", "en", []),
        ("Os militares, que pertencem ao Exército e à Força Aérea, treinarão em Lima.", "pt", []),
        (
            "Entrenarán con efectivos pertenecientes al Ejército y la Marina.",
            "es",
            ["PE-EP", "PE-MGP"],
        ),
        ("They will train with soldiers belonging to the Army.", "en", ["PE-EP"]),
    ],
)
def test_services_of_those_who_come_are_none_of_the_host(text, language, found):
    assert ids(text, language=language) == found
