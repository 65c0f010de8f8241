"""Numbers of persons of an act: how many, of what, of whom, and whether their totals add up."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.bound import Quantifier, Quantity
from relevo.core.classes import PersonClass
from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.hosts_part import is_hosts_part
from relevo.instrument.reading.acts.ownership import (
    CUES,
    LOOK_BACK,
    is_foreign,
    is_with_host,
    sender_of,
)
from relevo.instrument.reading.document import between
from relevo.instrument.reading.fields.counts import Count
from relevo.instrument.reading.fields.formations import is_service
from relevo.instrument.reading.fields.persons import is_beside, persons_in
from relevo.instrument.reading.fields.things_of import fact_sentences, is_apart, is_asked, is_denied
from relevo.instrument.reading.fields.time_of import read_windows
from relevo.instrument.reading.fields.totals import FEWEST_PARTS
from relevo.instrument.reading.model import Read, ReadHeadcount
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document

_CLASSES = {
    "military": PersonClass.MILITARY,
    "officer": PersonClass.MILITARY,
    "crew": PersonClass.CREW,
    "company": PersonClass.CREW,
    "civilian_employee": PersonClass.CIVILIAN_EMPLOYEE,
    "contractor": PersonClass.CONTRACTOR,
    "dependant": PersonClass.DEPENDANT,
    "scientific": PersonClass.SCIENTIFIC,
}

OF = 5
"""Most characters from a group to its number: ``una tropa de 13``."""

NEAR = 60
"""Characters between a state and the number of persons that are in it, at most."""

NEEDED = 40
"""Characters of the words that say that somebody lacks persons, at most."""

_OLD_YEAR = re.compile(r"\((?:1[5-9]\d\d)\)")
"""A year long past in brackets, and no number of persons: ``tropas de Francia (1862)``."""

_IN = re.compile(r"\b(?:en|in|em|na|no) (?:el |la |the )?$")

_THERE = re.compile(r"(?: [^\W\d_]+){0,2} (?:en|in|em|na|no)(?: (?:el|la|the|o|a))? ")
"""Between persons and the state in which they are: ``450 soldiers stationed in``."""

_BESIDES = re.compile(
    r"\b(?:ademas de|aparte de|junto a|in addition to|besides|apart from|alem d[eo]s?|alem de)"
    r" ?(?:los |las |the |os |as )?$"
)
"""What stands before a number of those told before, where others are added to them."""

_TEAMS = re.compile(
    r" (?:equipos?|equipes?|equipas?|teams?|grupos?|destacamentos?|unidades)"
    r" (?:de )?(?:instructor|instrutor|mobile training|trainer|adviser|advisor|asesor)"
)
"""What is counted where it is no person: "dos equipos instructores"."""

_SMALLEST_TOTAL = 10
"""Smaller numbers are the sum of others by chance."""


def read_headcounts(document: Document, frame: Frame) -> tuple[ReadHeadcount, ...]:
    """Read the numbers of persons that the act lets in.

    Args:
        document: The text.
        frame: The act.

    Returns:
        In the order of the text; a number said again is given once. Persons of the host, those
        trained, hurt or protesting, and those of earlier acts are not counted; nor is what was
        asked for where the text says what was given.
    """
    given: list[Count] = []
    asked: list[Count] = []
    for sentence in fact_sentences(document, frame):
        known = bool(given or asked)
        inside = [
            one
            for one in persons_in(document, sentence, known=known)
            if _enters(document, one, frame)
        ]
        (asked if is_asked(document, sentence) else given).extend(_with_total(document, inside))
    adopted = frame.status.value is ActStatus.ADOPTED
    found = given if adopted and given else [*given, *asked]
    kept = _with_grand_total(_once(_without_lone_articles(document, found)))
    kept = _with_spread(document, kept)
    if len(kept) == 1:
        kept = [replace(kept[0], total=False)]
    windows = _windows(document, frame, kept)
    return tuple(
        _headcount(document, one, frame, window) for one, window in zip(kept, windows, strict=True)
    )


def _enters(document: Document, one: Count, frame: Frame) -> bool:
    """Whether the persons counted are the visiting force's."""
    start = one.amount.start
    if (
        is_foreign(one.owner, frame)
        or is_denied(document, one.sentence, start)
        or is_apart(document, one.sentence, start, one.end)
        or _is_elsewhere(document, one, frame)
    ):
        return False
    no_count = _OLD_YEAR.match(document.folded, max(start - 1, 0))
    no_count = no_count or _TEAMS.match(document.folded, one.amount.end)
    if no_count or _is_retold(document, one):
        return False
    if cue(CUES, "each", document.language).match(document.folded, one.end + 1):
        return False
    of_many = cue(CUES, "of_many", document.language)
    if len(frame.senders) <= 1 and of_many.match(document.folded, one.end + 1):
        return False
    if is_beside(document, one):
        return True
    if _is_lacked(document, one) or is_hosts_part(document, one.sentence, start, frame):
        return False
    first = max(one.sentence.start, start - 60)
    for match in cue(CUES, "trains", document.language).finditer(document.folded, first, start):
        between = document.folded[match.end() : start]
        if not re.search(r"[,;.:]", between) and len(between.split()) <= 3:  # noqa: PLR2004
            return False
    return not is_with_host(document, start, one.sentence, frame)


