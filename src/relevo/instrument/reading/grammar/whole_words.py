"""Words and phrases of data files as patterns that match them whole in a folded text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SPACE = r"(?>[ ]{1,3}\n?[ ]{0,3}|\n[ ]{0,3})"
"""A space between words of one phrase, at most one line break in it; never backtracks."""


def either(phrases: Iterable[str]) -> str:
    """Give a pattern for any of these phrases, the longest first, whole words only.

    A star at the end of a phrase stands for any ending: ``"ingres*"``.

    Args:
        phrases: Phrases, folded; a space in one stands for any space. Without any, the pattern
            matches nothing.
    """
    written = "|".join(_one(phrase) for phrase in sorted(set(phrases), key=len, reverse=True))
    return f"(?:{written})" if written else r"(?!)"


def _one(phrase: str) -> str:
    """Give the pattern of one phrase."""
    words = SPACE.join(re.escape(word) for word in phrase.rstrip("*").split(" "))
    before = r"\b" if phrase[0].isalnum() else ""
    after = r"\w{0,20}\b" if phrase[-1] == "*" else r"\b" if phrase[-1].isalnum() else ""
    return before + words + after
