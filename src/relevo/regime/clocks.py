"""Clocks: duties that events have started, when they fall due, and whether they were fulfilled.

A duty without a fulfilment on record is *not on record*, never *late*: that no report was recorded
does not prove that none was made. It is *late* only where a recorded fulfilment surely came after
the time had run out, or a source says after that time that there was none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.regime.clock_state import ANSWERS, ClockState, answers, stands
from relevo.regime.due import day_of, due_of
from relevo.regime.starts import started, waiting_anywhere, waiting_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from relevo.core.event import Event
    from relevo.core.words import Text
    from relevo.instrument.model import Act
    from relevo.regime.due import Due, WorkingDays
    from relevo.regime.owed import Holder, Owed
    from relevo.regime.starts import Start


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyClock:
    """One duty that one event has started, or that waits for one.

    Attributes:
        owed: The duty.
        state: How it stands.
        event: Event that started it; None if none on record has.
        act: Act it is about, or empty.
        owed_to: Who is owed it from the day it arises to the day it falls due.
        due: When it falls due; None if that cannot be told.
        answer: What is on record of its fulfilment; None if nothing is.
        answers: All events on record that are, or may be, about its fulfilment.
        why: Why it is undetermined; None unless it is.
        illustrative: Whether the duty, its event or a fulfilment is invented for illustration.
    """

    owed: Owed
    state: ClockState
    event: Event | None = None
    act: str = ""
    owed_to: tuple[Holder, ...] = ()
    due: Due | None = None
    answer: Event | None = None
    answers: tuple[Event, ...] = ()
    why: Text | None = None
    illustrative: bool = False

    @property
    def id(self) -> str:
        """Its name: the duty's, and the event's where one has started it."""
        subject = self.event.id if self.event else self.act
        return f"{self.owed.ids[0]}@{subject}" if subject else self.owed.ids[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known on a day.

    Attributes:
        events: Events, without those after that day; foreseen ends of stay may be among them.
        acts: Acts by identifier.
        zone: Time zone of the host's civil dates.
        working: Days that are no working days; None if they are not known.
        as_of: The day.
    """

    events: Sequence[Event]
    acts: Mapping[str, Act]
    zone: ZoneInfo
    working: WorkingDays | None
    as_of: date


def clocks(owed: Iterable[Owed], known: Known) -> tuple[DutyClock, ...]:
    """Give every clock that an event has started, and those that wait for one.

    Args:
        owed: Duties of standing law, then those that acts state; where one event starts two that
            are one and the same, they are one clock that cites both.
        known: What is known.

    Returns:
        Clocks in order of their events, then those that wait in order of their duties.
    """
    duties = tuple(owed)
    starts = [
        one
        for event in known.events
        for one in started(duties, event, known.acts, day_of(event, known.zone))
    ]
    waiting = [
        (act.id, duty) for act in known.acts.values() for duty in waiting_of(duties, act, starts)
    ]
    anywhere = [("", duty) for duty in waiting_anywhere(duties, starts, known.as_of)]
    return (
        *(_running(one, starts, known) for one in starts),
        *(_waiting(duty, act) for act, duty in (*waiting, *anywhere)),
    )


def unmatched(running: Iterable[DutyClock], events: Iterable[Event]) -> tuple[Event, ...]:
    """Give the fulfilments on record that are about none of some clocks, so that none is lost.

    Args:
        running: The clocks.
        events: Events known.
    """
    matched = {one.id for clock in running for one in clock.answers}
    return tuple(one for one in events if one.kind in ANSWERS and one.id not in matched)


def _waiting(duty: Owed, act: str) -> DutyClock:
    """Give a clock that no event has started; undetermined if what starts it is not known."""
    why = (
        None
        if duty.after
        else text("what starts it, “{starts}”, is no event that is known", starts=duty.starts)
    )
    return DutyClock(
        owed=duty,
        state=ClockState.UNDETERMINED if why else ClockState.NOT_STARTED,
        act=act,
        owed_to=duty.owed_to,
        why=why,
        illustrative=duty.illustrative,
    )


def _running(start: Start, starts: Sequence[Start], known: Known) -> DutyClock:
    """Judge a clock that an event has started."""
    duty, event, zone = start.duty, start.event, known.zone
    due = due_of(event, duty.within, zone, known.working, ahead=duty.ahead) if duty.within else None
    found = [
        (one, sum(answers(one, other, zone) for other in starts if _alike(other, start)) == 1)
        for one in known.events
        if answers(one, start, zone)
    ]
    standing = stands(start, due, found, zone, known.as_of)
    day = day_of(event, zone)
    last = due and due.at.last and due.at.last.astimezone(zone).date()
    told = tuple(one for one, _ in found)
    return DutyClock(
        owed=duty,
        state=standing.state,
        event=event,
        act=event.act,
        owed_to=duty.holders(min(day, last or day), max(day, last or day)) if day else duty.owed_to,
        due=due,
        answer=standing.answer,
        answers=told,
        why=standing.why,
        illustrative=duty.illustrative or any(one.illustrative for one in (event, *told)),
    )


def _alike(one: Start, other: Start) -> bool:
    """Whether two events start the same duty."""
    return bool(set(one.duty.ids) & set(other.duty.ids))
