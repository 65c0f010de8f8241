"""The movement of a force that a word is about: what a text grants, asks for or refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.roles import let_do
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.document import Document, Sentence

NEAR_MOVEMENT = 300
"""Characters between the word that grants and the movement it grants, at most."""

NEAR_FORCE = 170
"""Characters between the movement and the force that makes it, at most."""

NEAR_SUBJECT = 500
"""Characters between a movement and the participle that it is the subject of, at most."""

NEAR_OBJECT = 30
"""Characters from the word that grants to the force that it lets do something, at most."""

NEAR_ALONE = 80
"""Characters between the word that grants and a force whose movement is not named, at most."""

_DIRECT = re.compile(
    r"(?:[^.;:]{0,60}?\b(?:autorizacion|permiso|venia|permission|authori[sz]ation|clearance"
    r"|autorizacao|permissao)\s+para|\s+(?:al?|aos?|for|para|to))"
    r"(?:\s+(?:la|las|los|un|una|unos|unas|the|os|as))?(?:\s+\d{1,4})?\s+"
)
"""What joins a word that grants to the force itself: "autorizó a las unidades de Japón"."""

_ENTERS = re.compile(r"\s*(?:[.,;]|$|(?:al?|en|con|sin|por|desde|armad\w+|desarmad\w+)\b)")
"""What follows "entre" that is a verb, and not "between"."""

_THAT = re.compile(r"\bque $")
"""What stands before it: "para que entre un contingente"."""

_DEPARTURE = re.compile(
    r"\s+(?:la|esta|dicha|su|a|the|their)\s+(salida|saida|departure)(?=\s*[,.;])"
)
_LET_IN = re.compile(r"\b(?:let|lets|letting|admit|admits|admitted|admitting)\s*$")
_INTO = re.compile(r"[^.;,]{0,30}?\b(?:in|into|onto|through)\b")
"""What tells of a force let in by a verb alone: "let a dozen soldiers in"."""
_IN = re.compile(r"\s+in\b")
"""The same before the force: "lets in a dozen soldiers"."""


def movement_after(document: Document, start: int, end: int, *, asked: bool = False) -> int | None:
    """Find the movement of a force that a word before it is about.

    Args:
        document: The text.
        start: Offset after the word.
        end: Offset up to which to look.
        asked: Whether the word only asks; then the force stands after the movement.

    Returns:
        Offset of the movement, or None where no force moves, or where something else is meant.
    """
    force = first(document, "force", start, min(end, start + NEAR_MOVEMENT + NEAR_FORCE))
    if force is None:
        return None if asked else _state_let(document, start, end)
    for movement in every(document, "movement", start, min(end, start + NEAR_MOVEMENT)):
        near = first(document, "force", movement.end(), min(end, movement.end() + NEAR_FORCE))
        if near is None and not asked and force.start() < movement.start():
            near = force
        if near is not None and near.span() != movement.span():
            until = max(movement.start(), near.start())
            at_once = force.start() - start <= NEAR_OBJECT and force.end() < movement.start()
            if at_once and not asked:
                until = movement.start()
            return None if _astray(document, start, until) else movement.start()
    let_go = _DIRECT.match(document.folded, start)
    if not asked and let_go and let_go.end() == force.start():
        states = document.within("state", force.end(), min(end, force.end() + NEAR_ALONE))
        if states and not has(document, "domestic", start, end):
            return force.start()
    let_in = not asked and _LET_IN.search(document.folded, max(0, start - 12), start)
    into = _IN.match(document.folded, start) or _INTO.match(document.folded, force.end())
    if let_in and force.start() - start <= NEAR_ALONE and into:
        return None if _astray(document, start, force.start()) else force.start()
    if (
        not asked
        and force.start() - start <= NEAR_ALONE
        and has(document, "territory", start, min(end, force.end() + NEAR_FORCE))
    ):
        return None if _astray(document, start, force.start()) else force.start()
    return None if asked else _state_let(document, start, end)


def _state_let(document: Document, start: int, end: int) -> int | None:
    """Find what a state itself is let do: "authorised the United States to operate in the base"."""
    for mention in document.within("state", start, min(end, start + NEAR_ALONE)):
        doing = let_do(document, max(0, start - NEAR_ALONE), end, mention)
        if doing is not None:
            after = min(end, doing + NEAR_FORCE)
            there = has(document, "ground", doing, after)
            return doing if there and not _astray(document, start, after) else None
    return None


def movement_before(document: Document, start: int, end: int) -> int | None:
    """Find the movement of a force that a word after it is about."""
    for movement in every(document, "movement", max(start, end - NEAR_SUBJECT), end):
        force = first(document, "force", movement.end(), min(end, movement.end() + NEAR_FORCE))
        if force is not None and not _astray(document, start, force.start()):
            return movement.start()
    return None


def movement_of_subject(document: Document, sentence: Sentence, match: re.Match[str]) -> int | None:
    """Find the movement of a force that is the subject: "the cutter was cleared to visit"."""
    force = first(document, "force", max(sentence.start, match.start() - 120), match.start())
    movement = first(document, "movement", match.end(), min(sentence.end, match.end() + 50))
    return movement.start() if force and movement else None


def pact_after(document: Document, start: int, end: int) -> int | None:
    """Find the agreement on visiting forces that a word before it approves."""
    pact = first(document, "pact", start, min(end, start + NEAR_MOVEMENT))
    after = min(end, pact.end() + NEAR_ALONE) if pact else end
    return None if pact is None or _is_of_else(document, pact.start(), after) else pact.start()


def treaty_near(document: Document, number: int, match: re.Match[str]) -> int | None:
    """Find the military agreement that a word approves, where it lets a force use bases.

    What it lets be done stands in the same sentence, or in one of the next: ``The military
    agreement was voted through. Under it U.S. forces may use four bases.``

    Args:
        document: The text.
        number: Number of the sentence.
        match: The word that approves; the agreement stands before it or after it.
    """
    sentence = document.sentences[number]
    low = max(sentence.start, match.start() - NEAR_MOVEMENT)
    treaty = None
    if has(document, "prevailed", max(low, match.start() - 20), match.end()):
        treaty = first(document, "treaty", low, match.start())
    treaty = treaty or first(
        document, "treaty", match.end(), min(sentence.end, match.end() + NEAR_ALONE)
    )
    if treaty is None or _astray(document, min(treaty.start(), match.end()), treaty.end()):
        return None
    for follower in document.sentences[number : number + 3]:
        begins = max(follower.start, treaty.start())
        if follower.states_facts and any(
            has(document, name, begins, follower.end) for name in ("footing", "pact")
        ):
            return treaty.start()
    return None


def departure_after(document: Document, match: re.Match[str]) -> int | None:
    """Find the departure that a word lets, of a force told elsewhere: "que autoriza la salida"."""
    departure = _DEPARTURE.match(document.folded, match.end())
    if departure is None or not has(document, "mission_abroad", 0, len(document.folded)):
        return None
    return departure.start(1)


def every(document: Document, name: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Give the matches of one cue in a piece of the text; "entre" only where it is a verb."""
    for match in cue("consent", name, document.language).finditer(document.folded, start, end):
        if match.group() == "entre" and not (
            _ENTERS.match(document.folded, match.end())
            or _THAT.search(document.folded[max(0, match.start() - 5) : match.start()])
        ):
            continue
        yield match


def has(document: Document, name: str, start: int, end: int) -> bool:
    """Tell whether a cue stands in a piece of the text."""
    pattern = cue("consent", name, document.language)
    return pattern.search(document.folded, start, end) is not None


def first(document: Document, name: str, start: int, end: int) -> re.Match[str] | None:
    """Give the first match of a cue in a piece of the text."""
    return cue("consent", name, document.language).search(document.folded, start, end)


def _astray(document: Document, start: int, end: int) -> bool:
    """Tell whether words between a grant and a force make it about something else."""
    return _is_of_else(document, start, end) or has(document, "regulates", start, end)


def _is_of_else(document: Document, start: int, end: int) -> bool:
    """Tell the same of an agreement on forces, which may well be one that sets rules."""
    return has(document, "matter", start, end) or has(document, "prevent", start, end)
