"""Duties that events start: those of standing law and those that acts themselves state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.core.codes import plain
from relevo.core.event import EventKind
from relevo.instrument.value import NOT_FOUND
from relevo.regime.bodies import body_named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relevo.core.classes import EntryClass
    from relevo.core.clause import ClauseRef
    from relevo.core.words import Localized
    from relevo.instrument.model import Act, Clock, DatedBody, Duty
    from relevo.regime.model import ClockRule, Element, Regime

STARTS: dict[str, tuple[EventKind, ...]] = {
    **{str(kind): (kind,) for kind in EventKind},
    "issue": (EventKind.ACT_ISSUED,),
    "end_of_stay": (EventKind.STAY_ENDED,),
}
"""What an act may write under ``after`` of a duty, and the events that it means."""

_CHANGES = (EventKind.START_DATE_CHANGED, EventKind.ACT_CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A body that owes or is owed something.

    Attributes:
        id: The regime's identifier where it is one of its bodies, else the name as compared;
            empty where no source names it.
        name: Its name; empty where no source names it.
        from_: First day on which it holds the role; None means since before anything recorded.
        to: Last day, included; None while it lasts.
        verify: Whether a source must still be found or read.
    """

    id: str = ""
    name: Localized | str = ""
    from_: date | None = None
    to: date | None = None
    verify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A duty, before any event has started it.

    Attributes:
        ids: Names under which a fulfilment cites it: ``<rule>`` or ``<act>/<duty>``.
        what: The duty in words.
        by: Who owes it.
        owed_to: Who is owed it, by date.
        after: Kinds of event that start it; empty if what starts it is no event that is known.
        starts: What starts it, as the file puts it.
        ahead: Whether it is due so long before that event.
        met_by: Kind of event that fulfils it, beside ``duty_met``.
        clauses: Clauses it comes from.
        within: Time within which it is due; None where no source gives it.
        act: Act whose events start it; empty means those of any.
        kinds: Kinds of instrument it is for; empty means all.
        classes: Classes of entry it is for; empty means all.
        element: For a change: what was changed; None means anything.
        from_: First day on which it is law; None means since before anything recorded.
        to: Last day, included; None while it lasts.
        verify: Whether a source must still be found or read: then it is never late.
        illustrative: Whether it is invented for illustration.
    """

    ids: tuple[str, ...]
    what: Localized
    by: Holder
    owed_to: tuple[Holder, ...]
    after: tuple[EventKind, ...]
    starts: str
    clauses: tuple[ClauseRef, ...]
    ahead: bool = False
    met_by: EventKind = EventKind.DUTY_MET
    within: Clock | None = None
    act: str = ""
    kinds: tuple[str, ...] = ()
    classes: tuple[EntryClass, ...] = ()
    element: Element | None = None
    from_: date | None = None
    to: date | None = None
    verify: bool = False
    illustrative: bool = False

    def holders(self, first: date, last: date) -> tuple[Holder, ...]:
        """Give who is owed it on any of some days, in order."""
        return tuple(
            one
            for one in self.owed_to
            if (one.from_ is None or one.from_ <= last) and (one.to is None or first <= one.to)
        )

    def joined(self, other: Owed) -> Owed:
        """Give the duty that cites another's clauses too: they are one and the same."""
        return replace(
            self,
            ids=tuple(dict.fromkeys((*self.ids, *other.ids))),
            clauses=tuple(dict.fromkeys((*self.clauses, *other.clauses))),
            by=self.by if self.by.id else other.by,
            within=self.within or other.within,
            verify=self.verify and other.verify,
            illustrative=self.illustrative or other.illustrative,
        )


def owed_by_rules(regime: Regime) -> tuple[Owed, ...]:
    """Give the duties of standing law.

    Args:
        regime: Standing law of the host.
    """
    return tuple(_of_rule(regime, rule) for rule in regime.clocks)


