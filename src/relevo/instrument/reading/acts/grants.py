"""Where a sentence grants an entry of forces: by verb, noun, article, headline or leave."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.hedges import IF_SO, IS, ON_TERMS, WISHED, denied, is_over
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
from relevo.instrument.reading.acts.resumed import resumptive
from relevo.instrument.reading.document import between
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.document import Document, Sentence

NEAR_HELPER = 15
"""Characters between "was" and its participle, at most."""

_RELATIVE = re.compile(r"\b(?:que|whom|that)\s+[^.;,]{0,50}$")
"""What makes of the words before a grant those that it is about: "que el Congreso dejó …"."""

_FINITE = re.compile(r"\w+?(?:o|aron|io|ieron|ed|lit|ou|aram|iu|iram|eu|gave|given|passed)\b")


@dataclass(frozen=True, slots=True)
class Grant:
    """A word that grants an entry.

    Attributes:
        match: The word.
        status: Whether it grants, or is quoted from a request.
        movement: Offset of the word for the movement; that of the force where none is printed.
    """

    match: re.Match[str]
    status: ActStatus
    movement: int


def grants(document: Document, number: int, sentence: Sentence) -> Iterator[Grant]:
    """Give the grants of one sentence.

    Args:
        document: The text.
        number: Number of the sentence.
        sentence: The sentence.
    """
    yield from _granted(document, number, sentence)
    yield from _published(document, sentence)


def _granted(document: Document, number: int, sentence: Sentence) -> Iterator[Grant]:
    """Give the grants of one sentence."""
    enacted = _enacting(document, sentence)
    rule = cue("consent", "rule", document.language).search(
        document.folded, sentence.start, sentence.end
    )
    for match in every(document, "grant", sentence.start, sentence.end):
        finite = _FINITE.match(document.folded, match.start(), match.end()) is not None
        finite = finite and not WISHED.search(document.folded, sentence.start, match.start())
        finite = finite and not (
            rule and IS.search(document.folded[sentence.start : match.start()])
        )
        if rule and not finite and rule.start() <= match.start():
            continue
        if denied(document, sentence, match.start()) or is_over(document, sentence, match):
            continue
        movement = _granted_movement(document, number, sentence, match)
        if movement is None:
            continue
        asked = has(document, "half", match.start(), match.end()) or (
            not finite
            and (
                _is_of_bill(document, sentence, match)
                or has(document, "put_off", sentence.start, match.start())
            )
        )
        if_so = IF_SO.match(document.folded, sentence.start, match.start())
        status = ActStatus.REQUESTED if asked or if_so else ActStatus.ADOPTED
        yield Grant(match, status, movement)
    yield from _headed(document, sentence)
    yield from _let_in(document, sentence)
    if rule is None:
        for match, movement in resumptive(document, number):
            if not denied(document, sentence, match.start()):
                yield Grant(match, ActStatus.ADOPTED, movement)
    if enacted:
        movement = movement_after(document, enacted.end(), sentence.end)
        if movement is not None:
            asked = has(document, "quoted_bill", enacted.end(), sentence.end)
            status = ActStatus.REQUESTED if asked else ActStatus.ADOPTED
            yield Grant(enacted, status, movement)


def _headed(document: Document, sentence: Sentence) -> Iterator[Grant]:
    """Give the grant that a sentence begins with, as headlines do: "Green light from Congress"."""
    headed = cue("consent", "nominal", document.language).match(
        document.folded, sentence.start, sentence.end
    )
    movement = movement_after(document, headed.end(), sentence.end) if headed else None
    if headed and movement is not None:
        yield Grant(headed, ActStatus.ADOPTED, movement)


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
    if movement is None:
        movement = _of_antecedent(document, sentence, match)
    if movement is None and _is_complete(document, match):
        movement = movement_before(document, sentence.start, match.start())
    if movement is None:
        movement = treaty_near(document, number, match)
    return movement if movement is not None else departure_after(document, match)


def _grant_end(document: Document, match: re.Match[str]) -> int:
    """Give the offset from which a movement is looked for: "voted to send" holds it itself."""
    last = document.folded.rfind(" ", match.start(), match.end()) + 1
    moves = cue("consent", "movement", document.language).match(document.folded, last)
    return last if last and moves and moves.end() == match.end() else match.end()


def _of_antecedent(document: Document, sentence: Sentence, match: re.Match[str]) -> int | None:
    """Find the movement that a grant holds itself, of a force named before it.

    ``Los instructores que el Congreso dejó entrar``, ``la resolución les permite estar``.
    """
    moves = _grant_end(document, match)
    if moves == match.end():
        return None
    relative = _RELATIVE.search(document.folded, sentence.start, match.start())
    begins = sentence.start
    if match.group().startswith(("les ", "lhes ")):
        number = document.sentence_at(sentence.start)
        begins = document.sentences[max(0, number - 1)].start
    elif relative is None:
        return None
    return moves if first(document, "force", begins, match.start()) else None


def _let_in(document: Document, sentence: Sentence) -> Iterator[Grant]:
    """Give the leave given to a force itself: "personnel may enter from 6 April"."""
    by_law = not between(document.ranges, sentence.start, sentence.end)
    if by_law and not has(document, "by_law", sentence.start, sentence.end):
        return
    for match in every(document, "leave", sentence.start, sentence.end):
        force = first(document, "force", sentence.start, match.start())
        if by_law and not _from_abroad(document, sentence, match):
            continue
        if force and not has(document, "doubt", sentence.start, match.start()):
            yield Grant(match, ActStatus.ADOPTED, match.start())


def _from_abroad(document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether leave is given to a force of one state to enter another named after it."""
    before = {m.ids[0] for m in document.within("state", sentence.start, match.start())}
    after = {m.ids[0] for m in document.within("state", match.end(), sentence.end)}
    return bool(before) and len(before | after) > 1


def _published(document: Document, sentence: Sentence) -> Iterator[Grant]:
    """Give the grants said as a thing done: "the authorisation was published"."""
    for match in every(document, "grant_noun", sentence.start, sentence.end):
        if denied(document, sentence, match.start()):
            continue
        done = cue("consent", "published", document.language).search(
            document.folded, match.end(), min(sentence.end, match.end() + NEAR_MOVEMENT)
        ) or cue("consent", "published", document.language).search(
            document.folded, max(sentence.start, match.start() - 40), match.start()
        )
        movement = movement_after(document, match.end(), sentence.end)
        if done and ON_TERMS.match(document.folded, done.end()):
            continue
        if done and movement is not None:
            yield Grant(match, ActStatus.ADOPTED, movement)


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
