# ruff: noqa: C901, PLR0912 - plain loops, one after the other, are its whole point
"""Every plan of a tiny world, one by one: the optimum by counting, with code of its own.

Days are integers from the first day of the horizon. Nothing here comes from the planner, and the
rules are written from ``docs/explanation/semantics.md`` alone.
"""

from __future__ import annotations

import itertools
import math
from datetime import timedelta


class World:
    """A planning problem in plain numbers."""

    def __init__(self, planning):
        self.planning = planning
        self.days = planning.horizon.days
        self.h = planning.overlap_days
        zero = planning.horizon.start
        self.number = {zero + timedelta(days=t): t for t in range(-9, self.days + 9)}
        self.closed = {self.number[d] for e in planning.calendar if e.no_movement for d in e.term}
        self.bounds = {
            limit.id.split("/")[1]: limit.readings[0].bound.lo for limit in planning.mandate.limits
        }

    def free_days(self, unit):
        days = {self.number[d] for t in unit.available for d in t if d in self.planning.horizon}
        if unit.free_from is not None:
            days = {d for d in days if d >= 0}
        return days

    def may(self, unit, post, first, last):
        """Whether one tour by itself is allowed."""
        begin, end = self.number[post.window.start], self.number[post.window.last]
        available = self.free_days(unit)
        if first < begin or last > end or not set(range(first, last + 1)) <= available:
            return False
        if unit.free_from is not None and first < self.number[unit.free_from]:
            return False
        if last - first + 1 > self.bounds.get("stay", self.days) or first in self.closed:
            return False
        leaves = not (last == end and post.ends == "continues")
        return not (leaves and last in self.closed)

    def chains(self, post):
        """Every history of one post: tuples of (unit, first, last)."""
        begin, end = self.number[post.window.start], self.number[post.window.last]
        tours = [
            (u.id, first, last)
            for u in self.planning.units.values()
            if post.id in u.posts
            for first in range(begin, end + 1)
            for last in range(first, end + 1)
            if self.may(u, post, first, last)
        ]
        seated = None
        if post.incumbent is not None:
            seated = (post.incumbent.unit, begin - 1, self.number[post.incumbent.stay.last])

        def grow(chain):
            yield tuple(chain)
            before = chain[-1] if chain else seated
            earlier = chain[-2] if len(chain) > 1 else seated if chain else None
            for tour in tours:
                if before is not None:
                    follows = tour[1] >= before[2] + 2
                    relieves = tour[1] == before[2] + 1 - self.h and tour[1] > before[1]
                    if relieves and tour[0] == before[0]:
                        continue
                    if not (follows or relieves):
                        continue
                    if tour[2] <= before[2]:
                        continue
                    if earlier is not None and tour[1] <= earlier[2]:
                        continue
                yield from grow([*chain, tour])

        yield from grow([])

    def uncovered(self, post, chain):
        begin, end = self.number[post.window.start], self.number[post.window.last]
        present = {d for _, a, b in chain for d in range(a, b + 1)}
        if post.incumbent is not None:
            present |= set(range(begin, self.number[post.incumbent.stay.last] + 1))
        return len(set(range(begin, end + 1)) - present)

    def counts(self, here):
        """Count persons, rifles and units of (unit, post) present on one day."""
        units, posts = self.planning.units, self.planning.posts
        return {
            "persons": sum(units[u].persons for u, _ in here),
            "rifles": sum(bool(units[u].kit) for u, _ in here)
            + sum(bool(posts[p].kit) for p in {p for _, p in here}),
            "units": len(here),
        }

    def fits(self, plan):
        """Whether a plan, a chain for each post, keeps everything that posts share.

        What an incumbent alone exceeds is a fact: a plan only must not add to it.
        """
        planning = self.planning
        stays = [(u, p, a, b, False) for p, chain in plan.items() for u, a, b in chain]
        for post in planning.posts.values():
            if post.incumbent is not None:
                stay = post.incumbent.stay
                last = min(self.number[stay.last], self.number[post.window.last])
                stays.append((post.incumbent.unit, post.id, self.number[stay.start], last, True))
        for name in planning.units:
            mine = sorted(
                (a, b if not seated else self.number[planning.posts[p].incumbent.stay.last])
                for u, p, a, b, seated in stays
                if u == name
            )
            for (a, b), (c, _) in itertools.pairwise(mine):
                if c < b + 1 + math.ceil(planning.units[name].dwell_x2 * (b - a + 1) / 2):
                    return False
        for d in range(self.days):
            here = [(u, p) for u, p, a, b, _ in stays if a <= d <= b]
            counts = self.counts(here)
            seated = self.counts([(u, p) for u, p, a, b, s in stays if s and a <= d <= b])
            for name, n in counts.items():
                if n > self.bound(name, n, d) and n > seated[name]:
                    return False
            for host in planning.institutions.values():
                inside = sum(planning.posts[p].institution == host.id for _, p in here)
                already = sum(
                    planning.posts[p].institution == host.id
                    for _, p, a, b, s in stays
                    if s and a <= d <= b
                )
                if host.units_at_once is not None and already < inside > self.room(host, d):
                    return False
        moves, leaving = [], []
        for _, p, a, b, seated in stays:
            post = planning.posts[p]
            if not seated:
                moves.append(a // 7)
            if not (post.ends == "continues" and b == self.number[post.window.last]):
                moves.append(b // 7)
                if seated:
                    leaving.append(b // 7)
        room = planning.points["Q"].moves_per_week
        return room is None or all(
            moves.count(week) <= max(self.moves(room, week), leaving.count(week))
            for week in set(moves)
        )

    def bound(self, name, none, day):  # noqa: ARG002 - a world may have days of its own
        """Give the number a limit is met up to on a day; ``none`` if there is no such limit."""
        return self.bounds.get(name, none)

    def room(self, host, day):  # noqa: ARG002 - as bound
        """Give how many units a host institution holds on a day."""
        return host.units_at_once

    def moves(self, room, week):  # noqa: ARG002 - as bound
        """Give how many movements a point of entry takes in a week."""
        return room

    def plans(self):
        """Count the combinations that :meth:`best` would look at, or more."""
        return math.prod(
            sum(1 for _ in itertools.islice(self.chains(post), 3000))
            for post in self.planning.posts.values()
        )

    def best(self):
        """Give (uncovered, cost, fairness) of the best plan, or None if none fits."""
        planning = self.planning
        worth = {}
        for post in planning.posts.values():
            worth[post.id] = [
                (
                    post.weight * self.uncovered(post, chain),
                    sum(planning.units[u].posts[post.id] for u, _, _ in chain),
                    chain,
                )
                for chain in self.chains(post)
            ]
        combined = sorted(
            (
                (sum(c[0] for c in combo), sum(c[1] for c in combo), combo)
                for combo in itertools.product(*worth.values())
            ),
            key=lambda c: c[:2],
        )
        best = None
        for lost, cost, combo in combined:
            if best is not None and (lost, cost) != best[:2]:
                return best
            plan = dict(zip(worth, (c[2] for c in combo), strict=True))
            tours = [u for chain in plan.values() for u, _, _ in chain]
            fairness = sum(n * (n - 1) for n in map(tours.count, set(tours)))
            if best is not None and fairness >= best[2]:
                continue
            if self.fits(plan):
                best = (lost, cost, fairness)
        return best
