"""What ``relevo --help`` must not import: it answers at once."""

import subprocess
import sys

HEAVY = (
    "pydantic",
    "numpy",
    "numba",
    "highspy",
    "yaml",
    "rich",
    "xlsxwriter",
    "python_calamine",
    "rapidfuzz",
)

_SCRIPT = """
import sys
from relevo.cli.main import main
try:
    main({arguments!r})
except SystemExit:
    pass
print(sorted(set(sys.modules) & set({heavy!r})), file=sys.stderr)
"""


def imported(*arguments):
    """Give the heavy packages imported by a run of the command line."""
    script = _SCRIPT.format(arguments=list(arguments), heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return done.stderr.splitlines()[-1]


def test_help_imports_nothing_heavy():
    assert imported("--help") == "[]"


def test_help_of_each_command_imports_nothing_heavy():
    for command in ("plan", "check", "show", "forces", "schema"):
        assert imported(command, "--help") == "[]", command


def test_a_usage_error_imports_nothing_heavy():
    assert imported("plan") == "[]"


def test_reading_a_case_does_import_the_reader():
    assert "yaml" in imported("show", "cases/peru-2026")
