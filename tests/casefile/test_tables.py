"""CSV tables are kept byte for byte and cut as written."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.casefile.tables import Cell, parse_table, render_table

NASTY = st.text(st.sampled_from('ab,;"\n\r ñ1\ufeff'), max_size=40)


def values(data):
    """Give the values of a table, row by row."""
    table, problems = parse_table(data, "t.csv")
    assert problems == ()
    return [[cell.value for cell in record.cells] for record in table.records]


@given(NASTY)
def test_any_text_is_written_as_it_was_read(content):
    data = content.encode()
    table, problems = parse_table(data, "t.csv")
    if table is None:
        assert [problem.code for problem in problems] == ["empty-file"]
    else:
        assert render_table(table) == data


@st.composite
def tables(draw):
    """Rows of cells, and how a program may write them."""
    width = draw(st.integers(1, 4))
    cell = st.text(st.sampled_from('ab;,"\nñ'), max_size=5).map(str.strip)
    rows = draw(st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=5))
    return rows, draw(st.sampled_from(",;")), draw(st.sampled_from(["\n", "\r\n"]))


@given(tables(), st.booleans(), st.booleans())
def test_what_another_program_writes_is_read_back(written, bom, last):
    rows, separator, end = written
    header = separator.join("h" for _ in rows[0])
    body = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    content = end.join([header, *body]) + (end if last else "")
    data = content.encode("utf-8-sig" if bom else "utf-8")
    table, problems = parse_table(data, "t.csv")
    assert problems == ()
    assert [[cell.value for cell in record.cells] for record in table.records[1:]] == rows
    assert render_table(table) == data
    assert table.bom is bom


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        (b"a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
        ("\ufeffa;b\r\n1,5;ñ\r\n".encode(), [["a", "b"], ["1,5", "ñ"]]),
        (b'a;"b,c,d"\n1;2\n', [["a", "b,c,d"], ["1", "2"]]),
        (b"a\n1\n", [["a"], ["1"]]),
        (b'a,b\n"say ""yes""", 2 \n', [["a", "b"], ['say "yes"', "2"]]),
        (b"a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ],
)
def test_dialects(data, expected):
    assert values(data) == expected


def test_a_cell_after_a_line_end_in_quotes_has_its_own_place():
    table, _ = parse_table(b'a,b\n"x\ny",z\nu,v\n', "t.csv")
    places = [(cell.value, cell.line, cell.column) for r in table.records for cell in r.cells]
    assert places[2:] == [("x\ny", 2, 1), ("z", 3, 4), ("u", 4, 1), ("v", 4, 3)]


def test_a_changed_cell_leaves_every_other_byte_alone():
    data = 'a;"b"\r\n"1";ñ\r\n\r\n'.encode()
    table, _ = parse_table(data, "t.csv")
    header, row, *rest = table.records
    changed = replace(row, cells=(row.cells[0], Cell("n", "n", 2, 5)))
    written = render_table(replace(table, records=(header, changed, *rest)))
    assert written == b'a;"b"\r\n"1";n\r\n\r\n'


@pytest.mark.parametrize("data", [b'a,b\n"x"y,2\n', b'a,b\n"x,2\n', b'a,b\n1,"\n'])
def test_a_quote_left_open_is_a_problem_at_its_cell(data):
    table, problems = parse_table(data, "t.csv")
    assert [(problem.code, problem.line) for problem in problems] == [("bad-quote", 2)]
    assert render_table(table) == data
