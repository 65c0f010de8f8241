"""``events.csv``: what happened that starts or ends a duty, with every problem of every row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from relevo.casefile.days import FIRST_YEAR, LAST_YEAR
from relevo.casefile.names import nearest, nearest_code
from relevo.casefile.rows import report_duplicates
from relevo.compliance.events import DERIVED, day_stated, events_of
from relevo.core.clause import RowRef
from relevo.core.event import Event, EventKind
from relevo.instrument.value import NOT_FOUND
from relevo.regime.due import foreseen, instants_of
from relevo.regime.model import Element
from relevo.regime.owed import stated_duties

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from zoneinfo import ZoneInfo

    from relevo.casefile.offers import Offer
    from relevo.casefile.rows import Row
    from relevo.core.codes import CodeTree
    from relevo.instrument.model import Act

_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})", re.ASCII | re.IGNORECASE
)

_OF_ACTS = frozenset({*DERIVED, EventKind.START_DATE_CHANGED, EventKind.ACT_CHANGED})
_OF_STATES = frozenset(
    {
        EventKind.NOTICE_GIVEN,
        EventKind.NOTICE_TO_END,
        EventKind.DESIGNATED,
        EventKind.TERMINATED,
    }
)
_OF_DUTIES = frozenset({EventKind.DUTY_MET, EventKind.DUTY_NOT_MET})
_AFTER_ACT = _OF_DUTIES | {
    EventKind.START_DATE_CHANGED,
    EventKind.ACT_CHANGED,
    EventKind.STAY_ENDED,
}
"""Kinds that cannot come before their act; an entry that does is judged, not refused."""

_DAYS = frozenset({Element.START_DATE, Element.END_DATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What events may name.

    Attributes:
        acts: Acts that could be read, by identifier.
        all_acts: Identifiers of all acts of the case.
        rules: Identifiers of the clocks of standing law; None if nobody can tell.
        sources: Sources of ``case.yaml``; None if nobody can tell.
        states: All states.
        zone: Time zone of the host's civil dates; None if ``case.yaml`` does not say it right.
    """

    acts: Mapping[str, Act]
    all_acts: frozenset[str]
    rules: frozenset[str] | None
    sources: frozenset[str] | None
    states: CodeTree
    zone: ZoneInfo | None

    @property
    def complete(self) -> bool:
        """Whether every act could be read."""
        return self.all_acts <= set(self.acts)

    @property
    def duties(self) -> frozenset[str] | None:
        """Names of all duties; None if nobody can tell."""
        if self.rules is None or not self.complete:
            return None
        return self.rules | {
            f"{act.id}/{duty.id}" for act in self.acts.values() for duty in stated_duties(act)
        }

    @property
    def all_sources(self) -> frozenset[str] | None:
        """Sources of ``case.yaml`` and of the acts; None if nobody can tell."""
        if self.sources is None or not self.complete:
            return None
        return self.sources | {one.id for act in self.acts.values() for one in act.sources}


def read_events(offered: Offer, around: Around) -> tuple[Event, ...]:
    """Read ``events.csv``.

    Args:
        offered: The table; what is wrong with a row joins its problems.
        around: What events may name.

    Returns:
        The events that could be read, in file order; complete only if no problem was added. An
        event with an hour has its day in the host's time zone.
    """
    rows = offered.rows or ()
    report_duplicates(rows, "id")
    events: list[Event] = []
    placed: list[tuple[Row, Event]] = []
    for row in rows:
        event = _event(row, offered, around)
        if event is not None:
            events.append(event)
            placed.append((row, event))
    _check_twice(placed)
    _check_order(placed, around)
    return tuple(events)


def _event(row: Row, offered: Offer, around: Around) -> Event | None:
    """Read one row; None if what happened, or when, cannot be told."""
    kind = row.word("kind", EventKind)
    at = _at(row)
    day = _day(row, at, around.zone)
    element = row.text("element")
    if element and element not in tuple(Element):
        row.report(
            "unknown-word",
            "element",
            found=element,
            expected=tuple(str(one) for one in Element),
            near=nearest(element, tuple(Element)),
        )
    value = row.text("value")
    if value and (element in _DAYS or kind is EventKind.START_DATE_CHANGED):
        row.day_of(value, "value")
    _check_names(row, kind, around)
    illustrative = row.yes("illustrative")
    if kind is None:
        return None
    return Event(
        id=row.text("id"),
        kind=kind,
        day=day,
        at=at,
        act=row.text("act"),
        state=row.text("state"),
        instrument=row.text("instrument"),
        number=row.text("number"),
        by=row.text("by"),
        countersigned_by=row.text("countersigned_by"),
        to=row.text("to"),
        element=element,
        value=value,
        fulfils=row.text("fulfils"),
        of=row.text("of"),
        says=row.parts("says"),
        illustrative=illustrative,
        row=RowRef(offered.ref, row.line),
    )


