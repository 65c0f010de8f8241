"""Secrets of a record: the office's, and one for each person, whose loss erases the person.

This is the second door to cryptography, beside that of signatures in ``tlog/note.py``: it wraps,
seals and writes keys down, and signs nothing. From the office's 32 secret bytes come two keys by
HKDF-SHA-256: one under which documents are looked up (HMAC-SHA-256), so that who comes back is
known again and no list of documents exists; and, for each roll number, one that wraps that person's
own key (AES key wrap, RFC 3394). What opens a person's fields is sealed under the person's own key
(ChaCha20-Poly1305, RFC 8439), bound to roll number, entry and field.
"""

from __future__ import annotations

import hmac
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as EncodingError
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from relevo.ledger.canonical import canonical
from relevo.ledger.entry import SALT, Opening

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = 32
"""Bytes of every secret: a signing key's, the office's, a person's."""

_INDEX, _PERSON = b"relevo/v1/documents", b"relevo/v1/person/"
_SUBMISSION = b"relevo/v1/submissions"
_NONCE = 12
_STEP = 256
"""Sealed texts are filled up to a multiple of so many bytes: their length tells no name."""

_ENCRYPTED = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"


class PersonalError(ValueError):
    """A secret that cannot be opened, or bytes that are not what was sealed."""


class Sort(StrEnum):
    """What a file of a secret is for; one cannot stand in for the other."""

    SIGNING = "signing"
    OFFICE = "office"
    COSIGNING = "cosigning"


_CLASSES: dict[Sort, type[Ed25519PrivateKey | X25519PrivateKey | MLDSA44PrivateKey]] = {
    Sort.SIGNING: Ed25519PrivateKey,
    Sort.OFFICE: X25519PrivateKey,
    Sort.COSIGNING: MLDSA44PrivateKey,
}
_MAKERS: dict[Sort, Callable[[bytes], Ed25519PrivateKey | X25519PrivateKey | MLDSA44PrivateKey]] = {
    Sort.SIGNING: Ed25519PrivateKey.from_private_bytes,
    Sort.OFFICE: X25519PrivateKey.from_private_bytes,
    Sort.COSIGNING: MLDSA44PrivateKey.from_seed_bytes,
}


@dataclass(frozen=True, slots=True)
class Person:
    """A person's key.

    Attributes:
        roll: Roll number.
        secret: 32 bytes.
    """

    roll: str
    secret: bytes

    def __repr__(self) -> str:
        """Show the roll number, never the key."""
        return f"Person({self.roll!r})"


def document_hash(office: bytes, document: str, state: str) -> str:
    """Give what a person is looked up by: nobody without the office's key can make it.

    Args:
        office: The office's secret.
        document: Number of the document as written; capitals, spaces and signs do not count.
        state: State of the document.

    Returns:
        64 hexadecimal digits.

    Raises:
        ValueError: If the document holds no letter and no digit.
    """
    plain = "".join(
        char for char in unicodedata.normalize("NFKC", document).upper() if char.isalnum()
    )
    if not plain:
        message = "a document has letters or digits"
        raise ValueError(message)
    said = canonical([plain, state.strip().upper()])
    return hmac.new(_derived(office, _INDEX), said, sha256).hexdigest()


def submission_hash(office: bytes, content: bytes) -> str:
    """Give what a submission is known again by; it tells nobody else what stands in it.

    Args:
        office: The office's secret.
        content: All that was submitted, names and documents included.

    Returns:
        64 hexadecimal digits.
    """
    return hmac.new(_derived(office, _SUBMISSION), content, sha256).hexdigest()


def wrap(office: bytes, person: Person) -> bytes:
    """Give a person's key as it may lie in a file: 40 bytes."""
    return aes_key_wrap(_derived(office, _PERSON + person.roll.encode()), person.secret)


def unwrap(office: bytes, roll: str, wrapped: bytes) -> Person:
    """Read a person's key.

    Raises:
        PersonalError: If it was not wrapped for that roll number under that office's key.
    """
    try:
        secret = aes_key_unwrap(_derived(office, _PERSON + roll.encode()), wrapped)
    except (InvalidUnwrap, ValueError) as error:
        message = f"the key of {roll} does not open"
        raise PersonalError(message) from error
    return Person(roll, secret)


def seal_opening(person: Person, opening: Opening, salts: Callable[[int], bytes]) -> bytes:
    """Seal what opens a personal field.

    Args:
        person: The person it is about.
        opening: The opening.
        salts: Gives so many fresh random bytes, as ``os.urandom`` does.

    Returns:
        Nonce and ciphertext; the length is that of many names.
    """
    said = canonical({"salt": b64encode(opening.salt).decode(), "value": opening.value.decode()})
    filled = said.ljust(-(-len(said) // _STEP) * _STEP)
    nonce = salts(_NONCE)
    about = _about(person.roll, opening.entry, opening.field)
    return nonce + ChaCha20Poly1305(person.secret).encrypt(nonce, filled, about)


def open_sealed(person: Person, entry: int, field: str, sealed: bytes) -> Opening:
    """Read what opens a personal field.

    Args:
        person: The person it is about.
        entry: Position of the entry.
        field: Name of the field.
        sealed: Nonce and ciphertext.

    Raises:
        PersonalError: If it was sealed for another person, entry or field, or was changed.
    """
    from json import loads

    about = _about(person.roll, entry, field)
    try:
        said = ChaCha20Poly1305(person.secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], about)
        read = loads(said)
        salt = b64decode(read["salt"], validate=True)
        value = read["value"].encode()
    except (InvalidTag, ValueError, KeyError, TypeError, EncodingError) as error:
        message = f"what opens {field} of entry {entry} was changed"
        raise PersonalError(message) from error
    assert len(salt) == SALT, "what was sealed under a person's key was an opening"
    return Opening(entry, field, salt, value)


def private_file(secret: bytes, sort: Sort, passphrase: bytes = b"") -> bytes:
    """Give a secret as a file: PKCS#8, PEM.

    Args:
        secret: 32 bytes.
        sort: What it is for.
        passphrase: Under which it is encrypted; empty means not at all.
    """
    hidden: serialization.KeySerializationEncryption = (
        serialization.BestAvailableEncryption(passphrase)
        if passphrase
        else serialization.NoEncryption()
    )
    key = _MAKERS[sort](secret)
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, hidden)


def is_encrypted(data: bytes) -> bool:
    """Whether a secret's file needs a passphrase."""
    return data.lstrip().startswith(_ENCRYPTED)


def secret_of(data: bytes, sort: Sort, passphrase: bytes = b"") -> bytes:
    """Read a secret from its file.

    Args:
        data: The file.
        sort: What it must be for.
        passphrase: Under which it is encrypted; passed over if it is not.

    Raises:
        PersonalError: If the passphrase is wrong, or the file is no secret of that sort.
    """
    try:
        key = serialization.load_pem_private_key(data, passphrase if is_encrypted(data) else None)
    except (ValueError, TypeError) as error:
        message = "the passphrase is wrong, or this is no private key"
        raise PersonalError(message) from error
    if not isinstance(key, _CLASSES[sort]):
        message = f"this is no private key of the sort {sort}"
        raise PersonalError(message)
    return key.private_bytes_raw()


def _derived(office: bytes, what: bytes) -> bytes:
    """Derive a key from the office's secret."""
    return HKDF(SHA256(), SECRET, salt=None, info=what).derive(office)


def _about(roll: str, entry: int, field: str) -> bytes:
    """Give what a sealed text is bound to."""
    return canonical([roll, entry, field])
