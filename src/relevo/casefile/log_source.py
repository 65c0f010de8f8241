"""Where the entries of a log are read from: the files of a case, or what a log made public."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile.log_checkpoint import CHECKPOINT, read_note
from relevo.casefile.log_file import ENTRIES, LOG
from relevo.casefile.log_frames import frames_in
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.tlog.invalid import InvalidError
from relevo.tlog.tiles import bundles_of, parse_bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from relevo.tlog.checkpoint import Checkpoint
    from relevo.tlog.note import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A log as it lies in a folder.

    Attributes:
        folder: Folder above ``tile``.
        entries: Path of the entries, as shown.
        checkpoint: Path of the checkpoint, as shown.
        public: Whether it is what a log made public: then every tile must be there.
        claim: What its checkpoint claims, signatures not looked at; None if there is none.
        read: Gives its entries as far as they are whole.
        left: Gives the bytes after so many whole entries.
    """

    folder: Path
    entries: str
    checkpoint: str
    public: bool
    claim: tuple[Checkpoint, Note] | None
    read: Callable[[], Iterator[bytes]]
    left: Callable[[], int]


def source_of(folder: Path) -> Source:
    """Find the log in a folder.

    Args:
        folder: A case folder, or a folder that a log was made public in.

    Raises:
        RelevoError: If it holds neither.
    """
    entries = folder / ENTRIES
    if entries.is_file():
        frames = _Frames(entries)
        claim = read_note(folder / CHECKPOINT)
        return Source(
            folder=folder / LOG,
            entries=ENTRIES,
            checkpoint=CHECKPOINT,
            public=False,
            claim=claim,
            read=frames.read,
            left=frames.left,
        )
    if (folder / "checkpoint").is_file():
        claim = read_note(folder / "checkpoint")
        bundles = _Bundles(folder, claim[0].size if claim else 0)
        return Source(
            folder=folder,
            entries="tile/entries",
            checkpoint="checkpoint",
            public=True,
            claim=claim,
            read=bundles.read,
            left=lambda: 0,
        )
    raise RelevoError(
        text(
            "The folder {folder} holds no log: neither log/entries of a case nor the checkpoint of "
            "a log that was made public.",
            folder=str(folder),
        )
    )


class _Frames:
    """Entries in frames.

    Args:
        path: Their file.
    """

    def __init__(self, path: Path) -> None:
        """Keep where they lie."""
        self._path = path
        self._end = 0

    def read(self) -> Iterator[bytes]:
        """Give the entries as far as they are whole."""
        self._end = 0
        with _opened(self._path) as descriptor:
            for content, self._end in frames_in(descriptor):
                yield content

    def left(self) -> int:
        """Give the bytes after the last entry that was read."""
        return self._path.stat().st_size - self._end


class _Bundles:
    """Entries in bundles.

    Args:
        folder: Folder above ``tile``.
        size: Number of entries.
    """

    def __init__(self, folder: Path, size: int) -> None:
        """Keep where they lie."""
        self._folder = folder
        self._size = size

    def read(self) -> Iterator[bytes]:
        """Give the entries as far as their bundles are there and whole."""
        for tile in bundles_of(self._size):
            try:
                yield from parse_bundle((self._folder / tile.path).read_bytes(), tile.width)
            except (OSError, InvalidError):
                return


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """Open a file to read."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
