"""Signed notes, as C2SP ``signed-note`` writes them: a text and the signatures under it.

This is the one door to signatures. Ed25519 signatures are decided as OpenSSL decides them: points
in no canonical encoding are refused in a signature, and the equation is checked without the
cofactor (see ``docs/explanation/log.md``).
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from relevo.tlog.invalid import InvalidError

_DASH = "\N{EM DASH} "
_SPACE = 0x20
_LARGEST = 1_000_000
_MOST_SIGNATURES = 64


class Algorithm(IntEnum):
    """What a key signs, by the byte that ``signed-note`` assigns."""

    ED25519 = 0x01
    ED25519_COSIGNATURE = 0x04
    MLDSA44_COSIGNATURE = 0x06


_KEY_SIZES = {
    Algorithm.ED25519: 32,
    Algorithm.ED25519_COSIGNATURE: 32,
    Algorithm.MLDSA44_COSIGNATURE: 1312,
}


@dataclass(frozen=True, slots=True)
class Key:
    """A public key under a name: what a signature line is matched to.

    Attributes:
        name: Name of the key, e.g. ``relevo.example/peru-2026``.
        algorithm: What it signs.
        public: The key: 32 bytes for Ed25519, 1,312 for ML-DSA-44.
    """

    name: str
    algorithm: Algorithm
    public: bytes

    def __post_init__(self) -> None:
        """Refuse a name that no signature line can carry, or a key of another length.

        Raises:
            InvalidError: If either is so.
        """
        if not _is_name(self.name):
            message = "a key's name has a character, and no space and no plus"
            raise InvalidError(message)
        if len(self.public) != _KEY_SIZES[self.algorithm]:
            message = "the key has another length than its algorithm's"
            raise InvalidError(message)

    @property
    def id(self) -> bytes:
        """Its identifier: 4 bytes of the hash of name, algorithm and key."""
        return sha256(self.name.encode() + b"\n" + bytes([self.algorithm]) + self.public).digest()[
            :4
        ]

    @property
    def vkey(self) -> str:
        """The key as it is handed out: ``name+id+base64``."""
        coded = base64.b64encode(bytes([self.algorithm]) + self.public).decode()
        return f"{self.name}+{self.id.hex()}+{coded}"

    @classmethod
    def parse(cls, vkey: str) -> Key:
        """Read a key as it is handed out.

        Raises:
            InvalidError: If it is malformed, of an unknown algorithm, or its identifier is wrong.
        """
        name, plus, rest = vkey.partition("+")
        id_, second, coded = rest.partition("+")
        if not (plus and second):
            message = "a key is written name+id+key"
            raise InvalidError(message)
        raw = decode64(coded)
        if not raw or raw[0] not in _KEY_SIZES:
            message = "the key is of an unknown kind"
            raise InvalidError(message)
        key = cls(name, Algorithm(raw[0]), raw[1:])
        if key.id.hex() != id_:
            message = "the key's identifier is not that of its name and bytes"
            raise InvalidError(message)
        return key

    def verify(self, signature: bytes, message: bytes) -> None:
        """Check a signature.

        Raises:
            InvalidError: If it is not this key's signature of the message.
        """
        try:
            if self.algorithm is Algorithm.MLDSA44_COSIGNATURE:
                MLDSA44PublicKey.from_public_bytes(self.public).verify(signature, message)
            else:
                Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError) as error:
            wrong = f"invalid signature of {self.name}"
            raise InvalidError(wrong) from error


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key under a name.

    Attributes:
        name: Name of the key.
        algorithm: What it signs.
        seed: The private key, 32 bytes.
    """

    name: str
    algorithm: Algorithm
    seed: bytes

    def __repr__(self) -> str:
        """Show the name, never the key."""
        return f"Signer({self.name!r}, {self.algorithm.name})"

    @property
    def key(self) -> Key:
        """Its public key."""
        return Key(self.name, self.algorithm, self._private().public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """Sign bytes."""
        return self._private().sign(message)

    def _private(self) -> Ed25519PrivateKey | MLDSA44PrivateKey:
        """Give the key as the library holds it."""
        return _private(self.algorithm, self.seed)


@lru_cache(maxsize=4)
def _private(algorithm: Algorithm, seed: bytes) -> Ed25519PrivateKey | MLDSA44PrivateKey:
    """Give a private key as the library holds it; kept, for working it out costs a signature."""
    if algorithm is Algorithm.MLDSA44_COSIGNATURE:
        return MLDSA44PrivateKey.from_seed_bytes(seed)
    return Ed25519PrivateKey.from_private_bytes(seed)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line.

    Attributes:
        name: Name of the key.
        key: Identifier of the key, 4 bytes.
        value: The signature.
    """

    name: str
    key: bytes
    value: bytes

    def __str__(self) -> str:
        """Give the line, its newline included."""
        return f"{_DASH}{self.name} {base64.b64encode(self.key + self.value).decode()}\n"

    @classmethod
    def parse(cls, line: str) -> Signature:
        """Read a line without its newline.

        Raises:
            InvalidError: If it is malformed.
        """
        name, space, coded = line.removeprefix(_DASH).partition(" ")
        raw = decode64(coded) if space else b""
        if not line.startswith(_DASH) or not _is_name(name) or len(raw) <= 4:  # noqa: PLR2004 - the key's identifier
            message = "a signature line is: em dash, name, base64"
            raise InvalidError(message)
        return cls(name, raw[:4], raw[4:])


@dataclass(frozen=True, slots=True)
class Note:
    """A text and the signatures under it.

    Attributes:
        text: The text, its last newline included.
        signatures: Signature lines, in order.
    """

    text: str
    signatures: tuple[Signature, ...] = ()

    def __bytes__(self) -> bytes:
        """Give the note as it is written."""
        return f"{self.text}\n{''.join(map(str, self.signatures))}".encode()

    def by(self, key: Key) -> tuple[Signature, ...]:
        """Give the signatures that claim to be of a key."""
        return tuple(one for one in self.signatures if (one.name, one.key) == (key.name, key.id))

    def signed(self, signer: Signer) -> Note:
        """Give the note with one more signature, of its text."""
        key = signer.key
        line = Signature(key.name, key.id, signer.sign(self.text.encode()))
        return Note(self.text, (*self.signatures, line))


def parse_note(data: bytes) -> Note:
    """Read a note. Its text means nothing before a signature is verified.

    Raises:
        InvalidError: If it is malformed or oversized.
    """
    if len(data) > _LARGEST:
        message = "the note is too large"
        raise InvalidError(message)
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = "a note is UTF-8"
        raise InvalidError(message) from error
    if any(ord(char) < _SPACE and char != "\n" for char in content):
        message = "a note has no control characters"
        raise InvalidError(message)
    body, blank, lines = content.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        message = "a note is a text, an empty line and signature lines"
        raise InvalidError(message)
    rows = lines[:-1].split("\n")
    if len(rows) > _MOST_SIGNATURES:
        message = "the note has too many signatures"
        raise InvalidError(message)
    return Note(f"{body}\n", tuple(Signature.parse(row) for row in rows))


def verify_note(note: Note, keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Say which of some trusted keys signed a note's text; other signatures are passed over.

    Args:
        note: The note.
        keys: Trusted keys of the algorithm ``ED25519``.

    Returns:
        Keys with a valid signature, in their order; at least one.

    Raises:
        InvalidError: If a trusted key's signature is wrong, or none signed.
    """
    found = []
    for key in keys:
        lines = note.by(key)
        for line in lines:
            key.verify(line.value, note.text.encode())
        if lines:
            found.append(key)
    if not found:
        message = "no trusted key signed"
        raise InvalidError(message)
    return tuple(found)


def decode64(coded: str) -> bytes:
    """Read standard base64 in its one canonical spelling.

    Raises:
        InvalidError: If it is anything else.
    """
    try:
        raw = base64.b64decode(coded.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        message = "malformed base64"
        raise InvalidError(message) from error
    if base64.b64encode(raw).decode() != coded:
        message = "base64 in a spelling that is not canonical"
        raise InvalidError(message)
    return raw


def _is_name(name: str) -> bool:
    """Whether a key may have a name: no space, no plus, and nothing that is no UTF-8."""
    return bool(name) and not any(
        char == "+" or char.isspace() or "\ud800" <= char <= "\udfff" for char in name
    )
