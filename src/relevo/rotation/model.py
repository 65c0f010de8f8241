"""What a rotation plan is made of, in days and names; no arrays here.

Every identifier refers to a row of ``forces/``, ``hosts.csv``, ``points_of_entry.csv`` or
``calendar.csv``; ``row`` says which, so that a finding can cite it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.core.clause import RowRef

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.core.term import Term
    from relevo.core.words import Localized, Text
    from relevo.mandate.model import Chosen, Mandate

NO_ROW = RowRef("", 0)
"""The row of something that comes from no file, e.g. a planned tour not yet written."""


class Held(StrEnum):
    """Who holds a kit: the unit brings it and takes it home, or it stays with the post."""

    BROUGHT = "brought"
    STAYS_WITH_POST = "stays_with_post"


class PostStart(StrEnum):
    """How a post's window begins.

    ``opens``: nobody is there before, arrivals count as movements. ``continues``: a unit present
    under an earlier act (the incumbent) may be in place on the first day.
    """

    OPENS = "opens"
    CONTINUES = "continues"


class PostEnd(StrEnum):
    """How a post's window ends.

    ``closes``: everybody is out by the last day; departures count as movements and never fall
    on a no-movement day. ``continues``: a successor act exists; a tour in place on the last day
    is no departure.
    """

    CLOSES = "closes"
    CONTINUES = "continues"


class Objective(StrEnum):
    """The order of the levels after presence.

    ``presence``: fewest weighted days without presence, then least cost, then fairness.
    ``persons``: fewest weighted days without presence, then fewest person-days in the country,
    then least cost, then fairness.
    """

    PRESENCE = "presence"
    PERSONS = "persons"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """Arms that go together. Rows of ``forces/kits.csv`` with the same kit are one kit.

    Attributes:
        id: Identifier, e.g. ``"KIT-SF"``.
        held: Who holds it.
        arms: Pieces by arms code.
        row: First row.
    """

    id: str
    held: Held
    arms: Mapping[str, int]
    row: RowRef = NO_ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit offered by a sending state.

    Sample line of ``forces/units.csv``:
    ``EJ-SF-01,Grupo ilustrativo 01,US,special_forces,3,1,,2026-01-01..2026-12-31,SF-CIOEC=20,,si``

    Attributes:
        id: Identifier; an illustrative one never looks like a real designator.
        name: Name shown to people.
        sender: Sending state.
        category: Code of the category.
        persons: Persons, at least 1.
        available: Days on which it may be in the country: disjoint terms, in order.
        posts: Posts it may hold, with the cost of one tour there (cost units, at least 0).
        dwell_x2: Twice the dwell ratio (days at home for each day of tour), an integer.
        free_from: First day it may begin a tour, because of dwell still owed; None means none.
        kit: Kit it brings, or empty.
        illustrative: Whether it is invented for illustration.
        row: Its row.
    """

    id: str
    name: str
    sender: str
    category: str
    persons: int
    available: tuple[Term, ...]
    posts: Mapping[str, int]
    dwell_x2: int = 2
    free_from: date | None = None
    kit: str = ""
    illustrative: bool = False
    row: RowRef = NO_ROW

    def dwell_days(self, stay_days: int) -> int:
        """Give the days owed at home after a stay: the ratio times the stay, rounded up."""
        return (self.dwell_x2 * stay_days + 1) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Incumbent:
    """The unit in place when a continuing post's window opens.

    Attributes:
        unit: Identifier of the unit.
        stay: Its stay, begun on or before the window's first day.
    """

    unit: str
    stay: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A position that must stay covered.

    Sample line of ``forces/posts.csv``:
    ``SF-FEC,Con la FEC,special_forces,PE-FEC,PE-pucusana,AP-LIM,,,opens,closes,2,,,,,si``

    Attributes:
        id: Identifier.
        name: Name shown to people.
        category: Category of the units that may hold it.
        institution: Host institution it trains with.
        place: Place it is in.
        point: Point of entry its units use.
        window: Days on which it must be covered.
        starts: How the window begins.
        ends: How it ends.
        weight: Weight of one uncovered day, at least 1.
        kit: Kit that stays with the post, or empty.
        incumbent: Unit in place when the window opens, or None.
        illustrative: Whether it is invented for illustration.
        row: Its row.
    """

    id: str
    name: str
    category: str
    institution: str
    place: str
    point: str
    window: Term
    starts: PostStart = PostStart.OPENS
    ends: PostEnd = PostEnd.CLOSES
    weight: int = 1
    kit: str = ""
    incumbent: Incumbent | None = None
    illustrative: bool = False
    row: RowRef = NO_ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class HostInstitution:
    """A host institution: how many units it holds at once; None means no bound is known."""

    id: str
    units_at_once: int | None = None
    row: RowRef = NO_ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class PointOfEntry:
    """A point of entry: movements it takes in a calendar week (Monday to Sunday); None: no bound.

    A movement is one arrival or departure of one unit.
    """

    id: str
    name: str
    place: str
    moves_per_week: int | None = None
    row: RowRef = NO_ROW


class CalendarKind(StrEnum):
    """What a day with a name is; ``event`` is any other than the rest."""

    ELECTION = "election"
    EVENT = "event"
    HOLIDAY = "holiday"
    INAUGURATION = "inauguration"
    PLANNING = "planning"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """Days with a name.

    Sample line of ``calendar.csv``:
    ``2026-04-12,2026-04-12,election,Elecciones generales,General election,no,,cal26``

    Attributes:
        term: The days.
        kind: What they are; one of :class:`CalendarKind`.
        name: Name in both languages.
        no_movement: Whether nobody may arrive or leave.
        points: Points of entry it is for; empty means all.
        row: Its row.
    """

    term: Term
    kind: str
    name: Localized
    no_movement: bool = False
    points: tuple[str, ...] = ()
    row: RowRef = NO_ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """Everything a plan is made from and judged against.

    Attributes:
        horizon: Days planned; every post's window lies within it.
        mandate: What is permitted.
        chosen: Readings the plan follows.
        codes: Trees of codes, the case's own included.
        units: Units by identifier, in file order.
        posts: Posts by identifier, in file order.
        kits: Kits by identifier.
        institutions: Host institutions by identifier.
        points: Points of entry by identifier.
        calendar: Days with a name.
        overlap_days: Days of relief in place: both units present for exactly so many days.
        objective: Order of the levels.
        announced: Tours already announced that a plan should keep; none unless replanning.
        frozen_until: First day that can still change: announced tours begun before it are facts,
            of which only the last day may move. None: nothing is frozen.
    """

    horizon: Term
    mandate: Mandate
    chosen: Chosen
    codes: Codes
    units: Mapping[str, Unit]
    posts: Mapping[str, Post]
    kits: Mapping[str, Kit] = field(default_factory=dict)
    institutions: Mapping[str, HostInstitution] = field(default_factory=dict)
    points: Mapping[str, PointOfEntry] = field(default_factory=dict)
    calendar: tuple[CalendarEntry, ...] = ()
    overlap_days: int = 7
    objective: Objective = Objective.PRESENCE
    announced: tuple[Tour, ...] = ()
    frozen_until: date | None = None

    @property
    def illustrative(self) -> bool:
        """Whether any unit or post is invented for illustration."""
        return any(unit.illustrative for unit in self.units.values()) or any(
            post.illustrative for post in self.posts.values()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """One unit's unbroken stay in one post.

    Attributes:
        unit: Identifier in ``forces/units.csv``, e.g. ``"EJ-SF-01"``.
        post: Post held, e.g. ``"SF-CIOEC"``.
        stay: Days in the country, first and last included; departure is on the last.
        row: Its row in ``plan/rotation.csv``, if read from there.

    Sample line of ``plan/rotation.csv``: ``EJ-SF-01,SF-CIOEC,2026-01-01,2026-06-30``
    """

    unit: str
    post: str
    stay: Term
    row: RowRef = NO_ROW


class Status(StrEnum):
    """What a result proves.

    ``optimal``: no plan is better for the stated objective. ``feasible``: a valid plan; a better
    one may exist within the gap. ``unknown``: no valid plan was found in time.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    UNKNOWN = "unknown"


