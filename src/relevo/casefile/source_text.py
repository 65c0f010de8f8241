"""Opening a text to be read: its bytes, its form, its encoding."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from relevo.casefile.encoding import BOM, lines_of
from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.casefile.reason import reason_of
from relevo.casefile.source import Source
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.casefile.source_ocr import Tesseract
    from relevo.core.problem import Problem

STDIN = "-"
"""Name of standard input among the files."""

MEGABYTE = 1_000_000
MOST_TEXT = 4 * MEGABYTE
"""Bytes of a text or page read at most."""

MOST_PDF = 40 * MEGABYTE
"""Bytes of a PDF read at most."""

_TEXTS = frozenset({".txt", ".text", ".md"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_PDF_MARK = b"%PDF-"
_WITHIN = 1024
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def open_source(path: Path) -> tuple[bytes, tuple[Problem, ...]]:
    """Read the bytes of a file, unless it is too large.

    Args:
        path: The file.

    Returns:
        The bytes and no problem, or nothing and the problem.

    Raises:
        RelevoError: If there is no such file, or it may not be read.
    """
    if path.is_dir():
        raise RelevoError(
            text(
                "{path} is a folder. Name the files to read, e.g. {path}/article.txt",
                path=str(path),
            )
        )
    try:
        with path.open("rb") as file:
            data = file.read(MOST_PDF + 1)
    except FileNotFoundError as error:
        raise RelevoError(
            text("There is no file {path}. Check the name, or give - to paste", path=str(path))
        ) from error
    except OSError as error:
        raise RelevoError(
            text("{path} cannot be read: {reason}", path=str(path), reason=reason_of(error))
        ) from error
    most = MOST_PDF if is_pdf(data) else MOST_TEXT
    if len(data) > most:
        return b"", (problem("source-too-large", Place(str(path)), most=str(most // MEGABYTE)),)
    return data, ()


def parse_source(
    data: bytes, file: str, *, ocr: Tesseract | None
) -> tuple[Source | None, tuple[Problem, ...]]:
    """Give the words of a file.

    What the bytes are decides before the ending of the name does.

    Args:
        data: The bytes.
        file: Path as the user gave it; ``-`` for standard input.
        ocr: What makes out the words of scanned pages; None if there is nothing.

    Returns:
        The source, or None and the problems.

    Raises:
        RelevoError: If the form needs packages that are not installed.
    """
    most = MOST_PDF if is_pdf(data) else MOST_TEXT
    if len(data) > most:
        return None, (problem("source-too-large", Place(file), most=str(most // MEGABYTE)),)
    if not data.strip():
        return None, (problem("source-empty", Place(file)),)
    ending = PurePath(file).suffix.lower()
    if is_pdf(data) or ending == ".pdf":
        from relevo.casefile.source_pdf import parse_pdf

        return parse_pdf(data, file, ocr)
    if file != STDIN and ending not in _TEXTS | _PAGES | {""}:
        return None, (problem("source-form", Place(file), found=ending),)
    if ending in _PAGES or _is_page(data):
        from relevo.casefile.source_html import declared_encoding, parse_html

        page, problems = _decoded(data, file, declared_encoding(data))
        return (None, problems) if problems else parse_html(page, file)
    words, problems = _decoded(data, file, "utf-8")
    if problems:
        return None, problems
    return Source(file=file, text=words), ()


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF: its mark stands among the first ones.

    Args:
        data: The bytes of a file.
    """
    return _PDF_MARK in data[:_WITHIN]


def _is_page(data: bytes) -> bool:
    """Whether bytes begin like a web page."""
    head = data[:_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))


def _decoded(data: bytes, file: str, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    r"""Decode a text; line ends become ``\n``, a byte-order mark is left out.

    Args:
        data: The bytes.
        file: Path as the user gave it.
        encoding: Encoding where no byte-order mark tells another.

    Returns:
        The text and no problem; or the problem: another encoding, a control character, or nothing.
    """
    encoding = _UTF_16.get(data[:2], encoding)
    try:
        words = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        rest = data[error.start :].decode(encoding, errors="replace")
        place = _place(file, before, rest)
        shown = f"0x{data[error.start]:02X}"
        return "", (problem("source-encoding", place, byte=shown, encoding=_NAMES[encoding]),)
    words = words.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in words:
        place = _place(file, *words.split("\x00", 1))
        return "", (
            problem("source-form", place, found=text("a file with bytes that are no text")),
        )
    if not words.strip():
        return "", (problem("source-empty", Place(file)),)
    return words, ()


_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
    "iso-8859-15": "ISO 8859-15",
}


def _place(file: str, before: str, rest: str) -> Place:
    """Place a problem after the text that could be read."""
    lines = lines_of(before)
    excerpt = "".join(c if c.isprintable() else "\ufffd" for c in lines[-1] + lines_of(rest)[0])
    return Place(file, len(lines), len(lines[-1]) + 1, excerpt)
