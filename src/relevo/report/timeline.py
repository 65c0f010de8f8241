"""The timeline of a plan as panels: rows of posts, then charts of strength."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from relevo.core.words import Speaker, text
from relevo.report.bars import group_shapes, head_shapes
from relevo.report.charts import arms_chart, chart_height, chart_shapes, persons_chart
from relevo.report.limits import most_used_arms, persons_limit
from relevo.report.phrases import ILLUSTRATIVE_DATA
from relevo.report.picture import (
    ALARM,
    GAP,
    INK,
    OUTSIDE,
    QUIET,
    RELIEF,
    STILL,
    Area,
    Label,
    Line,
    Panel,
    box,
    fitted,
    render_svg,
    width_of,
)
from relevo.report.presence import persons_each_day, stays_of
from relevo.report.rows import TONES, Drawing, groups_of, head_height, pages_of
from relevo.report.scale import AXIS_HEIGHT, PICTURE_WIDTH, Scale, axis_shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.core.words import Localized, Text
    from relevo.report.picture import Pattern, Shape
    from relevo.report.rows import Group
    from relevo.rotation.model import Planning, Tour

PAGE_HEIGHT = 720.0
"""Height of a panel that still fits an A4 landscape page with its caption, in picture units."""

_TITLE = 30.0
_LEGEND = 34.0
_PAD = 10.0


def timeline_panels(
    tours: Iterable[Tour], planning: Planning, *, lang: str, case_name: Localized
) -> tuple[Panel, ...]:
    """Draw a plan.

    Args:
        tours: The plan.
        planning: What it is made from.
        lang: Language of every word.
        case_name: Name of the case, for the titles.

    Returns:
        Panels in reading order, each fitting one printed page: the posts, as many panels as they
        need, then the charts.
    """
    drawing = Drawing(
        planning=planning,
        stays=stays_of(tours, planning),
        scale=Scale(horizon=planning.horizon),
        speaker=Speaker(lang),
    )
    room = PAGE_HEIGHT - _TITLE - head_height(drawing) - _LEGEND - _PAD
    pages = pages_of(groups_of(drawing), room)
    rows = [
        _rows_panel(drawing, page, (number, len(pages)), case_name)
        for number, page in enumerate(pages, start=1)
    ]
    return (*rows, _charts_panel(drawing, case_name))


def render_timeline_svg(
    tours: Iterable[Tour], planning: Planning, *, lang: str, case_name: Localized
) -> str:
    """Draw a plan as one SVG file, panels one under the other.

    Args:
        tours: The plan.
        planning: What it is made from.
        lang: Language of every word.
        case_name: Name of the case.

    Returns:
        A whole SVG document.
    """
    speaker = Speaker(lang)
    panels = timeline_panels(tours, planning, lang=lang, case_name=case_name)
    height = sum(panel.height for panel in panels)
    name = speaker.say(text("Rotation plan: {name}", name=case_name))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="{lang}" role="group"'
        f' aria-labelledby="timeline-title" viewBox="0 0 {PICTURE_WIDTH:.0f} {height:.0f}"'
        f' width="{PICTURE_WIDTH:.0f}" height="{height:.0f}">'
    )
    title = f'<title id="timeline-title">{escape(name)}</title>'
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', head, title]
    top = 0.0
    for panel in panels:
        parts.append(f'<g transform="translate(0 {top:.2f})">')
        parts += [render_svg(panel, lang=lang), "</g>"]
        top += panel.height
    return "\n".join([*parts, "</svg>", ""])


def _rows_panel(
    drawing: Drawing, page: Sequence[Group], part: tuple[int, int], case_name: Localized
) -> Panel:
    """Draw the posts of one page; ``part`` is its number and the number of pages."""
    speaker, (number, count) = drawing.speaker, part
    top = _TITLE + head_height(drawing)
    bottom = top + sum(group.height for group in page)
    shapes = head_shapes(drawing, _TITLE, bottom)
    y = top
    for group in page:
        shapes += group_shapes(drawing, group, y)
        y += group.height
    posts = tuple(row.post.id for group in page for row in group.rows)
    title = (
        text("Posts and tours, {name}", name=case_name)
        if count == 1
        else text(
            "Posts and tours, {name}, part {number} of {count}",
            name=case_name,
            number=number,
            count=count,
        )
    )
    words = speaker.say(title)
    return Panel(
        id=f"posts-{number}",
        width=PICTURE_WIDTH,
        height=bottom + _LEGEND + _PAD,
        title=words,
        description=speaker.say(
            text(
                "One row for each post: {posts}. Bars are tours, named by unit; two half bars are"
                " a relief with both units present; bold diagonal bars are days without presence;"
                " dots are days without movements. The tables below hold the same data.",
                posts=posts,
            )
        ),
        shapes=(*_title_shapes(words, drawing), *shapes, *_legend_shapes(bottom + 10, speaker)),
    )


def _charts_panel(drawing: Drawing, case_name: Localized) -> Panel:
    """Draw persons and the most used arms line, each day of the horizon."""
    planning, speaker = drawing.planning, drawing.speaker
    limit = persons_limit(planning.mandate)
    each_day = persons_each_day(drawing.stays, planning, limit.scope if limit else None)
    charts = [persons_chart(each_day, limit, limit.chosen(planning.chosen) if limit else None)]
    if use := most_used_arms(drawing.stays, planning):
        charts.append(arms_chart(use, planning.codes))
    base = _TITLE + AXIS_HEIGHT
    shapes = axis_shapes(drawing.scale, _TITLE, base, speaker)
    y = base + 6
    for chart in charts:
        shapes += chart_shapes(chart, drawing.scale, y, speaker)
        y += chart_height(chart)
    words = speaker.say(text("Strength and arms on each day, {name}", name=case_name))
    return Panel(
        id="strength",
        width=PICTURE_WIDTH,
        height=y + _PAD,
        title=words,
        description=" ".join(
            speaker.say(
                text(
                    "{title}: largest {n}. {note}",
                    title=chart.title,
                    n=max(chart.each_day, default=0),
                    note=chart.note,
                )
            )
            for chart in charts
        ),
        shapes=(*_title_shapes(words, drawing), *shapes),
    )


def _title_shapes(words: str, drawing: Drawing) -> list[Shape]:
    """Draw a panel's title and, for invented data, the mark."""
    room = PICTURE_WIDTH - 24
    shapes: list[Shape] = []
    if drawing.planning.illustrative:
        note = drawing.speaker.say(ILLUSTRATIVE_DATA)
        width = width_of(note, 11, bold=True) + 16
        shapes += [
            Area(
                points=box(PICTURE_WIDTH - 16 - width, 5, width, 19),
                fill="#fff4d6",
                stroke=INK,
                width=1.2,
                dashed=True,
            ),
            Label(
                x=PICTURE_WIDTH - 16 - width / 2,
                y=18.5,
                words=note,
                bold=True,
                anchor="middle",
                role="illustrative",
            ),
        ]
        room -= width + 16
    shapes.append(Label(x=12, y=19, words=fitted(words, 13, room, bold=True), size=13, bold=True))
    return shapes


def _legend_shapes(top: float, speaker: Speaker) -> list[Shape]:
    """Draw one sample of each form with its meaning."""
    light, dark = TONES[0]
    samples: tuple[tuple[str, Pattern | None, Text], ...] = (
        (light, None, text("tour")),
        (dark, RELIEF, text("relief: both units present")),
        ("#ffffff", GAP, text("day without presence")),
        ("none", STILL, text("no movements")),
        ("none", OUTSIDE, text("outside the post's window")),
    )
    shapes: list[Shape] = []
    x = 12.0
    for fill, pattern, words in samples:
        said = speaker.say(words)
        shapes += [
            Area(
                points=box(x, top, 26, 14),
                fill=fill,
                pattern=pattern,
                stroke=ALARM if pattern is GAP else QUIET,
            ),
            Label(x=x + 32, y=top + 11, words=said, size=10.5, role="legend"),
        ]
        x += 32 + width_of(said, 10.5) + 18
    event = speaker.say(text("named day (number: see Calendar)"))
    shapes += [
        Line(points=((x + 8, top - 1), (x + 8, top + 15)), stroke="#66727e", dashes="2 3"),
        Label(x=x + 16, y=top + 11, words=event, size=10.5, role="legend"),
    ]
    return shapes
