"""Delegations and processes: visits that are no entry of a force, and what they feed.

A police or justice delegation that meets an authority is no force: it needs no consent under any
rule on record, counts under no limit, and no rule judges it. It is kept so that nobody has to ask
whether it was one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from relevo.core.clause import RowRef
from relevo.core.term import Day
from relevo.core.words import Localized
from relevo.register.model import NOWHERE

_STRICT = {"extra": "forbid"}
"""How pydantic reads the keys of a file: unknown ones are refused."""


class DelegationClass(StrEnum):
    """What kind of office sends a delegation; military persons are a force, not a delegation."""

    POLICE = "police"
    JUSTICE = "justice"
    DIPLOMATIC = "diplomatic"
    CIVILIAN = "civilian"
    MIXED = "mixed"


class ProcessStatus(StrEnum):
    """How far a process has come."""

    ANNOUNCED = "announced"
    IN_PREPARATION = "in_preparation"
    PRESENTED = "presented"
    APPROVED = "approved"
    IN_FORCE = "in_force"
    ENDED = "ended"
    DROPPED = "dropped"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """A visit that is no entry of a force.

    Sample line of ``delegations.csv``:
    ``ej-police,2026-02-03,,XB,Policía,6,Presidencia,plan,ej-plan,police,invented,,,si``

    Attributes:
        id: Identifier within the case.
        from_: First day; None if no source gives it.
        to: Last day, included; None if no source gives it.
        state: State that sends it.
        body: Office that sends it, as printed.
        persons: Number of persons; None if no source gives it.
        met: Whom it met, as printed.
        about: About what, as printed; empty if no source says.
        process: Process that it feeds, by identifier; or empty.
        of: What kind of office sends it.
        says: Sources.
        note: A remark, or None.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    id: str
    from_: date | None
    to: date | None
    state: str
    body: str
    of: DelegationClass
    persons: int | None = None
    met: tuple[str, ...] = ()
    about: str = ""
    process: str = ""
    says: tuple[str, ...] = ()
    note: Localized | None = None
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)

    def known_on(self, day: date) -> bool:
        """Whether it had begun on a day; one whose first day was not found counts as known."""
        return self.from_ is None or self.from_ <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What an authority said, kept beside what the law says.

    Attributes:
        id: Identifier within the case.
        by: Who said it, by office.
        what: What was said, in our words.
        hook: Law that gives what was said, as cited; ``not_found`` where none was found.
        day: Day on which it was said; None if no source gives it.
        says: Sources.
        note: A remark, or None.
        illustrative: Whether it is invented for illustration.
    """

    __pydantic_config__: ClassVar = _STRICT

    id: str
    by: Localized
    what: Localized
    hook: str
    day: Day | None = None
    says: tuple[str, ...] = ()
    note: Localized | None = None
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What feeds a process, by identifier.

    Attributes:
        delegations: Delegations of the case.
        acts: Acts of the case.
        statements: Statements of the same file.
    """

    __pydantic_config__: ClassVar = _STRICT

    delegations: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A process of the host beside the entry of a force, e.g. a plan that is being drawn up.

    Attributes:
        id: Identifier within the case.
        name: Its name.
        status: How far it has come.
        since: Day since which it stands so; None if no source gives it.
        inputs: What feeds it.
        says: Sources.
        note: A remark, or None.
        verify: Whether a source must still be found or read.
        illustrative: Whether it is invented for illustration.
    """

    __pydantic_config__: ClassVar = _STRICT

    id: str
    name: Localized
    status: ProcessStatus
    since: Day | None = None
    inputs: Inputs = field(default_factory=Inputs)
    says: tuple[str, ...] = ()
    note: Localized | None = None
    verify: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceedings:
    """``processes.yaml``: processes, and what authorities said.

    Attributes:
        processes: Processes.
        statements: Statements, each fed into a process or standing alone.
    """

    __pydantic_config__: ClassVar = _STRICT

    processes: tuple[Process, ...] = ()
    statements: tuple[Statement, ...] = ()
