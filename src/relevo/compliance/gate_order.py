"""The gate asked for every movement of a file, each at its own instant.

A movement is judged against what is known now of who and what was in the country when it happened:
one that is entered late meets the roll of its own instant, not of today. Earlier movements of the
same file count as if they had crossed, unless they were refused.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from relevo.compliance.facts.crossing import FREE
from relevo.compliance.facts.limits import bears_on, weight
from relevo.compliance.gate import RECORD, RULE, Answer, Gate, Reason
from relevo.core.codes import Held
from relevo.core.finding import Verdict
from relevo.core.words import plural_text, text
from relevo.instrument.model import Counting
from relevo.register.known import fold_known
from relevo.register.model import Movement, Recorded, Way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from relevo.compliance.facts.matter import Facts
    from relevo.compliance.gate import Advice

    FactsAt = Callable[[Sequence[Recorded], datetime], Facts]
    """Gives the matter of the rules at an instant from what had happened by it."""

FIRST_DRAFT = -2
"""Stands for the entry of the first movement of the file; the next are below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A movement and what the gate says of it.

    Attributes:
        movement: The movement.
        advice: The answer, its reasons with the entries that decide them.
        facts: What it was judged by.
    """

    movement: Movement
    advice: Advice
    facts: Facts = field(repr=False, compare=False)


def ask_in_order(
    movements: Sequence[Movement],
    record: Iterable[Recorded],
    facts_at: FactsAt,
    *,
    despite: bool = False,
    sealed: int = 0,
) -> tuple[Asked, ...]:
    """Ask the gate for every movement of a file, in the order in which they happened.

    Args:
        movements: The movements.
        record: The record in the log's order, as known now.
        facts_at: Gives what the rules judge at an instant.
        despite: Whether a refused movement counts for the later ones as if it had crossed.
        sealed: Entries of the record that cannot be opened: with any, nothing can be judged that
            depends on who and what is in the country.

    Returns:
        The answers, in the order of ``movements``.
    """
    past = _Past(fold_known(record))
    drafts: list[Recorded] = []
    found: dict[int, Asked] = {}
    gate: Gate | None = None
    facts: Facts | None = None
    before: tuple[int, int, date] | None = None
    order = sorted(range(len(movements)), key=lambda one: movements[one].at)
    for place in order:
        movement = movements[place]
        then = *past.numbers(movement), movement.day
        if gate is None or facts is None or before != then:
            before = then
            facts = facts_at((*past.by(movement), *drafts), movement.at)
            gate = Gate(facts)
        advice = _unsealed(gate.ask(movement), movement, sealed)
        found[place] = Asked(
            movement=movement,
            advice=replace(
                advice,
                reasons=tuple(_decided(facts, movement, one) for one in advice.reasons),
            ),
            facts=facts,
        )
        if advice.answer is not Answer.REFUSED or despite:
            draft = Recorded(entry=FIRST_DRAFT - place, recorded_at=movement.at, record=movement)
            drafts.append(draft)
            gate.take(draft)
    return tuple(found[place] for place in range(len(movements)))


def _unsealed(advice: Advice, movement: Movement, sealed: int) -> Advice:
    """Leave open what entries that cannot be opened here may decide."""
    if not sealed or never_refused(movement):
        return advice
    reason = Reason(
        verdict=Verdict.UNDETERMINED,
        rule=RECORD,
        clauses=(),
        limit="",
        subject="",
        message=plural_text(
            "{n} entry of the record cannot be opened here: who and what it brought in or out is "
            "not known.",
            "{n} entries of the record cannot be opened here: who and what they brought in or out "
            "is not known.",
            sealed,
        ),
        remedy=text("Ask where the whole record is, openings included."),
    )
    answer = Answer.OPEN if advice.answer is Answer.CLEAR else advice.answer
    return replace(advice, answer=answer, reasons=(*advice.reasons, reason))


def never_refused(movement: Movement) -> bool:
    """Whether nothing may hold a movement up: an exit, evacuation, rescue or forced landing."""
    return movement.way is Way.OUT or movement.cause in FREE


class _Past:
    """What had happened when a movement crossed, as it is known now.

    Args:
        known: Records that stand, as known now.
    """

    def __init__(self, known: Sequence[Recorded]) -> None:
        """Order what has an instant, and what has a day only."""
        self._known = known
        self._instants = sorted(one.record.at for one in known if isinstance(one.record, Movement))
        self._days = sorted(
            day
            for one in known
            if not isinstance(one.record, Movement)
            and (day := getattr(one.record, "day", None)) is not None
        )

    def numbers(self, movement: Movement) -> tuple[int, int]:
        """Give how many movements, and how many other records, had happened."""
        return (
            bisect_right(self._instants, movement.at),
            bisect_right(self._days, movement.day),
        )

    def by(self, movement: Movement) -> tuple[Recorded, ...]:
        """Give what had happened, as if it had been recorded by then.

        What is known by its day only counts if it is not after the day of the movement.
        """
        return tuple(
            replace(one, recorded_at=min(one.recorded_at, movement.at), corrects=None)
            for one in self._known
            if _happened(one, movement)
        )


def _happened(one: Recorded, movement: Movement) -> bool:
    """Whether a record is of something that had happened when a movement crossed."""
    record = one.record
    if isinstance(record, Movement):
        return record.at <= movement.at
    day: date | None = getattr(record, "day", None)
    return day is None or day <= movement.day


def _decided(facts: Facts, movement: Movement, reason: Reason) -> Reason:
    """Add to a reason about a number the entries that make it up."""
    if reason.rule != RULE:
        return reason
    return replace(reason, entries=tuple(dict.fromkeys(_entries(facts, movement, reason.limit))))


def _entries(facts: Facts, movement: Movement, limit_id: str) -> Iterator[int]:
    """Give the entries of what counts already towards a limit, in order of coming."""
    limit = next(one for one in facts.mandate.limits if one.id == limit_id)
    reading = limit.chosen(facts.chosen)
    for item in facts.items:
        gone = item.until is not None and item.until <= facts.as_of
        if gone and reading.counting is not Counting.CUMULATIVE:
            continue
        if reading.counting is Counting.PER_CONTINGENT and (
            item.came.party.name != movement.party.name
        ):
            continue
        counts = bears_on(facts, limit, item) is not Held.NO
        if item.entry >= 0 and counts and weight(limit, reading, item, facts.codes.arms).possible:
            yield item.entry
