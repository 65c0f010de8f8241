"""The record of a case on disk: ``log/entries`` and, beside it, what opens its entries.

Both files only grow, and both are on disk before the caller has its answer. An entry that one of
them lacks was never confirmed: it is cut off, and that is said. One process writes at a time; files
stay open between the appends of one process. Everything else in the folder is a view.
"""

from __future__ import annotations

import fcntl
import json
import os
import sqlite3
import weakref
from base64 import b64decode
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from relevo.casefile.log_checkpoint import CHECKPOINT, clear_forged
from relevo.casefile.log_frames import whole
from relevo.casefile.log_held import ENTRIES, OPENINGS, HeldLog, Mended
from relevo.casefile.log_index import clear_index
from relevo.casefile.log_reading import frames_from, reading
from relevo.casefile.log_tree import clear_tiles
from relevo.casefile.log_views import INDEX, KEY, LOG
from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.canonical import canonical
from relevo.ledger.entry import EntryError, Opening
from relevo.ledger.framing import LARGEST
from relevo.ledger.records import RECORDED_AT
from relevo.ledger.sealing import seal
from relevo.tlog.tiles import WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from relevo.core.words import Arg
    from relevo.tlog.note import Key, Signer

    Keep = Callable[[int, Sequence[Opening]], None]
    """Takes the position of an entry and the openings of its hidden fields."""

__all__ = ["ENTRIES", "INDEX", "KEY", "LOG", "OPENINGS", "LogFile", "Mended", "New", "no_salts"]

