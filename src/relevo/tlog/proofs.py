"""Inclusion and consistency proofs: one walk down the tree makes them, one walk verifies them.

An inclusion proof (RFC 6962, 2.1.1) shows that the tree holds a leaf; a consistency proof (2.1.2)
that a tree only grew. Both are special cases of a third, the subtree consistency proof of
draft-ietf-plants-merkle-tree-certs: that a subtree over the leaves ``[start, end)`` lies in the
tree. A leaf is a subtree of one leaf, an older tree the subtree that begins at 0. So there is one
walk here, written as the RFC defines it.
"""

from __future__ import annotations

from hmac import compare_digest
from typing import TYPE_CHECKING, NamedTuple

from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import EMPTY, SIZE, node_hash, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_LARGEST = 1 << 63
"""Sizes are below this; a tree is then at most 63 levels high."""


class Leaves(NamedTuple):
    """The leaves of a subtree: from ``start`` to before ``end``."""

    start: int
    end: int

    @property
    def middle(self) -> int:
        """First leaf of the right half; there are two leaves or more."""
        return self.start + split(self.end - self.start)


def prove_inclusion(index: int, size: int, hash_of: Callable[[int, int], bytes]) -> list[bytes]:
    """Give the proof that a leaf is in a tree.

    Args:
        index: Position of the leaf, from 0.
        size: Leaves of the tree, more than ``index``.
        hash_of: Gives the hash over leaves ``[start, end)`` of the tree.
    """
    return prove_subtree(Leaves(index, index + 1), size, hash_of)


def prove_consistency(old: int, size: int, hash_of: Callable[[int, int], bytes]) -> list[bytes]:
    """Give the proof that a tree grew out of an older one.

    Args:
        old: Leaves of the older tree; 0 needs no proof.
        size: Leaves of the tree, at least ``old``.
        hash_of: As for :func:`prove_inclusion`.
    """
    return prove_subtree(Leaves(0, old), size, hash_of) if old else []


def prove_subtree(subtree: Leaves, size: int, hash_of: Callable[[int, int], bytes]) -> list[bytes]:
    """Give the proof that a tree holds a subtree.

    Args:
        subtree: Its leaves, one or more.
        size: Leaves of the tree.
        hash_of: As for :func:`prove_inclusion`.

    Raises:
        ValueError: If the leaves are no subtree of a tree of that size.
    """
    if not is_subtree(subtree) or subtree.start == subtree.end or subtree.end > size:
        message = f"{subtree} is no subtree of a tree of {size} leaves"
        raise ValueError(message)
    return [hash_of(*leaves) for leaves in _path(subtree, Leaves(0, size), known=True)]


def _path(subtree: Leaves, tree: Leaves, *, known: bool) -> Iterator[Leaves]:
    """Give the leaves under each hash of a proof, in the proof's order.

    Args:
        subtree: What is shown to be in the tree.
        tree: The tree looked at.
        known: Whether the verifier knows the subtree's hash, so that it need not be given.
    """
    if subtree == tree:
        if not known:
            yield tree
        return
    left, right = Leaves(tree.start, tree.middle), Leaves(tree.middle, tree.end)
    if subtree.end <= tree.middle:
        yield from _path(subtree, left, known=known)
        yield right
    elif subtree.start >= tree.middle:
        yield from _path(subtree, right, known=known)
        yield left
    else:
        yield from _path(Leaves(tree.middle, subtree.end), right, known=False)
        yield left


def is_subtree(leaves: Leaves) -> bool:
    """Say whether leaves are a subtree of some tree, the empty one included."""
    start, end = leaves
    if not 0 <= start <= end < _LARGEST:
        return False
    return start == end or start % (1 << (end - start - 1).bit_length()) == 0


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that a tree holds a leaf.

    Args:
        leaf: Hash of the leaf.
        index: Its position.
        size: Leaves of the tree.
        proof: The inclusion proof.
        root: Root of the tree.

    Raises:
        InvalidError: If it is not shown.
    """
    verify_subtree_inclusion(leaf, index, Leaves(0, size), proof, root)


def verify_subtree_inclusion(
    leaf: bytes, index: int, subtree: Leaves, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that a subtree holds a leaf.

    Args:
        leaf: Hash of the leaf.
        index: Its position in the tree.
        subtree: Leaves of the subtree.
        proof: The inclusion proof within the subtree.
        root: Hash of the subtree.

    Raises:
        InvalidError: If it is not shown.
    """
    start, end = subtree
    if not (is_subtree(subtree) and start <= index < end):
        message = f"no leaf {index} in a tree of leaves {start} to {end}"
        raise InvalidError(message)
    if len(leaf) != SIZE:
        message = f"a hash has {SIZE} bytes"
        raise InvalidError(message)
    _verify(Leaves(index - start, index - start + 1), end - start, proof, leaf, root)


