"""A log while it is held for writing: its two files, kept in step, and its views behind them.

What counts is in ``log/entries`` and ``log/openings``; both are on disk before anything is
answered, signed or indexed.
"""

from __future__ import annotations

import json
import os
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.casefile.log_frames import FrameFile, frame_found, frames_in
from relevo.casefile.log_sync import Disk
from relevo.casefile.log_views import LOG, LogViews, digest_in, digest_of
from relevo.casefile.write import sync_folder
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.framing import frame
from relevo.tlog.merkle import leaf_hash
from relevo.tlog.tiles import WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from relevo.core.words import Arg
    from relevo.tlog.note import Signer

ENTRIES, OPENINGS = f"{LOG}/entries", f"{LOG}/openings"

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Mended:
    """What was found at the end of a file that a crash had torn.

    Attributes:
        file: Path within the case folder.
        size: Whole frames left.
        dropped: Bytes taken away: entries that were never confirmed.
    """

    file: str
    size: int
    dropped: int


@dataclass(slots=True)
class _Taken:
    """What was taken and is not yet on disk.

    Attributes:
        openings: Frames of openings not yet handed to the system.
        entries: Frames of entries not yet handed to the system.
        held: Bytes of both.
        ends: Offsets after what was taken, in openings and entries, from where it began.
        leaves: Hashes of the entries.
        keys: Position and offset of the openings, by key.
        tiles: For each full tile its number plus one, and the offsets after its last entry.
    """

    openings: list[bytes] = field(default_factory=list)
    entries: list[bytes] = field(default_factory=list)
    held: int = 0
    ends: list[int] = field(default_factory=lambda: [0, 0])
    leaves: list[bytes] = field(default_factory=list)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    tiles: list[tuple[int, int, int]] = field(default_factory=list)