def _is_retold(document: Document, one: Count) -> bool:
    """Whether a number is that of another act, told before: ``Además de los 120 militares``."""
    near = document.folded[max(one.sentence.start, one.amount.start - NEEDED) : one.amount.start]
    return _BESIDES.search(near) is not None and any(
        amount.quantity.n == one.n
        for amount in between(document.amounts, 0, one.sentence.start)
        if document.sentences[document.sentence_at(amount.start)].states_facts
    )


def _is_lacked(document: Document, one: Count) -> bool:
    """Whether the words before a number say that they lack: ``necesita 2.500 efectivos``."""
    start = one.amount.start
    near = document.folded[max(one.sentence.start, start - NEEDED) : start]
    return any(
        not near[match.end() :].strip()
        for match in cue(CUES, "needs", document.language).finditer(near)
    )


def _is_elsewhere(document: Document, one: Count, frame: Frame) -> bool:
    """Whether the words before a number set it in a third state: ``en Alemania tiene 35 mil``."""
    known = {sender.value for sender in frame.senders}
    known |= {frame.host.value} if frame.host else set()
    first = max(one.sentence.start, one.amount.start - NEAR)
    first = max(first, document.folded.rfind(";", first, one.amount.start))
    return any(
        known.isdisjoint(state.ids)
        and _IN.search(document.folded, max(first, state.start - 8), state.start) is not None
        for state in document.within("state", first, one.amount.start)
    ) or (frame.host is not None and _is_followed_by_third(document, one, known))


def _is_followed_by_third(document: Document, one: Count, known: set[str]) -> bool:
    """Whether the words after a number set it in a third state: ``900 troops in Estonia``."""
    last = min(one.sentence.end, one.end + NEEDED)
    return any(
        known.isdisjoint(state.ids)
        and _THERE.fullmatch(document.folded, one.end, state.start) is not None
        for state in document.within("state", one.end, last)
    )


def _with_total(document: Document, inside: list[Count]) -> list[Count]:
    """Mark the number of a sentence that is the sum of the others, or whose parts follow it."""
    if len(inside) <= FEWEST_PARTS or any(one.total for one in inside):
        return inside
    summed = _with_grand_total(inside)
    if summed != inside:
        return summed
    parts = cue(CUES, "parts", document.language)
    if parts.search(document.folded, inside[0].end, inside[1].amount.start):
        return [replace(inside[0], total=True), *inside[1:]]
    return inside


def _with_spread(document: Document, found: list[Count]) -> list[Count]:
    """Mark the first number if it is said to go to several missions, each of which has its own."""
    if len(found) <= FEWEST_PARTS or any(one.total for one in found):
        return found
    first, *others = found
    near = (first.end, min(first.sentence.end, first.end + LOOK_BACK))
    if (
        cue(CUES, "spread", document.language).search(document.folded, *near)
        and all((one.n or 0) < (first.n or 0) for one in others)
        and sum(one.sentence != first.sentence for one in others) >= FEWEST_PARTS
    ):
        return [replace(first, total=True), *others]
    return found


