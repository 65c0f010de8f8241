"""Proofs: published vectors, the RFC's definition, and what a proof cannot be made to show."""

import base64
import contextlib
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import EMPTY, Frontier, leaf_hash, node_hash, root_of, split
from relevo.tlog.proofs import (
    Leaves,
    is_subtree,
    prove_consistency,
    prove_inclusion,
    prove_subtree,
    verify_consistency,
    verify_inclusion,
    verify_subtree_consistency,
    verify_subtree_inclusion,
)
from tests.tlog.vectors import vectors

MERKLE = vectors("merkle")["vectors"]


def raw(coded):
    return base64.b64decode(coded or "")


def decide(name, given_):
    """Verify one vector."""
    proof = [raw(one) for one in given_["proof"] or ()]
    if name.startswith("inclusion/"):
        leaf, root = raw(given_["leafHash"]), raw(given_["root"])
        verify_inclusion(leaf, given_["leafIdx"], given_["treeSize"], proof, root)
    elif name.startswith("subtreeinclusion/"):
        leaf, root = raw(given_["leafHash"]), raw(given_["root"])
        subtree = Leaves(given_["start"], given_["end"])
        verify_subtree_inclusion(leaf, given_["leafIdx"], subtree, proof, root)
    elif name.startswith("consistency/"):
        roots = raw(given_["root1"]), raw(given_["root2"])
        verify_consistency(given_["size1"], given_["size2"], proof, *roots)
    else:
        roots = raw(given_["root1"]), raw(given_["root2"])
        subtree = Leaves(given_["start"], given_["end"])
        verify_subtree_consistency(subtree, given_["size"], proof, *roots)


def test_all_published_vectors_are_here():
    assert len(MERKLE) == 518


@pytest.mark.parametrize("name", MERKLE)
def test_a_published_vector_gives_the_named_result(name):
    if MERKLE[name]["wantErr"]:
        with pytest.raises(InvalidError):
            decide(name, MERKLE[name])
    else:
        decide(name, MERKLE[name])


def defined(leaves):
    """Give the root as RFC 6962 defines it, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return node_hash(defined(leaves[:k]), defined(leaves[k:]))


def tree(size):
    """Give the leaf hashes of a tree."""
    return [leaf_hash(str(i).encode()) for i in range(size)]


def hashes(leaves):
    return lambda start, end: defined(leaves[start:end])


def test_known_roots():
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert leaf_hash(b"").hex() == (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )


@given(st.integers(0, 300))
def test_a_growing_tree_has_the_root_that_the_rfc_defines(size):
    leaves = tree(size)
    assert root_of(leaves) == defined(leaves)


@given(st.integers(0, 300), st.integers(0, 60))
def test_a_tree_goes_on_from_its_right_edge(size, more):
    leaves = tree(size + more)
    first = Frontier()
    for leaf in leaves[:size]:
        first.append(leaf)
    second = Frontier(first.size, first.roots)
    for leaf in leaves[size:]:
        second.append(leaf)
    assert second.root() == defined(leaves)


def test_a_right_edge_of_another_size_is_refused():
    with pytest.raises(ValueError, match="2 complete subtrees"):
        Frontier(3, [EMPTY])


@given(st.data())
def test_every_leaf_has_a_proof_that_holds_for_no_other_place(data):
    size = data.draw(st.integers(1, 130))
    leaves = tree(size)
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    proof = prove_inclusion(index, size, hashes(leaves))
    verify_inclusion(leaves[index], index, size, proof, defined(leaves))
    if other != index:
        with pytest.raises(InvalidError):
            verify_inclusion(leaves[index], other, size, proof, defined(leaves))


@given(st.data())
def test_every_older_tree_has_a_proof_that_holds_for_no_other_tree(data):
    size = data.draw(st.integers(1, 130))
    old = data.draw(st.integers(1, size))
    leaves = tree(size)
    proof = prove_consistency(old, size, hashes(leaves))
    verify_consistency(old, size, proof, defined(leaves[:old]), defined(leaves))
    changed = data.draw(st.integers(0, old - 1))
    forged = [*leaves[:changed], leaf_hash(b"forged"), *leaves[changed + 1 :]]
    with pytest.raises(InvalidError):
        verify_consistency(old, size, proof, defined(forged[:old]), defined(leaves))
    with pytest.raises(InvalidError):
        verify_consistency(old, size, proof, defined(leaves[:old]), defined(forged))


@given(st.data())
def test_a_proof_of_a_subtree_holds(data):
    size = data.draw(st.integers(1, 130))
    start = data.draw(st.integers(0, size - 1))
    end = data.draw(
        st.sampled_from([e for e in range(start + 1, size + 1) if is_subtree(Leaves(start, e))])
    )
    leaves = tree(size)
    proof = prove_subtree(Leaves(start, end), size, hashes(leaves))
    part, whole = defined(leaves[start:end]), defined(leaves)
    verify_subtree_consistency(Leaves(start, end), size, proof, part, whole)
    for i in range(len(proof)):
        wrong = [*proof[:i], leaf_hash(proof[i]), *proof[i + 1 :]]
        with pytest.raises(InvalidError):
            verify_subtree_consistency(Leaves(start, end), size, wrong, part, whole)


def test_what_is_no_subtree_has_no_proof():
    with pytest.raises(ValueError, match="no subtree"):
        prove_subtree(Leaves(1, 3), 8, hashes(tree(8)))


@given(
    st.integers(-1, 2**64),
    st.integers(-1, 2**64),
    st.lists(st.binary(max_size=40), max_size=70),
    st.binary(max_size=40),
)
def test_hostile_proofs_are_refused_or_hold(index, size, proof, root):
    for verify in (verify_inclusion, lambda *given_: verify_consistency(*given_[1:4], root, root)):
        with contextlib.suppress(InvalidError):
            verify(leaf_hash(b"x"), index, size, proof, root)
            assert (index, proof) == (size, [])
