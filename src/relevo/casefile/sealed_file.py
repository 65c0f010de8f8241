"""A private file of frames that only grows: what a kill leaves at its end is cut off."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from relevo.casefile.keys import PRIVATE
from relevo.ledger.framing import LARGEST, OVERHEAD, frame, frames, last_frame

if TYPE_CHECKING:
    from pathlib import Path

_TAIL = LARGEST + OVERHEAD


def append_frame(file: Path, content: bytes) -> None:
    """Add a frame and wait until it is on disk; the caller sees to it that nobody else does.

    Args:
        file: The file; made if it is not there, readable by its owner alone.
        content: What the frame holds.

    Raises:
        OSError: If it cannot be written; the whole frames before are there.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, PRIVATE)
    try:
        count, end = _whole(descriptor)
        try:
            os.ftruncate(descriptor, end)
            os.lseek(descriptor, end, os.SEEK_SET)
            _write_all(descriptor, frame(count, content))
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, end)
            raise
    finally:
        os.close(descriptor)


def _whole(descriptor: int) -> tuple[int, int]:
    """Give the number of whole frames of an open file, and the bytes they take."""
    size = os.fstat(descriptor).st_size
    tail = os.pread(descriptor, _TAIL, max(0, size - _TAIL))
    if last := last_frame(tail, len(tail)):
        return last.position + 1, size
    count, end = 0, 0
    for found in frames(os.pread(descriptor, size, 0)):
        count, end = found.position + 1, found.end
    return count, end


def _write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes where the file stands."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
