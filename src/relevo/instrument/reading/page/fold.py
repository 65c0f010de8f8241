"""Folding: a text without accents, case and odd spaces, of the same length as the text.

A pattern that matches the folded text gives offsets of the text itself.
"""

from __future__ import annotations

import unicodedata

_QUOTES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f«»\u2033", '"')
)
_MINUS = "\u2212"


class _Folded(dict[int, str]):
    """Folded form by code point, found once for each."""

    def __missing__(self, point: int) -> str:
        """Find the folded form of a code point and keep it."""
        self[point] = found = _fold_one(chr(point))
        return found


def _fold_one(char: str) -> str:
    """Fold one character; one whose folded form is not one character stays as it is."""
    if char == "\n":
        return char
    if char.isspace():
        return " "
    if char == _MINUS or unicodedata.category(char) == "Pd":
        return "-"
    base = "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))
    lower = base.lower()
    folded = lower if len(lower) == 1 else char
    return folded.translate(_QUOTES)


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Fold a text: lower case, accents off, every space but a line break a plain space.

    Curly and angled quotes become straight, every dash becomes ``-``. A soft hyphen, ``º`` and
    ``ª`` stay.

    Args:
        text: Any text.

    Returns:
        A text of the same length.
    """
    return text.translate(_FOLDED)
