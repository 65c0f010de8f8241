"""``log/checkpoint``: the signed size and root of a log, a note as C2SP ``tlog-checkpoint`` has it.

It is signed when every entry that it covers is on disk, so never for a tree that could be lost, and
put in the place of the one before in one step. It is not waited for: it can be made again.
``log/public`` is the one last made public, with the cosignatures that witnesses gave it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from relevo.casefile.write import exchange
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import Note, Signature, parse_note, verify_note

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.tlog.note import Key, Signer

CHECKPOINT, PUBLIC = "log/checkpoint", "log/public"


class Seal:
    """What signs the checkpoints of a log.

    Args:
        signer: The log's private key; its name is the log's origin.
    """

    def __init__(self, signer: Signer) -> None:
        """Work out the public key once."""
        self._sign = signer.sign
        self.key = signer.key
        self._id = self.key.id

    def checkpoint(self, size: int, root: bytes) -> bytes:
        """Give a signed checkpoint.

        Args:
            size: Number of entries, all of them on disk.
            root: Root of their tree.
        """
        said = Checkpoint(self.key.name, size, root).text
        line = Signature(self.key.name, self._id, self._sign(said.encode()))
        return bytes(Note(said, (line,)))


def read_note(path: Path) -> tuple[Checkpoint, Note] | None:
    """Read what a checkpoint claims, its signatures not looked at.

    Returns:
        The checkpoint and its note; None if there is none, or the file holds none.
    """
    try:
        note = parse_note(path.read_bytes())
        return Checkpoint.parse(note.text), note
    except (OSError, InvalidError):
        return None


def clear_forged(path: Path, keys: tuple[Key, ...]) -> None:
    """Take away a checkpoint that none of some keys signed.

    Args:
        path: Where it lies.
        keys: Keys of the log.

    Raises:
        OSError: If it cannot be taken away.
    """
    found = read_note(path)
    try:
        if found is not None and verify_note(found[1], keys):
            return
    except InvalidError:
        pass
    path.unlink(missing_ok=True)


def write_checkpoint(path: Path, data: bytes) -> None:
    """Put a checkpoint in the place of the one before, in one step.

    The new one is written into the file before the last, and both change places: so no file is made
    or deleted, which would take longer than everything else but the disk. Where two names cannot
    change places, the new file is renamed.

    Raises:
        OSError: If it cannot be written; the one before is as it was.
    """
    there = os.fsencode(path)
    folder, name = os.path.split(there)
    beside = os.path.join(folder, b".%b.new" % name)  # noqa: PTH118 - after every append
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        written = os.write(descriptor, data)
        if os.fstat(descriptor).st_size != written:
            os.ftruncate(descriptor, written)
    finally:
        os.close(descriptor)
    if not exchange(beside, there):
        os.replace(beside, there)  # noqa: PTH105 - names as the system takes them
