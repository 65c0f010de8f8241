"""Texts to be read: forms, encodings, sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.casefile.source_text import MOST_PDF, MOST_TEXT, open_source, parse_source
from relevo.core.errors import RelevoError


def words(data, file="a.txt"):
    """Give the words of a file without problems."""
    source, problems = parse_source(data, file, ocr=None)
    assert problems == ()
    return source.text


def code(data, file="a.txt"):
    """Give the only problem of a file, with its place."""
    source, (problem,) = parse_source(data, file, ocr=None)
    assert source is None
    return problem.code, problem.line, problem.column


@pytest.mark.parametrize(
    "data",
    [
        "La resolución".encode(),
        "La resolución".encode("utf-8-sig"),
        "La resolución".encode("utf-16"),
        b"\xfe\xff" + "La resolución".encode("utf-16-be"),
    ],
)
def test_encodings_that_tell_themselves(data):
    assert words(data) == "La resolución"


def test_line_ends_become_one_character():
    assert words(b"a\r\nb\rc\n") == "a\nb\nc\n"


def test_the_first_byte_that_is_not_utf_8_is_shown():
    assert code("uno\nla resolución".encode("cp1252")) == ("source-encoding", 2, 12)


def test_a_name_without_ending_is_a_text_and_so_is_standard_input():
    assert words(b"a text", "notes") == words(b"a text", "-") == "a text"


def test_what_the_bytes_are_decides_before_the_name():
    page = b"<!doctype html><html><body><p>El Congreso.</p></body></html>"
    assert words(page, "-").strip() == "El Congreso."
    assert code(b"%PDF-1.4 cut off", "a.txt")[0] == "pdf-broken"


@pytest.mark.parametrize(
    ("data", "file", "expected"),
    [
        (b"", "a.txt", "source-empty"),
        (b" \n\t", "a.txt", "source-empty"),
        (b"\xef\xbb\xbf \n", "a.txt", "source-empty"),
        (b"PK\x03\x04", "a.docx", "source-form"),
        (b"a\x00b", "a.txt", "source-form"),
        (b"a" * (MOST_TEXT + 1), "a.txt", "source-too-large"),
        (b"not a pdf", "a.pdf", "pdf-broken"),
    ],
)
def test_what_cannot_be_read(data, file, expected):
    assert code(data, file)[0] == expected


def test_a_large_file_is_refused_before_it_is_read_whole(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    data, (problem,) = open_source(path)
    assert data == b""
    assert problem.code == "source-too-large"
    assert MOST_PDF < 50 * 1024 * 1024


@pytest.mark.parametrize("name", ["none.txt", ""])
def test_what_is_no_file_is_said(tmp_path, name):
    with pytest.raises(RelevoError):
        open_source(tmp_path / name)


@given(st.binary(max_size=300))
def test_any_bytes_give_words_or_one_problem(data):
    source, problems = parse_source(data, "a.txt", ocr=None)
    assert (source is None) == bool(problems)
    if source:
        assert "\r" not in source.text
