"""Samples of problems: a tiny case, and for each code the files that spoil it.

``_base`` is a case without problems. ``<code>/`` holds the files laid over it, ``removed.txt`` the
files taken away, and ``expected.txt`` what the reader says. After a change of words:
``python -m tests.errors.samples --write`` and look at every difference.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from relevo.casefile.problems import CATALOGUE
from relevo.casefile.read import read_case
from relevo.core.words import Speaker

ERRORS = Path(__file__).parent
BASE = ERRORS / "_base"
CASE = Path("case")
NOTES = ("removed.txt", "expected.txt")


def spoil(code, folder):
    """Lay the sample of a problem over the tiny case, in ``folder/case``."""
    shutil.copytree(BASE, folder / CASE)
    sample = ERRORS / code
    shutil.copytree(sample, folder / CASE, dirs_exist_ok=True, ignore=lambda *_: NOTES)
    removed = sample / NOTES[0]
    for path in removed.read_text(encoding="utf-8").split() if removed.exists() else ():
        (folder / CASE / path).unlink()


def shown(problem):
    """Give a problem as its sample shows it."""
    say = Speaker("en").say
    return (
        f"{problem.file}:{problem.line}:{problem.column}: {say(problem.what)}\n"
        f"    {problem.excerpt}".rstrip()
        + f"\n{say(problem.why)} {say(problem.remedy)}\n"
    )


def problems_of(code, folder):
    """Read the spoilt case from within ``folder``, so that no path depends on the machine."""
    spoil(code, folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        return read_case(CASE)
    finally:
        os.chdir(before)


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    for code in CATALOGUE:
        with tempfile.TemporaryDirectory() as folder:
            _, problems = problems_of(code, Path(folder))
        expected = "".join(shown(problem) for problem in problems)
        (ERRORS / code / NOTES[1]).write_text(expected, encoding="utf-8")
