"""Who may sign the log of a case, as the entries of its folder say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.casefile.log_file import LogFile, no_salts, read_openings
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.custody import KIND, NOTE, CustodyError, Succession, custodians
from relevo.ledger.entry import Entry, EntryError
from relevo.tlog.note import Key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relevo.ledger.custody import Custodian

_MARK = f'"kind":"{KIND}"'.encode()


def custodians_of(folder: Path, vkey: str) -> tuple[Custodian, ...]:
    """Follow the keys of a case's log from the one that ``case.yaml`` names.

    Args:
        folder: The case folder.
        vkey: The key that ``case.yaml`` names.

    Raises:
        RelevoError: If an entry that names a key does not hold.
    """
    try:
        return custodians(Key.parse(vkey), _successions(folder))
    except CustodyError as error:
        raise RelevoError(
            text(
                "Entry {entry} of the log names a key and does not hold, so nobody can tell "
                "who may sign this log: take log/entries and log/openings from the last whole "
                "copy of the case.",
                entry=error.entry,
            )
        ) from error


def _successions(folder: Path) -> Iterator[Succession]:
    """Give the entries of a log that name keys.

    Raises:
        CustodyError: If one cannot be read.
    """
    log = LogFile(folder, no_salts)
    naming = {
        position: content for position, content in enumerate(log.entries()) if _MARK in content
    }
    if not naming:
        return
    for position, frame in log.opening_frames():
        if position in naming:
            try:
                note = _note_in(Entry.parse(naming[position]), position, frame)
            except EntryError as error:
                raise CustodyError(position, str(error)) from error
            if note is not None:
                del naming[position]
                yield Succession(position, note)
    if naming:
        raise CustodyError(min(naming), "what opens it is not here")


def _note_in(entry: Entry, position: int, frame: bytes) -> str | None:
    """Give the note that an entry holds; None if it is not opened here.

    Raises:
        EntryError: If what opens it does not.
    """
    for opening in read_openings(position, frame):
        if opening.field == NOTE:
            entry.check(opening)
            return str(opening.said)
    return None
