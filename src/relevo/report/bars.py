"""The rows of a timeline as shapes: tours, reliefs, days without presence, named days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.report.picture import (
    ALARM,
    GAP,
    GRID,
    INK,
    OUTSIDE,
    PAPER,
    QUIET,
    RELIEF,
    STILL,
    Area,
    Label,
    Line,
    box,
    fitted,
    width_of,
)
from relevo.report.presence import numbered_events
from relevo.report.rows import (
    BAR,
    EVENT_LANE,
    GROUP_HEAD,
    NOTE_HEIGHT,
    PAD,
    SMALL,
    events_of,
    lanes_of,
)
from relevo.report.scale import AXIS_HEIGHT, LEFT, axis_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.core.words import Text
    from relevo.report.picture import Shape
    from relevo.report.presence import Relief, Stay
    from relevo.report.rows import Drawing, Group, Row
    from relevo.report.scale import Scale
    from relevo.rotation.model import CalendarEntry, Uncovered

_DOTTED = "#66727e"
_NAME = 9.5


def head_shapes(drawing: Drawing, top: float, bottom: float) -> list[Shape]:
    """Draw events, axis and what reaches down through all rows.

    Args:
        drawing: What is drawn.
        top: Upper edge of the event labels.
        bottom: Lower edge of the rows.

    Returns:
        Shapes to draw before the rows.
    """
    events = events_of(drawing)
    lanes = lanes_of(events)
    axis = top + lanes * EVENT_LANE + 6
    shapes = axis_shapes(drawing.scale, axis, bottom, drawing.speaker)
    labels: list[Shape] = []
    for _, entry in numbered_events(drawing.planning):
        x = sum(drawing.scale.span(entry.term)) / 2
        shapes.append(_dotted(x, axis + AXIS_HEIGHT, bottom))
    for event in events:
        y = top + (lanes - event.lane) * EVENT_LANE - 3
        shapes.append(_dotted(event.anchor, y + 2, axis + 3))
        labels.append(
            Label(x=event.x, y=y, words=event.words, size=SMALL, halo=PAPER, role="event-label")
        )
    return shapes + labels


def _dotted(x: float, top: float, bottom: float) -> Line:
    """Draw the line of a named day."""
    return Line(
        points=((x, top), (x, bottom)), stroke=_DOTTED, width=0.7, dashes="2 3", role="event"
    )


def group_shapes(drawing: Drawing, group: Group, top: float) -> list[Shape]:
    """Draw the rows of one category.

    Args:
        drawing: What is drawn.
        group: The rows.
        top: Upper edge.

    Returns:
        Shapes in drawing order.
    """
    right = drawing.scale.right
    shapes: list[Shape] = [
        Label(
            x=12,
            y=top + 14,
            words=fitted(group.name, 11, LEFT - 24, bold=True),
            bold=True,
            role="category",
        ),
        Line(points=((12, top + 18), (right, top + 18)), stroke=GRID),
    ]
    y = top + GROUP_HEAD
    for row in group.rows:
        shapes += _row_shapes(drawing, row, y)
        y += row.height
        shapes.append(Line(points=((20, y), (right, y)), stroke="#e8ecf0"))
    return shapes


def _row_shapes(drawing: Drawing, row: Row, top: float) -> list[Shape]:
    """Draw one post: bars, dots over them, then what must stay legible."""
    post, bar, scale = row.post, top + PAD, drawing.scale
    shapes: list[Shape] = [
        Label(
            x=20,
            y=bar + 10,
            words=fitted(post.id, 11.5, LEFT - 30, bold=True),
            size=11.5,
            bold=True,
            role="post",
        ),
        *_name_lines(post.name, bar + 21),
    ]
    for term in scale.horizon.minus(post.window):
        left, right = scale.span(term)
        shapes.append(
            Area(points=box(left, bar, right - left, BAR), pattern=OUTSIDE, role="outside")
        )
    bars = [stay_shapes(drawing, row, stay, bar) for stay in row.stays]
    shapes += [shape for area, _ in bars for shape in area]
    for entry in _still(drawing, post.point):
        left, right = scale.span(entry.term)
        shapes.append(
            Area(points=box(left, top, right - left, row.height), pattern=STILL, role="still")
        )
    for relief in row.reliefs:
        shapes += _relief_shapes(drawing, relief, bar)
    for gap in row.gaps:
        shapes.append(_gap_shape(drawing, gap, bar))
    shapes += [label for _, label in bars if label is not None]
    shapes += [
        Label(
            x=note.x,
            y=bar + BAR + 11 + note.lane * NOTE_HEIGHT,
            words=note.words,
            size=SMALL,
            colour=ALARM,
            halo=PAPER,
            role="gap-label",
        )
        for note in row.notes
    ]
    return shapes


def _name_lines(name: str, top: float) -> list[Shape]:
    """Write a post's name on at most two lines; a longer one ends in an ellipsis."""
    room = LEFT - 30
    first, rest = name, ""
    while width_of(first, _NAME) > room and " " in first:
        first, _, last = first.rpartition(" ")
        rest = f"{last} {rest}".rstrip()
    return [
        Label(x=20, y=y, words=fitted(words, _NAME, room), size=_NAME, colour=QUIET, role="name")
        for y, words in ((top, first), (top + 10.5, rest))
        if words
    ]


