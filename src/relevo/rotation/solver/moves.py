"""Compiled search: one post's best chain in what the others leave, and ruin-and-recreate.

The search never proves anything; it finds good plans fast and records the chains it visits, which
the proof then combines.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from relevo.rotation.solver.kernels import INF, dwell_end

_GAP, _RELIEF = 0, 1
_INNER = njit(cache=True, nogil=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)
"""Kernels that only other kernels call: half the time to compile."""


@_INNER
def apply_chain(a, h, p, chain, n, sign, busy, left, moves, count):  # type: ignore[no-untyped-def]
    """Take (``sign`` 1) or give back (-1) everything a post's chain uses."""
    days = busy.shape[1]
    q = a.post[p].point
    covered = a.post[p].begin
    if a.post[p].incumbent_end > 0:
        covered = min(a.post[p].incumbent_end, a.post[p].end)
    for c in range(n):
        i, s, e = chain[c, 0], chain[c, 1], chain[c, 2]
        u = a.pair[i].unit
        for t in range(s, dwell_end(e, s, a.unit[u].dwell_x2, days)):
            busy[u, t] += sign
        for j in range(a.post_res.shape[1]):
            k = a.post_res[p, j]
            if k >= 0 and a.pair_need[i, j] > 0:
                for t in range(s, e):
                    left[k, t] -= sign * a.pair_need[i, j]
        covered = _keep(a, p, max(s, covered), e, sign, left)
        moves[q, a.week[s]] -= sign
        if not (e == a.post[p].end and a.post[p].stays_on):
            moves[q, a.week[e - 1]] -= sign
        count[u] += sign


@_INNER
def _keep(a, p, start, stop, sign, left):  # type: ignore[no-untyped-def]
    """Take or give back what a post itself uses on covered days; give the day after them."""
    for j in range(a.post_res.shape[1]):
        k = a.post_res[p, j]
        if k >= 0 and a.post_need[p, j] > 0:
            for t in range(start, stop):
                left[k, t] -= sign * a.post_need[p, j]
    return stop


@_INNER
def uncovered_days(a, p, chain, n):  # type: ignore[no-untyped-def]
    """Count the days of a post's window with nobody there."""
    covered = a.post[p].begin
    if a.post[p].incumbent_end > 0:
        covered = min(a.post[p].incumbent_end, a.post[p].end)
    missing = 0
    for c in range(n):
        missing += max(0, chain[c, 1] - covered)
        covered = max(covered, chain[c, 2])
    return missing + a.post[p].end - covered


@_INNER
def chain_value(a, p, chain, n, w):  # type: ignore[no-untyped-def]
    """Give the cost of a chain without fairness, for weights ``w`` of the levels."""
    value = w[0] * a.post[p].weight * uncovered_days(a, p, chain, n)
    for c in range(n):
        i = chain[c, 0]
        value += w[1] * a.unit[a.pair[i].unit].persons * (chain[c, 2] - chain[c, 1])
        value += w[2] * a.pair[i].cost
    return value


