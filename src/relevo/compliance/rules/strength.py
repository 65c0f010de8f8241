"""R-STRENGTH: strength never exceeds the authorised number of persons, or of units.

Criterion: the clause of each limit on persons or units, e.g. line 1 of the annex.

Counts: concurrently, the largest number present on any one day, both units of a relief in place
included; cumulatively, the sum over all stays with a day in the limit's term; per contingent,
each stay by itself. Incumbents count.

Undetermined when: the number is not found (always), it lies inside the bound's interval, the
readings disagree, or the record does not settle whether a stay is in scope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.limit import judge_limit
from relevo.compliance.tally import Count
from relevo.core.words import text
from relevo.instrument.model import Measure

if TYPE_CHECKING:
    from relevo.compliance.limit import Weigh
    from relevo.compliance.stay import Judged, Stay
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.mandate.model import Reading

RULE = "R-STRENGTH"


def _persons(stay: Stay, _: Reading) -> tuple[Count, Count]:
    """Count the persons of the unit."""
    return Count(stay.unit.persons, stay.unit.persons), Count()


def _units(_: Stay, __: Reading) -> tuple[Count, Count]:
    """Count the unit."""
    return Count(1, 1), Count()


WEIGHING: dict[Measure, Weigh] = {Measure.PERSONS: _persons, Measure.UNITS: _units}
"""What one stay adds to a limit, by what the limit counts."""

_WHAT: dict[Measure, Text] = {Measure.PERSONS: text("persons"), Measure.UNITS: text("units")}


def check_strength(matter: Judged) -> tuple[Finding, ...]:
    """Compare the persons and units present with each limit on them.

    Args:
        matter: The plan, the incumbents and the mandate.

    Returns:
        One finding for each limit that runs on a day of the plan, in the mandate's order.
    """
    return tuple(
        finding
        for limit in matter.planning.mandate.limits
        if limit.measure in WEIGHING
        for finding in judge_limit(
            RULE, limit, matter, what=_WHAT[limit.measure], weigh=WEIGHING[limit.measure]
        )
    )
