"""What an explanation is made of: limits that bind, changes that help, and what is unproven."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from relevo.core.term import Term
    from relevo.core.words import Text
    from relevo.rotation.model import Tour, Uncovered


class Kind(StrEnum):
    """What sort of limit binds a plan.

    ``windows``: when and to whom presence is permitted. ``list``: what a complete list does not
    hold. ``length``: a rotation interval. ``offer``: no other unit is offered for the posts of a
    category. ``room``: room at a host institution. ``moves``: movements a week at a point of
    entry. ``closed``: a calendar row without movement. ``available``, ``free_from``, ``dwell``:
    days of a unit. ``limit``: a number that an act sets.
    """

    WINDOWS = "windows"
    LIST = "list"
    LENGTH = "length"
    OFFER = "offer"
    ROOM = "room"
    MOVES = "moves"
    CLOSED = "closed"
    AVAILABLE = "available"
    FREE_FROM = "free_from"
    DWELL = "dwell"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Member:
    """A limit that can be lifted by itself.

    Attributes:
        kind: What sort of limit.
        id: Which: a limit, list or rotation interval, an institution, a point of entry, a unit or
            a category by identifier, a calendar row by index; empty for the windows.
    """

    kind: Kind
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Limits that alone make days uncoverable, and without any one of them coverable.

    Attributes:
        terms: The days it is about.
        members: The limits; that they alone leave each of the days uncovered is proven.
        needed: Those without which each of the days is proven coverable; in a clash proven to the
            end, all of them.
    """

    terms: tuple[Term, ...]
    members: tuple[Member, ...]
    needed: tuple[Member, ...]

    @property
    def proven(self) -> bool:
        """Whether no member can be spared, proven for each one."""
        return self.members == self.needed


class Change(StrEnum):
    """What sort of change wins days back.

    ``unit``: one more unit of a category. ``available``: a unit on more days. ``free_from``: a
    unit free earlier. ``dwell``: a lower dwell ratio. ``room``, ``moves``, ``limit``: a larger
    number. ``closed``: movement on a calendar row's days. ``longer``, ``shorter``: a rotation
    interval with more months at most, or fewer at least. ``window``: fewer days of a post.
    """

    UNIT = "unit"
    AVAILABLE = "available"
    FREE_FROM = "free_from"
    DWELL = "dwell"
    ROOM = "room"
    MOVES = "moves"
    LIMIT = "limit"
    CLOSED = "closed"
    LONGER = "longer"
    SHORTER = "shorter"
    WINDOW = "window"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A change that wins days back, and how little of it is enough.

    Attributes:
        change: What sort of change.
        id: What is changed, as in :class:`Member`; a post for ``window``.
        wins: Weighted days without presence that it wins of this run, everything that the plan
            covers still covered; at least 1.
        won: The days it wins.
        days: Days with the same reason that stay without presence.
        before: The number now (persons, units, movements a week, twice the dwell ratio, months),
            or None if no number changes.
        after: The number needed, or None.
        term: Days on which the change is needed; None means that it has none of its own.
        day: The day needed instead of the one now, for ``free_from``.
        enough: Whether a change smaller by one step, in number or at either end of the days, is
            proven not to win all of these days.
    """

    change: Change
    id: str
    wins: int
    won: tuple[Term, ...]
    days: int
    before: int | None = None
    after: int | None = None
    term: Term | None = None
    day: date | None = None
    enough: bool = True

    @property
    def size(self) -> tuple[int, int]:
        """How much is asked for: the difference of the numbers, then the days."""
        step = 0 if self.before is None or self.after is None else abs(self.after - self.before)
        return step, self.term.days if self.term else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Days without presence of one post that follow each other, and why.

    Attributes:
        post: The post.
        term: The days.
        clashes: Reasons, by first day.
        coverable: Days that some plan covers beside all that this one covers: it is not the best.
        unproven: Days whose reason was not proven in the time allowed.
        remedies: Changes that win days of the run back, cheapest first.
        unsettled: Limits of a clash for which no answer was proven in the time allowed on whether
            changing them alone would help.
    """

    post: str
    term: Term
    clashes: tuple[Clash, ...] = ()
    coverable: tuple[Term, ...] = ()
    unproven: tuple[Term, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    unsettled: tuple[Member, ...] = ()


class Force(StrEnum):
    """What having a unit at a post on a day would take.

    ``same``: another plan has it there with no day more without presence. ``worse``: it costs
    days without presence. ``impossible``: no plan has it there. ``unproven``: not settled in the
    time allowed.
    """

    SAME = "same"
    WORSE = "worse"
    IMPOSSIBLE = "impossible"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forced:
    """The best plan with a unit at a post on a day.

    Attributes:
        force: What it would take.
        more: Weighted days without presence more than the plan has, in the plan found; at least 0.
        least: No plan that has the unit there has fewer more than this.
        cost: Cost units more than the plan has; None unless the days are the same.
        cost_least: No such plan has fewer more than this; None likewise.
        gaps: Days without presence in the plan found that the plan explained covers.
    """

    force: Force
    more: int = 0
    least: int = 0
    cost: int | None = None
    cost_least: int | None = None
    gaps: tuple[Uncovered, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """Why a unit is not at a post on a day.

    Attributes:
        there: The tour that has it there, if there is one: then nothing else is said.
        forbids: Facts that alone forbid it, in words.
        members: Limits that together leave the unit no tour there on that day, whatever the
            others do; without any one of them it has one.
        plan: What the plan has instead, in words.
        forced: What it would take; None if something forbids it.
    """

    there: Tour | None = None
    forbids: tuple[Text, ...] = ()
    members: tuple[Member, ...] = ()
    plan: tuple[Text, ...] = ()
    forced: Forced | None = None
