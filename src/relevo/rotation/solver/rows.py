"""Rows of the master: what columns share, and how much of it each takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from relevo.rotation.solver.covers import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from relevo.rotation.solver.columns import Columns, Tours
    from relevo.rotation.solver.covers import Cover
    from relevo.rotation.solver.instance import Instance


class Row(NamedTuple):
    """One row: ``at most right``, or ``at least right`` for a branch.

    Attributes:
        kind: ``unit`` (unit, day), ``resource`` (resource, day), ``move`` (point, week), ``fair``
            (unit: tours, less steps of rising cost), ``level`` (level), ``cover`` (cover, day),
            ``pair`` (pair), ``start`` (post, day: tours begun before it), ``begun`` (unit, day:
            likewise), ``pair_begun`` (pair, day: likewise) or ``pair_ended`` (pair, day: tours
            whose excluded end is at most the day).
        x: First index.
        y: Second index, or 0.
    """

    kind: str
    x: int
    y: int = 0


class Sparse(NamedTuple):
    """Coefficients: position in the list of rows, position in the list of columns, value."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    value: NDArray[np.float64]


def coefficients(
    instance: Instance,
    covers: Sequence[Cover],
    columns: Columns,
    rows: Sequence[Row],
    chosen: NDArray[np.int64],
) -> Sparse:
    """Give what the chosen columns take in each of the rows.

    Args:
        instance: The instance.
        covers: Covers that the rows refer to.
        columns: All columns.
        rows: Rows.
        chosen: Columns, by index.

    Returns:
        Coefficients that are not 0, in no order, each (row, column) once.
    """
    tours = columns.tours(chosen)
    parts = []
    for kind in sorted({row.kind for row in rows}):
        at = np.array([i for i, row in enumerate(rows) if row.kind == kind])
        x = np.array([rows[i].x for i in at])
        y = np.array([rows[i].y for i in at])
        if kind == "level":
            table = _by_column(columns, chosen, x)
        else:
            taken = _by_tour(instance, covers, tours, kind=kind, x=x, y=y)
            table = np.zeros((len(at), len(chosen)))
            r, c = np.nonzero(taken)
            np.add.at(table, (r, tours.column[c]), taken[r, c])
        r, c = np.nonzero(table)
        parts.append((at[r], c, table[r, c]))
    if not parts:
        empty = np.empty(0, np.int64)
        return Sparse(empty, empty, np.empty(0))
    return Sparse(
        np.concatenate([part[0] for part in parts]),
        np.concatenate([part[1] for part in parts]),
        np.concatenate([part[2] for part in parts]),
    )


def _by_column(
    columns: Columns, chosen: NDArray[np.int64], level: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Give what whole columns are worth on levels: (rows, columns)."""
    values = columns.of_level()
    return np.array([[values[x][c] for c in chosen] for x in level], float)


def _by_tour(
    instance: Instance,
    covers: Sequence[Cover],
    tours: Tours,
    *,
    kind: str,
    x: NDArray[np.int64],
    y: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Give coefficients that add up over the tours of a column: (rows, tours)."""
    a, needs = instance.arrays, instance.needs
    i, j = x[:, None], y[:, None]
    match kind:
        case "unit":
            taken = (tours.unit == i) & (tours.start <= j) & (j < tours.free)
        case "resource":
            here = (tours.start <= j) & (j < tours.end)
            kept = (tours.covers <= j) & (j < tours.end)
            taken = here * needs.pair[tours.pair][:, x].T + kept * needs.post[tours.post][:, x].T
        case "cover":
            here = (tours.start <= j) & (j < tours.end)
            relief = tours.relieves & (tours.start <= j) & (j < tours.start + instance.overlap)
            heavy = np.array([counted(covers[c], instance, tours) for c in x])
            once = np.array([covers[c].once[tours.post] for c in x])
            taken = (here & heavy).astype(np.int32) - (relief & once)
        case "move":
            arrives = a.week[tours.start] == j
            leaves = tours.leaves & (a.week[tours.end - 1] == j)
            taken = (a.post["point"][tours.post] == i) * (arrives.astype(np.int32) + leaves)
        case "fair":
            taken = tours.unit == i
        case "pair":
            taken = tours.pair == i
        case "begun":
            taken = (tours.unit == i) & (tours.start < j)
        case "pair_begun":
            taken = (tours.pair == i) & (tours.start < j)
        case "pair_ended":
            taken = (tours.pair == i) & (tours.end <= j)
        case _:
            taken = (tours.post == i) & (tours.start < j)
    return np.asarray(taken, float)


def use_of(
    instance: Instance, tours: Tours, share: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Give how much of each unit-day, resource-day and week is taken.

    Args:
        instance: The instance.
        tours: Tours of some columns.
        share: Share of each tour in the solution.

    Returns:
        Arrays (U, H), (K, H) and (Q, W).
    """
    a, needs = instance.arrays, instance.needs
    days = instance.days
    unit = np.zeros((instance.units, days + 1))
    np.add.at(unit, (tours.unit, tours.start), share)
    np.add.at(unit, (tours.unit, tours.free), -share)
    resource = np.zeros((len(instance.ceiling), days + 1))
    for k in range(len(instance.ceiling)):
        brought = share * needs.pair[tours.pair, k]
        kept = share * needs.post[tours.post, k]
        np.add.at(resource[k], tours.start, brought)
        np.add.at(resource[k], tours.end, -brought)
        np.add.at(resource[k], tours.covers, kept)
        np.add.at(resource[k], tours.end, -kept)
    moves = np.zeros(instance.moves.shape)
    point = a.post["point"][tours.post]
    np.add.at(moves, (point, a.week[tours.start]), share)
    np.add.at(
        moves, (point[tours.leaves], a.week[tours.end[tours.leaves] - 1]), share[tours.leaves]
    )
    return unit.cumsum(axis=1)[:, :days], resource.cumsum(axis=1)[:, :days], moves
