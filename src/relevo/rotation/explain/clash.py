"""Clashes: the smallest sets of limits that alone leave a day uncovered.

QuickXplain (Junker 2004) with the exact planner as its oracle: limits are lifted by halves, and a
half that is not needed is never looked at again. What the time does not allow to decide counts as
needed, so that a clash found is always one, at worst with a member too many.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.core.term import runs_of
from relevo.rotation.explain.members import lifted, members_of
from relevo.rotation.explain.model import Clash, Kind
from relevo.rotation.explain.parts import linked
from relevo.rotation.from_mandate import from_mandate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from relevo.rotation.explain.model import Member
    from relevo.rotation.explain.oracle import Answer, Oracle
    from relevo.rotation.model import Planning, Post
    from relevo.rotation.solver.budget import Budget


def smallest(
    candidates: Sequence[Member], impossible: Callable[[frozenset[Member]], bool]
) -> tuple[Member, ...]:
    """Give a smallest set of limits that alone make something impossible.

    Args:
        candidates: Limits that together make it impossible.
        impossible: Whether a set of limits does, all others lifted; more limits never less.
            False may also mean that it is not known.

    Returns:
        Limits that together make it impossible, in the order given. If every answer was known,
        none of them can be spared.
    """
    if impossible(frozenset()):
        return ()
    found = set(_needed(frozenset(), tuple(candidates), impossible, tried=True))
    return tuple(member for member in candidates if member in found)


def _needed(
    always: frozenset[Member],
    candidates: tuple[Member, ...],
    impossible: Callable[[frozenset[Member]], bool],
    *,
    tried: bool,
) -> tuple[Member, ...]:
    """Give the candidates needed beside what is always there; ``tried``: that alone is not enough.

    Together they make it impossible.
    """
    if not tried and impossible(always):
        return ()
    if len(candidates) == 1:
        return candidates
    half = len(candidates) // 2
    first, second = candidates[:half], candidates[half:]
    more = _needed(always | set(first), second, impossible, tried=False)
    fewer = _needed(always | set(more), first, impossible, tried=not more)
    return fewer + more


@dataclass(frozen=True, slots=True, kw_only=True)
class Clashes:
    """Finds the clashes of a post's days.

    Attributes:
        planning: The planning problem.
        oracle: Answers for the plan.
        post: The post.
        budget: When to stop.
        known: Clashes of other days, which are tried first.
    """

    planning: Planning
    oracle: Oracle
    post: str
    budget: Budget
    known: tuple[tuple[Member, ...], ...] = ()
    _answers: dict[tuple[frozenset[Member], frozenset[date]], Answer] = field(default_factory=dict)

    def ask(
        self, members: Iterable[Member], days: frozenset[date], *, enough: int | None
    ) -> Answer:
        """Ask how many days must stay uncovered when some limits alone hold."""
        active = frozenset(members)
        known = self._answers.get((active, days))
        if known is not None and known.settles(enough):
            return known
        others = [member for member in members_of(self.planning) if member not in active]
        built = from_mandate(lifted(self.planning, others))
        answer = self.oracle.ask(built, self.post, days, self.budget, enough=enough)
        self._answers[active, days] = answer
        return answer

    def uncoverable(self, members: Iterable[Member], day: date) -> bool:
        """Whether limits alone are proven to leave a day uncovered."""
        return self.ask(members, frozenset((day,)), enough=0).at_most(0) is False

    def coverable(self, day: date) -> bool:
        """Whether some plan that keeps every limit is known to cover a day beside all others."""
        return self.ask(members_of(self.planning), frozenset((day,)), enough=0).at_most(0) is True

    def of(self, days: frozenset[date]) -> tuple[tuple[Clash, ...], frozenset[date]]:
        """Find a reason for each of some days.

        Args:
            days: Days that the plan leaves uncovered.

        Returns:
            Clashes that share no day, and the days for which none is proven: those that can be
            covered after all, and those for which time did not suffice.
        """
        clashes: list[Clash] = []
        left = set(days)
        unexplained: set[date] = set()
        while left:
            day = min(left)
            members = None if self.budget.over() else self._nearest(day)
            if members is None:
                unexplained.add(day)
                left.remove(day)
                continue
            same = self._left_by(members, frozenset(left))
            shared = self._needed_on(members, same)
            mine = frozenset.intersection(*shared.values()) if shared else same
            if self.budget.over():
                mine = same
            elif day not in mine:
                mine = frozenset((day,))
            clashes.append(
                Clash(
                    terms=runs_of(mine),
                    members=members,
                    needed=tuple(m for m in members if mine <= shared[m]),
                )
            )
            left -= mine
        return tuple(clashes), frozenset(unexplained)

    def _nearest(self, day: date) -> tuple[Member, ...] | None:
        """Give the limits of one clash, from the nearest circle that holds one; None if none."""
        for circle in (*self.known, *circles(self.planning, self.post)):
            if self.uncoverable(circle, day):
                return smallest(circle, lambda members: self.uncoverable(members, day))
        return None

    def _left_by(self, members: tuple[Member, ...], days: frozenset[date]) -> frozenset[date]:
        """Give the days of which limits alone are proven to leave every one uncovered."""
        while days:
            answer = self.ask(members, days, enough=len(days) - 1)
            if answer.at_most(len(days) - 1) is False:
                return days
            if not answer.covered:
                return frozenset((min(days),))
            days -= answer.covered
        return days

    def _needed_on(
        self, members: tuple[Member, ...], days: frozenset[date]
    ) -> dict[Member, frozenset[date]]:
        """Give for each limit the days that the others are proven not to leave uncovered."""
        found: dict[Member, frozenset[date]] = {}
        for member in members:
            others = [other for other in members if other != member]
            left = days
            covered: frozenset[date] = frozenset()
            while left:
                answer = self.ask(others, left, enough=None)
                covered |= answer.covered
                if not answer.covered:
                    break
                left -= answer.covered
            found[member] = covered
        return found


def circles(planning: Planning, post: str) -> tuple[tuple[Member, ...], ...]:
    """Give growing sets of limits around a post, the last of them all.

    Args:
        planning: The planning problem.
        post: The post.

    Returns:
        Limits that hold for the post whatever units there are; limits of the posts that share
        units with it, numbers of acts left out; these numbers too; and every limit.
    """
    built = from_mandate(planning)
    p = next(i for i, one in enumerate(built.posts) if one.id == post)
    near = [built.posts[q] for q in linked(built, p, shared=False)]
    every = members_of(planning)
    own = _around(planning, [built.posts[p]], every)
    close = _around(planning, near, every)
    return tuple(
        dict.fromkeys(
            (
                tuple(m for m in own if m.kind not in _OF_UNITS),
                close,
                tuple(m for m in every if m in close or m.kind is Kind.LIMIT),
                every,
            )
        )
    )


_OF_UNITS = frozenset((Kind.OFFER, Kind.AVAILABLE, Kind.FREE_FROM, Kind.DWELL))
"""Limits that say nothing once there are units without end."""


def _around(
    planning: Planning, posts: Sequence[Post], every: Iterable[Member]
) -> tuple[Member, ...]:
    """Give the limits that touch some posts or units offered for them; no numbers of acts."""
    units = {u.id for u in planning.units.values() if any(one.id in u.posts for one in posts)}
    points = {one.point for one in posts}
    own = {
        Kind.OFFER: {one.category for one in posts},
        Kind.ROOM: {one.institution for one in posts},
        Kind.MOVES: points,
        Kind.CLOSED: {
            str(i)
            for i, entry in enumerate(planning.calendar)
            if not entry.points or points & set(entry.points)
        },
        Kind.AVAILABLE: units,
        Kind.FREE_FROM: units,
        Kind.DWELL: units,
        Kind.LIMIT: set[str](),
    }
    return tuple(m for m in every if m.kind not in own or m.id in own[m.kind])
