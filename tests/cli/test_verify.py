"""``relevo prove`` and ``relevo verify`` as a user runs them."""

import json
import shutil

import pytest

from relevo.casefile.log_checkpoint import Seal
from relevo.tlog.note import Algorithm, Signer
from tests.cases.simulated import CASE, SIGNER
from tests.cli.shell import relevo


@pytest.fixture
def copy(tmp_path):
    """Give a copy of the illustrative case."""
    folder = tmp_path / "case"
    shutil.copytree(CASE, folder)
    return folder


@pytest.fixture(scope="module")
def stay(tmp_path_factory):
    """Give the proof of a finding."""
    out = tmp_path_factory.mktemp("proofs") / "stay.proof"
    made = relevo(
        "prove", CASE, "R-FACT-STAY", "--as-of", "2026-03-01", "--out", out, "--lang", "es"
    )
    assert made.code == 0, made.out
    assert "Lleva todo el registro" in made.out
    return out


def test_a_finding_travels_and_is_verified_with_nothing_but_its_file(stay, tmp_path):
    elsewhere = tmp_path / "x.proof"
    shutil.copy(stay, elsewhere)
    said = relevo("verify", elsewhere, "--lang", "en")
    assert said.code == 0
    assert "ILLUSTRATIVE" in said.out
    assert "195 days" in said.out
    assert "consistent with itself" in said.out


def test_with_the_key_it_is_more_than_consistent_with_itself(stay):
    said = relevo("verify", stay, "--key", SIGNER.key.vkey, "--json")
    assert said.code == 0
    found = json.loads(said.out)
    assert found["pinned"]
    assert found["whole_log"]
    assert found["claim"]["verdict"] == "breached"
    other = Signer(SIGNER.name, Algorithm.ED25519, bytes(32)).key.vkey
    assert relevo("verify", stay, "--key", other).code == 1


def test_a_changed_proof_does_not_hold(stay, tmp_path):
    changed = tmp_path / "x.proof"
    changed.write_bytes(stay.read_bytes().replace(b"195 days", b"183 days"))
    said = relevo("verify", changed, "--lang", "en")
    assert said.code == 1
    assert "does not hold" in said.out
    assert "consistent" not in said.out


def test_a_case_is_verified_and_a_changed_entry_named(copy):
    assert relevo("verify", copy).code == 0
    entries = copy / "log" / "entries"
    data = bytearray(entries.read_bytes())
    data[len(data) // 2] ^= 1
    entries.write_bytes(data)
    said = relevo("verify", copy, "--lang", "en")
    assert said.code == 1
    assert "Entry" in said.out


def test_a_log_that_was_rolled_back_is_caught_by_an_older_checkpoint(copy, tmp_path):
    older = tmp_path / "checkpoint"
    older.write_bytes(Seal(SIGNER).checkpoint(200, bytes(32)))
    said = relevo("verify", copy, "--since", older, "--lang", "en")
    assert said.code == 1
    assert "rolled back" in said.out
    shutil.copy(copy / "log" / "checkpoint", older)
    again = relevo("verify", copy, "--since", older, "--lang", "en")
    assert again.code == 0
    assert "grew out of" in again.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify", "/nowhere/at/all"],
        ["verify", CASE / "case.yaml"],
        ["verify", CASE / "acts"],
        ["verify", CASE, "--key", "no key"],
        ["verify", CASE, "--key", ""],
        ["verify", CASE, "--policy", CASE / "case.yaml"],
        ["prove", CASE, "F-00000000", "--out", "/nowhere/x.proof"],
        ["prove", CASE, "100000", "--out", "x.proof"],
        ["prove", CASE, "R-FACT-LIMIT", "--out", "x.proof"],
        ["prove", CASE, "3", "--field", "name", "--out", "x.proof"],
    ],
    ids=str,
)
def test_wrong_inputs_are_refused_with_one_clear_line(arguments):
    said = relevo(*arguments, "--lang", "en")
    assert said.code == 2
    assert said.err.startswith("Error: ")
    assert said.err.count("\n") == 1
