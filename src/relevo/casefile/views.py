"""Tables of what the log records: views that can be written again at any time, and compared.

``register/*.csv`` show the records that stand, corrections applied, persons by roll number only.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from relevo.casefile.reason import reason_of
from relevo.casefile.record import read_record
from relevo.casefile.write import write_files
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.register.known import fold_known
from relevo.register.model import (
    Coverage,
    Handover,
    Materiel,
    Movement,
    Muster,
    Station,
    Use,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from relevo.casefile.record import Log
    from relevo.register.model import Holder, Recorded

REGISTER = "register"
"""Folder of the views within a case."""

_ABOUT = ("log_entry", "recorded_at", "corrects")
_PIECE = ("kind", "item", "serial", "quantity", "unit", "name")

COLUMNS: dict[str, tuple[str, ...]] = {
    f"{REGISTER}/movements.csv": (
        *_ABOUT,
        *("clearance", "way", "at", "day", "point", "party", "sender", "unit", "category", "post"),
        *("contingent", "act", "limits", "entry", "entry_reason", "entry_by", "cause", "purpose"),
        *("activity", "place", "institution", "until", "recorded_by", "evidence", "noted"),
        *("despite", "paper", "illustrative"),
    ),
    f"{REGISTER}/persons.csv": (
        *("log_entry", "clearance", "roll", "class", "number", "grade", "officer", "illustrative"),
    ),
    f"{REGISTER}/materiel.csv": (
        *_ABOUT,
        *("what", "day", "clearance", "party"),
        *_PIECE,
        *("from", "to", "recorded_by", "illustrative"),
    ),
    f"{REGISTER}/stations.csv": (
        *_ABOUT,
        *("party", "from", "place", "institution", "post", "persons", "illustrative"),
    ),
    f"{REGISTER}/musters.csv": (
        *_ABOUT,
        *("day", "occasion", "party", "roll"),
        *_PIECE,
        *("recorded_by", "illustrative"),
    ),
    f"{REGISTER}/coverage.csv": (
        *_ABOUT,
        *("point", "from", "to", "nil", "by", "illustrative"),
    ),
}
"""Columns of each view, in the order in which they are written; the manifest's where it has one."""

_MOVEMENTS, _PERSONS, _MATERIEL, _STATIONS, _MUSTERS, _COVERAGE = COLUMNS

Cells = tuple[object, ...]
"""Cells of a row; None is empty."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A view that does not say what the log says.

    Attributes:
        file: Path within the case folder.
        line: The first line that differs, from 1.
    """

    file: str
    line: int


def views_of(record: Iterable[Recorded]) -> dict[str, bytes]:
    """Write what stands as tables.

    Args:
        record: Records in the log's order.

    Returns:
        Contents by path: UTF-8, comma, LF, rows in the order of the entries they stand for; equal
        records give equal bytes.
    """
    rows: dict[str, list[Cells]] = {file: [] for file in COLUMNS}
    for one in fold_known(record):
        for file, cells in _rows(one):
            rows[file].append(cells)
    return {file: _table(COLUMNS[file], each) for file, each in rows.items()}


def write_views(folder: Path) -> None:
    """Write the views of a case again.

    Nothing is written where an entry is broken or cannot be opened: a view would leave it out.

    Args:
        folder: The case folder.

    Raises:
        RelevoError: If they cannot be written.
    """
    log, problems = read_record(folder)
    if not log.sealed and not problems:
        write_files(folder, views_of(log.record))


def compare_views(folder: Path, log: Log) -> tuple[Differing, ...]:
    """Compare the views that are there with the log.

    A view that is missing says nothing wrong; where an entry cannot be opened nobody can compare.

    Args:
        folder: The case folder.
        log: What was read from its log.

    Returns:
        Each view that differs and its first differing line.

    Raises:
        RelevoError: If one may not be read.
    """
    if log.sealed or not (folder / REGISTER).is_dir():
        return ()
    return tuple(
        Differing(file, line)
        for file, content in views_of(log.record).items()
        if (folder / file).is_file()
        if (line := _first_difference(content, _read(folder / file)))
    )


