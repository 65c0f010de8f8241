"""The case folder: which files it holds and which columns its tables have."""

from __future__ import annotations

from dataclasses import dataclass

from relevo.core.codes import COLUMNS, FILES, CodeKind


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table.

    Attributes:
        file: Path within the case folder.
        columns: All columns, in the order in which Relevo writes them.
        needed: Columns that must be there; the others may be left out.
    """

    file: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]


CASE = "case.yaml"
ACTS = "acts"
FORCES = "forces"
WORKBOOK = "forces.xlsx"

UNITS = Layout(
    "forces/units.csv",
    (
        "unit",
        "name",
        "sender",
        "category",
        "persons",
        "dwell_ratio",
        "free_from",
        "available",
        "posts",
        "kit",
        "illustrative",
    ),
    ("unit", "sender", "category", "persons"),
)
POSTS = Layout(
    "forces/posts.csv",
    (
        "post",
        "name",
        "category",
        "institution",
        "place",
        "point_of_entry",
        "from",
        "to",
        "starts",
        "ends",
        "weight",
        "kit",
        "incumbent",
        "incumbent_from",
        "incumbent_to",
        "illustrative",
    ),
    ("post", "category", "institution", "place", "point_of_entry"),
)
KITS = Layout(
    "forces/kits.csv",
    ("kit", "held", "arms", "pieces", "illustrative"),
    ("kit", "held", "arms", "pieces"),
)
HOSTS = Layout(
    "hosts.csv",
    ("institution", "units_at_once", "source", "illustrative"),
    ("institution", "units_at_once"),
)
POINTS = Layout(
    "points_of_entry.csv",
    ("point", "name", "place", "moves_per_week", "source", "illustrative"),
    ("point", "place", "moves_per_week"),
)
CALENDAR = Layout(
    "calendar.csv",
    ("from", "to", "kind", "name_es", "name_en", "no_movement", "points", "source"),
    ("from", "to", "kind"),
)
ROTATION = Layout(
    "plan/rotation.csv",
    ("unit", "post", "from", "to", "illustrative"),
    ("unit", "post", "from", "to"),
)
CODES: dict[CodeKind, Layout] = {
    kind: Layout(FILES[kind], COLUMNS, ("id",))
    for kind in (CodeKind.PLACE, CodeKind.ARMS, CodeKind.CATEGORY, CodeKind.INSTITUTION)
}
"""The case's own codes, by tree; a case adds no states."""

SHEETS: dict[str, Layout] = {"units": UNITS, "posts": POSTS, "kits": KITS}
"""Sheets of the forces workbook, with the columns of the tables of the same names."""

TABLES = (UNITS, POSTS, KITS, HOSTS, POINTS, CALENDAR, ROTATION, *CODES.values())
"""Every table of a case folder."""

FILES_READ = (
    CASE,
    "acts/<id>.yaml",
    "acts/<id>.txt",
    f"{FORCES}/{WORKBOOK}",
    *(table.file for table in TABLES),
)
"""Every file of a case folder that is read."""

FILES_WRITTEN = (
    "plan/rotation.csv",
    "plan/rotation.xlsx",
    "plan/result.json",
    "plan/timeline.html",
    "plan/timeline.svg",
)
"""Every file that a plan writes."""
