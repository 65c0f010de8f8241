"""``python -m benchmarks.gate``: how fast the gate decides, beside Cedar and Rego.

Prints a row for each engine; nothing fails for being slow. Exit code 0; 1 if engines give different
answers; 2 if the peers are not installed.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.gate import fold, runner
from benchmarks.gate.engines import GATE, PEERS, missing
from benchmarks.gate.world import world_of

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = ("engine", "version", "median_ms", "p99_ms", "throughput", "renew_ms", "refused", "asked")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--persons", type=_number, default=5000, help="on the roll (5000)")
    parser.add_argument("--limits", type=_number, default=200, help="limits of the act (200)")
    parser.add_argument("--requests", type=_number, default=2000, help="crossings asked (2000)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the world (0)")
    parser.add_argument(
        "--seconds",
        type=float,
        default=10.0,
        help="each engine goes on asking for so long; every request at least once (10)",
    )
    parser.add_argument("--alone", action="store_true", help="the gate without its peers")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--save", metavar="FILE", type=Path, help="write the results to a file")
    parser.add_argument(
        "--fold",
        metavar="MOVEMENTS",
        type=_number,
        help="fold so many movements into the roll instead, e.g. 1000000",
    )
    asked = parser.parse_args(arguments)
    if asked.fold:
        found = {**runner.conditions(), **fold.measure(asked.fold)}
        print(json.dumps(found) if asked.json else fold.line_of(found))
        _save(asked.save, {"fold": found})
        return 0
    names = (GATE,) if asked.alone else (GATE, *PEERS)
    if absent := missing(names[1:]):
        print(
            f"The peers need {', '.join(absent)}: run `uv sync --inexact --group bench`, "
            "or ask with --alone.",
            file=sys.stderr,
        )
        return 2
    runner.one_core()
    world = world_of(asked.persons, asked.limits, asked.requests, asked.seed)
    rows, differing = runner.measure(world, names, seconds=asked.seconds)
    found = {
        **runner.conditions(),
        **{key: getattr(asked, key) for key in ("persons", "limits", "requests", "seed")},
        "ratio": runner.ratios(rows),
        "rows": rows,
        "differing": differing,
    }
    if asked.json:
        print(json.dumps(found))
    else:
        _print(found)
    _save(asked.save, {"gate": found})
    for line in differing:
        print(line, file=sys.stderr)
    return 1 if differing else 0


def _print(found: dict[str, Any]) -> None:
    """Print the rows as a table, and the ratio to the faster peer."""
    print("  ".join(f"{name:>10}" for name in HEAD))
    for row in found["rows"]:
        print("  ".join(f"{row[name]:>10}" for name in HEAD))
    print("first round:")
    for row in found["rows"]:
        shown = {**dict.fromkeys(HEAD, ""), **row["first_round"], "engine": row["engine"]}
        print("  ".join(f"{shown[name]:>10}" for name in HEAD))
    if ratio := found["ratio"]:
        first = ratio["first_round"]
        print(
            f"The gate gives {ratio['throughput']} times the answers of {ratio['faster_peer']} in "
            f"the same time, {first['throughput']} times in the first round."
        )


def _save(file: Path | None, found: dict[str, Any]) -> None:
    """Put results into a file beside those of the other measurement that it has."""
    if file is None:
        return
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({**kept, **found}, indent=1) + "\n", encoding="utf-8")


def _number(said: str) -> int:
    """Read a whole number, 1 or more."""
    if not said.isdecimal() or int(said) < 1:
        raise argparse.ArgumentTypeError(f"found {said!r}, expected a whole number, 1 or more")
    return int(said)


if __name__ == "__main__":
    raise SystemExit(main())
