"""``manifest.xlsx``: an empty manifest to fill in, with what the mandate names to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.problem import column_letters
from relevo.core.words import Speaker, text
from relevo.register.manifest_layout import (
    COLUMNS,
    EXTRAS,
    NAMES,
    Column,
    Extra,
    Holds,
    Section,
)
from relevo.report.manifest_form import write_instructions, write_paper_form
from relevo.report.manifest_lists import choices_of
from relevo.report.phrases import ILLUSTRATIVE_DATA
from relevo.report.workbook_sheet import Book

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relevo.core.words import Localized
    from relevo.report.manifest_lists import Choice, Offered
    from relevo.report.workbook_sheet import Sheet

LINES = 20_000
"""Lines of each sheet that offer values to choose from."""

_FORMS: dict[Holds, str] = {
    Holds.WHOLE: "plain",
    Holds.DAY: "day",
    Holds.INSTANT: "moment",
}
"""How a column is formatted: what is not counted or dated is text, so that zeros stay."""

_WIDEST = 34


def render_manifest_template(name: Localized, offered: Offered, *, lang: str) -> bytes:
    """Write an empty manifest: instructions, one sheet for each section, lists, a paper form.

    Args:
        name: Name of the case.
        offered: What cells may be chosen from.
        lang: Language of everything in it; a manifest is read in either.

    Returns:
        An ``.xlsx`` file; equal input gives equal bytes.
    """
    speaker = Speaker(lang)
    mark = speaker.say(ILLUSTRATIVE_DATA) if offered.illustrative else ""
    title = speaker.say(text("Manifest: {case}", case=name))
    book = Book(title=title, mark=mark, created=offered.mandate.day)
    write_instructions(book.sheet(speaker.say(EXTRAS[Extra.INSTRUCTIONS])), offered, name, speaker)
    choices = choices_of(offered, lang)
    lists = speaker.say(EXTRAS[Extra.LISTS])
    sources = _sources(choices, lists)
    for section, columns in COLUMNS.items():
        sheet = book.sheet(speaker.say(NAMES[section]))
        sheet.head([speaker.say(column.label) for column in columns])
        sheet.freeze(1)
        prepare(sheet, section, columns, speaker, sources)
    _write_lists(book.sheet(lists), choices, speaker)
    write_paper_form(book.sheet(speaker.say(EXTRAS[Extra.PAPER])), name, speaker)
    return book.closed()


def prepare(
    sheet: Sheet,
    section: Section,
    columns: Sequence[Column | None],
    speaker: Speaker,
    sources: Mapping[tuple[Section, str], str | Sequence[str]],
) -> None:
    """Set the form of a section's columns and offer what their cells may be chosen from.

    Args:
        sheet: The sheet.
        section: Its section.
        columns: Its columns in order; None where there is none that is known.
        speaker: Says the labels.
        sources: Values, or the range that holds them, by section and key of the column.
    """
    sheet.columns(
        [
            (
                min(_WIDEST, max(14, len(speaker.say(one.label)) + 3)) if one else 14,
                _FORMS.get(one.holds, "text") if one else "plain",
            )
            for one in columns
        ]
    )
    for at, column in enumerate(columns):
        source = sources.get((section, column.key)) if column else None
        if column and source:
            closed = column.holds in {Holds.WORD, Holds.YES_NO}
            sheet.choices(at, LINES, source, only=closed)


def _sources(
    choices: Mapping[tuple[Section, str], Sequence[Choice]], lists: str
) -> dict[tuple[Section, str], str]:
    """Give the range of the sheet of lists that holds each list."""
    return {
        key: f"='{lists}'!${letters}$2:${letters}${len(values) + 1}"
        for at, (key, values) in enumerate(choices.items())
        for letters in (column_letters(2 * at + 1),)
    }


def _write_lists(
    sheet: Sheet, choices: Mapping[tuple[Section, str], Sequence[Choice]], speaker: Speaker
) -> None:
    """Write each list in a column, and beside it what its values mean."""
    for at, ((section, key), values) in enumerate(choices.items()):
        column = next(one for one in COLUMNS[section] if one.key == key)
        heading = text("{section}: {column}", section=NAMES[section], column=column.label)
        sheet.put(0, 2 * at, speaker.say(heading), style="head")
        sheet.put(0, 2 * at + 1, speaker.say(text("meaning")), style="head")
        for line, (value, meaning) in enumerate(values, start=1):
            sheet.put(line, 2 * at, value)
            sheet.put(line, 2 * at + 1, speaker.say(meaning))
    sheet.widths([24, 30] * len(choices))
