"""Movements, stations, musters and returns, as somebody recorded them.

What happened must not depend on what was allowed: nothing here knows an act or a limit but by the
identifier that was written down. Persons are roll numbers; their names and papers lie elsewhere,
under a key of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from relevo.core.classes import EntryClass, PersonClass
from relevo.core.clause import RowRef
from relevo.core.term import Term

NOWHERE = RowRef("", 0)
"""Row of what was not read from a table."""


class Way(StrEnum):
    """Which way a movement crosses the border."""

    IN = "in"
    OUT = "out"


class Kind(StrEnum):
    """Kinds of materiel; arms, aircraft, vessels and equipment are pieces, stock is a quantity."""

    ARMS = "arms"
    AIRCRAFT = "aircraft"
    VESSEL = "vessel"
    EQUIPMENT = "equipment"
    STOCK = "stock"


class Cause(StrEnum):
    """Why a party crosses otherwise than planned; an exit for any of these is never refused."""

    PLANNED = "planned"
    EVACUATION = "evacuation"
    RESCUE = "rescue"
    FORCED_LANDING = "forced_landing"
    RECALL = "recall"


class Holder(StrEnum):
    """Who holds arms that were handed over."""

    PERSON = "person"
    UNIT = "unit"
    ARMOURY = "armoury"
    VEHICLE = "vehicle"


class Occasion(StrEnum):
    """When a count was taken."""

    ARRIVAL = "arrival"
    HANDOVER = "handover"
    HALF_YEAR = "half_year"
    DEPARTURE = "departure"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of a party.

    Attributes:
        roll: Roll number, a pseudonym within the case, e.g. ``R-0007``.
        of: Class of person.
        grade: Grade as printed, or empty.
        officer: Whether an officer; None if not stated.
    """

    roll: str
    of: PersonClass = PersonClass.MILITARY
    grade: str = ""
    officer: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Materiel:
    """A piece, or a quantity, that crosses with a party or by itself.

    Attributes:
        kind: What it is.
        item: Code or name of the item, e.g. ``m4``, ``c130``, ``5.56 mm``.
        serial: Serial number, registration or hull; empty for what has none.
        quantity: Pieces, at least 1; 1 for what has a serial.
        name: Name of a vessel, or empty.
        unit: Unit of a quantity of stock, e.g. ``rounds``; empty for pieces.
    """

    kind: Kind
    item: str
    serial: str = ""
    quantity: int = 1
    name: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        """Refuse no pieces, or several under one serial.

        Raises:
            ValueError: If either is so.
        """
        if self.quantity < 1 or (self.serial and self.quantity != 1):
            message = "a quantity is 1 or more, and 1 for what has a serial"
            raise ValueError(message)

    @property
    def piece(self) -> tuple[Kind, str, str]:
        """What a piece with a serial is known by."""
        return (self.kind, self.item, self.serial)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who and what crosses together.

    Attributes:
        name: Name of the party, e.g. the unit's; illustrative ones begin with ``EJ-``.
        sender: Sending state.
        unit: Unit of the plan, or empty.
        category: Category of the unit, or empty.
        post: Post of the plan that it goes to, or empty.
        contingent: Contingent of the act, or empty.
        persons: Persons by roll number.
        uncounted: Persons beside those, by class: counted, not named.
        materiel: Arms, equipment, aircraft, vessels and stock.
    """

    name: str
    sender: str
    unit: str = ""
    category: str = ""
    post: str = ""
    contingent: str = ""
    persons: tuple[Person, ...] = ()
    uncounted: tuple[tuple[PersonClass, int], ...] = ()
    materiel: tuple[Materiel, ...] = ()

    @property
    def strength(self) -> int:
        """Number of persons."""
        return len(self.persons) + sum(n for _, n in self.uncounted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One crossing of the border.

    Attributes:
        clearance: Clearance number, unique within the case.
        way: In or out.
        at: When it happened, UTC.
        day: Civil date of the host state on which it happened.
        point: Point of entry; empty if not recorded.
        party: Who and what crossed.
        act: Act it comes under, as recorded; empty if none was named.
        limits: Limits of the act it comes under, as recorded.
        entry: Class of entry, as recorded; None if not recorded.
        entry_reason: Why that class.
        entry_by: Who decided it.
        cause: Why it crosses otherwise than planned.
        purpose: Code of the purpose, or empty.
        activity: Activity by name, or empty.
        place: Place it goes to, or empty.
        institution: Host institution it goes to, or empty.
        until: Last day of the stay foreseen, or None.
        officer: Officer who recorded it, by roll number or office.
        evidence: What it rests on: document numbers, without names.
        noted: Name and reason where it could not be judged; empty otherwise.
        despite: Name and reason where it was recorded against a refusal; empty otherwise.
        paper: Whether it was written on paper and entered later.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    KIND: ClassVar[str] = "movement"

    clearance: str
    way: Way
    at: datetime
    day: date
    party: Party
    point: str = ""
    act: str = ""
    limits: tuple[str, ...] = ()
    entry: EntryClass | None = None
    entry_reason: str = ""
    entry_by: str = ""
    cause: Cause = Cause.PLANNED
    purpose: str = ""
    activity: str = ""
    place: str = ""
    institution: str = ""
    until: date | None = None
    officer: str = ""
    evidence: tuple[str, ...] = ()
    noted: str = ""
    despite: str = ""
    paper: bool = False
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """Where a party, or part of it, is from a day on.

    Attributes:
        party: Name of the party.
        day: First day there.
        place: Place.
        institution: Host institution, or empty.
        post: Post of the plan, or empty.
        persons: Roll numbers; empty means the whole party.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    KIND: ClassVar[str] = "station"

    party: str
    day: date
    place: str
    institution: str = ""
    post: str = ""
    persons: tuple[str, ...] = ()
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Arms given from one holder to another within the country.

    Attributes:
        day: When.
        pieces: What.
        from_: Holder before, as recorded.
        to: Holder after: kind and identifier.
        officer: Who recorded it.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    KIND: ClassVar[str] = "handover"

    day: date
    pieces: tuple[Materiel, ...]
    to: tuple[Holder, str]
    from_: tuple[Holder, str] | None = None
    officer: str = ""
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Stock that was used up, destroyed or lost: the only ways it gets less but leaving.

    Attributes:
        day: When.
        party: Party whose stock it was.
        stock: What and how much.
        how: ``used``, ``destroyed`` or ``lost``.
        officer: Who recorded it.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    KIND: ClassVar[str] = "use"

    day: date
    party: str
    stock: tuple[Materiel, ...]
    how: str
    officer: str = ""
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Muster:
    """A count of persons and arms: what was there, not what should be.

    Attributes:
        day: When it was taken.
        occasion: On what occasion.
        party: Party counted; empty for all.
        persons: Roll numbers found.
        pieces: Pieces found.
        officer: Who counted.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    KIND: ClassVar[str] = "muster"

    day: date
    occasion: Occasion
    party: str = ""
    persons: tuple[str, ...] = ()
    pieces: tuple[Materiel, ...] = ()
    officer: str = ""
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A signed return: everything that crossed at a point in a term is on record, even nothing.

    Attributes:
        point: Point of entry; empty for all points of the case.
        from_: First day it covers.
        to: Last day it covers, included.
        nil: Whether nothing crossed.
        by: Who signed.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    KIND: ClassVar[str] = "coverage"

    point: str
    from_: date
    to: date
    nil: bool
    by: str
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)

    @property
    def term(self) -> Term:
        """The days as a term."""
        return Term.inclusive(self.from_, self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A party that was turned back: it did not cross.

    Attributes:
        at: When, UTC.
        day: Civil date of the host state.
        party: Name of the party.
        sender: Its sending state.
        point: Point of entry; empty if not recorded.
        persons: How many persons it had.
        act: Act it named, or empty.
        clauses: Clauses that were named as the reason, each ``<act>/<clause>``.
        reason: Why, in the officer's words.
        by: Who turned it back, by office or roll number.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    KIND: ClassVar[str] = "refusal"

    at: datetime
    day: date
    party: str
    sender: str
    point: str = ""
    persons: int = 0
    act: str = ""
    clauses: tuple[str, ...] = ()
    reason: str = ""
    by: str = ""
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A person who was given a roll number; name and document are hidden fields of its entry.

    Attributes:
        roll: Roll number, a pseudonym within the case.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    KIND: ClassVar[str] = "person"

    roll: str
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What is left where a person's name and document were erased: who ordered it, and why.

    Attributes:
        roll: Roll number of the person.
        day: When it was done.
        order: The order, by its number or document.
        by: Who ordered it, by office.
        why: Why.
        despite: Name and reason where it was done before the lawful period was over; empty
            otherwise.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    KIND: ClassVar[str] = "erasure"

    roll: str
    day: date
    order: str
    by: str = ""
    why: str = ""
    despite: str = ""
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)


class Adopted(StrEnum):
    """What the office adopts: until then a file is a draft."""

    ACT = "act"
    PLAN = "plan"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """An act, a plan or an account as the office adopted it.

    Attributes:
        what: Act, plan or account.
        id: Identifier of the act; path of the plan's or the account's file in the case folder.
        sha256: Hash of the file's bytes, 64 hexadecimal digits.
        day: When it was adopted.
        by: Who adopted it, by office.
        as_of: For an account, the instant of knowledge, UTC; None otherwise.
        rules: For an account, the version of the rules that judged it; empty otherwise.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    KIND: ClassVar[str] = "adoption"

    what: Adopted
    id: str
    sha256: str
    day: date
    by: str = ""
    as_of: datetime | None = None
    rules: str = ""
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)


Record = (
    Movement
    | Station
    | Handover
    | Use
    | Muster
    | Coverage
    | Refusal
    | Enrolment
    | Erasure
    | Adoption
)
"""Anything recorded about a presence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A record with its place in the log.

    Attributes:
        entry: Position of its entry in the log, from 0.
        recorded_at: When it was recorded, UTC; what happened may lie long before.
        record: The record.
        corrects: Position of the entry it corrects, or None.
        withdraws: Whether it says only that the corrected entry never happened.
    """

    entry: int
    recorded_at: datetime
    record: Record
    corrects: int | None = None
    withdraws: bool = False
