"""The gate's answer in words: why, by which clause and record, what would help, whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.gate import Answer
from relevo.core.words import Speaker, plural_text, text
from relevo.register.manifest_words import CAUSES, WAYS
from relevo.register.model import Cause, Kind
from relevo.report.columns import wrapped
from relevo.report.gate_whom import whom_words
from relevo.report.limits import choice_words, subject_words
from relevo.report.norms import citation_words
from relevo.report.phrases import ILLUSTRATIVE, ILLUSTRATIVE_NOTE, NO_POSITION, reading_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from relevo.compliance.gate import Reason
    from relevo.compliance.gate_order import Asked
    from relevo.core.classes import EntryClass
    from relevo.core.clause import ClauseRef
    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Localized, Text
    from relevo.instrument.model import Act
    from relevo.mandate.model import Chosen, Mandate
    from relevo.regime.model import Regime
    from relevo.register.model import Movement, Party, Recorded

ANSWERS: dict[Answer, Text] = {
    Answer.CLEAR: text("no limit refuses"),
    Answer.REFUSED: text("refused"),
    Answer.OPEN: text("cannot be judged"),
}
"""The gate's answers, in words."""

ADVISES = text("The tool advises; the officer decides.")
"""What stands under every answer of the gate."""

MOST = 5
"""Entries of the record that are said with a reason; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the gate says of a movement, with what falls short of the plan.

    Attributes:
        asked: The movement and the answer.
        warnings: What falls short of the office's own rules; it refuses nobody.
        class_of_entry: Class of entry that decides whom to ask; None if it is not settled.
    """

    asked: Asked
    warnings: tuple[Reason, ...] = ()
    class_of_entry: EntryClass | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseGate:
    """The answers on a party, with what names what they cite.

    Attributes:
        name: Name of the case.
        host: Name of the host state.
        answers: Answers in the order of the file.
        record: The record by entry.
        acts: Acts by identifier.
        regime: Standing law of the host; None if none is on record.
        codes: Names of codes.
        chosen: Readings that the case follows.
        zone: Time zone of the host's civil dates.
        notes: What limits the answers, e.g. that persons could not be compared.
    """

    name: Localized
    host: Localized
    answers: tuple[Answered, ...]
    record: Mapping[int, Recorded]
    acts: Mapping[str, Act]
    regime: Regime | None
    codes: Codes
    chosen: Chosen
    zone: ZoneInfo
    notes: tuple[Text, ...] = ()

    @property
    def answer(self) -> Answer:
        """The answer on the party as a whole: the worst of its movements."""
        found = {one.asked.advice.answer for one in self.answers}
        for answer in (Answer.REFUSED, Answer.OPEN):
            if answer in found:
                return answer
        return Answer.CLEAR

    @property
    def illustrative(self) -> bool:
        """Whether anything in it is invented for illustration."""
        return (
            any(one.asked.movement.illustrative for one in self.answers)
            or any(act.illustrative for act in self.acts.values())
            or (self.regime is not None and self.regime.illustrative)
        )


def exit_code_of(answer: Answer) -> int:
    """Give the exit code of an answer: 1 refused, 3 cannot be judged, 0 no limit refuses."""
    return {Answer.REFUSED: 1, Answer.OPEN: 3, Answer.CLEAR: 0}[answer]


def render_gate_text(found: CaseGate, *, lang: str, width: int, end: Sequence[Text]) -> str:
    """Say the gate's answers.

    Args:
        found: The answers.
        lang: Language of the words.
        width: Most characters of a line.
        end: What stands before the last sentences, e.g. that nothing was recorded.

    Returns:
        Lines with a newline at the end; the last states that Relevo takes no position.
    """
    say = Speaker(lang).say
    lines: list[str] = []
    for one in found.answers:
        lines += [
            line
            for depth, words in _answer(one, found)
            for line in _lines(say(words), depth, width)
        ]
        lines.append("")
    for words in (*_unsettled(found), *found.notes):
        lines += _lines(say(words), 0, width)
    for words in reading_words(found.chosen):
        lines += _lines(say(words), 0, width)
    for words in _choices(found):
        lines += _lines(say(words), 0, width)
    for words in (*end, ADVISES, *((ILLUSTRATIVE_NOTE,) if found.illustrative else ())):
        lines += _lines(say(words), 0, width)
    return "\n".join([*lines, *_lines(say(NO_POSITION), 0, width)]) + "\n"


def _lines(words: str, depth: int, width: int) -> list[str]:
    """Break a line of some depth."""
    indent = "  " * depth
    return wrapped(indent + words, width, indent + "  ")


def movement_words(movement: Movement, zone: ZoneInfo) -> Text:
    """Name a movement: who, which way, when, and how many.

    Args:
        movement: The movement.
        zone: Time zone in which the hour is said.
    """
    at = movement.at.astimezone(zone)
    words = text(
        "{party} ({sender}): {way}, {day}, {hour}; {what}",
        party=movement.party.name,
        sender=movement.party.sender,
        way=WAYS[movement.way],
        day=at.date(),
        hour=f"{at:%H:%M}",
        what=_party_words(movement.party),
    )
    if movement.cause is not Cause.PLANNED:
        words = text("{movement}; {cause}", movement=words, cause=CAUSES[movement.cause])
    if movement.illustrative:
        words = text("{mark}: {line}", mark=ILLUSTRATIVE, line=words)
    return words


