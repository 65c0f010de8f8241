"""Finds the acts that a text reports, and which of its sentences are about each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.model import Direction
from relevo.instrument.reading.acts.background import background, years_of
from relevo.instrument.reading.acts.consent import consents
from relevo.instrument.reading.acts.frame import Frame
from relevo.instrument.reading.acts.groups import acts_of, goes_abroad, going_too
from relevo.instrument.reading.acts.parties import is_own_force, read_leaving, read_parties
from relevo.instrument.reading.acts.roles import is_foreign
from relevo.instrument.reading.acts.scope import (
    about_host,
    before_turn,
    of_others,
    without_coming,
    without_leaving,
)
from relevo.instrument.reading.acts.standing import LEADS_IN, status_of
from relevo.instrument.reading.acts.turns import sent_away, turns
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.value import State

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.consent import Consent
    from relevo.instrument.reading.document import Document

_LEADS_OUT = re.compile(r"sal|sair|sai|leav|depart|send|sent|envi|dispatch|desp|viaj|travel")


_FORCE_OF = 300
"""Characters from the word for the movement to the state whose force it is, at most."""


def frames(document: Document) -> tuple[Frame, ...]:
    """Give one frame for each act that the text reports; empty where it reports none.

    Args:
        document: The text, laid out.

    Returns:
        Frames in the order in which the text brings up their acts. An earlier year's act, another
            country's or a vote on another bill, mentioned in passing, is none.
    """
    found = consents(document)
    years = years_of(document)
    aside = background(document, years, found, frozenset())
    evidence = tuple(
        c for c in found if c.sentence not in aside and not (c.outward and _at_home(document, c))
    )
    evidence = sent_away(document, going_too(document, evidence))
    leaving = {c.sentence for c in evidence if c.outward}
    turned = turns(document, tuple(c for c in evidence if not c.outward), frozenset(leaving))
    groups = acts_of(document, evidence, turned)
    kept: list[Frame] = []
    beside = any(not c.outward for c in evidence)
    home: Read[str] | None = None
    for group in groups:
        others = of_others(document, groups, group) | (leaving - {c.sentence for c in group})
        if turned:
            others |= before_turn(document, groups, group, turned)
        told = next((one.host for one in kept if one.host), None)
        frame = _frame(document, years, group, found, others, home, beside=beside, told=told)
        if frame is not None:
            kept.append(frame)
            home = frame.host if turned else None
    return tuple(kept)


def _at_home(document: Document, consent: Consent) -> bool:
    """Tell whether the own force that is sent stays at home: in the streets, at a border."""
    sentence = document.sentences[consent.sentence]
    streets = cue("consent", "domestic", document.language)
    return streets.search(document.folded, consent.movement, sentence.end) is not None


def _frame(  # noqa: PLR0917 - what one act is made of
    document: Document,
    years: tuple[frozenset[int], ...],
    group: tuple[Consent, ...],
    found: tuple[Consent, ...],
    others: set[int],
    home: Read[str] | None,
    *,
    beside: bool,
    told: Read[str] | None,
) -> Frame | None:
    """Build the frame of one act; None where nothing shows that a foreign force is let in.

    ``home`` is the host that an act told before has, where the text only turns to this one;
    ``beside`` tells whether the text also lets forces in, ``told`` is the host that it told first.
    """
    facts = [n for n, s in enumerate(document.sentences) if s.states_facts]
    near = background(document, years, group, frozenset())
    own = [n for n in facts if n not in near and n not in others]
    host, senders = read_parties(document, own, group, home)
    group = about_host(document, group, host, senders)
    outward = all(c.outward for c in group) or is_own_force(document, own, group)
    moved = bool(senders) and any(
        0 < senders[0].spans[0].start - c.movement <= _FORCE_OF for c in group
    )
    alone = host is None and len(senders) == 1 and not outward and not moved
    if alone and is_foreign(document, group):
        host, senders = senders[0], ()
    states = frozenset(read.value for read in (*senders, *((host,) if host else ())))
    if host and senders:
        aside = background(document, years, group, states)
        own = [n for n in own if n not in aside]
        host, senders = read_parties(document, own, group, home)
    untold = not senders or (host is None and not _leads_in(document, group))
    if untold and not outward and not is_foreign(document, group):
        return None
    if outward and not goes_abroad(document, own, states):
        return None
    if host and not outward:
        spoken = {c.sentence for c in group}
        own = without_leaving(document, own, spoken, host.value)
    status = status_of(document, group, own)
    if status is None:
        return None
    direction = _direction(document, group[0], outward=outward)
    if outward:
        host = read_leaving(document, own, group) or told or read_leaving(document, facts, found)
        senders = (host,) if host else ()
        if host and beside:
            own = without_coming(document, own, {c.sentence for c in group}, host.value)
    alike = [c for c in group if c.status is status.value and not c.committee] or group
    heads = {(c.start, c.end) for c in alike} | {(s.start, s.end) for s in status.spans}
    return Frame(
        sentences=tuple(own),
        host=host,
        senders=senders,
        status=status,
        direction=direction,
        heads=tuple(sorted(heads)),
    )


def _leads_in(document: Document, group: tuple[Consent, ...]) -> bool:
    """Tell whether a force is said to come in where no host is named: "ingreso", "the country"."""
    territory = cue("consent", "territory", document.language)
    for consent in group:
        sentence = document.sentences[consent.sentence]
        if LEADS_IN.match(document.folded, consent.movement) or territory.search(
            document.folded, sentence.start, sentence.end
        ):
            return True
    return False


def _direction(document: Document, consent: Consent, *, outward: bool) -> Read[Direction]:
    """Read the direction from the word for the movement; of "exercise" it is only derived."""
    end = _word_end(document, consent.movement)
    word = document.folded[consent.movement : end]
    value = Direction.OUTBOUND if outward else Direction.INBOUND
    said = _LEADS_OUT if outward else LEADS_IN
    span = document.span(consent.movement, end)
    if said.match(word):
        return Read(value, (span,))
    return Read(
        value, (span,), State.DERIVED, f"{document.text[consent.movement : end]} -> {value}"
    )


def _word_end(document: Document, start: int) -> int:
    """Give the offset after the word that starts at an offset."""
    match = re.compile(r"\w+").match(document.folded, start)
    return match.end() if match else start + 1
