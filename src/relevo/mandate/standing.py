"""Since when an act counts: the first day it may be in force, and the first it surely is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.instrument.model import ActStatus, Direction

if TYPE_CHECKING:
    from relevo.instrument.model import Act


class Standing(StrEnum):
    """Whether an act is in force on a day.

    ``undetermined``: the day from which it is was not found, or sources differ on it.
    """

    IN_FORCE = "in_force"
    NOT_IN_FORCE = "not_in_force"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Since when an act is in force.

    Attributes:
        may: First day on which it may be; None if no source gives a day to tell by.
        surely: First day on which it is whoever is right; None if no source gives it.
    """

    may: date | None
    surely: date | None


def since_of(act: Act) -> Since:
    """Give the days from which an act may be, and surely is, in force.

    It is in force from the day the file gives for that, else from its publication; sources that
    differ on publication leave the days up to the latest they give uncertain. Where that day was
    not found, nothing is in force before the days between which it was published, else not before
    it was signed, else not before it was approved (in the earliest version).

    Args:
        act: The act.
    """
    dates = act.dates
    if (day := dates.in_force.value) is not None:
        return Since(may=day, surely=day)
    if (day := dates.published.value) is not None:
        versions = _versions(act, "dates.published")
        return Since(
            may=day, surely=None if None in versions else max([day, *filter(None, versions)])
        )
    if (between := dates.published_between.value) is not None:
        return Since(may=between.from_, surely=between.to)
    for name, value in (("dates.signed", dates.signed), ("dates.approved", dates.approved)):
        if value.value is not None:
            known = filter(None, _versions(act, name))
            return Since(may=min([value.value, *known]), surely=None)
    return Since(may=None, surely=None)


def standing(act: Act, day: date) -> Standing:
    """Say whether an act is in force on a day.

    Requests, rejected bills and outbound acts never are.

    Args:
        act: The act.
        day: Day of the host state.
    """
    if act.status is not ActStatus.ADOPTED or act.direction is not Direction.INBOUND:
        return Standing.NOT_IN_FORCE
    since = since_of(act)
    if since.may is not None and day < since.may:
        return Standing.NOT_IN_FORCE
    return (
        Standing.IN_FORCE
        if since.surely is not None and day >= since.surely
        else Standing.UNDETERMINED
    )


def _versions(act: Act, about: str) -> list[date | None]:
    """Give the days that sources give in a dispute; None for one that gives none."""
    return [
        date.fromisoformat(version.value) if version.value else None
        for conflict in act.conflicts
        if conflict.about == about
        for version in conflict.versions
    ]
