"""The tree of a log: full tiles under ``log/tile``, as C2SP ``tlog-tiles`` lays them out.

Everything here is a view of the entries. A full tile is written once. Of the levels above the
leaves the right edge is written too, as partial tiles, each time a tile of leaves is full; so a log
is opened by reading one tile of each level and the entries after the last full tile. A tile that
lacks is made again from the tiles below it, or from the entries.
"""

from __future__ import annotations

from shutil import rmtree
from typing import TYPE_CHECKING

from relevo.tlog.merkle import SIZE, Frontier, root_of
from relevo.tlog.tiles import WIDTH, Tile, TileHashes, parse_tile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Leaves = Callable[[int, int], list[bytes]]
    """Gives the hashes of so many leaves from a position on."""

HEIGHT = WIDTH.bit_length() - 1
"""Levels of the tree within one tile."""

_WAITING = 64


class _Edge:
    """The last tile of a level while it fills.

    Attributes:
        hashes: Its hashes.
    """

    __slots__ = ("_frontier", "hashes")

    def __init__(self, hashes: Iterable[bytes] = ()) -> None:
        """Begin with some hashes."""
        self.hashes = list(hashes)
        self._frontier = Frontier()

    @property
    def roots(self) -> list[bytes]:
        """Roots of the complete subtrees over the hashes, worked out as far as is new."""
        for one in self.hashes[self._frontier.size :]:
            self._frontier.append(one)
        return self._frontier.roots


class LogTree:
    """A tree that grows.

    Args:
        folder: Folder of the log, above ``tile``.
        leaves: Gives hashes of leaves, for tiles that lack.
        size: Leaves that it has; the tiles of the full ones are read.

    Attributes:
        size: Number of leaves.
    """

    def __init__(self, folder: Path, leaves: Leaves, size: int = 0) -> None:
        """Read the right edge of each level."""
        self.size = size
        self._folder = folder
        self._leaves = leaves
        self._waiting: list[tuple[Tile, list[bytes]]] = []
        self._last: dict[int, tuple[Tile, bytes]] = {}
        self._edges: list[_Edge] = []
        self._root: bytes | None = None
        level = 0
        while across := size >> (level * HEIGHT):
            index, width = divmod(across, WIDTH)
            self._edges.append(_Edge(self._hashes(Tile(level, index, width))) if width else _Edge())
            level += 1

    def append(self, leaf: bytes) -> None:
        """Add a leaf by its hash; nothing is written before :meth:`settle`."""
        self.size += 1
        self._root = None
        level = 0
        while True:
            if level == len(self._edges):
                self._edges.append(_Edge())
            hashes = self._edges[level].hashes
            hashes.append(leaf)
            if len(hashes) < WIDTH:
                return
            leaf = root_of(hashes)
            index = (self.size >> ((level + 1) * HEIGHT)) - 1
            self._waiting.append((Tile(level, index), hashes))
            self._edges[level] = _Edge()
            level += 1

    @property
    def root(self) -> bytes:
        """Root of the tree, worked out when it is first asked for."""
        if self._root is None:
            roots = [root for edge in reversed(self._edges) for root in edge.roots]
            self._root = Frontier(self.size, roots).root()
        return self._root

    def hash_of(self, start: int, end: int) -> bytes:
        """Give the hash over leaves ``[start, end)``, a subtree: what proofs are made of."""
        return TileHashes(self.size, self.tile)(start, end)

    def edge(self, level: int) -> bytes:
        """Give the bytes of the last tile of a level while it fills; none if it is empty."""
        return b"".join(self._edges[level].hashes) if level < len(self._edges) else b""

    def tile(self, tile: Tile) -> bytes:
        """Give the bytes of a tile of the tree as it is now.

        Of each level the last full one is kept, for a proof asks for it again and again.
        """
        last = self._last.get(tile.level)
        if last and last[0] == tile:
            return last[1]
        data = b"".join(self._hashes(tile))
        if tile.width == WIDTH:
            self._last[tile.level] = (tile, data)
        return data

    def settle(self) -> None:
        """Write the tiles that are full and the right edge of the levels above the leaves.

        Raises:
            OSError: If they cannot be written; they wait for the next time.
        """
        if not self._waiting:
            return
        self.write_full()
        for level, edge in enumerate(self._edges[1:], start=1):
            if edge.hashes:
                tile = Tile(level, self.size >> ((level + 1) * HEIGHT), len(edge.hashes))
                path = self._folder / tile.path
                if not path.exists():
                    clear_partial(path.parent.with_suffix(""))
                    write_view(path, b"".join(edge.hashes))

    def write_full(self) -> None:
        """Write the tiles that are full, and take away their partial ones.

        Raises:
            OSError: If they cannot be written; they wait for the next time.
        """
        while self._waiting:
            tile, hashes = self._waiting[0]
            write_view(self._folder / tile.path, b"".join(hashes))
            clear_partial(self._folder / tile.path)
            del self._waiting[0]

    def taken(self) -> list[tuple[Tile, list[bytes]]]:
        """Give the tiles that are full and were not written, and hold them no longer."""
        taken, self._waiting = self._waiting, []
        return taken

    @property
    def full(self) -> bool:
        """Whether so many tiles wait that they should be written before more is added."""
        return len(self._waiting) >= _WAITING

    def _hashes(self, tile: Tile) -> list[bytes]:
        """Give the hashes of a tile: of the edge, as written, waiting, or made again."""
        across = self.size >> (tile.level * HEIGHT)
        if tile.index == across // WIDTH and tile.level < len(self._edges):
            return self._edges[tile.level].hashes[: tile.width]
        for waiting, hashes in self._waiting:
            if waiting == tile:
                return hashes
        try:
            data = (self._folder / tile.path).read_bytes()
        except OSError:
            data = b""
        if len(data) == tile.width * SIZE:
            return parse_tile(data, tile.width)
        first = tile.index * WIDTH
        if tile.level == 0:
            made = self._leaves(first, tile.width)
        else:
            below = range(first, first + tile.width)
            made = [root_of(self._hashes(Tile(tile.level - 1, index))) for index in below]
        if tile.width == WIDTH:
            self._waiting.append((tile, made))
        return made


def write_view(path: Path, data: bytes) -> None:
    """Write a file that can be made again: whole or not at all, but not waited for.

    Raises:
        OSError: If it cannot be written.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
    beside.replace(path)


def clear_partial(path: Path) -> None:
    """Take away the partial tiles of a tile.

    Args:
        path: Path of the full one.
    """
    folder = path.with_name(f"{path.name}.p")
    if folder.is_dir():
        for one in folder.iterdir():
            one.unlink(missing_ok=True)
        folder.rmdir()


def clear_tiles(folder: Path) -> None:
    """Take away every tile, for they are made again.

    Args:
        folder: Folder of the log.
    """
    rmtree(folder / "tile", ignore_errors=True)


def no_leaves(first: int, count: int) -> list[bytes]:
    """Refuse to give leaves: a tree that is made from the first entry on lacks none."""
    message = f"leaves {first} to {first + count} of a new tree"
    raise AssertionError(message)
