"""Who must leave by when: stays that a change of the law no longer permits to their last day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.compliance.days import union
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    """A limit on a number that a plan newly exceeds, or may: some of those in place must leave.

    Attributes:
        finding: What is found over the whole plan.
        terms: The days.
        stays: Everybody in place who counts towards the limit on one of them, by post and day.
    """

    finding: Finding
    terms: tuple[Term, ...]
    stays: tuple[Stay, ...]


def departures_of(old: Judged, new: Judged, slices: Sequence[Term]) -> tuple[Departure, ...]:
    """Give the stays that a changed mandate no longer permits.

    Args:
        old: The plan under the mandate as it is.
        new: The plan under the mandate as it would be.
        slices: Slices of days on which some verdict changes.

    Returns:
        Departures by first day too many, then post and first day. A stay with some days forbidden
            and others unsettled gives the forbidden ones.
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
        for finding in _worse(*(_alone(stay, matter, days) for matter in (old, new))):
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
        One for each limit, by its first day. Somebody counts towards a limit if without them
        another number is found.
    """
    terms: dict[Matter, list[Term]] = {}
    stays: dict[Matter, dict[tuple[str, Term, str], Stay]] = {}
    for days in slices:
        before, after = (on_slice(clipped(one, days), COUNTED) for one in (old, new))
        for finding in _worse(before, after):
            matter = next(key for key, group in after.items() if finding in group)
            terms.setdefault(matter, []).append(days)
            stays.setdefault(matter, {}).update(
                ((stay.post.id, stay.term, stay.unit.id), stay)
                for stay in _counted(new, days, matter, after[matter])
            )
    return tuple(
        Surplus(
            finding=worst,
            terms=union(terms[matter]),
            stays=tuple(stay for _, stay in sorted(stays[matter].items())),
        )
        for matter in sorted(terms, key=lambda one: union(terms[one]))
        if (worst := worst_of(whole.get(matter, ())))
    )


def _counted(
    plan: Judged, days: Term, matter: Matter, found: tuple[Finding, ...]
) -> Iterable[Stay]:
    """Give the stays without which a limit would be compared with another number."""
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


def _worse(before: Findings, after: Findings) -> Iterable[Finding]:
    """Give the worst finding of each matter that is newly exceeded or in doubt."""
    for matter, group in after.items():
        new, old = worst_of(group), worst_of(before.get(matter, ()))
        if new is None or new.verdict not in (Verdict.BREACHED, Verdict.UNDETERMINED):
            continue
        if old is None or ORDER.index(new.verdict) < ORDER.index(old.verdict):
            yield new
