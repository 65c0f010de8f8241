"""R-FACT-STAY: nobody was recorded in the country longer than an act allows.

Criterion: the clause of each limit on days of stay, and the end of the presence windows that the
person came under.

Counts: for each person, the civil days from the crossing in to the crossing out, both included;
somebody who has not left stays until the day of knowledge.

Undetermined when: the number of days is not found or lies inside the bound's interval, the record
does not say what the scope asks for, days on which the person may have left are covered by no
signed return, or a day on which the limit runs is covered by none: who is not on record may have
stayed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from relevo.compliance.facts.item import person_item
from relevo.compliance.facts.limits import concerns
from relevo.compliance.tally import judge
from relevo.compliance.wording import asked, law, permits
from relevo.core.codes import Held
from relevo.core.finding import Basis, Evidence, Verdict, agree, worst
from relevo.core.term import Term
from relevo.core.words import text
from relevo.instrument.model import Measure

if TYPE_CHECKING:
    from datetime import date

    from relevo.compliance.facts.matter import Facts
    from relevo.core.finding import Finding
    from relevo.mandate.model import Limit, Reading
    from relevo.register.presence import Present

RULE = "R-FACT-STAY"


def check_stays(facts: Facts) -> tuple[Finding, ...]:
    """Compare every person's stay with each limit on days.

    Args:
        facts: The record and the mandate.

    Returns:
        One finding for each limit on days of stay, in the mandate's order.
    """
    return tuple(
        _finding(facts, limit)
        for limit in facts.mandate.limits
        if limit.basis is Basis.LAW
        and limit.measure is Measure.STAY_DAYS
        and facts.spans(limit.terms)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StayTally:
    """Every person's stay against one limit on days.

    Attributes:
        longest: Days of the longest stay that the limit is about; 0 if there is none.
        last: Last day of that stay, so far; None if there is none.
        verdict: What the bound says of all.
        decisive: The stays that decide it: those too long, else those left open.
    """

    longest: int
    last: date | None
    verdict: Verdict
    decisive: tuple[Evidence, ...]


def count_stays(facts: Facts, limit: Limit) -> StayTally:
    """Count the days of every stay that a limit is about.

    Args:
        facts: The record and the mandate.
        limit: A limit on days of stay.
    """
    reading = limit.chosen(facts.chosen)
    longest: Term | None = None
    over: list[Evidence] = []
    open_: list[Evidence] = []
    judged: list[list[Verdict]] = [[_alone(each)] for each in limit.readings]
    for one in facts.presence.persons:
        held = concerns(facts, limit, person_item(one))
        stay = stay_of(facts, one)
        if held is Held.NO or not any(stay.meet(term) for term in limit.terms):
            continue
        longest = stay if longest is None or stay.days > longest.days else longest
        own = [_alone(each, stay.days) for each in limit.readings]
        doubtful = held is Held.UNCLEAR or (
            one.until is None
            and agree(tuple(own)) is Verdict.BREACHED
            and _may_have_left(facts, limit, one)
        )
        if doubtful:
            own = [each if each is Verdict.MET else Verdict.UNDETERMINED for each in own]
        for each, under in zip(own, judged, strict=True):
            under.append(each)
        verdict = agree(tuple(own))
        evidence = Evidence(
            what="entry",
            ref=str(one.entry_in),
            term=stay,
            found=str(stay.days),
            expected=asked(reading.bound),
        )
        (
            over if verdict is Verdict.BREACHED else open_ if verdict is not Verdict.MET else []
        ).append(evidence)
    verdict = agree(tuple(worst(tuple(under)) for under in judged))
    return StayTally(
        longest=longest.days if longest else 0,
        last=longest.last if longest else None,
        verdict=verdict,
        decisive=tuple(over or open_),
    )


def _finding(facts: Facts, limit: Limit) -> Finding:
    """Judge one limit on days."""
    bound = limit.chosen(facts.chosen).bound
    found = count_stays(facts, limit)
    open_days = facts.uncovered(limit.terms) if found.verdict is Verdict.MET else ()
    message = {
        Verdict.BREACHED: text(
            "Recorded longer than the limit: {n} days; {bound}.",
            n=found.longest,
            bound=permits(bound),
        ),
        Verdict.UNDETERMINED: text(
            "Whether every recorded stay keeps the limit is not settled: up to {n} days; {bound}.",
            n=found.longest,
            bound=permits(bound),
        ),
        Verdict.MET: text(
            "Every recorded stay keeps the limit: up to {n} days; {bound}.",
            n=found.longest,
            bound=permits(bound),
        ),
    }[found.verdict]
    if open_days:
        message = text(
            "Every stay on record keeps the limit: up to {n} days ({bound}); but there are days "
            "without a signed return.",
            n=found.longest,
            bound=permits(bound),
        )
    return law(
        RULE,
        Verdict.UNDETERMINED if open_days else found.verdict,
        message,
        clauses=[limit.clause],
        limit=limit.id,
        evidence=[Evidence(what="return", ref=limit.id, term=term) for term in open_days]
        or found.decisive,
    )


def stay_of(facts: Facts, one: Present) -> Term:
    """Give the civil days of a person's stay, up to the day of knowledge."""
    until = one.until or facts.as_of
    return Term.inclusive(one.came.day, max(one.came.day, until.astimezone(facts.zone).date()))


def _alone(reading: Reading, *days: int) -> Verdict:
    """Judge a number of days, or of none, by one reading; an absent line limits nothing."""
    if reading.absent or (reading.bound.known and not days):
        return Verdict.MET
    return judge(reading.bound, *days)


def _may_have_left(facts: Facts, limit: Limit, one: Present) -> bool:
    """Whether a person whose leaving is not on record may have left, or may leave, lawfully."""
    most = [reading.bound.hi for reading in limit.readings if reading.bound.upper]
    if len(most) < len(limit.readings) or None in most:
        return True
    days = max(each for each in most if each is not None)
    within = list(islice(stay_of(facts, one), days))
    return bool(within) and bool(facts.uncovered((Term.inclusive(within[0], within[-1]),)))
