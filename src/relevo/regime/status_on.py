"""A state's ally status on a day: certain, or each possibility where sources do not settle it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from relevo.regime.model import in_force

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relevo.regime.ally import AllyLaw, Benefit, Designation, When


class Standing(StrEnum):
    """How a state stands on a day.

    ``ending``: designated, and notice of the end was given. ``none``: nothing is on record.
    """

    BY_STATUTE = "by_statute"
    DESIGNATED = "designated"
    ENDING = "ending"
    NOTIFIED = "notified"
    TERMINATED = "terminated"
    TREATED_AS = "treated_as"
    NONE = "none"


class Truth(StrEnum):
    """An answer that may be open."""

    YES = "yes"
    NO = "no"
    UNDETERMINED = "undetermined"


HOLDS = frozenset({Standing.BY_STATUTE, Standing.DESIGNATED, Standing.ENDING})
"""Standings in which the status is held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earliest:
    """The earliest lawful day of what one version of a notice announces.

    Attributes:
        notice: The version.
        first: The earliest that this day may be; None if nothing is known of the notice's day.
        last: The latest that it may be; None likewise.
        passed: Whether the day asked about is that day or a later one.
    """

    notice: When
    first: date | None
    last: date | None
    passed: Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Days between a notice and what it announced, under one version of each.

    Attributes:
        notice: Version of the notice.
        outcome: Version of what it announced.
        least: Fewest days it may have been; None if a day is not known.
        most: Most days it may have been; None likewise.
        enough: Whether the law's number of days had passed.
    """

    notice: When
    outcome: When
    least: int | None
    most: int | None
    enough: Truth

    @property
    def remembered(self) -> bool:
        """Whether a day of it must still be verified."""
        return self.notice.remembered or self.outcome.remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitOn:
    """A benefit on a day.

    Attributes:
        benefit: The benefit.
        open_to: Whether it is open to the state; undetermined where its status is, or where a
            list of another law decides whose states were not found.
    """

    benefit: Benefit
    open_to: Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusOn:
    """A state's status on a day.

    Attributes:
        designation: What is on record of the state.
        day: Day asked about.
        standings: How it may stand: one if that is settled, else each possibility in the order of
            :class:`Standing`.
        holds: Whether it has the status.
        verify: Whether a day that it rests on must still be verified.
        earliest: Earliest lawful day of the designation, by version of the notice; empty where no
            notice by that day is on record.
        earliest_end: The same for the end.
        waits: Days from notice to designation, by versions; empty unless both are on record by
            that day.
        waits_to_end: The same for the end.
        benefits: Benefits in force.
    """

    designation: Designation
    day: date
    standings: tuple[Standing, ...]
    holds: Truth
    verify: bool
    earliest: tuple[Earliest, ...] = ()
    earliest_end: tuple[Earliest, ...] = ()
    waits: tuple[Wait, ...] = ()
    waits_to_end: tuple[Wait, ...] = ()
    benefits: tuple[BenefitOn, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether there is one answer."""
        return len(self.standings) == 1


def status_on(law: AllyLaw, designation: Designation, day: date) -> StatusOn:
    """Give a state's status on a day.

    Args:
        law: The law on the status.
        designation: What is on record of the state.
        day: Day asked about.

    Returns:
        The status. A day that sources give differently, or only between two days, leaves every
            possibility that it allows.
    """
    standings = _standings(law, designation, day)
    told = [one in HOLDS for one in standings]
    holds = Truth.YES if all(told) else Truth.UNDETERMINED if any(told) else Truth.NO
    notice, outcome = known_on(designation.notice, day), known_on(designation.designated, day)
    to_end, ended = known_on(designation.notice_to_end, day), known_on(designation.terminated, day)
    benefits = tuple(
        BenefitOn(benefit=one, open_to=_open_to(law, one, designation.state, standings, holds))
        for one in in_force(law.benefits, day)
    )
    return StatusOn(
        designation=designation,
        day=day,
        standings=standings,
        holds=holds,
        verify=any(one.remembered for one in (*notice, *outcome, *to_end, *ended)),
        earliest=tuple(_earliest(law, one, day) for one in notice),
        earliest_end=tuple(_earliest(law, one, day) for one in to_end),
        waits=waits_between(law, notice, outcome),
        waits_to_end=waits_between(law, to_end, ended),
        benefits=benefits,
    )


