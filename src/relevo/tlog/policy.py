"""Witness policies, as C2SP ``tlog-policy`` writes them: which logs, which witnesses, how many."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.tlog.checkpoint import Checkpoint, open_checkpoint
from relevo.tlog.cosignature import cosigners
from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import Algorithm, Key, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NONE = "none"
"""Quorum that asks for no witness."""

_ALLOWED = re.compile(rb"[\t\n\x20-\x7e\x80-\xff]*")
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Group:
    """Witnesses or groups of which so many must have cosigned."""

    least: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """What makes a checkpoint count.

    Attributes:
        logs: Keys of the logs; any of them may have signed.
        witnesses: Keys of the witnesses, by their name in the policy.
        groups: Groups, by name.
        quorum: Name of the witness or group that must have cosigned; ``none`` asks for none.
    """

    logs: tuple[Key, ...]
    witnesses: Mapping[str, Key]
    groups: Mapping[str, Group]
    quorum: str

    def open(self, data: bytes) -> tuple[Checkpoint, Note, dict[Key, int]]:
        """Read a checkpoint that the policy accepts.

        Args:
            data: The note.

        Returns:
            The checkpoint, its note, and who cosigned it when.

        Raises:
            InvalidError: If no log of the policy signed it, its log is another one, a witness's
                cosignature is wrong, or too few cosigned.
        """
        checkpoint, note = open_checkpoint(data, self.logs)
        if checkpoint.origin not in {key.name for key in self.logs if note.by(key)}:
            message = "the checkpoint is of another log than the key that signed it"
            raise InvalidError(message)
        seen = cosigners(note, checkpoint, tuple(self.witnesses.values()))
        if not self.met(set(seen)):
            message = "too few witnesses of the policy cosigned"
            raise InvalidError(message)
        return checkpoint, note, seen

    def met(self, seen: set[Key]) -> bool:
        """Say whether the witnesses that cosigned are enough.

        Args:
            seen: Keys of the witnesses that cosigned.
        """
        return self.quorum == NONE or self._has(self.quorum, seen)

    def _has(self, name: str, seen: set[Key]) -> bool:
        """Whether a witness, or enough of a group, cosigned."""
        if name in self.witnesses:
            return self.witnesses[name] in seen
        group = self.groups[name]
        return sum(self._has(member, seen) for member in group.members) >= group.least


def parse_policy(data: bytes) -> Policy:
    """Read a policy.

    Raises:
        InvalidError: If it is malformed; the message names the line.
    """
    if len(data) > _LARGEST or not _ALLOWED.fullmatch(data) or not data.endswith(b"\n"):
        message = "a policy is made of lines without control characters"
        raise InvalidError(message)
    reader = _Reader()
    for number, line in enumerate(data.decode("utf-8", "surrogateescape").split("\n"), start=1):
        words = [word for word in re.split(r"[ \t]+", line) if word]
        if words and not words[0].startswith("#"):
            try:
                reader.read(words[0], words[1:])
            except InvalidError as error:
                message = f"policy, line {number}: {error}"
                raise InvalidError(message) from error
    if reader.quorum is None:
        message = "a policy says its quorum"
        raise InvalidError(message)
    return Policy(tuple(reader.logs), reader.witnesses, reader.groups, reader.quorum)


class _Reader:
    """What the lines read so far have defined."""

    def __init__(self) -> None:
        """Begin with nothing defined."""
        self.logs: list[Key] = []
        self.witnesses: dict[str, Key] = {}
        self.groups: dict[str, Group] = {}
        self.quorum: str | None = None
        self._members: set[str] = set()

    def read(self, kind: str, words: list[str]) -> None:
        """Take one line.

        Raises:
            InvalidError: If it is malformed or contradicts a line before it.
        """
        match kind, words:
            case "log", [vkey] | [vkey, _]:
                key = _key(vkey, {Algorithm.ED25519})
                _refuse_twice(key, self.logs)
                self.logs.append(key)
            case "witness", [name, vkey] | [name, vkey, _]:
                self._free(name)
                key = _key(vkey, {Algorithm.ED25519_COSIGNATURE, Algorithm.MLDSA44_COSIGNATURE})
                _refuse_twice(key, self.witnesses.values())
                self.witnesses[name] = key
            case "group", [name, least, *members] if members:
                self._free(name)
                self._take(members)
                self.groups[name] = Group(_least(least, len(members)), tuple(members))
            case "quorum", [name] if self.quorum is None:
                if name != NONE and name not in self.witnesses and name not in self.groups:
                    message = f"nothing is called {name} yet"
                    raise InvalidError(message)
                self.quorum = name
            case _:
                message = "expected log, witness, group or the one quorum"
                raise InvalidError(message)

    def _free(self, name: str) -> None:
        """Refuse a name that is taken."""
        if name == NONE or name in self.witnesses or name in self.groups:
            message = f"the name {name} is taken"
            raise InvalidError(message)

    def _take(self, members: list[str]) -> None:
        """Refuse members that are not defined, or that are in a group already."""
        for member in members:
            defined = member in self.witnesses or member in self.groups
            if not defined or member in self._members:
                message = f"{member} is not defined, or in a group already"
                raise InvalidError(message)
            self._members.add(member)


def _key(vkey: str, kinds: set[Algorithm]) -> Key:
    """Read a key that may play its part."""
    key = Key.parse(vkey)
    if key.algorithm not in kinds:
        message = "the key is of a kind for something else"
        raise InvalidError(message)
    return key


def _refuse_twice(key: Key, others: Iterable[Key]) -> None:
    """Refuse a public key that another line has."""
    if any(key.public == other.public for other in others):
        message = "the same key twice"
        raise InvalidError(message)


def _least(word: str, members: int) -> int:
    """Read how many members of a group it takes."""
    if word in ("any", "all"):
        return 1 if word == "any" else members
    if not re.fullmatch(r"[1-9][0-9]{0,5}", word) or int(word) > members:
        message = f"a group takes any, all, or 1 to {members}"
        raise InvalidError(message)
    return int(word)
