"""The kind of a source is guessed from its form."""

import pytest

from relevo.instrument.reading.drafts.source_kind import source_kind


@pytest.mark.parametrize(
    ("text", "site", "kind"),
    [
        ("CONSIDERANDO:\nQue…\nArtículo 1.- Autorízase el ingreso.", "", "gazette"),
        ("POR CUANTO\nHA DADO LA RESOLUCIÓN\nArtículo único. Se autoriza.", "", "gazette"),
        ("PROYECTO DE LEY N.º 1\nArtículo 1.- Autorízase.\nComuníquese.", "", "parliament"),
        ("Texto con CONSIDERANDO en una frase.", "", "newspaper"),
        ("Artículo 1 del diario.", "", "newspaper"),
        ("LIMA (EFE).- El pleno aprobó.", "", "agency"),
        ("El pleno aprobó.", "Agencia EFE", "agency"),
        ("El pleno aprobó.", "Congreso de la República", "parliament"),
        ("El pleno aprobó.", "", "newspaper"),
        ("", "", "newspaper"),
    ],
)
def test_kinds(text, site, kind):
    assert source_kind(text, site) == kind
