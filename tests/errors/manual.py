"""Renders ``docs/reference/problems.md`` from the catalogue and its samples.

After a change of words: ``python -m tests.errors.manual --write``.
"""

import sys
from pathlib import Path

from relevo.casefile.problems import (
    of_events,
    of_files,
    of_manifest,
    of_meaning,
    of_names,
    of_records,
    of_regime,
    of_sources,
    of_values,
)
from tests.errors.samples import ERRORS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "problems.md"

PARTS = {
    "Files": of_files.KINDS,
    "Values": of_values.KINDS,
    "Names": of_names.KINDS,
    "Meaning": of_meaning.KINDS,
    "Standing law": of_regime.KINDS,
    "Texts to be read": of_sources.KINDS,
    "Events": of_events.KINDS,
    "Delegations, processes and ally status": of_records.KINDS,
    "Manifests of a party": of_manifest.KINDS,
}

HEAD = """# Problems in a case folder or a text

Every message that reading a case folder, or a text with `relevo read`, can show, with a sample. All
problems of all files are shown in one run, as `file:line:column`; a case with any problem is not
used at all, and the command exits with code 2. Words in braces are filled in. In a sheet the line
is the row and the column the number of the cell, on screen its letters; 0 stands for the file or
the line as a whole.

This page is rendered from the catalogue in `relevo.casefile.problems` and the samples under
`tests/errors/`; a test checks that it is current.
"""


def section(code, kind):
    """Give the page's section on one kind of problem."""
    sample = (ERRORS / code / "expected.txt").read_text(encoding="utf-8").rstrip()
    near = [f"- With a similar known name: {plain(kind.near)}"] if kind.near else []
    return "\n".join(
        [
            f"### `{code}`",
            "",
            f"- What: {plain(kind.what)}",
            f"- Why: {plain(kind.why)}",
            f"- What to do: {plain(kind.remedy)}",
            *near,
            "",
            "```text",
            sample,
            "```",
            "",
        ]
    )


def plain(sentence):
    """Give a sentence with its gaps, doubled braces made single."""
    return sentence.id.replace("{{", "{").replace("}}", "}")


def page():
    """Give the whole page."""
    parts = (
        f"## {title}\n\n" + "\n".join(section(code, kind) for code, kind in kinds.items())
        for title, kinds in PARTS.items()
    )
    return HEAD + "\n" + "\n".join(parts)


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
