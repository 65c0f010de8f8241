"""Cover rows: what a ceiling forbids to whole units, where fractions of units would fit.

Take a resource with ceiling ``C`` on day ``t``, some posts ``S`` and for each a threshold. Let
``z_p`` count the units present at ``p`` that take at least its threshold, and ``R_p`` be 1 during
a relief in place between two tours. If the thresholds of ``S`` together exceed ``C``, not every
post of ``S`` can have such a unit: as ``z_p - R_p`` is at most 1, and at most whether it has one,

    sum over S of (z_p - R_p) <= |S| - 1.

A post may count twice, with both units of a relief (``z_p`` instead of ``z_p - R_p``, threshold
counted twice). Every other unit that takes at least the largest threshold may join for nothing:
any ``|S|`` of those counted exceed ``C``. All terms add up over tours and reliefs, so the shortest
path prices them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from relevo.rotation.solver.kernels import knapsack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from relevo.rotation.solver.columns import Tours
    from relevo.rotation.solver.instance import Instance

_APART = 4
"""Days apart at which two covers are looked for."""
_ENOUGH = 0.02
"""Least violation worth a row."""


class Cover(NamedTuple):
    """One cover.

    Attributes:
        resource: Resource whose ceiling it is about.
        weight: What all its members together take; valid on days with less room.
        most: Right-hand side, the number of members less 1.
        threshold: (P,) least that a counted unit takes.
        once: (P,) whether a relief counts once.
    """

    resource: int
    weight: int
    most: int
    threshold: NDArray[np.int32]
    once: NDArray[np.bool_]


def counted(cover: Cover, instance: Instance, tours: Tours) -> NDArray[np.bool_]:
    """Whether each tour's unit counts while present."""
    return np.asarray(
        instance.needs.pair[tours.pair, cover.resource] >= cover.threshold[tours.post]
    )


def find_covers(
    instance: Instance,
    tours: Tours,
    share: NDArray[np.float64],
    resource: int,
    most: int,
) -> list[Cover]:
    """Find covers that a solution of the relaxation breaks.

    Args:
        instance: The instance.
        tours: Tours of the columns used.
        share: Share of each tour.
        resource: Resource to look at.
        most: Most covers wanted.
    """
    need = instance.needs.pair[tours.pair, resource]
    room = instance.ceiling[resource]
    load = np.zeros(instance.days + 1)
    np.add.at(load, tours.start, share * need)
    np.add.at(load, tours.end, -share * need)
    load = load.cumsum()[:-1]
    heaviest = int(instance.needs.pair[:, resource].max(initial=0))
    moments = np.unique(np.concatenate([tours.start, tours.end - 1]))
    moments = moments[(load[moments] > room[moments] - heaviest) & (load[moments] > 0)]
    moments = moments[np.argsort(-(load - room)[moments], kind="stable")]
    found: list[Cover] = []
    near: list[int] = []
    for t in moments.tolist():
        if len(found) >= most:
            break
        if any(abs(t - other) < _APART for other in near):
            continue
        cover = _cover(instance, tours, share, need, resource=resource, t=t)
        if cover is not None:
            found.append(cover)
            near.append(t)
    return found


def _cover(
    instance: Instance,
    tours: Tours,
    share: NDArray[np.float64],
    need: NDArray[np.int32],
    *,
    resource: int,
    t: int,
) -> Cover | None:
    """Find the cover most broken on a day, or None."""
    room = int(instance.ceiling[resource, t])
    options = _options(instance, tours, share, need, t)
    heaviest: dict[int, int] = {}
    for option in options:
        heaviest[option.post] = max(heaviest.get(option.post, 0), option.weight)
    if sum(heaviest.values()) <= room:
        return None
    chosen = knapsack(
        np.array([option.post for option in options], np.int32),
        np.array([option.weight for option in options], np.int32),
        np.array([option.cost for option in options]),
        room + 1,
    )
    picked = [options[i] for i in chosen if i >= 0]
    total = sum(option.weight for option in picked)
    for option in sorted(picked, key=lambda option: (-option.cost, option.weight)):
        if total - option.weight > room and option.cost > 0:
            picked.remove(option)
            total -= option.weight
    if not picked or sum(option.cost for option in picked) > 1 - _ENOUGH:
        return None
    largest = max(option.weight // option.times for option in picked)
    threshold = np.full(instance.posts, largest, np.int32)
    once = np.zeros(instance.posts, np.bool_)
    for option in picked:
        threshold[option.post] = option.weight // option.times
        once[option.post] = option.times == 1 and option.weight < largest
    return Cover(resource, total, sum(option.times for option in picked) - 1, threshold, once)


class _Option(NamedTuple):
    """A way for a post to join a cover: its weight, how far it is from certain, members."""

    post: int
    weight: int
    cost: float
    times: int


def _options(
    instance: Instance,
    tours: Tours,
    share: NDArray[np.float64],
    need: NDArray[np.int32],
    t: int,
) -> list[_Option]:
    """Give the ways in which posts may join a cover on a day, by post."""
    here = (tours.start <= t) & (t < tours.end) & (need > 0)
    relief = tours.relieves & (tours.start <= t) & (t < tours.start + instance.overlap)
    options: list[_Option] = []
    for p in np.unique(tours.post[here]).tolist():
        mine = here & (tours.post == p)
        both = float(share[relief & (tours.post == p)].sum())
        for threshold in np.unique(need[mine]).tolist():
            z = float(share[mine & (need >= threshold)].sum())
            for weight, cost, times in ((threshold, 1 - z + both, 1), (2 * threshold, 2 - z, 2)):
                if cost < 1 - _ENOUGH:
                    options.append(_Option(p, weight, max(0.0, cost), times))
    return options
