"""The record of a case on disk: ``log/entries`` and, beside it, what opens its entries.

Both files only grow. What opens an entry is on disk before the entry is, and the entry before the
caller has its answer; so after a crash whatever was confirmed is there, and openings of an entry
that never came are dropped. One process writes at a time. Which key added which entry is looked up
in ``log/index``, which can be deleted: it is made again from the two files.
"""

from __future__ import annotations

import fcntl
import json
import mmap
import os
import sqlite3
from base64 import b64decode, b64encode
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.canonical import canonical
from relevo.ledger.entry import Opening, seal
from relevo.ledger.framing import LARGEST, OVERHEAD, frame, frame_at, frames, last_frame
from relevo.ledger.records import RECORDED_AT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from relevo.core.words import Arg
    from relevo.ledger.framing import Frame

    Keep = Callable[[int, Sequence[Opening]], None]
    """Takes the position of an entry and the openings of its hidden fields."""

LOG = "log"
ENTRIES, OPENINGS = f"{LOG}/entries", f"{LOG}/openings"
LOCK, INDEX = f"{LOG}/lock", f"{LOG}/index"
KEY = "idempotency_key"
"""Field of every entry that holds the key under which it was added."""

_TAIL = LARGEST + OVERHEAD


@dataclass(frozen=True, slots=True)
class Mended:
    """What was found at the end of a file that a crash had torn.

    Attributes:
        file: Path within the case folder.
        size: Whole frames left.
        dropped: Bytes taken away: an entry that was never confirmed.
    """

    file: str
    size: int
    dropped: int


