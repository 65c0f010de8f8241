"""Items: each person, piece and crossing on record, as limits count them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.compliance.scope import weakest
from relevo.core.codes import Held
from relevo.core.codes import plain as folded
from relevo.instrument.model import Measure
from relevo.regime.due import midnight
from relevo.register.model import Kind, Movement, Way

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from relevo.core.classes import PersonClass
    from relevo.core.codes import Codes, CodeTree
    from relevo.instrument.model import Scope
    from relevo.register.model import Recorded
    from relevo.register.presence import Presence, Present

MEASURES: dict[Kind, Measure] = {
    Kind.ARMS: Measure.ARMS,
    Kind.AIRCRAFT: Measure.AIRCRAFT,
    Kind.VESSEL: Measure.VESSELS,
    Kind.EQUIPMENT: Measure.EQUIPMENT,
    Kind.STOCK: Measure.STOCK,
}
"""What counts materiel of a kind."""

_ONE_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something in the country that limits count.

    Attributes:
        measure: What counts it.
        key: By what it is counted once over the whole stay, e.g. a roll number or a serial.
        count: How many, or how much.
        code: Code or type of a thing; empty for a person.
        name: Name of a vessel, or empty.
        of: Class of a person; None for a thing.
        came: The movement in, or the crossing itself.
        entry: Its entry in the log.
        place: Where it is; empty if not recorded.
        institution: With which host institution; empty if not recorded.
        since: From when, UTC.
        until: Until when; None while it is there.
    """

    measure: Measure
    key: Hashable
    count: int
    came: Movement
    entry: int
    place: str
    institution: str
    since: datetime
    until: datetime | None
    code: str = ""
    name: str = ""
    of: PersonClass | None = None

    def during(self, start: datetime, end: datetime) -> bool:
        """Whether it is there at some instant from ``start`` to before ``end``."""
        return self.since < end and (self.until is None or self.until > start)


def items_of(presence: Presence, known: Iterable[Recorded], zone: ZoneInfo) -> tuple[Item, ...]:
    """Give everything that limits count, in order of coming.

    Args:
        presence: Persons and things.
        known: Records that stand; crossings are counted from them.
        zone: Time zone of the host's civil dates.
    """
    return (
        *(item for n, one in enumerate(presence.persons) for item in _person(one, n, zone)),
        *_units(presence.persons),
        *(
            Item(
                measure=MEASURES[one.thing.kind],
                key=one.thing.piece if one.thing.serial else (one.entry_in, one.thing, n),
                count=one.thing.quantity,
                code=one.thing.item,
                name=one.thing.name,
                came=one.came,
                entry=one.entry_in,
                place=one.came.place,
                institution=one.came.institution,
                since=one.since,
                until=one.until,
            )
            for n, one in enumerate(presence.things)
        ),
        *(
            Item(
                measure=Measure.MOVEMENTS,
                key=one.entry,
                count=1,
                came=one.record,
                entry=one.entry,
                place=one.record.place,
                institution=one.record.institution,
                since=one.record.at,
                until=one.record.at + _ONE_INSTANT,
            )
            for one in known
            if isinstance(one.record, Movement)
        ),
    )


def _person(one: Present, n: int, zone: ZoneInfo) -> Iterator[Item]:
    """Give the n-th person, or some who were counted, once for each station."""
    starts = [
        one.since,
        *(max(one.since, midnight(station.day, zone)) for station in one.stations[1:]),
    ]
    ends = [*starts[1:], one.until]
    for station, start, end in zip(one.stations, starts, ends, strict=True):
        if end is not None and end <= start:
            continue
        yield replace(
            person_item(one),
            key=one.roll or (one.entry_in, one.of, n),
            place=station.place,
            institution=station.institution,
            since=start,
            until=end,
        )


