"""``relevo log``: what a log is, what differs, what is public; and wrong input."""

import json
import shutil

import pytest

from relevo.casefile.log_check import check_log
from relevo.casefile.log_checkpoint import CHECKPOINT, PUBLIC
from relevo.casefile.log_file import ENTRIES, INDEX, OPENINGS
from relevo.casefile.policy_file import POLICY
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.cosignature import cosign
from relevo.tlog.note import Algorithm, Note, Signer, parse_note
from tests.casefile.folders import tiny
from tests.casefile.logs import flip
from tests.cli.shell import relevo

WITNESS = Signer("witness.example/w1", Algorithm.MLDSA44_COSIGNATURE, bytes(range(32)))


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """Give a case with a custodian and a few entries of days gone by."""
    case = tiny(tmp_path_factory.mktemp("office") / "case")
    keys = str(case.parent / "keys")
    assert relevo("key", "new", case, RELEVO_KEYS=keys).code == 0
    for day in ("2026-03-03", "2026-03-04"):
        words = ("--all", "--from", day, "--to", day, "--nil", "--by", "EJ-OFFICE")
        done = relevo("coverage", case, *words, RELEVO_KEYS=keys, RELEVO_LANG="en")
        assert done.code == 0, done.err + done.out
    return case


@pytest.fixture
def case(recorded, tmp_path):
    """Give a copy of it, its keys beside it."""
    shutil.copytree(recorded.parent, tmp_path / "office")
    return tmp_path / "office" / "case"


def run(case, *words, lang="en"):
    """Run ``relevo log`` with the keys beside the case."""
    keys = str(case.parent / "keys")
    return relevo("log", *words, RELEVO_KEYS=keys, RELEVO_LANG=lang)


def said(case, *words):
    """Give what was printed as JSON, and the exit code."""
    done = run(case, *words, "--json")
    return json.loads(done.out), done.code


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["Entries: ", "Root of the tree", "Signed by", "made public", "agree"]),
        ("es", ["Asientos: ", "Raíz del árbol", "Firmado por", "público", "concuerdan"]),
    ],
)
def test_a_log_is_shown(case, lang, words):
    done = run(case, case, lang=lang)
    assert done.code == 0, done.err
    assert [word for word in words if word not in done.out] == []
    assert run(case, "show", case, lang=lang).out == done.out


def test_json_says_the_same(case):
    found, code = said(case, case)
    assert code == 0
    assert found["size"] == check_log(case).size > 1
    assert found["checkpoint"]["size"] == found["size"]
    assert len(found["checkpoint"]["signed_by"]) == 1
    assert (found["public"], found["differences"], found["checked"]) == (None, [], None)


def test_fsck_checks_all_and_names_what_differs(case):
    found, code = said(case, "fsck", case)
    assert (code, found["differences"]) == (0, [])
    assert found["checked"] == {"entries": found["size"], "opened": found["size"]}
    flip(case / ENTRIES, 40)
    found, code = said(case, "fsck", case)
    assert code == 1
    assert found["differences"][0]["entry"] == 0
    done = run(case, "fsck", case, lang="es")
    assert done.code == 1
    assert "log/entries: El asiento 0" in done.out


def test_fsck_makes_again_what_follows_from_the_entries(case):
    kept = (case / ENTRIES).read_bytes()
    (case / CHECKPOINT).write_bytes(b"no checkpoint")
    (case / INDEX).write_bytes(b"no index")
    assert said(case, "fsck", case)[1] == 1
    found, code = said(case, "fsck", case, "--rebuild")
    assert (code, found["differences"]) == (0, [])
    assert found["checkpoint"]["size"] == found["size"]
    assert (case / ENTRIES).read_bytes() == kept


def test_fsck_says_which_table_differs_and_makes_it_again(case):
    table = case / "register" / "coverage.csv"
    assert run(case, "fsck", case, "--rebuild").code == 0
    table.write_bytes(table.read_bytes().replace(b"EJ-OFFICE", b"EJ-OTHER"))
    found, code = said(case, "fsck", case)
    assert code == 1
    assert [one["file"] for one in found["differences"]] == ["register/coverage.csv"]
    assert run(case, "fsck", case, "--rebuild").code == 0


def test_without_the_key_the_rest_is_made_again_and_that_is_said(case):
    shutil.rmtree(case.parent / "keys")
    (case / INDEX).write_bytes(b"no index")
    done = run(case, "fsck", case, "--rebuild")
    assert done.code == 0, done.err
    assert "private key" in done.err


def test_a_torn_end_is_said_and_taken_away(case):
    with (case / OPENINGS).open("ab") as file:
        file.write(b"torn")
    with (case / ENTRIES).open("ab") as file:
        file.write(b"to")
    found, code = said(case, case)
    assert (code, found["torn_bytes"]) == (0, 2)
    done = run(case, "fsck", case, "--rebuild")
    assert done.code == 0
    assert "never confirmed" in done.err
    assert said(case, case)[0]["torn_bytes"] == 0


def test_entries_of_today_are_kept_back(case, tmp_path):
    folder = tmp_path / "public"
    done = run(case, case, "--publish", folder)
    assert done.code == 0, done.err
    assert "kept back" in done.err
    assert check_log(folder).size == 0
    done = run(case, case, "--publish", folder, "--now")
    assert done.code == 0, done.err
    assert check_log(folder).size == check_log(case).size
    assert said(case, case)[0]["public"]["size"] == check_log(case).size


def test_cosignatures_are_shown_with_their_times(case, tmp_path):
    run(case, case, "--publish", tmp_path / "public", "--now")
    note = parse_note((case / PUBLIC).read_bytes())
    line = cosign(WITNESS, Checkpoint.parse(note.text), 1_772_532_000)
    (case / PUBLIC).write_bytes(bytes(Note(note.text, (*note.signatures, line))))
    assert said(case, case)[0]["public"]["unknown"] == [WITNESS.name]
    (case / POLICY).write_text(f"witness w1 {WITNESS.key.vkey}\nquorum w1\n")
    public = said(case, case)[0]["public"]
    assert public["cosigned"] == [{"witness": WITNESS.name, "at": "2026-03-03T10:00:00Z"}]
    assert public["unknown"] == []
    assert "Cosigned by witness.example/w1, 2026-03-03T10:00:00Z" in run(case, case).out
    forged = cosign(WITNESS, Checkpoint("another", 1, bytes(32)), 1_772_532_000)
    (case / PUBLIC).write_bytes(bytes(Note(note.text, (*note.signatures, forged))))
    found, code = said(case, case)
    assert (code, found["differences"][0]["file"]) == (1, PUBLIC)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["{case}", "--now"], "--publish"),
        (["fsck", "{case}", "--publish", "x"], "--publish"),
        (["{case}/nothing"], "no folder"),
        (["fsck"], "CASE"),
        (["{case}", "--publish", "{case}/case.yaml"], "case.yaml"),
        (["{case}", "--publish", ""], "empty"),
    ],
)
def test_wrong_input(case, words, wrong):
    done = run(case, *(word.format(case=case) for word in words))
    assert done.code == 2
    assert wrong in done.err
    assert "Traceback" not in done.err


def test_a_case_without_a_log_and_one_without_its_key(case, tmp_path):
    without = tiny(tmp_path / "without")
    done = run(case, without)
    assert done.code == 2
    assert "no log" in done.err
    shutil.rmtree(case.parent / "keys")
    done = run(case, case, "--publish", tmp_path / "public")
    assert done.code == 2
    assert not (tmp_path / "public").exists()
