"""PDF files: their text layer in reading order, their tables, and scanned pages through OCR."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Any

from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.casefile.source import Source, missing_extra

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.casefile.source_ocr import Tesseract
    from relevo.core.problem import Problem

MOST_PAGES = 400
"""Pages read at most; an act with its annexes is far shorter."""

_SOFT_HYPHEN = re.compile("[\u00ad\ufffe\x02]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\uffff]")
_SCALE = 300 / 72
_SOFT_LINE = 0.7
_LONG_LINE = 40
_TABLE_SHARE = 0.5
_LIST_ITEM = re.compile(r"^\s*(?:[-•·▪*\u2013]|\(?[0-9]{1,2}[.)]|[a-z]\))\s")


def parse_pdf(
    data: bytes, file: str, ocr: Tesseract | None
) -> tuple[Source | None, tuple[Problem, ...]]:
    """Give the words of a PDF.

    Args:
        data: The bytes of the file.
        file: Path as the user gave it.
        ocr: What makes out the words of scanned pages; None if there is nothing.

    Returns:
        The source, or None and the problems: it is encrypted, damaged, scanned, or has no words.

    Raises:
        RelevoError: If the extra ``read`` is not installed.
    """
    try:
        import pdfplumber
        import pypdfium2
    except ImportError as error:
        raise missing_extra(file) from error
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it finds odd is no concern here
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                return None, (problem("pdf-too-long", Place(file), most=str(MOST_PAGES)),)
            return _read(document, _plumbed(pdfplumber, data, len(document)), file, ocr)
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes the libraries raise
        code = "pdf-encrypted" if "password" in str(error).lower() else "pdf-broken"
        return None, (problem(code, Place(file)),)


def _plumbed(pdfplumber: Any, data: bytes, pages: int) -> Sequence[Any]:  # noqa: ANN401 - an untyped library
    """Give the pages as the library that tells tables has them; None for each if it cannot."""
    try:
        found = pdfplumber.open(io.BytesIO(data)).pages
    except Exception:  # noqa: BLE001 - without its tables a page is still text
        return [None] * pages
    return found if len(found) == pages else [None] * pages


def _read(
    document: Iterable[Any], plumbed: Sequence[Any], file: str, ocr: Tesseract | None
) -> tuple[Source | None, tuple[Problem, ...]]:
    """Give the words of all pages of an open PDF.

    Args:
        document: Its pages as pdfium has them.
        plumbed: The same pages as pdfplumber has them; None where it could not tell.
        file: Path as the user gave it.
        ocr: What makes out the words of scanned pages; None if there is nothing.
    """
    pages: list[str] = []
    problems: list[Problem] = []
    for number, (page, other) in enumerate(zip(document, plumbed, strict=True), start=1):
        words = _page_text(page, other)
        if not words and _has_picture(page):
            words = ocr.words(_picture(page)) if ocr else ""
            found = "pdf-ocr" if words else "pdf-unread" if ocr else "pdf-scanned"
            problems.append(problem(found, Place(file), page=str(number)))
        pages.append(words)
    words = "\n\n".join(page for page in pages if page)
    if not words and not problems:
        problems.append(problem("source-empty", Place(file)))
    if not words or any(one.code == "pdf-scanned" for one in problems):
        return None, tuple(problems)
    return Source(file=file, text=words + "\n", form="pdf", problems=tuple(problems)), ()


def _page_text(page: Any, plumbed: Any) -> str:  # noqa: ANN401 - pages of two untyped libraries
    """Give the words of a page: bands of text, and tables between them row by row.

    Only a table as wide as half of the page cuts it into bands; a narrower one stands in a column,
    and stays text.
    """
    text_page = page.get_textpage()
    width, height = page.get_size()
    tables = [one for one in _tables(plumbed) if one[0][2] - one[0][0] >= _TABLE_SHARE * width]
    parts: list[str] = []
    top = 0.0
    for (_, upper, _, lower), rows in tables:
        parts.append(_band(text_page, width, height, top, upper))
        parts.append("\n".join(" | ".join(row) for row in rows))
        top = lower
    parts.append(
        _band(text_page, width, height, top, height) if tables else _flowed(_layer(text_page))
    )
    return "\n\n".join(part for part in parts if part.strip())


def _layer(text_page: Any) -> str:  # noqa: ANN401 - a page of an untyped library
    """Give the whole text layer of a page."""
    return str(text_page.get_text_range())


def _band(text_page: Any, width: float, height: float, upper: float, lower: float) -> str:  # noqa: ANN401 - as above
    """Give the words between two heights, measured from the top of the page."""
    if lower - upper < 1:
        return ""
    found = text_page.get_text_bounded(
        left=0, bottom=height - lower, right=width, top=height - upper
    )
    return _flowed(str(found))


def _tables(plumbed: Any) -> list[tuple[tuple[float, ...], list[list[str]]]]:  # noqa: ANN401 - as above
    """Give the tables of a page from the top, each with its box and its rows of cells."""
    try:
        found = plumbed.find_tables()
        extracted = [(tuple(table.bbox), table.extract()) for table in found]
    except Exception:  # noqa: BLE001 - a table that cannot be told stays text
        return []
    tables: list[tuple[tuple[float, ...], list[list[str]]]] = []
    for box, cells in sorted(extracted, key=lambda one: one[0][1]):
        rows = [[" ".join((cell or "").split()) for cell in row] for row in cells]
        rows = [row for row in rows if any(row)]
        if len(rows) > 1 and len(rows[0]) > 1 and (not tables or box[1] >= tables[-1][0][3]):
            tables.append((box, rows))
    return tables


def _flowed(words: str) -> str:
    """Join the lines of each paragraph, and words cut at the end of a line.

    A line goes on in the next one if it is about as long as the longest, does not end a sentence,
    and the next one begins no list item; or if it ends in a soft hyphen.
    """
    lines = [
        line.strip(" \t") for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]
    broken = [part for line in lines for part in _SOFT_HYPHEN.split(line)]
    longest = max(map(len, broken), default=0)
    paragraphs: list[str] = []
    goes_on = cut = False
    for line in lines:
        shown = _CONTROL.sub("", _SOFT_HYPHEN.sub("", line))
        if not shown:
            goes_on = cut = False
            continue
        if cut:
            paragraphs[-1] += shown
        elif goes_on and not _LIST_ITEM.match(shown):
            paragraphs[-1] = _continued(paragraphs[-1], shown)
        else:
            paragraphs.append(shown)
        cut = _SOFT_HYPHEN.search(line[-1:]) is not None
        goes_on = _runs_over(_SOFT_HYPHEN.split(line)[-1], longest)
    return "\n".join(paragraphs)


def _continued(before: str, line: str) -> str:
    """Join two lines; a hyphen between two small letters is the end of a line, not of a word."""
    cut = before.endswith("-") and before[-2:-1].islower() and line[:1].islower()
    return before[:-1] + line if cut else f"{before} {line}"


def _runs_over(line: str, longest: int) -> bool:
    """Whether a line goes on in the next one."""
    return (
        longest >= _LONG_LINE
        and len(line) >= _SOFT_LINE * longest
        and not line.endswith((".", ":", ";", "?", "!"))
    )


def _has_picture(page: Any) -> bool:  # noqa: ANN401 - a page of an untyped library
    """Whether a page holds anything but words."""
    return any(True for _ in page.get_objects())


def _picture(page: Any) -> bytes:  # noqa: ANN401 - a page of an untyped library
    """Give a page as a PNG picture at 300 dots per inch."""
    out = io.BytesIO()
    page.render(scale=_SCALE).to_pil().save(out, format="PNG")
    return out.getvalue()
