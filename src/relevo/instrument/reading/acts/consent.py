"""Where a text says that an entry of forces was granted, asked for, refused or withdrawn."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.disputed import disputed
from relevo.instrument.reading.acts.movements import (
    NEAR_ALONE,
    NEAR_MOVEMENT,
    departure_after,
    every,
    first,
    has,
    movement_after,
    movement_before,
    movement_of_subject,
    pact_after,
    treaty_near,
)
from relevo.instrument.reading.acts.outward import outward
from relevo.instrument.reading.acts.resumed import moves, resumptive
from relevo.instrument.reading.document import between
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.document import Document, Sentence

NEAR_HELPER = 15
"""Characters between "was" and its participle, at most."""

_FINITE = re.compile(r"\w+?(?:o|aron|io|ieron|ed|lit|ou|aram|iu|iram|eu|gave|given|passed)\b")
_ON_TERMS = re.compile(r"\s+(?:subject|if|when|where|only|provided|siempre|solo|cuando|se)\b")
"""What makes a thing done a rule: "permission is granted subject to …"."""
WISHED = re.compile(r"\b(?:that|which)\b[^.;:]{0,60}\b(?<!will )(?<!to )be\s+$")
"""What makes a participle wished for: "a request that a cutter be allowed"."""
_ONCE = re.compile(
    r"\b(?:(?:once|if|when|until|unless)(?:\s+(?:it|they|this))?(?:\s+(?:is|are|gets?))?(?:\s+(?:fully|finally))?"
    r"|una\s+vez|si\s+(?:se|es|fuera|lo|la)|cuando\s+sean?|uma\s+vez|se\s+(?:for|forem)|quando\s+(?:for|forem))\s+$"
)
"""What makes a thing done one to come: "once approved, the pact would let …"."""
_IF_SO = re.compile(
    r"\W*(?:(?:de|en\s+caso\s+de|al)\s+(?:ser\s+)?(?:aprob|autoriz|aval|ratific|conced|prosper|convert)\w+"
    r"|en\s+caso\s+de\s+que\b|si\s+(?:se|es|son|el|la|los|las|obtien\w+|prosper\w+|recib\w+)\b"
    r"|(?:if|once|should|were)\s+(?:it|they|this|the|congress|parliament|passed|approved|ratified"
    r"|adopted|authori[sz]ed|granted|lawmakers)\b"
    r"|(?:se|caso)\s+(?:for|forem|seja|sejam|aprovad\w+|o|a|os|as)\b)[^.;]{0,160}?,"
)
"""How a sentence begins that tells what would be: "If approved, the bill will let …"."""
_A_PROPOSED = re.compile(r"\b(?:the|a|an|this|that|its|their)\s+(?:newly\s+)?$")
"""What makes of "proposed" no word for who asks: "the proposed agreement"."""
_WITHIN = re.compile(r"\b(?:en|de|del|in|of|do|no|da|na)(?:\s+(?:la|the))?\s+$")
"""What makes of a house the one a committee is of: "the committee in the Senate"."""
_POWER = re.compile(
    r"\s+(?:al|a\s+la|the|ao|o)\s+[^.;,]{0,40}?\b(?:a|para|to)\s+(?:autori[sz]ar|permitir|authori[sz]e|allow"
    r"|permit|approve)\b[^.;]{0,160}\b(?:sin|without|sem)\s+(?:[^\s.;,]+\s+){0,4}?"
    r"(?:permiso|aval|autorizacion|consentimiento|venia|aprobacion|approval|consent|permission|autorizacao"
    r"|permissao|aprovacao)\b"
)
"""A power given for the future: "lets the president authorise entries without approval"."""
_IS = re.compile(r"\b(?:es|esta|son|estan|e|sao|is|are)\s+$")
"""What makes a participle a standing rule: "entry is permitted for training"."""


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
            found += (c for c in told if not disputed(document, sentence, c))
    return tuple(found)


def _in_sentence(document: Document, number: int, sentence: Sentence) -> Iterator[Consent]:
    """Give the consents of one sentence."""
    yield from _granted(document, number, sentence)
    yield from _published(document, number, sentence)
    for name, status in (
        ("asking", ActStatus.REQUESTED),
        ("asked", ActStatus.REQUESTED),
        ("refusal", ActStatus.REJECTED),
        ("withdrawal", ActStatus.WITHDRAWN),
    ):
        for match in every(document, name, sentence.start, sentence.end):
            if _denied(document, sentence, match.start()) or _inquires(document, match):
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


def _granted(document: Document, number: int, sentence: Sentence) -> Iterator[Consent]:
    """Give the grants of one sentence."""
    enacted = _enacting(document, sentence)
    rule = cue("consent", "rule", document.language).search(
        document.folded, sentence.start, sentence.end
    )
    for match in every(document, "grant", sentence.start, sentence.end):
        finite = _FINITE.match(document.folded, match.start(), match.end()) is not None
        finite = finite and not WISHED.search(document.folded, sentence.start, match.start())
        finite = finite and not (
            rule and _IS.search(document.folded[sentence.start : match.start()])
        )
        if rule and not finite and rule.start() <= match.start():
            continue
        if _denied(document, sentence, match.start()) or _is_over(document, sentence, match):
            continue
        movement = _granted_movement(document, number, sentence, match)
        if movement is None:
            continue
        asked = has(document, "half", match.start(), match.end()) or (
            not finite and _is_of_bill(document, sentence, match)
        )
        if_so = _IF_SO.match(document.folded, sentence.start, match.start())
        status = ActStatus.REQUESTED if asked or if_so else ActStatus.ADOPTED
        yield _consent(document, number, sentence, match, status, movement)
    yield from _headed(document, number, sentence)
    yield from _let_in(document, number, sentence)
    if rule is None:
        for match, movement in resumptive(document, number):
            if not _denied(document, sentence, match.start()):
                yield _consent(document, number, sentence, match, ActStatus.ADOPTED, movement)
    if enacted:
        movement = movement_after(document, enacted.end(), sentence.end)
        if movement is not None:
            asked = has(document, "quoted_bill", enacted.end(), sentence.end)
            status = ActStatus.REQUESTED if asked else ActStatus.ADOPTED
            yield _consent(document, number, sentence, enacted, status, movement)


def _headed(document: Document, number: int, sentence: Sentence) -> Iterator[Consent]:
    """Give the grant that a sentence begins with, as headlines do: "Green light from Congress"."""
    headed = cue("consent", "nominal", document.language).match(
        document.folded, sentence.start, sentence.end
    )
    movement = movement_after(document, headed.end(), sentence.end) if headed else None
    if headed and movement is not None:
        yield _consent(document, number, sentence, headed, ActStatus.ADOPTED, movement)


def _granted_movement(
    document: Document, number: int, sentence: Sentence, match: re.Match[str]
) -> int | None:
    """Find the movement that a word grants: after it, or before a participle or a whole grant."""
    end = _reach(document, number, sentence)
    movement = movement_after(document, _grant_end(document, match), end)
    if movement is None:
        movement = pact_after(document, _grant_end(document, match), sentence.end)
    if movement is None and _is_passive(document, sentence, match):
        movement = movement_before(document, sentence.start, match.start())
        movement = movement or movement_of_subject(document, sentence, match)
    if movement is None and first(document, "force", match.start(), match.end()):
        inside = first(document, "movement", match.end(), min(end, match.end() + NEAR_ALONE))
        movement = inside.start() if inside else None
    if movement is None and _is_complete(document, match):
        movement = movement_before(document, sentence.start, match.start())
    if movement is None:
        movement = treaty_near(document, number, match)
    return movement if movement is not None else departure_after(document, match)


def _is_over(document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether a word grants nothing now: "revoked the pact that let", a new constitution."""
    near = max(sentence.start, match.start() - NEAR_ALONE)
    if _POWER.match(document.folded, match.end(), sentence.end):
        return True
    if has(document, "charter", sentence.start, min(sentence.end, match.end() + NEAR_ALONE)):
        return True
    return has(document, "ended", near, match.start()) or has(
        document, "undone", match.start(), match.end()
    )


