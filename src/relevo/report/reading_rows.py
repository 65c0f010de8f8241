"""The values of a draft in words: one row for each, with the words of the text it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from relevo.compliance.act_words import KINDS
from relevo.core.codes import packaged_codes
from relevo.core.term import Term
from relevo.core.words import Localized, plural_text, text
from relevo.instrument.value import State
from relevo.report.bodies import body_words
from relevo.report.known import ENTRIES, STATUSES
from relevo.report.limits import WINDOWS
from relevo.report.phrases import quantity_words
from relevo.report.reading_labels import LABELS, PLACE_KINDS, STANCES, STEPS, UNITS, topic_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.core.codes import CodeTree
    from relevo.core.words import Arg, Text
    from relevo.instrument.reading.model import (
        Draft,
        Read,
        ReadDuty,
        ReadHeadcount,
        ReadPlace,
        ReadThing,
        ReadWindow,
        StatusEvent,
    )

_WEAKEST = (State.UNVERIFIED, State.DISPUTED, State.DERIVED, State.VERIFIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One value in words.

    Attributes:
        path: Way to it in the JSON, e.g. ``votes``, ``arms[0]``.
        label: Name of the field.
        value: The value in words.
        reads: Values that it is made of, with their spans.
        state: Weakest state among what it is made of.
        shown: Arithmetic of a derived value; empty otherwise.
    """

    path: str
    label: Text
    value: Arg
    reads: tuple[Read[Any], ...]
    state: State
    shown: str = ""


def rows_of(draft: Draft) -> tuple[Row, ...]:
    """Give the rows of a draft in the order of the JSON.

    Args:
        draft: The draft.
    """
    return tuple(_rows(draft))


def event_rows(events: tuple[StatusEvent, ...]) -> tuple[Row, ...]:
    """Give the rows of steps of ally designations.

    Args:
        events: The steps.
    """
    states = packaged_codes().states
    return tuple(
        _row(
            f"status_events[{index}]",
            "status_events",
            text(
                "{step} about {state}{to}",
                step=STEPS[event.step.value],
                state=states.name(event.state.value),
                to=text(", to {whom}", whom=event.to.value) if event.to else "",
            ),
            event.step,
            event.state,
            event.to,
            event.on,
        )
        for index, event in enumerate(events)
    )


def _row(path: str, field: str, value: Arg, *reads: Read[Any] | None) -> Row:
    """Give a row made of several values; those that are None do not count."""
    held = tuple(read for read in reads if read is not None)
    return Row(
        path=path,
        label=LABELS[field],
        value=value,
        reads=held,
        state=min((read.state for read in held), key=_WEAKEST.index, default=State.UNVERIFIED),
        shown="; ".join(dict.fromkeys(read.shown for read in held if read.shown)),
    )


def _rows(draft: Draft) -> Iterator[Row]:
    """Give the rows of a draft."""
    codes = packaged_codes()
    if draft.host:
        yield _row("host", "host", codes.states.name(draft.host.value), draft.host)
    for index, sender in enumerate(draft.senders):
        yield _row(f"senders[{index}]", "senders", codes.states.name(sender.value), sender)
    yield from _paper(draft)
    yield from _times(draft)
    if draft.class_of_entry:
        words = ENTRIES[draft.class_of_entry.value]
        yield _row("class_of_entry", "class_of_entry", words, draft.class_of_entry)
    if draft.armed:
        armed = text("with arms") if draft.armed.value else text("without arms")
        yield _row("armed", "armed", armed, draft.armed)
    yield from _forces(draft)
    for index, place in enumerate(draft.places):
        yield _row(f"places[{index}]", "places", _place_words(place, codes.places), place.code)
    for index, one in enumerate(draft.host_institutions):
        name = code_words(one.id.value, codes.institutions)
        yield _row(f"host_institutions[{index}]", "host_institutions", name, one.id, *one.aliases)
    for index, purpose in enumerate(draft.purposes):
        yield _row(f"purposes[{index}]", "purposes", topic_words(purpose.value), purpose)
    yield from _law(draft)


