"""Agreements on forces, papers that rest on a law, and leave told in other ways."""

import pytest

from relevo.instrument.reading.read_text import read_text


def told(text, language=None):
    return [
        (
            draft.host.value if draft.host else None,
            {sender.value for sender in draft.senders},
            draft.status.value.value,
            draft.direction.value.value,
        )
        for draft in read_text(text, language).drafts
    ]


@pytest.mark.parametrize(
    ("text", "host", "senders", "status"),
    [
        (
            (
                "El presidente de Paraguay promulgó el Acuerdo sobre el Estatuto de Fuerzas "
                "(SOFA, en "
                "inglés), que regula la presencia de personal militar estadounidense en el país."
            ),
            "PY",
            {"US"},
            "adopted",
        ),
        (
            (
                "El presidente de Ecuador ratificó dos acuerdos militares firmados con Estados "
                "Unidos. "
                "Se trata del acuerdo relativo al Estatuto de las Fuerzas de los Estados Unidos."
            ),
            "EC",
            {"US"},
            "adopted",
        ),
        (
            (
                "The Senate has approved the resolution concurring with the ratification of the "
                "Reciprocal Access Agreement between the defense forces of the Philippines and "
                "Japan."
            ),
            "PH",
            {"JP"},
            "adopted",
        ),
        (
            (
                "The Minister for Defense of Ghana laid before Parliament the agreement with the "
                "United States of America on access of United States forces to agreed facilities."
            ),
            "GH",
            {"US"},
            "requested",
        ),
        (
            (
                "Resolución Ministerial. El artículo 5 de la Ley N° 27856 establece el "
                "procedimiento. "
                "SE RESUELVE:\n\nArtículo 1.- Autorizar el ingreso al territorio de la "
                "República al "
                "personal militar de los Estados Unidos de América."
            ),
            "PE",
            {"US"},
            "adopted",
        ),
        (
            (
                "Por 66 votos contra 58, el Congreso de Honduras rechazó el permiso solicitado "
                "para "
                "que noventa soldados de Estados Unidos, con sus armas de reglamento, hicieran "
                "prácticas en Mocorón."
            ),
            "HN",
            {"US"},
            "rejected",
        ),
        (
            (
                "El gobierno del Perú remitió el martes 12 de mayo al Congreso de la República un "
                "pedido para que personal militar estadounidense entre al Perú."
            ),
            "PE",
            {"US"},
            "requested",
        ),
        (
            (
                "By 14 votes to five, the National Defence Committee in Peru's Congress issued a "
                "favourable report on the government's bill requesting the entry of US military "
                "personnel."
            ),
            "PE",
            {"US"},
            "requested",
        ),
        (
            (
                "Los diputados de Costa Rica salieron sin aprobar antes el permiso para el "
                "atraque de "
                "41 barcos de Estados Unidos. Dicha autorización permite que los barcos "
                "atraquen en "
                "puertos costarricenses."
            ),
            "CR",
            {"US"},
            "requested",
        ),
        (
            (
                "La Embajada de Estados Unidos avisará cada vez que un buque de guerra intente "
                "ingresar a puertos costarricenses. El viraje se da ante el interés de Estados "
                "Unidos de que la Asamblea Legislativa apruebe el permiso de atraque para 46 "
                "barcos de guerra."
            ),
            "CR",
            {"US"},
            "requested",
        ),
        (
            (
                "Los instructores estadounidenses que el Congreso dejó entrar al Perú llegarán por "
                "tandas."
            ),
            "PE",
            {"US"},
            "adopted",
        ),
        (
            (
                "Llegan médicos militares de Estados Unidos a Loreto, en el Perú. Una resolución "
                "ministerial les permite estar en el Perú del 1 al 18 de junio de 2027."
            ),
            "PE",
            {"US"},
            "adopted",
        ),
        (
            (
                "Artículo 1. Amplíase hasta el 31 de diciembre de 2018 la autorización para que el "
                "personal militar de los Estados Unidos de América permanezca en el territorio del "
                "Perú."
            ),
            "PE",
            {"US"},
            "adopted",
        ),
        (
            (
                "President Volodymyr Zelenskyy of Ukraine registered in parliament a bill on the "
                "admission of troops of the United States to Ukraine. Foreign troops are each time "
                "allowed into the country by a special law."
            ),
            "UA",
            {"US"},
            "requested",
        ),
    ],
)
def test_leave_is_told_in_many_ways(text, host, senders, status):
    assert told(text) == [(host, senders, status, "inbound")]


def test_a_law_as_promulgated_is_no_bill():
    text = (
        "Por cuanto el Congreso Nacional ha dado su aprobación al siguiente\nProyecto de ley:\n"
        '"Artículo 1° Autorízase a 2 destructores de la Armada de los Estados Unidos de '
        "Norteamérica para que realicen en aguas chilenas ejercicios navales.\n"
    )
    assert told(text) == [("CL", {"US"}, "adopted", "inbound")]


def test_own_forces_that_take_part_abroad_leave():
    text = (
        "El Senado de la República avaló la solicitud para que 250 elementos de la Armada de "
        "México participen en los ejercicios navales UNITAS fuera del territorio nacional."
    )
    assert told(text) == [("MX", {"MX"}, "adopted", "outbound")]


@pytest.mark.parametrize(
    "text",
    [
        (
            "El presidente de los Estados Unidos se ampara en la Resolución de Poderes de Guerra, "
            "una ley aprobada en 1973 que permite al presidente enviar tropas al extranjero."
        ),
        (
            "La Cámara de Representantes de Estados Unidos aprobó un proyecto de ley de defensa "
            "que autoriza un gasto militar récord e incluye medidas para los efectivos."
        ),
        (
            "El Congreso de Perú autorizó el viaje de la presidenta a China. Fue autorizada a "
            "salir del país y viajar a China del 23 al 30 de junio."
        ),
        (
            "El presidente de Guatemala afirmó que tropas estadounidenses tienen prohibido "
            "ingresar al país."
        ),
    ],
)
def test_what_lets_no_force_in_is_no_act(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("aprobaron la resolución por 85 votos contra 54 de los opositores", (85, 54, None)),
        ("aprobaron la resolución con 73 votos a favor y 25 votos en contra", (73, 25, None)),
        ("la aprobaron con 208 votos contra 4; el radical X se abstuvo", (208, 4, 1)),
    ],
)
def test_votes_against_a_number_were_for_it(text, votes):
    head = "El Congreso del Perú aprobó el ingreso de militares de Estados Unidos. Los diputados "
    (draft,) = read_text(head + text + ".").drafts
    read = draft.votes
    assert tuple(one and one.value for one in (read.for_, read.against, read.abstain)) == votes


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        (
            (
                "There were 198 lawmakers from the 275-member parliament present; 149 of them "
                "voted "
                "for the pact."
            ),
            (149, None),
        ),
        ("152 lawmakers, voted in favor of the pact; five lawmakers opposed it.", (152, 5)),
        (
            "Final voting ended with 42 lawmakers in favor and only one leader voting against.",
            (42, 1),
        ),
    ],
)
def test_votes_of_those_counted_before(text, votes):
    head = "Iraq's parliament approved a pact that allows American troops to stay in Iraq. "
    (draft,) = read_text(head + text).drafts
    assert (draft.votes.for_.value, draft.votes.against and draft.votes.against.value) == votes
    assert 275 not in [one.quantity.value.n for one in draft.headcounts]
