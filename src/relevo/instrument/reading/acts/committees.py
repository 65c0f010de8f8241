"""Whether a committee, which decides nothing yet, or the whole house is the one that acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.movements import every
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Document, Sentence

_WITHIN = re.compile(
    r"\b(?:en|de|del|in|of|do|no|da|na)(?:\s+(?:la|the))?(?:\s+\w+['\u2019]s|\s+\w+s['\u2019])?\s+$"
)
"""What makes of a house the one a committee is of: "the committee in the Senate"."""


def of_committee(document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether a committee, and not the plenary, is the one that acts.

    Args:
        document: The text.
        sentence: The sentence that speaks of consent.
        match: The word in it that grants, asks, refuses or withdraws.
    """
    last = None
    for found in every(
        document, "committee", max(sentence.start, match.start() - 110), match.start()
    ):
        if not document.folded[found.end() : found.end() + 12].strip().startswith("permanente"):
            last = found
    if last is None:
        by = document.folded[match.end() : match.end() + 90]
        return _by_committee(by, document.language)
    return all(
        _WITHIN.search(document.folded, last.end(), found.start())
        for found in every(document, "plenary", last.end(), match.start())
    )


def _by_committee(words: str, language: str) -> bool:
    """Tell whether "by the committee" follows a participle before any plenary does."""
    committee = cue("consent", "committee", language).search(words)
    if committee is None or words[committee.end() :].strip().startswith("permanente"):
        return False
    before = words[: committee.start()]
    by = re.search(r"\b(?:por|by|pela|pelo|en|in|na)\s+(?:\w+\s+)?$", before)
    return by is not None and cue("consent", "plenary", language).search(before) is None
