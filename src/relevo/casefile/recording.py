"""A manifest, the custodian's keys and the log: movements recorded, persons given their numbers.

One submission is recorded once: its key is made from all that was submitted, under the office's
secret, so that the log gives nothing of it away. A kill between two movements leaves the first
recorded; the same submission again finds it, and records the rest.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.casefile.log_file import New
from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.canonical import canonical
from relevo.ledger.personal import submission_hash
from relevo.ledger.records import values_of
from relevo.register.model import (
    Enrolment,
    Erasure,
    Movement,
    Recorded,
    Refusal,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from relevo.casefile.log_file import Keep, LogFile
    from relevo.register.manifest import Manifest
    from relevo.register.model import Record


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold a case from the question to the entry; wait while another process records in it.

    Two parties that each find room for one must not both be let in because they asked at once.

    Args:
        folder: The case folder.

    Raises:
        RelevoError: If the folder cannot be locked.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:
            os.close(descriptor)
            raise
    except OSError as error:
        raise RelevoError(
            text(
                "Nothing was recorded: {folder} cannot be locked: {reason}.",
                folder=str(folder),
                reason=reason_of(error),
            )
        ) from error
    try:
        yield
    finally:
        os.close(descriptor)


def submission_key(office: bytes, manifest: Manifest, *about: object) -> str:
    """Give the key under which a submission is recorded once.

    Args:
        office: The office's secret.
        manifest: What was submitted.
        about: What else makes it another submission, e.g. the entry that it corrects.
    """
    persons = [
        [one.movement, one.position, one.roll, one.name, one.document_type, one.document, one.state]
        for one in manifest.persons
    ]
    movements = [
        values_of(Recorded(entry=0, recorded_at=one.at, record=one)) for one in manifest.movements
    ]
    return submission_hash(office, canonical([movements, persons, list(about)]))


class Submission:
    """What one submission records: looked for first, then added all at once.

    Args:
        log: The log on disk.
        record: What is on record in it.
        key: Key of the submission.
        now: This instant, UTC.
        day: The civil date of the host at this instant.
    """

    def __init__(
        self, log: LogFile, record: Iterable[Recorded], *, key: str, now: datetime, day: date
    ) -> None:
        """Nothing is added yet."""
        self._log = log
        self._by_entry = {one.entry: one for one in record}
        self._key = key
        self._now = now
        self._day = day
        self._drafts: list[tuple[Recorded, New]] = []

    def found(self, parts: Iterable[str]) -> dict[str, Recorded]:
        """Give what an earlier run recorded of some parts, e.g. ``movement/0``."""
        keys = {f"{self._key}/{part}": part for part in parts}
        return {
            keys[key]: self._by_entry[entry]
            for key, entry in self._log.find(keys).items()
            if entry in self._by_entry
        }

    def add(
        self,
        part: str,
        record: Record,
        *,
        corrects: int | None = None,
        withdraws: bool = False,
        hidden: Mapping[str, object] | None = None,
        keep: Keep | None = None,
    ) -> None:
        """Take a record that is to be written.

        Args:
            part: Part of the submission, e.g. ``movement/0``.
            record: The record.
            corrects: Entry that it corrects, or None.
            withdraws: Whether it says only that this entry never happened.
            hidden: What its hidden fields say.
            keep: Takes what opens them.
        """
        draft = Recorded(
            entry=-1, recorded_at=self._now, record=record, corrects=corrects, withdraws=withdraws
        )
        new = New(
            kind=record.KIND,
            day=self._day,
            values=values_of(draft),
            key=f"{self._key}/{part}",
            hidden=hidden or {},
            keep=keep,
        )
        self._drafts.append((draft, new))

    def write(self) -> tuple[Recorded, ...]:
        """Add everything that was taken, durably.

        Returns:
            The records with their places in the log, in order.

        Raises:
            RelevoError: If it cannot be written; then nothing was.
        """
        added = self._log.extend([new for _, new in self._drafts])
        return tuple(
            self._by_entry.get(entry, replace(draft, entry=entry))
            for (draft, _), (entry, _) in zip(self._drafts, added, strict=True)
        )


def correctable(
    record: Iterable[Recorded], entry: int, size: int
) -> tuple[Recorded, frozenset[int]]:
    """Give the entry that a correction names, and all entries that it stands for.

    Args:
        record: The record in the log's order.
        entry: Position of the entry.
        size: Number of entries of the log.

    Raises:
        RelevoError: If there is none, it records nothing that can be corrected, was withdrawn, or
            another entry took its place.
    """
    known = tuple(record)
    standing = standing_for(known)
    named = {one.entry: one for one in known}.get(entry)
    if not 0 <= entry < size:
        raise RelevoError(
            text("The record has no entry {entry}. It has {n}.", entry=str(entry), n=size)
        )
    if named is None or isinstance(named.record, Enrolment | Erasure):
        raise RelevoError(
            text("Entry {entry} records nothing that can be corrected.", entry=str(entry))
        )
    last = standing[entry]
    if last.withdraws:
        raise RelevoError(
            text(
                "Entry {entry} was withdrawn by entry {other}: nothing is left to correct.",
                entry=str(entry),
                other=str(last.entry),
            )
        )
    if last.entry != entry:
        raise RelevoError(
            text(
                "Entry {entry} was corrected by entry {other}. Name that one.",
                entry=str(entry),
                other=str(last.entry),
            )
        )
    return named, frozenset(own for own, one in standing.items() if one is last)


def standing_for(record: Iterable[Recorded]) -> dict[int, Recorded]:
    """Give for each entry the one that stands in its place now, itself if nothing corrects it.

    Args:
        record: The record in the log's order.
    """
    root: dict[int, int] = {}
    last: dict[int, Recorded] = {}
    for one in record:
        first = one.entry if one.corrects is None else root.get(one.corrects, one.corrects)
        root[one.entry] = first
        last[first] = one
    return {entry: last[first] for entry, first in root.items()}


def refusal_of(movement: Movement, clauses: Iterable[str], *, reason: str, by: str) -> Refusal:
    """Give the record of a party that was turned back: how many, and no person.

    Args:
        movement: The movement that did not happen.
        clauses: Clauses named as the reason.
        reason: Why, in the officer's words.
        by: Who turned it back.
    """
    return Refusal(
        at=movement.at,
        day=movement.day,
        party=movement.party.name,
        sender=movement.party.sender,
        point=movement.point,
        persons=movement.party.strength,
        act=movement.act,
        clauses=tuple(dict.fromkeys(clauses)),
        reason=reason,
        by=by,
        illustrative=movement.illustrative,
    )


def same_submitted(draft: Movement, recorded: Record) -> bool:
    """Whether a movement is the one that an earlier run of its submission recorded.

    What the earlier run was told beside the file, and the numbers it gave, do not count.

    Args:
        draft: The movement as submitted now.
        recorded: What is on record.
    """
    if isinstance(recorded, Refusal):
        return recorded == refusal_of(
            draft, recorded.clauses, reason=recorded.reason, by=recorded.by
        )
    if not isinstance(recorded, Movement):
        return False
    there = recorded.party.persons
    if len(there) != len(draft.party.persons):
        return False
    persons = tuple(
        replace(mine, roll=theirs.roll)
        for mine, theirs in zip(draft.party.persons, there, strict=True)
    )
    return recorded == replace(
        draft,
        clearance=draft.clearance or recorded.clearance,
        party=replace(draft.party, persons=persons),
        noted=recorded.noted,
        despite=recorded.despite,
        officer=recorded.officer,
        paper=recorded.paper,
    )
