"""The language of a text, told by its common words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from relevo.core.data import data_yaml
from relevo.instrument.reading.names.names import LANGUAGES, PACKAGE
from relevo.instrument.reading.names.phrases import WORD
from relevo.instrument.reading.page.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_LOOK = 20_000
"""Characters at the start of a text that tell its language."""

FEWEST = 2
"""Common words of a language that a text has at least."""

LEAST_SHARE = 0.12
"""Share of the words of a text that are common words of its language at least."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a language writes.

    Attributes:
        abbreviations: What ends in a point that ends no sentence; folded, without the point.
        openers: Words that, capitalised, begin a sentence; as printed.
        after_caption: Those that begin one even where no stop stands before.
    """

    abbreviations: frozenset[str]
    openers: frozenset[str]
    after_caption: frozenset[str]


def language_of(text: str) -> str | None:
    """Tell the language of a text.

    Args:
        text: Any text.

    Returns:
        ``es``, ``en`` or ``pt``; None if it is another language, or too little tells.
    """
    words = WORD.findall(fold(text[:LONGEST_LOOK]))
    letters = [word for word in words if not word.isdigit()]
    counts = {
        language: sum(map(common.__contains__, letters)) for language, common in _common().items()
    }
    best = max(counts, key=counts.__getitem__)
    if best not in LANGUAGES or counts[best] < FEWEST:
        return None
    clear = all(n < counts[best] for language, n in counts.items() if language != best)
    return best if clear and counts[best] >= LEAST_SHARE * len(letters) else None


@cache
def habits(language: str) -> Habits:
    """Give how a language writes.

    Args:
        language: ``es``, ``en`` or ``pt``.
    """
    held = data_yaml("languages.yaml", PACKAGE)["languages"][language]
    return Habits(
        abbreviations=frozenset(held["abbreviations"].split()),
        openers=frozenset(held["open"].split()),
        after_caption=frozenset(held["after_caption"].split()),
    )


@cache
def _common() -> Mapping[str, frozenset[str]]:
    """Give the common words of each language, those not read included."""
    held = data_yaml("languages.yaml", PACKAGE)
    read = {language: one["words"] for language, one in held["languages"].items()}
    every = {**read, **held["others"]}
    return {language: frozenset(words.split()) for language, words in every.items()}
