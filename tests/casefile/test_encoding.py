"""Only UTF-8 text is read, and what is not says where."""

import pytest

from relevo.casefile.encoding import parse_text


def problem_of(data):
    """Give code, line, column and filling of the one problem of a file."""
    content, (problem,) = parse_text(data, "f")
    assert content == ""
    return problem.code, problem.line, problem.column, dict(problem.what.args).get("byte")


def test_utf8_with_and_without_a_mark():
    assert parse_text("\ufeffñ".encode(), "f") == ("\ufeffñ", ())
    assert parse_text("ñ\r\n".encode(), "f") == ("ñ\r\n", ())


def test_latin_1_names_the_byte():
    assert problem_of("uno\r\nañoñ".encode("latin-1")) == ("bad-encoding", 2, 2, "0xF1")


def test_utf16_is_no_utf8():
    assert problem_of("uno".encode("utf-16")) == ("bad-encoding", 1, 1, "0xFF")


@pytest.mark.parametrize("byte", [0x00, 0x07, 0x1B, 0x7F])
def test_control_characters_are_no_text(byte):
    assert problem_of(b"ab\nc" + bytes([byte])) == ("binary-file", 2, 2, f"0x{byte:02X}")


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\ufeff\n".encode()])
def test_nothing_is_a_problem(data):
    assert problem_of(data) == ("empty-file", 1, 1, None)


def test_a_line_shown_holds_nothing_that_a_terminal_obeys():
    _, (problem,) = parse_text(b"a\x1b[31mb\n", "f")
    assert problem.excerpt == "a\ufffd[31mb"
