"""Numbers of persons: of what, of whom, totals and parts, and what is no such number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.instrument.reading.framed import framed

from relevo.core.bound import Quantifier
from relevo.core.words import Speaker
from relevo.instrument.reading.fields.headcounts_of import read_headcounts
from relevo.instrument.reading.fields.totals import total_problems


def counts(text, **asked):
    document, frame = framed(text, **asked)
    return [
        (one.quantity.value.n, one.category, one.sender) for one in read_headcounts(document, frame)
    ]


def numbers(text, **asked):
    return [n for n, _, _ in counts(text, **asked)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Ingresarán 55 militares.", [(55, "", "US")]),
        ("es", "Ingresará una tropa de 13 militares.", [(13, "", "US")]),
        ("es", "Llegará un centenar de fuerzas estadounidenses.", [(100, "", "US")]),
        ("en", "Up to 2,100 NATO troops will enter.", [(2100, "", "US")]),
        ("en", "Eleven agents of the United States Army will enter.", [(11, "army", "US")]),
        ("es", "Los 53 soldados trabajarán en cinco unidades militares.", [(53, "", "US")]),
        ("es", "Entrarán 19 elementos de la Marina de Estados Unidos.", [(19, "navy", "US")]),
        ("es", "El contingente de 600 llegará en mayo.", [(600, "", "US")]),
        ("es", "Vienen 87 efectivos, casi un centenar.", [(87, "", "US")]),
        ("es", "Los uniformados, 87 en total, llegarán armados.", [(87, "", "US")]),
        (
            "es",
            "Lo integran 25 miembros de Fuerzas Especiales y cinco de asuntos civiles.",
            [(25, "special_forces", "US"), (5, "civil_affairs", "US")],
        ),
        (
            "es",
            "La dotación es de 28 oficiales y 138 tripulantes.",
            [(28, "", "US"), (138, "ship_crew", "US")],
        ),
        ("es", "Personal militar: 114", [(114, "", "US")]),
        ("es", "Entrarán 19 integrantes del Equipo SEAL 2 de la Marina.", [(19, "seal", "US")]),
        (
            "es",
            "Entran efectivos del Ejército, en un número de quince, armados.",
            [(15, "army", "US")],
        ),
        ("es", "Medio centenar de militares llegará.", [(50, "", "US")]),
        ("es", "Llegan 20 oficiales y 100 de tropa.", [(20, "", "US"), (100, "", "US")]),
        ("en", "The visiting troops, numbering 150, will stay.", [(150, "", "US")]),
        (
            "es",
            "Entran 45 militares, que se sumarán a 2.000 militares de diez países.",
            [(45, "", "US")],
        ),
        ("es", "Entran 45 militares para atender a 300 personas.", [(45, "", "US")]),
        (
            "es",
            "Entran 90 marinos: 60 de la fragata X y 30 del buque Z.",
            [(90, "", "US"), (60, "", "US"), (30, "", "US")],
        ),
        ("es", "Entran 18 militares y el Ala 612 de la Fuerza Aérea.", [(18, "", "US")]),
        ("pt", "Entram 24 militares; depois, as duas tropas treinam.", [(24, "", "US")]),
        ("es", "La dotación:\n\nOficiales ........ 28\nBuques ........ 2\n", [(28, "", "US")]),
        ("en", "A 250-strong contingent of US Marines will come.", [(250, "", "US")]),
        ("en", "The ship has a crew of 95.", [(95, "ship_crew", "US")]),
        ("en", "Up to 75 U.S. troops will remain.", [(75, "", "US")]),
        (
            "pt",
            "Entram 24 militares e sete médicos militares.",
            [(24, "", "US"), (7, "medical", "US")],
        ),
    ],
)
def test_numbers_of_persons(language, text, expected):
    assert counts(text, language=language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "La fuerza entrenará a 300 soldados.",
        "Se entrenarán junto a 300 efectivos.",
        "Participan 540 efectivos de la Marina de Guerra del Perú.",
        "La participación local incluirá 40 efectivos.",
        "En la isla de Valdoria murieron 9 militares.",
        "El ministro negó que vengan 300 soldados.",
        "El año pasado vinieron 1.250 militares.",
        "Votaron a favor 73 congresistas.",
        "Marcharon 2.000 jóvenes.",
        "Costará 340 millones de dólares.",
        "Ingresan 14 fusiles M4.",
        "Se realizarán 12 ejercicios militares.",
        "El 15 de marzo llegarán los militares.",
        "Vendrán dos equipos SEAL.",
        "La comisión la forman 15 miembros del Congreso.",
    ],
)
def test_what_is_no_number_of_persons(text):
    assert numbers(text, language="es") == []


def test_each_sender_has_its_number():
    text = "Entran 1.098 militares de Estados Unidos, 73 de Colombia y 51 de Ecuador."
    found = counts(text, senders=("US", "CO", "EC"), language="es")
    assert [(n, sender) for n, _, sender in found] == [(1098, "US"), (73, "CO"), (51, "EC")]


def test_the_label_of_an_item_tells_the_sender():
    text = "Quiénes vienen:\n\n- Colombia: 73 militares, con armas\n- Ecuador: 36 militares\n"
    found = counts(text, senders=("CO", "EC"), language="es")
    assert [(n, sender) for n, _, sender in found] == [(73, "CO"), (36, "EC")]


def test_the_column_of_persons_of_a_table():
    text = (
        "As forças autorizadas são:\n\n"
        "Força | País | Efetivo | Meios\n"
        "Ejército de Tierra | Espanha | 310 | 14 viaturas\n"
        "Armada | Espanha | 120 | 2 helicópteros\n"
    )
    assert numbers(text, host="PT", senders=("ES",), language="pt") == [310, 120]


def test_what_was_asked_for_gives_way_to_what_was_given():
    text = "El gobierno solicitó 75 elementos. Se autorizan hasta 50 elementos."
    document, frame = framed(text, language="es")
    (only,) = read_headcounts(document, frame)
    assert (only.quantity.value.quantifier, only.quantity.value.n) == (Quantifier.AT_MOST, 50)


def test_a_number_said_again_is_one():
    assert numbers("Vienen 55 militares. Los 55 efectivos llegan en mayo.", language="es") == [55]


def test_a_total_that_adds_up():
    text = "Llegan 166 militares: 28 oficiales y 138 tripulantes."
    document, frame = framed(text, language="es")
    found = read_headcounts(document, frame)
    assert [one.total for one in found] == [True, False, False]
    assert total_problems(document, found) == ()


def test_a_total_that_does_not_add_up_is_kept_with_a_problem():
    text = "Vienen 40 infantes de marina y 60 tripulantes.\nEn total serán 150 militares."
    document, frame = framed(text, language="es")
    found = read_headcounts(document, frame)
    assert [one.quantity.value.n for one in found] == [40, 60, 150]
    (problem,) = total_problems(document, found)
    assert (problem.code, problem.line) == ("total-mismatch", 2)
    assert "150" in Speaker("en").say(problem.what)
    assert "100" in Speaker("en").say(problem.what)


@given(
    st.lists(
        st.sampled_from(
            "14 |militares |de |EE. UU. |y |, |: |marines |total |con |\n| | 20 |(".split("|")
        )
    )
)
def test_numbers_point_inside_the_text(parts):
    text = "".join(parts)
    document, frame = framed(text, language="es")
    for one in read_headcounts(document, frame):
        for read in (one.quantity, one.of):
            for span in read.spans if read else ():
                assert 0 <= span.start < span.end <= len(text)


def test_the_next_sentence_says_nothing_about_the_persons():
    text = "Entra el barco, cuya tripulación es de 378 personas.\nLuego votó la Cámara."
    assert numbers(text, language="es") == [378]


def test_those_named_among_a_number_need_not_add_up():
    text = "Vienen 50 efectivos, entre ellos diez instructores y cuatro médicos."
    document, frame = framed(text, language="es")
    assert total_problems(document, read_headcounts(document, frame)) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They are 140 soldiers. The army has 900 troops in Estonia and 450 in Cyprus."),
        ("es", "Son 140 soldados. El Ejército peruano mantiene 5.000 soldados en la zona."),
        ("es", "Son 140 soldados. Ayer cayeron dos soldados."),
    ],
)
def test_those_who_are_elsewhere_or_the_host_s_are_not_counted(language, text):
    assert numbers(text, language=language) == [140]
