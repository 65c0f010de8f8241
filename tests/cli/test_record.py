"""``relevo record``: numbers given, once and for all; what is missing is said; kills and races."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from relevo.casefile.log_file import ENTRIES
from relevo.register.known import fold_known
from relevo.register.model import Movement
from tests.cli.gate_office import person, persons, post
from tests.cli.shell import COMMAND, environment, relevo

NOTING = "Oficina EJ-1: el lugar se anota después"
DESPITE = "Ministro ilustrativo: orden 12"


@pytest.fixture
def office(tmp_path):
    """Give an office that may record."""
    return post(tmp_path)


def test_a_party_gets_its_numbers(office):
    party = office.party(persons=[person(1), person(2)], arms=[{"item": "m4", "serial": "S-1"}])
    done = office.run("record", party, "--by", "Oficina EJ-1")
    assert (done.code, done.err) == (0, "")
    for said in (
        "Recorded as entry 2: ILLUSTRATIVE: EJ-SF-01 (XB): entry, 2 March 2026, 14:30; 2 persons",
        "Clearance number: 2026-0001\n",
        "Roll numbers: R-0001, R-0002\n",
        "The tool advises; the officer decides.\n",
        "ILLUSTRATIVE DATA",
    ):
        assert said in done.out, said
    first, second, movement = office.record()
    assert (first.record.roll, second.record.roll) == ("R-0001", "R-0002")
    assert movement.record.officer == "Oficina EJ-1"
    assert [one.roll for one in movement.record.party.persons] == ["R-0001", "R-0002"]
    assert movement.recorded_at > movement.record.at
    assert "R-0001" in (office.case / "register" / "persons.csv").read_text("utf-8")
    names = b"Ilustrativa 1", b"ILU-00001"
    for path in office.case.rglob("*"):
        assert not path.is_file() or not any(name in path.read_bytes() for name in names), path


def test_in_spanish(office):
    done = office.run("record", office.party(persons=[person(1)]), lang="es")
    assert done.code == 0
    assert "Registrado como asiento 1: ILUSTRATIVO: EJ-SF-01 (XB): ingreso" in done.out
    assert "Número de autorización: 2026-0001" in done.out
    refused = office.run("record", office.party(persons=persons(2, 40)), lang="es")
    assert refused.code == 1
    assert 'añada: --despite "NOMBRE: MOTIVO"' in refused.out


def test_the_same_file_twice_is_recorded_once(office):
    party = office.party(persons=[person(1), {"name": "Persona Ilustrativa sin documento"}])
    (first,) = office.recorded(party)
    (again,) = office.recorded(party)
    assert (first["new"], again["new"]) == (True, False)
    same = ("entry", "clearance", "rolls", "recorded_at")
    assert [first[one] for one in same] == [again[one] for one in same]
    said = office.run("record", party, "--by", "another office")
    assert said.code == 0
    assert "Nothing new: this was recorded before, as entry 2" in said.out
    assert len(office.record()) == 3


def test_a_key_of_ones_own(office):
    party = office.party(persons=[person(1)])
    (first,) = office.recorded(party, "--key", "manifest 7")
    (again,) = office.recorded(party, "--key", "manifest 7")
    assert again["entry"] == first["entry"]
    other = office.party(movement={"at": "2026-03-03 10:00"}, persons=[person(2)])
    done = office.run("record", other, "--key", "manifest 7")
    assert done.code == 2
    assert "was recorded under the same key and says something else" in done.err
    assert len(office.record()) == 2


def test_who_comes_back_has_the_same_roll_number(office):
    office.recorded(office.party(persons=[person(1)]))
    out = {"way": "out", "at": "2026-03-10 10:00"}
    (left,) = office.recorded(office.party(movement=out, persons=[person(1)]))
    again = {"at": "2026-03-20 10:00"}
    back = office.party(movement=again, persons=[person(1, document="ilu 00001"), person(2)])
    (returned,) = office.recorded(back)
    assert (left["rolls"], left["enrolled"]) == (["R-0001"], [])
    assert (returned["rolls"], returned["enrolled"]) == (["R-0001", "R-0002"], ["R-0002"])
    assert [left["clearance"], returned["clearance"]] == ["2026-0002", "2026-0003"]


def test_in_and_out_in_one_file_is_one_person(office):
    rows = [
        {"clearance": "A", "at": "2026-03-02 10:00"},
        {"clearance": "B", "way": "out", "at": "2026-03-09 10:00"},
    ]
    both = [person(1, clearance="A"), person(1, clearance="B")]
    came, left = office.recorded(office.parties(rows, persons=both))
    assert (came["clearance"], left["clearance"]) == ("A", "B")
    assert came["rolls"] == left["rolls"] == ["R-0001"]
    assert len(office.of("person")) == 1


def test_what_is_refused_needs_a_name_and_a_reason(office):
    party = office.party(persons=persons(0, 30))
    done = office.run("record", party)
    assert done.code == 1
    assert 'add: --despite "NAME: REASON"' in done.out
    assert "Nothing was recorded.\n" in done.out
    assert office.record() == ()
    assert office.run("record", party, "--noting", NOTING).code == 1
    found = json.loads(office.run("record", party, "--json").out)
    assert (found["recorded"], found["gate"]["answer"]) == ([], "refused")
    assert office.record() == ()
    (recorded,) = office.recorded(party, "--despite", DESPITE)
    assert (recorded["despite"], recorded["noted"]) == (DESPITE, None)
    check = office.run("check")
    assert "was recorded against a refusal: Ministro ilustrativo: orden 12" in check.out


def test_what_cannot_be_judged_is_noted(office):
    party = office.party(movement={"place": None}, persons=[person(1)])
    done = office.run("record", party)
    assert done.code == 3
    assert 'add: --noting "NAME: REASON"' in done.out
    assert office.run("record", party, "--despite", DESPITE).code == 3
    assert office.record() == ()
    (recorded,) = office.recorded(party, "--noting", NOTING)
    assert (recorded["noted"], recorded["despite"]) == (NOTING, None)


def test_what_needs_neither_keeps_neither(office):
    party = office.party(persons=[person(1)])
    (recorded,) = office.recorded(party, "--noting", NOTING, "--despite", DESPITE)
    assert (recorded["noted"], recorded["despite"]) == (None, None)


@pytest.mark.parametrize("said", ["Ministro", ": orden", "Ministro:", " : "])
@pytest.mark.parametrize("option", ["--despite", "--noting"])
def test_a_name_without_a_reason_is_refused(office, option, said):
    done = office.run("record", office.party(persons=persons(0, 30)), option, said)
    assert done.code == 2
    assert f"{option} takes a name and a reason" in done.err
    assert office.record() == ()


def test_an_exit_and_an_emergency_need_neither(office):
    office.recorded(office.party(movement={"way": "out"}, persons=persons(0, 3)))
    for number, cause in enumerate(("evacuation", "rescue", "forced_landing")):
        own = {"cause": cause, "party": f"EJ-{number}", "at": f"2026-08-0{number + 1} 10:00"}
        many = persons(100 * number, 100 * number + 40)
        office.recorded(office.party(movement=own, persons=many))
    assert all(not (one.despite or one.noted) for one in office.of("movement"))


def test_one_refused_movement_holds_up_the_whole_file(office):
    rows = [{"clearance": "A"}, {"clearance": "B", "party": "EJ-SF-02"}]
    crowd = [
        {"clearance": "A", "class": "military", "number": 3},
        {"clearance": "B", "class": "military", "number": 40},
    ]
    party = office.parties(rows, uncounted=crowd)
    assert office.run("record", party).code == 1
    assert office.record() == ()
    first, second = office.recorded(party, "--despite", DESPITE)
    assert (first["despite"], second["despite"]) == (None, DESPITE)


def test_both_times_of_a_paper_form_are_kept(office):
    party = office.party(persons=[person(1)])
    done = office.run("record", party, "--paper")
    assert "Written on paper first; recorded on " in done.out
    (movement,) = (one for one in office.record() if isinstance(one.record, Movement))
    assert movement.record.paper
    assert movement.record.at < movement.recorded_at


def test_a_late_entry_meets_the_roll_of_its_own_instant(office):
    full = office.party(
        movement={"party": "EJ-2", "at": "2026-03-20 10:00"}, persons=persons(0, 20)
    )
    office.recorded(full)
    late = office.party(movement={"at": "2026-03-10 10:00"}, persons=persons(30, 40))
    done = office.run("record", late, "--paper")
    assert done.code == 0
    assert "1 movement on record happened later" in done.out
    after = {"party": "EJ-3", "at": "2026-03-21 10:00"}
    assert office.run("record", office.party(movement=after, persons=persons(50, 51))).code == 1


def test_a_party_that_was_turned_back(office):
    party = office.party(persons=persons(0, 30))
    done = office.run("record", party, "--turned-back", "--by", "Puesto EJ", "--noting", NOTING)
    assert done.code == 0
    assert "was turned back, 2 March 2026; persons: 30" in done.out
    (refusal,) = office.of("refusal")
    assert (refusal.persons, refusal.by, refusal.reason) == (30, "Puesto EJ", NOTING)
    assert refusal.clauses == ("xa-2026-exercise/article-2",)
    assert len(office.record()) == 1
    assert office.run("record", party, "--turned-back").code == 0
    assert len(office.record()) == 1


def test_a_correction_takes_the_place_of_an_entry(office):
    (wrong,) = office.recorded(office.party(persons=persons(0, 24)))
    right = office.party(persons=persons(0, 20))
    done = office.run("record", right, "--corrects", wrong["entry"])
    assert done.code == 0
    assert f"It takes the place of entry {wrong['entry']}.\n" in done.out
    assert "Clearance number: 2026-0001\n" in done.out
    (again,) = office.recorded(right, "--corrects", wrong["entry"])
    assert not again["new"]
    (standing,) = (
        one.record for one in fold_known(office.record()) if isinstance(one.record, Movement)
    )
    assert standing.party.strength == 20
    other = office.party(persons=persons(0, 10))
    done = office.run("record", other, "--corrects", wrong["entry"])
    assert done.code == 2
    assert f"was corrected by entry {again['entry']}. Name that one." in done.err


def test_an_entry_that_never_happened_is_withdrawn(office):
    (wrong,) = office.recorded(office.party(persons=[person(1)]))
    done = office.run("record", "--withdraws", wrong["entry"], "--by", "Oficina EJ-2")
    assert done.code == 0
    assert f"Entry 2 says that entry {wrong['entry']} never happened" in done.out
    assert not any(isinstance(one.record, Movement) for one in fold_known(office.record()))
    size = len(office.record())
    assert office.run("record", "--withdraws", wrong["entry"]).code == 0
    assert len(office.record()) == size
    again = office.run("record", "--withdraws", 2)
    assert "was withdrawn" in again.err
    correction = office.run(
        "record", office.party(persons=[person(2)]), "--corrects", wrong["entry"]
    )
    assert correction.code == 2
    assert "was withdrawn by entry 2: nothing is left to correct" in correction.err
    same = office.run("record", office.party(persons=[person(1)]))
    assert same.code == 2
    assert "withdrawn by entry 2. To record it again, give it a --key of its own." in same.err
    (anew,) = office.recorded(office.party(persons=[person(1)]), "--key", "again")
    assert (anew["clearance"], anew["rolls"]) == ("2026-0002", ["R-0001"])


def test_what_is_no_record_is_not_corrected(office):
    party = office.party(persons=[person(1)])
    for words, said in (
        (("--corrects", 99), "The record has no entry 99"),
        (("--corrects", 0, "--withdraws", 0), "Give the manifest of a party, or --withdraws"),
    ):
        done = office.run("record", party, *words)
        assert done.code == 2
        assert said in done.err
    office.recorded(party)
    enrolment = office.run("record", party, "--corrects", 0)
    assert "Entry 0 records nothing that can be corrected." in enrolment.err
    turned = office.run("record", party, "--corrects", 1, "--turned-back")
    assert turned.code == 2
    assert "Entry 1 is no party that was turned back" in turned.err
    rows = [{"clearance": "A"}, {"clearance": "B"}]
    two = office.parties(rows, persons=[person(1, clearance="A"), person(2, clearance="B")])
    assert "give a file with one movement" in office.run("record", two, "--corrects", 1).err
    assert len(office.record()) == 2


def test_clearance_numbers_are_unique(office):
    first = office.party(movement={"clearance": "2026-0007"}, persons=[person(1)])
    office.recorded(first)
    (next_,) = office.recorded(
        office.party(movement={"party": "EJ-2", "at": "2026-03-03 10:00"}, persons=[person(2)])
    )
    assert next_["clearance"] == "2026-0008"
    taken = {"clearance": "2026-0007", "party": "EJ-3", "at": "2026-03-04 10:00"}
    done = office.run("record", office.party(movement=taken, persons=[person(3)]))
    assert done.code == 2
    assert "The clearance number 2026-0007 is that of entry 1." in done.err
    rows = [{"clearance": "A"}, {"clearance": "A", "party": "EJ-2"}]
    twice = office.parties(rows, persons=[person(4, clearance="A")])
    assert office.run("record", twice).code == 2


def test_what_has_not_happened_is_not_recorded(office):
    party = office.party(movement={"at": "2198-03-02 14:30"}, persons=[person(1)])
    done = office.run("record", party)
    assert done.code == 2
    assert "lies in the future" in done.err
    assert office.record() == ()


def test_without_a_custodian_or_its_key_a_case_is_read_only(tmp_path):
    bare = post(tmp_path, custodian=False)
    party = bare.party(persons=[person(1)])
    done = bare.run("record", party)
    assert done.code == 2
    assert "relevo key new" in done.err
    assert not (bare.case / "log").exists()
    (tmp_path / "other").mkdir()
    kept = post(tmp_path / "other")
    elsewhere = relevo("record", kept.case, party, RELEVO_KEYS=str(tmp_path / "none"))
    assert elsewhere.code == 2
    assert not (kept.case / "log").exists()


def test_words_that_make_no_sense_together(office):
    party = office.party(persons=[person(1)])
    for words in (
        (),
        (party, "--withdraws", 0),
        ("--withdraws", 0, "--paper"),
        ("--withdraws", "x"),
        (party, "--corrects", -1),
    ):
        assert office.run("record", *words).code == 2
    assert not (office.case / ENTRIES).exists()


def started(office, path, *words):
    """Start recording, and do not wait."""
    return subprocess.Popen(
        [*COMMAND, "record", str(office.case), str(path), *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(
            RELEVO_KEYS=str(office.keys), RELEVO_LANG="en", PYTHONDONTWRITEBYTECODE="1"
        ),
    )


def test_several_offices_at_once(office):
    """Each of four parties would fit alone, three of them together."""
    paths = [
        office.party(
            f"p{n}.json",
            movement={"party": f"EJ-{n}"},
            persons=[{"name": f"Persona Ilustrativa {n}-{m}"} for m in range(8)],
        )
        for n in range(4)
    ]
    runs = [started(office, path) for path in paths]
    for run in runs:
        run.communicate()
    assert sorted(run.returncode for run in runs) == [0, 0, 0, 1]
    movements = office.of("movement")
    assert sorted(one.clearance for one in movements) == [f"2026-000{n}" for n in (1, 2, 3)]
    rolls = [one.roll for movement in movements for one in movement.party.persons]
    assert len(rolls) == len(set(rolls)) == 24


KILLS = int(os.environ.get("RELEVO_RECORD_KILLS", "8"))
"""Kills; ``RELEVO_RECORD_KILLS=60`` tries harder."""


def test_killed_at_any_moment_the_same_command_completes_it(office):
    rows = [{"clearance": f"A{n}", "at": f"2026-03-02 1{n}:00"} for n in range(8)]
    own = [person(10 * n + m, clearance=f"A{n}") for n in range(8) for m in range(3)]
    own += [{"name": f"Persona Ilustrativa {n}", "clearance": f"A{n}"} for n in range(8)]
    party = office.parties(rows, persons=own)
    words = ("--despite", DESPITE)
    begun = time.monotonic()
    assert relevo("gate", office.case, party).code == 1
    took = time.monotonic() - begun
    for number in range(KILLS):
        run = started(office, party, *words)
        time.sleep(took * (0.5 + number / KILLS))
        run.send_signal(signal.SIGKILL)
        run.communicate()
        log = office.record()
        assert len({one.entry for one in log}) == len(log)
    recorded = office.recorded(party, *words)
    assert [one["clearance"] for one in recorded] == [f"A{n}" for n in range(8)]
    movements = office.of("movement")
    assert [one.clearance for one in movements] == [f"A{n}" for n in range(8)]
    rolls = [one.roll for movement in movements for one in movement.party.persons]
    assert len(rolls) == len(set(rolls)) == 32
    assert sorted(one.roll for one in office.of("person")) == sorted(rolls)


HALF = """
import sys
from relevo.casefile import log_file
whole = log_file.LogFile.extend
def half(self, new):
    new = list(new)
    whole(self, new[: len(new) // 2])
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
log_file.LogFile.extend = half
from relevo.cli.main import main
main(sys.argv[1:])
"""


def test_killed_between_two_entries_the_same_command_completes_it(office):
    rows = [{"clearance": f"A{n}", "at": f"2026-03-02 1{n}:00"} for n in range(3)]
    own = [{"name": f"Persona Ilustrativa {n}", "clearance": f"A{n}"} for n in range(3)]
    party = office.parties(rows, persons=[*own, person(9, clearance="A0")])
    done = subprocess.run(
        [sys.executable, "-c", HALF, "record", str(office.case), str(party)],
        env=environment(RELEVO_KEYS=str(office.keys), PYTHONDONTWRITEBYTECODE="1"),
        check=False,
        capture_output=True,
    )
    assert done.returncode == -signal.SIGKILL
    half = office.record()
    assert 0 < len(half) < 7
    recorded = office.recorded(party)
    assert [one["clearance"] for one in recorded] == ["A0", "A1", "A2"]
    assert office.record()[: len(half)] == half
    assert len(office.record()) == 7
    assert len(office.of("person")) == 4


def test_a_log_that_cannot_be_written(office):
    (office.case / "log").write_text("no folder", "utf-8")
    done = office.run("record", office.party(persons=[person(1)]))
    assert done.code == 2
    assert "Nothing was recorded" in done.err
    assert not (office.case / "register").exists()
