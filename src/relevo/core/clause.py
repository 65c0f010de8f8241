"""Clauses: where a limit comes from and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Seen(StrEnum):
    """How a clause is known.

    ``text``: the words are held. ``statute``: cited law. ``reported``: somebody reports it and
    the wording was not seen. ``unseen``: neither.
    """

    TEXT = "text"
    STATUTE = "statute"
    REPORTED = "reported"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True, order=True)
class ClauseRef:
    """A citation of one clause of one act.

    Attributes:
        act: Identifier of the act, e.g. ``"pe-2026-training"``.
        clause: Identifier of the clause within the act, e.g. ``"annex-arms"``.
        seen: How the clause is known.
    """

    act: str
    clause: str
    seen: Seen


@dataclass(frozen=True, slots=True, order=True)
class RowRef:
    """The row of a case file that a value comes from.

    Attributes:
        file: Path within the case folder, e.g. ``"forces/posts.csv"``.
        line: Line in the file (row in a sheet), from 1.
    """

    file: str
    line: int

    def __str__(self) -> str:
        """Give ``file:line``."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text.

    Attributes:
        start: Offset of the first character, from 0.
        end: Offset after the last character.
        line: Line of the first character, from 1.
        column: Column of the first character, from 1.
    """

    start: int
    end: int
    line: int
    column: int
