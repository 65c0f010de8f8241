"""What annexes, journals and tables say of an act, in their own short forms. All illustrative."""

import pytest

from relevo.instrument.reading.read_text import read_text

PERU = "El Congreso del Perú autorizó el ingreso de 60 militares de Estados Unidos. "
ARGENTINA = "El Senado argentino autorizó el ingreso de tropas de Brasil. "


def first(text):
    return read_text(text, "es" if "autoriz" in text else "en").drafts[0]


def printed(text, reads):
    return [text[one.spans[0].start : one.spans[0].end] for one in reads]


def test_an_executive_let_change_the_days_of_beginning():
    act = first(
        PERU + "Autorízase al Poder Ejecutivo para que, mediante resolución suprema refrendada por "
        "el ministro de Defensa, modifique los plazos de inicio de las actividades del anexo. La "
        "resolución suprema se pone en conocimiento de la Comisión de Defensa Nacional dentro de "
        "las cuarenta y ocho horas de expedida."
    )
    assert act.amendment.element.value == "start_date"
    (duty,) = act.duties
    assert (duty.what.value, duty.within.value, duty.unit) == ("inform_change", 48, "hour")


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            (
                "Al amparo del artículo 32, Nº 17, de la Constitución, el Gobierno de Chile "
                "autorizó el ingreso de tropas de Brasil."
            ),
            "Constitution 32(17)",
        ),
        (
            ARGENTINA + "La Constitución reserva al Congreso, en el inciso 28 del artículo 75, la "
            "facultad de permitir la introducción de tropas extranjeras.",
            "Constitution 75(28)",
        ),
    ],
)
def test_an_article_by_its_number_sign_or_after_the_constitution(text, cited):
    assert cited in [one.value for one in first(text).legal]


def test_a_standing_law_on_entries_is_not_the_act():
    act = first(
        "Vista la Ley N° 19.067, que establece normas sobre entrada de tropas extranjeras, el "
        "Gobierno de Chile autorizó el ingreso de 30 militares de Argentina."
    )
    assert act.number is None
    assert "Law 19067" in [one.value for one in act.legal]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            PERU + "Lugar: Iquitos y Santa Rosa, departamento de Loreto.",
            ["Iquitos", "Santa Rosa", "Loreto"],
        ),
        (
            ARGENTINA + "El ejercicio llevará a Paso de los Libres, en la provincia de Corrientes, "
            "a unos 90 paracaidistas.",
            ["Paso de los Libres", "Corrientes"],
        ),
    ],
)
def test_a_town_is_named_right_before_its_region(text, names):
    assert printed(text, [one.code for one in first(text).places]) == names


def test_where_a_paper_was_given_is_no_place_of_the_force():
    text = (
        "El Congreso Nacional de Honduras autorizó el ingreso de 115 militares de Estados Unidos "
        "a Yoro.\n\nDado en la ciudad de Tegucigalpa, municipio del Distrito Central, a los nueve "
        "días del mes de abril del año dos mil treinta y uno."
    )
    assert printed(text, [one.code for one in first(text).places]) == ["Yoro"]


def test_the_corps_of_one_service_and_the_police_are_two():
    text = (
        "El Ministerio de Defensa del Ecuador autorizó el ingreso de 11 militares de España. "
        "Capacitarán a personal del Cuerpo de Ingenieros del Ejército y de la Policía Nacional."
    )
    names = printed(text, [one.id for one in first(text).host_institutions])
    assert names == ["Cuerpo de Ingenieros del Ejército", "Policía Nacional"]


def test_an_agreement_of_a_ministry_has_its_number():
    act = first(
        "Mediante Acuerdo Ministerial Nº 027 del 12 de enero de 2032, el Ministerio de Defensa "
        "del Ecuador autorizó el ingreso de 11 militares de España."
    )
    assert (act.kind.value, act.number.value) == ("ministerial_agreement", "027")


def test_days_of_a_second_ship_are_a_call_as_the_first():
    act = first(
        "El Gabinete de Panamá autorizó la recalada del buque escuela Alba, de la Armada de "
        "México, en Balboa del 3 al 7 de septiembre de 2032, y la de la corbeta colombiana Río en "
        "Colón, los días 11 y 12 del mismo mes."
    )
    assert [one.kind.value for one in act.windows] == ["port_call", "port_call"]


def test_what_the_local_side_puts_in_does_not_come():
    act = first(
        ARGENTINA + "Por el lado local intervendrá la Brigada Aerotransportada, con 300 hombres."
    )
    assert act.headcounts == ()


def test_a_line_of_counts_in_a_journal_is_the_vote():
    act = first(
        "THE NATIONAL ASSEMBLY OF KENYA\n\nTHAT, this House approves the entry into Kenya, from "
        "24th April to 9th June 2028, of 650 soldiers of the British Army.\n\n"
        "(Question put and the House divided)\n\nAYES: 132  NOES: 41  ABSTENTIONS: 2\n"
    )
    votes = act.votes
    assert (votes.for_.value, votes.against.value, votes.abstain.value) == (132, 41, 2)


def test_equipment_of_engineers_by_its_names():
    act = first(
        PERU + "Traerán doce detectores de metales, un puente desmontable y una planta "
        "potabilizadora."
    )
    assert [(one.item.value, one.quantity.value.n) for one in act.equipment] == [
        ("metal_detector", 12),
        ("bridge", 1),
        ("water_purifier", 1),
    ]


def test_a_decree_that_lets_soldiers_come_in_is_an_act():
    act = read_text(
        "Saiu nesta quinta um decreto do presidente do Brasil que deixa militares dos Estados "
        "Unidos entrarem no país, de 24 de outubro a 20 de novembro de 2031. O Exército americano "
        "vai mandar 294 militares, levando armamento.",
        "pt",
    ).drafts[0]
    assert (act.host.value, [one.value for one in act.senders]) == ("BR", ["US"])
    assert [one.quantity.value.n for one in act.headcounts] == [294]
    assert act.armed.value
