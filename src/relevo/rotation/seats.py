"""Tours in place on the first day that can change, as arrays: there, with a last day that may move.

Their post's window opens on the day they came, and on that day nobody else may come. Days that
are frozen weigh nothing, but for that first day: to leave it open costs more than all that follows
it, so that every best plan holds the tour. All else is as for any tour, its length and dwell too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.rotation.allowed import Fits
    from relevo.rotation.begun import Begun
    from relevo.rotation.model import Planning
    from relevo.rotation.solver.instance import Instance, Records


def seat_rows(
    past: Begun, fits: Fits, pairs: Records, pair_at: Mapping[tuple[str, str], int]
) -> None:
    """Give each pair in place its own row of allowed last days.

    Args:
        past: What has begun.
        fits: Gains the rows.
        pairs: Table of pairs, changed in place.
        pair_at: Index of each pair by unit and post.
    """
    for post, seat in past.seats.items():
        i = pair_at[seat.tour.unit, post]
        row = fits.seat(int(pairs["fit"][i]), seat.tour.stay.start, seat.least, seat.most)
        pairs["fit"][i] = row


def freeze(
    planning: Planning, past: Begun, instance: Instance, pair_at: Mapping[tuple[str, str], int]
) -> None:
    """Let nobody come on frozen days but those who did; changes the instance in place.

    Args:
        planning: The planning problem, with a first day that can change.
        past: What has begun.
        instance: The instance.
        pair_at: Index of each pair by unit and post.
    """
    assert planning.frozen_until is not None
    a, start = instance.arrays, planning.horizon.start
    since = (planning.frozen_until - start).days
    a.arrive[:, :since] = False
    a.unit_end[:, :since] = 0
    a.day_weight[:, :since] = 0
    above_all = int(a.day_weight.sum()) + max(1, int(np.gcd.reduce(a.day_weight, axis=None)))
    needs = instance.needs
    forced = np.zeros_like(instance.ceiling)
    for p, post in enumerate(planning.posts.values()):
        seat = past.seats.get(post.id)
        leaving = sorted(
            [tour.stay.end for tour in past.standing if tour.post == post.id]
            + ([post.incumbent.stay.end] if post.incumbent else [])
        )
        if seat is None:
            leaving = leaving[:-1]
        if leaving:
            a.arrive[p, : max(since, (leaving[-1] - start).days)] = False
        if seat is None:
            continue
        i, s = pair_at[seat.tour.unit, post.id], (seat.tour.stay.start - start).days
        low, high = (seat.least - start).days + 1, (seat.most - start).days + 1
        a.arrive[p, s] = True
        a.unit_end[a.pair["unit"][i], s] = high
        a.day_weight[p, s] = above_all
        if not a.depart[p, low : high + 1].any():
            a.depart[p, min(high, max(low, (seat.tour.stay.end - start).days))] = True
        least = low + int(a.depart[p, low : high + 1].argmax())
        resources = len(instance.ceiling)
        forced[:, since:least] += (needs.pair[i, :resources] + needs.post[p, :resources])[:, None]
    np.maximum(instance.ceiling, forced, out=instance.ceiling)