def known_on(versions: Sequence[When], day: date) -> tuple[When, ...]:
    """Give every version of an event if it may have happened by a day; none if it surely had not.

    Args:
        versions: Versions of one event.
        day: Day asked about.
    """
    return tuple(versions) if Truth.YES in _happened(versions, day) else ()


def waits_between(
    law: AllyLaw, notices: Sequence[When], outcomes: Sequence[When]
) -> tuple[Wait, ...]:
    """Give the days between a notice and what it announced, for each pair of versions.

    Args:
        law: The law that says how many days must pass.
        notices: Versions of the notice's day.
        outcomes: Versions of the other day.
    """
    return tuple(_wait(law, *pair) for pair in product(notices, outcomes))


def _wait(law: AllyLaw, notice: When, outcome: When) -> Wait:
    """Give the days between one version of a notice and one of what it announced."""
    given, then = notice.bounds, outcome.bounds
    if given is None or then is None:
        return Wait(
            notice=notice, outcome=outcome, least=None, most=None, enough=Truth.UNDETERMINED
        )
    least, most = (then[0] - given[1]).days, (then[1] - given[0]).days
    asked = law.notice.days
    enough = Truth.YES if least >= asked else Truth.NO if most < asked else Truth.UNDETERMINED
    return Wait(notice=notice, outcome=outcome, least=least, most=most, enough=enough)


def _earliest(law: AllyLaw, notice: When, day: date) -> Earliest:
    """Give the earliest lawful day that follows from one version of a notice."""
    if notice.bounds is None:
        return Earliest(notice=notice, first=None, last=None, passed=Truth.UNDETERMINED)
    first, last = (one + timedelta(days=law.notice.days) for one in notice.bounds)
    passed = Truth.YES if last <= day else Truth.NO if first > day else Truth.UNDETERMINED
    return Earliest(notice=notice, first=first, last=last, passed=passed)


def _happened(versions: Sequence[When], day: date) -> frozenset[Truth]:
    """Give the answers that are possible to whether an event had happened by a day."""
    answers: set[Truth] = set() if versions else {Truth.NO}
    for version in versions:
        bounds = version.bounds
        if bounds is None or bounds[0] <= day:
            answers.add(Truth.YES)
        if bounds is None or bounds[1] > day:
            answers.add(Truth.NO)
    return frozenset(answers)


def _standings(law: AllyLaw, designation: Designation, day: date) -> tuple[Standing, ...]:
    """Give each standing that the record allows on a day."""
    events = (
        designation.notice,
        designation.designated,
        designation.notice_to_end,
        designation.terminated,
    )
    found: set[Standing] = set()
    for answers in product(*(_happened(versions, day) for versions in events)):
        noticed, designated, ending, ended = (answer is Truth.YES for answer in answers)
        if ended and designated:
            found.add(Standing.TERMINATED)
        elif ending and designated:
            found.add(Standing.ENDING)
        elif designated:
            by_law = law.deemed_on(designation.state) is not None
            found.add(Standing.BY_STATUTE if by_law else Standing.DESIGNATED)
        elif noticed and not (ending or ended):
            found.add(Standing.NOTIFIED)
        elif not (ending or ended):
            found.add(Standing.TREATED_AS if law.treats(designation.state, day) else Standing.NONE)
    return tuple(one for one in Standing if one in found)


def _open_to(
    law: AllyLaw, benefit: Benefit, state: str, standings: Sequence[Standing], holds: Truth
) -> Truth:
    """Say whether a benefit is open to a state."""
    if benefit.other_list:
        listed = next(one for one in law.other_lists if one.id == benefit.other_list)
        if state in listed.states:
            return Truth.YES
        return Truth.NO if listed.complete else Truth.UNDETERMINED
    if Standing.TREATED_AS in standings:
        return Truth.UNDETERMINED
    return holds
