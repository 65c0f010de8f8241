"""Samples of problems: a tiny case, and for each code the files that spoil it.

``_base`` is a case without problems. ``<code>/`` holds the files laid over it, ``removed.txt`` the
files taken away, and ``expected.txt`` what the reader says. A sample that holds a ``source`` file
is a text that ``relevo read`` refuses; ``repeated.txt`` says how many times over. One that holds a
``manifest`` file is a party's file that is read against the tiny case. After a change of words:
``python -m tests.errors.samples --write`` and look at every difference.
"""

import os
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from relevo.casefile.manifest import parse_manifest
from relevo.casefile.manifest_names import manifest_around
from relevo.casefile.place import Place
from relevo.casefile.problems import CATALOGUE, problem
from relevo.casefile.read import read_case
from relevo.casefile.source_text import parse_source
from relevo.core.words import Speaker
from relevo.instrument.reading.read_text import read_text

ERRORS = Path(__file__).parent
BASE = ERRORS / "_base"
CASE = Path("case")
NOTES = ("removed.txt", "expected.txt")
REPEATED = "repeated.txt"


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


def source_of(code):
    """Give the text that a sample refuses, or None for a sample that is a case."""
    return next((ERRORS / code).glob("source.*"), None)


SCANNED = {
    "pdf-unread": "",
    "pdf-ocr": "Texto ilustrativo. El Congreso aprobó el ingreso de un grupo el año 2030.",
}
"""What OCR makes out of the page of a sample, so that none depends on what is installed."""


class Scanner:
    """Stands where tesseract does."""

    def __init__(self, words):
        self.made_out = words

    def words(self, _picture):
        return self.made_out


def problems_of_source(code):
    """Read the text of a sample as ``relevo read`` does where nothing reads pictures."""
    path = source_of(code)
    times = ERRORS / code / REPEATED
    data = path.read_bytes() * (int(times.read_text("utf-8")) if times.exists() else 1)
    ocr = Scanner(SCANNED[code]) if code in SCANNED else None
    source, problems = parse_source(data, path.name, ocr=ocr)
    if source is None:
        return problems
    reading = read_text(source.text)
    if not reading.language:
        return (problem("source-language", Place(path.name)),)
    return (*source.problems, *(replace(one, file=path.name) for one in reading.problems))


def manifest_of(code):
    """Give the party's file that a sample refuses, or None for a sample that is a case."""
    return next((ERRORS / code).glob("manifest.*"), None)


def problems_of_manifest(code):
    """Read the party's file of a sample against the case, which is spoilt by nothing."""
    case, problems = read_case(CASE)
    assert problems == ()
    path = CASE / manifest_of(code).name
    times = ERRORS / code / REPEATED
    data = path.read_bytes() * (int(times.read_text("utf-8")) if times.exists() else 1)
    return parse_manifest(data, path.as_posix(), manifest_around(case))


def problems_of(code, folder):
    """Read the spoilt case from within ``folder``, so that no path depends on the machine."""
    if source_of(code):
        return None, problems_of_source(code)
    spoil(code, folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        return problems_of_manifest(code) if manifest_of(code) else read_case(CASE)
    finally:
        os.chdir(before)


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    for code in CATALOGUE:
        with tempfile.TemporaryDirectory() as folder:
            _, problems = problems_of(code, Path(folder))
        expected = "".join(shown(problem) for problem in problems)
        (ERRORS / code / NOTES[1]).write_text(expected, encoding="utf-8")
