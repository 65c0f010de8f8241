"""Which movement a word is about: clauses, what a state is let do, agreements on bases."""

import pytest

from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.frames import frames
from relevo.instrument.reading.page.lay_out import lay_out

ADOPTED, REQUESTED = ActStatus.ADOPTED, ActStatus.REQUESTED


def read(text, language):
    return [
        (f.host.value if f.host else None, [s.value for s in f.senders], f.status.value)
        for f in frames(lay_out(text, language))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El Senado mexicano autorizó que ingresen al país 14 marinos de Chile.", "MX CL"),
        ("El Congreso del Perú dejó que entren militares de Brasil.", "PE BR"),
        ("Luz verde del Congreso de Perú a la entrada de tropas de Chile.", "PE CL"),
        ("Panamá dio permiso al Gobierno de Chile para desplegar tropas en sus bases.", "PA CL"),
        ("República Dominicana autorizó a Chile a usar la base aérea de San Isidro.", "DO CL"),
        ("Trinidad y Tobago dio permiso a vuelos militares de Canadá.", "TT CA"),
        (
            "El Senado de México dio la autorización a 12 integrantes del Ejército de Chile.",
            "MX CL",
        ),
        (
            "Tropas de Chile podrán entrar a Perú luego de que el Congreso les diera luz verde.",
            "PE CL",
        ),
    ],
)
def test_leave_in_spanish(text, expected):
    host, sender = expected.split()
    assert read(text, "es") == [(host, [sender], ADOPTED)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The military agreement with Canada was voted through in the Riksdag. Under it the "
                "Canadian military may use four bases."
            ),
            "SE CA",
        ),
        (
            (
                "A defence agreement, which gives Canada wider access to military bases in three "
                "cities, passed the Danish parliament with 94 votes in favour and 11 against."
            ),
            "DK CA",
        ),
        (
            "Kenya has given the all-clear for a dozen British soldiers to enter the country.",
            "KE GB",
        ),
        ("Kenya has granted the approvals that British military aircraft movements need.", "KE GB"),
        ("The Philippines has granted Australia access to four military bases.", "PH AU"),
        ("The Kenyan Senate voted 41-0 to let a dozen British soldiers in.", "KE GB"),
        ("Green light from parliament for the entry of British troops to Kenya.", "KE GB"),
    ],
)
def test_leave_in_english(text, expected):
    host, sender = expected.split()
    assert read(text, "en") == [(host, [sender], ADOPTED)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "O parlamento sueco aprovou o acordo que permite ao Canadá usar 17 bases militares.",
            "SE CA",
        ),
        ("Angola permitiu que soldados de Portugal atravessem o seu território.", "AO PT"),
        ("O parlamento do Peru aprovou o desembarque de tropas do Chile no país.", "PE CL"),
    ],
)
def test_leave_in_portuguese(text, expected):
    host, sender = expected.split()
    assert read(text, "pt") == [(host, [sender], ADOPTED)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El Senado de México se alista para aprobar el ingreso de tropas de Chile.", "es"),
        (
            "La presidenta mexicana llevó al Senado un pedido para que entren tropas de Chile.",
            "es",
        ),
        ("Mexico's Senate is set to approve the entry of 12 soldiers from Chile.", "en"),
        (
            (
                "Mexico's president has taken to the Senate a request that a ship of Chile's navy "
                "be allowed to enter the country."
            ),
            "en",
        ),
        ("O Congresso mexicano prepara-se para aprovar a entrada de tropas do Chile.", "pt"),
    ],
)
def test_what_is_only_asked_for(text, language):
    assert read(text, language) == [("MX", ["CL"], REQUESTED)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The opposition party backed the deployment of British troops in the country.", "en"),
        ("The parliament of Sweden debated the military agreement with Canada for hours.", "en"),
        ("The Riksdag voted through the budget for the military, which may use new bases.", "en"),
        (
            "Lawmakers endorsed a plan to cancel agreements that let foreign troops use a base.",
            "en",
        ),
        (
            "El Senado decidió cancelar el proceso para autorizar el ingreso de tropas de Chile.",
            "es",
        ),
        ("El presidente negó que haya autorizado a Chile a operar en el país.", "es"),
        (
            "El Senado pidió un informe sobre la participación de tropas de Chile.",
            "es",
        ),
        ("A Câmara aprovou projeto que permite ao presidente delegar a entrada de tropas.", "pt"),
        ("O ministro negou que tenha autorizado o Chile a usar a base.", "pt"),
    ],
)
def test_what_gives_no_leave(text, language):
    assert read(text, language) == []


def test_the_party_of_a_pact_whose_city_dates_the_text_is_the_host():
    text = (
        "MANILA - The Senate approved that the visiting forces agreement of Philippine and "
        "Australian military troops be ratified."
    )
    assert read(text, "en") == [("PH", ["AU"], ADOPTED)]
