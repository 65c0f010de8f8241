"""Signed returns: on which days everything that crossed is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.term import union
from relevo.register.model import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.term import Term
    from relevo.register.model import Recorded


def fold_covered(known: Iterable[Recorded], points: tuple[str, ...]) -> tuple[Term, ...]:
    """Give the days that returns cover at every point of entry.

    Args:
        known: Records that stand.
        points: Points of entry of the case: a day is covered if there is a return for each, or one
            for all; none means that only a return for all covers a day.

    Returns:
        Disjoint terms in order.
    """
    returns = [one.record for one in known if isinstance(one.record, Coverage)]
    whole = [one.term for one in returns if not one.point]
    each = [
        union([*whole, *(one.term for one in returns if one.point == point)]) for point in points
    ]
    if not each:
        return union(whole)
    common = each[0]
    for other in each[1:]:
        common = union(part for one in common for two in other if (part := one.meet(two)))
    return common
