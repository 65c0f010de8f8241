"""Bytes to text: UTF-8 only, with the first offending byte named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.casefile.place import Place
from relevo.casefile.problems import problem

if TYPE_CHECKING:
    from relevo.core.problem import Problem

BOM = "\ufeff"
"""The mark that Excel writes before UTF-8 text."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LINE_END = re.compile("\r\n|\n|\r")


def parse_text(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode a text file.

    Args:
        data: The bytes of the file.
        file: Path as the user gave it.

    Returns:
        The text, a byte-order mark kept, and no problem; or an empty text and the problem: another
            encoding, a control character, or nothing in the file.
    """
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8")
        rest = data[error.start :].decode("utf-8", errors="replace")
        return "", (_at("bad-encoding", file, readable, rest, data[error.start]),)
    found = _CONTROL.search(content)
    if found:
        before, rest = content[: found.start()], content[found.start() :]
        return "", (_at("binary-file", file, before, rest, ord(found.group())),)
    if not content.strip().strip(BOM).strip():
        return "", (problem("empty-file", Place(file)),)
    return content, ()


def lines_of(content: str) -> tuple[str, ...]:
    """Give the lines of a text without their ends and without a byte-order mark."""
    return tuple(_LINE_END.split(content.removeprefix(BOM)))


def _at(code: str, file: str, before: str, rest: str, byte: int) -> Problem:
    """Place a problem with one byte after the text that could be read.

    The excerpt shows the line with what cannot be printed replaced.
    """
    lines = lines_of(before)
    shown = lines_of(rest)[0]
    excerpt = "".join(c if c.isprintable() else "\ufffd" for c in lines[-1] + shown)
    place = Place(file, len(lines), len(lines[-1]) + 1, excerpt)
    return problem(code, place, byte=f"0x{byte:02X}")
