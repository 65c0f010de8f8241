"""A witness's decisions, as C2SP ``tlog-witness`` asks for them; who serves it keeps its state."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hmac import compare_digest
from typing import TYPE_CHECKING

from relevo.tlog.checkpoint import Checkpoint, parse_size
from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import EMPTY, SIZE
from relevo.tlog.note import Note, decode64, parse_note, verify_note
from relevo.tlog.proofs import verify_consistency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.tlog.note import Key

_MOST_HASHES = 63
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """What a log asks a witness: to cosign a checkpoint that grew out of an older one.

    Attributes:
        old: Size of the checkpoint that the witness is believed to know.
        proof: Consistency proof from there.
        note: The new checkpoint, as signed.
        checkpoint: The same, read.
    """

    old: int
    proof: tuple[bytes, ...]
    note: Note
    checkpoint: Checkpoint

    def __bytes__(self) -> bytes:
        """Give the body of the request."""
        hashes = "".join(f"{base64.b64encode(one).decode()}\n" for one in self.proof)
        return f"old {self.old}\n{hashes}\n".encode() + bytes(self.note)


@dataclass(frozen=True, slots=True)
class Seen:
    """The last checkpoint of a log that a witness cosigned; size 0 before the first."""

    size: int = 0
    root: bytes = EMPTY


class RefusedError(Exception):
    """A request that a witness refuses.

    Attributes:
        code: HTTP status.
        body: What is answered; for 409 the size that the witness knows.
    """

    def __init__(self, code: int, body: str) -> None:
        """Keep status and answer."""
        super().__init__(body)
        self.code = code
        self.body = body


def parse_request(data: bytes) -> Request:
    """Read the body of ``add-checkpoint``.

    Raises:
        RefusedError: With 400 if it is malformed; with 403 if its checkpoint is no signed note.
    """
    if len(data) > _LARGEST:
        raise RefusedError(400, "the request is too large")
    try:
        return _parsed(data)
    except (InvalidError, UnicodeDecodeError) as error:
        raise RefusedError(400, f"malformed request: {error}") from error


def _parsed(data: bytes) -> Request:
    """Read the parts of a request."""
    head, blank, body = data.partition(b"\n\n")
    first, *hashes = head.decode("ascii").split("\n")
    if not blank or not first.startswith("old ") or len(hashes) > _MOST_HASHES:
        message = "a request is: old size, proof, empty line, checkpoint"
        raise InvalidError(message)
    proof = tuple(decode64(one) for one in hashes)
    if any(len(one) != SIZE for one in proof):
        message = f"a hash has {SIZE} bytes"
        raise InvalidError(message)
    try:
        note = parse_note(body)
    except InvalidError as error:
        raise RefusedError(403, f"invalid signature: {error}") from error
    return Request(parse_size(first[4:]), proof, note, Checkpoint.parse(note.text))


def check_request(request: Request, keys: Sequence[Key], seen: Seen) -> Seen:
    """Decide whether a witness may cosign.

    The caller compares with its record and writes the new one in one step, before it answers.

    Args:
        request: The request.
        keys: Trusted keys of the log; none if the witness does not know it.
        seen: What the witness last cosigned of the log.

    Returns:
        What the witness has seen once it cosigned.

    Raises:
        RefusedError: With the status that the protocol gives: 404 unknown log, 403 no valid
            signature, 400 a checkpoint smaller than the old size, 409 another old size than the
            witness knows, 422 a proof that does not hold.
    """
    checkpoint = request.checkpoint
    if not keys:
        raise RefusedError(404, "unknown log")
    try:
        verify_note(request.note, tuple(keys))
    except InvalidError as error:
        raise RefusedError(403, str(error)) from error
    if request.old > checkpoint.size:
        raise RefusedError(400, "the old size is larger than the checkpoint's")
    if request.old != seen.size:
        raise RefusedError(409, f"{seen.size}\n")
    try:
        _check_growth(request, seen)
    except InvalidError as error:
        raise RefusedError(422, f"consistency proof: {error}") from error
    return Seen(checkpoint.size, checkpoint.root)


def _check_growth(request: Request, seen: Seen) -> None:
    """Check that the checkpoint grew out of what was seen."""
    checkpoint = request.checkpoint
    if checkpoint.size == 0 and checkpoint.root != EMPTY:
        message = "a log without entries has the root of nothing"
        raise InvalidError(message)
    if seen.size == 0:
        if request.proof:
            message = "from nothing no proof is needed"
            raise InvalidError(message)
        return
    if not compare_digest(seen.root, checkpoint.root) and seen.size == checkpoint.size:
        message = "another root at the same size: the log is split"
        raise InvalidError(message)
    verify_consistency(seen.size, checkpoint.size, request.proof, seen.root, checkpoint.root)
