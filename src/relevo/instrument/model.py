"""The act: the only one; a draft is an act whose values are not all accepted.

Every class here is read from ``acts/<id>.yaml``; field names are the file's keys. The schema holds
what hosts other than Peru need: chains of consent, dated authorities, frameworks without numbers,
mirrored instruments, open lists, stockpiles. It is one long module because it is the schema of one
file, read from top to bottom like that file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from relevo.core.bound import Quantity
from relevo.core.classes import EntryClass, PersonClass
from relevo.core.clause import ClauseRef, Seen
from relevo.core.term import Day, Term
from relevo.core.words import Localized
from relevo.instrument.value import State, Stated, not_found


def _key(field_name: str) -> str:
    """Give a field's key in a file: ``from_`` and ``for_`` are Python's spelling of theirs."""
    return field_name.rstrip("_")


FILE_KEYS = {"extra": "forbid", "alias_generator": _key}
"""How pydantic reads the keys of a file into the fields of a class; unknown keys are refused."""


class ActStatus(StrEnum):
    """How far an act has come; only an adopted one authorises."""

    REQUESTED = "requested"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Direction(StrEnum):
    """Whether a force comes into the host's territory or the host's own force goes out."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class WindowKind(StrEnum):
    """What a window dates: they differ in every naval file."""

    PRESENCE = "presence"
    ACTIVITY = "activity"
    PORT_CALL = "port_call"
    WATERS = "waters"


class Measure(StrEnum):
    """What a limit counts."""

    PERSONS = "persons"
    ARMS = "arms"
    AIRCRAFT = "aircraft"
    VESSELS = "vessels"
    EQUIPMENT = "equipment"
    STOCK = "stock"
    UNITS = "units"
    MOVEMENTS = "movements"
    STAY_DAYS = "stay_days"


class Counting(StrEnum):
    """How a number is counted; ``unspecified`` makes each possibility a reading."""

    CONCURRENT = "concurrent"
    CUMULATIVE = "cumulative"
    PER_CONTINGENT = "per_contingent"
    UNSPECIFIED = "unspecified"


class Joined(StrEnum):
    """How the things that one line counts together are joined in it."""

    OR = "or"
    AND = "and"


class ListOf(StrEnum):
    """What a list names."""

    CATEGORY = "category"
    PLACE = "place"
    INSTITUTION = "institution"
    ARMS = "arms"
    VESSEL = "vessel"
    PURPOSE = "purpose"
    ACTIVITY = "activity"
    POINT_OF_ENTRY = "point_of_entry"


class IntervalReading(StrEnum):
    """What "rotation of three to six months" bounds."""

    LENGTH_OF_STAY = "length_of_stay"
    BETWEEN_RELIEFS = "between_reliefs"


class ConsentStage(StrEnum):
    """Steps by which hosts give consent."""

    REQUEST = "request"
    CABINET = "cabinet"
    COMMITTEE = "committee"
    CHAMBER = "chamber"
    PROMULGATION = "promulgation"
    GAZETTE = "gazette"
    DECREE = "decree"
    COURT = "court"
    REFERENDUM = "referendum"
    RATIFICATION = "ratification"
    SIGNATURE = "signature"


class ClockUnit(StrEnum):
    """Units in which duties fall due; hours run through holidays."""

    HOUR = "hour"
    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"


