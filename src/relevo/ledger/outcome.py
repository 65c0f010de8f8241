"""What a verification found, whatever was verified: a proof, a case's log or a published one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from relevo.core.words import text
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import parse_note, verify_note

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from relevo.core.words import Text
    from relevo.tlog.note import Key, Note
    from relevo.tlog.policy import Policy


class Subject(StrEnum):
    """What was verified."""

    ENTRY = "entry"
    FINDING = "finding"
    CASE = "case"
    LOG = "log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a verification found.

    Attributes:
        subject: What was verified.
        why: Why it does not hold; None if it holds.
        origin: Name of the log.
        size: Number of entries that the checkpoint covers.
        root: Root of their tree.
        key: Key of the log that signed the checkpoint; None if none did.
        pinned: Whether the user trusted that key beforehand.
        cosigned: Witnesses of the user's policy that cosigned, and when: seconds since 1970.
        cosigned_size: Number of entries that they cosigned; None if nobody did.
        since: Size of the older checkpoint that it grew out of; None if none was given.
        entries: Number of entries that were looked at.
        whole: Whether those are the whole log to that size.
        claim: The finding of a proof, as its file says it; None otherwise.
        known_on: Day of knowledge of a finding; None otherwise.
        last_day: Day of the last entry of a proof that carries the whole log; empty otherwise.
        opened: What the entries say, field by field, where a proof of entries opens them.
        unadopted: Files of a proof that no entry adopts as they are.
        illustrative: Whether anything in it is invented.
    """

    subject: Subject
    why: Text | None = None
    origin: str = ""
    size: int = 0
    root: bytes = b""
    key: Key | None = None
    pinned: bool = False
    cosigned: tuple[tuple[str, int], ...] = ()
    cosigned_size: int | None = None
    since: int | None = None
    entries: int = 0
    whole: bool = False
    claim: Mapping[str, Any] | None = None
    known_on: date | None = None
    last_day: str = ""
    opened: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    unadopted: tuple[str, ...] = ()
    illustrative: bool = False

    @property
    def holds(self) -> bool:
        """Whether it holds."""
        return self.why is None


def cosigners_of(policy: Policy | None, note: Note) -> tuple[tuple[str, int], ...]:
    """Give the witnesses of a policy that cosigned a checkpoint.

    Args:
        policy: What is trusted; None gives nobody.
        note: The checkpoint.

    Raises:
        InvalidError: If the policy does not accept the checkpoint.
    """
    if policy is None:
        return ()
    _, _, seen = policy.open(bytes(note))
    return tuple((key.name, at) for key, at in seen.items())


def grown_since(
    older: bytes | None,
    checkpoint: Checkpoint,
    keys: Sequence[Key],
    root_at: Callable[[int], bytes | None],
) -> tuple[int | None, Text | None]:
    """Hold a log against an older checkpoint of it.

    Args:
        older: The older checkpoint, signed; None if there is none.
        checkpoint: The checkpoint of the log.
        keys: Keys that may have signed it.
        root_at: Gives the root of the log at a smaller size; None if that cannot be told.

    Returns:
        Size of the older checkpoint, and why the log did not grow out of it; None if it did.
    """
    if older is None:
        return None, None
    try:
        note = parse_note(older)
        before = Checkpoint.parse(note.text)
        verify_note(note, tuple(keys))
    except InvalidError as error:
        return None, text("The older checkpoint cannot be used: {reason}.", reason=str(error))
    if before.origin != checkpoint.origin:
        return None, text("The older checkpoint is of another log: {name}.", name=before.origin)
    if before.size > checkpoint.size:
        return before.size, text(
            "The log was rolled back: it had {before} entries and has {now}.",
            before=before.size,
            now=checkpoint.size,
        )
    root = root_at(before.size)
    if root is None:
        return before.size, text(
            "This proof does not carry what shows growth. Hold the log itself against the older "
            "checkpoint."
        )
    if root != before.root:
        return before.size, text(
            "The log was rewritten: its first {n} entries are not those of the older checkpoint.",
            n=before.size,
        )
    return before.size, None
