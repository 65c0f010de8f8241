"""YAML keeps every scalar as text and every node in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.casefile.composer import parse_document


def read(content):
    """Give the tree of a document without problems."""
    document, problems = parse_document(content, "f.yaml")
    assert problems == ()
    return document.tree


def problems_of(content):
    """Give code, line and column of the problems of a document."""
    _, problems = parse_document(content, "f.yaml")
    return [(problem.code, problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize(
    "scalar", ["NO", "no", "yes", "on", "010", "0x1F", "1e3", "1_000", "2026-02-30", "12:30", "1.0"]
)
def test_scalars_are_text(scalar):
    assert read(f"a: {scalar}\n") == {"a": scalar}


def test_shapes():
    tree = read("a: {b: [1, 2], c: ''}\nd:\n  - e: f\n  - g\n")
    assert tree == {"a": {"b": ["1", "2"], "c": ""}, "d": [{"e": "f"}, "g"]}


@pytest.mark.parametrize("empty", ["", "~", "null", "Null", "NULL"])
def test_an_empty_value_is_a_problem_and_empty_quotes_are_not(empty):
    assert problems_of(f"a: {empty}\n")[0][:2] == ("empty-value", 1)
    assert problems_of(f"a: '{empty}'\n") == []


def test_places_count_characters_from_one():
    document, _ = parse_document("ñandú: á\nb:\n  - {c: d}\n", "f.yaml")
    assert document.values["ñandú",] == (1, 8)
    assert document.values["b", 0, "c"] == (3, 9)
    assert document.keys["b", 0, "c"] == (3, 6)
    assert document.place(("b", 0, "missing")).excerpt == "  - {c: d}"


def test_a_byte_order_mark_moves_no_column():
    document, _ = parse_document("\ufeffa: b\n", "f.yaml")
    assert document.values["a",] == (1, 4)


def test_every_problem_of_a_file_at_once():
    content = "a: &x 1\nb: *x\nc: !t 5\nd:\na: 2\ne: {f: 1, f: 2}\n"
    assert problems_of(content) == [
        ("yaml-anchor", 1, 4),
        ("yaml-anchor", 2, 4),
        ("yaml-tag", 3, 4),
        ("empty-value", 4, 3),
        ("duplicate-key", 5, 1),
        ("duplicate-key", 6, 11),
    ]


def test_the_first_of_two_values_stays():
    document, _ = parse_document("a: 1\na: 2\n", "f.yaml")
    assert document.tree == {"a": "1"}


@pytest.mark.parametrize(
    ("content", "line", "column"), [("a: 'x\n\nb: 1\n", 1, 4), ("a: 1\n b: 2\n", 2, 3)]
)
def test_what_is_not_yaml_is_shown_where_it_begins(content, line, column):
    assert problems_of(content) == [("yaml-syntax", line, column)]


def test_hostile_depth_is_refused():
    assert [code for code, *_ in problems_of("a: " + "[" * 500 + "]" * 500)] == ["yaml-too-deep"]


def test_patterns_reach_items_of_lists():
    document, _ = parse_document("l: [{a: {b: [x, y]}}, {a: {b: z}}, w]\n", "f.yaml")
    found = [text for _, text in document.matching(("l", "*", "a", "b", "*"))]
    assert found == ["x", "y"]


@given(st.text(st.sampled_from("ab:-{}[],'\"#&*!|>%@`? \n\t1"), max_size=60))
def test_no_text_is_too_strange(content):
    document, problems = parse_document(content, "f.yaml")
    for problem in problems:
        assert problem.line <= len(document.lines)
