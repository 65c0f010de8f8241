"""Measures the log and prints what it found; nothing here fails for being slow.

What is measured and how to repeat it is in the README beside this file.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.log import appends, checks, trees
from benchmarks.log.entries import log_in, news

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.log", description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000, help="entries of the largest log")
    parser.add_argument("--turns", type=int, default=100, help="appends in each block")
    parser.add_argument("--folder", type=Path, help="where to write: a disk with room (a new one)")
    parser.add_argument("--save", metavar="FILE", type=Path, help="keep the result in a file")
    asked = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="relevo-log-", dir=asked.folder))
    try:
        found = measured(folder, asked.entries, asked.turns)
    finally:
        shutil.rmtree(folder)
    text = json.dumps(found, indent=1) + "\n"
    if asked.save:
        asked.save.write_text(text, encoding="utf-8")
    print(text, end="")
    return 0


def measured(folder: Path, most: int, turns: int) -> dict[str, Any]:
    """Measure everything on a log that grows.

    Args:
        folder: An empty folder.
        most: Entries of the largest log.
        turns: Appends in each block.
    """
    case = folder / "case"
    log = log_in(case)
    log.extend(news(0, 1))
    step = most // 100 or 1
    done, found = 1, []
    for size in (step, step * 10, most):
        while done < size:
            count = min(step, size - done)
            log.extend(news(done, count))
            done += count
        found.append({"size": size, **appends.singles(case, log, str(size), turns)})
    whole = appends.batch(case, log, most, step)
    tree, built = trees.built(folder / "tree", most)
    return {
        "machine": platform.machine(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "entries": most,
        "singles": found,
        "batch": whole,
        "tree": built,
        "proofs": trees.proofs(tree, most),
        "pymerkle": trees.peer(most),
        "open": checks.apart(checks.opening, case),
        "check_tree": checks.apart(checks.tree, case),
        "check_contents": checks.apart(checks.contents, case),
    }


if __name__ == "__main__":
    raise SystemExit(main())
