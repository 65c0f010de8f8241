"""Running the command line as a user does."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "cases" / "good" / "tiny"

COMMAND = (sys.executable, "-m", "relevo.cli")


class Done(NamedTuple):
    """What a run left: exit code and both streams."""

    code: int
    out: str
    err: str


def environment(**more):
    """Give the environment of a user who asked for nothing, with some variables more."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100", **more}


def relevo(*words, cwd=ROOT, **environ):
    """Run ``relevo`` and wait for it."""
    done = subprocess.run(
        [*COMMAND, *map(str, words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**environ),
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Done(done.returncode, done.stdout, done.stderr)
