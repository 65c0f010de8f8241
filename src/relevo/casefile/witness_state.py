"""The folder of a witness: its key, the logs it trusts, and the last it cosigned of each.

What it last cosigned is the state that keeps a log from being split: it is on disk before the
cosignature is given out, and one request at a time is decided. A file that is missing or damaged is
never taken for a log that was not seen yet.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from relevo.casefile.keys import PRIVATE_FOLDER, write_private
from relevo.casefile.reason import reason_of
from relevo.casefile.recording import one_at_a_time
from relevo.casefile.witness_logs import LOGS, Trusted, line_of, parse_logs
from relevo.casefile.write import SUFFIX, sync_folder, write_files
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.personal import PersonalError, Sort, is_encrypted, private_file, secret_of
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.cosignature import cosign, verify_cosignature
from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import Algorithm, Key, Note, Signer, parse_note
from relevo.tlog.witness import RefusedError, Seen, check_request, parse_request

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from relevo.tlog.witness import Request

PRIVATE_KEY, PUBLIC_KEY = "key.pem", "vkey"
COSIGNED, REFUSED = "cosigned", "refused"

_SORTS = {
    Algorithm.ED25519_COSIGNATURE: Sort.SIGNING,
    Algorithm.MLDSA44_COSIGNATURE: Sort.COSIGNING,
}
_FORKED = 422
_MOST_REFUSED = 100
_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Cosigned:
    """The last that a witness cosigned of a log.

    Attributes:
        checkpoint: The checkpoint.
        time: When, in seconds since the epoch.
        note: The checkpoint with the log's signature and the witness's.
    """

    checkpoint: Checkpoint
    time: int
    note: Note


@dataclass(frozen=True, slots=True)
class Witness:
    """A witness whose private key is at hand.

    Attributes:
        folder: Its folder.
        key: Its public key.
        signer: Its private key.
    """

    folder: Path
    key: Key
    signer: Signer = field(repr=False)

    def cosign(self, data: bytes, now: int, *, again: bool = False) -> tuple[bytes, Cosigned]:
        """Decide about a request, as ``add-checkpoint`` of C2SP ``tlog-witness`` has it.

        Args:
            data: Body of the request.
            now: This instant, in seconds since the epoch.
            again: Whether the checkpoint that was cosigned last is cosigned once more, whatever
                size the request begins at: an answer that came as a file may have been lost.

        Returns:
            The answer, a signature line, and what it says; both are on disk.

        Raises:
            RefusedError: If the witness refuses; nothing was changed.
            RelevoError: If its state is damaged or cannot be written; nothing was signed.
        """
        request = parse_request(data)
        checkpoint = request.checkpoint
        with one_at_a_time(self.folder):
            keys = tuple(
                one.key for one in read_logs(self.folder) if one.origin == checkpoint.origin
            )
            before = last_cosigned(self.folder, self.key, checkpoint.origin) if keys else None
            seen = Seen(before.checkpoint.size, before.checkpoint.root) if before else Seen()
            if again and before and before.checkpoint == checkpoint:
                request = replace(request, old=seen.size, proof=())
            try:
                check_request(request, keys, seen)
            except RefusedError as refused:
                if refused.code == _FORKED:
                    self._keep(request)
                raise
            time = max(1, now, before.time if before else 0)
            line = cosign(self.signer, checkpoint, time)
            by_log = (one for key in keys for one in request.note.by(key)[:1])
            given = Cosigned(checkpoint, time, Note(request.note.text, (*by_log, line)))
            write_files(self.folder, {_path_of(checkpoint.origin): bytes(given.note)})
        return str(line).encode(), given

    def _keep(self, request: Request) -> None:
        """Keep a request that the log signed and that does not follow: it may be proof of a fork.

        So many of each log are kept and no more; refusing does not depend on it.
        """
        data = bytes(request)
        folder = self.folder / REFUSED / origin_hash(request.checkpoint.origin)
        if folder.is_dir() and sum(1 for _ in folder.iterdir()) >= _MOST_REFUSED:
            return
        with suppress(RelevoError):
            write_files(folder, {sha256(data).hexdigest()[:32]: data})


def new_witness(folder: Path, key: Signer, passphrase: bytes = b"") -> Key:
    """Make the folder of a new witness: all of it, or nothing.

    Args:
        folder: Its folder; empty or not there yet.
        key: Its private key.
        passphrase: Under which the key is encrypted; empty means not at all.

    Returns:
        Its public key.

    Raises:
        RelevoError: If something lies there, or it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RelevoError(
            text("{path} is there already. Give a new folder for the witness.", path=str(folder))
        )
    home = folder.resolve()
    fresh = home.with_name(f".{home.name}{SUFFIX}")
    public = key.key
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=PRIVATE_FOLDER)
        (fresh / COSIGNED).mkdir()
        pem = private_file(key.seed, _SORTS[key.algorithm], passphrase)
        write_private(fresh / PRIVATE_KEY, pem)
        write_files(fresh, {LOGS: b"", PUBLIC_KEY: f"{public.vkey}\n".encode()})
        fresh.rename(home)
        sync_folder(home.parent)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise RelevoError(
            text(
                "The witness cannot be made in {folder}: {reason}. Nothing was written.",
                folder=str(folder),
                reason=reason_of(error),
            )
        ) from error
    return public


