"""``relevo show``, ``forces`` and ``schema``."""

import json

import jsonschema
import pytest
from openpyxl import load_workbook

from tests.cli.shell import ROOT, relevo

PERU = ROOT / "cases" / "peru-2026"


def test_mandate_in_words():
    done = relevo("show", PERU, "--on", "2026-03-01", "--lang", "en")
    assert done.code == 0
    assert "according to the press; text not read" in done.out
    assert "number not found" in done.out


def test_mandate_in_spanish_by_default():
    done = relevo("show", PERU, "--on", "2026-03-01")
    assert "según la prensa; texto no leído" in done.out
    assert "número no hallado" in done.out


def test_mandate_as_json():
    document = json.loads(relevo("show", PERU, "--on", "2026-03-01", "--json").out)
    assert document["day"] == "2026-03-01"


def test_a_case_without_forces_is_shown():
    done = relevo("show", ROOT / "cases" / "peru-2018-summit", "--on", "2018-04-10")
    assert done.code == 0


def test_before_publication_nothing_is_permitted():
    early = relevo("show", PERU, "--on", "2025-01-01", "--json")
    assert json.loads(early.out) != json.loads(
        relevo("show", PERU, "--on", "2026-03-01", "--json").out
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("no-such-folder",), "There is no folder no-such-folder"),
        (("pyproject.toml",), "pyproject.toml is a file. Give the folder of a case, for example"),
        (("cases/peru-2026/case.yaml",), "Give the folder that holds case.yaml: cases/peru-2026"),
        (("src",), "holds no case.yaml"),
    ],
)
def test_what_is_no_case_is_said_with_the_next_step(words, said):
    done = relevo("show", *words, "--lang", "en")
    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert "Give the folder" in done.err


def test_forces_workbook_has_the_three_sheets(tmp_path):
    done = relevo("forces", PERU, "--out", tmp_path / "forces.xlsx", "--lang", "en")
    assert done.code == 0, done.err
    book = load_workbook(tmp_path / "forces.xlsx")
    assert {"units", "posts", "kits"} <= set(book.sheetnames)


def test_forces_refuses_another_ending(tmp_path):
    done = relevo("forces", PERU, "--out", tmp_path / "forces.csv", "--lang", "en")
    assert done.code == 2
    assert "End it in .xlsx" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("of", ["act", "case", "regime"])
def test_schema_is_a_json_schema(of):
    schema = json.loads(relevo("schema", of).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"]


def test_version():
    assert relevo("--version").out.strip() == "relevo 0.1.0"
