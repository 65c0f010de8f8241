"""Where a force will be and with whom of the host, in the words of news. All illustrative."""

import pytest

from relevo.instrument.reading.read_text import read_text

PERU = "El Congreso del Perú autorizó el ingreso de 60 militares de Estados Unidos. "


def first(text, language=None):
    return read_text(text, language).drafts[0]


def institutions(text):
    return [
        text[one.id.spans[0].start : one.id.spans[0].end] for one in first(text).host_institutions
    ]


def places(text):
    return [text[one.code.spans[0].start : one.code.spans[0].end] for one in first(text).places]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            (
                PERU + "Los acompañará gente de la Quinta Brigada de Montaña, que viene desde el "
                "Cusco, y del Comando de Operaciones Guardianes del Putumayo."
            ),
            ["Quinta Brigada de Montaña", "Comando de Operaciones Guardianes del Putumayo"],
        ),
        (
            PERU + "La unidad anfitriona será la Estación Naval Teniente Clavero.",
            ["Estación Naval Teniente Clavero"],
        ),
        (
            (
                "El Gobierno dominicano autorizó el ingreso de militares de Estados Unidos. "
                "Compartirán tareas con el Comando Conjunto Norte y con el Cuerpo Especializado "
                "en Seguridad Aeroportuaria."
            ),
            ["Comando Conjunto Norte", "Cuerpo Especializado en Seguridad Aeroportuaria"],
        ),
        (
            (
                "Ghana's parliament approved the entry of U.S. Army trainers. They will coach "
                "recruits of the 64 Infantry Regiment and of the Special Boat Squadron."
            ),
            ["64 Infantry Regiment", "Special Boat Squadron"],
        ),
        (
            (
                "Panama's government authorized the entry of US instructors. Courses will be "
                "given to the National Border Service."
            ),
            ["National Border Service"],
        ),
    ],
)
def test_institutions_of_the_host_that_no_gazetteer_holds(text, names):
    assert institutions(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (PERU + "Se alojarán en el fuerte Rafael Hoyos Rubio.", ["fuerte Rafael Hoyos Rubio"]),
        (
            (
                "Kenya's parliament let British soldiers train in Kenya. The visitors will "
                "be confined "
                "to ranges in Laikipia and Samburu counties."
            ),
            ["Laikipia", "Samburu"],
        ),
        (
            (
                "O governo de Cabo Verde autorizou a presença de fuzileiros de Portugal. Ficam "
                "alojados no quartel de Morro Branco."
            ),
            ["quartel de Morro Branco"],
        ),
        (
            PERU + "Los acompañará un grupo que viene desde Cusco. Entrenarán en Iquitos.",
            ["Iquitos"],
        ),
        (
            PERU + "Entrenarán en Iquitos. Habrá vigilias en Puno y Andahuaylas.",
            ["Iquitos"],
        ),
        (
            (
                "Lithuania's parliament voted to let a Dutch battery be stationed in "
                "Rukla. Plans to "
                "use Kaunas were shelved."
            ),
            ["Rukla"],
        ),
        (
            PERU + "Entrenarán en Iquitos. El presidente viajará a Ayacucho el 10 de junio.",
            ["Iquitos"],
        ),
    ],
)
def test_places_are_where_the_force_may_be(text, names):
    assert places(text) == names


def test_an_earlier_year_than_the_text_s_own_is_background():
    text = (
        "Lima, 24 de junio de 2027.- El Congreso del Perú autorizó el ingreso de 60 militares de "
        "Estados Unidos, que entrenarán en Iquitos. En 2026 un grupo similar estuvo en Puno entre "
        "marzo y mayo."
    )
    assert places(text) == ["Iquitos"]


def test_a_place_called_after_an_article_begins_no_sentence():
    text = (
        "El Senado de Uruguay autorizó la visita de un buque de la Marina de Brasil, que tocará "
        "La Paloma del 3 al 6 de febrero de 2031."
    )
    assert len(first(text, "es").windows) == 1


def test_a_headline_in_capitals_names_no_ship():
    draft = first(
        "AUTORIZA A LAS UNIDADES NAVALES QUE INDICA DE LOS ESTADOS UNIDOS PARA QUE INGRESEN A "
        "AGUAS CHILENAS.\nAutorízase a 2 destructores de la Armada de los Estados Unidos para que "
        "realicen ejercicios en aguas chilenas.",
        "es",
    )
    assert [(one.item.value, one.name) for one in draft.vessels] == [("destroyer", None)]
