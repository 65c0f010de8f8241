"""The time axis that every picture of a plan shares, and labels packed into lanes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.report.phrases import MONTHS
from relevo.report.picture import GRID, INK, QUIET, Area, Label, Line, box, width_of
from relevo.report.presence import weeks_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relevo.core.term import Term
    from relevo.core.words import Speaker
    from relevo.report.picture import Shape

PICTURE_WIDTH = 1180.0
"""Width of every panel, in picture units: 277 mm on A4 landscape."""

LEFT = 214.0
"""Room for row names."""

RIGHT = 16.0
"""Margin on the right."""

AXIS_HEIGHT = 34.0
"""Height of the axis with its months and week ticks."""

_LANE_GAP = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From days to places.

    Attributes:
        horizon: Days drawn.
        left: Place of the first day's beginning.
        right: Place of the last day's end.
    """

    horizon: Term
    left: float = LEFT
    right: float = PICTURE_WIDTH - RIGHT

    @property
    def day_width(self) -> float:
        """Width of one day, in picture units."""
        return (self.right - self.left) / self.horizon.days

    def x(self, day: date) -> float:
        """Give the place where a day begins; days outside the horizon are cut to its ends."""
        place = self.left + (day - self.horizon.start).days * self.day_width
        return min(max(place, self.left), self.right)

    def span(self, term: Term) -> tuple[float, float]:
        """Give the places of a term's beginning and end."""
        return self.x(term.start), self.x(term.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A label with its lane.

    Attributes:
        x: Left end of the label.
        lane: Lane from 0, the nearest to what it names.
        words: The text.
        anchor: Place of what it names.
    """

    x: float
    lane: int
    words: str
    anchor: float


def packed(
    wishes: Iterable[tuple[float, str]], *, size: float, left: float, right: float
) -> tuple[Placed, ...]:
    """Put labels beside what they name, none over another.

    Args:
        wishes: Place named and text of each label.
        size: Height of the letters.
        left: Place that no label begins before.
        right: Place that no label ends after.

    Returns:
        Labels by place, each in the nearest lane with room.
    """
    ends: list[float] = []
    placed: list[Placed] = []
    for anchor, words in sorted(wishes):
        width = width_of(words, size)
        x = max(left, min(anchor - width / 2, right - width))
        lane = next((lane for lane, end in enumerate(ends) if end + _LANE_GAP <= x), len(ends))
        if lane == len(ends):
            ends.append(x + width)
        else:
            ends[lane] = x + width
        placed.append(Placed(x=x, lane=lane, words=words, anchor=anchor))
    return tuple(placed)


def month_starts(horizon: Term) -> tuple[date, ...]:
    """Give the first day drawn of each calendar month, in order."""
    starts = [horizon.start]
    while True:
        year, month = divmod(starts[-1].year * 12 + starts[-1].month, 12)
        following = horizon.start.replace(year=year, month=month + 1, day=1)
        if following >= horizon.end:
            return tuple(starts)
        starts.append(following)


def axis_shapes(scale: Scale, top: float, bottom: float, speaker: Speaker) -> list[Shape]:
    """Draw months, years and week ticks, with month lines down to the bottom.

    Args:
        scale: From days to places.
        top: Upper edge of the axis.
        bottom: Where month lines end.
        speaker: Says the months.

    Returns:
        Shapes to draw before the rows.
    """
    shapes: list[Shape] = []
    base = top + AXIS_HEIGHT
    starts = month_starts(scale.horizon)
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else scale.horizon.end
        x, right = scale.x(start), scale.x(end)
        if place % 2 == 0:
            shapes.append(Area(points=box(x, base, right - x, bottom - base), fill="#f7f9fa"))
        shapes.append(Line(points=((x, top + 4), (x, bottom)), stroke=GRID))
        shapes += _month_labels(start, x, right - x, top, speaker, first=place == 0)
    shapes.append(Line(points=((scale.right, top + 4), (scale.right, bottom)), stroke=GRID))
    ticks = [week for week in weeks_of(scale.horizon) if week in scale.horizon]
    shapes += [
        Line(points=((scale.x(week), base - 5), (scale.x(week), base)), stroke="#7d8894", width=0.8)
        for week in ticks
    ]
    shapes.append(Line(points=((scale.left, base), (scale.right, base)), stroke=INK, width=1))
    return shapes


def _month_labels(
    start: date, x: float, room: float, top: float, speaker: Speaker, *, first: bool
) -> list[Shape]:
    """Name a month, and the year where it begins."""
    name = speaker.say(MONTHS[start.month - 1])
    shapes: list[Shape] = []
    if width_of(name, 11, bold=True) <= room:
        shapes.append(Label(x=x + 4, y=top + 24, words=name, size=11, bold=True, role="month"))
    if first or start.month == 1:
        shapes.append(
            Label(x=x + 4, y=top + 11, words=str(start.year), size=10, colour=QUIET, role="year")
        )
    return shapes
