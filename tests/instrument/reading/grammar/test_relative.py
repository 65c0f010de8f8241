"""Days told by the text's own date: next year, this month, the end of the year."""

import pytest

from relevo.instrument.reading.grammar.days import days
from relevo.instrument.reading.grammar.ranges import ranges
from relevo.instrument.reading.page.fold import fold


def dates(text, language):
    return [str(day.date) for day in days(fold(text), language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Lima, 12 de mayo de 2025. Hasta el 31 de diciembre del próximo año", "2026-12-31"),
        ("es", "12/05/2025\nEl 31 de diciembre de este año", "2025-12-31"),
        ("es", "Lima, 12 de mayo de 2025. Hasta fin de año", "2025-12-31"),
        ("es", "Lima, 12 de mayo de 2025. Hasta el 4 de este mes", "2025-05-04"),
        ("es", "Lima, 12 de diciembre de 2025. El 4 del próximo mes", "2026-01-04"),
        ("es", "hasta junio de 2026", "2026-06-30"),
        ("es", "hasta fines de 2026", "2026-12-31"),
        ("en", "LIMA, May 12, 2025 - until the end of the year", "2025-12-31"),
        ("en", "LIMA, May 12, 2025 - on December 31 next year", "2026-12-31"),
        ("en", "through February 2028", "2028-02-29"),
        ("pt", "Lisboa, 12 de maio de 2025. Até ao fim do ano", "2025-12-31"),
    ],
)
def test_a_day_told_in_words(language, text, expected):
    assert dates(text, language)[-1] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Lima, 12 de mayo de 2025. Durante todo el próximo año", "2026-01-01..2026-12-31"),
        (
            "es",
            "Lima, 12 de mayo de 2025. Entre enero y junio del próximo año",
            "2026-01-01..2026-06-30",
        ),
        ("en", "from March 10, 2025 until the end of the year", "2025-03-10..2025-12-31"),
        ("en", "between March and June 2026", "2026-03-01..2026-06-30"),
        ("en", "from the 14th to the 28th of July 2025", "2025-07-14..2025-07-28"),
    ],
)
def test_a_range_told_in_words(language, text, expected):
    folded = fold(text)
    found = ranges(folded, language, days(folded, language))
    assert [f"{one.from_}..{one.to}" for one in found] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Hasta el 31 de diciembre del próximo año, según la ley del 3 de mayo de 1999",
        "La ley del 3 de mayo de 1999 rige. Hasta fin de año",
        "Del 15 de febrero al 16 de abril de 2026 vendrán; el 8 de este mes se votó",
    ],
)
def test_a_text_without_a_date_of_its_own_tells_none(text):
    assert not {"2000-12-31", "1999-12-31", "2026-02-08", "2026-04-08"} & set(dates(text, "es"))


def test_what_the_calendar_gave_is_marked():
    (day,) = days("hasta junio de 2026", "es")
    assert day.reckoned
