"""A file of frames on disk: read in pieces, so that memory stays flat, and grown at its end."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

from relevo.ledger.framing import LARGEST, OVERHEAD, frame_at, last_frame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relevo.ledger.framing import Frame

_PIECE = 1 << 20
_LENGTH = struct.Struct(">I")


class FrameFile:
    """A file of frames that a log holds open to write to it.

    Args:
        path: Where it lies; made if it is not there.

    Attributes:
        new: Whether it was made now.
        descriptor: The open file.
        count: Whole frames in it, as far as they were counted.
        end: Offset after the last of them.
    """

    def __init__(self, path: Path) -> None:
        """Open it; nothing is counted yet."""
        self.new = not path.exists()
        self.path = path
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
        self.count = self.end = 0
        self._name = os.fspath(path)
        self._opened = os.fstat(self.descriptor)

    @property
    def held(self) -> int:
        """Bytes of the file, whole frames or not."""
        return os.fstat(self.descriptor).st_size

    def found(self) -> int | None:
        """Give the bytes of the file that lies there; None if it is not the one opened."""
        try:
            found = os.stat(self._name)  # noqa: PTH116 - asked before every append
        except FileNotFoundError:
            return None
        return found.st_size if os.path.samestat(found, self._opened) else None

    def count_from(self, start: int = 0, first: int = 0) -> None:
        """Count the whole frames.

        Args:
            start: Offset of a frame that is known to begin there; used if the end is torn.
            first: Position of that frame.
        """
        self.count, self.end = whole(self.descriptor, start, first)

    def ends_at(self, offset: int, count: int) -> bool:
        """Say whether a frame ends at an offset and is the last of so many; 0 of none."""
        return ends_at(self.descriptor, offset, count)

    def write(self, data: bytes) -> None:
        """Add bytes at the end; they are not on disk yet."""
        view = memoryview(data)
        while view:
            view = view[os.write(self.descriptor, view) :]

    def sync(self) -> None:
        """Wait until everything written is on disk."""
        os.fsync(self.descriptor)

    def cut(self, count: int, end: int) -> None:
        """Take away what lies after an offset."""
        os.ftruncate(self.descriptor, end)
        self.count, self.end = count, end

    def offset_of(self, count: int) -> int:
        """Give the offset after so many frames, found from the end backwards."""
        at = self.end
        for _ in range(self.count - count):
            (length,) = _LENGTH.unpack(os.pread(self.descriptor, _LENGTH.size, at - _LENGTH.size))
            at -= length + OVERHEAD
        return at


def whole(descriptor: int, start: int = 0, first: int = 0) -> tuple[int, int]:
    """Give the number of whole frames of a file, and the bytes they take.

    Args:
        descriptor: The open file.
        start: Offset of a frame that is known to begin there; used if the end is torn.
        first: Position of that frame.
    """
    size = os.fstat(descriptor).st_size
    begin = max(0, size - LARGEST - OVERHEAD)
    tail = os.pread(descriptor, size - begin, begin)
    if last := last_frame(tail, len(tail)):
        return last.position + 1, size
    count, end = first, start
    for _, after in frames_in(descriptor, start, first):
        count, end = count + 1, after
    return count, end


def ends_at(descriptor: int, offset: int, count: int) -> bool:
    """Say whether a frame of a file ends at an offset and is the last of so many; 0 of none."""
    if not 0 <= offset <= os.fstat(descriptor).st_size:
        return False
    begin = max(0, offset - LARGEST - OVERHEAD)
    before = os.pread(descriptor, offset - begin, begin)
    last = last_frame(before, len(before))
    return (last.position + 1 if last else 0) == count and (offset == 0) == (last is None)


def frames_in(descriptor: int, start: int = 0, first: int = 0) -> Iterator[tuple[bytes, int]]:
    """Give the whole frames of a file from an offset on, as far as they are whole and in order.

    Args:
        descriptor: The open file.
        start: Offset of the first frame.
        first: Position that it must have; each later one has the next.

    Yields:
        What a frame holds, and the offset after it.
    """
    position, begin, data, at = first, start, b"", 0
    while True:
        found = frame_at(data, at)
        if found is None:
            begin += at
            data, at = os.pread(descriptor, _PIECE, begin), 0
            found = frame_at(data, at)
        if found is None or found.position != position:
            return
        at, position = found.end, position + 1
        yield found.content, begin + at


def frame_found(descriptor: int, at: int) -> Frame | None:
    """Give the frame at an offset; None if there is no whole one."""
    return frame_at(os.pread(descriptor, LARGEST + OVERHEAD, at), 0)
