"""The record of a case as read from its log: every entry that can be opened here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile.log_checkpoint import CHECKPOINT, read_note
from relevo.casefile.log_file import ENTRIES, OPENINGS, LogFile, no_salts, read_openings
from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.core.clause import RowRef
from relevo.ledger.entry import Entry, EntryError
from relevo.ledger.records import HIDDEN, KINDS, RecordError, record_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from relevo.core.problem import Problem
    from relevo.ledger.entry import Opening
    from relevo.register.model import Recorded


@dataclass(frozen=True, slots=True)
class Log:
    """What was read from a log.

    Attributes:
        record: What its entries record, in order.
        sealed: Number of entries of such kinds that cannot be opened here.
    """

    record: tuple[Recorded, ...] = ()
    sealed: int = 0


NO_LOG = Log()
"""What is read where there is none."""


def read_record(folder: Path) -> tuple[Log, tuple[Problem, ...]]:
    """Read the record of a case.

    Every opening is held against the entry that it opens, so what is read is what was recorded. A
    torn end is passed over: it was never confirmed, and the next entry takes it away.

    Args:
        folder: The case folder.

    Returns:
        What was read, and every entry or opening that is not what it must be.
    """
    log = LogFile(folder, no_salts)
    opened = log.opening_frames()
    found: list[Recorded] = []
    problems: list[Problem] = []
    held = sealed = 0
    for position, content in enumerate(log.entries()):
        held, frame = position + 1, next(opened, None)
        try:
            one = _opened(position, content, tuple(read_openings(*frame)) if frame else ())
        except (EntryError, RecordError) as error:
            file = ENTRIES if isinstance(error, EntryError) else OPENINGS
            place = Place((folder / file).as_posix())
            problems.append(problem("log-entry", place, entry=str(position), why=str(error)))
            continue
        if one is None:
            sealed += 1
        else:
            found.extend(one)
    claimed = read_note(folder / CHECKPOINT)
    size = max(log.size, claimed[0].size if claimed else 0)
    if size > held:
        place = Place((folder / ENTRIES).as_posix())
        problems.append(problem("log-short", place, size=str(size), held=str(held)))
    return Log(tuple(found), sealed), tuple(problems)


def _opened(
    position: int, content: bytes, openings: Sequence[Opening]
) -> tuple[Recorded, ...] | None:
    """Read an entry: what it records if it records anything; None if it cannot be opened here.

    Raises:
        EntryError: If it is no entry, or an opening does not open it.
        RecordError: If its fields are not those of its kind.
    """
    entry = Entry.parse(content)
    for opening in openings:
        entry.check(opening)
    if entry.kind not in KINDS:
        return ()
    values = {opening.field: opening.said for opening in openings}
    if any(name not in values for name in _needed(entry)):
        return None
    return (record_of(position, entry.kind, values, RowRef(ENTRIES, position)),)


def _needed(entry: Entry) -> Iterator[str]:
    """Give the fields of an entry without which what it records is not known."""
    hidden = HIDDEN.get(entry.kind, frozenset())
    return (name for name in entry.fields if name not in hidden)
