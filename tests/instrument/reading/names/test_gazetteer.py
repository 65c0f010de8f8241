"""The gazetteer engine: whole words, longest name, capitals, near names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.instrument.reading.names.gazetteer import mentions
from relevo.instrument.reading.names.names import LANGUAGES
from relevo.instrument.reading.page.fold import fold


def found(text, kind, language="es"):
    return [
        (text[m.start : m.end], m.id, m.near)
        for m in mentions(fold(text), text, language)
        if m.kind == kind
    ]


@pytest.mark.parametrize("printed", ["M4", "M-4", "M 4", "m4", "M-\n4"])
def test_letter_digit_borders_are_written_in_many_ways(printed):
    assert found(f"Traen {printed}, nuevos.", "arms") == [(printed, "m4", False)]


@pytest.mark.parametrize("printed", ["XM4", "M4A", "M40", "M.4", "M - 4", "M\n\n4"])
def test_these_are_other_words(printed):
    assert ("m4", False) not in {(i, near) for _, i, near in found(f"Un {printed} más.", "arms")}


def test_the_english_plural_of_a_model_belongs_to_its_name():
    assert found("They carry 14 M4s now.", "arms", "en") == [("M4s", "m4", False)]


def test_the_longest_name_of_a_kind_wins_and_its_words_are_not_read_again():
    text = "Grupo de Fuerzas Especiales de la Fuerza Aérea"
    assert found(text, "institution") == [(text, "PE-GRUFE", False)]


def test_names_wrap_over_lines_but_not_over_paragraphs():
    assert found("los Estados\nUnidos", "state") == [("Estados\nUnidos", "US", False)]
    assert found("los Estados\n\nUnidos", "state") == []


def test_capitals_count_for_a_name_of_capitals_alone():
    ((printed, codes, near),) = found("La PNP asiste.", "institution")
    assert (printed, near) == ("PNP", False)
    assert "PE-PNP" in codes.split("|")
    assert found("La pnp asiste.", "institution") == []


def test_a_misspelt_name_is_near_and_a_form_of_a_word_is_not():
    assert found("La Dirección Antidrrogas asiste.", "institution") == [
        ("Dirección Antidrrogas", "PE-DIRANDRO", True)
    ]
    assert found("Estuvo en Moquehua ayer.", "place") == [("Moquehua", "PE-MOQ", True)]
    assert found("Estuvo en moquehua ayer.", "place") == []
    assert found("La señora Moqueguo habla.", "place") == []


def test_a_name_that_several_codes_share_gives_all_of_them():
    shared = [m for m in mentions("guardia nacional", "Guardia Nacional", "es") if "|" in m.id]
    for mention in shared:
        assert mention.ids == tuple(sorted(set(mention.id.split("|"))))
        assert len(mention.ids) > 1


@given(
    st.lists(
        st.sampled_from(
            [
                *"US EE.UU. Perú Lima M4 M-249 fuerzas especiales Navy SEALs CIOEC .50".split(),
                *"7,62 mm Grufe 1.ª Brigada de Marina de Guerra del - . x ñ".split(),
                *" \n",
            ]
        ),
        max_size=30,
    ),
    st.sampled_from(LANGUAGES),
)
def test_mentions_lie_in_the_text_in_order_and_those_of_a_kind_apart(parts, language):
    text = " ".join(parts)
    ends = {}
    last = 0
    for mention in mentions(fold(text), text, language):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.start >= ends.get(mention.kind, 0)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        ends[mention.kind] = mention.end
        last = mention.start
