"""Days of stays, cut where two mandates tell stays apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.core.codes import Held
from relevo.core.term import Term, union
from relevo.instrument.model import Measure
from relevo.mandate.permits_law import last_days, reading_verdict
from relevo.mandate.permits_model import Axis, Law, Slot

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from relevo.core.finding import Verdict
    from relevo.mandate.permits_space import Space

_ONE_DAY = timedelta(days=1)

_UNDATED = 1_000_000
"""Stays in turn where no act says when the last of them ends."""

_ABOUT = {False: (Held.YES,), True: (Held.YES, Held.UNCLEAR)}
"""Answers with which an interval is for a category: for certain, or to be on the sure side."""


def stays_between(
    laws: Sequence[Law], base: Iterable[Term], overlap_days: int, *, several: bool = False
) -> tuple[Term, ...]:
    """Give one stay of each sort that some laws tell apart by its days alone.

    A stay of one day stands for every other such stay on days that nothing dates apart. Where a
    law bounds the length of a stay, or several laws must all forbid it, each perhaps on another
    day, every first day is tried with every last day on which some answer changes, and of stays
    for which all answers are alike the first is kept.

    Args:
        laws: Laws of both mandates.
        base: Days on which a stay may begin.
        overlap_days: Days of relief in place.
        several: Whether several laws must all forbid.

    Returns:
        Stays by first day; those whose length the readings of a law judge alike come first.
    """
    cuts = sorted(set(_cuts(laws)))
    first: dict[Hashable, Term] = {}
    bounded = several or any(law.lengths or _stay_limits(law) for law in laws)
    for term in union(base):
        days = term if bounded else [term.start, *(day for day in cuts if day in term)]
        for day in days:
            for stay in _from(day, laws, cuts, overlap_days) if bounded else (_day(day),):
                first.setdefault(_profile(stay, laws, cuts, overlap_days), stay)
    return tuple(sorted(first.values(), key=lambda stay: _disputed(stay, laws, overlap_days)))


def chains_of(
    law: Law, laws: Sequence[Law], base: Iterable[Term], space: Space
) -> tuple[tuple[Slot, ...], ...]:
    """Give stays one after another, as a law's rotation intervals allow them.

    Args:
        law: The law that permits them.
        laws: Laws of both mandates.
        base: Days on which stays may be.
        space: Categories that are told apart, and days of relief in place.

    Returns:
        With no interval, each run of days that nothing dates apart, as often as it has days. Else
        for each category stays from the first day on, each as short as every interval lets it be:
        movements to look at, and no proof that there are no others; see :func:`points_of`.
    """
    if not law.lengths:
        return (days_apart(laws, base),)
    runs = union(base)
    cuts = set(_cuts(laws))
    chains = (
        _gathered(_shortest(law, runs, space, category), cuts)
        for category in space.codes[Axis.CATEGORY]
    )
    return tuple(dict.fromkeys(chains))


def _shortest(law: Law, runs: Iterable[Term], space: Space, category: str) -> Iterator[Term]:
    """Give the shortest stays of a category from the first day of each run on."""
    for term in runs:
        day = term.start
        while (last := _ends(law, day, space, category, sure=True)) in term:
            yield Term.inclusive(day, last)
            day = last + _ONE_DAY


def _gathered(stays: Iterable[Term], cuts: Iterable[date]) -> tuple[Slot, ...]:
    """Take stays of one day together that follow each other where nothing dates them apart."""
    found: list[Slot] = []
    of_last: int | None = None
    for stay in stays:
        part = sum(cut <= stay.start for cut in cuts) if stay.days == 1 else None
        if part is not None and part == of_last:
            found[-1] = Slot(found[-1].term, found[-1].times + 1)
        else:
            found.append(Slot(stay))
        of_last = part
    return tuple(found)


def days_apart(laws: Sequence[Law], base: Iterable[Term]) -> tuple[Slot, ...]:
    """Give stays of one day for each run of days that nothing dates apart.

    Args:
        laws: Laws of both mandates.
        base: Days on which stays may be.
    """
    cuts = sorted(set(_cuts(laws)))
    return tuple(
        Slot(_day(start), (end - start).days)
        for term in union(base)
        for start, end in pairwise(
            [term.start, *(c for c in cuts if term.start < c < term.end), term.end]
        )
    )


def points_of(
    law: Law, laws: Sequence[Law], base: Iterable[Term], space: Space
) -> tuple[Slot, ...]:
    """Give days of which every stay that a law may permit holds at least one.

    Who is there on these days is then all that can ever be counted over the whole stay, so that
    what they cannot exceed is exceeded by no stays one after another.

    Args:
        law: The law that permits stays.
        laws: Laws of both mandates.
        base: Days on which stays may begin.
        space: Categories that are told apart, and days of relief in place.

    Returns:
        One of the days that nothing dates apart, with how many of them there are: with no interval
        every day, else those of :func:`ends_of`. Where an act dates nothing, more than any act
        could have.
    """
    if any(kind in space.kinds for kind, _, _ in law.undated):
        return tuple(replace(slot, times=_UNDATED) for slot in days_apart(laws, base))
    if not law.lengths:
        return days_apart(laws, base)
    return _gathered(ends_of(law, base, space), set(_cuts(laws)))


def ends_of(law: Law, base: Iterable[Term], space: Space) -> tuple[Term, ...]:
    """Give the first day on which a stay may end, then that of stays that begin later, and so on.

    Args:
        law: The law that permits stays and has an interval.
        base: Days on which stays may begin.
        space: Categories that are told apart, and days of relief in place.
    """
    found: list[Term] = []
    for term in union(base):
        day = term.start
        while day in term:
            point = _earliest(law, day, space)
            later = day + _ONE_DAY
            while later < min(point, term.end):
                point = min(point, _earliest(law, later, space))
                later += _ONE_DAY
            if point in term or _goes_on(law, term.end):
                found.append(_day(min(point, term.end - _ONE_DAY)))
            day = point + _ONE_DAY
    return tuple(found)


def _goes_on(law: Law, day: date) -> bool:
    """Whether a law may permit a day by a window of some kind."""
    return any(day in term for _, _, perhaps in law.windows for term in perhaps)


def _earliest(law: Law, first: date, space: Space) -> date:
    """Give the earliest day on which a stay from a day may end, of whatever category."""
    return min(
        _ends(law, first, space, category, sure=False) for category in space.codes[Axis.CATEGORY]
    )


def _ends(law: Law, first: date, space: Space, category: str, *, sure: bool) -> date:
    """Give the earliest day on which a stay from a day surely, or else perhaps, may end."""
    own = [
        [last_days(length, reading, first, space.overlap_days)[0] for reading in length.readings]
        for length in law.lengths
        if any(first in term for term in length.terms)
        and (
            not length.categories
            or space.holds(Axis.CATEGORY, length.categories, category) in _ABOUT[sure]
        )
    ]
    return max((max(ends) if sure else min(ends) for ends in own), default=first)


def _day(day: date) -> Term:
    """Give a stay of one day."""
    return Term.inclusive(day, day)


def _cuts(laws: Iterable[Law]) -> Iterator[date]:
    """Give every day on which something of some law begins or has ended."""
    for law in laws:
        dated = [
            *(days for _, surely, perhaps in law.windows for days in (surely, perhaps)),
            *(days for _, _, days in law.undated),
            *(one.terms for one in law.lists),
            *(one.terms for one in law.limits),
            *(one.terms for one in law.lengths),
        ]
        for terms in dated:
            for term in terms:
                yield from (day for day in (term.start, term.end) if date.min < day < date.max)


def _stay_limits(law: Law) -> tuple[tuple[int, int], ...]:
    """Give the numbers of days at which the judgement of a stay's length may change."""
    return tuple(
        (bound.lo or 0, bound.lo or 0 if bound.hi is None else bound.hi)
        for limit in law.limits
        if limit.measure is Measure.STAY_DAYS
        for reading in limit.readings
        for bound in (reading.bound,)
    )