class LogFile:
    """The log of a case folder.

    Args:
        case: The case folder.
        salts: Gives 32 fresh random bytes.

    Attributes:
        mended: What had to be taken away at the end of a file; empty if nothing.
    """

    def __init__(self, case: Path, salts: Callable[[], bytes]) -> None:
        """Keep where it lies; nothing is read or written yet."""
        self._case = case
        self._salts = salts
        self.mended: list[Mended] = []

    @property
    def size(self) -> int:
        """Number of entries that are whole."""
        return self._length(ENTRIES)[0]

    def append(
        self,
        kind: str,
        day: date,
        values: Mapping[str, object],
        *,
        key: str,
        hidden: Mapping[str, object] = MappingProxyType({}),
        keep: Keep | None = None,
    ) -> tuple[int, bool]:
        """Add an entry and wait until it is on disk.

        Args:
            kind: What it records.
            day: Civil date of the host state.
            values: What each field says.
            key: Idempotency key: what was added with it before is not added again.
            hidden: What further fields say whose openings do not go into the log's folder.
            keep: Takes the openings of the hidden fields, before the entry is on disk, and returns
                when they are durable; needed if there are any.

        Returns:
            Position of the entry, and whether it is new.

        Raises:
            RelevoError: If it cannot be written, or the key was used for something else; the files
                are as they were.
        """
        with self._locked():
            size = self._mend()
            try:
                again = self._with_key(key, size)
            except sqlite3.Error as error:
                raise _unwritten(self._case / INDEX, str(error)) from error
            if again is not None:
                self._refuse_other(*again, values)
                return again[0], False
            entry, openings = seal(
                size, kind, day, {KEY: key, **values, **hidden}, salts=self._salts
            )
            content = bytes(entry)
            if len(content) > LARGEST:
                raise RelevoError(text("This is too much for one entry. Record it in parts."))
            if keep is not None:
                keep(size, tuple(one for one in openings if one.field in hidden))
            self._write(
                OPENINGS, frame(size, _opened(one for one in openings if one.field not in hidden))
            )
            self._write(ENTRIES, frame(size, content))
            return size, True

    def entries(self, start: int = 0) -> Iterator[bytes]:
        """Give the bytes of the entries from a position on."""
        for found in self._frames(ENTRIES):
            if found.position >= start:
                yield found.content

    def openings(self, start: int = 0) -> Iterator[Opening]:
        """Give the openings at hand from an entry's position on."""
        size = self.size
        for found in self._frames(OPENINGS):
            if start <= found.position < size:
                yield from _read_openings(found.position, found.content)

    def _frames(self, path: str) -> Iterator[Frame]:
        """Give the frames of a file."""
        data = self._data(path)
        if data is not None:
            yield from frames(data)

    def _data(self, path: str) -> mmap.mmap | None:
        """Give the bytes of a file, mapped; None if it is empty or not there."""
        file = self._case / path
        if not file.is_file() or file.stat().st_size == 0:
            return None
        with file.open("rb") as opened:
            return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)

    def _length(self, path: str) -> tuple[int, int]:
        """Give the number of whole frames of a file, and the bytes they take."""
        data = self._data(path)
        if data is None:
            return 0, 0
        tail = data[max(0, len(data) - _TAIL) :]
        if last := last_frame(tail, len(tail)):
            return last.position + 1, len(data)
        count, end = 0, 0
        for found in frames(data):
            count, end = found.position + 1, found.end
        return count, end

    def _mend(self) -> int:
        """Take torn ends away, and openings of entries that never came; give the log's size."""
        size = self._cut(ENTRIES, None)
        self._cut(OPENINGS, size)
        return size

    def _cut(self, path: str, most: int | None) -> int:
        """Leave the whole frames of a file, at most so many; give how many there are."""
        count, end = self._length(path)
        file = self._case / path
        held = file.stat().st_size if file.is_file() else 0
        if most is not None and count > most:
            count, end = (
                most,
                max((f.end for f in self._frames(path) if f.position < most), default=0),
            )
        if held > end:
            with file.open("r+b") as opened:
                opened.truncate(end)
                os.fsync(opened.fileno())
            self.mended.append(Mended(path, count, held - end))
        return count

    def _write(self, path: str, data: bytes) -> None:
        """Add bytes to a file and wait until they are on disk; on failure leave it as it was."""
        file = self._case / path
        new = not file.exists()
        before = 0 if new else file.stat().st_size
        try:
            with file.open("ab") as opened:
                opened.write(data)
                opened.flush()
                os.fsync(opened.fileno())
            if new:
                _sync_folder(file.parent)
        except OSError as error:
            if file.exists():
                os.truncate(file, before)
            raise _unwritten(file, reason_of(error)) from error

    def _with_key(self, key: str, size: int) -> tuple[int, int] | None:
        """Find the entry that was added with a key, after bringing the index up to date.

        Args:
            key: The key.
            size: Size of the log.

        Returns:
            Position of the entry and offset of its openings; None if there is none.
        """
        with closing(self._index()) as index, index:
            index.execute("DELETE FROM keys WHERE entry >= ?", (size,))
            first, start = index.execute(
                "SELECT COALESCE(MAX(entry) + 1, 0), COALESCE(MAX(last), 0) FROM keys"
            ).fetchone()
            data = self._data(OPENINGS) if first < size else None
            if data is not None:
                index.executemany("INSERT INTO keys VALUES (?, ?, ?, ?)", _keys(data, start, first))
            found = index.execute(
                "SELECT entry, start FROM keys WHERE key = ?", (_digest(canonical(key)),)
            ).fetchone()
        return (found[0], found[1]) if found else None

    def _index(self) -> sqlite3.Connection:
        """Open the index; one that is no database is made anew."""
        try:
            return _index_at(self._case / INDEX)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            for name in (INDEX, f"{INDEX}-wal", f"{INDEX}-shm"):
                (self._case / name).unlink(missing_ok=True)
            return _index_at(self._case / INDEX)

    def _refuse_other(self, entry: int, start: int, values: Mapping[str, object]) -> None:
        """Refuse a key that was used for something else."""
        data = self._data(OPENINGS)
        found = frame_at(data, start) if data is not None else None
        held = dict(json.loads(found.content)) if found else {}
        for name, value in values.items():
            if name != RECORDED_AT and (name not in held or held[name][1] != _read(value)):
                raise RelevoError(
                    text(
                        "Entry {entry} was recorded under the same key and says something else. "
                        "Correct it, or give another key.",
                        entry=entry,
                    )
                )

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the log for writing; wait while another process does."""
        folder = self._case / LOG
        try:
            folder.mkdir(exist_ok=True)
            descriptor = os.open(self._case / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise _unwritten(folder, reason_of(error)) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


def _unwritten(file: Path, reason: Arg) -> RelevoError:
    """Say that nothing was recorded, and why."""
    return RelevoError(
        text(
            "Nothing was recorded: {file} cannot be written: {reason}.",
            file=file.as_posix(),
            reason=reason,
        )
    )


def _index_at(path: Path) -> sqlite3.Connection:
    """Open an index.

    Raises:
        sqlite3.DatabaseError: If it is no database, or cannot be written.
    """
    index = sqlite3.connect(path)
    try:
        index.execute("PRAGMA journal_mode=WAL")
        index.execute("PRAGMA synchronous=NORMAL")
        index.execute(
            "CREATE TABLE IF NOT EXISTS keys"
            " (key BLOB PRIMARY KEY, entry INTEGER UNIQUE, start INTEGER, last INTEGER)"
        )
    except sqlite3.DatabaseError:
        index.close()
        raise
    return index


def _opened(openings: Iterable[Opening]) -> bytes:
    """Give the openings of one entry as they lie in their file."""
    return canonical(
        {one.field: [b64encode(one.salt).decode(), json.loads(one.value)] for one in openings}
    )


def _read_openings(entry: int, content: bytes) -> Iterator[Opening]:
    """Read the openings of one entry."""
    for field, (salt, value) in json.loads(content).items():
        yield Opening(entry, field, b64decode(salt), canonical(value))


def _keys(data: mmap.mmap, start: int, first: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Give key, position, offset and end of the openings from an offset on."""
    for found in frames(data, start, first):
        (key,) = (
            one.value for one in _read_openings(found.position, found.content) if one.field == KEY
        )
        yield _digest(key), found.position, start, found.end
        start = found.end


def _digest(key: bytes) -> bytes:
    """Give what a key is looked up by."""
    return sha256(key).digest()


def _read(value: object) -> object:
    """Give a value as it is read back."""
    return json.loads(canonical(value))


def _sync_folder(folder: Path) -> None:
    """Wait until the name of a new file is on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
