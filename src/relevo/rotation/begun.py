"""What has begun before the first day that can still change: facts, and last days that may move.

Days before ``Planning.frozen_until`` are frozen. A tour of the announced plan that ended before is
a fact. A tour in place on that day is a fact too, but for its last day: the planner may move it
within the lengths permitted, as a change to what was announced. Where the unit may not stay on at
all, its tour is cut on the eve.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.core.term import Term

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from relevo.rotation.allowed import Fits
    from relevo.rotation.model import Planning, Tour

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Seat:
    """A tour in place whose last day may move.

    Attributes:
        tour: The tour as announced.
        least: Earliest last day.
        most: Latest last day, not before ``least``.
    """

    tour: Tour
    least: date
    most: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Announced tours begun before the first day that can still change.

    Attributes:
        ended: Tours over by then; those cut on the eve too, with the days they had.
        standing: Tours in place whose last day stands: units being relieved, or at a post for
            which they are not offered.
        seats: Tours in place whose last day may move, by post; at most one a post.
    """

    ended: tuple[Tour, ...] = ()
    standing: tuple[Tour, ...] = ()
    seats: Mapping[str, Seat] = field(default_factory=dict)

    @property
    def facts(self) -> tuple[Tour, ...]:
        """The tours of which nothing can change."""
        return (*self.ended, *self.standing)


def begun(
    planning: Planning,
    fits: Fits,
    offered: Collection[tuple[str, str]],
    stand: Collection[str] = (),
) -> Begun:
    """Sort the announced tours that have begun.

    Args:
        planning: The planning problem; its announced tours name units and posts that it has.
        fits: Allowed last days.
        offered: Unit and post of each pair that may serve.
        stand: Posts at which every last day stands.

    Returns:
        Nothing if no day is frozen.
    """
    since = planning.frozen_until
    if since is None:
        return Begun()
    ended: list[Tour] = []
    present: dict[str, list[Seat]] = {}
    for tour in sorted(planning.announced, key=lambda one: (one.post, one.stay, one.unit)):
        if tour.stay.start >= since:
            continue
        if tour.stay.end <= since:
            ended.append(tour)
            continue
        seat = _seat(planning, fits, tour, since, movable=(tour.unit, tour.post) in offered)
        if seat.most < since:
            ended.append(replace(tour, stay=Term(tour.stay.start, since)))
        else:
            present.setdefault(tour.post, []).append(seat)
    standing: list[Tour] = []
    seats: dict[str, Seat] = {}
    for post, (*earlier, latest) in present.items():
        kept = [_as_it_stands(seat) for seat in earlier]
        free = max((last + _ONE_DAY for last in _last_days(planning, post, kept)), default=since)
        if post not in stand and max(latest.least, free) <= latest.most:
            seats[post] = replace(latest, least=max(latest.least, free))
            standing += kept
        else:
            standing += [*kept, _as_it_stands(latest)]
    return Begun(ended=tuple(ended), standing=tuple(standing), seats=seats)


def to_change(planning: Planning, past: Begun) -> tuple[Tour, ...]:
    """Give the announced tours that a plan may keep or change: those not begun, and the seats'."""
    since = planning.frozen_until
    seated = [seat.tour for seat in past.seats.values()]
    return tuple(
        tour
        for tour in planning.announced
        if since is None or tour.stay.start >= since or tour in seated
    )


def _seat(planning: Planning, fits: Fits, tour: Tour, since: date, *, movable: bool) -> Seat:
    """Give the days on which a tour in place may end; before ``since`` if it must be over."""
    unit, post = planning.units[tour.unit], planning.posts[tour.post]
    last = tour.stay.last
    away = next((term.last for term in unit.available if tour.stay.start in term), date.max)
    allowed = fits.last_days(unit, post, tour.stay.start) if movable else None
    if allowed is None:
        permitted = fits.permitted_until(unit, post, since)
        most = min(last, away, permitted or since - _ONE_DAY)
        return Seat(tour, most, most)
    most = min(allowed[1], away, post.window.last)
    return Seat(tour, min(most, max(since, min(allowed[0], last))), most)


def _as_it_stands(seat: Seat) -> Tour:
    """Give the tour with its announced last day, or the nearest on which it may end."""
    last = max(seat.least, min(seat.most, seat.tour.stay.last))
    return replace(seat.tour, stay=Term.inclusive(seat.tour.stay.start, last))


def _last_days(planning: Planning, post: str, tours: Sequence[Tour]) -> tuple[date, ...]:
    """Give the last days of tours at a post and of its incumbent."""
    incumbent = planning.posts[post].incumbent
    return (
        *(tour.stay.last for tour in tours),
        *((incumbent.stay.last,) if incumbent else ()),
    )
