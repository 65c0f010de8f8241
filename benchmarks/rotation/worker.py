"""One method on one instance, in a process of its own: ``python -m benchmarks.rotation.worker``.

The request comes on standard input and the answer is the last line of standard output, both JSON.
Each method has its own process because OR-Tools and HiGHS cannot live in one, and so that the
memory measured is that of the method alone.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.rotation.evaluator import judge

RELEVO, CPSAT, HINTED, HIGHS = "relevo", "cp-sat", "cp-sat-hinted", "highs"
PEERS = (CPSAT, HINTED, HIGHS)
"""The methods that Relevo is measured against, in the order of the table."""


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Run one method.

    Args:
        request: ``method``, ``instance`` (the published form), ``size``, ``seed`` and ``ceiling``
            (a key of the generator's ceilings), ``time_limit_s``, ``workers`` and, for the hinted
            peer, ``hint``.

    Returns:
        ``plan``, ``bound``, ``status``, ``trace`` (seconds, value and bound of the first level
        whenever one of them moved), ``seconds``, ``memory_mb``, ``version`` and what the method
        adds.
    """
    method = request["method"]
    limits = {"time_limit_s": request["time_limit_s"], "workers": request["workers"]}
    if method == RELEVO:
        found = _relevo(request)
    elif method == HIGHS:
        from benchmarks.rotation import mip

        started = time.monotonic()
        found = mip.solve(request["instance"], **limits)
        found |= {"seconds": time.monotonic() - started, "version": version("highspy")}
    else:
        from benchmarks.rotation import cpsat

        hint = [tuple(row) for row in request["hint"]] if method == HINTED else None
        started = time.monotonic()
        found = cpsat.solve(request["instance"], **limits, hint=hint)
        found |= {"seconds": time.monotonic() - started, "version": version("ortools")}
    return found | {"memory_mb": peak_memory_mb()}


def _relevo(request: dict[str, Any]) -> dict[str, Any]:
    """Run the planner on the instance made again from its seed; it must be the published one."""
    from benchmarks.rotation.generator import named
    from benchmarks.rotation.instance import digest_of, form_of, rows_of
    from relevo.rotation.model import Status
    from relevo.rotation.solve import Progress, prepare_kernels, solve

    name, planning = named(request["size"], request["seed"], request["ceiling"])
    assert digest_of(form_of(planning, name)) == digest_of(request["instance"])
    compiled = prepare_kernels(lambda _: None)
    trace: list[tuple[float, int, int | None]] = []
    later: list[float] = []

    def note(step: Progress) -> None:
        if step.best is None or later:
            return
        if step.level != "uncovered":
            later.append(step.seconds)
        elif not trace or (step.best, step.bound) != trace[-1][1:]:
            trace.append((round(step.seconds, 3), step.best, step.bound))

    started = time.monotonic()
    result = solve(
        planning,
        clock=time.monotonic,
        time_limit_s=request["time_limit_s"],
        seed=0,
        progress=note,
        stopped=lambda: False,
        remedies_s=0.0,
    )
    seconds = time.monotonic() - started
    first = result.levels[0]
    proven = first.value == first.bound
    all_proven = result.status is Status.OPTIMAL
    closed = [t for t, value, bound in trace if value == bound == first.value]
    return {
        "plan": rows_of(planning, result.tours),
        "bound": first.bound,
        "status": "optimal" if all_proven else "first-level-optimal" if proven else "feasible",
        "trace": trace,
        "levels": [[str(level.name), level.value, level.bound] for level in result.levels],
        "first_level_seconds": min([*closed, *later, seconds]) if proven else None,
        "compile_seconds": compiled,
        "seconds": seconds,
        "version": version("relevo"),
    }


def peak_memory_mb() -> int:
    """Give the most memory this process has held, in MB, and not what its parent held before."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    given = answer(asked)
    if given["plan"] is not None:
        judged = judge(asked["instance"], given["plan"])
        given |= {
            "objective": judged.uncovered,
            "broken": sorted({violation.rule for violation in judged.violations}),
        }
    print(json.dumps(given))
