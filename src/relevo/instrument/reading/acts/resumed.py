"""Grants that refer to an entry told before them: "…, as Congress approved", "Así lo aprobó".

The entry stands in the same sentence, before or after, or in the sentence before: ``Treinta
soldados ingresarán en julio. Así lo aprobó la Asamblea.``
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.document import Document

_APART = 120
"""Characters between a force and its movement, at most."""

_OPENS = 60
"""Characters of a sentence before a grant that goes back to the sentence before it, at most."""

_OTHER_OBJECT = re.compile(
    r"\s+(?:\$|(?:the|an?|its|his|new)\b)(?![^,.;]{0,40}\b(?:pact|deal|agreement|accord|request|treaty"
    r"|measure|motion|entry|move|deployment|presence|mission|decision)\b)"
)
"""What a grant is of instead: "as the Senate approved the budget"."""

_ONLY = 30
"""Characters before a grant in which a word makes a condition of it, at most."""


def resumptive(document: Document, number: int) -> Iterator[tuple[re.Match[str], int]]:
    """Give the grants of one sentence that refer to an entry told in other words.

    Args:
        document: The text.
        number: Number of the sentence.

    Returns:
        Each grant, with the offset of the movement that it is about.
    """
    sentence = document.sentences[number]
    for name in ("resumed", "decided"):
        for match in _cue(document, name).finditer(document.folded, sentence.start, sentence.end):
            before = document.folded[max(sentence.start, match.start() - _ONLY) : match.start()]
            if _cue(document, "only").search(before) or _cue(document, "claimed").search(
                document.folded, sentence.start, match.start()
            ):
                continue
            if _OTHER_OBJECT.match(document.folded, match.end(), sentence.end):
                continue
            if name == "decided" and not before.rstrip().endswith((",", ":", ";")):
                continue
            movement = _moves(document, sentence.start, sentence.end)
            if movement is None and match.start() - sentence.start <= _OPENS:
                movement = _before(document, number)
            if movement is not None:
                yield match, movement


def _before(document: Document, number: int) -> int | None:
    """Find the movement in the sentence before, where that one states facts."""
    if not number or not document.sentences[number - 1].states_facts:
        return None
    previous = document.sentences[number - 1]
    return _moves(document, previous.start, previous.end)


def _moves(document: Document, start: int, end: int) -> int | None:
    """Find the movement of a force in a piece of the text, whichever of the two stands first."""
    for movement in _cue(document, "movement").finditer(document.folded, start, end):
        near = _cue(document, "force").search(
            document.folded,
            max(start, movement.start() - _APART),
            min(end, movement.end() + _APART),
        )
        if near is None or near.span() == movement.span():
            continue
        first, last = sorted((movement.start(), near.start()))
        if not any(
            _cue(document, name).search(document.folded, max(start, first - 40), last)
            for name in ("matter", "prevent")
        ):
            return movement.start()
    return None


def _cue(document: Document, name: str) -> re.Pattern[str]:
    """Give a list of phrases about consent in the language of a text."""
    return cue("consent", name, document.language)
