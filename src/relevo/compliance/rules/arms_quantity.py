"""R-ARMS-QUANTITY: the pieces of each kind of arm stay within the authorised number.

Criterion: the clause of each limit on arms, e.g. a line of the annex; a line that names several
codes has one total for all of them, and a line that names none counts every arm.

Counts: concurrently, the largest number on any one day: a kit that is brought counts on each day
of its unit's stay, so twice during a relief, and a kit that stays with the post counts once on
each day on which somebody is there. Cumulatively, the sum over all stays with a day in the
limit's term, a kit that stays counting once for its post. Per contingent, each stay by itself.
Incumbents count.

Undetermined when: the number is not found (always), it lies inside the bound's interval, the
readings disagree, or the record does not settle whether a piece or a stay is in scope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.kit import pieces
from relevo.compliance.limit import judge_limit
from relevo.core.words import text
from relevo.instrument.model import Measure

if TYPE_CHECKING:
    from relevo.compliance.limit import Weigh
    from relevo.compliance.stay import Judged, Stay
    from relevo.compliance.tally import Count
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.mandate.model import Limit, Reading

RULE = "R-ARMS-QUANTITY"


def check_arms_quantity(matter: Judged) -> tuple[Finding, ...]:
    """Compare the pieces in the country with each limit on arms.

    Args:
        matter: The plan, the incumbents and the mandate.

    Returns:
        One finding for each limit that runs on a day of the plan, in the mandate's order.
    """
    weigh = weighing(matter)
    return tuple(
        finding
        for limit in matter.planning.mandate.limits
        if limit.measure is Measure.ARMS
        for finding in judge_limit(RULE, limit, matter, what=_arms(matter, limit), weigh=weigh)
    )


def weighing(matter: Judged) -> Weigh:
    """Give what one stay adds to a limit on arms.

    Args:
        matter: The kits and the codes of arms.
    """
    planning = matter.planning

    def weigh(stay: Stay, reading: Reading) -> tuple[Count, Count]:
        """Count the kit brought and the kit that stays with the post."""
        return (
            pieces(stay.unit.kit, planning.kits, reading.arms, planning.codes.arms),
            pieces(stay.post.kit, planning.kits, reading.arms, planning.codes.arms),
        )

    return weigh


def _arms(matter: Judged, limit: Limit) -> Text:
    """Name what a limit counts, in the version that the case names."""
    tree = matter.planning.codes.arms
    named = limit.chosen(matter.planning.chosen).arms or limit.scope.arms
    if not named:
        return text("pieces of any kind")
    return text("pieces ({arms})", arms=tuple(tree.name(code) for code in named))
