"""Numbers of persons that a list gives by state or by time, under one noun or label."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.instrument.reading.fields.headcounts_of import read_headcounts

SENDERS = ("US", "JP", "GB")


def counts(text, language):
    document, frame = framed(text, host="AU", senders=SENDERS, language=language)
    return [(one.sender, one.quantity.value.n) for one in read_headcounts(document, frame)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The force comprises 5,000 US, 300 Japanese and 250 British troops.",
            [("US", 5000), ("JP", 300), ("GB", 250)],
        ),
        (
            "en",
            "The force comprises:\n\n- United States: 500 troops\n- Japan: 80\n- Britain: 40",
            [("US", 500), ("JP", 80), ("GB", 40)],
        ),
        ("es", "Marines: 12 en enero, 14 en febrero.", [("", 12), ("", 14)]),
        ("es", "Votos: 12 en contra, 14 en blanco.", []),
        ("en", "The law drew 40 US, 30 Japanese and 20 British comments.", []),
    ],
)
def test_lists_of_numbers(language, text, expected):
    assert counts(text, language) == expected
