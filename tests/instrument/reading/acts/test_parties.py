"""Host and senders by the words around the names of states."""

import pytest

from relevo.instrument.reading.acts.consent import consents
from relevo.instrument.reading.acts.parties import read_parties
from relevo.instrument.reading.page.lay_out import lay_out


def parties(text, language="es"):
    document = lay_out(text, language)
    host, senders = read_parties(document, range(len(document.sentences)), consents(document))
    return host.value if host else None, [read.value for read in senders]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            (
                "Se autorizó que ingresen militares de Chile al programa de actividades "
                "operacionales de las Fuerzas Armadas del Perú."
            ),
            ("PE", ["CL"]),
        ),
        (
            "es",
            "Se autorizó el ingreso a México de tropas de Chile, Perú y Brasil.",
            ("MX", ["CL", "PE", "BR"]),
        ),
        (
            "es",
            "Se autorizó el ingreso de buques de la Armada Argentina a puertos uruguayos.",
            ("UY", ["AR"]),
        ),
        (
            "es",
            (
                "Se autorizó el tránsito por territorio chileno de soldados de Bolivia que viajan "
                "al Perú."
            ),
            ("CL", ["BO"]),
        ),
        (
            "es",
            (
                "El Congreso del Perú aprobó el ingreso de militares de Estados Unidos, informó "
                "el Congreso de Estados Unidos."
            ),
            ("PE", ["US"]),
        ),
        (
            "en",
            "Senators authorised the entry of Colombian and Brazilian soldiers into Panama.",
            ("PA", ["CO", "BR"]),
        ),
        (
            "en",
            (
                "Romania's parliament approved a US request to deploy 1,000 troops on Romanian "
                "territory."
            ),
            ("RO", ["US"]),
        ),
        ("en", "Trinidad and Tobago approved the docking of the USS Example.", ("TT", ["US"])),
        (
            "pt",
            ("O Senado do Brasil aprovou a entrada de navios da Argentina em águas brasileiras."),
            ("BR", ["AR"]),
        ),
    ],
)
def test_host_and_senders(language, text, expected):
    assert parties(text, language) == expected


def test_a_state_named_within_a_place_is_not_the_state():
    host, senders = parties("Trinidad and Tobago let U.S. Marines stay at Port of Spain.", "en")
    assert (host, senders) == ("TT", ["US"])


def test_nobody_is_named():
    assert parties("Se autorizó el ingreso de tropas extranjeras.") == (None, [])


def test_a_state_that_borders_the_host_is_not_it():
    text = (
        "Norway's parliament approved the entry of US troops to the Nordic country, "
        "which borders Russia."
    )
    assert parties(text, "en") == ("NO", ["US"])


def test_a_host_told_by_the_kind_of_instrument_shows_its_words():
    text = (
        "RESOLUCIÓN LEGISLATIVA N.° 39999\nArtículo único. Autorízase el ingreso al territorio de "
        "la República de personal militar de los Estados Unidos de América.\n"
    )
    document = lay_out(text, "es")
    host, _ = read_parties(document, range(len(document.sentences)), consents(document))
    assert (host.value, host.shown) == ("PE", "RESOLUCIÓN LEGISLATIVA -> PE")
