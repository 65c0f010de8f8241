"""Reports of approvals and requests, as newspapers and agencies put them.

Every text is of our own making; its facts are illustrative.
"""

from __future__ import annotations

import pytest
from tests.instrument.reading.reads import PERU, read, value

from relevo.instrument.reading.fields.dates_of import read_approved
from relevo.instrument.reading.fields.entry_of import read_armed
from relevo.instrument.reading.fields.headcounts_of import read_headcounts
from relevo.instrument.reading.fields.institutions_of import read_institutions
from relevo.instrument.reading.fields.places_of import read_places
from relevo.instrument.reading.fields.time_of import read_windows
from relevo.instrument.reading.fields.votes_of import read_votes
from relevo.instrument.reading.read_text import read_text
from relevo.instrument.value import State


def acts(text: str, language: str = "es") -> list[tuple[str, list[str], str, str]]:
    """Give host, senders, status and direction of each act that is read from a text."""
    return [
        (
            draft.host.value if draft.host else "",
            [sender.value for sender in draft.senders],
            draft.status.value.value if draft.status else "",
            draft.direction.value.value if draft.direction else "",
        )
        for draft in read_text(text, language).drafts
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Honduras analiza una solicitud de Estados Unidos para instalar en su territorio una "
            "fuerza militar."
        ),
        (
            "De aprobarse, la resolución permitirá el ingreso de 50 militares de Estados Unidos a "
            "Honduras."
        ),
        (
            "La Comisión de Defensa en el Congreso de Honduras ha dado luz verde al ingreso de "
            "militares de Estados Unidos a Honduras."
        ),
        (
            "El Congreso de Honduras tratará mañana el pedido del Ejecutivo para permitir el "
            "ingreso de 60 militares de Estados Unidos a Honduras."
        ),
    ],
)
def test_a_request_is_not_yet_granted(text):
    assert acts(text) == [("HN", ["US"], "requested", "inbound")]


def test_two_requests_of_one_house_are_an_entry_and_a_departure():
    text = (
        "La presidenta del Senado informó que se convocará a desahogar las solicitudes que remitió "
        "la presidenta de México para autorizar el ingreso y salida de tropas. La primera "
        "solicitud contempla la salida de 60 efectivos de la Armada de México a Camp Shelby, "
        "Estados Unidos, del 18 de enero al 13 de marzo de 2031. El traslado se haría en un "
        "avión “Hércules”. La segunda solicitud corresponde al ingreso a territorio nacional de "
        "19 elementos de la Marina de Estados Unidos del 19 de enero al 15 de abril de 2031."
    )
    assert acts(text) == [
        ("MX", ["US"], "requested", "inbound"),
        ("MX", ["MX"], "requested", "outbound"),
    ]


def test_the_own_force_that_the_same_decree_moves_abroad_is_an_act_of_its_own():
    text = (
        "El presidente argentino autorizó por decreto el ingreso de tropas de Estados Unidos para "
        "el ejercicio Tridente. El decreto habilita además el traslado de personal militar "
        "argentino a Chile entre el 5 y el 11 de octubre de 2031. Las maniobras con las tropas "
        "estadounidenses serán en Ushuaia, Argentina."
    )
    assert acts(text) == [
        ("AR", ["US"], "adopted", "inbound"),
        ("AR", ["AR"], "adopted", "outbound"),
    ]
    away = read_text(text, "es").drafts[1]
    assert [place.code.value for place in away.places if place.code.value.startswith("AR")] == []


def test_peers_from_abroad_are_foreign_forces():
    text = (
        "El Senado argentino aprobó ejercicios combinados, con la salida de tropas argentinas y el "
        "ingreso de sus similares extranjeras."
    )
    assert [act[0] for act in acts(text)] == ["AR"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            (
                "La ley faculta al presidente argentino a autorizar la entrada de tropas "
                "extranjeras sin permiso del Congreso."
            ),
            "es",
        ),
        ("Peru's parliament approved a law against foreign troops entering the country.", "en"),
        ("El Congreso del Perú aprobó la salida del presidente a reunirse con tropas.", "es"),
    ],
)
def test_no_entry_is_granted(text, language):
    assert acts(text, language) == []


def test_words_in_brackets_before_a_grant_deny_nothing():
    text = (
        "O presidente do Brasil (sem partido) autorizou a entrada de militares dos Estados Unidos."
    )
    assert acts(text, "pt") == [("BR", ["US"], "adopted", "inbound")]


def test_a_list_of_states_whose_forces_join_are_senders():
    text = (
        "Nicaragua's president signed a decree that allows foreign troops to enter the country. "
        "The exercises will be held with military personnel from Mexico, Central American "
        "countries, Venezuela, Cuba and the Dominican Republic."
    )
    assert acts(text, "en") == [("NI", ["MX", "VE", "CU", "DO"], "adopted", "inbound")]


