"""``relevo template``: the empty manifest, the check of a filled one, and the marked copy."""

import json
import zipfile
from datetime import datetime

import openpyxl
import pytest

from tests.casefile.manifests import MOVEMENT, PERSON, table, workbook
from tests.cli.shell import GOOD, ROOT, relevo

ON = ("--on", "2026-03-10")


@pytest.fixture
def filled(tmp_path):
    """Give the template filled in with one movement and two persons."""
    path = tmp_path / "m.xlsx"
    assert relevo("template", GOOD, "--out", path, *ON).code == 0
    book = openpyxl.load_workbook(path)
    movement = book["Movimiento"]
    heads = [cell.value for cell in movement[1]]
    for head, value in {
        "Ingreso o salida": "ingreso",
        "Día y hora": datetime(2026, 3, 10, 9, 5),  # noqa: DTZ001 - civil time
        "Grupo": "EJ-SF-01",
        "Estado que envía": "XB",
        "Ilustrativo": "sí",
    }.items():
        movement.cell(2, heads.index(head) + 1, value)
    book["Personas"].append([None, "R-0007"])
    book["Personas"].append([None, None, "Persona Ilustrativa", "pasaporte", "0012", "XB"])
    book.save(path)
    return path


def test_writes_a_manifest_in_spanish_unless_asked_otherwise(tmp_path):
    done = relevo("template", GOOD, "--out", tmp_path / "m.xlsx", *ON)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"Escrito: {tmp_path / 'm.xlsx'}\n"
    relevo("template", GOOD, "--out", tmp_path / "e.xlsx", *ON, "--lang", "en")
    names = [openpyxl.load_workbook(tmp_path / one).sheetnames[1] for one in ("m.xlsx", "e.xlsx")]
    assert names == ["Movimiento", "Movement"]


def test_a_case_that_ships_with_relevo(tmp_path):
    out = tmp_path / "m.xlsx"
    assert relevo("template", ROOT / "cases" / "peru-2026", "--out", out).code == 0
    assert zipfile.is_zipfile(out)


def test_a_filled_manifest_has_no_wrong_cell(filled):
    done = relevo("template", GOOD, "--check", filled, "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [f"{filled}: no wrong cell.", "1 movement", "2 persons by name"]
    counts = json.loads(relevo("template", GOOD, "--check", filled, "--json").out)
    assert counts["movements"] == 1
    assert (counts["persons"], counts["persons_without_roll_number"]) == (2, 1)


def test_wrong_cells_come_back_by_sheet_and_cell_and_as_a_marked_copy(filled, tmp_path):
    book = openpyxl.load_workbook(filled)
    book["Personas"]["G2"] = 3
    book["Personas"]["H3"] = "marinero"
    book["Armas"].append([None, "m44", "S-1"])
    book.save(filled)
    marked = tmp_path / "marked.xlsx"
    done = relevo("template", GOOD, "--check", filled, "--marked", marked, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert f"{filled}[Armas]:2:B: no kind of arm has the code m44\n" in done.err
    assert f"{filled}[Personas]:3:H: " in done.err
    assert "marinero" not in done.err
    assert "2 problems found; the manifest was not used.\n" in done.err
    assert f"Written: {marked}\n" in done.err
    copy = openpyxl.load_workbook(marked)
    assert copy["Armas"]["B2"].comment is not None
    assert copy["Personas"]["H3"].comment is not None
    assert copy.sheetnames[1:] == book.sheetnames
    again = relevo("template", GOOD, "--check", marked, "--lang", "en")
    assert "2 problems found" in again.err


def test_problems_as_json_are_all_there_is_on_stdout(tmp_path):
    path = tmp_path / "party.csv"
    path.write_bytes(table({"movement": [{**MOVEMENT, "way": "x"}], "persons": [PERSON]}))
    done = relevo("template", GOOD, "--check", path, "--json", "--lang", "en")
    (problem,) = json.loads(done.out)["problems"]
    assert (done.code, problem["code"], problem["line"]) == (2, "unknown-word", 2)


def test_nothing_to_mark_writes_no_copy(filled, tmp_path):
    done = relevo("template", GOOD, "--check", filled, "--marked", tmp_path / "c.xlsx")
    assert done.code == 0
    assert not (tmp_path / "c.xlsx").exists()


def test_a_workbook_that_cannot_be_opened_is_not_copied(tmp_path):
    path = tmp_path / "m.xlsx"
    path.write_bytes(b"no workbook")
    marked = tmp_path / "c.xlsx"
    done = relevo("template", GOOD, "--check", path, "--marked", marked, "--lang", "en")
    assert done.code == 2
    assert "the workbook cannot be opened" in done.err
    assert "No marked copy was written" in done.err
    assert not marked.exists()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--out", "a.xlsx", "--check", "b.xlsx"),
        ("--out", "a.ods"),
        ("--out", "."),
        ("--check", "missing.xlsx"),
        ("--check", "party.ods"),
        ("--check", "party.csv", "--marked", "c.xlsx"),
        ("--check", "same.xlsx", "--marked", "same.xlsx"),
        ("--check", "same.xlsx", "--marked", "c.csv"),
        ("--marked", "c.xlsx", "--out", "a.xlsx"),
    ],
)
def test_what_makes_no_sense_is_said(words, tmp_path):
    (tmp_path / "same.xlsx").write_bytes(workbook({"movement": [MOVEMENT], "persons": [PERSON]}))
    (tmp_path / "party.csv").write_bytes(table({"movement": [MOVEMENT], "persons": [PERSON]}))
    done = relevo("template", GOOD, *words, cwd=tmp_path, PYTHONPATH=str(ROOT / "src"))
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("Error: ")
    assert {path.name for path in tmp_path.iterdir()} == {"same.xlsx", "party.csv"}