def _inquires(document: Document, match: re.Match[str]) -> bool:
    """Tell whether what is asked for is an answer, and not an entry."""
    after = re.compile(r"\s*").match(document.folded, match.end())
    at = after.end() if after else match.end()
    return cue("consent", "inquiry", document.language).match(document.folded, at) is not None


def _grant_end(document: Document, match: re.Match[str]) -> int:
    """Give the offset from which a movement is looked for: "voted to send" holds it itself."""
    last = document.folded.rfind(" ", match.start(), match.end()) + 1
    moves = cue("consent", "movement", document.language).match(document.folded, last)
    return last if last and moves and moves.end() == match.end() else match.end()


def _let_in(document: Document, number: int, sentence: Sentence) -> Iterator[Consent]:
    """Give the leave given to a force itself: "personnel may enter from 6 April"."""
    by_law = not between(document.ranges, sentence.start, sentence.end)
    if by_law and not has(document, "by_law", sentence.start, sentence.end):
        return
    for match in every(document, "leave", sentence.start, sentence.end):
        force = first(document, "force", sentence.start, match.start())
        if by_law and not _from_abroad(document, sentence, match):
            continue
        if force and not has(document, "doubt", sentence.start, match.start()):
            yield _consent(document, number, sentence, match, ActStatus.ADOPTED, match.start())


