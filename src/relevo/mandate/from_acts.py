"""From acts to the mandate: what counts on a day, amendments and suspensions applied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from relevo.core.bound import Bound
from relevo.core.words import text
from relevo.instrument.model import (
    Act,
    Counting,
    IntervalReading,
    LimitLine,
    ListLine,
    Measure,
    Version,
)
from relevo.mandate.amendments import amendments_of
from relevo.mandate.model import (
    ActInForce,
    ItemVersion,
    Limit,
    ListedItem,
    Mandate,
    Permitted,
    PermittedWindow,
    PublishedDay,
    Reading,
    TourLength,
)
from relevo.mandate.standing import Standing, since_of, standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.term import Term
    from relevo.core.words import Text
    from relevo.instrument.model import Scope
    from relevo.mandate.amendments import Amendments

_COUNTINGS = (Counting.CONCURRENT, Counting.CUMULATIVE, Counting.PER_CONTINGENT)
_LABELS: dict[Counting, Text] = {
    Counting.CONCURRENT: text("counted at any one time"),
    Counting.CUMULATIVE: text("counted over the whole stay"),
    Counting.PER_CONTINGENT: text("counted for each contingent"),
}


def mandate_on(acts: Iterable[Act], day: date) -> Mandate:
    """Give the mandate as it is known on a day.

    An act counts if it was adopted and published on or before the day. One whose day of
    publication is not found counts as not certain, never before it was signed or approved; the
    rule on publication says so. Requests, rejected bills and outbound acts authorise nothing here.
    A framework authorises without numbers.

    Args:
        acts: Acts of one host, in any order.
        day: Day of the host state.

    Returns:
        The mandate; with no act in force it permits nothing.
    """
    known = tuple(acts)
    counting = sorted(
        (act for act in known if standing(act, day) is not Standing.NOT_IN_FORCE),
        key=lambda act: (since_of(act).may or date.min, act.id),
    )
    host = known[0].host if known else ""
    changes = amendments_of(counting)
    unsettled = changes.unsettled + tuple(
        text("{item} of {act} is not accepted by a person", item=line.id, act=act.id)
        for act in counting
        for line in _lines(act)
        if not line.settled
    )
    return Mandate(
        host=host,
        day=day,
        acts=tuple(
            ActInForce(
                act=act, published=_published(act), certain=standing(act, day) is Standing.IN_FORCE
            )
            for act in counting
        ),
        windows=tuple(w for act in counting for w in _windows(act, changes)),
        limits=tuple(
            _limit(act, line, terms)
            for act in counting
            for line in act.limits
            if line.settled and (terms := changes.line(act, line))
        ),
        permitted=tuple(
            _permitted(act, line, terms)
            for act in counting
            for line in act.lists
            if line.settled and (terms := changes.line(act, line))
        ),
        tour_lengths=tuple(length for act in counting for length in _lengths(act, changes)),
        unsettled=unsettled,
    )


def _lines(act: Act) -> tuple[LimitLine | ListLine, ...]:
    """Give the limits and lists of an act."""
    return (*act.limits, *act.lists)


def _windows(act: Act, changes: Amendments) -> tuple[PermittedWindow, ...]:
    """Give the windows of an act with days left."""
    return tuple(
        PermittedWindow(
            id=f"{act.id}/{window.id}",
            clause=act.cite(window.clause),
            kind=window.kind,
            terms=terms,
            senders=window.senders or act.senders,
            places=window.places,
            name=window.name,
        )
        for window in act.windows
        if (terms := changes.window(act, window))
    )


def _versions(act: Act, about: str) -> tuple[Version, ...]:
    """Give the versions of a disputed item; none if nothing is disputed."""
    return tuple(v for c in act.conflicts if c.about == about for v in c.versions)


def _limit(act: Act, line: LimitLine, terms: tuple[Term, ...]) -> Limit:
    """Give a limit with a reading for each counting and each version."""
    key = f"limits.{line.id}"
    countings = _COUNTINGS if line.counting is Counting.UNSPECIFIED else (line.counting,)
    versions = _versions(act, key) or (Version(says=()),)
    scope = line.scope if line.scope.senders else _with_senders(act, line)
    return Limit(
        id=f"{act.id}/{line.id}",
        key=key,
        clause=act.cite(line.clause),
        measure=line.measure,
        scope=scope,
        terms=terms,
        readings=tuple(
            _reading(act, line, version, counting)
            for version, counting in product(versions, countings)
        ),
        overlaps=line.overlaps,
        stays=line.stays,
        joined=line.joined,
        contingents=tuple(one.name for one in act.contingents if one.id in line.scope.contingents),
    )


def _with_senders(act: Act, line: LimitLine) -> Scope:
    """Give a line's scope with the senders of its contingents, else the act's, if it names none."""
    named = [one.sender for one in act.contingents if one.id in line.scope.contingents]
    senders = tuple(dict.fromkeys(named)) if named and all(named) else act.senders
    return replace(line.scope, senders=senders)


def _reading(act: Act, line: LimitLine, version: Version, counting: Counting) -> Reading:
    """Give one reading of a line; its label names the sources as the act describes them."""
    label = _LABELS[counting]
    who = {source.id: source.who for source in act.sources}
    sources = tuple(who.get(one, one) for one in version.says)
    return Reading(
        id="|".join((counting, *version.says[:1])),
        label=text("{reading}, according to {sources}", reading=label, sources=sources)
        if version.says
        else label,
        counting=counting,
        bound=Bound.of(version.quantity or line.quantity),
        arms=(version.arms or line.scope.arms) if line.measure is Measure.ARMS else (),
        absent=version.absent,
        says=version.says,
    )


def _permitted(act: Act, line: ListLine, terms: tuple[Term, ...]) -> Permitted:
    """Give a list with the versions of each item."""

    def listed(item: str) -> ListedItem:
        key = f"lists.{line.id}.{item}"
        versions = tuple(
            ItemVersion(code="" if v.absent else v.value or item, says=v.says)
            for v in _versions(act, key)
        )
        return ListedItem(
            key=key, versions=versions or (ItemVersion(code=item),), such_as=item in line.such_as
        )

    return Permitted(
        id=f"{act.id}/{line.id}",
        clause=act.cite(line.clause),
        of=line.of,
        items=tuple(listed(item) for item in line.items),
        complete=line.complete,
        terms=terms,
        senders=line.senders or act.senders,
    )


def _lengths(act: Act, changes: Amendments) -> tuple[TourLength, ...]:
    """Give the rotation intervals of an act."""
    terms = changes.presence(act)
    return tuple(
        TourLength(
            id=f"{act.id}/rotation-{number}",
            clause=act.cite(interval.clause),
            at_least=interval.at_least,
            at_most=interval.at_most,
            terms=terms,
            readings=(interval.reading,) if interval.reading else tuple(IntervalReading),
            categories=interval.categories,
        )
        for number, interval in enumerate(act.rotation, start=1)
        if terms
    )


def _published(act: Act) -> tuple[PublishedDay, ...]:
    """Give the day the act can be relied on, in each version that sources give."""
    if act.dates.in_force.value is not None:
        return (PublishedDay(day=act.dates.in_force.value),)
    versions = _versions(act, "dates.published")
    if versions:
        return tuple(
            PublishedDay(day=date.fromisoformat(v.value) if v.value else None, says=v.says)
            for v in versions
        )
    return (PublishedDay(day=act.dates.published.value),)
