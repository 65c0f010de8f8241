"""Verifying a log in a folder: that of a case, or one that was made public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.casefile.acts import open_document
from relevo.casefile.custody import custodians_of
from relevo.casefile.disclosure import check_disclosed
from relevo.casefile.folder import Folder
from relevo.casefile.layout import CASE
from relevo.casefile.log_check import check_log
from relevo.casefile.log_checkpoint import CHECKPOINT, PUBLIC, read_note
from relevo.casefile.log_contents import check_contents, is_invented
from relevo.casefile.reason import reason_of
from relevo.casefile.record import read_record
from relevo.casefile.views import compare_views
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.custody import signers_at
from relevo.ledger.outcome import Outcome, Subject, cosigners_of, grown_since
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import Key, parse_note, verify_note

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.casefile.log_check import Checked, Difference
    from relevo.core.words import Text
    from relevo.tlog.note import Note
    from relevo.tlog.policy import Policy

KEYS = "keys"
"""File of a published log: verifier keys, one a line, that of the custodian first."""


def check_folder(
    folder: Path, pinned: Key | None, policy: Policy | None, since: bytes | None
) -> Outcome:
    """Work a log out again and hold it against everything at hand.

    A case carries the entries that name its keys, so a key that is trusted may be any of the chain.
    A published log only lists keys, and anybody can write a list: there the trusted key itself must
    have signed.

    Args:
        folder: A case folder, or a folder that a log was made public in.
        pinned: Key of the log that is trusted; None takes those that the folder names.
        policy: Witnesses that are trusted; None asks for none.
        since: An older checkpoint of the log; None if there is none.

    Raises:
        RelevoError: If the folder holds no log, or cannot be read.
    """
    subject = Subject.CASE if (folder / CASE).is_file() else Subject.LOG
    try:
        keys = _keys(folder, subject)
        if pinned is not None and pinned not in keys:
            why = text("It is of a log with another key than the one trusted.")
            return Outcome(subject=subject, why=why)
        return _checked(folder, subject, keys, policy, since, pinned=pinned)
    except OSError as error:
        raise RelevoError(
            text("{path} cannot be read: {reason}", path=str(folder), reason=reason_of(error))
        ) from error


def _checked(
    folder: Path,
    subject: Subject,
    keys: tuple[Key, ...],
    policy: Policy | None,
    since: bytes | None,
    *,
    pinned: Key | None,
) -> Outcome:
    """Work a log out again.

    Raises:
        RelevoError: If the folder holds no log, or cannot be read.
        OSError: If a file cannot be read.
    """
    public = read_note(folder / PUBLIC) if subject is Subject.CASE else None
    older = _size_of(since)
    sizes = {size for size in (older, public[0].size if public else None) if size is not None}
    trusted = (pinned,) if pinned is not None and subject is Subject.LOG else keys
    held = read_note(folder / CHECKPOINT)
    found = check_log(folder, _may_sign(folder, subject, trusted, held), at=sizes)
    claim, note = public or (found.checkpoint, found.note)
    signed_by = found.signed_by[0] if found.signed_by else None
    try:
        cosigned = cosigners_of(policy, note) if note else ()
        refused = None if note or not policy else text("There is no checkpoint to hold it against.")
    except InvalidError as error:
        cosigned, refused = (), text("The policy is not met: {reason}.", reason=str(error))
    grown, shrunk = (
        grown_since(since, found.checkpoint, keys, found.roots.get)
        if found.checkpoint
        else (None, None)
    )
    may_sign = _may_sign(folder, subject, keys, public)
    why = (
        _first(found.first_difference)
        or _unsigned(found)
        or _other_public(folder, found, public, may_sign)
        or _first(next(iter(check_contents(folder).differences), None))
        or shrunk
        or refused
        or _first(check_disclosed(folder))
        or (_of_case(folder) if subject is Subject.CASE else None)
        or (None if found.checkpoint else text("The log has no checkpoint: nobody vouches for it."))
    )
    covered = claim or found.checkpoint
    return Outcome(
        subject=subject,
        why=why,
        origin=covered.origin if covered else "",
        size=found.checkpoint.size if found.checkpoint else found.size,
        root=found.checkpoint.root if found.checkpoint else found.root,
        key=signed_by,
        pinned=pinned is not None or (policy is not None and signed_by in policy.logs),
        cosigned=cosigned,
        cosigned_size=claim.size if cosigned and claim else None,
        since=grown,
        entries=found.size,
        whole=True,
        illustrative=subject is Subject.CASE and is_invented(folder),
    )


def _unsigned(found: Checked) -> Text | None:
    """Say how many entries at the end nobody signed: anybody may have added them; None if none."""
    if found.checkpoint is None or found.size <= found.checkpoint.size:
        return None
    return text(
        "The checkpoint covers {n} of {size} entries: nobody signed the others.",
        n=found.checkpoint.size,
        size=found.size,
    )


def _other_public(
    folder: Path,
    found: Checked,
    public: tuple[Checkpoint, Note] | None,
    keys: tuple[Key, ...],
) -> Text | None:
    """Say why the log does not hold what its last public checkpoint covers; None if it does."""
    if public is None:
        if (folder / PUBLIC).exists():
            return text("{file} is no checkpoint.", file=PUBLIC)
        return None
    checkpoint, note = public
    try:
        verify_note(note, keys)
    except InvalidError as error:
        return text("The public checkpoint does not hold: {reason}.", reason=str(error))
    if checkpoint.size > found.size or found.roots.get(checkpoint.size) != checkpoint.root:
        return text("The public checkpoint is of other entries than those of the log.")
    return None


def _of_case(folder: Path) -> Text | None:
    """Say which view of a case's record differs first from its log; None if none does."""
    log, problems = read_record(folder)
    if problems:
        return problems[0].what
    return next(
        (
            text("{file}, line {line}, differs from the log.", file=one.file, line=one.line)
            for one in compare_views(folder, log)
        ),
        None,
    )


