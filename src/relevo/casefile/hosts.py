"""Hosts, points of entry, calendar and plan: the small tables of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.casefile.rows import report_duplicates
from relevo.core.clause import RowRef
from relevo.core.words import Localized
from relevo.rotation.model import CalendarEntry, CalendarKind, HostInstitution, PointOfEntry, Tour

if TYPE_CHECKING:
    from relevo.casefile.forces import Forces
    from relevo.casefile.offers import Offer
    from relevo.core.codes import Codes

Sources = frozenset[str] | None
"""Sources that ``case.yaml`` lists; None if nobody can tell."""


def read_hosts(offered: Offer, codes: Codes, sources: Sources) -> dict[str, HostInstitution]:
    """Read ``hosts.csv``: how many units each institution holds at once; empty: no bound known."""
    rows = offered.rows or ()
    report_duplicates(rows, "institution")
    hosts: dict[str, HostInstitution] = {}
    for row in rows:
        name = row.text("institution")
        row.known(name, "institution", codes.institutions.codes, "unknown-institution")
        row.yes("illustrative")
        row.known(row.text("source"), "source", sources, "unknown-source")
        hosts[name] = HostInstitution(
            id=name,
            units_at_once=row.whole("units_at_once", least=0),
            row=RowRef(offered.ref, row.line),
        )
    return hosts


def read_points(offered: Offer, codes: Codes, sources: Sources) -> dict[str, PointOfEntry]:
    """Read ``points_of_entry.csv``: movements a week at each point; empty: no bound known."""
    rows = offered.rows or ()
    report_duplicates(rows, "point")
    points: dict[str, PointOfEntry] = {}
    for row in rows:
        name = row.text("point")
        row.yes("illustrative")
        row.known(row.text("source"), "source", sources, "unknown-source")
        points[name] = PointOfEntry(
            id=name,
            name=row.text("name") or name,
            place=row.code("place", codes.places, "unknown-place"),
            moves_per_week=row.whole("moves_per_week", least=0),
            row=RowRef(offered.ref, row.line),
        )
    return points


def read_calendar(
    offered: Offer, points: frozenset[str] | None, sources: Sources
) -> tuple[CalendarEntry, ...]:
    """Read ``calendar.csv``; ``points`` is None if nobody can tell which points there are."""
    entries: list[CalendarEntry] = []
    for row in offered.rows or ():
        row.needed("from")
        row.needed("to")
        term = row.term(row.day("from"), row.day("to"), "from")
        kind = row.word("kind", CalendarKind)
        for point in row.parts("points"):
            row.known(point, "points", points, "unknown-point")
        no_movement = row.yes("no_movement")
        row.known(row.text("source"), "source", sources, "unknown-source")
        if term is None or kind is None:
            continue
        spanish, english = row.text("name_es"), row.text("name_en")
        entries.append(
            CalendarEntry(
                term=term,
                kind=kind,
                name=Localized(spanish or english or kind, english or spanish or kind),
                no_movement=no_movement,
                points=row.parts("points"),
                row=RowRef(offered.ref, row.line),
            )
        )
    return tuple(entries)


def read_tours(offered: Offer, forces: Forces) -> tuple[Tour, ...]:
    """Read a ``rotation.csv``: the tours of a plan, in file order."""
    tours: list[Tour] = []
    for row in offered.rows or ():
        unit, post = row.needed("unit"), row.needed("post")
        row.known(unit, "unit", forces.unit_ids, "unknown-unit")
        row.known(post, "post", forces.post_ids, "unknown-post")
        row.needed("from")
        row.needed("to")
        row.yes("illustrative")
        if stay := row.term(row.day("from"), row.day("to"), "from"):
            tours.append(Tour(unit=unit, post=post, stay=stay, row=RowRef(offered.ref, row.line)))
    return tuple(tours)