def _from_abroad(document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether leave is given to a force of one state to enter another named after it."""
    before = {m.ids[0] for m in document.within("state", sentence.start, match.start())}
    after = {m.ids[0] for m in document.within("state", match.end(), sentence.end)}
    return bool(before) and len(before | after) > 1


def _published(document: Document, number: int, sentence: Sentence) -> Iterator[Consent]:
    """Give the grants said as a thing done: "the authorisation was published"."""
    for match in every(document, "grant_noun", sentence.start, sentence.end):
        if _denied(document, sentence, match.start()):
            continue
        done = cue("consent", "published", document.language).search(
            document.folded, match.end(), min(sentence.end, match.end() + NEAR_MOVEMENT)
        ) or cue("consent", "published", document.language).search(
            document.folded, max(sentence.start, match.start() - 40), match.start()
        )
        movement = movement_after(document, match.end(), sentence.end)
        if done and _ON_TERMS.match(document.folded, done.end()):
            continue
        if done and movement is not None:
            yield _consent(document, number, sentence, match, ActStatus.ADOPTED, movement)


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
        committee=_of_committee(document, sentence, match),
        outward=outward(document, sentence, movement),
        movement=movement,
    )


def _denied(document: Document, sentence: Sentence, at: int) -> bool:
    """Tell whether the word at an offset is negated, only possible, or owed."""
    start = max(sentence.start, at - 70)
    if _ONCE.search(document.folded, start, at):
        return True
    for mark in ";:,)":
        start = max(start, document.folded.rfind(mark, start, at) + 1)
    if has(document, "doubt", start, at):
        return True
    return has(document, "negation", max(start, at - 24), at)


def _reach(document: Document, number: int, sentence: Sentence) -> int:
    """Give the offset up to which a sentence goes on: its list, if it introduces one."""
    if not document.folded[sentence.start : sentence.end].rstrip().endswith(":"):
        return sentence.end
    items = [s.end for s in document.sentences[number + 1 : number + 40] if s.lead == number]
    return max(items, default=sentence.end)


def _is_complete(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a grant says itself what is given: "gave its consent"."""
    pattern = cue("consent", "complete", document.language)
    return pattern.search(document.folded, match.start(), match.end()) is not None


def _is_passive(document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether a word is a participle whose subject stands before it."""
    before = document.folded[max(sentence.start, match.start() - 30) : match.start()]
    return any(
        len(before.rstrip()) - found.end() <= NEAR_HELPER
        for found in cue("consent", "passive", document.language).finditer(before)
    )


def _is_of_bill(document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether what grants is itself a bill or a request, or words quoted from one."""
    return has(
        document, "asking_noun", max(sentence.start, match.start() - 110), match.start()
    ) or has(document, "quoted_bill", match.end(), sentence.end)


def _enacting(document: Document, sentence: Sentence) -> re.Match[str] | None:
    """Find the verb that enacts, at the head of an article."""
    match = first(document, "enacting", sentence.start, min(sentence.end, sentence.start + 140))
    if match is None:
        return None
    words = re.findall(r"[^\W\d_]+", document.folded[sentence.start : match.start()])
    preamble = cue("consent", "preamble", document.language)
    return match if all(preamble.fullmatch(word) for word in words) else None


def _of_committee(document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether a committee, and not the plenary, is the one that acts."""
    last = None
    for found in every(
        document, "committee", max(sentence.start, match.start() - 110), match.start()
    ):
        if not document.folded[found.end() : found.end() + 12].strip().startswith("permanente"):
            last = found
    if last is None:
        by = document.folded[match.end() : match.end() + 90]
        return _by_committee(by, document.language)
    return all(
        _WITHIN.search(document.folded, last.end(), found.start())
        for found in every(document, "plenary", last.end(), match.start())
    )


def _by_committee(words: str, language: str) -> bool:
    """Tell whether "by the committee" follows a participle before any plenary does."""
    committee = cue("consent", "committee", language).search(words)
    if committee is None or words[committee.end() :].strip().startswith("permanente"):
        return False
    before = words[: committee.start()]
    by = re.search(r"\b(?:por|by|pela|pelo|en|in|na)\s+(?:\w+\s+)?$", before)
    return by is not None and cue("consent", "plenary", language).search(before) is None
