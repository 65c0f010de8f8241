"""What was recorded of a party, in words and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker, text
from relevo.register.model import (
    Adoption,
    Coverage,
    Handover,
    Movement,
    Muster,
    Refusal,
    Station,
    Use,
)
from relevo.report.columns import wrapped
from relevo.report.gate import movement_words
from relevo.report.gate_json import gate_json, utc
from relevo.report.phrases import ILLUSTRATIVE, ILLUSTRATIVE_NOTE
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

    from relevo.core.words import Text
    from relevo.register.model import Recorded
    from relevo.report.gate import CaseGate


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An entry that records something of a submission.

    Attributes:
        recorded: The record with its place in the log.
        new: Whether it was added now, and not by an earlier run.
        enrolled: Roll numbers given with it.
    """

    recorded: Recorded
    new: bool
    enrolled: tuple[str, ...] = ()

    @property
    def illustrative(self) -> bool:
        """Whether it is invented for illustration."""
        return self.recorded.record.illustrative


def render_recorded_text(
    written: Sequence[Written], zone: ZoneInfo, *, lang: str, width: int
) -> str:
    """Say what was recorded: entry, clearance number, roll numbers.

    Args:
        written: The entries, in order.
        zone: Time zone in which hours are said.
        lang: Language of the words.
        width: Most characters of a line.

    Returns:
        Lines with a newline at the end.
    """
    say = Speaker(lang).say
    lines: list[str] = []
    for one in written:
        for depth, words in _entry(one, zone):
            indent = "  " * depth
            lines += wrapped(indent + say(words), width, indent + "  ")
    return "\n".join(lines) + "\n"


def _entry(one: Written, zone: ZoneInfo) -> Iterator[tuple[int, Text]]:
    """Say one entry, each line with its depth."""
    recorded, record = one.recorded, one.recorded.record
    entry = str(recorded.entry)
    what = _what_words(record, zone)
    if recorded.withdraws:
        yield (
            0,
            text(
                "Entry {entry} says that entry {other} never happened: {what}",
                entry=entry,
                other=str(recorded.corrects),
                what=what,
            ),
        )
    elif one.new:
        yield 0, text("Recorded as entry {entry}: {what}", entry=entry, what=what)
    else:
        yield (
            0,
            text(
                "Nothing new: this was recorded before, as entry {entry}: {what}",
                entry=entry,
                what=what,
            ),
        )
    if recorded.corrects is not None and not recorded.withdraws:
        yield 1, text("It takes the place of entry {entry}.", entry=str(recorded.corrects))
    if isinstance(record, Movement):
        yield from _movement(one, record, zone)


def _movement(one: Written, record: Movement, zone: ZoneInfo) -> Iterator[tuple[int, Text]]:
    """Say the numbers that a movement was given, and who answers for it."""
    yield 1, text("Clearance number: {number}", number=record.clearance)
    rolls = tuple(person.roll for person in record.party.persons)
    if rolls:
        yield 1, text("Roll numbers: {rolls}", rolls=rolls)
    if one.enrolled:
        yield 1, text("New among them: {rolls}", rolls=one.enrolled)
    if record.noted:
        yield 1, text("Could not be judged; noted: {who}", who=record.noted)
    if record.despite:
        yield 1, text("Against a refusal: {who}", who=record.despite)
    if record.paper:
        at = one.recorded.recorded_at.astimezone(zone)
        yield (
            1,
            text(
                "Written on paper first; recorded on {day}, {hour}.",
                day=at.date(),
                hour=f"{at:%H:%M}",
            ),
        )


_KINDS: dict[type[object], Text] = {
    Station: text("where a party is"),
    Handover: text("arms handed over"),
    Use: text("stock used, destroyed or lost"),
    Muster: text("a count"),
    Coverage: text("a return of a point of entry"),
    Adoption: text("an adoption"),
}
"""What other entries record, in words."""


def _what_words(record: object, zone: ZoneInfo) -> Text:
    """Name what an entry records."""
    if isinstance(record, Movement):
        return movement_words(record, zone)
    if isinstance(record, Refusal):
        words = text(
            "{party} ({sender}) was turned back, {day}; persons: {n}",
            party=record.party,
            sender=record.sender,
            day=record.day,
            n=record.persons,
        )
        if record.illustrative:
            words = text("{mark}: {line}", mark=ILLUSTRATIVE, line=words)
        return words
    return _KINDS[type(record)]


def render_record_json(
    written: Sequence[Written], gate: CaseGate | None, *, lang: str, illustrative: bool
) -> str:
    """Write for programs what was recorded, and what the gate said.

    Args:
        written: The entries, in order; empty if nothing was recorded.
        gate: The gate's answers; None if it was not asked, as when all was recorded before.
        lang: Language of messages.
        illustrative: Whether anything in it is invented for illustration.

    Returns:
        JSON as described in ``docs/formats/gate.json.md``.
    """
    say = Speaker(lang).say
    return dumped(
        {
            "version": 1,
            "illustrative": illustrative,
            "note": say(ILLUSTRATIVE_NOTE) if illustrative else None,
            "recorded": [_written_json(one) for one in written],
            "gate": gate_json(gate, lang=lang) if gate else None,
        }
    )


def _written_json(one: Written) -> dict[str, Any]:
    """Give one entry; persons by roll number only."""
    recorded, record = one.recorded, one.recorded.record
    content: dict[str, Any] = {
        "entry": recorded.entry,
        "kind": record.KIND,
        "new": one.new,
        "recorded_at": utc(recorded.recorded_at),
        "corrects": recorded.corrects,
        "withdraws": recorded.withdraws,
        "illustrative": record.illustrative,
    }
    if isinstance(record, Movement):
        content |= {
            "clearance": record.clearance,
            "way": str(record.way),
            "at": utc(record.at),
            "party": record.party.name,
            "rolls": [person.roll for person in record.party.persons],
            "enrolled": list(one.enrolled),
            "noted": record.noted or None,
            "despite": record.despite or None,
            "paper": record.paper,
        }
    return content
