"""Checking a whole log, each time in a process of its own, so that its memory can be told."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import Any


def opening(folder: str) -> dict[str, float]:
    """Open a log for writing."""
    from benchmarks.log.entries import log_in

    log = log_in(Path(folder))
    begun = perf_counter()
    log.settle()
    return _with_memory({"milliseconds": round((perf_counter() - begun) * 1e3, 1)})


def tree(folder: str) -> dict[str, float]:
    """Work out tree, tiles and checkpoint again."""
    from benchmarks.log.entries import SIGNER
    from relevo.casefile.log_check import check_log

    found = check_log(Path(folder), (SIGNER.key,))
    assert found.first_difference is None, found.first_difference
    return _with_memory({"seconds": round(found.seconds, 3)})


def contents(folder: str) -> dict[str, float]:
    """Check the spelling of every entry and what opens it."""
    from relevo.casefile.log_contents import check_contents

    found = check_contents(Path(folder))
    assert not found.differences, found.differences
    return _with_memory({"seconds": round(found.seconds, 3)})


def apart(once: Any, folder: Path) -> dict[str, float]:  # noqa: ANN401 - one of the above
    """Run one of them in a new process."""
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawned) as pool:
        found: dict[str, float] = pool.submit(once, str(folder)).result()
    return found


def _with_memory(found: dict[str, float]) -> dict[str, float]:
    """Add the most memory that the process ever had, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    most = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return {**found, "most_megabytes": round(int(most.split()[1]) / 1024, 1)}
