"""Who may sign a log: the key that its case names, and every key that a key before it named.

A succession is an entry of the log (kind ``key``). It holds a note, signed by a key that may sign
and by the new one, so that nobody can be named without knowing and no key can take itself in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import Key, Note, parse_note, verify_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.tlog.note import Signer

KIND = "key"
"""Kind of the entry of a succession."""

NOTE = "note"
"""Its field that holds the signed note."""

_TITLE = "relevo/key/v1"
_ADDS, _REPLACES = "adds", "replaces "
_LINES = 6
_GROUP = 4


class CustodyError(ValueError):
    """An entry that names a key, and does not hold.

    Args:
        entry: Position of the entry.
        why: What is wrong.
    """

    def __init__(self, entry: int, why: str) -> None:
        """Keep which entry it is."""
        super().__init__(f"entry {entry}: {why}")
        self.entry = entry
        self.why = why


@dataclass(frozen=True, slots=True)
class Succession:
    """An entry that names a key.

    Attributes:
        entry: Its position in the log.
        note: The signed note that it holds.
    """

    entry: int
    note: str


@dataclass(frozen=True, slots=True)
class Custodian:
    """A key, and the checkpoints that it may sign.

    Attributes:
        key: The key.
        first: Smallest size of a tree whose checkpoint it may sign.
        last: Largest such size; None while it may sign.
        named_in: Entry that names it; None for the key that ``case.yaml`` names.
    """

    key: Key
    first: int = 0
    last: int | None = None
    named_in: int | None = None


def fingerprint(key: Key) -> str:
    """Give a key's fingerprint, to be compared by eye or over the telephone.

    Returns:
        The SHA-256 hash of name, algorithm and key, in groups of four hexadecimal digits; the first
        two groups are the identifier in the verifier key.
    """
    digest = sha256(key.name.encode() + b"\n" + bytes([key.algorithm]) + key.public).hexdigest()
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def succession_note(
    genesis: Key, signer: Signer, successor: Signer, *, replaces: Key | None, recorded_at: str
) -> Note:
    """Make the note that names a key, signed by both.

    Args:
        genesis: The key that ``case.yaml`` names.
        signer: A key that may sign.
        successor: The key that is named.
        replaces: Key whose place it takes; None if it signs beside all others.
        recorded_at: The instant, ISO 8601, UTC.
    """
    way = f"{_REPLACES}{replaces.vkey}" if replaces else _ADDS
    lines = (_TITLE, genesis.vkey, way, signer.key.vkey, successor.key.vkey, recorded_at)
    return Note("".join(f"{line}\n" for line in lines)).signed(signer).signed(successor)


def custodians(genesis: Key, successions: Iterable[Succession]) -> tuple[Custodian, ...]:
    """Follow the chain of keys from the one that ``case.yaml`` names.

    A key that is replaced by entry ``e`` may still sign the checkpoint of size ``e + 1``, the first
    that holds its own replacement, and none beyond; the new key signs from that size on.

    Args:
        genesis: The key that ``case.yaml`` names.
        successions: Entries that name keys, in the log's order.

    Returns:
        Every key that may sign or might once, in the order in which they were named.

    Raises:
        CustodyError: If an entry's note is malformed, is not signed by a key that may sign then and
            by the key it names, or names a key again.
    """
    chain = [Custodian(genesis)]
    for one in successions:
        try:
            replaced, named_by, named = _read(genesis, one.note)
        except InvalidError as error:
            raise CustodyError(one.entry, str(error)) from error
        standing = [held.key for held in chain if held.last is None]
        if named_by not in standing:
            raise CustodyError(one.entry, "the key that signs it may not sign")
        if replaced is not None and replaced not in standing:
            raise CustodyError(one.entry, "the key that it replaces does not sign")
        if named in (held.key for held in chain):
            raise CustodyError(one.entry, "it names a key that was named before")
        size = one.entry + 1
        chain = [replace(held, last=size) if held.key == replaced else held for held in chain]
        chain.append(Custodian(named, size, named_in=one.entry))
    return tuple(chain)


def signers_now(chain: Iterable[Custodian]) -> tuple[Key, ...]:
    """Give the keys that may sign now, the last one named first."""
    return tuple(reversed([one.key for one in chain if one.last is None]))


def signers_at(chain: Iterable[Custodian], size: int) -> tuple[Key, ...]:
    """Give the keys that may sign the checkpoint of a tree of some size."""
    return tuple(
        one.key for one in chain if one.first <= size and (one.last is None or size <= one.last)
    )


def _read(genesis: Key, data: str) -> tuple[Key | None, Key, Key]:
    """Read a note: who is replaced, who signs and who is named; both signatures hold.

    Raises:
        InvalidError: If it is malformed, of another log, or a signature does not hold.
    """
    note = parse_note(data.encode())
    lines = note.text.removesuffix("\n").split("\n")
    if len(lines) != _LINES or lines[0] != _TITLE:
        message = "this is no note that names a key"
        raise InvalidError(message)
    _title, of, way, signed_by, names, _recorded_at = lines
    replaced = None if way == _ADDS else Key.parse(way.removeprefix(_REPLACES))
    signer, named = Key.parse(signed_by), Key.parse(names)
    if of != genesis.vkey or not signer.name == named.name == genesis.name:
        message = "the note is of another log"
        raise InvalidError(message)
    for key in (signer, named):
        verify_note(note, (key,))
    return replaced, signer, named
