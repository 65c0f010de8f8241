"""Tiny worlds with days that no plan covers, and what enumeration says of them."""

import itertools
import math
import time

from hypothesis import assume

from relevo.rotation.solve import solve
from relevo.rotation.solver.budget import Budget
from tests.rotation.brute import World
from tests.rotation.tiny import tiny

MOST = 15_000
"""Most combinations of chains that are looked at."""


def forever():
    """Give a budget that no tiny world uses up."""
    return Budget(time.monotonic, time.monotonic(), 600.0, lambda: False)


FOREVER = {"clock": time.monotonic, "time_limit_s": 600.0, "stopped": lambda: False}
"""A time that no tiny world uses up."""


def planned(seed):
    """Give a tiny world with its best plan, proven on every level."""
    planning = tiny(seed)
    result = solve(
        planning,
        clock=time.monotonic,
        time_limit_s=60.0,
        seed=0,
        progress=lambda _: None,
        stopped=lambda: False,
        remedies_s=1e-9,
    )
    assert all(level.value == level.bound for level in result.levels)
    return planning, result


def short(seed):
    """Give a tiny world in which some day stays uncovered, with its best plan.

    None has an overlap of 0 days: there, a unit that owes no day at home could follow itself.
    """
    assume(tiny(seed).overlap_days)
    planning, result = planned(seed)
    assume(result.uncovered)
    return planning, result


def coverable(world, needed):
    """Whether some plan covers all the days needed, by post, by looking at every plan."""
    options = [
        [chain for chain in world.chains(post) if not needed[post.id] - present(world, post, chain)]
        for post in world.planning.posts.values()
    ]
    assume(math.prod(map(len, options)) < MOST)
    return any(
        world.fits(dict(zip(world.planning.posts, combo, strict=True)))
        for combo in itertools.product(*options)
    )


def present(world, post, chain):
    """Give the days on which a post has somebody."""
    days = {day for _, first, last in chain for day in range(first, last + 1)}
    if post.incumbent is not None:
        begin = world.number[post.window.start]
        days |= set(range(begin, world.number[post.incumbent.stay.last] + 1))
    start = world.planning.horizon.start
    return {day for day in post.window if (day - start).days in days}


def all_plans(world):
    """Give every plan with its uncovered weighted days and its cost."""
    planning = world.planning
    options = [list(world.chains(post)) for post in planning.posts.values()]
    assume(math.prod(map(len, options)) < MOST)
    for combo in itertools.product(*options):
        plan = dict(zip(planning.posts, combo, strict=True))
        if world.fits(plan):
            lost = sum(
                post.weight * world.uncovered(post, plan[post.id])
                for post in planning.posts.values()
            )
            cost = sum(
                planning.units[unit].posts[post]
                for post, chain in plan.items()
                for unit, _, _ in chain
            )
            yield plan, lost, cost


__all__ = ["FOREVER", "World", "all_plans", "coverable", "forever", "planned", "present", "short"]
