"""R-FACT-PLAN: who should be there is there, and nobody else.

Criterion: the row of the adopted plan. It is the planner's own: no law asks for it.

Counts: for each tour of the plan, the days on which its unit was on record in the country against
the days of the tour; for each unit on record, the days that no tour of it covers. A late arrival,
an early departure and a broken presence show as days.

Undetermined when: never; days without a signed return are named by R-FACT-RETURN.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.compliance.days import within
from relevo.core.finding import Basis, Evidence, Finding, Verdict
from relevo.core.term import Term, union
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.compliance.facts.matter import Facts
    from relevo.core.words import Text
    from relevo.rotation.model import Tour

RULE = "R-FACT-PLAN"


def check_planned(facts: Facts, tours: Sequence[Tour]) -> tuple[Finding, ...]:
    """Compare the plan with the record.

    Args:
        facts: The record.
        tours: The adopted plan.

    Returns:
        One finding for each unit whose days differ, in order; one that says so if none does.
    """
    so_far = Term(date.min, facts.as_of.astimezone(facts.zone).date() + timedelta(days=1))
    planned = {
        unit: within(so_far, (tour.stay for tour in tours if tour.unit == unit))
        for unit in {tour.unit for tour in tours}
    }
    actual = days_on_record(facts)
    found: list[Finding] = []
    for unit in sorted({*planned, *actual}):
        should, was = planned.get(unit, ()), actual.get(unit, ())
        missing = union(part for term in should for part in term.outside(was))
        more = union(part for term in was for part in term.outside(should))
        if missing:
            found.append(
                _short(
                    unit,
                    missing,
                    text(
                        "{unit} was planned and is not on record: {days}.", unit=unit, days=missing
                    ),
                )
            )
        if more:
            found.append(
                _short(
                    unit,
                    more,
                    text("{unit} is on record and was not planned: {days}.", unit=unit, days=more),
                )
            )
    return tuple(found) or (
        Finding(
            rule=RULE,
            basis=Basis.PLANNING,
            verdict=Verdict.KEPT,
            message=text("Plan and record agree so far."),
        ),
    )


def days_on_record(facts: Facts) -> dict[str, tuple[Term, ...]]:
    """Give the civil days on which each unit was on record in the country, in order.

    Args:
        facts: The record.
    """
    days: dict[str, list[Term]] = {}
    for one in facts.presence.persons:
        unit = one.came.party.unit or one.came.party.name
        until = (one.until or facts.as_of).astimezone(facts.zone).date()
        days.setdefault(unit, []).append(Term.inclusive(one.came.day, max(one.came.day, until)))
    return {unit: union(each) for unit, each in days.items()}


def _short(unit: str, days: tuple[Term, ...], message: Text) -> Finding:
    """Make a finding that names days."""
    return Finding(
        rule=RULE,
        basis=Basis.PLANNING,
        verdict=Verdict.SHORT,
        subject=unit,
        evidence=tuple(Evidence(what="day", ref=unit, term=term) for term in days),
        message=message,
    )
