"""Typesetting undone: hyphens at line ends, accents apart from their letters, joined letters.

What is read is the plain text; every span then goes back to the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from relevo.core.clause import Span
from relevo.instrument.reading.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

_LETTERS = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", "ff fi fl ffi ffl st st".split(), strict=True))
_SIGNS = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff]+|\u00ad(?![ \t]*\r?\n)|\r\n?"
    r"|[^\W\d_][\u0300-\u036f]+|[\ufb00-\ufb06]"
)
_BROKEN = re.compile(r"(?<=[^\W\d_])([-\u2010\u00ad])[ \t]*\n[ \t]*([^\W\d_]+)([ \t]?)")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with its typesetting undone.

    Attributes:
        text: The plain text.
        starts: Offset in the text as given of each of its characters.
        ends: Offset in the text as given after each of its characters.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def plain(text: str) -> Plain:
    """Undo the typesetting of a text.

    A word broken by a hyphen at the end of a line is put together and its line break moves behind
    it; a capital or a figure after the hyphen keeps both. Soft hyphens and signs without width go;
    every line break becomes a plain one.

    Args:
        text: Any text.

    Returns:
        The plain text and where each of its characters comes from.
    """
    given = Plain(text, range(len(text)), range(1, len(text) + 1))
    return _undone(_undone(given, _SIGNS, _sign), _BROKEN, _broken)


def moved(read: T, text: str, origin: Plain) -> T:
    """Give a reading of the plain text with its spans moved to the text as given.

    Args:
        read: A reading or any part of one.
        text: The text as given.
        origin: Its plain text.
    """
    return cast("T", _moved(read, Document(text=text, folded="", language=""), origin))


def _moved(read: Any, document: Document, origin: Plain) -> Any:  # noqa: ANN401 - any part
    """Move every span inside a value."""
    if isinstance(read, Span):
        return document.span(origin.starts[read.start], origin.ends[read.end - 1])
    if isinstance(read, tuple):
        return tuple(_moved(one, document, origin) for one in read)
    if not is_dataclass(read) or isinstance(read, type):
        return read
    parts = {part.name: getattr(read, part.name) for part in fields(read)}
    changed = {name: _moved(value, document, origin) for name, value in parts.items()}
    return replace(read, **changed) if changed != parts else read


def _undone(
    origin: Plain,
    pattern: re.Pattern[str],
    undo: Callable[[re.Match[str]], Iterator[tuple[str, int, int]]],
) -> Plain:
    """Put what a pattern finds in its plain form.

    Args:
        origin: The text so far.
        pattern: What to look for.
        undo: Gives, for what was found, plain pieces with the offsets they come from; a piece as
            long as where it comes from is taken letter by letter.
    """
    if pattern.search(origin.text) is None:
        return origin
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def add(piece: str, start: int, end: int) -> None:
        pieces.append(piece)
        if len(piece) == end - start:
            starts.extend(origin.starts[start:end])
            ends.extend(origin.ends[start:end])
        else:
            starts.extend([origin.starts[start]] * len(piece))
            ends.extend([origin.ends[end - 1]] * len(piece))

    at = 0
    for found in pattern.finditer(origin.text):
        add(origin.text[at : found.start()], at, found.start())
        for piece in undo(found):
            add(*piece)
        at = found.end()
    add(origin.text[at:], at, len(origin.text))
    return Plain("".join(pieces), starts, ends)


def _sign(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Give the plain form of one sign."""
    sign = found.group()
    if sign[0] == "\r":
        yield "\n", found.start(), found.end()
    elif sign in _LETTERS:
        yield _LETTERS[sign], found.start(), found.end()
    elif sign[0].isalpha():
        yield unicodedata.normalize("NFC", sign), found.start(), found.end()


def _broken(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Give a broken word put together, its line break behind it."""
    sign, rest, _ = found.groups()
    if sign != "\u00ad" and not rest[0].islower():
        yield found.group(), found.start(), found.end()
        return
    yield rest, *found.span(2)
    if found.group(3):
        yield "\n", *found.span(3)
