"""From a planning problem to the best rotation plan, with its proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.core.term import Term, runs_of
from relevo.core.words import text
from relevo.rotation.model import (
    Level,
    LevelName,
    Objective,
    Result,
    Status,
    Stopped,
    Tour,
    Uncovered,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from relevo.core.words import Text
    from relevo.rotation.from_mandate import Built
    from relevo.rotation.model import Planning
    from relevo.rotation.solver.columns import Columns
    from relevo.rotation.solver.levels import Step

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
        remedies_s: Seconds allowed, once the plan is made, for finding what would win days back.
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

    budget = Budget(clock, clock(), time_limit_s, stopped)
    built = from_mandate(planning)
    order = tuple(
        level
        for level in _ORDER[planning.objective]
        if LEVELS[level] is not LevelName.CHANGES or planning.announced
    )

    kept: tuple[int, ...] = ()

    def tell(step: Step) -> None:
        nonlocal kept
        if step.plan != kept:
            kept = step.plan
            keep(_better(built, step, order, seed))
        phase = text("searching") if step.bound is None else text("proving")
        progress(Progress(phase, step.level, step.value, step.bound, budget.spent()))

    found = solve_levels(built.instance, order, budget, seed, tell)
    result = Result(
        status=Status.OPTIMAL if found.proven else Status.FEASIBLE,
        stopped=Stopped.PROOF if found.proven else budget.reason(),
        tours=_tours(built, found.columns, found.plan),
        uncovered=_uncovered(built, found.columns, found.plan),
        levels=tuple(
            Level(name=LEVELS[level], value=found.worth[level], bound=bound)
            for level, bound in zip(order, found.bounds, strict=True)
        ),
        limits_enforced=built.enforced,
        limits_only_checked=built.only_checked,
        shortages=_shortages(planning, built),
        seed=seed,
    )
    if result.uncovered:
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


def _shortages(planning: Planning, built: Built) -> tuple[Text, ...]:
    """Give what the arrays leave out and what counting proves."""
    from relevo.rotation.shortage import shortages

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


def _better(built: Built, step: Step, order: tuple[int, ...], seed: int) -> Result:
    """Give a plan that is not the last word; no bound is known for any level but the first."""
    from relevo.rotation.solver.plan import LEVELS, worth

    values = worth(step.columns, step.plan)
    return Result(
        status=Status.FEASIBLE,
        stopped=Stopped.TIME,
        tours=_tours(built, step.columns, step.plan),
        uncovered=_uncovered(built, step.columns, step.plan),
        levels=tuple(Level(name=LEVELS[x], value=values[x], bound=0) for x in order),
        limits_enforced=built.enforced,
        limits_only_checked=built.only_checked,
        seed=seed,
    )


def _tours(built: Built, columns: Columns, plan: tuple[int, ...]) -> tuple[Tour, ...]:
    """Give the tours of the plan, by post then first day."""
    pair_unit = built.instance.arrays.pair["unit"]
    return tuple(
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


def _uncovered(built: Built, columns: Columns, plan: tuple[int, ...]) -> tuple[Uncovered, ...]:
    """Give the days without presence, by post then day."""
    gaps: list[Uncovered] = []
    for post, column in zip(built.posts, plan, strict=True):
        present = {
            built.start + timedelta(days=t)
            for _, start, end in columns.chain(column)
            for t in range(start, end)
        }
        if post.incumbent is not None:
            present |= set(post.incumbent.stay)
        gaps += [Uncovered(post=post.id, term=term) for term in runs_of(set(post.window) - present)]
    return tuple(gaps)
