"""Stays: the tours of a plan and the incumbents, with the unit and the post they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.term import Term
from relevo.rotation.model import NO_ROW, Tour

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relevo.core.clause import RowRef
    from relevo.rotation.model import Planning, Post, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One unit's unbroken stay in one post: a tour of the plan, or an incumbent's.

    Attributes:
        unit: The unit.
        post: The post.
        term: Its days, the day of departure included.
        row: Its row in the plan, or the post's row for an incumbent.
        incumbent: Whether it is a fact from before the plan.
    """

    unit: Unit
    post: Post
    term: Term
    row: RowRef
    incumbent: bool = False

    @property
    def judged(self) -> Term | None:
        """The days that this mandate must permit: an incumbent came under an earlier act.

        None if an incumbent left before its post's window opens.
        """
        if not self.incumbent:
            return self.term
        start = max(self.term.start, self.post.window.start)
        return Term(start, self.term.end) if start < self.term.end else None

    @property
    def ref(self) -> str:
        """What evidence calls it: its row, or unit and post where it has none."""
        return cite(self.row, f"{self.unit.id}/{self.post.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What every rule is given.

    Attributes:
        planning: Mandate, forces and calendar.
        stays: Incumbents and tours, by post, first day, last day and unit.
        unknown: Tours that name a unit or post that is not offered; no other rule sees them.
        as_of: Day of knowledge.
    """

    planning: Planning
    stays: tuple[Stay, ...]
    unknown: tuple[Tour, ...]
    as_of: date

    @property
    def tours(self) -> tuple[Stay, ...]:
        """The tours of the plan, without the incumbents."""
        return tuple(stay for stay in self.stays if not stay.incumbent)

    def who(self, act: str, says: Iterable[str]) -> tuple[str, ...]:
        """Name the sources of an act; one that the act does not describe keeps its identifier."""
        names = {
            source.id: source.who
            for force in self.planning.mandate.acts
            if force.act.id == act
            for source in force.act.sources
        }
        return tuple(names.get(one, one) for one in says)

    def at(self, post: str) -> tuple[Stay, ...]:
        """Give the stays at a post, by first day."""
        return tuple(stay for stay in self.stays if stay.post.id == post)

    def of(self, unit: str) -> tuple[Stay, ...]:
        """Give the stays of a unit, by first day."""
        return tuple(
            sorted((s for s in self.stays if s.unit.id == unit), key=lambda stay: stay.term)
        )

    def runs(self, terms: Iterable[Term]) -> bool:
        """Whether any of the terms has a day of the horizon or of a stay."""
        days = (self.planning.horizon, *(stay.term for stay in self.stays))
        return any(term.meet(other) for term in terms for other in days)


def cite(row: RowRef, name: str) -> str:
    """Give ``file:line`` of a row, or the name of what comes from no file."""
    return str(row) if row != NO_ROW else name


def judged(planning: Planning, tours: Iterable[Tour], *, as_of: date) -> Judged:
    """Join tours and incumbents with the units and posts they name.

    Args:
        planning: Mandate, forces and calendar.
        tours: Tours in any order.
        as_of: Day of knowledge.

    Returns:
        What the rules judge; tours that name what is not offered are kept apart.
    """
    stays: list[Stay] = []
    unknown: list[Tour] = []
    for post in planning.posts.values():
        if post.incumbent is None:
            continue
        unit = planning.units.get(post.incumbent.unit)
        if unit is None:
            unknown.append(Tour(unit=post.incumbent.unit, post=post.id, stay=post.incumbent.stay))
        else:
            stays.append(
                Stay(unit=unit, post=post, term=post.incumbent.stay, row=post.row, incumbent=True)
            )
    for tour in tours:
        unit, held = planning.units.get(tour.unit), planning.posts.get(tour.post)
        if unit is None or held is None:
            unknown.append(tour)
        else:
            stays.append(Stay(unit=unit, post=held, term=tour.stay, row=tour.row))
    stays.sort(key=lambda stay: (stay.post.id, stay.term, stay.unit.id))
    return Judged(planning=planning, stays=tuple(stays), unknown=tuple(unknown), as_of=as_of)
