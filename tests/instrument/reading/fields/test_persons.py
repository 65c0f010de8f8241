"""Numbers of persons where they stand, before it is asked whose act they belong to."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.instrument.reading.fields.persons import persons_in


def found(text, *, known=False, language="es"):
    document, _ = framed(text, language=language)
    return [
        (one.n, one.word, one.total)
        for sentence in document.sentences
        for one in persons_in(document, sentence, known=known)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Llegan 36 militares y otros 15, armados.",
            [(36, "military", False), (15, "military", False)],
        ),
        ("Formadores militares de Portugal y de Italia (veinte).", [(20, "military", False)]),
        ("Un total de 120 efectivos.", [(120, "military", True)]),
        ("Llegan 120 personas.", []),
        ("Una delegación de 120 personas.", [(120, "person", False)]),
    ],
)
def test_persons(text, expected):
    assert found(text) == expected


def test_a_bare_total_is_understood_after_other_numbers():
    assert found("El total no excederá de 600.", known=True) == [(600, "", True)]
    assert found("El total no excederá de 600.") == []
