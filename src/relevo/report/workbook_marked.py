"""The marked copy of a manifest: what was sent, wrong cells coloured and with a comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.problem import column_letters
from relevo.core.words import Speaker, text
from relevo.register.manifest_layout import EXTRAS, Extra, column_named, section_of
from relevo.report.manifest_lists import choices_of
from relevo.report.workbook_manifest import prepare
from relevo.report.workbook_sheet import Book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relevo.core.problem import Problem
    from relevo.report.manifest_lists import Offered
    from relevo.report.workbook_sheet import Cell, Sheet

_NOTE = 2_000
"""Most characters of a comment."""


@dataclass(frozen=True, slots=True)
class SentCell:
    """One cell as sent.

    Attributes:
        line: Its row, from 1.
        column: Its number in the row, from 1.
        value: Its value; for a formula, the value stored with it.
        formula: Its formula with the sign of equality, or empty.
    """

    line: int
    column: int
    value: Cell
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """One sheet as sent.

    Attributes:
        name: Its name.
        cells: Its filled cells, by row.
    """

    name: str
    cells: tuple[SentCell, ...]


def render_marked_manifest(
    sheets: Sequence[Sent],
    problems: Sequence[Problem],
    file: str,
    offered: Offered,
    *,
    lang: str,
) -> bytes:
    """Write a manifest as it was sent, with what is wrong in it.

    Values and formulas are those sent; sheets that are sections have the columns of the template.
    Other formatting, pictures and charts of the workbook are not carried over. The first sheet
    lists every problem, so that colour is never the only sign; when the file is read again that
    sheet is passed over.

    Args:
        sheets: Sheets in order.
        problems: What is wrong.
        file: Path of the manifest, as the problems name it.
        offered: What cells may be chosen from.
        lang: Language of the comments.

    Returns:
        An ``.xlsx`` file; equal input gives equal bytes.
    """
    speaker = Speaker(lang)
    day: date = offered.mandate.day
    book = Book(title=file.replace("\\", "/").rpartition("/")[2], mark="", created=day)
    own = speaker.say(EXTRAS[Extra.PROBLEMS])
    others = [sheet for sheet in sheets if sheet.name != own]
    _write_problems(book.sheet(own), problems, file, speaker)
    offers = {
        key: tuple(value for value, _ in values)
        for key, values in choices_of(offered, lang).items()
    }
    notes: dict[tuple[str, int, int], list[str]] = {}
    for one in problems:
        words = f"{speaker.say(one.what)}\n{speaker.say(one.remedy)}"
        notes.setdefault((_sheet_of(one, file), one.line, one.column), []).append(words)
    for sheet in others:
        written = book.sheet(sheet.name)
        section = section_of(sheet.name)
        if section and sheet.cells:
            top = sheet.cells[0].line
            heads = {one.column: str(one.value) for one in sheet.cells if one.line == top}
            columns = [column_named(section, heads.get(at, "")) for at in range(1, max(heads) + 1)]
            prepare(written, section, columns, speaker, offers)
        _write_cells(written, sheet, notes)
    return book.closed()


def _sheet_of(one: Problem, file: str) -> str:
    """Give the name of the sheet that a problem is in; empty for the file as a whole."""
    return one.file.removeprefix(file).removeprefix("[").removesuffix("]")


def _write_cells(written: Sheet, sheet: Sent, notes: dict[tuple[str, int, int], list[str]]) -> None:
    """Write the cells of a sheet, the wrong ones marked; an empty cell can be wrong too."""
    wrong = {
        (line, column): "\n\n".join(said)[:_NOTE]
        for (name, line, column), said in notes.items()
        if name == sheet.name
    }
    for cell in sheet.cells:
        note = wrong.pop((cell.line, cell.column), "")
        written.put(
            cell.line - 1,
            cell.column - 1,
            cell.value,
            style="wrong" if note else "plain",
            formula=cell.formula,
            note=note,
        )
    for (line, column), note in wrong.items():
        written.put(line - 1, column - 1, "", style="wrong", note=note)


def _write_problems(sheet: Sheet, problems: Sequence[Problem], file: str, speaker: Speaker) -> None:
    """List every problem: where, what is wrong, why, and what to do."""
    say = speaker.say
    heads = (
        text("Sheet"),
        text("Row"),
        text("Column"),
        text("What is wrong"),
        text("Why"),
        text("What to do"),
    )
    sheet.head([say(one) for one in heads])
    sheet.freeze(0)
    for one in problems:
        name = _sheet_of(one, file)
        place: list[Cell] = [name, one.line, column_letters(one.column)] if name else ["", "", ""]
        sheet.line([*place, say(one.what), say(one.why), say(one.remedy)])
    sheet.widths([24, 8, 10, 60, 60, 60])
