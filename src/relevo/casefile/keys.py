"""The custodian's keys: private files in a folder of their own, outside every case.

A folder is named by the identifier of the key that ``case.yaml`` names, in hexadecimal. It holds
``signing.pem`` and later signing keys (``signing-<id>.pem``), ``office.pem``, and the persons.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.casefile.reason import reason_of
from relevo.casefile.write import SUFFIX, sync_folder
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.personal import (
    SECRET,
    PersonalError,
    Sort,
    is_encrypted,
    private_file,
    secret_of,
)
from relevo.tlog.note import Algorithm, Key, Signer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Passphrase = Callable[[], bytes]
    """Gives the passphrase; asked only when a file is encrypted."""

SIGNING, OFFICE = "signing.pem", "office.pem"
PERSONS = "persons"
PRIVATE, PRIVATE_FOLDER = 0o600, 0o700
"""Modes of what only the custodian may read."""

_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a case's custodian.

    Attributes:
        folder: Where they lie.
        key: Public key that ``case.yaml`` names; its name is the log's origin.
        signer: Private key that signs the log now: that of ``key``, or of a successor.
        office: 32 secret bytes, from which wrap and index keys come.
        passphrase: Under which the files are encrypted; empty if they are not.
    """

    folder: Path
    key: Key
    signer: Signer = field(repr=False)
    office: bytes = field(repr=False)
    passphrase: bytes = field(default=b"", repr=False)


def find_keys(
    vkey: str, root: Path, passphrase: Passphrase, signers: Sequence[Key] = ()
) -> Keys | None:
    """Give the keys of a case's custodian, if they are at hand.

    Args:
        vkey: The key that ``case.yaml`` names.
        root: Folder of all keys.
        passphrase: Gives the passphrase, if one is needed.
        signers: Keys that may sign the log now, as :func:`relevo.ledger.custody.custodians` gives
            them; empty means the key that ``case.yaml`` names.

    Returns:
        The keys; None if there is no folder of that key, or no key that may sign now lies in it.

    Raises:
        RelevoError: If a file of a key is damaged, is another's, can be read by others, or does not
            open with the passphrase.
    """
    key = Key.parse(vkey)
    folder = folder_of(key, root)
    chosen = next((one for one in signers or (key,) if is_at_hand(folder, key, one)), None)
    if chosen is None:
        return None
    asked = _Once(passphrase)
    seed = _secret(signing_file(folder, key, chosen), Sort.SIGNING, asked)
    signer = Signer(chosen.name, Algorithm.ED25519, seed)
    if signer.key != chosen:
        raise RelevoError(
            text(
                "The key in {file} is not the one that signs this case's record. Put the right "
                "file back from its copy.",
                file=str(signing_file(folder, key, chosen)),
            )
        )
    office = _secret(folder / OFFICE, Sort.OFFICE, asked)
    return Keys(folder, key, signer, office, asked.answer)


def new_keys(
    origin: str, root: Path, *, seed: bytes, office: bytes, passphrase: bytes = b""
) -> Keys:
    """Make the keys of a new custodian: all files, or none.

    Args:
        origin: Name of the log.
        root: Folder of all keys; made if it is not there.
        seed: 32 random bytes: the signing key.
        office: 32 random bytes: the office's secret.
        passphrase: Under which both are encrypted; empty means not at all.

    Raises:
        RelevoError: If they cannot be written.
    """
    assert len(seed) == len(office) == SECRET, "secrets have 32 bytes"
    signer = Signer(origin, Algorithm.ED25519, seed)
    folder = folder_of(signer.key, root)
    fresh = folder.with_name(f".{folder.name}{SUFFIX}")
    try:
        root.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=PRIVATE_FOLDER)
        (fresh / PERSONS).mkdir(mode=PRIVATE_FOLDER)
        write_private(fresh / SIGNING, private_file(seed, Sort.SIGNING, passphrase))
        write_private(fresh / OFFICE, private_file(office, Sort.OFFICE, passphrase))
        fresh.rename(folder)
        sync_folder(root)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise unwritten(root, error) from error
    return Keys(folder, signer.key, signer, office, passphrase)


