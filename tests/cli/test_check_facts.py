"""``relevo check`` on what a case records: a section of its own, in words and as JSON."""

import json
import os
import shutil
from dataclasses import replace

import pytest

from relevo.casefile.keys import find_keys
from relevo.casefile.log_file import LogFile
from relevo.casefile.views import REGISTER
from relevo.core.classes import PersonClass
from relevo.ledger.records import values_of
from relevo.register.model import Recorded
from tests.casefile.folders import read_good
from tests.casefile.logged import NOON, moved, returned, seal
from tests.cli.recording import IN, office, run
from tests.cli.shell import GOOD, relevo

HEADING = "What was recorded, against the acts and the plan:"
CROWD = moved(
    day="2026-04-01",
    party="EJ-D",
    act="xa-2026-exercise",
    place="XA-north-city",
    despite="Jefatura: orden 7",
)
CROWD = replace(CROWD, party=replace(CROWD.party, uncounted=((PersonClass.MILITARY, 23),)))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Give a case with two parties on its roll and every day covered by a return."""
    return office(tmp_path_factory.mktemp("made"), IN, returned(), CROWD)


@pytest.fixture
def case(made, tmp_path):
    """Give a copy of that case, its keys beside it."""
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / "case"


def facts(case, *words):
    """Give exit code and the findings on facts, by rule."""
    done = run("check", case, *words, "--json")
    found = json.loads(done.out)["facts"]
    assert found is None or {one["about"] for one in found} == {"facts"}
    return done.code, found and {
        rule: [one for one in found if one["rule"] == rule] for rule in {o["rule"] for o in found}
    }


def verdicts(found, rule):
    """Give the verdicts of a rule."""
    return [one["verdict"] for one in found[rule]]


def test_a_case_without_a_record_has_no_such_section():
    done = relevo("check", GOOD, RELEVO_LANG="en")
    assert HEADING not in done.out
    assert json.loads(relevo("check", GOOD, "--json").out)["facts"] is None


def test_an_empty_log_is_judged_once_a_window_has_opened(tmp_path):
    case = office(tmp_path)
    assert facts(case, "--as-of", "2026-02-28")[1] is None
    _, found = facts(case, "--as-of", "2026-03-02")
    assert verdicts(found, "R-FACT-RETURN") == ["short"]
    assert found["R-FACT-RETURN"][0]["evidence"][0]["from"] == "2026-03-01"


def test_a_breach_is_said_with_clause_and_entries_and_sets_the_exit_code(case):
    done = run("check", case, "--as-of", "2026-04-02")
    assert done.code == 1
    section = done.out[done.out.index(HEADING) :]
    line = next(one for one in section.splitlines() if "Recorded above the limit: 25" in one)
    assert line.startswith("[exceeds the recorded limit] ")
    after = section[section.index(line) :].splitlines()
    assert after[1:3] == ["    Clause: xa-2026-exercise/article-2", "    Entries of the log: 0, 2"]
    assert "EJ-D was recorded against a refusal: Jefatura: orden 7." in section
    assert "ILLUSTRATIVE" in done.out


def test_the_day_of_knowledge_cuts_what_happened_later(case):
    _, found = facts(case, "--as-of", "2026-03-31")
    assert "breached" not in verdicts(found, "R-FACT-LIMIT")
    _, found = facts(case, "--as-of", "2026-04-01")
    assert "breached" in verdicts(found, "R-FACT-LIMIT")


def test_the_day_of_knowledge_cuts_what_was_recorded_later(case):
    _, found = facts(case, "--as-of", "2026-03-09")
    assert "R-FACT-STAY" not in found
    assert verdicts(found, "R-FACT-RETURN") == ["short"]


def test_what_is_met_is_said_if_asked_for(case):
    day = "--as-of", "2026-03-31"
    said = "Recorded within the limit: 1 pieces, counted at any one time"
    assert said not in run("check", case, *day).out
    assert said in run("check", case, *day, "--every").out


def test_a_table_that_differs_from_the_log_is_named(case):
    assert verdicts(facts(case)[1], "R-FACT-VIEW") == ["kept"]
    table = case / REGISTER / "persons.csv"
    table.write_bytes(table.read_bytes().replace(b"R-0002", b"R-0003"))
    (one,) = facts(case)[1]["R-FACT-VIEW"]
    assert (one["verdict"], one["evidence"][0]["ref"]) == ("short", f"{REGISTER}/persons.csv:3")
    assert "relevo log fsck CASE --rebuild" in one["message"]


def test_drafts_are_said_and_adopted_files_that_changed_named(case):
    (one,) = facts(case)[1]["R-FACT-ADOPTED"]
    assert one["message"].startswith("Not adopted, so drafts: acts/xa-2026-exercise.yaml, plan/")
    assert run("adopt", case, "act", "xa-2026-exercise").code == 0
    assert run("adopt", case, "plan").code == 0
    assert verdicts(facts(case)[1], "R-FACT-ADOPTED") == ["kept"]
    act = case / "acts" / "xa-2026-exercise.yaml"
    act.write_bytes(act.read_bytes() + b"# changed\n")
    (one,) = facts(case)[1]["R-FACT-ADOPTED"]
    assert (one["verdict"], one["subject"]) == ("short", "acts/xa-2026-exercise.yaml")


def test_sealed_entries_leave_undetermined_what_is_met_and_keep_what_is_not(case):
    keys = find_keys(read_good(case).settings.custodian, case.parent / "keys", lambda: b"")
    log = LogFile(case, os.urandom, keys.signer)
    seal(log, returned(), "by")
    log.close()
    said = "[undetermined] 1 entry of the log cannot be opened here: what it says is not judged."
    assert said in run("check", case).out.splitlines()
    assert facts(case, "--as-of", "2026-03-31")[0] == 3
    code, found = facts(case, "--as-of", "2026-04-02")
    of_law = [one for each in found.values() for one in each if one["basis"] == "law"]
    assert "met" not in {one["verdict"] for one in of_law}
    assert "breached" in verdicts(found, "R-FACT-LIMIT")
    assert "R-FACT-VIEW" not in found
    assert (code, any("cannot be opened here" in one["message"] for one in of_law)) == (1, True)


def test_a_correction_recorded_later_does_not_change_what_was_believed(case):
    keys = find_keys(read_good(case).settings.custodian, case.parent / "keys", lambda: b"")
    log = LogFile(case, os.urandom, keys.signer)
    late = Recorded(
        entry=3,
        recorded_at=NOON.replace(month=5),
        record=CROWD,
        corrects=2,
        withdraws=True,
    )
    log.append(CROWD.KIND, late.recorded_at.date(), values_of(late), key="late")
    log.close()
    assert "breached" in verdicts(facts(case, "--as-of", "2026-05-09")[1], "R-FACT-LIMIT")
    assert "breached" not in verdicts(facts(case, "--as-of", "2026-05-10")[1], "R-FACT-LIMIT")
