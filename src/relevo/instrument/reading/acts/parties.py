"""Who consents and whose force moves: the host and the senders of an act.

Each mention of a state is weighed by the words around it: "territorio peruano" and "Congreso de
México" speak for a host, "tropas de Brasil" for a sender, "entrenar a militares mexicanos" for a
host again. What only one state has (a gazette, a coded place) speaks for it where nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from relevo.core.data import data_yaml
from relevo.instrument.reading.acts.ownership import beside
from relevo.instrument.reading.acts.roles import named_states, paired, sends, speaks
from relevo.instrument.reading.acts.weighing import STRONG, Weights, weigh
from relevo.instrument.reading.document import Zone
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.gazetteer import entries
from relevo.instrument.reading.names.ship_words import is_ship
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relevo.instrument.reading.acts.consent import Consent
    from relevo.instrument.reading.document import Document, Mention, Sentence

_SEAT = re.compile(
    r"\b(?:sala de (?:la )?(?:sesiones|comision(?:es)?)|sala das sessoes|palacio legislativo)\b"
    r"[^.;]{0,80}?\b(?:en|em)\s"
)
"""Where a house sat that decided, before the name of its city."""
_NEAR_SEAT = 30
"""Characters after that in which the city stands."""

_BODY = 4.5
"""Weight of a body whose name only one state has."""

_BETWEEN = re.compile(r"\b(?:between|entre)\b[^.;]*$")
_LED = 60
"""Characters from "between" to the first of the two parties of a pact, at most."""

_AND = re.compile(r"\s+(?:and|y|e)\s+(?:the\s+|el\s+|la\s+|los\s+|o\s+|a\s+)?")
"""Between the two parties of a pact."""

_ENOUGH = 2.0
"""Weight from which a host is taken as said."""


_HEADLINES = 4
"""Sentences at the head of a text among which its headline is, at most."""

_DATED = 600
"""Characters at the head of a text within which the line stands that dates it."""

_DATELINE = re.compile(r",[^\n]{0,25}?\d|\s*\([a-z][a-z .]{1,30}\)|,?\s+[-\u2013\u2014]+\s|\.\s?-")
"""What follows the city in that line: a date, an agency in brackets, a dash."""

_SHORT = 3
"""Digits of a law's number that several states may well have."""

_LAW = re.compile(r"\b(?:ley|lei|law|republic act)\s+(?:n\s?[.º°o]{0,3}\s?)?(\d[\d.]{3,7}\d)\b")
"""A law cited by its number: ``Ley N° 27856``."""

_OPENING = 12
"""Characters of a headline before the state that grants, at most."""

_INTO = re.compile(
    r"\b(?:territorio|suelo|aguas|solo|soil|territory|waters)\s+(?:(?:of|de|do|da|del)\s+)?$"
)
"""Before the state that a headline says a force is let into: "a territorio mexicano"."""

_PART = re.compile(r"^(?:por (?:la )?parte|da parte|pelo lado) d[eao]s?\s+$")
"""What opens a sentence on the force of the state that sends it: "Por parte de México irán"."""


def read_parties(
    document: Document,
    sentences: Iterable[int],
    evidence: tuple[Consent, ...],
    home: Read[str] | None = None,
) -> tuple[Read[str] | None, tuple[Read[str], ...]]:
    """Read the host and the senders of one act.

    Args:
        document: The text.
        sentences: Numbers of the sentences that are about the act.
        evidence: Where it speaks of consent; what these sentences say weighs most.
        home: The host, if another act of the same text has told it.

    Returns:
        Host and senders; None and empty where the text does not tell.
    """
    weights = Weights()
    heads = {consent.sentence: consent for consent in evidence}
    for number in sentences:
        lead = document.sentences[number].lead
        weigh(document, number, heads.get(number) or heads.get(lead), weights)
    host = home or _party_at_home(document, weights) or _host(document, sentences, weights)
    senders = _senders(document, sentences, host.value if host else "", weights)
    return host, senders


