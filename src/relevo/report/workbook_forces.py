"""``forces.xlsx``: the forces of a case as a workbook that a user edits and plans from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.report.workbook_sheet import Book
from relevo.rotation.model import Held, PostEnd, PostStart
from relevo.rotation.tables import KIT_COLUMNS, POST_COLUMNS, UNIT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.term import Term
    from relevo.report.workbook_sheet import Cell
    from relevo.rotation.model import Kit, Planning, Post, Unit

LINES = 500
"""Lines of each sheet that offer lists of values."""

_YES_NO = ("si", "no")


def render_forces_workbook(planning: Planning) -> bytes:
    """Write units, posts and kits with lists of the values that fit.

    Args:
        planning: The forces.

    Returns:
        An ``.xlsx`` file with the sheets ``units``, ``posts`` and ``kits`` and exactly the columns
        of the CSV files; equal input gives equal bytes.
    """
    mark = "ILUSTRATIVO / ILLUSTRATIVE" if planning.illustrative else ""
    book = Book(title="forces", mark=mark, created=planning.horizon.start)
    _write_table(
        book,
        "units",
        UNIT_COLUMNS,
        [_unit_row(unit, planning.horizon) for unit in planning.units.values()],
        {
            "sender": _senders(planning),
            "category": _categories(planning),
            "dwell_ratio": ("1", "1.5", "2"),
            "posts": f"=posts!$A$2:$A${LINES}",
            "kit": f"=kits!$A$2:$A${LINES}",
        },
    )
    _write_table(
        book,
        "posts",
        POST_COLUMNS,
        [_post_row(post) for post in planning.posts.values()],
        {
            "category": _categories(planning),
            "institution": tuple(planning.institutions),
            "place": tuple(dict.fromkeys(post.place for post in planning.posts.values())),
            "point_of_entry": tuple(planning.points),
            "starts": tuple(PostStart),
            "ends": tuple(PostEnd),
            "kit": f"=kits!$A$2:$A${LINES}",
            "incumbent": f"=units!$A$2:$A${LINES}",
        },
    )
    _write_table(
        book,
        "kits",
        KIT_COLUMNS,
        [row for kit in planning.kits.values() for row in _kit_rows(kit, planning)],
        {
            "held": tuple(Held),
            "arms": tuple(dict.fromkeys(a for kit in planning.kits.values() for a in kit.arms)),
        },
    )
    return book.closed()


_CLOSED = frozenset({"starts", "ends", "held", "illustrative"})
"""Columns in which nothing but the offered values makes sense."""


def _write_table(
    book: Book,
    name: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    choices: dict[str, str | Sequence[str]],
) -> None:
    """Write one sheet: column names, rows, lists of values."""
    sheet = book.sheet(name)
    sheet.head(columns)
    sheet.freeze(1)
    for row in rows:
        sheet.line(row)
    for column, source in {**choices, "illustrative": _YES_NO}.items():
        if source:
            sheet.choices(columns.index(column), LINES, source, only=column in _CLOSED)
    sheet.widths([max(12, len(column) + 3) for column in columns])


def _unit_row(unit: Unit, horizon: Term) -> list[Cell]:
    """Give a unit's cells; availability over the whole horizon is left empty."""
    half = ".5" if unit.dwell_x2 % 2 else ""
    available = "|".join(f"{term.start}..{term.last}" for term in unit.available)
    return [
        unit.id,
        unit.name,
        unit.sender,
        unit.category,
        unit.persons,
        f"{unit.dwell_x2 // 2}{half}",
        unit.free_from,
        "" if unit.available == (horizon,) else available,
        "|".join(f"{post}={cost}" for post, cost in unit.posts.items()),
        unit.kit,
        _yes_no(yes=unit.illustrative),
    ]


def _post_row(post: Post) -> list[Cell]:
    """Give a post's cells."""
    there = post.incumbent
    return [
        post.id,
        post.name,
        post.category,
        post.institution,
        post.place,
        post.point,
        post.window.start,
        post.window.last,
        str(post.starts),
        str(post.ends),
        post.weight,
        post.kit,
        there.unit if there else "",
        there.stay.start if there else None,
        there.stay.last if there else None,
        _yes_no(yes=post.illustrative),
    ]


def _kit_rows(kit: Kit, planning: Planning) -> list[list[Cell]]:
    """Give a kit's lines, one for each kind of arm."""
    invented = _yes_no(
        yes=any(unit.illustrative for unit in planning.units.values() if unit.kit == kit.id)
        or any(post.illustrative for post in planning.posts.values() if post.kit == kit.id)
    )
    return [[kit.id, str(kit.held), arms, pieces, invented] for arms, pieces in kit.arms.items()]


def _categories(planning: Planning) -> tuple[str, ...]:
    """Give the categories that units and posts of the case have, in order of appearance."""
    units = (unit.category for unit in planning.units.values())
    posts = (post.category for post in planning.posts.values())
    return tuple(dict.fromkeys((*units, *posts)))


def _senders(planning: Planning) -> tuple[str, ...]:
    """Give the sending states of the units."""
    return tuple(dict.fromkeys(unit.sender for unit in planning.units.values()))


def _yes_no(*, yes: bool) -> str:
    """Write a flag as the CSV files do."""
    return _YES_NO[0] if yes else _YES_NO[1]
