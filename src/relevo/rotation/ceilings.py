"""Ceilings per day: limits in their chosen reading, and the room of host institutions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from relevo.instrument.model import Counting, Measure
from relevo.rotation.counted import in_scope, kept, not_expressed, taken
from relevo.rotation.solver.instance import NO_CEILING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.words import Text
    from relevo.mandate.model import Limit
    from relevo.rotation.model import Planning, Post, Unit
    from relevo.rotation.solver.instance import Ints


@dataclass(slots=True)
class Resource:
    """A ceiling per day, and what each pair and post takes of it.

    It comes from a limit in its chosen reading, or from the room of a host institution.
    """

    ceiling: Ints
    limit: Limit | None = None
    institution: str = ""
    pair: dict[int, int] = field(default_factory=dict)
    post: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ceilings:
    """Every ceiling of a planning problem, and what has none.

    Attributes:
        resources: Limits first, then host institutions.
        enforced: Limits (ids) that the arrays keep, here or by the pairs and lengths they allow.
        only_checked: Limits (ids) that they cannot keep, with the reason.
    """

    resources: tuple[Resource, ...]
    enforced: tuple[str, ...]
    only_checked: tuple[tuple[str, Text], ...]


def ceilings_of(
    planning: Planning,
    posts: Sequence[Post],
    units: Sequence[Unit],
    pairs: Sequence[tuple[int, int]],
) -> Ceilings:
    """Give the ceilings of limits and host institutions; say which limits have none.

    Args:
        planning: The planning problem.
        posts: Posts by index.
        units: Units by index.
        pairs: Post and unit of each pair.
    """
    resources: list[Resource] = []
    enforced: list[str] = []
    only_checked: list[tuple[str, Text]] = []
    for limit in planning.mandate.limits:
        reading = limit.chosen(planning.chosen)
        reason = not_expressed(limit, reading)
        if reason is not None:
            only_checked.append((limit.id, reason))
            continue
        enforced.append(limit.id)
        if reading.counting is Counting.CONCURRENT and limit.measure is not Measure.STAY_DAYS:
            resources.append(_of_limit(planning, limit, posts, units, pairs))
    for host in planning.institutions.values():
        if host.units_at_once is not None:
            ceiling = np.full(planning.horizon.days, host.units_at_once, np.int32)
            inside = {i: 1 for i, (p, _) in enumerate(pairs) if posts[p].institution == host.id}
            resources.append(Resource(ceiling, institution=host.id, pair=inside))
    return Ceilings(tuple(resources), tuple(enforced), tuple(only_checked))


def _of_limit(
    planning: Planning,
    limit: Limit,
    posts: Sequence[Post],
    units: Sequence[Unit],
    pairs: Sequence[tuple[int, int]],
) -> Resource:
    """Give the ceiling of one limit counted at any one time, at the number it is met up to."""
    reading = limit.chosen(planning.chosen)
    assert reading.bound.lo is not None
    start = planning.horizon.start
    ceiling = np.full(planning.horizon.days, NO_CEILING, np.int32)
    for term in limit.terms:
        shared = term.meet(planning.horizon)
        if shared:
            ceiling[(shared.start - start).days : (shared.end - start).days] = reading.bound.lo
    resource = Resource(ceiling, limit)
    for i, (p, u) in enumerate(pairs):
        if in_scope(planning, limit, units[u], posts[p]):
            resource.pair[i] = taken(planning, limit, reading, units[u])
            resource.post[p] = kept(planning, limit, reading, posts[p])
    return resource