def read_leaving(
    document: Document, sentences: Iterable[int], evidence: tuple[Consent, ...]
) -> Read[str] | None:
    """Read which state lets its own force leave: the one that speaks, or whose force it is.

    What the sentences of consent say of it goes before all others: these may tell of forces that
    come, or of those that receive it.
    """
    heads = {consent.sentence: consent for consent in evidence}
    for numbers in (sorted(heads), sentences):
        weights = _leaving(document, numbers, heads)
        best = max(weights.host, key=lambda s: (weights.host[s], s), default=None)
        if best is not None:
            return _read(document, best, weights.host_at[best][1])
    return _seated(document)


def _leaving(document: Document, sentences: Iterable[int], heads: Mapping[int, Consent]) -> Weights:
    """Weigh which state's force leaves, by who speaks and whose force is named."""
    weights = Weights()
    for number in sentences:
        head = heads.get(number)
        sentence = document.sentences[number]
        for mention in named_states(document, sentence.start, sentence.end):
            state = mention.ids[0]
            if sends(document, sentence.start, sentence.end, mention):
                weights.add_host(state, 3.0 if head else 1.0, mention)
            elif _PART.search(document.folded[sentence.start : mention.start]):
                weights.add_host(state, 3.0, mention)
            elif speaks(document, sentence.start, sentence.end, mention):
                weights.add_host(state, 4.0 if head else 1.0, mention)
    return weights


def _seated(document: Document) -> Read[str] | None:
    """Read which state decides from where its house sat: "Sala de Sesiones, en Montevideo"."""
    for seat in _SEAT.finditer(document.folded):
        for mention in document.within("place", seat.end(), seat.end() + _NEAR_SEAT):
            states = {code.split("-")[0] for code in mention.ids}
            if len(states) == 1 and document.text[mention.start].isupper():
                span = document.span(mention.start, mention.end)
                state = states.pop()
                shown = f"{mention.ids[0]} -> {state}"
                return Read(state, (span,), State.DERIVED, shown)
    return None


def is_own_force(
    document: Document, sentences: Iterable[int], evidence: tuple[Consent, ...]
) -> bool:
    """Tell whether the force let go is the consenting state's own, on a mission elsewhere."""
    weights = Weights()
    heads = {consent.sentence: consent for consent in evidence}
    speakers: set[str] = set()
    mission = False
    for number in sentences:
        sentence = document.sentences[number]
        head = heads.get(number)
        weigh(document, number, head, weights)
        for mention in document.within("body", sentence.start, sentence.end):
            speakers |= {str(s) for s in (entries("body")[mention.ids[0]].get("state"),) if s}
        if head is not None:
            mission = mission or _has_mission(document, sentence.start, sentence.end)
            speakers |= {
                m.ids[0]
                for m in named_states(document, sentence.start, sentence.end)
                if m.start < head.start and speaks(document, sentence.start, sentence.end, m)
            }
    senders = {s for s, w in weights.sender.items() if w >= STRONG}
    return mission and len(senders) == 1 and (not speakers or senders <= speakers)


def _has_mission(document: Document, start: int, end: int) -> bool:
    """Tell whether a piece of the text names a mission of the kind that forces leave for."""
    pattern = cue("consent", "mission", document.language)
    return pattern.search(document.folded, start, end) is not None


def _party_at_home(document: Document, weights: Weights) -> Read[str] | None:
    """Choose the host between the two parties of a pact: the one that speaks, or whose city dates.

    ``MANILA - The Senate approved the pact of Philippine and Australian troops.``
    """
    parties = weights.parties
    if len(parties) == 1 and parties < weights.sender_at.keys():
        parties = set(weights.sender_at)
    if len(parties) != 2 or any(  # noqa: PLR2004 - a pact of two states
        weight - weights.sender.get(state, 0.0) >= _ENOUGH for state, weight in weights.host.items()
    ):
        return None
    points: defaultdict[str, float] = defaultdict(float)
    for kind, weight in (("host_mark", 2.0), ("place", 1.0), ("institution", 1.0)):
        for mention in document.within(kind, 0, document.sentences[-1].end):
            for state in {code.split("-")[0] for code in mention.ids} & parties:
                points[state] += weight
    for state in parties:
        points[state] += weights.host.get(state, 0.0)
    ranked = sorted(parties, key=lambda s: (-points[s], s))
    best, other = ranked[0], ranked[1]
    if not parties <= weights.sender_at.keys():
        return None
    if points[best] < points[other] + 1.0:
        return _named_first(document, best, other, weights)
    weights.sender.pop(best)
    return _read(document, best, weights.sender_at[best][1])


