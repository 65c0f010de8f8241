"""Compiled kernels: the best chain of one post, under prices and under what others leave.

A *chain* is the history of one post: tours that relieve each other in place or leave a gap. It is
a path in a graph with two nodes a day: ``G_t``, nobody has been here since yesterday, and ``N_t``,
the outgoing unit stays until ``t + h`` and its relief arrives today.

    G_t -> G_{t+1}      one uncovered day
    X_s -> N_{e-h}      tour (s, e), relieved in place            X is G or N
    X_s -> G_{e+1}      tour (s, e), then an uncovered day
    X_s -> end          tour that ends with the window

A relief outlasts the unit it relieves, and at most two units are there at once: a tour that begins
at ``N`` is longer than ``h``, and one that also ends relieved is at least ``2 h`` long.
"""

from __future__ import annotations

import numpy as np
from numba import njit

INF = 1e18
"""Cost of what cannot be."""

GAP, RELIEF = 0, 1
"""Kinds of nodes."""

inner = njit(cache=True, nogil=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)  # type: ignore[call-overload]  # numba's own types lack the two
"""For kernels that only other kernels call: half the time to compile."""


@inner
def dwell_end(e, s, dwell_x2, days):
    """Give the day from which a unit is free again after a tour ``(s, e)``, at most ``days``."""
    return min(days, e + (dwell_x2 * (e - s) + 1) // 2)


@njit(cache=True, nogil=True)
def price_post(
    a,
    h,
    p,
    gap,
    per_day,
    cost,
    change,
    unit_price,
    unit_tour,
    pair_price,
    presence,
    kept,
    relief_price,
    move_price,
    start_price,
    begun_price,
    ended_price,
    chain,
):
    """Find the cheapest chain of a post for given prices, over all day-level chains.

    Args:
        a: Arrays of the instance.
        h: Days of relief in place.
        p: Post.
        gap: (H,) cost of each day of this post if uncovered (weight and prices included).
        per_day: Cost of one person-day.
        cost: Cost of one cost unit.
        change: Cost of one tour not announced, and of one announced and not kept.
        unit_price: (U, H + 1) prefix sums of the prices of a unit's days.
        unit_tour: (U,) price of one tour of a unit.
        pair_price: (E,) price of one tour of a pair.
        presence: (E, H + 1) prefix sums of the prices of a pair's presence.
        kept: (H + 1,) prefix sums of the prices of what stays with the post.
        relief_price: (H,) price of a relief in place that begins on a day.
        move_price: (Q, W) price of one movement.
        start_price: (H,) price of beginning a tour on a day at this post.
        begun_price: (E, H) price of a pair's beginning a tour on a day.
        ended_price: (E, H + 1) price of a pair's ending a tour with an excluded end.
        chain: (most_tours, 3) filled with pair, s, e of the chain, in order of time.

    Returns:
        The cost of the chain and its number of tours; INF if the post has none.
    """
    begin, end = a.post[p].begin, a.post[p].end
    days = a.unit_end.shape[1]
    width, shortest = 0, days
    for i in range(a.pair_ptr[p], a.pair_ptr[p + 1]):
        f = a.pair[i].fit
        for s in range(begin, end):
            if a.first_end[f, s] > 0:
                width = max(width, a.last_end[f, s] - s)
                shortest = min(shortest, a.first_end[f, s] - s)
    tour = np.full((end - begin, width + 1), INF)
    best = np.full((end - begin, width + 1), -1, np.int32)
    weighed = np.zeros(days + 1)
    closing = np.zeros(days + 1)
    for i in range(a.pair_ptr[p], a.pair_ptr[p + 1]):
        u, f = a.pair[i].unit, a.pair[i].fit
        daily = per_day * a.unit[u].persons
        for t in range(days + 1):
            weighed[t] = daily * t + presence[i, t]
        fixed = cost * a.pair[i].cost + change + unit_tour[u] + pair_price[i]
        x2 = a.unit[u].dwell_x2
        price = unit_price[u]
        for t in range(days + 1):
            closing[t] = weighed[t] + ended_price[i, t]
        for s in range(begin, end):
            low = a.first_end[f, s]
            if low == 0 or a.unit_end[u, s] == 0 or not a.arrive[p, s]:
                continue
            high = min(a.last_end[f, s], a.unit_end[u, s], end)
            base = fixed - price[s] - weighed[s] + start_price[s] + begun_price[i, s]
            row, arg = tour[s - begin], best[s - begin]
            for e in range(low, high + 1):
                free = min(days, e + (x2 * (e - s) + 1) // 2)
                value = base + price[free] + closing[e]
                if value < row[e - s]:
                    row[e - s] = value
                    arg[e - s] = i
            for b in range(a.old_ptr[i], a.old_ptr[i + 1]):
                e = a.old[b, 1]
                if a.old[b, 0] == s and low <= e <= high:
                    free = min(days, e + (x2 * (e - s) + 1) // 2)
                    value = base + price[free] + closing[e] - 2.0 * change
                    if value < row[e - s]:
                        row[e - s] = value
                        arg[e - s] = i
    q = a.post[p].point
    size = end - begin + 1
    value = np.full((2, size), INF)
    from_kind = np.full((2, size), -1, np.int32)
    from_day = np.full((2, size), -1, np.int32)
    from_end = np.full((2, size), -1, np.int32)
    last = INF
    last_kind, last_day = -1, -1
    e0 = a.post[p].incumbent_end
    if e0 < 0:
        value[GAP, 0] = 0.0
    elif e0 >= end:
        last = 0.0
    else:
        if e0 - h >= begin:
            value[RELIEF, e0 - h - begin] = kept[e0 - h] - kept[e0]
        value[GAP, e0 + 1 - begin] = gap[e0]
    for t in range(begin, end):
        waiting = value[GAP, t - begin]
        if waiting + gap[t] < value[GAP, t + 1 - begin]:
            value[GAP, t + 1 - begin] = waiting + gap[t]
            from_kind[GAP, t + 1 - begin] = GAP
            from_day[GAP, t + 1 - begin] = t
            from_end[GAP, t + 1 - begin] = -1
        better = GAP if waiting <= value[RELIEF, t - begin] else RELIEF
        if not a.arrive[p, t]:
            continue
        for kind in range(2):
            if kind != better and shortest >= 2 * h:
                continue
            here = value[kind, t - begin]
            if here >= INF:
                continue
            here += move_price[q, a.week[t]] - kept[t]
            for length in range(h + 1 if kind == RELIEF else 1, width + 1):
                cell = tour[t - begin, length]
                if cell >= INF:
                    continue
                e = t + length
                if not a.depart[p, e]:
                    continue
                total = here + cell
                if not (e == end and a.post[p].stays_on):
                    total += move_price[q, a.week[e - 1]]
                if e == end:
                    if total + kept[e] < last:
                        last = total + kept[e]
                        last_kind, last_day = kind, t
                    continue
                relief = e - h
                relieved = length > h if kind == GAP else length >= 2 * h
                handed = total + kept[relief] + relief_price[relief]
                if relieved and handed < value[RELIEF, relief - begin]:
                    value[RELIEF, relief - begin] = handed
                    from_kind[RELIEF, relief - begin] = kind
                    from_day[RELIEF, relief - begin] = t
                    from_end[RELIEF, relief - begin] = e
                if total + kept[e] + gap[e] < value[GAP, e + 1 - begin]:
                    value[GAP, e + 1 - begin] = total + kept[e] + gap[e]
                    from_kind[GAP, e + 1 - begin] = kind
                    from_day[GAP, e + 1 - begin] = t
                    from_end[GAP, e + 1 - begin] = e
    n = 0
    kind, day = GAP, end
    if last < value[GAP, end - begin]:
        if last_day < 0:
            return last, 0
        chain[n, 0], chain[n, 1], chain[n, 2] = (
            best[last_day - begin, end - last_day],
            last_day,
            end,
        )
        n = 1
        kind, day = last_kind, last_day
    else:
        last = value[GAP, end - begin]
    while from_day[kind, day - begin] >= 0:
        s, e = from_day[kind, day - begin], from_end[kind, day - begin]
        kind = from_kind[kind, day - begin]
        day = s
        if e >= 0:
            chain[n, 0], chain[n, 1], chain[n, 2] = best[s - begin, e - s], s, e
            n += 1
    for i in range(n // 2):
        for c in range(3):
            chain[i, c], chain[n - 1 - i, c] = chain[n - 1 - i, c], chain[i, c]
    return last, n


@njit(cache=True, nogil=True)
def knapsack(post, weight, cost, target):
    """Choose at most one option of each post so that weights reach the target at least cost.

    Args:
        post: (N,) post of each option, in order.
        weight: (N,) its weight.
        cost: (N,) its cost.
        target: Weight to reach.

    Returns:
        (N,) indices of the options chosen, then -1; none if they cannot reach it.
    """
    n = len(post)
    best = np.full(target + 1, 1e9)
    best[0] = 0.0
    choice = np.full((n, target + 1), -1, np.int32)
    g, i = -1, 0
    while i < n:
        g += 1
        j = i
        while j < n and post[j] == post[i]:
            j += 1
        for w in range(target, -1, -1):
            for x in range(i, j):
                before = max(0, w - weight[x])
                if best[before] + cost[x] < best[w] - 1e-12:
                    best[w] = best[before] + cost[x]
                    choice[g, w] = x
        i = j
    chosen = np.full(n, -1, np.int32)
    if best[target] >= 1.0:
        return chosen
    w = target
    k = 0
    for back in range(g, -1, -1):
        x = choice[back, w]
        if x >= 0:
            chosen[k] = x
            k += 1
            w = max(0, w - weight[x])
    return chosen
