"""Checkpoints, as C2SP ``tlog-checkpoint`` writes them: a log's name, size and root in a note."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import EMPTY, SIZE
from relevo.tlog.note import Note, decode64, parse_note, verify_note

if TYPE_CHECKING:
    from relevo.tlog.note import Key

_LINES = 3
_DIGITS = 19
_LARGEST = 1 << 63


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of a log.

    Attributes:
        origin: Name of the log.
        size: Its number of entries.
        root: Root of its tree.
        extension: Further lines; Relevo writes none, and passes over those of others.
    """

    origin: str
    size: int
    root: bytes
    extension: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that is signed."""
        root = base64.b64encode(self.root).decode()
        return "".join(f"{line}\n" for line in (self.origin, self.size, root, *self.extension))

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Read the text of a note.

        Raises:
            InvalidError: If it is no checkpoint.
        """
        lines = text.removesuffix("\n").split("\n")
        if len(lines) < _LINES or not all(lines):
            message = "a checkpoint has three lines or more, and none is empty"
            raise InvalidError(message)
        origin, size, root, *extension = lines
        raw = decode64(root)
        if len(raw) != SIZE:
            message = f"a root has {SIZE} bytes"
            raise InvalidError(message)
        return cls(origin, parse_size(size), raw, tuple(extension))


def parse_size(digits: str) -> int:
    """Read a size in its one canonical spelling.

    Raises:
        InvalidError: If it is no decimal number, has leading zeros or is beyond 63 bits.
    """
    plain = digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS
    if not plain or str(int(digits)) != digits or int(digits) >= _LARGEST:
        message = "a size is a decimal number without leading zeros"
        raise InvalidError(message)
    return int(digits)


def open_checkpoint(data: bytes, keys: tuple[Key, ...]) -> tuple[Checkpoint, Note]:
    """Read a checkpoint that a trusted key of its log signed.

    Args:
        data: The note.
        keys: Trusted keys of the log.

    Returns:
        The checkpoint and the note it stands in.

    Raises:
        InvalidError: If it is malformed, no trusted key signed it, or an empty log has a root.
    """
    note = parse_note(data)
    verify_note(note, keys)
    checkpoint = Checkpoint.parse(note.text)
    if checkpoint.size == 0 and checkpoint.root != EMPTY:
        message = "a log without entries has the root of nothing"
        raise InvalidError(message)
    return checkpoint, note
