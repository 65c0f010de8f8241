"""Counting against a limit: at any one time, over the whole stay, for each contingent.

Each number is a pair: what counts for certain, and what may count where the scope of a limit or
the code of an arm leaves it open.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.days import steps, within
from relevo.core.codes import Held
from relevo.core.finding import Verdict, agree, worst
from relevo.core.term import union
from relevo.instrument.model import Counting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.compliance.stay import Stay
    from relevo.core.bound import Bound
    from relevo.core.term import Term


@dataclass(frozen=True, slots=True)
class Count:
    """A number that is at least ``sure`` and at most ``possible``."""

    sure: int = 0
    possible: int = 0

    def __add__(self, other: Count) -> Count:
        """Add both ends."""
        return Count(self.sure + other.sure, self.possible + other.possible)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one stay adds to a limit, if it is in its scope.

    Attributes:
        stay: The stay.
        held: Whether it is in scope: yes or unclear.
        moves: What comes and goes with the unit.
        remains: What stays with the post and counts once however many units are there.
    """

    stay: Stay
    held: Held
    moves: Count
    remains: Count = Count()

    @property
    def counted(self) -> tuple[Count, Count]:
        """``moves`` and ``remains``, nothing of them being sure while the scope is unclear."""
        if self.held is Held.YES:
            return self.moves, self.remains
        return Count(0, self.moves.possible), Count(0, self.remains.possible)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The number that a limit is compared with, under one counting.

    Attributes:
        number: The largest on any one day, the sum, or the largest of any contingent.
        verdict: What the bound says of it.
        days: Days that decide it, with the number found: those not met, else the peak. Empty
            where no single day decides.
        stays: Stays that decide it, with the number of each, when each counts by itself.
    """

    number: Count
    verdict: Verdict
    days: tuple[tuple[Term, int], ...] = ()
    stays: tuple[tuple[Stay, int], ...] = ()


def tally(
    shares: Iterable[Share], terms: Sequence[Term], counting: Counting, bound: Bound
) -> Tally:
    """Count shares against a bound.

    Args:
        shares: What each stay in scope adds.
        terms: Days on which the limit runs; a stay without a day in them does not count.
        counting: Concurrent, cumulative or per contingent.
        bound: The number it is compared with.

    Returns:
        The number, the verdict and what decides it.
    """
    counted = [s for s in shares if any(s.stay.term.meet(term) for term in terms)]
    match counting:
        case Counting.CUMULATIVE:
            return _cumulative(counted, bound)
        case Counting.PER_CONTINGENT:
            return _each(counted, bound)
        case _:
            return _concurrent(counted, terms, bound)


def judge(bound: Bound, *numbers: int) -> Verdict:
    """Judge a number known only to be one of several: what the bound says of all, else open.

    A bound whose number was not found says nothing of any number, not even of none.
    """
    if bound.unlimited:
        return Verdict.MET
    if not bound.known:
        return Verdict.UNDETERMINED
    return agree(tuple(bound.verdict(n) for n in numbers))


def _concurrent(shares: Sequence[Share], terms: Sequence[Term], bound: Bound) -> Tally:
    """Count the largest number on any one day."""
    sure = _daily(shares, terms, possible=False)
    possible = _daily(shares, terms, possible=True)
    number = Count(_peak(sure), _peak(possible))
    verdict = judge(bound, number.sure, number.possible)
    if verdict is Verdict.BREACHED and bound.upper:
        days = [(t, n) for t, n in sure if bound.verdict(n) is Verdict.BREACHED]
    elif verdict is Verdict.UNDETERMINED and bound.upper and bound.known:
        days = [(t, n) for t, n in possible if bound.verdict(n) is not Verdict.MET]
    else:
        days = [(t, n) for t, n in possible if n == number.possible][:1]
    return Tally(number=number, verdict=verdict, days=_joined(days))


def _daily(
    shares: Sequence[Share], terms: Sequence[Term], *, possible: bool
) -> tuple[tuple[Term, int], ...]:
    """Give the number on each day of the terms, as steps.

    What remains with a post counts on the days of the stays there, once however many they are.
    """
    loads: list[tuple[Term, int]] = []
    remains: defaultdict[str, dict[Term, int]] = defaultdict(dict)
    for share in shares:
        moves, kept = share.counted
        loads.append((share.stay.term, moves.possible if possible else moves.sure))
        if number := kept.possible if possible else kept.sure:
            remains[share.stay.post.id][share.stay.term] = number
    for held in remains.values():
        loads.extend((term, max(held.values())) for term in union(held))
    return tuple((part, number) for term, number in steps(loads) for part in within(term, terms))


def _peak(runs: Sequence[tuple[Term, int]]) -> int:
    """Give the largest number of any step; 0 without steps."""
    return max((number for _, number in runs), default=0)


def _joined(runs: Sequence[tuple[Term, int]]) -> tuple[tuple[Term, int], ...]:
    """Join steps that touch, each with the largest number in it."""
    return tuple(
        (term, max(number for part, number in runs if term.covers(part)))
        for term in union(part for part, _ in runs)
    )


def _cumulative(shares: Sequence[Share], bound: Bound) -> Tally:
    """Count the sum over all stays; what remains with a post counts once for the post."""
    number = Count()
    remains: dict[str, Count] = {}
    for share in shares:
        moves, kept = share.counted
        number += moves
        before = remains.get(share.stay.post.id, Count())
        remains[share.stay.post.id] = Count(
            max(before.sure, kept.sure), max(before.possible, kept.possible)
        )
    number = sum(remains.values(), number)
    return Tally(number=number, verdict=judge(bound, number.sure, number.possible))


def _each(shares: Sequence[Share], bound: Bound) -> Tally:
    """Judge each stay by itself; the worst decides."""
    verdicts: list[Verdict] = []
    counted: list[Count] = []
    for share in shares:
        own = share.moves + share.remains
        alone = judge(bound, own.sure, own.possible)
        verdicts.append(alone if share.held is Held.YES else agree((Verdict.MET, alone)))
        moves, kept = share.counted
        counted.append(moves + kept)
    decides = max if bound.upper else min
    verdict = worst(tuple(verdicts)) if bound.known else judge(bound)
    return Tally(
        number=Count(
            decides((count.sure for count in counted), default=0),
            decides((count.possible for count in counted), default=0),
        ),
        verdict=verdict,
        stays=tuple(
            (share.stay, count.possible)
            for share, count, own_verdict in zip(shares, counted, verdicts, strict=True)
            if own_verdict is verdict and verdict is not Verdict.MET
        ),
    )
