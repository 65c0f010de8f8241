"""Windows told as newspapers tell them: parts of years, months in a row, hours, days to count."""

from datetime import date

import pytest

from relevo.instrument.reading.read_text import read_text

PERU = "El Congreso del Perú autorizó el ingreso de militares de Estados Unidos "


def windows(text, language=None):
    return [
        (
            window.kind.value.value,
            window.from_ and window.from_.value.isoformat(),
            window.to and window.to.value.isoformat(),
        )
        for draft in read_text(text, language).drafts
        for window in draft.windows
    ]


def presence(*days):
    return [("presence", *pair.split("..")) for pair in days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            (
                "Lima, 24 jun 2027 (EFE).- El pleno del Congreso de Perú dio luz verde este jueves "
                "a la llegada de 60 militares estadounidenses, que podrán permanecer en el país "
                "durante los dos últimos trimestres del año."
            ),
            ["2027-07-01..2027-12-31"],
        ),
        (
            (
                "NAIROBI, Dec 8, 2021 (Wire) - Kenya's National Assembly has agreed to let British "
                "infantry train in Kenya in two stints next year: from February through April, "
                "and again for the whole of September."
            ),
            ["2022-02-01..2022-04-30", "2022-09-01..2022-09-30"],
        ),
        (
            PERU + "durante los meses de febrero, marzo y abril de 2020.",
            ["2020-02-01..2020-04-30"],
        ),
        (PERU + "la primera quincena de julio de 2022.", ["2022-07-01..2022-07-15"]),
        (PERU + "la segunda quincena de febrero de 2028.", ["2028-02-16..2028-02-29"]),
        (
            (
                "The Philippine Senate concurred in the entry of Australian troops, who may stay "
                "for the fortnight beginning 4 May 2026."
            ),
            ["2026-05-04..2026-05-17"],
        ),
        (
            (
                PERU + "desde las 6:00 de la mañana del 9 de junio hasta las 6:00 de la tarde del "
                "11 de junio de 2026."
            ),
            ["2026-06-09..2026-06-11"],
        ),
        (
            PERU + "a partir del 5 de octubre de 2026 y hasta que termine noviembre.",
            ["2026-10-05..2026-11-30"],
        ),
        (PERU + "del 15 de abril a fin de junio de 2027.", ["2027-04-15..2027-06-30"]),
        (
            (
                "Lawmakers in Lithuania voted to let a Dutch infantry company be stationed in the "
                "country from the third quarter of 2025 to the end of 2027."
            ),
            ["2025-07-01..2027-12-31"],
        ),
        (
            (
                "Panama's government said Thursday it had authorized US Army instructors to remain "
                "in the country for 120 days counting from that same day, January 15, 2026."
            ),
            ["2026-01-15..2026-05-14"],
        ),
        (
            (
                PERU + "a partir del 15 de octubre de 2023, y su permanencia no podrá exceder el "
                "1 de noviembre."
            ),
            ["2023-10-15..2023-11-01"],
        ),
        (
            (
                "O Conselho de Ministros de Moçambique aprovou o decreto que admite no país uma "
                "força do Ruanda, por doze meses e com início a 1 de Agosto de 2021."
            ),
            ["2021-08-01..2022-07-31"],
        ),
        (
            (
                PERU + "durante todo el 2026. Los ejercicios se desarrollarán entre el 1 de enero "
                "y el 31 de diciembre de 2026."
            ),
            ["2026-01-01..2026-12-31"],
        ),
        (
            (
                PERU + "del 1 de junio al 31 de diciembre de este año. Darán apoyo del 1 de junio "
                "al 30 de setiembre, y del 1 de octubre al 30 de diciembre de 2023."
            ),
            ["2023-06-01..2023-12-31", "2023-06-01..2023-09-30", "2023-10-01..2023-12-30"],
        ),
    ],
)
def test_days_are_those_the_words_mean(text, days):
    assert windows(text) == presence(*days)


def test_a_day_under_an_embedded_message_gives_the_year():
    text = (
        "O governo do Brasil autorizou a entrada de militares dos Estados Unidos. O exercício "
        "acontecerá entre 29 de outubro a 20 de novembro.\n"
        "— Exército (@exemplo) October 18, 2023\n"
    )
    assert windows(text) == [("activity", "2023-10-29", "2023-11-20")]


@pytest.mark.parametrize(
    "aside",
    [
        "La huelga general está prevista del 1 al 2 de mayo de 2031.",
        "El año escolar comienza el 3 de febrero y los comicios serán hasta marzo de 2031.",
        "Se concedió licencia al senador del 15 al 31 de enero de 2031.",
        "La campaña de vacunación seguirá hasta el 15 de diciembre de 2031.",
        "El año pasado el navío había tocado La Paloma del 3 al 6 de febrero.",
    ],
)
def test_days_of_something_else_are_no_windows(aside):
    assert windows(PERU + "del 4 al 9 de marzo de 2031. " + aside) == presence(
        "2031-03-04..2031-03-09"
    )


def test_a_summit_that_is_to_be_held_is_no_window():
    text = (
        "La Cámara de Senadores de Uruguay aprobó el ingreso de tropas de Estados Unidos en el "
        "marco de la cumbre, que se va a realizar entre el 30 de noviembre y el 1 de diciembre de "
        "2031. Se habilita a las tropas a ingresar entre el 26 de noviembre y el 3 de diciembre."
    )
    assert windows(text) == presence("2031-11-26..2031-12-03")


def test_two_days_of_two_ranges_are_none_of_their_own():
    text = (
        "Peru's Congress approved the arrival of US troops. They will give support from June 1 to "
        "September 30 and October 1 to December 30, 2023."
    )
    assert ("presence", "2023-09-30", "2023-10-01") not in windows(text)


def test_the_decision_stands_before_a_window_of_all_the_year_after():
    (draft,) = read_text(
        "El pasado 28 de diciembre el Congreso del Perú autorizó el ingreso de tropas de Estados "
        "Unidos, del 1 de enero al 31 de diciembre de 2021."
    ).drafts
    assert draft.approved.value == date(2020, 12, 28)
    assert draft.approved.state.value == "derived"


def test_the_year_of_a_paper_cited_dates_no_decision():
    (draft,) = read_text(
        "The Philippine Senate ratified a military pact with Australia on July 24 that lays out "
        "rules for visiting troops. The agreement was first signed in 2007."
    ).drafts
    assert draft.approved is None
