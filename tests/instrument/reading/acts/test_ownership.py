"""Whose a noun is: by the words beside it, by who sends it, by the label of its part."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.instrument.reading.acts.ownership import HOST, is_foreign, owner_of, sender_of


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Llegan militares de Estados Unidos.", "US"),
        ("es", "Llegan militares estadounidenses.", "US"),
        ("es", "El ingreso de militares al Perú.", ""),
        ("es", "Colombia enviará 73 militares.", "CO"),
        ("es", "Fuerzas nacionales: 400 militares.", HOST),
        ("es", "De Ecuador llegan 36 militares.", "EC"),
        ("en", "The US personnel arrive.", "US"),
    ],
)
def test_owners(language, text, expected):
    document, _ = framed(text, language=language)
    noun = next(m for m in document.of("person") if m.id in {"military", "officer"})
    assert owner_of(document, noun.start, noun.end, document.sentences[0]) == expected


def test_who_is_foreign():
    _, frame = framed("x", language="es")
    assert is_foreign("PE", frame)
    assert is_foreign("BR", frame)
    assert is_foreign(HOST, frame)
    assert not is_foreign("US", frame)
    assert not is_foreign("", frame)


def test_the_only_sender_is_understood():
    _, one = framed("x", language="es")
    _, two = framed("x", senders=("US", "CO"), language="es")
    assert (sender_of("", one), sender_of("", two), sender_of("CO", two)) == ("US", "", "CO")