def _party_words(party: Party) -> tuple[Arg, ...]:
    """Count who and what crosses."""
    said: list[Arg] = [plural_text("{n} person", "{n} persons", party.strength)]
    pieces = sum(one.quantity for one in party.materiel if one.kind is not Kind.STOCK)
    if pieces:
        said.append(plural_text("{n} piece", "{n} pieces", pieces))
    stock = sum(one.kind is Kind.STOCK for one in party.materiel)
    if stock:
        said.append(plural_text("{n} item of stock", "{n} items of stock", stock))
    return tuple(said)


def _answer(one: Answered, found: CaseGate) -> Iterator[tuple[int, Arg]]:
    """Say the answer on one movement, each line with its depth."""
    movement, advice = one.asked.movement, one.asked.advice
    yield 0, movement_words(movement, found.zone)
    yield 0, text("Answer: {answer}", answer=ANSWERS[advice.answer])
    if advice.answer is Answer.CLEAR and advice.reasons:
        yield 1, text("It is not held up by this; the record and the movement differ:")
    mandate = one.asked.facts.mandate
    for reason in advice.reasons:
        yield from _reason(reason, mandate, found)
    for warning in one.warnings:
        yield 1, text("Warning: {message} ({rule})", message=warning.message, rule=warning.rule)
        yield 2, text("Row: {row}", row=warning.subject)
        yield 2, text("What to do: {remedy}", remedy=warning.remedy)
    if advice.standing:
        yield 1, text("What nobody can judge, with or without this crossing:")
        for reason in advice.standing:
            yield from _reason(reason, mandate, found, depth=2)
    if advice.answer is not Answer.CLEAR:
        yield from (
            (1 + depth, words) for depth, words in whom_words(one.asked, one.class_of_entry, found)
        )


def _reason(
    reason: Reason, mandate: Mandate, found: CaseGate, *, depth: int = 1
) -> Iterator[tuple[int, Text]]:
    """Say why, by which limit, clause and record, and what would help."""
    yield depth, text("- {message} ({rule})", message=reason.message, rule=reason.rule)
    for limit in mandate.limits:
        if limit.id == reason.limit:
            yield depth + 1, text("Limit: {what}", what=subject_words(limit, found.codes))
    for clause in reason.clauses:
        yield depth + 1, text("It rests on {clause}", clause=cited_clause(clause, found))
    entries = [found.record[entry] for entry in reason.entries if entry in found.record]
    if entries:
        yield depth + 1, _entries_words(entries, found.zone)
    if reason.clauses:
        yield depth + 1, text("What would make it lawful: {remedy}", remedy=reason.remedy)
    else:
        yield depth + 1, text("What to do: {remedy}", remedy=reason.remedy)


def cited_clause(ref: ClauseRef, found: CaseGate) -> Text:
    """Cite a clause, with how it is known."""
    return citation_words(ref, found.acts, found.regime)


def _entries_words(entries: Sequence[Recorded], zone: ZoneInfo) -> Text:
    """Name the entries that decide, the last ones first."""
    named = tuple(_entry_words(one, zone) for one in reversed(entries[-MOST:]))
    if len(entries) > MOST:
        return text("On record: {entries}, and {n} before", entries=named, n=len(entries) - MOST)
    return text("On record: {entries}", entries=named)


def _entry_words(one: Recorded, zone: ZoneInfo) -> Text:
    """Name an entry by number, officer and day."""
    by = officer_of(one)
    day = one.recorded_at.astimezone(zone).date()
    if by:
        return text("entry {entry} ({by}, {day})", entry=str(one.entry), by=by, day=day)
    return text("entry {entry} (officer not recorded, {day})", entry=str(one.entry), day=day)


def officer_of(one: Recorded) -> str:
    """Give who recorded an entry, as recorded; empty if nobody was named."""
    return str(getattr(one.record, "officer", "") or getattr(one.record, "by", ""))


def _unsettled(found: CaseGate) -> tuple[Text, ...]:
    """Say what did not become a limit, because nobody accepted it or its day is not known."""
    said = dict.fromkeys(
        sentence for one in found.answers for sentence in one.asked.facts.mandate.unsettled
    )
    return tuple(text("Not judged: {sentence}.", sentence=one) for one in said)


def _choices(found: CaseGate) -> tuple[Text, ...]:
    """Say whose version is followed where sources differ."""
    mandates = {one.asked.facts.mandate.day: one.asked.facts.mandate for one in found.answers}
    return tuple(
        dict.fromkeys(
            words
            for mandate in mandates.values()
            for words in choice_words(mandate, found.codes, found.chosen)
        )
    )
