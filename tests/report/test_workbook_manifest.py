"""The template of a manifest is one that its reader takes, and the marked copy marks every cell."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest

from relevo.casefile.manifest import parse_manifest
from relevo.cli.template import offered_of
from relevo.core.words import Localized, Speaker
from relevo.register.manifest_layout import COLUMNS, EXTRAS, NAMES, Extra, Section
from relevo.report.manifest_lists import Offered, choices_of
from relevo.report.phrases import NO_POSITION
from relevo.report.workbook_manifest import render_manifest_template
from relevo.report.workbook_marked import Sent, SentCell, render_marked_manifest
from tests.casefile.manifests import AROUND, CASE, MOVEMENT, PERSON, workbook

DAY = date(2026, 3, 10)
OFFERED = offered_of(CASE, DAY)


def opened(content):
    """Open a workbook with a program of another house."""
    return openpyxl.load_workbook(io.BytesIO(content))


def texts(sheet):
    """Give every text of a sheet."""
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value]


@pytest.fixture(params=["es", "en"])
def lang(request):
    """Give each language."""
    return request.param


def template(lang, offered=OFFERED):
    """Write the template of the tiny case."""
    return render_manifest_template(CASE.settings.name, offered, lang=lang)


def test_a_sheet_for_each_section_and_one_of_each_other_kind(lang):
    say = Speaker(lang).say
    book = opened(template(lang))
    assert book.sheetnames == [
        say(EXTRAS[Extra.INSTRUCTIONS]),
        *(say(NAMES[section]) for section in Section),
        say(EXTRAS[Extra.LISTS]),
        say(EXTRAS[Extra.PAPER]),
    ]
    for section, columns in COLUMNS.items():
        (heads,) = book[say(NAMES[section])].iter_rows(values_only=True)
        assert list(heads) == [say(one.label) for one in columns]


def test_equal_input_gives_equal_bytes(lang):
    assert template(lang) == template(lang)


def test_what_stands_on_every_page_and_where_relevo_stands(lang):
    say = Speaker(lang).say
    book = opened(template(lang))
    for name in (book.sheetnames[0], book.sheetnames[-1]):
        assert say(NO_POSITION) in texts(book[name])
    mark = "ILUSTRATIVOS" if lang == "es" else "ILLUSTRATIVE"
    assert all(mark in sheet.oddHeader.center.text for sheet in book)
    plain = opened(template(lang, replace(OFFERED, illustrative=False)))
    assert all(mark not in (sheet.oddHeader.center.text or "") for sheet in plain)


def test_the_paper_form_asks_for_every_column(lang):
    say = Speaker(lang).say
    book = opened(template(lang))
    asked = set(texts(book[book.sheetnames[-1]]))
    needed = {say(one.label) for own in COLUMNS.values() for one in own}
    assert needed <= asked


def test_every_list_offers_what_the_reader_takes(lang):
    """Each value of each list, written to its cell, is read without a problem about it."""
    for (section, key), values in choices_of(OFFERED, lang).items():
        for value, _ in values:
            row = {key: value}
            sections = {"movement": [{**MOVEMENT, "act": "xa-2026-exercise"}], "persons": [PERSON]}
            if section is Section.MOVEMENT:
                sections["movement"] = [{**sections["movement"][0], **row}]
            else:
                filled = {"item": "x", "name": "y", "number": "1", "quantity": "1"}
                keys = {one.key for one in COLUMNS[section] if one.needed or one.key == "name"}
                base = {one: said for one, said in filled.items() if one in keys}
                sections[section] = [{**base, **row}]
            _, problems = parse_manifest(workbook(sections), "f.xlsx", AROUND)
            assert problems == (), (section, key, value)


def test_the_lists_are_the_mandates():
    choices = choices_of(OFFERED, "en")
    assert [value for value, _ in choices[Section.ARMS, "item"]] == ["M4 rifle", "Glock pistol"]
    assert [value for value, _ in choices[Section.MOVEMENT, "act"]] == ["xa-2026-exercise"]
    assert [value for value, _ in choices[Section.MOVEMENT, "limits"]] == [
        "xa-2026-exercise/persons",
        "xa-2026-exercise/rifles",
        "xa-2026-exercise/pistols",
    ]
    assert [value for value, _ in choices[Section.MOVEMENT, "point"]] == ["XA-AIR", "XA-PORT"]
    before = choices_of(offered_of(CASE, date(2026, 1, 1)), "en")
    assert (Section.MOVEMENT, "act") not in before
    assert (Section.MOVEMENT, "entry") in before


def test_cells_offer_their_lists(lang):
    say = Speaker(lang).say
    book = opened(template(lang))
    lists = book[say(EXTRAS[Extra.LISTS])]
    choices = choices_of(OFFERED, lang)
    offered = 0
    for section in Section:
        sheet = book[say(NAMES[section])]
        for rule in sheet.data_validations.dataValidation:
            column = COLUMNS[section][next(iter(rule.sqref.ranges)).min_col - 1]
            area = rule.formula1.rpartition("!")[2].replace("$", "")
            found = [row[0].value for row in lists[area]]
            assert found == [value for value, _ in choices[section, column.key]]
            offered += 1
    assert offered == len(choices)


def test_identifiers_are_text_so_that_zeros_stay(lang):
    book = opened(template(lang))
    sheet = book[Speaker(lang).say(NAMES[Section.PERSONS])]
    at = [one.key for one in COLUMNS[Section.PERSONS]].index("document") + 1
    letter = openpyxl.utils.get_column_letter(at)
    assert sheet.column_dimensions[letter].number_format == "@"


def test_a_filled_template_is_read(lang):
    say = Speaker(lang).say
    book = opened(template(lang))
    rows = {
        Section.MOVEMENT: {
            "way": say(choices_word("way", lang)),
            "at": datetime(2026, 3, 10, 9, 5),  # noqa: DTZ001 - civil time
            "party": "EJ-SF-01",
            "sender": "XB",
            "until": datetime(2026, 4, 1),  # noqa: DTZ001 - civil time
        },
        Section.PERSONS: {"name": "Persona Uno", "document": "007"},
    }
    for section, row in rows.items():
        sheet = book[say(NAMES[section])]
        for at, column in enumerate(COLUMNS[section], start=1):
            if column.key in row:
                sheet.cell(2, at, row[column.key])
    out = io.BytesIO()
    book.save(out)
    manifest, problems = parse_manifest(out.getvalue(), "m.xlsx", AROUND)
    assert problems == ()
    assert manifest.persons[0].document == "007"
    assert manifest.movements[0].until == date(2026, 4, 1)


def choices_word(key, lang):
    """Give the first word offered for a column of movements."""
    return choices_of(OFFERED, lang)[Section.MOVEMENT, key][0][0]


def test_a_case_without_points_or_plan_has_a_template_all_the_same():
    bare = Offered(mandate=OFFERED.mandate, codes=OFFERED.codes, senders=("XB",))
    content = render_manifest_template(Localized("Caso", "Case"), bare, lang="en")
    assert "Movement: Unit" not in texts(opened(content)["Lists"])


SENT = (
    Sent("movement", (SentCell(1, 1, "way"), SentCell(2, 1, "sideways"))),
    Sent(
        "persons",
        (
            SentCell(1, 1, "name"),
            SentCell(1, 2, "document"),
            SentCell(2, 1, "Persona Uno"),
            SentCell(2, 2, 12, "=6+6"),
            SentCell(3, 2, "012"),
        ),
    ),
    Sent("Notas", (SentCell(4, 3, datetime(2026, 3, 2, 14, 30)),)),  # noqa: DTZ001 - civil time
    Sent("Vacía", ()),
)


def marked():
    """Mark a manifest with three wrong cells, one of them empty, and read what was written."""
    data = workbook(
        {
            "movement": [{**MOVEMENT, "way": "sideways"}],
            "persons": [{"name": "Persona Uno", "document": "=6+6"}, {"document": "012"}],
        }
    )
    _, problems = parse_manifest(data, "in/m.xlsx", AROUND)
    content = render_marked_manifest(SENT, problems, "in/m.xlsx", OFFERED, lang="en")
    return problems, content


def test_each_wrong_cell_has_a_colour_and_a_comment_and_no_other_has():
    problems, content = marked()
    book = opened(content)
    wrong = {
        (sheet.title, cell.row, cell.column): cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    coloured = {
        (sheet.title, cell.row, cell.column)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == "FFF4C7C3"
    }
    places = {(one.file[10:-1], one.line, one.column) for one in problems}
    assert places == {("movement", 2, 1), ("persons", 2, 2), ("persons", 3, 1)}
    assert coloured == set(wrong) == places
    assert "found sideways" in wrong["movement", 2, 1]
    assert "Write" in wrong["movement", 2, 1]


def test_the_first_sheet_lists_every_problem_in_words():
    problems, content = marked()
    sheet = opened(content).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert sheet.title == "To correct"
    assert len(rows) == len(problems) == 3
    assert [row[:3] for row in rows] == [
        ("movement", 2, "A"),
        ("persons", 2, "B"),
        ("persons", 3, "A"),
    ]


def test_sheets_values_and_formulas_are_those_sent():
    _, content = marked()
    book = opened(content)
    assert book.sheetnames == ["To correct", "movement", "persons", "Notas", "Vacía"]
    assert book["persons"]["B2"].value == "=6+6"
    assert book["Notas"]["C4"].value == datetime(2026, 3, 2, 14, 30)  # noqa: DTZ001 - civil time
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"<f>6+6</f><v>12</v>" in parts.read("xl/worksheets/sheet3.xml")


def test_a_marked_copy_that_was_corrected_is_read_again():
    _, content = marked()
    book = opened(content)
    book["movement"].delete_rows(1, 2)
    for line in (list(MOVEMENT), list(MOVEMENT.values())):
        book["movement"].append(line)
    book["persons"]["B2"] = "011"
    book["persons"]["A3"] = "Persona Dos"
    del book["Notas"]
    out = io.BytesIO()
    book.save(out)
    manifest, problems = parse_manifest(out.getvalue(), "m.xlsx", AROUND)
    assert problems == ()
    assert [one.document for one in manifest.persons] == ["011", "012"]
