"""Amounts that may count something, and those that measure."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.instrument.reading.fields.counts import counts_in, joined, meets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Son 14 fusiles.", [14]),
        ("Son 14 fusiles de 5.56 mm.", [14]),
        ("Cuesta $ 20 y pesa 30 toneladas.", []),
        ("Durante 90 días, del 1 al 30 de mayo de 2030, 14 fusiles.", [14]),
        ("Un 14% de 20 fusiles.", [20]),
        ("Son 60 militares y 20 tripulantes.", [60, 20]),
    ],
)
def test_amounts_that_count(text, expected):
    document, _ = framed(text, language="es")
    found = [one.quantity.n for one in counts_in(document, 0, len(text))]
    assert [n for n in found if n != 1] == expected


def test_spans_joined():
    held = joined([(5, 8), (1, 3), (2, 4)])
    assert held == [(1, 4), (5, 8)]
    assert meets(held, 3, 5)
    assert not meets(held, 4, 5)
    assert not meets([], 0, 1)
