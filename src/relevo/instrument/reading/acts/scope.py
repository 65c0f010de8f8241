"""Which sentences and consents of a text are about one of its acts, and not about another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.background import leaves
from relevo.instrument.reading.acts.roles import named_states, sends
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.consent import Consent
    from relevo.instrument.reading.document import Document
    from relevo.instrument.reading.model import Read


def before_turn(
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


def of_others(
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


def without_leaving(document: Document, own: list[int], spoken: set[int], host: str) -> list[int]:
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


def without_coming(document: Document, own: list[int], spoken: set[int], host: str) -> list[int]:
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


def about_host(
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
