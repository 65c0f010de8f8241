"""The log's mathematics can be read and checked by itself."""

import ast
import sys
from pathlib import Path

import relevo.tlog

FOLDER = Path(relevo.tlog.__file__).parent
ALLOWED = {*sys.stdlib_module_names, "cryptography", "relevo.tlog"}


def imported(path):
    """Give the names of the modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            yield node.module


def test_it_needs_the_standard_library_and_cryptography_only():
    for path in FOLDER.glob("*.py"):
        for name in imported(path):
            top = ".".join(name.split(".")[:2]) if name.startswith("relevo") else name.split(".")[0]
            assert top in ALLOWED, f"{path.name} imports {name}"


def test_it_can_be_read_in_one_sitting():
    assert sum(len(path.read_text("utf-8").splitlines()) for path in FOLDER.glob("*.py")) < 1600
