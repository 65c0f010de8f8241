"""Cosignatures, as C2SP ``tlog-cosignature`` writes them: a witness saw the log only grow."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import Algorithm, Signature

if TYPE_CHECKING:
    from relevo.tlog.checkpoint import Checkpoint
    from relevo.tlog.note import Key, Note, Signer

_TIME = struct.Struct(">Q")
_LATEST = (1 << 63) - 1
_SHORT = 255


def cosigned_message(key: Key, checkpoint: Checkpoint, time: int, *, start: int = 0) -> bytes:
    """Give the bytes that a witness signs.

    Args:
        key: Key of the witness.
        checkpoint: What it saw; for a subtree, its end and hash.
        time: Seconds since the epoch; 0 says nothing about what is newest.
        start: First leaf of a subtree; 0 for a checkpoint.

    Raises:
        InvalidError: If names are too long, or an Ed25519 key is to sign a subtree.
    """
    if not 0 <= time <= _LATEST:
        message = "a time lies between 0 and 2^63 - 1"
        raise InvalidError(message)
    if key.algorithm is Algorithm.ED25519_COSIGNATURE:
        if start:
            message = "an Ed25519 cosignature is of a whole tree"
            raise InvalidError(message)
        return f"cosignature/v1\ntime {time}\n{checkpoint.text}".encode()
    name, origin = key.name.encode(), checkpoint.origin.encode()
    if not (1 <= len(name) <= _SHORT and 1 <= len(origin) <= _SHORT):
        message = f"a name has 1 to {_SHORT} bytes"
        raise InvalidError(message)
    return b"".join(
        (
            b"subtree/v1\n\0",
            bytes([len(name)]),
            name,
            _TIME.pack(time),
            bytes([len(origin)]),
            origin,
            struct.pack(">QQ", start, checkpoint.size),
            checkpoint.root,
        )
    )


def cosign(signer: Signer, checkpoint: Checkpoint, time: int) -> Signature:
    """Cosign a checkpoint.

    Args:
        signer: Key of the witness.
        checkpoint: What it saw.
        time: Seconds since the epoch, above 0.
    """
    key = signer.key
    value = signer.sign(cosigned_message(key, checkpoint, time))
    return Signature(key.name, key.id, _TIME.pack(time) + value)


def verify_cosignature(key: Key, checkpoint: Checkpoint, signature: Signature) -> int:
    """Check a cosignature.

    Args:
        key: Key of the witness.
        checkpoint: The checkpoint.
        signature: Its line.

    Returns:
        The time it states, in seconds since the epoch.

    Raises:
        InvalidError: If it is not that witness's.
    """
    if len(signature.value) <= _TIME.size:
        message = f"malformed cosignature of {key.name}"
        raise InvalidError(message)
    (time,) = _TIME.unpack_from(signature.value)
    key.verify(signature.value[_TIME.size :], cosigned_message(key, checkpoint, time))
    return int(time)


def cosigners(note: Note, checkpoint: Checkpoint, keys: tuple[Key, ...]) -> dict[Key, int]:
    """Say which of some trusted witnesses cosigned a checkpoint, and when.

    Args:
        note: The note the checkpoint stands in.
        checkpoint: The checkpoint.
        keys: Keys of trusted witnesses.

    Returns:
        The time of each witness's last cosignature, by key.

    Raises:
        InvalidError: If a trusted witness's cosignature is wrong.
    """
    found: dict[Key, int] = {}
    for key in keys:
        for line in note.by(key):
            time = verify_cosignature(key, checkpoint, line)
            found[key] = max(time, found.get(key, 0))
    return found
