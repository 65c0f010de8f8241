"""What was read from one text: drafts of acts, each value with its words and its state.

A draft is not an act yet: ``instrument.reading.act`` makes one of it, in which nothing unverified
is a limit without a person's ``accepted_by``. What the text does not state is None or empty here,
and is listed by name under ``absent``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from relevo.core.bound import Quantity
from relevo.core.classes import EntryClass, PersonClass
from relevo.instrument.model import ActStatus, ClockUnit, Direction, WindowKind
from relevo.instrument.value import State

if TYPE_CHECKING:
    from relevo.core.clause import Span
    from relevo.core.problem import Problem

T = TypeVar("T")


class PlaceKind(StrEnum):
    """What sort of place a text names; ``ambiguous``: a name that stands for several."""

    STATE = "state"
    REGION = "region"
    CITY = "city"
    DISTRICT = "district"
    BASE = "base"
    PORT = "port"
    AIRPORT = "airport"
    AREA = "area"
    WATERS = "waters"
    LOCALITY = "locality"
    AMBIGUOUS = "ambiguous"


class Stance(StrEnum):
    """Which side a claim is on; Relevo keeps both and rules on none."""

    JUSTIFIES = "justifies"
    OBJECTS = "objects"


class StatusStep(StrEnum):
    """Steps of an ally designation."""

    NOTICE = "notice"
    DETERMINATION = "determination"
    TERMINATION = "termination"


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """One value and the words it comes from.

    Attributes:
        value: The value.
        spans: Where its words stand, in order; never empty, always inside the text.
        state: ``verified``, ``derived``, ``disputed`` or ``unverified``.
        shown: For a derived value its arithmetic, in figures: ``"2025-10-02 + 4 d"``.
    """

    value: T
    spans: tuple[Span, ...]
    state: State = State.VERIFIED
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadVotes:
    """A vote: numbers in favour, against and abstaining, each where the text gives it."""

    for_: Read[int] | None = None
    against: Read[int] | None = None
    abstain: Read[int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWindow:
    """A dated permission.

    Attributes:
        kind: What it dates.
        from_: First day; None where the text does not give it.
        to: Last day, included; None where the text does not give it.
        of: Name of the activity or phase as printed, or None.
        senders: Sending states it is for, by code; empty means all of the act.
        places: Places it is for, by code; empty means all of the act.
    """

    kind: Read[WindowKind]
    from_: Read[date] | None
    to: Read[date] | None
    of: Read[str] | None = None
    senders: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRotation:
    """How often units replace each other: ``least`` to ``most`` of ``unit`` (``month`` or so)."""

    least: Read[int] | None
    most: Read[int] | None
    unit: str = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadUnit:
    """A category of unit, or a named formation, that enters.

    Attributes:
        category: Code of ``core/data/categories.csv`` with the words as printed in its spans.
        formation: Proper name as printed (``7th Special Forces Group``), or None.
        sender: Sending state by code, or empty.
    """

    category: Read[str]
    formation: Read[str] | None = None
    sender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadHeadcount:
    """A number of persons and to whom it belongs.

    Attributes:
        quantity: The number with its quantifier.
        sender: Sending state by code, or empty if the text does not say or it is all of them.
        category: Category of unit by code, or empty.
        of: What the number counts as printed ("infantes de marina", "tripulantes"), or None.
        person_class: Class of person, if the text tells.
        total: Whether the text states it as a total of other numbers of the same act.
        window: Position in the draft's windows that it belongs to, or None.
    """

    quantity: Read[Quantity]
    sender: str = ""
    category: str = ""
    of: Read[str] | None = None
    person_class: PersonClass | None = None
    total: bool = False
    window: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadThing:
    """An arm, aircraft, vessel or piece of equipment.

    Attributes:
        item: Code (for arms of ``core/data/arms.csv``; else of ``instrument/data``), or a slug of
            the printed name where no code fits (then its state is unverified).
        quantity: How many; None where the text names it without a number.
        alternatives: Further codes of an *or*-line that share the number.
        together: Further codes of a group line that share the number (*and*).
        such_as: Whether the text gives it as an example of an open list ("among others").
        name: Proper name of a vessel as printed, or None.
        hull: Hull or tail number as printed, or None.
        sender: Sending state by code, or empty.
    """

    item: Read[str]
    quantity: Read[Quantity] | None = None
    alternatives: tuple[Read[str], ...] = ()
    together: tuple[Read[str], ...] = ()
    such_as: bool = False
    name: Read[str] | None = None
    hull: Read[str] | None = None
    sender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPlace:
    """A place where the force may be.

    Attributes:
        code: Code of ``core/data/places.csv``; a slug of the printed name where none fits (then
            its state is unverified).
        kind: What sort of place.
        means: Codes an ambiguous name may stand for; empty otherwise.
        such_as: Whether it is an example of an open list.
    """

    code: Read[str]
    kind: PlaceKind
    means: tuple[str, ...] = ()
    such_as: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadInstitution:
    """A host institution that takes part.

    Attributes:
        id: Code of ``core/data/institutions.csv``; a slug where none fits (then unverified).
        aliases: Other names of it found in this text.
    """

    id: Read[str]
    aliases: tuple[Read[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDuty:
    """A duty to report and its clock.

    Attributes:
        what: Code of the duty: ``report``, ``after_action_report``, ``inform_change``.
        by: Who owes it as printed, or None.
        to: Who is owed it as printed, or None.
        within: Number of units, or None.
        unit: Unit of the clock, or None.
        after: What starts it as printed, or None.
    """

    what: Read[str]
    by: Read[str] | None = None
    to: Read[str] | None = None
    within: Read[int] | None = None
    unit: ClockUnit | None = None
    after: Read[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAmendment:
    """A power to change the act without a new one.

    Attributes:
        element: What may be changed, by code: ``start_date``, ``dates``, ``terms``.
        by: Instrument as printed, or None.
        countersign: Who countersigns as printed, or None.
        before_entry: Whether only before the force enters.
        stay_not_longer: Whether the stay may not grow.
    """

    element: Read[str]
    by: Read[str] | None = None
    countersign: Read[str] | None = None
    before_entry: bool = False
    stay_not_longer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaim:
    """What somebody says for or against; kept, unweighed.

    Attributes:
        who: Who says it, as printed; None where the text names nobody ("critics" is a name).
        stance: Which side.
        about: What it is about, by code: ``training``, ``logistics``, ``sovereignty``, ….
    """

    who: Read[str] | None
    stance: Stance
    about: Read[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEvent:
    """A step in an ally designation.

    Attributes:
        state: State to be designated, by code.
        step: Which step.
        to: To whom, as printed, or None.
        on: The day, or None where the text does not give it.
    """

    state: Read[str]
    step: Read[StatusStep]
    to: Read[str] | None = None
    on: Read[date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftConflict:
    """A field that one text, or several, give in more than one way.

    Attributes:
        about: Path of the field, e.g. ``votes.against``, ``arms[2].item``.
        versions: Each value as text with the places it is read from and the sources that give it.
    """

    about: str
    versions: tuple[DraftVersion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftVersion:
    """One version of a disputed field; ``says`` names files, empty for the one text read."""

    value: str
    spans: tuple[Span, ...] = ()
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One act as one text tells it. None and empty mean: the text does not state it."""

    host: Read[str] | None = None
    senders: tuple[Read[str], ...] = ()
    status: Read[ActStatus] | None = None
    direction: Read[Direction] | None = None
    kind: Read[str] | None = None
    number: Read[str] | None = None
    bill: Read[str] | None = None
    body: Read[str] | None = None
    submitted: Read[date] | None = None
    approved: Read[date] | None = None
    signed: Read[date] | None = None
    published: Read[date] | None = None
    in_force: Read[date] | None = None
    votes: ReadVotes | None = None
    windows: tuple[ReadWindow, ...] = ()
    stay_days: Read[int] | None = None
    rotation: ReadRotation | None = None
    class_of_entry: Read[EntryClass] | None = None
    armed: Read[bool] | None = None
    units: tuple[ReadUnit, ...] = ()
    headcounts: tuple[ReadHeadcount, ...] = ()
    arms: tuple[ReadThing, ...] = ()
    aircraft: tuple[ReadThing, ...] = ()
    vessels: tuple[ReadThing, ...] = ()
    equipment: tuple[ReadThing, ...] = ()
    places: tuple[ReadPlace, ...] = ()
    host_institutions: tuple[ReadInstitution, ...] = ()
    purposes: tuple[Read[str], ...] = ()
    legal: tuple[Read[str], ...] = ()
    amendment: ReadAmendment | None = None
    duties: tuple[ReadDuty, ...] = ()
    claims: tuple[ReadClaim, ...] = ()
    absent: tuple[str, ...] = ()
    conflicts: tuple[DraftConflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one text gave.

    Attributes:
        text: The text read, exactly as given.
        language: ``es``, ``en`` or ``pt``.
        drafts: Acts, in the order the text brings them up; empty where it reports no authorisation.
        status_events: Steps of ally designations.
        problems: What a person must look at, e.g. totals that do not add up.
    """

    text: str
    language: str
    drafts: tuple[Draft, ...] = ()
    status_events: tuple[StatusEvent, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
