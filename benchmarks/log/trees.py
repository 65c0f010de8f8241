"""Trees and proofs in memory and on disk, beside bare SHA-256 and beside pymerkle."""

from __future__ import annotations

import random
from hashlib import sha256
from importlib.util import find_spec
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from relevo.casefile.log_tree import LogTree, no_leaves
from relevo.tlog.merkle import leaf_hash
from relevo.tlog.proofs import prove_inclusion, verify_inclusion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_BODY = b"e" * 1000
_PROOFS = 500


def entries(count: int) -> Iterator[bytes]:
    """Give entries as long as those of a movement."""
    return (number.to_bytes(8) + _BODY for number in range(count))


def built(folder: Path, count: int) -> tuple[LogTree, dict[str, float]]:
    """Build a tree with its tiles, and do the bare hashing that it takes.

    Returns:
        The tree; seconds of both, and the one as a multiple of the other.
    """
    begun = perf_counter()
    for entry in entries(count):
        sha256(b"\x00" + entry).digest()
    node = b"\x01" + bytes(64)
    for _ in range(count - 1):
        sha256(node).digest()
    floor = perf_counter() - begun
    begun = perf_counter()
    tree = LogTree(folder, no_leaves)
    for entry in entries(count):
        tree.append(leaf_hash(entry))
        if tree.full:
            tree.settle()
    tree.settle()
    taken = perf_counter() - begun
    return tree, {
        "seconds": round(taken, 3),
        "floor_seconds": round(floor, 3),
        "times_the_floor": round(taken / floor, 2),
    }


def proofs(tree: LogTree, count: int) -> dict[str, float]:
    """Prove entries from the tiles on disk, and verify the proofs; milliseconds, medians."""
    size, root = tree.size, tree.root
    at = random.Random(7).sample(range(size), min(_PROOFS, size))
    leaves = {number: leaf_hash(number.to_bytes(8) + _BODY) for number in at}
    made = _timed(lambda number: prove_inclusion(number, size, tree.hash_of), at)
    ready = {number: prove_inclusion(number, size, tree.hash_of) for number in at}
    verified = _timed(
        lambda number: verify_inclusion(leaves[number], number, size, ready[number], root), at
    )
    assert count == size
    return {"prove_ms": made, "verify_ms": verified}


def peer(count: int) -> dict[str, Any] | None:
    """Do the same with pymerkle, in memory; None where it is not installed."""
    if find_spec("pymerkle") is None:
        return None
    from pymerkle import InmemoryTree, verify_inclusion

    begun = perf_counter()
    tree = InmemoryTree(algorithm="sha256")
    for entry in entries(count):
        tree.append_entry(entry)
    seconds = perf_counter() - begun
    size, root = tree.get_size(), tree.get_root()
    at = [1 + one for one in random.Random(7).sample(range(size), min(_PROOFS, size) // 10)]
    made = _timed(lambda number: tree.prove_inclusion(number, size), at)
    ready = {number: tree.prove_inclusion(number, size) for number in at}
    verified = _timed(
        lambda number: verify_inclusion(tree.get_leaf(number), root, ready[number]), at
    )
    return {"seconds": round(seconds, 3), "prove_ms": made, "verify_ms": verified}


def _timed(once: Callable[[int], object], numbers: list[int]) -> float:
    """Give the median of the milliseconds that something takes."""
    taken = []
    for number in numbers:
        begun = perf_counter()
        once(number)
        taken.append((perf_counter() - begun) * 1e3)
    return round(median(taken), 4)
