"""Problems of events: hours without a zone, events that come before what they follow."""

from __future__ import annotations

from types import MappingProxyType

from relevo.casefile.problems.kind import Kind
from relevo.core.words import text

_MEANT = text("Write {near} in place of {name}, if that is what is meant.")

KINDS = MappingProxyType(
    {
        "hour-without-zone": Kind(
            text("found {found}, expected a day, an hour and its zone"),
            text("Without its zone an hour is no instant, and a clock of hours starts at one."),
            text(
                "Write it like 2026-01-05T10:30-05:00, or with Z for UTC; where no source gives"
                " the hour, leave at empty and write day."
            ),
        ),
        "day-not-of-hour": Kind(
            text("the day is {day}, but at that hour it was {expected} in {zone}"),
            text("The day of an event is the civil day of the host state."),
            text("Correct the day or the hour, or leave day empty."),
        ),
        "event-without-day": Kind(
            text("the event has neither a day nor an hour"),
            text("A clock starts on a day, or is known to have no day to start on."),
            text("Write the day; if no source gives it, write not_found under day."),
        ),
        "event-of-unknown-act": Kind(
            text("the case has no act {name}"),
            text("An event happens to an act of the case, or under it."),
            text("Write acts/{name}.yaml, or correct the name."),
            _MEANT,
        ),
        "event-twice": Kind(
            text("the same event stands on line {first}"),
            text("Each event starts its clocks once."),
            text("Remove one of the two rows, or correct what tells them apart."),
        ),
        "event-not-as-act": Kind(
            text("the day is {day}; the act {act} says {expected}"),
            text("An act and the events of its case tell the same story."),
            text(
                "Correct one of the two; if sources differ, record that under conflicts in the act."
            ),
        ),
        "event-before-act": Kind(
            text("this is of {day}, before the first day on record of the act {act}, {first}"),
            text("An act is changed, its stay ends and its duties arise only once it is there."),
            text("Correct the day or the act."),
        ),
        "met-before-start": Kind(
            text("this is of {day}, before the event {event} that starts the duty, of {first}"),
            text("A duty is fulfilled after it has arisen."),
            text("Correct one of the two days, or name another event under of."),
        ),
        "unknown-event": Kind(
            text("there is no event {name}"),
            text("An event is a row of events.csv, or stands in an act as <act>/<kind>."),
            text("Add the event {name} to events.csv, or correct the name."),
            _MEANT,
        ),
        "unknown-duty": Kind(
            text("neither the host's standing law nor an act has the duty {name}"),
            text("A fulfilment names its duty, so that the right clock is closed."),
            text("Write the name of a rule's clock, or <act>/<duty>; relevo clocks lists them."),
            _MEANT,
        ),
    }
)
"""Kinds of problems with events, by code."""
