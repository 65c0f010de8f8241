"""Reads which institutions of the host take part: who trains, exercises or works with the force.

Who votes, signs, asks, pays or comments takes no part. Of an institution and one that it contains,
the narrower counts: "the National Police, such as DIRANDRO" is DIRANDRO.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.codes import packaged_codes
from relevo.instrument.reading.document import between
from relevo.instrument.reading.fields.members import is_of_members
from relevo.instrument.reading.fields.taking_part import (
    acts,
    goes_on,
    is_led,
    is_with,
    speaks,
    visits,
)
from relevo.instrument.reading.model import Read, ReadInstitution
from relevo.instrument.reading.names.host_names import named
from relevo.instrument.reading.names.unnamed_units import unnamed_units
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Sentence
    from relevo.instrument.reading.names.host_names import Named

LONG_GAP = 110
"""Most characters between two institutions of one list."""

_OF = re.compile(
    r"(?: \([^()\n]{1,20}\))?\s?(?:,\s)?"
    r"(?:de|del|da|do|of|from)(?:\s(?:la|las|el|los|the|os|as))?\s"
)
_LISTED = re.compile(
    r"(?: \([^()\n]{1,20}\))?(?:, | (?:y|e|and) |, (?:y|e|and) )"
    r"(?:de |del |of )?(?:the |la |el |a |o )?"
)
_WHOSE = re.compile(r"['\u2019]s? ")
_MINISTRY = re.compile(r"(?:secretaria|secretariat|secretariado|ministerio|ministry)\b")
_STOP = re.compile(r"\.\s|\d+\s+(?:de|of)\s")


_COUNTED = 25
"""Characters between a number and the force it counts, at most."""

_STATE_AFTER = 16
"""Characters after a name in which its state begins, at most."""

_MOST_NAMED = 20
"""Mentions of one name looked at, at most."""

_FEDERATED = re.compile(
    r" (?:of|de|del|da|do) (?:(?:the )?(?:state of|estado de) )?"
    r"(?:(?:north|south|new|nueva?|west|novo|nova) )?(?:carolina"
    r"|dakota|virginia|florida|texas|california|massachusetts|connecticut|york|jersey|ohio"
    r"|utah|oklahoma|louisiana|luisiana|missouri|misuri|arkansas|nebraska|kentucky|nevada"
    r"|wisconsin|delaware|vermont|illinois|indiana|maryland|michigan|tennessee|alabama"
    r"|hampshire|rhode island)\b"
)
"""The state of the United States whose National Guard is meant."""


def read_institutions(document: Document, frame: Frame) -> tuple[ReadInstitution, ...]:
    """Give the institutions of the host that take part, in the order of the text.

    Args:
        document: The text, laid out.
        frame: The act.

    Returns:
        Each institution once, with its other names in this text as aliases; none that contains
            another of them.
    """
    if frame.host is None:
        return ()
    taking: list[Named] = []
    every: list[Named] = []
    open_list = -2
    for number in frame.sentences:
        sentence = document.sentences[number]
        if not sentence.states_facts:
            continue
        names = named(document, sentence, frame.host.value)
        units = tuple(unnamed_units(document, sentence, frame.host.value, names))
        names = (*(one for one in names if not _inside(one, units)), *units)
        names = tuple(one for one in names if not _is_theirs(document, one, frame))
        names = _coded(document, tuple(sorted(names, key=lambda one: one.start)))
        every += names
        going_on = open_list == number - 1 and (
            goes_on(document, sentence) or (document.sentences[number - 1].item and len(names) > 1)
        )
        chosen = _taking_part(document, sentence, names, units, going_on=going_on)
        if chosen:
            open_list = number
        taking += chosen
    return _without_containers(document, _joined(document, taking, every))


def _coded(document: Document, names: tuple[Named, ...]) -> tuple[Named, ...]:
    """Give a unit without a code the one in brackets right after it: "Coast Staff (DICAPI)"."""
    following = (*names[1:], *(None for _ in names[:1]))
    return tuple(
        replace(one, id=other.id, sure=True)
        if other is not None
        and not one.sure
        and other.sure
        and document.folded[one.end : other.start] == " ("
        and document.folded[other.end : other.end + 1] == ")"
        else one
        for one, other in zip(names, following, strict=True)
    )


def _is_theirs(document: Document, one: Named, frame: Frame) -> bool:
    """Whether a counted force bears a name that the text gives a sender elsewhere.

    ``40 efectivos del Cuerpo de Infantería de Marina``, after ``Cuerpo de Infantería de Marina de
    los Estados Unidos``; the National Guard of a federated state is one's, too.
    """
    if _FEDERATED.match(document.folded, one.end) or is_of_members(document, one, frame):
        return True
    name = document.folded[one.start : one.end]
    if not between(document.amounts, one.start - _COUNTED, one.start):
        return False
    senders = {sender.value for sender in frame.senders}
    at = document.folded.find(name)
    for _ in range(_MOST_NAMED):
        if at < 0:
            return False
        after = at + len(name)
        if at != one.start and any(
            state.ids[0] in senders and _OF.match(document.folded, after, state.start)
            for state in document.within("state", after, after + _STATE_AFTER)
        ):
            return True
        at = document.folded.find(name, after)
    return False


def _inside(one: Named, units: Iterable[Named]) -> bool:
    """Whether an institution is only part of a unit's name: "Special Command of the Army"."""
    return any(unit.start <= one.start and one.end <= unit.end for unit in units)


