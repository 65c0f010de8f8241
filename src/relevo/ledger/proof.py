"""A proof: entries of a log with what shows that they are in it, and what is said to follow.

It is one file that needs nothing else but the log's public key. What it shows is one of two things:
*these entries* are in the log of this size, or it carries *the whole log* to this size. Only the
second can show that something was not recorded, or was not corrected.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from relevo.ledger.canonical import canonical
from relevo.ledger.custody import KIND, NOTE, CustodyError, Succession, custodians, signers_at
from relevo.ledger.entry import SALT, Entry, EntryError, Opening
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import SIZE, leaf_hash, root_of
from relevo.tlog.note import parse_note, verify_note
from relevo.tlog.proofs import verify_inclusion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relevo.tlog.note import Key, Note

VERSION = 1
TITLE = "relevo/proof"
LARGEST = 256 * 1024 * 1024
"""Bytes of the largest proof that is read."""


class ProofError(ValueError):
    """Bytes that are no proof, or a proof that does not hold."""


class Scope(StrEnum):
    """What a proof carries."""

    ENTRIES = "these_entries"
    LOG = "whole_log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An entry that a proof carries.

    Attributes:
        index: Its position in the log, from 0.
        leaf: Its bytes.
        path: Hashes that lead from it to the root; empty where the whole log is carried.
        openings: What opens its fields, as far as they are shown.
    """

    index: int
    leaf: bytes
    path: tuple[bytes, ...] = ()
    openings: tuple[Opening, ...] = ()

    @property
    def entry(self) -> Entry:
        """The entry.

        Raises:
            EntryError: If the bytes are none.
        """
        return Entry.parse(self.leaf)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A proof as its file holds it.

    Attributes:
        scope: What it carries.
        custodian: Verifier key of the log, as the case names it.
        checkpoint: Signed size and root, with the cosignatures of witnesses.
        entries: Entries, in the log's order.
        claim: What is said to follow: a finding as JSON has it; None for entries alone.
        files: Files of the case that the finding rests on, by their path in its folder.
    """

    scope: Scope
    custodian: str
    checkpoint: str
    entries: tuple[Shown, ...]
    claim: Mapping[str, Any] | None = None
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a proof showed.

    Attributes:
        checkpoint: Size and root of the log.
        note: The note in which they stand.
        signed_by: Key of the log that signed it.
    """

    checkpoint: Checkpoint
    note: Note
    signed_by: Key


def render_proof(proof: Proof) -> bytes:
    """Give the file of a proof: canonical JSON and a newline."""
    document = {
        "relevo": TITLE,
        "version": VERSION,
        "scope": str(proof.scope),
        "custodian": proof.custodian,
        "checkpoint": proof.checkpoint,
        "entries": [
            {
                "entry": one.index,
                "leaf": one.leaf.decode(),
                "path": [b64encode(part).decode() for part in one.path],
                "openings": {
                    opening.field: [b64encode(opening.salt).decode(), opening.said]
                    for opening in one.openings
                },
            }
            for one in proof.entries
        ],
        "claim": proof.claim,
        "files": dict(proof.files),
    }
    return canonical(document) + b"\n"


def parse_proof(data: bytes) -> Proof:
    """Read a proof; nothing is checked yet but its form.

    Raises:
        ProofError: If it is none.
    """
    if len(data) > LARGEST:
        message = "the file is too large for a proof"
        raise ProofError(message)
    try:
        document = json.loads(data)
        if canonical(document) + b"\n" != data:
            message = "it is not in its one spelling"
            raise ProofError(message)
        return _proof(document)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, ProofError):
            raise
        message = "it is no proof"
        raise ProofError(message) from error


