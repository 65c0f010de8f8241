"""Checking a log: everything is worked out again from its entries, and the first difference named.

This is the tree: frames, hashes of entries, tiles, root, signature of the checkpoint. What the
entries say, and what opens them, is checked by :mod:`relevo.casefile.log_contents`.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from relevo.casefile.log_source import source_of
from relevo.casefile.log_tree import HEIGHT, LogTree, no_leaves
from relevo.core.words import text
from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import EMPTY, SIZE, leaf_hash
from relevo.tlog.note import verify_note
from relevo.tlog.tiles import WIDTH, Tile

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from relevo.casefile.log_source import Source
    from relevo.core.words import Text
    from relevo.tlog.checkpoint import Checkpoint
    from relevo.tlog.note import Key, Note


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not what it must be.

    Attributes:
        entry: The first entry it concerns; None if no entry can be named.
        file: Path below the folder that was checked.
        what: What is wrong.
    """

    entry: int | None
    file: str
    what: Text


@dataclass(frozen=True, slots=True)
class Checked:
    """What a log is, worked out from its entries.

    Attributes:
        size: Entries that are whole.
        root: Root of their tree.
        checkpoint: What its checkpoint says; None if it has none.
        note: The note it stands in.
        signed_by: Trusted keys that signed it; empty if it was not asked for, or none did.
        roots: Root of the tree at each size that was asked for and is not beyond the log.
        torn: Bytes at the end that are no whole entry and that no checkpoint covers: an entry that
            was never confirmed.
        missing: Tiles that are not there; in a case they are made again when it is next written to.
        differences: Everything that differs, by entry; where entries do, not the tiles above them,
            which follow from them.
        seconds: Time it took.
    """

    size: int
    root: bytes
    checkpoint: Checkpoint | None
    note: Note | None
    signed_by: tuple[Key, ...]
    roots: Mapping[int, bytes]
    torn: int
    missing: int
    differences: tuple[Difference, ...]
    seconds: float

    @property
    def first_difference(self) -> Difference | None:
        """The first entry that differs, or else what differs without one; None if nothing does."""
        return self.differences[0] if self.differences else None


def check_log(folder: Path, keys: tuple[Key, ...] = (), *, at: Collection[int] = ()) -> Checked:
    """Work out a log's tree again and hold it against its tiles and its checkpoint.

    Args:
        folder: A case folder, or a folder that a log was made public in.
        keys: Keys that may have signed the checkpoint; none: signatures are not looked at.
        at: Further sizes at which the root of the tree is asked for.

    Raises:
        RelevoError: If the folder holds no log.
        OSError: If it cannot be read.
    """
    begun = perf_counter()
    source = source_of(folder)
    signed = source.claim[0] if source.claim else None
    walk = _Walk(source, {*at, *((signed.size,) if signed else ())})
    walk.run()
    signed_by, forged = _signers(source, keys)
    left = source.left()
    found = [*_of_entries(source, walk, left), *forged]
    if all(one.file not in {source.entries, source.checkpoint} for one in found):
        found += walk.tiles_that_differ
    return Checked(
        size=walk.tree.size,
        root=walk.tree.root,
        checkpoint=signed,
        note=source.claim[1] if source.claim else None,
        signed_by=signed_by,
        roots=walk.roots,
        torn=left if signed and walk.tree.size >= signed.size else 0,
        missing=walk.missing,
        differences=tuple(sorted(found, key=_by_entry)),
        seconds=perf_counter() - begun,
    )