def _place_words(place: ReadPlace, tree: CodeTree) -> Arg:
    """Say a place and what sort of place it is, unless its name says so in brackets."""
    named = code_words(place.code.value, tree)
    if isinstance(named, Localized) and "(" in named.en:
        return named
    return text("{name} ({kind})", name=named, kind=PLACE_KINDS[place.kind])


def _paper(draft: Draft) -> Iterator[Row]:
    """Give the rows about the instrument: status, kind, numbers, body, days, vote."""
    if draft.status:
        yield _row("status", "status", STATUSES[draft.status.value], draft.status)
    if draft.direction:
        words = (
            text("into the host state")
            if draft.direction.value == "inbound"
            else text("out of the host state")
        )
        yield _row("direction", "direction", words, draft.direction)
    if draft.kind:
        kind = KINDS.get(draft.kind.value, draft.kind.value.replace("_", " "))
        yield _row("kind", "kind", kind, draft.kind)
    for name in ("number", "bill", "body"):
        read: Read[str] | None = getattr(draft, name)
        if read:
            said: Arg = body_words(read.value) if name == "body" else read.value
            yield _row(name, name, said, read)
    for name in ("submitted", "approved", "signed", "published", "in_force"):
        day = getattr(draft, name)
        if day:
            yield _row(name, name, day.value, day)
    votes = draft.votes
    if votes:
        reads = (votes.for_, votes.against, votes.abstain)
        missing = text("not stated")
        numbers = [read.value if read else missing for read in reads]
        words = text(
            "{yes} for, {no} against, {abstain} abstaining",
            yes=numbers[0],
            no=numbers[1],
            abstain=numbers[2],
        )
        yield _row("votes", "votes", words, *reads)


def _times(draft: Draft) -> Iterator[Row]:
    """Give the rows about time: windows, stay, rotation."""
    for index, window in enumerate(draft.windows):
        reads = (window.kind, window.from_, window.to, window.of)
        yield _row(f"windows[{index}]", "windows", _window_words(window), *reads)
    if draft.stay_days:
        words: Arg = plural_text("{n} day", "{n} days", n=draft.stay_days.value)
        yield _row("stay_days", "stay_days", words, draft.stay_days)
    rotation = draft.rotation
    if rotation:
        ends = [read.value for read in (rotation.least, rotation.most) if read]
        unit = UNITS.get(rotation.unit, rotation.unit)
        words = (
            text("every {least} to {most} {unit}", least=ends[0], most=ends[-1], unit=unit)
            if ends and ends[0] != ends[-1]
            else text("every {n} {unit}", n=ends[0] if ends else "?", unit=unit)
        )
        yield _row("rotation", "rotation", words, rotation.least, rotation.most)


def _window_words(window: ReadWindow) -> Arg:
    """Say a window: its kind, its days, and what it is of."""
    first, last = window.from_, window.to
    if first and last and first.value <= last.value:
        days: Arg = Term.inclusive(first.value, last.value)
    elif first:
        days = text("from {day}", day=first.value)
    elif last:
        days = text("until {day}", day=last.value)
    else:
        days = text("days not stated")
    words = text("{kind}, {days}", kind=WINDOWS[window.kind.value], days=days)
    if window.of:
        words = text("{words}: {name}", words=words, name=window.of.value)
    if window.senders:
        states = packaged_codes().states
        senders = tuple(states.name(code) for code in window.senders)
        words = text("{words} ({senders})", words=words, senders=senders)
    return words


def _forces(draft: Draft) -> Iterator[Row]:
    """Give the rows about units, persons and things."""
    codes = packaged_codes()
    for index, unit in enumerate(draft.units):
        name: Arg = code_words(unit.category.value, codes.categories)
        if unit.formation:
            name = text("{name}: {formation}", name=name, formation=unit.formation.value)
        yield _row(f"units[{index}]", "units", name, unit.category, unit.formation)
    for index, one in enumerate(draft.headcounts):
        words = _headcount_words(one)
        yield _row(f"headcounts[{index}]", "headcounts", words, one.quantity, one.of)
    for kind in ("arms", "aircraft", "vessels", "equipment"):
        tree = codes.arms if kind == "arms" else None
        for index, thing in enumerate(getattr(draft, kind)):
            reads = (thing.item, thing.quantity, *thing.alternatives, *thing.together)
            more = (thing.name, thing.hull)
            yield _row(f"{kind}[{index}]", kind, _thing_words(thing, tree), *reads, *more)


