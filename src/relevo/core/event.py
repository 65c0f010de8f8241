"""Events: what happened that starts or ends a duty, as some source gives it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from relevo.core.clause import RowRef


class EventKind(StrEnum):
    """What happened.

    ``act_*``: to an act or its bill. ``start_date_changed``, ``act_changed``: an act in force was
    changed. ``window_opens``: the first day permitted. ``entered``, ``stay_ended``: the force.
    ``notice_*``, ``designated``, ``terminated``: an ally status. ``duty_met``: a duty was
    fulfilled. ``duty_not_met``: a source says that by that day it was not.
    """

    ACT_REQUESTED = "act_requested"
    ACT_APPROVED = "act_approved"
    ACT_ISSUED = "act_issued"
    ACT_PUBLISHED = "act_published"
    START_DATE_CHANGED = "start_date_changed"
    ACT_CHANGED = "act_changed"
    WINDOW_OPENS = "window_opens"
    ENTERED = "entered"
    STAY_ENDED = "stay_ended"
    NOTICE_GIVEN = "notice_given"
    NOTICE_TO_END = "notice_to_end"
    DESIGNATED = "designated"
    TERMINATED = "terminated"
    DUTY_MET = "duty_met"
    DUTY_NOT_MET = "duty_not_met"
    REQUEST_FOR_ACCESS = "request_for_access"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event.

    Attributes:
        id: Identifier within the case.
        kind: What happened.
        day: Civil date of the host state; None if no source gives it.
        at: Instant in UTC, where a source gives the hour; None otherwise.
        act: Act it is about, or empty.
        state: State it is about, where that is not the act's host, or empty.
        instrument: Kind of instrument by which it was done, e.g. ``supreme_resolution``; or empty.
        number: Number of that instrument; empty if not found.
        by: Who did it, as printed; empty if not found.
        countersigned_by: Who countersigned, as printed; empty if not found.
        to: To whom, as printed; empty if not found.
        element: For a change: what was changed, e.g. ``start_date``; or empty.
        value: For a change: the new value, e.g. ``2026-02-01``; or empty.
        fulfils: For a duty met or not met: the clock (``<rule>`` or ``<act>/<duty>``); or empty.
        of: For a duty met or not met: the event that started it, by identifier; or empty.
        says: Sources.
        illustrative: Whether it is invented for illustration.
        row: Its row; None where it was derived from an act.
    """

    id: str
    kind: EventKind
    day: date | None = None
    at: datetime | None = None
    act: str = ""
    state: str = ""
    instrument: str = ""
    number: str = ""
    by: str = ""
    countersigned_by: str = ""
    to: str = ""
    element: str = ""
    value: str = ""
    fulfils: str = ""
    of: str = ""
    says: tuple[str, ...] = ()
    illustrative: bool = False
    row: RowRef | None = None
