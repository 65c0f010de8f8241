"""Judge the record of a case by every rule on facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.facts.crossings import check_crossings
from relevo.compliance.facts.limits import check_limits
from relevo.compliance.facts.musters import HALF_YEAR, check_musters
from relevo.compliance.facts.planned import check_planned
from relevo.compliance.facts.posts import check_posts
from relevo.compliance.facts.record import check_record
from relevo.compliance.facts.returns import check_returns
from relevo.compliance.facts.stays import check_stays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.compliance.facts.matter import Facts
    from relevo.core.finding import Finding
    from relevo.rotation.model import Tour


def check_facts(
    facts: Facts, tours: Sequence[Tour] | None = None, *, muster_months: int = HALF_YEAR
) -> tuple[Finding, ...]:
    """Judge what was recorded.

    Args:
        facts: The record and the mandate.
        tours: The adopted plan, to compare with; None if there is none.
        muster_months: Calendar months that arms may go without a count.

    Returns:
        Findings, law first; what is met and kept is said too.
    """
    return (
        *check_crossings(facts),
        *check_limits(facts),
        *check_stays(facts),
        *check_record(facts),
        *check_musters(facts, muster_months),
        *check_returns(facts),
        *(() if tours is None else (*check_planned(facts, tours), *check_posts(facts, tours))),
    )
