"""Drop-outs on a national instance: how soon a mended plan is there, and how good it ends.

Every drop-out is drawn by seed: a day, and a unit of the plan with days left from then on. The
clock runs from the moment the change is known: the case is in memory and the kernels are compiled.
"""

from __future__ import annotations

import random
import statistics
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.rotation.generator import named
from relevo.compliance.check import check
from relevo.core.finding import Verdict
from relevo.rotation.model import Status
from relevo.rotation.replan import answer, drop, frozen
from relevo.rotation.solve import prepare_kernels, solve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from relevo.rotation.model import Planning, Result, Tour

DROPS = 20
"""Drop-outs measured."""
_EARLIEST, _LATEST = 30, 300
"""First and last day, from the first planned, on which a unit drops out."""


def replanned(
    size: int, seed: int, ceiling: str, *, drops: int, plan_s: float, time_limit_s: float
) -> Iterator[dict[str, Any]]:
    """Measure drop-outs from one plan.

    Args:
        size: Posts.
        seed: Seed of the instance and of the drop-outs.
        ceiling: Key of the generator's ceilings.
        drops: Drop-outs.
        plan_s: Seconds for the plan announced.
        time_limit_s: Seconds for each new plan.

    Yields:
        A row for each drop-out: ``instance unit from shown_ms final_s ended_s changes moved
        uncovered_before uncovered_shown uncovered_after optimal broken``. ``shown_ms`` is when the
        first valid plan is there, ``final_s`` when the last is, ``ended_s`` when the search ends,
        proven or out of time; ``moved`` are tours with other days, dropped or new; ``broken`` are
        the rules that the new plan breaks beyond what has begun.
    """
    name, planning = named(size, seed, ceiling)
    prepare_kernels(lambda _: None)
    announced = _solved(planning, plan_s)[0].tours
    rng = random.Random(f"relevo-replan-{size}-{seed}")
    for _ in range(drops):
        since = planning.horizon.start + timedelta(days=rng.randrange(_EARLIEST, _LATEST))
        left = sorted({tour.unit for tour in announced if tour.stay.end > since})
        unit = rng.choice(left)
        yield {
            "instance": name,
            "unit": unit,
            "from": since.isoformat(),
            **_mended(planning, announced, unit, since, time_limit_s),
        }


def summed_up(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Give medians over the drop-outs, and how many ended proven or broke a rule.

    Args:
        rows: At least one row.
    """
    return {
        "drop_outs": len(rows),
        **{
            f"{name}_median": round(statistics.median(row[name] for row in rows), 3)
            for name in ("shown_ms", "final_s", "ended_s", "changes")
        },
        "shown_ms_worst": max(row["shown_ms"] for row in rows),
        "final_s_worst": max(row["final_s"] for row in rows),
        "optimal": sum(row["optimal"] for row in rows),
        "broken": sum(bool(row["broken"]) for row in rows),
    }


def _mended(
    planning: Planning, announced: Sequence[Tour], unit: str, since: date, time_limit_s: float
) -> dict[str, Any]:
    """Drop one unit out and measure."""
    began = time.perf_counter()
    changed = frozen(drop(planning, unit, since), announced, since)
    result, better = _solved(changed, time_limit_s, began)
    ended = time.perf_counter() - began
    found = answer(planning, announced, changed, result.tours)
    begun = [tour for tour in result.tours if tour.stay.start < since]
    new = _broken(changed, result.tours) - _broken(changed, begun) - _broken(planning, announced)
    return {
        "shown_ms": round(1000 * better[0][0], 1),
        "final_s": round(better[-1][0], 3),
        "ended_s": round(ended, 3),
        "changes": result.levels[1].value,
        "moved": len(found.changed) + len(found.dropped) + len(found.new),
        "uncovered_before": sum(gap.term.days for gap in found.gaps_before),
        "uncovered_shown": _gap_days(better[0][1], since),
        "uncovered_after": sum(gap.term.days for gap in found.gaps_after),
        "optimal": result.status is Status.OPTIMAL,
        "broken": sorted(new),
    }


def _solved(
    planning: Planning, time_limit_s: float, began: float = 0.0
) -> tuple[Result, list[tuple[float, Result]]]:
    """Solve; give the result, and each better plan with the seconds since ``began``."""
    better: list[tuple[float, Result]] = []
    result = solve(
        planning,
        clock=time.monotonic,
        time_limit_s=time_limit_s,
        seed=0,
        progress=lambda _: None,
        stopped=lambda: False,
        remedies_s=0.0,
        keep=lambda one: better.append((time.perf_counter() - began, one)),
    )
    return result, better


def _gap_days(result: Result, since: date) -> int:
    """Count the days without presence from a day on, summed over the posts."""
    return sum(day >= since for gap in result.uncovered for day in gap.term)


def _broken(planning: Planning, tours: Sequence[Tour]) -> set[str]:
    """Give the rules broken, with their subject; days without presence are told apart."""
    return {
        f"{one.rule} {one.limit or one.subject}"
        for one in check(planning, tours, as_of=planning.horizon.start)
        if one.verdict in {Verdict.BREACHED, Verdict.SHORT} and one.rule != "R-PRESENCE"
    }
