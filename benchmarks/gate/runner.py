"""Asks every engine for every request and gives what it took."""

from __future__ import annotations

import os
import platform
import time
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.gate.engines import GATE, Relevo, engine_of, version_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.gate.engines import Engine
    from benchmarks.gate.world import World
    from relevo.register.model import Movement

Row = dict[str, Any]
"""What was measured of an engine; the keys are those of the JSON results."""

RENEWED = 5
"""Crossings that each engine takes note of when all is answered."""


def measure(world: World, names: Iterable[str], *, seconds: float) -> tuple[list[Row], list[str]]:
    """Ask engines, one after another.

    Args:
        world: What they judge by and what is asked.
        names: Engines, by name.
        seconds: Every engine answers every request once, then all again until this time is over.

    Returns:
        A row for each engine, in order, and a line for each request whose answers differ.
    """
    rows, answers = [], {}
    for name in names:
        begun = time.perf_counter()
        engine = engine_of(name, world)
        ready = time.perf_counter() - begun
        row, answers[name] = _asked(engine, world.requests, seconds)
        rows.append({**row, "ready_seconds": round(ready, 3), **_renewed(engine, world.requests)})
        if isinstance(engine, Relevo):
            rows[-1] |= _reasons(Relevo(world), world.requests)
    return rows, differences(world.requests, answers)


def one_core() -> None:
    """Keep this process on one core, where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def differences(requests: Sequence[Movement], answers: Mapping[str, Sequence[bool]]) -> list[str]:
    """Give the requests that engines answer differently."""
    return [
        f"{request.clearance}: "
        + ", ".join(
            f"{name} {'allows' if said[n] else 'refuses'}" for name, said in answers.items()
        )
        for n, request in enumerate(requests)
        if len({said[n] for said in answers.values()}) > 1
    ]


def ratios(rows: Sequence[Row]) -> dict[str, Any]:
    """Compare the gate with the faster peer.

    Returns:
        ``faster_peer``, and ``throughput``, ``median`` and ``p99``: how many times as fast the gate
        is; ``first_round`` has the same of requests that are asked for the first time. Empty
        without a peer.
    """
    ours = next(row for row in rows if row["engine"] == GATE)
    peers = [row for row in rows if row["engine"] != GATE]
    if not peers:
        return {}
    best = max(peers, key=lambda row: row["throughput"])
    return {
        "faster_peer": best["engine"],
        **_times(ours, best),
        "first_round": _times(ours["first_round"], best["first_round"]),
    }


def _times(ours: Row, theirs: Row) -> dict[str, float]:
    """Give how many times as fast one is as another."""
    return {
        "throughput": round(ours["throughput"] / theirs["throughput"], 2),
        "median": round(theirs["median_ms"] / ours["median_ms"], 2),
        "p99": round(theirs["p99_ms"] / ours["p99_ms"], 2),
    }


def conditions() -> dict[str, Any]:
    """Say on what a run was measured."""
    return {
        "machine": platform.machine(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }


def _asked(
    engine: Engine, requests: Sequence[Movement], seconds: float
) -> tuple[Row, tuple[bool, ...]]:
    """Let an engine answer."""
    given = [engine.given(one) for one in requests]
    taken: list[float] = []
    answers: tuple[bool, ...] = ()
    clock = time.perf_counter
    end = clock() + seconds
    while not answers or clock() < end:
        said = []
        for request in given:
            begun = clock()
            said.append(engine.ask(request))
            taken.append(clock() - begun)
        answers = tuple(said)
    return {
        "engine": engine.name,
        "version": version_of(engine.name),
        "asked": len(taken),
        "refused": answers.count(False),
        **_speed(taken),
        "first_round": _speed(taken[: len(given)]),
    }, answers


def _speed(taken: Sequence[float]) -> Row:
    """Give median and 99th percentile in milliseconds, and answers in a second."""
    return {
        "median_ms": _ms(median(taken)),
        "p99_ms": _ms(_p99(taken)),
        "throughput": round(len(taken) / sum(taken)),
    }


def _renewed(engine: Engine, requests: Sequence[Movement]) -> Row:
    """Let an engine take note of crossings, each time with the next answer."""
    given = engine.given(requests[-1])
    taken = []
    for one in requests[:RENEWED]:
        begun = time.perf_counter()
        engine.renew(one)
        engine.ask(given)
        taken.append(time.perf_counter() - begun)
    return {"renew_ms": _ms(median(taken))}


def _reasons(gate: Relevo, requests: Sequence[Movement]) -> Row:
    """Say how many reasons the gate gave, which no peer does."""
    given = [len(gate.advise(one).reasons) for one in requests]
    return {"reasons": sum(given), "most_reasons": max(given, default=0)}


def _p99(taken: Sequence[float]) -> float:
    """Give the time that one answer in a hundred takes longer than."""
    return sorted(taken)[max(0, -(-len(taken) * 99 // 100) - 1)]


def _ms(seconds: float) -> float:
    """Give milliseconds with three digits after the point."""
    return round(1000 * seconds, 3)
