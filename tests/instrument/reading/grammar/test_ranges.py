"""Ranges: printed and derived; a deadline or two single days are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.instrument.reading.grammar.days import days
from relevo.instrument.reading.grammar.ranges import ranges
from relevo.instrument.reading.names.names import LANGUAGES
from relevo.instrument.reading.page.fold import fold


def read(text, language="es"):
    folded = fold(text)
    found = ranges(folded, language, days(folded, language))
    return [(f"{r.from_}..{r.to}", r.shown) for r in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "del 2 de febrero al 30 de abril de 2026", "2026-02-02..2026-04-30"),
        ("es", "entre el 1 y el 24 de noviembre de 2024", "2024-11-01..2024-11-24"),
        ("es", "desde el 28 de febrero hasta el 6 de marzo de 2024", "2024-02-28..2024-03-06"),
        ("es", "del lunes 2 al viernes 6 de octubre de 2026", "2026-10-02..2026-10-06"),
        (
            "es",
            "ingresarán el 12 de enero y saldrán el 15 de abril de 2026",
            "2026-01-12..2026-04-15",
        ),
        ("es", "Ejercicio | 02/02/2026 | 30/04/2026", "2026-02-02..2026-04-30"),
        ("es", "los días 24, 25 y 26 de marzo de 2025", "2025-03-24..2025-03-26"),
        ("en", "from Jan. 1 to Dec. 31, 2026", "2026-01-01..2026-12-31"),
        ("en", "1-31 July 2026", "2026-07-01..2026-07-31"),
        ("en", "28 July to 3 August 2026", "2026-07-28..2026-08-03"),
        ("en", "20 September (Mon) to 8 October (Fri), 2027", "2027-09-20..2027-10-08"),
        ("pt", "de 2 de fevereiro a 30 de abril de 2026", "2026-02-02..2026-04-30"),
    ],
)
def test_two_printed_days(language, text, expected):
    assert read(text, language) == [(expected, "")]


@pytest.mark.parametrize(
    ("language", "text", "expected", "shown"),
    [
        ("es", "durante todo el 2026", "2026-01-01..2026-12-31", "2026 = 2026-01-01 .. 2026-12-31"),
        (
            "en",
            "for the entirety of 2026",
            "2026-01-01..2026-12-31",
            "2026 = 2026-01-01 .. 2026-12-31",
        ),
        (
            "en",
            "second half of 2026",
            "2026-07-01..2026-12-31",
            "2026-07 .. 2026-12 = 2026-07-01 .. 2026-12-31",
        ),
        (
            "es",
            "de junio a agosto de 2026",
            "2026-06-01..2026-08-31",
            "2026-06 .. 2026-08 = 2026-06-01 .. 2026-08-31",
        ),
        (
            "es",
            "durante el mes de noviembre de 2012",
            "2012-11-01..2012-11-30",
            "2012-11 = 2012-11-01 .. 2012-11-30",
        ),
        (
            "es",
            "a partir del 1 de junio de 2026 por 90 días",
            "2026-06-01..2026-08-29",
            "2026-06-01 + 90 d - 1 d",
        ),
        ("en", "90 days from 1 June 2026", "2026-06-01..2026-08-29", "2026-06-01 + 90 d - 1 d"),
        (
            "es",
            "tres meses a partir del 1 de junio de 2026",
            "2026-06-01..2026-08-31",
            "2026-06-01 + 3 m - 1 d",
        ),
        (
            "es",
            "un mes a partir del 31 de enero de 2026",
            "2026-01-31..2026-02-28",
            "2026-01-31 + 1 m - 1 d",
        ),
    ],
)
def test_arithmetic_is_shown(language, text, expected, shown):
    assert read(text, language) == [(expected, shown)]


@pytest.mark.parametrize(
    "text",
    [
        "el 4 de diciembre de 2025 y el primero de marzo de 2026",
        "dentro de los 30 días a partir del 1 de junio de 2026",
        "10 días hábiles a partir del 1 de junio de 2026",
        "del 30 de abril de 2026 al 2 de febrero de 2026",
        "durante 2025 y 2026",
        "del 4 al 24 de noviembre",
        "por 30 días desde su publicación",
        "el 4 y el 24 de noviembre de 2024",
    ],
)
def test_what_is_no_range(text):
    assert read(text) == []


WORDS = "del 1 al 30 de mayo 2026 durante desde hasta por 90 días meses entre y , - todo el".split(
    " "
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_ranges_lie_inside_in_order_and_begin_before_they_end(text):
    folded = fold(text)
    for language in LANGUAGES:
        end = 0
        for found in ranges(folded, language, days(folded, language)):
            assert end <= found.start < found.end <= len(text)
            assert found.from_ <= found.to
            for first, last in (found.first, found.last):
                assert found.start <= first < last <= found.end
            end = found.end
