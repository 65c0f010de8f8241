"""Whatever the text, reading it never raises, and every value points into it."""

import string
import time
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relevo.core.clause import Span
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.names.names import LANGUAGES, names_of
from relevo.instrument.reading.page.marks import marked, spans_in, unmarked
from relevo.instrument.reading.read_text import read_text
from relevo.instrument.value import State

TEXTS = sorted((Path(__file__).parents[3] / "benchmarks/reading/texts").glob("*.txt"))
WORDS = sorted({" ".join(name.phrase.words) for name in names_of("es").names})
VERBS = (
    "autoriza aprobó el ingreso de militares armas votos a favor en contra del al por cada meses "
    "approved the entry of troops from to with rifles votes aprovou a entrada de tropas"
).split()
MONTHS = "enero febrero setiembre diciembre January Dec. março de 2026 2025".split()
SIGNS = [
    *string.punctuation,
    "\n",
    "\n\n",
    "\t",
    "«",
    "»",
    "\u00ad",
    "N.°",
    "1.º",
    "- ",
    " | ",
    ":",
]

fuzzed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reads_in(value):
    """Give every value read, with its words."""
    if isinstance(value, Read):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from reads_in(one)
    elif is_dataclass(value):
        for part in fields(value):
            yield from reads_in(getattr(value, part.name))


def check(text, language=None):
    """Read a text and check what holds for every reading."""
    reading = read_text(text, language)
    assert reading.text == text
    assert unmarked(marked(reading)) == text
    for span in spans_in(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
        assert span.line == text.count("\n", 0, span.start) + 1
        assert span.column == span.start - (text.rfind("\n", 0, span.start) + 1) + 1
    for read in reads_in(reading.drafts):
        assert read.spans
        assert all(isinstance(span, Span) for span in read.spans)
        assert (read.state is State.DERIVED) == bool(read.shown)
    return reading


@fuzzed
@given(st.text(max_size=300), st.sampled_from((None, *LANGUAGES)))
def test_any_text_can_be_read(text, language):
    check(text, language)


@fuzzed
@given(
    st.lists(
        st.one_of(
            st.sampled_from(WORDS),
            st.sampled_from(VERBS),
            st.sampled_from(MONTHS),
            st.sampled_from(SIGNS),
            st.integers(0, 99_999).map(str),
        ),
        max_size=60,
    ),
    st.sampled_from((None, *LANGUAGES)),
)
def test_any_mixture_of_known_words_days_numbers_and_signs_can_be_read(parts, language):
    check(" ".join(parts), language)


@fuzzed
@given(st.sampled_from(TEXTS), st.data())
def test_a_text_with_pieces_cut_moved_and_spoilt_can_be_read(path, data):
    text = path.read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        start, end = sorted(
            (data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text))))
        )
        piece = data.draw(
            st.sampled_from(["", text[start:end][::-1], "\n", "9" * 12, "\u00ad", "⟦1⟧"])
        )
        text = text[:start] + piece + text[end:]
    check(text)


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_every_text_of_the_benchmark_can_be_read(path):
    check(path.read_text(encoding="utf-8"))


def test_typesetting_does_not_change_what_is_read():
    text = next(p for p in TEXTS if p.stem == "es-pe-01").read_text(encoding="utf-8")
    set_text = text.replace("aprobad", "apro\u00adbad").replace("\n", "\r\n")
    plain, given_back = check(text), check(set_text)
    assert [d.absent for d in plain.drafts] == [d.absent for d in given_back.drafts]
    assert [r.value for r in reads_in(plain.drafts)] == [
        r.value for r in reads_in(given_back.drafts)
    ]


def test_a_text_in_another_language_or_too_short_has_no_language_and_no_draft():
    for text in ("", "Congress", "Le Parlement a autorisé le séjour des forces dans les ports."):
        assert check(text).language == ""
        assert check(text).drafts == ()


HOSTILE = [
    "Estados ", "M4", "1", "1.", "1,", "el 1 de ", "del 1 al ", "mil ", "(", "((", "a) ", "\n- x",
    "«", "EE. UU. ", "J. ", "Lima, ", "A", "A.", "- ", "\u00ad", "a-\n", "| ", "  ", "\n", ".....",
    "aprobó ", "autorizó el ingreso de ", "votos ", "entre 1 y ", "tres a ", "artículo ", "Foto: ",
    "fusiles ", "Marina de Guerra del ", "hasta ", "10 militares ", "A la ", "0/0/", "USS ", ": ",
    "\n1.1111111111111111", "\nA B C D E ", "\n(a)(", "\nx: y", "\n   14   ", "\nLima, Lima ",
    "\n| a |", "A\u0301", "-\n", "\nFoto: A A A ", "\n1.1.1.1.1.1.1.1", "\nM4\n14",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece):
    """Four times the text: about four times the work, sixteen if some part were quadratic."""

    def seconds(n):
        text = "El Congreso aprobó el ingreso de tropas de Estados Unidos. " + piece * (
            n // len(piece)
        )
        begun = time.process_time()
        read_text(text, "es")
        return time.process_time() - begun

    seconds(500)
    small = max(seconds(4_000), 0.01)
    assert min(seconds(16_000), seconds(16_000)) < 10 * small


@pytest.mark.parametrize(
    "text",
    [
        "El Pleno del Congreso de Perú autorizó el ingreso de militares de Estados Unidos.",
        "Texto ilustrativo. El Senado de México autorizó el ingreso de militares de Chile.",
    ],
)
def test_words_cut_by_a_distance_and_notices_before_an_article_hide_no_act(text):
    assert len(read_text(text).drafts) == 1