@_INNER
def place(a, h, p, w, busy, left, moves, count, extra, chain):  # type: ignore[no-untyped-def]
    """Find a cheapest chain of a post in what the other posts leave.

    Args:
        a: Arrays of the instance.
        h: Days of relief in place.
        p: Post; its own chain must have been given back.
        w: (4,) weights of the levels.
        busy: (U, H) how many tours or dwells occupy a unit.
        left: (K, H) what is left of each resource.
        moves: (Q, W) movements left.
        count: (U,) tours of each unit.
        extra: (U,) surcharge on each tour of a unit, to steer the search.
        chain: (most_tours, 3) filled with pair, s, e.

    Returns:
        Number of tours. The chain is the cheapest of those that keep the cheapest way to each
        node; it always fits.
    """
    begin, end = a.post[p].begin, a.post[p].end
    days = busy.shape[1]
    first_pair, pairs = a.pair_ptr[p], a.pair_ptr[p + 1] - a.pair_ptr[p]
    g = w[0] * a.post[p].weight
    reach = np.zeros((pairs, days + 1), np.int32)
    longest = 0
    for m in range(pairs):
        i = first_pair + m
        u, f = a.pair[i].unit, a.pair[i].fit
        x2 = a.unit[u].dwell_x2
        next_busy = days + days
        short = end
        for t in range(days - 1, begin - 1, -1):
            if busy[u, t] > 0:
                next_busy = t
            if t >= end:
                continue
            for j in range(a.post_res.shape[1]):
                k = a.post_res[p, j]
                if k >= 0 and left[k, t] < a.pair_need[i, j] + a.post_need[p, j]:
                    short = t
            if a.first_end[f, t] == 0 or a.unit_end[u, t] == 0 or not a.arrive[p, t]:
                continue
            top = min(min(short, end), min(a.last_end[f, t], a.unit_end[u, t]))
            if next_busy < days:
                length = (2 * (next_busy - t)) // (2 + x2)
                while length > 0 and length + (x2 * length + 1) // 2 > next_busy - t:
                    length -= 1
                top = min(top, t + length)
            if top >= a.first_end[f, t]:
                reach[m, t] = top
                longest = max(longest, top - t)
    size = end - begin + 2
    value = np.full((2, size), INF)
    tail = np.full((2, size, 5), -1, np.int32)
    e0 = a.post[p].incumbent_end
    q = a.post[p].point
    last = INF
    last_tail = np.full(5, -1, np.int32)
    if e0 < 0:
        value[_GAP, 0] = 0.0
    elif e0 >= end:
        last = 0.0
    else:
        if e0 - h >= begin:
            value[_RELIEF, e0 - h - begin] = 0.0
        value[_GAP, e0 + 1 - begin] = g
    cheap = np.full(longest + 2, INF)
    who = np.full(longest + 2, -1, np.int32)
    for t in range(begin, end):
        if value[_GAP, t - begin] + g < value[_GAP, t + 1 - begin]:
            value[_GAP, t + 1 - begin] = value[_GAP, t - begin] + g
            tail[_GAP, t + 1 - begin] = tail[_GAP, t - begin]
        if not a.arrive[p, t]:
            continue
        for kind in range(2):
            here = value[kind, t - begin]
            if here >= INF:
                continue
            before = tail[kind, t - begin]
            need_moves = 1
            if before[0] >= 0 and a.week[before[2] - 1] == a.week[t]:
                need_moves = 2
            if moves[q, a.week[t]] < need_moves:
                continue
            cheap[:] = INF
            common = -1
            for m in range(pairs):
                top = reach[m, t]
                if top == 0:
                    continue
                i = first_pair + m
                u = a.pair[i].unit
                if before[0] >= 0:
                    if not _rested(a, u, t, before, tail, begin, days):
                        continue
                    if kind == _RELIEF and not _both_fit(a, p, i, before[0], t, min(t + h, end), left):
                        continue
                low = a.first_end[a.pair[i].fit, t]
                fixed = w[2] * a.pair[i].cost + extra[u] + 2.0 * w[3] * count[u]
                daily = w[1] * a.unit[u].persons
                if common < 0:
                    common = low
                if low == common and daily == 0.0:
                    if fixed < cheap[top - t]:
                        cheap[top - t] = fixed
                        who[top - t] = i
                else:
                    for e in range(low, top + 1):
                        if fixed + daily * (e - t) < cheap[e - t]:
                            cheap[e - t] = fixed + daily * (e - t)
                            who[e - t] = i
            if common < 0:
                continue
            if w[1] == 0.0:
                for length in range(longest - 1, common - t - 1, -1):
                    if cheap[length + 1] < cheap[length]:
                        cheap[length] = cheap[length + 1]
                        who[length] = who[length + 1]
            for length in range(1, longest + 1):
                if cheap[length] >= INF:
                    continue
                e = t + length
                if e > end or not a.depart[p, e]:
                    continue
                total = here + cheap[length]
                stays = e == end and a.post[p].stays_on
                if not stays:
                    out = a.week[e - 1]
                    need_out = 1
                    if out == a.week[t]:
                        need_out += need_moves
                    elif before[0] >= 0 and out == a.week[before[2] - 1]:
                        need_out += 1
                    if moves[q, out] < need_out:
                        continue
                if e == end:
                    if total < last:
                        last = total
                        _set_tail(last_tail, who[length], t, e, kind)
                    continue
                relief = e - h - begin
                if e - h > t and total < value[_RELIEF, relief]:
                    value[_RELIEF, relief] = total
                    _set_tail(tail[_RELIEF, relief], who[length], t, e, kind)
                if total + g < value[_GAP, e + 1 - begin]:
                    value[_GAP, e + 1 - begin] = total + g
                    _set_tail(tail[_GAP, e + 1 - begin], who[length], t, e, kind)
    at = last_tail if last < value[_GAP, end - begin] else tail[_GAP, end - begin]
    n = 0
    while at[0] >= 0:
        chain[n, 0], chain[n, 1], chain[n, 2] = at[0], at[1], at[2]
        n += 1
        at = tail[at[3], at[1] - begin]
    for c in range(n // 2):
        for x in range(3):
            chain[c, x], chain[n - 1 - c, x] = chain[n - 1 - c, x], chain[c, x]
    return n


@_INNER
def _set_tail(tail, pair, s, e, kind):  # type: ignore[no-untyped-def]
    """Note the last tour on the way to a node, and the kind of node it began at."""
    tail[0], tail[1], tail[2], tail[3] = pair, s, e, kind


@_INNER
def _rested(a, u, t, before, tail, begin, days):  # type: ignore[no-untyped-def]
    """Whether a unit owes no dwell on day ``t`` for a tour earlier on the same way."""
    at = before
    while at[0] >= 0:
        if a.pair[at[0]].unit == u and dwell_end(at[2], at[1], a.unit[u].dwell_x2, days) > t:
            return False
        if a.pair[at[0]].unit == u and at[2] > t:
            return False
        at = tail[at[3], at[1] - begin]
    return True


@_INNER
def _both_fit(a, p, i, other, start, stop, left):  # type: ignore[no-untyped-def]
    """Whether both units of a relief fit what is left on each day of the overlap."""
    for j in range(a.post_res.shape[1]):
        k = a.post_res[p, j]
        if k < 0:
            continue
        need = a.pair_need[i, j] + a.pair_need[other, j] + a.post_need[p, j]
        for t in range(start, stop):
            if left[k, t] < need:
                return False
    return True


@_INNER
def fits(a, p, chain, n, busy, left, moves):  # type: ignore[no-untyped-def]
    """Whether everything is within its ceiling on the days a chain just applied touches."""
    q = a.post[p].point
    for c in range(n):
        i, s, e = chain[c, 0], chain[c, 1], chain[c, 2]
        u = a.pair[i].unit
        for t in range(s, dwell_end(e, s, a.unit[u].dwell_x2, busy.shape[1])):
            if busy[u, t] > 1:
                return False
        for j in range(a.post_res.shape[1]):
            k = a.post_res[p, j]
            if k >= 0 and a.pair_need[i, j] + a.post_need[p, j] > 0:
                for t in range(s, e):
                    if left[k, t] < 0:
                        return False
        if moves[q, a.week[s]] < 0:
            return False
        if not (e == a.post[p].end and a.post[p].stays_on) and moves[q, a.week[e - 1]] < 0:
            return False
    return True


@_INNER
def _settle(a, h, p, w, busy, left, moves, count, extra, chain):  # type: ignore[no-untyped-def]
    """Give a post its best chain and take what it uses; no chain if it would not fit."""
    n = place(a, h, p, w, busy, left, moves, count, extra, chain)
    apply_chain(a, h, p, chain, n, 1, busy, left, moves, count)
    if fits(a, p, chain, n, busy, left, moves):
        return n
    apply_chain(a, h, p, chain, n, -1, busy, left, moves, count)
    return 0


@njit(cache=True, nogil=True)
def search(a, h, w, order, heat, rounds, seed, chains, sizes, busy, left, moves, count, best, best_sizes, best_value, seen, seen_meta):  # type: ignore[no-untyped-def]
    """Improve a plan by ruin and recreate.

    Each round gives back the chains of two to five posts that compete, and finds each a new best
    chain in random order; the result is kept by the annealing rule. In most rounds a random
    surcharge on each unit, drawn over the whole range from a cost unit to many uncovered days,
    keeps a post from taking the unit that another needs more.

    Args:
        a: Arrays of the instance.
        h: Days of relief in place.
        w: (4,) weights of the levels.
        order: Posts that have no chain yet, placed one by one in this order before anything else.
        heat: Temperature, in units of the objective.
        rounds: Rounds to run.
        seed: Seed of this call.
        chains: (P, most_tours, 3) current plan, changed in place.
        sizes: (P,) tours of each chain, changed in place.
        busy: (U, H), left: (K, H), moves: (Q, W), count: (U,): as for :func:`place`, in place.
        best: Best plan so far, changed in place; best_sizes likewise.
        best_value: (1,) its value, changed in place.
        seen: (S, most_tours, 3) filled with chains of plans accepted.
        seen_meta: (S, 2) post and number of tours of each.

    Returns:
        Number of chains recorded.
    """
    np.random.seed(seed)
    posts, most = chains.shape[0], chains.shape[1]
    units = busy.shape[0]
    old = np.zeros((5, most, 3), np.int32)
    old_size = np.zeros(5, np.int32)
    picked = np.zeros(5, np.int32)
    extra = np.zeros(units)
    spare = np.zeros((most, 3), np.int32)
    recorded = 0
    low = max(w[2], max(w[3], 1e-3 * w[0])) * 3.0
    high = max(low * 2.0, 100.0 * w[0])
    spread = np.log(high / low)
    extra[:] = 0.0
    for x in range(len(order)):
        p = order[x]
        sizes[p] = _settle(a, h, p, w, busy, left, moves, count, extra, chains[p])
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
        best[:] = chains
        best_sizes[:] = sizes
    for _ in range(rounds):
        n_gaps = 0
        for p in range(posts):
            if uncovered_days(a, p, chains[p], sizes[p]) > 0:
                gaps[n_gaps] = p
                n_gaps += 1
        if n_gaps > 0 and np.random.random() < 0.6:
            picked[0] = gaps[np.random.randint(n_gaps)]
        else:
            picked[0] = np.random.randint(posts)
        n = 1
        want = np.random.randint(2, 6)
        n_near = 0
        while n_near < a.near.shape[1] and a.near[picked[0], n_near] >= 0:
            n_near += 1
        for _try in range(12):
            if n >= want or n_near == 0:
                break
            other = a.near[picked[np.random.randint(n)], np.random.randint(n_near)]
            if other < 0:
                continue
            fresh = True
            for m in range(n):
                fresh &= picked[m] != other
            if fresh:
                picked[n] = other
                n += 1
        if np.random.random() < 0.6:
            for u in range(units):
                extra[u] = low * np.exp(np.random.random() * spread)
        else:
            for u in range(units):
                extra[u] = low * np.random.random()
        before = 0.0
        for m in range(n):
            p = picked[m]
            old[m] = chains[p]
            old_size[m] = sizes[p]
            before += value[p]
            apply_chain(a, h, p, chains[p], sizes[p], -1, busy, left, moves, count)
        for m in range(n - 1, 0, -1):
            x = np.random.randint(m + 1)
            if x != m:
                picked[m], picked[x] = picked[x], picked[m]
                spare[:] = old[m]
                old[m] = old[x]
                old[x] = spare
                old_size[m], old_size[x] = old_size[x], old_size[m]
        for m in range(n):
            p = picked[m]
            sizes[p] = _settle(a, h, p, w, busy, left, moves, count, extra, chains[p])
            value[p] = chain_value(a, p, chains[p], sizes[p], w)
        now = 0.0
        for p in range(posts):
            now += value[p]
        for u in range(units):
            now += w[3] * count[u] * (count[u] - 1)
        if now <= total - heat * np.log(np.random.random() + 1e-300):
            total = now
            for m in range(n):
                if recorded < seen.shape[0]:
                    p = picked[m]
                    seen[recorded] = chains[p]
                    seen_meta[recorded, 0] = p
                    seen_meta[recorded, 1] = sizes[p]
                    recorded += 1
            if now < best_value[0] - 1e-9:
                best_value[0] = now
                best[:] = chains
                best_sizes[:] = sizes
        else:
            for m in range(n):
                p = picked[m]
                apply_chain(a, h, p, chains[p], sizes[p], -1, busy, left, moves, count)
            for m in range(n):
                p = picked[m]
                chains[p] = old[m]
                sizes[p] = old_size[m]
                apply_chain(a, h, p, chains[p], sizes[p], 1, busy, left, moves, count)
                value[p] = chain_value(a, p, chains[p], sizes[p], w)
    return recorded
