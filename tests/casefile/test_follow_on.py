"""One fault is one problem: what cites the part that could not be read is not reported too."""

import csv
import shutil
from pathlib import Path

import pytest

from relevo.casefile.layout import CALENDAR, HOSTS, KITS, POINTS, POSTS, ROTATION, UNITS
from tests.casefile.folders import codes

ROOT = Path(__file__).parents[2]
WHOLE = ROOT / "tests" / "cases" / "good" / "tiny"
ACT = "acts/xa-2026-exercise.yaml"
NEEDED = [
    (table.file, column)
    for table in (UNITS, POSTS, KITS, HOSTS, POINTS, CALENDAR, ROTATION)
    for column in table.needed
]


@pytest.fixture
def case(tmp_path):
    """Give a copy of a case in which everything cites something."""
    return shutil.copytree(WHOLE, tmp_path / "case")


@pytest.mark.parametrize(("file", "column"), NEEDED)
def test_a_missing_column(case, file, column):
    rows = list(csv.reader((case / file).read_text("utf-8").splitlines()))
    at = rows[0].index(column)
    kept = [",".join(cell for i, cell in enumerate(row) if i != at) for row in rows]
    (case / file).write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert codes(case) == ["missing-column"]


@pytest.mark.parametrize(("file", "column"), NEEDED)
def test_a_column_under_a_wrong_name(case, file, column):
    content = (case / file).read_text("utf-8")
    (case / file).write_text(content.replace(column, f"{column}x", 1), encoding="utf-8")
    assert codes(case) == ["unknown-column"]


@pytest.mark.parametrize("file", sorted({file for file, _ in NEEDED} | {ACT, "case.yaml"}))
def test_a_file_that_cannot_be_read(case, file):
    (case / file).write_bytes(b"\xff\xfe")
    assert codes(case) == ["bad-encoding"]


@pytest.mark.parametrize("name", ["pe-2018-prog", "pe-2018-summit"])
def test_an_act_that_others_amend_or_choose_from(tmp_path, name):
    folder = shutil.copytree(ROOT / "cases" / "peru-2018-summit", tmp_path / "case")
    (folder / "acts" / f"{name}.yaml").write_text("a: [\n", encoding="utf-8")
    assert codes(folder) == ["yaml-syntax"]


def test_an_act_whose_disputes_the_case_settles(tmp_path):
    plans = shutil.ignore_patterns("plan*")
    folder = shutil.copytree(ROOT / "cases" / "peru-2026", tmp_path / "case", ignore=plans)
    (folder / "acts" / "pe-2026-training.yaml").write_text("a: [\n", encoding="utf-8")
    assert codes(folder) == ["yaml-syntax"]


@pytest.mark.parametrize("left", ["", "clauses: []\n"])
def test_an_act_without_clauses(case, left):
    lines = (case / ACT).read_text("utf-8").splitlines(keepends=True)
    first = lines.index("clauses:\n")
    after = next(i for i in range(first + 1, len(lines)) if not lines[i].startswith(" "))
    (case / ACT).write_text("".join([*lines[:first], left, *lines[after:]]), encoding="utf-8")
    assert codes(case) == ["no-clauses"]


def test_clauses_that_cannot_be_read(case):
    content = (case / ACT).read_text("utf-8")
    assert "\nclauses:\n" in content
    (case / ACT).write_text(content.replace("\nclauses:\n", "\nclauses: oops\nx:\n"), "utf-8")
    assert set(codes(case)) == {"wrong-shape", "unknown-field"}


def test_a_clause_without_a_name(case):
    content = (case / ACT).read_text("utf-8")
    (case / ACT).write_text(
        content.replace("  - id: article-1\n    summary", "  - summary", 1), encoding="utf-8"
    )
    assert content != (case / ACT).read_text("utf-8")
    assert codes(case) == ["missing-field"]
