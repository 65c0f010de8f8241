"""Runs methods on instances, one process after another, and gives a row for each."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.rotation.generator import named
from benchmarks.rotation.instance import form_of
from benchmarks.rotation.worker import CPSAT, HIGHS, HINTED, RELEVO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = dict[str, Any]
"""What was measured of one method on one instance; the keys are those of the JSON rows."""

WORKERS = 2
"""Threads of each peer."""
HINT_S = 2.0
"""Seconds that the planner has for the plan given to the hinted peer."""
_ROOT = Path(__file__).parents[2]
_PATIENCE_S = 120.0
"""Seconds beyond its time limit after which a method is ended: start, compilation, reporting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to measure.

    Attributes:
        sizes: Posts of the instances.
        seeds: Seeds of the instances.
        ceilings: Keys of the generator's ceilings.
        methods: Methods, in the order in which they run on each instance.
        time_limit_s: Seconds each method has for each instance.
    """

    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    ceilings: tuple[str, ...]
    methods: tuple[str, ...]
    time_limit_s: float


def missing(methods: Iterable[str]) -> tuple[str, ...]:
    """Give the packages that the methods need and this environment has not."""
    needs = {CPSAT: "ortools", HINTED: "ortools", HIGHS: "highspy"}
    wanted = dict.fromkeys(needs[method] for method in methods if method in needs)
    return tuple(name for name in wanted if find_spec(name) is None)


def measure(asked: Asked) -> Iterator[Row]:
    """Run every method on every instance, one at a time; give each row as soon as it is known."""
    for size in asked.sizes:
        for ceiling in asked.ceilings:
            for seed in asked.seeds:
                name, planning = named(size, seed, ceiling)
                request = {
                    "instance": form_of(planning, name),
                    "size": size,
                    "seed": seed,
                    "ceiling": ceiling,
                    "workers": WORKERS,
                }
                for method in asked.methods:
                    hint = None
                    if method == HINTED:
                        short = {**request, "method": RELEVO, "time_limit_s": HINT_S}
                        hint = run(short).get("plan")
                    yield _row(request, method, {"hint": hint, "time_limit_s": asked.time_limit_s})


def run(request: dict[str, Any]) -> dict[str, Any]:
    """Run one method in a process of its own; give its answer, or ``failed`` with the reason."""
    command = [sys.executable, "-m", "benchmarks.rotation.worker"]
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, this package
            command,
            input=json.dumps(request),
            capture_output=True,
            text=True,
            cwd=_ROOT,
            timeout=request["time_limit_s"] + _PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"status": "failed", "reason": "did not stop in time"}
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        return {"status": "failed", "reason": reason}
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _row(request: dict[str, Any], method: str, more: dict[str, Any]) -> Row:
    """Run one method and give its row.

    The objective is what the evaluator says of the plan, never what the method claims. A peer is
    asked for the first level alone, so it proves that level at most.
    """
    if method == HINTED and more["hint"] is None:
        given: dict[str, Any] = {"status": "failed", "reason": "no plan to hint at"}
    else:
        given = run({**request, **more, "method": method})
    form = request["instance"]
    required = sum(post["weight"] * (post["end"] - post["begin"]) for post in form["posts"])
    objective, bound = given.get("objective"), given.get("bound")
    status = given["status"]
    if given.get("broken"):
        status = "invalid"
    elif method != RELEVO and status == "optimal":
        status = "first-level-optimal"
    return {
        "instance": form["name"],
        "size": request["size"],
        "seed": request["seed"],
        "ceiling": request["ceiling"],
        "method": method,
        "version": given.get("version"),
        "status": status,
        "objective": objective,
        "bound": bound,
        "gap": None if objective is None or bound is None else _gap(objective, bound),
        "required": required,
        "coverage": None if objective is None else round(1 - objective / required, 6),
        "seconds": _rounded(given.get("seconds")),
        "first_level_seconds": _rounded(_first_level(method, given)),
        "compile_seconds": _rounded(given.get("compile_seconds")),
        "memory_mb": given.get("memory_mb"),
        "broken": given.get("broken", []),
        "lattice": given.get("lattice"),
        "levels": given.get("levels"),
        "reason": given.get("reason"),
        "trace": given.get("trace", []),
        "plan": given.get("plan"),
    }


def _gap(objective: int, bound: int) -> float:
    """Give the distance between a value and its bound, relative to the value."""
    return round((objective - bound) / max(1, objective), 6)


def _first_level(method: str, given: dict[str, Any]) -> float | None:
    """Give the seconds after which the first level was proven, or None."""
    if method == RELEVO:
        return given.get("first_level_seconds")
    return given.get("seconds") if given["status"] == "optimal" else None


def _rounded(seconds: float | None) -> float | None:
    """Give seconds to the hundredth."""
    return None if seconds is None else round(seconds, 2)
