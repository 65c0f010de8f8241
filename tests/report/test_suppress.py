"""Small counts: nothing that is hidden follows from what is shown."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevo.report.suppress import LEAST, Mark, few, suppress

MOST = 16
"""Largest count that a reader who works everything out has to try."""


def with_totals(counts):
    """Give a table with the totals of its rows and columns."""
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def fits(mark, number, shown, marks):
    """Whether a number is what a mark may stand for, for who knows how marks are set."""
    match mark:
        case Mark.SHOWN:
            return number == shown
        case Mark.FEW:
            return 0 < number < LEAST
        case Mark.WITHHELD:
            return number >= (LEAST if any(Mark.FEW in row for row in marks) else 1)


def possible(counts, marks):
    """Work out every table that fits what is shown, by trying; give the values of each cell."""
    whole = with_totals(counts)
    ranges = [
        [n for n in range(MOST + LEAST) if fits(marks[i][j], n, row[j], marks)]
        for i, row in enumerate(counts)
        for j in range(len(row))
    ]
    wide = len(counts[0])
    values = [[set() for _ in row] for row in whole]
    for chosen in product(*ranges):
        rows = [list(chosen[at : at + wide]) for at in range(0, len(chosen), wide)]
        tried = with_totals(rows)
        if all(
            fits(marks[i][j], n, whole[i][j], marks)
            for i, row in enumerate(tried)
            for j, n in enumerate(row)
        ):
            for i, row in enumerate(tried):
                for j, n in enumerate(row):
                    values[i][j].add(n)
    return values


tables = st.tuples(st.integers(1, 2), st.integers(1, 2)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 9), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


@settings(max_examples=150)
@given(tables)
def test_no_hidden_count_follows_from_what_is_shown(counts):
    marks = suppress(counts)
    for row, found in zip(marks, possible(counts, marks), strict=True):
        for mark, values in zip(row, found, strict=True):
            assert (len(values) == 1) == (mark is Mark.SHOWN)


@given(
    st.integers(1, 7).flatmap(
        lambda wide: st.lists(
            st.lists(st.integers(0, 40), min_size=wide, max_size=wide), min_size=1, max_size=9
        )
    )
)
def test_few_are_never_shown_and_marks_are_true(counts):
    whole = suppress(counts)
    for row, marks in zip(with_totals(counts), whole, strict=True):
        for number, mark in zip(row, marks, strict=True):
            assert fits(mark, number, number, whole)
            assert not (few(number) and mark is Mark.SHOWN)


@pytest.mark.parametrize(
    "counts", [[[0, 0], [0, 7]], [[12]], [[5, 9, 30], [7, 0, 6]], [[0]]], ids=str
)
def test_a_table_without_few_is_shown_whole(counts):
    assert {mark for row in suppress(counts) for mark in row} == {Mark.SHOWN}


def test_few_that_their_marks_alone_would_tell_are_withheld_with_all_others():
    marks = suppress([[1, 1], [1, 1]])
    assert {mark for row in marks for mark in row} == {Mark.WITHHELD}
    assert suppress([[1, 0]])[0][1] is Mark.SHOWN


def test_one_few_hides_another_of_its_row_and_of_its_column():
    marks = suppress([[2, 10, 20], [30, 40, 50], [60, 70, 80]])
    assert marks[0][0] is Mark.FEW
    assert sum(mark is not Mark.SHOWN for mark in marks[0]) == 2
    assert sum(row[0] is not Mark.SHOWN for row in marks) == 2
    assert marks[3][3] is Mark.SHOWN
