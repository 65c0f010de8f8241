"""How little of a change is enough, from both sides: this much wins days, one step less fails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from relevo.core.term import Term, runs_of
from relevo.rotation.explain.candidates import candidates_for, ranks
from relevo.rotation.explain.model import Change, Kind, Remedy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relevo.rotation.explain.candidates import Candidate
    from relevo.rotation.explain.model import Clash, Member
    from relevo.rotation.explain.oracle import Oracle
    from relevo.rotation.model import Planning, Post
    from relevo.rotation.solver.budget import Budget

T = TypeVar("T")


def furthest(values: Sequence[T], holds: Callable[[T], bool | None]) -> tuple[T, bool]:
    """Give the last value that holds, where a value that holds lets all before it hold.

    Args:
        values: The first of them holds.
        holds: Whether a value does; None if that is not known.

    Returns:
        The value, and whether it is proven that the next one does not hold.
    """
    low, high, proven = 0, len(values), True
    while high - low > 1:
        middle = (low + high) // 2
        answer = holds(values[middle])
        if answer:
            low = middle
        else:
            high, proven = middle, answer is False
    return values[low], proven


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedies:
    """Looks for the changes that win days of a post back.

    Attributes:
        planning: The planning problem.
        oracle: Answers for the plan.
        post: The post.
        budget: When to stop.
    """

    planning: Planning
    oracle: Oracle
    post: Post
    budget: Budget

    def of(self, clashes: Sequence[Clash]) -> tuple[tuple[Remedy, ...], tuple[Member, ...]]:
        """Find them for the days of some clashes.

        A day is won back by loosening one limit only if that limit is in the day's clash, for
        the others alone leave it uncovered: nothing else is tried.

        Args:
            clashes: Reasons of the days.

        Returns:
            Remedies in the order tried; and the limits for which no answer was proven in time.
        """
        remedies: list[Remedy] = []
        unsettled: dict[Member, None] = {}
        tries = [
            (candidate, member)
            for member in dict.fromkeys(m for clash in clashes for m in clash.members)
            for candidate in candidates_for(self.planning, member)
        ]
        for candidate, member in sorted(tries, key=lambda one: ranks()[one[0].change]):
            mine = [clash for clash in clashes if member in clash.members]
            days = frozenset(day for clash in mine for term in clash.terms for day in term)
            own = not any(m.kind is Kind.OFFER for clash in mine for m in clash.members)
            found = self._try(candidate, days, own=own)
            if found is None:
                unsettled[member] = None
            else:
                remedies += found
        return tuple(remedies), tuple(unsettled)

    def _try(
        self, candidate: Candidate, days: frozenset[date], *, own: bool
    ) -> tuple[Remedy, ...] | None:
        """Give the least of a change that wins as much as the most of it; None if not settled."""
        slots = candidate.slots
        whole = Term(slots[0].start, slots[-1].end) if slots else None
        generous = candidate.build(candidate.numbers[0], whole)
        most = self.oracle.ask(generous, self.post.id, days, self.budget, enough=None)
        won = most.covered
        if not won:
            return () if most.least == len(days) else None

        def wins(number: int | None, term: Term | None) -> bool | None:
            built = candidate.build(number, term)
            answer = self.oracle.ask(built, self.post.id, won, self.budget, enough=0, own=own)
            return answer.at_most(0)

        number, enough = furthest(candidate.numbers, lambda n: wins(n, whole))
        term = whole
        if slots:
            end = slots[-1].end
            start, tight = furthest(
                [slot.start for slot in slots], lambda s: wins(number, Term(s, end))
            )
            enough &= tight
            ends = [slot.end for slot in reversed(slots) if slot.end > start]
            end, tight = furthest(ends, lambda e: wins(number, Term(start, e)))
            enough &= tight
            term = Term(start, end)
        dated = candidate.change is Change.FREE_FROM and number is not None
        return (
            Remedy(
                change=candidate.change,
                id=candidate.id,
                wins=self.post.weight * len(won),
                won=runs_of(won),
                days=len(days - won),
                before=candidate.before,
                after=None if dated else number,
                term=term,
                day=date.fromordinal(number) if dated and number is not None else None,
                enough=enough,
            ),
        )


def cheapest_first(remedies: Sequence[Remedy]) -> tuple[Remedy, ...]:
    """Order remedies by their sort, as ``remedies.csv`` ranks them, then by how much they ask."""
    return tuple(sorted(remedies, key=lambda remedy: (ranks()[remedy.change], remedy.size)))


def shorter_window(post: Post, term: Term) -> tuple[Remedy, ...]:
    """Give the window without the days of a run that begins or ends it: the plan is the proof.

    Args:
        post: The post.
        term: The run.

    Returns:
        One remedy, with the window left; none if the run lies inside the window or is all of it.
    """
    left = post.window.minus(term)
    if len(left) != 1:
        return ()
    return (
        Remedy(
            change=Change.WINDOW,
            id=post.id,
            wins=post.weight * term.days,
            won=(term,),
            days=0,
            term=left[0],
        ),
    )
