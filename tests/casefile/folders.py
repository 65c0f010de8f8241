"""Case folders for tests: the tiny case of ``tests/errors``, with files changed."""

import shutil

from relevo.casefile.read import read_case
from tests.errors.samples import BASE


def tiny(folder, files=None, *, without=()):
    """Copy the tiny case to a folder and change files in it.

    ``files`` maps paths to text or bytes; ``without`` names files to leave out.
    """
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for path in without:
        (folder / path).unlink()
    for path, content in (files or {}).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def read_good(folder, **options):
    """Read a case that has no problem."""
    case, problems = read_case(folder, **options)
    assert problems == ()
    return case


def codes(folder, **options):
    """Give the codes of the problems of a case, in order of place."""
    case, problems = read_case(folder, **options)
    assert (case is None) == bool(problems)
    return [problem.code for problem in problems]
