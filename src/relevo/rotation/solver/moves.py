"""Compiled moves: one post's best chain in what the other posts leave."""

from __future__ import annotations

import numpy as np

from relevo.rotation.solver.kernels import GAP, INF, RELIEF, dwell_end, inner


@inner
def apply_chain(a, p, chain, n, sign, busy, left, moves, count):
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


@inner
def _keep(a, p, start, stop, sign, left):
    """Take or give back what a post itself uses on covered days; give the day after them."""
    for j in range(a.post_res.shape[1]):
        k = a.post_res[p, j]
        if k >= 0 and a.post_need[p, j] > 0:
            for t in range(start, stop):
                left[k, t] -= sign * a.post_need[p, j]
    return stop


@inner
def uncovered_days(a, p, chain, n):
    """Add up the weights of the days of a post's window with nobody there."""
    covered = a.post[p].begin
    if a.post[p].incumbent_end > 0:
        covered = min(a.post[p].incumbent_end, a.post[p].end)
    missing = 0
    for c in range(n):
        for t in range(covered, chain[c, 1]):
            missing += a.day_weight[p, t]
        covered = max(covered, chain[c, 2])
    for t in range(covered, a.post[p].end):
        missing += a.day_weight[p, t]
    return missing


@inner
def announced(a, i, s, e):
    """Whether a tour of a pair is one of those announced."""
    found = False
    for b in range(a.old_ptr[i], a.old_ptr[i + 1]):
        found |= a.old[b, 0] == s and a.old[b, 1] == e
    return found


@inner
def changes(a, p, chain, n):
    """Count the tours of a chain not announced, and the announced ones of its post not kept."""
    found = a.old_ptr[a.pair_ptr[p + 1]] - a.old_ptr[a.pair_ptr[p]]
    for c in range(n):
        found += -1 if announced(a, chain[c, 0], chain[c, 1], chain[c, 2]) else 1
    return found


@inner
def chain_value(a, p, chain, n, w):
    """Give the cost of a chain without fairness, for weights ``w`` of the levels."""
    value = w[0] * uncovered_days(a, p, chain, n)
    if w[4] > 0:
        value += w[4] * changes(a, p, chain, n)
    for c in range(n):
        i = chain[c, 0]
        value += w[1] * a.unit[a.pair[i].unit].persons * (chain[c, 2] - chain[c, 1])
        value += w[2] * a.pair[i].cost
    return value


