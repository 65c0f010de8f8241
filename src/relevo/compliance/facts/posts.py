"""R-FACT-PRESENCE: on every day that the plan covers a post, somebody is on record there.

Criterion: the aim of constant presence, as the adopted plan states it; no act asks for it.

Counts: for each post of the plan, the days so far on which one of its tours runs, against the days
on which somebody recorded as going to that post, or stationed at it, was in the country.

Undetermined when: never; days without a signed return are named by R-FACT-RETURN.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.compliance.days import within
from relevo.core.finding import Basis, Evidence, Finding, Verdict
from relevo.core.term import Term, union
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relevo.compliance.facts.matter import Facts
    from relevo.register.presence import Present
    from relevo.rotation.model import Tour

RULE = "R-FACT-PRESENCE"


def check_posts(facts: Facts, tours: Sequence[Tour]) -> tuple[Finding, ...]:
    """Name the days on which a planned presence was broken.

    Args:
        facts: The record.
        tours: The adopted plan.

    Returns:
        One finding for each post of the plan, in order.
    """
    so_far = Term(date.min, facts.as_of.astimezone(facts.zone).date() + timedelta(days=1))
    there: dict[str, list[Term]] = {}
    for one in facts.presence.persons:
        for post, term in _posts(one, facts):
            there.setdefault(post, []).append(term)
    return tuple(
        _judged(post, within(so_far, (tour.stay for tour in tours if tour.post == post)), days)
        for post in sorted({tour.post for tour in tours})
        for days in [union(there.get(post, ()))]
    )


def _posts(one: Present, facts: Facts) -> Iterator[tuple[str, Term]]:
    """Give the posts at which somebody was, with the civil days."""
    until = (one.until or facts.as_of).astimezone(facts.zone).date()
    last = max(one.came.day, until) + timedelta(days=1)
    starts = [station.day for station in one.stations]
    for station, (start, end) in zip(one.stations, pairwise([*starts, last]), strict=True):
        if station.post and start < end:
            yield station.post, Term(start, end)


def _judged(post: str, planned: tuple[Term, ...], there: tuple[Term, ...]) -> Finding:
    """Judge one post."""
    missing = union(part for term in planned for part in term.outside(there))
    return Finding(
        rule=RULE,
        basis=Basis.AIM,
        verdict=Verdict.SHORT if missing else Verdict.KEPT,
        subject=post,
        evidence=tuple(Evidence(what="day", ref=post, term=term) for term in missing),
        message=text(
            "{post}: days planned on which nobody was on record there: {days}.",
            post=post,
            days=missing,
        )
        if missing
        else text("{post}: somebody was on record there on every day planned so far.", post=post),
    )
