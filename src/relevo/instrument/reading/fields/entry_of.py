"""The class of entry, whether the force is armed, and what it comes for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.core.classes import EntryClass
from relevo.instrument.reading.document import Zone
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.names.cues import cue, tables
from relevo.instrument.value import State

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Sentence

_AIM = re.compile(
    r"\b(?:para|en\s+apoyo|in\s+support\s+of|em\s+apoio|con\s+el\s+fin|con\s+la\s+finalidad|objetivo|objeto|finalidad|proposito|a\s+fin\s+de"
    r"|con\s+fines|in\s+order\s+to|to|for|aim\w*|purpose|participat\w+|particip\w+|take\s+part|as\s+part"
    r"|en\s+el\s+marco|com\s+o\s+fim|a\s+fim\s+de|visa\w*|no\s+ambito|conduct|reali[zc]\w+)\b"
)
_AROUND = 30
"""Characters around "armed" or arms in which words may make them something else, at most."""

_LET_BY_ITSELF = "transit"
"""The purpose that is also what a text lets: "permitted the transit of"."""


def read_armed(document: Document, frame: Frame) -> Read[bool] | None:
    """Read whether the force enters armed; None where the text does not say.

    Words come first ("con armas de guerra", "unarmed"); else arms that it is said to bring.
    """
    for number in frame.sentences:
        sentence = document.sentences[number]
        for name, value in (("unarmed", False), ("armed", True)):
            for match in cue("entry", name, document.language).finditer(
                document.folded, sentence.start, sentence.end
            ):
                if not value or not _is_other(document, sentence, *match.span()):
                    return Read(value, (document.span(*_inside(match)),))
    for number in frame.sentences:
        sentence = document.sentences[number]
        lead = document.sentences[sentence.lead].start if sentence.lead >= 0 else sentence.start
        for mention in document.within("arms", sentence.start, sentence.end):
            brought = cue("entry", "bring", document.language).search(
                document.folded, lead, mention.start
            )
            listed = sentence.zone is Zone.TABLE or sentence.item
            other = _is_other(document, sentence, mention.start, mention.end)
            if (brought or listed) and not mention.near and not other:
                span = document.span(mention.start, mention.end)
                shown = f"{document.text[mention.start : mention.end]} -> armed"
                return Read(value=True, spans=(span,), state=State.DERIVED, shown=shown)
    return None


def read_class_of_entry(document: Document, frame: Frame) -> Read[EntryClass] | None:
    """Read the class of entry: armed where arms are carried, else as the text calls it.

    Academic, protocol, logistic and transit count only in a sentence that speaks of the consent;
    an unarmed entry that is given no such name is ``unarmed``.
    """
    armed = read_armed(document, frame)
    if armed and armed.value:
        return Read(EntryClass.ARMED, armed.spans, armed.state, armed.shown)
    for number in frame.sentences:
        sentence = document.sentences[number]
        spoken = bool(frame.heads_in(sentence.start, sentence.end))
        for name in ("academic", "protocol", "logistic", "transit"):
            match = cue("entry", name, document.language).search(
                document.folded, sentence.start, sentence.end
            )
            if match and spoken and (armed or name != "protocol"):
                return Read(EntryClass(name), (document.span(*match.span()),))
    if armed:
        return Read(EntryClass.UNARMED, armed.spans, armed.state)
    return None


def read_purposes(document: Document, frame: Frame) -> tuple[Read[str], ...]:
    """Read what the force comes for, by code, in the order of the text, each once.

    Words for purposes count in the sentences that speak of the consent, after the word that
    consents, and in those that state an aim.
    """
    found: dict[str, Read[str]] = {}
    for number in frame.sentences:
        sentence = document.sentences[number]
        aim = _aim(document, frame, sentence)
        heads = frame.heads_in(sentence.start, sentence.end)
        for code, pattern in tables("purposes", document.language).items():
            start = heads[0][0] if code == _LET_BY_ITSELF and heads else aim
            if start is None:
                continue
            match = _first_stated(document, pattern, start, sentence.end)
            if match:
                span = document.span(match.start(), match.end())
                found.setdefault(code, Read(code, (span,)))
    return tuple(sorted(found.values(), key=lambda read: read.spans[0].start))


def _first_stated(
    document: Document, pattern: re.Pattern[str], start: int, end: int
) -> re.Match[str] | None:
    """Give the first words for a purpose that are not part of a name or only sound like one."""
    if pattern.search(document.folded, start, end) is None:
        return None
    other = [(name.start, name.end) for name in document.within("institution", start, end)]
    other += [
        match.span()
        for match in cue("entry", "not_aim", document.language).finditer(
            document.folded, start, end
        )
    ]
    return next(
        (
            match
            for match in pattern.finditer(document.folded, start, end)
            if not any(one <= match.start() and match.end() <= last for one, last in other)
        ),
        None,
    )


def _aim(document: Document, frame: Frame, sentence: Sentence) -> int | None:
    """Give the offset in a sentence after which it says what the force comes for."""
    heads = frame.heads_in(sentence.start, sentence.end)
    if heads and _AIM.search(document.folded, heads[0][1], sentence.end):
        return heads[0][0]
    stated = cue("entry", "aim", document.language).search(
        document.folded, sentence.start, sentence.end
    )
    return stated.start() if stated else None


def _is_other(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether words are of something else: armed groups, arms trafficking."""
    low, high = max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)
    return any(
        found.start() < end and start < found.end()
        for found in cue("entry", "not_armed", document.language).finditer(
            document.folded, low, high
        )
    )


def _inside(match: re.Match[str]) -> tuple[int, int]:
    """Give the offsets of a match without the spaces around it."""
    words = match.group()
    return match.start() + len(words) - len(words.lstrip()), match.start() + len(words.rstrip())
