"""The custodian's side of witnesses: what is asked of them, and what they answered.

The case's ``policy``, a C2SP ``tlog-policy`` file, holds their keys: a cosignature counts under a
key that stands there, and under no other. It is added to the checkpoint in ``log/public``; the last
checkpoint of each witness is kept in ``log/witnessed``, so that the next request begins there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile.custody import custodians_of
from relevo.casefile.log_checkpoint import PUBLIC, read_note
from relevo.casefile.log_file import LOG, LogFile, no_salts
from relevo.casefile.policy_file import POLICY, with_witness
from relevo.casefile.recording import one_at_a_time
from relevo.casefile.write import write_files
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.custody import signers_at
from relevo.tlog.cosignature import verify_cosignature
from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import Frontier, leaf_hash
from relevo.tlog.note import Note, Signature, verify_note
from relevo.tlog.proofs import prove_consistency
from relevo.tlog.witness import Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from relevo.tlog.checkpoint import Checkpoint
    from relevo.tlog.note import Key

WITNESSED = f"{LOG}/witnessed"
LARGEST = 1_000_000
"""Most bytes of an answer that are read."""


@dataclass(frozen=True, slots=True)
class Public:
    """The newest public checkpoint of a case.

    Attributes:
        case: The case folder.
        checkpoint: The checkpoint.
        note: The same with its signatures.
        signers: Keys of the log that signed it.
    """

    case: Path
    checkpoint: Checkpoint
    note: Note
    signers: tuple[Key, ...]

    @property
    def by_log(self) -> tuple[Signature, ...]:
        """The log's own signatures, one of each key."""
        return tuple(line for key in self.signers for line in self.note.by(key)[:1])


def read_public(case: Path, vkey: str) -> Public:
    """Give the newest public checkpoint of a case, its signature checked.

    Args:
        case: The case folder.
        vkey: The key that ``case.yaml`` names.

    Raises:
        RelevoError: If nothing is public yet, or no key that may sign the log signed it.
    """
    found = read_note(case / PUBLIC)
    if found is None:
        raise RelevoError(
            text(
                "Nothing of the record of {folder} is public yet. Publish it first: relevo log "
                "{folder} --publish FOLDER",
                folder=str(case),
            )
        )
    checkpoint, note = found
    keys = signers_at(custodians_of(case, vkey), checkpoint.size)
    keys = tuple(key for key in keys if key.name == checkpoint.origin)
    try:
        signers = verify_note(note, keys)
    except InvalidError as error:
        raise RelevoError(
            text(
                "{file} is not signed by a key of this case: {why}. See: relevo log fsck {folder}",
                file=str(case / PUBLIC),
                why=str(error),
                folder=str(case),
            )
        ) from error
    return Public(case, checkpoint, note, signers)


def request_for(public: Public, old: int) -> Request:
    """Give what a witness is asked: to cosign the checkpoint, grown from one that it knows.

    Args:
        public: The checkpoint.
        old: Size of the last checkpoint that the witness cosigned; 0 for none.

    Raises:
        RelevoError: If the witness knows more entries than are public, or the entries at hand are
            not those of the checkpoint.
    """
    checkpoint = public.checkpoint
    if old > checkpoint.size:
        raise RelevoError(
            text(
                "The witness has seen {old} entries of this log and {size} are public here. Either "
                "this case is an older copy, or the log was rolled back: nothing is asked.",
                old=old,
                size=checkpoint.size,
            )
        )
    ranges: list[tuple[int, int]] = []

    def needed(start: int, end: int) -> bytes:
        ranges.append((start, end))
        return b""

    prove_consistency(old, checkpoint.size, needed)
    whole, *proof = _roots(public.case, [(0, checkpoint.size), *ranges])
    if whole != checkpoint.root:
        raise RelevoError(
            text(
                "The entries of {folder} are not those of its public checkpoint. What differs: "
                "relevo log fsck {folder}",
                folder=str(public.case),
            )
        )
    return Request(old, tuple(proof), Note(public.note.text, public.by_log), checkpoint)