class Stopped(StrEnum):
    """Why the search ended; ``running``: it had not, when this result was given."""

    PROOF = "proof"
    TIME = "time"
    USER = "user"
    RUNNING = "running"


class LevelName(StrEnum):
    """Levels of the objective, strictly ordered."""

    UNCOVERED = "uncovered"
    PERSON_DAYS = "person_days"
    CHANGES = "changes"
    COST = "cost"
    FAIRNESS = "fairness"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of the objective.

    Attributes:
        name: Which level.
        value: Value of the plan, in the level's unit (weighted days, person-days, cost units,
            changed tours, sum over units of ``n(n-1)`` for ``n`` tours).
        bound: No plan that is as good on the levels before has less.
    """

    name: LevelName
    value: int
    bound: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """Days on which a post has nobody."""

    post: str
    term: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the planner gives back; never an exception for lack of a plan.

    Attributes:
        status: What is proven.
        stopped: Why the search ended.
        tours: The plan, by post then first day; incumbents are not tours of the plan.
        uncovered: Days without presence, by post then day.
        levels: Value and bound of each level, in order.
        limits_enforced: Limits (ids) that the plan was made to keep.
        limits_only_checked: Limits (ids) that only ``check`` judges, with the reason.
        shortages: What arithmetic alone proves impossible, in words.
        remedies: Single changes proven to leave fewer days without presence, in words.
        seed: Seed of the search.
        seconds: Wall seconds, for information; never part of a test.
    """

    status: Status
    stopped: Stopped
    tours: tuple[Tour, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    levels: tuple[Level, ...] = ()
    limits_enforced: tuple[str, ...] = ()
    limits_only_checked: tuple[tuple[str, Text], ...] = ()
    shortages: tuple[Text, ...] = ()
    remedies: tuple[Text, ...] = ()
    seed: int = 0
    seconds: float = 0.0

    @property
    def gap(self) -> float:
        """Distance between value and bound of the first level not closed, relative; 0 if none."""
        for level in self.levels:
            if level.value != level.bound:
                return (level.value - level.bound) / max(1, level.value)
        return 0.0
