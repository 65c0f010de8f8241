"""Amounts: what the words around a number say about how it is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.bound import Quantifier
from relevo.instrument.reading.grammar.amounts import amounts
from relevo.instrument.reading.grammar.numbers import numbers
from relevo.instrument.reading.names.names import LANGUAGES
from relevo.instrument.reading.page.fold import fold

EXACT, MOST, LEAST = Quantifier.EXACT, Quantifier.AT_MOST, Quantifier.AT_LEAST
ABOUT, TENS, UNSPECIFIED = Quantifier.ABOUT, Quantifier.TENS, Quantifier.UNSPECIFIED


def read(text, language="es"):
    folded = fold(text)
    found = amounts(folded, language, numbers(folded, language))
    return [(text[a.start : a.end], a.quantity.quantifier, a.quantity.n) for a in found]


@pytest.mark.parametrize(
    ("language", "text", "quantifier", "n"),
    [
        ("es", "hasta 400", MOST, 400),
        ("es", "un máximo de 400", MOST, 400),
        ("es", "no más de treinta", MOST, 30),
        ("es", "no excederá de 1,000", MOST, 1000),
        ("es", "más de 1,000", LEAST, 1000),
        ("es", "al menos 20", LEAST, 20),
        ("es", "unos 30", ABOUT, 30),
        ("es", "cerca de 100", ABOUT, 100),
        ("es", "dos docenas", EXACT, 24),
        ("es", "una docena", EXACT, 12),
        ("es", "una veintena", ABOUT, 20),
        ("es", "casi un centenar", ABOUT, 100),
        ("es", "decenas", TENS, None),
        ("es", "cientos", UNSPECIFIED, None),
        ("es", "entre 20 y 30", MOST, 30),
        ("es", "treinta (30)", EXACT, 30),
        ("en", "up to 400", MOST, 400),
        ("en", "no more than 30", MOST, 30),
        ("en", "at least 20", LEAST, 20),
        ("en", "some 60", ABOUT, 60),
        ("en", "half a dozen", EXACT, 6),
        ("en", "dozens", TENS, None),
        ("en", "20 to 30", MOST, 30),
        ("en", "20-30", MOST, 30),
        ("pt", "até 400", MOST, 400),
        ("pt", "cerca de uma centena", ABOUT, 100),
        ("pt", "pelo menos 20", LEAST, 20),
    ],
)
def test_one_amount(language, text, quantifier, n):
    assert read(f"{text} soldados", language) == [(text, quantifier, n)]


def test_a_quantifier_may_follow_what_is_counted():
    assert read("30 militares como máximo.") == [("30", MOST, 30)]
    assert read("30 troops or more", "en") == [("30", LEAST, 30)]


def test_a_quantifier_belongs_to_the_number_after_it():
    assert read("30 oficiales y al menos 20 marineros") == [
        ("30", EXACT, 30),
        ("al menos 20", LEAST, 20),
    ]


def test_an_approximation_in_apposition_restates_the_number():
    assert read("87 efectivos, casi un centenar, llegarán") == [("87", EXACT, 87)]
    assert read("87 troops, nearly a hundred.", "en") == [("87", EXACT, 87)]


def test_an_approximation_of_something_else_stays():
    assert read("87 efectivos, casi un centenar de fusiles") == [
        ("87", EXACT, 87),
        ("casi un centenar", ABOUT, 100),
    ]


def test_a_chain_of_votes_is_no_pair():
    assert [n for _, _, n in read("91-0-6")] == [91, 0, 6]


WORDS = (
    "hasta un centenar 30 dos docenas , ( ) entre 20 y casi decenas como máximo - a dozen".split(
        " "
    )
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_amounts_lie_inside_in_order_with_their_numbers(text):
    folded = fold(text)
    for language in LANGUAGES:
        end = 0
        for amount in amounts(folded, language, numbers(folded, language)):
            assert end <= amount.start <= amount.number[0] < amount.number[1] <= amount.end
            assert amount.end <= len(text)
            end = amount.end
