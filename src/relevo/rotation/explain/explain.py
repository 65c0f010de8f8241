"""From a plan to the reasons of each of its days without presence, within a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.term import runs_of
from relevo.core.words import text
from relevo.rotation.explain.clash import Clashes
from relevo.rotation.explain.model import Run
from relevo.rotation.explain.oracle import Oracle, kept_days
from relevo.rotation.explain.remedy import Remedies, cheapest_first, shorter_window
from relevo.rotation.solver.budget import Budget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relevo.core.term import Term
    from relevo.core.words import Text
    from relevo.rotation.explain.model import Member
    from relevo.rotation.model import Planning, Tour

_FOR_REASONS = 0.5
"""Share of a run's time for its clashes; its remedies have the rest."""


def uncovered_runs(planning: Planning, tours: Sequence[Tour]) -> tuple[tuple[str, Term], ...]:
    """Give the runs of days without presence, by post then day."""
    kept = kept_days(planning, tours)
    return tuple(
        (post.id, term)
        for post in planning.posts.values()
        for term in runs_of(set(post.window) - kept[post.id])
    )


def explain(
    planning: Planning,
    tours: Sequence[Tour],
    *,
    clock: Callable[[], float],
    time_limit_s: float,
    stopped: Callable[[], bool],
    say: Callable[[Text], None] = lambda _: None,
    seed: int = 0,
) -> tuple[Run, ...]:
    """Explain every day without presence of a plan.

    What is meant by each claim, and why solving proves it: ``docs/explanation/explain.md``.

    Args:
        planning: What the plan is made from.
        tours: The plan; it keeps every limit.
        clock: Gives seconds; only differences count.
        time_limit_s: Seconds allowed, shared evenly by the runs still to explain.
        stopped: Asked often; True ends it, and what is not proven by then is said to be so.
        say: Called with what is being done.
        seed: Seed of every search.

    Returns:
        One for each run of days, by post then day; empty if every day is covered.
    """
    runs = uncovered_runs(planning, tours)
    oracle = Oracle(tuple(tours), kept_days(planning, tours), seed)
    whole = Budget(clock, clock(), time_limit_s, stopped)
    known: dict[tuple[Member, ...], None] = {}
    explained: list[Run] = []
    for i, (post, term) in enumerate(runs):
        budget = whole.part(whole.left() / (len(runs) - i))
        say(text("Explaining {post}, {term}", post=post, term=term))
        clashes = Clashes(
            planning=planning,
            oracle=oracle,
            post=post,
            budget=budget.part(_FOR_REASONS * budget.left()),
            known=tuple(known),
        )
        found, left = clashes.of(frozenset(term))
        known |= {clash.members: None for clash in found}
        coverable = frozenset(day for day in left if clashes.coverable(day))
        say(text("Looking for what would help {post}, {term}", post=post, term=term))
        remedies, unsettled = Remedies(
            planning=planning, oracle=oracle, post=planning.posts[post], budget=budget
        ).of(found)
        explained.append(
            Run(
                post=post,
                term=term,
                clashes=found,
                coverable=runs_of(coverable),
                unproven=runs_of(left - coverable),
                remedies=cheapest_first((*remedies, *shorter_window(planning.posts[post], term))),
                unsettled=unsettled,
            )
        )
    return tuple(explained)
