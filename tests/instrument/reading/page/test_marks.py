"""Marked text minus its marks is the text."""

from hypothesis import given
from hypothesis import strategies as st

from relevo.core.clause import Span
from relevo.instrument.reading.model import Draft, Read, Reading
from relevo.instrument.reading.page.marks import marked, spans_in, unmarked


def reading(text, pieces):
    spans = tuple(Span(start, end, 1, start + 1) for start, end in pieces)
    draft = Draft(purposes=tuple(Read(value="training", spans=(span,)) for span in spans))
    return Reading(text=text, language="es", drafts=(draft,))


def test_spans_are_numbered_in_the_order_of_the_text_and_each_once():
    read = reading("del 1 al 5 de mayo", [(9, 18), (4, 18), (4, 5), (4, 5)])
    assert [(s.start, s.end) for s in spans_in(read)] == [(4, 18), (4, 5), (9, 18)]
    assert marked(read) == "del ⟦1⟧⟦2⟧1⟦/2⟧ al ⟦3⟧5 de mayo⟦/3⟧⟦/1⟧"


def test_a_text_that_looks_like_marks_comes_back():
    text = "⟦1⟧ ⟦/1⟧ ⟦[⟧ ⟦⟧ ⟧1⟦ ⟦⟦2⟧⟧"
    read = reading(text, [(0, 3), (1, 2), (5, 12)])
    assert unmarked(marked(read)) == text


@given(st.text(alphabet="⟦⟧[/12a\n", max_size=30) | st.text(), st.data())
def test_marked_text_minus_marks_is_the_text(text, data):
    ends = st.integers(0, len(text))
    pieces = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=6))
    read = reading(text, [(start, end) for start, end in pieces if start < end])
    assert unmarked(marked(read)) == text
