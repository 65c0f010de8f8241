"""What the peers read from an instance: who may arrive when, and what incumbents leave.

It is made from the published form alone, so a peer sees nothing that an outsider would not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

Row = tuple[str, str, int, int]
"""A tour of a plan: unit, post, first day, excluded end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A unit that may hold a post.

    Attributes:
        unit: Unit.
        post: Post.
        takes: What it takes of each ceiling on each of its days.
        lengths: Row of the instance's ``lengths``.
        terms: Days it is available, as pairs of first day and excluded end; a tour fits in one.
        dwell_x2: Twice the days owed at home for each day of a tour.
    """

    unit: str
    post: str
    takes: tuple[int, ...]
    lengths: int
    terms: tuple[tuple[int, int], ...]
    dwell_x2: int

    def free(self, begin: int, end: int) -> int:
        """Give the first day on which the unit may begin its next tour."""
        return end + (self.dwell_x2 * (end - begin) + 1) // 2


class View:
    """An instance as its peers see it.

    Args:
        instance: The instance, as its JSON gives it.
    """

    def __init__(self, instance: dict[str, Any]) -> None:
        """Index the tables."""
        self.instance = instance
        self.days: int = instance["days"]
        self.overlap: int = instance["overlap"]
        self.posts: dict[str, dict[str, Any]] = {post["id"]: post for post in instance["posts"]}
        self.lengths: list[dict[str, list[int]]] = instance["lengths"]
        self.week = [0] * (self.days + 1)
        for number, (first, stop) in enumerate(instance["weeks"]):
            self.week[first:stop] = [number] * (stop - first)

    @cached_property
    def pairs(self) -> dict[str, tuple[Pair, ...]]:
        """The pairs of each post."""
        units = {unit["id"]: unit for unit in self.instance["units"]}
        found: dict[str, list[Pair]] = {post: [] for post in self.posts}
        for pair in self.instance["pairs"]:
            unit = units[pair["unit"]]
            begins = max(unit["free_from"], self._owed.get(pair["unit"], 0))
            terms = tuple((max(a, begins), b) for a, b in unit["available"] if b > begins)
            found[pair["post"]].append(
                Pair(
                    unit=pair["unit"],
                    post=pair["post"],
                    takes=tuple(pair["takes"]),
                    lengths=pair["lengths"],
                    terms=terms,
                    dwell_x2=unit["dwell_x2"],
                )
            )
        return {post: tuple(pairs) for post, pairs in found.items()}

    @cached_property
    def _owed(self) -> dict[str, int]:
        """The first day on which each unit in place on day 0 may begin a tour."""
        units = {unit["id"]: unit for unit in self.instance["units"]}
        return {
            held["unit"]: held["end"]
            + (units[held["unit"]]["dwell_x2"] * (held["end"] - held["begin"]) + 1) // 2
            for post in self.posts.values()
            if (held := post["incumbent"]) is not None
        }

    def seated_until(self, post: str) -> int | None:
        """Give the excluded end of an incumbent's stay, at most the window's; None without one."""
        held = self.posts[post]["incumbent"]
        return None if held is None else min(held["end"], self.posts[post]["end"])

    def arrives(self, post: str, day: int) -> bool:
        """Whether a unit may arrive at a post on a day."""
        row = self.posts[post]
        closed = self.instance["points"][row["point"]]["no_movement"]
        return row["begin"] <= day < row["end"] and day not in closed

    def departs(self, post: str, end: int) -> bool:
        """Whether a tour at a post may have an excluded end."""
        row = self.posts[post]
        if end == row["end"] and row["stays_on"]:
            return True
        closed = self.instance["points"][row["point"]]["no_movement"]
        return row["begin"] < end <= row["end"] and end - 1 not in closed

    def leaves(self, post: str, end: int) -> bool:
        """Whether a tour with an excluded end makes a departure."""
        return not (self.posts[post]["stays_on"] and end == self.posts[post]["end"])

    def shortest(self, post: str) -> int:
        """Give the fewest days of any tour at a post; more than there are if none may begin."""
        return min(
            (
                end - day
                for row in {pair.lengths for pair in self.pairs[post]}
                for day, end in enumerate(self.lengths[row]["first_end"])
                if end > 0
            ),
            default=self.days + 1,
        )

    @cached_property
    def ceilings(self) -> tuple[list[int | None], ...]:
        """For each ceiling and day what tours may take, incumbents' kept kits not yet counted.

        None is no ceiling. What incumbents alone take above a ceiling stays allowed to them.
        """
        found = []
        for k, ceiling in enumerate(self.instance["ceilings"]):
            left: list[int | None] = [None] * self.days
            for first, stop, most in ceiling["at_most"]:
                for day in range(first, stop):
                    seated = [
                        post
                        for post in self.posts.values()
                        if (held := post["incumbent"]) and held["begin"] <= day < held["end"]
                    ]
                    taken = sum(post["incumbent"]["takes"][k] for post in seated)
                    kept = sum(post["keeps"][k] for post in seated)
                    left[day] = max(most, taken + kept) - taken
            found.append(left)
        return tuple(found)

    @cached_property
    def rooms(self) -> dict[str, list[int]]:
        """For each host institution with a bound and each day the units it has room for."""
        found = {}
        for name, room in self.instance["institutions"].items():
            if room is not None:
                inside = [post for post in self.posts.values() if post["institution"] == name]
                found[name] = [
                    max(
                        0,
                        room
                        - sum(
                            1
                            for post in inside
                            if (held := post["incumbent"]) and held["begin"] <= day < held["end"]
                        ),
                    )
                    for day in range(self.days)
                ]
        return found

    @cached_property
    def moves(self) -> dict[str, list[int]]:
        """For each point of entry with a bound and each week the movements it still takes."""
        found = {}
        for name, point in self.instance["points"].items():
            if point["moves_per_week"] is None:
                continue
            left = [point["moves_per_week"]] * len(self.instance["weeks"])
            for post, row in self.posts.items():
                end = self.seated_until(post)
                if row["point"] == name and end is not None and self.leaves(post, end) and end > 0:
                    left[self.week[end - 1]] -= 1
            found[name] = [max(0, n) for n in left]
        return found