def _at(row: Row) -> datetime | None:
    """Read the instant, in UTC."""
    found = row.text("at")
    if not found or found == NOT_FOUND:
        return None
    if not _INSTANT.fullmatch(found):
        row.report("hour-without-zone", "at", found=found)
        return None
    try:
        at = datetime.fromisoformat(found.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        row.report("hour-without-zone", "at", found=found)
        return None
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        row.report("far-day", "at", found=found)
        return None
    return at


def _day(row: Row, at: datetime | None, zone: ZoneInfo | None) -> date | None:
    """Read the day, or tell it from the hour."""
    found = row.text("day")
    of_hour = at.astimezone(zone).date() if at and zone else None
    if found in ("", NOT_FOUND):
        if not found and not row.text("at"):
            row.report("event-without-day", "day" if row.has("day") else "id")
        return of_hour
    day = row.day_of(found, "day")
    if day and of_hour and day != of_hour:
        row.report("day-not-of-hour", "day", day=day, expected=of_hour, zone=str(zone))
    return day


def _check_names(row: Row, kind: EventKind | None, around: Around) -> None:
    """Report what a row names and nothing defines, and what its kind of event needs."""
    needed = {
        "act": kind in _OF_ACTS,
        "state": kind in _OF_STATES,
        "fulfils": kind in _OF_DUTIES,
    }
    for column in (column for column, needs in needed.items() if needs):
        if row.has(column):
            row.needed(column)
        else:
            row.report("missing-cell", "id", column=column)
    act = row.text("act")
    row.known(act, "act", around.all_acts, "event-of-unknown-act")
    state = row.text("state")
    if state and state not in around.states:
        row.report("unknown-state", "state", name=state, near=nearest_code(state, around.states))
    if kind in _OF_DUTIES:
        row.known(row.text("fulfils"), "fulfils", around.duties, "unknown-duty")
    for source in row.parts("says"):
        row.known(source, "says", around.all_sources, "unknown-source")


def _check_twice(placed: Iterable[tuple[Row, Event]]) -> None:
    """Report an event that stands twice; what happens to an act once needs only kind and act."""
    first: dict[tuple[str, ...], int] = {}
    for row, event in placed:
        what: tuple[str, ...] = (event.kind, event.act, event.state)
        if event.kind not in DERIVED:
            told = (event.instrument, event.number, event.by, event.to, event.element)
            what += (str(event.day), str(event.at), *told, event.value, event.fulfils, event.of)
        if what in first:
            row.report("event-twice", "kind", first=str(first[what]))
        first.setdefault(what, row.line)


def _check_order(placed: Iterable[tuple[Row, Event]], around: Around) -> None:
    """Report events that contradict their act, or come before what they follow."""
    rows = tuple(placed)
    derived = [one for act in around.acts.values() for one in events_of(act, around.acts)]
    events = {event.id: event for event in (*derived, *(event for _, event in rows))}
    for row, event in rows:
        _check_act(row, event, around.acts)
        if event.of and event.of not in events:
            if around.complete:
                near = nearest(event.of, tuple(events))
                row.report("unknown-event", "of", name=event.of, near=near)
        elif event.of and around.zone:
            _check_start(row, event, events[event.of], around.zone)


def _check_act(row: Row, event: Event, acts: Mapping[str, Act]) -> None:
    """Report an event on another day than its act says, or before the act was there."""
    act = acts.get(event.act)
    if act is None or event.day is None:
        return
    column = "day" if row.text("day") else "at"
    if event.kind in DERIVED:
        stated = day_stated(act, event.kind)
        if stated and stated != event.day:
            row.report("event-not-as-act", column, day=event.day, act=event.act, expected=stated)
    elif event.kind in _AFTER_ACT:
        dates = (act.dates.approved.value, act.dates.signed.value, act.dates.published.value)
        first = min(filter(None, dates), default=None)
        if first and event.day < first:
            row.report("event-before-act", column, day=event.day, act=event.act, first=first)


def _check_start(row: Row, event: Event, start: Event, zone: ZoneInfo) -> None:
    """Report a fulfilment that surely came before the event that starts the duty.

    The end of a stay that an act only foresees is no bound: the stay may have ended before.
    """
    if foreseen(start):
        return
    at, began = instants_of(event, zone), instants_of(start, zone)
    if at and began and event.day and start.day and began.surely_after(at):
        column = "day" if row.text("day") else "at"
        row.report("met-before-start", column, day=event.day, event=start.id, first=start.day)
