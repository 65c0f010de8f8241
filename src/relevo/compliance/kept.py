"""Whether a plan keeps what a plan must keep, beside what its past does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.check import check
from relevo.compliance.rules import presence
from relevo.core.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.finding import Finding
    from relevo.rotation.model import Planning, Tour

_WRONG = frozenset({Verdict.BREACHED, Verdict.SHORT})


def not_kept(planning: Planning, tours: Iterable[Tour]) -> tuple[Finding, ...]:
    """Give what the tours of a plan exceed or fall short of.

    A plan that exceeds a limit may cover days that no plan within the limits covers: nothing can
    be proven of its gaps. Days without presence break nothing.

    Args:
        planning: What the plan is made from.
        tours: The plan.

    Returns:
        Findings in catalogue order, without those that the units in place cause by themselves.
    """
    day = planning.horizon.start
    past = {_key(one) for one in check(planning, (), as_of=day) if one.verdict in _WRONG}
    return tuple(
        one
        for one in check(planning, tuple(tours), as_of=day)
        if one.verdict in _WRONG and one.rule != presence.RULE and _key(one) not in past
    )


def _key(finding: Finding) -> tuple[str, str | None, str]:
    """Give what a finding is about."""
    return finding.rule, finding.limit, finding.subject
