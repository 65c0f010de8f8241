"""Step charts under a timeline: a number for each day against its limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.instrument.model import Counting
from relevo.report.limits import subject_words
from relevo.report.phrases import COUNTINGS, SEEN, bound_words
from relevo.report.picture import ALARM, GRID, INK, PAPER, QUIET, Area, Label, Line
from relevo.report.scale import LEFT, month_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relevo.core.bound import Bound
    from relevo.core.codes import Codes
    from relevo.core.words import Speaker, Text
    from relevo.mandate.model import Limit, Reading
    from relevo.report.limits import ArmsUse
    from relevo.report.picture import Shape
    from relevo.report.scale import Scale

_TITLE_HEIGHT = 42.0
_BELOW = 22.0
_CLEAR = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A number for each day of the horizon.

    Attributes:
        title: What is counted.
        note: What the limit is, or why no line is drawn, in one sentence.
        each_day: The number on each day.
        lines: Numbers at which a line is drawn, with the words beside it.
        height: Height of the plot, in picture units.
        role: What it shows, for tests and tools.
    """

    title: Text
    note: Text
    each_day: tuple[int, ...]
    lines: tuple[tuple[int, Text], ...]
    height: float
    role: str


def persons_chart(each_day: Sequence[int], limit: Limit | None, reading: Reading | None) -> Chart:
    """Give the chart of persons present against the widest limit on persons.

    Args:
        each_day: Persons present on each day.
        limit: The limit; None if no act sets one.
        reading: The reading the plan follows; None with no limit.
    """
    return Chart(
        title=text("Persons in the country, largest number of each day"),
        note=limit_note(limit, reading),
        each_day=tuple(each_day),
        lines=_lines(reading),
        height=130,
        role="persons",
    )


def arms_chart(use: ArmsUse, codes: Codes) -> Chart:
    """Give the chart of the arms line that the plan uses most.

    Args:
        use: The line and its use on each day.
        codes: Names of codes.
    """
    return Chart(
        title=text(
            "Most used arms line: {what}, pieces on each day",
            what=subject_words(use.limit, codes, use.reading.arms),
        ),
        note=limit_note(use.limit, use.reading),
        each_day=use.each_day,
        lines=_lines(use.reading),
        height=78,
        role="arms",
    )


def limit_note(limit: Limit | None, reading: Reading | None) -> Text:
    """Say the limit of a chart, or why the chart has no line for it."""
    if limit is None or reading is None or reading.absent:
        return text("No act in force sets a limit on this number.")
    seen = SEEN[limit.clause.seen]
    if reading.bound.unlimited:
        return text("Limit: the act permits this without a number ({seen}).", seen=seen)
    if not reading.bound.known:
        return text(
            "Limit not found: no source gives the number, so the chart has no limit line ({seen}).",
            seen=seen,
        )
    if reading.counting is not Counting.CONCURRENT:
        return text(
            "Limit: {number}, {counting}; the chart shows single days, so it has no limit line"
            " ({seen}).",
            number=bound_words(reading.bound),
            counting=COUNTINGS[reading.counting],
            seen=seen,
        )
    return text(
        "Limit: {number}, {counting} ({seen}).",
        number=bound_words(reading.bound),
        counting=COUNTINGS[reading.counting],
        seen=seen,
    )


def _lines(reading: Reading | None) -> tuple[tuple[int, Text], ...]:
    """Give the lines of a limit: none if it has no number or is not counted by day."""
    if reading is None or reading.absent or reading.counting is not Counting.CONCURRENT:
        return ()
    bound: Bound = reading.bound
    if bound.unlimited or not bound.known:
        return ()
    ends = [end for end in dict.fromkeys((bound.lo, bound.hi)) if end is not None]
    if len(ends) == 1:
        return ((ends[0], text("limit: {number}", number=bound_words(bound))),)
    low, high = ends
    return (
        (low, text("limit: surely met up to {n}", n=low)),
        (high, text("limit: surely exceeded above {n}", n=high)),
    )


def chart_height(chart: Chart) -> float:
    """Give the height of a chart with its title."""
    return _TITLE_HEIGHT + chart.height + _BELOW


