"""No bytes give a traceback: random ones, and right ones that were spoilt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.readers import READERS
from tests.fuzz.seeds import seeds


@pytest.fixture(scope="module")
def right():
    """Give right bytes."""
    return seeds()


def spoilt(draw, data):
    """Change, cut, double and mix bytes of some data a few times."""
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        end = draw(st.integers(at, min(len(data), at + 40)))
        put = draw(st.sampled_from((b"", b"\x00", b"\n", b'"', b"[", b"{}", b"\xff", data[at:end])))
        extra = draw(st.binary(max_size=3))
        data = data[:at] + put + extra + data[draw(st.sampled_from((at, end))) :]
    return data


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
def test_random_bytes(name, data):
    READERS[name](data.draw(st.binary(max_size=300)))


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
def test_right_bytes_that_were_spoilt(right, name, data):
    READERS[name](spoilt(data.draw, data.draw(st.sampled_from(right[name]))))


@pytest.mark.parametrize("name", READERS)
def test_deep_and_long_bytes(name):
    for data in (
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"\n" * 500_000,
        b"\xe2\x80\x94 a b\n" * 50_000,
    ):
        READERS[name](data)
