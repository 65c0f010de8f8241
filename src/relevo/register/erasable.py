"""Whether a person's name and document may be erased yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.register.model import Enrolment
from relevo.register.presence import fold_presence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from relevo.register.model import Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Why a person's data is still kept.

    Attributes:
        present: Whether the person is on the roll.
        last: Last day of the period, included; None while the person is on the roll.
    """

    present: bool
    last: date | None = None


def hold_of(
    known: Sequence[Recorded], roll: str, on: date, kept_days: int | None, zone: ZoneInfo
) -> Hold | None:
    """Say why a person's data may not be erased yet.

    Args:
        known: Records that stand, as :func:`relevo.register.known.fold_known` gives them.
        roll: Roll number.
        on: Civil date of the host state on which it would be erased.
        kept_days: Days for which persons' data is kept after the last day in the country, or after
            enrolment for who never came; None if no period is on record: then only presence holds.
        zone: Time zone of the host.

    Returns:
        The reason; None if there is none.
    """
    spells = [one for one in fold_presence(known).persons if one.roll == roll]
    if any(one.until is None for one in spells):
        return Hold(present=True)
    if kept_days is None:
        return None
    days = [one.until.astimezone(zone).date() for one in spells if one.until is not None]
    days += [
        one.recorded_at.astimezone(zone).date()
        for one in known
        if isinstance(one.record, Enrolment) and one.record.roll == roll
    ]
    last = max(days, default=None)
    if last is None or on > last + timedelta(days=kept_days):
        return None
    return Hold(present=False, last=last + timedelta(days=kept_days))


def rolls_of(record: Sequence[Recorded]) -> frozenset[str]:
    """Give every roll number that a record names, erased ones too."""
    from relevo.register.model import Erasure, Movement

    found: set[str] = set()
    for one in record:
        match one.record:
            case Movement(party=party):
                found.update(person.roll for person in party.persons)
            case Enrolment(roll=roll) | Erasure(roll=roll):
                found.add(roll)
            case _:
                pass
    return frozenset(found)
