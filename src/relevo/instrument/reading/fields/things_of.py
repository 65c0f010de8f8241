"""Things of an act: arms, aircraft and equipment, with their numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.codes import packaged_codes
from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.heads import Family, Head
from relevo.instrument.reading.acts.hedges import is_reported
from relevo.instrument.reading.acts.hosts_part import is_hosts_part
from relevo.instrument.reading.acts.ownership import (
    CUES,
    LOOK_BACK,
    back,
    is_foreign,
    is_with_host,
    only,
    owner_of,
)
from relevo.instrument.reading.document import Zone
from relevo.instrument.reading.fields.families import ANY_ARM, arms_family, typed
from relevo.instrument.reading.fields.listing import Line, lines_in
from relevo.instrument.reading.model import Read, ReadThing
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.gazetteer import entries
from relevo.instrument.reading.names.lookalikes import is_lookalike
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.core.bound import Quantity
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Sentence

_ANY = frozenset({ANY_ARM, "aircraft", "ammunition", "drone"})
"""Kinds so wide that a text without a number says nothing by them."""


_PLANE = re.compile(r"(?:avion|avioes|aviao|airplane|aeroplane|plane|jet)")
"""Words for aircraft that are no helicopters."""

_ROLE = re.compile(r"(?: de)?(?: (?!y\b|e\b|o\b|u\b|con\b|and\b|or\b|with\b|com\b)[a-z]+){1,3} ")
"""Words for what an aircraft serves for, between its kind and its model."""

APART = 80
"""How far around a number the words for persons hurt and things seized are looked for."""


LONGEST_BAR = 6
"""Words between a negation and a thing that it denies, at most."""

_WEAK = re.compile(r"[a-z]-?\d")
"""Types whose name is too short to be one without a number or a noun beside it (visas ``B-2``)."""


SERVES = 60
"""Characters after a line in which the words stand that say what it will do, at most."""


def read_arms(document: Document, frame: Frame) -> tuple[ReadThing, ...]:
    """Read the arms that the act lets in.

    Args:
        document: The text.
        frame: The act.

    Returns:
        Lines in the order of the text; a kind is left out where its models are named. Arms that
        somebody seized, bought or used last year are not the act's.
    """
    return _things(document, frame, arms_family())


def read_aircraft(document: Document, frame: Frame) -> tuple[ReadThing, ...]:
    """Read the aircraft that the act lets in, with their tail number where the text gives it.

    Args:
        document: The text.
        frame: The act.

    Returns:
        Lines in the order of the text; the host's own aircraft are left out.
    """
    return _things(document, frame, typed("aircraft", unknown=True))


def read_equipment(document: Document, frame: Frame) -> tuple[ReadThing, ...]:
    """Read the vehicles, ammunition and other equipment that the act lets in.

    Args:
        document: The text.
        frame: The act.

    Returns:
        Lines in the order of the text.
    """
    return _things(document, frame, typed("equipment", unknown=True))


def fact_sentences(document: Document, frame: Frame) -> Iterator[Sentence]:
    """Give the sentences of an act that state facts about it, those on earlier acts left out."""
    past = cue(CUES, "past", document.language)
    for number in frame.sentences:
        sentence = document.sentences[number]
        if sentence.states_facts and not any(
            not is_reported(document, sentence.start, found.start())
            for found in past.finditer(document.folded, sentence.start, sentence.end)
        ):
            yield sentence


def is_apart(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words around say that persons were hurt, or things seized, bought or sighted.

    So do words before that tell what a ship could hold: ``con capacidad para 200 marines``.

    Args:
        document: The text.
        sentence: Sentence that the persons or things stand in.
        start: Offset at which they begin.
        end: Offset after them.
    """
    first, last = max(sentence.start, start - APART), min(sentence.end, end + APART)
    if cue(CUES, "capacity", document.language).search(document.folded, first, start):
        return True
    return any(
        cue(CUES, name, document.language).search(document.folded, first, last)
        for name in ("hurt", "seized", "bought", "seen")
    )


def is_denied(document: Document, sentence: Sentence, start: int) -> bool:
    """Whether the words before a number or name in its sentence say that it is not so."""
    denied = cue(CUES, "denied", document.language)
    return denied.search(document.folded, back(sentence, start), start) is not None


def _is_barred(document: Document, sentence: Sentence, line: Line) -> bool:
    """Whether a line is of what the force does not bring: ``no traerán fusiles``."""
    if line.quantity is not None:
        return False
    for match in cue(CUES, "barred", document.language).finditer(
        document.folded, back(sentence, line.start), line.start
    ):
        gap = document.folded[match.end() : line.start]
        excepted = cue(CUES, "except", document.language).search(gap)
        if not excepted and not re.search(r"[;:.\d]", gap) and len(gap.split()) <= LONGEST_BAR:
            return True
    return False


