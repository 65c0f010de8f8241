"""Proofs as files: what is none is refused with one dull error, whatever it is."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.ledger.canonical import canonical
from relevo.ledger.proof import (
    Proof,
    ProofError,
    Scope,
    Shown,
    check_proof,
    parse_proof,
    render_proof,
)
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.merkle import leaf_hash, node_hash, root_of, split
from relevo.tlog.note import Algorithm, Note, Signer
from relevo.tlog.proofs import prove_inclusion
from tests.ledger.plain import seal

SIGNER = Signer("relevo.example/prueba", Algorithm.ED25519, bytes(32))
OTHER = Signer("relevo.example/prueba", Algorithm.ED25519, bytes([1]) * 32)
SIZE = 7


def sealed():
    """Give the entries of a small log with what opens them."""
    return [
        seal(n, "movement", date(2030, 1, 1 + n), {"way": "in", "n": n}, salts=bytes)
        for n in range(SIZE)
    ]


LOG = sealed()
LEAVES = [bytes(entry) for entry, _ in LOG]


def hash_of(start, end):
    """Give the hash over leaves."""
    if end - start == 1:
        return leaf_hash(LEAVES[start])
    middle = start + split(end - start)
    return node_hash(hash_of(start, middle), hash_of(middle, end))


def proof(indexes, scope=Scope.ENTRIES, signer=SIGNER, **more):
    """Make a proof of some entries."""
    root = root_of(leaf_hash(leaf) for leaf in LEAVES)
    note = Note(Checkpoint(signer.name, SIZE, root).text, ()).signed(signer)
    shown = tuple(
        Shown(
            index=n,
            leaf=LEAVES[n],
            path=() if scope is Scope.LOG else tuple(prove_inclusion(n, SIZE, hash_of)),
            openings=tuple(sorted(LOG[n][1], key=lambda one: one.field)),
        )
        for n in indexes
    )
    made = {
        "scope": scope,
        "custodian": SIGNER.key.vkey,
        "checkpoint": bytes(note).decode(),
        "entries": shown,
    }
    return Proof(**{**made, **more})


@given(st.sets(st.integers(0, SIZE - 1), min_size=1))
def test_entries_are_shown_and_read_back(indexes):
    made = proof(sorted(indexes))
    again = parse_proof(render_proof(made))
    assert again == made
    assert check_proof(again, SIGNER.key).checkpoint.size == SIZE


def test_the_whole_log_needs_no_paths_and_every_entry():
    assert check_proof(proof(range(SIZE), Scope.LOG), SIGNER.key).checkpoint.size == SIZE
    with pytest.raises(ProofError, match="whole log"):
        check_proof(proof(range(SIZE - 1), Scope.LOG), SIGNER.key)


def test_another_key_than_the_one_trusted_is_refused():
    with pytest.raises(ProofError):
        check_proof(proof([2], signer=OTHER), SIGNER.key)
    with pytest.raises(ProofError):
        check_proof(proof([2]), OTHER.key)


def test_an_entry_out_of_order_or_twice_is_refused():
    one, two = proof([1]).entries[0], proof([2]).entries[0]
    for entries in ((two, one), (one, one)):
        with pytest.raises(ProofError, match="order"):
            check_proof(proof([], entries=entries), SIGNER.key)


def test_an_opening_of_another_entry_is_refused():
    moved = proof([1]).entries[0].openings
    shown = proof([2]).entries[0]
    wrong = Shown(index=2, leaf=shown.leaf, path=shown.path, openings=moved)
    with pytest.raises(ProofError, match="does not fit"):
        check_proof(proof([], entries=(wrong,)), SIGNER.key)


@given(st.data())
def test_no_changed_byte_goes_unseen(data):
    original = render_proof(proof([0, 3]))
    at = data.draw(st.integers(0, len(original) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != original[at]))
    changed = original[:at] + bytes([byte]) + original[at + 1 :]
    with pytest.raises(ProofError):
        check_proof(parse_proof(changed), SIGNER.key)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.binary(max_size=200))
def test_bytes_that_are_no_proof_get_one_dull_error(data):
    with pytest.raises(ProofError):
        parse_proof(data)


@given(st.sampled_from(["version", "scope", "custodian", "checkpoint", "entries", "files"]), JSON)
def test_a_field_of_another_kind_gets_one_dull_error(name, value):
    document = json.loads(render_proof(proof([1])))
    document[name] = value
    try:
        data = canonical(document) + b"\n"
    except ValueError:
        return
    try:
        check_proof(parse_proof(data), SIGNER.key)
    except ProofError:
        return
    assert value in ([], {}), "only what carries nothing may be left out"
