"""The views of a log that follow its entries while it is written: index, tiles and checkpoint.

They are never waited for. What they lack is read from the entries each time the log is opened, and
if they cannot be written what was recorded is recorded all the same.
"""

from __future__ import annotations

import json
import sqlite3
from hashlib import sha256
from typing import TYPE_CHECKING

from relevo.casefile.log_checkpoint import CHECKPOINT, Seal, read_note, write_checkpoint
from relevo.casefile.log_index import LogIndex
from relevo.casefile.log_tree import LogTree, clear_tiles, no_leaves
from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.canonical import canonical
from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import verify_note
from relevo.tlog.tiles import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from relevo.casefile.log_tree import Leaves
    from relevo.core.words import Arg
    from relevo.tlog.checkpoint import Checkpoint
    from relevo.tlog.note import Note, Signer

LOG = "log"
INDEX = f"{LOG}/index"
KEY = "idempotency_key"
"""Field of every entry that holds the key under which it was added."""

_ROWS = 64 * WIDTH


class LogViews:
    """The views of a log that is held for writing.

    Args:
        case: The case folder.
        signer: The log's private key; None keeps no tree and signs nothing.

    Attributes:
        index: Which key added which entry of a full tile, and where tiles begin.
        tree: The tree; None without a signer.
        claim: What the checkpoint claims, and its note; None if there is none.
        late: Why they could not follow; None if they did.
    """

    def __init__(self, case: Path, signer: Signer | None) -> None:
        """Open them.

        Raises:
            sqlite3.Error: If the index cannot be read or made.
        """
        self._folder = case / LOG
        self._case = case
        self._checkpoint = case / CHECKPOINT
        self._seal = Seal(signer) if signer else None
        self._signed = -1
        self._recent: dict[bytes, tuple[int, int]] = {}
        self._ends: list[tuple[int, int, int]] = []
        self.claim: tuple[Checkpoint, Note] | None = read_note(self._checkpoint)
        self.late: Arg | None = None
        self.tree: LogTree | None = None
        self.index = LogIndex(case / INDEX)

    def read_claim(self) -> None:
        """Read the checkpoint again: another process may have signed one."""
        self.claim = read_note(self._checkpoint)

    def plant(self, leaves: Leaves, size: int) -> None:
        """Open the tree, if one is kept.

        Args:
            leaves: Gives hashes of leaves, for tiles that lack.
            size: Entries of the full tiles.
        """
        if self._seal:
            self.tree = LogTree(self._folder, leaves, size)

    def add(self, entry: int, key: bytes, start: int, ends: tuple[int, int]) -> None:
        """Take in an entry.

        Args:
            entry: Its position.
            key: Hash of its key.
            start: Where its openings begin.
            ends: Offsets after it, in ``log/entries`` and ``log/openings``.
        """
        self._recent[key] = (entry, start)
        if (entry + 1) % WIDTH == 0:
            self._ends.append(((entry + 1) // WIDTH, *ends))

    def add_all(
        self, keys: Mapping[bytes, tuple[int, int]], ends: Iterable[tuple[int, int, int]]
    ) -> None:
        """Take in entries that were added together.

        Args:
            keys: Position and offset of the openings of each, by the hash of its key.
            ends: For each full tile its number plus one, and the offsets after its last entry.
        """
        self._recent.update(keys)
        self._ends += ends

    def find(self, digests: Sequence[bytes]) -> dict[bytes, tuple[int, int | None]]:
        """Find entries by the hashes of their keys.

        Args:
            digests: The hashes, at most 256.

        Returns:
            Position of each that there is, and where its openings begin if that is known.

        Raises:
            sqlite3.Error: If the index cannot be read.
        """
        found = {one: (entry, None) for one, entry in self.index.entries_of(digests).items()}
        near = {one: self._recent[one] for one in digests if one in self._recent}
        return {**found, **near}

    def grow(self, leaves: Iterable[bytes]) -> None:
        """Let the tree take hashes of entries that are coming to disk, and work out its root."""
        if self.tree:
            for leaf in leaves:
                self.tree.append(leaf)
            _ = self.tree.root

    def follow(self) -> None:
        """Bring index, tiles and checkpoint up to the log; if that fails, say so and go on."""
        self.late = None
        try:
            self.write_index(_ROWS)
            if self.tree:
                self.tree.settle()
            if self.tree and self._seal and self.tree.size != self._signed:
                signed = self._seal.checkpoint(self.tree.size, self.tree.root)
                write_checkpoint(self._checkpoint, signed)
                self._signed = self.tree.size
        except OSError as error:
            self.late = reason_of(error)
        except sqlite3.Error as error:
            self.late = str(error)

    def write_index(self, least: int = 1) -> None:
        """Write the keys of full tiles into the index, and hold only the others.

        Args:
            least: Fewest keys for which it is worth while.

        Raises:
            sqlite3.Error: If it cannot be written.
        """
        if not self._ends or len(self._recent) < least:
            return
        full = self._ends[-1][0] * WIDTH
        self.index.add(
            ((digest, entry) for digest, (entry, _) in self._recent.items() if entry < full),
            self._ends,
        )
        self._recent = {key: at for key, at in self._recent.items() if at[0] >= full}
        self._ends = []

    def keep_small(self) -> None:
        """Write what has gathered while much is read, so that memory stays flat.

        Raises:
            OSError: If tiles cannot be written.
            sqlite3.Error: If the index cannot.
        """
        self.write_index(_ROWS)
        if self.tree and self.tree.full:
            self.tree.settle()

    def hold_against_claim(self, again: Iterable[bytes]) -> None:
        """Hold the tree against the checkpoint; if it differs, make it again from the entries.

        Args:
            again: Gives the hash of every leaf, if they are needed.

        Raises:
            RelevoError: If the entries are not those that were signed for.
            OSError: If tiles cannot be written.
        """
        if self.tree is None:
            return
        claim = self.claim[0] if self.claim else None
        if claim and self.tree.hash_of(0, claim.size) == claim.root:
            if self._is_ours():
                self._signed = claim.size
            return
        if claim or self.tree.size >= WIDTH:
            self._made_again(again)
        if claim and self.tree.hash_of(0, claim.size) != claim.root:
            raise RelevoError(
                text(
                    "Nothing was recorded: the entries in {folder} are not those that its "
                    "checkpoint was signed for. What differs: relevo log fsck {folder}",
                    folder=str(self._case),
                )
            )

    def _made_again(self, leaves: Iterable[bytes]) -> None:
        """Make the tree and its tiles from every leaf."""
        clear_tiles(self._folder)
        self.tree = LogTree(self._folder, no_leaves)
        for leaf in leaves:
            self.tree.append(leaf)
            self.keep_small()

    def _is_ours(self) -> bool:
        """Whether the checkpoint carries a true signature of the key that signs here."""
        assert self._seal is not None, "a tree is kept with a key"
        assert self.claim is not None, "there is a checkpoint"
        checkpoint, note = self.claim
        try:
            verify_note(note, (self._seal.key,))
        except InvalidError:
            return False
        return checkpoint.origin == self._seal.key.name


def digest_of(key: str) -> bytes:
    """Give what a key is looked up by."""
    return sha256(canonical(key)).digest()


def digest_in(openings: bytes) -> bytes:
    """Give what the key of an entry is looked up by.

    Args:
        openings: What a frame of ``log/openings`` holds.
    """
    return digest_of(json.loads(openings)[KEY][1])
