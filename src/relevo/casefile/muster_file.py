"""The table of a count: who and what was found, with every problem of every row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.casefile.layout import Layout
from relevo.casefile.manifest_party import MOST_COUNTED
from relevo.casefile.reason import reason_of
from relevo.casefile.rows import rows_of
from relevo.casefile.tables import parse_table
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.register.model import Kind, Materiel

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    from relevo.casefile.manifest_names import Names
    from relevo.casefile.rows import Row
    from relevo.core.problem import Problem

MUSTER = Layout("muster.csv", ("roll", "kind", "item", "serial", "quantity"), ())
"""Columns of a count; any may be left out, and a row may name a person, a piece, or both."""

MOST_BYTES = 20_000_000
"""Bytes of the largest count that is read."""

_ROLL = re.compile(r"R-\d{4,9}", re.ASCII)


def read_muster(
    path: Path, arms: Names
) -> tuple[tuple[tuple[str, ...], tuple[Materiel, ...]] | None, tuple[Problem, ...]]:
    """Read a count.

    Args:
        path: A CSV file.
        arms: Kinds of arms by code and name.

    Returns:
        Roll numbers and pieces found, and no problem; or None and every problem.

    Raises:
        RelevoError: If there is no such file, or it may not be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RelevoError(
            text("{path} cannot be read: {reason}", path=str(path), reason=reason_of(error))
        ) from error
    if len(data) > MOST_BYTES:
        raise RelevoError(
            text("{path} is too large to be a count: give one table of it", path=str(path))
        )
    table, found = parse_table(data, str(path))
    if table is None:
        return None, found
    problems = list(found)
    rows = rows_of(table, MUSTER, problems)
    reader = _Reader(arms)
    for row in rows:
        reader.add(row)
    if problems:
        return None, tuple(sorted(problems, key=lambda one: (one.place, one.code)))
    return (tuple(reader.rolls), tuple(reader.pieces)), ()


class _Reader:
    """Gathers the rows of a count.

    Args:
        arms: Kinds of arms.
    """

    def __init__(self, arms: Names) -> None:
        """Nothing was found yet."""
        self.rolls: list[str] = []
        self.pieces: list[Materiel] = []
        self._arms = arms
        self._first: dict[Hashable, int] = {}

    def add(self, row: Row) -> None:
        """Take a row: a person, a piece, or a person with a piece."""
        roll, item = row.text("roll"), row.text("item")
        if roll and not _ROLL.fullmatch(roll):
            row.report("bad-roll", "roll")
        elif roll:
            self._once(roll, row, "roll", "person-twice")
            self.rolls.append(roll)
        if item:
            self._piece(row)
        elif not roll or any(row.text(column) for column in ("kind", "serial", "quantity")):
            row.report("missing-cell", "item", column="item")

    def _piece(self, row: Row) -> None:
        """Take a piece, or some of them."""
        kind = row.word("kind", Kind, Kind.ARMS)
        item, serial = row.text("item"), row.text("serial")
        if kind is Kind.ARMS:
            item = self._arms.read(row, "item", "unknown-arm")
        quantity = row.whole("quantity", least=1, most=MOST_COUNTED, default=1)
        if serial and quantity not in {1, None}:
            row.report("serial-and-quantity", "quantity", found=quantity or 0)
        elif kind and item and quantity:
            piece = Materiel(kind=kind, item=item, serial=serial, quantity=quantity)
            if serial:
                self._once(piece.piece, row, "serial", "serial-twice")
            self.pieces.append(piece)

    def _once(self, key: Hashable, row: Row, column: str, code: str) -> None:
        """Report what stands in the table a second time."""
        if key in self._first:
            row.report(code, column, first=str(self._first[key]))
        else:
            self._first[key] = row.line
