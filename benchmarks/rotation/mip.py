"""Peer: a fair mixed-integer model, by the HiGHS solver.

Every tour is one binary arc, used in two layers at once:

* the *post layer* is a path from the first day of the window to its end through days without
  presence, arrivals and departures; a departure leads to the relief's arrival or to a gap;
* the *unit layer* is a flow from the day a unit is free to the next: a tour's arc ends where the
  time at home after it is over.

Ceilings and room at institutions are *inventories*: ``y_t = y_(t-1) + arrivals - departures`` with
``y_t`` at most the ceiling, so that a tour has two entries in each, however long it is. Weekly
movements are plain rows.

A year of daily first days and lengths makes millions of arcs. Where they are more than
:data:`MOST_ARCS`, first days lie on a lattice of several days, laid so that an incumbent's relief
is on it, and handovers are moved to the next day on which both movements are allowed. The plan
is then a valid plan of the daily problem, but the bound is not one of it, and none is given.

The first level alone is asked for: weighted days without presence.
"""

from __future__ import annotations

import math
import time
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import highspy

from benchmarks.rotation.lattice import lattice, tours_of
from benchmarks.rotation.programme import Key, Programme
from benchmarks.rotation.view import Row, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.rotation.view import Pair

MOST_ARCS = 40_000
"""Most tours that a model is given; the relaxation of so many takes seconds, not minutes."""


def solve(
    instance: dict[str, Any],
    *,
    time_limit_s: float,
    workers: int,
    most_arcs: int = MOST_ARCS,
) -> dict[str, Any]:
    """Solve the first level of an instance, on a lattice if need be.

    Args:
        instance: The instance, as its JSON gives it.
        time_limit_s: Seconds allowed, building the model included.
        workers: Threads.
        most_arcs: Most tours the model is given.

    Returns:
        ``plan`` (None if none was found), ``bound`` (None on a lattice), ``status``, ``trace`` and
        ``lattice``, the days between first days (1 is the daily problem).
    """
    started = time.monotonic()
    view = View(instance)
    _refuse(view)
    step, tours = tours_of(view, most_arcs)
    model = _Model(view, step, tours)
    solver = model.programme.solver(workers)
    trace: list[list[float | int | None]] = []

    def better(event: Any) -> None:  # noqa: ANN401 - highspy names no type
        data = event.data_out
        bound = None
        if step == 1 and math.isfinite(data.mip_dual_bound):
            bound = max(0, math.ceil(data.mip_dual_bound - 1e-6))
        spent = round(time.monotonic() - started, 3)
        trace.append([spent, round(data.objective_function_value), bound])

    solver.cbMipImprovingSolution.subscribe(better)
    left = time_limit_s - (time.monotonic() - started)
    solver.setOptionValue("time_limit", max(0.1, left))
    solver.run()
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    bound = None
    if step == 1 and math.isfinite(info.mip_dual_bound):
        bound = max(0, math.ceil(info.mip_dual_bound - 1e-6))
    return {
        "plan": model.plan(list(solver.getSolution().col_value)) if found else None,
        "bound": bound,
        "status": "optimal" if proven and step == 1 else "feasible" if found else "unknown",
        "trace": trace,
        "lattice": step,
    }


def _refuse(view: View) -> None:
    """Refuse what the layers cannot say: a unit that could relieve itself."""
    if view.overlap == 0 and any(
        pair.dwell_x2 == 0 for pairs in view.pairs.values() for pair in pairs
    ):
        raise ValueError("without overlap every unit needs time at home after a tour")


