"""Sentences end at a stop that is not the point of an abbreviation, numeral or initial."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.instrument.reading.names.names import LANGUAGES
from relevo.instrument.reading.page.fold import fold
from relevo.instrument.reading.page.sentences import LONGEST_SENTENCE, sentences


def cut(text, language="es"):
    found = sentences(text, fold(text), 0, len(text), language=language)
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Militares de EE. UU. ingresan con el Gral. Pérez y la Sra. Ana Ruiz."),
        ("es", "Según el art. 102, inc. 8, la Res. N.° 32214 rige desde el 1 de ene. de 2026."),
        ("es", "La Resolución Legislativa No. 32151 y la 7.ª Brigada, p. ej. Lima."),
        ("es", "Llegan a las 10 a. m. Pérez y J. D. Vance, con cañones de 5.56 mm."),
        ("es", "¿Cuántos son? preguntó el senador."),
        ("en", "The U.S. Navy comes on Jan. 1 with Lt. Col. Smith, No. 4 and Sgt. Lee."),
        ("pt", "O Gen. Silva, do art. 5 da Lei n. 90, chega dos EUA no dia 1.º de maio."),
    ],
)
def test_these_are_one_sentence(language, text):
    assert cut(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("es", "Son 87. El resto espera.", ["Son 87.", "El resto espera."]),
        ("es", "Van de EE. UU. El pleno votó.", ["Van de EE. UU.", "El pleno votó."]),
        ("es", "«No hay base.» La ley rige.", ["«No hay base.»", "La ley rige."]),
        ("es", "¿Qué traen? «Fusiles», dijo.", ["¿Qué traen?", "«Fusiles», dijo."]),
        ("en", "It is legal. (See annex.) They left.",
         ["It is legal.", "(See annex.)", "They left."]),
        ("en", "Troops of the U.S. The vote came…\nThen they left.",
         ["Troops of the U.S.", "The vote came…", "Then they left."]),
        ("pt", "Foi em 2026. Os fuzis vêm.", ["Foi em 2026.", "Os fuzis vêm."]),
    ],
)  # fmt: skip
def test_these_are_several(language, text, parts):
    assert cut(text, language) == parts


def test_the_numeral_of_a_paragraph_ends_no_sentence():
    assert cut("1. El pleno aprueba. 2. Rige hoy.") == ["1. El pleno aprueba.", "2. Rige hoy."]


def test_what_is_too_long_for_a_sentence_is_cut_at_a_space():
    pieces = cut("fusiles " * 3000)
    assert all(len(piece) <= LONGEST_SENTENCE for piece in pieces)
    assert " ".join(pieces).split() == ["fusiles"] * 3000
    assert [len(piece) for piece in cut("x" * 9000)] == [LONGEST_SENTENCE, 1000]


@given(st.text(alphabet='aB1.!?…"» \n', max_size=60), st.sampled_from(LANGUAGES))
def test_sentences_hold_all_but_the_spaces_between_them(text, language):
    assert "".join("".join(cut(text, language)).split()) == "".join(text.split())


def test_a_stop_whose_space_is_lost_ends_a_sentence():
    assert cut("No dice cuántas.Las actividades siguen.") == [
        "No dice cuántas.",
        "Las actividades siguen.",
    ]
    assert cut("Lo publica www.Ejemplo.pe hoy.") == ["Lo publica www.Ejemplo.pe hoy."]
