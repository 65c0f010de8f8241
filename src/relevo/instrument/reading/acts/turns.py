"""Where a text turns from one act to another of the same state: "authorised also the entry of …".

A second grant is an act of its own where something sets it apart from what was told before: other
days, another exercise, another instrument, the forces of another state. What only adds to the
first ("it also allowed the troops to carry arms") is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.movements import first, has
from relevo.instrument.reading.acts.parties import read_parties
from relevo.instrument.reading.acts.roles import named_states, sends
from relevo.instrument.reading.document import between
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.acts.consent import Consent
    from relevo.instrument.reading.document import Document, Sentence

_GOES_ON = 2
"""Sentences after a second grant in which stands what sets it apart, at most."""

_MOST = 40
"""Sentences of consent, and sentences before one, that are looked at, at most."""

_TITLE = re.compile(
    "[\"\u201c\u00ab'\u2018]\\s*([A-Z\u00c1\u00c9\u00cd\u00d3\u00da]"
    "[^\"\u201d\u00bb'\u2019\\n]{3,80})[\"\u201d\u00bb'\u2019]"
)
"""The name of an exercise, in quotation marks."""

_EXERCISE = re.compile(
    r"\b(?:ejercicios?|exercises?|exercicios?|operacion|operation|operacao|maniobras|manobras"
    r"|adiestramiento|drills?)\b"
)
"""What a name in quotation marks is of."""

_TITLED = 60
"""Characters before a name in which that stands, at most."""

_NUMBERED = re.compile(r"\bn\s?[.º°o]{0,2}\s?(\d{3,6})\b")
"""The number of an instrument: "Nº 31757"."""

_WITH_ABROAD = 2
"""States that a sentence adds where it tells of one state's force, at most: whose, and whither."""

_SAME = re.compile(
    r"\b(?:dich[oa]s?|es[oa]s|est[oa]s|citad[oa]s|referid[oa]s|mencionad[oa]s|the\s+said|these|those"
    r"|ess[ea]s|est[ea]s|ditos|tais)\s+$"
)
"""What makes a force the one told before."""

_EARLIER = re.compile(
    r"\b(?:(?:en|hace)\s+(?:\w+\s+)?(?:dias|semanas)(?:\s+(?:pasad[oa]s|anteriores|previ[oa]s|atras))?"
    r"|(?:dias|semanas)\s+(?:antes|atras)|la\s+semana\s+pasada|(?:few\s+)?(?:days|weeks)\s+(?:ago|earlier|before)"
    r"|last\s+week|(?:in|over)\s+(?:recent|past)\s+days|(?:dias|semanas)\s+antes|(?:na|da)\s+semana\s+passada"
    r"|(?:nos|em|ha)\s+(?:\w+\s+)?dias(?:\s+(?:passados|anteriores|atras))?)\b"
)
"""What tells of a grant some days before the one that the text is about."""

_THERE = re.compile(r"\b(?:en|in|em|a|to|no|na)\s+$")
"""What stands before the state in which a force takes part in something."""


def turns(
    document: Document, evidence: tuple[Consent, ...], leaving: frozenset[int] = frozenset()
) -> frozenset[int]:
    """Give the numbers of the sentences that turn to another act of the same state.

    Args:
        document: The text.
        evidence: Where it speaks of consent to forces that come, in order.
        leaving: Numbers of the sentences that speak of the host's own force going abroad.
    """
    found: set[int] = set()
    begun = evidence[0].sentence if evidence else 0
    numbers = sorted({c.sentence for c in evidence})[:_MOST]
    for at, number in enumerate(numbers):
        if number == begun or not _is_further(document, number, evidence):
            continue
        until = numbers[at + 1] if at + 1 < len(numbers) else len(document.sentences)
        last = min(number + _GOES_ON + 1, until, len(document.sentences))
        since = max(begun, number - _MOST)
        own = leaving & set(range(since, number))
        if own and not _dates_or_names(document, set(range(since, number)) - own):
            continue
        if _differs(document, since, number, last):
            found.add(number)
            begun = number
    return frozenset(found)


def by_turn(group: tuple[Consent, ...], turned: frozenset[int]) -> list[tuple[Consent, ...]]:
    """Split what speaks of consent where the text turns to another act."""
    parts: list[list[Consent]] = [[]]
    begun: set[int] = set()
    for consent in group:
        if consent.sentence in turned - begun:
            begun.add(consent.sentence)
            parts.append([])
        parts[-1].append(consent)
    return [tuple(part) for part in parts if part]


