"""A plan cut into slices of days on which nothing changes, each judged by itself.

A finding is about a whole plan; what an amendment changes is asked day by day. On a slice every
unit, every window and every limit is there throughout or not at all, so that the rules which a day
alone decides give the verdict of each of its days.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from relevo.compliance.catalogue import RULES
from relevo.compliance.days import segments
from relevo.compliance.rules import (
    arms_kind,
    arms_quantity,
    category,
    host,
    place,
    strength,
    window,
)
from relevo.core.finding import Verdict
from relevo.core.term import union
from relevo.instrument.model import WindowKind
from relevo.mandate.items import sorted_scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relevo.compliance.stay import Judged
    from relevo.core.finding import Finding
    from relevo.core.term import Term
    from relevo.instrument.model import Measure, Scope
    from relevo.mandate.model import Mandate

PRESENT = frozenset({window.RULE, category.RULE, place.RULE, host.RULE, arms_kind.RULE})
"""Rules that judge whether a unit may be where it is on a day."""

COUNTED = frozenset({arms_quantity.RULE, strength.RULE})
"""Rules that judge how many may be there on a day."""

DAILY = PRESENT | COUNTED
"""Rules whose verdict on a day that day alone decides."""

ORDER = (Verdict.BREACHED, Verdict.UNDETERMINED, Verdict.SHORT, Verdict.MET, Verdict.KEPT)
"""Verdicts from the worst to the best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a finding is about, so that it is found again under another mandate.

    Attributes:
        rule: Identifier of the rule.
        subject: What is judged.
        measure: What a limit counts; None where no number is judged.
        scope: What that limit is about.
    """

    rule: str
    subject: str
    measure: Measure | None = None
    scope: Scope | None = None


Findings = dict[Matter, tuple["Finding", ...]]
"""Findings by what they are about; a limit and the one that took its place stand together."""


def by_matter(findings: Iterable[Finding], mandate: Mandate) -> Findings:
    """Put findings under what they are about, in their order.

    Args:
        findings: Findings.
        mandate: The mandate that they judge by.
    """
    limits = {limit.id: limit for limit in mandate.limits}
    found: Findings = {}
    for finding in findings:
        limit = None if finding.rule in PRESENT else limits.get(finding.limit or "")
        matter = Matter(
            rule=finding.rule,
            subject=finding.subject,
            measure=limit.measure if limit else None,
            scope=sorted_scope(limit.scope) if limit else None,
        )
        found[matter] = (*found.get(matter, ()), finding)
    return found


def worst_of(findings: Iterable[Finding]) -> Finding | None:
    """Give the first finding with the worst verdict; None for no finding."""
    return min(findings, key=lambda finding: ORDER.index(finding.verdict), default=None)


def slices_of(first: Judged, second: Judged) -> tuple[Term, ...]:
    """Cut the days of a plan where a stay, a window, a limit or a list of a mandate begins or ends.

    Args:
        first: The plan under one mandate.
        second: The same plan under another.

    Returns:
        Terms in order that cover the horizon and every stay.
    """
    stays = [stay.term for stay in first.stays]
    law = chain.from_iterable(_terms(matter.planning.mandate) for matter in (first, second))
    cuts = [*stays, *law]
    covered = union([first.planning.horizon, *stays])
    return tuple(part for term in covered for part in segments(term, cuts))


def _terms(mandate: Mandate) -> Iterator[Term]:
    """Give the terms of everything that a mandate dates."""
    dated = (
        *(window.terms for window in mandate.windows),
        *(limit.terms for limit in mandate.limits),
        *(permitted.terms for permitted in mandate.permitted),
    )
    return chain.from_iterable(dated)


def law_on(mandate: Mandate, days: Term) -> tuple[object, ...]:
    """Give what a mandate says on a slice; equal law gives equal verdicts there.

    Args:
        mandate: The mandate.
        days: A slice.
    """
    dateless = tuple(
        one.act
        for one in mandate.acts
        if not one.act.amends
        and not any(window.kind is WindowKind.PRESENCE for window in one.act.windows)
    )
    return (
        not mandate.acts,
        dateless,
        *(replace(window, terms=()) for window in mandate.windows if _runs(window.terms, days)),
        *(replace(limit, terms=()) for limit in mandate.limits if _runs(limit.terms, days)),
        *(replace(listed, terms=()) for listed in mandate.permitted if _runs(listed.terms, days)),
    )


def _runs(terms: Iterable[Term], days: Term) -> bool:
    """Whether something runs on a slice."""
    return any(term.meet(days) for term in terms)


def clipped(matter: Judged, days: Term) -> Judged:
    """Give a plan as it is on some days: no stay is longer than they are."""
    return replace(
        matter,
        planning=replace(matter.planning, horizon=days),
        stays=tuple(
            replace(stay, term=part) for stay in matter.stays if (part := stay.term.meet(days))
        ),
        unknown=(),
    )


def on_slice(matter: Judged, rules: frozenset[str] = DAILY) -> Findings:
    """Judge a clipped plan by the rules which a day alone decides."""
    findings = (f for rule in RULES if rule.id in rules for f in rule.check(matter))
    return by_matter(findings, matter.planning.mandate)
