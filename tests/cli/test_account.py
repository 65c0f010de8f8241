"""``relevo account``."""

import csv
import hashlib
import json
import re
import shutil
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from relevo.casefile.log_file import LogFile
from relevo.ledger.records import values_of
from relevo.register.model import Adopted, Adoption, Movement, Recorded
from tests.cases import simulated
from tests.cli.shell import ROOT, relevo

CASE = ROOT / "cases" / "ejemplo-simulado"
DAY = "2025-12-31"


@pytest.fixture(scope="module", params=["es", "en"])
def written(request, tmp_path_factory):
    """Write the account in each language; give its folder, what was printed, and the language."""
    folder = tmp_path_factory.mktemp("account")
    done = relevo("account", CASE, "--as-of", DAY, "--out", folder, "--lang", request.param)
    assert (done.code, done.err) == (0, "")
    return folder, done.out, request.param


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    """Give the account as JSON."""
    folder = tmp_path_factory.mktemp("json")
    done = relevo("account", CASE, "--as-of", DAY, "--out", folder, "--json", "--lang", "en")
    assert done.code == 0
    return json.loads(done.out)


def limits(document):
    """Give permitted, planned and recorded by the last part of the limit's identifier."""
    return {
        one["limit"].rpartition("/")[2]: (
            one["permitted"]["hi"],
            one["planned"] and one["planned"]["number"],
            one["recorded"]["number"],
            one["recorded"]["day"],
            one["margin"],
            one["verdict"],
        )
        for one in document["limits"]
    }


def test_permitted_planned_and_recorded(document):
    assert limits(document) == {
        "persons": (30, 30, 28, "2025-06-25", 2, "undetermined"),
        "persons-year": (80, 38, 43, None, 37, "undetermined"),
        "special-forces": (16, 16, 16, "2025-06-23", 0, "undetermined"),
        "rifles": (30, 22, 22, "2025-06-25", 8, "undetermined"),
        "pistols": (12, 5, 5, "2025-06-25", 7, "undetermined"),
        "rounds": (20000, None, 12000, "2025-02-03", 8000, "undetermined"),
        "stay": (184, 183, 195, "2025-08-14", -11, "breached"),
    }
    assert document["limits"][0]["days_without_return"] == [
        {"from": "2025-08-11", "to": "2025-08-17"}
    ]


def test_it_is_cut_at_the_day_of_knowledge(tmp_path):
    done = relevo(
        "account", CASE, "--as-of", "2025-03-01", "--out", tmp_path, "--json", "--lang", "en"
    )
    early = json.loads(done.out)
    assert limits(early)["persons"][:3] == (30, 30, 19)
    assert early["limits"][0]["days_without_return"] == [{"from": "2025-02-01", "to": "2025-02-28"}]
    assert len(early["tours"]) == 3
    assert early["months"] == []
    assert "records of it were made later and are left out" in early["lead"][2]


def test_what_is_still_to_come_is_withheld(tmp_path):
    """The plan has its largest number at the relief of June."""
    words = ("account", CASE, "--as-of", "2025-03-01", "--out", tmp_path, "--json")
    early = json.loads(relevo(*words).out)
    assert early["limits"][0]["planned"] == {"number": 30, "day": None}
    full = json.loads(relevo(*words, "--full").out)
    assert full["limits"][0]["planned"] == {"number": 30, "day": "2025-06-16"}
    whole = " ".join(path.read_text() for path in tmp_path.glob("account.[jc]*"))
    assert "2025-06" not in whole


def test_the_files(written):
    folder, out, lang = written
    assert sorted(path.name for path in folder.iterdir()) == [
        "account.csv",
        f"account.{lang}.html",
        f"account.{lang}.pdf",
        "account.json",
    ]
    digest = hashlib.sha256((folder / "account.json").read_bytes()).hexdigest()
    assert f": {digest}" in out
    rows = list(csv.DictReader((folder / "account.csv").read_text().splitlines()))
    assert [row["recorded"] for row in rows] == ["28", "43", "16", "22", "5", "12000", "195"]
    assert {row["illustrative"] for row in rows} == {"si"}
    page = (folder / f"account.{lang}.html").read_text()
    assert f'<html lang="{lang}">' in page
    assert not re.search(r"<(?:script|img|link)|https?://", page)
    with pypdfium2.PdfDocument(folder / f"account.{lang}.pdf") as pdf:
        said = pdf[0].get_textpage().get_text_bounded()
    assert ("ILLUSTRATIVE" if lang == "en" else "ILUSTRATIVOS") in said


def withheld_names():
    """Give every name, roll number, serial and officer of the year."""
    names = set()
    for one in simulated.story():
        record = one.record
        if isinstance(record, Movement):
            names.update((record.party.name, record.officer, record.clearance))
            names.update(person.roll for person in record.party.persons)
            names.update(thing.serial for thing in record.party.materiel)
            names.update(said.partition(":")[0] for said in (record.noted, record.despite))
            names.update((record.party.post, record.party.unit))
    return names - {""}


def test_nothing_withheld_is_in_the_public_account(written):
    folder, out, lang = written
    said = [out] + [
        (folder / name).read_text()
        for name in (f"account.{lang}.html", "account.csv", "account.json")
    ]
    with pypdfium2.PdfDocument(folder / f"account.{lang}.pdf") as pdf:
        said += [page.get_textpage().get_text_bounded() for page in pdf]
    names = withheld_names()
    assert len(names) > 80
    found = {name for name in names for each in said if name in each}
    assert found == set()


