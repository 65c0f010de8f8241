"""How a clock stands: what is on record of its fulfilment, held against when it falls due."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.core.event import EventKind
from relevo.core.words import text
from relevo.instrument.model import ClockUnit
from relevo.regime.due import foreseen, instants_of, instants_of_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from relevo.core.event import Event
    from relevo.core.words import Text
    from relevo.regime.due import Due
    from relevo.regime.owed import Owed
    from relevo.regime.starts import Start

ANSWERS = (EventKind.DUTY_MET, EventKind.DUTY_NOT_MET)
"""Events that say of a duty whether it was fulfilled."""


class ClockState(StrEnum):
    """How a clock stands.

    ``open``: it runs, or has not begun to. ``met``: fulfilled in time. ``late``: fulfilled late,
    or a source says after its time that it was not. ``not_on_record``: its time is over and no
    fulfilment is on record. ``undetermined``: it cannot be told. ``not_started``: no event on
    record has started it.
    """

    OPEN = "open"
    MET = "met"
    LATE = "late"
    NOT_ON_RECORD = "not_on_record"
    UNDETERMINED = "undetermined"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How a clock stands.

    Attributes:
        state: Its state.
        answer: What on record decides it; None if nothing is.
        why: Why it is undetermined; None unless it is.
    """

    state: ClockState
    answer: Event | None = None
    why: Text | None = None


def answers(one: Event, start: Start, zone: ZoneInfo) -> bool:
    """Whether an event may say that a duty was or was not fulfilled.

    Args:
        one: The event.
        start: The duty and the event that started it.
        zone: Time zone of the host's civil dates.

    Returns:
        False for an event that surely came before the duty arose, unless it is due ahead; where
            only the last day permitted is known of the end of a stay, it may have ended before.
    """
    duty, event = start.duty, start.event
    cites = one.kind in ANSWERS and one.fulfils in duty.ids
    if one is event or not (cites or (one.kind is duty.met_by and one.kind not in ANSWERS)):
        return False
    if one.of:
        return one.of == event.id
    if (one.act and one.act != event.act) or (one.state and one.state != event.state):
        return False
    if duty.ahead:
        return True
    at, began = instants_of(one, zone), instants_of(event, zone)
    return foreseen(event) or not (at and began and began.surely_after(at))


def stands(
    start: Start,
    due: Due | None,
    found: Sequence[tuple[Event, bool]],
    zone: ZoneInfo,
    as_of: date,
) -> Stands:
    """Say how a clock stands.

    Args:
        start: The duty and the event that started it.
        due: When it falls due; None if that cannot be told.
        found: What is on record of its fulfilment, each with whether it is surely about this event.
        zone: Time zone of the host's civil dates.
        as_of: Day of knowledge.
    """
    first = found[0][0] if found else None
    if why := _untold(start, due, sure=all(sure for _, sure in found)):
        return Stands(state=ClockState.UNDETERMINED, answer=first, why=why)
    assert due is not None
    judged = [(one, _judged(one, start, due, zone)) for one, _ in found]
    judged = [(one, state) for one, state in judged if state is not ClockState.OPEN]
    if not judged:
        return _unanswered(due, zone, as_of)
    return _answered(judged, start, zone)


def _untold(start: Start, due: Due | None, *, sure: bool) -> Text | None:
    """Say why nobody can tell how a clock stands, whatever the days; None if one can."""
    if not start.sure:
        return text("it cannot be told whether this event starts the duty")
    if due is None:
        return _no_due(start.duty, start.event)
    if not sure:
        return text("a fulfilment is on record that does not say of which event it is (column of)")
    return None


def _answered(judged: Sequence[tuple[Event, ClockState]], start: Start, zone: ZoneInfo) -> Stands:
    """Join what is on record: one fulfilment in time is enough, and nothing may contradict it."""
    by_state = {
        state: [one for one, found in judged if found is state]
        for state in (ClockState.MET, ClockState.LATE, ClockState.UNDETERMINED)
    }
    met, late, doubtful = by_state.values()
    if met and any(one.kind is EventKind.DUTY_NOT_MET for one in late):
        why = text("the record says both that it was and was not fulfilled")
        return Stands(state=ClockState.UNDETERMINED, answer=met[0], why=why)
    if met:
        return Stands(state=ClockState.MET, answer=met[0])
    if doubtful:
        why = _doubt(doubtful[0], start, zone)
        return Stands(state=ClockState.UNDETERMINED, answer=doubtful[0], why=why)
    reported = [one for one in late if one.kind is not EventKind.DUTY_NOT_MET]
    answer = (reported or late)[0]
    if start.duty.verify:
        why = text("its time was over, but the rule that gives the time must still be verified")
        return Stands(state=ClockState.UNDETERMINED, answer=answer, why=why)
    return Stands(state=ClockState.LATE, answer=answer)


def _no_due(duty: Owed, event: Event) -> Text:
    """Say why nobody can tell when a duty falls due."""
    if event.day is None and event.at is None:
        return text("the day of the event that starts it was not found, or sources differ on it")
    if duty.within is None:
        return text("no source gives the time within which it is due")
    if duty.within.unit is ClockUnit.WORKING_DAY:
        return text("the host's working days are not known")
    return text("the day on which it falls due lies beyond the calendar")


def _doubt(answer: Event, start: Start, zone: ZoneInfo) -> Text:
    """Say why nobody can tell whether a fulfilment came in time."""
    if answer.day is None and answer.at is None:
        return text("a fulfilment is on record, but its day was not found")
    if answer.kind is EventKind.DUTY_NOT_MET:
        return text("a source says that it was not fulfilled, but perhaps before its time was over")
    if _before_foreseen(answer, start, zone):
        return text(
            "a fulfilment is on record, but not when the stay ended: it came before the last day "
            "permitted"
        )
    return text("a fulfilment is on record, but without the hours it may be in time or late")


def _judged(answer: Event, start: Start, due: Due, zone: ZoneInfo) -> ClockState:
    """Judge one fulfilment, or word that there was none, by itself; open if it settles nothing."""
    at = instants_of(answer, zone)
    if at is None:
        return ClockState.UNDETERMINED
    if at.surely_after(due.at):
        return ClockState.LATE
    if answer.kind is EventKind.DUTY_NOT_MET:
        return ClockState.OPEN if at.surely_by(due.at) else ClockState.UNDETERMINED
    in_time = at.surely_by(due.at) and not _before_foreseen(answer, start, zone)
    return ClockState.MET if in_time else ClockState.UNDETERMINED


def _before_foreseen(answer: Event, start: Start, zone: ZoneInfo) -> bool:
    """Whether a fulfilment came before an end of stay that is only foreseen: it ended before."""
    event = start.event
    if start.duty.ahead:
        return False
    at, end = instants_of(answer, zone), instants_of(event, zone)
    return bool(foreseen(event) and at and end and end.surely_after(at))


def _unanswered(due: Due, zone: ZoneInfo, as_of: date) -> Stands:
    """Judge a clock of whose fulfilment nothing is on record."""
    today = instants_of_day(as_of, zone)
    if due.at.first >= today.first:
        return Stands(state=ClockState.OPEN)
    if due.at.last is not None and due.at.last < today.first:
        return Stands(state=ClockState.NOT_ON_RECORD)
    why = text("its time may have run out; that cannot be told")
    return Stands(state=ClockState.UNDETERMINED, why=why)