def _roots(case: Path, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
    """Give the hashes over ranges of entries, worked out from the entries themselves, in one pass.

    Args:
        case: The case folder.
        ranges: First entry of each, and the one after its last.
    """
    trees = [Frontier() for _ in ranges]
    last = max(end for _, end in ranges)
    entries = LogFile(case, no_salts).entries()
    for position, entry in zip(range(last), entries, strict=False):
        leaf = leaf_hash(entry)
        for tree, (start, end) in zip(trees, ranges, strict=True):
            if start <= position < end:
                tree.append(leaf)
    return [tree.root() for tree in trees]


def size_seen(case: Path, keys: Iterable[Key], origin: str) -> int:
    """Give the size of the last checkpoint that a witness is known to have cosigned.

    Args:
        case: The case folder.
        keys: Keys of the witness; the smallest size counts if they differ.
        origin: Name of the log.

    Returns:
        The size; 0 if none is known. It is a guess that saves a question: the witness decides.
    """
    sizes = []
    for key in keys:
        found = read_note(case / WITNESSED / key.id.hex())
        sizes.append(found[0].size if found and found[0].origin == origin else 0)
    return min(sizes, default=0)


def take_answer(
    public: Public, answer: bytes, pinned: Key | None = None, url: str = ""
) -> dict[Key, int]:
    """Add what a witness answered to the public checkpoint, durably.

    Args:
        public: The checkpoint that it was asked about.
        answer: Signature lines.
        pinned: The witness that must have answered, named in the case's policy from now on; None
            takes any that the policy names.
        url: Where that witness is asked, for the policy; may be empty.

    Returns:
        The keys that cosigned, and when, in seconds since the epoch.

    Raises:
        RelevoError: If it is no answer, no line of it is of a pinned witness, a pinned witness's
            cosignature does not hold, another checkpoint became public meanwhile, or something
            cannot be written. Nothing was changed then.
    """
    case = public.case
    lines = _lines(answer)
    with one_at_a_time(case):
        policy, data = with_witness(case, public.signers, pinned, url)
        known = tuple(policy.witnesses.values()) if policy else ()
        found = _counted(public, lines, (pinned,) if pinned else known)
        now = read_note(case / PUBLIC)
        if now is None or now[1].text != public.note.text:
            raise RelevoError(
                text(
                    "Another checkpoint of {folder} became public meanwhile. Ask the witness "
                    "again.",
                    folder=str(case),
                )
            )
        given = {(key.name, key.id) for key in found}
        kept = (one for one in now[1].signatures if (one.name, one.key) not in given)
        added = (line for line, _ in found.values())
        files = {PUBLIC: bytes(Note(public.note.text, (*kept, *added)))}
        for key, (line, _) in found.items():
            note = Note(public.note.text, (*public.by_log, line))
            files[f"{WITNESSED}/{key.id.hex()}"] = bytes(note)
        write_files(case, files if data is None else {**files, POLICY: data})
    return {key: time for key, (_, time) in found.items()}


def _counted(
    public: Public, lines: Sequence[Signature], keys: Sequence[Key]
) -> dict[Key, tuple[Signature, int]]:
    """Give the cosignatures that count, with their times; those of unknown keys are passed over.

    Raises:
        RelevoError: If there is none, or one does not hold.
    """
    found: dict[Key, tuple[Signature, int]] = {}
    for key in keys:
        for line in lines:
            if (line.name, line.key) == (key.name, key.id):
                found[key] = (line, _time_of(public, key, line))
    if not found:
        raise RelevoError(
            text(
                "The answer holds no cosignature of a witness whose key is known. Have its "
                "verifier key told to you by another way and give it with --vkey; it is then kept "
                "in {file}.",
                file=str(public.case / POLICY),
            )
        )
    return found


def _time_of(public: Public, key: Key, line: Signature) -> int:
    """Give the time that a cosignature states.

    Raises:
        RelevoError: If it does not hold, or states none.
    """
    try:
        time = verify_cosignature(key, public.checkpoint, line)
    except InvalidError:
        time = 0
    if time == 0:
        raise RelevoError(
            text(
                "The cosignature of {name} is not one of this checkpoint. Nothing was changed.",
                name=key.name,
            )
        )
    return time


def _lines(answer: bytes) -> list[Signature]:
    """Read the lines of an answer.

    Raises:
        RelevoError: If it is none.
    """
    try:
        rows = answer[:LARGEST].decode("utf-8").split("\n")
        if rows.pop() == "":
            return [Signature.parse(row) for row in rows]
    except (InvalidError, UnicodeDecodeError):
        pass
    raise RelevoError(text("This is no answer of a witness. Nothing was changed."))


def plain_words(body: bytes) -> str:
    """Give the first words of what a witness answered, safe to print."""
    return re.sub(r"[^\x20-\x7e]+", " ", body[:200].decode("utf-8", "replace")).strip()
