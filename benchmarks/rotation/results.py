"""Results by version of Relevo: files of rows that the manual's table is made from."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.rotation.generator import CEILINGS
from benchmarks.rotation.runner import HINT_S, WORKERS
from benchmarks.rotation.summary import summary_of
from benchmarks.rotation.worker import PEERS, RELEVO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.rotation.runner import Row

FOLDER = Path(__file__).with_name("results")


def read(file: Path) -> dict[str, Any]:
    """Read a file of results.

    Returns:
        ``machine``, ``cores``, ``python``, ``workers``, ``hint_s``, ``time_limit_s``, ``summary``
        and ``rows``.
    """
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def recorded() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Give every file of results with its version, the newest version first."""
    files = sorted(FOLDER.glob("*.json"), key=lambda file: _version(file.stem), reverse=True)
    return tuple((file.stem, read(file)) for file in files)


def add(file: Path, rows: Iterable[Row], *, time_limit_s: float) -> None:
    """Add rows to a file of results; a row for the same instance and method is replaced.

    Args:
        file: The file; made if there is none, and replaced as a whole.
        rows: Rows of one run.
        time_limit_s: Seconds that each method had.

    Raises:
        ValueError: If the file was measured under another time limit or on another machine.
    """
    conditions = {
        "machine": platform.machine(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "workers": WORKERS,
        "hint_s": HINT_S,
        "time_limit_s": time_limit_s,
    }
    found = read(file) if file.exists() else {**conditions, "rows": []}
    differing = [key for key, value in conditions.items() if found.get(key) != value]
    if differing:
        raise ValueError(f"{file} was measured with another {', '.join(differing)}")
    merged = {(row["instance"], row["method"]): row for row in found["rows"]}
    merged |= {(row["instance"], row["method"]): _slim(row) for row in rows}
    kept = sorted(merged.values(), key=_order)
    document = {**conditions, "summary": summary_of(kept), "rows": kept}
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".part")
    fresh.write_text(_text(document), encoding="utf-8")
    fresh.replace(file)


def _slim(row: Row) -> Row:
    """Give a row without its plan, and its trace without repeated values."""
    trace: list[list[float | int | None]] = []
    for step in row["trace"]:
        if not trace or step[1] != trace[-1][1]:
            trace.append(step)
    return {**{key: value for key, value in row.items() if key != "plan"}, "trace": trace}


def _order(row: Row) -> tuple[int, int, int, int]:
    """Give what sorts rows: size, ceiling, seed, method."""
    ceiling, method = list(CEILINGS).index(row["ceiling"]), (RELEVO, *PEERS).index(row["method"])
    return row["size"], ceiling, row["seed"], method


def _text(document: dict[str, Any]) -> str:
    """Write results with one line for each row."""
    parts = []
    for key, value in document.items():
        if isinstance(value, list):
            lines = ",\n".join(f"  {json.dumps(one)}" for one in value)
            parts.append(f" {json.dumps(key)}: [\n{lines}\n ]")
        else:
            parts.append(f" {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _version(name: str) -> tuple[int | str, ...]:
    """Give what sorts versions: numbers as numbers."""
    return tuple(int(part) if part.isdigit() else part for part in name.split("."))