class ChangeKind(StrEnum):
    """What an amending act does to an item of the amended one."""

    ADD = "add"
    REPLACE = "replace"
    REPEAL = "repeal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """A vote. In a file: ``{for: 73, against: 25, abstain: 2}``."""

    __pydantic_config__: ClassVar = FILE_KEYS

    for_: int
    against: int
    abstain: int | None = None

    def __post_init__(self) -> None:
        """Refuse a number of votes below 0."""
        if min(self.for_, self.against, self.abstain or 0) < 0:
            message = "votes are 0 or more"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRange:
    """Days between which something happened, both included.

    In a file: ``{from: 2024-12-01, to: 2024-12-31}``.

    Attributes:
        from_: The earliest day it may have happened.
        to: The latest.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    from_: Day
    to: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The days of an act; each possibly not found.

    Attributes:
        submitted: Day the request or bill came in.
        approved: Day of the vote or decision.
        signed: Day of the signature.
        published: Day of publication.
        in_force: Day from which it has effect, where it is not that of publication.
        published_between: Where the day of publication was not found: between which days it lies.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    submitted: Stated[Day] = field(default_factory=not_found)
    approved: Stated[Day] = field(default_factory=not_found)
    signed: Stated[Day] = field(default_factory=not_found)
    published: Stated[Day] = field(default_factory=not_found)
    in_force: Stated[Day] = field(default_factory=not_found)
    published_between: Stated[DayRange] = field(default_factory=not_found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause in our words.

    Attributes:
        id: Identifier within the act.
        summary: One line in our own words, never the text's.
        seen: How it is known.
        says: Sources that report it.
        any_of: Whether it is only known that one or more of these sources do, not which.
        accepted_by: Person who accepted the summary as the clause's content, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    summary: Localized
    seen: Seen
    says: tuple[str, ...] = ()
    any_of: bool = False
    accepted_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """First and last day, both included; ``to`` may be not found."""

    __pydantic_config__: ClassVar = FILE_KEYS

    from_: Day
    to: Day

    @property
    def term(self) -> Term:
        """The days as a term."""
        return Term.inclusive(self.from_, self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A dated permission.

    Attributes:
        id: Identifier within the act.
        kind: What it dates.
        from_: First day.
        to: Last day, included.
        clause: Clause it comes from.
        senders: Sending states it is for; empty means all of the act.
        places: Places it is for; empty means all of the act.
        name: Name of the activity or phase, or None.
        arrival_points: Points of entry named for arrival; empty if none is named.
        departure_points: Points of entry named for departure; empty if none is named.
        note: A remark, e.g. that the last day was derived from a number of days.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    kind: WindowKind
    from_: Day
    to: Day
    clause: str
    senders: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    name: Localized | None = None
    arrival_points: tuple[str, ...] = ()
    departure_points: tuple[str, ...] = ()
    note: Localized | None = None

    @property
    def term(self) -> Term:
        """The days as a term."""
        return Term.inclusive(self.from_, self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contingent:
    """A group that an act lets in together, told apart from the act's other groups.

    Attributes:
        id: Identifier within the act.
        name: Name in our words.
        clause: Clause it comes from.
        sender: Sending state; empty means those of the act.
        categories: Categories of its units; empty if none is named.
        window: Window of the act that dates its stay; empty means the act's.
        entry: Its own class of entry; where not found, the act's.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    name: Localized
    clause: str
    sender: str = ""
    categories: tuple[str, ...] = ()
    window: str = ""
    entry: Stated[EntryClass] = field(default_factory=not_found)
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationInterval:
    """How often units replace each other, in calendar months.

    Attributes:
        at_least: Fewest months.
        at_most: Most months.
        clause: Clause it comes from.
        categories: Categories it is for; empty means all.
        reading: What it bounds, where the law says so; None makes each possibility a reading.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    at_least: int
    at_most: int
    clause: str
    categories: tuple[str, ...] = ()
    reading: IntervalReading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a limit is about; an empty field means no restriction.

    Attributes:
        senders: Sending states.
        categories: Categories of units.
        contingents: Contingents of the act, by identifier.
        places: Places.
        institutions: Host institutions.
        activities: Activities by name.
        person_classes: Classes of persons.
        arms: Codes counted together under one total, e.g. ``[glock, m17]``.
        named: Types or names of aircraft, vessels or equipment counted together.
        things: The same where they have no name of their own, in our words.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    senders: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    contingents: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    person_classes: tuple[PersonClass, ...] = ()
    arms: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    things: tuple[Localized, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitLine:
    """One line of an annex: a number of something.

    Attributes:
        id: Identifier within the act.
        measure: What it counts.
        quantity: The number as the source gives it.
        clause: Clause it comes from.
        scope: What it is about.
        window: Window of the act it runs for; empty means the presence windows together.
        counting: How it is counted.
        joined: How the source joins what the scope counts together: ``or`` (one kind or another,
            e.g. Glock or M17), ``and`` (all kinds under one number); None if it does not say.
        overlaps: Other lines of this act that may count the same piece; must be declared.
        stays: Whether it is a stock that may be present with no unit.
        state: How far it has been checked.
        accepted_by: Person who accepted it, or None.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    measure: Measure
    quantity: Quantity
    clause: str
    scope: Scope = field(default_factory=Scope)
    window: str = ""
    counting: Counting = Counting.UNSPECIFIED
    joined: Joined | None = None
    overlaps: tuple[str, ...] = ()
    stays: bool = False
    state: State = State.ENTERED
    accepted_by: str | None = None
    note: Localized | None = None

    @property
    def settled(self) -> bool:
        """Whether it may become a limit."""
        return self.state is not State.UNVERIFIED or self.accepted_by is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """A list of what is permitted.

    Attributes:
        id: Identifier within the act.
        of: What it names.
        items: Codes (or plain names for purposes, activities and vessels).
        complete: True only if read in operative text or accepted by a named person; what an
            incomplete list does not hold is undetermined, never forbidden.
        clause: Clause it comes from.
        such_as: Items the text gives as examples only.
        window: Window of the act it runs for; empty means the presence windows together.
        senders: Sending states it is for; empty means all of the act.
        accepted_by: Person who accepted it, or None.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    of: ListOf
    items: tuple[str, ...]
    complete: bool
    clause: str
    such_as: tuple[str, ...] = ()
    window: str = ""
    senders: tuple[str, ...] = ()
    state: State = State.ENTERED
    accepted_by: str | None = None
    note: Localized | None = None

    @property
    def settled(self) -> bool:
        """Whether it may become a permitted list."""
        return self.state is not State.UNVERIFIED or self.accepted_by is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A number that a source states for several lines together: a sum to check, not a limit.

    Attributes:
        id: Identifier within the act.
        quantity: The number as the source states it.
        of: Limits of this act that are its parts; all count the same measure.
        clause: Clause it comes from.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    quantity: Quantity
    of: tuple[str, ...]
    clause: str
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vessel:
    """A named hull that an act permits.

    Attributes:
        name: Name as printed.
        hull: Hull number, or empty.
        sender: Sending state.
        kind: Type as printed, or empty.
        displacement_t: Displacement as stated, in tonnes.
        officers: Officers as stated.
        crew: Crew as stated, beside officers stated apart.
        embarked_on: Hulls it may be embarked on (for aircraft carried), or empty.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    name: str
    sender: str
    hull: str = ""
    kind: str = ""
    displacement_t: Stated[int] = field(default_factory=not_found)
    officers: Stated[int] = field(default_factory=not_found)
    crew: Stated[int] = field(default_factory=not_found)
    embarked_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassOfEntry:
    """The class of entry, why it is so, and who decided it."""

    __pydantic_config__: ClassVar = FILE_KEYS

    value: EntryClass
    reason: Stated[Localized] = field(default_factory=not_found)
    decided_by: Stated[str] = field(default_factory=not_found)
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentStep:
    """One step of the chain by which a host consents, in the order taken.

    Attributes:
        stage: Which step.
        body: Who acted.
        date: When; possibly not found.
        rank: Rank of the instrument, e.g. law, decree; may be empty.
        reading: Which vote of the same body on the same bill, from 1; None if not said.
        waived: Whether the step was dispensed with.
        votes: The vote, if one was taken.
        result: What came of it, in our words; may be None.
        within: Clock for review or report that this step starts or meets, or None.
        says: Sources.
        any_of: Whether it is only known that one or more of these sources do, not which.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    stage: ConsentStage
    body: str
    date: Stated[Day] = field(default_factory=not_found)
    rank: str = ""
    reading: int | None = None
    waived: bool = False
    votes: Stated[Votes] = field(default_factory=not_found)
    result: Localized | None = None
    within: Clock | None = None
    says: tuple[str, ...] = ()
    any_of: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time within which something is due. In a file: ``{n: 48, unit: hour}``."""

    __pydantic_config__: ClassVar = FILE_KEYS

    n: int
    unit: ClockUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedBody:
    """Who holds a role over some days; either end may be open (None)."""

    __pydantic_config__: ClassVar = FILE_KEYS

    body: str
    from_: Day | None = None
    to: Day | None = None
    verify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something owed under the act, e.g. an after-action report.

    Attributes:
        id: Identifier within the act.
        what: The duty in our words.
        by: Who owes it.
        to: Who is owed it, by date.
        after: What starts the clock, e.g. ``end_of_stay``.
        within: The clock; None when no source gives it.
        clause: Clause it comes from.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    what: Localized
    by: str
    to: tuple[DatedBody, ...]
    after: str
    clause: str
    within: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentPower:
    """A power to change the act without a new one.

    Attributes:
        element: What may be changed, e.g. ``start_date``.
        by: Instrument that may change it.
        countersign: Who must countersign, or empty.
        before_entry: Whether only before the foreign personnel enter.
        stay_not_longer: Whether the stay may not grow.
        clause: Clause it comes from.
        report: The duty to report the change, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    element: str
    by: str
    clause: str
    countersign: str = ""
    before_entry: bool = False
    stay_not_longer: bool = False
    report: Duty | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an amending act does to one item of the amended one.

    Attributes:
        kind: Add, replace or repeal.
        item: Identifier of the window, limit or list changed; for an addition, of this act's own
            item that joins the amended act.
        by: Identifier of this act's own item that takes its place; empty for a repeal.
        from_: First day of the change; None means the day this act is in force.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    kind: ChangeKind
    item: str
    by: str = ""
    from_: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """Which act is amended, and how."""

    __pydantic_config__: ClassVar = FILE_KEYS

    act: str
    changes: tuple[Change, ...]
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What somebody says for or against the act; kept, unweighed: no rule ever reads it.

    Attributes:
        stance: Which side: ``justifies`` or ``objects``.
        about: What it is about, e.g. ``training``, ``sovereignty``.
        who: Who says it, as printed; empty where the text names nobody.
        says: Sources that report it.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    stance: Literal["justifies", "objects"]
    about: str
    who: str = ""
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """A time in which the act does not apply.

    Attributes:
        by: Court or body, or the act that suspends.
        from_: First day without effect.
        to: Last day without effect; None while it lasts.
        reinstated_by: What ended it, or empty.
        says: Sources.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    by: str
    from_: Day
    to: Day | None = None
    reinstated_by: str = ""
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A chain of acts, e.g. an annual programme. In a file: ``{id: pe-training, n: 3}``."""

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    n: int
    follows: str = ""
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where values come from.

    Attributes:
        id: Identifier within the act.
        who: Who reports.
        link: Address; may be empty for a printed source.
        read: Day it was read; None if not known.
        kind: Rank in the hierarchy of sources, e.g. gazette, agency, newspaper, research.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    who: str
    link: str = ""
    read: Day | None = None
    kind: str = ""
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of several versions of a disputed item.

    Attributes:
        says: Sources that give it.
        value: The value as printed; for an item of a list, the code that stands in its place.
        arms: For a limit: codes it counts instead; empty means the line's own.
        quantity: For a limit: the number given instead; None means the line's own.
        absent: Whether these sources do not have the item at all.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    says: tuple[str, ...]
    value: str = ""
    arms: tuple[str, ...] = ()
    quantity: Quantity | None = None
    absent: bool = False
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A dispute between sources; every version is kept.

    Attributes:
        about: What is disputed: ``dates.published``, ``limits.<id>``, ``lists.<id>.<item>`` or any
            other field of the act. Versions of a date, limit or list item are readings.
        versions: The versions; the first is the one the file itself states.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    about: str
    versions: tuple[Version, ...]
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act of a host (or its mirror in a sending state) about a visiting force.

    Attributes:
        id: Identifier, the file's name without ``.yaml``.
        title: Title in our words.
        kind: Kind of instrument, e.g. ``legislative_resolution``.
        host: Host state.
        senders: Sending states.
        body: Body that gives the act.
        status: How far it has come.
        direction: Inbound, or outbound for the host's own force.
        mirror_of: Act of the other state that authorises the same movement, or empty.
        framework: Whether it is a framework without numbers, under which entries are registered.
        countersigned_by: Office that countersigned, as printed; empty if not found or not needed.
        partial_enactment: Provisions that were struck from the bill, in our words, or None.
        substitute_rank: Instrument of lower rank standing in for this one, and why, or None.
        text: Whether ``acts/<id>.txt`` holds the words.
        illustrative: Whether the act is invented for illustration.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    title: Localized
    kind: str
    host: str
    senders: tuple[str, ...]
    body: str
    status: ActStatus
    direction: Direction = Direction.INBOUND
    mirror_of: str = ""
    framework: bool = False
    number: Stated[str] = field(default_factory=not_found)
    bill: Stated[str] = field(default_factory=not_found)
    dates: Dates = field(default_factory=Dates)
    votes: Stated[Votes] = field(default_factory=not_found)
    signed_by: Stated[tuple[str, ...]] = field(default_factory=not_found)
    countersigned_by: str = ""
    reasons: Stated[Localized] = field(default_factory=not_found)
    costs: Stated[Localized] = field(default_factory=not_found)
    status_of_forces: Stated[Localized] = field(default_factory=not_found)
    sovereignty_clause: Stated[Localized] = field(default_factory=not_found)
    class_of_entry: ClassOfEntry | None = None
    consent_chain: tuple[ConsentStep, ...] = ()
    authority: tuple[DatedBody, ...] = ()
    addressee: tuple[DatedBody, ...] = ()
    clauses: tuple[Clause, ...] = ()
    windows: tuple[Window, ...] = ()
    contingents: tuple[Contingent, ...] = ()
    rotation: tuple[RotationInterval, ...] = ()
    limits: tuple[LimitLine, ...] = ()
    totals: tuple[Total, ...] = ()
    lists: tuple[ListLine, ...] = ()
    vessels: tuple[Vessel, ...] = ()
    amendment_powers: tuple[AmendmentPower, ...] = ()
    duties: tuple[Duty, ...] = ()
    amends: tuple[Amendment, ...] = ()
    suspended_by: tuple[Suspension, ...] = ()
    series: Series | None = None
    partial_enactment: Localized | None = None
    substitute_rank: Localized | None = None
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    sources: tuple[Source, ...] = ()
    verify: tuple[Localized, ...] = ()
    illustrative: bool = False
    text: bool = False

    def clause(self, id_: str) -> Clause:
        """Give a clause by its identifier.

        Raises:
            KeyError: If the act has no such clause; the loader reports that as a problem.
        """
        return {clause.id: clause for clause in self.clauses}[id_]

    def cite(self, clause: str) -> ClauseRef:
        """Cite a clause of the act.

        Args:
            clause: Identifier of one of its clauses.

        Raises:
            KeyError: As for :meth:`clause`.
        """
        return ClauseRef(self.id, clause, self.clause(clause).seen)

    def published_on(self) -> date | None:
        """Give the day from which the act can be relied on: in force, else published."""
        return self.dates.in_force.value or self.dates.published.value
