"""The sheets of a manifest that people read: instructions, and the form to fill in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.register.manifest_layout import COLUMNS, NAMES, SECTION_LABEL, Section
from relevo.report.phrases import ILLUSTRATIVE_DATA, NO_POSITION

if TYPE_CHECKING:
    from relevo.core.words import Localized, Speaker, Text
    from relevo.report.manifest_lists import Offered
    from relevo.report.workbook_sheet import Sheet

_STEPS: tuple[Text, ...] = (
    text("Write one row for each movement: an entry or an exit of a party at one hour."),
    text(
        "Day and hour are those of the host's civil time. If the clock of another place is used, "
        "write its distance from UTC too: 2026-06-30T14:05-05:00."
    ),
    text(
        "With several movements in one file, give each a clearance number and repeat it in the "
        "rows of the other sheets. With one movement, leave that column empty."
    ),
    text(
        "Write a row for each person with a name. A person already on the roll has a roll number; "
        "leave it empty for anybody else: a new one is given."
    ),
    text("Persons who are counted and not named stand in a sheet of their own, by class."),
    text("Arms stand one in each row, with kind and serial number; ammunition by quantity."),
    text(
        "Document and serial numbers are text: copy them from the document with every zero. Write "
        "no formulas and merge no cells."
    ),
    text(
        "Choose from the lists where a cell offers one. What the mandate does not list may be "
        "written too: whether it may enter is said when the manifest is checked."
    ),
    text(
        "Check the file before it is sent: relevo template CASE --check FILE.xlsx --marked "
        "MARKED.xlsx. Every wrong cell is shown at once."
    ),
    text(
        "An exit, an evacuation, a rescue and a forced landing are never held up by a missing "
        "or wrong cell: let the party pass, fill in the paper form and record it later."
    ),
)
"""What to do, in order."""

_PRIVACY = text(
    "Names and documents are personal data. Relevo keeps them apart from the record, each under a "
    "key of its own. Delete this workbook once it is recorded."
)

_BLANKS: dict[Section, int] = {
    Section.PERSONS: 14,
    Section.UNCOUNTED: 4,
    Section.ARMS: 12,
    Section.STOCK: 5,
    Section.EQUIPMENT: 4,
    Section.AIRCRAFT: 2,
    Section.VESSELS: 2,
}
"""Empty lines of each section on paper."""

_WIDTH = 9
"""Columns of the paper form."""


def write_instructions(sheet: Sheet, offered: Offered, name: Localized, speaker: Speaker) -> None:
    """Write what the workbook is, how it is filled in, and where Relevo stands.

    Args:
        sheet: An empty sheet.
        offered: The case.
        name: Name of the case.
        speaker: Says everything.
    """
    say = speaker.say
    sheet.widths([5, 110])
    lines = [text("Manifest: {case}", case=name)]
    if offered.illustrative:
        lines.append(ILLUSTRATIVE_DATA)
    lines.append(text("Lists as they stood on {day}.", day=offered.mandate.day))
    at = 0
    for said in lines:
        sheet.put(at, 0, say(said), style="bold")
        at += 1
    for number, step in enumerate(_STEPS, start=1):
        at += 1
        sheet.put(at, 0, number)
        sheet.put(at, 1, say(step), style="wrap")
    at += 2
    sheet.put(at, 0, say(text("Sheets")), style="bold")
    for section, columns in COLUMNS.items():
        at += 1
        needed = tuple(column.label for column in columns if column.needed)
        words = (
            text("{section}. Must be filled in: {columns}.", section=NAMES[section], columns=needed)
            if needed
            else text("{section}. A name or a roll number in each row.", section=NAMES[section])
        )
        sheet.put(at, 1, say(words), style="wrap")
    sheet.put(at + 2, 1, say(_PRIVACY), style="wrap")
    sheet.put(at + 4, 1, say(NO_POSITION), style="wrap")


def write_paper_form(sheet: Sheet, name: Localized, speaker: Speaker) -> None:
    """Write a form to print and fill in by hand when the line is down.

    Args:
        sheet: An empty sheet.
        name: Name of the case.
        speaker: Says everything.
    """
    say = speaker.say
    sheet.paper(22)
    sheet.widths([17] * _WIDTH)
    sheet.put(0, 0, say(text("Manifest: {case}", case=name)), style="bold")
    how = text(
        "For use when the line is down. Enter it later with yes under Written on paper first: "
        "the hour at which it happened and the hour at which it was recorded are both kept."
    )
    sheet.across(1, _WIDTH, say(how), lines=2)
    at = 4
    columns = COLUMNS[Section.MOVEMENT]
    for start in range(0, len(columns), 3):
        for place, column in enumerate(columns[start : start + 3]):
            sheet.put(at, 3 * place, say(column.label), style="box")
            for blank in (1, 2):
                sheet.put(at, 3 * place + blank, "", style="box")
        at += 1
    for section, blanks in _BLANKS.items():
        at = _table(sheet, at + 1, section, blanks, speaker)
    at += 1
    for said in (
        text("Written by, office, signature"),
        text("Received by, day and hour, signature"),
        text("Entered by, day and hour, signature"),
    ):
        sheet.put(at, 0, say(said), style="box")
        for blank in range(1, _WIDTH):
            sheet.put(at, blank, "", style="box")
        at += 1
    sheet.across(at + 1, _WIDTH, say(NO_POSITION), lines=2)


def _table(sheet: Sheet, at: int, section: Section, blanks: int, speaker: Speaker) -> int:
    """Write an empty table of a section and give the line after it."""
    heading = text("{label}: {section}", label=SECTION_LABEL, section=NAMES[section])
    sheet.put(at, 0, speaker.say(heading), style="bold")
    columns = COLUMNS[section][1:]
    for place, column in enumerate(columns):
        sheet.put(at + 1, place, speaker.say(column.label), style="box")
        for blank in range(blanks):
            sheet.put(at + 2 + blank, place, "", style="box")
    return at + 2 + blanks
