"""Marked text: the text with its read words numbered, and back.

The words of the third span are marked ``⟦3⟧words⟦/3⟧``; spans may overlap. A ``⟦`` of the text
itself is written ``⟦[⟧``, so that no text can look like a mark.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from relevo.core.clause import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.model import Reading

OPEN = "⟦"
CLOSE = "⟧"
_MARK = re.compile(rf"{OPEN}(\[|/?[0-9]+){CLOSE}")


def spans_in(read: Any) -> tuple[Span, ...]:  # noqa: ANN401 - any part of a reading
    """Give the distinct spans of a reading or of a part of it, in order of the text.

    The number of a span's mark is its position, from 1.

    Args:
        read: A reading, a draft, or any value inside one.

    Returns:
        Spans by start; of two that start together the longer first.
    """
    return tuple(sorted(set(_spans(read)), key=lambda span: (span.start, -span.end)))


def marked(reading: Reading) -> str:
    """Give the text of a reading with its words marked.

    Args:
        reading: What a text gave.

    Returns:
        The text; :func:`unmarked` gives it back.
    """
    signs: list[tuple[int, int, int, str]] = []
    for number, span in enumerate(spans_in(reading), start=1):
        signs.append((span.start, 1, number, f"{OPEN}{number}{CLOSE}"))
        signs.append((span.end, 0, -number, f"{OPEN}/{number}{CLOSE}"))
    pieces: list[str] = []
    at = 0
    for offset, _, _, sign in sorted(signs):
        pieces += (_escaped(reading.text[at:offset]), sign)
        at = offset
    pieces.append(_escaped(reading.text[at:]))
    return "".join(pieces)


def unmarked(text: str) -> str:
    """Give a marked text without its marks.

    Args:
        text: What :func:`marked` gave.
    """
    return _MARK.sub(lambda mark: OPEN if mark.group(1) == "[" else "", text)


def _escaped(text: str) -> str:
    """Write the opening bracket of a text so that it begins no mark."""
    return text.replace(OPEN, f"{OPEN}[{CLOSE}")


def _spans(read: Any) -> Iterator[Span]:  # noqa: ANN401 - any part of a reading
    """Give every span inside a value."""
    if isinstance(read, Span):
        yield read
    elif isinstance(read, tuple):
        for one in read:
            yield from _spans(one)
    elif is_dataclass(read):
        for part in fields(read):
            yield from _spans(getattr(read, part.name))