LOCK = f"{LOG}/lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """What is to be added.

    Attributes:
        kind: What it records.
        day: Civil date of the host state.
        values: What each field says.
        key: Idempotency key: what was added with it before is not added again.
        hidden: What further fields say whose openings do not go into the log's folder.
        keep: Takes the openings of the hidden fields, before the entry is on disk, and returns when
            they are durable; needed if there are any.
    """

    kind: str
    day: date
    values: Mapping[str, object]
    key: str
    hidden: Mapping[str, object] = field(default_factory=dict)
    keep: Keep | None = None


class LogFile:
    """The log of a case folder, for one thread at a time.

    Args:
        case: The case folder.
        salts: Gives so many fresh random bytes, as ``os.urandom`` does.
        signer: The log's private key: with it a tree and a signed checkpoint are kept; None keeps
            neither.

    Attributes:
        mended: What had to be taken away at the end of a file; empty if nothing.
        unsigned: Entries at its end that no checkpoint covered when it was opened, and that were
            signed then.
        late: Why index, tiles or checkpoint could not follow what was recorded; None if they did.
    """

    def __init__(
        self, case: Path, salts: Callable[[int], bytes], signer: Signer | None = None
    ) -> None:
        """Keep where it lies; nothing is read or written yet."""
        self._case = case
        self._folder = case / LOG
        self._salts = salts
        self._signer = signer
        self._kept = ExitStack()
        self._held: HeldLog | None = None
        self._lock: int | None = None
        self.mended: list[Mended] = []
        self.unsigned = 0
        self.late: Arg | None = None
        weakref.finalize(self, self._kept.close)

    @property
    def size(self) -> int:
        """Number of entries that are whole."""
        with reading(self._case / ENTRIES) as descriptor:
            return whole(descriptor)[0] if descriptor is not None else 0

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
        """Add an entry and wait until it is on disk; see :class:`New`.

        Returns:
            Position of the entry, and whether it is new.

        Raises:
            RelevoError: If it cannot be written, or the key was used for something else; the files
                are as they were.
        """
        new = New(kind=kind, day=day, values=values, key=key, hidden=hidden, keep=keep)
        return self.extend((new,))[0]

    def extend(self, new: Iterable[New]) -> list[tuple[int, bool]]:
        """Add entries, all or none, and wait once until they are on disk.

        After a crash in the middle some of the first may be there; given again, they are found.

        Args:
            new: What is added, in order.

        Returns:
            Position of each entry, and whether it is new.

        Raises:
            RelevoError: As for :meth:`append`.
        """
        with self._writing() as held:
            try:
                found = []
                waiting = iter(new)
                while some := tuple(islice(waiting, WIDTH)):
                    before = held.find([one.key for one in some])
                    found += [self._take(held, one, before) for one in some]
                held.commit()
            except BaseException:
                self._let_go(held)
                raise
            self.late = held.late
            return found

    def find(self, keys: Iterable[str]) -> dict[str, int]:
        """Give the entries that were added with some keys; a key that added none is left out.

        Raises:
            RelevoError: As for :meth:`append`.
        """
        with self._writing() as held:
            waiting = iter(keys)
            found: dict[str, int] = {}
            while some := tuple(islice(waiting, WIDTH)):
                found |= {key: entry for key, (entry, _) in held.find(some).items()}
            return found

    def settle(self) -> None:
        """Mend torn ends, and bring index, tiles and checkpoint up to the entries.

        Raises:
            RelevoError: If it cannot be written, or entries are missing that were confirmed.
        """
        with self._writing() as held:
            self.late = held.late

    def rebuild(self, keys: tuple[Key, ...] = ()) -> None:
        """Make index, tiles and checkpoint again from the entries, which are not touched.

        A checkpoint that a key of the log signed stays: the entries must be those it was signed
        for. Without a signer only the index is made again.

        Args:
            keys: Keys that may have signed the checkpoint.

        Raises:
            RelevoError: As for :meth:`settle`.
        """
        self.close()
        try:
            self._locked()
            clear_index(self._case / INDEX)
            if self._signer:
                clear_tiles(self._folder)
                clear_forged(self._case / CHECKPOINT, keys or (self._signer.key,))
        except OSError as error:
            self.close()
            raise _unwritten(self._folder, reason_of(error)) from error
        self.settle()

    def close(self) -> None:
        """Let go of the files; they are opened again when they are needed."""
        self._kept.close()
        self._held = self._lock = None

    def entries(self, start: int = 0) -> Iterator[bytes]:
        """Give the bytes of the entries from a position on."""
        for _, content in frames_from(self._case / ENTRIES, self._case / INDEX, start):
            yield content

    def openings(self, start: int = 0) -> Iterator[Opening]:
        """Give the openings at hand from an entry's position on.

        Raises:
            EntryError: If a frame of them holds something else.
        """
        for position, content in self.opening_frames(start):
            yield from read_openings(position, content)

    def opening_frames(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Give what lies there to open each entry from one on: position and frame, not read."""
        count = range(start, self.size)
        found = frames_from(self._case / OPENINGS, self._case / INDEX, start)
        for _, one in zip(count, found, strict=False):
            yield one

    def _take(
        self, held: HeldLog, new: New, before: Mapping[str, tuple[int, int]]
    ) -> tuple[int, bool]:
        """Take one entry, unless its key was used before."""
        again = before.get(new.key) or held.taken(new.key)
        if again is not None:
            _refuse_other(again[0], held.opened_at(again[1]), new.values)
            return again[0], False
        position = held.size
        sealed = seal(
            position,
            new.kind,
            new.day,
            {KEY: new.key, **new.values, **new.hidden},
            salts=self._salts,
            hidden=new.hidden,
        )
        if max(len(sealed.entry), len(sealed.openings)) > LARGEST:
            raise RelevoError(text("This is too much for one entry. Record it in parts."))
        if new.keep is not None:
            new.keep(position, sealed.hidden)
        held.take(new.key, sealed.openings, sealed.entry)
        return position, True

    @contextmanager
    def _writing(self) -> Iterator[HeldLog]:
        """Hold the log for writing, as it is now; wait while another process does."""
        try:
            self._locked()
            try:
                yield self._ready()
            finally:
                if self._lock is not None:
                    fcntl.flock(self._lock, fcntl.LOCK_UN)
        except OSError as error:
            self.close()
            raise _unwritten(self._folder, reason_of(error)) from error
        except sqlite3.Error as error:
            self.close()
            raise _unwritten(self._case / INDEX, str(error)) from error

    def _locked(self) -> None:
        """Wait for the lock."""
        if self._lock is None:
            self._folder.mkdir(exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
            self._lock = os.open(self._case / LOCK, flags, 0o644)
            self._kept.callback(os.close, self._lock)
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def _ready(self) -> HeldLog:
        """Give the log with everything that is on disk taken in; the lock is held."""
        held, self._held = self._held, None
        if held is None or not _refreshed(held):
            try:
                held = self._loaded()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                clear_index(self._case / INDEX)
                held = self._loaded()
        self._held = held
        self.mended += held.mended
        held.mended.clear()
        self.unsigned, held.unsigned = self.unsigned + held.unsigned, 0
        return held

    def _loaded(self) -> HeldLog:
        """Open what lies there."""
        held = HeldLog(self._case, self._signer)
        try:
            held.load()
        except BaseException:
            held.close()
            raise
        self._kept.callback(held.close)
        return held

    def _let_go(self, held: HeldLog) -> None:
        """Leave the files as they were, and look at them afresh the next time."""
        try:
            held.take_back()
        finally:
            held.close()
            self._held = None


def _refreshed(held: HeldLog) -> bool:
    """Take in what another process wrote; if that cannot be, let go of the files."""
    try:
        fresh = held.refresh()
    except BaseException:
        held.close()
        raise
    if not fresh:
        held.close()
    return fresh


def _unwritten(file: Path, reason: Arg) -> RelevoError:
    """Say that nothing was recorded, and why."""
    return RelevoError(
        text(
            "Nothing was recorded: {file} cannot be written: {reason}.",
            file=file.as_posix(),
            reason=reason,
        )
    )


def _refuse_other(
    entry: int, held: Mapping[str, Sequence[object]], values: Mapping[str, object]
) -> None:
    """Refuse a key that was used for something else."""
    for name, value in values.items():
        if name != RECORDED_AT and (name not in held or held[name][1] != _read(value)):
            raise RelevoError(
                text(
                    "Entry {entry} was recorded under the same key and says something else. "
                    "Correct it, or give another key.",
                    entry=entry,
                )
            )


def read_openings(entry: int, content: bytes) -> Iterator[Opening]:
    """Read the openings of one entry from a frame of ``log/openings``.

    Args:
        entry: Position of the entry.
        content: What the frame holds.

    Raises:
        EntryError: If it holds something else.
    """
    try:
        held = [
            Opening(entry, name, b64decode(salt), canonical(value))
            for name, (salt, value) in json.loads(content).items()
        ]
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        message = f"what opens entry {entry} is malformed"
        raise EntryError(message) from error
    yield from held


def _read(value: object) -> object:
    """Give a value as it is read back."""
    return json.loads(canonical(value))


def no_salts(count: int) -> bytes:
    """Refuse to make salts: a log that is only read needs none."""
    message = f"{count} bytes of salt for a log that is only read"
    raise AssertionError(message)
