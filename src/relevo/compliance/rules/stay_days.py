"""R-STAY-DAYS: no stay is longer than the authorised number of days.

Criterion: the clause of each limit on days of stay.

Counts: the days of each stay with a day in the limit's term, first and last included, each stay
by itself whatever the counting; an incumbent's whole stay.

Undetermined when: the number is not found (always), it lies inside the bound's interval, sources
differ on it, or the record does not settle whether a stay is in scope.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.compliance.limit import judge_limit
from relevo.compliance.tally import Count
from relevo.core.words import text
from relevo.instrument.model import Counting, Measure

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged, Stay
    from relevo.core.finding import Finding
    from relevo.mandate.model import Limit, Reading

RULE = "R-STAY-DAYS"


def check_stay_days(matter: Judged) -> tuple[Finding, ...]:
    """Compare the days of each stay with each limit on them.

    Args:
        matter: The plan, the incumbents and the mandate.

    Returns:
        One finding for each limit that runs on a day of the plan, in the mandate's order.
    """
    return tuple(
        finding
        for limit in matter.planning.mandate.limits
        if limit.measure is Measure.STAY_DAYS
        for finding in judge_limit(
            RULE, each_stay(limit, matter), matter, what=text("days of stay"), weigh=days
        )
    )


def days(stay: Stay, _: Reading) -> tuple[Count, Count]:
    """Count the days of a stay.

    Args:
        stay: The stay.
    """
    return Count(stay.term.days, stay.term.days), Count()


def each_stay(limit: Limit, matter: Judged) -> Limit:
    """Give a limit with one reading for each version: how it is counted changes nothing.

    Args:
        limit: A limit on days of stay.
        matter: Names the sources of the act.
    """
    first = limit.readings[0].counting
    label = text("counted for each stay")
    return replace(
        limit,
        readings=tuple(
            replace(
                reading,
                id="|".join(("each_stay", *reading.says[:1])),
                label=text(
                    "{reading}, according to {sources}",
                    reading=label,
                    sources=matter.who(limit.clause.act, reading.says),
                )
                if reading.says
                else label,
                counting=Counting.PER_CONTINGENT,
            )
            for reading in limit.readings
            if reading.counting is first
        ),
    )
