"""Judge a plan by every rule of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.catalogue import RULES
from relevo.compliance.stay import judged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relevo.core.finding import Finding
    from relevo.rotation.model import Planning, Tour


def check(planning: Planning, tours: Sequence[Tour], *, as_of: date) -> tuple[Finding, ...]:
    """Judge a plan over its whole term.

    Args:
        planning: Mandate as known on ``as_of``, forces, hosts and calendar.
        tours: The plan, in any order; incumbents come from ``planning``.
        as_of: Day of knowledge.

    Returns:
        Findings in the catalogue's order, law first; what is met and kept is said too.
    """
    matter = judged(planning, tours, as_of=as_of)
    return tuple(finding for rule in RULES for finding in rule.check(matter))
