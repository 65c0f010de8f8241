"""From a planning problem to the best rotation plan, with its proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.core.term import Term
from relevo.core.words import text
from relevo.rotation.begun import to_change
from relevo.rotation.gaps import gaps
from relevo.rotation.model import (
    NO_ROW,
    Level,
    LevelName,
    Objective,
    Result,
    Status,
    Stopped,
    Tour,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relevo.core.words import Text
    from relevo.rotation.from_mandate import Built
    from relevo.rotation.model import Planning
    from relevo.rotation.solver.columns import Columns
    from relevo.rotation.solver.scout import Step

_ORDER = {
    Objective.PRESENCE: (0, 4, 2, 3),
    Objective.PERSONS: (0, 4, 1, 2, 3),
}
"""Indices in :data:`relevo.rotation.solver.plan.LEVELS`, most important first; changes are a level
only if tours are announced."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a shell shows while the planner works.

    Attributes:
        phase: What is being done, in words.
        level: Level at work.
        best: Value of the best plan on that level, or None before the first.
        bound: Bound on that level, or None before the first.
        seconds: Seconds since the start.
    """

    phase: Text
    level: LevelName
    best: int | None
    bound: int | None
    seconds: float


def solve(
    planning: Planning,
    *,
    clock: Callable[[], float],
    time_limit_s: float,
    seed: int,
    progress: Callable[[Progress], None],
    stopped: Callable[[], bool],
    remedies_s: float = 15.0,
    keep: Callable[[Result], None] = lambda _: None,
) -> Result:
    """Find the best rotation plan and prove it.

    Deterministic: equal plannings and seeds give equal plans, unless time or the user ends the
    search. Method and validity of the bound: ``docs/explanation/rotation.md``.

    Args:
        planning: Forces, hosts, calendar and mandate.
        clock: Gives seconds; only differences count.
        time_limit_s: Seconds allowed, more than 0.
        seed: Seed of the search, at least 0.
        progress: Called now and then with what is known.
        stopped: Asked often; True ends the search with the best plan found.
        remedies_s: Seconds allowed, once the plan is made, for finding what would win days back;
            0 looks for nothing.
        keep: Called with each better plan as soon as it is known, status ``feasible``, so that a
            caller can hold on to it whatever happens after.

    Returns:
        The result; never an exception for lack of a plan. Without posts the plan is empty.
    """
    from relevo.rotation.from_mandate import from_mandate
    from relevo.rotation.remedies import remedies
    from relevo.rotation.solver.budget import Budget
    from relevo.rotation.solver.levels import solve_levels
    from relevo.rotation.solver.plan import LEVELS
    from relevo.rotation.start import announced_chains

    budget = Budget(clock, clock(), time_limit_s, stopped)
    built = from_mandate(planning)
    already = _already(planning, built)
    replanned = bool(planning.announced) or planning.frozen_until is not None
    order = tuple(
        level
        for level in _ORDER[planning.objective]
        if LEVELS[level] is not LevelName.CHANGES or replanned
    )

    kept: tuple[int, ...] = ()

    def tell(step: Step) -> None:
        nonlocal kept
        if step.plan != kept:
            kept = step.plan
            if not _unseated(built, step.columns, step.plan):
                keep(_better(built, step, order, already=already, seed=seed))
        phase = text("searching") if step.bound is None else text("proving")
        more = already.get(step.level, 0)
        bound = None if step.bound is None else step.bound + more
        progress(Progress(phase, step.level, step.value + more, bound, budget.spent()))

    start = announced_chains(planning, built) if replanned else None
    found = solve_levels(built.instance, order, budget, seed, tell, start=start)
    stand = _unseated(built, found.columns, found.plan)
    if stand:
        built = from_mandate(planning, stand)
        already = _already(planning, built)
        start = announced_chains(planning, built)
        found = solve_levels(built.instance, order, budget, seed, tell, start=start)
    tours = _tours(built, found.columns, found.plan)
    result = Result(
        status=Status.OPTIMAL if found.proven else Status.FEASIBLE,
        stopped=Stopped.PROOF if found.proven else budget.reason(),
        tours=tours,
        uncovered=gaps(built.posts, tours),
        levels=tuple(
            Level(
                name=LEVELS[level],
                value=found.worth[level] + already.get(LEVELS[level], 0),
                bound=bound + already.get(LEVELS[level], 0),
            )
            for level, bound in zip(order, found.bounds, strict=True)
        ),
        limits_enforced=built.enforced,
        limits_only_checked=built.only_checked,
        shortages=_shortages(planning, built),
        seed=seed,
    )
    if result.uncovered and remedies_s > 0:
        progress(Progress(text("looking for remedies"), LEVELS[0], None, None, budget.spent()))
    said = remedies(planning, result, Budget(clock, clock(), remedies_s, stopped))
    return replace(result, remedies=said, seconds=budget.spent())


def known_shortages(planning: Planning) -> tuple[Text, ...]:
    """Give what counting alone proves impossible, before any search.

    Args:
        planning: The planning problem.

    Returns:
        One sentence for each shortage; empty proves nothing.
    """
    from relevo.rotation.from_mandate import from_mandate

    return _shortages(planning, from_mandate(planning))


def known_before(planning: Planning) -> tuple[Text, ...]:
    """Give what there is to say of the input before any search.

    Args:
        planning: The planning problem.

    Returns:
        What counting proves impossible, then rows that may be slips: units that can never serve,
            incumbents that the other rows do not fit.
    """
    from relevo.rotation.from_mandate import from_mandate
    from relevo.rotation.precheck import doubts

    built = from_mandate(planning)
    return (*_shortages(planning, built), *doubts(planning, built))


def _shortages(planning: Planning, built: Built) -> tuple[Text, ...]:
    """Give what the arrays leave out and what counting proves, the latter from the first day on."""
    from relevo.rotation.shortage import shortages

    if planning.frozen_until is not None:
        return built.excluded
    return (*built.excluded, *shortages(planning, built))


def prepare_kernels(say: Callable[[Text], None]) -> float:
    """Compile the kernels if no compiled ones are at hand.

    Args:
        say: Called once, before compiling, if that is needed.

    Returns:
        Seconds it took, for information.
    """
    from relevo.rotation.solver.warm import compiled, warm

    if not compiled():
        say(text("Compiling the planner for this machine; this happens once."))
    return warm()


def _better(
    built: Built,
    step: Step,
    order: tuple[int, ...],
    *,
    already: Mapping[LevelName, int],
    seed: int,
) -> Result:
    """Give a plan that is not the last word; no bound is known for any level but the first."""
    from relevo.rotation.solver.plan import LEVELS, worth

    values = worth(step.columns, step.plan)
    tours = _tours(built, step.columns, step.plan)
    return Result(
        status=Status.FEASIBLE,
        stopped=Stopped.RUNNING,
        tours=tours,
        uncovered=gaps(built.posts, tours),
        levels=tuple(
            Level(name=LEVELS[x], value=values[x] + already.get(LEVELS[x], 0), bound=0)
            for x in order
        ),
        limits_enforced=built.enforced,
        limits_only_checked=built.only_checked,
        seed=seed,
    )


def _already(planning: Planning, built: Built) -> dict[LevelName, int]:
    """Give what levels hold whatever the plan, because it is past or can no longer be kept.

    Uncovered days before the first that can change; and changes made already: tours cut or
    shortened because their unit may not stay, and tours whose unit may no longer hold the post.
    """
    since = planning.frozen_until
    if since is None:
        return {}
    lost = sum(
        planning.posts[gap.post].weight * (min(gap.term.end, since) - gap.term.start).days
        for gap in gaps(built.posts, planning.announced)
        if gap.term.start < since
    )
    announced, facts = set(planning.announced), set(built.past.facts)
    kept = set(to_change(planning, built.past))
    unmade = len(kept) - len(built.instance.arrays.old)
    return {
        LevelName.UNCOVERED: lost,
        LevelName.CHANGES: len((announced - kept) ^ facts) + unmade,
    }


def _unseated(built: Built, columns: Columns, plan: tuple[int, ...]) -> tuple[str, ...]:
    """Give the posts at which a plan does not hold the tour in place."""
    return tuple(
        post.id
        for post, column in zip(built.posts, plan, strict=True)
        if post.id in built.past.seats
        and (
            not len(columns.chain(column))
            or built.start + timedelta(days=int(columns.chain(column)[0, 1]))
            != built.past.seats[post.id].tour.stay.start
        )
    )


def _tours(built: Built, columns: Columns, plan: tuple[int, ...]) -> tuple[Tour, ...]:
    """Give the tours of the plan, by post then first day; what has begun is among them."""
    pair_unit = built.instance.arrays.pair["unit"]
    chosen = (
        Tour(
            unit=built.units[pair_unit[pair]].id,
            post=post.id,
            stay=Term(
                built.start + timedelta(days=int(start)), built.start + timedelta(days=int(end))
            ),
        )
        for post, column in zip(built.posts, plan, strict=True)
        for pair, start, end in columns.chain(column)
    )
    place = {post.id: p for p, post in enumerate(built.posts)}
    facts = (replace(tour, row=NO_ROW) for tour in built.past.facts)
    return tuple(sorted((*facts, *chosen), key=lambda tour: (place[tour.post], tour.stay)))
