"""Chains as columns: what each takes of every shared thing, in flat arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from relevo.rotation.solver.instance import Instance


class Tours:
    """Tours of many columns, one entry a tour.

    Attributes:
        column, pair, unit, post: Indices.
        start, end: Days ``start .. end-1`` in the country.
        covers: First day on which this tour, not the one before it, covers the post.
        free: Day from which the unit is free again, at most ``H``.
        leaves: Whether its departure is a movement.
        relieves: Whether it relieves the tour before it in place.
    """

    __slots__ = (
        "column",
        "covers",
        "end",
        "free",
        "leaves",
        "pair",
        "post",
        "relieves",
        "start",
        "unit",
    )

    def __init__(self, table: NDArray[np.int32], instance: Instance) -> None:
        """Derive everything from rows of column, pair, start, end, covers, relieves."""
        a = instance.arrays
        self.column = table[:, 0]
        self.pair = table[:, 1]
        self.start = table[:, 2]
        self.end = table[:, 3]
        self.covers = table[:, 4]
        self.relieves = table[:, 5] > 0
        self.unit = a.pair["unit"][self.pair]
        self.post = a.pair["post"][self.pair]
        dwell = (a.unit["dwell_x2"][self.unit] * (self.end - self.start) + 1) // 2
        self.free = np.minimum(instance.days, self.end + dwell)
        self.leaves = ~((self.end == a.post["end"][self.post]) & a.post["stays_on"][self.post])


class Columns:
    """All chains known so far, each once.

    Attributes:
        instance: The instance.
        post: Post of each column.
        uncovered: Weighted uncovered days of each.
        person_days: Person-days of each.
        cost: Cost units of each.
        changes: Announced tours not kept and tours not announced of each.
    """

    def __init__(self, instance: Instance) -> None:
        """Start with no column."""
        self.instance = instance
        self.post: list[int] = []
        self.uncovered: list[int] = []
        self.person_days: list[int] = []
        self.cost: list[int] = []
        self.changes: list[int] = []
        self._rows: list[NDArray[np.int32]] = []
        self._known: dict[tuple[int, bytes], int] = {}
        a = instance.arrays
        self._missed = np.zeros((instance.posts, instance.days + 1), np.int64)
        np.cumsum(a.day_weight, axis=1, out=self._missed[:, 1:])
        pairs = np.repeat(np.arange(len(a.pair)), np.diff(a.old_ptr))
        self._old = {(int(i), int(s), int(e)) for i, (s, e) in zip(pairs, a.old, strict=True)}
        self._old_of = np.bincount(a.pair["post"][pairs], minlength=instance.posts)

    def __len__(self) -> int:
        """Number of columns."""
        return len(self.post)

    def add(self, post: int, chain: NDArray[np.int32]) -> tuple[int, bool]:
        """Add a chain.

        Args:
            post: Its post.
            chain: (n, 3) pair, start, end of each tour, in order of time.

        Returns:
            Its column, and whether it is new.
        """
        chain = np.ascontiguousarray(chain, np.int32)
        key = (post, chain.tobytes())
        if key in self._known:
            return self._known[key], False
        a = self.instance.arrays
        column = len(self.post)
        self._known[key] = column
        self.post.append(post)
        pairs = chain[:, 0]
        stays = chain[:, 2] - chain[:, 1]
        self.person_days.append(int((a.unit["persons"][a.pair["unit"][pairs]] * stays).sum()))
        self.cost.append(int(a.pair["cost"][pairs].sum()))
        rows = np.zeros((len(chain), 6), np.int32)
        rows[:, 0] = column
        rows[:, 1:4] = chain
        here = a.post[post]
        covered = min(max(here["begin"], here["incumbent_end"]), here["end"])
        missed, missing = self._missed[post], 0
        for c, (_, start, end) in enumerate(chain):
            rows[c, 4] = max(start, covered)
            rows[c, 5] = c > 0 and start < covered
            if start > covered:
                missing += missed[start] - missed[covered]
            covered = end
        self.uncovered.append(int(missing + missed[here["end"]] - missed[covered]))
        changes = int(self._old_of[post]) + len(chain)
        if self._old:
            changes -= 2 * sum(tuple(tour) in self._old for tour in chain.tolist())
        self.changes.append(changes)
        self._rows.append(rows)
        return column, True

    def of_level(self) -> dict[int, list[int]]:
        """Give the values of columns on the levels that add up over columns, by level index."""
        return {0: self.uncovered, 1: self.person_days, 2: self.cost, 4: self.changes}

    def chain(self, column: int) -> NDArray[np.int32]:
        """Give pair, start and end of each tour of a column."""
        return self._rows[column][:, 1:4]

    def tours(self, columns: NDArray[np.int64] | range) -> Tours:
        """Give the tours of some columns; ``column`` is the position in the argument."""
        chosen = [self._rows[c] for c in columns]
        if not chosen:
            return Tours(np.empty((0, 6), np.int32), self.instance)
        table = np.concatenate(chosen)
        table[:, 0] = np.repeat(np.arange(len(chosen)), [len(rows) for rows in chosen])
        return Tours(table, self.instance)
