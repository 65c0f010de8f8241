"""``log/index``: which key added which entry, and where every 256th entry begins.

It is a view. It holds the entries of full tiles only, and lags behind a writer by up to 64 of them;
what it lacks is read from the log each time it is opened, and it never runs ahead of the entries.
One that cannot be read, or that does not fit the log, is deleted and made again.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

from relevo.tlog.tiles import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SHARE = 16
"""Bytes of a key's hash that are kept."""

_BESIDE = ("", "-journal", "-wal", "-shm")


def leads_to(path: Path, digests: Iterable[tuple[int, bytes]]) -> int | None:
    """Check an index without writing it.

    Args:
        path: Where it lies; one that is not there is made when it is needed.
        digests: Each entry with its key's hash, in order.

    Returns:
        The first entry that it does not lead to; None if it leads to all that it says it holds.

    Raises:
        sqlite3.Error: If it cannot be read.
    """
    if not path.is_file():
        return None
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as database:
        (tiles,) = database.execute("SELECT COALESCE(MAX(tile), 0) FROM tiles").fetchone()
        select = "SELECT entry FROM keys WHERE key = ?"
        for entry, digest in islice(digests, tiles * WIDTH):
            if database.execute(select, (digest[:SHARE],)).fetchone() != (entry,):
                return entry
    return None


def tile_before(path: Path, entry: int) -> tuple[int, int, int]:
    """Find the last tile that begins at an entry or before it, without writing the index.

    Args:
        path: Where the index lies.
        entry: Position of the entry.

    Returns:
        Number of the tile, and where its first entry begins in ``log/entries`` and
        ``log/openings``; the first tile if the index is not there or cannot be read.
    """
    if entry < WIDTH or not path.is_file():
        return 0, 0, 0
    uri = f"{path.resolve().as_uri()}?mode=ro"
    select = "SELECT tile, entries, openings FROM tiles WHERE tile <= ? ORDER BY tile DESC LIMIT 1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as database:
            tile, *starts = database.execute(select, (entry // WIDTH,)).fetchone() or (0, 0, 0)
            return int(tile), int(starts[0]), int(starts[1])
    except (sqlite3.Error, TypeError, ValueError):
        return 0, 0, 0


class LogIndex:
    """The index of a log.

    Args:
        path: Where it lies; made if it is not there.

    Raises:
        sqlite3.Error: If it cannot be read or made.
    """

    def __init__(self, path: Path) -> None:
        """Open it; one that is no database is made anew."""
        self._path = path
        try:
            self._database = _opened(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._database = self._emptied()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def clear(self) -> None:
        """Make it anew, with nothing in it."""
        self._database.close()
        self._database = self._emptied()

    def _emptied(self) -> sqlite3.Connection:
        """Delete the file and open a new one."""
        clear_index(self._path)
        return _opened(self._path)

    @property
    def tiles(self) -> int:
        """Number of full tiles whose entries it holds."""
        (tiles,) = self._database.execute("SELECT COALESCE(MAX(tile), 0) FROM tiles").fetchone()
        return int(tiles)

    def offsets(self, tile: int) -> tuple[int, int]:
        """Give where the first entry of a tile begins in ``log/entries`` and ``log/openings``.

        Args:
            tile: A tile that it holds, or the one after them.

        Raises:
            sqlite3.DatabaseError: If it holds no numbers there.
        """
        if tile == 0:
            return 0, 0
        select = "SELECT entries, openings FROM tiles WHERE tile = ?"
        entries, openings = self._database.execute(select, (tile,)).fetchone()
        if not (isinstance(entries, int) and isinstance(openings, int)):
            message = f"no offsets of tile {tile}"
            raise sqlite3.DatabaseError(message)
        return entries, openings

    def entries_of(self, digests: Sequence[bytes]) -> dict[bytes, int]:
        """Give the entries that were added with some keys, by the keys' hashes.

        Args:
            digests: The hashes, at most 256; those that it does not hold are left out.
        """
        if len(digests) == 1:
            (digest,) = digests
            select = "SELECT entry FROM keys WHERE key = ?"
            found = self._database.execute(select, (digest[:SHARE],)).fetchone()
            return {digest: int(found[0])} if found else {}
        marks = ",".join("?" * len(digests))
        select = f"SELECT key, entry FROM keys WHERE key IN ({marks})"  # noqa: S608 - marks only
        held = dict(self._database.execute(select, [one[:SHARE] for one in digests]).fetchall())
        return {one: held[one[:SHARE]] for one in digests if one[:SHARE] in held}

    def add(self, keys: Iterable[tuple[bytes, int]], ends: Iterable[tuple[int, int, int]]) -> None:
        """Add entries of full tiles.

        Args:
            keys: Hash of each entry's key, and the entry.
            ends: For each tile its number plus one, and the offsets after its last entry in both
                files.
        """
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO keys VALUES (?, ?)",
                sorted((digest[:SHARE], entry) for digest, entry in keys),
            )
            self._database.executemany("INSERT OR REPLACE INTO tiles VALUES (?, ?, ?)", ends)


def clear_index(path: Path) -> None:
    """Take an index away, for it is made again.

    Args:
        path: Where it lies.

    Raises:
        OSError: If it cannot be taken away.
    """
    for beside in _BESIDE:
        path.with_name(path.name + beside).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    """Open an index.

    Raises:
        sqlite3.DatabaseError: If it is no database, or cannot be written.
    """
    database = sqlite3.connect(path, check_same_thread=False)
    try:
        database.execute("PRAGMA synchronous=NORMAL")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            database.executescript(_SCHEMA)
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


_VERSION = 2
_SCHEMA = f"""
DROP TABLE IF EXISTS keys;
DROP TABLE IF EXISTS tiles;
CREATE TABLE keys (key BLOB PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE tiles (tile INTEGER PRIMARY KEY, entries INTEGER NOT NULL, openings INTEGER NOT NULL);
PRAGMA user_version = {_VERSION};
"""
