"""Saved web pages: the words of the article, without menus, comments and footers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.casefile.source import Source, missing_extra

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from relevo.core.problem import Problem

_HEAD_BYTES = 4096
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_UTF_8 = "utf-8"
_DECLARED = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-15": "iso-8859-15",
}
_BREAKS = re.compile(r"(?:<br\s?/?>\s{0,20}){2}", re.IGNORECASE)
"""What parts paragraphs on pages that mark none."""

_PRINTED = re.compile(
    r"(?:article:published_time|datepublished|pubdate|dc\.date|<time)[^<>]{0,80}?(20\d\d-\d\d-\d\d)",
    re.IGNORECASE,
)
"""Where a page itself says on which day it was published."""

_HEAD_CHARACTERS = 700
"""Characters of an article within which its day is looked for."""

_DAY_OF = (
    r"(?:\b\d{1,2}(?:st|nd|rd|th|[ºª°])?\s(?:de\s)?[^\W\d]{3,12}\.?,?\s(?:de\s|del\s)?"
    r"|\b[^\W\d]{3,12}\.?\s\d{1,2},\s|\d[/.-])"
)
"""What stands before the year of a printed date: ``2 de noviembre de``, ``Nov. 2,``, ``2/11/``."""

_LITTLE = 3
"""An article with less than a third of its page's words is one that was not found."""

_BLOCKS = frozenset({"p", "head", "item", "row", "quote", "code", "ab"})


def declared_encoding(data: bytes) -> str:
    """Give the encoding that a page declares, UTF-8 if none or one that is not known.

    Browsers read pages that declare Latin-1 as Windows-1252; so is it done here.

    Args:
        data: The bytes of the page.
    """
    found = _META.search(data[:_HEAD_BYTES])
    return _DECLARED.get(found[1].decode("ascii").lower(), _UTF_8) if found else _UTF_8


def parse_html(page: str, file: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Give the words of a saved page: its article, with headings, lists and tables as lines.

    Nothing is fetched. Title, author and site are kept apart from the words.

    Args:
        page: The page, decoded.
        file: Path as the user gave it.

    Returns:
        The source, or None and the problem that it holds no words.

    Raises:
        RelevoError: If the extra ``read`` is not installed.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise missing_extra(file) from error
    options: Any = {
        "include_comments": False,
        "include_tables": True,
        "include_formatting": True,
        "with_metadata": True,
    }
    found: Any = trafilatura.bare_extraction(page, **options)
    words = "" if found is None else _paragraphs(found.body)
    parted = _BREAKS.sub("<p>", page)
    if parted != page and len(words) * _LITTLE < len(trafilatura.html2txt(page) or ""):
        again: Any = trafilatura.bare_extraction(parted, **options)
        longer = "" if again is None else _paragraphs(again.body)
        words = longer if len(longer) > len(words) else words
    if not words.strip():
        words = trafilatura.html2txt(page) or ""
    if not words.strip():
        return None, (problem("source-empty", Place(file)),)
    title, site, day = (
        str(getattr(found, name, None) or "") for name in ("title", "sitename", "date")
    )
    if day and day in _PRINTED.findall(page) and not _is_dated(words, day):
        words = f"{day}\n\n{words}"
    return Source(file=file, text=words, form="html", title=title, site=site, dated=day), ()


def _is_dated(words: str, day: str) -> bool:
    """Tell whether an article prints a date of a year by its beginning; the bare year is none."""
    head = words[:_HEAD_CHARACTERS].lower()
    return day in head or re.search(_DAY_OF + day[:4], head) is not None


def _paragraphs(body: _Element) -> str:
    """Write the body of an article: a blank line between paragraphs, a line for each item."""
    lines: list[str] = []
    before = ""
    for tag, words in _blocks(body):
        if lines and not (tag == before and tag in {"item", "row"}):
            lines.append("")
        lines.append(words)
        before = tag
    return "\n".join(lines) + "\n" if lines else ""


def _blocks(body: _Element) -> Iterator[tuple[str, str]]:
    """Give each block of an article with its kind."""
    for element in body.iter(*sorted(_BLOCKS)):
        if any(parent.tag in {"item", "row", "p"} for parent in element.iterancestors()):
            continue
        if element.tag == "row":
            cells = [_line(cell) for cell in element.iter("cell")]
            yield "row", " | ".join(cells)
            continue
        for part in _lines(element):
            yield str(element.tag), f"- {part}" if element.tag == "item" else part


def _lines(element: _Element) -> Iterator[str]:
    """Give the lines of a block that a break parts."""
    for part in "".join(_pieces(element)).split("\n"):
        if words := " ".join(part.split()):
            yield words


def _line(element: _Element) -> str:
    """Give the words of a cell on one line."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: _Element) -> Iterator[str]:
    """Give the pieces of text in an element, a newline for each break."""
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "lb":
            yield "\n"
        else:
            yield from _pieces(child)
        yield (child.tail or "").replace("\n", " ")
