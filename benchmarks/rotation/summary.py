"""What rows say together: how much is proven, how far the rest is, how the peers compare."""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.rotation.worker import HINTED, PEERS, RELEVO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.rotation.runner import Row

SOON_S = 10.0
"""Seconds within which the first target asks for proof."""


def summary_of(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Sum up rows by size and ceiling, in the order in which these first appear.

    Args:
        rows: Rows of any methods; those of the planner are needed.

    Returns:
        For each size and ceiling: ``seeds``, ``first_level_in_10s`` and ``all_levels_in_10s``
        (numbers of seeds), ``median_gap`` and ``worst_gap`` of the first level when time was over,
        ``median_points`` and ``worst_points`` (percentage points of coverage between plan and
        bound), ``broken`` (plans that break a rule or never came), ``peers`` by method, and
        ``ratio``: see :func:`ratio_of`.
    """
    groups: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["size"], row["ceiling"]), []).append(row)
    return [
        _group(size, ceiling, found)
        for (size, ceiling), found in groups.items()
        if any(row["method"] == RELEVO for row in found)
    ]


def ratio_of(peer: Row, ours: Row) -> float | None:
    """Give how many times sooner the planner had the value that a peer ended with.

    The peer's time is that at which it first had its final value; a hint's own seconds are not
    counted, in the peer's favour. The planner's time is at least a hundredth of a second.

    Returns:
        The ratio; 0 if the planner never had that value; None if the peer found no valid plan.
    """
    value = peer["objective"]
    if value is None or peer["broken"]:
        return None
    theirs = _reached(peer["trace"], value)
    mine = _reached(ours["trace"], value)
    if mine is None:
        return 0.0
    return None if theirs is None else round(theirs / max(0.01, mine), 2)


def _reached(trace: Sequence[Sequence[float | None]], value: int) -> float | None:
    """Give the seconds after which a trace first had a value or a better one."""
    return next((row[0] for row in trace if row[1] is not None and row[1] <= value), None)


def _group(size: int, ceiling: str, rows: Sequence[Row]) -> dict[str, Any]:
    """Sum up one size and ceiling."""
    ours = {row["seed"]: row for row in rows if row["method"] == RELEVO}
    sound = [row for row in ours.values() if row["objective"] is not None and not row["broken"]]
    gaps = [row["gap"] for row in sound]
    points = [100 * (row["objective"] - row["bound"]) / row["required"] for row in sound]
    peers = {
        method: _peer([row for row in rows if row["method"] == method], ours)
        for method in PEERS
        if any(row["method"] == method for row in rows)
    }
    ratios = [
        ratio
        for row in rows
        if row["method"] == HINTED
        and row["seed"] in ours
        and (ratio := ratio_of(row, ours[row["seed"]])) is not None
    ]
    return {
        "size": size,
        "ceiling": ceiling,
        "seeds": len(ours),
        "first_level_in_10s": sum(1 for row in sound if _within(row["first_level_seconds"])),
        "all_levels_in_10s": sum(
            1 for row in sound if row["status"] == "optimal" and _within(row["seconds"])
        ),
        "median_gap": round(median(gaps), 4) if gaps else None,
        "worst_gap": round(max(gaps), 4) if gaps else None,
        "median_points": round(median(points), 3) if points else None,
        "worst_points": round(max(points), 3) if points else None,
        "broken": len(ours) - len(sound),
        "peers": peers,
        "ratio": {
            "instances": len(ratios),
            "not_reached": ratios.count(0.0),
            "median": round(median(ratios), 1),
            "least": min(ratios),
        }
        if ratios
        else None,
    }


def _within(seconds: float | None) -> bool:
    """Whether something was known soon enough."""
    return seconds is not None and seconds <= SOON_S


def _peer(rows: Sequence[Row], ours: dict[int, Row]) -> dict[str, Any]:
    """Sum up one peer: proofs, and where its plan is better or worse than the planner's."""
    proven = better = equal = worse = 0
    for row in rows:
        proven += row["status"] == "first-level-optimal"
        if row["seed"] not in ours:
            continue
        theirs = _value(row)
        mine = _value(ours[row["seed"]])
        better += theirs < mine
        equal += theirs == mine
        worse += theirs > mine
    gaps = [row["gap"] for row in rows if row["gap"] is not None]
    return {
        "instances": len(rows),
        "proven": proven,
        "better": better,
        "equal": equal,
        "worse": worse,
        "median_gap": round(median(gaps), 4) if gaps else None,
    }


def _value(row: Row) -> float:
    """Give the value of a row's plan; infinite without a valid one."""
    valid = row["objective"] is not None and not row["broken"]
    return float(row["objective"]) if valid else math.inf