def owed_by_acts(acts: Iterable[Act], regime: Regime | None) -> tuple[Owed, ...]:
    """Give the duties that acts themselves state, with those to report a change.

    Args:
        acts: The acts.
        regime: Standing law of the host, whose bodies acts name; None if it is not known.
    """
    return tuple(
        duty
        for act in acts
        for duty in (
            *(_of_duty(act, one, act.kind, (EventKind.ACT_ISSUED,), regime) for one in act.duties),
            *(
                _of_duty(act, power.report, power.by, _CHANGES, regime)
                for power in act.amendment_powers
                if power.report
            ),
        )
    )


def stated_duties(act: Act) -> tuple[Duty, ...]:
    """Give the duties that an act states, those to report a change last."""
    reports = (power.report for power in act.amendment_powers)
    return (*act.duties, *(report for report in reports if report))


def same_duty(one: Owed, other: Owed, day: date | None) -> bool:
    """Whether two duties that one event starts are one and the same thing.

    They are where both are due within the same time, and no source names another author or
    addressee for one than for the other. What one leaves unsaid the other may say.

    Args:
        one: A duty.
        other: Another.
        day: Day of the event; None if it was not found.
    """
    if one.ahead != other.ahead or (one.within and other.within and one.within != other.within):
        return False
    if one.by.id and other.by.id and one.by.id != other.by.id:
        return False
    return _addressees(one, day) <= _addressees(other, day) or (
        _addressees(other, day) <= _addressees(one, day)
    )


def _addressees(owed: Owed, day: date | None) -> frozenset[str]:
    """Give who is owed a duty on a day; on any day if that day was not found."""
    holders = owed.holders(day, day) if day else owed.owed_to
    return frozenset(one.id for one in holders if one.id)


def _of_rule(regime: Regime, rule: ClockRule) -> Owed:
    """Give the duty of a rule."""
    return Owed(
        ids=(rule.id,),
        what=rule.what,
        by=_holder(regime, rule.by or NOT_FOUND),
        owed_to=tuple(_dated(regime, one) for one in rule.owed_to),
        after=(rule.after,),
        starts=str(rule.after),
        ahead=rule.ahead,
        met_by=rule.met_by,
        clauses=(regime.cite(rule.norm),),
        within=rule.within,
        kinds=rule.kinds,
        classes=rule.classes,
        element=rule.element,
        from_=rule.from_,
        to=rule.to,
        verify=rule.verify or regime.norm(rule.norm).verify,
        illustrative=regime.illustrative,
    )


def _of_duty(
    act: Act, duty: Duty, kind: str, done: tuple[EventKind, ...], regime: Regime | None
) -> Owed:
    """Give the duty that an act states.

    Args:
        act: The act.
        duty: The duty.
        kind: Kind of instrument that ``after`` may name in place of an event.
        done: Events that are meant then, where they come by that instrument.
        regime: Standing law of the host; None if it is not known.
    """
    named = duty.after == kind
    return Owed(
        ids=(f"{act.id}/{duty.id}",),
        what=duty.what,
        by=_holder(regime, duty.by),
        owed_to=tuple(_dated(regime, one) for one in duty.to),
        after=done if named else STARTS.get(duty.after, ()),
        starts=duty.after,
        clauses=(act.cite(duty.clause),),
        within=duty.within,
        act=act.id,
        kinds=(kind,) if named else (),
        illustrative=act.illustrative,
    )


def _holder(regime: Regime | None, name: str, day: date | None = None) -> Holder:
    """Give a body by identifier or name as printed, as of a day if that is known."""
    if name == NOT_FOUND:
        return Holder()
    body = body_named(regime, name, day) if regime else None
    return Holder(id=body.id, name=body.name) if body else Holder(id=plain(name), name=name)


def _dated(regime: Regime | None, body: DatedBody) -> Holder:
    """Give a body that holds a role over some days."""
    holder = _holder(regime, body.body, body.from_ or body.to)
    return replace(holder, from_=body.from_, to=body.to, verify=body.verify)
