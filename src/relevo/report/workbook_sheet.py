"""How every workbook is written: text is never a formula, equal content gives equal bytes."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Cell = str | int | float | date | None
"""What a cell can hold; None and empty text leave it empty."""

_NAME_LENGTH = 31
_TITLE_LENGTH = 120
_EXPLICIT_LENGTH = 255
_RESERVED = frozenset({"history"})
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


class Sheet:
    """One sheet, written line by line.

    Args:
        sheet: The library's sheet.
        formats: The workbook's formats by name.
    """

    def __init__(self, sheet: Any, formats: dict[str, Any]) -> None:  # noqa: ANN401 - xlsxwriter has no types
        """Begin at the first line."""
        self._sheet = sheet
        self._formats = formats
        self._line = 0

    def line(
        self, cells: Sequence[Cell], *, bold: bool = False, hatched: Collection[int] = ()
    ) -> None:
        """Write the next line.

        Args:
            cells: Its cells.
            bold: Whether it stands out.
            hatched: Columns, from 0, filled with a hatch beside their word.
        """
        for column, cell in enumerate(cells):
            style = "hatch" if column in hatched else "bold" if bold else "plain"
            self._write(column, cell, style)
        self._line += 1

    def head(self, cells: Sequence[Cell]) -> None:
        """Write the next line as column names; the lines below scroll under it."""
        for column, cell in enumerate(cells):
            self._write(column, cell, "head")
        self._line += 1

    def freeze(self, columns: int) -> None:
        """Keep all lines written so far, and some columns, in sight."""
        self._sheet.freeze_panes(self._line, columns)
        self._sheet.repeat_rows(0, self._line - 1)

    def widths(self, widths: Sequence[float]) -> None:
        """Set column widths, in characters."""
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)

    def choices(self, column: int, lines: int, source: str | Sequence[str], *, only: bool) -> None:
        """Offer a list of values in a column, from the second line of the sheet on.

        Args:
            column: Column, from 0.
            lines: How many lines get the list.
            source: Values, or a range such as ``=posts!$A$2:$A$9``; values too long together for
                Excel are not offered.
            only: Whether nothing else may be entered.
        """
        if not isinstance(source, str) and len(",".join(source)) > _EXPLICIT_LENGTH:
            return
        offered = source if isinstance(source, str) else list(source)
        self._sheet.data_validation(
            1, column, lines, column, {"validate": "list", "source": offered, "show_error": only}
        )

    def columns(self, kinds: Sequence[tuple[float, str]]) -> None:
        """Set width and form of columns, so that what is typed there stays what it is.

        Args:
            kinds: Width in characters, and ``text``, ``day``, ``moment`` or ``plain``, by column.
        """
        for column, (width, kind) in enumerate(kinds):
            style = {"day": "plain-day", "moment": "plain-moment"}.get(kind, kind)
            self._sheet.set_column(column, column, width, self._formats[style])

    def put(
        self,
        line: int,
        column: int,
        cell: Cell,
        *,
        style: str = "plain",
        formula: str = "",
        note: str = "",
    ) -> None:
        """Write one cell anywhere.

        Args:
            line: Line, from 0.
            column: Column, from 0.
            cell: What it holds; for a formula, the value that was stored with it.
            style: Name of its format.
            formula: Its formula, with the sign of equality; empty for a value.
            note: A comment on it, or empty.
        """
        self._line = line
        if formula:
            stored = cell.isoformat() if isinstance(cell, date) else cell
            value = "" if stored is None else stored
            self._sheet.write_formula(line, column, formula, self._formats[style], value)
        else:
            self._write(column, cell, style)
        if note:
            size = {"x_scale": 2.5, "y_scale": 1 + len(note) / 150}
            self._sheet.write_comment(line, column, note, size)

    def paper(self, height: float) -> None:
        """Set the sheet for upright print, with lines that a hand can write in.

        Args:
            height: Height of a line, in points.
        """
        self._sheet.set_portrait()
        self._sheet.set_default_row(height)

    def across(self, line: int, columns: int, words: str, *, lines: int = 1) -> None:
        """Write a text across several columns; never in a sheet that is read.

        Args:
            line: Line, from 0.
            columns: How many columns.
            words: The text.
            lines: How many lines it takes.
        """
        form = self._formats["wrap"]
        self._sheet.merge_range(line, 0, line + lines - 1, columns - 1, words, form)

    def _write(self, column: int, cell: Cell, style: str) -> None:
        """Write one cell by its type; text stays text even if it looks like a formula."""
        formats = self._formats
        if cell is None or cell == "":
            if style in {"head", "hatch", "wrong", "box"}:
                self._sheet.write_blank(self._line, column, None, formats[style])
        elif isinstance(cell, datetime):
            self._sheet.write_datetime(self._line, column, cell, formats[f"{style}-moment"])
        elif isinstance(cell, bool):
            self._sheet.write_boolean(self._line, column, cell, formats[style])
        elif isinstance(cell, date):
            moment = datetime.combine(cell, time())
            self._sheet.write_datetime(self._line, column, moment, formats[f"{style}-day"])
        elif isinstance(cell, (int, float)):
            self._sheet.write_number(self._line, column, cell, formats[style])
        else:
            self._sheet.write_string(self._line, column, cell, formats[style])


class Book:
    """A workbook in memory.

    Args:
        title: Its title, also in each sheet's printed header.
        mark: Word that marks invented data, printed on each page; empty for none.
        created: Day recorded as its creation, so that equal content gives equal bytes.
    """

    def __init__(self, *, title: str, mark: str, created: date) -> None:
        """Open the workbook."""
        import xlsxwriter

        self._out = io.BytesIO()
        self._title, self._mark = title[:_TITLE_LENGTH], mark
        self._names = set(_RESERVED)
        self._book = xlsxwriter.Workbook(
            self._out,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        self._book.set_properties(
            {"title": title, "comments": mark, "created": datetime.combine(created, time())}
        )
        self._formats = self._made_formats()

    def _made_formats(self) -> dict[str, Any]:
        """Make the formats, each with its form for days."""
        base: dict[str, dict[str, Any]] = {
            "plain": {"valign": "top"},
            "bold": {"bold": True, "valign": "top"},
            "head": {"bold": True, "bg_color": "#E6EBF0", "bottom": 2, "valign": "top"},
            "hatch": {
                "pattern": 14,
                "fg_color": "#D9A0A0",
                "bg_color": "#FFFFFF",
                "bold": True,
                "border": 1,
            },
            "text": {"valign": "top", "num_format": "@"},
            "wrap": {"valign": "top", "text_wrap": True},
            "box": {"valign": "top", "text_wrap": True, "border": 1},
            "wrong": {"bg_color": "#F4C7C3", "bold": True, "border": 5, "valign": "top"},
        }
        formats = {}
        for name, properties in base.items():
            formats[name] = self._book.add_format(properties)
            formats[f"{name}-day"] = self._book.add_format(
                {**properties, "num_format": "yyyy-mm-dd", "align": "left"}
            )
            formats[f"{name}-moment"] = self._book.add_format(
                {**properties, "num_format": "yyyy-mm-dd hh:mm", "align": "left"}
            )
        return formats

    def sheet(self, name: str) -> Sheet:
        """Add a sheet, set for landscape print on one page's width.

        Args:
            name: Wanted name; characters that Excel forbids are replaced, and a number is added
                if it is taken.
        """
        sheet = self._book.add_worksheet(self._free_name(name))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        title = self._title.replace("&", "&&")
        sheet.set_header(f"&L{title}&C&B{self._mark}&R&A")
        sheet.set_footer(f"&L{self._mark}&R&P / &N")
        return Sheet(sheet, self._formats)

    def _free_name(self, wanted: str) -> str:
        """Give a name that Excel takes and no other sheet has."""
        clean = _FORBIDDEN.sub("-", wanted).strip("'")[:_NAME_LENGTH] or "-"
        name, number = clean, 2
        while name.casefold() in self._names:
            tail = f"~{number}"
            name, number = clean[: _NAME_LENGTH - len(tail)] + tail, number + 1
        self._names.add(name.casefold())
        return name

    def closed(self) -> bytes:
        """Give the file; nothing can be written after."""
        self._book.close()
        return self._out.getvalue()
