"""Vessels of an act: their kind, name and hull, or how many of a kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from relevo.core.bound import Quantifier
from relevo.instrument.reading.acts.ownership import CUES, is_foreign, is_with_host, only, owner_of
from relevo.instrument.reading.fields.families import typed
from relevo.instrument.reading.fields.listing import Line, lines_in
from relevo.instrument.reading.fields.ship_names import SHIP, Named, bare, lettered, named_in
from relevo.instrument.reading.fields.things_of import (
    fact_sentences,
    is_apart,
    is_denied,
    is_open,
)
from relevo.instrument.reading.model import Read, ReadThing
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Sentence

_EACH_TIME = re.compile(
    r"\b(?:cada\s+vez\s+que|toda\s+vez\s+que|siempre\s+que|whenever|every\s+time|each\s+time"
    r"|sempre\s+que)\s+(?:que\s+)?$"
)
"""What makes a ship any ship: "each time a warship seeks to call"."""

SOUGHT = 40
"""Most characters between the word that asks for ships and their number."""


def read_vessels(document: Document, frame: Frame) -> tuple[ReadThing, ...]:
    """Read the vessels that the act lets in.

    Args:
        document: The text.
        frame: The act.

    Returns:
        In the order of the text: each named vessel once, and numbers of a kind whose vessels are
        not named. The host's own are left out.
    """
    found: list[ReadThing] = []
    for sentence in fact_sentences(document, frame):
        named = tuple(sorted(named_in(document, sentence, frame), key=lambda one: one.start))
        lines = lines_in(document, sentence.start, sentence.end, typed("vessel", unknown=False))
        such_as = is_open(document, sentence)
        ours: list[tuple[int, ReadThing]] = []
        for one in named:
            owner = one.state or _owner(document, one, sentence)
            if not is_foreign(owner, frame) and not is_apart(
                document, sentence, one.start, one.end
            ):
                ours.append((one.start, _vessel(document, one, owner, such_as=such_as)))
        for line in lines:
            owner = lettered(document, line.heads[-1].end) or owner_of(
                document, line.heads[0].start, line.heads[-1].end, sentence
            )
            foreign = is_foreign(owner, frame) or (
                not owner and is_with_host(document, line.start, sentence, frame, thing=True)
            )
            apart = is_apart(document, sentence, line.start, line.end) or is_denied(
                document, sentence, line.start
            )
            apart = apart or _is_any(document, sentence, line)
            apart = apart or (bool(found or ours) and _is_sought(document, sentence, line))
            if line.quantity and not (foreign or apart or _introduces(document, line, named)):
                ours.append((line.start, _counted(document, line, owner, such_as=such_as)))
        found.extend(thing for _, thing in sorted(ours, key=lambda pair: pair[0]))
    return _once(found)


def _is_sought(document: Document, sentence: Sentence, line: Line) -> bool:
    """Whether right before a number of ships stands that it was asked for: ``had sought 17``."""
    first = max(sentence.start, line.start - SOUGHT)
    return (
        cue(CUES, "asked", document.language).search(document.folded, first, line.start) is not None
    )


def _is_any(document: Document, sentence: Sentence, line: Line) -> bool:
    """Whether a ship stands for any: "each time a warship seeks to call"."""
    first = max(sentence.start, line.start - SOUGHT)
    return _EACH_TIME.search(document.folded, first, line.start) is not None


def _introduces(document: Document, line: Line, named: tuple[Named, ...]) -> bool:
    """Whether a number of a kind only introduces the vessels that the sentence names."""
    first = bisect_left(named, line.heads[-1].end - 1, key=lambda one: one.start)
    if line.quantity and line.quantity.n == len(named) - first > 1:
        return True
    return first < len(named) and only(
        document, line.heads[-1].end, named[first].start, "glue", "whose"
    )


def _owner(document: Document, one: Named, sentence: Sentence) -> str:
    """Give the state of a vessel whose name does not tell it: from the words around it."""
    owner = owner_of(document, one.start, one.until, sentence)
    if owner:
        return owner
    nouns = [
        noun
        for noun in document.within("vessel", sentence.start, one.start)
        if only(document, noun.end, one.start, "glue")
    ]
    return owner_of(document, nouns[-1].start, nouns[-1].end, sentence) if nouns else ""


def _vessel(document: Document, one: Named, owner: str, *, such_as: bool) -> ReadThing:
    """Give a named vessel as the draft holds it."""
    span = document.span(one.start, one.end)
    return ReadThing(
        item=Read(one.kind, (span,)),
        such_as=such_as,
        name=Read(document.text[one.start : one.end], (span,)),
        hull=Read(document.text[slice(*one.hull)], (document.span(*one.hull),))
        if one.hull
        else None,
        sender=owner,
    )


def _counted(document: Document, line: Line, owner: str, *, such_as: bool) -> ReadThing:
    """Give a number of vessels of a kind as the draft holds it."""
    first, *others = (Read(head.id, (document.span(head.start, head.end),)) for head in line.heads)
    return ReadThing(
        item=first,
        quantity=Read(line.quantity, (document.span(*line.at),)) if line.quantity else None,
        alternatives=tuple(others) if line.either else (),
        together=() if line.either else tuple(others),
        such_as=such_as,
        sender=owner,
    )


def _once(found: list[ReadThing]) -> tuple[ReadThing, ...]:
    """Leave out vessels said twice, and numbers of a kind of which as many are named."""
    kept: list[ReadThing] = []
    names: list[str] = []
    for thing in found:
        name = bare(thing.name.value) if thing.name else ""
        told = [known for known in names if known and _is_one(known, name)] if name else []
        if told:
            at = names.index(told[0])
            if thing.hull and not kept[at].hull:
                kept[at] = thing
            continue
        if not any(_again(one, thing) for one in kept):
            kept.append(thing)
            names.append(name)
    count = sum(map(bool, names))
    told_in_full = any(one.quantity and one.quantity.value.n for one in kept)
    return tuple(
        one
        for one in kept
        if one.name or not (_is_among(one, count) or (told_in_full and _is_loose(one)))
    )


def _is_loose(thing: ReadThing) -> bool:
    """Whether a line only says that there are many ships: ``dozens of ships``."""
    return (
        thing.item.value == SHIP
        and thing.quantity is not None
        and thing.quantity.value.quantifier is Quantifier.TENS
    )


def _is_one(known: str, name: str) -> bool:
    """Whether two names are one, whole or after its prefix: ``Stone``, ``Cutter Stone``."""
    return known == name or known.endswith(f" {name}") or name.endswith(f" {known}")


def _again(one: ReadThing, thing: ReadThing) -> bool:
    """Whether two lines without names say the same number of the same kind."""
    return (
        not one.name
        and not thing.name
        and one.item.value == thing.item.value
        and one.quantity is not None
        and thing.quantity is not None
        and one.quantity.value == thing.quantity.value
    )


def _is_among(thing: ReadThing, named: int) -> bool:
    """Whether a number of vessels of no told kind is that of vessels which other lines name."""
    number = thing.quantity.value.n if thing.quantity else None
    return number is not None and number <= named and (thing.item.value == SHIP or number == 1)
