"""Grants that refer to an entry told before them: "…, as Congress approved", "Así lo aprobó".

The entry stands in the same sentence, before or after, or in the sentence before: ``Treinta
soldados ingresarán en julio. Así lo aprobó la Asamblea.`` After a grant that says no more ("La
Asamblea dio la autorización.") it may stand in the next one.
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

_ENDS = re.compile(
    r"\s*(?:[.,;]|$|(?:on|el|este|na|no|nesta|neste)\s+(?:\w+day|lunes|martes|miercoles"
    r"|jueves|viernes|sabado|domingo|segunda|terca|quarta|quinta|sexta)\b)"
)
"""What follows a grant that says no more: "gave its approval on Tuesday"."""

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
    for name in ("resumed", "decided", "prolonged", "definite"):
        for match in _cue(document, name).finditer(document.folded, sentence.start, sentence.end):
            if _is_other(document, number, match) or not _fits(document, number, match, name):
                continue
            movement = moves(document, sentence.start, sentence.end)
            if movement is None and match.start() - sentence.start <= _OPENS:
                movement = _beside(document, number - 1)
                if movement is None and name == "definite":
                    movement = _beside(document, number + 1)
            if movement is not None:
                yield match, movement


def _is_other(document: Document, number: int, match: re.Match[str]) -> bool:
    """Tell whether a grant is a condition, somebody's claim, or of something else."""
    start = document.sentences[number].start
    before = document.folded[max(start, match.start() - _ONLY) : match.start()]
    return (
        _cue(document, "only").search(before) is not None
        or _cue(document, "claimed").search(document.folded, start, match.start()) is not None
        or _OTHER_OBJECT.match(document.folded, match.end(), document.sentences[number].end)
        is not None
    )


def _fits(document: Document, number: int, match: re.Match[str], name: str) -> bool:
    """Tell whether what stands beside a phrase is what its kind needs."""
    if name == "prolonged":
        sentence = document.sentences[number]
        named = {m.ids[0] for m in document.within("state", sentence.start, sentence.end)}
        streets = _cue(document, "domestic")
        return len(named) > 1 and not streets.search(document.folded, sentence.start, sentence.end)
    if name == "definite":
        return _ENDS.match(document.folded, match.end()) is not None
    before = document.folded[max(0, match.start() - _ONLY) : match.start()]
    return name != "decided" or before.rstrip().endswith((",", ":", ";"))


def _beside(document: Document, number: int) -> int | None:
    """Find the movement in the sentence before or after, where that one states facts."""
    if not 0 <= number < len(document.sentences) or not document.sentences[number].states_facts:
        return None
    sentence = document.sentences[number]
    return moves(document, sentence.start, sentence.end)


def moves(document: Document, start: int, end: int) -> int | None:
    """Find the movement of a force in a piece of the text, whichever of the two stands first.

    Args:
        document: The text.
        start: Offset of the piece.
        end: Offset after it.

    Returns:
        Offset of the movement, or None where no force moves.
    """
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
