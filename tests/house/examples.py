"""Console examples in the docs: finding them, running them, writing their output.

``uv run --group test python -m tests.house.examples --write docs/reference/cli.md`` writes what
the commands of a page print now; then put ``…`` where a run may differ.
"""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

PAGES = (
    ROOT / "README.md",
    ROOT / "README.es.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
)
"""Every page whose examples are run."""

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_PROGRESS = re.compile(r"\A(?:.*\n)*?(?:\d+\.\d s  .*\n)+", re.MULTILINE)
"""All that comes before the result: compiling, and the lines of a search."""

_SETUP = "pip install uv && uv run "
_WIDTH = "80"


@dataclass(frozen=True)
class Example:
    """A command in the docs, and what the page says it prints."""

    page: str
    command: str
    output: str


def examples_of(page):
    """Give the examples of a page that run ``relevo``, in order."""
    return [
        Example(str(page.relative_to(ROOT)), command, output)
        for block in _BLOCK.findall(page.read_text(encoding="utf-8"))
        for command, output in _EXAMPLE.findall(block)
        if command.removeprefix(_SETUP).startswith("relevo")
    ]


def run(command, *, cwd, language):
    """Run an example as its reader does; give what it prints, both streams in one."""
    words = shlex.split(command.removeprefix(_SETUP))[1:]
    done = subprocess.run(
        [sys.executable, "-m", "relevo.cli", *words],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={
            **os.environ,
            "RELEVO_LANG": language,
            "COLUMNS": _WIDTH,
            "PYTHONIOENCODING": "utf-8",
            "PYTHONUNBUFFERED": "1",
        },
        check=False,
    )
    return done.stdout


def language_of(page):
    """Give the language a page is written in."""
    return "es" if page.endswith(".es.md") else "en"


def fits(said, printed):
    """Whether an output is the one a page shows, where ``…`` stands for anything.

    Which of several equally good plans is found may depend on the processor: who holds a post
    when is not compared, only that each post has its row.
    """
    pattern = ".*".join(re.escape(part) for part in _any_plan(said).split("…"))
    return re.fullmatch(pattern, _any_plan(printed), re.DOTALL) is not None


def _any_plan(printed):
    """Give an output with the cells of a timeline, and the legend of its units, left out."""
    rows = re.sub(r"^(\S+ +)[0-9A-Za-z=·]{40,}$", r"\1", printed, flags=re.MULTILINE)
    return re.sub(r"^(?:[0-9A-Za-z] EJ-\S+ *)+.*\n", "", rows, flags=re.MULTILINE).strip()


def _update(page):
    """Write what the commands of a page print now; what is not ours stays as it is."""
    page = page.resolve()
    language = language_of(page.name)

    def example(found):
        command, output = found.groups()
        if command.removeprefix(_SETUP).startswith("relevo"):
            printed = run(command, cwd=ROOT, language=language).rstrip() + "\n"
            output = _PROGRESS.sub("…\n", printed)
        return f"$ {command}\n{output}"

    def block(found):
        return f"```console\n{_EXAMPLE.sub(example, found.group(1))}```"

    page.write_text(_BLOCK.sub(block, page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] != "--write":
        sys.exit("usage: python -m tests.house.examples --write PAGE…")
    for name in sys.argv[2:]:
        _update(Path(name))