class _Walk:
    """One walk over all entries of a log.

    Args:
        source: The log.
        sizes: Sizes at which the root is asked for.

    Attributes:
        tree: The tree of the entries.
        roots: Its root at each of the sizes.
        leaf: The first entry that its tile does not hold, and the tile; None if all do.
        missing: Full tiles that are not there.
        tiles_that_differ: Tiles above the leaves that differ, and tiles missing from a public log.
    """

    def __init__(self, source: Source, sizes: Collection[int]) -> None:
        """Begin before the first entry."""
        self._source = source
        self._sizes = sizes
        self.tree = LogTree(source.folder, no_leaves)
        self.roots: dict[int, bytes] = {0: EMPTY} if 0 in sizes else {}
        self.leaf: tuple[int, str] | None = None
        self.missing = 0
        self.tiles_that_differ: list[Difference] = []

    def run(self) -> None:
        """Walk to the last whole entry."""
        tree, sizes = self.tree, self._sizes
        append = tree.append
        for size, entry in enumerate(self._source.read(), start=1):
            append(leaf_hash(entry))
            if size in sizes:
                self.roots[size] = tree.root
            if size % WIDTH == 0:
                for tile, hashes in tree.taken():
                    self._compare(tile, b"".join(hashes))
        self._edges()

    def _compare(self, tile: Tile, worked_out: bytes, *, needed: bool = True) -> None:
        """Hold a tile against what was worked out."""
        try:
            data = (self._source.folder / tile.path).read_bytes()
        except OSError:
            self.missing += needed
            if needed and self._source.public:
                what = text("The tile {tile} is missing.", tile=tile.path)
                self.tiles_that_differ.append(Difference(_first_of(tile), tile.path, what))
            return
        if data == worked_out:
            return
        at = next(
            at
            for at in range(0, max(len(data), len(worked_out)), SIZE)
            if data[at : at + SIZE] != worked_out[at : at + SIZE]
        )
        first = _first_of(tile, at // SIZE)
        if tile.level == 0 and at < len(worked_out):
            self.leaf = self.leaf or (first, tile.path)
        else:
            self.tiles_that_differ.append(_other_tile(first, tile.path))

    def _edges(self) -> None:
        """Compare the partial tiles of the right edge."""
        level, across = 0, self.tree.size
        while across:
            edge, index = self.tree.edge(level), across // WIDTH
            held = self._source.folder / f"{Tile(level, index).path}.p"
            widths = {int(one.name) for one in held.glob("[0-9]*") if one.name.isdecimal()}
            width = across % WIDTH
            if self._source.public and width:
                widths.add(width)
            for one in sorted(widths):
                tile = Tile(level, index, one)
                if one <= width:
                    self._compare(tile, edge[: one * SIZE])
                elif not self._source.public:
                    self.tiles_that_differ.append(_other_tile(_first_of(tile, width), tile.path))
            level, across = level + 1, across // WIDTH


def _of_entries(source: Source, walk: _Walk, left: int) -> list[Difference]:
    """Say how the entries differ from what was signed, or from their tiles."""
    size, signed = walk.tree.size, source.claim[0] if source.claim else None
    if signed is None:
        found = [Difference(None, source.checkpoint, text("There is no checkpoint."))]
        if left:
            found.append(_damaged(source, size))
        if walk.leaf:
            found.append(_other_tile(*walk.leaf))
        return found
    if size < signed.size:
        found = [
            _damaged(source, size)
            if left or source.public
            else Difference(
                size,
                source.entries,
                text(
                    "Entry {entry} is missing. Entries that were signed for: {size}.",
                    entry=size,
                    size=signed.size,
                ),
            )
        ]
        if walk.leaf:
            found.append(_other_tile(*walk.leaf))
        return found
    if walk.roots[signed.size] == signed.root:
        return [_other_tile(*walk.leaf)] if walk.leaf else []
    if walk.leaf and walk.leaf[0] < signed.size:
        return [_other_entry(source, walk.leaf[0])]
    return [
        Difference(
            None,
            source.checkpoint,
            text(
                "The checkpoint was signed for other entries than these; which differs cannot be "
                "told from the tiles."
            ),
        )
    ]


def _damaged(source: Source, entry: int) -> Difference:
    """Say that an entry cannot be read."""
    return Difference(
        entry, source.entries, text("Entry {entry} is damaged or missing.", entry=entry)
    )


def _other_entry(source: Source, entry: int) -> Difference:
    """Say that an entry is not the one that was signed."""
    return Difference(
        entry, source.entries, text("Entry {entry} is not the one that was signed.", entry=entry)
    )


def _other_tile(entry: int, path: str) -> Difference:
    """Say that a tile is not that of the entries."""
    return Difference(entry, path, text("The tile {tile} is not that of the entries.", tile=path))


def _first_of(tile: Tile, offset: int = 0) -> int:
    """Give the first entry under a hash of a tile."""
    return (tile.index * WIDTH + offset) << tile.level * HEIGHT


def _signers(source: Source, keys: tuple[Key, ...]) -> tuple[tuple[Key, ...], list[Difference]]:
    """Say which trusted keys signed the checkpoint, and whether that fails."""
    if not keys or source.claim is None:
        return (), []
    checkpoint, note = source.claim
    try:
        found = verify_note(note, keys)
    except InvalidError as error:
        what = text("No key of the log signed the checkpoint: {why}.", why=str(error))
        return (), [Difference(None, source.checkpoint, what)]
    if checkpoint.origin not in {key.name for key in found}:
        what = text("The checkpoint is of another log: {origin}.", origin=checkpoint.origin)
        return found, [Difference(None, source.checkpoint, what)]
    return found, []


def _by_entry(one: Difference) -> tuple[bool, int]:
    """Give what sorts differences: by entry, and last those that name none."""
    return one.entry is None, one.entry or 0
