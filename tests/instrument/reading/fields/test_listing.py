"""Lines: which number belongs to which names, and that no number is used twice."""

from hypothesis import given
from hypothesis import strategies as st
from tests.instrument.reading.acts.test_heads import FAMILY
from tests.instrument.reading.framed import framed

from relevo.instrument.reading.fields.listing import lines_in

PARTS = [
    "14 ",
    "dos ",
    "fusiles ",
    "M4 ",
    "M249 ",
    "pistolas ",
    "o ",
    "y ",
    ", ",
    "(",
    ") ",
    ": ",
    "| ",
]


def test_a_line_spans_its_number_and_its_names():
    text = "Traen 14 fusiles M4 o M16."
    document, _ = framed(text, language="es")
    (line,) = lines_in(document, 0, len(text), FAMILY)
    assert text[line.start : line.end] == "14 fusiles M4 o M16"
    assert line.either


def test_a_number_before_is_not_taken_by_a_later_name():
    document, _ = framed("Traen 14 fusiles, pistolas y 2 morteros.", language="es")
    found = lines_in(document, 0, len(document.text), FAMILY)
    assert [one.quantity.n if one.quantity else None for one in found] == [14, None, 2]


@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_no_number_counts_twice(parts):
    document, _ = framed("".join(parts), language="es")
    found = [one.at for one in lines_in(document, 0, len(document.text), FAMILY) if one.quantity]
    assert len(set(found)) == len(found)
