"""What speaks of consent, sorted by the act it speaks of: several bills, own forces that leave.

Own forces that leave are an act of their own beside others that come; what is asked for now and
what was granted shortly before, for other days, are two.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.roles import is_foreign, named_states, sends
from relevo.instrument.reading.acts.turns import by_turn
from relevo.instrument.reading.document import between
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.consent import Consent
    from relevo.instrument.reading.document import Document

_MOST_ACTS = 20
"""Acts that one text reports, at most."""

_BILL = re.compile(
    r"(?<![\d/.])(\d{3,5})/20\d\d(?!\d)"
    r"|\b(?:resolucion|proyecto de (?:ley|resolucion(?: legislativa)?)|bill|projeto de lei)"
    r"(?: (?:n\.?|no\.?|nro\.?|numero))? ?(?!(?:19|20)\d\d\b)(\d{4,5})(?![\d.,]\d|\d)"
)
"""The number of a bill, with its year or after its kind."""


def going_too(document: Document, evidence: tuple[Consent, ...]) -> tuple[Consent, ...]:
    """Take what is said of the force that leaves, and of no other, for a part of its leaving."""
    own: set[str] = set()
    for consent in evidence:
        if consent.outward:
            own |= _whose(document, consent)
    if len(own) != 1:
        return evidence
    away = cue("consent", "outward", document.language)
    return tuple(
        replace(c, outward=True)
        if not c.outward
        and not is_foreign(document, (c,))
        and (
            _whose(document, c) == own
            or (not _whose(document, c) and away.match(document.folded, c.movement))
        )
        else c
        for c in evidence
    )


def acts_of(
    document: Document, evidence: tuple[Consent, ...], turned: frozenset[int] = frozenset()
) -> list[tuple[Consent, ...]]:
    """Sort what speaks of consent by the act it speaks of.

    Args:
        document: The text.
        evidence: Where it speaks of consent, in order.
        turned: Numbers of the sentences that turn to another act of the same state.
    """
    inward = tuple(c for c in evidence if not c.outward)
    outward = tuple(c for c in evidence if c.outward and _has_days(document, c.sentence))
    if all(c.weak for c in inward) and not all(c.weak for c in evidence):
        inward = ()
    parts = by_turn(inward, turned)
    groups = parts if len(parts) > 1 else _by_bill(document, inward)
    if outward or not groups:
        groups.append(outward or tuple(c for c in evidence if c.outward))
    return [group for group in groups if group]


def goes_abroad(document: Document, own: list[int], states: frozenset[str]) -> bool:
    """Tell whether own forces that are sent leave the state: a place or state abroad is named."""
    for number in own:
        sentence = document.sentences[number]
        for name in ("outward_place", "mission", "mission_abroad", "leaving"):
            pattern = cue("consent", name, document.language)
            if pattern.search(document.folded, sentence.start, sentence.end):
                return True
        for mention in named_states(document, sentence.start, sentence.end):
            if mention.ids[0] not in states or len(states) > 1:
                return True
        for mention in document.within("place", sentence.start, sentence.end):
            if not {code.split("-")[0] for code in mention.ids} & states:
                return True
    return False


def _whose(document: Document, consent: Consent) -> set[str]:
    """Give the states whose forces the sentence of a consent names."""
    sentence = document.sentences[consent.sentence]
    return {
        mention.ids[0]
        for mention in named_states(document, sentence.start, sentence.end)
        if sends(document, sentence.start, sentence.end, mention)
    }


def _by_bill(document: Document, evidence: tuple[Consent, ...]) -> list[tuple[Consent, ...]]:
    """Split what speaks of consent where it names different bills."""
    bills: dict[str, list[Consent]] = {}
    last = ""
    for consent in evidence:
        sentence = document.sentences[consent.sentence]
        named = _BILL.search(document.folded, sentence.start, sentence.end)
        last = (named.group(1) or named.group(2)) if named else last
        bills.setdefault(last, []).append(consent)
    if "" in bills and len(bills) > 1:
        first = next(bill for bill in bills if bill)
        bills[first] = sorted(bills.pop("") + bills[first], key=lambda c: c.start)
    groups = [tuple(group) for group in bills.values()][:_MOST_ACTS]
    return [part for group in groups for part in _by_time(document, group)]


def _by_time(document: Document, group: tuple[Consent, ...]) -> list[tuple[Consent, ...]]:
    """Split what is asked for now from what was granted shortly before, for other days."""
    named = [c for c in group if not c.weak]
    asked = next(iter(named), None)
    granted = next((c for c in named if c.status is ActStatus.ADOPTED), None)
    if asked is None or granted is None or asked.status is not ActStatus.REQUESTED:
        return [group]
    sentence = document.sentences[granted.sentence]
    begins = document.sentences[asked.sentence].start
    now = {(r.from_, r.to) for r in between(document.ranges, begins, sentence.start)}
    then = {(r.from_, r.to) for r in between(document.ranges, sentence.start, sentence.end)}
    shortly = cue("consent", "shortly", document.language)
    told = shortly.search(document.folded, sentence.start, granted.start)
    if not (now and then and told) or now & then:
        return [group]
    first = tuple(c for c in group if c.sentence < granted.sentence)
    return [first, tuple(c for c in group if c.sentence >= granted.sentence)]


def _has_days(document: Document, number: int) -> bool:
    """Tell whether a sentence dates what it speaks of."""
    sentence = document.sentences[number]
    return bool(between(document.days, sentence.start, sentence.end))
