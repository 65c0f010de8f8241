"""Tiles, as C2SP ``tlog-tiles`` writes them: a tree's hashes and entries as files.

A tile holds up to 256 hashes side by side: at level 0 of leaves, at each level above of the full
tiles below. Any proof can be put together from tiles, so a log needs no server.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import EMPTY, SIZE, node_hash, root_of, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

WIDTH = 256
"""Hashes of a full tile."""

_HEIGHT = 8
_TOP = 63
_GROUP = 1000
_LENGTH = struct.Struct(">H")
_LONGEST = (1 << 16) - 1
_PATH = re.compile(
    r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """Which tile, or which bundle of entries.

    Attributes:
        level: Level, 0 to 63; -1 for a bundle of entries.
        index: Position within the level.
        width: Hashes or entries in it, 1 to 256; a partial one has less than 256.
    """

    level: int
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Its path below the log's prefix, e.g. ``tile/0/x001/x234/067.p/112``."""
        groups = [f"{self.index % _GROUP:03}"]
        rest = self.index // _GROUP
        while rest:
            groups.append(f"x{rest % _GROUP:03}")
            rest //= _GROUP
        level = "entries" if self.level < 0 else str(self.level)
        partial = "" if self.width == WIDTH else f".p/{self.width}"
        return f"tile/{level}/{'/'.join(reversed(groups))}{partial}"

    @classmethod
    def parse(cls, path: str) -> Tile:
        """Read a path.

        Raises:
            InvalidError: If it is not the path of a tile.
        """
        found = _PATH.fullmatch(path)
        if found is None:
            message = "no path of a tile"
            raise InvalidError(message)
        level = -1 if found[1] == "entries" else int(found[1])
        index = int(found[2].replace("x", "").replace("/", ""))
        tile = cls(level, index, int(found[3] or WIDTH))
        if level > _TOP or tile.path != path:
            message = "no path of a tile"
            raise InvalidError(message)
        return tile


def tiles_of(size: int, old: int = 0) -> Iterator[Tile]:
    """Give the tiles of hashes that a tree has and an older one has not.

    Args:
        size: Leaves of the tree.
        old: Leaves of the older tree.
    """
    level, now, before = 0, size, old
    while now:
        for index in range(before // WIDTH, now // WIDTH):
            yield Tile(level, index)
        if now % WIDTH and now != before:
            yield Tile(level, now // WIDTH, now % WIDTH)
        level, now, before = level + 1, now // WIDTH, before // WIDTH


def bundles_of(size: int, old: int = 0) -> Iterator[Tile]:
    """Give the bundles of entries that a log has and an older one has not; as for tiles."""
    for tile in tiles_of(size, old):
        if tile.level == 0:
            yield Tile(-1, tile.index, tile.width)


def parse_tile(data: bytes, width: int) -> list[bytes]:
    """Read the hashes of a tile.

    Raises:
        InvalidError: If it has another number of bytes than its width asks for.
    """
    if len(data) != width * SIZE:
        message = f"a tile of {width} hashes has {width * SIZE} bytes"
        raise InvalidError(message)
    return [data[at : at + SIZE] for at in range(0, len(data), SIZE)]


def bundle(entries: Iterable[bytes]) -> bytes:
    """Give a bundle of entries: each with its length in two bytes before it.

    Raises:
        InvalidError: If an entry is longer than that can say.
    """
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > _LONGEST:
            message = f"an entry has at most {_LONGEST} bytes"
            raise InvalidError(message)
        parts += (_LENGTH.pack(len(entry)), entry)
    return b"".join(parts)


def parse_bundle(data: bytes, width: int) -> list[bytes]:
    """Read the entries of a bundle.

    Raises:
        InvalidError: If it is cut off or holds another number of entries than its width says.
    """
    entries: list[bytes] = []
    at = 0
    while at < len(data):
        end = at + _LENGTH.size
        length = _LENGTH.unpack_from(data, at)[0] if end <= len(data) else _LONGEST
        if end + length > len(data) or len(entries) == width:
            break
        entries.append(data[end : end + length])
        at = end + length
    if at != len(data) or len(entries) != width:
        message = f"malformed bundle of {width} entries"
        raise InvalidError(message)
    return entries


@dataclass(slots=True)
class TileHashes:
    """Hashes of subtrees, read from the tiles of a tree; for making proofs.

    Attributes:
        size: Leaves of the tree.
        read: Gives the bytes of a tile.
    """

    size: int
    read: Callable[[Tile], bytes]

    def __call__(self, start: int, end: int) -> bytes:
        """Give the hash over leaves ``[start, end)``, a subtree of the tree.

        Raises:
            InvalidError: If a tile that is needed is malformed.
        """
        count = end - start
        if count == 0:
            return EMPTY
        if count & (count - 1) == 0:
            return self._complete(start, count.bit_length() - 1)
        middle = start + split(count)
        return node_hash(self(start, middle), self(middle, end))

    def _complete(self, start: int, height: int) -> bytes:
        """Give the hash of a complete subtree of ``2 ** height`` leaves."""
        level, within = divmod(height, _HEIGHT)
        position = start >> (level * _HEIGHT)
        index, offset = divmod(position, WIDTH)
        across = self.size >> (level * _HEIGHT)
        width = min(WIDTH, across - index * WIDTH)
        data = self.read(Tile(level, index, width))
        count = 1 << within
        if len(data) == width * SIZE:
            return root_of(parse_tile(data[offset * SIZE : (offset + count) * SIZE], count))
        return root_of(parse_tile(data, width))
