"""Workbooks of unknown origin: the same values as another reader's, and nothing that explodes."""

import io
import zipfile
from datetime import datetime, timedelta

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from relevo.casefile import manifest_book
from relevo.casefile.manifest import parse_manifest
from relevo.casefile.manifest_book import UnreadableError, parse_sheets
from relevo.casefile.manifest_cells import TooLargeError
from tests.casefile.manifests import AROUND, MOVEMENT, PERSON, workbook

VALUES = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="_"), min_size=1)
    | st.integers(-(10**9), 10**9)
    | st.booleans()
    | st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 3))
    | st.datetimes(datetime(1901, 1, 1), datetime(2199, 1, 1)).map(  # noqa: DTZ001 - civil time
        lambda at: at.replace(microsecond=0)
    )
)


def values(data):
    """Give the values of the first sheet by place."""
    (sheet, *_) = parse_sheets(data)
    return {(cell.line, cell.column): cell.value for row in sheet.rows for cell in row.values()}


def written(cells):
    """Write cells of the first sheet by place."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        days = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet = book.add_worksheet()
        for (line, column), value in cells.items():
            form = days if isinstance(value, datetime) else None
            if isinstance(value, str):
                sheet.write_string(line - 1, column - 1, value)
            else:
                sheet.write(line - 1, column - 1, value, form)
    return out.getvalue()


@given(st.dictionaries(st.tuples(st.integers(1, 40), st.integers(1, 30)), VALUES, min_size=1))
@settings(max_examples=80, deadline=None)
def test_what_was_written_is_read(cells):
    assert values(written(cells)) == cells


@given(st.dictionaries(st.tuples(st.integers(1, 9), st.integers(1, 9)), VALUES, min_size=1))
@settings(max_examples=60, deadline=None)
def test_another_reader_finds_the_same(cells):
    data = written(cells)
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(data))
        .get_sheet_by_index(0)
        .to_python(skip_empty_area=False)
    )
    for (line, column), value in values(data).items():
        other = rows[line - 1][column - 1]
        if isinstance(value, datetime):
            moment = other if isinstance(other, datetime) else datetime(*other.timetuple()[:3])  # noqa: DTZ001 - civil time
            assert abs(moment - value) < timedelta(seconds=1)
        else:
            assert other == value


def test_a_workbook_of_another_program():
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["name", 7, 1.5, True, datetime(2026, 3, 2, 14, 30)])  # noqa: DTZ001 - civil time
    sheet.append(["=A1", None, "  x "])
    out = io.BytesIO()
    made.save(out)
    (found,) = parse_sheets(out.getvalue())
    assert [cell.value for cell in found.rows[0].values()] == [
        "name",
        7,
        1.5,
        True,
        datetime(2026, 3, 2, 14, 30),  # noqa: DTZ001 - civil time
    ]
    assert found.rows[1][1].formula == "=A1"
    assert found.rows[1][3].value == "  x "


def test_days_counted_from_1904():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"date_1904": True}) as book:
        form = book.add_format({"num_format": 14})
        book.add_worksheet().write_datetime("A1", datetime(2026, 3, 2), form)  # noqa: DTZ001 - civil time
    assert values(out.getvalue()) == {(1, 1): datetime(2026, 3, 2)}  # noqa: DTZ001 - civil time


@pytest.mark.parametrize(
    ("form", "is_day"),
    [
        ("dd/mm/yyyy", True),
        ("hh:mm", True),
        ('"day" 0', False),
        ("[Red]0.00", False),
        ("0\\d", False),
        ("[$-280A]d mmm yyyy", True),
        ("General", False),
    ],
)
def test_a_number_is_a_day_by_its_format_alone(form, is_day):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write_number("A1", 46083, book.add_format({"num_format": form}))
    assert isinstance(values(out.getvalue())[1, 1], datetime) == is_day


def archive(sheet, *, strings="", parts=(), book="", packed=zipfile.ZIP_DEFLATED):
    """Give a workbook of raw parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as made:
        made.writestr(
            "xl/workbook.xml",
            book or '<workbook><sheets><sheet name="persons" r:id="r1"/></sheets></workbook>',
        )
        made.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
        )
        made.writestr("xl/worksheets/s.xml", sheet)
        if strings:
            made.writestr("xl/sharedStrings.xml", strings)
        for name, content in parts:
            made.writestr(name, content)
    return out.getvalue()


def test_cells_that_do_not_say_where_they_are_follow_each_other():
    sheet = (
        "<x:worksheet><x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>2</x:v></x:c></x:row>"
        '<x:row><x:c t="inlineStr"><x:is><x:r><x:t>a</x:t></x:r><x:r><x:t>b</x:t></x:r></x:is>'
        "</x:c></x:row></x:worksheet>"
    )
    assert values(archive(sheet)) == {(1, 1): 1, (1, 3): 2, (2, 1): "ab"}


def test_a_reading_aid_is_no_text():
    strings = "<sst><si><t>東</t><rPh><t>ひがし</t></rPh></si></sst>"
    sheet = '<worksheet><row><c t="s"><v>0</v></c></row></worksheet>'
    assert values(archive(sheet, strings=strings)) == {(1, 1): "東"}


