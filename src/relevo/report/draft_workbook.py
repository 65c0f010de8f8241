"""The annex of a draft as a workbook: its numbers, its lists, and what is still to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import Speaker, text
from relevo.report.draft import limit_words
from relevo.report.limits import LISTS, WINDOWS, item_name
from relevo.report.phrases import COUNTINGS, ILLUSTRATIVE, ILLUSTRATIVE_NOTE, NO_POSITION
from relevo.report.workbook_sheet import Book

if TYPE_CHECKING:
    from collections.abc import Callable

    from relevo.core.words import Arg
    from relevo.report.brief import Bill
    from relevo.report.workbook_sheet import Cell, Sheet


def render_draft_workbook(bill: Bill, *, lang: str) -> bytes:
    """Write the annex of a draft as a workbook.

    Args:
        bill: The draft.
        lang: Language of the words.

    Returns:
        An ``.xlsx`` file without formulas; equal input gives equal bytes.
    """
    say: Callable[[Arg], str] = Speaker(lang).say
    act = bill.act
    book = Book(
        title=say(text("Draft annex: {act}", act=act.id)),
        mark=say(ILLUSTRATIVE) if act.illustrative else "",
        created=min(window.from_ for window in act.windows),
    )
    _numbers(_opened(book, bill, say(text("Numbers")), say), bill, say)
    _lists(_opened(book, bill, say(text("Lists")), say), bill, say)
    _open(_opened(book, bill, say(text("To settle")), say), bill, say)
    return book.closed()


def _opened(book: Book, bill: Bill, name: str, say: Callable[[Arg], str]) -> Sheet:
    """Begin a sheet with the draft's title and, where it is invented, that it is."""
    sheet = book.sheet(name)
    sheet.line([say(bill.act.title)], bold=True)
    sheet.line([say(ILLUSTRATIVE_NOTE)] if bill.act.illustrative else [], bold=True)
    return sheet


def _numbers(sheet: Sheet, bill: Bill, say: Callable[[Arg], str]) -> None:
    """Write windows, then one number a line."""
    act = bill.act
    heads = (
        text("Line"),
        text("What"),
        text("At most"),
        text("Counted"),
        text("From"),
        text("To"),
    )
    sheet.head([say(head) for head in heads])
    sheet.freeze(1)
    for window in act.windows:
        days: list[Cell] = [window.from_, window.to]
        sheet.line([window.id, say(WINDOWS[window.kind]), None, None, *days])
    lines = {f"{act.id}/{line.id}": line for line in act.limits}
    for limit in bill.version.mandate.limits:
        line = lines[limit.id]
        what = say(limit_words(limit, bill.codes))
        sheet.line([line.id, what, line.quantity.n, say(COUNTINGS[line.counting])])
    for interval in act.rotation:
        said = text(
            "every {least} to {most} months", least=interval.at_least, most=interval.at_most
        )
        sheet.line(["rotation", say(text("Rotation")), say(said)])
    sheet.widths((32, 48, 12, 26, 12, 12))


def _lists(sheet: Sheet, bill: Bill, say: Callable[[Arg], str]) -> None:
    """Write one item of a list a line."""
    sheet.head([say(head) for head in (text("List"), text("Code"), text("Name"))])
    sheet.freeze(1)
    for line in bill.act.lists:
        for item in line.items:
            sheet.line([say(LISTS[line.of]), item, say(item_name(line.of, item, bill.codes))])
    sheet.widths((28, 26, 60))


def _open(sheet: Sheet, bill: Bill, say: Callable[[Arg], str]) -> None:
    """Write what is still to be written or settled."""
    sheet.head([say(text("Still to be written or settled"))])
    for one in bill.act.verify:
        sheet.line([say(one)])
    sheet.line([])
    sheet.line([say(NO_POSITION)])
    sheet.widths((110,))
