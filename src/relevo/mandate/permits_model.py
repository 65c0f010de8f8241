"""What permits more is asked of: movements, and what one of two mandates asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.core.codes import Held
from relevo.instrument.model import ListOf, Measure, WindowKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.term import Term
    from relevo.instrument.model import Counting
    from relevo.mandate.item import Aspect
    from relevo.mandate.model import Limit, Permitted, PermittedWindow, TourLength


class Axis(StrEnum):
    """What a party is told apart by, beside its days and numbers."""

    SENDER = "sender"
    CATEGORY = "category"
    PLACE = "place"
    INSTITUTION = "institution"
    PURPOSE = "purpose"
    ACTIVITY = "activity"
    CONTINGENT = "contingent"
    POINT_OF_ENTRY = "point_of_entry"
    VESSEL = "vessel"


LISTED: dict[ListOf, Axis] = {of: Axis(of) for of in ListOf if of is not ListOf.ARMS}
"""What a list is about; a list of arms is about what a party brings."""

OPTIONAL = frozenset({Axis.ACTIVITY, Axis.CONTINGENT, Axis.VESSEL})
"""What a party may be without."""

OTHER = "*"
"""Ends a code that stands for whatever else lies within the code before it, or anywhere else."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Parties that no list, scope or window of two mandates tells apart, but for days and numbers.

    Attributes:
        kind: What its days must be dated as.
        at: Code on each axis; one that ends in ``*`` is any other, empty is none.
    """

    kind: WindowKind
    at: tuple[str, ...]

    def on(self, axis: Axis) -> str:
        """Give the code on an axis."""
        return self.at[_PLACES[axis]]


_PLACES = {axis: place for place, axis in enumerate(Axis)}


@dataclass(frozen=True, slots=True)
class Thing:
    """What a party counts as under a limit.

    Attributes:
        measure: What is counted.
        code: Which kind of it; empty where no limit tells kinds apart.
    """

    measure: Measure
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One or more equal parties that come and leave together.

    Attributes:
        cell: Where from, where to and for what.
        term: Days of the stay, the first and the last included.
        persons: Persons of each, by class of person, at least one together.
        brings: Pieces that each brings.
        parties: How many such parties there are at once.
    """

    cell: Cell
    term: Term
    persons: tuple[tuple[Thing, int], ...]
    brings: tuple[tuple[Thing, int], ...] = ()
    parties: int = 1

    @property
    def strength(self) -> int:
        """Persons of each party."""
        return sum(number for _, number in self.persons)


Movement = tuple[Party, ...]
"""What comes in under one act: parties, with their days. Never empty."""


class Truth(StrEnum):
    """A three-valued answer."""

    YES = "yes"
    NO = "no"
    UNDETERMINED = "undetermined"


class Answer(StrEnum):
    """What a change does to what is permitted."""

    PERMITS_MORE = "permits_more"
    PERMITS_LESS = "permits_less"
    BOTH = "both"
    EQUAL = "equal"
    UNDETERMINED = "undetermined"


class Why(StrEnum):
    """Why it cannot be said whether a mandate permits a movement.

    ``number_not_found``: no source gives the number. ``list_incomplete``: the list is not known to
    be complete. ``not_stated``: it has no such line, and not all of it was read. ``open``: its
    sources differ, or a name or a date is ambiguous. ``counting``: it depends on how numbers are
    counted. ``no_act``: no act is recorded as in force. ``unsettled``: something of it is not
    accepted by a person, or its first day is not known. ``too_many``: the search gave up.
    """

    NUMBER_NOT_FOUND = "number_not_found"
    LIST_INCOMPLETE = "list_incomplete"
    NOT_STATED = "not_stated"
    OPEN = "open"
    COUNTING = "counting"
    NO_ACT = "no_act"
    UNSETTLED = "unsettled"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that an act asks of every movement.

    Attributes:
        aspect: What it is about.
        of: The list, where it is about one.
        item: The limit or the rotation interval, where it is about one.
    """

    aspect: Aspect
    of: ListOf | None = None
    item: Limit | TourLength | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a direction is undetermined.

    Attributes:
        before: Whether the doubt lies with the first mandate; else with the second.
        why: The reason.
        need: What is in doubt; None where the whole mandate is.
    """

    before: bool
    why: Why
    need: Need | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """Whether one mandate permits what the other forbids.

    Attributes:
        truth: Whether it does.
        witness: A movement that it permits and the other forbids; where the answer is
            undetermined, one of which it cannot be said. None where there is none.
        doubts: Why it is undetermined; empty otherwise.
        assuming: What the witness rests on that both mandates share and no source settles.
    """

    truth: Truth
    witness: Movement | None = None
    doubts: tuple[Doubt, ...] = ()
    assuming: tuple[Need, ...] = ()