def _read(path: Path) -> bytes:
    """Read a view.

    Raises:
        RelevoError: If it may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise RelevoError(
            text("{path} cannot be read: {reason}.", path=str(path), reason=reason_of(error))
        ) from error


def _first_difference(one: bytes, other: bytes) -> int:
    """Give the first line in which two files differ; 0 if they are the same."""
    if one == other:
        return 0
    lines = zip_longest(one.split(b"\n"), other.split(b"\n"))
    number, pair = next((n, pair) for n, pair in enumerate(lines, 1) if pair[0] != pair[1])
    return number - 1 if None in pair else number


def _rows(one: Recorded) -> Iterator[tuple[str, Cells]]:
    """Give the rows of a record, each with its view."""
    match one.record:
        case Movement() as record:
            yield from _movement(one, record)
        case Handover() as record:
            before = _holder(record.from_) if record.from_ else ""
            for thing in record.pieces:
                moved = "handover", record.day, "", "", *_piece(thing), before, _holder(record.to)
                yield _MATERIEL, (*_about(one), *moved, record.officer, record.illustrative)
        case Use() as record:
            for thing in record.stock:
                moved = record.how, record.day, "", record.party, *_piece(thing), "", ""
                yield _MATERIEL, (*_about(one), *moved, record.officer, record.illustrative)
        case Station() as record:
            where = record.place, record.institution, record.post, record.persons
            said = record.party, record.day, *where, record.illustrative
            yield _STATIONS, (*_about(one), *said)
        case Muster() as record:
            yield from ((_MUSTERS, cells) for cells in _muster(one, record))
        case Coverage() as record:
            signed = record.point, record.from_, record.to, record.nil, record.by
            yield _COVERAGE, (*_about(one), *signed, record.illustrative)
        case _:
            pass


def _movement(one: Recorded, record: Movement) -> Iterator[tuple[str, Cells]]:
    """Give the rows of a movement: itself, its persons, its materiel."""
    party = record.party
    yield (
        _MOVEMENTS,
        (
            *_about(one),
            *(record.clearance, record.way, _instant(record.at), record.day, record.point),
            *(party.name, party.sender, party.unit, party.category, party.post, party.contingent),
            *(record.act, record.limits, record.entry, record.entry_reason, record.entry_by),
            *(record.cause, record.purpose, record.activity, record.place, record.institution),
            *(record.until, record.officer, record.evidence, record.noted, record.despite),
            *(record.paper, record.illustrative),
        ),
    )
    own = one.entry, record.clearance
    for person in party.persons:
        said = person.roll, person.of, 1, person.grade, person.officer
        yield _PERSONS, (*own, *said, record.illustrative)
    for of, number in party.uncounted:
        yield _PERSONS, (*own, "", of, number, "", None, record.illustrative)
    for thing in party.materiel:
        moved = record.way, record.day, record.clearance, party.name, *_piece(thing), "", ""
        yield _MATERIEL, (*_about(one), *moved, record.officer, record.illustrative)


def _muster(one: Recorded, record: Muster) -> Iterator[Cells]:
    """Give the rows of a count: one for whoever and whatever was found, or one for nothing."""
    head = *_about(one), record.day, record.occasion, record.party
    nothing = ("",) * len(_PIECE)
    tail = record.officer, record.illustrative
    for roll in record.persons:
        yield (*head, roll, *nothing, *tail)
    for thing in record.pieces:
        yield (*head, "", *_piece(thing), *tail)
    if not record.persons and not record.pieces:
        yield (*head, "", *nothing, *tail)


def _about(one: Recorded) -> Cells:
    """Give what every row says of its entry."""
    return one.entry, _instant(one.recorded_at), one.corrects


def _piece(thing: Materiel) -> Cells:
    """Give the cells of a piece or a quantity."""
    return thing.kind, thing.item, thing.serial, thing.quantity, thing.unit, thing.name


def _holder(holder: tuple[Holder, str]) -> str:
    """Give a holder as the command takes it: ``armoury:A1``."""
    kind, name = holder
    return f"{kind}:{name}"


def _instant(at: datetime) -> str:
    """Give an instant in UTC."""
    return at.isoformat().replace("+00:00", "Z")


def _table(columns: tuple[str, ...], rows: Iterable[Cells]) -> bytes:
    """Write a table with its heads."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _cell(value: object) -> str:
    """Give a cell: days and words as they are, yes and no, several values parted by bars."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return "|".join(map(str, value))
        case _:
            return str(value)