def is_asked(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence says what was asked for, which may not be what was given."""
    asked = cue(CUES, "asked", document.language)
    return asked.search(document.folded, sentence.start, sentence.end) is not None


def is_open(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence gives its list as open: *among others*, *such as*."""
    return any(
        cue(CUES, name, document.language).search(document.folded, sentence.start, sentence.end)
        for name in ("open", "such_as")
    )


def _things(document: Document, frame: Frame, family: Family) -> tuple[ReadThing, ...]:
    """Read the lines of a family in the sentences of an act."""
    given: list[ReadThing] = []
    asked: list[ReadThing] = []
    for sentence in fact_sentences(document, frame):
        lines = _grouped(document, lines_in(document, sentence.start, sentence.end, family))
        kept = [line for line in lines if _counts(document, sentence, line, lines, family)]
        such_as = bool(kept) and is_open(document, sentence)
        read = asked if is_asked(document, sentence) else given
        for line in kept:
            owner = owner_of(document, line.heads[0].start, line.heads[-1].end, sentence)
            if not (
                is_foreign(owner, frame)
                or is_denied(document, sentence, line.start)
                or _is_barred(document, sentence, line)
                or is_apart(document, sentence, line.start, line.end)
                or (not owner and is_with_host(document, line.start, sentence, frame, thing=True))
                or (not owner and is_hosts_part(document, sentence, line.start, frame))
            ):
                read.append(_thing(document, sentence, line, owner, such_as=such_as))
    adopted = frame.status.value is ActStatus.ADOPTED
    return _once(document, given if adopted and given else [*given, *asked], family)


def _grouped(document: Document, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Put the number of *six arms, among them M249 and Dillon* to the models it counts."""
    grouped: list[Line] = []
    at_arms = False
    for line in lines:
        last = grouped[-1] if grouped else line
        between = document.folded[last.heads[-1].end : line.heads[0].start].strip(" ,")
        bare = line.quantity is None and not line.heads[0].noun
        if bare and grouped and last.quantity and last.heads[0].id == ANY_ARM:
            if cue(CUES, "among", document.language).fullmatch(between):
                grouped[-1] = replace(last, heads=line.heads)
                at_arms = True
                continue
        elif bare and grouped and last.quantity and _is_role(document, last, line):
            grouped[-1] = replace(last, heads=line.heads)
            continue
        elif bare and at_arms:
            grouped[-1] = replace(last, heads=(*last.heads, *line.heads))
            continue
        at_arms = False
        grouped.append(line)
    return tuple(grouped)


def _is_role(document: Document, counted: Line, named: Line) -> bool:
    """Whether only what it serves for stands between a kind that is counted and its model.

    ``tres aviones de transporte táctico C-130``.
    """
    return (
        len(counted.heads) == 1
        and bool(counted.heads[0].noun)
        and _ROLE.fullmatch(document.folded, counted.heads[0].end, named.heads[0].start) is not None
    )


def _counts(
    document: Document, sentence: Sentence, line: Line, lines: tuple[Line, ...], family: Family
) -> bool:
    """Whether a line is one of a list of what the force brings, rather than a word in passing."""
    head = line.heads[0]
    in_list = len(lines) > 1 or (sentence.item and sentence.lead >= 0)
    brings = cue(CUES, "brings", document.language)
    pieces = [(back(sentence, head.start), head.start)]
    if sentence.lead >= 0:
        lead = document.sentences[sentence.lead]
        pieces.append((lead.start, min(lead.end, lead.start + LOOK_BACK)))
    brought = any(brings.search(document.folded, *piece) for piece in pieces)
    if is_lookalike(document, line, lines, family):
        return False
    if line.quantity is not None:
        return family.kind != "equipment" or brought or in_list or sentence.zone is Zone.TABLE
    if head.id in _ANY or (not head.noun and _WEAK.fullmatch(head.id) and len(lines) == 1):
        return False
    serves = cue(CUES, "serves", document.language)
    acts = serves.match(document.folded[line.end : line.end + SERVES].lstrip()) is not None
    return brought or acts or (in_list and family.kind != "equipment")


def _thing(
    document: Document, sentence: Sentence, line: Line, owner: str, *, such_as: bool
) -> ReadThing:
    """Give a line as the draft holds it."""
    first, *others = (_read(document, head) for head in line.heads)
    return ReadThing(
        item=first,
        quantity=Read(line.quantity, (document.span(*line.at),)) if line.quantity else None,
        alternatives=tuple(others) if line.either else (),
        together=() if line.either else tuple(others),
        such_as=such_as,
        hull=_tail(document, sentence, line),
        sender=owner,
    )


def _read(document: Document, head: Head) -> Read[str]:
    """Give the code of a head with its words; an unknown model is unverified."""
    state = State.VERIFIED if head.known else State.UNVERIFIED
    return Read(head.id, (document.span(head.start, head.end),), state)


def _tail(document: Document, sentence: Sentence, line: Line) -> Read[str] | None:
    """Give the tail number that follows an aircraft, if any."""
    match = cue(CUES, "tail", document.language).search(
        document.folded, line.end, min(sentence.end, line.end + 60)
    )
    if match is None or not only(document, line.end, match.start(), "glue", "also", "whose"):
        return None
    number = re.compile(r"[\s:(]{0,3}([A-Z0-9]{1,4}-?[A-Z0-9]{2,6})\b").match(
        document.text, match.end()
    )
    if number is None or not any(c.isdigit() for c in number[1]):
        return None
    return Read(number[1], (document.span(*number.span(1)),))


def _once(document: Document, found: list[ReadThing], family: Family) -> tuple[ReadThing, ...]:
    """Leave out lines said twice, and kinds whose models another line gives."""
    said: dict[tuple[str, ...], list[ReadThing]] = {}
    for thing in found:
        twins = said.setdefault(_codes(thing), [])
        if thing.quantity and twins and not twins[0].quantity:
            twins[0] = thing
        elif not twins or (thing.quantity and _number(thing) not in map(_number, twins)):
            twins.append(thing)
    listed = {id(one) for twins in said.values() for one in twins}
    kept = [one for one in found if id(one) in listed]
    return tuple(
        one
        for one in _without_sums(document, kept, family)
        if one.item.value != "drone" or family.kind == "equipment"
        if one.quantity
        or not family.is_noun(one.item.value)
        or not any(_is_kind_of(family, one.item.value, other) for other in kept if other is not one)
    )


def _number(thing: ReadThing) -> Quantity | None:
    """Give the number of a line."""
    return thing.quantity.value if thing.quantity else None


def _is_plane(document: Document, one: ReadThing) -> bool:
    """Whether a line of aircraft is printed as planes, which no helicopter is one of."""
    printed = document.folded[slice(one.item.spans[0].start, one.item.spans[0].end)]
    return _PLANE.match(printed) is not None


def _without_sums(document: Document, things: list[ReadThing], family: Family) -> list[ReadThing]:
    """Leave out the number of a kind that other lines give in full.

    ``nine aircraft``, of whatever types; ``three helicopters (two UH-60 and one CH-47)``.
    """
    numbers = [one.quantity.value.n or 0 for one in things if one.quantity]
    sums = Counter[str]()
    rotors = sum(
        one.quantity.value.n or 0
        for one in things
        if one.quantity and "helicopter" in {one.item.value, _kind_of(family, one.item.value)}
    )
    for one in things:
        if one.quantity:
            sums[_kind_of(family, one.item.value)] += one.quantity.value.n or 0

    def is_sum(one: ReadThing) -> bool:
        n = one.quantity.value.n or 0 if one.quantity else 0
        if one.item.value in {ANY_ARM, "aircraft"}:
            if one.item.value == "aircraft" and n > 1 and _is_plane(document, one):
                return n == sum(numbers) - n - rotors
            return sum(numbers) - n >= n
        return family.is_noun(one.item.value) and sums[one.item.value] == n

    return [one for one in things if len(things) == 1 or not one.quantity or not is_sum(one)]


def _kind_of(family: Family, code: str) -> str:
    """Give the kind that a model is of, or empty for a kind."""
    if family.is_noun(code):
        return ""
    if family.kind != "arms":
        return str(entries(family.kind).get(code, {}).get("parent", ""))
    tree = packaged_codes().arms
    lineage = tree.lineage(code) if code in tree else ()
    return next((one for one in lineage if family.is_noun(one)), "")


def _codes(thing: ReadThing) -> tuple[str, ...]:
    """Give all codes of a line, and its sender."""
    more = (*thing.alternatives, *thing.together)
    return (thing.item.value, *(one.value for one in more), thing.sender)


def _is_kind_of(family: Family, noun: str, thing: ReadThing) -> bool:
    """Whether a line counts models, or a number, of a kind that another line only names."""
    code = thing.item.value
    if family.kind == "arms":
        return packaged_codes().arms.contains(noun, code) and (code != noun or bool(thing.quantity))
    return entries(family.kind).get(code, {}).get("parent") == noun
