"""A party's file becomes drafts of movements, or every problem of it is said at once."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevo.casefile import manifest as module
from relevo.casefile.manifest import parse_manifest, read_manifest
from relevo.casefile.manifest_cells import MOST_PROBLEMS
from relevo.casefile.manifest_names import Names, manifest_around
from relevo.casefile.problems import CATALOGUE
from relevo.core.classes import EntryClass, PersonClass
from relevo.core.errors import RelevoError
from relevo.core.words import Speaker
from relevo.ledger.records import record_of, values_of
from relevo.register.manifest import Manifest, numbered
from relevo.register.manifest_layout import COLUMNS, NAMES, Section
from relevo.register.model import NOWHERE, Cause, Kind, Materiel, Person, Recorded, Way
from tests.casefile.folders import read_good, tiny
from tests.casefile.manifests import (
    AROUND,
    MOVEMENT,
    PERSON,
    WRITERS,
    codes,
    document,
    good,
    parsed,
    table,
    workbook,
)
from tests.cli.shell import ROOT

FULL = {
    "movement": [
        {
            "clearance": "C-2026-1",
            "way": "in",
            "at": "2026-03-02 14:30",
            "point": "XA-AIR",
            "party": "EJ-SF-01",
            "sender": "XB",
            "category": "special_forces",
            "act": "xa-2026-exercise",
            "limits": "persons|xa-2026-exercise/rifles",
            "entry": "armed",
            "entry_reason": "Ingresa con armas",
            "entry_by": "Parlamento imaginario de A",
            "cause": "planned",
            "purpose": "training",
            "activity": "curso",
            "place": "XA-N",
            "institution": "XA-1BDE",
            "until": "2026-04-30",
            "recorded_by": "R-0001",
            "evidence": "N-1|N-2",
            "paper": "no",
            "illustrative": "si",
        }
    ],
    "persons": [
        {"roll": "R-0007", "grade": "cap", "class": "military", "officer": "si"},
        {"name": "Persona Uno", "document_type": "pasaporte", "document": "0012", "state": "XB"},
    ],
    "uncounted": [{"class": "crew", "number": "4"}],
    "arms": [{"item": "m4", "serial": "0007"}, {"item": "glock", "quantity": "3"}],
    "stock": [{"item": "5.56 mm", "quantity": "9000", "unit": "cartuchos"}],
    "equipment": [{"item": "radio", "quantity": "2"}],
    "aircraft": [{"item": "C-130", "serial": "XB-100"}],
    "vessels": [{"item": "patrullero", "name": "Imaginario", "serial": "7"}],
}


@pytest.mark.parametrize("file", WRITERS)
def test_every_field_is_read_from_every_kind_of_file(file):
    manifest = good(FULL, file)
    (movement,) = manifest.movements
    party = movement.party
    assert (movement.clearance, movement.way, movement.day) == (
        "C-2026-1",
        Way.IN,
        date(2026, 3, 2),
    )
    assert movement.at == datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
    assert (movement.point, movement.place) == ("XA-AIR", "XA-N")
    assert movement.institution == "XA-1BDE"
    assert movement.limits == ("xa-2026-exercise/persons", "xa-2026-exercise/rifles")
    assert (movement.entry, movement.entry_reason) == (EntryClass.ARMED, "Ingresa con armas")
    assert movement.entry_by == "Parlamento imaginario de A"
    assert (movement.cause, movement.purpose) == (Cause.PLANNED, "training")
    assert (movement.activity, movement.until) == ("curso", date(2026, 4, 30))
    assert (movement.officer, movement.evidence) == ("R-0001", ("N-1", "N-2"))
    assert (movement.paper, movement.illustrative) == (False, True)
    assert (party.name, party.sender, party.category) == ("EJ-SF-01", "XB", "special_forces")
    assert party.persons == (Person(roll="R-0007", grade="cap", officer=True), Person(roll=""))
    assert party.uncounted == ((PersonClass.CREW, 4),)
    assert party.materiel == (
        Materiel(kind=Kind.ARMS, item="m4", serial="0007"),
        Materiel(kind=Kind.ARMS, item="glock", quantity=3),
        Materiel(kind=Kind.STOCK, item="5.56 mm", quantity=9000, unit="cartuchos"),
        Materiel(kind=Kind.EQUIPMENT, item="radio", quantity=2),
        Materiel(kind=Kind.AIRCRAFT, item="C-130", serial="XB-100"),
        Materiel(kind=Kind.VESSEL, item="patrullero", name="Imaginario", serial="7"),
    )
    known, new = manifest.persons
    assert (known.roll, known.position, new.roll, new.position) == ("R-0007", 0, "", 1)
    assert (new.name, new.document_type, new.document, new.state) == (
        "Persona Uno",
        "pasaporte",
        "0012",
        "XB",
    )


def test_every_kind_of_file_gives_the_same_drafts():
    first, *others = (good(FULL, file) for file in WRITERS)
    assert all(other == first for other in others)


def test_a_draft_with_roll_numbers_goes_through_the_log():
    movement = numbered(good(FULL), ["R-0008"]).movements[0]
    recorded = Recorded(entry=0, recorded_at=datetime(2026, 3, 2, 20, tzinfo=UTC), record=movement)
    again = record_of(0, "movement", values_of(recorded), NOWHERE)
    assert again.record == movement


def test_names_and_documents_never_enter_a_movement():
    manifest = numbered(good(FULL), ["R-0008"])
    recorded = Recorded(
        entry=0, recorded_at=datetime(2026, 3, 2, tzinfo=UTC), record=manifest.movements[0]
    )
    written = f"{json.dumps(values_of(recorded))}{manifest!r}"
    assert "Persona Uno" not in written
    assert "0012" not in written


def test_one_file_may_hold_several_movements():
    two = [{**MOVEMENT, "clearance": "A"}, {**MOVEMENT, "way": "out", "clearance": "B"}]
    rows = [{**PERSON, "clearance": "B"}, {**PERSON, "clearance": "A"}]
    manifest = good({"movement": two, "persons": rows})
    assert [one.party.strength for one in manifest.movements] == [1, 1]
    assert [(one.movement, one.position) for one in manifest.persons] == [(0, 0), (1, 0)]


def test_what_is_nested_in_a_movement_of_json_belongs_to_it():
    inner = [
        {**MOVEMENT, "persons": [PERSON]},
        {**MOVEMENT, "way": "out", "arms": [{"item": "m4"}]},
    ]
    for at, one in enumerate(inner):
        one["clearance"] = f"C-{at}"
    manifest = good({"movement": inner}, "party.json")
    assert [len(one.party.persons) for one in manifest.movements] == [1, 0]
    assert [len(one.party.materiel) for one in manifest.movements] == [0, 1]
    single = {"movement": {**MOVEMENT, "evidence": ["N-1", "N-2"], "persons": PERSON}}
    assert good(single, "party.json").movements[0].evidence == ("N-1", "N-2")


@pytest.mark.parametrize("lang", ["es", "en"])
def test_sheets_columns_and_words_in_either_language(lang):
    say = Speaker(lang).say
    rows = {
        say(NAMES[section]): [
            {
                say(next(one.label for one in COLUMNS[section] if one.key == key)): value
                for key, value in row.items()
            }
            for row in FULL[section]
        ]
        for section in Section
    }
    assert good(rows) == good(FULL)


@pytest.mark.parametrize(
    ("column", "said", "found"),
    [
        ("way", "Salida", ("way", Way.OUT)),
        ("entry", "ACADÉMICO", ("entry", EntryClass.ACADEMIC)),
        ("cause", "evacuación", ("cause", Cause.EVACUATION)),
        ("purpose", "entrenamiento", ("purpose", "training")),
        ("act", "ejercicio imaginario de 2026 (ilustrativo)", ("act", "xa-2026-exercise")),
        ("point", "Puerto imaginario", ("point", "XA-PORT")),
    ],
)
def test_a_name_stands_for_what_it_names(column, said, found):
    field, value = found
    manifest = good({"movement": [{**MOVEMENT, column: said}], "persons": [PERSON]})
    assert getattr(manifest.movements[0], field) == value


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("2026-03-02T09:30-05:00", datetime(2026, 3, 2, 14, 30, tzinfo=UTC)),
        ("2026-03-02T09:30Z", datetime(2026, 3, 2, 9, 30, tzinfo=UTC)),
        ("2026-03-02 09:30", datetime(2026, 3, 2, 14, 30, tzinfo=UTC)),
        ("2026-03-02 09:30:15", datetime(2026, 3, 2, 14, 30, 15, tzinfo=UTC)),
        ("2026-03-03T02:00Z", datetime(2026, 3, 3, 2, tzinfo=UTC)),
    ],
)
def test_civil_time_is_the_hosts_and_the_day_too(said, at):
    around = replace(AROUND, zone=ZoneInfo("America/Lima"))
    sections = {"movement": [{**MOVEMENT, "at": said}], "persons": [PERSON]}
    (movement,) = good(sections, "party.csv", around).movements
    assert (movement.at, movement.day) == (at, date(2026, 3, 2))


@pytest.mark.parametrize("said", ["2026-04-04 23:30", "2026-09-06 00:30"])
def test_an_hour_that_is_two_or_none_needs_its_distance_from_utc(said):
    around = replace(AROUND, zone=ZoneInfo("America/Santiago"))
    sections = {"movement": [{**MOVEMENT, "at": said}], "persons": [PERSON]}
    _, (problem,) = parsed(sections, "party.csv", around)
    assert problem.code == "unclear-hour"
    sections["movement"][0]["at"] += "-04:00"
    assert good(sections, "party.csv", around)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001 - civil time
@settings(max_examples=60, deadline=None)
def test_every_minute_of_a_year_survives_a_workbook(civil):
    civil = civil.replace(second=0, microsecond=0)
    sections = {"movement": [{**MOVEMENT, "at": civil}], "persons": [PERSON]}
    assert good(sections).movements[0].at == civil.replace(tzinfo=UTC)


def test_every_wrong_cell_is_reported_at_once_by_sheet_and_cell():
    _, problems = parsed(
        {
            "movement": [{**MOVEMENT, "way": "sideways", "sender": "QQ", "until": "30/6/2026"}],
            "persons": [{**PERSON, "class": "sailor"}, {**PERSON, "roll": "7"}],
            "arms": [{"item": "m44", "serial": "S1"}, {"item": "m4", "serial": 7}],
        }
    )
    assert [(one.file, one.line, one.column, one.code) for one in problems] == [
        ("party.xlsx[arms]", 2, 1, "unknown-arm"),
        ("party.xlsx[arms]", 3, 2, "number-for-text"),
        ("party.xlsx[movement]", 2, 1, "unknown-word"),
        ("party.xlsx[movement]", 2, 4, "unknown-state"),
        ("party.xlsx[movement]", 2, 6, "bad-day"),
        ("party.xlsx[persons]", 2, 4, "person-word"),
        ("party.xlsx[persons]", 3, 2, "person-twice"),
        ("party.xlsx[persons]", 3, 5, "bad-roll"),
    ]


@pytest.mark.parametrize(
    ("sections", "code"),
    [
        ({"persons": [{**PERSON, "document": 12}]}, "number-for-text"),
        ({"persons": [{**PERSON, "document": "1.2E+11"}]}, "number-for-text"),
        ({"persons": [{**PERSON, "grade": "=1+1"}]}, "formula-cell"),
        ({"persons": [{**PERSON, "grade": "@SUM"}]}, "formula-cell"),
        ({"persons": [{**PERSON, "grade": "x" * 501}]}, "long-cell"),
        ({"persons": [{**PERSON, "name": "a\u202eb"}]}, "odd-character"),
        ({"persons": [PERSON, PERSON]}, "person-twice"),
        ({"persons": [PERSON, {**PERSON, "document": "00-12"}]}, "person-twice"),
        ({"persons": [{"grade": "cap"}]}, "unnamed-person"),
        ({"persons": [{**PERSON, "state": "Nowhere"}]}, "person-word"),
        ({"persons": [{**PERSON, "officer": "perhaps"}]}, "person-word"),
        ({"persons": [{**PERSON, "clearance": "C-9"}]}, "which-movement"),
        ({"arms": [{"item": "m4", "serial": "S"}, {"item": "m4", "serial": "s"}]}, "serial-twice"),
        ({"arms": [{"item": "m4", "serial": "S", "quantity": 2}]}, "serial-and-quantity"),
        ({"arms": [{"item": "m4", "quantity": 0}]}, "too-small"),
        ({"arms": [{"item": "m4", "quantity": 1.5}]}, "bad-number"),
        ({"arms": [{"item": "m4", "quantity": True}]}, "cell-type"),
        ({"uncounted": [{"class": "crew"}, {"class": "crew", "number": 1}]}, "missing-cell"),
        ({"stock": [{"item": "5.56 mm"}]}, "missing-column"),
    ],
)
def test_what_is_refused(sections, code):
    assert codes({"movement": [MOVEMENT], **sections}) == [code]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"at": 46083.6}, "number-for-day"),
        ({"at": "2026-03-02"}, "bad-instant"),
        ({"at": "2026-02-30 10:00"}, "bad-instant"),
        ({"at": "1026-02-20 10:00"}, "far-day"),
        ({"until": "2026-03-01"}, "from-after-to"),
        ({"party": "SF-01"}, "illustrative-id"),
        ({"act": "xa-2027"}, "unknown-act"),
        ({"limits": "persons"}, "limits-without-act"),
        ({"contingent": "first"}, "limits-without-act"),
        ({"act": "xa-2026-exercise", "limits": "person"}, "unknown-item"),
        ({"act": "xa-2026-exercise", "contingent": "first"}, "unknown-contingent"),
        ({"limits": "xa-2027/persons"}, "unknown-act"),
        ({"purpose": "trainig"}, "unknown-purpose"),
        ({"paper": "perhaps"}, "bad-yes-no"),
        ({"until": datetime(2026, 4, 30, 10)}, "cell-type"),  # noqa: DTZ001 - civil time
    ],
)
def test_what_is_refused_of_a_movement(changed, code):
    assert codes({"movement": [{**MOVEMENT, **changed}], "persons": [PERSON]}) == [code]


def test_the_same_person_and_piece_may_come_in_and_go_out():
    two = [{**MOVEMENT, "clearance": "A"}, {**MOVEMENT, "way": "out", "clearance": "B"}]
    persons = [{**PERSON, "clearance": "A"}, {**PERSON, "clearance": "B"}]
    arms = [{"item": "m4", "serial": "S", "clearance": one} for one in "AB"]
    assert good({"movement": two, "persons": persons, "arms": arms})


@pytest.mark.parametrize(
    ("movements", "found"),
    [
        ([{"clearance": "A"}, {"clearance": "A"}], ["clearance-twice"]),
        ([{"clearance": "A"}, {}], ["missing-cell"]),
    ],
)
def test_several_movements_have_numbers_of_their_own(movements, found):
    sections = {
        "movement": [{**MOVEMENT, **one} for one in movements],
        "persons": [{**PERSON, "clearance": "A"}],
    }
    assert codes(sections) == found


@pytest.mark.parametrize("file", WRITERS)
def test_a_movement_of_nobody_and_nothing_is_none(file):
    assert codes({"movement": [MOVEMENT]}, file) == ["nothing-crosses"]


@pytest.mark.parametrize("file", WRITERS)
def test_rows_without_a_movement_are_none(file):
    assert codes({"persons": [PERSON]}, file) == ["no-movement"]


@pytest.mark.parametrize("file", WRITERS)
def test_no_problem_repeats_what_stands_in_a_row_of_persons(file):
    secret = "Zyxwvut"
    rows = [
        {**PERSON, one.key: secret, "name": secret, "document": secret}
        for one in COLUMNS[Section.PERSONS]
    ]
    _, problems = parsed({"movement": [MOVEMENT], "persons": rows}, file)
    assert len(problems) >= len(rows)
    said = " ".join(
        Speaker("en").say(part)
        for one in problems
        for part in (one.what, one.why, one.remedy, one.excerpt)
    )
    assert secret not in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("party.csv", 'section,name\npersons,"Zyxwvut" x\n'),
        ("party.csv", "section,name\npersons,Zyxwvut\x00\n"),
        ("party.csv", "section,name\nZyxwvut,persons\n"),
        ("party.json", '{"movement": {}, "persons": [{"Zyxwvut": 1, "Zyxwvut": 2}]}'),
        ("party.json", '{"movement": {}, "persons": [{"Zyxwvut": [1]}]}'),
        ("party.json", '{"movement": {}, "persons": ["Zyxwvut"]}'),
        ("party.json", '{"persons": [{"name": "Zyxwvut" "x"}]}'),
    ],
)
def test_no_problem_of_form_repeats_it_either(name, said):
    _, problems = parse_manifest(said.encode(), name, AROUND)
    assert problems
    assert "Zyxwvut" not in repr(problems)


def test_a_name_that_several_places_have_is_refused():
    places = Names([("XA-1", ("Colina",)), ("XA-2", ("Colina",))])
    sections = {"movement": [{**MOVEMENT, "place": "colina"}], "persons": [PERSON]}
    _, (problem,) = parsed(sections, around=replace(AROUND, places=places))
    assert problem.code == "ambiguous-code"
    sections["movement"][0]["place"] = "XA-2"
    (movement,) = good(sections, around=replace(AROUND, places=places)).movements
    assert movement.place == "XA-2"


def test_a_column_of_row_numbers_is_no_column():
    sections = {"movement": [{**MOVEMENT, "#": 1}], "persons": [PERSON]}
    assert codes(sections) == codes(sections, "party.csv") == ["unknown-heading"]


def test_without_headings_the_first_person_is_not_repeated():
    data = workbook({"movement": [MOVEMENT], "persons": [{"Zyxwvut": "00123", "Abcdef": "XB"}]})
    _, problems = parse_manifest(data, "party.xlsx", AROUND)
    assert {one.code for one in problems} == {"unknown-heading"}
    assert "Zyxwvut" not in repr(problems)


def test_a_sheet_that_is_no_section_is_not_lost_without_a_word():
    sections = {"movement": [MOVEMENT], "persons": [PERSON], "weapons": [{"item": "m4"}]}
    assert codes(sections) == ["unknown-section"]
    assert codes(sections, "party.csv") == ["unknown-section"]
    assert codes(sections, "party.json") == ["unknown-section"]
    added = {"Instrucciones": [{"x": 1}], "Lists": [{"x": 1}], "Por corregir": [{"x": 1}]}
    assert good({"movement": [MOVEMENT], "persons": [PERSON], **added})


def test_a_value_in_a_column_of_another_section_is_refused():
    sections = {"movement": [MOVEMENT], "persons": [{**PERSON, "at": "2026-03-02"}]}
    assert codes(sections, "party.csv") == ["not-of-section"]


def test_any_point_is_taken_where_the_case_has_none_on_record():
    sections = {"movement": [{**MOVEMENT, "point": "XA-OTHER"}], "persons": [PERSON]}
    assert codes(sections) == ["unknown-point"]
    assert good(sections, around=replace(AROUND, points=None)).movements[0].point == "XA-OTHER"


def test_a_case_that_plans_nothing_has_its_own_codes_and_points(tmp_path):
    settings_without_plan = "name: {es: Caso, en: Case}\nhost: XA\nsending_states: [XB]\n"
    folder = tiny(
        tmp_path,
        {
            "case.yaml": settings_without_plan,
            "arms.csv": "id,parent,kind,name_es,name_en\nxa-sling,,,Honda,Sling\n",
        },
        without=("forces/units.csv", "forces/posts.csv", "forces/kits.csv"),
    )
    around = manifest_around(read_good(folder))
    sections = {
        "movement": [{**MOVEMENT, "point": "AP", "unit": "any"}],
        "arms": [{"item": "honda", "serial": "1"}],
    }
    (movement,) = good(sections, around=around).movements
    assert movement.party.materiel[0].item == "xa-sling"
    _, (problem,) = parsed(
        {"movement": [{**MOVEMENT, "point": "QQ"}], "persons": [PERSON]}, around=around
    )
    assert problem.code == "unknown-point"


def test_so_many_problems_are_counted_and_not_kept():
    rows = [{**PERSON, "class": "sailor", "document": ""}] * (MOST_PROBLEMS + 7)
    _, problems = parsed({"movement": [MOVEMENT], "persons": rows}, "party.csv")
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].code == "manifest-too-large"
    assert dict(problems[-1].what.args)["found"] == MOST_PROBLEMS + 7


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("party.csv", b"", "empty-file"),
        ("party.csv", b"section\n" * 50_002, "manifest-too-large"),
        ("party.csv", b"section" + b"," * 1_000_001, "manifest-too-large"),
        ("party.csv", b"name\nUno\n", "missing-column"),
        ("party.csv", b"section,name\npersons\n", "row-length"),
        ("party.csv", b"section,name\n,Uno\n", "missing-cell"),
        ("party.csv", "section,name\npersons,Jos\xe9\n".encode("latin-1"), "bad-encoding"),
        ("party.csv", b"section,name\npersons,a\x00b\n", "binary-file"),
        ("party.json", b"", "empty-file"),
        ("party.json", b"[", "json-syntax"),
        ("party.json", b"[" * 100_000, "json-syntax"),
        ("party.json", b"[]", "manifest-shape"),
        ("party.json", b'{"movement": 1}', "manifest-shape"),
        ("party.json", b"[" + b"1," * 1_000_001 + b"1]", "manifest-too-large"),
        ("party.json", b'{"persons": [{"name": "a", "name": "b"}]}', "duplicate-key"),
        ("party.json", b'{"movement": {"party": ["a"]}}', "manifest-shape"),
    ],
)
def test_files_that_are_not_what_they_seem(name, data, code):
    manifest, problems = parse_manifest(data, name, AROUND)
    assert manifest is None
    assert code in {one.code for one in problems}


def test_a_file_too_large_is_not_even_read_whole(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    path = tmp_path / "party.csv"
    path.write_bytes(b"x" * 5_000)
    assert len(module.manifest_bytes(path)) == 11
    _, (problem,) = read_manifest(path, AROUND)
    assert problem.code == "manifest-too-large"


@pytest.mark.parametrize("name", ["party.ods", "party", "missing.csv"])
def test_what_cannot_be_opened_is_said(tmp_path, name):
    with pytest.raises(RelevoError):
        read_manifest(tmp_path / name, AROUND)


STRANGE = st.sampled_from(
    [
        *("", '"', ",", "\n", "{", "}", "[", "null", "true", "-1", "=1", "9" * 400, "1e999"),
        *("\ufffe", "2026-02-30", "movement", "persons", "\\ud800", "R-1", "#0"),
    ]
)


@pytest.mark.parametrize("file", ["party.csv", "party.json"])
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_spoilt_file_never_half_works(file, data):
    content = (table if file.endswith("csv") else document)(FULL).decode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 12)))
        content = content[:start] + data.draw(STRANGE) + content[end:]
    manifest, problems = parse_manifest(content.encode(), file, AROUND)
    assert (manifest is None) == bool(problems)
    for problem in problems:
        assert problem.code in CATALOGUE
        assert problem.line >= 1
        assert Speaker("es").say(problem.remedy)


def test_new_roll_numbers_are_given_in_order():
    manifest = good(
        {"movement": [MOVEMENT], "persons": [{"name": "A"}, {"roll": "R-0002"}, {"name": "B"}]}
    )
    assert manifest.unnumbered == 2
    done = numbered(manifest, ["R-0008", "R-0009", "R-0010"])
    assert [one.roll for one in done.movements[0].party.persons] == ["R-0008", "R-0002", "R-0009"]
    assert [one.roll for one in done.persons] == ["R-0008", "R-0002", "R-0009"]
    assert isinstance(done, Manifest)
    assert done.unnumbered == 0


@pytest.mark.parametrize("rolls", [[], ["R-0002"]])
def test_too_few_roll_numbers_or_a_taken_one_are_refused(rolls):
    manifest = good({"movement": [MOVEMENT], "persons": [{"roll": "R-0002"}, {"name": "B"}]})
    with pytest.raises(ValueError, match="roll number"):
        numbered(manifest, rolls)


def test_the_samples_of_the_manual_say_the_same():
    page = (ROOT / "docs" / "formats" / "manifest.md").read_text(encoding="utf-8")
    samples = re.findall(r"^```(csv|json)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    found = [parse_manifest(said.encode(), f"m.{kind}", AROUND) for kind, said in samples]
    assert [problems for _, problems in found] == [(), ()]
    assert found[0] == found[1]


def test_every_column_is_described():
    page = (ROOT / "docs" / "formats" / "manifest.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", page, re.MULTILINE))
    for section, columns in COLUMNS.items():
        assert re.findall(r"(?:^|, |\*)`(\w+)`", rows[section]) == [one.key for one in columns]
