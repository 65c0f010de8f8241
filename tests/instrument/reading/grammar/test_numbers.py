"""Whole numbers in figures and words; what is no number stays out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.instrument.reading.grammar.numbers import MOST_DIGITS, numbers
from relevo.instrument.reading.names.names import LANGUAGES
from relevo.instrument.reading.page.fold import fold


def read(text, language="es"):
    return [(text[n.start : n.end], n.value) for n in numbers(fold(text), language)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("es", "dos mil veintiséis", 2026),
        ("es", "un mil doscientos", 1200),
        ("es", "veintiún", 21),
        ("es", "treinta y uno", 31),
        ("es", "ciento veinticinco", 125),
        ("es", "mil", 1000),
        ("es", "cien mil", 100_000),
        ("es", "tres mil ciento cuarenta y dos", 3142),
        ("es", "30 mil", 30_000),
        ("es", "3 mil 500", 3500),
        ("es", "una", 1),
        ("es", "treinta (30)", 30),
        ("es", "30 (treinta)", 30),
        ("en", "twenty-five", 25),
        ("en", "one hundred and twenty-five", 125),
        ("en", "two thousand twenty-six", 2026),
        ("en", "fourteen hundred", 1400),
        ("en", "a hundred", 100),
        ("en", "2 million", 2_000_000),
        ("pt", "dois mil e vinte e seis", 2026),
        ("pt", "cento e vinte e cinco", 125),
        ("pt", "mil e duzentos", 1200),
    ],
)
def test_one_number(language, text, value):
    assert read(text, language) == [(text, value)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_of_three_are_one_number(language):
    assert read("son 1,172 en total, 12,345,678 y 1 172", language) == [
        ("1,172", 1172),
        ("12,345,678", 12_345_678),
        ("1 172", 1172),
    ]


def test_a_point_groups_in_spanish_and_is_decimal_in_english():
    assert read("son 1.172") == [("1.172", 1172)]
    assert read("it is 1.172", "en") == []
    assert read("it is 1.172.000", "en") == [("1.172.000", 1_172_000)]


def test_a_number_at_the_start_of_a_line_counts_a_list():
    assert read("1 160 fusiles\n2 120 pistolas") == [("1", 1), ("160", 160), ("2", 2), ("120", 120)]


@pytest.mark.parametrize(
    "text",
    ["M4", "UH-60", "C-130J", "13436/2025-CR", "7.62 mm", ".50 cal", "13:30", "20%", "7.º", "7th"],
)
def test_codes_fractions_and_ordinals_are_no_numbers(text):
    assert read(f"con {text} nada") == []


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("es", "entre veinte y treinta", [20, 30]),
        ("en", "between one hundred and one hundred fifty", [100, 150]),
        ("en", "a three- to six-month rotation of 30-day stays", [3, 6, 30]),
        ("pt", "entre vinte e trinta", [20, 30]),
        ("es", "treinta (31)", [30, 31]),
        ("en", "73-25-2", [73, 25, 2]),
    ],
)
def test_neighbours_stay_apart(language, text, values):
    assert [value for _, value in read(text, language)] == values


def test_long_digit_strings_are_no_numbers():
    assert read("9" * (MOST_DIGITS + 1)) == []
    assert read("9" * 5000) == []


WORDS = "dos mil veintiún y e hundred a one thousand 30 1,172 ( ) - . M4 \n cento um , de".split(
    " "
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_numbers_lie_inside_in_order(text):
    for language in LANGUAGES:
        end = 0
        for number in numbers(fold(text), language):
            assert end <= number.start < number.end <= len(text)
            assert number.value >= 0
            end = number.end
