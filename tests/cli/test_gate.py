"""``relevo gate``: the answer, its reasons, whom to ask; nothing is recorded."""

import json
import shutil
import zipfile

import pytest

from tests.casefile.manifests import workbook
from tests.cli.gate_office import CROSSING, person, persons, post
from tests.cli.shell import ROOT, relevo


@pytest.fixture
def office(tmp_path):
    """Give an office that may record."""
    return post(tmp_path)


def files(folder):
    """Give every file of a folder with its bytes."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_limit_refuses(office):
    before = files(office.case)
    done = office.run("gate", office.party(persons=[person(1)]))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "ILLUSTRATIVE: EJ-SF-01 (XB): entry, 2 March 2026, 14:30; 1 person\n"
    )
    for said in (
        "Answer: no limit refuses\n",
        "numbers are counted at any one time",
        "Nothing was recorded.\n",
        "The tool advises; the officer decides.\n",
        "ILLUSTRATIVE DATA",
        "declares nothing illegal",
    ):
        assert said in done.out
    assert files(office.case) == before


def test_refused_with_clause_record_remedy_and_whom_to_ask(office):
    office.recorded(office.party(persons=persons(0, 20)), "--by", "Oficina EJ-1")
    party = office.party(movement={"party": "EJ-SF-02"}, persons=persons(30, 35))
    done = office.run("gate", party)
    assert done.code == 1
    for said in (
        "Answer: refused\n",
        "With this crossing there would be 25 persons, counted at any one time; the act permits",
        "It rests on clause article-2 of xa-2026-exercise: the text is held\n",
        "On record: entry 20 (Oficina EJ-1, ",
        "What would make it lawful: Fewer persons (by 1), or an act with a higher number.\n",
        "Whom to ask: not found. No standing law of ",
    ):
        assert said in done.out, said
    found = json.loads(office.run("gate", party, "--json").out)
    (movement,) = found["movements"]
    (reason,) = movement["reasons"]
    assert (found["answer"], movement["answer"]) == ("refused", "refused")
    assert (reason["rule"], reason["limit"]) == ("R-FACT-LIMIT", "xa-2026-exercise/persons")
    assert reason["clauses"][0]["cited"].endswith("the text is held")
    assert [(one["entry"], one["by"]) for one in reason["entries"]] == [(20, "Oficina EJ-1")]
    assert movement["ask"] is None


def test_in_spanish(office):
    done = office.run("gate", office.party(persons=persons(0, 25)), lang="es")
    assert done.code == 1
    for said in ("Respuesta: rechazado", "No se registró nada.", "La herramienta aconseja"):
        assert said in done.out, said


def test_cannot_be_judged(office):
    party = office.party(movement={"place": None}, persons=[person(1)])
    done = office.run("gate", party)
    assert done.code == 3
    assert "Answer: cannot be judged\n" in done.out
    assert "The record does not say which of the places it is." in done.out


def test_whom_to_ask_comes_from_the_standing_law(tmp_path):
    case = ROOT / "cases" / "peru-2026"
    path = tmp_path / "party.json"
    row = {"way": "in", "at": "2026-03-02 10:00", "party": "EJ-1", "sender": "US"}
    path.write_text(
        json.dumps(
            {
                "movement": [{**row, "illustrative": "si", "entry": "armed"}],
                "uncounted": [{"class": "military", "number": 500}],
            }
        ),
        "utf-8",
    )
    done = relevo("gate", case, path, "--lang", "en")
    assert done.code in {1, 3}
    assert "Whom to ask, by the standing law of Peru on 2 March 2026:" in done.out
    assert "Who may consent: " in done.out
    assert "consents: Congress" in done.out
    assert "according to the press; text not read" in done.out or "the text is held" in done.out
    asked = json.loads(relevo("gate", case, path, "--json", "--lang", "en").out)
    whom = asked["movements"][0]["ask"]
    assert whom["consents"]
    assert all(one["norm"]["title"] for one in whom["consents"])


def test_who_is_told_of_an_entry(tmp_path):
    party = ROOT / "docs" / "examples" / "party.csv"
    case = ROOT / "cases" / "ejemplo-simulado"
    asked = json.loads(relevo("gate", case, party, "--json", "--lang", "en").out)
    whom = asked["movements"][0]["ask"]
    assert (whom["consent"], whom["told"]) == ("yes", [])
    text = (case / "regime.yaml").read_text("utf-8")
    assert "entered" not in text
    copy = tmp_path / "case"
    shutil.copytree(case, copy)
    (copy / "regime.yaml").write_text(text.replace("after: stay_ended", "after: entered"), "utf-8")
    told = relevo("gate", copy, party, "--lang", "en")
    assert "Who is told of an entry: Imaginary" in told.out, told.out + told.err


def test_at_another_instant(office):
    party = office.party(persons=[person(1)])
    late = office.run("gate", party, "--at", "2026-07-02T10:00Z")
    assert late.code == 1
    assert "2 July 2026, 10:00" in late.out
    assert office.run("gate", party, "--at", "2026-03-04T10:00Z").code == 0
    assert office.run("gate", party, "--at", "tomorrow").code == 2


def test_a_warning_refuses_nobody(office):
    party = office.party(movement={"at": "2026-05-01 09:00"}, persons=[person(1)])
    done = office.run("gate", party)
    assert done.code == 0
    assert "Warning: 1 May 2026 lies in “Imaginary holiday” (1 May 2026)" in done.out
    assert "Row: calendar.csv:2" in done.out
    unit = {"unit": "EJ-A", "until": "2026-06-29", "at": "2026-03-02 09:00"}
    beyond = office.run("gate", office.party(movement=unit, persons=[person(1)]))
    assert beyond.code == 0
    assert "after the tour of EJ-A in the plan" in beyond.out


def test_a_plan_that_cannot_be_read_holds_up_nobody(office):
    (office.case / "plan" / "rotation.csv").write_text("no plan\n", "utf-8")
    done = office.run("gate", office.party(persons=[person(1)]))
    assert done.code == 0
    assert "The plan of the case cannot be read; nothing was compared with it." in done.out


def test_who_is_there_is_known_again_by_document_with_the_keys_only(office):
    office.recorded(office.party(persons=[person(1)]))
    party = office.party(
        movement={"party": "EJ-SF-02"}, persons=[person(1, document="ilu 00001"), person(2)]
    )
    done = office.run("gate", party)
    assert done.code == 1
    assert "R-0001 is on record as in the country already." in done.out
    without = relevo("gate", office.case, party, "--lang", "en", RELEVO_KEYS="/nowhere/keys")
    assert without.code == 0
    assert "2 persons without a roll number were not compared" in without.out
    by_roll = office.party(movement={"party": "EJ-SF-02"}, persons=[{"roll": "R-0001"}])
    numbered = relevo("gate", office.case, by_roll, "--lang", "en", RELEVO_KEYS="/nowhere/keys")
    assert numbered.code == 1
    assert "Ilustrativa" not in done.out + without.out + numbered.out


def test_an_exit_is_never_refused(office):
    party = office.party(
        movement={"way": "out"}, persons=[person(1)], arms=[{"item": "m17", "serial": "S-9"}]
    )
    done = office.run("gate", party)
    assert done.code == 0
    assert "Answer: no limit refuses" in done.out
    assert "The piece S-9 is not on record as in the country." in done.out
    assert "Ilustrativa" not in done.out


@pytest.mark.parametrize("cause", ["evacuation", "rescue", "forced_landing"])
def test_an_emergency_is_never_refused(office, cause):
    party = office.party(movement={"cause": cause}, persons=persons(0, 60))
    assert office.run("gate", party).code == 0


def test_what_cannot_be_read(office, tmp_path):
    wrong = office.party(movement={"at": "yesterday", "act": "no-act"}, persons=[person(1)])
    done = office.run("gate", wrong)
    assert (done.code, done.out) == (2, "")
    assert "2 problems found; the manifest was not used." in done.err
    problems = json.loads(office.run("gate", wrong, "--json").out)["problems"]
    assert sorted(one["code"] for one in problems) == ["bad-instant", "unknown-act"]
    for name in ("missing.csv", "party.ods", "."):
        assert office.run("gate", tmp_path / name).code == 2
    assert office.run("gate").code == 2
    unknown = office.run("gate", office.party(persons=[{"roll": "R-0099"}]))
    assert unknown.code == 2
    assert "nobody has the roll number R-0099" in unknown.err


def test_hostile_workbooks_are_refused(office, tmp_path):
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    formula = tmp_path / "formula.xlsx"
    formula.write_bytes(
        workbook(
            {"movement": [CROSSING], "persons": [person(1)]},
            prepare=lambda _, sheets: sheets["movement"].write_formula(1, 2, "=1+1"),
        )
    )
    for path in (bomb, formula):
        for verb in ("gate", "record"):
            done = office.run(verb, path)
            assert (done.code, done.out) == (2, ""), path
    assert office.record() == ()
