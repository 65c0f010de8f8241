"""R-FACT-LIMIT: what was recorded stays within every number of the acts in force.

Criterion: the clause of each limit on persons, units, movements, arms, aircraft, vessels,
equipment, stock or days of stay.

Counts: concurrently, the largest number at any instant at which the limit runs, which counts two
units of a relief only while both are there; cumulatively, every person by roll number and every
piece by serial once, however often they cross; per contingent, each party by itself. What came
under another act does not count, unless one of the two amends the other.

Undetermined when: the number is not found, it lies inside the bound's interval, the readings
disagree, the record does not say what the scope of the limit asks for, or a day on which the limit
runs is covered by no signed return: what is not on record may have happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.facts.item import about_party, about_thing, under
from relevo.compliance.facts.tally import FactTally, Weighed, count
from relevo.compliance.scope import weakest
from relevo.compliance.tally import Count
from relevo.compliance.wording import asked, law, permits, told
from relevo.core.codes import Held
from relevo.core.finding import Basis, Evidence, Verdict, agree
from relevo.core.words import text
from relevo.instrument.model import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.compliance.facts.item import Item
    from relevo.compliance.facts.matter import Facts
    from relevo.core.codes import CodeTree
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.mandate.model import Limit, Reading

RULE = "R-FACT-LIMIT"

WHAT: dict[Measure, Text] = {
    Measure.PERSONS: text("persons"),
    Measure.UNITS: text("units"),
    Measure.MOVEMENTS: text("movements"),
    Measure.ARMS: text("pieces"),
    Measure.AIRCRAFT: text("aircraft"),
    Measure.VESSELS: text("vessels"),
    Measure.EQUIPMENT: text("pieces of equipment"),
    Measure.STOCK: text("units of stock"),
}
"""What a limit counts, in words; days of stay are judged by themselves."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One reading of a limit, counted; ``tally`` is None where its sources lack the line."""

    reading: Reading
    tally: FactTally | None

    @property
    def verdict(self) -> Verdict:
        """The verdict under this reading: a line that is absent limits nothing."""
        return self.tally.verdict if self.tally else Verdict.MET


def check_limits(facts: Facts) -> tuple[Finding, ...]:
    """Compare what was recorded with each limit that counts.

    Args:
        facts: The record and the mandate.

    Returns:
        One finding for each limit of law that ran by the instant of knowledge, in the mandate's
        order.
    """
    return tuple(
        _finding(facts, limit)
        for limit in facts.mandate.limits
        if limit.basis is Basis.LAW and limit.measure in WHAT and facts.spans(limit.terms)
    )


def counted(facts: Facts, limit: Limit, items: Iterable[Item]) -> tuple[Counted, ...]:
    """Count items against a limit under each of its readings.

    Args:
        facts: What the case is judged by.
        limit: The limit.
        items: Items to count, of any measure.
    """
    spans = facts.spans(limit.terms)
    scoped = [
        (item, held) for item in items if (held := bears_on(facts, limit, item)) is not Held.NO
    ]
    return tuple(
        Counted(
            reading,
            None
            if reading.absent
            else count(
                (
                    Weighed(item, held, added)
                    for item, held in scoped
                    if (added := weight(limit, reading, item, facts.codes.arms)).possible
                ),
                spans,
                reading.counting,
                reading.bound,
            ),
        )
        for reading in limit.readings
    )


def bears_on(facts: Facts, limit: Limit, item: Item) -> Held:
    """Say whether a limit counts an item."""
    return concerns(facts, limit, item) if item.measure is limit.measure else Held.NO


def concerns(facts: Facts, limit: Limit, item: Item) -> Held:
    """Say whether a limit is about an item, whatever it counts."""
    return weakest((concerns_party(facts, limit, item), about_thing(limit.scope, item)))


def concerns_party(facts: Facts, limit: Limit, item: Item) -> Held:
    """Say whether a limit is about whoever an item came with, and where it is."""
    return weakest(
        (
            about_party(limit.scope, item, facts.codes),
            under(item, limit.clause.act, facts.families),
        )
    )


def weight(limit: Limit, reading: Reading, item: Item, arms: CodeTree) -> Count:
    """Give what an item adds to a limit under a reading."""
    if limit.measure is not Measure.ARMS:
        return Count(item.count, item.count)
    match arms.holds(reading.arms, item.code) if reading.arms else Held.YES:
        case Held.YES:
            return Count(item.count, item.count)
        case Held.UNCLEAR:
            return Count(0, item.count)
        case _:
            return Count()


def _finding(facts: Facts, limit: Limit) -> Finding:
    """Judge one limit."""
    each = counted(facts, limit, facts.items)
    choice = limit.chosen(facts.chosen)
    own = next(one for one in each if one.reading is choice)
    joined = agree(tuple(one.verdict for one in each))
    open_days = facts.uncovered(limit.terms)
    verdict = Verdict.UNDETERMINED if joined is Verdict.MET and open_days else joined
    return law(
        RULE,
        verdict,
        _message(facts, limit, own, joined, uncovered=bool(open_days)),
        clauses=[limit.clause],
        limit=limit.id,
        readings=told([(one.reading, one.verdict) for one in each], own.reading),
        evidence=_evidence(facts, limit, own, joined, verdict),
    )


def _message(facts: Facts, limit: Limit, own: Counted, joined: Verdict, *, uncovered: bool) -> Text:
    """Write the sentence."""
    number = own.tally.number if own.tally else Count()
    what, how, bound = WHAT[limit.measure], own.reading.label, own.reading.bound
    if joined is Verdict.BREACHED and own.tally and own.tally.at:
        return text(
            "Recorded above the limit: {n} {what} on {day}, {reading}; {bound}.",
            n=number.sure,
            what=what,
            day=own.tally.at.astimezone(facts.zone).date(),
            reading=how,
            bound=permits(bound),
        )
    if joined is Verdict.BREACHED:
        return text(
            "Recorded above the limit: {n} {what}, {reading}; {bound}.",
            n=number.sure,
            what=what,
            reading=how,
            bound=permits(bound),
        )
    if joined is Verdict.UNDETERMINED:
        return text(
            "Whether the recorded {n} {what}, {reading}, keep the limit is not settled; {bound}.",
            n=number.possible,
            what=what,
            reading=how,
            bound=permits(bound),
        )
    if uncovered:
        return text(
            "The {n} {what} on record, {reading}, keep the limit ({bound}); but there are days "
            "without a signed return.",
            n=number.possible,
            what=what,
            reading=how,
            bound=permits(bound),
        )
    return text(
        "Recorded within the limit: {n} {what}, {reading}; {bound}.",
        n=number.possible,
        what=what,
        reading=how,
        bound=permits(bound),
    )


def _evidence(
    facts: Facts, limit: Limit, own: Counted, joined: Verdict, verdict: Verdict
) -> list[Evidence]:
    """Give the entries that decide, or the days without a return."""
    if joined is Verdict.MET and verdict is Verdict.UNDETERMINED:
        return [
            Evidence(what="return", ref=limit.id, term=term)
            for term in facts.uncovered(limit.terms)
        ]
    if own.tally is None or verdict is Verdict.MET:
        return []
    return [
        Evidence(
            what="entry",
            ref=str(entry),
            found=str(own.tally.number.possible),
            expected=asked(own.reading.bound),
        )
        for entry in own.tally.entries
    ]
