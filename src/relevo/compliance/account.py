"""Permitted, planned, recorded: the same numbers that the checks compare, side by side.

Nothing is counted here: what a plan adds to a limit comes from the rules on plans, what was
recorded from the rules on facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.compliance.facts.limits import WHAT, counted
from relevo.compliance.facts.planned import days_on_record
from relevo.compliance.facts.stays import count_stays
from relevo.compliance.limit import count_limit
from relevo.compliance.rules.arms_quantity import weighing
from relevo.compliance.rules.stay_days import days, each_stay
from relevo.compliance.rules.strength import WEIGHING
from relevo.compliance.tally import Count, Share, tally
from relevo.core.bound import Bound
from relevo.core.codes import Held
from relevo.core.finding import Basis, Verdict
from relevo.core.term import Term
from relevo.instrument.model import Counting, Measure
from relevo.regime.due import midnight
from relevo.register.roll import fold_strength, most_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relevo.compliance.facts.matter import Facts
    from relevo.compliance.limit import Counted
    from relevo.compliance.stay import Judged
    from relevo.core.finding import Finding
    from relevo.mandate.model import Limit, Reading
    from relevo.rotation.model import Tour


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number that a limit is compared with.

    Attributes:
        number: What counts for certain, and what may count.
        day: First day on which it was so; None where no single day decides, as in a sum.
        entries: Entries of the records that make it up; empty for a plan.
    """

    number: Count
    day: date | None = None
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One limit: what was permitted, planned and recorded.

    Attributes:
        limit: The limit.
        reading: The reading that the case follows: its bound is what was permitted.
        planned: What the plan holds; None where there is no plan, or it does not say.
        actual: What was recorded; None where the limit did not run yet, or this reading has no
            such line.
        finding: What the check says; None where the limit did not run yet, or there is no record.
        runs: Whether the limit ran by the day of knowledge.
        uncovered: Days on which the limit ran and no signed return is on record.
    """

    limit: Limit
    reading: Reading
    planned: Measured | None
    actual: Measured | None
    finding: Finding | None
    runs: bool
    uncovered: tuple[Term, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of the check; None where there is none."""
        return self.finding.verdict if self.finding else None

    @property
    def margin(self) -> int | None:
        """How far the recorded number stays below what is permitted, less than 0 if above.

        None where no number is permitted that could be reached, or none was recorded.
        """
        bound = self.reading.bound
        if self.actual is None or not bound.known or bound.hi is None or not bound.upper:
            return None
        return bound.hi - self.actual.number.possible

    @property
    def off_plan(self) -> int | None:
        """How far the recorded number lies above the planned one; None where either is not there.

        Less than 0 if it lies below.
        """
        if self.actual is None or self.planned is None:
            return None
        return self.actual.number.possible - self.planned.number.possible


def account_rows(
    facts: Facts, findings: Iterable[Finding], matter: Judged | None
) -> tuple[AccountRow, ...]:
    """Put what was permitted, planned and recorded side by side.

    Args:
        facts: The record and the mandate.
        findings: What the checks say of the record.
        matter: The plan; None if there is none.

    Returns:
        One row for each limit of law, in the mandate's order.
    """
    by_limit = {one.limit: one for one in findings if one.rule in ("R-FACT-LIMIT", "R-FACT-STAY")}
    rows: list[AccountRow] = []
    for limit in facts.mandate.limits:
        if limit.basis is Basis.LAW:
            runs = bool(facts.spans(limit.terms))
            rows.append(
                AccountRow(
                    limit=limit,
                    reading=limit.chosen(facts.chosen),
                    planned=_planned(matter, limit) if matter else None,
                    actual=_actual(facts, limit) if runs and facts.known else None,
                    finding=by_limit.get(limit.id),
                    runs=runs,
                    uncovered=facts.uncovered(limit.terms),
                )
            )
    return tuple(rows)


def _actual(facts: Facts, limit: Limit) -> Measured | None:
    """Give what was recorded against a limit, under the reading that the case follows."""
    if limit.measure is Measure.STAY_DAYS:
        stays = count_stays(facts, limit)
        entries = tuple(int(one.ref) for one in stays.decisive)
        return Measured(number=Count(stays.longest, stays.longest), day=stays.last, entries=entries)
    if limit.measure not in WHAT:
        return None
    choice = limit.chosen(facts.chosen)
    own = next(one for one in counted(facts, limit, facts.items) if one.reading is choice)
    if own.tally is None:
        return None
    at = own.tally.at
    return Measured(
        number=own.tally.number,
        day=at.astimezone(facts.zone).date() if at else None,
        entries=own.tally.entries,
    )


def _planned(matter: Judged, limit: Limit) -> Measured | None:
    """Give what the plan holds against a limit, under the reading that the case follows."""
    own = next((one for one in _counted_plan(matter, limit) if one.chosen), None)
    if own is None or own.tally is None:
        return None
    days_found = own.tally.days
    return Measured(number=own.number, day=days_found[0][0].start if days_found else None)


