"""Days with printed and inherited years; impossible and doubtful dates are none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.instrument.reading.grammar.days import days
from relevo.instrument.reading.names.names import LANGUAGES
from relevo.instrument.reading.page.fold import fold


def dates(text, language="es"):
    return [str(d.date) for d in days(fold(text), language) if d.day is not None]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "4 de diciembre de 2025", "2025-12-04"),
        ("es", "primero de marzo del año 2026", "2026-03-01"),
        ("es", "1.º de abril de 2026", "2026-04-01"),
        ("es", "24 de setiembre de 2021", "2021-09-24"),
        ("es", "treinta y uno de diciembre de dos mil veintiséis", "2026-12-31"),
        ("es", "04-dic-2025", "2025-12-04"),
        ("es", "Diciembre 4 de 2025", "2025-12-04"),
        ("es", "2026-01-05", "2026-01-05"),
        ("es", "03/04/2026", "2026-04-03"),
        ("es", "12/31/2026", "2026-12-31"),
        ("en", "Dec. 4, 2025", "2025-12-04"),
        ("en", "4 December 2025", "2025-12-04"),
        ("en", "the 4th of December 2025", "2025-12-04"),
        ("en", "31/12/2026", "2026-12-31"),
        ("pt", "1º de março de 2026", "2026-03-01"),
        ("pt", "primeiro de março de dois mil e vinte e seis", "2026-03-01"),
    ],
)
def test_a_printed_day(language, text, expected):
    assert dates(text, language) == [expected]


@pytest.mark.parametrize(
    "text", ["30 de febrero de 2026", "32/12/2026", "0 de mayo de 2026", "29 de febrero de 2026"]
)
def test_a_day_that_no_calendar_has_is_no_date(text):
    assert dates(text) == []


def test_english_figures_are_read_only_if_another_date_shows_the_order():
    assert dates("on 3/4/2026", "en") == []
    assert dates("on 3/4/2026 and 12/31/2026", "en") == ["2026-03-04", "2026-12-31"]
    assert dates("on 3/4/2026 and 31/12/2026", "en") == ["2026-04-03", "2026-12-31"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "del 2 de febrero al 30 de abril de 2026", ["2026-02-02", "2026-04-30"]),
        ("es", "del 1 de diciembre al 28 de febrero de 2026", ["2025-12-01", "2026-02-28"]),
        ("es", "del 4 al 24 de noviembre de 2024", ["2024-11-04", "2024-11-24"]),
        ("es", "el 24, 25 y 26 de marzo de 2025", ["2025-03-24", "2025-03-25", "2025-03-26"]),
        (
            "es",
            "del 2 al 6 de octubre de 2025 y el 8 de ese mes",
            ["2025-10-02", "2025-10-06", "2025-10-08"],
        ),
        ("en", "November 4-24, 2024", ["2024-11-04", "2024-11-24"]),
        ("en", "from 27 January 2025 through 28 March", ["2025-01-27", "2025-03-28"]),
        ("en", "arrive on 15 February and leave on 28 March 2025", ["2025-02-15", "2025-03-28"]),
        ("pt", "entre 4 e 24 de novembro de 2024", ["2024-11-04", "2024-11-24"]),
    ],
)
def test_a_year_from_the_other_end_of_a_range(language, text, expected):
    assert dates(text, language) == expected


def test_a_year_from_the_nearest_date_of_the_text():
    text = "Se votó el 17 de diciembre de 2025.\nIngresarán del 12 de enero al 15 de abril."
    assert dates(text) == ["2025-12-17", "2026-01-12", "2026-04-15"]
    found = days(fold(text), "es")[1]
    assert found.inherited
    assert text[slice(*found.year_at)] == "17 de diciembre de 2025"


def test_a_year_that_stands_alone():
    assert dates("Resolute Sentinel 2024, del 1 de mayo al 23 de junio") == [
        "2024-05-01",
        "2024-06-23",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "el 28 de febrero",
        "el 28 de febrero del año pasado, dijo el 4 de diciembre de 2025",
        "La Ley 27856 de 2002; del 4 al 24 de noviembre",
        "En 2023 y en 2025 hubo otros.\nEl 4 de mayo",
        "El lunes 12 de enero; se votó el 17 de diciembre de 2024",
    ],
)
def test_an_unknown_year_is_not_guessed(text):
    assert "None" in dates(text)


def test_a_weekday_confirms_a_year():
    assert dates("El jueves 4 de diciembre. En 2025 ya no") == ["2025-12-04"]


def test_relative_days_are_no_days():
    assert days(fold("este jueves, desde su publicación, el próximo mes"), "es") == ()
    assert days(fold("they may enter, this Thursday, next month"), "en") == ()


WORDS = (
    "4 de mayo al 31 diciembre 2026 , y desde hasta 12/31/2026 ene. entre del Jan. may - \n".split(
        " "
    )
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_days_lie_inside_in_order(text):
    for language in LANGUAGES:
        end = 0
        for day in days(fold(text), language):
            assert end <= day.start < day.end <= len(text)
            end = day.end


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_an_iso_date_is_itself(day):
    assert dates(f"el {day.isoformat()}.") == [day.isoformat()]


def test_a_gazette_may_leave_the_first_digit_of_a_year_out():
    assert dates("Publicada D.O. 17 set/997") == ["1997-09-17"]
    assert dates("Publicada D.O. 10 dic/008") == ["2008-12-10"]


def test_the_month_at_the_head_of_a_text_gives_its_days_their_year():
    head = "date 2023-10 "
    assert dates(f"{head}Entre 29 de outubro e 20 de novembro.", "pt") == [
        "2023-10-29",
        "2023-11-20",
    ]
    late = "x" * 300 + " 2023-10 "
    assert dates(f"{late}Entre 29 de outubro e 20 de novembro.", "pt") == ["None", "None"]


def test_the_only_decree_gives_the_year_where_the_text_prints_none():
    assert dates("El Decreto 697/2025 rige desde el 20 de octubre.") == ["2025-10-20"]
    assert dates("Decreto 697/2025 y Decreto 12/2024. El 20 de octubre.") == ["None"]
    assert dates("El proyecto 13436/2025 rige desde el 20 de octubre.") == ["None"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El acuerdo fue firmado en 1997. Será el 20 de octubre."),
        ("en", "The treaty was signed in 1951. It begins on 20 October."),
        ("pt", "O acordo foi assinado em abril de 2010. Será em 20 de maio."),
    ],
)
def test_the_year_of_a_paper_cited_dates_nothing_else(language, text):
    assert dates(text, language) == ["None"]
