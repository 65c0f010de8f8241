"""Compiled search: ruin and recreate under annealing.

The search never proves anything; it finds good plans fast and records the chains it tries, which
the proof then combines.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from relevo.rotation.solver.kernels import inner
from relevo.rotation.solver.moves import apply_chain, chain_value, settle, uncovered_days

_MOST_POSTS = 16
"""Most posts of one round."""
_GUIDED = 0.7
"""Share of rounds that follow the prices, if there are any."""
_LARGE = 0.3
"""Share of these that may take more than five posts."""
_RIVALS = 0.4
"""Share of rounds among posts that move somebody through the same point at about the same time."""
_ANY = 0.3
"""Share of the other picks that take any post, for ceilings are shared by all."""
_CLOSE = 10
"""Days apart at which two movements still compete."""
_TOWARD_GAPS = 0.6
"""Share of rounds that begin at a post with days without presence."""
_SURCHARGED = 0.6
"""Share of rounds with surcharges over the whole range."""


@njit(cache=True, nogil=True)
def search(
    a,
    h,
    w,
    order,
    heat,
    rounds,
    seed,
    chains,
    sizes,
    busy,
    left,
    moves,
    count,
    best,
    best_sizes,
    best_value,
    seen,
    seen_meta,
    unpriced,
    price,
):
    """Improve a plan by ruin and recreate.

    Each round gives back the chains of some posts that compete for units, for movements at about
    the same time, or for a ceiling, and finds each a new best chain in random order, for prices
    that say what is scarce if there are any; the annealing rule keeps it or not. In most rounds a
    random surcharge on each unit, drawn over the whole range from a cost unit to many uncovered
    days, keeps a post from taking the unit that another needs more.

    Args:
        a: Arrays of the instance.
        h: Days of relief in place.
        w: (5,) weights of the levels.
        order: Posts that have no chain yet, placed one by one in this order before anything else.
        heat: Temperature, in units of the objective.
        rounds: Rounds to run.
        seed: Seed of this call.
        chains: (P, most_tours, 3) current plan, changed in place.
        sizes: (P,) tours of each chain, changed in place.
        busy: (U, H) as for :func:`relevo.rotation.solver.moves.place`, changed in place.
        left: (K, H) likewise.
        moves: (Q, W) likewise.
        count: (U,) likewise.
        best: Best plan so far, changed in place.
        best_sizes: (P,) tours of each of its chains, changed in place.
        best_value: (1,) its value, changed in place.
        seen: (S, most_tours, 3) filled with chains tried.
        seen_meta: (S, 2) post and number of tours of each.
        unpriced: A guide that steers nothing.
        price: A guide; most rounds follow it if it steers anything.

    Returns:
        Number of chains recorded.
    """
    np.random.seed(seed)
    posts, most = chains.shape[0], chains.shape[1]
    units = busy.shape[0]
    old = np.zeros((_MOST_POSTS, most, 3), np.int32)
    old_size = np.zeros(_MOST_POSTS, np.int32)
    picked = np.zeros(_MOST_POSTS, np.int32)
    extra = np.zeros(units)
    turn = np.zeros(_MOST_POSTS, np.int32)
    rivals = np.zeros(posts, np.int32)
    n_rivals = 0
    recorded = 0
    low = max(w[2], w[3], w[4], 1e-3 * w[0]) * 3.0
    high = max(low * 2.0, 100.0 * w[0])
    spread = np.log(high / low)
    for x in range(len(order)):
        p = order[x]
        sizes[p] = settle(a, h, p, w, busy, left, moves, count, extra, price, chains[p])
    gaps = np.zeros(posts, np.int32)
    value = np.zeros(posts)
    total = 0.0
    for p in range(posts):
        value[p] = chain_value(a, p, chains[p], sizes[p], w)
        total += value[p]
    for u in range(units):
        total += w[3] * count[u] * (count[u] - 1)
    if total < best_value[0]:
        best_value[0] = total
        for p in range(posts):
            best_sizes[p] = _copy(chains[p], sizes[p], best[p])
    for _ in range(rounds):
        guided = price.unit.shape[0] > 0 and np.random.random() < _GUIDED
        n_gaps = 0
        for p in range(posts):
            if uncovered_days(a, p, chains[p], sizes[p]) > 0:
                gaps[n_gaps] = p
                n_gaps += 1
        if n_gaps > 0 and np.random.random() < _TOWARD_GAPS:
            picked[0] = gaps[np.random.randint(n_gaps)]
        else:
            picked[0] = np.random.randint(posts)
        n = 1
        want = np.random.randint(2, 6)
        if guided and np.random.random() < _LARGE:
            want = np.random.randint(2, _MOST_POSTS + 1)
        n_near = 0
        while n_near < a.near.shape[1] and a.near[picked[0], n_near] >= 0:
            n_near += 1
        rival = np.random.random() < _RIVALS
        if rival:
            n_rivals = _rivals(
                a, picked[0], chains, sizes, _moment(a, picked[0], chains, sizes), rivals
            )
        for _try in range(2 * want):
            if n >= want:
                break
            if rival and n_rivals > 0:
                other = rivals[np.random.randint(n_rivals)]
            elif n_near == 0 or np.random.random() < _ANY:
                other = np.random.randint(posts)
            else:
                other = a.near[picked[np.random.randint(n)], np.random.randint(n_near)]
            if other < 0:
                continue
            fresh = True
            for m in range(n):
                fresh &= picked[m] != other
            if fresh:
                picked[n] = other
                n += 1
        if np.random.random() < _SURCHARGED:
            for u in range(units):
                extra[u] = low * np.exp(np.random.random() * spread)
        else:
            for u in range(units):
                extra[u] = low * np.random.random()
        before = 0.0
        for m in range(n):
            p = picked[m]
            old_size[m] = _copy(chains[p], sizes[p], old[m])
            before += value[p]
            apply_chain(a, p, chains[p], sizes[p], -1, busy, left, moves, count)
        for m in range(n):
            turn[m] = m
        for m in range(n - 1, 0, -1):
            x = np.random.randint(m + 1)
            turn[m], turn[x] = turn[x], turn[m]
        for m in range(n):
            p = picked[turn[m]]
            if guided:
                sizes[p] = settle(a, h, p, w, busy, left, moves, count, extra, price, chains[p])
            else:
                sizes[p] = settle(a, h, p, w, busy, left, moves, count, extra, unpriced, chains[p])
            value[p] = chain_value(a, p, chains[p], sizes[p], w)
        now = 0.0
        for p in range(posts):
            now += value[p]
        for u in range(units):
            now += w[3] * count[u] * (count[u] - 1)
        for m in range(n):
            if recorded < seen.shape[0]:
                p = picked[m]
                seen_meta[recorded, 0] = p
                seen_meta[recorded, 1] = _copy(chains[p], sizes[p], seen[recorded])
                recorded += 1
        if now <= total - heat * np.log(np.random.random() + 1e-300):
            total = now
            if now < best_value[0] - 1e-9:
                best_value[0] = now
                for p in range(posts):
                    best_sizes[p] = _copy(chains[p], sizes[p], best[p])
        else:
            for m in range(n):
                p = picked[m]
                apply_chain(a, p, chains[p], sizes[p], -1, busy, left, moves, count)
            for m in range(n):
                p = picked[m]
                sizes[p] = _copy(old[m], old_size[m], chains[p])
                apply_chain(a, p, chains[p], sizes[p], 1, busy, left, moves, count)
                value[p] = chain_value(a, p, chains[p], sizes[p], w)
    return recorded


@inner
def _moment(a, p, chains, sizes):
    """Draw a day: an edge of a gap of the post if it has one, else any day of its window."""
    covered = a.post[p].begin
    if a.post[p].incumbent_end > 0:
        covered = min(a.post[p].incumbent_end, a.post[p].end)
    found, edges = -1, 0
    for c in range(sizes[p] + 1):
        start = chains[p, c, 1] if c < sizes[p] else a.post[p].end
        if start > covered:
            for edge in (covered, start):
                edges += 1
                if np.random.randint(edges) == 0:
                    found = edge
        if c < sizes[p]:
            covered = chains[p, c, 2]
    if found < 0 and a.post[p].begin < a.post[p].end:
        found = np.random.randint(a.post[p].begin, a.post[p].end)
    return found


@inner
def _rivals(a, p, chains, sizes, day, found):
    """List the other posts that move someone through the same point at about the same time."""
    n = 0
    for q in range(chains.shape[0]):
        if q == p or a.post[q].point != a.post[p].point:
            continue
        close = False
        for c in range(sizes[q]):
            close |= abs(chains[q, c, 1] - day) <= _CLOSE or abs(chains[q, c, 2] - day) <= _CLOSE
        if close:
            found[n] = q
            n += 1
    return n


@inner
def _copy(chain, n, to):
    """Copy a chain; give its number of tours. A loop: slices take seconds to compile."""
    for c in range(n):
        for x in range(3):
            to[c, x] = chain[c, x]
    return n