def _counted_plan(matter: Judged, limit: Limit) -> tuple[Counted, ...]:
    """Count a plan against a limit; nothing of what a plan does not hold."""
    match limit.measure:
        case Measure.PERSONS | Measure.UNITS:
            return count_limit(limit, matter, weigh=WEIGHING[limit.measure])
        case Measure.ARMS:
            return count_limit(limit, matter, weigh=weighing(matter))
        case Measure.STAY_DAYS:
            return count_limit(each_stay(limit, matter), matter, weigh=days)
        case _:
            return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TourRow:
    """A tour of the plan and what came of it.

    Attributes:
        unit: The unit.
        post: The post.
        planned: Days planned.
        actual: Days from the first on record to the last, of the presences that share a day with
            the plan, so far; None if there is none.
        there: Whether somebody of the unit is still on the roll on the day of knowledge.
    """

    unit: str
    post: str
    planned: Term
    actual: Term | None
    there: bool

    @property
    def late(self) -> int | None:
        """Days by which the unit came after the day planned; less than 0 if before."""
        return (self.actual.start - self.planned.start).days if self.actual else None

    @property
    def overstayed(self) -> int | None:
        """Days by which the last of the unit left after the day planned; less than 0 if before.

        None while somebody is there, unless the day planned is over.
        """
        if self.actual is None or (self.there and self.actual.last <= self.planned.last):
            return None
        return (self.actual.last - self.planned.last).days


def account_tours(facts: Facts, tours: Iterable[Tour]) -> tuple[TourRow, ...]:
    """Compare every tour that has begun with the record.

    Args:
        facts: The record.
        tours: The plan.

    Returns:
        One row for each tour whose first day is no later than the day of knowledge, in order of
            that day, then post.
    """
    today = facts.as_of.astimezone(facts.zone).date()
    on_record = days_on_record(facts)
    present = {
        one.came.party.unit or one.came.party.name
        for one in facts.presence.persons
        if one.until is None
    }
    rows = []
    for tour in sorted(tours, key=lambda one: (one.stay, one.post, one.unit)):
        if tour.stay.start > today:
            continue
        shared = [term for term in on_record.get(tour.unit, ()) if term.meet(tour.stay)]
        actual = Term(shared[0].start, shared[-1].end) if shared else None
        rows.append(
            TourRow(
                unit=tour.unit,
                post=tour.post,
                planned=tour.stay,
                actual=actual,
                there=bool(shared) and tour.unit in present and shared[-1].last == today,
            )
        )
    return tuple(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """One month of the record.

    Attributes:
        days: Days of the month that are judged.
        planned: The largest number of persons planned on any of them; None if there is no plan.
        actual: The largest number of persons on record at any instant.
        uncovered: Number of days without a signed return.
        closed: Whether the month was over 30 days before the day of knowledge.
    """

    days: Term
    planned: int | None
    actual: int
    uncovered: int
    closed: bool


_DELAY = timedelta(days=30)
"""How long after its end a month's strength is withheld."""


def account_months(
    facts: Facts, windows: Sequence[Term], matter: Judged | None
) -> tuple[MonthRow, ...]:
    """Give the strength of each month in which presence was permitted or recorded.

    Args:
        facts: The record.
        windows: Days on which presence was permitted.
        matter: The plan; None if there is none.

    Returns:
        Months in order, from the first day permitted or recorded to that of knowledge.
    """
    today = facts.as_of.astimezone(facts.zone).date()
    first = min(
        (
            *(term.start for term in windows),
            *(one.came.day for one in facts.presence.persons),
        ),
        default=None,
    )
    last = max(
        (
            *(term.last for term in windows),
            *(
                (one.until or facts.as_of).astimezone(facts.zone).date()
                for one in facts.presence.persons
            ),
        ),
        default=today,
    )
    if first is None or first > today:
        return ()
    steps = fold_strength(facts.presence.persons).get("", ())
    return tuple(
        MonthRow(
            days=month,
            planned=_planned_most(matter, month) if matter else None,
            actual=most_on(
                steps, midnight(month.start, facts.zone), midnight(month.end, facts.zone)
            ),
            uncovered=sum(part.days for part in facts.uncovered(_within(month, windows))),
            closed=month.last + _DELAY < today,
        )
        for month in _months(first, min(last, today))
    )


def _within(month: Term, windows: Iterable[Term]) -> list[Term]:
    """Give the days of a month on which presence was permitted."""
    return [part for term in windows if (part := term.meet(month))]


def _months(first: date, last: date) -> Iterator[Term]:
    """Give calendar months from a day to another, the first and last in part."""
    start = first
    while start <= last:
        following = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield Term(start, min(following, last + timedelta(days=1)))
        start = following


def _planned_most(matter: Judged, month: Term) -> int:
    """Give the largest number of persons that the plan holds on any day of a month."""
    shares = [
        Share(stay=stay, held=Held.YES, moves=Count(stay.unit.persons, stay.unit.persons))
        for stay in matter.stays
    ]
    return tally(shares, [month], Counting.CONCURRENT, Bound(None, None)).number.possible
