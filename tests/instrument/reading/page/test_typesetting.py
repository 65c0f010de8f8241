"""Typesetting undone, and every span taken back to the text as given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.clause import Span
from relevo.instrument.reading.document import Document
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.page.typesetting import moved, plain


@pytest.mark.parametrize(
    ("given_text", "undone"),
    [
        ("autori\u00adzación", "autorización"),
        ("la autori-\nzación fue", "la autorización\nfue"),
        ("la autori\u00ad\n  zación, fue", "la autorización, fue"),
        ("los C-\n130 y M-\n4", "los C-\n130 y M-\n4"),
        ("franco-\nPeruano", "franco-\nPeruano"),
        ("uno\r\ndos\rtres", "uno\ndos\ntres"),
        ("Peru\u0301 sen\u0303or", "Perú señor"),
        ("o\ufb01cial", "oficial"),
        ("\ufeffLima\u200b", "Lima"),
        ("- uno\n- dos", "- uno\n- dos"),
    ],
)
def test_what_is_undone(given_text, undone):
    assert plain(given_text).text == undone


def test_a_span_goes_back_to_the_words_as_given():
    text = "x\r\nLa autori-\r\nzacio\u0301n rige"
    origin = plain(text)
    start = origin.text.index("autorización")
    read = Read(value=True, spans=(Span(start, start + 12, 2, 4),))
    span = moved((read,), text, origin)[0].spans[0]
    assert text[span.start : span.end] == "autori-\r\nzacio\u0301n"
    assert (span.line, span.column) == (2, 4)


@given(st.text(alphabet="abÁ-\u00ad\n\r \t\u0301\ufb01\u200b1", max_size=40))
def test_every_piece_of_the_plain_text_comes_from_a_piece_of_the_text(text):
    origin = plain(text)
    assert len(origin.starts) == len(origin.ends) == len(origin.text)
    last = 0
    for start, end in zip(origin.starts, origin.ends, strict=True):
        assert last <= start < end <= len(text)
        last = start
    document = Document(text=text, folded="", language="es")
    for at, char in enumerate(origin.text):
        if not char.isspace():
            span = Span(at, at + 1, 0, 0)
            back = moved(span, text, origin)
            assert back == document.span(back.start, back.end)


@given(st.text(alphabet="abc def\n.,", max_size=60))
def test_a_text_without_typesetting_stays_as_it_is(text):
    assert plain(text).text == text