def answer_of(more: Truth, less: Truth) -> Answer:
    """Join two directions.

    Args:
        more: Whether the second mandate permits what the first forbids.
        less: Whether the first permits what the second forbids.

    Returns:
        Undetermined if one of them is.
    """
    if Truth.UNDETERMINED in (more, less):
        return Answer.UNDETERMINED
    if more is less:
        return Answer.BOTH if more is Truth.YES else Answer.EQUAL
    return Answer.PERMITS_MORE if more is Truth.YES else Answer.PERMITS_LESS


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One limit of two mandates, or all windows or lists of one kind, compared.

    Attributes:
        aspect: What it is about.
        of: The list, where it is about one.
        kind: The kind of window, where it is about one.
        before: The first mandate's; empty if it has none.
        after: The second's.
        more: Whether the second's alone permits what the first's alone forbids, each on the days
            it runs; where both run on all days of presence, whatever these days are.
        less: The other way round.
        more_moves: Whether a movement shows it that the second mandate permits as a whole and
            this forbids in the first.
        less_moves: The other way round.
    """

    aspect: Aspect
    of: ListOf | None = None
    kind: WindowKind | None = None
    before: tuple[Limit | Permitted | PermittedWindow | TourLength, ...]
    after: tuple[Limit | Permitted | PermittedWindow | TourLength, ...]
    more: Direction
    less: Direction
    more_moves: Direction
    less_moves: Direction

    @property
    def answer(self) -> Answer:
        """What the change of this limit does by itself."""
        return answer_of(self.more.truth, self.less.truth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """Whether a second mandate permits more than a first.

    Attributes:
        more: Whether it permits a movement that the first forbids.
        less: Whether it forbids one that the first permits.
        limits: The same limit by limit, in the order of their aspects.
        common_days: Whether some day of presence is permitted by both.
    """

    more: Direction
    less: Direction
    limits: tuple[Compared, ...] = ()
    common_days: bool = True

    @property
    def answer(self) -> Answer:
        """The answer as a whole."""
        return answer_of(self.more.truth, self.less.truth)


def weakest(answers: Iterable[Held]) -> Held:
    """Join answers that must all be yes."""
    known = set(answers)
    return next((held for held in (Held.NO, Held.UNCLEAR) if held in known), Held.YES)


@dataclass(frozen=True, slots=True)
class Law:
    """What one act permits, its amendments applied: another act is another way to be permitted.

    Attributes:
        acts: The act and those that amend it.
        windows: Each window with the days on which it surely, and may, permit.
        undated: Sending states, and days on which acts that date nothing of a kind may permit.
        lists: Lists.
        limits: Numbers.
        lengths: Rotation intervals.
        free: Whether no day is asked for at all: one limit is looked at by itself.
    """

    acts: tuple[str, ...] = ()
    windows: tuple[tuple[PermittedWindow, tuple[Term, ...], tuple[Term, ...]], ...] = ()
    undated: tuple[tuple[WindowKind, tuple[str, ...], tuple[Term, ...]], ...] = ()
    lists: tuple[Permitted, ...] = ()
    limits: tuple[Limit, ...] = ()
    lengths: tuple[TourLength, ...] = ()
    free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How doubts are taken.

    Attributes:
        sure: Whether a movement must surely be permitted and surely be forbidden; else it is
            enough that it may be.
        counting: How numbers are counted where an act does not say; None takes each way to count.
    """

    sure: bool
    counting: Counting | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """Days of a stay, and how many such stays of one day fit one after another.

    Attributes:
        term: Days of one stay.
        times: How often; more than once only for stays of a day in a row that no law tells apart.
    """

    term: Term
    times: int = 1
