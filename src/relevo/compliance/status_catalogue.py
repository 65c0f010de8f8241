"""The catalogue of rules on ally statuses, and their judgement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from relevo.compliance.rules import notice
from relevo.core.finding import Basis
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.regime.ally import AllyLaw, Designation


class CheckStatuses(Protocol):
    """What a rule on statuses does: facts in, findings out; never raises on content."""

    def __call__(
        self, law: AllyLaw, statuses: Mapping[str, Designation], *, as_of: date
    ) -> tuple[Finding, ...]:
        """Judge the statuses of a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRule:
    """A rule on ally statuses; each rests on the law.

    Attributes:
        id: Identifier, e.g. ``"R-NOTICE"``.
        check: What judges it; its module's docstring is its page in the manual.
        title: Its name for people.
    """

    id: str
    check: CheckStatuses
    title: Text

    @property
    def basis(self) -> Basis:
        """What it rests on."""
        return Basis.LAW


STATUS_RULES: tuple[StatusRule, ...] = (
    StatusRule(id=notice.RULE, check=notice.check_notice, title=text("Notice of an ally status")),
)
"""Every rule on ally statuses, in the order in which findings are given."""


def check_statuses(
    law: AllyLaw, statuses: Mapping[str, Designation], *, as_of: date
) -> tuple[Finding, ...]:
    """Judge the statuses of a case by every rule of the catalogue.

    Args:
        law: The law on the status.
        statuses: What is on record, by state.
        as_of: Day of knowledge.

    Returns:
        Findings in catalogue order, each rule's by state; what is met is said too.
    """
    found = (rule.check(law, statuses, as_of=as_of) for rule in STATUS_RULES)
    return tuple(finding for of_rule in found for finding in of_rule)
