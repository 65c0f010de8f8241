"""Finds the acts that a text reports, and which of its sentences are about each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.model import ActStatus, Direction
from relevo.instrument.reading.acts.background import background, leaves, years_of
from relevo.instrument.reading.acts.consent import WISHED, consents
from relevo.instrument.reading.acts.frame import Frame
from relevo.instrument.reading.acts.groups import acts_of, goes_abroad, going_too
from relevo.instrument.reading.acts.parties import is_own_force, read_leaving, read_parties
from relevo.instrument.reading.acts.roles import is_foreign, named_states, sends
from relevo.instrument.reading.acts.turns import sent_away, turns
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.gazetteer import entries
from relevo.instrument.value import State

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.consent import Consent
    from relevo.instrument.reading.document import Document

_LEADS_IN = re.compile(
    r"ingres|entr|enter|arriv|lleg|cheg|arrib|introdu|intern|recal|atra|dock|admi"
)
_TOLD = re.compile(
    r"\b(?:was|were|has been|had been|fue|fueron|ha sido|quedo|foi|foram)\s+(?:\w+(?:ly|mente)\s+)?"
    r"(?:back|approv|pass|adopt|support|ratif|endors|aprob|aprov|respald|aval|sancion|promulg)\w*"
)
"""What makes of a line on a bill a report of its passage."""
_LEADS_OUT = re.compile(r"sal|sair|sai|leav|depart|send|sent|envi|dispatch|desp|viaj|travel")


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
        others = _of_others(document, groups, group) | (leaving - {c.sentence for c in group})
        if turned:
            others |= _before_turn(document, groups, group, turned)
        frame = _frame(document, years, group, found, others, home, beside=beside)
        if frame is not None:
            kept.append(frame)
            home = frame.host if turned else None
    return tuple(kept)


def _before_turn(
    document: Document,
    groups: list[tuple[Consent, ...]],
    group: tuple[Consent, ...],
    turned: frozenset[int],
) -> set[int]:
    """Give the sentences of the acts on the other side of a turn: before an act, or after it."""
    numbers = range(len(document.sentences))
    first = min(c.sentence for c in group)
    later = {c.sentence for other in groups for c in other} & turned
    until = min((n for n in later if n > first), default=len(document.sentences))
    begins = first if first in turned else 0
    return {n for n in numbers if not begins <= n < until}


def _at_home(document: Document, consent: Consent) -> bool:
    """Tell whether the own force that is sent stays at home: in the streets, at a border."""
    sentence = document.sentences[consent.sentence]
    streets = cue("consent", "domestic", document.language)
    return streets.search(document.folded, consent.movement, sentence.end) is not None


def _of_others(
    document: Document, groups: list[tuple[Consent, ...]], group: tuple[Consent, ...]
) -> set[int]:
    """Give the sentences that go on about another act of the text.

    A sentence between two consents goes with the one before it; what stands before the first one,
    or in a paragraph after the last, is about all of them.
    """
    if len(groups) == 1:
        return set()
    heads = {c.sentence: index for index, other in enumerate(groups) for c in other}
    own = {c.sentence for c in group}
    others: set[int] = set()
    latest = max(heads)
    last: int | None = None
    for number, sentence in enumerate(document.sentences):
        last = number if number in heads else last
        if last is None or number in own:
            continue
        near = sentence.paragraph == document.sentences[last].paragraph
        later = number < latest
        if groups[heads[last]] is not group and (near or later):
            others.add(number)
    return others


def _frame(  # noqa: PLR0917 - what one act is made of
    document: Document,
    years: tuple[frozenset[int], ...],
    group: tuple[Consent, ...],
    found: tuple[Consent, ...],
    others: set[int],
    home: Read[str] | None,
    *,
    beside: bool,
) -> Frame | None:
    """Build the frame of one act; None where nothing shows that a foreign force is let in.

    ``home`` is the host that an act told before has, where the text only turns to this one;
    ``beside`` tells whether the text also lets forces in.
    """
    facts = [n for n, s in enumerate(document.sentences) if s.states_facts]
    near = background(document, years, group, frozenset())
    own = [n for n in facts if n not in near and n not in others]
    host, senders = read_parties(document, own, group, home)
    group = _about_host(document, group, host, senders)
    outward = all(c.outward for c in group) or is_own_force(document, own, group)
    moved = bool(senders) and any(c.movement < senders[0].spans[0].start for c in group)
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
        own = _without_leaving(document, own, spoken, host.value)
    status = _status(document, group, own)
    if status is None:
        return None
    direction = _direction(document, group[0], outward=outward)
    if outward:
        host = read_leaving(document, own, group) or read_leaving(document, facts, found)
        senders = (host,) if host else ()
        if host and beside:
            own = _without_coming(document, own, {c.sentence for c in group}, host.value)
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


def _without_leaving(document: Document, own: list[int], spoken: set[int], host: str) -> list[int]:
    """Leave out the sentences on the host's own force going abroad, with those that go on so.

    What goes on about it ends where another state than the host or the goal is named, or where
    consent is spoken of.
    """
    kept: list[int] = []
    gone: set[str] | None = None
    for number in own:
        sentence = document.sentences[number]
        states = {m.ids[0] for m in document.within("state", sentence.start, sentence.end)}
        if number in spoken:
            gone = None
        elif leaves(document, number, host):
            gone = states
        elif gone is not None and not states <= gone:
            gone = None
        if gone is None:
            kept.append(number)
    return kept


def _without_coming(document: Document, own: list[int], spoken: set[int], host: str) -> list[int]:
    """Leave out, of the host's own force going abroad, what is told of a place at home.

    There the forces are that come by the same text's other act.
    """
    kept: list[int] = []
    for number in own:
        sentence = document.sentences[number]
        places = [
            {code.split("-")[0] for code in mention.ids}
            for mention in document.within("place", sentence.start, sentence.end)
        ]
        moves = cue("consent", "movement", document.language)
        active = moves.search(document.folded, sentence.start, sentence.end) is not None
        at_home = active and bool(places) and all(states == {host} for states in places)
        foreign = any(
            mention.ids[0] != host and sends(document, sentence.start, sentence.end, mention)
            for mention in named_states(document, sentence.start, sentence.end)
        )
        if number in spoken or not (at_home or foreign):
            kept.append(number)
    return kept


def _about_host(
    document: Document,
    group: tuple[Consent, ...],
    host: Read[str] | None,
    senders: tuple[Read[str], ...],
) -> tuple[Consent, ...]:
    """Leave out what a sender is said to have agreed with another state than the host."""
    if host is None:
        return group
    first = group[0].sentence
    known = {read.value for read in senders}
    kept = []
    for consent in group:
        sentence = document.sentences[consent.sentence]
        named = document.within("state", sentence.start, sentence.end)
        before = {m.ids[0] for m in named if m.end <= consent.start}
        others = {m.ids[0] for m in named if m.start >= consent.end} - {host.value}
        elsewhere = before & known and others and host.value not in {m.ids[0] for m in named}
        if consent.sentence == first or not elsewhere:
            kept.append(consent)
    return tuple(kept)


def _leads_in(document: Document, group: tuple[Consent, ...]) -> bool:
    """Tell whether a force is said to come in where no host is named: "ingreso", "the country"."""
    territory = cue("consent", "territory", document.language)
    for consent in group:
        sentence = document.sentences[consent.sentence]
        if _LEADS_IN.match(document.folded, consent.movement) or territory.search(
            document.folded, sentence.start, sentence.end
        ):
            return True
    return False


def _status(
    document: Document, group: tuple[Consent, ...], own: list[int]
) -> Read[ActStatus] | None:
    """Tell how far the act has come: granted counts before refused, refused before asked for."""
    bill = _is_bill(document)
    in_committee = any(c.committee for c in group)
    for consent in group:
        if in_committee and not _in_chamber(document, consent):
            continue
        if consent.status is ActStatus.ADOPTED and not consent.committee:
            return _read(document, consent, ActStatus.REQUESTED if bill else ActStatus.ADOPTED)
    asked = next((c for c in group if c.status in {ActStatus.REQUESTED, ActStatus.ADOPTED}), None)
    if asked is not None and not bill:
        decided = _decided(document, own)
        if decided is not None:
            return decided
    for status in (ActStatus.WITHDRAWN, ActStatus.REJECTED):
        ended = next((c for c in group if c.status is status), None)
        if ended is not None and _is_formal(document, ended):
            return _read(document, ended, status)
    asked = asked if asked is None or not asked.weak else next((c for c in group if _asks(c)), None)
    if asked is not None and not any(c.status is ActStatus.REJECTED for c in group):
        return _read(document, asked, ActStatus.REQUESTED)
    return None


def _in_chamber(document: Document, consent: Consent) -> bool:
    """Tell whether the sentence of a consent names a body that decides, beside any committee."""
    sentence = document.sentences[consent.sentence]
    return any(
        entries("body")[mention.ids[0]].get("rank") not in {"committee", "weak"}
        for mention in document.within("body", sentence.start, sentence.end)
    )


def _asks(consent: Consent) -> bool:
    """Tell whether a consent is a request that somebody makes, or what a committee let pass."""
    return consent.status in {ActStatus.REQUESTED, ActStatus.ADOPTED} and not consent.weak


def _is_bill(document: Document) -> bool:
    """Tell whether the text is itself a bill: a line of its head says so."""
    for line in document.folded[:600].split("\n"):
        head = cue("consent", "bill_head", document.language).match(line.strip())
        if head and not _TOLD.search(line):
            return True
    return False


def _decided(document: Document, own: list[int]) -> Read[ActStatus] | None:
    """Find where the text says of the bill or request alone that it was granted."""
    for number in own:
        sentence = document.sentences[number]
        for match in cue("consent", "grant", document.language).finditer(
            document.folded, sentence.start, sentence.end
        ):
            words = document.folded[max(sentence.start, match.start() - 110) : match.end() + 50]
            instrument = cue("consent", "instrument", document.language).search(words)
            committee = cue("consent", "committee", document.language).search(words)
            plenary = cue("consent", "full_house", document.language)
            if committee and plenary.search(words, committee.end()):
                committee = None
            barred = (
                cue("consent", "doubt", document.language).search(words)
                or cue("consent", "negation", document.language).search(words)
                or WISHED.search(document.folded, sentence.start, match.start())
            )
            past = cue("times", "past", document.language).search(words)
            finite = re.search(
                r"(?:o|aron|ado|ada|ed|ou|aram|promulgacion|signature)$", match.group()
            )
            if instrument and finite and not (committee or barred or past):
                return Read(ActStatus.ADOPTED, (document.span(match.start(), match.end()),))
    return None


def _direction(document: Document, consent: Consent, *, outward: bool) -> Read[Direction]:
    """Read the direction from the word for the movement; of "exercise" it is only derived."""
    end = _word_end(document, consent.movement)
    word = document.folded[consent.movement : end]
    value = Direction.OUTBOUND if outward else Direction.INBOUND
    said = _LEADS_OUT if outward else _LEADS_IN
    span = document.span(consent.movement, end)
    if said.match(word):
        return Read(value, (span,))
    return Read(
        value, (span,), State.DERIVED, f"{document.text[consent.movement : end]} -> {value}"
    )


def _is_formal(document: Document, consent: Consent) -> bool:
    """Tell whether a refusal or withdrawal ends a bill or request, and not a call at a port."""
    sentence = document.sentences[consent.sentence]
    pattern = cue("consent", "asking_noun", document.language)
    if pattern.search(document.folded, sentence.start, sentence.end):
        return True
    entry = _LEADS_IN.match(document.folded, consent.movement) is not None
    return entry and _in_chamber(document, consent)


def _read(document: Document, consent: Consent, status: ActStatus) -> Read[ActStatus]:
    """Give a status as read from the word that says it."""
    return Read(status, (document.span(consent.start, consent.end),))


def _word_end(document: Document, start: int) -> int:
    """Give the offset after the word that starts at an offset."""
    match = re.compile(r"\w+").match(document.folded, start)
    return match.end() if match else start + 1
