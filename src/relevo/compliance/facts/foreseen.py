"""How long a party means to stay, against every limit on days of stay.

What is foreseen is judged when the party comes in; the stay itself by R-FACT-STAY, as it lasts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.facts.item import items_of
from relevo.compliance.facts.judgement import Judgement
from relevo.compliance.facts.limits import concerns
from relevo.compliance.tally import judge
from relevo.compliance.wording import permits
from relevo.core.codes import Held
from relevo.core.finding import Basis, Verdict, agree, worst
from relevo.core.term import Term
from relevo.core.words import text
from relevo.instrument.model import Measure
from relevo.register.model import Recorded
from relevo.register.presence import fold_presence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.compliance.facts.item import Item
    from relevo.compliance.facts.matter import Facts
    from relevo.core.words import Text
    from relevo.mandate.model import Limit, Reading
    from relevo.register.model import Movement

END = "R-FACT-END"


def judge_days(facts: Facts, movement: Movement) -> Iterator[Judgement]:
    """Compare the stay that a crossing foresees with each limit on days that runs on its day.

    A limit whose number was not found is left out: it says nothing of any stay, and R-FACT-STAY
    names it. A day before the crossing foresees no stay.

    Args:
        facts: What the case is judged by; its record is not looked at.
        movement: A crossing in.
    """
    if movement.until is None or movement.until < movement.day:
        return
    limits = [
        limit
        for limit in facts.mandate.limits
        if limit.measure is Measure.STAY_DAYS
        and limit.basis is Basis.LAW
        and any(movement.day in term for term in limit.terms)
        and all(reading.absent or reading.bound.known for reading in limit.readings)
    ]
    persons = _persons(facts, movement) if limits else []
    days = Term.inclusive(movement.day, movement.until).days
    for limit in limits:
        verdict = _verdict(facts, limit, persons, days)
        if verdict is not None:
            reading = limit.chosen(facts.chosen)
            yield Judgement(
                rule=END,
                verdict=verdict,
                clauses=(limit.clause,),
                limit=limit.id,
                subject=movement.party.name,
                message=_words(verdict, reading, days),
                remedy=text("A shorter stay, or an act that permits more days."),
            )


def _persons(facts: Facts, movement: Movement) -> list[Item]:
    """Give the persons of a party, as limits count them."""
    one = Recorded(entry=-1, recorded_at=movement.at, record=movement)
    items = items_of(fold_presence((one,)), (one,), facts.zone)
    return [item for item in items if item.measure is Measure.PERSONS]


def _verdict(facts: Facts, limit: Limit, persons: list[Item], days: int) -> Verdict | None:
    """Judge a number of days; None if the limit is about nobody of the party."""
    held = {concerns(facts, limit, item) for item in persons} - {Held.NO}
    if not held:
        return None
    alone = agree(
        tuple(
            Verdict.MET if reading.absent else judge(reading.bound, days)
            for reading in limit.readings
        )
    )
    return worst(
        tuple(
            alone if each is Held.YES or alone is Verdict.MET else Verdict.UNDETERMINED
            for each in held
        )
    )


def _words(verdict: Verdict, reading: Reading, days: int) -> Text:
    """Say how long the stay is foreseen to be, and what is permitted."""
    if verdict is Verdict.UNDETERMINED:
        return text(
            "Whether a stay of {n} days, as foreseen, keeps the limit is not settled; {bound}.",
            n=days,
            bound=permits(reading.bound),
        )
    if verdict is Verdict.BREACHED:
        return text(
            "The stay is foreseen to last {n} days, which exceeds the recorded limit; {bound}.",
            n=days,
            bound=permits(reading.bound),
        )
    return text(
        "The stay is foreseen to last {n} days; {bound}.", n=days, bound=permits(reading.bound)
    )
