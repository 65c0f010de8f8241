"""The Merkle tree of RFC 6962 (RFC 9162, section 2.1): hashes of leaves, nodes and trees."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZE = 32
"""Bytes of a hash."""

EMPTY = sha256(b"").digest()
"""Root of the tree without leaves."""


def leaf_hash(entry: bytes) -> bytes:
    """Give the hash of a leaf: the byte 0 and the entry."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Give the hash of a node over two subtrees: the byte 1 and their hashes."""
    return sha256(b"\x01" + left + right).digest()


def split(size: int) -> int:
    """Give the largest power of two below a size of at least 2: leaves of the left subtree."""
    return 1 << (size - 1).bit_length() - 1


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Give the root of a tree.

    Row by row two neighbours become one, and the last of an odd number goes up as it is: the same
    tree as the definition's, which splits at the largest power of two.

    Args:
        leaves: Hashes of its leaves, in order.
    """
    row = list(leaves)
    while len(row) > 1:
        pairs = iter(row)
        paired = zip(pairs, pairs, strict=False)
        above = [sha256(b"\x01" + left + right).digest() for left, right in paired]
        row = above + row[len(row) & ~1 :]
    return row[0] if row else EMPTY


class Frontier:
    """The right edge of a growing tree: the roots of its complete subtrees, largest first.

    It is all that is needed to append leaves and to give the root; at most 64 hashes.

    Args:
        size: Leaves the tree already has.
        roots: Root of each complete subtree, as many as ``size`` has one bits.

    Attributes:
        size: Number of leaves.
        roots: Roots of the complete subtrees, from left to right.
    """

    def __init__(self, size: int = 0, roots: Iterable[bytes] = ()) -> None:
        """Begin with an empty tree, or go on with one."""
        self.size = size
        self.roots = list(roots)
        if len(self.roots) != size.bit_count():
            message = f"a tree of {size} leaves has {size.bit_count()} complete subtrees"
            raise ValueError(message)

    def append(self, leaf: bytes) -> None:
        """Add a leaf by its hash, joining subtrees of the same size."""
        roots, size = self.roots, self.size
        while size & 1:
            leaf = node_hash(roots.pop(), leaf)
            size >>= 1
        roots.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """Give the root of the tree as it is now."""
        if not self.roots:
            return EMPTY
        *others, root = self.roots
        for left in reversed(others):
            root = node_hash(left, root)
        return root
