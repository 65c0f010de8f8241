"""A plan with one unit at one post on one day: what it would take, by solving.

A unit is at a post on a day either alone, or beside the unit it relieves or that relieves it.
Each case is forced by taking away what contradicts it; see ``docs/explanation/explain.md``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from relevo.core.term import runs_of
from relevo.rotation.explain.model import Force, Forced
from relevo.rotation.explain.oracle import kept_days
from relevo.rotation.explain.parts import chains_of, linked, moved, part_of, taken_by
from relevo.rotation.model import Uncovered
from relevo.rotation.solver.columns import Columns
from relevo.rotation.solver.levels import solve_levels
from relevo.rotation.solver.plan import worth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from relevo.rotation.from_mandate import Built
    from relevo.rotation.model import Planning, Tour
    from relevo.rotation.solver.budget import Budget
    from relevo.rotation.solver.instance import Instance

_UNCOVERED, _COST = 0, 2
"""Levels by index in :data:`relevo.rotation.solver.plan.LEVELS`."""


@dataclass(frozen=True, slots=True)
class Case:
    """One way for a unit to be at a post on a day: alone there on some day, without moving between.

    Attributes:
        alone: Day on which no other unit is at the post and somebody is.
        day: The day asked about: the unit neither arrives nor leaves between the two.
    """

    alone: int
    day: int


def cases_of(built: Built, pair: int, day: int) -> tuple[tuple[Case, ...], bool]:
    """Give the ways for a pair's unit to be at its post on a day.

    Args:
        built: The arrays.
        pair: The pair.
        day: The day, from the first day planned.

    Returns:
        The cases, and whether they are all: a tour of exactly twice the overlap may be beside
        another unit on each of its days, and is no case.
    """
    a, h = built.instance.arrays, built.instance.overlap
    p, fit = int(a.pair["post"][pair]), int(a.pair["fit"][pair])
    first = max(int(a.post["begin"][p]), int(a.post["incumbent_end"][p]))
    end = int(a.post["end"][p])
    begins = np.flatnonzero(a.first_end[fit])
    shortest = int((a.first_end[fit][begins] - begins).min(initial=built.instance.days))
    apart = (h,) if shortest >= 3 * h else tuple(range(1, h + 1))
    offsets = dict.fromkeys((0, *(o for j in apart for o in (j, -j))))
    found = tuple(Case(day + o, day) for o in offsets if first <= day + o < end)
    return found, h == 0 or shortest > 2 * h


def forced(instance: Instance, pair: int, case: Case) -> Instance:
    """Give the instance in which a plan of any worth has the pair's unit there in one of the cases.

    Args:
        instance: The instance.
        pair: The pair.
        case: The case.

    Returns:
        The instance; a plan without the unit there leaves more weighted days uncovered than all
        others together.
    """
    a = instance.arrays
    p, t = int(a.pair["post"][pair]), case.alone
    first_end, last_end = [a.first_end], [a.last_end]
    pairs = a.pair.copy()
    for i in range(int(a.pair_ptr[p]), int(a.pair_ptr[p + 1])):
        if i == pair:
            continue
        low, high = a.first_end[pairs["fit"][i]].copy(), a.last_end[pairs["fit"][i]].copy()
        high[: t + 1] = np.minimum(high[: t + 1], t)
        never = high < low
        low[never] = high[never] = 0
        pairs["fit"][i] = len(a.first_end) + len(first_end) - 1
        first_end.append(low[None])
        last_end.append(high[None])
    arrive, depart, weight = a.arrive.copy(), a.depart.copy(), a.day_weight.copy()
    arrive[p, case.day + 1 : t + 1] = False
    depart[p, t + 1 : case.day + 1] = False
    weight[p, t] = 1 + int(a.day_weight.sum())
    return replace(
        instance,
        arrays=a._replace(
            pair=pairs,
            first_end=np.concatenate(first_end),
            last_end=np.concatenate(last_end),
            arrive=arrive,
            depart=depart,
            day_weight=weight,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Best:
    """The best of one case, against the plan.

    Attributes:
        least: No plan of the case has fewer weighted days more; None if no plan is one.
        found: What the plan found has more; None if none was found.
        cost: Cost units that it has more.
        cost_least: No plan of the case with as many days has fewer more.
        gaps: Days that it leaves and the plan covers.
    """

    least: int | None
    found: int | None
    cost: int = 0
    cost_least: int = 0
    gaps: tuple[Uncovered, ...] = ()


def _fewer(one: _Best, other: _Best) -> bool:
    """Whether a plan was found that leaves fewer days than another."""
    return one.found is not None and (other.found is None or one.found < other.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forcing:
    """Forces a pair's unit to be at its post on a day.

    Attributes:
        planning: The planning problem.
        built: Its arrays.
        tours: The plan; it keeps every limit.
        pair: The pair.
        seed: Seed of every search.
    """

    planning: Planning
    built: Built
    tours: tuple[Tour, ...]
    pair: int
    seed: int

    def on(self, day: date, budget: Budget) -> Forced:
        """Give what it would take, as far as the time allows to say.

        Args:
            day: The day, within the post's window.
            budget: When to stop; the cases share it evenly.
        """
        cases, every = cases_of(self.built, self.pair, (day - self.built.start).days)
        best = {
            case: self._best(case, (_UNCOVERED,), budget.part(budget.left() / (len(cases) - i)))
            for i, case in enumerate(cases)
        }
        bounds = [one.least for one in best.values() if one.least is not None]
        least = max(0, min(bounds, default=0)) if every else 0
        possible = [one for one in best.values() if one.found is not None]
        if not possible:
            never = every and not bounds
            return Forced(force=Force.IMPOSSIBLE if never else Force.UNPROVEN)
        chosen = min(possible, key=lambda one: one.found or 0)
        more = max(0, chosen.found or 0)
        if more:
            force = Force.WORSE if least else Force.UNPROVEN
            return Forced(force=force, more=more, least=least, gaps=chosen.gaps)
        left = [case for case, one in best.items() if one.least is not None and one.least <= 0]
        costs = [
            self._best(case, (_UNCOVERED, _COST), budget.part(budget.left() / (len(left) - i)))
            for i, case in enumerate(left)
        ]
        same = [one.cost for one in costs if one.found is not None and one.found <= 0]
        proven = every and all(one.least is not None for one in costs)
        return Forced(
            force=Force.SAME,
            cost=min(same, default=None),
            cost_least=min(one.cost_least for one in costs) if proven else None,
        )

    def _best(self, case: Case, order: tuple[int, ...], budget: Budget) -> _Best:
        """Solve one case: the post by itself, posts that share units, and all that are linked."""
        whole = forced(self.built.instance, self.pair, case)
        p = int(whole.arrays.pair["post"][self.pair])
        close = linked(self.built, p, shared=False)
        wide = linked(self.built, p, shared=True)
        least = -self._now(close)[0]
        if len(close) > 1 and order == (_UNCOVERED,):
            single = self._solved(whole, (p,), order, budget.part(budget.left() / 4), beside=False)
            if single.least is None:
                return single
            least += single.least + self._now((p,))[0]
        alone = self._solved(whole, close, order, budget.part(budget.left() / 3), beside=False)
        if close == wide or alone.least is None:
            return alone if alone.least is None else replace(alone, least=max(least, alone.least))
        least = max(least, alone.least)
        beside = self._solved(whole, close, order, budget.part(budget.left() / 2), beside=True)
        if beside.found is not None and beside.found <= least:
            return replace(beside, least=least, cost_least=alone.cost_least)
        both = self._solved(whole, wide, order, budget, beside=False)
        if both.least is None:
            return both
        better = beside if _fewer(beside, both) else both
        return replace(better, least=max(least, both.least), cost_least=both.cost_least)

    def _solved(
        self,
        whole: Instance,
        posts: tuple[int, ...],
        order: tuple[int, ...],
        budget: Budget,
        *,
        beside: bool,
    ) -> _Best:
        """Solve some posts alone, or beside what the others take in the plan."""
        p = int(whole.arrays.pair["post"][self.pair])
        planned = chains_of(self.built, self.tours)
        others = {q: chain for q, chain in planned.items() if q not in posts}
        taken = taken_by(self.built.instance, others) if beside else None
        part = part_of(whole, posts, whole.arrays.day_weight, taken)
        start = {
            posts.index(q): moved(whole, posts, q, planned[q])
            for q in posts
            if q in planned and q != p
        }
        found = solve_levels(part, order, budget, self.seed, lambda _: None, start=start)
        huge = 1 + int(self.built.instance.arrays.day_weight.sum())
        now, cost = self._now(posts)
        if found.bounds[0] >= huge:
            return _Best(None, None)
        if found.worth.uncovered >= huge:
            return _Best(found.bounds[0] - now, None)
        return _Best(
            found.bounds[0] - now,
            found.worth.uncovered - now,
            found.worth.cost - cost,
            found.bounds[-1] - cost,
            tuple(self._gaps(posts, [found.columns.chain(c) for c in found.plan])),
        )

    def _now(self, posts: Sequence[int]) -> tuple[int, int]:
        """Give the weighted uncovered days and the cost of the plan at some posts."""
        planned = chains_of(self.built, self.tours)
        columns = Columns(self.built.instance)
        bare = np.empty((0, 3), np.int32)
        now = worth(columns, [columns.add(q, planned.get(q, bare))[0] for q in posts])
        return now.uncovered, now.cost

    def _gaps(
        self,
        posts: Sequence[int],
        chains: Sequence[np.ndarray[tuple[int, int], np.dtype[np.int32]]],
    ) -> Iterator[Uncovered]:
        """Give the days that the plan covers and these chains do not."""
        kept = kept_days(self.planning, self.tours)
        for q, chain in zip(posts, chains, strict=True):
            post = self.built.posts[q]
            present = {
                self.built.start + timedelta(days=t)
                for _, start, end in chain
                for t in range(start, end)
            }
            if post.incumbent is not None:
                present |= set(post.incumbent.stay)
            for term in runs_of(kept[post.id] - present):
                yield Uncovered(post=post.id, term=term)
