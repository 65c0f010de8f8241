"""Whether a movement leads out of the state that consents to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.movements import first
from relevo.instrument.reading.acts.roles import speaks
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.gazetteer import entries

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Document, Sentence

_NEAR_FORCE = 170
"""Characters between a movement and the words that tell whose force makes it, at most."""

_ON_LEAVE = re.compile(r"\b(?:shore|home|sick|annual)\s+$")
"""Before ``leave`` that is a holiday: ``to let the crew have shore leave``."""

_PLACED = re.compile(r"\b(?:in|on|to|into|inside|en|a|al|em|no|na)\s+(?:the\s+|el\s+)?$")
_ARTICLE = re.compile(r"\ba\s+$")
"""The English article, which Spanish and Portuguese have for "to"."""
_TO = re.compile(r"\b(?:a|al|hacia|to|para|ao)\s+(?:el\s+|la\s+|the\s+|o\s+)?$")
_AND_IN = re.compile(
    r"\b(?:y|e|and)\s+(?:que\s+)?(?:(?:el|la|the|a|o)\s+)?"
    r"(?:ingreso|entrada|introduccion|ingresso|entry|entren|ingresen|entrem|ingressem)\b"
)
"""What follows the departure of own forces where others are let in by the same act."""
_CLAUSE = 60
"""Characters before a word for leaving in which its clause begins, at most."""
_COME_AND = re.compile(
    r"\b(?:ingreso|entrada|ingresso|entry|enter|entrar|ingresar|entrance)\b[^,;]{0,12}?"
    r"\b(?:y|e|o|and|or)\s+(?:(?:la|su|a|o|the|to|its|their)\s+)?$"
)
"""What makes a departure that of the force that came: "el ingreso y la salida de tropas"."""
_PARTED = re.compile(
    r"[,;:]|\b(?:y|e|and)\s+(?=(?:(?:que|el|la|to|the|a|o|that|de)\s+)?(?:\w+\s+){0,3}?(?:ingres|entr|salida|saida"
    r"|departure|leave|travel|exit|salgan|sair|tropas|fuerzas|militares|efectivos|forcas|troops|soldiers|forces))"
)
"""Where a clause about another force begins."""
_LET_TO = re.compile(r"\s+(?:a|to|para)\s+")
"""Between an own service and what it is let do: ``autoriza a Marinha a enviar``."""
_AND_SENDING = re.compile(
    r"\b(?:y|e|and)\s+(?:(?:el|o|the)\s+)?(?:envio|dispatch|sending)\s+(?:de|of)\b"
)
"""What adds own forces that are sent to others that come: "y el envío de efectivos a …"."""
_LET = re.compile(r"\s+(?:to\s+|will\s+|may\s+|pueda\s+|puedan\s+|possam?\s+)?")
"""Between a state and what it is let do: "aprobó que Francia envíe un buque"."""
_SENDS = re.compile(r"(?:envi|mand|destin|send|dispatch|projec)")
_VERB = re.compile(r"(?:salg|salir|zarp|parta|sair|saia|viaj)")
"""Words for leaving that are verbs: whose force leaves follows them, or stands before."""
_ABROAD = re.compile(
    r"(?:particip|tom(?:ar|e|en) parte|take part|join|intervengan)[^.,;:]{0,140}?"
    r"\b(?:fuera del? (?:el )?(?:territorio|pais)|fora d[oe] (?:territorio|pais)"
    r"|outside (?:the|its) (?:country|territory))\b"
)
"""What somebody takes part in abroad: "participen en los ejercicios X fuera del territorio"."""

_MOST = 30
"""Sentences of a text in which its house or government is looked for, at most."""
_OWNED = 90
"""Characters between a verb for leaving and the force that leaves, at most."""


def outward(document: Document, sentence: Sentence, movement: int) -> bool:
    """Tell whether the movement leads out of the consenting state."""
    before = document.folded[max(sentence.start, movement - 60) : movement]
    if "entrada" in before or _ON_LEAVE.search(before):
        return False
    away = first(document, "outward_place", movement, min(sentence.end, movement + 60))
    if away is not None and "territor" not in away.group().split("fuera")[0]:
        return True
    if _ABROAD.match(document.folded, movement, sentence.end):
        return True
    leaving = cue("consent", "leaving", document.language).match(document.folded, movement)
    if leaving is not None:
        both = _AND_IN.search(document.folded, leaving.end(), min(sentence.end, movement + 160))
        if both and _is_theirs(document, both.end(), min(sentence.end, both.end() + 70)):
            return False
        if document.folded[leaving.end() : leaving.end() + 1] in {",", ".", ";"}:
            return True
        window = document.folded[leaving.end() : min(sentence.end, leaving.end() + 160)]
        of = re.match(r"\s+(?:a|de|del|of|da|das|do|dos|the|o|to|hacia|rumbo|towards?)\s", window)
        return (
            of is not None
            or cue("consent", "outward_place", document.language).search(window) is not None
            or _leaves(document, sentence, movement, leaving.end())
        )
    return not _is_let(document, sentence, movement) and _is_own(document, sentence, movement)


def _leaves(document: Document, sentence: Sentence, movement: int, after: int) -> bool:
    """Tell whether a verb says that a force leaves that is not foreign: "que salgan elementos"."""
    if _VERB.match(document.folded, movement) is None:
        return False
    end = min(sentence.end, after + _OWNED)
    force = first(document, "force", after, end)
    return force is not None and first(document, "foreign", after, end) is None


def _is_theirs(document: Document, start: int, end: int) -> bool:
    """Tell whether a piece of the text begins with a force that is foreign or some state's."""
    if first(document, "foreign", start, min(end, start + 40)):
        return True
    return bool(first(document, "force", start, end) and document.within("state", start, end))


