"""Events that acts hold, joined with those on record, as far as both were known on a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.event import Event, EventKind
from relevo.instrument.model import ActStatus, ChangeKind, Direction, WindowKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from relevo.instrument.model import Act, Window

DERIVED = (
    EventKind.ACT_REQUESTED,
    EventKind.ACT_APPROVED,
    EventKind.ACT_ISSUED,
    EventKind.ACT_PUBLISHED,
)
"""Events of which an act holds the day; each happens to it once."""

FORESEEN = (EventKind.WINDOW_OPENS, EventKind.STAY_ENDED)
"""First and last day permitted, which an act gives before they come."""

_FIELDS = {
    EventKind.ACT_REQUESTED: "submitted",
    EventKind.ACT_APPROVED: "approved",
    EventKind.ACT_ISSUED: "signed",
    EventKind.ACT_PUBLISHED: "published",
}


def derived_id(act: str, kind: EventKind) -> str:
    """Give the identifier of an event that was derived from an act: ``<act>/<kind>``."""
    return f"{act}/{kind}"


def acts_known(acts: Iterable[Act], as_of: date) -> dict[str, Act]:
    """Give the inbound acts of which something was known on a day, by identifier.

    Args:
        acts: Acts of a case.
        as_of: Day of knowledge.

    Returns:
        Acts without those whose every known day lies after ``as_of``; one adopted only later is
        still requested.
    """
    known: dict[str, Act] = {}
    for act in acts:
        dates = act.dates
        stated = (dates.approved, dates.signed, dates.published, dates.in_force)
        days = [one.value for one in stated if one.value is not None]
        later = bool(days) and min(days) > as_of
        asked = dates.submitted.value
        if act.direction is not Direction.INBOUND or (later and (not asked or asked > as_of)):
            continue
        adopted = act.status is ActStatus.ADOPTED
        known[act.id] = replace(act, status=ActStatus.REQUESTED) if later and adopted else act
    return known


def day_stated(act: Act, kind: EventKind) -> date | None:
    """Give the day on which an act says that something happened to it.

    Args:
        act: The act.
        kind: One of :data:`DERIVED`.

    Returns:
        None where no source gives it or sources differ on it.
    """
    field = _FIELDS[kind]
    if any(conflict.about == f"dates.{field}" for conflict in act.conflicts):
        return None
    found: date | None = getattr(act.dates, field).value
    return found


def events_known(
    acts: Mapping[str, Act], recorded: Iterable[Event], as_of: date
) -> tuple[Event, ...]:
    """Give the events of acts and those on record, as far as they were known on a day.

    An event on record takes the place of the one derived from its act: it may know the hour, and
    when a stay ended is a fact that the last day permitted only foresees.

    Args:
        acts: Acts known on that day.
        recorded: Events on record, e.g. the rows of ``events.csv``.
        as_of: Day of knowledge; later events are left out, save foreseen ends of stay.

    Returns:
        Events by day, those whose day was not found last.
    """
    rows = [one for one in recorded if one.day is None or one.day <= as_of]
    instead = {
        derived_id(one.act, one.kind): one.id
        for one in rows
        if one.act and (one.kind in DERIVED or one.kind in FORESEEN)
    }
    derived = [
        one
        for act in acts.values()
        for one in events_of(act, acts)
        if one.id not in instead and (one.kind in FORESEEN or one.day is None or one.day <= as_of)
    ]
    rows = [replace(one, of=instead.get(one.of, one.of)) for one in rows]
    return tuple(
        sorted(
            (*derived, *rows),
            key=lambda one: (one.day is None, one.day.isoformat() if one.day else "", one.id),
        )
    )


def events_of(act: Act, acts: Mapping[str, Act]) -> Iterator[Event]:
    """Give the events that an act holds: what happened to it and what it changes; end of stay.

    Args:
        act: The act.
        acts: All acts known, whose changes move the end of the stay.
    """
    adopted = act.status is ActStatus.ADOPTED
    for kind in DERIVED:
        day = day_stated(act, kind)
        if day is not None or (adopted and kind is not EventKind.ACT_REQUESTED):
            yield _event(act, kind, day)
    if adopted:
        presence = [one for one in _windows(act, acts) if one.kind is WindowKind.PRESENCE]
        last = max((one.to for one in presence), default=None)
        first = min((one.from_ for one in presence), default=None)
        if not act.amends:
            if first is not None:
                yield replace(_event(act, EventKind.WINDOW_OPENS, first), instrument="", by="")
            yield replace(_event(act, EventKind.STAY_ENDED, last), instrument="", by="")
        yield from _changes(act, acts)


def _event(act: Act, kind: EventKind, day: date | None) -> Event:
    """Make an event of an act."""
    field = _FIELDS.get(kind)
    return Event(
        id=derived_id(act.id, kind),
        kind=kind,
        day=day,
        act=act.id,
        instrument=act.kind,
        number=act.number.value or "",
        by=act.body,
        says=getattr(act.dates, field).says if field else (),
        illustrative=act.illustrative,
    )


def _changes(act: Act, acts: Mapping[str, Act]) -> Iterator[Event]:
    """Give the changes that an amending act makes, as events of the acts it amends."""
    day = day_stated(act, EventKind.ACT_ISSUED)
    for amendment in act.amends:
        own = {window.id: window for window in act.windows}
        old = (
            {window.id: window for window in acts[amendment.act].windows}
            if (amendment.act in acts)
            else {}
        )
        moved = [
            own[change.by].from_
            for change in amendment.changes
            if change.kind is ChangeKind.REPLACE
            and change.by in own
            and change.item in old
            and own[change.by].from_ != old[change.item].from_
        ]
        kind = EventKind.START_DATE_CHANGED if moved else EventKind.ACT_CHANGED
        yield replace(
            _event(act, kind, day),
            id=f"{derived_id(act.id, kind)}/{amendment.act}",
            act=amendment.act,
            element="start_date" if moved else "",
            value=min(moved).isoformat() if moved else "",
        )


def _windows(act: Act, acts: Mapping[str, Act]) -> tuple[Window, ...]:
    """Give the windows of an act with those that adopted acts put in their place or add."""
    windows = {window.id: window for window in act.windows}
    for other in acts.values():
        own = {window.id: window for window in other.windows}
        for amendment in other.amends if other.status is ActStatus.ADOPTED else ():
            for change in amendment.changes if amendment.act == act.id else ():
                if change.kind is ChangeKind.ADD:
                    windows.update({change.item: own[change.item]} if change.item in own else {})
                    continue
                windows.pop(change.item, None)
                windows.update({change.by: own[change.by]} if change.by in own else {})
    return tuple(windows.values())
