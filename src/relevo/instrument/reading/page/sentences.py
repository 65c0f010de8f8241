"""Where sentences end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.page.language import habits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.page.language import Habits

LONGEST_SENTENCE = 8_000
"""Characters of a sentence, at most; a longer one is no sentence and is cut at a space."""

LONGEST_ABBREVIATION = 12
"""Characters before a point that may make it an abbreviation's."""

_STOP = re.compile(
    r"(?<![.!?…])[.!?…]+[\"'\u201d\u2019»)\]]*(?=\s|(?<=[^\W\dA-ZÁÉÍÓÚÂÊÔÃÕÇÑ_]{3}\.)[A-ZÁÉÍÓÚ][^\W\dA-Z_])"
)
"""What ends a sentence; the space after it may be lost: ``no dice cuántas.Las actividades``."""

_BEFORE = re.compile(r"[^\s(\[\"'\u201c\u2018«/,;:]+$")
_AFTER = re.compile(r"\s*[\"'\u201c\u2018«(\[¿¡]*([^\W_]+)")
_LINK = re.compile(r"[\w-]{1,60}[./@]\w")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def sentences(
    text: str, folded: str, start: int, end: int, *, language: str
) -> Iterator[tuple[int, int]]:
    """Cut a piece of a text into sentences.

    Args:
        text: The text as printed.
        folded: The text, folded.
        start: Offset at which the piece begins.
        end: Offset after it.
        language: ``es``, ``en`` or ``pt``.

    Yields:
        Start and end of each sentence, without the spaces around it, in order.
    """
    known = habits(language)
    begun = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(folded, stop, begun, end, known):
            yield from _trimmed(text, begun, stop.end())
            begun = stop.end()
    yield from _trimmed(text, begun, end)


def _ends(folded: str, stop: re.Match[str], begun: int, end: int, known: Habits) -> bool:
    """Whether a stop ends the sentence begun before it."""
    after = _AFTER.match(stop.string, stop.end(), end)
    if after is None:
        return True
    if not stop.string[stop.end()].isspace() and _LINK.match(stop.string, stop.end(), end):
        return False
    following = after.group(1)
    if following[0].islower():
        return False
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    before = _BEFORE.search(folded, max(begun, stop.start() - LONGEST_ABBREVIATION), stop.start())
    word = before.group().rstrip(".") if before else ""
    if word.isdigit():
        return not folded[begun : stop.start()].strip().isdigit()
    if word not in known.abbreviations and not _INITIALS.fullmatch(word):
        return True
    return following in known.openers and len(word) > 1


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give a piece without the spaces around it, unless it is empty; cut if it is too long."""
    while end - start > LONGEST_SENTENCE:
        cut = start + LONGEST_SENTENCE
        space = max(text.rfind(" ", start, cut), text.rfind("\n", start, cut))
        cut = space if space > start else cut
        yield from _trimmed(text, start, cut)
        start = cut
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if stripped := piece.strip():
        yield start + left, start + left + len(stripped)
