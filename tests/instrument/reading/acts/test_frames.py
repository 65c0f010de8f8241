"""Is there an act, whose is it, how far has it come, and which sentences are about it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.instrument.reading.reads import PERU, first, value, words

from relevo.instrument.model import ActStatus, Direction
from relevo.instrument.reading.acts.frames import frames
from relevo.instrument.reading.page.lay_out import lay_out

ADOPTED = [
    ("en", "Ecuador's National Assembly said yes to American bases on its soil.", ("EC", ["US"])),
    ("en", "Jamaica has given U.S. Marines leave to use its airports.", ("JM", ["US"])),
    ("en", "Honduras' Congress OKs the stay of U.S. troops.", ("HN", ["US"])),
    (
        "en",
        "The docking of U.S. warships has been authorised by Costa Rica's legislature.",
        ("CR", ["US"]),
    ),
    (
        "en",
        "Norway extends U.S. Marines' presence by one year, its minister has confirmed.",
        ("NO", ["US"]),
    ),
    (
        "en",
        "U.S. troops will be able to deploy to Panama under a joint deal signed by Panama.",
        ("PA", ["US"]),
    ),
    ("es", "El Senado de Uruguay votó el ingreso de 20 marines de Brasil.", ("UY", ["BR"])),
    ("es", "Quedó expedito el ingreso al Perú de militares de Chile.", ("PE", ["CL"])),
    (
        "es",
        "Bolivia autorizó a Chile a usar temporalmente la base aérea de El Alto.",
        ("BO", ["CL"]),
    ),
    (
        "es",
        "La Asamblea dio la autorización. Los barcos de Chile operarán en aguas de Costa Rica.",
        ("CR", ["CL"]),
    ),
    (
        "es",
        (
            "El Gobierno permitió que entren tropas de Brasil al país y que fuerzas argentinas "
            "salgan hacia Chile."
        ),
        ("AR", ["BR"]),
    ),
    (
        "es",
        (
            "El Senado argentino aprobó el ingreso de tropas brasileñas y la salida de militares "
            "argentinos a Brasil."
        ),
        ("AR", ["BR"]),
    ),
    (
        "es",
        (
            "El Senado aprobó la entrada de marinos de Brasil para entrenar a militares mexicanos. "
            "La medida permitirá que 53 marinos mexicanos reciban adiestramiento allá."
        ),
        ("MX", ["BR"]),
    ),
    ("pt", "A Guiné-Bissau aceitou a presença de soldados do Senegal no país.", ("GW", ["SN"])),
    (
        "pt",
        "Portugal autorizou os Estados Unidos a usar a Base das Lajes com os seus aviões.",
        ("PT", ["US"]),
    ),
]
NONE_BESIDE = [
    ("en", "A poll found that most Ecuadorians approve of U.S. bases on their soil."),
    ("en", "Ecuadorians voted against allowing U.S. bases on their soil."),
    ("en", "The U.S. president authorised the deployment of U.S. troops in the streets of Ohio."),
    ("en", "U.S. Marines will go on training recruits for one more year, officials confirmed."),
    ("es", "El Senado dio su aprobación. El presidente visitará Chile con empresarios."),
    ("es", "El Congreso dio luz verde al uso de la fuerza militar contra bandas de Chile."),
    ("es", "La oposición pidió aclarar si autorizó el ingreso de tropas de Chile."),
    ("pt", "Segundo a sondagem, a maioria aprova a entrada de tropas da China."),
]
GRANTED = [
    (
        "en",
        "Under the law, three U.S. planes may enter Uruguay to give support.",
        ("UY", ["US"]),
    ),
    (
        "en",
        "A U.S. military detachment may enter Mexico to train, the country's Senate decided.",
        ("MX", ["US"]),
    ),
    (
        "en",
        "The decision to admit units of the Polish army to Ukraine was approved by parliament.",
        ("UA", ["PL"]),
    ),
    (
        "es",
        "Uruguay dio permiso al gobierno de Estados Unidos para usar sus bases con sus aviones.",
        ("UY", ["US"]),
    ),
    (
        "es",
        "El Senado de México autorizó el ingreso de 19 marinos de Estados Unidos.",
        ("MX", ["US"]),
    ),
    (
        "es",
        "El ingreso de tropas de Brasil al territorio peruano fue autorizado por el Congreso.",
        ("PE", ["BR"]),
    ),
    (
        "es",
        "El Congreso peruano dio el jueves su visto bueno a la llegada de buques de Colombia.",
        ("PE", ["CO"]),
    ),
    (
        "es",
        "La autorización para el ingreso de militares chilenos a Uruguay fue publicada ayer.",
        ("UY", ["CL"]),
    ),
    (
        "es",
        "Artículo 1.- Autorízase el ingreso al territorio peruano de personal militar de Japón.",
        ("PE", ["JP"]),
    ),
    (
        "es",
        "El Gobierno de Ecuador facultó la entrada de militares de EE. UU. y Colombia al país.",
        ("EC", ["US", "CO"]),
    ),
    (
        "es",
        (
            "La Cámara de Diputados de Paraguay aprobó el Acuerdo sobre el Estatuto de las Fuerzas "
            "con los Estados Unidos."
        ),
        ("PY", ["US"]),
    ),
    (
        "en",
        "Peruvian authorities have greenlighted the entry of United States military personnel.",
        ("PE", ["US"]),
    ),
    (
        "en",
        "Norway's parliament consented to the stay of U.S. Marines and British soldiers in Norway.",
        ("NO", ["US", "GB"]),
    ),
    (
        "en",
        (
            "The Philippine Senate gave its nod to the deployment of Australian troops in the "
            "Philippines."
        ),
        ("PH", ["AU"]),
    ),
    (
        "en",
        (
            "U.S. warships may train in Japan from 3 May to 9 May 2027 after "
            "the Japanese parliament "
            "gave its consent."
        ),
        ("JP", ["US"]),
    ),
    (
        "pt",
        (
            "O presidente do Brasil assinou um decreto que autoriza a entrada de militares dos "
            "Estados Unidos no Brasil."
        ),
        ("BR", ["US"]),
    ),
    (
        "pt",
        (
            "Ficam autorizados o ingresso e a permanência de forças da Argentina em território "
            "brasileiro."
        ),
        ("BR", ["AR"]),
    ),
]
NONE = [
    ("es", "El ingreso de marines de Estados Unidos a Uruguay se hizo sin autorización."),
    ("es", "El Congreso peruano podría autorizar el ingreso de tropas de Brasil al Perú."),
    ("es", "La Constitución permite el ingreso de tropas extranjeras si lo aprueba el Senado."),
    ("es", "El Senado de Estados Unidos rechazó una resolución para impedir el envío de tropas."),
    ("es", "El Congreso peruano aprobó la compra de aviones para la Fuerza Aérea del Perú."),
    ("es", "El Gobierno autorizó el despliegue de las Fuerzas Armadas en las calles."),
    ("es", "Imaginemos que mañana se autoriza la entrada de 500 soldados de Brasil al Perú."),
    ("es", "Los militares de Brasil llegaron a Lima para un torneo de fútbol."),
    ("en", "The minister denied that the government had allowed U.S. troops into Guyana."),
    ("en", "Foreign troops would require approval before they enter Kenya."),
    ("en", "The two countries are negotiating the presence of U.S. troops in Ghana."),
    ("en", "The government refused a Russian warship permission to dock in Portugal."),
    ("pt", "A entrada de militares dos Estados Unidos no Brasil ocorreu sem autorização."),
    ("pt", "O Congresso poderia autorizar a entrada de tropas da Argentina no Brasil."),
]


@pytest.mark.parametrize(("language", "text", "expected"), [*ADOPTED, *GRANTED])
def test_a_granted_entry(language, text, expected):
    document = lay_out(text, language)
    (frame,) = frames(document)
    host, senders = expected
    assert value(frame.host) == host
    assert [read.value for read in frame.senders] == senders
    assert frame.status.value is ActStatus.ADOPTED
    assert value(frame.direction) is Direction.INBOUND


@pytest.mark.parametrize(("language", "text"), [*NONE, *NONE_BESIDE])
def test_what_reports_no_authorisation_is_no_act(language, text):
    assert frames(lay_out(text, language)) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "El Gobierno de México solicitó permiso para el ingreso de marinos de Estados Unidos.",
            ActStatus.REQUESTED,
        ),
        (
            "La Comisión de Marina del Senado de México avaló el ingreso de marinos de Brasil.",
            ActStatus.REQUESTED,
        ),
        (
            (
                "El Gobierno del Perú presentó un proyecto para el ingreso de tropas de Brasil. "
                "El proyecto fue aprobado ayer."
            ),
            ActStatus.ADOPTED,
        ),
        (
            "El Congreso del Perú rechazó el proyecto para el ingreso de tropas de Brasil.",
            ActStatus.REJECTED,
        ),
        (
            "El Gobierno del Perú retiró el proyecto para el ingreso de tropas de Brasil.",
            ActStatus.WITHDRAWN,
        ),
        (
            (
                "PROYECTO DE RESOLUCIÓN LEGISLATIVA\n\nArtículo único. Autorízase el ingreso al "
                "territorio peruano de tropas de Brasil."
            ),
            ActStatus.REQUESTED,
        ),
    ],
)
def test_how_far_an_act_has_come(text, status):
    assert first(text)[1].status.value is status


def test_the_status_points_at_the_word_that_says_it():
    document, frame = first(PERU)
    assert words(document.text, frame.status) == ["aprobó"]
    assert words(document.text, frame.senders[0]) == ["Estados Unidos"]


def test_last_years_act_and_its_sentences_are_background():
    text = PERU + (
        "El personal estará del 1 de enero al 31 de diciembre de 2026.\n\n"
        "El año pasado el Congreso aprobó el ingreso de 600 militares de Brasil. "
        "En aquella ocasión trajeron dos buques.\n\n"
        "La nueva autorización rige todo el año."
    )
    document, frame = first(text)
    told = [document.text[document.sentences[n].start :][:9] for n in frame.sentences]
    assert told == ["El Congre", "El person", "La nueva "]
    assert [read.value for read in frame.senders] == ["US"]


def test_another_country_is_background():
    text = PERU + "\n\nEcuador ratificó un acuerdo sobre fuerzas de Francia."
    _, frame = first(text)
    assert [read.value for read in frame.senders] == ["US"]
    assert len(frame.sentences) == 1


def test_those_who_are_trained_are_not_senders():
    _, frame = first(
        "El Senado de México aprobó la entrada de soldados de Estados Unidos para que entrenen a "
        "militares mexicanos."
    )
    assert value(frame.host) == "MX"
    assert [read.value for read in frame.senders] == ["US"]


def test_own_forces_that_leave_are_an_act_outward():
    _, frame = first(
        "El Senado de México autorizó la salida de marinos mexicanos al Perú, del 3 al 9 de mayo "
        "de 2027."
    )
    assert value(frame.direction) is Direction.OUTBOUND
    assert value(frame.host) == "MX"
    assert [read.value for read in frame.senders] == ["MX"]


def test_one_decree_in_and_out_is_two_acts():
    text = (
        "El Poder Ejecutivo argentino autorizó el ingreso de personal de la Armada de Estados "
        "Unidos del 3 al 9 de mayo de 2027.\n\n"
        "El mismo decreto permite la salida de tropas argentinas a Chile, del 2 al 4 de junio de "
        "2027."
    )
    inward, outward = frames(lay_out(text, "es"))
    assert (value(inward.host), [r.value for r in inward.senders]) == ("AR", ["US"])
    assert value(outward.direction) is Direction.OUTBOUND
    assert set(inward.sentences).isdisjoint(outward.sentences)


def test_two_bills_are_two_acts():
    text = (
        "El Congreso del Perú aprobó el proyecto 5318/2022-PE, que autoriza el ingreso de "
        "infantes de marina de Estados Unidos. También aprobó el proyecto 5379/2022-PE, que "
        "autoriza el ingreso de unidades navales de Japón."
    )
    found = frames(lay_out(text, "es"))
    assert [[r.value for r in frame.senders] for frame in found] == [["US"], ["JP"]]


def test_a_place_points_at_a_host_that_is_not_named():
    _, frame = first(
        "El Senado autorizó el ingreso de marinos de Estados Unidos para un curso en Campeche."
    )
    assert value(frame.host) == "MX"
    assert frame.host.state == "derived"
    assert frame.host.shown


WORDS = st.sampled_from(
    "El Congreso Perú autorizó ingreso de tropas Estados Unidos no sin 2026 fue proyecto "
    "73 votos a favor en contra . , ; : \n Artículo 1 aprobó Ley 27856 Brasil salida".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_text_gives_frames_whose_sentences_state_facts(text):
    document = lay_out(text, "es")
    for frame in frames(document):
        assert all(document.sentences[n].states_facts for n in frame.sentences)
        assert all(document.text[start:end].strip() for start, end in frame.heads)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El Congreso peruano debatirá si permite la entrada de tropas de Chile."),
        ("pt", "A lei permite ao ministro autorizar o trânsito de forças estrangeiras no Brasil."),
        ("en", "The US Senate approved a bill to fund the deployment of troops in Poland."),
    ],
)
def test_a_question_a_power_and_money_are_no_consent(language, text):
    assert not any(f.status.value is ActStatus.ADOPTED for f in frames(lay_out(text, language)))


def test_the_consent_of_an_earlier_year_is_not_this_one():
    text = (
        "El Congreso de Guatemala aprobó el ingreso de soldados de Brasil. "
        "En 2023, ese mismo Congreso aprobó el ingreso de tropas de México."
    )
    (frame,) = frames(lay_out(text, "es"))
    assert [read.value for read in frame.senders] == ["BR"]


def test_the_hosts_own_force_going_abroad_is_left_out():
    text = PERU + "Militares peruanos viajarán a San Diego el 28 de marzo de 2026."
    document = lay_out(text, "es")
    (frame,) = frames(document)
    assert frame.sentences == (0,)


def test_a_force_sent_to_another_state_is_the_speakers_own():
    text = "El Consejo de Ministros de España autorizó el envío de 120 militares a Letonia."
    (frame,) = frames(lay_out(text, "es"))
    assert (frame.host.value, frame.direction.value) == ("ES", Direction.OUTBOUND)


@pytest.mark.parametrize(
    ("language", "text", "host", "direction"),
    [
        (
            "pt",
            "A Assembleia Nacional de Angola aprovou o envio de 20 militares para a força da SADC.",
            "AO",
            Direction.OUTBOUND,
        ),
        (
            "es",
            "El Senado argentino aprobó la salida de tropas propias y el ingreso de extranjeras.",
            "AR",
            Direction.INBOUND,
        ),
        (
            "en",
            "Sweden's parliament approved a deal giving the U.S. access to its military bases.",
            "SE",
            Direction.INBOUND,
        ),
    ],
)
def test_which_way_the_force_goes(language, text, host, direction):
    (frame,) = frames(lay_out(text, language))
    assert (value(frame.host), value(frame.direction)) == (host, direction)


def test_a_report_of_a_committee_on_a_bill_asks():
    text = (
        "Dictamen recaído sobre el Proyecto 5079/2015-PE\n\n"
        "El proyecto propone la resolución por la que se autoriza el ingreso al Perú de militares "
        "de Brasil."
    )
    (frame,) = frames(lay_out(text, "es"))
    assert value(frame.status) == ActStatus.REQUESTED


def test_a_pact_that_was_revoked_lets_nobody_in():
    text = "Niger's junta revoked the accord that allowed American troops in the country."
    assert frames(lay_out(text, "en")) == ()


def test_words_quoted_from_a_bill_ask():
    text = (
        "“Autorízase el ingreso al territorio uruguayo de 25 efectivos de la Fuerza Aérea de "
        "Estados Unidos”, dice el artículo único del proyecto de ley del Ministerio de Defensa."
    )
    assert frames(lay_out(text))[0].status.value is ActStatus.REQUESTED


def test_what_the_plenary_granted_after_a_committee_reported_is_granted():
    text = (
        "El Senado de Paraguay vio el pedido para que ingresen tropas de Estados Unidos. La "
        "Comisión de Defensa expuso los argumentos y luego el pleno aprobó lo pedido."
    )
    assert frames(lay_out(text))[0].status.value is ActStatus.ADOPTED


def test_a_war_elsewhere_and_another_matter_are_left_out():
    text = (
        "El Congreso de Argentina autorizó el ingreso de tropas extranjeras para un ejercicio. "
        "La invasión rusa de Ucrania ocupó a la prensa. En otro punto, el Congreso debatió "
        "una visita a Chile."
    )
    found = frames(lay_out(text))[0]
    assert (found.senders, found.sentences) == ((), (0,))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Por la ley, los militares peruanos pueden entrar a los cuarteles."),
        ("pt", "Segundo a lei, as tropas podem entrar nas favelas do Brasil."),
        ("en", "Under the law, soldiers may enter homes in Mexico."),
    ],
)
def test_leave_that_a_law_gives_to_the_own_force_is_no_act(language, text):
    assert frames(lay_out(text, language)) == ()