def _headcount_words(one: ReadHeadcount) -> Arg:
    """Say a number of persons and whose it is."""
    codes = packaged_codes()
    parts: list[Arg] = [quantity_words(one.quantity.value)]
    if one.of:
        parts.append(one.of.value)
    if one.category:
        parts.append(code_words(one.category, codes.categories))
    if one.sender:
        parts.append(codes.states.name(one.sender))
    if one.total:
        parts.append(text("stated as a total"))
    return tuple(parts)


def _thing_words(thing: ReadThing, tree: CodeTree | None) -> Arg:
    """Say a line of things: number, what, or what else."""
    names: Arg = code_words(thing.item.value, tree)
    for read in thing.alternatives:
        names = text("{one} or {other}", one=names, other=code_words(read.value, tree))
    for read in thing.together:
        names = text("{one} and {other}", one=names, other=code_words(read.value, tree))
    if thing.name:
        hull = (thing.hull.value,) if thing.hull else ()
        names = text("{names}: {name}", names=names, name=(thing.name.value, *hull))
    if thing.such_as:
        names = text("{names}, as an example", names=names)
    if thing.quantity is None:
        return text("{names}, no number stated", names=names)
    return text("{names}: {number}", names=names, number=quantity_words(thing.quantity.value))


def _law(draft: Draft) -> Iterator[Row]:
    """Give the rows about law, duties and what is said for and against."""
    for index, citation in enumerate(draft.legal):
        yield _row(f"legal[{index}]", "legal", citation.value, citation)
    power = draft.amendment
    if power:
        words: Arg = topic_words(power.element.value)
        for read in (power.by, power.countersign):
            words = text("{words}, {by}", words=words, by=read.value) if read else words
        yield _row("amendment", "amendment", words, power.element, power.by, power.countersign)
    for index, duty in enumerate(draft.duties):
        reads = (duty.what, duty.by, duty.to, duty.within, duty.after)
        yield _row(f"duties[{index}]", "duties", _duty_words(duty), *reads)
    for index, claim in enumerate(draft.claims):
        said = text(
            "{stance}: {about} ({who})",
            stance=STANCES[claim.stance],
            about=topic_words(claim.about.value),
            who=claim.who.value if claim.who else text("nobody named"),
        )
        yield _row(f"claims[{index}]", "claims", said, claim.about, claim.who)


def _duty_words(duty: ReadDuty) -> Arg:
    """Say a duty: what, to whom, within what time."""
    parts: list[Arg] = [topic_words(duty.what.value)]
    if duty.by:
        parts.append(text("by {whom}", whom=duty.by.value))
    if duty.to:
        parts.append(text("to {whom}", whom=duty.to.value))
    if duty.within and duty.unit:
        unit = UNITS[str(duty.unit)]
        parts.append(text("within {n} {unit}", n=duty.within.value, unit=unit))
    if duty.after:
        parts.append(text("after {what}", what=duty.after.value))
    return tuple(parts)


def code_words(code: str, tree: CodeTree | None) -> Arg:
    """Name a code; one that no tree holds stands for itself.

    Args:
        code: The code.
        tree: The tree that may hold it, or None.
    """
    return tree.name(code) if tree and code in tree else code.replace("_", " ")


def disputed_words(about: str, value: str) -> Arg:
    """Say one version of a disputed value.

    Args:
        about: Path of the value, e.g. ``arms[2].item``, ``published``.
        value: The value as a draft holds it.
    """
    if about == "body":
        return body_words(value)
    codes = packaged_codes()
    tree = {
        "arms": codes.arms,
        "units": codes.categories,
        "places": codes.places,
        "host_institutions": codes.institutions,
        "host": codes.states,
        "senders": codes.states,
    }.get(about.partition("[")[0])
    if tree and value in tree:
        return tree.name(value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value.replace("_", " ")
