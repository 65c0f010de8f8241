"""The benchmark's commands; ``python -m benchmarks.rotation --help`` names them.

``national`` and ``replan`` measure, ``instances`` writes or checks the published instances,
``table`` puts the recorded results into the manual. Plans are judged by the evaluator, mended ones
by ``relevo check``, which share no code with any planner; nothing here fails for being slow.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.rotation import best, published, replan, results
from benchmarks.rotation.generator import CEILINGS, SIZES
from benchmarks.rotation.runner import Asked, measure, missing
from benchmarks.rotation.summary import summary_of
from benchmarks.rotation.table import head_of, line_of, summary_lines, write_page
from benchmarks.rotation.worker import PEERS, RELEVO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.rotation.runner import Row


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give the exit code: 0 done, 1 a plan or a file is wrong, 2 misused."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rotation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    national = commands.add_parser("national", help="measure on a year in one host")
    national.add_argument(
        "--sizes", type=_sizes, default=SIZES, help="posts, e.g. 12,24,40 (the default)"
    )
    national.add_argument(
        "--seeds", type=_numbers, default=(0, 1, 2), help="e.g. 0,1,2 (the default) or 0-19"
    )
    national.add_argument(
        "--ceilings", type=_ceilings, default=tuple(CEILINGS), help="of " + ",".join(CEILINGS)
    )
    national.add_argument("--peers", action="store_true", help="run the peers beside the planner")
    national.add_argument(
        "--time-limit", type=_seconds, default=60.0, help="seconds for each method and instance"
    )
    national.add_argument("--json", action="store_true", help="one JSON row a line")
    national.add_argument("--summary", action="store_true", help="sum the rows up at the end")
    national.add_argument(
        "--save", metavar="FILE", type=Path, help="add the rows to a file of results"
    )
    national.add_argument(
        "--best", action="store_true", help="keep better values and bounds as the best known"
    )
    instances = commands.add_parser("instances", help="check the published instances")
    instances.add_argument("--write", action="store_true", help="write them instead")
    table = commands.add_parser("table", help="print the table of the recorded results")
    table.add_argument("--write", action="store_true", help="put it into the manual instead")
    mend = commands.add_parser("replan", help="measure how fast a plan is mended")
    mend.add_argument("--size", type=int, choices=SIZES, default=40, help="posts (40)")
    mend.add_argument("--seed", type=int, default=0, help="seed of instance and drop-outs (0)")
    mend.add_argument("--ceiling", choices=tuple(CEILINGS), default="slack", help="(slack)")
    mend.add_argument("--drops", type=int, default=replan.DROPS, help="drop-outs (20)")
    mend.add_argument(
        "--plan-time", type=_seconds, default=20.0, help="seconds for the plan announced (20)"
    )
    mend.add_argument(
        "--time-limit", type=_seconds, default=5.0, help="seconds for each new plan (5)"
    )
    mend.add_argument("--json", action="store_true", help="one JSON row a line")
    asked = parser.parse_args(arguments)
    match asked.command:
        case "national":
            return _national(asked)
        case "instances":
            return _instances(write=asked.write)
        case "replan":
            return _replan(asked)
        case _:
            print(write_page(write=asked.write))
            return 0


def _national(asked: argparse.Namespace) -> int:
    """Measure, print and keep what was asked for; interrupted, what is done is kept."""
    methods = (RELEVO, *PEERS) if asked.peers else (RELEVO,)
    absent = missing(methods)
    if absent:
        print(
            f"The peers need {', '.join(absent)}: run `uv sync --inexact --group bench`.",
            file=sys.stderr,
        )
        return 2
    what = Asked(
        sizes=asked.sizes,
        seeds=asked.seeds,
        ceilings=asked.ceilings,
        methods=methods,
        time_limit_s=asked.time_limit,
    )
    rows: list[Row] = []
    if not asked.json:
        print(head_of(), flush=True)
    code = 0
    try:
        for row in measure(what):
            rows.append(row)
            print(json.dumps(row) if asked.json else line_of(row), flush=True)
            if asked.save:
                results.add(asked.save, [row], time_limit_s=asked.time_limit)
            if best.contradicts(row):
                print(
                    f"{row['instance']}: the bound is above a known plan's value", file=sys.stderr
                )
                code = 1
            elif asked.best:
                best.keep(row)
            if row["status"] in {"invalid", "failed"}:
                code = 1
    except KeyboardInterrupt:
        print("Interrupted: the rows above stand.", file=sys.stderr)
        code = 130
    if asked.summary and rows:
        summary = summary_of(rows)
        print(json.dumps({"summary": summary}) if asked.json else "\n".join(summary_lines(summary)))
    return code


def _replan(asked: argparse.Namespace) -> int:
    """Measure drop-outs, print a row for each, then the medians."""
    rows: list[Row] = []
    for row in replan.replanned(
        asked.size,
        asked.seed,
        asked.ceiling,
        drops=asked.drops,
        plan_s=asked.plan_time,
        time_limit_s=asked.time_limit,
    ):
        if not rows and not asked.json:
            print("  ".join(row))
        rows.append(row)
        print(json.dumps(row) if asked.json else "  ".join(map(str, row.values())), flush=True)
    if rows:
        summary = replan.summed_up(rows)
        print(json.dumps({"summary": summary}) if asked.json else summary)
    return 1 if any(row["broken"] for row in rows) else 0


def _instances(*, write: bool) -> int:
    """Write the published instances, or name those that the generator makes otherwise."""
    if write:
        published.write()
        return 0
    wrong = published.differences()
    for name in wrong:
        print(f"{name}: the generator no longer makes this instance", file=sys.stderr)
    return 1 if wrong else 0


def _numbers(said: str) -> tuple[int, ...]:
    """Read whole numbers and ranges of them, separated by commas."""
    found: list[int] = []
    for part in said.split(","):
        first, dash, last = part.partition("-")
        if not first.isdecimal() or (dash and not (last.isdecimal() and int(first) <= int(last))):
            raise argparse.ArgumentTypeError(f"found {said!r}, expected e.g. 0,1,2 or 0-19")
        found += range(int(first), int(last) + 1) if dash else [int(first)]
    return tuple(dict.fromkeys(found))


def _sizes(said: str) -> tuple[int, ...]:
    """Read numbers of posts, at least 1."""
    found = _numbers(said)
    if 0 in found:
        raise argparse.ArgumentTypeError("an instance needs a post")
    return found


def _ceilings(said: str) -> tuple[str, ...]:
    """Read names of ceilings, separated by commas."""
    found = tuple(dict.fromkeys(said.split(",")))
    unknown = [name for name in found if name not in CEILINGS]
    if unknown:
        raise argparse.ArgumentTypeError(
            f"no such ceiling: {', '.join(unknown)}; there are {', '.join(CEILINGS)}"
        )
    return found


def _seconds(said: str) -> float:
    """Read a number of seconds above 0."""
    try:
        seconds = float(said)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"found {said!r}, expected seconds above 0")
    return seconds


if __name__ == "__main__":
    raise SystemExit(main())
