"""R-HOST-CAPACITY: no host institution has more units at once than it can hold.

Criterion: the institution's row; a planning rule.

Counts: every unit present at a post of the institution, both units of a relief in place and
incumbents included. An institution without a number is not judged.

Undetermined when: never; a day with more makes the finding short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.days import steps
from relevo.compliance.wording import kept_or_short, row_of
from relevo.core.finding import Basis, Evidence
from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged
    from relevo.core.finding import Finding
    from relevo.rotation.model import HostInstitution

RULE = "R-HOST-CAPACITY"


def check_host_capacity(matter: Judged) -> tuple[Finding, ...]:
    """Compare the units at each institution with what it holds.

    Args:
        matter: The plan, the incumbents and the institutions.

    Returns:
        One finding for each institution with a number, in file order.
    """
    return tuple(
        _institution(matter, institution, institution.units_at_once)
        for institution in matter.planning.institutions.values()
        if institution.units_at_once is not None
    )


def _institution(matter: Judged, institution: HostInstitution, capacity: int) -> Finding:
    """Judge one institution."""
    stays = [stay for stay in matter.stays if stay.post.institution == institution.id]
    present = steps((stay.term, 1) for stay in stays)
    most = max((n for _, n in present), default=0)
    name = matter.planning.codes.institutions.name(institution.id)
    return kept_or_short(
        RULE,
        Basis.PLANNING,
        text(
            "{institution} has {n} units at once; it has room for {capacity}.",
            institution=name,
            n=most,
            capacity=capacity,
        )
        if most > capacity
        else text(
            "{institution} never has more units at once than the {capacity} it has room for.",
            institution=name,
            capacity=capacity,
        ),
        subject=institution.id,
        row=row_of("institution", institution),
        short=[
            Evidence(
                what="day", ref=institution.id, term=term, found=str(n), expected=f"<= {capacity}"
            )
            for term, n in present
            if n > capacity
        ],
    )
