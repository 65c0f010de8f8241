"""Verbs by which somebody takes a side or speaks, found from packaged lists of phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Document, Sentence

_KINDS = (
    *("rebuts", "endorsed", "passive", "according", "upholds", "denies"),
    *("objects", "justifies", "says"),
)
"""Lists of cues in the order in which they claim the words that they share."""

_NOUN = re.compile(
    r"(?:crít|objeto\b|voto en contra"
    r"|(?:repudi|rechaz|reclam|respald|sustent|elogi|apoy|argument)o\b)"
)
"""Nouns that folded look like verbs: the accent tells ``rechazo`` from ``rechazó``."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb by which somebody takes a side or speaks.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        kind: List of cues that it belongs to.
    """

    start: int
    end: int
    kind: str


def sayings_of(document: Document, sentence: Sentence) -> list[Saying]:
    """Find the verbs of a sentence by which somebody takes a side or speaks, in order.

    ``crítica`` with its accent is no verb: a critical route, a critique; nor is ``objeto`` or
    ``rechazo`` without.

    Args:
        document: The text, laid out.
        sentence: Where to look.
    """
    found: list[Saying] = []
    for kind in _KINDS:
        pattern = cue("standpoints", kind, document.language)
        for match in pattern.finditer(document.folded, sentence.start, sentence.end):
            if _NOUN.match(document.text, match.start()):
                continue
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(Saying(match.start(), match.end(), kind))
    head = cue("standpoints", "in_view", document.language)
    if opening := head.match(document.folded, sentence.start, sentence.end):
        article = len(opening.group().split()[-1])
        found.append(Saying(opening.start(), opening.end() - article, "according"))
    inside = cue("standpoints", "in_view_of", document.language)
    found += [
        Saying(match.start(), match.end(), "in_view")
        for match in inside.finditer(document.folded, sentence.start, sentence.end)
    ]
    return sorted(found, key=lambda one: one.start)
