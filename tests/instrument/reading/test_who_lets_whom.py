"""Who lets whom in, told in the words of other reports. All texts are illustrative."""

import pytest

from relevo.instrument.reading.read_text import read_text


def told(text, language=None):
    return [
        (
            draft.host.value if draft.host else None,
            {sender.value for sender in draft.senders},
            draft.direction.value.value,
        )
        for draft in read_text(text, language).drafts
    ]


@pytest.mark.parametrize(
    ("text", "host", "senders"),
    [
        ("El Congreso del Perú autorizó que Chile mantenga tropas en su territorio.", "PE", {"CL"}),
        (
            (
                "El Senado paraguayo aprobó ayer por unanimidad que Brasil envíe militares para un "
                "entrenamiento con el Ejército paraguayo en la capital del país."
            ),
            "PY",
            {"BR"},
        ),
        (
            "O Congresso do Paraguai autorizou que a França mantenha militares no país.",
            "PY",
            {"FR"},
        ),
        ("Lithuania's parliament agreed that Norway will deploy a brigade here.", "LT", {"NO"}),
        ("Panama's assembly authorised Canada to keep troops at three bases.", "PA", {"CA"}),
        ("Ghana's parliament ratified a deal that lets in 40 Kenyan troops.", "GH", {"KE"}),
        (
            (
                "El Gobierno de Nicaragua autorizó el ingreso de tropas de Rusia. El decreto "
                "contempla también el tránsito de personal militar de Guatemala y El Salvador."
            ),
            "NI",
            {"RU", "GT", "SV"},
        ),
        (
            (
                "The government of Nicaragua has authorised troops of Cuba to enter its territory. "
                "The decree also provides for the transit of soldiers from Guatemala."
            ),
            "NI",
            {"CU", "GT"},
        ),
        (
            (
                "O Conselho de Ministros de Moçambique autorizou a entrada de militares "
                "portugueses, que vão formar fuzileiros moçambicanos. Portugal mantém 180 homens "
                "na República Centro-Africana."
            ),
            "MZ",
            {"PT"},
        ),
        (
            (
                "El Senado de Chile dejó sin efecto la sesión para discutir y aprobar un "
                "dictamen para que tropas de Francia entren a Chile."
            ),
            "CL",
            {"FR"},
        ),
        (
            (
                "MANILA, Nov. 12, 2031 (PNA) - The Senate concurred by 20 votes to 1 on "
                "Wednesday in the entry of French troops for a jungle course."
            ),
            "PH",
            {"FR"},
        ),
        (
            (
                "San Salvador, 19 feb. 2031.- La Asamblea Legislativa autorizó hoy el ingreso de "
                "90 ingenieros del Ejército chileno. En la vecina Honduras, el Congreso discute "
                "otra solicitud."
            ),
            "SV",
            {"CL"},
        ),
        (
            (
                "Una marcha condenó el permiso otorgado por el Parlamento del Perú para el "
                "ingreso de tropas de Chile."
            ),
            "PE",
            {"CL"},
        ),
    ],
)
def test_a_force_is_let_in(text, host, senders):
    assert told(text) == [(host, senders, "inbound")]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("El Congreso colombiano autorizó que Colombia envíe tropas a Egipto.", "CO"),
        (
            ("El Senado de México autorizó que la Armada envíe un buque a Colombia."),
            "MX",
        ),
        (
            (
                "El Congreso de Honduras autorizó la salida de tropas hondureñas hacia Guatemala. "
                "Tropas de Guatemala y marinos de Guatemala las esperan en la frontera."
            ),
            "HN",
        ),
    ],
)
def test_own_forces_are_let_go(text, state):
    assert told(text, "es") == [(state, {state}, "outbound")]


@pytest.mark.parametrize(
    "text",
    [
        "El presidente aprobó que Colombia elimine los aranceles a Chile.",
        "El Congreso peruano autorizó que Chile compre gas.",
        "La Asamblea de Panamá no autorizó que Chile mantenga tropas en su territorio.",
        "The president of Ecuador lets migrants in; Chilean troops left in 2009.",
        (
            "La operación de Chile, Perú y Ecuador permitió incrementar el nivel de "
            "entrenamiento de las unidades de los tres países."
        ),
    ],
)
def test_nothing_is_let(text):
    assert told(text) == []
