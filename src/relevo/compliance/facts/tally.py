"""Counting items against a bound: at any instant, over the whole stay, for each contingent."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from relevo.compliance.tally import Count, judge
from relevo.core.codes import Held
from relevo.core.finding import Verdict, agree, worst
from relevo.instrument.model import Counting

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from datetime import datetime

    from relevo.compliance.facts.item import Item
    from relevo.core.bound import Bound


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an item adds to a limit.

    Attributes:
        item: The item.
        held: Whether the limit is about it: yes or unclear.
        count: What it adds; less is sure than possible where its code is coarser than the limit's.
    """

    item: Item
    held: Held
    count: Count

    @property
    def counted(self) -> Count:
        """What it adds; nothing of it is sure while the limit may not be about it."""
        return self.count if self.held is Held.YES else Count(0, self.count.possible)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTally:
    """The number that a limit is compared with, under one counting.

    Attributes:
        number: The largest at any instant, the sum, or the largest of any contingent.
        verdict: What the bound says of it.
        at: First instant at which the largest number was reached; None where none decides.
        entries: Entries of the items that decide it, in order.
    """

    number: Count
    verdict: Verdict
    at: datetime | None = None
    entries: tuple[int, ...] = ()


def count(
    weighed: Iterable[Weighed],
    spans: Sequence[tuple[datetime, datetime]],
    counting: Counting,
    bound: Bound,
) -> FactTally:
    """Count items against a bound.

    Args:
        weighed: Items and what they add.
        spans: When the limit runs.
        counting: Concurrent, cumulative or per contingent.
        bound: The number it is compared with.
    """
    there = [one for one in weighed if any(one.item.during(*span) for span in spans)]
    match counting:
        case Counting.CUMULATIVE:
            number = _sum(there)
            entries = tuple(sorted({one.item.entry for one in there}))
            return FactTally(
                number=number,
                verdict=judge(bound, number.sure, number.possible),
                entries=entries,
            )
        case Counting.PER_CONTINGENT:
            return _each(there, spans, bound)
        case _:
            return _at_once(there, spans, bound)


def _at_once(
    there: Sequence[Weighed], spans: Sequence[tuple[datetime, datetime]], bound: Bound
) -> FactTally:
    """Count the largest number at any instant."""
    changes: list[tuple[datetime, int, int]] = []
    for one in there:
        added = one.counted
        for start, end in spans:
            if one.item.during(start, end):
                changes.append((max(start, one.item.since), added.sure, added.possible))
                left = end if one.item.until is None else min(end, one.item.until)
                changes.append((left, -added.sure, -added.possible))
    changes.sort(key=lambda change: change[0])
    sure = possible = 0
    peak, at = Count(), None
    for instant, each in groupby(changes, key=lambda change: change[0]):
        for _, more_sure, more_possible in each:
            sure += more_sure
            possible += more_possible
        if possible > peak.possible or sure > peak.sure:
            at = instant
        peak = Count(max(peak.sure, sure), max(peak.possible, possible))
    entries = (
        tuple(
            sorted(
                {
                    one.item.entry
                    for one in there
                    if one.item.since <= at and (one.item.until is None or one.item.until > at)
                }
            )
        )
        if at is not None
        else ()
    )
    return FactTally(
        number=peak, verdict=judge(bound, peak.sure, peak.possible), at=at, entries=entries
    )


def _sum(there: Sequence[Weighed]) -> Count:
    """Count everything once over the whole stay, wherever it was."""
    most: dict[Hashable, Count] = {}
    for one in there:
        before, added = most.get(one.item.key, Count()), one.counted
        most[one.item.key] = Count(
            max(before.sure, added.sure), max(before.possible, added.possible)
        )
    return sum(most.values(), Count())


def _each(
    there: Sequence[Weighed], spans: Sequence[tuple[datetime, datetime]], bound: Bound
) -> FactTally:
    """Judge each party by itself; the worst decides."""
    parties: dict[str, list[Weighed]] = {}
    for one in there:
        parties.setdefault(one.item.came.party.name, []).append(one)
    if not parties or not bound.known:
        return FactTally(number=Count(), verdict=Verdict.MET if bound.known else judge(bound))
    tallies = []
    for members in parties.values():
        alone = _at_once(members, spans, bound)
        unclear = all(one.held is not Held.YES for one in members)
        verdict = agree((Verdict.MET, alone.verdict)) if unclear else alone.verdict
        tallies.append(
            FactTally(number=alone.number, verdict=verdict, at=alone.at, entries=alone.entries)
        )
    verdict = worst(tuple(one.verdict for one in tallies))
    decisive = [one for one in tallies if one.verdict is verdict]
    return max(decisive, key=lambda one: one.number.possible)
