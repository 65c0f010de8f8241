"""What takes a word of consent back: negation, doubt, a condition, a rule, the end of a pact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.movements import NEAR_ALONE, has
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Document, Sentence

ON_TERMS = re.compile(r"\s+(?:subject|if|when|where|only|provided|siempre|solo|cuando|se)\b")
"""What makes a thing done a rule: "permission is granted subject to …"."""
WISHED = re.compile(r"\b(?:that|which)\b[^.;:]{0,60}\b(?<!will )(?<!to )be\s+$")
"""What makes a participle wished for: "a request that a cutter be allowed"."""
_ONCE = re.compile(
    r"\b(?:(?:once|if|when|until|unless)(?:\s+(?:it|they|this))?(?:\s+(?:is|are|gets?))?(?:\s+(?:fully|finally))?"
    r"|una\s+vez|si\s+(?:se|es|fuera|lo|la)|cuando\s+sean?|uma\s+vez|se\s+(?:for|forem)|quando\s+(?:for|forem))\s+$"
)
"""What makes a thing done one to come: "once approved, the pact would let …"."""
IF_SO = re.compile(
    r"\W*(?:(?:de|en\s+caso\s+de|al)\s+(?:ser\s+)?(?:aprob|autoriz|aval|ratific|conced|prosper|convert)\w+"
    r"|en\s+caso\s+de\s+que\b|si\s+(?:se|es|son|el|la|los|las|obtien\w+|prosper\w+|recib\w+)\b"
    r"|(?:if|once|should|were)\s+(?:it|they|this|the|congress|parliament|passed|approved|ratified"
    r"|adopted|authori[sz]ed|granted|lawmakers)\b"
    r"|(?:se|caso)\s+(?:for|forem|seja|sejam|aprovad\w+|o|a|os|as)\b)[^.;]{0,160}?,"
)
"""How a sentence begins that tells what would be: "If approved, the bill will let …"."""
_POWER = re.compile(
    r"\s+(?:al|a\s+la|the|ao|o)\s+[^.;,]{0,40}?\b(?:a|para|to)\s+(?:autori[sz]ar|permitir|authori[sz]e|allow"
    r"|permit|approve)\b[^.;]{0,160}\b(?:sin|without|sem)\s+(?:[^\s.;,]+\s+){0,4}?"
    r"(?:permiso|aval|autorizacion|consentimiento|venia|aprobacion|approval|consent|permission|autorizacao"
    r"|permissao|aprovacao)\b"
)
"""A power given for the future: "lets the president authorise entries without approval"."""
IS = re.compile(
    r"\b(?:es|esta|son|estan|e|sao|is|are)\s+(?:(?:each|every)\s+time\s+|always\s+|siempre\s+|sempre\s+)?$"
)
"""What makes a participle a standing rule: "entry is permitted for training"."""


_REPORTED = re.compile(
    r"\b(?:said|says|announced|reported|confirmed|told|stated|dijo|informo|anuncio|confirmo|senalo|indico"
    r"|preciso|explico|disse|informou|anunciou|confirmou|afirmou|adiantou)\b[^.;:]{0,60}\b(?:it|they|he|she|that"
    r"|which|que|se)\s+(?:ya\s+|ja\s+|se\s+)?$"
)
"""What puts a verb back in time without making it an earlier one: "said that it had let"."""


def is_reported(document: Document, start: int, at: int) -> bool:
    """Tell whether a verb is put back in time only because somebody reports it.

    Args:
        document: The text.
        start: Offset at which its sentence begins.
        at: Offset of the verb: ``had`` in ``said it had authorized``.
    """
    return _REPORTED.search(document.folded, start, at) is not None


def denied(document: Document, sentence: Sentence, at: int) -> bool:
    """Tell whether the word at an offset is negated, only possible, or owed."""
    start = max(sentence.start, at - 70)
    if _ONCE.search(document.folded, start, at):
        return True
    for mark in ";:,)":
        start = max(start, document.folded.rfind(mark, start, at) + 1)
    if has(document, "doubt", start, at):
        return True
    return has(document, "negation", max(start, at - 24), at)


def inquires(document: Document, match: re.Match[str]) -> bool:
    """Tell whether what is asked for is an answer, and not an entry."""
    after = re.compile(r"\s*").match(document.folded, match.end())
    at = after.end() if after else match.end()
    return cue("consent", "inquiry", document.language).match(document.folded, at) is not None


def is_over(document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether a word grants nothing now: "revoked the pact that let", a new constitution."""
    near = max(sentence.start, match.start() - NEAR_ALONE)
    if _POWER.match(document.folded, match.end(), sentence.end):
        return True
    if has(document, "charter", sentence.start, min(sentence.end, match.end() + NEAR_ALONE)):
        return True
    return has(document, "ended", near, match.start()) or has(
        document, "undone", match.start(), match.end()
    )
