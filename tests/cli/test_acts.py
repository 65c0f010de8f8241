"""``relevo acts``: every case of a folder, and what cannot be read among them."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from relevo.casefile.folders import case_folders
from relevo.core.errors import RelevoError
from tests.cli.shell import GOOD, ROOT, relevo

CASES = ROOT / "cases"
PERU = ("peru-2025", "peru-2025-stone")


@pytest.fixture
def two(tmp_path):
    """Give a folder with two good cases."""
    for name in PERU:
        shutil.copytree(CASES / name, tmp_path / "cases" / name)
    return tmp_path / "cases"


def spoil(folder):
    """Spoil one of the two cases."""
    (act,) = (folder / "peru-2025" / "acts").iterdir()
    act.write_text(act.read_text(encoding="utf-8").replace("exact: 55", "exact: many"), "utf-8")


def test_the_folder_cases_is_listed_when_none_is_given():
    done = relevo("acts", "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert "Acts about visiting forces in Peru" in done.out
    table = [line.split() for line in done.out.splitlines() if line.startswith("pe-2026-training ")]
    assert table == ["pe-2026-training 2026-01-01 2026-12-31 365 US armed 28/17 18/17/27".split()]
    assert max(map(len, done.out.splitlines())) <= 100
    assert "Relevo takes no position" in done.out


def test_spanish_by_default():
    out = relevo("acts").out
    assert "Días en que ningún acto de esta lista tiene un período" in out
    assert "no hallado" in out


def test_one_case_and_the_same_case_twice():
    once = relevo("acts", CASES / "peru-2025-stone")
    twice = relevo("acts", CASES / "peru-2025-stone", CASES / "peru-2025-stone" / "acts" / "..")
    assert once.code == twice.code == 0
    assert once.out == twice.out
    assert once.out.count("pe-2025-stone, caso peru-2025-stone:") == 1


def test_only_the_host_asked_for(two):
    shutil.copytree(GOOD, two / "tiny")
    both = json.loads(relevo("acts", two, "--json").out)
    assert {row["host"] for row in both["acts"]} == {"PE", "XA"}
    for code in ("XA", "xa"):
        one = json.loads(relevo("acts", two, "--host", code, "--json").out)
        assert {row["host"] for row in one["acts"]} == {"XA"}
    none = relevo("acts", two, "--host", "BR", "--lang", "en")
    assert (none.code, none.out) == (0, "These cases hold no act of Brazil.\n")


def test_an_unreadable_case_is_named_and_the_others_are_listed(two):
    spoil(two)
    done = relevo("acts", two, "--lang", "en")
    assert done.code == 2
    assert "found many, expected a whole number" in done.err
    assert f"1 problem in the case {two / 'peru-2025'}; its acts are not listed." in done.err
    assert "pe-2025-stone, case peru-2025-stone" in done.out
    assert "pe-2025-training" not in done.out


def test_an_unreadable_case_stands_in_the_json(two):
    spoil(two)
    done = relevo("acts", two, "--json")
    document = json.loads(done.out)
    assert done.code == 2
    assert [case["case"] for case in document["unread"]] == ["peru-2025"]
    assert {row["act"] for row in document["acts"]} == {"pe-2025-stone"}


def test_acts_without_a_case_file_are_not_passed_over(two):
    (two / "peru-2025" / "case.yaml").unlink()
    done = relevo("acts", two, "--lang", "en")
    assert done.code == 2
    assert "case.yaml" in done.err
    assert "pe-2025-stone" in done.out


def test_both_tables_are_written(two, tmp_path):
    out = tmp_path / "acts.csv"
    done = relevo("acts", two, "--csv", out, "--lang", "en")
    assert done.code == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["window"] for row in rows] == ["presence-2025", "port-2025-10", "waters-2025-10"]
    gaps = out.with_name("acts-gaps.csv").read_text(encoding="utf-8").splitlines()
    assert gaps[1] == "overlap,PE,US,2025-10-02,2025-10-08,7,,,pe-2025-stone|pe-2025-training,,"
    assert f"Written: {out}" in done.out


def test_with_json_nothing_else_is_on_stdout(two, tmp_path):
    done = relevo("acts", two, "--json", "--csv", tmp_path / "a.csv", "--lang", "en")
    assert json.loads(done.out)["version"] == 1
    assert "Written:" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("no-such-folder",), "There is no folder no-such-folder. Give a folder"),
        (("pyproject.toml",), "pyproject.toml is a file, not a folder."),
        (("src",), "The folder src holds no case"),
        (("cases", "--host", "Peru"), "There is no state PERU. Write its two-letter code"),
        (("cases", "--csv", "acts.xlsx"), "acts.xlsx is not the name of a table. End it in .csv"),
        (
            ("cases", "--csv", "docs/reference/cli.md/a.csv"),
            "There is no folder docs/reference/cli",
        ),
        (("cases", "--csv", "no-such-dir/a.csv"), "There is no folder no-such-dir to write a.csv"),
    ],
)
def test_wrong_inputs_are_said_with_the_next_step(words, said):
    done = relevo("acts", *words, "--lang", "en")
    assert done.code == 2
    assert said in done.err


def test_without_a_folder_cases_it_says_what_to_give(tmp_path):
    done = relevo("acts", "--lang", "en", cwd=tmp_path)
    assert done.code == 2
    assert "There is no folder cases. Give a folder that holds cases" in done.err


def test_a_folder_that_may_not_be_read(tmp_path, monkeypatch):
    def refused(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(RelevoError) as raised:
        case_folders([tmp_path])
    assert dict(raised.value.message.args)["folder"] == str(tmp_path)


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_every_case_shows(name):
    shown = relevo("show", CASES / name)
    assert (shown.code, shown.err) == (0, "")