def person_item(one: Present) -> Item:
    """Give a person, or some who were counted, for the whole stay at the place they came to.

    Args:
        one: The person.
    """
    return Item(
        measure=Measure.PERSONS,
        key=one.roll or (one.entry_in, one.of, one.until),
        count=one.count,
        of=one.of,
        came=one.came,
        entry=one.entry_in,
        place=one.came.place,
        institution=one.came.institution,
        since=one.since,
        until=one.until,
    )


def _units(persons: Iterable[Present]) -> Iterator[Item]:
    """Give each party that has persons in the country once for each unbroken presence."""
    by_party: dict[str, list[Present]] = {}
    for one in persons:
        by_party.setdefault(one.came.party.name, []).append(one)
    for party, members in by_party.items():
        members.sort(key=lambda one: one.since)
        first, until = members[0], members[0].until
        for one in members[1:]:
            if until is not None and one.since > until:
                yield _unit(party, first, until)
                first, until = one, one.until
            elif one.until is None or (until is not None and one.until > until):
                until = one.until
        yield _unit(party, first, until)


def _unit(party: str, first: Present, until: datetime | None) -> Item:
    """Give one unbroken presence of a party."""
    return Item(
        measure=Measure.UNITS,
        key=party,
        count=1,
        came=first.came,
        entry=first.entry_in,
        place=first.came.place,
        institution=first.came.institution,
        since=first.since,
        until=until,
    )


def about_party(scope: Scope, item: Item, codes: Codes) -> Held:
    """Say whether a scope is about whoever an item came with, and where it is.

    What the record leaves out leaves it open.

    Args:
        scope: Scope of a limit.
        item: The item.
        codes: Trees of codes.
    """
    party = item.came.party
    return weakest(
        (
            _holds(codes.states, scope.senders, party.sender),
            _holds(codes.categories, scope.categories, party.category),
            _holds(codes.places, scope.places, item.place),
            _holds(codes.institutions, scope.institutions, item.institution),
            _named(scope.activities, item.came.activity),
            _named(scope.contingents, party.contingent),
        )
    )


def about_thing(scope: Scope, item: Item) -> Held:
    """Say whether a scope is about what an item is, whoever it came with.

    The record does not say to persons of which class a thing belongs.

    Args:
        scope: Scope of a limit.
        item: The item.
    """
    answers = [Held.YES]
    if scope.person_classes:
        of = Held.YES if item.of in scope.person_classes else Held.NO
        answers.append(Held.UNCLEAR if item.of is None else of)
    if scope.named:
        named = (_named(scope.named, item.code), _named(scope.named, item.name))
        answers.append(Held.YES if Held.YES in named else named[0])
    if scope.things:
        answers.append(Held.UNCLEAR)
    return weakest(answers)


def _holds(tree: CodeTree, listed: tuple[str, ...], code: str) -> Held:
    """Say whether a field of a scope holds a code; one that was not recorded leaves it open."""
    if not listed:
        return Held.YES
    return tree.holds(listed, code) if code else Held.UNCLEAR


def _named(listed: tuple[str, ...], name: str) -> Held:
    """Say whether a field of a scope has a name."""
    if not listed:
        return Held.YES
    if not name:
        return Held.UNCLEAR
    return Held.YES if folded(name) in {folded(one) for one in listed} else Held.NO


def under(item: Item, act: str, families: Mapping[str, str]) -> Held:
    """Say whether an item came under an act; one recorded under none may have.

    Args:
        item: The item.
        act: The act.
        families: For each act the one that it amends, directly or not; itself otherwise.
    """
    own = item.came.act
    if not own:
        return Held.UNCLEAR if len(set(families.values())) > 1 else Held.YES
    return Held.YES if families.get(own, own) == families.get(act, act) else Held.NO


def crossed_in(known: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Give the movements in, in order of happening."""
    return tuple(
        sorted(
            (one for one in known if isinstance(one.record, Movement) and one.record.way is Way.IN),
            key=lambda one: (one.record.at, one.entry),  # type: ignore[union-attr]
        )
    )
