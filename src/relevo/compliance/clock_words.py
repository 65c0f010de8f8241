"""When a clock runs out and what it hangs on, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.event import EventKind
from relevo.core.words import text
from relevo.regime.due import foreseen

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from relevo.core.event import Event
    from relevo.core.words import Text
    from relevo.regime.due import Due

EVENTS: dict[EventKind, Text] = {
    EventKind.ACT_REQUESTED: text("the request came in"),
    EventKind.ACT_APPROVED: text("the act was approved"),
    EventKind.ACT_ISSUED: text("the act was issued"),
    EventKind.ACT_PUBLISHED: text("the act was published"),
    EventKind.START_DATE_CHANGED: text("the start date was changed"),
    EventKind.ACT_CHANGED: text("the act was changed"),
    EventKind.WINDOW_OPENS: text("the first day permitted"),
    EventKind.ENTERED: text("the force entered"),
    EventKind.STAY_ENDED: text("the stay ended"),
    EventKind.NOTICE_GIVEN: text("notice was given"),
    EventKind.NOTICE_TO_END: text("notice to end was given"),
    EventKind.DESIGNATED: text("the state was designated"),
    EventKind.TERMINATED: text("the designation was ended"),
    EventKind.DUTY_MET: text("the duty was fulfilled"),
    EventKind.DUTY_NOT_MET: text("a source says that the duty was not fulfilled"),
    EventKind.REQUEST_FOR_ACCESS: text("access was requested"),
}
"""What happened, in words."""

FORESEEN = text("the last day permitted")
"""What the end of a stay is where an act alone gives it."""


def event_words(event: Event, zone: ZoneInfo) -> Text:
    """Say what happened and when.

    Args:
        event: The event.
        zone: Time zone in which hours are said.
    """
    what = EVENTS[event.kind]
    if foreseen(event):
        what = FORESEEN
    if event.at:
        return text("{what}: {when}", what=what, when=_instant(event.at, zone))
    if event.day:
        return text("{what}: {when}", what=what, when=event.day)
    return text("{what}: day not found, or disputed", what=what)


def due_words(due: Due, zone: ZoneInfo) -> Text:
    """Say until when something is due; without the hour of its event that may be an interval.

    Args:
        due: When it falls due.
        zone: Time zone in which hours are said.
    """
    if due.first_day is not None:
        if due.first_day == due.last_day:
            return text("until {day}", day=due.first_day)
        if due.last_day is None:
            return text(
                "until {day} at the earliest; not all holidays on the way are known",
                day=due.first_day,
            )
        return text(
            "until {first} at the earliest, {last} at the latest; whether a holiday on the way is "
            "one must be verified",
            first=due.first_day,
            last=due.last_day,
        )
    assert due.at.last is not None
    if due.exact:
        return text("until {when}", when=_instant(due.at.first, zone))
    first, last = (at.astimezone(zone) for at in (due.at.first, due.at.last))
    if first.date() == last.date():
        return text(
            "until an hour of {day} that depends on the hour of the event, which is not known",
            day=first.date(),
        )
    return text(
        "until {first} at the earliest, {last} at the latest; the hour of the event is not known",
        first=_instant(due.at.first, zone),
        last=_instant(due.at.last, zone),
    )


def _instant(at: datetime, zone: ZoneInfo) -> Text:
    """Say an instant in a time zone, by day and minute."""
    local = at.astimezone(zone)
    return text("{day}, {hour}", day=local.date(), hour=f"{local:%H:%M}")
