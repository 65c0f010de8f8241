"""Cells of a workbook become the text that a table would hold."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter

from relevo.casefile.formulas import Valueless, valueless_cells
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


def book(cells):
    """Write a sheet ``units`` of named cells: values, or pairs of formula and stored value."""
    out = BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet("units")
        for name, value in cells.items():
            if isinstance(value, tuple):
                sheet.write_formula(name, value[0], None, value[1])
            else:
                sheet.write(name, value)
    return out.getvalue()


@pytest.mark.parametrize(
    ("stored", "code"),
    [("", "formula-without-value"), ("#N/A", "error-cell"), ("#DIV/0!", "error-cell")],
)
def test_a_cell_without_a_value_is_named_and_not_read_as_empty(stored, code):
    data = book({"A1": "unit", "AB1": "persons", "A2": "EJ-01", "AB2": ("=2+2", stored)})
    _, (problem,) = parse_workbook(data, "f.xlsx", ("units",))
    assert (problem.code, problem.file) == (code, "f.xlsx[units]")
    assert (problem.line, problem.column) == (2, 28)
    assert dict(problem.what.args)["cell"] == "AB2"


@pytest.mark.parametrize("stored", [4, 0, "four", True])
def test_a_formula_with_a_stored_value_is_that_value(stored):
    data = book({"A1": "unit", "B1": "persons", "A2": "EJ-01", "B2": ("=2+2", stored)})
    tables, problems = parse_workbook(data, "f.xlsx", ("units",))
    assert problems == ()
    assert tables["units"].records[1].cells[1].value.casefold() == str(stored).casefold()


def test_a_formula_written_by_a_program_that_does_not_calculate():
    """Such programs leave the value out; a text that a formula gave may be empty."""
    made = openpyxl.Workbook()
    made.active.title = "Units"
    made.active.append(["unit", "persons", "=CONCAT(A1)"])
    out = BytesIO()
    made.save(out)
    _, (problem,) = parse_workbook(out.getvalue(), "f.xlsx", ("units",))
    assert dict(problem.what.args) == {"cell": "C1"}


def parts(sheet, book_part=None):
    """Give an archive with the parts of a workbook that are looked through."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "xl/workbook.xml",
            book_part or '<x:workbook><x:sheet name="units" r:id="r1"/></x:workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/s.xml", sheet)
    return out.getvalue()


def test_cells_that_do_not_say_where_they_are_follow_each_other():
    sheet = (
        "<x:worksheet><x:row><x:c/><x:c><x:f>A1</x:f><x:v/></x:c></x:row>"
        '<x:row><x:c t="str"><x:f>A1</x:f><x:v/></x:c><x:c t="e"><x:v>#REF!</x:v></x:c></x:row>'
        "</x:worksheet>"
    )
    assert valueless_cells(parts(sheet)) == {
        "units": (Valueless(1, 2), Valueless(2, 2, "#REF!")),
    }


def test_entities_are_never_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]><x:row><x:c><x:v>&a;</x:v></x:c></x:row>'
    assert valueless_cells(parts(bomb)) == {}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"text"])
def test_what_is_no_archive_has_no_cells(data):
    assert valueless_cells(data) == {}


@pytest.mark.parametrize(("column", "name"), [(1, "A2"), (26, "Z2"), (27, "AA2"), (703, "AAA2")])
def test_names_of_cells(column, name):
    assert Valueless(2, column).name == name