def sent_away(document: Document, evidence: tuple[Consent, ...]) -> tuple[Consent, ...]:
    """Take a grant for one to the host's own force where that takes part in something abroad.

    ``It also approved that 95 members of the Mexican Army take part in an exercise in Canada``,
    where what else it approved is an entry to Mexico.
    """
    if len(evidence) > _MOST:
        return evidence
    return tuple(
        replace(c, outward=True) if not c.outward and _goes_away(document, c, evidence) else c
        for c in evidence
    )


def _goes_away(document: Document, consent: Consent, evidence: tuple[Consent, ...]) -> bool:
    """Tell whether the force of one grant is the host's of the others, and goes elsewhere."""
    sentence = document.sentences[consent.sentence]
    named = list(named_states(document, consent.end, sentence.end))
    own = {m.ids[0] for m in named if sends(document, sentence.start, sentence.end, m)}
    there = {
        m.ids[0]
        for m in named
        if m.start > consent.movement and _THERE.search(document.folded, sentence.start, m.start)
    } - own
    others = tuple(c for c in evidence if c.sentence != consent.sentence and not c.outward)
    told = {s for c in others for s in _named(document, c.sentence, c.sentence + 1)}
    away = cue("consent", "outward", document.language).match(document.folded, consent.movement)
    if len(own) != 1 or not (there or away) or not others or there & told:
        return False
    host, _ = read_parties(document, sorted({c.sentence for c in others}), others)
    return host is not None and {host.value} == own


def _is_further(document: Document, number: int, evidence: tuple[Consent, ...]) -> bool:
    """Tell whether a sentence adds a grant to one told before, of a force not told before."""
    sentence = document.sentences[number]
    for consent in evidence:
        if consent.sentence != number or consent.weak:
            continue
        force = first(document, "force", consent.movement, sentence.end)
        same = force and _SAME.search(document.folded, sentence.start, force.start())
        if not same and has(document, "further", sentence.start, consent.movement):
            return True
    return False


def _dates_or_names(document: Document, numbers: set[int]) -> bool:
    """Tell whether some sentences date what they speak of, or name an exercise."""
    told = [document.sentences[number] for number in numbers]
    return any(
        between(document.ranges, sentence.start, sentence.end)
        or any(_names_exercise(document, m, sentence.start) for m in _titles(document, sentence))
        for sentence in told
    )


def _titles(document: Document, sentence: Sentence) -> Iterator[re.Match[str]]:
    """Give the names in quotation marks of one sentence."""
    return _TITLE.finditer(document.text, sentence.start, sentence.end)


def _names_exercise(document: Document, title: re.Match[str], low: int) -> bool:
    """Tell whether a name in quotation marks is that of an exercise."""
    start = max(title.start(1) - _TITLED, low)
    return _EXERCISE.search(document.folded, start, title.end(1)) is not None


def _differs(document: Document, begun: int, number: int, last: int) -> bool:
    """Tell whether what a sentence adds is set apart from what was told since another."""
    low, at = document.sentences[begun].start, document.sentences[number].start
    end = document.sentences[last - 1].end
    days = {(r.from_, r.to) for r in between(document.ranges, low, at)}
    if days and {(r.from_, r.to) for r in between(document.ranges, at, end)} - days:
        return True
    earlier = document.folded[low:at]
    numbers = {m.group(1) for m in _NUMBERED.finditer(earlier)}
    if numbers and {m.group(1) for m in _NUMBERED.finditer(document.folded, at, end)} - numbers:
        return True
    granted = document.folded[at : min(document.sentences[number].end, at + _TITLED)]
    if _EARLIER.search(granted) and not _EARLIER.search(earlier):
        return True
    if any(
        document.folded[m.start(1) : m.end(1)] not in earlier and _names_exercise(document, m, at)
        for m in _TITLE.finditer(document.text, at, end)
    ):
        return True
    return _is_others(document, begun, number)


def _is_others(document: Document, begun: int, number: int) -> bool:
    """Tell whether a sentence adds the force of one state where all before was of one other.

    Where several are listed, the second list only goes on with the first.
    """
    theirs = _senders(document, number, number + 1)
    before = _senders(document, begun, number)
    told = _named(document, begun, number)
    added = _named(document, number, number + 1) - told
    alone = len(before) == 1 and 0 < len(theirs) <= _WITH_ABROAD
    return alone and not theirs & told and len(added) <= _WITH_ABROAD


def _named(document: Document, begun: int, until: int) -> set[str]:
    """Give the states that some sentences name."""
    return {
        mention.ids[0]
        for sentence in document.sentences[begun:until]
        for mention in named_states(document, sentence.start, sentence.end)
    }


def _senders(document: Document, begun: int, until: int) -> set[str]:
    """Give the states whose forces some sentences name."""
    return {
        mention.ids[0]
        for sentence in document.sentences[begun:until]
        for mention in named_states(document, sentence.start, sentence.end)
        if sends(document, sentence.start, sentence.end, mention)
    }
