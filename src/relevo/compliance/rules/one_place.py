"""R-ONE-PLACE: no unit is in two places on the same day.

Criterion: the unit's row; a planning rule.

Counts: the days of its stays, the day of departure included; an incumbent's stay counts.

Undetermined when: never; a shared day makes the finding short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.days import steps
from relevo.compliance.wording import kept_or_short, row_of
from relevo.core.finding import Basis, Evidence
from relevo.core.term import union
from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged, Stay
    from relevo.core.finding import Finding
    from relevo.rotation.model import Unit

RULE = "R-ONE-PLACE"


def check_one_place(matter: Judged) -> tuple[Finding, ...]:
    """Find the days on which a unit has two stays.

    Args:
        matter: The plan and the incumbents.

    Returns:
        One finding for each unit with a stay, in file order.
    """
    return tuple(
        _unit(unit, stays)
        for unit in matter.planning.units.values()
        if (stays := matter.of(unit.id))
    )


def _unit(unit: Unit, stays: tuple[Stay, ...]) -> Finding:
    """Judge the stays of one unit."""
    shared = union(term for term, n in steps((stay.term, 1) for stay in stays) if n > 1)
    return kept_or_short(
        RULE,
        Basis.PLANNING,
        text("{unit} is planned in two places at once: {days}.", unit=unit.id, days=shared)
        if shared
        else text("{unit} is in one place at a time.", unit=unit.id),
        subject=unit.id,
        row=row_of("unit", unit),
        short=[
            Evidence(what="day", ref=unit.id, term=term, found="2", expected="<= 1")
            for term in shared
        ],
    )
