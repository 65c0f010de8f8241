"""Which words of consent nobody reports as given: asked about, recalled as a power, missed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.movements import every, has

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.consent import Consent
    from relevo.instrument.reading.document import Document, Sentence

_AUXILIARY = re.compile(r"(?:\s+[^\s.,;:]+){0,2}\s+$|\s+$")
"""What may stand between "who" and the word that grants: "who had then allowed"."""

_QUESTION = re.compile(r"[^.!]{0,300}?\?")
_OPENS_QUESTION = re.compile(r"(?:^|[^\w\s]|\s)\W{0,3}(?:quien(?:es)?|quem|who)(?:\s+\w+){0,2}\s+$")
"""What stands before a grant that is asked about: "Who authorised …?"."""

_STANDING = re.compile(r"\w+(?:an?|en?|s)\b|approve\b|allow\b|permit\b|let\b")
"""Forms of the present, which tell of a power and of no act: "it is they who authorise"."""
_PAST = re.compile(r"\w+(?:o|aron|ieron|ou|aram|eu|iram|ed)\b")

_NEXT_WORD = 10
"""Characters after a word of asking in which what it asks for begins, at most."""

_FROM_WHOM = 60
"""Characters between the word that asks and "who", at most."""


def disputed(document: Document, sentence: Sentence, consent: Consent) -> bool:
    """Tell whether a text only disputes over a consent that it does not report.

    Args:
        document: The text.
        sentence: The sentence of the consent.
        consent: The consent, as its words alone would have it.

    Returns:
        True for a consent whose giver is asked for (``that it be found out who let them in``), one
            that is somebody's power (``it is the senators who allow it``), one that is told as the
            lack of another's (``they let a ship in without a vote of parliament``), and an
            agreement of long ago.
    """
    return (
        _asked_about(document, sentence, consent)
        or _is_power(document, sentence, consent)
        or _lacks(document, sentence, consent)
        or has(
            document, "long_ago", max(sentence.start, consent.start - _FROM_WHOM), consent.movement
        )
    )


def _asked_about(document: Document, sentence: Sentence, consent: Consent) -> bool:
    """Tell whether a text asks who gave a consent, or whether anybody did."""
    if has(document, "whether", consent.start, min(sentence.end, consent.end + _NEXT_WORD)):
        return True
    for match in every(document, "inquires_who", sentence.start, consent.start):
        if _AUXILIARY.fullmatch(document.folded, match.end(), consent.start):
            return True
    near = max(sentence.start, consent.start - _FROM_WHOM)
    asks = _OPENS_QUESTION.search(document.folded[near : consent.start])
    return asks is not None and _QUESTION.match(document.folded, consent.end) is not None


def _is_power(document: Document, sentence: Sentence, consent: Consent) -> bool:
    """Tell whether a consent in the present is told as what somebody is there for."""
    if _PAST.match(document.folded, consent.start) or not _STANDING.match(
        document.folded, consent.start
    ):
        return False
    return any(
        document.folded[match.end() : consent.start].isspace()
        for match in every(document, "whose_power", sentence.start, consent.start)
    )


def _lacks(document: Document, sentence: Sentence, consent: Consent) -> bool:
    """Tell whether what was let happen is told as lacking the consent it needs."""
    if not has(document, "lacking", consent.end, sentence.end):
        return False
    return has(document, "lenient", consent.start, consent.end) or has(
        document, "accusing", sentence.start, consent.start
    )
