"""Windows that begin with the publication of the act. All texts illustrative."""

import pytest

from relevo.instrument.reading.read_text import read_text

GRANT = (
    "Lima, 3 de marzo de 2029. El Congreso del Perú autorizó el ingreso de 40 militares de Chile "
)
PRINTED = " La norma fue publicada el 5 de marzo de 2029 en El Peruano."


def windows(text):
    return [
        (str(window.from_ and window.from_.value), str(window.to and window.to.value))
        for draft in read_text(text).drafts
        for window in draft.windows
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("por 30 días a partir de su publicación.", ("2029-03-05", "2029-04-03")),
        (
            "por un periodo de 30 días a partir del día siguiente de la publicación.",
            ("2029-03-06", "2029-04-04"),
        ),
        ("por un plazo de seis meses, contado desde su publicación.", ("2029-03-05", "2029-09-04")),
        ("a partir de la publicación y hasta el 30 de abril.", ("2029-03-05", "2029-04-30")),
    ],
)
def test_it_begins_with_the_publication(words, expected):
    assert windows(GRANT + words + PRINTED) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        GRANT + "por 30 días a partir de su publicación.",
        GRANT + "en una norma que entra en vigencia a partir de su publicación." + PRINTED,
        GRANT + "." + PRINTED + " Habrá un informe a los 30 días desde su publicación.",
    ],
)
def test_an_untold_publication_or_coming_into_force_is_no_window(text):
    assert windows(text) == []
