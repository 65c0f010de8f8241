"""Windows, entry, rotation, powers and duties of an act from a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.classes import EntryClass
from relevo.core.term import Term
from relevo.core.words import text
from relevo.instrument.model import (
    AmendmentPower,
    ClassOfEntry,
    Clock,
    DatedBody,
    Duty,
    RotationInterval,
    Window,
)
from relevo.instrument.reading.drafts.act_parts import localized, localized_codes
from relevo.instrument.value import NOT_FOUND, State

if TYPE_CHECKING:
    from datetime import date

    from relevo.instrument.reading.drafts.act_parts import Parts
    from relevo.instrument.reading.model import Draft, Read

_MONTHS = {"month": 1, "year": 12}


def add_windows(draft: Draft, parts: Parts) -> None:
    """Add the windows whose two days are known and verified."""
    for index, window in enumerate(draft.windows):
        path = f"windows[{index}]"
        first, last = window.from_, window.to
        shown: tuple[date | str, ...] = tuple(
            read.value if read else NOT_FOUND for read in (first, last)
        )
        unsure = any(
            read is not None and read.state is State.UNVERIFIED
            for read in (window.kind, first, last)
        )
        if first is None or last is None or unsure or first.value > last.value:
            parts.ask(text("window {days}: complete it before it can count", days=shown))
            continue
        name = parts.new_id(f"{window.kind.value}-{first.value.year}".replace("_", "-"))
        parts.where[path] = f"windows.{name}"
        summary = text("Permits {days}.", days=Term.inclusive(first.value, last.value))
        clause = parts.clause(f"window-{name}", summary, f"{path}.from")
        derived = next((read for read in (first, last) if read.state is State.DERIVED), None)
        parts.windows.append(
            Window(
                id=name,
                kind=window.kind.value,
                from_=first.value,
                to=last.value,
                clause=clause,
                senders=tuple(code for code in window.senders if code in parts.codes.states),
                places=tuple(code for code in window.places if code in parts.codes.places),
                name=localized(text("{words}", words=window.of.value)) if window.of else None,
                note=localized(text("Derived: {shown}.", shown=derived.shown)) if derived else None,
            )
        )


def entry_of(draft: Draft, parts: Parts) -> ClassOfEntry | None:
    """Give the class of entry: as stated, else armed or unarmed."""
    read: Read[Any] | None = draft.class_of_entry or draft.armed
    if read is None:
        return None
    path = "class_of_entry" if draft.class_of_entry else "armed"
    value = (
        draft.class_of_entry.value
        if draft.class_of_entry
        else (EntryClass.ARMED if read.value else EntryClass.UNARMED)
    )
    if read.state is State.UNVERIFIED:
        parts.ask(text("{path}: {value}, read by a machine", path=path, value=str(value)))
        return None
    summary = {
        True: text("The force enters with arms."),
        False: text("The force enters without arms."),
        None: text("Says in which class the force enters."),
    }[draft.armed.value if draft.armed else None]
    return ClassOfEntry(value=value, clause=parts.clause("entry", summary, path))


def rotation_of(draft: Draft, parts: Parts) -> tuple[RotationInterval, ...]:
    """Give the rotation in months; any other is named under ``verify``."""
    rotation = draft.rotation
    if rotation is None:
        return ()
    ends = [read for read in (rotation.least, rotation.most) if read]
    if not ends:
        return ()
    least, most = (rotation.least or ends[0]).value, (rotation.most or ends[-1]).value
    unsure = any(read.state is State.UNVERIFIED for read in ends)
    if unsure or rotation.unit not in _MONTHS or not 1 <= least <= most:
        parts.ask(
            text(
                "rotation: {least} to {most}, unit {unit}; complete it before it can count",
                least=least,
                most=most,
                unit=rotation.unit,
            )
        )
        return ()
    months = _MONTHS[rotation.unit]
    clause = parts.clause("rotation", text("Units take turns."), "rotation.min")
    return (RotationInterval(at_least=least * months, at_most=most * months, clause=clause),)


def powers_of(draft: Draft, parts: Parts) -> tuple[AmendmentPower, ...]:
    """Give the power to change the act."""
    power = draft.amendment
    if power is None:
        return ()
    if power.element.state is State.UNVERIFIED:
        parts.ask(text("{path}: {value}, read by a machine", path="amendment", value="…"))
        return ()
    clause = parts.clause(
        "amendment", text("Says who may change the act afterwards, and what."), "amendment.element"
    )
    return (
        AmendmentPower(
            element=power.element.value,
            by=power.by.value if power.by else NOT_FOUND,
            countersign=power.countersign.value if power.countersign else "",
            before_entry=power.before_entry,
            stay_not_longer=power.stay_not_longer,
            clause=clause,
        ),
    )


def duties_of(draft: Draft, parts: Parts) -> tuple[Duty, ...]:
    """Give the duties to report."""
    duties: list[Duty] = []
    for index, duty in enumerate(draft.duties):
        path = f"duties[{index}]"
        if duty.what.state is State.UNVERIFIED:
            parts.ask(text("{path}: {value}, read by a machine", path=path, value=duty.what.value))
            continue
        clause = parts.clause("duties", text("Says what must be reported, and when."), path)
        duties.append(
            Duty(
                id=parts.new_id(f"duty-{duty.what.value}".replace("_", "-")),
                what=localized(text("Duty: {what}", what=localized_codes(duty.what.value))),
                by=duty.by.value if duty.by else NOT_FOUND,
                to=(DatedBody(body=duty.to.value if duty.to else NOT_FOUND),),
                after=duty.after.value if duty.after else NOT_FOUND,
                clause=clause,
                within=Clock(n=duty.within.value, unit=duty.unit)
                if duty.within and duty.unit
                else None,
            )
        )
    return tuple(duties)
