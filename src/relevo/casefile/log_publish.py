"""A log made public: static files that any web server can serve, as C2SP ``tlog-tiles`` asks.

``checkpoint``, ``tile/<level>/…``, ``tile/entries/…`` and ``disclosed`` are written below a folder,
the checkpoint last. It covers the entries of the days before today, so that nobody learns a
movement from how the log grows. It never shrinks: the one before, kept as ``log/public`` in the
case, must be part of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from relevo.casefile import layout
from relevo.casefile.disclosure import PUBLIC_NAME, disclosed_lines
from relevo.casefile.log_checkpoint import CHECKPOINT, PUBLIC, Seal, read_note, write_checkpoint
from relevo.casefile.log_tree import LogTree, clear_partial, no_leaves, write_view
from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.tlog.merkle import Frontier, leaf_hash
from relevo.tlog.tiles import WIDTH, Tile, bundle, tiles_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from relevo.casefile.log_file import LogFile
    from relevo.tlog.checkpoint import Checkpoint
    from relevo.tlog.note import Key, Signer


KEYS = "keys"
_NAME = "checkpoint"


@dataclass(frozen=True, slots=True)
class Published:
    """What was made public.

    Attributes:
        size: Entries that the public checkpoint covers.
        kept_back: Entries that it does not cover yet.
        new: Entries that it covers and the one before did not.
    """

    size: int
    kept_back: int
    new: int


def publish_log(
    case: Path,
    log: LogFile,
    signer: Signer,
    folder: Path,
    *,
    before: date | None,
    keys: Sequence[Key],
) -> Published:
    """Write the public files of a log.

    Args:
        case: The case folder.
        log: Its log.
        signer: The log's private key.
        folder: Folder that a web server serves; made if it is not there.
        before: Day of the host; entries recorded on it or later are kept back. None keeps none.
        keys: The keys of the log, the first one first: written to ``keys``, one a line.

    Raises:
        RelevoError: If the log cannot be mended, an older public checkpoint is no part of it, or
            the files cannot be written.
    """
    inside = (case / "log").resolve()
    if (folder / layout.CASE).exists() or inside in (folder.resolve(), *folder.resolve().parents):
        raise RelevoError(
            text(
                "{folder} is the folder of a case, or lies in its log. What is public needs a "
                "folder of its own",
                folder=str(folder),
            )
        )
    log.settle()
    total = log.size
    public = [held[0] for path in (case / PUBLIC, folder / _NAME) if (held := read_note(path))]
    shown = max((one.size for one in public), default=0)
    size = max(shown, _closed(log, before))
    signed = read_note(case / CHECKPOINT)
    claims = (*public, *((signed[0],) if signed else ()))
    try:
        root = _written(log, folder, size, claims)
        last = read_note(case / PUBLIC)
        if last is None or last[0].size < size:
            write_checkpoint(case / PUBLIC, Seal(signer).checkpoint(size, root))
        write_view(folder / PUBLIC_NAME, b"".join(disclosed_lines(log, size)))
        write_view(folder / KEYS, "".join(f"{key.vkey}\n" for key in keys).encode())
        write_view(folder / _NAME, (case / PUBLIC).read_bytes())
    except OSError as error:
        raise RelevoError(
            text(
                "The public log cannot be written to {folder}: {reason}.",
                folder=str(folder),
                reason=reason_of(error),
            )
        ) from error
    return Published(size, total - size, size - shown)


def _closed(log: LogFile, before: date | None) -> int:
    """Give the number of entries before the first that was recorded on a day or later."""
    if before is None:
        return log.size
    days = (json.loads(entry)["day"] for entry in log.entries())
    return sum(1 for _ in takewhile(lambda day: day < before.isoformat(), days))


def _written(log: LogFile, folder: Path, size: int, claims: Sequence[Checkpoint]) -> bytes:
    """Write tiles and bundles; give the root of the tree of so many entries.

    Raises:
        RelevoError: If the log did not grow out of a checkpoint that was signed.
        OSError: If they cannot be written.
    """
    tree = LogTree(folder, no_leaves)
    whole = Frontier()
    roots = {0: whole.root()}
    asked = {one.size for one in claims} | {size}
    waiting: list[bytes] = []
    for entry in log.entries():
        leaf = leaf_hash(entry)
        whole.append(leaf)
        if whole.size in asked:
            roots[whole.size] = whole.root()
        if whole.size <= size:
            waiting.append(entry)
            tree.append(leaf)
        if len(waiting) == WIDTH:
            _write_bundle(folder, tree.size, waiting)
            tree.write_full()
    if any(roots.get(one.size) != one.root for one in claims):
        raise RelevoError(
            text(
                "The entries of the log are not those that a checkpoint was signed for. Nothing "
                "was made public. What differs: relevo log fsck"
            )
        )
    if waiting:
        _write_bundle(folder, size, waiting)
    for tile in tiles_of(size):
        if tile.width < WIDTH:
            write_view(folder / tile.path, tree.tile(tile))
    return roots[size]


def _write_bundle(folder: Path, size: int, entries: list[bytes]) -> None:
    """Write the last bundle of entries of a log, unless it is there; then forget them."""
    data = bundle(entries)
    path = folder / Tile(-1, (size - 1) // WIDTH, len(entries)).path
    if not path.is_file() or path.stat().st_size != len(data):
        write_view(path, data)
    if len(entries) == WIDTH:
        clear_partial(path)
    entries.clear()
