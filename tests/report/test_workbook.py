"""Workbooks, read back by two independent readers."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from relevo.report.presence import movements_of, stays_of
from relevo.report.workbook import render_rotation_workbook
from relevo.report.workbook_forces import (
    KIT_COLUMNS,
    POST_COLUMNS,
    UNIT_COLUMNS,
    render_forces_workbook,
)
from relevo.rotation.model import Planning
from tests.report import example


def rotation(planning: Planning) -> bytes:
    """Write the example's workbook."""
    return render_rotation_workbook(example.tours(), planning, lang="en", case_name=example.NAME)


def midnight(year: int, month: int, day: int) -> datetime:
    """Give a day as a workbook's reader gives it."""
    return datetime.combine(date(year, month, day), time())


def opened(content: bytes) -> Workbook:
    """Open a workbook."""
    return load_workbook(io.BytesIO(content))


def test_one_sheet_for_weeks_each_unit_and_each_point_of_entry() -> None:
    """In file order."""
    planning = example.planning()
    assert opened(rotation(planning)).sheetnames == ["Weeks", *planning.units, *planning.points]


def test_weeks_name_units_reliefs_and_days_without_presence() -> None:
    """A relief week shows both units; a week without presence says so and is hatched."""
    sheet = opened(rotation(example.planning()))["Weeks"]
    rows = {row[0].value: row for row in sheet.iter_rows()}
    heads = [cell.value for cell in rows["Post"]]
    mondays = [cell.value for cell in rows["Monday"]]
    assert mondays[2] == midnight(2029, 12, 31)
    assert heads[2] == "2030-W01"
    north = {m: cell.value for m, cell in zip(mondays, rows["SF-NORTE"], strict=True)}
    assert north[midnight(2030, 3, 4)] == "EJ-SF-01"
    assert north[midnight(2030, 4, 8)] == "EJ-SF-01 + EJ-SF-02"
    south = dict(zip(mondays, rows["CA-SUR"], strict=True))
    first, second = south[midnight(2030, 9, 2)], south[midnight(2030, 9, 9)]
    assert first.value == "no presence"
    assert second.value == "EJ-CA-11; no presence 5 days"
    assert {first.fill.patternType, second.fill.patternType} == {"lightUp"}
    assert south[midnight(2030, 8, 19)].fill.patternType is None


def test_sheets_are_ready_to_print_and_marked() -> None:
    """Landscape, one page wide, header rows repeated and frozen, the mark in header and row."""
    book = opened(rotation(example.planning()))
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in {None, 1}
        assert int(sheet.page_setup.fitToHeight) == 0
        assert sheet.freeze_panes
        assert sheet.print_title_rows
        assert "ILLUSTRATIVE" in sheet.oddHeader.center.text
        assert "ILLUSTRATIVE" in sheet.oddFooter.left.text
        assert "ILLUSTRATIVE" in str(sheet["A2"].value)


def test_a_units_sheet_says_when_it_is_home_and_comes_again() -> None:
    """The stay of 100 days at ratio one owes 100 days at home."""
    sheet = opened(rotation(example.planning()))["EJ-SF-01"]
    row = [cell.value for cell in sheet[4]]
    assert row[0] == "SF-NORTE"
    assert row[2:5] == [midnight(2030, 1, 1), midnight(2030, 4, 10), 100]
    assert row[5:7] == [midnight(2030, 7, 19), midnight(2030, 8, 6)]
    assert sheet[5][6].value == "none in this plan"


def test_a_points_sheet_counts_every_movement_by_day_and_week() -> None:
    """Each movement has its line; weeks add up to all of them."""
    planning = example.planning()
    movements = movements_of(stays_of(example.tours(), planning), planning)
    for point in planning.points.values():
        rows = list(opened(rotation(planning))[point.id].iter_rows(values_only=True))
        own = [movement for movement in movements if movement.point == point.id]
        days = [row for row in rows if row[1] in {"arrival", "departure"}]
        assert [row[0].date() for row in days] == [movement.day for movement in own]
        weeks = [row for row in rows if re.match(r"\d{4}-W\d\d$", str(row[0]))]
        assert sum(row[2] for row in weeks) == len(own)
        capacity = {row[3] for row in weeks}
        assert capacity == {point.moves_per_week or "no bound known"}


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_text_never_becomes_a_formula(name: str) -> None:
    """What begins like a formula is kept as text, in both workbooks."""
    base = example.planning()
    planning = replace(
        base,
        posts={id_: replace(post, name=name) for id_, post in base.posts.items()},
        units={id_: replace(unit, name=name) for id_, unit in base.units.items()},
    )
    for content in (rotation(planning), render_forces_workbook(planning)):
        cells = [c for s in opened(content).worksheets for row in s.iter_rows() for c in row]
        assert any(cell.value == name for cell in cells)
        assert all(cell.data_type != "f" for cell in cells)


