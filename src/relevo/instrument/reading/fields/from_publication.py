"""A window that begins with the publication of the act: "for 30 days from its publication".

It is known where the text tells the day of publication. "From the day after its publication" begins
a day later. Without a length only its first day is known.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.instrument.reading.fields.windows import Dated, starting_in
from relevo.instrument.reading.grammar.ranges import last_day
from relevo.instrument.reading.model import Read
from relevo.instrument.value import State

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, LengthMention, Sentence

_FROM = re.compile(
    r"\b(?:contad[oa]s?\s+|computad[oa]s?\s+|starting\s+|beginning\s+|counted\s+|contar\s+)*"
    r"(?:a\s+partir|desde|a\s+contar|from|as\s+of|on|da|with|contad[oa]s)\s+(?:de\s+|del\s+|da\s+|el\s+)?(?:the\s+)?"
    r"(?P<next>(?:primer\s+)?(?:dia\s+siguiente|dia\s+seguinte|day\s+(?:after|following))\s+)?"
    r"(?:(?:de|del|al|a|ao|of)\s+)?(?:la\s+|su\s+|sua\s+|its\s+|the\s+|a\s+|that\s+of\s+|da\s+)*"
    r"(?:(?:fecha|data|date|day)\s+(?:de|of)\s+)?(?:la\s+|su\s+|sua\s+|its\s+)?"
    r"(?:publicacion|publicacao|publication)\b"
)
"""What says that something begins with the publication."""

_IN_FORCE = re.compile(
    r"\b(?:vigencia|vigor|rige|regira|force|effect|vigora|vigorara|informe|informar|report|plazo\s+no\s+mayor)\b"
)
"""What begins with the publication where the act only comes into force."""

_BESIDE = 40
"""Characters between a length and the publication it runs from, at most."""

_CLAUSE = 200
"""Characters before the publication that tell what begins with it."""


def from_publication(document: Document, frame: Frame, on: Read[date] | None) -> tuple[Dated, ...]:
    """Give the range that begins with the publication of an act.

    Args:
        document: The text.
        frame: The act.
        on: The day of publication; None where the text does not tell it.

    Returns:
        One range at most, from a sentence that speaks of consent.
    """
    heads = {document.sentence_at(start) for start, _ in frame.heads}
    for number in frame.sentences if on else ():
        sentence = document.sentences[number]
        said = _FROM.search(document.folded, sentence.start, sentence.end)
        if number not in heads or said is None or on is None:
            continue
        low = max(sentence.start, said.start() - _CLAUSE)
        if _IN_FORCE.search(document.folded, low, said.start()):
            continue
        return (_dated(document, number, sentence, said, on),)
    return ()


def _dated(
    document: Document, number: int, sentence: Sentence, said: re.Match[str], on: Read[date]
) -> Dated:
    """Give the range from the day of publication, with its last day where a length tells it."""
    first = on.value + timedelta(days=1 if said["next"] else 0)
    length = _length(document, said)
    last = last_day(first, length) if length else None
    spans = (document.span(*said.span()), *on.spans)
    words = " ".join(document.text[said.start() : said.end()].split())
    start = min(length.start, said.start()) if length else said.start()
    shown = f"{words}, {on.value} -> {first}"
    to = None
    if length and last:
        counted = (document.span(length.start, length.end), *on.spans)
        to = Read(last, counted, State.DERIVED, f"{first} + {length.most} {length.unit[0]} - 1 d")
    return Dated(
        start=start,
        end=said.end(),
        before=sentence.start,
        after=sentence.end,
        sentence=number,
        from_=Read(first, spans, State.DERIVED, shown),
        to=to,
        derived=True,
    )


def _length(document: Document, said: re.Match[str]) -> LengthMention | None:
    """Give the length of time that runs from the publication: right before it."""
    near = starting_in(document.lengths, said.start() - _BESIDE, said.start())
    return near[-1] if near else None
