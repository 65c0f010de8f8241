"""Grants that refer to an entry told before them, in the same sentence or the one before."""

import pytest

from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.frames import frames
from relevo.instrument.reading.page.lay_out import lay_out


def read(text, language):
    found = frames(lay_out(text, language))
    return [(f.host and f.host.value, [s.value for s in f.senders], f.status.value) for f in found]


@pytest.mark.parametrize(
    ("language", "text", "host", "sender"),
    [
        ("es", "Militares de Chile podrán entrar al Perú, según aprobó el Congreso.", "PE", "CL"),
        (
            "es",
            "Treinta soldados argentinos ingresarán a Bolivia. Así lo aprobó la Asamblea.",
            "BO",
            "AR",
        ),
        (
            "es",
            "Con el visto bueno del Congreso, 40 soldados de Brasil entrarán a Guatemala.",
            "GT",
            "BR",
        ),
        ("es", "Tropas de Chile tendrán permiso para ingresar a Ecuador.", "EC", "CL"),
        (
            "es",
            "Doce marinos de Brasil irán a Uruguay y harán maniobras, decidió el Senado.",
            "UY",
            "BR",
        ),
        ("en", "With parliament's blessing, 200 British soldiers will train in Kenya.", "KE", "GB"),
        (
            "en",
            "French soldiers may be stationed in Estonia after lawmakers backed the pact.",
            "EE",
            "FR",
        ),
        (
            "pt",
            "Militares da Argentina poderão entrar no Brasil: a permissão foi assinada.",
            "BR",
            "AR",
        ),
        ("pt", "Tropas francesas vão treinar no Brasil, com aval do Congresso.", "BR", "FR"),
    ],
)
def test_a_grant_that_refers_back(language, text, host, sender):
    assert read(text, language) == [(host, [sender], ActStatus.ADOPTED)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Solo con autorización del Congreso pueden ingresar tropas de Chile al Perú."),
        ("es", "El diputado dijo que si el Congreso lo aprobó, tropas de Chile entrarán al Perú."),
        ("es", "Según aprobó el Congreso, el ejército comprará fusiles para sus tropas."),
        ("es", "Denunció que soldados de Chile operan en Perú con autorización del Ejecutivo."),
        ("es", "La Fiscalía investiga si tropas de Chile entraron con autorización del gobierno."),
        ("en", "British troops in Kenya will leave as the Senate has approved the budget."),
        ("en", "Foreign troops may enter Kenya only with parliament's approval."),
        ("pt", "O presidente viajou à França com autorização do Congresso para visitar militares."),
    ],
)
def test_no_grant(language, text):
    assert read(text, language) == []
