"""Compiled start of a search from chains that are there already."""

from __future__ import annotations

from numba import njit

from relevo.rotation.solver.moves import apply_chain, fits


@njit(cache=True, nogil=True)
def resume(a, order, chains, sizes, busy, left, moves, count):
    """Take what the chains given use, post by post; a chain that no longer fits is left out.

    Args:
        a: Arrays of the instance.
        order: (P,) posts, in the order in which they take.
        chains: (P, most_tours, 3) chains, in a legal order each.
        sizes: (P,) tours of each; 0 afterwards where the chain does not fit.
        busy: (U, H) as for :func:`relevo.rotation.solver.moves.place`, changed in place.
        left: (K, H) likewise.
        moves: (Q, W) likewise.
        count: (U,) likewise.
    """
    for p in order:
        apply_chain(a, p, chains[p], sizes[p], 1, busy, left, moves, count)
        if not fits(a, p, chains[p], sizes[p], busy, left, moves):
            apply_chain(a, p, chains[p], sizes[p], -1, busy, left, moves, count)
            sizes[p] = 0
