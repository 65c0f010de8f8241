"""Verifying a log: what somebody might try with a folder, with its key or without."""

import os
import shutil
from datetime import date

import pytest

from relevo.casefile.log_checkpoint import CHECKPOINT, PUBLIC, Seal, read_note
from relevo.casefile.log_file import LogFile
from relevo.casefile.log_publish import publish_log
from relevo.casefile.proof import prove_entry
from relevo.casefile.proof_check import check_proof_file
from relevo.casefile.read import read_case
from relevo.casefile.verified_log import check_folder
from relevo.casefile.views import write_views
from relevo.core.errors import RelevoError
from relevo.core.words import Speaker
from relevo.ledger.custody import succession_note
from relevo.ledger.proof import render_proof
from relevo.report.verified import render_verified_text
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.cosignature import cosign
from relevo.tlog.note import Algorithm, Note, Signer, parse_note
from relevo.tlog.policy import parse_policy
from tests.casefile.logged import recorded, returned, write_log
from tests.cases.simulated import CASE, SIGNER

NEXT = Signer(SIGNER.name, Algorithm.ED25519, b"N" * 32)
THIEF = Signer(SIGNER.name, Algorithm.ED25519, b"T" * 32)


@pytest.fixture
def case(tmp_path):
    """Give a copy of the illustrative case."""
    folder = tmp_path / "case"
    shutil.copytree(CASE, folder)
    return folder


def published(case, folder, signer=SIGNER, keys=(SIGNER.key,)):
    """Make the log of a case public."""
    log = LogFile(case, os.urandom, signer)
    publish_log(case, log, signer, folder, before=None, keys=keys)
    log.close()
    return folder


def test_a_list_of_keys_does_not_make_another_key_the_trusted_one(tmp_path):
    forged = tmp_path / "forged"
    forged.mkdir()
    log = LogFile(forged, os.urandom, THIEF)
    log.append("use", date(2026, 1, 1), {"item": "nothing of it is true"}, key="x")
    log.close()
    folder = published(forged, tmp_path / "www", THIEF, (SIGNER.key, THIEF.key))
    assert not check_folder(folder, SIGNER.key, None, None).holds
    assert check_folder(folder, THIEF.key, None, None).holds
    assert not check_folder(folder, None, None, None).pinned


def test_the_trusted_key_of_a_published_log_must_have_signed_it(case, tmp_path):
    folder = published(case, tmp_path / "www")
    outcome = check_folder(folder, SIGNER.key, None, None)
    assert outcome.holds
    assert outcome.pinned
    assert not check_folder(folder, THIEF.key, None, None).holds


def test_an_entry_that_was_added_without_the_key_is_named(case):
    log = LogFile(case, os.urandom)
    log.append("use", date(2026, 3, 1), {"item": "nobody signed this"}, key="x")
    log.close()
    outcome = check_folder(case, SIGNER.key, None, None)
    assert not outcome.holds
    assert "covers 118 of 119 entries" in Speaker("en").say(outcome.why)
    assert outcome.size == 118


def test_a_case_of_invented_data_says_so(case):
    outcome = check_folder(case, None, None, None)
    assert outcome.holds
    assert render_verified_text(outcome, lang="es").startswith("DATOS ILUSTRATIVOS")


def test_it_says_how_many_entries_witnesses_cosigned(case, tmp_path):
    witness = Signer("library.example/w", Algorithm.ED25519_COSIGNATURE, b"W" * 32)
    published(case, tmp_path / "www")
    note = parse_note((case / PUBLIC).read_bytes())
    line = cosign(witness, Checkpoint.parse(note.text), 1_770_000_000)
    (case / PUBLIC).write_bytes(bytes(Note(note.text, (*note.signatures, line))))
    write_log(case, recorded(returned()), SIGNER).close()
    write_views(case)
    policy = parse_policy(
        f"log {SIGNER.key.vkey}\nwitness w {witness.key.vkey}\nquorum w\n".encode()
    )
    outcome = check_folder(case, None, policy, None)
    assert (outcome.size, outcome.cosigned_size) == (119, 118)
    assert "Cosigned to 118 entries by library.example/w" in render_verified_text(
        outcome, lang="en"
    )


def rotated(folder):
    """Replace the key of a case, and record something under the new one."""
    said = succession_note(
        SIGNER.key, SIGNER, NEXT, replaces=SIGNER.key, recorded_at="2026-03-03T10:00:00Z"
    )
    log = LogFile(folder, os.urandom, SIGNER)
    log.append("key", date(2026, 3, 3), {"note": bytes(said).decode()}, key="next")
    log.close()
    write_log(folder, recorded(returned()), NEXT).close()
    write_views(folder)


def test_a_replaced_key_signs_no_later_checkpoint_not_even_a_public_one(case):
    rotated(case)
    assert check_folder(case, SIGNER.key, None, None).holds
    assert check_folder(case, NEXT.key, None, None).holds
    said = read_note(case / CHECKPOINT)[0]
    (case / PUBLIC).write_bytes(Seal(SIGNER).checkpoint(said.size, said.root))
    assert not check_folder(case, NEXT.key, None, None).holds


def test_after_a_rotation_the_new_key_is_pinned_and_older_checkpoints_still_serve(case, tmp_path):
    older = (case / CHECKPOINT).read_bytes()
    rotated(case)
    folder = published(case, tmp_path / "www", NEXT, (SIGNER.key, NEXT.key))
    outcome = check_folder(folder, NEXT.key, None, older)
    assert outcome.holds
    assert outcome.since == 118
    assert not check_folder(folder, SIGNER.key, None, None).holds


def test_a_proof_may_be_checked_with_the_later_key_that_signed_it(case):
    rotated(case)
    found, problems = read_case(case)
    assert not problems
    data = render_proof(prove_entry(found, 3))
    for key in (SIGNER.key, NEXT.key):
        assert check_proof_file(data, key, None, None).holds
    assert not check_proof_file(data, THIEF.key, None, None).holds


@pytest.mark.parametrize("where", [".", "log", "log/tile"])
def test_nothing_is_made_public_into_a_case(case, where):
    with pytest.raises(RelevoError, match="needs a folder of its own"):
        published(case, case / where)


@pytest.mark.parametrize("name", ["log\x9b2J", "log\u202exe"], ids=ascii)
def test_the_name_of_a_log_moves_no_cursor(tmp_path, name):
    signer = Signer(name, Algorithm.ED25519, b"E" * 32)
    (tmp_path / "case").mkdir()
    log = LogFile(tmp_path / "case", os.urandom, signer)
    log.append("use", date(2026, 1, 1), {"item": "x"}, key="x")
    log.close()
    folder = published(tmp_path / "case", tmp_path / "www", signer, (signer.key,))
    said = render_verified_text(check_folder(folder, None, None, None), lang="en")
    assert name not in said
    assert f"Log: {name.encode('unicode_escape').decode()}" in said