@inner
def place(a, h, p, w, busy, left, moves, count, extra, price, chain):
    """Find a cheapest chain of a post in what the other posts leave.

    Args:
        a: Arrays of the instance.
        h: Days of relief in place.
        p: Post; its own chain must have been given back.
        w: (5,) weights of the levels.
        busy: (U, H) how many tours or dwells occupy a unit.
        left: (K, H) what is left of each resource.
        moves: (Q, W) movements left.
        count: (U,) tours of each unit.
        extra: (U,) surcharge on each tour of a unit, to steer the search.
        price: Prices that steer the search, a :class:`relevo.rotation.solver.prices.Guide`.
        chain: (most_tours, 3) filled with pair, s, e.

    Returns:
        Number of tours. The chain is the cheapest of those that keep the cheapest way to each
        node; it always fits.
    """
    begin, end = a.post[p].begin, a.post[p].end
    days = busy.shape[1]
    first_pair, pairs = a.pair_ptr[p], a.pair_ptr[p + 1] - a.pair_ptr[p]
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
            top = min(short, end, a.last_end[f, t], a.unit_end[u, t])
            if next_busy < days:
                length = (2 * (next_busy - t)) // (2 + x2)
                while length > 0 and length + (x2 * length + 1) // 2 > next_busy - t:
                    length -= 1
                top = min(top, t + length)
            if top >= a.first_end[f, t]:
                reach[m, t] = top
                longest = max(longest, top - t)
    priced = price.unit.shape[0] > 0
    size = end - begin + 2
    value = np.full((2, size), INF)
    tail = np.full((2, size, 4), -1, np.int32)
    e0 = a.post[p].incumbent_end
    q = a.post[p].point
    last = INF
    last_tail = np.full(4, -1, np.int32)
    if e0 < 0:
        value[GAP, 0] = 0.0
    elif e0 >= end:
        last = 0.0
    else:
        if e0 - h >= begin:
            value[RELIEF, e0 - h - begin] = 0.0
        value[GAP, e0 + 1 - begin] = w[0] * a.day_weight[p, e0]
    cheap = np.full(longest + 2, INF)
    who = np.full(longest + 2, -1, np.int32)
    for t in range(begin, end):
        missed = value[GAP, t - begin] + w[0] * a.day_weight[p, t]
        if missed < value[GAP, t + 1 - begin]:
            value[GAP, t + 1 - begin] = missed
            for x in range(4):
                tail[GAP, t + 1 - begin, x] = tail[GAP, t - begin, x]
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
            for length in range(longest + 2):
                cheap[length] = INF
            common = -1
            for m in range(pairs):
                top = reach[m, t]
                if top == 0:
                    continue
                i = first_pair + m
                u = a.pair[i].unit
                if before[0] >= 0 and not _may_follow(
                    a, h, p, i, t, kind, before, tail, begin, days, left
                ):
                    continue
                low = a.first_end[a.pair[i].fit, t]
                fixed = w[2] * a.pair[i].cost + w[4] + extra[u] + 2.0 * w[3] * count[u]
                daily = w[1] * a.unit[u].persons
                if common < 0:
                    common = low
                if priced:
                    x2 = a.unit[u].dwell_x2
                    fixed -= price.unit[u, t] + price.presence[i, t]
                    for e in range(low, top + 1):
                        free = min(days, e + (x2 * (e - t) + 1) // 2)
                        cell = fixed + daily * (e - t) + price.unit[u, free] + price.presence[i, e]
                        if cell < cheap[e - t]:
                            cheap[e - t] = cell
                            who[e - t] = i
                elif low == common and daily == 0.0:
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
            if w[1] == 0.0 and not priced:
                for length in range(longest - 1, common - t - 1, -1):
                    if cheap[length + 1] < cheap[length]:
                        cheap[length] = cheap[length + 1]
                        who[length] = who[length + 1]
            if w[4] > 0.0:
                for m in range(pairs):
                    i = first_pair + m
                    for b in range(a.old_ptr[i], a.old_ptr[i + 1]):
                        e = a.old[b, 1]
                        if a.old[b, 0] != t or e > reach[m, t]:
                            continue
                        u = a.pair[i].unit
                        if e < a.first_end[a.pair[i].fit, t] or (
                            before[0] >= 0
                            and not _may_follow(
                                a, h, p, i, t, kind, before, tail, begin, days, left
                            )
                        ):
                            continue
                        value_old = w[2] * a.pair[i].cost - w[4] + extra[u]
                        value_old += 2.0 * w[3] * count[u] + w[1] * a.unit[u].persons * (e - t)
                        if value_old < cheap[e - t]:
                            cheap[e - t] = value_old
                            who[e - t] = i
            for length in range(h + 1 if kind == RELIEF else 1, longest + 1):
                if cheap[length] >= INF:
                    continue
                e = t + length
                if e > end or not a.depart[p, e]:
                    continue
                total = here + cheap[length]
                if priced:
                    total += price.move[q, a.week[t]]
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
                    if priced:
                        total += price.move[q, out]
                if e == end:
                    if total < last:
                        last = total
                        _set_tail(last_tail, who[length], t, e, kind)
                    continue
                relief = e - h - begin
                relieved = length > h if kind == GAP else length >= 2 * h
                handed = total
                if priced:
                    handed += price.relief[p, e - h]
                if relieved and handed < value[RELIEF, relief]:
                    value[RELIEF, relief] = handed
                    _set_tail(tail[RELIEF, relief], who[length], t, e, kind)
                missed = total + w[0] * a.day_weight[p, e]
                if missed < value[GAP, e + 1 - begin]:
                    value[GAP, e + 1 - begin] = missed
                    _set_tail(tail[GAP, e + 1 - begin], who[length], t, e, kind)
    at = last_tail if last < value[GAP, end - begin] else tail[GAP, end - begin]
    n = 0
    while at[0] >= 0:
        chain[n, 0], chain[n, 1], chain[n, 2] = at[0], at[1], at[2]
        n += 1
        at = tail[at[3], at[1] - begin]
    for c in range(n // 2):
        for x in range(3):
            chain[c, x], chain[n - 1 - c, x] = chain[n - 1 - c, x], chain[c, x]
    return n


@inner
def _set_tail(tail, pair, s, e, kind):
    """Note the last tour on the way to a node, and the kind of node it began at."""
    tail[0], tail[1], tail[2], tail[3] = pair, s, e, kind


@inner
def _may_follow(a, h, p, i, t, kind, before, tail, begin, days, left):
    """Whether a pair's tour may begin on day ``t`` after the tours on the way to its node."""
    if not _rested(a, a.pair[i].unit, t, before, tail, begin, days):
        return False
    return kind != RELIEF or _both_fit(a, p, i, before[0], t, min(t + h, a.post[p].end), left)


@inner
def _rested(a, u, t, before, tail, begin, days):
    """Whether a unit owes no dwell on day ``t`` for a tour earlier on the same way."""
    at = before
    while at[0] >= 0:
        if a.pair[at[0]].unit == u and dwell_end(at[2], at[1], a.unit[u].dwell_x2, days) > t:
            return False
        if a.pair[at[0]].unit == u and at[2] > t:
            return False
        at = tail[at[3], at[1] - begin]
    return True


@inner
def _both_fit(a, p, i, other, start, stop, left):
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


@inner
def fits(a, p, chain, n, busy, left, moves):
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


@inner
def settle(a, h, p, w, busy, left, moves, count, extra, price, chain):
    """Give a post its best chain and take what it uses; no chain if it would not fit."""
    n = place(a, h, p, w, busy, left, moves, count, extra, price, chain)
    apply_chain(a, p, chain, n, 1, busy, left, moves, count)
    if fits(a, p, chain, n, busy, left, moves):
        return n
    apply_chain(a, p, chain, n, -1, busy, left, moves, count)
    return 0
