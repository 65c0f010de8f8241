"""Which step of an act a day dates: the one whose word stands nearest to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Document, Sentence

STEPS = ("submitted", "approved", "published", "signed", "in_force")
BEFORE = 130
"""Characters before a day in which the word of its step stands, at most."""

_AFTER = 60
"""The same after it."""

_AFTERWARDS = 25
"""What a word after a day counts as farther away than one before it, in characters."""

_APART = 90
"""The same where a comma parts it from the day: ``signed on 3 June, it permits …``."""

_RIGHT = 12
"""Characters after a day within which the word that it opens begins: "el 22 se publicó"."""

_BESIDE = 80
"""Characters before a word for ratifying in which the head of state stands, at most."""
_HEAD_OF_STATE = re.compile(r"\bpresident[ea]?\b[^.;,]{0,60}$")
"""Who ratifies a pact before the house concurs in it."""

_HOUSE_SAT = re.compile(r"\bsala (?:de|das) (?:sesiones|sessoes)\b")
"""Where a house sits, before the day on which it passed what stands above."""

_GAZETTE_PLACE = re.compile(
    r"^\W*(?:(?:dad[oa]|done|given|sala de sesiones)\b.{0,80}"
    r"|[^\W\d_]+(?:\s+(?:de\s+|d\.?\s*)?[^\W\d_]+){0,2},\s*)"
    r"(?:a\s+|el\s+|los\s+|este\s+|this\s+|on\s+|aos\s+)*$",
    re.DOTALL,
)
"""What stands before the day on which an instrument was signed: its place."""


def step_of(
    document: Document, sentence: Sentence, day: tuple[int, int], *, enacts: bool
) -> str | None:
    """Tell which step a day dates: the one whose word stands nearest, before rather than after.

    A place and a day with no such word sign the text, if that is an instrument (``enacts``).

    Args:
        document: The text.
        sentence: The sentence that the day stands in.
        day: Where the day begins and ends.
        enacts: Whether the text is itself an instrument.

    Returns:
        A step, or ``arrives`` and ``departs`` for a day on which a force moves; else None.
    """
    begins, ends = day
    best: tuple[int, str] | None = None
    start = max(sentence.start, begins - BEFORE)
    end = min(sentence.end, ends + _AFTER)
    parted = document.folded[ends : ends + 1] in {",", ";"}
    opens = not parted and any(
        cue("papers", step, document.language).search(document.folded, ends, ends + _RIGHT)
        for step in STEPS
    )
    for step in STEPS:
        pattern = cue("papers", step, document.language)
        for match in pattern.finditer(document.folded, start, begins):
            if not _of_another(document, step, match, begins):
                comma = opens and "," in document.folded[match.end() : begins]
                away = begins - match.end() + (_APART if comma else 0)
                best = min(best or (9_999, ""), (away, step))
        for match in pattern.finditer(document.folded, ends, end):
            away = 2 * (match.start() - ends) + (_APART if parted else _AFTERWARDS)
            best = min(best or (9_999, ""), (away, step))
    for name in ("arrives", "departs"):
        for match in cue("times", name, document.language).finditer(document.folded, start, begins):
            best = min(best or (9_999, ""), (begins - match.end(), name))
    opening = document.folded[sentence.start : begins]
    place = enacts and sentence.end - ends < _AFTER and _GAZETTE_PLACE.match(opening)
    if best is None and place:
        return "approved" if _HOUSE_SAT.search(opening) else "signed"
    return best[1] if best else None


def _of_another(document: Document, step: str, match: re.Match[str], day: int) -> bool:
    """Tell whether a committee, or a head of state who ratifies, did what is told before a day.

    A pact is ratified by the president first and then concurred in by the house.
    """
    near = document.folded[max(match.start() - _BESIDE, 0) : match.start()]
    ratified = step == "approved" and match.group().startswith("ratif")
    if ratified and _HEAD_OF_STATE.search(near):
        return True
    return _of_committee(document, match.end(), day)


def _of_committee(document: Document, start: int, end: int) -> bool:
    """Tell whether a committee stands between a word and a day."""
    committee = cue("consent", "committee", document.language)
    return committee.search(document.folded, start, end) is not None
