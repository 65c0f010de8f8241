"""Numbers that a manifest leaves open: roll numbers of persons, clearance numbers of movements."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.personal import document_hash
from relevo.register.model import Enrolment, Erasure, Movement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relevo.casefile.recording import Submission
    from relevo.casefile.vault import Vault
    from relevo.register.manifest import Manifest, ManifestPerson
    from relevo.register.model import Recorded

_GIVEN = re.compile(r"(\d{4})-(\d{4,9})", re.ASCII)
"""A clearance number as Relevo gives it: year and order."""


def known_rolls(
    manifest: Manifest,
    record: Iterable[Recorded],
    vault: Vault | None,
    before: Mapping[str, Recorded],
) -> tuple[str, ...]:
    """Give the roll number of each person of a manifest, as far as one is known.

    Args:
        manifest: The manifest.
        record: What is on record.
        vault: The persons, by document; None without the office's keys.
        before: What an earlier run of the same submission recorded, by part.

    Returns:
        A roll number for each person, empty for those who have none yet.

    Raises:
        RelevoError: If a roll number is given that nobody has.
    """
    enrolled = enrolled_in(record)
    found: list[str] = []
    for one in manifest.persons:
        roll = one.roll
        if roll and roll not in enrolled:
            raise RelevoError(
                text(
                    "{row}: nobody has the roll number {roll}. Correct it, or leave the cell "
                    "empty: whoever has the same document is known again.",
                    row=str(one.row),
                    roll=roll,
                )
            )
        earlier = before.get(part_of(one))
        if not roll and earlier is not None and isinstance(earlier.record, Enrolment):
            roll = earlier.record.roll
        if not roll and one.document and vault is not None:
            roll = vault.roll_of(one.document, one.state) or ""
        found.append(roll)
    return tuple(found)


def stand_ins(
    manifest: Manifest, rolls: Sequence[str], office: bytes | None = None
) -> tuple[str, ...]:
    """Give each person's roll number, or what stands for one: row and place, ``party.csv:4#1.3``.

    Args:
        manifest: The manifest.
        rolls: Roll numbers that are known, empty for the others.
        office: The office's secret, which knows the same document again in one file; None
            compares documents as written.
    """
    first: dict[tuple[str, str], str] = {}
    found: list[str] = []
    for one, roll in zip(manifest.persons, rolls, strict=True):
        own = roll or _stand_in(one)
        if not roll and one.document:
            own = first.setdefault(_document(one, office), own)
        found.append(own)
    return tuple(found)


def with_rolls(manifest: Manifest, rolls: Sequence[str]) -> tuple[Movement, ...]:
    """Give the movements of a manifest with a roll number for each person.

    Args:
        manifest: The manifest.
        rolls: One for each person, in order.
    """
    given = {
        (one.movement, one.position): roll
        for one, roll in zip(manifest.persons, rolls, strict=True)
    }
    return tuple(
        replace(
            movement,
            party=replace(
                movement.party,
                persons=tuple(
                    replace(person, roll=given[at, place])
                    for place, person in enumerate(movement.party.persons)
                ),
            ),
        )
        for at, movement in enumerate(manifest.movements)
    )


def enrol(
    manifest: Manifest,
    stand: Sequence[str],
    record: Iterable[Recorded],
    submission: Submission,
    vault: Vault,
) -> tuple[tuple[str, ...], dict[int, tuple[str, ...]]]:
    """Give every person a roll number, and take an entry that says so for those who had none.

    Args:
        manifest: The manifest.
        stand: Roll number of each person, or what stands for one, as :func:`stand_ins` gives them.
        record: What is on record.
        submission: Takes the entries.
        vault: The persons.

    Returns:
        The roll number of each person, and those newly given, by movement.

    Raises:
        RelevoError: If no roll number can be taken.
    """
    enrolled = enrolled_in(record)
    lacking = tuple(
        dict.fromkeys(
            own for own, one in zip(stand, manifest.persons, strict=True) if own == _stand_in(one)
        )
    )
    fresh = dict(zip(lacking, vault.next_rolls(len(lacking)), strict=True)) if lacking else {}
    new: dict[int, tuple[str, ...]] = {}
    rolls = tuple(fresh.get(own, own) for own in stand)
    for one, roll in zip(manifest.persons, rolls, strict=True):
        if roll in enrolled:
            continue
        enrolled.add(roll)
        new[one.movement] = (*new.get(one.movement, ()), roll)
        submission.add(
            part_of(one),
            Enrolment(roll=roll, illustrative=manifest.movements[one.movement].illustrative),
            hidden={
                "name": one.name,
                "document_type": one.document_type,
                "document": one.document,
                "state": one.state,
            },
            keep=vault.keep(roll, one.document, one.state),
        )
    return rolls, new


def numbered_clearances(
    movements: Sequence[Movement], record: Iterable[Recorded], *, besides: frozenset[int]
) -> tuple[Movement, ...]:
    """Give a clearance number to every movement that has none: year and order, e.g. ``2026-0001``.

    Args:
        movements: Movements of one submission.
        record: The record, withdrawn entries included: no number is given twice.
        besides: Entries that the submission corrects, whose numbers it may keep.

    Raises:
        RelevoError: If a number that was given is another movement's.
    """
    taken = {
        one.record.clearance: one.entry
        for one in record
        if isinstance(one.record, Movement) and one.entry not in besides
    }
    for movement in movements:
        if movement.clearance in taken and movement.clearance:
            raise RelevoError(
                text(
                    "The clearance number {number} is that of entry {entry}. Give another, or "
                    "leave it out: Relevo gives one.",
                    number=movement.clearance,
                    entry=str(taken[movement.clearance]),
                )
            )
    last: dict[int, int] = {}
    for number in (*taken, *(movement.clearance for movement in movements)):
        if match := _GIVEN.fullmatch(number):
            year, order = int(match[1]), int(match[2])
            last[year] = max(last.get(year, 0), order)
    found: list[Movement] = []
    for movement in movements:
        if not movement.clearance:
            year = movement.day.year
            last[year] = last.get(year, 0) + 1
            movement = replace(movement, clearance=f"{year}-{last[year]:04d}")  # noqa: PLW2901 - the same movement, numbered
        found.append(movement)
    return tuple(found)


def enrolled_in(record: Iterable[Recorded]) -> set[str]:
    """Give the roll numbers of those enrolled and not erased."""
    found: set[str] = set()
    for one in record:
        if isinstance(one.record, Enrolment):
            found.add(one.record.roll)
        elif isinstance(one.record, Erasure):
            found.discard(one.record.roll)
    return found


def _stand_in(one: ManifestPerson) -> str:
    """Name a person who has no roll number by row, movement and place in its party, from 1."""
    return f"{one.row}#{one.movement + 1}.{one.position + 1}"


def part_of(one: ManifestPerson) -> str:
    """Name the part of a submission that enrols a person, e.g. ``person/0/3``."""
    return f"person/{one.movement}/{one.position}"


def _document(one: ManifestPerson, office: bytes | None) -> tuple[str, str]:
    """Give what tells documents of one file apart."""
    if office is not None:
        try:
            return document_hash(office, one.document, one.state), ""
        except ValueError:
            return _stand_in(one), ""
    return one.document.strip().casefold(), one.state
