"""Rows are numbered, and their words marked in the text they come from."""

from hypothesis import given
from hypothesis import strategies as st

from relevo.core.words import text
from relevo.instrument.reading.model import Draft, Read
from relevo.report.reading_view import ActRead, TextShown, quote, stretches, view_of
from tests.instrument.reading.drafted import said
from tests.report.reading import OTHER, alone, both


def test_numbers_run_through_all_rows():
    assert [row.number for row in alone().rows] == [1, 2, 3, 4, 5]


def test_each_row_quotes_its_words():
    view = alone()
    assert [quote(view, row) for row in view.rows] == [
        "Asamblea de A",
        "a B",
        "permite",
        "fuerzas especiales",
        "12 fusiles M4",
    ]


def test_a_dispute_is_marked_in_both_texts():
    view = both()
    (arms,) = [row for row in view.rows if row.row.path == "arms[0]"]
    assert {name for name, _, _ in arms.pieces} == {"folder/one.txt"}
    ((name, start, end),) = arms.disputed
    assert name == "folder/other.txt"
    assert OTHER[start:end] == "14"
    (other,) = [told for told in view.texts if told.name == name]
    assert arms.number in {n for one in stretches(other, view.rows) for n in one.rows}


def test_who_says_it_stands_with_the_value():
    (host,) = [row for row in both().rows if row.row.path == "host"]
    assert host.says == ("folder/one.txt", "folder/other.txt")


@given(st.text(max_size=60), st.data())
def test_stretches_make_up_the_text(words, data):

    ends = st.integers(0, len(words))
    reads: list[Read] = []
    for _ in range(3):
        start, end = sorted((data.draw(ends), data.draw(ends)))
        if start < end:
            reads.append(said("XB", start, end))
    shown = TextShown(name="a", text=words, kind=text("newspaper"))
    act = ActRead(draft=Draft(senders=tuple(reads)), says={}, sources=("a",))
    view = view_of([shown], [act], [], [])
    cut = stretches(shown, view.rows)
    assert "".join(words[one.start : one.end] for one in cut) == words
    assert all(one.start < one.end for one in cut)
    for read in reads:
        span = read.spans[0]
        assert all(one.rows for one in cut if span.start <= one.start and one.end <= span.end)


def test_an_empty_text_has_no_stretches():
    assert stretches(TextShown(name="a", text="", kind=text("newspaper")), ()) == ()