def _from(
    day: date, laws: Sequence[Law], cuts: Sequence[date], overlap_days: int
) -> Iterator[Term]:
    """Give the stays from a day, one for each run of last days that are judged alike."""
    lasts = {day}
    for law in laws:
        for bounds in _stay_limits(law):
            for most in bounds:
                lasts.update(day + timedelta(days=days) for days in (most - 1, most))
        for length in law.lengths:
            for reading in length.readings:
                earliest, latest = last_days(length, reading, day, overlap_days)
                lasts |= {earliest, latest + _ONE_DAY}
    lasts.update(cut for cut in cuts if day <= cut)
    yield from (Term.inclusive(day, last) for last in sorted(lasts) if last >= day)


def _profile(stay: Term, laws: Sequence[Law], cuts: Sequence[date], overlap_days: int) -> Hashable:
    """Give what the laws can tell of a stay by its days: equal profiles are judged alike."""
    answers: list[Verdict | tuple[bool, bool]] = []
    for law in laws:
        for limit in law.limits:
            if limit.measure is Measure.STAY_DAYS:
                answers += [reading_verdict(one, stay.days) for one in limit.readings]
        for length in law.lengths:
            for reading in length.readings:
                earliest, latest = last_days(length, reading, stay.start, overlap_days)
                answers.append((earliest <= stay.last, stay.last <= latest))
    places = (
        sum(cut <= stay.start for cut in cuts),
        sum(cut <= stay.last for cut in cuts),
    )
    return places, tuple(answers)


def _disputed(stay: Term, laws: Iterable[Law], overlap_days: int) -> int:
    """Count the intervals whose readings judge the length of a stay differently."""
    return sum(
        len(
            {
                earliest <= stay.last <= latest
                for reading in length.readings
                for earliest, latest in (last_days(length, reading, stay.start, overlap_days),)
            }
        )
        > 1
        for law in laws
        for length in law.lengths
    )
