"""Sealing: the same bytes as field by field, whatever the fields are called and say."""

from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.ledger.entry import Entry
from relevo.ledger.sealing import seal
from tests.ledger import plain

DAY = date(2026, 3, 3)
WORDS = st.text(st.characters(exclude_categories=["Cs"]))
NAMES = st.sampled_from(["act", "party", "%b", "ñ", "\ue000", "\U0001f600", '"', ""]) | WORDS
SAID = st.none() | st.booleans() | st.integers(-9, 9) | WORDS | st.lists(WORDS, max_size=3)


def salts():
    """Give salts that tests can foresee."""
    made = 0

    def salt(count):
        nonlocal made
        drawn = b""
        while len(drawn) < count:
            made += 1
            drawn += sha256(made.to_bytes(4)).digest()
        return drawn

    return salt


@given(
    st.dictionaries(NAMES, SAID, max_size=6),
    st.integers(0, 2**64 - 1),
    WORDS,
    st.data(),
)
def test_the_bytes_are_those_of_an_entry_made_field_by_field(values, position, kind, data):
    hidden = data.draw(st.sets(st.sampled_from([*values]))) if values else set()
    found = seal(position, kind, DAY, values, salts=salts(), hidden=hidden)
    entry, openings = plain.seal(position, kind, DAY, values, salts=salts())
    assert found.entry == bytes(entry)
    assert found.openings == plain.opened(one for one in openings if one.field not in hidden)
    assert found.hidden == tuple(one for one in openings if one.field in hidden)


def test_fields_given_in_another_order_are_the_same_fields():
    one = seal(0, "use", DAY, {"a": "1", "b": "2"}, salts=bytes)
    other = seal(0, "use", DAY, {"b": "2", "a": "1"}, salts=bytes)
    assert one == other
    assert list(Entry.parse(one.entry).fields) == ["a", "b"]


@pytest.mark.parametrize("values", [{"a": 1.5}, {"a": b"1"}, {"\ud800": 1}, {"a": {1: 2}}])
def test_what_cannot_be_written_is_refused(values):
    with pytest.raises(ValueError):  # noqa: PT011 - UnicodeEncodeError is one
        seal(0, "use", DAY, values, salts=bytes)