def _taking_part(
    document: Document,
    sentence: Sentence,
    names: tuple[Named, ...],
    units: tuple[Named, ...],
    *,
    going_on: bool,
) -> list[Named]:
    """Choose the institutions of a sentence that take part; units without a code do."""
    listed = going_on or is_led(document, sentence)
    chosen: list[Named] = []
    previous: Named | None = None
    for one in names:
        joined = (
            previous is not None
            and one.start - previous.end <= LONG_GAP
            and not _STOP.search(document.folded, previous.end, one.start)
        )
        if _is_whole(document, one, names):
            continue
        if speaks(document, sentence, one) or (not joined and visits(document, sentence, one)):
            previous = None
        elif (
            previous
            and not previous.sure
            and _OF.fullmatch(document.folded, previous.end, one.start)
        ):
            previous = one
        elif (
            listed
            or joined
            or one in units
            or is_with(document, sentence, one)
            or acts(document, sentence, one)
        ):
            chosen.append(one)
            previous = one
    return chosen


def _is_whole(document: Document, one: Named, names: tuple[Named, ...]) -> bool:
    """Whether a name only says whose the next one is: "the Army's 3rd Battalion"."""
    return any(_WHOSE.fullmatch(document.folded, one.end, other.start) for other in names)


def _joined(
    document: Document, taking: Iterable[Named], every: Iterable[Named]
) -> tuple[ReadInstitution, ...]:
    """Put the names of one institution together."""
    first: dict[str, Named] = {}
    for one in taking:
        first.setdefault(one.id, one)
    aliases: dict[str, dict[str, Named]] = {code: {} for code in first}
    for one in every:
        text = document.folded[one.start : one.end]
        if one.id in first and text != document.folded[first[one.id].start : first[one.id].end]:
            aliases[one.id].setdefault(text, one)
    return tuple(
        ReadInstitution(
            id=_read(document, one),
            aliases=tuple(_read(document, other) for other in aliases[code].values()),
        )
        for code, one in first.items()
    )


def _read(document: Document, one: Named) -> Read[str]:
    """Give the code of an institution with the words that name it."""
    return Read(
        value=one.id,
        spans=(document.span(one.start, one.end),),
        state=State.VERIFIED if one.sure else State.UNVERIFIED,
    )


def _without_containers(
    document: Document, found: tuple[ReadInstitution, ...]
) -> tuple[ReadInstitution, ...]:
    """Leave out an institution that contains another one found, unless it is named for itself.

    It is where a list names both, where it is a ministry ("the Special Operations Unit of the
    Secretariat of the Navy"), and where a service stands by its own name in another sentence.
    """
    tree = packaged_codes().institutions
    kept: list[ReadInstitution] = []
    for one in found:
        inner = [other for other in found if one.id.value in tree.lineage(other.id.value)[1:]]
        if (
            not inner
            or _MINISTRY.match(document.folded, one.id.spans[0].start)
            or any(_side_by_side(document, one, other) for other in inner)
            or all(_is_service_apart(document, one, other) for other in inner)
        ):
            kept.append(one)
    return tuple(kept)


def _is_service_apart(document: Document, one: ReadInstitution, other: ReadInstitution) -> bool:
    """Whether a service or police is named in full in another sentence than its part."""
    held = packaged_codes().institutions.codes.get(one.id.value)
    span, inner = one.id.spans[0], other.id.spans[0]
    return (
        held is not None
        and held.kind in {"service", "police"}
        and any(
            mention.start == span.start
            for mention in document.within("institution", span.start, span.end)
        )
        and document.sentence_at(span.start) != document.sentence_at(inner.start)
    )


def _side_by_side(document: Document, one: ReadInstitution, other: ReadInstitution) -> bool:
    """Whether two institutions are listed one right after the other: "the Navy and the Marines"."""
    first, second = sorted((one.id.spans[0], other.id.spans[0]), key=lambda span: span.start)
    return bool(_LISTED.fullmatch(document.folded, first.end, second.start))
