"""Who must leave by when: stays that a change of the law no longer permits to their last day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.compliance.rules import window
from relevo.compliance.slices import (
    COUNTED,
    ORDER,
    PRESENT,
    Findings,
    Matter,
    clipped,
    on_slice,
    worst_of,
)
from relevo.core.finding import Verdict
from relevo.core.term import union

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relevo.compliance.stay import Judged, Stay
    from relevo.core.clause import ClauseRef
    from relevo.core.finding import Finding
    from relevo.core.term import Term

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A stay that the changed law no longer permits, or may not, to its last day.

    Attributes:
        stay: The stay as planned.
        last: Last permitted day before the first one too many; None if already the first day of the
            stay is one.
        over: Days too many, in order.
        certain: Whether the law forbids these days; else the sources do not settle it.
        clauses: Clauses that decide it.
    """

    stay: Stay
    last: date | None
    over: tuple[Term, ...]
    certain: bool
    clauses: tuple[ClauseRef, ...]

    @property
    def days(self) -> int:
        """Number of days too many."""
        return sum(term.days for term in self.over)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surplus:
    """A limit on a number that a plan newly exceeds, or may.

    Attributes:
        finding: What is found over the whole plan.
        terms: The days.
        stays: Everybody in place who counts towards the limit on one of them, by post and day.
        certain: Whether the limit is exceeded on these days, so that some of those in place must
            leave; else the sources, or the reading of the act, do not settle it.
    """

    finding: Finding
    terms: tuple[Term, ...]
    stays: tuple[Stay, ...]
    certain: bool


def departures_of(old: Judged, new: Judged, slices: Sequence[Term]) -> tuple[Departure, ...]:
    """Give the stays that a changed mandate no longer permits.

    Args:
        old: The plan under the mandate as it is.
        new: The plan under the mandate as it would be.
        slices: Slices of days on which some verdict changes.

    Returns:
        Departures by first day too many, then post and first day. A stay with some days forbidden
            and others unsettled gives the forbidden ones. Days that the mandate as it is does not
            permit either are lost by no change.
    """
    found = [departure for stay in new.stays if (departure := _departure(stay, old, new, slices))]
    return tuple(sorted(found, key=lambda one: (one.over, one.stay.post.id, one.stay.term)))


def _departure(stay: Stay, old: Judged, new: Judged, slices: Sequence[Term]) -> Departure | None:
    """Judge one stay alone on each slice; None if it is permitted as before."""
    over: dict[Verdict, list[Term]] = {}
    cited: dict[Verdict, dict[ClauseRef, None]] = {}
    for days in slices:
        if stay.term.meet(days) is None:
            continue
        for _, finding in _worse(*(_alone(stay, matter, days) for matter in (old, new))):
            over.setdefault(finding.verdict, []).append(days)
            cited.setdefault(finding.verdict, {}).update(dict.fromkeys(finding.clauses))
    for verdict in (Verdict.BREACHED, Verdict.UNDETERMINED):
        if verdict in over:
            days_over = union(over[verdict])
            first = days_over[0].start
            return Departure(
                stay=stay,
                last=first - _ONE_DAY if first > stay.term.start else None,
                over=days_over,
                certain=verdict is Verdict.BREACHED,
                clauses=tuple(cited[verdict]),
            )
    return None


def _alone(stay: Stay, matter: Judged, days: Term) -> Findings:
    """Judge whether one stay may be where it is on some days."""
    return on_slice(clipped(replace(matter, stays=(stay,)), days), PRESENT)


def surplus_of(
    old: Judged, new: Judged, slices: Sequence[Term], whole: Findings
) -> tuple[Surplus, ...]:
    """Give the limits on numbers that a plan newly exceeds, or may.

    Args:
        old: The plan under the mandate as it is.
        new: The plan under the mandate as it would be.
        slices: Slices of days on which some verdict changes.
        whole: Findings over the whole plan under the mandate as it would be.

    Returns:
        One for each limit, by its first day; one that is exceeded on some days and in doubt on
        others gives the former. Somebody counts towards a limit if without them another number is
        found.
    """
    terms: dict[Matter, dict[Verdict, list[Term]]] = {}
    for days in slices:
        before = on_slice(clipped(old, days), COUNTED | {window.RULE})
        after = on_slice(clipped(new, days), COUNTED)
        for matter, finding in _worse(before, after):
            terms.setdefault(matter, {}).setdefault(finding.verdict, []).append(days)
    found = [
        _surplus(new, matter, worst, terms[matter])
        for matter in terms
        if (worst := worst_of(whole.get(matter, ())))
    ]
    return tuple(sorted(found, key=lambda one: one.terms))


def _surplus(
    plan: Judged, matter: Matter, finding: Finding, terms: Mapping[Verdict, Sequence[Term]]
) -> Surplus:
    """Give a limit with its days by verdict, and everybody who counts towards it on them."""
    certain = Verdict.BREACHED in terms
    slices = terms[Verdict.BREACHED if certain else Verdict.UNDETERMINED]
    stays = {
        (stay.post.id, stay.term, stay.unit.id): stay
        for days in slices
        for stay in _counted(plan, days, matter)
    }
    return Surplus(
        finding=finding,
        terms=union(slices),
        stays=tuple(stay for _, stay in sorted(stays.items())),
        certain=certain,
    )


def _counted(plan: Judged, days: Term, matter: Matter) -> Iterable[Stay]:
    """Give the stays without which a limit would be compared with another number."""
    found = on_slice(clipped(plan, days), frozenset({matter.rule}))[matter]
    named = {finding.limit for finding in found}
    limits = tuple(limit for limit in plan.planning.mandate.limits if limit.id in named)
    mandate = replace(plan.planning.mandate, limits=limits)
    alone = clipped(replace(plan, planning=replace(plan.planning, mandate=mandate)), days)
    there = [stay for stay in plan.stays if stay.term.meet(days)]
    for place, stay in enumerate(there):
        others = (*alone.stays[:place], *alone.stays[place + 1 :])
        without = on_slice(replace(alone, stays=others), frozenset({matter.rule}))
        if without.get(matter, ()) != found:
            yield stay


def _worse(before: Findings, after: Findings) -> Iterable[tuple[Matter, Finding]]:
    """Give the worst finding of each matter that is newly exceeded or in doubt.

    What the mandate as it was did not judge was as permitted as presence itself: where no act was
    in force, an act that leaves something in doubt takes nothing away.
    """
    unjudged = _presence(before)
    for matter, group in after.items():
        new, old = worst_of(group), worst_of(before.get(matter, ()))
        if new is None or new.verdict not in (Verdict.BREACHED, Verdict.UNDETERMINED):
            continue
        was = min(unjudged, ORDER.index(old.verdict)) if old else unjudged
        if ORDER.index(new.verdict) < was:
            yield matter, new


def _presence(findings: Findings) -> int:
    """Give the place in the order of the best verdict on presence; of *met* if none is judged."""
    judged = [
        one for matter, group in findings.items() if matter.rule == window.RULE for one in group
    ]
    return max((ORDER.index(one.verdict) for one in judged), default=ORDER.index(Verdict.MET))
