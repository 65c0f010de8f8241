"""The planning problem as arrays: what the kernels see.

Days are ``0 <= t < H``. A tour ``(pair, s, e)`` occupies days ``s .. e-1``; its pair says which
unit holds which post at what cost. Resources are everything with a ceiling per day: persons, arms
lines, host institutions. See ``docs/explanation/rotation.md`` for the mathematics.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
Records = NDArray[np.void]

NO_CEILING = 1 << 29
"""A ceiling that never binds."""


POST = np.dtype(
    [
        ("begin", np.int32),
        ("end", np.int32),
        ("incumbent_end", np.int32),
        ("point", np.int32),
        ("stays_on", np.bool_),
    ]
)
"""A post: first day of its window, day after the last, day after the incumbent's last (-1 without
one), point of entry, and whether a tour in place at the window's end is no departure."""

PAIR = np.dtype([("unit", np.int32), ("post", np.int32), ("cost", np.int32), ("fit", np.int32)])
"""A pair: unit, post, cost of one tour, and its row of ``first_end`` and ``last_end``."""

UNIT = np.dtype([("dwell_x2", np.int32), ("persons", np.int32)])
"""A unit: twice its dwell ratio, and its persons."""


class Arrays(NamedTuple):
    """Flat arrays of an instance, in the form numba takes.

    ``P`` posts, ``U`` units, ``E`` pairs (unit, post) grouped by post, ``F`` kinds of fit, ``J``
    the most resources that one post touches, ``H`` days, ``N`` the most neighbours of a post,
    ``B`` announced tours.

    Attributes:
        post: (P,) of :data:`POST`.
        pair: (E,) of :data:`PAIR`.
        unit: (U,) of :data:`UNIT`.
        day_weight: (P, H) weight of an uncovered day.
        old_ptr: (E + 1,) announced tours of pair ``i`` are ``old_ptr[i] .. old_ptr[i+1]-1``.
        old: (B, 2) first day and excluded end of each announced tour.
        pair_ptr: (P + 1,) pairs of post ``p`` are ``pair_ptr[p] .. pair_ptr[p+1]-1``.
        arrive: (P, H) whether a unit may arrive on the day.
        depart: (P, H + 1) whether a unit may end a tour with excluded end ``e``.
        first_end: (F, H) least excluded end of a tour that begins on the day; 0 if none may.
        last_end: (F, H) greatest excluded end, at least ``first_end`` where that is not 0.
        unit_end: (U, H) greatest excluded end that the unit's availability allows; 0 if the unit
            may not begin on the day.
        post_res: (P, J) resources a post touches; -1 beyond the last.
        pair_need: (E, J) what a tour of the pair takes of each, on each of its days.
        post_need: (P, J) what the post takes of each, once, on each covered day.
        week: (H + 1,) week of each day.
        near: (P, N) posts that share a unit; -1 beyond the last.
    """

    post: Records
    pair: Records
    unit: Records
    day_weight: Ints
    old_ptr: Ints
    old: Ints
    pair_ptr: Ints
    arrive: Flags
    depart: Flags
    first_end: Ints
    last_end: Ints
    unit_end: Ints
    post_res: Ints
    pair_need: Ints
    post_need: Ints
    week: Ints
    near: Ints


class Needs:
    """What each pair and post takes of each resource, as full tables."""

    __slots__ = ("pair", "post")

    def __init__(self, a: Arrays, resources: int) -> None:
        """Spread the lists of :class:`Arrays` over all resources."""
        self.pair = np.zeros((len(a.pair["unit"]), max(1, resources)), np.int32)
        self.post = np.zeros((len(a.post), max(1, resources)), np.int32)
        for p in range(len(a.post)):
            for j, k in enumerate(a.post_res[p]):
                if k >= 0:
                    self.post[p, k] = a.post_need[p, j]
                    self.pair[a.pair_ptr[p] : a.pair_ptr[p + 1], k] = a.pair_need[
                        a.pair_ptr[p] : a.pair_ptr[p + 1], j
                    ]


@dataclass(frozen=True, kw_only=True)
class Instance:
    """An instance and what its sizes are called.

    Attributes:
        arrays: The arrays that kernels read.
        ceiling: (K, H) ceiling of each resource left by incumbents, at least 0.
        moves: (Q, W) movements left by incumbents at each point of entry and week, at least 0.
        busy: (U, H) whether an incumbent's stay or dwell occupies the unit.
        overlap: Days of relief in place.
        days: ``H``.
        most_tours: The most tours one post's chain can hold.
    """

    arrays: Arrays
    ceiling: Ints
    moves: Ints
    busy: Flags
    overlap: int
    days: int
    most_tours: int

    @cached_property
    def needs(self) -> Needs:
        """What each pair and post takes of each resource."""
        return Needs(self.arrays, len(self.ceiling))

    @property
    def posts(self) -> int:
        """``P``."""
        return len(self.arrays.post)

    @property
    def units(self) -> int:
        """``U``."""
        return len(self.arrays.unit)


class Weights(NamedTuple):
    """What one unit of each level costs.

    Attributes:
        uncovered: One weighted day without presence.
        person_days: One person for one day.
        cost: One cost unit of a tour.
        fairness: One unit of ``n(n-1)`` for the ``n`` tours of a unit.
        changes: One announced tour not kept, or one tour not announced.
    """

    uncovered: float
    person_days: float
    cost: float
    fairness: float
    changes: float
