"""Folding keeps every offset and takes away what does not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.instrument.reading.page.fold import fold


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("Autorízase el INGRESO", "autorizase el ingreso"),
        ("N.° 32\u00a0151", "n.° 32 151"),
        ("1.ª Brigada, 7.º Grupo", "1.ª brigada, 7.º grupo"),
        ("«venia» “sí” \u2018no\u2019", '"venia" "si" \'no\''),
        ("2025\u20132026 \u2014 \u22125", "2025-2026 - -5"),
        ("a\tb\r\nc\u2028d", "a b \nc d"),
        ("auto\u00adridad", "auto\u00adridad"),
        ("ﬁn de 20 m²", "ﬁn de 20 m²"),
        ("İstanbul ẞ", "istanbul ß"),
    ],
)
def test_what_folding_changes_and_what_it_leaves(given_text, folded):
    assert fold(given_text) == folded


@given(st.text())
def test_the_folded_text_is_as_long_and_folding_it_again_changes_nothing(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text())
def test_line_breaks_stay_where_they_are_and_no_other_space_but_the_plain_one_is_left(text):
    folded = fold(text)
    assert [c == "\n" for c in text] == [c == "\n" for c in folded]
    assert all(c in " \n" for c in folded if c.isspace())
