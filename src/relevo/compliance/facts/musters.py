"""R-FACT-MUSTER: arms are counted when they come, change hands and leave, and in between.

Criterion: none of law. A count that is missing leaves open whether the arms that came are those
that are there.

Counts: for each party that came with arms, a count of it or of everybody on the day of arrival, of
departure, and of every handover of its arms, or on the day before or after; and, while its arms are
in the country, never more than half a year without one, or as many months as the case says. A day
is missed when it is over, and for a count due on one day when the day after it is over too.

Undetermined when: never; a count is on record or it is not. What a count found is judged by
R-FACT-RECORD.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.compliance.months import last_day
from relevo.core.finding import Basis, Evidence, Finding, Verdict
from relevo.core.term import Term, union
from relevo.core.words import text
from relevo.register.model import Handover, Kind, Muster

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relevo.compliance.facts.matter import Facts
    from relevo.core.words import Text
    from relevo.register.presence import Held

RULE = "R-FACT-MUSTER"

HALF_YEAR = 6
"""Calendar months without a count, at most, where the case does not say."""

_BESIDE = timedelta(days=1)

_ARRIVAL, _DEPARTURE = text("on arrival"), text("at departure")
_HANDOVER = text("at a handover of its arms")


def check_musters(facts: Facts, months: int = HALF_YEAR) -> tuple[Finding, ...]:
    """Name the counts that are missing.

    Args:
        facts: The record.
        months: Calendar months without a count, at most.

    Returns:
        One finding for each count that was due and is not on record, party by party; one that says
        so if none is missing; none while no arms are on record.
    """
    stays, handed = _stays(facts), _handed_over(facts)
    today = facts.as_of.astimezone(facts.zone).date()
    counted: dict[str, list[date]] = {}
    for one in facts.known:
        if isinstance(one.record, Muster):
            counted.setdefault(one.record.party, []).append(one.record.day)
    found: list[Finding] = []
    for party, terms in sorted(stays.items()):
        counts = sorted({*counted.get("", ()), *counted.get(party, ())})
        for term in terms:
            for day, when in _due(term, handed.get(party, ()), today):
                if day + _BESIDE < today and not any(abs(one - day) <= _BESIDE for one in counts):
                    found.append(_missing(party, day, when))
            found.extend(_long_ago(party, gap) for gap in _gaps(term, counts, months, today))
    if found or not stays:
        return tuple(found)
    kept = text("Every count of arms that was due is on record.")
    return (Finding(rule=RULE, basis=Basis.PLANNING, verdict=Verdict.KEPT, message=kept),)


def _stays(facts: Facts) -> dict[str, tuple[Term, ...]]:
    """Give the civil days on which arms of each party were in the country."""
    days: dict[str, list[Term]] = {}
    for one in facts.presence.things:
        if one.thing.kind is Kind.ARMS:
            days.setdefault(one.came.party.name, []).append(_stay(facts, one))
    return {party: union(each) for party, each in days.items()}


def _handed_over(facts: Facts) -> dict[str, set[date]]:
    """Give the days on which arms of each party changed hands, while they were there."""
    stays: dict[object, list[tuple[Term, str]]] = {}
    for one in facts.presence.things:
        if one.thing.kind is Kind.ARMS and one.thing.serial:
            found = _stay(facts, one), one.came.party.name
            stays.setdefault(one.thing.piece, []).append(found)
    days: dict[str, set[date]] = {}
    for record in (one.record for one in facts.known if isinstance(one.record, Handover)):
        for piece in record.pieces:
            there = [party for stay, party in stays.get(piece.piece, ()) if record.day in stay]
            if there:
                days.setdefault(there[-1], set()).add(record.day)
    return days


def _stay(facts: Facts, one: Held) -> Term:
    """Give the civil days on which a piece was in the country."""
    until = (one.until or facts.as_of).astimezone(facts.zone).date()
    return Term.inclusive(one.came.day, max(one.came.day, until))


def _due(term: Term, handed: Iterable[date], today: date) -> Iterator[tuple[date, Text]]:
    """Give the days of a stay on which a count is due, in order, and why."""
    yield term.start, _ARRIVAL
    for day in sorted(handed):
        if day in term:
            yield day, _HANDOVER
    if term.last < today:
        yield term.last, _DEPARTURE


def _gaps(term: Term, counts: Sequence[date], months: int, today: date) -> Iterator[Term]:
    """Give the days of a stay by which the last count lay too far back."""
    known = [term.start, *(one for one in counts if one in term)]
    ends = [*known[1:], min(term.end, today)]
    for last, end in zip(known, ends, strict=True):
        late = last_day(last, months) + _BESIDE
        if late < end:
            yield Term(late, end)


def _missing(party: str, day: date, when: Text) -> Finding:
    """Say that a count is missing."""
    said = text(
        "{party}: no count of its arms is on record {when} ({day}).",
        party=party,
        when=when,
        day=day,
    )
    return _short(party, Term.inclusive(day, day), said)


def _long_ago(party: str, days: Term) -> Finding:
    """Say that the last count lay too far back."""
    said = text(
        "{party}: the last count of its arms lay too far back ({days}).",
        party=party,
        days=(days,),
    )
    return _short(party, days, said)


def _short(party: str, days: Term, message: Text) -> Finding:
    """Make a finding that names days."""
    return Finding(
        rule=RULE,
        basis=Basis.PLANNING,
        verdict=Verdict.SHORT,
        subject=party,
        evidence=(Evidence(what="day", ref=party, term=days),),
        message=message,
    )
