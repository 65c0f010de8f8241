"""Changes that were made to acts: by acts that amend them, and by instruments on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relevo.compliance.act_wording import clause_of, file_of, row_of_event
from relevo.core.bound import Bound
from relevo.core.event import EventKind
from relevo.instrument.model import ChangeKind, LimitLine, ListOf, Measure, WindowKind
from relevo.regime.check_change import Made
from relevo.regime.given import Between, days_stated, given_between
from relevo.regime.model import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.compliance.grounds import Grounds
    from relevo.core.clause import ClauseRef
    from relevo.core.event import Event
    from relevo.core.finding import Evidence
    from relevo.instrument.model import Act, Amendment, Change, ListLine, Window

_ISSUED = ("approved", "signed", "published", "in_force")
_CHANGES = (EventKind.START_DATE_CHANGED, EventKind.ACT_CHANGED)
_MEASURES = {
    Measure.PERSONS: Element.PERSONS,
    Measure.ARMS: Element.ARMS,
    Measure.UNITS: Element.UNITS,
    Measure.STAY_DAYS: Element.STAY,
}
_LISTS = {
    ListOf.PLACE: Element.PLACES,
    ListOf.INSTITUTION: Element.HOST_INSTITUTIONS,
    ListOf.CATEGORY: Element.UNITS,
    ListOf.ARMS: Element.ARMS,
    ListOf.PURPOSE: Element.PURPOSES,
    ListOf.ACTIVITY: Element.PURPOSES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of one act by one instrument, as several things it touches.

    Attributes:
        amended: The act changed.
        made: Each thing touched.
        clauses: Clauses that make the change; empty for an instrument on record only.
        shown: The file or row that holds it.
    """

    amended: Act
    made: tuple[Made, ...]
    clauses: tuple[ClauseRef, ...]
    shown: Evidence


def steps_of(grounds: Grounds) -> tuple[Step, ...]:
    """Give every change made to an act of the case.

    Args:
        grounds: Acts and events.

    Returns:
        Those by adopted acts, in the case's order, then those on record, in theirs.
    """
    return (*_by_acts(grounds), *_by_events(grounds))


def _by_acts(grounds: Grounds) -> Iterator[Step]:
    """Give the changes that acts make."""
    for act in grounds.adopted:
        for amendment in act.amends:
            amended = grounds.acts.get(amendment.act)
            if amended is None:
                continue
            days = given_between(act)
            before = _before_entry(grounds, amended, days)
            yield Step(
                amended=amended,
                made=tuple(
                    Made(
                        amended=amended,
                        element=element,
                        instrument=act.kind,
                        by=act.body,
                        countersigned_by=act.countersigned_by,
                        days=days,
                        before_entry=before,
                        not_longer=not_longer,
                    )
                    for element, not_longer in _touched(act, amended, amendment).items()
                ),
                clauses=(clause_of(act, amendment.clause),),
                shown=file_of(act),
            )


def _touched(act: Act, amended: Act, amendment: Amendment) -> dict[Element, bool | None]:
    """Give what an amendment touches, with whether the stay does not grow by it."""
    found: dict[Element, bool | None] = {}
    for change in amendment.changes:
        for element, shorter in _elements(act, amended, change):
            found[element] = shorter and found.get(element, True)
    return found


def _elements(act: Act, amended: Act, change: Change) -> Iterator[tuple[Element, bool | None]]:
    """Give what one change touches."""
    new_id = change.item if change.kind is ChangeKind.ADD else change.by
    old_window, new_window = _window(amended, change.item), _window(act, new_id)
    if old_window and new_window and change.kind is ChangeKind.REPLACE:
        shorter = new_window.term.days <= old_window.term.days
        starts = old_window.from_ != new_window.from_
        if starts:
            yield Element.START_DATE, shorter
        if old_window.to != new_window.to and not (starts and shorter):
            yield Element.END_DATE, shorter
        if old_window.term == new_window.term:
            yield Element.PLACES, True
        return
    line = _line(act, new_id) or _line(amended, change.item)
    if line is None:
        yield Element.ANY, None
    elif isinstance(line, LimitLine):
        yield _MEASURES.get(line.measure, Element.ANY), _stay(act, amended, change)
    else:
        yield _LISTS.get(line.of, Element.ANY), True


