"""The result of an earlier commit's reader, on the texts and by the rules of today."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
"""The repository."""


def result_at(commit: str, arguments: tuple[str, ...]) -> dict[str, Any]:
    """Run the benchmark with the package as a commit has it.

    Args:
        commit: What git knows the commit by, e.g. ``HEAD~1``.
        arguments: Arguments that choose the texts.

    Raises:
        ValueError: If git knows no such commit, or the commit's package cannot read.
    """
    archive = subprocess.run(  # noqa: S603 - what the person at the keyboard asks for
        ["git", "archive", "--format=tar", commit, "src"],  # noqa: S607 - the git on the path
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if archive.returncode:
        raise ValueError(archive.stderr.decode().strip())
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as packed:
            packed.extractall(folder, filter="data")
        run = subprocess.run(  # noqa: S603 - this benchmark itself
            [sys.executable, "-m", "benchmarks.reading", "--json", *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(Path(folder, "src"))},
            capture_output=True,
            check=False,
            text=True,
        )
    if run.returncode:
        message = f"the reader of {commit} cannot be run: {run.stderr.strip().splitlines()[-1]}"
        raise ValueError(message)
    result: dict[str, Any] = json.loads(run.stdout)
    return result
