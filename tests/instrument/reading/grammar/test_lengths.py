"""Lengths of time and their units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.instrument.reading.grammar.lengths import lengths
from relevo.instrument.reading.grammar.numbers import numbers
from relevo.instrument.reading.names.names import LANGUAGES
from relevo.instrument.reading.page.fold import fold


def read(text, language="es"):
    folded = fold(text)
    found = lengths(folded, language, numbers(folded, language))
    return [(text[m.start : m.end], m.least, m.most, m.unit) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "least", "most", "unit"),
    [
        ("es", "365 días", 365, 365, "day"),
        ("es", "365 (trescientos sesenta y cinco) días", 365, 365, "day"),
        ("es", "tres a seis meses", 3, 6, "month"),
        ("es", "3-6 meses", 3, 6, "month"),
        ("es", "tres meses a seis meses", 3, 6, "month"),
        ("es", "48 horas", 48, 48, "hour"),
        ("es", "diez días hábiles", 10, 10, "working_day"),
        ("es", "dos semanas", 2, 2, "week"),
        ("en", "three to six months", 3, 6, "month"),
        ("en", "three- to six-month", 3, 6, "month"),
        ("en", "30-day", 30, 30, "day"),
        ("en", "ten working days", 10, 10, "working_day"),
        ("pt", "15 dias úteis", 15, 15, "working_day"),
        ("pt", "quatro meses", 4, 4, "month"),
    ],
)
def test_one_length(language, text, least, most, unit):
    assert read(f"cada {text}.", language) == [(text, least, most, unit)]


def test_between_two_numbers():
    assert read("entre tres y seis meses") == [("tres y seis meses", 3, 6, "month")]


@pytest.mark.parametrize("text", ["30 años de edad", "un año y medio", "0 días", "12345 días"])
def test_what_is_no_length(text):
    assert read(text) == []


def test_units_that_differ_make_no_pair():
    assert read("tres semanas a seis meses") == [
        ("tres semanas", 3, 3, "week"),
        ("seis meses", 6, 6, "month"),
    ]


@given(st.lists(st.sampled_from("3 to six months days 48 - a entre y días hábiles ( )".split(" "))))
def test_lengths_lie_inside_in_order(words):
    text = " ".join(words)
    for language in LANGUAGES:
        end = 0
        for start, stop, least, most in (
            (m.start, m.end, m.least, m.most)
            for m in lengths(fold(text), language, numbers(fold(text), language))
        ):
            assert end <= start < stop <= len(text)
            assert 0 < least <= most
            end = stop