def check_proof(proof: Proof, custodian: Key) -> Verified:
    """Check that the log of a checkpoint holds the entries of a proof, opened as they are.

    What is said to follow from them is not looked at.

    Args:
        proof: The proof.
        custodian: Key of the log: that which is trusted, or at least that which the proof names.

    Raises:
        ProofError: If it does not hold.
    """
    try:
        note = parse_note(proof.checkpoint.encode())
        checkpoint = Checkpoint.parse(note.text)
        if proof.custodian != custodian.vkey or checkpoint.origin != custodian.name:
            message = "it is of another log"
            raise ProofError(message)
        _check_entries(proof, checkpoint)
        chain = custodians(custodian, _successions(proof))
        signed = verify_note(note, signers_at(chain, checkpoint.size))
    except (InvalidError, EntryError, CustodyError) as error:
        raise ProofError(str(error)) from error
    return Verified(checkpoint=checkpoint, note=note, signed_by=signed[0])


def _check_entries(proof: Proof, checkpoint: Checkpoint) -> None:
    """Check that every entry lies where it says, and that what opens it does.

    Raises:
        ProofError: If an entry is out of order, or the whole log is not there.
        EntryError: If a leaf is no entry, or an opening does not open it.
        InvalidError: If the tree does not hold an entry.
    """
    indexes = [one.index for one in proof.entries]
    if not indexes and proof.scope is Scope.ENTRIES:
        message = "it shows no entry"
        raise ProofError(message)
    if indexes != sorted(set(indexes)) or any(not 0 <= at < checkpoint.size for at in indexes):
        message = "its entries are not in the order of the log"
        raise ProofError(message)
    for one in proof.entries:
        entry = one.entry
        for opening in one.openings:
            entry.check(opening)
    leaves = [leaf_hash(one.leaf) for one in proof.entries]
    if proof.scope is Scope.LOG:
        if len(leaves) != checkpoint.size or root_of(leaves) != checkpoint.root:
            message = "it does not carry the whole log of its checkpoint"
            raise ProofError(message)
        return
    for one, leaf in zip(proof.entries, leaves, strict=True):
        verify_inclusion(leaf, one.index, checkpoint.size, one.path, checkpoint.root)


def _successions(proof: Proof) -> Iterator[Succession]:
    """Give the entries that name keys.

    Raises:
        ProofError: If one is not opened.
    """
    for one in proof.entries:
        if one.entry.kind == KIND:
            notes = [opening.said for opening in one.openings if opening.field == NOTE]
            if len(notes) != 1 or not isinstance(notes[0], str):
                message = f"entry {one.index} names a key and is not opened"
                raise ProofError(message)
            yield Succession(one.index, notes[0])


def _proof(document: Mapping[str, Any]) -> Proof:
    """Read the parts of a proof.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: If they are none.
    """
    if document["relevo"] != TITLE or document["version"] != VERSION:
        message = "it is of another version, or no proof"
        raise ProofError(message)
    claim = document["claim"]
    if claim is not None and not isinstance(claim, dict):
        message = "its claim is none"
        raise ProofError(message)
    return Proof(
        scope=Scope(document["scope"]),
        custodian=_text(document["custodian"]),
        checkpoint=_text(document["checkpoint"]),
        entries=tuple(_shown(one) for one in document["entries"]),
        claim=claim,
        files={name: _text(content) for name, content in document["files"].items()},
    )


def _shown(given: Mapping[str, Any]) -> Shown:
    """Read an entry."""
    index = given["entry"]
    if type(index) is not int:
        message = "an entry has a position"
        raise ProofError(message)
    return Shown(
        index=index,
        leaf=_text(given["leaf"]).encode(),
        path=tuple(_bytes(part, SIZE) for part in given["path"]),
        openings=tuple(
            Opening(index, name, _bytes(salt, SALT), canonical(value))
            for name, (salt, value) in given["openings"].items()
        ),
    )


def _text(value: object) -> str:
    """Take a text."""
    if not isinstance(value, str):
        message = "a text is expected"
        raise ProofError(message)
    return value


def _bytes(coded: object, size: int) -> bytes:
    """Read bytes in their one spelling."""
    try:
        data = b64decode(_text(coded), validate=True)
    except Base64Error as error:
        message = "bytes are not in base64"
        raise ProofError(message) from error
    if len(data) != size or b64encode(data).decode() != coded:
        message = f"{size} bytes are expected"
        raise ProofError(message)
    return data
