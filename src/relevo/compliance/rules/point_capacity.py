"""R-POINT-CAPACITY: no point of entry has more movements in a week than it takes.

Criterion: the row of the point of entry; a planning rule.

Counts: arrivals and departures of units in each calendar week, Monday to Sunday; an incumbent
only leaves, and a stay still in place on the last day of a post that continues makes no
departure. A point without a number is not judged.

Undetermined when: never; a week with more makes the finding short.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.compliance.movement import movements_at
from relevo.compliance.wording import kept_or_short, row_of
from relevo.core.finding import Basis, Evidence
from relevo.core.term import Term
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date

    from relevo.compliance.stay import Judged
    from relevo.core.finding import Finding
    from relevo.rotation.model import PointOfEntry

RULE = "R-POINT-CAPACITY"
_WEEK = timedelta(days=7)


def check_point_capacity(matter: Judged) -> tuple[Finding, ...]:
    """Compare the movements of each week with what each point of entry takes.

    Args:
        matter: The plan, the incumbents and the points of entry.

    Returns:
        One finding for each point with a number, in file order.
    """
    return tuple(
        _point(matter, point, point.moves_per_week)
        for point in matter.planning.points.values()
        if point.moves_per_week is not None
    )


def _point(matter: Judged, point: PointOfEntry, capacity: int) -> Finding:
    """Judge one point of entry."""
    weeks = Counter(_monday(m.day) for m in movements_at(point.id, matter.stays))
    over = [(monday, n) for monday, n in sorted(weeks.items()) if n > capacity]
    name = point.name or point.id
    return kept_or_short(
        RULE,
        Basis.PLANNING,
        text(
            "{point} has {n} movements in the week of {monday}; it takes {capacity}.",
            point=name,
            n=over[0][1],
            monday=over[0][0],
            capacity=capacity,
        )
        if over
        else text(
            "{point} never has more movements in a week than the {capacity} it takes.",
            point=name,
            capacity=capacity,
        ),
        subject=point.id,
        row=row_of("point", point),
        short=[
            Evidence(
                what="week",
                ref=point.id,
                term=Term(monday, monday + _WEEK),
                found=str(n),
                expected=f"<= {capacity}",
            )
            for monday, n in over
        ],
    )


def _monday(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
