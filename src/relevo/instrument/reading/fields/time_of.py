"""The windows of an act: the days on which it lets a force in."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.instrument.model import ActStatus, WindowKind
from relevo.instrument.reading.fields.dates_of import read_approved, read_published
from relevo.instrument.reading.fields.from_publication import from_publication
from relevo.instrument.reading.fields.loose_dates import loosely_dated
from relevo.instrument.reading.fields.window_kind import (
    is_decided,
    is_of_the_act,
    is_requested,
    kind_of,
    last_cue,
)
from relevo.instrument.reading.fields.windows import Dated, dated
from relevo.instrument.reading.model import Read, ReadWindow
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document

LONGEST_ARRIVAL = 60
"""Days within which a force arrives, at most; a longer range is that of its stay."""

LONGEST_WITHIN = 20
"""How far before a range "between" begins, at most, in characters."""


def read_windows(document: Document, frame: Frame) -> tuple[ReadWindow, ...]:
    """Read the windows of an act.

    A range that ends before the act was approved is another's; so is one that the text says was
    asked for, if it gives a granted one. A window stated twice is one, with the printed days before
    those that arithmetic gave. A lone first or last day counts where no whole window of its kind is
    given.

    Args:
        document: The text.
        frame: The act.

    Returns:
        In the order of the text; empty if the text gives none.
    """
    every = dated(document, frame)
    if not any(when.from_ for when in every):
        begun = from_publication(document, frame, read_published(document, frame))
        every = tuple(sorted([*every, *begun], key=lambda when: when.start))
    every = every or loosely_dated(document, frame)
    told = [when for when in every if is_of_the_act(document, when)]
    found = _no_journeys(document, told)
    granted = [when for when in found if not is_requested(document, when)]
    decided = any(is_decided(document, when) for when in granted)
    whole = any(when.from_ and when.to for when in granted)
    if decided or (whole and frame.status.value is not ActStatus.REQUESTED):
        found = granted
    approved = read_approved(document, frame)
    if approved:
        found = [w for w in found if not (w.to and w.to.value < approved.value)]
    stays = _prolonged(document, _once([when for when in found if when.from_ and when.to]), found)
    windows = [(when, _kind(document, frame, when, found)) for when in stays]
    ends = {day for when in stays for day in when.days}
    ends -= {day for days in _journeys(found, {when.days for when in stays}) for day in days}
    lone = [
        (when, kind)
        for when in found
        if not (when.from_ and when.to)
        and not ends & set(when.days) - {None}
        and (kind := kind_of(document, frame, when)).state is not State.UNVERIFIED
    ]
    joined = sorted([*windows, *_fitting(_two_ends(lone), windows)], key=lambda p: p[0].start)
    settled = tuple(_settled(document, joined))
    senders: tuple[str, ...] = ()
    found_windows: list[ReadWindow] = []
    for i, (when, kind) in enumerate(settled):
        goes_on = i > 0 and settled[i - 1][0].sentence == when.sentence
        senders = _senders(document, frame, when) or (senders if goes_on else ())
        phase = last_cue(document, "phase", when.before, when.start)
        of = phase and Read(document.text[slice(*phase.span())], (document.span(*phase.span()),))
        found_windows.append(
            ReadWindow(kind=kind, from_=when.from_, to=when.to, of=of, senders=senders)
        )
    return tuple(found_windows)


def _kind(
    document: Document, frame: Frame, when: Dated, found: Sequence[Dated]
) -> Read[WindowKind]:
    """Give what a range dates: a presence, where the same days are said of one elsewhere."""
    kind = kind_of(document, frame, when)
    if kind.value is not WindowKind.ACTIVITY:
        return kind
    same = (kind_of(document, frame, w) for w in found if w.days == when.days and w is not when)
    return next((other for other in same if other.value is WindowKind.PRESENCE), kind)


def _no_journeys(document: Document, found: Sequence[Dated]) -> list[Dated]:
    """Leave out ranges within which a force travels: "they will go back between 1 and 10 July".

    A range of arrival stays where the act has no other whole one: it may be that of the stay.
    """
    kept: list[Dated] = []
    for when in found:
        others = any(w.from_ and w.to and w.days != when.days for w in found)
        at = when.before
        between_days = cue("times", "within", document.language).search(
            document.folded, max(at, when.start - LONGEST_WITHIN), when.start
        )
        goes = last_cue(document, "departs", at, when.start)
        if when.from_ and when.to and (when.to.value - when.from_.value).days > LONGEST_ARRIVAL:
            others = False
        comes = last_cue(document, "arrives", at, when.start) if others else None
        held = last_cue(document, "activity", at, when.start)
        if held and comes and comes.end() <= held.start():
            comes = None
        if not (when.from_ and when.to and between_days and (goes or comes)):
            kept.append(when)
    return kept


def _journeys(
    found: Sequence[Dated], told: set[tuple[date | None, date | None]]
) -> Iterator[tuple[date | None, date | None]]:
    """Give the days of coming and going that one sentence gives together, where not told whole."""
    for first, last in pairwise(when for when in found if not (when.from_ and when.to)):
        days = (first.days[0], last.days[1])
        if first.sentence == last.sentence and all(days) and days not in told:
            yield days


def _once(found: Sequence[Dated]) -> list[Dated]:
    """Leave out ranges that say less than another: the same days again, or the year around them."""
    printed = [when for when in found if not when.derived]
    kept: list[Dated] = []
    for when in found:
        again = any(when.days == other.days for other in (*printed, *kept) if other is not when)
        first = not any(when.days == other.days for other in kept)
        loose = when.derived and not when.whole_year and any(_holds(when, p) for p in printed)
        if loose or (when.derived and again) or not first:
            continue
        kept.append(when)
    return kept


def _holds(when: Dated, other: Dated) -> bool:
    """Tell whether a range holds another."""
    (start, end), (first, last) = when.days, other.days
    return bool(start and end and first and last and start <= first and last <= end)


def _prolonged(document: Document, whole: list[Dated], found: Sequence[Dated]) -> list[Dated]:
    """Move the end of a range to a later lone last day that the words after it give for the stay.

    ``from 27 October to 2 November, staying until 7 November`` is a presence until the 7th.
    """
    moved: list[Dated] = []
    for when in whole:
        later = [
            end
            for end in found
            if end.to and not end.from_ and end.sentence == when.sentence and end.before == when.end
        ]
        stays = later and last_cue(document, "stay", when.end, later[-1].start)
        if later and stays and when.to and later[-1].to and when.to.value < later[-1].to.value:
            moved.append(replace(when, to=later[-1].to))
        else:
            moved.append(when)
    return moved


def _two_ends(lone: list[tuple[Dated, Read[WindowKind]]]) -> list[tuple[Dated, Read[WindowKind]]]:
    """Join the first lone first day and the last lone last day to one window.

    Days of two kinds, such as coming into the waters and leaving the country, make a presence. Days
    that are out of order stay alone.
    """
    firsts = [(when, kind) for when, kind in lone if when.from_]
    lasts = [(when, kind) for when, kind in lone if when.to]
    if firsts and lasts:
        (first, kind), (last, other) = firsts[0], lasts[-1]
        if first.from_ and last.to and first.from_.value <= last.to.value:
            if other.value is not kind.value:
                spans = tuple(sorted({*kind.spans, *other.spans}, key=lambda span: span.start))
                kind = Read(WindowKind.PRESENCE, spans)
            return [(replace(first, to=last.to), kind)]
    return list({kind.value: (when, kind) for when, kind in reversed(lone)}.values())[::-1]


def _fitting(
    lone: list[tuple[Dated, Read[WindowKind]]], windows: list[tuple[Dated, Read[WindowKind]]]
) -> Iterator[tuple[Dated, Read[WindowKind]]]:
    """Give what lone days made, unless the whole ranges beside it already say the same."""
    kinds = {kind.value for _, kind in windows}
    for when, kind in lone:
        both = bool(when.from_ and when.to)
        around = both and all(_holds(when, other) for other, _ in windows)
        ashore = kind.value in {WindowKind.PRESENCE, WindowKind.ACTIVITY}
        if kind.value not in kinds and (not windows or around or not ashore):
            yield when, kind


def _settled(
    document: Document, windows: list[tuple[Dated, Read[WindowKind]]]
) -> Iterator[tuple[Dated, Read[WindowKind]]]:
    """Give windows with their kinds as the others show them.

    What dates the only stay is presence, if the sentence speaks of entry; a ship that stays
    somewhere within a longer presence is in port.
    """
    alone = all(kind.value is WindowKind.ACTIVITY for _, kind in windows)
    for when, kind in windows:
        start = document.sentences[when.sentence].start
        ship = last_cue(document, "ship", when.before, when.start)
        wider = any(_holds(other, when) for other, _ in windows if other.days != when.days)
        if ship and wider and kind.value is WindowKind.PRESENCE:
            yield when, Read(WindowKind.PORT_CALL, (document.span(*ship.span()), *kind.spans))
            continue
        entry = last_cue(document, "presence", start, when.start) if alone else None
        if entry:
            yield when, Read(WindowKind.PRESENCE, (document.span(*entry.span()),))
        else:
            yield when, kind


def _senders(document: Document, frame: Frame, when: Dated) -> tuple[str, ...]:
    """Give the one of several senders that the words before a range name; empty if not just one."""
    senders = {sender.value for sender in frame.senders}
    named = {m.id for m in document.within("state", when.before, when.start)} & senders
    return tuple(named) if len(senders) > 1 and len(named) == 1 else ()