def _still(drawing: Drawing, point: str) -> Iterator[CalendarEntry]:
    """Give the no-movement days of a point of entry within the horizon."""
    for entry in drawing.planning.calendar:
        here = not entry.points or point in entry.points
        if entry.no_movement and here and entry.term.meet(drawing.scale.horizon):
            yield entry


def stay_shapes(
    drawing: Drawing, row: Row, stay: Stay, top: float
) -> tuple[list[Shape], Label | None]:
    """Draw one stay: full height while alone, half height while two units are present.

    Args:
        drawing: What is drawn.
        row: The post's row.
        stay: The stay.
        top: Upper edge of the bar.

    Returns:
        The bar, empty if no day of it is drawn, and the label with the unit's name, if one fits.
    """
    scale = drawing.scale
    left, right = scale.span(stay.term)
    if right <= left:
        return [], None
    arriving = next((r.term for r in row.reliefs if r.arriving == stay), None)
    leaving = next((r.term for r in row.reliefs if r.leaving == stay), None)
    alone = scale.x(arriving.end) if arriving else left
    shared = max(alone, scale.x(leaving.start) if leaving else right)
    middle, bottom = top + BAR / 2, top + BAR
    enters, leaves = middle if arriving else top, middle if leaving else bottom
    bar = Area(
        points=(
            (left, enters),
            (alone, enters),
            (alone, top),
            (right, top),
            (right, leaves),
            (shared, leaves),
            (shared, bottom),
            (left, bottom),
        ),
        fill=row.tones[row.stays.index(stay) % 2],
        stroke=INK,
        width=0.9,
        dashed=stay.incumbent,
        role="incumbent" if stay.incumbent else "tour",
        title=drawing.speaker.say(stay_words(stay)),
    )
    return [bar], _unit_label(drawing, stay, bar.fill, (alone, shared), top)


def _unit_label(
    drawing: Drawing, stay: Stay, ground: str, clear: tuple[float, float], top: float
) -> Label | None:
    """Name the unit on its bar: in full, else by the number it has in the tables."""
    left, right = clear
    long = drawing.speaker.say(text("{unit} (in place before)", unit=stay.unit))
    for words in ((long,) if stay.incumbent else ()) + (stay.unit, str(stay.number)):
        if width_of(words, 11) <= right - left - 6:
            return Label(
                x=(left + right) / 2,
                y=top + BAR / 2 + 4,
                words=words,
                anchor="middle",
                halo=ground,
                role="unit",
            )
    return None


def stay_words(stay: Stay) -> Text:
    """Say a stay in one sentence."""
    if stay.incumbent:
        return text(
            "{number}. {unit} at {post}, in place before the plan, {term}",
            number=stay.number,
            unit=stay.unit,
            post=stay.post,
            term=stay.term,
        )
    return text(
        "{number}. {unit} at {post} {term}",
        number=stay.number,
        unit=stay.unit,
        post=stay.post,
        term=stay.term,
    )


def _relief_shapes(drawing: Drawing, relief: Relief, top: float) -> list[Shape]:
    """Mark the days on which two units are present."""
    scale: Scale = drawing.scale
    left, right = scale.span(relief.term)
    if right <= left:
        return []
    middle = (left + right) / 2
    words = text(
        "Relief: {arriving} takes over from {leaving}, {term}",
        arriving=relief.arriving.unit,
        leaving=relief.leaving.unit,
        term=relief.term,
    )
    return [
        Area(
            points=box(left, top, right - left, BAR),
            pattern=RELIEF,
            role="relief",
            title=drawing.speaker.say(words),
        ),
        Line(points=((left, top + BAR / 2), (right, top + BAR / 2)), width=0.9),
        Area(points=((middle - 4, top - 6), (middle + 4, top - 6), (middle, top - 1)), fill=INK),
    ]


def _gap_shape(drawing: Drawing, gap: Uncovered, top: float) -> Area:
    """Draw days on which nobody is at the post."""
    left, right = drawing.scale.span(gap.term)
    words = text("{post}: nobody present {term}", post=gap.post, term=gap.term)
    return Area(
        points=box(left, top, right - left, BAR),
        pattern=GAP,
        stroke=ALARM,
        width=1.2,
        role="gap",
        title=drawing.speaker.say(words),
    )
