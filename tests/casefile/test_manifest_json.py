"""JSON is read as the standard reader does, and every value knows its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.casefile.manifest_json import parse_json

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.floats(-1e6, 1e6) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
).filter(lambda value: value not in ("", None))


def bare(spot):
    """Give a value without its places."""
    if isinstance(spot.value, dict):
        return {name: bare(inner) for name, inner in spot.value.items()}
    if isinstance(spot.value, list):
        return [bare(inner) for inner in spot.value]
    return spot.value


@given(VALUES, st.sampled_from([None, 0, 2]))
def test_the_standard_reader_finds_the_same(value, indent):
    written = json.dumps(value, indent=indent)
    found, problems = parse_json(written.encode(), "f.json")
    assert problems == ()
    assert bare(found) == json.loads(written)


def test_places():
    found, _ = parse_json(b'{\n  "a": [1,\r\n 2.5]}', "f.json")
    first, second = found.value["a"].value
    assert (found.line, found.column) == (1, 1)
    assert (first.line, first.column, first.value) == (2, 9, 1)
    assert (second.line, second.column, second.value) == (3, 2, 2.5)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("{", (1, 2)),
        ('{"a"}', (1, 5)),
        ('{"a":1,}', (1, 8)),
        ("[1,]", (1, 4)),
        ("[1 2]", (1, 4)),
        ("{1:2}", (1, 2)),
        ("01", (1, 2)),
        ("1 2", (1, 3)),
        ("nul", (1, 1)),
        ("'a'", (1, 1)),
        ('"a', (1, 1)),
        ('"a\\q"', (1, 1)),
        ("[" * 14, (1, 14)),
    ],
)
def test_where_it_is_not_well_formed(said, place):
    found, (problem,) = parse_json(said.encode(), "f.json")
    assert found is None
    assert (problem.code, problem.line, problem.column) == ("json-syntax", *place)


def test_a_name_given_twice_is_reported_and_the_first_value_stays():
    found, (problem,) = parse_json(b'{"a": 1,\n "a": 2}', "f.json")
    assert bare(found) == {"a": 1}
    assert (problem.code, problem.line, problem.column) == ("duplicate-key", 2, 2)


def test_a_number_longer_than_a_day_of_reckoning_is_no_whole_one():
    found, _ = parse_json(b"[" + b"9" * 400 + b", 1e999]", "f.json")
    assert [one.value for one in found.value] == [float("inf"), float("inf")]
