"""Cells of a workbook become the text that a table would hold."""

from datetime import date, datetime, time

import pytest

from relevo.casefile.workbook import as_text, parse_workbook


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "true"),
        (False, "false"),
        (12.0, "12"),
        (-3.0, "-3"),
        (1.5, "1.5"),
        (7, "7"),
        ("  010 ", "010"),
        ("", ""),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2), "2026-01-02"),  # noqa: DTZ001 - a workbook knows no time zone
        (datetime(2026, 1, 2, 3, 4), "2026-01-02 03:04:00"),  # noqa: DTZ001 - as above
        (time(3, 4), "03:04:00"),
    ],
)
def test_as_text(value, expected):
    assert as_text(value) == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty-file"), (b"text", "unreadable-workbook"), (b"PK\x03\x04", "unreadable-workbook")],
)
def test_what_is_no_workbook(data, code):
    tables, (problem,) = parse_workbook(data, "f.xlsx", ("units",))
    assert (tables, problem.code, problem.file) == ({}, code, "f.xlsx")
