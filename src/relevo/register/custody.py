"""Who holds each piece: from coming into the country, through every handover, to leaving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from relevo.register.model import Handover, Holder, Kind, Movement, Use
from relevo.register.presence import Anomaly, fold_presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, tzinfo

    from relevo.register.model import Materiel, Recorded
    from relevo.register.presence import Held

    Piece = tuple[Kind, str, str]
    """What a piece with a serial is known by."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a piece.

    Attributes:
        holder: Kind of holder and identifier; a piece that was never handed over is held by the
            party that it came with.
        since: First day.
        entry: Entry that says so.
    """

    holder: tuple[Holder, str]
    since: date
    entry: int


@dataclass(frozen=True, slots=True)
class Custody:
    """What the record says of who holds what.

    Attributes:
        holders: Who holds each piece with a serial that is in the country.
        anomalies: Handovers that cannot be, in order of their entries.
    """

    holders: Mapping[Piece, Holding]
    anomalies: tuple[Anomaly, ...]


def fold_holders(known: Iterable[Recorded], zone: tzinfo = UTC) -> Custody:
    """Follow every piece with a serial from hand to hand.

    A handover is known by its day only: it fits whatever was in the country at any time of it.

    Args:
        known: Records that stand, as :func:`relevo.register.known.fold_known` gives them.
        zone: Time zone of the host's civil dates.

    Returns:
        Who holds each piece at the end of what is known, and handovers that do not fit.
    """
    records = tuple(known)
    days = {one.entry: day for one in records if (day := _day(one)) is not None}
    presence = fold_presence(records, zone)
    stays: dict[str, list[tuple[date, date | None]]] = {}
    for one in presence.persons:
        left = None if one.entry_out is None else days[one.entry_out]
        stays.setdefault(one.roll, []).append((one.came.day, left))
    spells: dict[Piece, list[_Spell]] = {}
    for held in presence.things:
        if held.thing.serial:
            spells.setdefault(held.thing.piece, []).append(_spell(held, days))
    anomalies: list[Anomaly] = []
    handovers = ((one.entry, one.record) for one in records if isinstance(one.record, Handover))
    for entry, handover in sorted(handovers, key=lambda each: (each[1].day, each[0])):
        for thing in handover.pieces:
            anomalies.extend(_hand_over(spells.get(thing.piece, []), entry, handover, thing))
            if not _there(stays, handover):
                anomalies.append(Anomaly(kind="to_nobody", entry=entry, what=thing.serial))
    return Custody(
        holders={
            piece: spell.holding
            for piece, each in spells.items()
            for spell in each
            if spell.last is None
        },
        anomalies=tuple(sorted(anomalies, key=lambda one: one.entry)),
    )


@dataclass(slots=True)
class _Spell:
    """A piece in the country.

    Attributes:
        first: Day on which it came.
        last: Day on which it left or was lost; None while it is there.
        holding: Who holds it, as far as it was followed.
    """

    first: date
    last: date | None
    holding: Holding


def _spell(held: Held, days: Mapping[int, date]) -> _Spell:
    """Begin to follow a piece: the party that it came with holds it."""
    came = held.came
    last = None if held.entry_out is None else days[held.entry_out]
    holder = Holder.UNIT, came.party.name
    return _Spell(came.day, last, Holding(holder, came.day, held.entry_in))


def _hand_over(
    spells: Iterable[_Spell], entry: int, handover: Handover, thing: Materiel
) -> Iterable[Anomaly]:
    """Give a piece to another holder; give what cannot be."""
    day = handover.day
    there = [s for s in spells if s.first <= day and (s.last is None or day <= s.last)]
    if not there:
        yield Anomaly(kind="not_on_hand", entry=entry, what=thing.serial)
        return
    spell = there[-1]
    before = spell.holding
    if handover.from_ is not None and handover.from_ != before.holder:
        yield Anomaly(kind="not_held", entry=entry, what=thing.serial, other=before.entry)
    spell.holding = Holding(handover.to, day, entry)


def _there(stays: Mapping[str, Iterable[tuple[date, date | None]]], handover: Handover) -> bool:
    """Whether who takes over is no person, or one in the country at some time of the day."""
    kind, roll = handover.to
    return kind is not Holder.PERSON or any(
        first <= handover.day and (last is None or handover.day <= last)
        for first, last in stays.get(roll, ())
    )


def _day(one: Recorded) -> date | None:
    """Give the civil day of what moves a piece into or out of the country."""
    return one.record.day if isinstance(one.record, Movement | Use) else None
