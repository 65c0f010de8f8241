"""The noun that a number of persons counts, and the category of unit that it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.ownership import CUES, only
from relevo.instrument.reading.document import between
from relevo.instrument.reading.fields.formations import is_service
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Amount, Document, Mention, Sentence

REACH = 90
"""How far from a number its noun may stand, in characters."""

_ROW = re.compile(r"\s{0,3}(?:[|:\t(]|-\s|\s{2}|\.{2,60}|…)\s{0,60}")
_IN_BRACKETS = re.compile(r"\(\d{1,6}\)(?=\s)")
"""A number alone in brackets: ``(50) efectivos``."""

_JOINS = re.compile(r"(?:\s|,|\band\b|\bnato\b|\bmember[- ]states?\b|\ballied\b)*")
"""What joins the services and states whose persons are counted together."""

_SITES = re.compile(r"\b(?:unidad|unidades|unidade|base|bases) $")
_ROW_END = re.compile(r"\s{0,3}(?:[)|;,.\n]|\s{2}|$)")


def noun_after(document: Document, sentence: Sentence, amount: Amount) -> Mention | None:
    """Give the noun that an amount counts: persons, or a category of unit."""
    best: Mention | None = None
    bracket = _IN_BRACKETS.match(document.folded, max(0, amount.start - 1))
    after = bracket.end() if bracket else amount.number[1]
    for kind in ("person", "category"):
        for mention in document.within(kind, after, min(sentence.end, amount.end + REACH)):
            if _is_no_noun(document, mention, amount):
                continue
            if only(document, after, mention.start, "between", "copula") and (
                best is None or (mention.start, -mention.end) < (best.start, -best.end)
            ):
                best = mention
            break
    return best or _after_services(document, sentence, amount)


def _after_services(document: Document, sentence: Sentence, amount: Amount) -> Mention | None:
    """Give the persons after a list of whose they are: ``970 Army, Navy and U.S. personnel``."""
    if document.language != "en":
        return None
    start, end = amount.number[1], min(sentence.end, amount.end + REACH)
    named = [
        one
        for kind in ("category", "state", "institution")
        for one in document.within(kind, start, end)
    ]
    for person in document.within("person", start, end):
        rest = list(document.folded[start : person.start])
        for one in named:
            if one.end <= person.start:
                rest[one.start - start : one.end - start] = " " * (one.end - one.start)
        listed = "".join(rest) != document.folded[start : person.start]
        if listed and _JOINS.fullmatch("".join(rest)) and person.id != "group":
            return person
    return None


def _is_no_noun(document: Document, mention: Mention, amount: Amount) -> bool:
    """Whether a name cannot be what a number of persons counts."""
    if mention.kind == "category":
        collective = cue(CUES, "collective", document.language)
        return is_service(mention.ids[0]) or bool(
            collective.search(document.folded, mention.start, mention.end)
        )
    lead = document.folded[max(0, mention.start - 10) : mention.start]
    if _SITES.search(lead) and document.folded.startswith("militar", mention.start):
        return True
    if mention.id == "group" or (mention.id == "company" and amount.quantity.n == 1):
        return True
    return any(
        other.end - other.start > mention.end - mention.start
        for kind in ("arms", "equipment", "aircraft", "vessel", "institution", "category")
        for other in between(document.of(kind), mention.start - REACH, mention.end)
        if other.start <= mention.start and mention.end <= other.end
    )


def noun_before(document: Document, sentence: Sentence, amount: Amount) -> Mention | None:
    """Give the noun before an amount in its row, in a bracket, or before *87 in all*."""
    folded = document.folded
    after = folded[amount.number[1] : amount.number[1] + 20].lstrip()
    in_number = cue(CUES, "in_number", document.language).match(after)
    if not _ROW_END.match(folded, amount.number[1]) and not in_number:
        return None
    start = max(sentence.start, amount.start - REACH)
    for kind in ("person", "category"):
        for mention in reversed(document.within(kind, start, amount.start)):
            if mention.id in {"group", "person"} or (
                _is_no_noun(document, mention, amount) and not _heads_row(sentence, mention)
            ):
                break
            gap = folded[mention.end : amount.start]
            column = _ROW.search(gap)
            if (
                column is not None
                and column.end() == len(gap)
                and only(document, mention.end, mention.end + column.start(), "whose")
            ):
                return mention
            if in_number and not re.search(r"[.;:]", gap):
                return mention
            break
    return None


def _heads_row(sentence: Sentence, mention: Mention) -> bool:
    """Whether a service stands at the head of a row or item: ``United States Army: 240``."""
    return mention.kind == "category" and mention.start - sentence.start < REACH // 2


def category_of(document: Document, sentence: Sentence, amount: Amount, noun: Mention) -> str:
    """Give the category of unit that a number of persons belongs to, or empty."""
    if noun.kind == "category":
        return noun.ids[0]
    crew = [
        mention
        for mention in document.within("person", max(sentence.start, noun.start - 60), noun.start)
        if mention.id == "company"
    ]
    if noun.id in {"crew", "company"} or (noun.id == "person" and crew):
        return "ship_crew"
    service = ""
    for start, end in (
        (amount.number[1], noun.start),
        (noun.start, min(sentence.end, noun.end + REACH)),
    ):
        for mention in document.within("category", start, end):
            if mention.start >= noun.end and not only(
                document, noun.end, mention.start, "whose", "between"
            ):
                break
            if not is_service(mention.ids[0]):
                return mention.ids[0]
            service = service or mention.ids[0]
    return service


def is_civil(document: Document, noun: Mention) -> bool:
    """Whether the words after a noun make its persons members of a parliament or the like."""
    after = re.split(r"[,.;:\n]", document.folded[noun.end : noun.end + 60], maxsplit=1)[0]
    return cue(CUES, "not_persons", document.language).search(after) is not None