def chart_shapes(chart: Chart, scale: Scale, top: float, speaker: Speaker) -> list[Shape]:
    """Draw a chart.

    Args:
        chart: What to draw.
        scale: From days to places.
        top: Upper edge.
        speaker: Says titles.

    Returns:
        Shapes in drawing order.
    """
    largest = max(chart.each_day, default=0)
    ceiling = _round_up(max([largest, 1, *(number for number, _ in chart.lines)]))
    base = top + _TITLE_HEIGHT + chart.height

    def y(number: float) -> float:
        """Give the place of a number."""
        return base - number / ceiling * chart.height

    shapes: list[Shape] = [
        Label(x=12, y=top + 15, words=speaker.say(chart.title), size=12, bold=True),
        Label(
            x=12,
            y=top + 31,
            words=speaker.say(chart.note),
            size=10.5,
            colour=QUIET,
            role=f"{chart.role}-note",
        ),
        *(
            Line(points=((x, y(ceiling)), (x, base)), stroke=GRID)
            for x in (scale.x(day) for day in month_starts(scale.horizon))
        ),
        *_levels(chart, scale, ceiling, y),
    ]
    steps = _steps(chart.each_day, scale, y)
    shapes += [
        Area(
            points=((scale.left, base), *steps, (scale.right, base)),
            fill="#dfe7ef",
            role=chart.role,
            title=speaker.say(chart.title),
        ),
        Line(points=tuple(steps), width=1.6, role=f"{chart.role}-steps"),
        Line(points=((scale.left, base), (scale.right, base)), width=1),
        *_peak_shapes(chart, scale, top, y, speaker),
    ]
    for number, words in chart.lines:
        shapes += _limit_line(number, speaker.say(words), scale, y(number))
    return shapes


def _levels(chart: Chart, scale: Scale, ceiling: int, y: Callable[[float], float]) -> list[Shape]:
    """Draw lines at round numbers, leaving out numbers that a limit's label would touch."""
    shapes: list[Shape] = []
    for number in sorted({0, ceiling // 2 if ceiling % 2 == 0 else 0, ceiling}):
        shapes.append(Line(points=((scale.left, y(number)), (scale.right, y(number))), stroke=GRID))
        if all(abs(y(number) - y(limit)) > _CLEAR for limit, _ in chart.lines):
            shapes.append(
                Label(
                    x=LEFT - 8,
                    y=y(number) + 4,
                    words=str(number),
                    size=10,
                    anchor="end",
                    colour=QUIET,
                )
            )
    return shapes


def _peak_shapes(
    chart: Chart, scale: Scale, top: float, y: Callable[[float], float], speaker: Speaker
) -> list[Shape]:
    """Mark the largest number and say it at the right of the title."""
    largest = max(chart.each_day, default=0)
    if not largest:
        return []
    day = chart.each_day.index(largest)
    x = scale.left + (day + 0.5) * scale.day_width
    when = scale.horizon.start + timedelta(days=day)
    words = speaker.say(text("largest: {n}, first on {day}", n=largest, day=when))
    return [
        Area(
            points=((x - 4, y(largest) - 7), (x + 4, y(largest) - 7), (x, y(largest) - 1)), fill=INK
        ),
        Label(
            x=scale.right,
            y=top + 15,
            words=words,
            size=10.5,
            anchor="end",
            bold=True,
            role=f"{chart.role}-largest",
        ),
    ]


def _limit_line(number: int, words: str, scale: Scale, y: float) -> list[Shape]:
    """Draw one limit with its number at the left and its words at the right."""
    return [
        Line(
            points=((scale.left, y), (scale.right, y)),
            stroke=ALARM,
            width=1.8,
            dashes="9 4",
            role="limit",
        ),
        Label(
            x=LEFT - 8, y=y + 4, words=str(number), size=10.5, anchor="end", bold=True, colour=ALARM
        ),
        Label(
            x=scale.right - 4,
            y=y - 5,
            words=words,
            size=10.5,
            anchor="end",
            bold=True,
            colour=ALARM,
            halo=PAPER,
            role="limit-label",
        ),
    ]


def _steps(
    each_day: Sequence[int], scale: Scale, y: Callable[[float], float]
) -> list[tuple[float, float]]:
    """Give the corners of the step line, one pair for each run of equal days."""
    corners: list[tuple[float, float]] = []
    for place, number in enumerate(each_day):
        left = scale.left + place * scale.day_width
        if place and each_day[place - 1] == number:
            corners[-1] = (left + scale.day_width, y(number))
        else:
            corners += [(left, y(number)), (left + scale.day_width, y(number))]
    return corners


def _round_up(number: int) -> int:
    """Give the next round number above, so that the highest step has air over it."""
    wanted = number + max(1, number // 8)
    unit = 1
    while unit * 10 < wanted:
        unit *= 10
    step = max(2, unit // 2)
    return -(-wanted // step) * step
