"""What a plan needs of a permission: the least numbers, lists and days that it stays within.

Reliefs count as they are: both units of a relief in place are present, a kit that is brought
counts with each of them, one that stays with its post once (semantics, points 2 and 6).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from relevo.core.codes import Held as Listed
from relevo.core.term import Term, union
from relevo.mandate.calendar import last_day_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relevo.core.codes import CodeTree
    from relevo.rotation.model import Planning, Post, Tour, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmsNeed:
    """Arms counted under one number.

    Attributes:
        codes: Codes counted together: several only where one is a kind of another.
        pieces: The most on any one day.
    """

    codes: tuple[str, ...]
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What the units of one sending state need.

    Attributes:
        sender: Sending state.
        days: Days on which any of them is present.
        persons: The most on any one day.
        by_category: The same for each category of units, by code; several codes together only
            where one is a kind of another.
        arms: Arms, by code.
        places: Places of the posts held.
        institutions: Host institutions of the posts held.
        longest_days: Days of the longest stay.
        months: Fewest and most calendar months between which every tour lasts; None without tours,
            or where one is shorter than a month.
    """

    sender: str
    days: tuple[Term, ...]
    persons: int
    by_category: Mapping[tuple[str, ...], int]
    arms: tuple[ArmsNeed, ...]
    places: tuple[str, ...]
    institutions: tuple[str, ...]
    longest_days: int
    months: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Stay:
    """A unit at a post: a tour, or an incumbent, whose own days begin with the post's window."""

    unit: Unit
    post: Post
    term: Term
    own: Term | None
    tour: bool


def needs_of(planning: Planning, tours: Iterable[Tour]) -> tuple[Needs, ...]:
    """Give what a plan needs.

    Args:
        planning: Forces and posts; incumbents count as the checker counts them, their days before
            a post's window resting on an earlier act; one that is not offered counts nowhere.
        tours: The plan; each names a unit and a post of ``planning``.

    Returns:
        One for each sending state with a unit present, by code; empty for a plan with nobody.
    """
    stays = _stays(planning, tours)
    every = union(stay.own for stay in stays if stay.own)
    senders = sorted({stay.unit.sender for stay in stays if stay.own})
    return tuple(
        _needs(planning, sender, [one for one in stays if one.unit.sender == sender], every)
        for sender in senders
    )


def _stays(planning: Planning, tours: Iterable[Tour]) -> list[_Stay]:
    """Join tours and incumbents with their units and posts."""
    found = [
        _Stay(planning.units[tour.unit], planning.posts[tour.post], tour.stay, tour.stay, tour=True)
        for tour in tours
    ]
    for post in planning.posts.values():
        there = post.incumbent
        if there and there.unit in planning.units:
            start = max(there.stay.start, post.window.start)
            own = Term(start, there.stay.end) if start < there.stay.end else None
            found.append(_Stay(planning.units[there.unit], post, there.stay, own, tour=False))
    return found


def _needs(
    planning: Planning, sender: str, stays: Sequence[_Stay], every: tuple[Term, ...]
) -> Needs:
    """Give the needs of one sender; numbers count on the days of all presence together."""
    here = [stay for stay in stays if stay.own]
    counted = [stay for stay in stays if any(stay.term.meet(term) for term in every)]
    categories = sorted({stay.unit.category for stay in counted})
    tours = [stay for stay in here if stay.tour]
    return Needs(
        sender=sender,
        days=union(stay.own for stay in here if stay.own),
        persons=_persons(counted, every),
        by_category={
            codes: _persons([stay for stay in counted if stay.unit.category in codes], every)
            for codes in _together(categories, planning.codes.categories)
        },
        arms=tuple(
            ArmsNeed(codes=codes, pieces=pieces)
            for codes in _together(_arms_codes(planning, counted), planning.codes.arms)
            if (pieces := _pieces(planning, counted, codes, every))
        ),
        places=tuple(sorted({stay.post.place for stay in counted})),
        institutions=tuple(sorted({stay.post.institution for stay in counted})),
        longest_days=max(stay.term.days for stay in counted),
        months=_months(tours),
    )


def _persons(stays: Iterable[_Stay], days: Sequence[Term]) -> int:
    """Give the most persons on any one day."""
    return _peak([(stay.term, stay.unit.persons) for stay in stays], days)


def _arms_codes(planning: Planning, stays: Iterable[_Stay]) -> list[str]:
    """Give the codes of the arms of all kits held, in order."""
    names = {name for stay in stays for name in (stay.unit.kit, stay.post.kit) if name}
    kits = (planning.kits[name] for name in names if name in planning.kits)
    return sorted({code for kit in kits for code, n in kit.arms.items() if n})


def _together(codes: Iterable[str], tree: CodeTree) -> tuple[tuple[str, ...], ...]:
    """Join codes that may be kinds of each other, so that no piece counts under two numbers."""
    groups: list[list[str]] = []
    for code in codes:
        related = [group for group in groups if any(_related(code, one, tree) for one in group)]
        groups = [group for group in groups if group not in related]
        groups.append([*chain.from_iterable(related), code])
    return tuple(sorted(tuple(sorted(group)) for group in groups))


def _related(first: str, second: str, tree: CodeTree) -> bool:
    """Whether one code may be a kind of the other."""
    pairs = ((first, second), (second, first))
    return any(tree.holds((one,), other) is not Listed.NO for one, other in pairs)


def _pieces(
    planning: Planning, stays: Sequence[_Stay], codes: tuple[str, ...], days: Sequence[Term]
) -> int:
    """Give the most pieces of some codes on any one day."""

    def held(kit: str) -> int:
        found = planning.kits.get(kit)
        return sum(found.arms.get(code, 0) for code in codes) if found else 0

    loads = [(stay.term, held(stay.unit.kit)) for stay in stays]
    at: dict[str, list[Term]] = defaultdict(list)
    for stay in stays:
        at[stay.post.id].append(stay.term)
    for post, terms in at.items():
        kept = held(planning.posts[post].kit)
        loads += [(term, kept) for term in union(terms)]
    return _peak(loads, days)


def _peak(loads: Sequence[tuple[Term, int]], days: Sequence[Term]) -> int:
    """Give the largest sum on any of some days; it is reached on a first day of one of them."""
    firsts = {part.start for term, _ in loads for day in days if (part := term.meet(day))}
    return max((sum(n for term, n in loads if day in term) for day in firsts), default=0)


def _months(tours: Sequence[_Stay]) -> tuple[int, int] | None:
    """Give the fewest and most whole months between which every tour lasts."""
    if not tours:
        return None
    least = min(_whole(stay.term) for stay in tours)
    most = max(_begun(stay.term) for stay in tours)
    return (least, most) if least else None


def _whole(term: Term) -> int:
    """Give the most whole calendar months that a stay is not shorter than."""
    months = 0
    while last_day_after(term.start, months + 1) <= term.last:
        months += 1
    return months


def _begun(term: Term) -> int:
    """Give the fewest whole calendar months that a stay is not longer than."""
    months = 1
    while last_day_after(term.start, months) < term.last:
        months += 1
    return months
