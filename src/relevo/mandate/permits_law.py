"""What each act asks of a movement: on which days, of which kinds, for how long."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.core.codes import Held
from relevo.core.finding import Verdict, agree, worst
from relevo.core.term import Term, union
from relevo.instrument.model import Counting, IntervalReading, ListOf, Measure, WindowKind
from relevo.mandate.calendar import allowed_last_days
from relevo.mandate.item import LIMIT_ASPECTS, LIST_ASPECTS, Aspect
from relevo.mandate.model import Limit, TourLength
from relevo.mandate.permits_model import LISTED, Axis, Law, Need, Slot, weakest
from relevo.mandate.standing import since_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from relevo.instrument.model import Act
    from relevo.mandate.model import Mandate, Permitted, PermittedWindow, Reading
    from relevo.mandate.permits_model import Cell
    from relevo.mandate.permits_space import Space

_ONE_DAY = timedelta(days=1)
_ORDER = {aspect: place for place, aspect in enumerate(Aspect)}


def laws_of(mandate: Mandate) -> tuple[Law, ...]:
    """Give the acts of a mandate, each with those that amend it: alternatives to each other.

    Args:
        mandate: The mandate.
    """
    acts = {force.act.id: force.act for force in mandate.acts}
    root = {id_: id_ for id_ in acts}
    for act in acts.values():
        for amended in act.amends:
            if amended.act in acts:
                old, new = root[act.id], root[amended.act]
                root = {id_: new if own == old else own for id_, own in root.items()}
    together: defaultdict[str, list[Act]] = defaultdict(list)
    for id_, act in acts.items():
        together[root[id_]].append(act)
    return tuple(_law(mandate, group) for group in together.values())


def _law(mandate: Mandate, acts: Sequence[Act]) -> Law:
    """Give what an act and its amendments ask for together."""
    own = {act.id: act for act in acts}
    windows = [window for window in mandate.windows if window.clause.act in own]
    return Law(
        acts=tuple(own),
        windows=tuple(_published(window, own[window.clause.act]) for window in windows),
        undated=tuple(
            (kind, act.senders, _unsuspended(act))
            for kind in WindowKind
            for act in acts
            if not act.amends and not any(one.kind is kind for one in act.windows)
            if kind is WindowKind.PRESENCE or not any(one.kind is kind for one in windows)
        ),
        lists=tuple(one for one in mandate.permitted if one.clause.act in own),
        limits=tuple(one for one in mandate.limits if one.clause.act in own),
        lengths=tuple(one for one in mandate.tour_lengths if one.clause.act in own),
    )


def _published(
    window: PermittedWindow, act: Act
) -> tuple[PermittedWindow, tuple[Term, ...], tuple[Term, ...]]:
    """Give a window with its days from the publication of its act: surely, and perhaps."""
    since = since_of(act)
    surely = _since(window.terms, since.surely) if since.surely else ()
    return window, surely, _since(window.terms, since.may) if since.may else window.terms


def _since(terms: Iterable[Term], day: date) -> tuple[Term, ...]:
    """Give the days of terms from a day."""
    return tuple(Term(max(term.start, day), term.end) for term in terms if term.end > day)


def _unsuspended(act: Act) -> tuple[Term, ...]:
    """Give the days on which an act is not suspended."""
    return Term(date.min, date.max).outside(
        Term(stop.from_, stop.to + _ONE_DAY if stop.to else date.max) for stop in act.suspended_by
    )


def needs_of(law: Law) -> tuple[Need, ...]:
    """Give what a law asks of a movement, in the order in which it is told.

    Args:
        law: The law.
    """
    needs = [] if law.free else [Need(Aspect.WINDOW)]
    needs += [
        Need(LIST_ASPECTS[of], of=of)
        for of in ListOf
        if any(one.of is of for one in law.lists)
        or (of is ListOf.ARMS and any(one.measure is Measure.ARMS for one in law.limits))
    ]
    needs += [Need(LIMIT_ASPECTS[one.measure], item=one) for one in law.limits]
    needs += [Need(Aspect.ROTATION, item=one) for one in law.lengths]
    return tuple(sorted(needs, key=lambda need: _ORDER[need.aspect]))


def of_one_stay(need: Need) -> bool:
    """Whether the place, the kind and the days of one stay decide a need, whatever its numbers."""
    if isinstance(need.item, Limit):
        return need.item.measure is Measure.STAY_DAYS
    return need.of is not ListOf.ARMS


def says(law: Law, need: Need, slots: Sequence[Slot]) -> Hashable:
    """Give what a law says of a need on the days of some stays; equal sayings judge alike.

    Args:
        law: The law.
        need: One of its needs.
        slots: The stays.
    """
    terms = [slot.term for slot in slots]
    same: list[Hashable]
    match need.item:
        case Limit() as limit:
            runs = tuple(_meets(limit.terms, term) for term in terms)
            same = [(replace(limit, terms=()), runs)]
        case TourLength() as length:
            same = [(replace(length, terms=()), tuple(_in(length.terms, t.start) for t in terms))]
        case _ if need.of:
            named: list[Permitted | Limit] = [one for one in law.lists if one.of is need.of]
            if need.of is ListOf.ARMS:
                named += [one for one in law.limits if one.measure is Measure.ARMS]
            same = [
                (replace(one, terms=()), *(_within(one.terms, term) for term in terms))
                for one in named
            ]
        case _:
            same = [
                (
                    replace(window, terms=()),
                    *(_within(surely, term) for term in terms),
                    *(_within(perhaps, term) for term in terms),
                )
                for window, surely, perhaps in law.windows
            ]
            same += [
                (kind, senders, *(_within(days, term) for term in terms))
                for kind, senders, days in law.undated
            ]
    return need.aspect, need.of, frozenset(same)


def _meets(terms: Iterable[Term], term: Term) -> bool:
    """Whether some term shares a day with another."""
    return any(one.meet(term) for one in terms)


def _in(terms: Iterable[Term], day: date) -> bool:
    """Whether some term holds a day."""
    return any(day in term for term in terms)


def _within(terms: Iterable[Term], term: Term) -> tuple[Term, ...]:
    """Give the parts of a term that lie in any of several."""
    return union(part for one in terms if (part := one.meet(term)))


def stay_verdict(law: Law, need: Need, cell: Cell, term: Term, space: Space) -> Verdict:
    """Judge one stay by one need that its numbers do not touch.

    Args:
        law: The law.
        need: One of its needs; see :func:`of_one_stay`.
        cell: Where from, where to and for what.
        term: Days of the stay.
        space: Trees of codes.
    """
    match need.item:
        case Limit() as limit:
            return _days_verdict(limit, cell, term, space)
        case TourLength() as length:
            return _length_verdict(length, cell, term, space)
        case _ if need.of:
            return _list_verdict(law, need.of, cell, term, space)
        case _:
            return _window_verdict(law, cell, term, space)


def _window_verdict(law: Law, cell: Cell, term: Term, space: Space) -> Verdict:
    """Judge the days of a stay as R-WINDOW and R-PUBLICATION do."""
    sender = cell.on(Axis.SENDER)
    certain: list[Term] = []
    possible: list[Term] = []
    for window, surely, perhaps in law.windows:
        held = weakest(
            (
                space.listed(Axis.SENDER, window.senders, cell),
                space.listed(Axis.PLACE, window.places, cell),
            )
        )
        if window.kind is cell.kind and held is not Held.NO:
            certain += surely if held is Held.YES else ()
            possible += perhaps
    for kind, senders, days in law.undated:
        if kind is cell.kind and sender in senders:
            possible += days
    if not term.outside(certain):
        return Verdict.MET
    return Verdict.BREACHED if term.outside(possible) else Verdict.UNDETERMINED


def _list_verdict(law: Law, of: ListOf, cell: Cell, term: Term, space: Space) -> Verdict:
    """Judge a code against the lists of one kind that run, day by day, as the rules on lists do."""
    axis = LISTED[of]
    code = cell.on(axis)
    about = [
        one
        for one in law.lists
        if one.of is of and space.listed(Axis.SENDER, one.senders, cell) is Held.YES
    ]
    if not code:
        return Verdict.MET
    found = {one.id: list_held(one, code, axis, space) for one in about}
    return worst(
        tuple(
            _held_verdict(
                [found[one.id] for one in running],
                [one.complete for one in running if not isinstance(one, Limit)],
            )
            for running in running_together(about, term)
            if running
        )
    )


def running_together(
    about: Sequence[Permitted | Limit], term: Term
) -> Iterator[list[Permitted | Limit]]:
    """Give what runs on each part of a term, cut where something begins or ends."""
    cuts = {term.start} | {
        day for one in about for t in one.terms for day in (t.start, t.end) if day in term
    }
    for day in sorted(cuts):
        yield [one for one in about if _in(one.terms, day)]


def _held_verdict(found: Sequence[Held], complete: Sequence[bool]) -> Verdict:
    """Join what lists that run together say of a code."""
    if Held.YES in found:
        return Verdict.MET
    if Held.UNCLEAR in found or not all(complete):
        return Verdict.UNDETERMINED
    return Verdict.BREACHED


def list_held(listed: Permitted, code: str, axis: Axis | Measure, space: Space) -> Held:
    """Say whether a list holds a code whichever of its sources is right.

    Args:
        listed: The list.
        code: The code.
        axis: What the list is about.
        space: Trees of codes.
    """
    found = Held.NO
    for item in listed.items:
        versions = {
            space.holds(axis, (version.code,), code) if version.code else Held.NO
            for version in item.versions
        }
        if versions == {Held.YES}:
            return Held.YES
        if versions != {Held.NO}:
            found = Held.UNCLEAR
    return found


def arms_verdict(law: Law, code: str, cell: Cell, term: Term, space: Space) -> Verdict:
    """Judge a kind of arm against the lists and limits that name arms, as R-ARMS-KIND does.

    Args:
        law: The law.
        code: Kind of arm.
        cell: Whose it is.
        term: Days of the stay.
        space: Trees of codes.
    """
    lists = [
        one
        for one in law.lists
        if one.of is ListOf.ARMS and space.listed(Axis.SENDER, one.senders, cell) is Held.YES
    ]
    limits = {
        limit.id: held
        for limit in law.limits
        if limit.measure is Measure.ARMS and (held := space.in_scope(limit, cell)) is not Held.NO
    }
    about: list[Permitted | Limit] = [*lists, *(o for o in law.limits if o.id in limits)]
    found: list[Verdict] = []
    for running in running_together(about, term):
        own = [
            weakest((limits[one.id], _names(one, code, space)))
            if isinstance(one, Limit)
            else list_held(one, code, Measure.ARMS, space)
            for one in running
        ]
        complete = [one.complete for one in running if not isinstance(one, Limit)]
        if running:
            found.append(_held_verdict(own, complete or [False]))
    return worst(tuple(found))


def _names(limit: Limit, code: str, space: Space) -> Held:
    """Say whether a limit names a kind of arm in each of its versions."""
    held = {
        Held.NO if reading.absent else space.counts(limit, reading, code)
        for reading in limit.readings
    }
    return held.pop() if len(held) == 1 else Held.UNCLEAR


def _days_verdict(limit: Limit, cell: Cell, term: Term, space: Space) -> Verdict:
    """Judge the days of a stay as R-STAY-DAYS does."""
    held = space.in_scope(limit, cell)
    if held is Held.NO or not _meets(limit.terms, term):
        return Verdict.MET
    verdict = agree(tuple(reading_verdict(one, term.days) for one in limit.readings))
    return verdict if held is Held.YES else agree((Verdict.MET, verdict))


def reading_verdict(reading: Reading, number: int) -> Verdict:
    """Judge a number under one reading; a number that was not found says nothing of any.

    Args:
        reading: The reading.
        number: The number counted.
    """
    if reading.absent or reading.bound.unlimited:
        return Verdict.MET
    return reading.bound.verdict(number) if reading.bound.known else Verdict.UNDETERMINED


def _length_verdict(length: TourLength, cell: Cell, term: Term, space: Space) -> Verdict:
    """Judge the length of a stay as R-TOUR-LENGTH does."""
    held = space.listed(Axis.CATEGORY, length.categories, cell)
    if held is Held.NO or not _in(length.terms, term.start):
        return Verdict.MET
    verdicts = []
    for reading in length.readings:
        earliest, latest = last_days(length, reading, term.start, space.overlap_days)
        kept = earliest <= term.last <= latest
        verdicts.append(
            Verdict.MET if kept else Verdict.BREACHED if held is Held.YES else Verdict.UNDETERMINED
        )
    return agree(tuple(verdicts))


def last_days(
    length: TourLength, reading: IntervalReading, first: date, overlap_days: int
) -> tuple[date, date]:
    """Give the first and last day on which a stay may end.

    Args:
        length: The rotation interval.
        reading: What it bounds.
        first: First day of the stay.
        overlap_days: Days of relief in place, by which the interval between reliefs is longer.
    """
    later = timedelta(days=overlap_days if reading is IntervalReading.BETWEEN_RELIEFS else 0)
    earliest, latest = allowed_last_days(first, length.at_least, length.at_most)
    return earliest + later, latest + later


def readings_of(limit: Limit, counting: Counting | None) -> tuple[Reading, ...]:
    """Give the readings of a limit under one way to count.

    Args:
        limit: The limit.
        counting: How numbers are counted where the act does not say; None gives every reading.

    Returns:
        Those of this counting; all of them if the act itself says how it counts.
    """
    own = tuple(one for one in limit.readings if one.counting is counting)
    return own or limit.readings
