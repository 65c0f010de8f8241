"""Phrases match whole words, the longest first, over one line break at most."""

import re

import pytest

from relevo.instrument.reading.grammar.whole_words import either


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no mas de", "no mas de"),
        ("no  mas\n de", "no  mas\n de"),
        ("no\n\nmas", None),
        ("mas de", "mas de"),
        ("demas de", None),
        ("mas del", None),
        ("ingresaran", "ingresaran"),
    ],
)
def test_match(text, found):
    match = re.search(either(["mas de", "no mas de", "no mas", "ingres*"]), text)
    assert (match and match[0]) == found


def test_no_phrase_matches_nothing():
    assert not re.search(either([]), "anything")
