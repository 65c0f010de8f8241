"""R-NOT-PLANNED: limits on what a plan does not hold are named, none is dropped silently.

Criterion: the clause of each limit on aircraft, vessels, equipment, stock or movements.

Counts: nothing: a rotation plan says which units hold which posts and with which kits.

Undetermined when: always, except that what the act permits without a number is met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.wording import law
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.instrument.model import Measure

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.mandate.model import Limit

RULE = "R-NOT-PLANNED"
_THINGS: dict[Measure, Text] = {
    Measure.AIRCRAFT: text("aircraft"),
    Measure.VESSELS: text("vessels"),
    Measure.EQUIPMENT: text("equipment"),
    Measure.STOCK: text("stocks"),
    Measure.MOVEMENTS: text("movements"),
}


def check_not_planned(matter: Judged) -> tuple[Finding, ...]:
    """Name the limits that a plan cannot be compared with.

    Args:
        matter: The plan and the mandate.

    Returns:
        One finding for each such limit that runs on a day of the plan, in the mandate's order.
    """
    return tuple(
        _limit(limit, _THINGS[limit.measure])
        for limit in matter.planning.mandate.limits
        if limit.measure in _THINGS and matter.runs(limit.terms)
    )


def _limit(limit: Limit, things: Text) -> Finding:
    """Say that a limit is not judged, or that it sets no number."""
    free = all(reading.absent or reading.bound.unlimited for reading in limit.readings)
    return law(
        RULE,
        Verdict.MET if free else Verdict.UNDETERMINED,
        text("The act permits {things} without a number.", things=things)
        if free
        else text("A rotation plan does not say how many {things} there are.", things=things),
        clauses=[limit.clause],
        limit=limit.id,
    )
