"""Where a text says that an entry of forces was granted, asked for, refused or withdrawn."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.committees import of_committee
from relevo.instrument.reading.acts.disputed import disputed
from relevo.instrument.reading.acts.grants import grants
from relevo.instrument.reading.acts.hedges import denied, inquires
from relevo.instrument.reading.acts.movements import (
    every,
    first,
    has,
    movement_after,
    movement_before,
)
from relevo.instrument.reading.acts.outward import outward
from relevo.instrument.reading.acts.resumed import moves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.document import Document, Sentence


_A_PROPOSED = re.compile(r"\b(?:the|a|an|this|that|its|their)\s+(?:newly\s+)?$")
"""What makes of "proposed" no word for who asks: "the proposed agreement"."""

_BY_LEAVE = re.compile(
    r"\b(?:autorizacion|permiso|aval|authori[sz]ation|permission|permit|autorizacao|permissao)\s+"
    r"(?:permite|permitira|allows|would allow|lets)$"
)
"""What a permission that is only asked for does: "Dicha autorización permite que …"."""

_OPENED = re.compile(r"[\u201c\u00ab\"]")
"""What opens words that are quoted."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One place where a text speaks of an act of consent.

    Attributes:
        sentence: Number of the sentence.
        start: Offset of the word that grants, asks, refuses or withdraws.
        end: Offset after it.
        status: What it says.
        committee: Whether it is the vote of a committee, which decides nothing yet.
        outward: Whether it lets the state's own force leave.
        movement: Offset of the word for the movement; that of the force where none is printed.
        weak: Whether a request is only named, and nobody is said to make it.
    """

    sentence: int
    start: int
    end: int
    status: ActStatus
    committee: bool
    outward: bool
    movement: int
    weak: bool = False


def consents(document: Document) -> tuple[Consent, ...]:
    """Give every place where the text speaks of an act of consent, in order.

    Only sentences that state facts count. What is only possible, owed, denied or the rule of a
    constitution is none.
    """
    found: list[Consent] = []
    for number, sentence in enumerate(document.sentences):
        if sentence.states_facts and not has(document, "opinion", sentence.start, sentence.end):
            told = sorted(_in_sentence(document, number, sentence), key=lambda c: c.start)
            for consent in told:
                if not disputed(document, sentence, consent):
                    found.append(_as_asked(document, sentence, consent, found))
    return tuple(found)


def _as_asked(
    document: Document, sentence: Sentence, consent: Consent, before: list[Consent]
) -> Consent:
    """Give a grant quoted from a paper as what was asked for, where all told before it asks.

    ``"Se autoriza el ingreso", señala el texto``: of a bill, if nothing was granted before.
    """
    if consent.status is not ActStatus.ADOPTED or not before:
        return consent
    if any(c.status is not ActStatus.REQUESTED for c in before) or all(c.weak for c in before):
        return consent
    if _BY_LEAVE.search(document.folded, sentence.start, consent.end):
        return replace(consent, status=ActStatus.REQUESTED)
    quoted = _OPENED.search(document.text, sentence.start, consent.start)
    if quoted and has(document, "quoted_paper", sentence.start, sentence.end):
        return replace(consent, status=ActStatus.REQUESTED)
    return consent


def _in_sentence(document: Document, number: int, sentence: Sentence) -> Iterator[Consent]:
    """Give the consents of one sentence."""
    for grant in grants(document, number, sentence):
        yield _consent(document, number, sentence, grant.match, grant.status, grant.movement)
    for name, status in (
        ("asking", ActStatus.REQUESTED),
        ("asked", ActStatus.REQUESTED),
        ("refusal", ActStatus.REJECTED),
        ("withdrawal", ActStatus.WITHDRAWN),
    ):
        for match in every(document, name, sentence.start, sentence.end):
            if denied(document, sentence, match.start()) or inquires(document, match):
                continue
            if match.group() == "proposed" and _A_PROPOSED.search(
                document.folded, sentence.start, match.start()
            ):
                continue
            movement = movement_after(document, match.end(), sentence.end, asked=name == "asked")
            if movement is not None and has(document, "account", match.end(), movement + 60):
                continue
            if movement is None and status is not ActStatus.REQUESTED:
                movement = movement_before(document, sentence.start, match.start())
            if movement is not None:
                consent = _consent(document, number, sentence, match, status, movement)
                yield replace(consent, weak=name == "asked")
                break
    yield from _tabled(document, number, sentence)


def _tabled(document: Document, number: int, sentence: Sentence) -> Iterator[Consent]:
    """Give the requests said as a thing done: "a bill that would let troops in was tabled"."""
    for match in every(document, "tabled", sentence.start, sentence.end):
        asked = first(document, "asked", sentence.start, match.start())
        movement = moves(document, asked.end(), match.start()) if asked else None
        if movement is None:
            after = asked or first(document, "asked", match.end(), sentence.end)
            begins = max(match.end(), after.end()) if after else sentence.end
            movement = moves(document, begins, sentence.end)
        if movement is not None:
            yield _consent(document, number, sentence, match, ActStatus.REQUESTED, movement)
            break


def _consent(  # noqa: PLR0917 - what one consent is made of
    document: Document,
    number: int,
    sentence: Sentence,
    match: re.Match[str],
    status: ActStatus,
    movement: int,
) -> Consent:
    """Build a consent from the word that makes it."""
    return Consent(
        number,
        match.start(),
        match.end(),
        status,
        committee=of_committee(document, sentence, match),
        outward=outward(document, sentence, movement),
        movement=movement,
    )