def test_few_persons_are_not_told(document):
    cells = {(one["category"], one["class"]): one["persons"] for one in document["entered"]}
    assert cells["", "contractor"] == cells["", None] == cells[None, "contractor"] == "<5"
    assert cells[None, None] == 43
    assert cells[None, "military"] == "withheld"


def test_the_full_account_names_all_and_is_marked(tmp_path):
    done = relevo("account", CASE, "--as-of", DAY, "--out", tmp_path, "--full", "--lang", "en")
    assert done.code == 0
    page = (tmp_path / "account-full.en.html").read_text()
    assert "NOT FOR PUBLICATION" in page
    assert "Jefatura del puesto AP-N: orden escrita 14 del Ministerio" in page
    assert "EJ-M17-0002" in page
    assert "serial number: M4 rifle EJ-M4-0801, now M4 rifle EJ-M4-0101" in page
    assert "&lt;5" not in page
    assert "relevo adopt" not in done.out


def test_what_happened_beside_the_numbers(document):
    said = {
        part["title"]: " ".join((*part["intro"], *part["points"])) for part in document["parts"]
    }
    assert (
        "group 7 with 14 persons was turned back"
        in said["Turned back, and recorded against advice"]
    )
    assert "against a refusal" in said["Turned back, and recorded against advice"]
    corrections = said["Corrections: what was believed, and what is known now"]
    assert "serial number of one M4 rifle" in corrections
    assert "23 June 2025, now 22 June 2025" in corrections
    happened = said["Losses, evacuations and other departures from the plan"]
    assert "lost: one M17 pistol" in happened
    assert "evacuation, exit of fewer than 5 persons" in happened
    assert (
        "pieces not found at the count: 1 piece" in said["Counts, and what does not fit together"]
    )
    assert "No reply is on record" in said["Right of reply"]
    assert "Limits 1, 2, 3, 4, 5, 6" in said["What cannot be judged, and why"]


def test_tours_are_compared(document):
    rows = [(one["came_late"], one["left_late"]) for one in document["tours"]]
    assert sorted(rows, key=str) == sorted(
        [(0, 53), (0, 0), (0, 0), (0, 0), (9, -1), (0, 0)], key=str
    )


def test_an_adopted_account_is_not_written_over(tmp_path):
    case = tmp_path / "case"
    shutil.copytree(CASE, case)
    assert relevo("account", case, "--as-of", DAY, "--lang", "en").code == 0
    file = case / "account" / "account.json"
    adopted = Adoption(
        what=Adopted.ACCOUNT,
        id="account/account.json",
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        day=date(2026, 3, 2),
        illustrative=True,
    )
    at = datetime(2026, 3, 2, 15, tzinfo=UTC)
    values = values_of(Recorded(entry=0, recorded_at=at, record=adopted))
    LogFile(case, simulated.counted_salts(), simulated.SIGNER).append(
        "adoption", adopted.day, values, key="account"
    )
    before = file.read_bytes()
    other = relevo("account", case, "--as-of", DAY, "--lang", "es")
    assert other.code == 2
    assert "--out" in other.err
    assert file.read_bytes() == before
    elsewhere = tmp_path / "elsewhere"
    assert relevo("account", case, "--as-of", DAY, "--out", elsewhere).code == 0


def test_it_is_written_into_the_case_and_adopted(tmp_path):
    case = tmp_path / "case"
    shutil.copytree(CASE, case)
    done = relevo("account", case, "--as-of", DAY, "--lang", "en")
    assert done.code == 0
    assert (case / "account" / "account.json").is_file()
    assert "relevo adopt" in done.out
    before = (case / "account" / "account.json").read_bytes()
    assert str(tmp_path).encode() not in before
    assert relevo("account", case, "--as-of", DAY, "--lang", "en").code == 0
    assert (case / "account" / "account.json").read_bytes() == before


def test_a_case_without_a_log_says_that_nothing_was_recorded(tmp_path):
    peru = ROOT / "cases" / "peru-2026"
    done = relevo("account", peru, "--as-of", "2026-06-30", "--out", tmp_path, "--lang", "en")
    assert done.code == 0
    assert "This case has no log" in done.out
    assert "12 limits: nothing recorded: 12." in done.out
    assert "text not read" in done.out
    assert "units, posts or tours shown here are invented" in " ".join(done.out.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as-of", "9999-01-01"), "has not come yet"),
        (("--as-of", "soon"), "is not a day"),
        (("--out", ""), "empty"),
        (("--out", ROOT / "README.md"), "README.md"),
    ],
)
def test_wrong_input(words, said):
    done = relevo("account", CASE, "--as-of", DAY, *words, "--lang", "en")
    assert done.code == 2
    assert said in done.err


def test_not_a_case():
    assert relevo("account", ROOT / "docs").code == 2
    assert relevo("account", ROOT / "cases" / "us-mnna").code == 2


def test_every_field_is_documented(document, written):
    page = (ROOT / "docs" / "formats" / "account.json.md").read_text(encoding="utf-8")
    assert [name for name in document if f"`{name}`" not in page] == []
    assert [name for name in document["limits"][0] if f"`{name}`" not in page] == []
    head = (written[0] / "account.csv").read_text().splitlines()[0]
    assert [name for name in head.split(",") if f"`{name}`" not in page] == []