def _with_grand_total(found: list[Count]) -> list[Count]:
    """Mark the first or last number if it is the sum of all others."""
    values = [one.n for one in found]
    if len(found) <= FEWEST_PARTS or None in values or any(one.total for one in found):
        return found
    half = sum(value or 0 for value in values) / 2
    ends = {0} if _names_its_own(found[-1]) else {0, len(found) - 1}
    return [
        replace(one, total=number in ends and one.n == half >= _SMALLEST_TOTAL)
        for number, one in enumerate(found)
    ]


def _names_its_own(one: Count) -> bool:
    """Whether a number counts a sort of unit of its own, so that it is no sum of others."""
    return bool(one.category) and one.category != "ship_crew" and not is_service(one.category)


def _without_lone_articles(document: Document, found: list[Count]) -> list[Count]:
    """Leave out *un militar* and the like, which count only in a list of numbers."""
    return [
        one
        for one in found
        if one.n != 1
        or document.folded[slice(*one.amount.number)].isdigit()
        or (
            any(other.sentence == one.sentence and other.n != 1 for other in found)
            and not any(0 <= other.amount.start - one.end <= OF for other in found)
        )
    ]


def _once(found: list[Count]) -> list[Count]:
    """Leave out numbers said again."""
    kept: list[Count] = []
    for one in found:
        twin = next((n for n, other in enumerate(kept) if _is_same(other, one)), None)
        if twin is None:
            kept.append(one)
        elif one.total and not kept[twin].total:
            kept[twin] = replace(kept[twin], total=True)
        elif _says_more(one, kept[twin]):
            kept[twin] = replace(one, total=kept[twin].total)
    return kept


def _says_more(one: Count, other: Count) -> bool:
    """Tell whether a number said again is told exactly where it was only about so many."""
    exact = one.amount.quantity.quantifier is Quantifier.EXACT
    return exact and other.amount.quantity.quantifier is Quantifier.ABOUT


def _is_same(one: Count, other: Count) -> bool:
    """Whether two numbers are one said twice."""
    if one.sentence == other.sentence or one.n != other.n:
        return False
    first, second = one.amount.quantity.quantifier, other.amount.quantity.quantifier
    if first != second and Quantifier.EXACT not in {first, second}:
        return False
    owners = {one.owner, other.owner} - {""}
    categories = {c for c in (one.category, other.category) if c and not is_service(c)}
    return len(owners) <= 1 and len(categories) <= 1


def _windows(document: Document, frame: Frame, kept: list[Count]) -> list[int | None]:
    """Give the window of the act that each number belongs to, where its sentence dates it."""
    windows = read_windows(document, frame) if len(kept) > 1 else ()
    if len(windows) <= 1:
        return [None] * len(kept)
    found: list[int | None] = []
    for one in kept:
        inside = {
            n
            for n, window in enumerate(windows)
            for read in (window.from_, window.to)
            if read is not None
            and any(one.sentence.start <= s.start < one.sentence.end for s in read.spans)
        }
        found.append(inside.pop() if len(inside) == 1 else None)
    return found


def _headcount(document: Document, one: Count, frame: Frame, window: int | None) -> ReadHeadcount:
    """Give a number of persons as the draft holds it."""
    of = None
    if one.of is not None:
        of = Read(document.text[slice(*one.of)], (document.span(*one.of),))
    return ReadHeadcount(
        quantity=Read(_quantity(document, one), (document.span(one.amount.start, one.amount.end),)),
        sender=sender_of(one.owner, frame),
        category=one.category,
        of=of,
        person_class=_CLASSES.get(one.word),
        total=one.total,
        window=window,
    )


def _quantity(document: Document, one: Count) -> Quantity:
    """Give the number; *at most* where the words before it say so: ``dotación máxima de 360``."""
    quantity = one.amount.quantity
    lead = document.folded[max(one.sentence.start, one.amount.start - 20) : one.amount.start]
    if quantity.quantifier is Quantifier.EXACT and any(
        not lead[match.end() :].strip()
        for match in cue(CUES, "most", document.language).finditer(lead)
    ):
        return Quantity(Quantifier.AT_MOST, quantity.n)
    return quantity