class _Model:
    """The programme of one instance and what its columns mean."""

    def __init__(self, view: View, step: int, tours: list[tuple[Pair, int, int]]) -> None:
        """Write both layers, the inventories and the weekly rows."""
        self.view = view
        self.programme = Programme.empty()
        self.tour_of: dict[int, Row] = {}
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        for post in view.posts:
            self._starts[post], self._ends[post] = lattice(view, post, step)
        self._stocks: list[tuple[Key, Sequence[int | None]]] = [
            *((("ceiling", k), left) for k, left in enumerate(view.ceilings)),
            *((("room", name), left) for name, left in view.rooms.items()),
        ]
        self._events = sorted(
            {0}
            | {day for days in (*self._starts.values(), *self._ends.values()) for day in days}
            | {end for post in view.posts if (end := view.seated_until(post)) is not None}
            | {
                day
                for _, left in self._stocks
                for day in range(1, view.days)
                if left[day] != left[day - 1]
            }
        )
        for pair, begin, end in tours:
            for entries in self._tour(pair, begin, end):
                column = self.programme.column(entries, whole=True)
                self.tour_of[column] = (pair.unit, pair.post, begin, end)
        for post in view.posts:
            self._path(post)
        self._flows(tours)
        self._inventories()
        self._weeks()

    def _short(self, post: str) -> bool:
        """Whether some tour at a post is too short to be relieved after it relieved another."""
        return self.view.shortest(post) < max(2 * self.view.overlap, self.view.overlap + 1)

    def _tour(self, pair: Pair, begin: int, end: int) -> Iterator[dict[Key, float]]:
        """Give the column of a tour, twice where it matters whether it relieves another."""
        view, post = self.view, pair.post
        row = view.posts[post]
        length = end - begin
        shared: dict[Key, float] = {
            ("free", pair.unit, begin): -1.0,
            ("occupied", pair.unit, pair.free(begin, end)): 1.0,
        }
        for k, n in enumerate(pair.takes):
            if n + row["keeps"][k]:
                self._stock(shared, ("ceiling", k), begin, n + row["keeps"][k])
                self._stock(shared, ("ceiling", k), end, -n)
        if row["institution"] in view.rooms:
            self._stock(shared, ("room", row["institution"]), begin, 1)
            self._stock(shared, ("room", row["institution"]), end, -1)
        if row["point"] in view.moves:
            days = [begin, end - 1] if view.leaves(post, end) else [begin]
            for day in days:
                key = ("week", row["point"], view.week[day])
                shared[key] = shared.get(key, 0.0) + 1.0
        kinds = ("gap", "relief") if self._short(post) else ("any",)
        for kind in kinds:
            if kind == "relief" and length <= view.overlap:
                continue
            enough = 2 * view.overlap if kind == "relief" else view.overlap + 1
            relieved = kind == "any" or length >= enough
            yield {
                ("arrival", post, kind, begin): -1.0,
                ("departure", post, relieved, end): 1.0,
                **shared,
            }

    def _stock(self, entries: dict[Key, float], stock: Key, day: int, change: int) -> None:
        """Note what changes in an inventory on a day; what leaves after the last day is not."""
        if day < self.view.days and change:
            key = (*stock, day)
            entries[key] = entries.get(key, 0.0) + change

    def _path(self, post: str) -> None:
        """Write the post layer: gaps, and what follows each departure."""
        view, row = self.view, self.view.posts[post]
        begin, end, weight = row["begin"], row["end"], row["weight"]
        seated = view.seated_until(post)
        if seated is not None:
            self._incumbent(post, seated)
            if seated >= end:
                return
        kinds = ("gap", "relief") if self._short(post) else ("any",)
        starts = self._starts[post]
        nodes = sorted(
            {begin, end, *starts}
            | {e + 1 for e in self._ends[post] if e < end}
            | ({seated + 1} if seated is not None else set())
        )
        for near, far in pairwise(nodes):
            gap: dict[Key, float] = {("gap", post, near): -1.0}
            if far < end:
                gap["gap", post, far] = 1.0
            self.programme.column(gap, cost=weight * (far - near), whole=False)
        for day in starts:
            self.programme.column(
                {("gap", post, day): -1.0, ("arrival", post, kinds[0], day): 1.0}, whole=False
            )
        if seated is None:
            self.programme.right["gap", post, begin] = -1.0
        for e in self._ends[post]:
            for relieved in (True, False) if self._short(post) else (True,):
                self._after(post, ("departure", post, relieved, e), e, relieved=relieved)
        if seated is not None:
            self._after(post, ("seated", post), seated, relieved=True)
            self.programme.right["seated", post] = -1.0

    def _after(self, post: str, node: Key, e: int, *, relieved: bool) -> None:
        """Write what may follow a stay that ends: the relief in place, a gap, the window's end."""
        view, row = self.view, self.view.posts[post]
        kept = [(("ceiling", k), n) for k, n in enumerate(row["keeps"]) if n]
        kind = "relief" if self._short(post) else "any"
        if e < row["end"]:
            day = e - view.overlap
            if relieved and day in self._starts[post]:
                entries: dict[Key, float] = {node: -1.0, ("arrival", post, kind, day): 1.0}
                for stock, n in kept:
                    self._stock(entries, stock, day, -n)
                self.programme.column(entries, whole=False)
            entries = {node: -1.0}
            if e + 1 < row["end"]:
                entries["gap", post, e + 1] = 1.0
        else:
            entries = {node: -1.0}
        for stock, n in kept:
            self._stock(entries, stock, e, -n)
        cost = float(row["weight"]) if e < row["end"] else 0.0
        self.programme.column(entries, cost=cost, whole=False)

    def _incumbent(self, post: str, seated: int) -> None:
        """Put what an incumbent's post keeps into the inventories; who relieves it takes it out."""
        row = self.view.posts[post]
        for k, n in enumerate(row["keeps"]):
            if n:
                self.programme.right["ceiling", k, 0] -= n
                if row["end"] <= seated < self.view.days:
                    self.programme.right["ceiling", k, seated] += n

    def _flows(self, tours: list[tuple[Pair, int, int]]) -> None:
        """Write the unit layer: waiting from one first day to the next."""
        firsts: defaultdict[str, set[int]] = defaultdict(set)
        backs: defaultdict[str, set[int]] = defaultdict(set)
        for pair, begin, end in tours:
            firsts[pair.unit].add(begin)
            backs[pair.unit].add(pair.free(begin, end))
        for unit, days in firsts.items():
            nodes = sorted(days)
            self.programme.right["free", unit, nodes[0]] = -1.0
            for near, far in pairwise(nodes):
                self.programme.column(
                    {("free", unit, near): -1.0, ("free", unit, far): 1.0}, whole=False
                )
            self.programme.column({("free", unit, nodes[-1]): -1.0}, whole=False)
            for day in backs[unit]:
                entries: dict[Key, float] = {("occupied", unit, day): -1.0}
                following = bisect_left(nodes, day)
                if following < len(nodes):
                    entries["free", unit, nodes[following]] = 1.0
                self.programme.column(entries, whole=False)

    def _inventories(self) -> None:
        """Write the level of each inventory after each day on which it may change."""
        inf = highspy.kHighsInf
        for stock, left in self._stocks:
            for i, day in enumerate(self._events):
                if day >= self.view.days:
                    break
                until = self._events[i + 1] if i + 1 < len(self._events) else self.view.days
                known = [n for n in left[day:until] if n is not None]
                entries: dict[Key, float] = {(*stock, day): -1.0}
                if until < self.view.days:
                    entries[(*stock, until)] = 1.0
                self.programme.column(
                    entries, upper=float(min(known)) if known else inf, whole=False
                )

    def _weeks(self) -> None:
        """Bound the rows of weekly movements."""
        for point, left in self.view.moves.items():
            for week, most in enumerate(left):
                key = ("week", point, week)
                if key in self.programme.rows:
                    self.programme.right[key] = float(most)
                    self.programme.most.add(key)

    def plan(self, values: list[float]) -> list[Row]:
        """Read the plan."""
        return [tour for column, tour in self.tour_of.items() if values[column] > 0.5]