def verify_consistency(
    old: int, size: int, proof: Sequence[bytes], old_root: bytes, root: bytes
) -> None:
    """Check that a tree grew out of an older one, nothing changed and nothing taken out.

    An older tree without leaves is refused: nothing about the newer one follows from it.

    Args:
        old: Leaves of the older tree.
        size: Leaves of the tree.
        proof: The consistency proof.
        old_root: Root of the older tree.
        root: Root of the tree.

    Raises:
        InvalidError: If it is not shown.
    """
    if not 0 < old <= size:
        message = f"no proof leads from a tree of {old} leaves to one of {size}"
        raise InvalidError(message)
    _verify(Leaves(0, old), size, proof, old_root, root)


def verify_subtree_consistency(
    leaves: Leaves, size: int, proof: Sequence[bytes], subtree: bytes, root: bytes
) -> None:
    """Check that a tree holds a subtree.

    Args:
        leaves: Leaves of the subtree; none for the empty one, which every tree holds.
        size: Leaves of the tree.
        proof: The subtree consistency proof.
        subtree: Hash of the subtree.
        root: Root of the tree.

    Raises:
        InvalidError: If it is not shown.
    """
    if not is_subtree(leaves) or leaves.end > size:
        message = f"no subtree of a tree of {size} leaves"
        raise InvalidError(message)
    if leaves.start == leaves.end:
        if proof or not compare_digest(subtree, EMPTY):
            message = "the empty subtree has no proof and the hash of nothing"
            raise InvalidError(message)
        return
    _verify(leaves, size, proof, subtree, root)


def _verify(leaves: Leaves, size: int, proof: Sequence[bytes], subtree: bytes, root: bytes) -> None:
    """Rebuild subtree and tree from a proof, and compare both; where they are one, compare them."""
    if size >= _LARGEST:
        message = "the tree is larger than any log"
        raise InvalidError(message)
    tree = Leaves(0, size)
    hashed = (subtree, root, *proof) if leaves != tree else proof
    if any(len(one) != SIZE for one in hashed):
        message = f"a hash has {SIZE} bytes"
        raise InvalidError(message)
    needed = sum(1 for _ in _path(leaves, tree, known=True))
    if len(proof) != needed:
        message = f"the proof has {len(proof)} hashes, not {needed}"
        raise InvalidError(message)
    older, whole = _rebuilt(leaves, tree, iter(proof), subtree)
    if not compare_digest(older, subtree):
        message = "the proof does not lead to the older root"
        raise InvalidError(message)
    if not compare_digest(whole, root):
        message = "the proof does not lead to the root"
        raise InvalidError(message)


def _rebuilt(
    subtree: Leaves, tree: Leaves, proof: Iterator[bytes], known: bytes | None
) -> tuple[bytes, bytes]:
    """Give the hashes of the subtree and of the tree that a proof leads to; see :func:`_path`."""
    if subtree == tree:
        given = known if known is not None else next(proof)
        return given, given
    left, right = Leaves(tree.start, tree.middle), Leaves(tree.middle, tree.end)
    if subtree.end <= tree.middle:
        older, whole = _rebuilt(subtree, left, proof, known)
        return older, node_hash(whole, next(proof))
    if subtree.start >= tree.middle:
        older, whole = _rebuilt(subtree, right, proof, known)
        return older, node_hash(next(proof), whole)
    older, whole = _rebuilt(Leaves(tree.middle, subtree.end), right, proof, None)
    before = next(proof)
    return node_hash(before, older), node_hash(before, whole)