def _window(act: Act, item: str) -> Window | None:
    """Give a window of an act."""
    return next((one for one in act.windows if one.id == item), None)


def _line(act: Act, item: str) -> LimitLine | ListLine | None:
    """Give a limit or list of an act."""
    lines: tuple[LimitLine | ListLine, ...] = (*act.limits, *act.lists)
    return next((one for one in lines if one.id == item), None)


def _stay(act: Act, amended: Act, change: Change) -> bool | None:
    """Whether a changed limit does not lengthen the stay."""
    old = next((one for one in amended.limits if one.id == change.item), None)
    new = next((one for one in act.limits if one.id == change.by), None)
    measures = {line.measure for line in (old, new) if line}
    if Measure.STAY_DAYS not in measures:
        return True
    if old is None or new is None:
        return None
    before, after = Bound.of(old.quantity), Bound.of(new.quantity)
    if before.lo is None or after.hi is None or before.hi is None:
        return None
    return after.hi <= before.lo


def _by_events(grounds: Grounds) -> Iterator[Step]:
    """Give the changes by instruments on record."""
    for event in grounds.recorded:
        amended = grounds.acts.get(event.act)
        if event.kind not in _CHANGES or amended is None or _of_an_act(event, grounds):
            continue
        days = Between(first=event.day, last=event.day)
        element = _element(event)
        yield Step(
            amended=amended,
            made=(
                Made(
                    amended=amended,
                    element=element,
                    instrument=event.instrument,
                    by=event.by,
                    countersigned_by=event.countersigned_by,
                    days=days,
                    before_entry=_before_entry(grounds, amended, days),
                    not_longer=_not_longer(event, element, amended),
                ),
            ),
            clauses=(),
            shown=row_of_event(event),
        )


def _of_an_act(event: Event, grounds: Grounds) -> bool:
    """Whether an event on record is what an act of the case does, which is judged by that act."""
    return event.day is not None and any(
        act.kind == event.instrument
        and event.act in {one.act for one in act.amends}
        and event.day in {day for field in _ISSUED for day in days_stated(act, field)}
        for act in grounds.adopted
    )


def _element(event: Event) -> Element | None:
    """Give what an event changed; None if it does not say."""
    if event.element in tuple(Element):
        return Element(event.element)
    return Element.START_DATE if event.kind is EventKind.START_DATE_CHANGED else None


def _not_longer(event: Event, element: Element | None, amended: Act) -> bool | None:
    """Whether a recorded change does not lengthen the stay; an end not named stays as it was."""
    presence = [one for one in amended.windows if one.kind is WindowKind.PRESENCE]
    if element not in (Element.START_DATE, Element.END_DATE):
        return None if element in (Element.STAY, Element.ANY, None) else True
    try:
        day = date.fromisoformat(event.value)
    except ValueError:
        return None
    if not presence:
        return None
    if element is Element.END_DATE:
        return day <= max(one.to for one in presence)
    return True if day >= min(one.from_ for one in presence) else None


def _before_entry(grounds: Grounds, amended: Act, days: Between) -> bool | None:
    """Whether a change came before anybody entered under an act; None if that is not known.

    Where no entry is on record nobody can have entered under it before its first window opens.
    """
    entries = [
        event.day
        for event in grounds.recorded
        if event.kind is EventKind.ENTERED and event.act == amended.id
    ]
    known = [day for day in entries if day]
    first = min(known, default=None)
    if first and days.first and days.first > first:
        return False
    opens = min((one.from_ for one in amended.windows), default=None)
    earliest = first if known and len(known) == len(entries) else None if entries else opens
    return True if earliest and days.last and days.last < earliest else None
