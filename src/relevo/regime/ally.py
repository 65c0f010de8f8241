"""Ally status: the law on it, and what is on record of each state's notice and designation.

The law is read from ``regime/data/ally/<id>.yaml``, a designation from ``status/<STATE>.yaml`` of
a case. Such a status lets nobody enter: it changes no rule of any host on the entry of a force.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from relevo.core.term import Day
from relevo.core.words import Localized
from relevo.instrument.model import FILE_KEYS, Conflict, DayRange, Source
from relevo.regime.model import Law

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRule:
    """How long before a designation, or its end, notice must be given.

    Attributes:
        days: Fewest days between the notice and what it announces.
        to: Who is notified.
        norm: Norm it rests on.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    days: int
    to: Localized
    norm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deemed:
    """States that the law itself designates, without notice.

    Attributes:
        states: The states.
        since: Day since which they are deemed designated.
        norm: Norm it rests on.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    states: tuple[str, ...]
    since: Day
    norm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatedAs:
    """A state that is treated as if designated, and is not.

    Attributes:
        state: The state.
        norm: Norm it rests on.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    state: str
    norm: str
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherList:
    """A list of another law, kept apart: to stand on one is not to stand on the other.

    Attributes:
        id: Identifier within the law.
        name: Its name.
        by: Who makes it.
        purpose: What for.
        norm: Norm it rests on.
        states: States on it; empty where no source read gives them.
        complete: Whether these are all.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    name: Localized
    by: Localized
    purpose: Localized
    norm: str
    states: tuple[str, ...] = ()
    complete: bool = False
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """What the status makes possible; none of it comes by itself.

    Attributes:
        id: Identifier within the law.
        what: What, in our words.
        norm: Norm that gives it.
        other_list: List of another law that a state must be on, by identifier; or empty.
        says: Sources that name the benefit.
        from_: First day on which it is law; None means since the status is there.
        to: Last day, included; None while it lasts.
        verify: Whether the norm must still be found or read.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    what: Localized
    norm: str
    other_list: str = ""
    says: tuple[str, ...] = ()
    from_: Day | None = None
    to: Day | None = None
    verify: bool = False
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoEffect:
    """What the status does not do, e.g. let a force enter.

    Attributes:
        id: Identifier within the law.
        what: What it does not do.
        norm: Norm it rests on; empty where it is that nothing says so.
        says: Sources.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    what: Localized
    norm: str = ""
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AllyLaw(Law):
    """The law on one ally status.

    Attributes:
        state: State whose law it is.
        by: Who designates.
        notice: Notice before a designation and before its end.
        deemed: States that the law itself designates.
        treated_as: States treated as if designated.
        other_lists: Lists of other laws, kept apart.
        benefits: What the status makes possible.
        no_effect: What it does not do.
    """

    state: str
    by: Localized
    notice: NoticeRule
    deemed: tuple[Deemed, ...] = ()
    treated_as: tuple[TreatedAs, ...] = ()
    other_lists: tuple[OtherList, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    no_effect: tuple[NoEffect, ...] = ()

    def deemed_on(self, state: str) -> date | None:
        """Give the day since which the law itself designates a state; None if it does not."""
        return next((one.since for one in self.deemed if state in one.states), None)

    def treats(self, state: str, day: date) -> bool:
        """Whether a state is treated as if designated on a day, by a norm that is law by then."""
        since = [self.norm(one.norm).from_ for one in self.treated_as if one.state == state]
        return any(first is None or first <= day for first in since)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """One version of when something happened.

    In a file: ``{day: 2025-12-11, says: [gestion]}`` or
    ``{between: {from: 2012-07-01, to: 2012-07-31}, says: [pakpoint]}``. A day that must still be
    verified decides nothing where ``between`` stands beside it.

    Attributes:
        day: The day; None if no source gives it.
        between: The earliest and the latest day it may have been; None if no source bounds it.
        says: Sources.
        verify: Whether the day must still be verified.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    day: Day | None = None
    between: DayRange | None = None
    says: tuple[str, ...] = ()
    verify: bool = False
    note: Localized | None = None

    @property
    def bounds(self) -> tuple[date, date] | None:
        """The earliest and the latest day it may have been; None if nothing is known of it."""
        if self.between and (self.verify or self.day is None):
            return self.between.from_, self.between.to
        return (self.day, self.day) if self.day else None

    @property
    def remembered(self) -> bool:
        """Whether all that is known of the day must still be verified."""
        return self.verify and self.between is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Determination:
    """The instrument that designates.

    Attributes:
        number: Its number; empty if not found.
        gazette: Where it was published, as cited; empty if not found.
        published: Day of publication; None if not found.
        says: Sources.
        verify: Whether it must still be verified.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    number: str = ""
    gazette: str = ""
    published: Day | None = None
    says: tuple[str, ...] = ()
    verify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """What is on record of one state's status. Of each event every version is kept.

    Attributes:
        state: The state, the file's name without ``.yaml``.
        announced: When it was announced in public; that is no notice.
        notice: When notice of the designation was given; the first version is the one followed.
        designated: When it was designated.
        determination: The instrument that designates, or None.
        notice_to_end: When notice of the end was given.
        terminated: When it ended.
        conflicts: What else sources tell differently.
        sources: Sources.
        note: A remark, or None.
        illustrative: Whether it is invented for illustration.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    state: str
    announced: tuple[When, ...] = ()
    notice: tuple[When, ...] = ()
    designated: tuple[When, ...] = ()
    determination: Determination | None = None
    notice_to_end: tuple[When, ...] = ()
    terminated: tuple[When, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Localized | None = None
    illustrative: bool = False