def _first(difference: Difference | None) -> Text | None:
    """Say what differs first; None if nothing does."""
    if difference is None:
        return None
    return text("{file}: {what}", file=difference.file, what=difference.what)


def _may_sign(
    folder: Path, subject: Subject, keys: tuple[Key, ...], held: tuple[Checkpoint, Note] | None
) -> tuple[Key, ...]:
    """Give the keys that may sign a checkpoint of a log: of a case, at its size."""
    if subject is Subject.LOG or held is None:
        return keys
    return signers_at(custodians_of(folder, keys[0].vkey), held[0].size)


def _keys(folder: Path, subject: Subject) -> tuple[Key, ...]:
    """Give the keys that a folder names for its log, that of the custodian first.

    Raises:
        RelevoError: If it names none.
    """
    file = CASE if subject is Subject.CASE else KEYS
    try:
        if subject is Subject.LOG:
            lines = (folder / KEYS).read_text("utf-8").split()
            named = tuple(Key.parse(line) for line in lines)
        else:
            document = open_document(Folder.opened(folder), CASE, [])
            vkey = document.text(("custodian",)) if document else ""
            named = tuple(one.key for one in custodians_of(folder, vkey)) if vkey else ()
    except (FileNotFoundError, InvalidError, UnicodeDecodeError):
        named = ()
    if not named:
        raise RelevoError(
            text(
                "{path} names no key of a log, so nothing can be verified. Give the folder of a "
                "case with a custodian, or one that relevo log --publish wrote",
                path=str(folder / file),
            )
        )
    return named


def _size_of(since: bytes | None) -> int | None:
    """Give the size that an older checkpoint claims; None if there is none that can be read."""
    try:
        return Checkpoint.parse(parse_note(since).text).size if since is not None else None
    except InvalidError:
        return None
