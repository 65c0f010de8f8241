"""Which events start which duties, and which duties still wait for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.event import EventKind
from relevo.regime.model import in_force
from relevo.regime.owed import same_duty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from relevo.core.event import Event
    from relevo.instrument.model import Act
    from relevo.regime.owed import Owed

_OF_NO_ACT = frozenset(
    {
        EventKind.NOTICE_GIVEN,
        EventKind.NOTICE_TO_END,
        EventKind.DESIGNATED,
        EventKind.TERMINATED,
        EventKind.REQUEST_FOR_ACCESS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A duty that an event starts.

    Attributes:
        duty: The duty.
        event: The event.
        sure: Whether it surely does; else it cannot be told.
    """

    duty: Owed
    event: Event
    sure: bool

    def is_of(self, duty: Owed, act: str) -> bool:
        """Whether it starts some duty by an event of some act."""
        return self.event.act == act and bool(set(self.duty.ids) & set(duty.ids))


def started(
    duties: Sequence[Owed], event: Event, acts: Mapping[str, Act], day: date | None
) -> list[Start]:
    """Give the duties that an event starts, or of which it cannot be told; each but once.

    Args:
        duties: Duties of standing law, then those that acts state.
        event: The event.
        acts: Acts by identifier.
        day: Its civil day; None if it was not found.
    """
    tried = [(duty, _starts(duty, event, acts)) for duty in duties]
    return [
        Start(duty=duty, event=event, sure=bool(verdict))
        for verdict in (True, None)
        for duty in _joined([duty for duty, found in tried if found is verdict], day)
    ]


def waiting_of(duties: Sequence[Owed], act: Act, starts: Sequence[Start]) -> list[Owed]:
    """Give the duties that an event of an act could start one day, and none has; each but once.

    Args:
        duties: Duties of standing law, then those that acts state.
        act: The act.
        starts: Duties that events have started.
    """
    possible = _joined([one for one in duties if _may_start(one, act)], None)
    return [duty for duty in possible if not any(one.is_of(duty, act.id) for one in starts)]


def waiting_anywhere(duties: Sequence[Owed], starts: Sequence[Start], day: date) -> list[Owed]:
    """Give the duties that hang on events of no act, and that none has started.

    Args:
        duties: All duties.
        starts: Duties that events have started.
        day: Day on which they are law.
    """
    begun = {id_ for one in starts for id_ in one.duty.ids}
    law = in_force(duties, day)
    return [one for one in law if not _of_acts(one) and one.ids[0] not in begun]


def _joined(duties: Sequence[Owed], day: date | None) -> list[Owed]:
    """Join duties that are one and the same; one that could be any of several stays apart."""
    joined: list[Owed] = []
    for duty in duties:
        same = [
            at
            for at, other in enumerate(joined)
            if duty.act and not other.act and same_duty(duty, other, day)
        ]
        if len(same) == 1:
            joined[same[0]] = joined[same[0]].joined(duty)
        else:
            joined.append(duty)
    return joined


def _starts(duty: Owed, event: Event, acts: Mapping[str, Act]) -> bool | None:
    """Whether an event starts a duty; None if it cannot be told."""
    if event.kind not in duty.after or (duty.act and duty.act != event.act):
        return False
    day = event.day
    if day and ((duty.from_ and day < duty.from_) or (duty.to and duty.to < day)):
        return False
    act = acts.get(event.act)
    kinds = {event.instrument, act.kind if act else ""} - {""}
    tests = (
        _one_of(kinds, duty.kinds),
        _one_of(_classes(act), duty.classes),
        _one_of({_element(event)} - {""}, (duty.element,) if duty.element else ()),
    )
    return False if False in tests else (None if None in tests else True)


def _one_of(found: set[str], wanted: Sequence[str]) -> bool | None:
    """Whether one of the values found is wanted; None if none was found to tell by."""
    if not wanted:
        return True
    return bool(found.intersection(wanted)) if found else None


def _classes(act: Act | None) -> set[str]:
    """Give the classes of entry of an act and its contingents, as far as they are found."""
    if act is None:
        return set()
    own = {act.class_of_entry.value} if act.class_of_entry else set()
    return {str(one) for one in own} | {
        str(one.entry.value) for one in act.contingents if one.entry.value
    }


def _element(event: Event) -> str:
    """Give what a change changed, as far as it is found."""
    return event.element or ("start_date" if event.kind is EventKind.START_DATE_CHANGED else "")


def _may_start(duty: Owed, act: Act) -> bool:
    """Whether an event of an act could start a duty one day; to amend another act is no stay."""
    if duty.act or act.amends or not _of_acts(duty):
        return duty.act == act.id
    kind = _one_of({act.kind}, duty.kinds)
    return bool(kind) and _one_of(_classes(act), duty.classes) is not False and _lived(duty, act)


def _of_acts(duty: Owed) -> bool:
    """Whether a duty is for events of acts, and not of an ally status or a request."""
    return not _OF_NO_ACT.intersection(duty.after)


def _lived(duty: Owed, act: Act) -> bool:
    """Whether a duty was law at some time between an act and the end of its last window."""
    dates = (act.dates.approved.value, act.dates.signed.value, act.dates.published.value)
    days = [*filter(None, dates), *(day for one in act.windows for day in (one.from_, one.to))]
    if not days:
        return True
    began = duty.from_ is None or duty.from_ <= max(days)
    return began and (duty.to is None or min(days) <= duty.to)
