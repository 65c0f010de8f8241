"""Numbers of persons that a list gives by state or by time, under one noun or label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.document import between
from relevo.instrument.reading.fields.counts import FORCE, Count
from relevo.instrument.reading.names.nouns import REACH

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Amount, Document, Sentence

NEXT = 3
"""Characters to the next word, at most."""

MOST_STATES = 8
"""States in one list of numbers, at most."""

LONGEST_LABEL = 40
"""Characters of a label before its colon, at most."""

_IN = re.compile(r"\s(?:en|in|em) [a-z]")
_JOINT = re.compile(r"(?:,| and|, and| y| e) ?")
_LABEL = re.compile(r"\s?[:|(-]\s{0,3}")
_LETTERS = re.compile(r"[^\W\d_]")


def before_list(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
    """Give a number in a list whose noun ends it: ``50 US, 30 Thai and 25 Lao troops``."""
    at, first = amount.number[1], ""
    for _ in range(MOST_STATES):
        states = between(document.of("state"), at, at + NEXT)
        if not states or document.folded[at : states[0].start].strip():
            return None
        first = first or states[0].ids[0]
        noun = between(document.of("person"), states[0].end, states[0].end + NEXT)
        if noun and noun[0].id in FORCE and at != amount.number[1]:
            return Count(amount, sentence, (noun[0].start, noun[0].end), "military", "", first)
        joint = _JOINT.match(document.folded, states[0].end, sentence.end)
        following = between(document.amounts, states[0].end, states[0].end + REACH)
        if joint is None or not following or following[0].start != joint.end():
            return None
        at = following[0].number[1]
    return None


def of_item(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
    """Give the number of an item that holds a state and no more: ``- Canada: 80``."""
    states = document.within("state", sentence.start, amount.start)
    alone = (
        sentence.item
        and len(states) == 1
        and not _LETTERS.search(document.folded, sentence.start, states[0].start)
        and _LABEL.fullmatch(document.folded, states[0].end, amount.start)
        and not document.folded[amount.number[1] : sentence.end].strip(" .;,")
    )
    return Count(amount, sentence, None, "military", "", states[0].ids[0]) if alone else None


def of_label(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
    """Give a number of a list by time that a label counts: ``Marines: 12 in May, 14 in June``."""
    colon = document.folded.find(":", sentence.start, sentence.start + LONGEST_LABEL)
    if colon < 0 or amount.start < colon or not _IN.match(document.folded, amount.number[1]):
        return None
    gap = document.folded[colon + 1 : amount.start].rstrip()
    if gap and not gap.endswith((",", ";", " y", " e", " and")):
        return None
    for kind in ("category", "person"):
        for noun in document.within(kind, sentence.start, colon):
            words = document.folded[sentence.start : noun.start] + document.folded[noun.end : colon]
            if (kind == "category" or noun.id in FORCE) and not words.strip(" -*\u2022"):
                category = noun.ids[0] if kind == "category" else ""
                return Count(amount, sentence, (noun.start, noun.end), "military", category)
    return None
