"""Which single change would win uncovered days back, by solving again: the quick form.

Each candidate changes one row or lifts one rule, and the first level is solved to proof for it.
What is said is therefore exact; a candidate not proven in time is left unsaid. How far each
change must go is asked of :mod:`relevo.rotation.explain`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.rotation.changes import (
    one_more,
    with_movement,
    with_moves,
    with_room,
    with_units,
    without_limits,
)
from relevo.rotation.model import LevelName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.core.words import Text
    from relevo.rotation.model import Planning, Result
    from relevo.rotation.solver.budget import Budget


def remedies(planning: Planning, result: Result, budget: Budget) -> tuple[Text, ...]:
    """Give the single changes that would leave fewer days without presence.

    Args:
        planning: The planning problem.
        result: Its result, the first level proven.
        budget: When to stop trying.

    Returns:
        One sentence for each change that helps, in the order tried; empty if nothing is
        uncovered, or no change tried is proven to help.
    """
    from relevo.rotation.from_mandate import from_mandate
    from relevo.rotation.solver.levels import solve_levels

    first = next((level for level in result.levels if level.name is LevelName.UNCOVERED), None)
    if first is None or first.value == 0 or first.value != first.bound:
        return ()

    def least(changed: Planning) -> int:
        """Give the weighted days proven to be left, or as many as now."""
        if budget.over():
            return first.value
        built = from_mandate(changed)
        found = solve_levels(built.instance, (0,), budget, result.seed, lambda _: None)
        return found.worth.uncovered if found.proven else first.value

    changes = [*_changes(planning, result)]
    if least(without_limits(planning, result.limits_enforced)) < first.value:
        changes += [
            (without_limits(planning, (limit,)), text("Without the limit {limit}", limit=limit))
            for limit in result.limits_enforced
        ]
    return tuple(
        text(
            "{change}: the weighted days without presence would be {after} instead of {before}.",
            change=change,
            after=after,
            before=first.value,
        )
        for changed, change in changes
        if (after := least(changed)) < first.value
    )


def _changes(planning: Planning, result: Result) -> Iterator[tuple[Planning, Text]]:
    """Give each single change to try, with its words: those that touch an uncovered post."""
    short = [planning.posts[p] for p in dict.fromkeys(gap.post for gap in result.uncovered)]
    codes = planning.codes
    for category in dict.fromkeys(post.category for post in short):
        more = one_more(planning, category, planning.horizon)
        if more is not None:
            yield (
                with_units(planning, {more.id: more}),
                text(
                    "With one more unit of the category {category}, free all through",
                    category=codes.categories.name(category),
                ),
            )
    for id_ in dict.fromkeys(post.institution for post in short):
        host = planning.institutions.get(id_)
        if host is not None and host.units_at_once is not None:
            yield (
                with_room(planning, id_, host.units_at_once + 1),
                text(
                    "With room for one more unit at {institution}",
                    institution=codes.institutions.name(id_),
                ),
            )
    for id_ in dict.fromkeys(post.point for post in short):
        point = planning.points[id_]
        if point.moves_per_week is not None:
            yield (
                with_moves(planning, id_, point.moves_per_week + 1),
                text("With one more movement a week at {point}", point=point.name),
            )
    if any(entry.no_movement for entry in planning.calendar):
        every = range(len(planning.calendar))
        yield with_movement(planning, every), text("Without no-movement days")