def test_sheet_names_that_excel_refuses_are_mended() -> None:
    """Too long, forbidden, taken: each sheet still has its own name."""
    base = example.planning()
    unit = base.units["EJ-SF-01"]
    wanted = ["Weeks", "weeks", "History", "a/b:c", "x" * 40, "x" * 50]
    planning = replace(base, units={w: replace(unit, id=w) for w in wanted}, posts={}, points={})
    names = opened(
        render_rotation_workbook([], planning, lang="en", case_name=example.NAME)
    ).sheetnames
    assert len(names) == len({name.casefold() for name in names}) == 1 + len(wanted)
    assert all(len(name) <= 31 for name in names)
    assert "a-b-c" in names
    assert "History" not in names


def test_forces_have_exactly_the_columns_and_rows_of_the_tables() -> None:
    """The reader that the loader uses finds three sheets with the columns of the CSV files."""
    planning = example.planning()
    book = CalamineWorkbook.from_filelike(io.BytesIO(render_forces_workbook(planning)))
    assert book.sheet_names == ["units", "posts", "kits"]
    units, posts, kits = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert tuple(units[0]) == UNIT_COLUMNS
    assert tuple(posts[0]) == POST_COLUMNS
    assert tuple(kits[0]) == KIT_COLUMNS
    assert [row[0] for row in units[1:]] == list(planning.units)
    assert [row[0] for row in posts[1:]] == list(planning.posts)
    unit = dict(zip(UNIT_COLUMNS, units[1], strict=True))
    assert (unit["dwell_ratio"], unit["available"], unit["illustrative"]) == ("1", "", "si")
    assert unit["posts"] == "SF-NORTE=20|SF-SUR=20|SF-COSTA=20|SF-SELVA=20"
    late = dict(zip(POST_COLUMNS, posts[4], strict=True))
    assert (late["from"], late["to"]) == (date(2030, 2, 15), date(2030, 11, 30))
    last = dict(zip(POST_COLUMNS, posts[8], strict=True))
    assert (last["incumbent"], last["incumbent_to"]) == ("EJ-IM-15", date(2030, 3, 10))
    assert kits[1:] == [
        ["KIT-P", "brought", "glock", 2.0, "si"],
        ["KIT-R", "stays_with_post", "m4", 3.0, "si"],
    ]


@pytest.mark.parametrize(("twice", "written"), [(2, "1"), (3, "1.5"), (4, "2"), (1, "0.5")])
def test_dwell_ratios_are_written_without_rounding(twice: int, written: str) -> None:
    """Halves are exact."""
    base = example.planning()
    unit = replace(base.units["EJ-SF-01"], dwell_x2=twice)
    content = render_forces_workbook(replace(base, units={unit.id: unit}))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("units")
    assert rows.to_python()[1][5] == written


def test_forces_offer_lists_of_values() -> None:
    """Identifiers are offered; where nothing else makes sense, nothing else is taken."""
    book = opened(render_forces_workbook(example.planning()))
    offered = {
        sheet.title: {
            UNIT_COLUMNS[0]: None,
            **{
                sheet.cell(1, next(iter(validation.sqref.ranges)).min_col).value: (
                    validation.formula1,
                    bool(validation.showErrorMessage),
                )
                for validation in sheet.data_validations.dataValidation
            },
        }
        for sheet in book.worksheets
    }
    assert offered["posts"]["starts"] == ('"opens,continues"', True)
    assert offered["posts"]["ends"] == ('"closes,continues"', True)
    assert offered["kits"]["held"] == ('"brought,stays_with_post"', True)
    assert offered["units"]["posts"] == ("posts!$A$2:$A$500", False)
    assert offered["units"]["category"] == (
        '"special_forces,civil_affairs,information"',
        False,
    )
    for sheet in offered.values():
        assert sheet["illustrative"] == ('"si,no"', True)
