"""The case folder: which files it holds and which columns its tables have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.core.codes import COLUMNS, FILES, CodeKind
from relevo.rotation.tables import INTERIM, KIT_COLUMNS, POST_COLUMNS, UNIT_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path


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
REGIME = "regime.yaml"
ACTS = "acts"
STATUS = "status"
PROCESSES = "processes.yaml"
FORCES = "forces"
PLAN = "plan"
WORKBOOK = "forces.xlsx"

UNITS = Layout(
    "forces/units.csv",
    UNIT_COLUMNS,
    ("unit", "sender", "category", "persons"),
)
POSTS = Layout(
    "forces/posts.csv",
    POST_COLUMNS,
    ("post", "category", "institution", "place", "point_of_entry"),
)
KITS = Layout(
    "forces/kits.csv",
    KIT_COLUMNS,
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
    f"{PLAN}/rotation.csv",
    ("unit", "post", "from", "to", "illustrative"),
    ("unit", "post", "from", "to"),
)
EVENTS = Layout(
    "events.csv",
    (
        "id",
        "kind",
        "day",
        "at",
        "act",
        "state",
        "instrument",
        "number",
        "by",
        "countersigned_by",
        "to",
        "element",
        "value",
        "fulfils",
        "of",
        "says",
        "illustrative",
    ),
    ("id", "kind"),
)
DELEGATIONS = Layout(
    "delegations.csv",
    (
        "id",
        "from",
        "to",
        "state",
        "body",
        "persons",
        "met",
        "about",
        "process",
        "class",
        "says",
        "note_es",
        "note_en",
        "illustrative",
    ),
    ("id", "from", "state", "body", "persons", "class"),
)
WITHHELD = Layout(
    "withheld.csv",
    (
        "id",
        "act",
        "about",
        "what_es",
        "what_en",
        "basis",
        "authoriser",
        "review",
        "says",
        "illustrative",
    ),
    ("id", "what_es"),
)
CODES: dict[CodeKind, Layout] = {
    kind: Layout(FILES[kind], COLUMNS, ("id",))
    for kind in (CodeKind.PLACE, CodeKind.ARMS, CodeKind.CATEGORY, CodeKind.INSTITUTION)
}
"""The case's own codes, by tree; a case adds no states."""

SHEETS: dict[str, Layout] = {"units": UNITS, "posts": POSTS, "kits": KITS}
"""Sheets of the forces workbook, with the columns of the tables of the same names."""

TABLES = (
    UNITS,
    POSTS,
    KITS,
    HOSTS,
    POINTS,
    CALENDAR,
    ROTATION,
    EVENTS,
    DELEGATIONS,
    WITHHELD,
    *CODES.values(),
)
"""Every table of a case folder."""

FILES_READ = (
    CASE,
    REGIME,
    "acts/<id>.yaml",
    "acts/<id>.txt",
    PROCESSES,
    f"{STATUS}/<STATE>.yaml",
    f"{FORCES}/{WORKBOOK}",
    *(table.file for table in TABLES),
)
"""Every file of a case folder that is read."""

FILES_WRITTEN = (
    f"{PLAN}/rotation.csv",
    f"{PLAN}/rotation.xlsx",
    f"{PLAN}/result.json",
    f"{PLAN}/timeline.html",
    f"{PLAN}/timeline.svg",
    f"{PLAN}/{INTERIM}",
)
"""Every file that a plan writes."""


def plan_folder(case: Path, forces: Path | None = None) -> str:
    """Give the folder of a case that holds the plan of some forces.

    Two plans that are compared lie side by side, and each is judged against its own forces.

    Args:
        case: Folder of the case.
        forces: Folder or workbook used instead of the case's own forces; None means its own.

    Returns:
        ``plan`` for the case's own forces, else ``plan-`` and the name of the folder or, without
        its ending, of the workbook: ``plan-forces-short``.
    """
    own = (case / FORCES).resolve()
    if forces is None or forces.resolve() in (own, own / WORKBOOK):
        return PLAN
    used = forces.resolve()
    return f"{PLAN}-{used.stem if used.is_file() else used.name}"


def rotation_of(case: Path, forces: Path | None) -> Layout:
    """Give the table of the plan of some forces; see :func:`plan_folder`."""
    return replace(ROTATION, file=f"{plan_folder(case, forces)}/rotation.csv")
