"""The best value and the best bound known of each published instance, whoever found them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from benchmarks.rotation.published import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.rotation.runner import Row

FILE = FOLDER / "best-known.json"

Known = dict[str, dict[str, Any]]
"""By instance: ``objective`` (weighted days without presence), ``objective_by``, ``bound``,
``bound_by``, ``optimal`` and ``plan``."""


def read(file: Path = FILE) -> Known:
    """Read what is known; nothing is known without a file."""
    known: Known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return known


def contradicts(row: Row, file: Path = FILE) -> bool:
    """Whether a row's bound is above the value of a plan that is known: one of them is wrong."""
    known = read(file).get(row["instance"])
    return known is not None and row["bound"] is not None and row["bound"] > known["objective"]


def keep(row: Row, file: Path = FILE) -> bool:
    """Keep what a row knows better.

    Args:
        row: A row of any method; a plan that breaks a rule is not kept, nor is a bound without
            a known plan or above its value.
        file: File of the best known.

    Returns:
        Whether anything was better.
    """
    known = read(file)
    entry = known.get(row["instance"], {"objective": None, "bound": 0, "bound_by": "nobody"})
    by = f"{row['method']} {row['version']}"
    better = False
    value = row["objective"]
    if value is not None and not row["broken"]:
        first = entry["objective"] is None
        if first or value < entry["objective"]:
            entry |= {"objective": value, "objective_by": by, "plan": row["plan"]}
            better = True
    if (
        row["bound"] is not None
        and row["bound"] > entry["bound"]
        and entry["objective"] is not None
        and row["bound"] <= entry["objective"]
    ):
        entry |= {"bound": row["bound"], "bound_by": by}
        better = True
    if better:
        entry["optimal"] = entry["objective"] == entry["bound"]
        write({**known, row["instance"]: entry}, file)
    return better


def write(known: Known, file: Path = FILE) -> None:
    """Write what is known, by size, then seed, then ceiling; a tour is one short list."""
    blocks = []
    for name in sorted(known, key=_order):
        entry = dict(known[name])
        plan = entry.pop("plan", None) or []
        tours = ", ".join(json.dumps(tour) for tour in plan)
        facts = json.dumps(dict(sorted(entry.items())))[1:-1]
        blocks.append(f' {json.dumps(name)}: {{{facts},\n  "plan": [{tours}]}}')
    fresh = file.with_suffix(".part")
    fresh.write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf-8")
    fresh.replace(file)


def _order(name: str) -> tuple[int, int, str]:
    """Give what sorts instances: size, seed, ceiling."""
    size, seed, ceiling = name.split("-")
    return int(size.removeprefix("nat")), int(seed.removeprefix("s")), ceiling
