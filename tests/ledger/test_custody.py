"""The chain of keys: who may sign which checkpoint, and every way to break it."""

import os

import pytest

from relevo.ledger.custody import (
    CustodyError,
    Succession,
    custodians,
    fingerprint,
    signers_at,
    signers_now,
    succession_note,
)
from relevo.tlog.note import Algorithm, Note, Signer

AT = "2026-03-03T10:00:00Z"


def signer(name="relevo/case"):
    """Make a key."""
    return Signer(name, Algorithm.ED25519, os.urandom(32))


A, B, C, D = (signer() for _ in range(4))


def named(entry, by, successor, replaces=None, *, genesis=A):
    """Give an entry that names a key."""
    note = succession_note(
        genesis.key, by, successor, replaces=replaces and replaces.key, recorded_at=AT
    )
    return Succession(entry, bytes(note).decode())


def test_without_successions_the_key_of_the_case_signs_everything():
    (only,) = custodians(A.key, ())
    assert (only.key, only.first, only.last, only.named_in) == (A.key, 0, None, None)
    assert signers_at((only,), 0) == signers_at((only,), 10**9) == (A.key,)


def test_a_successor_signs_from_the_size_that_holds_its_entry():
    chain = custodians(A.key, [named(5, A, B, A), named(9, B, C, B)])
    assert signers_now(chain) == (C.key,)
    assert [signers_at(chain, size) for size in (5, 6, 7, 9, 10, 11)] == [
        (A.key,),
        (A.key, B.key),
        (B.key,),
        (B.key,),
        (B.key, C.key),
        (C.key,),
    ]


def test_several_sign_and_one_of_them_is_taken_out_by_another():
    chain = custodians(A.key, [named(0, A, B), named(4, A, C, B)])
    assert signers_now(chain) == (C.key, A.key)
    assert signers_at(chain, 6) == (A.key, C.key)
    assert signers_at(chain, 4) == (A.key, B.key)


def broken(successions):
    """Give the entry at which a chain breaks."""
    with pytest.raises(CustodyError) as error:
        custodians(A.key, successions)
    return error.value.entry


def test_only_a_key_that_signs_names_another():
    assert broken([named(3, D, B, A)]) == 3
    assert broken([named(3, A, B, A), named(4, A, C, A)]) == 4


def test_only_a_key_that_signs_is_replaced():
    assert broken([named(3, A, B, D)]) == 3
    assert broken([named(3, A, B, A), named(7, B, C, A)]) == 7


def test_no_key_comes_back():
    assert broken([named(3, A, B, A), named(4, B, A, B)]) == 4
    assert broken([named(3, A, A)]) == 3


def test_a_note_of_another_log_is_refused():
    assert broken([named(3, A, B, A, genesis=D)]) == 3
    assert broken([named(3, A, signer("relevo/other"), A)]) == 3


@pytest.mark.parametrize("lacking", [0, 1])
def test_both_keys_sign(lacking):
    note = succession_note(A.key, A, B, replaces=A.key, recorded_at=AT)
    lines = tuple(one for at, one in enumerate(note.signatures) if at != lacking)
    assert broken([Succession(2, bytes(Note(note.text, lines)).decode())]) == 2


def test_every_changed_character_breaks_it():
    note = named(2, A, B, A).note
    for at in range(len(note)):
        other = "x" if note[at] != "x" else "y"
        changed = note[:at] + other + note[at + 1 :]
        time = note.index(AT)
        assert broken([Succession(2, changed)]) == 2, (at, time)


@pytest.mark.parametrize("data", ["", "\n\n", "relevo/key/v1\n", "x" * 2_000_000])
def test_what_is_no_note_is_refused(data):
    assert broken([Succession(0, data)]) == 0


def test_a_checkpoint_is_no_note_that_names_a_key():
    note = Note("relevo/case\n3\nAAAA\n").signed(A).signed(B)
    assert broken([Succession(0, bytes(note).decode())]) == 0


def test_a_fingerprint_begins_with_the_identifier_of_the_key():
    found = fingerprint(A.key)
    assert found.replace(" ", "").startswith(A.key.id.hex())
    assert [len(group) for group in found.split(" ")] == [4] * 16
    assert found != fingerprint(signer().key)
