"""Values that two mandates are compared by, in words, each with its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.classes import EntryClass
from relevo.core.words import plural_text, text
from relevo.instrument.model import (
    AmendmentPower,
    Conflict,
    Counting,
    Duty,
    IntervalReading,
    Vessel,
)
from relevo.instrument.value import NOT_FOUND
from relevo.mandate.item import Aspect, Listed, Stated
from relevo.mandate.items import is_read
from relevo.mandate.model import Limit, TourLength
from relevo.report.known import ENTRIES, clock_words, value_words
from relevo.report.limits import item_name, subject_words
from relevo.report.mandate_acts import cited_words, disputed_version_words
from relevo.report.mandate_annex import number_words
from relevo.report.phrases import COUNTINGS, INTERVALS

if TYPE_CHECKING:
    from relevo.core.clause import ClauseRef
    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act
    from relevo.mandate.compare import Side
    from relevo.mandate.item import Found
    from relevo.report.compare_words import Version


def values_words(side: Side, version: Version, aspect: Aspect) -> tuple[Arg, ...]:
    """Say the values of a thing, each with its clause; several where several lines give it."""
    if aspect in (Aspect.WINDOW, Aspect.STAY):
        clauses = (clause for found in side.found if (clause := _clause(found, version)))
        return (_cited(_dated(side, aspect), tuple(dict.fromkeys(clauses))),)
    scopes = {found.scope for found in side.found if isinstance(found, Limit)}
    several = len(scopes) > 1
    said: dict[Arg, list[Arg]] = {}
    for found in side.found:
        clause = _clause(found, version)
        value = _value(found, version)
        if several and isinstance(found, Limit):
            value = text("{thing}: {value}", thing=subject_words(found, version.codes), value=value)
        said.setdefault(value, []).extend([clause] if clause else [])
    dated = bool(side.terms)
    return tuple(
        _cited(
            text("{value}, {terms}", value=value, terms=side.terms)
            if dated and len(said) == 1
            else value,
            tuple(dict.fromkeys(clauses)),
        )
        for value, clauses in said.items()
    )


def _dated(side: Side, aspect: Aspect) -> Arg:
    """Say days, or how many they are."""
    if aspect is Aspect.WINDOW:
        return side.terms
    return plural_text("{n} day", "{n} days", sum(term.days for term in side.terms))


def _cited(value: Arg, clauses: tuple[Arg, ...]) -> Arg:
    """Say a value with the clauses it comes from."""
    return text("{item} [{clause}]", item=value, clause=clauses) if clauses else value


def _value(found: Found, version: Version) -> Arg:
    """Say the value of a thing."""
    match found:
        case Limit():
            return _number(found, version)
        case TourLength():
            return _interval(found)
        case Listed(item=None):
            if found.permitted.complete:
                return text("the list is complete")
            return text("the list is not known to be complete")
        case Listed():
            return listed_name(found, version)
        case Stated():
            return _stated(found, version)
        case _:
            return found.terms


def listed_name(found: Listed, version: Version) -> Arg:
    """Name an item of a list; say if it is an example only."""
    item = found.item
    assert item is not None
    code = item.versions[0].code or item.key.rpartition(".")[2]
    name = item_name(found.permitted.of, code, version.codes)
    return text("{name} (as an example)", name=name) if item.such_as else name


def _number(limit: Limit, version: Version) -> Arg:
    """Say the number of a limit, how it is counted, and when if other lines follow it."""
    own = [one for one in limit.readings if one.says == limit.readings[0].says]
    counting = own[0].counting if len(own) == 1 else Counting.UNSPECIFIED
    words = text(
        "{number}, {counting}",
        number=number_words(limit, _acts(version)),
        counting=COUNTINGS[counting],
    )
    together = version.mandate.limits
    if any(o.scope == limit.scope and o.measure is limit.measure and o != limit for o in together):
        return text("{value}, {terms}", value=words, terms=limit.terms)
    return words


def _interval(length: TourLength) -> Arg:
    """Say a rotation interval and how it is read."""
    readings: Arg = tuple(INTERVALS[reading] for reading in length.readings)
    if len(length.readings) > 1:
        readings = text("in each way: {readings}", readings=readings)
    return text(
        "every {least} to {most} months, read {readings}",
        least=length.at_least,
        most=length.at_most,
        readings=readings,
    )


def _stated(found: Stated, version: Version) -> Arg:
    """Say a value that an act or a case states."""
    match found.value:
        case EntryClass() | Counting() | IntervalReading() as one:
            return _choice(one)
        case Vessel() as vessel:
            return vessel.name
        case AmendmentPower() as power:
            return _power(power, read=is_read(_acts(version)[found.act], power.clause))
        case Duty() as duty:
            whom = tuple(
                value_words(None if body.body == NOT_FOUND else body.body) for body in duty.to
            )
            return text("to: {whom}; {when}", whom=whom, when=clock_words(duty.within))
        case Conflict() as conflict:
            act = _acts(version)[found.act]
            return tuple(
                disputed_version_words(conflict.about, one, act, version.mandate, version.codes)
                for one in conflict.versions
            )
        case str() as code if code in version.codes.states:
            return version.codes.states.name(code)
        case other:
            return value_words(other)


def _choice(one: EntryClass | Counting | IntervalReading) -> Text:
    """Say a class of entry or a reading."""
    match one:
        case EntryClass():
            return ENTRIES[one]
        case Counting():
            return COUNTINGS[one]
        case IntervalReading():
            return INTERVALS[one]


def _power(power: AmendmentPower, *, read: bool) -> Arg:
    """Say the conditions of a power to amend; of a clause not read, also what is not stated."""
    told: dict[Text, Arg | None] = {
        text("who countersigns"): text("countersigned by {who}", who=power.countersign)
        if power.countersign
        else None,
        text("whether only before entry"): text("only before entry")
        if power.before_entry
        else None,
        text("whether without a longer stay"): text("without a longer stay")
        if power.stay_not_longer
        else None,
        text("whether it is reported"): text(
            "reported {when}", when=clock_words(power.report.within)
        )
        if power.report
        else None,
    }
    given = tuple(words for words in told.values() if words is not None)
    unsaid = tuple(name for name, words in told.items() if words is None)
    if read or not unsaid:
        return given or text("without conditions")
    missing = text("not stated: {what}", what=unsaid)
    return text("{given}; {missing}", given=given, missing=missing) if given else missing


def _acts(version: Version) -> dict[str, Act]:
    """Give the acts of a mandate by identifier."""
    return {one.act.id: one.act for one in version.mandate.acts}


def clauses_of(side: Side) -> tuple[ClauseRef, ...]:
    """Give the clauses that a side cites, each once, in order."""
    return tuple(dict.fromkeys(ref for found in side.found if (ref := _ref(found))))


def _ref(found: Found) -> ClauseRef | None:
    """Give the clause of a thing; None if it cites none."""
    return found.permitted.clause if isinstance(found, Listed) else found.clause


def _clause(found: Found, version: Version) -> Arg | None:
    """Cite the clause of a thing; its act where it names none; None for a case's own choice."""
    if ref := _ref(found):
        return cited_words(_acts(version)[ref.act], ref.clause)
    return found.act or None if isinstance(found, Stated) else None