def test_one_cell_at_the_far_corner_does_not_fill_the_memory():
    data = workbook(
        {"movement": [MOVEMENT], "persons": [PERSON]},
        prepare=lambda _, sheets: sheets["persons"].write("XFD1048576", "x"),
    )
    _, (problem,) = parse_manifest(data, "party.xlsx", AROUND)
    assert problem.code == "manifest-too-large"
    data = workbook(
        {"movement": [MOVEMENT], "persons": [PERSON]},
        prepare=lambda _, sheets: sheets["persons"].write("A1048576", "Persona Dos"),
    )
    manifest, problems = parse_manifest(data, "party.xlsx", AROUND)
    assert problems == ()
    assert [one.row.line for one in manifest.persons] == [2, 1_048_576]


def test_a_million_rows_are_refused():
    rows = "".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in range(1, 1_000_001))
    with pytest.raises(TooLargeError) as raised:
        parse_sheets(archive(f"<worksheet>{rows}</worksheet>"))
    assert raised.value.found == manifest_book.MOST_ROWS + 1


@pytest.mark.parametrize("packed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_zip_bomb_is_not_unpacked(packed, monkeypatch):
    monkeypatch.setattr(manifest_book, "MOST_UNPACKED", 1_000_000)
    data = archive("<worksheet/>", parts=[("xl/media/x.bin", b"\0" * 1_000_001)], packed=packed)
    with pytest.raises(TooLargeError):
        parse_sheets(data)


def test_a_part_larger_than_it_says_is_read_no_further():
    """The sizes of the directory are changed: the reader then finds a broken checksum."""
    data = archive("<worksheet>" + " " * 100_000 + "</worksheet>")
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        part = made.getinfo("xl/worksheets/s.xml")
        size = part.file_size.to_bytes(4, "little")
    at = data.rfind(size)
    with pytest.raises(UnreadableError):
        parse_sheets(data[:at] + (20).to_bytes(4, "little") + data[at + 4 :])


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        archive("<worksheet><row><c"),
        archive('<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'),
        archive('<worksheet><row r="0"><c><v>1</v></c></row></worksheet>'),
        archive(f'<worksheet><row r="{"9" * 5000}"/></worksheet>'),
        archive('<worksheet><row><c t="s"><v>7</v></c></row></worksheet>'),
        archive('<worksheet><row><c t="d"><v>soon</v></c></row></worksheet>'),
        archive("<worksheet/>", packed=zipfile.ZIP_LZMA),
        archive("<worksheet/>", book="<workbook"),
    ],
)
def test_what_is_no_workbook_is_one_dull_problem(data):
    manifest, (problem,) = parse_manifest(data, "party.xlsx", AROUND)
    assert (manifest, problem.code) == (None, "unreadable-workbook")


@pytest.mark.parametrize(
    ("parts", "book"),
    [
        ([(f"xl/{n}.xml", "") for n in range(501)], ""),
        ([("xl/styles.xml", " " * 5_000_001)], ""),
        ([], "<workbook>" + '<sheet name="a" r:id="r1"/>' * 51 + "</workbook>"),
    ],
)
def test_too_much_of_anything_is_refused(parts, book):
    with pytest.raises(TooLargeError):
        parse_sheets(archive("<worksheet/>", parts=parts, book=book))


def test_too_many_merged_cells_are_refused():
    merged = '<mergeCell ref="A1:B1"/>' * (manifest_book.MOST_ROWS + 1)
    with pytest.raises(TooLargeError):
        parse_sheets(archive(f"<worksheet><row/>{merged}</worksheet>"))


def spoilt_by(prepare):
    """Give the problems of a manifest whose workbook is spoilt by a function."""
    data = workbook({"movement": [MOVEMENT], "persons": [PERSON]}, prepare=prepare)
    manifest, problems = parse_manifest(data, "party.xlsx", AROUND)
    assert (manifest is None) == bool(problems)
    return [(one.code, one.file, one.line, one.column) for one in problems]


def test_a_formula_is_refused_whatever_value_is_stored_with_it():
    found = spoilt_by(lambda _, sheets: sheets["persons"].write_formula("B2", "=1+1", None, "0012"))
    assert found == [("formula-cell", "party.xlsx[persons]", 2, 2)]


def test_an_error_is_refused():
    def spoil(_book, sheets):
        """Store an error with a formula, then only the error."""
        sheets["persons"].write_formula("B2", "=NA()", None, "#N/A")

    assert spoilt_by(spoil) == [("formula-cell", "party.xlsx[persons]", 2, 2)]
    sheet = '<worksheet><row><c t="e"><v>#N/A</v></c></row></worksheet>'
    (found,) = parse_sheets(archive(sheet))
    assert found.rows[0][1].error == "#N/A"


def test_merged_cells_are_refused():
    found = spoilt_by(lambda _, sheets: sheets["persons"].merge_range("B2:C2", "x"))
    assert ("merged-cells", "party.xlsx[persons]", 2, 2) in found


@pytest.mark.parametrize("ref", ["2:3", "A", "Ñ1:B2", "$C$4:$D$5", ""])
def test_a_strange_range_is_still_placed(ref):
    sheet = f'<worksheet><row><c><v>1</v></c></row><mergeCell ref="{ref}"/></worksheet>'
    _, problems = parse_manifest(archive(sheet), "party.xlsx", AROUND)
    place = next((one.line, one.column) for one in problems if one.code == "merged-cells")
    assert place == ((4, 3) if "$" in ref else (1, 1))


def test_a_cell_without_a_heading_is_not_lost():
    found = spoilt_by(lambda _, sheets: sheets["persons"].write("H2", "x"))
    assert found == [("unknown-heading", "party.xlsx[persons]", 2, 8)]
