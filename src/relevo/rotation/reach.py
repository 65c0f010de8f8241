"""What one pair could do alone: tours of a unit at a post, everything else aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from relevo.instrument.model import IntervalReading
from relevo.mandate.calendar import allowed_last_days

if TYPE_CHECKING:
    from relevo.core.term import Term
    from relevo.rotation.from_mandate import Built
    from relevo.rotation.model import Planning, Unit
    from relevo.rotation.solver.instance import Flags, Ints


@dataclass(frozen=True, slots=True)
class Reach:
    """The tours a pair could make if nobody else were planned.

    Attributes:
        ends: (H,) greatest excluded end of a tour that begins on the day; 0 if none can.
    """

    ends: Ints

    @property
    def any(self) -> bool:
        """Whether there is a tour at all."""
        return bool(self.ends.any())

    def days(self) -> Flags:
        """Give the days (H,) on which some such tour is present."""
        firsts = np.flatnonzero(self.ends)
        edges = np.zeros(len(self.ends) + 1, np.int64)
        np.add.at(edges, firsts, 1)
        np.add.at(edges, self.ends[firsts], -1)
        return np.cumsum(edges)[:-1] > 0


def reach_of(built: Built, pair: int) -> Reach:
    """Give the tours that a pair could make at its post.

    Args:
        built: The arrays.
        pair: Index of the pair.

    Returns:
        Tours within the post's window, the unit's days and the permitted lengths, that begin and
            end on days with movements; other units, ceilings and room are not looked at.
    """
    a = built.instance.arrays
    p, u, fit = (int(a.pair[name][pair]) for name in ("post", "unit", "fit"))
    begin, end = int(a.post["begin"][p]), int(a.post["end"][p])
    low = a.first_end[fit]
    high = np.minimum(np.minimum(a.last_end[fit], a.unit_end[u]), end)
    leaving = np.maximum.accumulate(np.where(a.depart[p], np.arange(len(a.depart[p])), 0))
    ends = leaving[high]
    day = np.arange(built.instance.days)
    fine = (begin <= day) & (day < end) & (low > 0) & (low <= ends) & a.arrive[p]
    return Reach(np.where(fine, ends, 0).astype(np.int32))


def shortest_days(planning: Planning, unit: Unit, term: Term) -> int:
    """Give the length of the shortest tour that a unit may begin in a term, in days.

    Args:
        planning: Mandate and readings.
        unit: The unit.
        term: Days on which the tour may begin.

    Returns:
        At least 1, which is what a mandate without rotation intervals permits.
    """
    tree = planning.codes.categories
    lengths = planning.mandate.tour_length_for(unit.category, tree.lineage(unit.category))
    later = {
        IntervalReading.LENGTH_OF_STAY: 0,
        IntervalReading.BETWEEN_RELIEFS: planning.overlap_days,
    }
    return min(
        max(
            (
                (allowed_last_days(day, length.at_least, length.at_most)[0] - day).days
                + 1
                + later[length.chosen(planning.chosen)]
                for length in lengths
                if any(day in one for one in length.terms)
            ),
            default=1,
        )
        for day in term
    )
