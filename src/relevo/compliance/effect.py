"""The effect of an amendment on a plan: which findings change, and on which days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.compliance.check import check
from relevo.compliance.days import within
from relevo.compliance.departure import Departure, Surplus, departures_of, surplus_of
from relevo.compliance.slices import (
    DAILY,
    ORDER,
    Findings,
    Matter,
    by_matter,
    clipped,
    law_on,
    on_slice,
    slices_of,
    worst_of,
)
from relevo.compliance.stay import judged
from relevo.core.finding import Verdict
from relevo.core.term import union

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from relevo.core.clause import ClauseRef
    from relevo.core.finding import Finding
    from relevo.core.term import Term
    from relevo.rotation.model import Planning, Tour

SILENT = frozenset({Verdict.MET, Verdict.KEPT})
"""Verdicts under which nothing falls short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Days on which a verdict changes; None means that nothing is judged then.

    Attributes:
        terms: The days.
        before: Verdict without the amendment.
        after: Verdict with it.
    """

    terms: tuple[Term, ...]
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an amendment changes in one finding.

    Attributes:
        before: The finding over the whole plan without the amendment; None if there is none.
        after: The finding with it; None if there is none. Of several the worst is given.
        shifts: Days on which the verdict changes, by their first day; empty if no single day
            decides, as for a sum over the whole stay.
        clauses: Clauses that decide it on those days; of the finding if no single day does.
    """

    before: Finding | None
    after: Finding | None
    shifts: tuple[Shift, ...] = ()
    clauses: tuple[ClauseRef, ...] = ()

    @property
    def finding(self) -> Finding:
        """The finding to show: with the amendment, else without it."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def first(self) -> date | None:
        """The first day on which something changes; None if no single day decides."""
        return min((term.start for shift in self.shifts for term in shift.terms), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an amendment does to a plan.

    Attributes:
        before: All findings without it.
        after: All findings with it.
        changes: Findings that appear, disappear or change, by the first day on which they do;
            those that no day decides come last.
        departures: Who may no longer be where the plan has them, by the first day too many.
        surplus: Limits newly exceeded or in doubt, with who counts towards them, by first day.
    """

    before: tuple[Finding, ...]
    after: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()
    departures: tuple[Departure, ...] = ()
    surplus: tuple[Surplus, ...] = ()


@dataclass(slots=True)
class _Daily:
    """What the slices say of one matter: days by verdict without and with, and clauses."""

    terms: dict[tuple[Verdict | None, Verdict | None], list[Term]] = field(default_factory=dict)
    clauses: dict[ClauseRef, None] = field(default_factory=dict)


def effect(before: Planning, after: Planning, tours: Sequence[Tour], *, as_of: date) -> Effect:
    """Judge one plan under two mandates and say what differs, day by day.

    Args:
        before: Forces, hosts and calendar with the mandate as it is.
        after: The same with the mandate as it would be.
        tours: The plan.
        as_of: Day of knowledge of both mandates.

    Returns:
        The effect; a day on which every verdict is the same is in no shift.
    """
    old, new = (judged(planning, tours, as_of=as_of) for planning in (before, after))
    found = tuple(check(planning, tours, as_of=as_of) for planning in (before, after))
    whole = (by_matter(found[0], before.mandate), by_matter(found[1], after.mandate))
    daily: defaultdict[Matter, _Daily] = defaultdict(_Daily)
    changed: list[Term] = []
    for days in slices_of(old, new):
        if law_on(before.mandate, days) == law_on(after.mandate, days):
            continue
        own = (on_slice(clipped(old, days)), on_slice(clipped(new, days)))
        for matter in dict.fromkeys((*own[0], *own[1])):
            verdicts = (_verdict(own[0], matter), _verdict(own[1], matter))
            if verdicts[0] is not verdicts[1]:
                daily[matter].terms.setdefault(verdicts, []).append(days)
                daily[matter].clauses.update(_cited(own[1], matter) or _cited(own[0], matter))
                changed.append(days)
    slices = tuple(dict.fromkeys(changed))
    changes = [
        change
        for matter in dict.fromkeys((*whole[0], *whole[1]))
        if (change := _change(matter, whole, daily[matter]))
    ]
    return Effect(
        before=found[0],
        after=found[1],
        changes=tuple(sorted(changes, key=_place)),
        departures=departures_of(old, new, slices),
        surplus=surplus_of(old, new, slices, whole[1]),
    )


def _verdict(findings: Findings, matter: Matter) -> Verdict | None:
    """Give the worst verdict on a matter; None if it is not judged."""
    worst = worst_of(findings.get(matter, ()))
    return worst.verdict if worst else None


def _cited(findings: Findings, matter: Matter) -> dict[ClauseRef, None]:
    """Give the clauses that decide a matter, in order."""
    worst = worst_of(findings.get(matter, ()))
    return dict.fromkeys(worst.clauses if worst else ())


def _change(matter: Matter, whole: tuple[Findings, Findings], daily: _Daily) -> Change | None:
    """Give what changes in a finding; None if nothing does."""
    old, new = (worst_of(findings.get(matter, ())) for findings in whole)
    shifts = [
        Shift(terms=union(terms), before=verdicts[0], after=verdicts[1])
        for verdicts, terms in daily.terms.items()
    ]
    if matter.rule not in DAILY:
        shifts = _by_evidence(old, new)
    verdicts = (old.verdict if old else None, new.verdict if new else None)
    if verdicts[0] is verdicts[1] and not shifts:
        return None
    shifts.sort(key=lambda shift: (shift.terms, str(shift.before), str(shift.after)))
    found = new or old
    clauses = tuple(daily.clauses) or (found.clauses if found else ())
    return Change(before=old, after=new, shifts=tuple(shifts), clauses=clauses)


def _by_evidence(old: Finding | None, new: Finding | None) -> list[Shift]:
    """Give the days that only one of two findings, or both with other verdicts, is about."""
    days = _days(old), _days(new)
    was, is_ = (finding.verdict if finding else None for finding in (old, new))
    parts = (
        (_without(days[1], days[0]), was if was in SILENT else None, is_),
        (_without(days[0], days[1]), was, is_ if is_ in SILENT else None),
        (union(part for term in days[1] for part in within(term, days[0])), was, is_),
    )
    return [
        Shift(terms=terms, before=first, after=second)
        for terms, first, second in parts
        if terms and first is not second
    ]


def _days(finding: Finding | None) -> tuple[Term, ...]:
    """Give the days that a finding falls short on, as far as its evidence names them."""
    if finding is None or finding.verdict in SILENT:
        return ()
    return union(datum.term for datum in finding.evidence if datum.term)


def _without(terms: Iterable[Term], others: tuple[Term, ...]) -> tuple[Term, ...]:
    """Give the days of terms that are in no other."""
    return union(part for term in terms for part in term.outside(others))


def _place(change: Change) -> tuple[bool, date | None, int]:
    """Give the place of a change among others."""
    return change.first is None, change.first, ORDER.index(change.finding.verdict)
