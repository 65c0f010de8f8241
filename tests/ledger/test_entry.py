"""Entries: one spelling, commitments that hide and bind, frames that show a torn end."""

import json
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.ledger.canonical import canonical
from relevo.ledger.entry import Entry, EntryError, Opening
from relevo.ledger.framing import LARGEST, frame, frame_at, frames, last_frame
from tests.ledger.plain import seal

DAY = date(2026, 3, 3)
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner)
    ),
    max_leaves=10,
)


def salts():
    """Give salts that tests can foresee."""
    number = 0

    def salt(count):
        nonlocal number
        drawn = b""
        while len(drawn) < count:
            number += 1
            drawn += sha256(number.to_bytes(4)).digest()
        return drawn

    return salt


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"b": 1, "a": [True, None, "é"]}, '{"a":[true,null,"é"],"b":1}'),
        ({"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7},
         '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\U0001f600":5,"\ufb33":3}'),
        ('\u20ac$\u000f\nA\'B"\\\\"/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),
    ],
)  # fmt: skip
def test_the_examples_of_rfc_8785(value, written):
    assert canonical(value).decode() == written


def in_code_units(value):
    """Give a value with every key in the order of its UTF-16 code units."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return {name: in_code_units(value[name]) for name in names}
    return [in_code_units(one) for one in value] if isinstance(value, list) else value


@given(PLAIN)
def test_a_value_is_written_as_a_json_encoder_writes_it(value):
    plain = json.dumps(in_code_units(value), ensure_ascii=False, separators=(",", ":"))
    assert canonical(value) == plain.encode()


@given(PLAIN)
def test_a_value_has_one_spelling_and_comes_back(value):
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


@pytest.mark.parametrize("value", [1.5, 2**53, {1: 2}, b"x", {"a": object()}, "\ud800"])
def test_what_has_no_one_spelling_is_refused(value):
    with pytest.raises(ValueError):  # noqa: PT011 - UnicodeEncodeError is one
        canonical(value)


@given(st.dictionaries(st.sampled_from(["act", "party", "day", "point"]), PLAIN, min_size=1))
def test_an_entry_comes_back_and_every_opening_fits_its_own_field_only(values):
    entry, openings = seal(7, "movement", DAY, values, salts=salts())
    assert Entry.parse(bytes(entry)) == entry
    for opening in openings:
        entry.check(opening)
        assert opening.said == values[opening.field]
        moved = Opening(8, opening.field, opening.salt, opening.value)
        other = Opening(7, opening.field, bytes(32), opening.value)
        changed = Opening(7, opening.field, opening.salt, opening.value + b" ")
        for wrong in (moved, other, changed):
            with pytest.raises(EntryError):
                entry.check(wrong)


def test_an_entry_shows_neither_values_nor_their_lengths():
    short, _ = seal(0, "movement", DAY, {"party": "a"}, salts=salts())
    long, _ = seal(0, "movement", DAY, {"party": ["EJ-SF-01"] * 500}, salts=salts())
    assert len(bytes(short)) == len(bytes(long))
    assert b"EJ" not in bytes(long)


@given(st.binary(max_size=80))
def test_hostile_bytes_are_no_entry(data):
    with pytest.raises(EntryError):
        Entry.parse(data)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.replace(b'"v":1', b'"v":2'),
        lambda one: one.replace(b'{"day"', b'{ "day"'),
        lambda one: one.replace(b'"v":1', b'"v":1,"x":1'),
        lambda one: one[:-2] + b"}",
        lambda one: one.replace(b'="', b'=="', 1),
    ],
)
def test_another_spelling_is_no_entry(change):
    entry, _ = seal(0, "movement", DAY, {"party": "a"}, salts=salts())
    wrong = change(bytes(entry))
    assert wrong != bytes(entry)
    with pytest.raises(EntryError):
        Entry.parse(wrong)


CONTENTS = st.lists(st.binary(min_size=1, max_size=40), max_size=8)


@given(CONTENTS)
def test_frames_come_back_in_order(contents):
    data = b"".join(frame(i, one) for i, one in enumerate(contents))
    assert [one.content for one in frames(data)] == contents
    last = last_frame(data, len(data))
    assert (
        (last.position, last.content) == (len(contents) - 1, contents[-1]) if contents else not last
    )


@given(CONTENTS.filter(bool), st.data())
def test_a_torn_end_takes_nothing_before_it(contents, data):
    whole = [frame(i, one) for i, one in enumerate(contents)]
    cut = data.draw(st.integers(0, len(whole[-1]) - 1))
    torn = b"".join(whole[:-1]) + whole[-1][:cut]
    assert [one.content for one in frames(torn)] == contents[:-1]


@given(CONTENTS.filter(bool), st.data())
def test_a_changed_byte_ends_the_frames_there(contents, data):
    whole = [frame(i, one) for i, one in enumerate(contents)]
    which = data.draw(st.integers(0, len(whole) - 1))
    at = data.draw(st.integers(0, len(whole[which]) - 1))
    wrong = bytearray(whole[which])
    wrong[at] ^= data.draw(st.integers(1, 255))
    found = b"".join([*whole[:which], bytes(wrong), *whole[which + 1 :]])
    assert [one.content for one in frames(found)] == contents[:which]


def test_what_no_frame_holds_is_refused():
    for content in (b"", bytes(LARGEST + 1)):
        with pytest.raises(ValueError, match="1 to"):
            frame(0, content)
    assert frame_at(b"", 0) is None
    assert frame_at(frame(0, b"a"), -1) is None
