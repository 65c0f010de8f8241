"""How the values of an act are known, and the values themselves, in words."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from relevo.core.classes import EntryClass
from relevo.core.term import Term
from relevo.core.words import Localized, text
from relevo.instrument.model import ActStatus, ClockUnit, DayRange, Votes
from relevo.instrument.value import NOT_FOUND, State
from relevo.report.phrases import quantity_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act, Clock, Version
    from relevo.instrument.value import Value
    from relevo.regime.owed import Owed

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

STATUSES: dict[ActStatus, Text] = {
    ActStatus.REQUESTED: text("requested"),
    ActStatus.ADOPTED: text("adopted"),
    ActStatus.REJECTED: text("rejected"),
    ActStatus.WITHDRAWN: text("withdrawn"),
}
"""How far an act has come, in words."""

ENTRIES: dict[EntryClass, Text] = {
    EntryClass.ARMED: text("armed"),
    EntryClass.UNARMED: text("unarmed"),
    EntryClass.ACADEMIC: text("academic"),
    EntryClass.PROTOCOL: text("protocol"),
    EntryClass.LOGISTIC: text("logistic"),
    EntryClass.TRANSIT: text("transit"),
}
"""Class of entry, in words."""

_STATES: dict[State, Text] = {
    State.VERIFIED: text("verified in the text"),
    State.DERIVED: text("worked out from other values"),
    State.DISPUTED: text("sources differ"),
    State.UNVERIFIED: text("read by a machine and confirmed by nobody"),
    State.ENTERED: text("entered without a source"),
}


def source_names(act: Act) -> dict[str, str]:
    """Give who reports, by source identifier."""
    return {source.id: source.who for source in act.sources}


def known_words(value: Value[Any], names: Mapping[str, str]) -> Text:
    """Say how a value is known.

    Args:
        value: The value.
        names: Who reports, by source identifier.
    """
    if value.value is None:
        return text("no source gives it")
    known = _STATES[value.state]
    if value.says:
        known = according_words(_named(value.says, names), any_of=value.any_of)
    if value.accepted_by:
        known = text("{known}; accepted by {person}", known=known, person=value.accepted_by)
    return text("{known}; to verify", known=known) if value.verify else known


def according_words(sources: tuple[Arg, ...], *, any_of: bool) -> Text:
    """Say who reports something.

    Args:
        sources: Who.
        any_of: Whether it is only known that one or more of them do.
    """
    if any_of and len(sources) > 1:
        return text("according to one or more of {sources}", sources=sources)
    return text("according to {sources}", sources=sources)


def _named(says: tuple[str, ...], names: Mapping[str, str]) -> tuple[Arg, ...]:
    """Name sources; an identifier without a name stands for itself."""
    return tuple(dict.fromkeys(names.get(source, source) for source in says))


def value_words(value: object) -> Arg:
    """Say a value of an act.

    Args:
        value: Text, day, vote, tuple of texts, or None.

    Returns:
        The value; "not found" for None.
    """
    match value:
        case None:
            return text("not found")
        case Votes():
            return _votes_words(value)
        case str() | date() | Localized():
            return value
        case DayRange():
            return Term.inclusive(value.from_, value.to)
        case tuple():
            return tuple(str(item) for item in value)
        case _:
            return str(value)


def _votes_words(votes: Votes) -> Text:
    """Say a vote."""
    if votes.abstain is None:
        return text("{yes} for, {no} against", yes=votes.for_, no=votes.against)
    return text(
        "{yes} for, {no} against, {abstain} abstaining",
        yes=votes.for_,
        no=votes.against,
        abstain=votes.abstain,
    )


def version_words(version: Version, name: Arg, codes: Codes, names: Mapping[str, str]) -> Text:
    """Say one version of a disputed item, and whose it is.

    Args:
        version: The version.
        name: Its value, by name where it is a code; empty if it has none.
        codes: Names of codes.
        names: Who reports, by source identifier.
    """
    said: list[Arg] = [_printed(name)] if name else []
    said += [codes.arms.name(code) for code in version.arms]
    if version.quantity is not None:
        said.append(quantity_words(version.quantity))
    what: Arg = text("not there") if version.absent else tuple(said)
    sources = _named(version.says, names)
    if version.note and not what:
        return text("{sources}: {note}", note=version.note, sources=sources)
    if version.note:
        return text("{what}: {sources}. {note}", what=what, note=version.note, sources=sources)
    return text("{what}: {sources}", what=what, sources=sources)


def _printed(value: Arg) -> Arg:
    """Give a value as people read it: a day in words, *not found* as such."""
    if value == NOT_FOUND:
        return text("not found")
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    return value


def within_words(owed: Owed) -> Text:
    """Say within what time a duty is due, after its event or before it."""
    clock = owed.within
    if clock is None or not owed.ahead:
        return clock_words(clock)
    match clock.unit:
        case ClockUnit.HOUR:
            return text("{n} hours ahead", n=clock.n)
        case ClockUnit.WORKING_DAY:
            return text("{n} working days ahead", n=clock.n)
        case ClockUnit.DAY:
            return text("{n} days ahead", n=clock.n)
        case _:
            return text("{n} months ahead", n=clock.n)


def clock_words(clock: Clock | None) -> Text:
    """Say within what time something is due."""
    match clock:
        case None:
            return text("no source gives the time")
        case _ if clock.unit is ClockUnit.HOUR:
            return text("within {n} hours", n=clock.n)
        case _ if clock.unit is ClockUnit.WORKING_DAY:
            return text("within {n} working days", n=clock.n)
        case _ if clock.unit is ClockUnit.DAY:
            return text("within {n} days", n=clock.n)
        case _:
            return text("within {n} months", n=clock.n)
