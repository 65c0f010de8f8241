"""Whatever a user can type, be told or write is documented."""

import json
import re
from pathlib import Path

import click
import pytest

from relevo.casefile.problems import CATALOGUE as PROBLEMS
from relevo.cli.main import COMMANDS, relevo
from relevo.compliance.acts_catalogue import ACT_RULES
from relevo.compliance.catalogue import RULES
from relevo.compliance.facts.catalogue import FACT_RULES

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
FORMATS = ROOT / "docs" / "formats"

CASE_FILES = (
    "case.yaml",
    "act",
    "units.csv",
    "posts.csv",
    "kits.csv",
    "forces.xlsx",
    "hosts.csv",
    "points_of_entry.csv",
    "calendar.csv",
    "places.csv",
    "rotation.csv",
    "result.json",
)
"""Every kind of file in a case folder, by the start of its page's name."""


def read(path):
    """Give a page."""
    return path.read_text(encoding="utf-8")


def sections(page):
    """Give the text under each second heading of a page, by heading."""
    parts = re.split(r"^## (.*)$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_and_options(name):
    group = relevo()
    command = group.get_command(click.Context(group), name)
    section = sections(read(REFERENCE / "cli.md"))[f"relevo {name}"]
    options = [
        option
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("-")
    ]
    assert len(options) >= 1
    assert [option for option in options if option not in section] == []
    assert f"`relevo {name}" in read(ROOT / "README.md")
    assert f"`relevo {name}" in read(ROOT / "README.es.md")


def test_no_command_is_documented_that_does_not_exist():
    headings = list(sections(read(REFERENCE / "cli.md")))
    named = [
        heading.removeprefix("relevo ") for heading in headings if heading.startswith("relevo ")
    ]
    assert named == list(COMMANDS)


def test_rules():
    page = read(REFERENCE / "rules.md")
    assert len(RULES) >= 15
    rules = (*ACT_RULES, *RULES, *FACT_RULES)
    assert [rule.id for rule in rules if f"## {rule.id}\n" not in page] == []


def test_problems():
    page = read(REFERENCE / "problems.md")
    assert len(PROBLEMS) >= 30
    assert [code for code in PROBLEMS if code not in page] == []


@pytest.mark.parametrize("name", CASE_FILES)
def test_formats(name):
    pages = [page for page in FORMATS.glob("*.md") if name in read(page)]
    assert pages, f"no page in docs/formats is about {name}"


def test_every_file_of_a_case_is_a_known_format():
    cases = [path for path in (ROOT / "cases").rglob("*") if path.is_file()]
    named = " ".join(read(page) for page in FORMATS.glob("*.md"))
    known = {
        path.name
        for path in cases
        if path.parent.name in {"acts", "bills", "plan", "reported", "status"} or path.name in named
    }
    assert {path.name for path in cases} - known == set()


def test_result_fields():
    page = read(FORMATS / "result.json.md")
    sample = json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL).group(1))
    for field in ("status", "uncovered", "objective", "bound", "gap", "stopped", "seed"):
        assert field in sample
        assert f"`{field}`" in page


def test_links_lead_somewhere():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)", read(page))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


def test_the_position_stands_in_the_readmes():
    english = " ".join(read(ROOT / "README.md").split())
    assert "Relevo takes no position on whether a presence should exist." in english
    assert "declares nothing illegal." in english
    spanish = " ".join(read(ROOT / "README.es.md").split())
    assert "Relevo no toma posición sobre si una presencia debe existir." in spanish


def test_decisions_are_short_and_whole():
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert len(records) >= 6
    for number, record in enumerate(records, start=1):
        said = read(record)
        assert record.name.startswith(f"{number:04d}-")
        assert said.startswith(f"# {number}. ")
        assert len(said.splitlines()) < 30
        for part in ("Status:", "## Context", "## Decision", "## Consequences"):
            assert part in said, record.name
