"""The gate: may this party enter now? The same limits as the check, held ready for an answer.

``ask`` compares what a crossing would add with what is in the country at that moment. It gives what
the crossing itself would change: a limit that was exceeded before by others, and to which it adds
nothing, is no reason. The tool advises; the officer decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.compliance.facts.crossing import FREE, CrossingJudge
from relevo.compliance.facts.limits import WHAT
from relevo.compliance.gate_counts import Counts
from relevo.compliance.tally import Count, judge
from relevo.compliance.wording import permits
from relevo.core.finding import Verdict, agree
from relevo.core.words import text
from relevo.instrument.model import Counting
from relevo.register.model import Way

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from relevo.compliance.facts.matter import Facts
    from relevo.core.clause import ClauseRef
    from relevo.core.words import Text
    from relevo.mandate.model import Limit, Reading
    from relevo.register.model import Movement, Recorded


class Answer(StrEnum):
    """What the gate says of a crossing."""

    CLEAR = "no_limit_refuses"
    REFUSED = "refused"
    OPEN = "cannot_be_judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a crossing is refused or cannot be judged.

    Attributes:
        verdict: Breached or undetermined; short where the record contradicts the crossing.
        rule: Identifier of the rule.
        clauses: Clauses it rests on; empty for a contradiction of the record.
        limit: Limit, list or window; empty for none.
        subject: What was judged.
        message: One sentence.
        remedy: What would make it lawful.
        entries: Entries of the record that decide it.
    """

    verdict: Verdict
    rule: str
    clauses: tuple[ClauseRef, ...]
    limit: str
    subject: str
    message: Text
    remedy: Text
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The gate's answer.

    Attributes:
        answer: Clear, refused, or it cannot be judged.
        reasons: Why, what refuses first; empty if no limit refuses.
        standing: Limits that nobody can judge, with or without this crossing: a number that no
            source gives. They make no answer useless, but are shown.
    """

    answer: Answer
    reasons: tuple[Reason, ...]
    standing: tuple[Reason, ...] = ()


THIS = -1
"""Entry of the crossing itself, which has none yet."""

_THERE: dict[str, Text] = {
    "entered_twice": text("{what} is on record as in the country already."),
    "left_without_entering": text("{what} is not on record as in the country."),
    "serial_twice": text("The piece {what} is on record as in the country already."),
    "never_came": text("The piece {what} is not on record as in the country."),
}
"""What the record contradicts, in words."""

RULE = "R-FACT-LIMIT"
RECORD = "R-FACT-RECORD"


class Gate:
    """A mandate and the roll of this moment, ready to answer.

    Args:
        facts: The record and the mandate, as known now.
    """

    def __init__(self, facts: Facts) -> None:
        """Count what is in the country against every limit."""
        self._facts = facts
        self._counts = Counts(facts)
        self._judge = CrossingJudge(facts)
        self._limits = {limit.id: limit for limit in facts.mandate.limits}

    def take(self, recorded: Recorded) -> None:
        """Count a crossing that was recorded; it happened after all counted so far."""
        self._counts.take(recorded)

    def ask(self, movement: Movement) -> Advice:
        """Judge a crossing before it is recorded.

        An exit and what nothing may hold up are never refused; what contradicts the record is
        named all the same.

        Args:
            movement: The crossing.
        """
        contradictions = tuple(self._contradictions(movement))
        if movement.way is Way.OUT or movement.cause in FREE:
            return Advice(answer=Answer.CLEAR, reasons=contradictions)
        reasons = [*contradictions, *self._judged(movement)]
        standing: list[Reason] = []
        for limit, numbers in self._counts.changed(movement).items():
            reason, known = self._number(limit, numbers)
            if reason is not None:
                (reasons if known else standing).append(reason)
        reasons.sort(key=lambda one: one.verdict is Verdict.UNDETERMINED)
        if any(one.verdict is not Verdict.UNDETERMINED for one in reasons):
            answer = Answer.REFUSED
        else:
            answer = Answer.OPEN if reasons else Answer.CLEAR
        return Advice(answer=answer, reasons=tuple(reasons), standing=tuple(standing))

    def _judged(self, movement: Movement) -> Iterator[Reason]:
        """Give what the crossing breaks or leaves open by itself."""
        for one in self._judge.judge(movement):
            if one.verdict is not Verdict.MET:
                yield Reason(
                    verdict=one.verdict,
                    rule=one.rule,
                    clauses=one.clauses,
                    limit=one.limit,
                    subject=one.subject,
                    message=one.message,
                    remedy=one.remedy,
                )

    def _contradictions(self, movement: Movement) -> Iterator[Reason]:
        """Name what the record contradicts: a person or serial that is there already, or not."""
        coming = movement.way is Way.IN
        rolls, pieces = self._counts.rolls, self._counts.pieces
        seen: set[Hashable] = set()
        for person in movement.party.persons:
            there = THIS if person.roll in seen else rolls.get(person.roll)
            seen.add(person.roll)
            if coming and there is not None:
                yield _contradiction("entered_twice", person.roll, there)
            elif not coming and there in (None, THIS):
                yield _contradiction("left_without_entering", person.roll, None)
        for thing in movement.party.materiel:
            if not thing.serial:
                continue
            there = THIS if thing.piece in seen else pieces.get(thing.piece)
            seen.add(thing.piece)
            if coming and there is not None:
                yield _contradiction("serial_twice", thing.serial, there)
            elif not coming and there in (None, THIS):
                yield _contradiction("never_came", thing.serial, None)

    def _number(
        self, limit_id: str, numbers: Sequence[tuple[Count, Count] | None]
    ) -> tuple[Reason | None, bool]:
        """Judge a limit with what a crossing adds.

        Args:
            limit_id: The limit.
            numbers: Each reading's number before and after; None where there is no line.

        Returns:
            The reason if it is exceeded or open, and whether somebody could judge it; nobody can
                where no source gives the number. None if the crossing adds nothing.
        """
        limit = self._limits[limit_id]
        before, after = [], []
        for reading, number in zip(limit.readings, numbers, strict=True):
            was, now = number or (Count(), Count())
            held = judge(reading.bound, was.sure, was.possible) if number else Verdict.MET
            found = judge(reading.bound, now.sure, now.possible) if number else Verdict.MET
            if held is found is Verdict.BREACHED and was.sure == now.sure:
                found = Verdict.UNDETERMINED  # exceeded before; whether this adds to it is open
            before.append(held)
            after.append(found)
        verdict = agree(tuple(after))
        if verdict is Verdict.MET or all(one is None or one[0] == one[1] for one in numbers):
            return None, True
        given = all(one.absent or one.bound.unlimited or one.bound.known for one in limit.readings)
        known = given or verdict is Verdict.BREACHED or agree(tuple(before)) is Verdict.MET
        choice = limit.chosen(self._facts.chosen)
        chosen = numbers[limit.readings.index(choice)] or (Count(), Count())
        return _reason(limit, choice, verdict, *chosen), known


def _reason(
    limit: Limit, reading: Reading, verdict: Verdict, before: Count, number: Count
) -> Reason:
    """Say why a number refuses, or leaves open."""
    what, how, bound = WHAT[limit.measure], reading.label, permits(reading.bound)
    if verdict is Verdict.BREACHED:
        message = text(
            "With this crossing there would be {n} {what}, {reading}; {bound}.",
            n=number.possible,
            what=what,
            reading=how,
            bound=bound,
        )
    elif judge(reading.bound, before.sure, before.possible) is Verdict.BREACHED:
        message = text(
            "There are {n} {what} already, {reading}; {bound}. Whether this crossing adds to them "
            "is not settled.",
            n=before.possible,
            what=what,
            reading=how,
            bound=bound,
        )
    else:
        message = text(
            "Whether {n} {what} with this crossing, {reading}, keep the limit is not settled; "
            "{bound}.",
            n=number.possible,
            what=what,
            reading=how,
            bound=bound,
        )
    return Reason(
        verdict=verdict,
        rule=RULE,
        clauses=(limit.clause,),
        limit=limit.id,
        subject="",
        message=message,
        remedy=_fewer(reading, before, number, what),
    )


def _fewer(reading: Reading, before: Count, number: Count, what: Text) -> Text:
    """Say what would keep a number: fewer of what comes, or room made by what is there."""
    most = reading.bound.hi
    if most is None or not reading.bound.upper:
        return text("Find the number that the act gives, or a person who accepts one in writing.")
    over = max(0, number.possible - most)
    if over < number.possible - before.possible:
        return text("Fewer {what} (by {n}), or an act with a higher number.", n=over, what=what)
    if reading.counting is Counting.CONCURRENT:
        return text(
            "An entry after others have left ({what}: {n}), or an act with a higher number.",
            n=over,
            what=what,
        )
    return text("An act with a higher number.")


def _contradiction(kind: str, what: str, other: int | None) -> Reason:
    """Say what the record contradicts."""
    return Reason(
        verdict=Verdict.SHORT,
        rule=RECORD,
        clauses=(),
        limit="",
        subject=what,
        message=replace(_THERE[kind], args=(("what", what),)),
        remedy=text("Correct the record, or the number given here."),
        entries=() if other is None or other < 0 else (other,),
    )


def ask(facts: Facts, movement: Movement) -> Advice:
    """Judge one crossing; for many, keep a :class:`Gate`.

    Args:
        facts: The record and the mandate, as known at the instant of the crossing.
        movement: The crossing.
    """
    return Gate(facts).ask(movement)