def read_key(folder: Path) -> Key:
    """Give the public key of a witness.

    Raises:
        RelevoError: If the folder is no witness's.
    """
    try:
        key = Key.parse((folder / PUBLIC_KEY).read_bytes().decode("utf-8").removesuffix("\n"))
    except (OSError, InvalidError, ValueError) as error:
        raise RelevoError(
            text(
                "{folder} is not the folder of a witness: its file vkey cannot be read. Make one "
                "with: relevo witness new {folder} --name NAME",
                folder=str(folder),
            )
        ) from error
    if key.algorithm not in _SORTS:
        raise RelevoError(text("The key in {file} is no witness's.", file=str(folder / PUBLIC_KEY)))
    return key


def open_witness(folder: Path, passphrase: Callable[[], bytes]) -> Witness:
    """Open the folder of a witness for cosigning.

    Args:
        folder: Its folder.
        passphrase: Gives the passphrase; asked only if the key is encrypted.

    Raises:
        RelevoError: If the key is missing, damaged or another's, can be read by others, or does not
            open with the passphrase.
    """
    key = read_key(folder)
    file = folder / PRIVATE_KEY
    try:
        mode, data = file.stat().st_mode, file.read_bytes()
    except OSError as error:
        raise RelevoError(
            text(
                "The private key {file} cannot be read: {reason}. Put it back from its copy.",
                file=str(file),
                reason=reason_of(error),
            )
        ) from error
    if mode & _OTHERS:
        raise RelevoError(
            text(
                "Others can read the private key {file}, so it is not used. Take that away with: "
                "chmod 600 {file}. If somebody may have copied it, make a new witness and tell "
                "everybody who trusts this one.",
                file=str(file),
            )
        )
    encrypted = is_encrypted(data)
    try:
        seed = secret_of(data, _SORTS[key.algorithm], passphrase() if encrypted else b"")
    except PersonalError as error:
        raise (_locked(file) if encrypted else _another(file)) from error
    signer = Signer(key.name, key.algorithm, seed)
    if signer.key != key:
        raise _another(file)
    return Witness(folder, key, signer)


def _locked(file: Path) -> RelevoError:
    """Say that a passphrase is wrong."""
    return RelevoError(
        text("The passphrase does not open {file}. Nothing was changed.", file=str(file))
    )


def _another(file: Path) -> RelevoError:
    """Say that a file is not the witness's key."""
    return RelevoError(
        text(
            "{file} is not the private key of this witness. Put it back from its copy.",
            file=str(file),
        )
    )


def read_logs(folder: Path) -> tuple[Trusted, ...]:
    """Give the logs that a witness trusts, in the order in which they were taken in.

    Raises:
        RelevoError: If the file is missing, or a line of it is malformed.
    """
    file = folder / LOGS
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RelevoError(
            text("{file} cannot be read: {reason}.", file=str(file), reason=reason_of(error))
        ) from error
    return parse_logs(data, str(file))


def trust_logs(folder: Path, logs: Sequence[Trusted]) -> tuple[Trusted, ...]:
    """Let a witness trust logs: from now on it cosigns what they sign, as long as they only grow.

    Args:
        folder: Its folder.
        logs: Keys of logs.

    Returns:
        Those that it did not trust before.

    Raises:
        RelevoError: If the folder is no witness's, or cannot be written.
    """
    read_key(folder)
    with one_at_a_time(folder):
        held = read_logs(folder)
        new = tuple(one for one in dict.fromkeys(logs) if one not in held)
        known = {one.origin for one in held}
        begun = {
            path: b""
            for one in new
            if one.origin not in known and not (folder / (path := _path_of(one.origin))).exists()
        }
        before = (folder / LOGS).read_bytes()
        gap = b"" if not before or before.endswith(b"\n") else b"\n"
        lines = "".join(map(line_of, new)).encode()
        if new:
            write_files(folder, {**begun, LOGS: before + gap + lines})
    return new


def last_cosigned(folder: Path, key: Key, origin: str) -> Cosigned | None:
    """Give the last that a witness cosigned of a log.

    Args:
        folder: Its folder.
        key: Its public key.
        origin: Name of the log.

    Returns:
        It; None if the witness trusts the log and cosigned nothing of it yet.

    Raises:
        RelevoError: If that is missing or damaged.
    """
    file = folder / _path_of(origin)
    try:
        data = file.read_bytes()
        if not data:
            return None
        note = parse_note(data)
        checkpoint = Checkpoint.parse(note.text)
        (line,) = note.by(key) if checkpoint.origin == origin else ()
        time = verify_cosignature(key, checkpoint, line)
    except (OSError, InvalidError, ValueError) as error:
        raise RelevoError(
            text(
                "{file} is missing or damaged: it says what this witness last cosigned of {name}. "
                "Nothing more is cosigned of that log. If the file cannot be put back as it was "
                "last, make a new witness: an older copy could let a split log through.",
                file=str(file),
                name=origin,
            )
        ) from error
    return Cosigned(checkpoint, time, note)


def last_of(folder: Path, key: Key, hashed: str) -> Cosigned | None:
    """Give the last that a witness cosigned of a log, by the hash of the log's name.

    Args:
        folder: Its folder.
        key: Its public key.
        hashed: As :func:`origin_hash` gives it.

    Returns:
        It, on disk for good; None if the witness trusts no such log or cosigned nothing of it yet.

    Raises:
        RelevoError: If that is missing or damaged.
    """
    with one_at_a_time(folder):
        for log in read_logs(folder):
            if origin_hash(log.origin) == hashed:
                return last_cosigned(folder, key, log.origin)
    return None


def origin_hash(origin: str) -> str:
    """Give the name under which a log's last checkpoint is served: 64 hexadecimal digits."""
    return sha256(origin.encode()).hexdigest()


def _path_of(origin: str) -> str:
    """Give the path of a log's state within the folder."""
    return f"{COSIGNED}/{origin_hash(origin)}"