def test_a_headline_tells_the_host_where_nothing_else_does():
    text = (
        "Argentina authorizes entry of foreign troops for military exercises\n"
        "On Tuesday the Executive Power promulgated the law that authorized the entry of foreign "
        "troops into the national territory for the exercises “Unitas Atlántico” and “Viekaren”."
    )
    draft = read_text(text, "en").drafts[0]
    assert draft.host is not None
    assert (draft.host.value, draft.host.state) == ("AR", State.DERIVED)
    assert draft.places == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Lima, 30 de mayo de 2031. {PERU}Estarán desde el próximo lunes hasta el 30 de junio.",
            [("2031-06-02", "2031-06-30")],
        ),
        (
            (
                f"{PERU}Los ampara el Decreto Supremo 12/2031, y un acuerdo firmado entre Perú y "
                "Estados Unidos en 1997. Estarán del 20 de octubre al 15 de noviembre."
            ),
            [("2031-10-20", "2031-11-15")],
        ),
        (
            (
                f"{PERU}Estarán del 6 al 8 de noviembre. Un senador nacido el 10 de diciembre de "
                "1983 recordó la cumbre de 2031."
            ),
            [("2031-11-06", "2031-11-08")],
        ),
    ],
)
def test_the_year_of_a_window_is_derived_or_absent(text, expected):
    found = read(read_windows, text)
    assert [(str(value(one.from_)), str(value(one.to))) for one in found] == expected


def test_the_day_of_an_agreement_told_in_passing_is_no_approval():
    text = (
        "O presidente do Brasil autorizou a entrada de militares dos Estados Unidos. É parte de um "
        "acordo que foi firmado em Washington, em 12 de abril de 2010."
    )
    assert read(read_approved, text, "pt") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La iniciativa fue votada por 31 legisladores.", (31, None)),
        ("Con la abstención del senador Rojas, fue aprobado con 104 votos.", (104, 1)),
    ],
)
def test_votes_told_in_words(text, expected):
    votes = read(read_votes, PERU + text)
    assert votes is not None
    assert (value(votes.for_), value(votes.abstain)) == expected


def test_those_who_sit_are_not_those_who_voted():
    text = (
        "The Congress of Peru approved the entry of US troops. 37 lawmakers out of 60, registered "
        "in the chamber, voted for this law. Only five out of 56 deputies supported it before."
    )
    votes = read(read_votes, text, "en")
    assert votes is not None
    assert value(votes.for_) == 37


def test_teams_are_no_persons():
    text = PERU + "Ingresarán dos equipos instructores del Batallón de Asuntos Civiles."
    assert read(read_headcounts, text) == ()


def test_who_is_said_to_do_instead_does_not_take_part():
    text = (
        "Peru's Congress approved the entry of US troops. Lawmakers opposed the resolution, "
        "arguing that the Peruvian Army is capable of providing security."
    )
    assert read(read_institutions, text, "en") == ()


def test_where_a_region_lies_is_no_place_of_the_force():
    text = PERU + "Entrenarán en Junín. La región se encuentra entre Lima y Pasco."
    assert [one.code.value for one in read(read_places, text)] == ["PE-JUN"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", PERU + "La delegación ingresaría con armamento."),
        ("es", PERU + "El contingente traerá su armamento."),
        (
            "en",
            (
                "Peru's Congress approved the entry of US troops. They will bring the weaponry "
                "needed to train."
            ),
        ),
    ],
)
def test_arms_that_are_brought(language, text):
    armed = read(read_armed, text, language)
    assert armed is not None
    assert armed.value


def test_senders_go_on_after_the_days():
    text = (
        "La Asamblea Nacional de Nicaragua autorizó que entren al país tropas y naves de las "
        "Fuerzas Armadas de Rusia entre el 1 de enero y el 30 de junio de 2031, así como de Cuba, "
        "México y Venezuela."
    )

    assert acts(text) == [("NI", ["RU", "CU", "MX", "VE"], "adopted", "inbound")]


def test_the_weekday_of_a_report_dates_no_approval():
    text = (
        "Published 31 May 2023\n\nHonduras' government reported on Wednesday that it had "
        "authorized French troops to enter its territory.\n"
    )

    (draft,) = read_text(text, "en").drafts

    assert draft.approved is None


def test_a_report_on_a_numbered_bill_is_no_bill():
    text = (
        "The parliament of Ukraine has approved the entry of foreign troops of Poland in 2031.\n\n"
        "Bill No. 5636 approving the decision was backed by 236 lawmakers."
    )

    assert [act[2] for act in acts(text, "en")] == ["adopted"]


def test_an_aircraft_is_counted_before_what_it_serves_for():
    text = (
        "El Congreso de Honduras autorizó el ingreso de militares franceses con tres aviones de "
        "transporte táctico C-130."
    )

    (draft,) = read_text(text, "es").drafts

    assert [(one.item.value, one.quantity.value.n) for one in draft.aircraft] == [("c-130", 3)]