def going(document: Document, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Give the pieces of a sentence in which some force leaves, beside others that come.

    ``y que fuerzas argentinas salgan hacia Chile``; of "ingreso y salida de tropas" none.
    """
    found: list[tuple[int, int]] = []
    for match in cue("consent", "leaving", document.language).finditer(
        document.folded, sentence.start, sentence.end
    ):
        before = document.folded[max(sentence.start, match.start() - _CLAUSE) : match.start()]
        if _COME_AND.search(before):
            continue
        parts = _PARTED.finditer(document.folded, match.start() - len(before), match.end())
        low = max((m.end() for m in parts), default=match.start() - len(before))
        found.append((low, _until(document, sentence, match.end())))
    found += (
        (match.start(), _until(document, sentence, match.end()))
        for match in _AND_SENDING.finditer(document.folded, sentence.start, sentence.end)
    )
    return tuple(found)


def _until(document: Document, sentence: Sentence, start: int) -> int:
    """Give where the clause of a force that leaves ends."""
    parted = _PARTED.search(document.folded, start, sentence.end)
    return min(parted.start() if parted else sentence.end, start + 120)


def _is_own(document: Document, sentence: Sentence, movement: int) -> bool:
    """Tell whether it is the consenting state's own force that is sent: "Egypt ... Egyptian"."""
    if cue("consent", "outward", document.language).match(document.folded, movement) is None:
        return False
    before = _named_before(document, sentence, movement)
    abroad = False
    own: str | None = None
    for mention in document.within("state", movement, min(sentence.end, movement + 90)):
        leading = document.folded[movement : mention.start]
        if document.language == "en":
            leading = _ARTICLE.sub("", leading)
        to = _TO.search(leading) is not None
        abroad = abroad or (to and mention.ids[0] not in before | {own})
        around = document.folded[mention.start - 30 : mention.end + 25]
        if (
            own is None
            and cue("consent", "force", document.language).search(around)
            and not cue("consent", "territory", document.language).search(around)
            and not _PLACED.search(leading)
        ):
            if before:
                there = document.within("state", mention.end, sentence.end)
                host = {m.ids[0] for m in there} & before - {mention.ids[0]}
                return mention.ids[0] in before and not host
            own = mention.ids[0]
    sends = _SENDS.match(document.folded, movement) is not None
    if sends and any(
        _LET_TO.fullmatch(document.folded, role.end, movement)
        for role in document.within("institution_role", movement - _OWNED, movement)
    ):
        return True
    if own is None and sends and before:
        end = min(sentence.end, movement + _NEAR_FORCE)
        named = document.within("state", movement, end)
        goals = [m.start for m in named if _TO.search(document.folded[movement : m.start])]
        end = min([end, *goals])
        return first(document, "foreign", movement, end) is None
    if own is None and not before:
        return abroad and sends and not _is_at_home(document, sentence, movement)
    return abroad and (bool(before) or sends)


def _named_before(document: Document, sentence: Sentence, movement: int) -> set[str]:
    """Give the states named before a movement, by themselves or by a body that only one has."""
    named = {m.ids[0] for m in document.within("state", sentence.start, movement)}
    for body in document.within("body", sentence.start, movement):
        named |= {str(s) for s in (entries("body")[body.ids[0]].get("state"),) if s}
    return named


def _is_let(document: Document, sentence: Sentence, movement: int) -> bool:
    """Tell whether a state right before the movement is let make it by another before it."""
    subject = {
        mention.ids[0]
        for mention in document.within("state", sentence.start, movement)
        if _LET.fullmatch(document.folded, mention.end, movement)
    }
    return bool(subject and _named_before(document, sentence, movement) - subject)


def _is_at_home(document: Document, sentence: Sentence, movement: int) -> bool:
    """Tell whether a state that a force is sent to is the one whose house or government speaks."""
    goals = {m.ids[0] for m in document.within("state", movement, sentence.end)}
    return any(
        mention.ids[0] in goals and speaks(document, other.start, other.end, mention)
        for other in document.sentences[:_MOST]
        for mention in document.within("state", other.start, other.end)
    )