def add_signer(keys: Keys, *, seed: bytes) -> Signer:
    """Make one more signing key beside those of a custodian; it signs nothing yet.

    Args:
        keys: The custodian's keys; the new one is encrypted as they are.
        seed: 32 random bytes.

    Raises:
        RelevoError: If it cannot be written.
    """
    signer = Signer(keys.key.name, Algorithm.ED25519, seed)
    file = signing_file(keys.folder, keys.key, signer.key)
    try:
        write_private(file, private_file(seed, Sort.SIGNING, keys.passphrase))
    except OSError as error:
        raise unwritten(file, error) from error
    return signer


def folder_of(key: Key, root: Path) -> Path:
    """Give the folder of a custodian's keys.

    Args:
        key: The key that ``case.yaml`` names.
        root: Folder of all keys.
    """
    return root / key.id.hex()


def signing_file(folder: Path, key: Key, signer: Key) -> Path:
    """Give the file of a signing key.

    Args:
        folder: The custodian's folder.
        key: The key that ``case.yaml`` names.
        signer: Public key of the one meant.
    """
    return folder / (SIGNING if signer == key else f"signing-{signer.id.hex()}.pem")


def is_at_hand(folder: Path, key: Key, signer: Key) -> bool:
    """Whether the file of a signing key is there.

    Args:
        folder: The custodian's folder.
        key: The key that ``case.yaml`` names.
        signer: Public key of the one meant.

    Raises:
        RelevoError: If this user may not look.
    """
    file = signing_file(folder, key, signer)
    try:
        return file.is_file()
    except OSError as error:
        raise _unread(file, error) from error


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, durably; it is there whole or not at all.

    Raises:
        OSError: If it cannot be written; an older file is as it was.
    """
    beside = path.with_name(f".{path.name}{SUFFIX}")
    try:
        beside.unlink(missing_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, PRIVATE)
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        beside.replace(path)
        sync_folder(path.parent)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def unwritten(path: Path, error: OSError) -> RelevoError:
    """Say that keys could not be written, and why."""
    return RelevoError(
        text(
            "The keys cannot be written to {path}: {reason}. Nothing was changed.",
            path=str(path),
            reason=reason_of(error),
        )
    )


def _secret(file: Path, sort: Sort, passphrase: Passphrase) -> bytes:
    """Read a secret.

    Raises:
        RelevoError: If the file can be read by others, is damaged, or does not open.
    """
    try:
        if file.stat().st_mode & _OTHERS:
            raise RelevoError(
                text(
                    "Others can read the private key {file}, so it is not used. Take that away "
                    "with: chmod 600 {file}. If somebody may have copied it, make a new one with "
                    "relevo key rotate.",
                    file=str(file),
                )
            )
        data = file.read_bytes()
    except OSError as error:
        raise _unread(file, error) from error
    encrypted = is_encrypted(data)
    try:
        return secret_of(data, sort, passphrase() if encrypted else b"")
    except PersonalError as error:
        message = (
            text("The passphrase does not open {file}. Nothing was changed.", file=str(file))
            if encrypted
            else text(
                "{file} is no private key of Relevo. Put it back from its copy.", file=str(file)
            )
        )
        raise RelevoError(message) from error


def _unread(file: Path, error: OSError) -> RelevoError:
    """Say that a private key cannot be read, and why."""
    return RelevoError(
        text(
            "The private key {file} cannot be read: {reason}. Put it back from its copy.",
            file=str(file),
            reason=reason_of(error),
        )
    )


class _Once:
    """Asks for a passphrase once, however many files need it.

    Args:
        passphrase: Gives it.

    Attributes:
        answer: The passphrase; empty while nobody needed it.
    """

    def __init__(self, passphrase: Passphrase) -> None:
        """Ask nobody yet."""
        self._ask = passphrase
        self.answer = b""

    def __call__(self) -> bytes:
        """Give the passphrase."""
        self.answer = self.answer or self._ask()
        return self.answer
