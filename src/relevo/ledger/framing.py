"""Frames: how entries lie in a file, so that a torn end shows and nothing confirmed is lost.

A frame is the length of what it holds (4 bytes, big-endian), the CRC-32 of position and content
(4), the position (8), the content, and the length again (4), so that the last frame is found from
the file's end.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

_HEAD = struct.Struct(">IIQ")
_TAIL = struct.Struct(">I")
OVERHEAD = _HEAD.size + _TAIL.size
"""Bytes of a frame beside its content."""

LARGEST = 65_535
"""Bytes of the largest content: an entry bundle of the log can hold no more."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame as it lies in a file.

    Attributes:
        position: Position of its entry, from 0.
        content: What it holds.
        end: Offset after it.
    """

    position: int
    content: bytes
    end: int


def frame(position: int, content: bytes) -> bytes:
    """Give the bytes of a frame.

    Raises:
        ValueError: If the content is empty or too long.
    """
    if not 0 < len(content) <= LARGEST:
        message = f"an entry has 1 to {LARGEST} bytes"
        raise ValueError(message)
    crc = crc32(content, crc32(position.to_bytes(8)))
    return _HEAD.pack(len(content), crc, position) + content + _TAIL.pack(len(content))


def frames(data: bytes | mmap, start: int = 0, first: int = 0) -> Iterator[Frame]:
    """Give the whole frames from an offset on, as far as they are whole and in order.

    Args:
        data: Bytes of the file.
        start: Offset of the first frame.
        first: Position that it must have.
    """
    at, position = start, first
    while (found := frame_at(data, at)) is not None and found.position == position:
        yield found
        at, position = found.end, position + 1


def frame_at(data: bytes | mmap, at: int) -> Frame | None:
    """Give the frame at an offset; None if there is no whole one."""
    if at < 0 or at + OVERHEAD > len(data):
        return None
    length, crc, position = _HEAD.unpack_from(data, at)
    end = at + OVERHEAD + length
    if not 0 < length <= LARGEST or end > len(data):
        return None
    content = bytes(data[at + _HEAD.size : at + _HEAD.size + length])
    (again,) = _TAIL.unpack_from(data, end - _TAIL.size)
    whole = again == length and crc32(content, crc32(position.to_bytes(8))) == crc
    return Frame(position, content, end) if whole else None


def last_frame(data: bytes | mmap, size: int) -> Frame | None:
    """Give the last frame of a file; None if its end is torn.

    Args:
        data: The last bytes of the file, or all of them.
        size: Number of bytes in ``data``.
    """
    if size < OVERHEAD:
        return None
    (length,) = _TAIL.unpack_from(data, size - _TAIL.size)
    found = frame_at(data, size - OVERHEAD - length)
    return found if found is not None and found.end == size else None