def _named_first(document: Document, one: str, other: str, weights: Weights) -> Read[str] | None:
    """Choose the party of a pact that its house names first: "the pact between X and Y"."""
    first, second = sorted((one, other), key=lambda s: weights.sender_at[s][1].start)
    at, then = weights.sender_at[first][1], weights.sender_at[second][1]
    if not _BETWEEN.search(document.folded[max(0, at.start - _LED) : at.start]):
        return None
    if not _AND.fullmatch(document.folded, at.end, then.start):
        return None
    weights.sender.pop(first)
    span = document.span(at.start, then.end)
    shown = f"{' '.join(document.text[at.start : then.end].split())} -> {first}"
    return Read(first, (span,), State.DERIVED, shown)


def _host(document: Document, sentences: Iterable[int], weights: Weights) -> Read[str] | None:
    """Choose the host: the state for which most speaks, less what speaks for a sender."""
    scores = {s: w - weights.sender.get(s, 0.0) for s, w in weights.host.items()}
    best = max(scores, key=lambda s: (scores[s], s), default=None)
    if best is not None and scores[best] >= _ENOUGH:
        return _read(document, best, weights.host_at[best][1])
    pointed = (
        _titled(document, weights)
        or _datelined(document, weights)
        or _cited(document)
        or _pointed(document, sentences, weights)
    )
    if pointed is not None:
        return pointed
    if best is not None and scores[best] > 0.0:
        return _read(document, best, weights.host_at[best][1])
    return _pointed(document, range(len(document.sentences)), weights)


def _titled(document: Document, weights: Weights) -> Read[str] | None:
    """Choose the host by a headline that says who grants: "Argentina authorizes entry of …".

    What only a headline says is derived from it, and only where nothing else tells of it as a
    sender.
    """
    grant = cue("consent", "grant", document.language)
    for sentence in document.sentences[:_HEADLINES]:
        if sentence.zone is not Zone.TITLE:
            continue
        for mention in named_states(document, sentence.start, sentence.end):
            into = _INTO.search(document.folded[sentence.start : mention.start])
            if into and grant.search(document.folded, sentence.start, mention.start):
                span = document.span(mention.start, mention.end)
                shown = f"{document.text[span.start : span.end]} -> {mention.ids[0]}"
                return Read(mention.ids[0], (span,), State.DERIVED, shown)
            granted = grant.match(document.folded, mention.end + 1, sentence.end)
            opens = mention.start - sentence.start <= _OPENING
            if opens and granted and not weights.sender.get(mention.ids[0]):
                span = document.span(mention.start, mention.end)
                words = document.text[mention.start : granted.end()]
                shown = f"{' '.join(words.split())} -> {mention.ids[0]}"
                return Read(mention.ids[0], (span,), State.DERIVED, shown)
    return None


def _datelined(document: Document, weights: Weights) -> Read[str] | None:
    """Choose the host by the city that a report is dated from: "MANILA (PNA) - The Senate …"."""
    for mention in document.within("place", 0, _DATED):
        line = document.folded.rfind("\n", 0, mention.start) + 1
        states = {code.split("-")[0] for code in mention.ids}
        if document.folded[line : mention.start].strip() or len(states) != 1:
            continue
        state = states.pop()
        sends_most = weights.sender.get(state, 0.0) >= STRONG
        if _DATELINE.match(document.folded, mention.end) and not sends_most:
            span = document.span(mention.start, mention.end)
            return Read(state, (span,), State.DERIVED, f"{mention.ids[0]} -> {state}")
    return None


