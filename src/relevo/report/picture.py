"""Shapes of a picture and their one SVG writer.

Colours and patterns are SVG attributes, never styles, so that a strict content security policy
needs no exception; every pattern differs in form, so that nothing depends on colour.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from html import escape

FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
"""Fonts that the reader's system has; none is fetched."""

INK = "#1b2733"
"""Colour of text and outlines."""

QUIET = "#51606f"
"""Colour of text of less weight; contrast on white above 4.5."""

PAPER = "#ffffff"
"""Colour of the ground."""

GRID = "#d3dae2"
"""Colour of lines that only guide the eye."""

ALARM = "#8f1d1d"
"""Colour of what deserves attention; always with a word or a pattern beside it."""

_WIDE = frozenset("MW@%mw")
_NARROW = frozenset("iIljtfr.,;:|'!()[]- ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A way to fill an area with lines or dots.

    Attributes:
        name: Identifier within the picture.
        size: Side of the square that repeats, in picture units.
        rotate: Degrees by which the square is turned.
        ground: Colour behind the marks, or ``none``.
        mark: SVG elements of one square.
    """

    name: str
    size: float
    rotate: int
    ground: str
    mark: str


GAP = Pattern(
    name="gap",
    size=7,
    rotate=45,
    ground="#ffffff",
    mark=f'<rect width="2.6" height="7" fill="{ALARM}"/>',
)
"""Days without presence: bold diagonal bars."""

RELIEF = Pattern(
    name="relief",
    size=4,
    rotate=-45,
    ground="none",
    mark=f'<rect width="1" height="4" fill="{INK}"/>',
)
"""Relief in place: fine diagonal lines the other way, over both bars."""

STILL = Pattern(
    name="still",
    size=5,
    rotate=0,
    ground="none",
    mark='<circle cx="1.5" cy="1.5" r="0.95" fill="#66727e"/>',
)
"""No-movement days: dots."""

OUTSIDE = Pattern(
    name="outside",
    size=6,
    rotate=0,
    ground="#f3f5f7",
    mark='<rect width="6" height="0.7" fill="#c3ccd5"/>',
)
"""Days outside a post's window: faint level lines."""

PATTERNS = (GAP, RELIEF, STILL, OUTSIDE)
"""Every pattern of a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A filled polygon.

    Attributes:
        points: Corners in order.
        fill: Colour, or ``none`` when a pattern fills it.
        pattern: Pattern laid over it, or None.
        stroke: Colour of the outline, or ``none``.
        width: Width of the outline.
        dashed: Whether the outline is dashed.
        role: What it shows, e.g. ``"tour"``; kept as ``data-role`` for tests and tools.
        title: What a pointer or a screen reader says of it; empty for decoration.
    """

    points: tuple[tuple[float, float], ...]
    fill: str = "none"
    pattern: Pattern | None = None
    stroke: str = "none"
    width: float = 1
    dashed: bool = False
    role: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line through points.

    Attributes:
        points: At least two points.
        stroke: Colour.
        width: Width.
        dashes: SVG dash pattern, or empty for an unbroken line.
        role: What it shows.
    """

    points: tuple[tuple[float, float], ...]
    stroke: str = INK
    width: float = 1
    dashes: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A piece of text on one line.

    Attributes:
        x: Place of its anchor.
        y: Its baseline.
        words: The text.
        size: Height of the letters, in picture units.
        anchor: ``start``, ``middle`` or ``end``.
        bold: Whether it is bold.
        colour: Colour of the text.
        halo: Colour of an edge that sets it off from what lies behind; empty for none.
        role: What it names.
    """

    x: float
    y: float
    words: str
    size: float = 11
    anchor: str = "start"
    bold: bool = False
    colour: str = INK
    halo: str = ""
    role: str = ""


Shape = Area | Line | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One picture that fits a printed page.

    Attributes:
        id: Identifier within the page.
        width: Width in picture units.
        height: Height in picture units.
        title: Its name.
        description: What it shows, for who cannot see it.
        shapes: Shapes, the first drawn first.
    """

    id: str
    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Shape, ...]


def box(x: float, y: float, width: float, height: float) -> tuple[tuple[float, float], ...]:
    """Give the corners of a rectangle."""
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Estimate the width of a text from above, for the widest of the fonts named.

    Args:
        words: The text.
        size: Height of the letters, in picture units.
        bold: Whether it is bold.

    Returns:
        Picture units.
    """
    ems = sum(_em(character) for character in words)
    return ems * size * (1.08 if bold else 1.0)


def _em(character: str) -> float:
    """Estimate the width of a character, in parts of its height."""
    if character in _WIDE:
        return 0.98
    if character in _NARROW:
        return 0.41
    return 0.74 if character.isupper() else 0.635


def fitted(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """Shorten a text with an ellipsis so that it fits.

    Args:
        words: The text.
        size: Height of the letters.
        room: Width at hand, in picture units.
        bold: Whether it is bold.

    Returns:
        The text, or its beginning with an ellipsis; at least one character.
    """
    if width_of(words, size, bold=bold) <= room:
        return words
    cut = words
    while len(cut) > 1 and width_of(cut + "…", size, bold=bold) > room:
        cut = cut[:-1]
    return cut.rstrip() + "…"


def render_svg(panel: Panel, *, lang: str) -> str:
    """Write a panel as an ``<svg>`` element.

    Args:
        panel: The picture.
        lang: Language of its texts.

    Returns:
        SVG with a title and a description, usable alone or within HTML.
    """
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{panel.id}" lang="{lang}" role="img"'
        f' aria-labelledby="{panel.id}-title {panel.id}-desc"'
        f' viewBox="0 0 {_n(panel.width)} {_n(panel.height)}" width="{_n(panel.width)}"'
        f' height="{_n(panel.height)}" font-family="{FONT}">'
    )
    parts = [
        head,
        f'<title id="{panel.id}-title">{_said(panel.title)}</title>',
        f'<desc id="{panel.id}-desc">{_said(panel.description)}</desc>',
        "<defs>",
        *(_pattern(pattern, panel.id) for pattern in PATTERNS),
        "</defs>",
        f'<rect width="{_n(panel.width)}" height="{_n(panel.height)}" fill="#ffffff"/>',
        *(_shape(shape, panel.id) for shape in panel.shapes),
        "</svg>",
    ]
    return "\n".join(parts)


def _pattern(pattern: Pattern, owner: str) -> str:
    """Write a pattern's definition."""
    ground = (
        ""
        if pattern.ground == "none"
        else f'<rect width="{_n(pattern.size)}" height="{_n(pattern.size)}"'
        f' fill="{pattern.ground}"/>'
    )
    return (
        f'<pattern id="{owner}-{pattern.name}" width="{_n(pattern.size)}"'
        f' height="{_n(pattern.size)}" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate({pattern.rotate})">{ground}{pattern.mark}</pattern>'
    )


def _shape(shape: Shape, owner: str) -> str:
    """Write one shape."""
    match shape:
        case Area():
            return _area(shape, owner)
        case Line():
            dashes = f' stroke-dasharray="{shape.dashes}"' if shape.dashes else ""
            return (
                f'<polyline points="{_points(shape.points)}" fill="none" stroke="{shape.stroke}"'
                f' stroke-width="{_n(shape.width)}"{dashes}{_role(shape.role)}/>'
            )
        case Label():
            weight = ' font-weight="700"' if shape.bold else ""
            halo = (
                f' stroke="{shape.halo}" stroke-width="3" stroke-linejoin="round"'
                ' paint-order="stroke"'
                if shape.halo
                else ""
            )
            return (
                f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"'
                f' text-anchor="{shape.anchor}" fill="{shape.colour}"{weight}{halo}'
                f"{_role(shape.role)}>{_said(shape.words)}</text>"
            )


def _area(area: Area, owner: str) -> str:
    """Write a polygon: its fill, then its pattern, then its outline."""
    title = f"<title>{_said(area.title)}</title>" if area.title else ""
    points = _points(area.points)
    dashes = ' stroke-dasharray="4 3"' if area.dashed else ""
    outline = (
        f' stroke="{area.stroke}" stroke-width="{_n(area.width)}"{dashes}'
        if area.stroke != "none"
        else ""
    )
    if area.pattern is None:
        return (
            f'<polygon points="{points}" fill="{area.fill}"{outline}{_role(area.role)}>'
            f"{title}</polygon>"
        )
    under = f'<polygon points="{points}" fill="{area.fill}"/>' if area.fill != "none" else ""
    return (
        f'{under}<polygon points="{points}" fill="url(#{owner}-{area.pattern.name})"{outline}'
        f"{_role(area.role)}>{title}</polygon>"
    )


def _said(words: str) -> str:
    """Escape a text; control characters, which XML forbids, are shown as ``�``."""
    return escape("".join("�" if unicodedata.category(c) in {"Cc", "Cs"} else c for c in words))


def _role(role: str) -> str:
    """Write what a shape shows; nothing for decoration."""
    return f' data-role="{role}"' if role else ""


def _points(points: tuple[tuple[float, float], ...]) -> str:
    """Write points."""
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(number: float) -> str:
    """Write a number with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
