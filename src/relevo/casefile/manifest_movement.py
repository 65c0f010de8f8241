"""One row of movements to a draft: when, where, which way, and what it comes under."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from relevo.casefile.days import FIRST_YEAR, LAST_YEAR
from relevo.casefile.forces import ILLUSTRATIVE_PREFIX
from relevo.casefile.manifest_names import Names
from relevo.casefile.names import nearest
from relevo.core.classes import EntryClass
from relevo.core.clause import RowRef
from relevo.register.manifest_layout import CLEARANCE
from relevo.register.model import Cause, Movement, Party, Way

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from relevo.casefile.manifest_names import ManifestAround
    from relevo.casefile.rows import Row

_INSTANT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.0+)? ?(Z|[+-]\d{2}:\d{2})?",
    re.ASCII | re.IGNORECASE,
)
_NEVER = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
"""The instant of a row whose own cannot be read; it never leaves the reader."""


def movement_of(row: Row, around: ManifestAround) -> Movement:
    """Give the draft of a movement without persons and materiel.

    Args:
        row: The row; what is wrong with a cell joins its table's problems.
        around: What it may name.

    Returns:
        The draft, worth anything only if no problem was added.
    """
    at = _instant(row, around.zone)
    day = at.astimezone(around.zone).date()
    act = around.act_names.read(row, "act", "unknown-act")
    illustrative = row.yes("illustrative")
    name = row.needed("party")
    if illustrative and name and not name.startswith(ILLUSTRATIVE_PREFIX):
        row.report("illustrative-id", "party", name=name)
    row.needed("sender")
    way = row.word("way", Way)
    return Movement(
        clearance=row.text(CLEARANCE.key),
        way=way or Way.IN,
        at=at,
        day=day,
        point=_open(row, "point", around.points, "unknown-point"),
        party=Party(
            name=name,
            sender=around.states.read(row, "sender", "unknown-state"),
            unit=_open(row, "unit", around.units, "unknown-unit"),
            category=around.categories.read(row, "category", "unknown-category"),
            post=_open(row, "post", around.posts, "unknown-post"),
            contingent=_contingent(row, act, around),
        ),
        act=act,
        limits=_limits(row, act, around),
        entry=row.word("entry", EntryClass) if row.text("entry") else None,
        entry_reason=row.text("entry_reason"),
        entry_by=row.text("entry_by"),
        cause=row.word("cause", Cause, Cause.PLANNED) or Cause.PLANNED,
        purpose=around.purposes.read(row, "purpose", "unknown-purpose"),
        activity=row.text("activity"),
        place=around.places.read(row, "place", "unknown-place"),
        institution=around.institutions.read(row, "institution", "unknown-institution"),
        until=_until(row, day, known=at != _NEVER),
        officer=row.text("recorded_by"),
        evidence=row.parts("evidence"),
        paper=row.yes("paper"),
        illustrative=illustrative,
        row=RowRef(row.place("party").file, row.line),
    )


def _instant(row: Row, zone: ZoneInfo) -> datetime:
    """Give the instant of a movement in UTC: civil time of the host, or with its own distance."""
    said = row.needed("at")
    if not said:
        return _NEVER
    match = _INSTANT.fullmatch(said)
    if match is None:
        row.report("bad-instant", "at", found=said)
        return _NEVER
    day, hour, distance = match.groups()
    try:
        civil = datetime.fromisoformat(f"{day}T{hour}")
        given = datetime.fromisoformat(f"{day}T{hour}{distance.upper()}") if distance else None
    except ValueError:
        row.report("bad-instant", "at", found=said)
        return _NEVER
    if not FIRST_YEAR < civil.year < LAST_YEAR:
        row.report("far-day", "at", found=day)
        return _NEVER
    if given is not None:
        return given.astimezone(UTC)
    early, late = civil.replace(tzinfo=zone, fold=0), civil.replace(tzinfo=zone, fold=1)
    if early.utcoffset() != late.utcoffset():
        row.report("unclear-hour", "at", zone=zone.key, found=said)
        return _NEVER
    return early.astimezone(UTC)


def _open(row: Row, column: str, names: Names | None, code: str) -> str:
    """Give what a cell names; as written where the case has nothing on record to compare with."""
    return row.text(column) if names is None else names.read(row, column, code)


def _contingent(row: Row, act: str, around: ManifestAround) -> str:
    """Give the contingent of the act that a cell names."""
    if not row.text("contingent"):
        return ""
    if not act:
        if not row.text("act"):
            row.report("limits-without-act", "contingent")
        return ""
    own = around.acts[act].contingents
    named = Names((one.id, (one.name.es, one.name.en)) for one in own)
    return named.read(row, "contingent", "unknown-contingent")


def _limits(row: Row, act: str, around: ManifestAround) -> tuple[str, ...]:
    """Give the limits that a cell names, each with its act; one alone is of the row's act."""
    found: list[str] = []
    for said in row.parts("limits"):
        own, _, line = said.rpartition("/")
        owner = own or act
        if not owner:
            if not row.text("act"):
                row.report("limits-without-act", "limits")
            continue
        if owner not in around.acts:
            row.report("unknown-act", "limits", name=owner, near=nearest(owner, around.acts))
            continue
        lines = [one.id for one in around.acts[owner].limits]
        if line in lines:
            found.append(f"{owner}/{line}")
        else:
            row.report("unknown-item", "limits", name=line, act=owner, near=nearest(line, lines))
    return tuple(dict.fromkeys(found))


def _until(row: Row, day: date, *, known: bool) -> date | None:
    """Give the last day of the stay, which is not before the movement."""
    until = row.day("until")
    if until and known and until < day:
        row.report("from-after-to", "until", first=day, last=until)
    return until
