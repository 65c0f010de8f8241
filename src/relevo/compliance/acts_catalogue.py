"""The catalogue of rules on acts and what is recorded of them, and their judgement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.compliance.act_wording import file_of
from relevo.compliance.grounds import Grounds
from relevo.compliance.rules import (
    amendment,
    body,
    clock,
    content,
    dates,
    entry_class,
    one_mandate,
    opening,
    purpose,
    substitute,
    succession,
)
from relevo.core.finding import Basis, Finding
from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.core.words import Text

CheckActs = Callable[[Grounds], tuple[Finding, ...]]
"""What a rule on acts does: facts in, findings out; never raises on content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRule:
    """A rule on acts; each rests on the law.

    Attributes:
        id: Identifier, e.g. ``"R-BODY"``.
        check: What judges it; its module's docstring is its page in the manual.
        title: Its name for people.
    """

    id: str
    check: CheckActs
    title: Text

    @property
    def basis(self) -> Basis:
        """What it rests on."""
        return Basis.LAW


ACT_RULES: tuple[ActRule, ...] = (
    ActRule(id=body.RULE, check=body.check_body, title=text("Body that consents")),
    ActRule(
        id=entry_class.RULE,
        check=entry_class.check_entry_class,
        title=text("Class of entry and class of act"),
    ),
    ActRule(id=purpose.RULE, check=purpose.check_purpose, title=text("Purposes permitted")),
    ActRule(id=content.RULE, check=content.check_content, title=text("Required content")),
    ActRule(id=dates.RULE, check=dates.check_dates, title=text("Order of the days")),
    ActRule(
        id=opening.RULE, check=opening.check_opening, title=text("Publication before the window")
    ),
    ActRule(id=amendment.RULE, check=amendment.check_amendment, title=text("Changes of an act")),
    ActRule(
        id=succession.RULE,
        check=succession.check_succession,
        title=text("Gaps between successive mandates"),
    ),
    ActRule(
        id=one_mandate.RULE,
        check=one_mandate.check_one_mandate,
        title=text("Two mandates for one party"),
    ),
    ActRule(
        id=substitute.RULE,
        check=substitute.check_substitute,
        title=text("Review of a substitute"),
    ),
    ActRule(id=clock.RULE, check=clock.check_clock, title=text("Duties and their time")),
)
"""Every rule on acts, in the order in which findings are given."""


def check_acts(grounds: Grounds) -> tuple[Finding, ...]:
    """Judge the acts of a case by every rule of the catalogue.

    Args:
        grounds: Acts, events and standing law.

    Returns:
        Findings act by act in the case's order, each act's in the catalogue's; what is met is
        said too. Findings that name no act come last. One that rests on an invented event, or on an
        invented act other than its subject, says so.
    """
    events = {str(one.row or one.id) for one in grounds.recorded if one.illustrative}
    acts = {one.id: file_of(one).ref for one in grounds.acts.values() if one.illustrative}
    found = [
        _marked(finding, events if finding.subject in acts else {*events, *acts.values()})
        for rule in ACT_RULES
        for finding in rule.check(grounds)
    ]
    order = {act: place for place, act in enumerate(grounds.acts)}
    about = {event.id: event.act for event in grounds.events}
    return tuple(
        sorted(found, key=lambda one: order.get(about.get(one.subject, one.subject), len(order)))
    )


def _marked(finding: Finding, invented: set[str]) -> Finding:
    """Mark a finding whose evidence is among what is invented for illustration."""
    if not any(datum.ref in invented for datum in finding.evidence):
        return finding
    return replace(
        finding,
        message=text("{mark}: {line}", mark=text("ILLUSTRATIVE"), line=finding.message),
    )