class HeldLog:
    """A log that is locked for writing.

    Args:
        case: The case folder; its folder ``log`` is there.
        signer: The log's private key; None keeps no tree and signs nothing.

    Attributes:
        mended: What had to be taken away at the end of a file.
        unsigned: Entries that no checkpoint covered when it was loaded: a crash left them so, or
            somebody without the key wrote them.
    """

    def __init__(self, case: Path, signer: Signer | None) -> None:
        """Open what there is.

        Raises:
            OSError: If the files cannot be opened.
            sqlite3.Error: If the index cannot.
        """
        self._case = case
        self.mended: list[Mended] = []
        self.unsigned = 0
        self._taken = _Taken()
        with ExitStack() as opening:
            self._openings = self._opened(OPENINGS, opening)
            self._entries = self._opened(ENTRIES, opening)
            self._views = LogViews(case, signer)
            opening.callback(self._views.index.close)
            self._disk = Disk(self._openings, self._entries)
            opening.callback(self._disk.close)
            self._kept = opening.pop_all()
        self._files = (self._openings, self._entries)

    @property
    def size(self) -> int:
        """Number of entries, those taken and not yet on disk included."""
        return self._entries.count + len(self._taken.keys)

    @property
    def late(self) -> Arg | None:
        """Why index, tiles or checkpoint could not follow; None if they did."""
        return self._views.late

    def close(self) -> None:
        """Let go of every file."""
        self._kept.close()

    def _opened(self, path: str, opening: ExitStack) -> FrameFile:
        """Open a file of frames."""
        file = FrameFile(self._case / path)
        opening.callback(os.close, file.descriptor)
        return file

    # What is found

    def load(self) -> None:
        """Take what lies there as the log, torn ends and entries never confirmed cut off.

        Raises:
            RelevoError: If entries are missing that were confirmed, or are others.
            OSError: If the files cannot be read, cut or brought to disk.
            sqlite3.Error: If the index cannot be read.
        """
        entries, openings, views = self._entries, self._openings, self._views
        tiles = self._tiles_indexed()
        starts = views.index.offsets(tiles)
        entries.count_from(starts[0], tiles * WIDTH)
        openings.count_from(starts[1], tiles * WIDTH)
        self._refuse_less()
        self._refuse_sealed()
        self._cut()
        if any(file.new for file in self._files):
            sync_folder(self._case / LOG)
            sync_folder(self._case)
        self._disk.wait()
        full = entries.count // WIDTH
        self._read_on(tiles * WIDTH, starts, full * WIDTH)
        views.write_index()
        views.plant(self._leaves, full * WIDTH)
        self._read_on(full * WIDTH, views.index.offsets(full), entries.count)
        views.hold_against_claim(leaf_hash(content) for content, _ in frames_in(entries.descriptor))
        covered = views.claim[0].size if views.claim else 0
        self.unsigned = max(0, entries.count - covered) if views.tree else 0
        views.follow()

    def refresh(self) -> bool:
        """Take in what another process wrote.

        Returns:
            False if the files are no longer those that were opened, or lost something.

        Raises:
            RelevoError: If entries are missing that were confirmed.
            OSError: If they cannot be read, cut or brought to disk.
            sqlite3.Error: If the index cannot be written.
        """
        found = [(file.found(), file.end) for file in self._files]
        if any(held is None or held < end for held, end in found):
            return False
        if all(held == end for held, end in found):
            return True
        count, starts = self._entries.count, (self._entries.end, self._openings.end)
        self._entries.count_from(starts[0], count)
        self._openings.count_from(starts[1], count)
        self._views.read_claim()
        self._refuse_less()
        self._cut()
        self._disk.wait()
        self._read_on(count, starts, self._entries.count)
        self._views.follow()
        return True

    def _tiles_indexed(self) -> int:
        """Give the full tiles that the index holds; one that does not fit the log is made anew."""
        index = self._views.index
        tiles = index.tiles
        starts = index.offsets(tiles)
        files = (self._entries, self._openings)
        if all(map(FrameFile.ends_at, files, starts, (tiles * WIDTH,) * 2)):
            return tiles
        index.clear()
        return 0

    def _refuse_less(self) -> None:
        """Refuse to go on with a log that lost confirmed entries: it would be another log.

        Raises:
            RelevoError: If it did.
        """
        count = min(self._entries.count, self._openings.count)
        signed = self._views.claim[0].size if self._views.claim else 0
        if signed > count:
            raise RelevoError(
                text(
                    "Nothing was recorded: confirmed entries of {folder} are missing. Signed for: "
                    "{signed}; there: {count}. Put log/entries and log/openings back from a copy. "
                    "What differs: relevo log fsck {folder}",
                    folder=str(self._case),
                    signed=signed,
                    count=count,
                )
            )

    def _refuse_sealed(self) -> None:
        """Refuse entries whose openings are gone as a whole: that is no torn end.

        Raises:
            RelevoError: If they are.
        """
        if self._openings.new and self._entries.count:
            self._openings.path.unlink()
            raise RelevoError(
                text(
                    "Nothing was recorded: {folder} holds the entries of a log and not what opens "
                    "them. Put log/openings back from a copy.",
                    folder=str(self._case),
                )
            )

    def _cut(self) -> None:
        """Cut both files to the whole entries that both hold."""
        count = min(file.count for file in self._files)
        for file, path in zip(self._files, (OPENINGS, ENTRIES), strict=True):
            end = file.offset_of(count)
            if file.held > end:
                self.mended.append(Mended(path, count, file.held - end))
                file.cut(count, end)

    def _read_on(self, first: int, starts: tuple[int, int], last: int) -> None:
        """Take entries from the files into the views.

        Args:
            first: The first entry.
            starts: Where it begins in ``log/entries`` and ``log/openings``.
            last: The entry after the last.
        """
        views, start = self._views, starts[1]
        both = zip(
            range(first, last),
            frames_in(self._entries.descriptor, starts[0], first),
            frames_in(self._openings.descriptor, starts[1], first),
            strict=False,
        )
        for entry, (content, after), (opened, end) in both:
            views.add(entry, digest_in(opened), start, (after, end))
            start = end
            if views.tree:
                views.tree.append(leaf_hash(content))
            if (entry + 1) % WIDTH == 0:
                views.keep_small()

    def _leaves(self, first: int, count: int) -> list[bytes]:
        """Give the hashes of entries."""
        tile, skip = divmod(first, WIDTH)
        start = self._views.index.offsets(tile)[0]
        found = frames_in(self._entries.descriptor, start, tile * WIDTH)
        wanted = zip(range(skip + count), found, strict=False)
        return [leaf_hash(content) for at, (content, _) in wanted if at >= skip]

    # What is added

    def find(self, keys: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Find the entries on disk that were added with some keys.

        Args:
            keys: The keys, at most 256.

        Returns:
            Position of each that there is, and the offset of its openings, by key.

        Raises:
            sqlite3.Error: If the index cannot be read.
        """
        digests = {digest_of(key): key for key in keys}
        return {
            digests[digest]: (entry, self._start_of(entry) if start is None else start)
            for digest, (entry, start) in self._views.find(tuple(digests)).items()
        }

    def taken(self, key: str) -> tuple[int, int] | None:
        """Find an entry that was taken with a key and is not yet on disk, as :meth:`find` does."""
        return self._taken.keys.get(key)

    def _start_of(self, entry: int) -> int:
        """Give the offset of the openings of an entry of a full tile."""
        tile, skip = divmod(entry, WIDTH)
        start = self._views.index.offsets(tile)[1]
        before = frames_in(self._openings.descriptor, start, tile * WIDTH)
        for _, (_, end) in zip(range(skip), before, strict=False):
            start = end
        return start

    def opened_at(self, start: int) -> dict[str, list[object]]:
        """Give the openings at an offset: salt and value of each field."""
        self._write()
        found = frame_found(self._openings.descriptor, start)
        return dict(json.loads(found.content)) if found else {}

    def take(self, key: str, openings: bytes, entry: bytes) -> None:
        """Add an entry, not yet on disk.

        Raises:
            OSError: If it, or what was taken before, cannot be written.
        """
        taken, position = self._taken, self.size
        framed = frame(position, openings), frame(position, entry)
        taken.keys[key] = (position, self._openings.end + taken.ends[0])
        taken.openings.append(framed[0])
        taken.entries.append(framed[1])
        taken.ends[0] += len(framed[0])
        taken.ends[1] += len(framed[1])
        taken.held += len(framed[0]) + len(framed[1])
        if self._views.tree:
            taken.leaves.append(leaf_hash(entry))
        if (position + 1) % WIDTH == 0:
            ends = (self._entries.end + taken.ends[1], self._openings.end + taken.ends[0])
            taken.tiles.append(((position + 1) // WIDTH, *ends))
        if taken.held >= _PIECE:
            self._write()
            self._disk.begin()

    def commit(self) -> None:
        """Bring what was taken to disk; then let the views follow.

        Raises:
            OSError: If it cannot be brought to disk; nothing was added then.
        """
        if not self._taken.keys:
            return
        self._write()
        self._disk.wait(self._grow)
        taken, self._taken = self._taken, _Taken()
        for file, more in zip(self._files, taken.ends, strict=True):
            file.count, file.end = file.count + len(taken.keys), file.end + more
        keys = {digest_of(key): at for key, at in taken.keys.items()}
        self._views.add_all(keys, taken.tiles)
        self._views.follow()

    def take_back(self) -> None:
        """Leave both files as they were before anything was taken.

        Raises:
            OSError: If that cannot be done.
        """
        self._taken = _Taken()
        for file in self._files:
            if file.held > file.end:
                os.ftruncate(file.descriptor, file.end)

    def _grow(self) -> None:
        """Let the tree take what was taken; nothing of it is signed before it is on disk."""
        self._views.grow(self._taken.leaves)

    def _write(self) -> None:
        """Hand what was taken to the system: what opens an entry first."""
        taken = self._taken
        for file, buffer in ((self._openings, taken.openings), (self._entries, taken.entries)):
            if buffer:
                file.write(b"".join(buffer))
                buffer.clear()
        taken.held = 0
