"""Measure the planner: ``python -m benchmarks.rotation national --sizes 12,24 --seeds 0,1,2``.

Prints one JSON row an instance. Bounds are proven by the planner and plans are judged by
``relevo check``'s rules, which share no code with it; nothing here fails for being slow.
"""

from __future__ import annotations

import argparse
import json
import resource
import time

from benchmarks.rotation.generator import SLACK, national
from relevo.compliance.check import check
from relevo.core.finding import Verdict
from relevo.rotation.solve import prepare_kernels, solve

_BAD = {Verdict.BREACHED, Verdict.SHORT}


def main() -> None:
    """Read the command line and print a row for each instance."""
    parser = argparse.ArgumentParser(prog="benchmarks.rotation", description=__doc__)
    parser.add_argument("family", choices=["national"])
    parser.add_argument("--sizes", default="12,24,40", help="posts, separated by commas")
    parser.add_argument("--seeds", default="0,1,2", help="seeds, separated by commas")
    parser.add_argument("--ceiling", type=float, default=SLACK, help="share of peak need")
    parser.add_argument("--time-limit", type=float, default=60.0, help="seconds an instance")
    asked = parser.parse_args()
    prepare_kernels(lambda _: None)
    for size in map(int, asked.sizes.split(",")):
        for seed in map(int, asked.seeds.split(",")):
            print(json.dumps(measured(size, seed, asked.ceiling, asked.time_limit)), flush=True)


def measured(size: int, seed: int, ceiling: float, time_limit_s: float) -> dict[str, object]:
    """Solve one instance and give its row; the first level is what the gap is about."""
    planning = national(size, seed, ceiling=ceiling)
    result = solve(
        planning,
        clock=time.monotonic,
        time_limit_s=time_limit_s,
        seed=0,
        progress=lambda _: None,
        stopped=lambda: False,
    )
    facts = {(f.rule, f.subject) for f in check(planning, (), as_of=planning.horizon.start)}
    broken = [
        f.rule
        for f in check(planning, result.tours, as_of=planning.horizon.start)
        if f.verdict in _BAD and f.rule != "R-PRESENCE" and (f.rule, f.subject) not in facts
    ]
    required = sum(post.weight * post.window.days for post in planning.posts.values())
    first = result.levels[0]
    return {
        "instance": f"nat{size}-s{seed}-c{ceiling}",
        "size": size,
        "seed": seed,
        "method": "relevo",
        "status": str(result.status),
        "objective": first.value,
        "bound": first.bound,
        "gap": (first.value - first.bound) / max(1, first.value),
        "coverage": 1 - first.value / required,
        "levels": [[str(level.name), level.value, level.bound] for level in result.levels],
        "broken": broken,
        "seconds": round(result.seconds, 2),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    main()
