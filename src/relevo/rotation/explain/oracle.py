"""The question every explanation asks: can these days be covered beside all that a plan covers?

Answered by the planner itself, to proof. A uncovered day of what must stay covered weighs more
than all days asked for together, so one solve tells how many of them can be covered at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from relevo.rotation.explain.parts import chains_of, linked, moved, part_of, taken_by
from relevo.rotation.solver.levels import solve_levels

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from relevo.rotation.explain.parts import Taken
    from relevo.rotation.from_mandate import Built
    from relevo.rotation.model import Planning, Tour
    from relevo.rotation.solver.budget import Budget
    from relevo.rotation.solver.instance import Ints

_CALLS = 2
"""Calls of the search before the proof: there is a plan to begin with, and many questions."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How many of the days asked for must stay uncovered.

    Attributes:
        least: No plan that covers all that the plan covers leaves fewer.
        found: Some such plan leaves so many; the plan itself leaves all.
        covered: Days asked for that the plan found covers.
        taken: What the plan found takes of what posts share; None if none better was found.
    """

    least: int
    found: int
    covered: frozenset[date] = frozenset()
    taken: Taken | None = None

    def at_most(self, number: int) -> bool | None:
        """Whether some plan leaves at most so many; None if that is not settled."""
        if self.found <= number:
            return True
        return False if self.least > number else None

    def settles(self, enough: int | None) -> bool:
        """Whether this answers a question about a number, or, for None, about the least."""
        if enough is None:
            return self.found == self.least
        return self.at_most(enough) is not None


def kept_days(planning: Planning, tours: Sequence[Tour]) -> dict[str, frozenset[date]]:
    """Give the days of each post that a plan covers, incumbents included."""
    present: dict[str, set[date]] = {post: set() for post in planning.posts}
    for tour in tours:
        present[tour.post] |= set(tour.stay)
    for post in planning.posts.values():
        if post.incumbent is not None:
            present[post.id] |= set(post.incumbent.stay)
    return {
        post.id: frozenset(present[post.id]) & frozenset(post.window)
        for post in planning.posts.values()
    }


@dataclass(frozen=True, slots=True)
class Oracle:
    """Answers for one plan.

    Attributes:
        tours: The plan; it keeps every limit.
        kept: The days it covers, by post.
        seed: Seed of every search.
    """

    tours: tuple[Tour, ...]
    kept: dict[str, frozenset[date]]
    seed: int

    def ask(
        self,
        built: Built,
        post: str,
        days: Collection[date],
        budget: Budget,
        *,
        enough: int | None,
        own: bool = False,
    ) -> Answer:
        """Ask how many of some days of a post must stay uncovered.

        Three questions, the later ones only if the ones before leave the answer open: the posts
        that share units as if they were alone (what they cannot do, nobody can), the same with
        all other posts as planned (what they can do, is a plan), and all posts that
        anything links.

        Args:
            built: The arrays, limits lifted or changed; the plan is a plan of them.
            post: The post.
            days: Days that the plan leaves uncovered, at least one.
            budget: When to stop.
            enough: Number the caller wants to know about; None asks for the least.
            own: Whether the post by itself may already have too little, whatever the units: it is
                asked first then.

        Returns:
            What is proven by then.
        """
        p = next(i for i, one in enumerate(built.posts) if one.id == post)
        asked = _Asked(self, built, p, frozenset(days), self._weights(built, p, days))
        close = linked(built, p, shared=False)
        wide = linked(built, p, shared=True)
        if own and len(close) > 1:
            single = replace(asked.of((p,), budget), found=len(days), covered=frozenset())
            if single.settles(enough):
                return single
        alone = asked.of(close, budget)
        if close == wide:
            return alone
        answer = Answer(alone.least, len(days))
        if answer.settles(enough):
            return answer
        if alone.found == alone.least and asked.fits(close, alone):
            return alone
        beside = asked.of(close, budget, beside=True)
        answer = replace(beside, least=alone.least)
        if answer.settles(enough):
            return answer
        both = asked.of(wide, budget)
        better = both if both.found < answer.found else answer
        return replace(better, least=max(answer.least, both.least))

    def _weights(self, built: Built, p: int, days: Collection[date]) -> Ints:
        """Give the weight of each day: 1 if asked for, more than all of these if kept."""
        weight = np.zeros((len(built.posts), built.instance.days), np.int32)
        for q, post in enumerate(built.posts):
            for day in self.kept[post.id]:
                weight[q, (day - built.start).days] = len(days) + 1
        for day in days:
            weight[p, (day - built.start).days] = 1
        return weight


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question, to be asked of parts of an instance."""

    oracle: Oracle
    built: Built
    p: int
    days: frozenset[date]
    weight: Ints

    def of(self, posts: tuple[int, ...], budget: Budget, *, beside: bool = False) -> Answer:
        """Ask it of some posts alone.

        Args:
            posts: The posts, by index.
            budget: When to stop.
            beside: Whether the other posts take what they take in the plan.
        """
        if budget.over():
            return Answer(0, len(self.days))
        instance = self.built.instance
        planned = chains_of(self.built, self.oracle.tours)
        part = part_of(instance, posts, self.weight, self._others(posts) if beside else None)
        start = {
            posts.index(p): moved(instance, posts, p, planned[p]) for p in posts if p in planned
        }
        found = solve_levels(
            part, (0,), budget, self.oracle.seed, lambda _: None, start=start, calls=_CALLS
        )
        least = min(len(self.days), found.bounds[0])
        if found.worth.uncovered >= len(self.days):
            return Answer(least, len(self.days))
        chains = {i: found.columns.chain(c) for i, c in enumerate(found.plan)}
        present = {
            self.built.start + timedelta(days=t)
            for _, start, end in chains[posts.index(self.p)]
            for t in range(start, end)
        }
        return Answer(least, found.worth.uncovered, self.days & present, taken_by(part, chains))

    def _others(self, posts: tuple[int, ...]) -> Taken:
        """Give what all posts but some take in the plan."""
        planned = chains_of(self.built, self.oracle.tours)
        others = {p: chain for p, chain in planned.items() if p not in posts}
        return taken_by(self.built.instance, others)

    def fits(self, posts: tuple[int, ...], answer: Answer) -> bool:
        """Whether the plan found for some posts alone stands beside all others as planned."""
        if answer.taken is None:
            return False
        instance, others = self.built.instance, self._others(posts)
        ceiling = answer.taken.ceiling + others.ceiling <= instance.ceiling
        return bool(ceiling.all() and (answer.taken.moves + others.moves <= instance.moves).all())
