"""Layout of a timeline: which post is in which row, and how high each row is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from relevo.core.words import plural_text, text
from relevo.report.presence import numbered_events, reliefs_of, uncovered_by
from relevo.report.scale import AXIS_HEIGHT, packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.term import Term
    from relevo.core.words import Speaker, Text
    from relevo.report.presence import Relief, Stay
    from relevo.report.scale import Placed, Scale
    from relevo.rotation.model import Planning, Post, Uncovered

TONES = (
    ("#d3e3f3", "#aecbe8"),
    ("#d8ead6", "#b3d4b1"),
    ("#f4e6c8", "#e6cd99"),
    ("#e4dbef", "#c8b8de"),
    ("#d3ebea", "#a9d2d1"),
    ("#f3dcd8", "#e2b7b0"),
)
"""Light and darker tone of each category's tours, in order of first appearance."""

BAR = 27.0
"""Height of a bar, in picture units."""

PAD = 6.5
"""Room above and below a bar."""

GROUP_HEAD = 19.0
"""Height of a category's name over its rows."""

NOTE_HEIGHT = 13.0
"""Height of one lane of labels under a bar."""

SMALL = 10.0
"""Height of the letters of events and labels under a bar."""

EVENT_LANE = 13.0
"""Height of one lane of event labels."""

_NEIGHBOURS = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What every part of a timeline is drawn from.

    Attributes:
        planning: Posts, names and calendar.
        stays: Tours and incumbents.
        scale: From days to places.
        speaker: Says names and sentences.
    """

    planning: Planning
    stays: tuple[Stay, ...]
    scale: Scale
    speaker: Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A post's row before it has a place.

    Attributes:
        post: The post.
        tones: Colours of its tours.
        stays: Its stays by first day.
        reliefs: Its reliefs by day.
        gaps: Its days without presence.
        notes: Labels of the gaps, under the bars.
        height: Height of the row, bars and notes.
    """

    post: Post
    tones: tuple[str, str]
    stays: tuple[Stay, ...]
    reliefs: tuple[Relief, ...]
    gaps: tuple[Uncovered, ...]
    notes: tuple[Placed, ...]
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows of one category, or those of them that are on one page.

    Attributes:
        name: Name of the category.
        rows: The rows, in file order.
    """

    name: str
    rows: tuple[Row, ...]

    @property
    def height(self) -> float:
        """Height of the name and the rows, in picture units."""
        return GROUP_HEAD + sum(row.height for row in self.rows)


def groups_of(drawing: Drawing) -> tuple[Group, ...]:
    """Put the posts into rows, grouped by category in order of first appearance.

    Args:
        drawing: What is drawn.

    Returns:
        Groups; every post is in exactly one row.
    """
    planning = drawing.planning
    reliefs = reliefs_of(drawing.stays)
    gaps = uncovered_by(drawing.stays, planning)
    categories = list(dict.fromkeys(post.category for post in planning.posts.values()))
    posts = sorted(planning.posts.values(), key=lambda post: categories.index(post.category))
    return tuple(
        Group(
            name=_capital(drawing.speaker.say(planning.codes.categories.name(category))),
            rows=tuple(
                _row(
                    drawing,
                    post,
                    TONES[categories.index(category) % len(TONES)],
                    tuple(relief for relief in reliefs if relief.leaving.post == post.id),
                    tuple(gap for gap in gaps if gap.post == post.id),
                )
                for post in members
            ),
        )
        for category, members in groupby(posts, key=lambda post: post.category)
    )


def _row(
    drawing: Drawing,
    post: Post,
    tones: tuple[str, str],
    reliefs: tuple[Relief, ...],
    gaps: tuple[Uncovered, ...],
) -> Row:
    """Give a post's row with the labels that go under its bars."""
    scale = drawing.scale
    wishes = [
        (sum(scale.span(gap.term)) / 2, drawing.speaker.say(gap_words(gap.term))) for gap in gaps
    ]
    notes = packed(wishes, size=SMALL, left=scale.left, right=scale.right)
    return Row(
        post=post,
        tones=tones,
        stays=tuple(stay for stay in drawing.stays if stay.post == post.id),
        reliefs=reliefs,
        gaps=gaps,
        notes=notes,
        height=BAR + 2 * PAD + lanes_of(notes) * NOTE_HEIGHT,
    )


def _capital(words: str) -> str:
    """Give a title with its first letter in capitals."""
    return words[:1].upper() + words[1:]


def gap_words(term: Term) -> Text:
    """Say for how many days a post has nobody."""
    return plural_text("{n} day without presence", "{n} days without presence", term.days)


def lanes_of(labels: Sequence[Placed]) -> int:
    """Count the lanes that labels take."""
    return 1 + max((label.lane for label in labels), default=-1)


ROUTINE = frozenset({"holiday", "planning"})
"""Kinds of days that a timeline marks by their number in the calendar table only."""


def events_of(drawing: Drawing) -> tuple[Placed, ...]:
    """Place the labels of the calendar.

    Args:
        drawing: What is drawn.

    Returns:
        Number and name of each day that stands out; the numbers alone of routine days, those of
        neighbouring days on one label.
    """
    scale = drawing.scale
    named: list[tuple[float, str]] = []
    routine: list[tuple[float, str]] = []
    for number, entry in numbered_events(drawing.planning):
        anchor = sum(scale.span(entry.term)) / 2
        if entry.kind not in ROUTINE:
            words = drawing.speaker.say(text("{n} {name}", n=number, name=entry.name))
            named.append((anchor, words))
        elif routine and anchor - routine[-1][0] < _NEIGHBOURS:
            first, words = routine[-1]
            routine[-1] = (first, f"{words}, {number}")
        else:
            routine.append((anchor, str(number)))
    return packed([*routine, *named], size=SMALL, left=scale.left, right=scale.right)


def head_height(drawing: Drawing) -> float:
    """Give the height of the axis and of the event labels above it."""
    return lanes_of(events_of(drawing)) * EVENT_LANE + AXIS_HEIGHT + 6


def pages_of(groups: Sequence[Group], room: float) -> tuple[tuple[Group, ...], ...]:
    """Share rows out over as few pages as they need, about evenly.

    Args:
        groups: Groups in order; a group may continue on the next page.
        room: Height for groups on one page, in picture units.

    Returns:
        Pages in order, each with at least one row; a row higher than a page has its own.
    """
    fewest = len(_filled(groups, room))
    even = sum(group.height for group in groups) / fewest
    while even < room and len(_filled(groups, even)) > fewest:
        even += BAR / 2
    return _filled(groups, min(even, room))


def _filled(groups: Sequence[Group], room: float) -> tuple[tuple[Group, ...], ...]:
    """Fill pages one after the other."""
    pages: list[list[Group]] = [[]]
    left = room
    for group in groups:
        rows: tuple[Row, ...] = ()
        for row in group.rows:
            wider = Group(name=group.name, rows=(*rows, row))
            if wider.height > left and (rows or pages[-1]):
                if rows:
                    pages[-1].append(Group(name=group.name, rows=rows))
                pages.append([])
                wider, left = Group(name=group.name, rows=(row,)), room
            rows = wider.rows
        pages[-1].append(Group(name=group.name, rows=rows))
        left -= pages[-1][-1].height
    return tuple(tuple(page) for page in pages)
