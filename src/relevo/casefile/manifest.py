"""Manifests: a party's file to drafts of movements and, apart from them, who the persons are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.casefile.manifest_book import UnreadableError
from relevo.casefile.manifest_cells import MOST_BYTES, Noted, TooLargeError
from relevo.casefile.manifest_fields import rows_of_grid
from relevo.casefile.manifest_grids import (
    OWN,
    grids_of_csv,
    grids_of_json,
    grids_of_workbook,
)
from relevo.casefile.manifest_movement import movement_of
from relevo.casefile.manifest_party import Parties
from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.register.manifest import Manifest
from relevo.register.manifest_layout import CLEARANCE, NAMES, Section

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.casefile.manifest_names import ManifestAround
    from relevo.casefile.rows import Row
    from relevo.core.problem import Problem
    from relevo.register.model import Movement

READERS = {".csv": grids_of_csv, ".xlsx": grids_of_workbook, ".json": grids_of_json}
"""How a file is cut into tables, by its ending."""


def read_manifest(
    path: Path, around: ManifestAround
) -> tuple[Manifest | None, tuple[Problem, ...]]:
    """Read the manifest of a party.

    Args:
        path: A ``.csv``, ``.xlsx`` or ``.json`` file.
        around: What it may name.

    Returns:
        As :func:`parse_manifest`.

    Raises:
        RelevoError: If there is no such file, it may not be read, or its ending is another.
    """
    return parse_manifest(manifest_bytes(path), str(path), around)


def manifest_bytes(path: Path) -> bytes:
    """Give the bytes of a manifest, at most one more than are read.

    Args:
        path: A ``.csv``, ``.xlsx`` or ``.json`` file.

    Raises:
        RelevoError: If there is no such file, it may not be read, or its ending is another.
    """
    if path.suffix.lower() not in READERS:
        raise RelevoError(
            text(
                "{path} is no manifest. Give a file that ends in .xlsx, .csv or .json; "
                "relevo template writes one to fill in",
                path=str(path),
            )
        )
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RelevoError(
            text("{path} cannot be read: {reason}", path=str(path), reason=reason_of(error))
        ) from error


def parse_manifest(
    data: bytes, file: str, around: ManifestAround
) -> tuple[Manifest | None, tuple[Problem, ...]]:
    """Read the bytes of a manifest.

    Args:
        data: Bytes of the file.
        file: Path as the user gave it; its ending says of what kind it is.
        around: What it may name.

    Returns:
        The manifest and no problem, or None and every problem, sorted by place. No problem repeats
            a name, a document or any other value of a row of persons.
    """
    noted = Noted()
    manifest: Manifest | None = None
    if not data:
        return None, (problem("empty-file", Place(file)),)
    reader = next(read for ending, read in READERS.items() if file.lower().endswith(ending))
    if len(data) > MOST_BYTES:
        too_large = TooLargeError(text("Bytes of the file"), len(data), MOST_BYTES)
        return None, (too_large.problem(file),)
    try:
        grids = reader(data, file, noted)
        rows: dict[Section, list[Row]] = {}
        for grid in grids:
            rows.setdefault(grid.section, []).extend(rows_of_grid(grid, noted))
        manifest = _joined(rows, file, around, noted)
    except TooLargeError as error:
        noted.append(error.problem(file))
    except UnreadableError:
        noted.append(problem("unreadable-workbook", Place(file)))
    if noted:
        return None, noted.all(file)
    return manifest, ()


def _joined(
    rows: dict[Section, list[Row]], file: str, around: ManifestAround, noted: Noted
) -> Manifest | None:
    """Join the rows of every section to their movements."""
    movements = rows.get(Section.MOVEMENT, [])
    if not movements:
        if not noted:
            name = NAMES[Section.MOVEMENT]
            noted.append(problem("no-movement", Place(file), section=name))
        return None
    owners = _owners(movements)
    drafts = [movement_of(row, around) for row in movements]
    parties = Parties(around, [draft.way for draft in drafts], owners)
    for section, own in rows.items():
        for row in own if section is not Section.MOVEMENT else ():
            parties.add(section, row)
    joined: list[Movement] = []
    for at, (draft, row) in enumerate(zip(drafts, movements, strict=True)):
        if parties.empty(at):
            if not noted:
                row.report("nothing-crosses", "party")
            continue
        party = replace(
            draft.party,
            persons=parties.persons(at),
            uncounted=parties.uncounted(at),
            materiel=parties.materiel(at),
        )
        joined.append(replace(draft, party=party))
    return Manifest(movements=tuple(joined), persons=parties.identities)


def _owners(movements: list[Row]) -> dict[str, int]:
    """Give the position of each movement by what rows of other sections may call it.

    One movement alone is that of every row that names none.
    """
    owners: dict[str, int] = {}
    several = len(movements) > 1
    for at, row in enumerate(movements):
        number = row.text(CLEARANCE.key)
        if number in owners:
            first = str(movements[owners[number]].line)
            row.report("clearance-twice", CLEARANCE.key, first=first)
        elif number:
            owners[number] = at
        if own := row.text(OWN):
            owners[own] = at
        elif several and not number and not row.broken(CLEARANCE.key):
            row.report("missing-cell", CLEARANCE.key, column=CLEARANCE.label)
    if not several:
        owners[""] = 0
    return owners
