"""Words and orders of the roll: groups, ranges of roll numbers, days of a stay, instants."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from relevo.core.words import plural_text, text
from relevo.register.model import Holder, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Text
    from relevo.register.presence import Held
    from relevo.register.roll import Stay


class By(StrEnum):
    """What persons on the roll are grouped by."""

    UNIT = "unit"
    PLACE = "place"
    SENDER = "sender"
    ACT = "act"
    CATEGORY = "category"


GROUPS: dict[By, Text] = {
    By.UNIT: text("Unit"),
    By.PLACE: text("Place"),
    By.SENDER: text("Sending state"),
    By.ACT: text("Act"),
    By.CATEGORY: text("Category"),
}
"""What a group has in common, in words."""

KINDS: dict[Kind, Text] = {
    Kind.ARMS: text("arm"),
    Kind.AIRCRAFT: text("aircraft"),
    Kind.VESSEL: text("vessel"),
    Kind.EQUIPMENT: text("equipment"),
    Kind.STOCK: text("stock"),
}
"""Kinds of materiel, in words."""

HOLDERS: dict[Holder, Text] = {
    Holder.PERSON: text("person"),
    Holder.UNIT: text("unit"),
    Holder.ARMOURY: text("armoury"),
    Holder.VEHICLE: text("vehicle"),
}
"""Who holds a piece, in words."""

NOT_RECORDED = text("not recorded")
"""What is said of a group whose name is not on record."""

_NUMBERED = re.compile(r"(.*?)(\d+)\Z", re.ASCII | re.DOTALL)


def ranges(rolls: Iterable[str]) -> tuple[Arg, ...]:
    """Give roll numbers in order, those that follow each other as a range.

    Sample: ``R-0001``, ``R-0002``, ``R-0003``, ``R-0007`` become *R-0001 to R-0003, R-0007*.

    Args:
        rolls: Roll numbers, in any order.
    """
    found: list[Arg] = []
    places = enumerate(sorted(set(rolls), key=_key))
    for _, group in groupby(places, key=lambda one: _run(*one)):
        run = [roll for _, roll in group]
        if len(run) > 2:  # noqa: PLR2004 - two that follow each other are no range
            found.append(text("{first} to {last}", first=run[0], last=run[-1]))
        else:
            found.extend(run)
    return tuple(found)


def _key(roll: str) -> tuple[str, int, int, str]:
    """Order roll numbers by what stands before the number, then by the number."""
    split = _NUMBERED.match(roll)
    return (split[1], len(split[2]), int(split[2]), roll) if split else (roll, 0, 0, roll)


def _run(place: int, roll: str) -> tuple[object, ...]:
    """Give what roll numbers of one unbroken run share."""
    start, digits, number, _ = _key(roll)
    return (start, digits, number - place) if digits else (roll,)


def days_words(stay: Stay) -> Text:
    """Say since when somebody is there, for how long, and how much is left.

    Args:
        stay: The stay.
    """
    so_far = text(
        "since {day}, {days}",
        day=stay.present.came.day,
        days=plural_text("{n} day so far", "{n} days so far", stay.days),
    )
    if stay.left is None:
        return text("{so_far}; no end foreseen on record", so_far=so_far)
    if stay.left < 0:
        return text("{so_far}; the stay foreseen is over", so_far=so_far)
    return plural_text(
        "{so_far}, {n} day left", "{so_far}, {n} days left", stay.left, so_far=so_far
    )


def held_words(one: Held, codes: Codes) -> Arg:
    """Name a piece or a quantity that is there.

    Args:
        one: The piece.
        codes: Names of codes.
    """
    thing = one.thing
    name: Arg = codes.arms.name(thing.item) if thing.kind is Kind.ARMS else thing.item
    if thing.name:
        name = text("{type} “{name}”", type=name, name=thing.name)
    words = text("{kind} {what}", kind=KINDS[thing.kind], what=name)
    if thing.serial:
        return text("{what} {serial}", what=words, serial=thing.serial)
    if thing.unit:
        return text("{what}: {n} {unit}", what=words, n=thing.quantity, unit=thing.unit)
    return text("{item}: {n}", item=words, n=thing.quantity)


def date_hour(at: datetime, zone: ZoneInfo) -> Text:
    """Say an instant by the host's clock.

    Args:
        at: The instant, UTC.
        zone: Time zone of the host.
    """
    local = at.astimezone(zone)
    return text("{day}, {hour}", day=local.date(), hour=f"{local:%H:%M}")
