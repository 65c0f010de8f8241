"""The clocks of a case as a calendar: RFC 5545, for Thunderbird, Google and others.

A time in days is an all-day entry on its earliest last day. A time in hours is an entry in UTC that
ends when the time runs out; without the hour of its event it spans all instants at which it may.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from relevo.compliance.clock_words import event_words
from relevo.core.words import Speaker, text
from relevo.regime.clock_state import ClockState
from relevo.report.clocks import STATES, cited_duty, holders_words, time_words
from relevo.report.phrases import ILLUSTRATIVE, NO_POSITION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relevo.core.words import Arg, Text
    from relevo.regime.clocks import DutyClock
    from relevo.regime.due import Due
    from relevo.report.clocks import CaseClocks

LINE_OCTETS = 75
"""Longest line of a calendar, without its end."""

WARNED = frozenset({ClockState.OPEN, ClockState.NOT_ON_RECORD, ClockState.UNDETERMINED})
"""States of the clocks that a calendar holds: there is something to do or to find out."""

_SHOWN = timedelta(minutes=30)
"""How long an entry of an exact instant is, so that calendars show it."""


def render_clocks_ics(found: CaseClocks, *, lang: str) -> bytes:
    """Write a calendar of the clocks that have something to do and a time to do it in.

    Args:
        found: The clocks of a case.
        lang: Language of the words.

    Returns:
        The bytes of an ``.ics`` file: the same for the same clocks and day of knowledge. An entry
        keeps its UID whatever becomes of its day or state.
    """
    say = Speaker(lang).say
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Relevo//clocks 1//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(say(_name(found)))}",
    ]
    for clock in found.clocks:
        if clock.due is not None and clock.state in WARNED:
            lines += _entry(clock, clock.due, found, say)
    lines.append("END:VCALENDAR")
    return b"".join(part for line in lines for part in _folded(line))


def _name(found: CaseClocks) -> Text:
    """Name the calendar."""
    name = text("{case}: clocks", case=found.name)
    return text("{mark}: {line}", mark=ILLUSTRATIVE, line=name) if found.illustrative else name


def _entry(
    clock: DutyClock, due: Due, found: CaseClocks, say: Callable[[Arg], str]
) -> Iterator[str]:
    """Give the lines of one entry, unfolded."""
    name = text("{what} [{state}]", what=clock.owed.what, state=STATES[clock.state])
    if clock.illustrative:
        name = text("{mark}: {line}", mark=ILLUSTRATIVE, line=name)
    summary = _escaped(say(name))
    stamp = datetime.combine(found.as_of, time(), UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(clock, found)}"
    yield f"DTSTAMP:{_instant(stamp)}"
    if due.first_day is not None:
        yield f"DTSTART;VALUE=DATE:{due.first_day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{due.first_day + timedelta(days=1):%Y%m%d}"
    else:
        first, last = due.at.first, due.at.last or due.at.first
        yield f"DTSTART:{_instant(first - _SHOWN if due.exact else first)}"
        yield f"DTEND:{_instant(last)}"
    yield f"SUMMARY:{summary}"
    yield f"DESCRIPTION:{_escaped(_description(clock, found, say))}"
    yield "TRANSP:TRANSPARENT"
    if clock.illustrative:
        yield f"CATEGORIES:{_escaped(say(ILLUSTRATIVE))}"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:{'-P1D' if due.first_day else '-PT6H'}"
    yield f"DESCRIPTION:{summary}"
    yield "END:VALARM"
    yield "END:VEVENT"


def _description(clock: DutyClock, found: CaseClocks, say: Callable[[Arg], str]) -> str:
    """Give what an entry says below its name, line by line."""
    lines: list[Text] = [time_words(clock, found.zone)]
    if clock.event:
        lines.append(text("Since: {event}", event=event_words(clock.event, found.zone)))
    if clock.why:
        lines.append(text("Undetermined: {why}", why=clock.why))
    cited = cited_duty(clock.owed, found.acts, found.regime)
    lines += [
        text(
            "Owed by: {by}; to: {to}",
            by=clock.owed.by.name or text("not found"),
            to=holders_words(clock.owed_to),
        ),
        *(text("Clause: {clauses}", clauses=one) for one in cited),
        text("Hours are those of {zone}.", zone=str(found.zone)),
        NO_POSITION,
    ]
    return "\n".join(say(line) for line in lines)


def _uid(clock: DutyClock, found: CaseClocks) -> str:
    """Give an identifier that depends on the duty and its event alone, not on day or state.

    What happens to an act once is known by its kind, so that the event that an act foresees and the
    one on record that takes its place are the same entry.
    """
    event = clock.event
    assert event is not None
    alike = [
        one
        for one in found.clocks
        if one.owed.ids == clock.owed.ids
        and one.event
        and (one.event.act, one.event.kind) == (event.act, event.kind)
    ]
    which = event.id if len(alike) > 1 or not event.act else str(event.kind)
    named = f"{found.host}\n{clock.owed.ids[0]}\n{event.act}\n{which}"
    return f"{sha256(named.encode()).hexdigest()[:32]}@relevo"


def _instant(at: datetime) -> str:
    """Give an instant in UTC, by the second."""
    return f"{at:%Y%m%dT%H%M%SZ}"


def _escaped(words: str) -> str:
    """Give a text as a calendar writes it; a control character becomes a space."""
    for found, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        words = words.replace(found, written)
    return "".join(c if c.isprintable() else " " for c in words)


def _folded(line: str) -> Iterator[bytes]:
    """Give a line in pieces of at most 75 octets, no character cut, each ended by CRLF."""
    piece = b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > LINE_OCTETS:
            yield piece + b"\r\n"
            piece = b" "
        piece += octets
    yield piece + b"\r\n"