def _cited(document: Document) -> Read[str] | None:
    """Choose the host by the one standing law on the entry of forces that a text rests on."""
    held: Mapping[str, list[str]] = data_yaml("legal.yaml", "relevo.instrument")
    laws = {law: state for state, numbers in held.items() for law in numbers if len(law) > _SHORT}
    cited = {laws[match[1]]: match for match in _LAW.finditer(document.folded) if match[1] in laws}
    if len(cited) != 1:
        return None
    ((state, match),) = cited.items()
    shown = f"{document.text[match.start() : match.end()]} -> {state}"
    return Read(state, (document.span(*match.span()),), State.DERIVED, shown)


def _pointed(document: Document, sentences: Iterable[int], weights: Weights) -> Read[str] | None:
    """Choose the host by the names that only one state has, e.g. of its places."""
    points: defaultdict[str, float] = defaultdict(float)
    at: dict[str, tuple[Mention, str]] = {}
    for number in sentences:
        sentence = document.sentences[number]
        for weight, mention, state in _pointers(document, sentence):
            points[state] += weight
            code = state if weight == _BODY else mention.ids[0]
            at.setdefault(state, (mention, code))
    for state, weight in weights.host.items():
        points[state] += weight
    for state, weight in weights.sender.items():
        points[state] -= weight
    for state in sorted(points, key=lambda s: (-points[s], s)):
        if state in at and points[state] >= 1.0:
            mention, code = at[state]
            span = document.span(mention.start, mention.end)
            words = " ".join(document.text[mention.start : mention.end].split())
            shown = f"{words if code == state else code} -> {state}"
            return Read(state, (span,), State.DERIVED, shown)
    return None


def _pointers(document: Document, sentence: Sentence) -> Iterator[tuple[float, Mention, str]]:
    """Give the names in a sentence that only one state has, with their weight and that state."""
    for kind, weight in (("host_mark", 4.0), ("institution", 1.0), ("place", 1.0)):
        for mention in document.within(kind, sentence.start, sentence.end):
            small = document.text[mention.start : mention.end].islower()
            states = {code.split("-")[0] for code in mention.ids}
            if len(states) == 1 and not mention.near and (kind == "host_mark" or not small):
                state = states.pop()
                if kind == "place" and is_ship(document, mention.start):
                    continue
                if kind != "institution" or (
                    beside(document, mention.start, mention.end, sentence) in {"", state}
                ):
                    yield weight, mention, state
    for mention in document.within("body", sentence.start, sentence.end):
        only = entries("body")[mention.ids[0]].get("state")
        if only:
            yield _BODY, mention, str(only)


def _senders(
    document: Document, sentences: Iterable[int], host: str, weights: Weights
) -> tuple[Read[str], ...]:
    """Choose the senders: the states whose forces the sentences that consent let in."""
    strongest = max((w for s, w in weights.sender.items() if s != host), default=0.0)
    chosen = [
        s
        for s, w in weights.sender.items()
        if s != host
        and w > 0
        and (w >= STRONG or strongest < STRONG)
        and w > weights.host.get(s, 0) / 2
    ]
    found = {s: _read(document, s, weights.sender_at[s][1]) for s in chosen} or {
        s: _read(document, s, m) for s, m in weights.partner_at.items() if s != host
    }
    for mention in paired(document, host) if host and not found else ():
        found.setdefault(mention.ids[0], _read(document, mention.ids[0], mention))
    if not found:
        for number in sentences:
            sentence = document.sentences[number]
            for mention in document.within("force_mark", sentence.start, sentence.end):
                if mention.id != host:
                    span = document.span(mention.start, mention.end)
                    shown = f"{document.text[mention.start : mention.end]} -> {mention.id}"
                    found.setdefault(mention.id, Read(mention.id, (span,), State.DERIVED, shown))
    return tuple(sorted(found.values(), key=lambda read: read.spans[0].start))


def _read(document: Document, state: str, mention: Mention) -> Read[str]:
    """Give a state as read from a mention; a misspelt one is unverified."""
    return Read(
        state,
        (document.span(mention.start, mention.end),),
        State.UNVERIFIED if mention.near else State.VERIFIED,
    )
