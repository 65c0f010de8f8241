"""Plain tables: aligned columns where they fit, labelled lines where they do not."""

from hypothesis import given
from hypothesis import strategies as st

from relevo.report.columns import render_columns, wrapped

HEADS = ("Act", "Days", "Note")
words = st.text("abcdefgh ", min_size=1, max_size=30).map(lambda s: " ".join(s.split()) or "x")


def test_columns_are_aligned_and_numbers_stand_at_the_right():
    rows = [("one", "5", "x"), ("another", "1865", "y")]
    assert render_columns(HEADS, rows, width=100, right=(1,)) == [
        "Act      Days  Note",
        "one         5  x",
        "another  1865  y",
    ]


def test_only_the_last_column_is_broken():
    rows = [("one", "5", "first-act, second-act, third-act")]
    assert render_columns(HEADS, rows, width=37, right=(1,)) == [
        "Act  Days  Note",
        "one     5  first-act, second-act,",
        "           third-act",
    ]


def test_a_narrow_screen_gets_lines_with_a_label():
    rows = [("one", "5", "first-act, second-act"), ("two", "6", "x")]
    assert render_columns(HEADS, rows, width=20) == [
        "Act: one",
        "Days: 5",
        "Note: first-act,",
        "  second-act",
        "",
        "Act: two",
        "Days: 6",
        "Note: x",
    ]


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=4), st.integers(40, 120))
def test_no_word_is_lost_and_no_line_too_wide(rows, width):
    lines = render_columns(HEADS, rows, width=width)
    assert max(map(len, lines)) <= width
    said = " ".join(lines).split()
    for cell in (cell for row in rows for cell in row):
        assert all(word in said for word in cell.split())


def test_a_long_word_keeps_its_line():
    assert wrapped("see pe-2024-resolute-sentinel now", 12, "  ") == [
        "see",
        "  pe-2024-resolute-sentinel",
        "  now",
    ]
