"""The direct constraint model of an instance, for the CP-SAT solver.

Each post has a row of slots for its tours, in order of time. A slot has a first day, an excluded
end and one literal for each unit that may hold the post. What makes a plan:

* a slot relieves the one before it by exactly the overlap, or begins after a day without presence;
* a unit's tours, each made longer by the time at home that follows, do not overlap;
* ceilings, institutions and weekly movements are cumulative constraints; the demand of a slot is
  the sum over its units' literals, one interval a slot, and weeks are days of another time axis.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ortools.sat.python import cp_model

from benchmarks.rotation.calendar_pieces import pieces_of, runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.rotation.view import Pair, Row, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Room for one tour of a post.

    Attributes:
        begin: First day; the end of the window if the slot is empty.
        end: Excluded end; the end of the window if the slot is empty.
        length: ``end - begin``; 0 if empty.
        used: Whether there is a tour.
        relieves: Whether it relieves the tour before it in place.
        relieved: Whether the next tour relieves it in place.
        units: A literal for each pair of the post.
    """

    begin: cp_model.IntVar
    end: cp_model.IntVar
    length: cp_model.IntVar
    used: cp_model.IntVar
    relieves: cp_model.IntVar
    relieved: cp_model.IntVar
    units: tuple[tuple[Pair, cp_model.IntVar], ...]


class Model:
    """The model of one instance, post by post."""

    def __init__(self, view: View) -> None:
        """Write variables, constraints and objective."""
        self.view = view
        self.model = cp_model.CpModel()
        self.no = self.model.new_constant(0)
        self.slots: dict[str, tuple[Slot, ...]] = {}
        self._weeks: dict[str, list[cp_model.IntervalVar]] = defaultdict(list)
        self._occupied: dict[str, list[cp_model.IntervalVar]] = defaultdict(list)
        self._kept: dict[str, list[cp_model.IntervalVar]] = defaultdict(list)
        self._stays: list[tuple[str, Slot, cp_model.IntervalVar]] = []
        for post in view.posts:
            self.slots[post] = self._post(post)
        for intervals in self._occupied.values():
            self.model.add_no_overlap(intervals)
        self._ceilings()
        self._rooms()
        self._movements()
        self.model.minimize(sum(self._uncovered(post) for post in view.posts))

    def _post(self, post: str) -> tuple[Slot, ...]:
        """Write the slots of a post."""
        view, model = self.view, self.model
        row = view.posts[post]
        begin, end = row["begin"], row["end"]
        seated = view.seated_until(post)
        shortest = view.shortest(post)
        if (seated is not None and seated >= end) or shortest > end - begin:
            return ()
        most = 1 + (end - begin - shortest) // max(1, shortest - view.overlap)
        starts = [day for day in range(begin, end) if view.arrives(post, day)]
        ends = [day for day in range(begin + 1, end + 1) if view.departs(post, day)]
        slots: list[Slot] = []
        reliefs = [
            model.new_bool_var(f"{post} relief {i}") if i or seated is not None else self.no
            for i in range(most + 1)
        ]
        model.add(reliefs[most] == 0)
        for i in range(most):
            first = model.new_int_var_from_domain(
                cp_model.Domain.from_values([*starts, end]), f"{post} begin {i}"
            )
            last = model.new_int_var_from_domain(
                cp_model.Domain.from_values(ends + ([] if end in ends else [end])),
                f"{post} end {i}",
            )
            length = model.new_int_var_from_domain(
                cp_model.Domain.from_intervals([[0, 0], [shortest, end - begin]]),
                f"{post} length {i}",
            )
            used = model.new_bool_var(f"{post} used {i}")
            slot = Slot(
                begin=first,
                end=last,
                length=length,
                used=used,
                relieves=reliefs[i],
                relieved=reliefs[i + 1],
                units=tuple(
                    (pair, model.new_bool_var(f"{post} {i} {pair.unit}"))
                    for pair in view.pairs[post]
                ),
            )
            self._one(post, slot)
            self._follows(post, slots, slot, seated)
            slots.append(slot)
        if seated is not None:
            self._keep_incumbent(post, seated, reliefs[0])
        return tuple(slots)

    def _one(self, post: str, slot: Slot) -> None:
        """Write what holds of a slot by itself."""
        view, model, end = self.view, self.model, self.view.posts[post]["end"]
        model.add(slot.begin + slot.length == slot.end)
        model.add(sum(literal for _, literal in slot.units) == slot.used)
        for variable, value in ((slot.begin, end), (slot.end, end), (slot.length, 0)):
            model.add(variable == value).only_enforce_if(slot.used.negated())
        model.add(slot.length >= 1).only_enforce_if(slot.used)
        if not view.departs(post, end):
            model.add(slot.end < end).only_enforce_if(slot.used)
        for row in {pair.lengths for pair, _ in slot.units}:
            self._lengths(row, slot)
        for pair, literal in slot.units:
            self._available(pair, literal, slot)
        occupied: dict[int, tuple[Any, cp_model.IntVar]] = {}
        for pair, literal in slot.units:
            if pair.dwell_x2 not in occupied:
                occupied[pair.dwell_x2] = self._occupation(slot, pair.dwell_x2)
            size, free = occupied[pair.dwell_x2]
            self._occupied[pair.unit].append(
                model.new_optional_interval_var(slot.begin, size, free, literal, "occupied")
            )
        stay = model.new_optional_interval_var(slot.begin, slot.length, slot.end, slot.used, "stay")
        self._stays.append((post, slot, stay))
        self._keep(post, slot)
        self._moves(post, slot)

    def _occupation(self, slot: Slot, dwell_x2: int) -> tuple[Any, cp_model.IntVar]:
        """Give the days of a slot with the time at home that follows, and the day it is over."""
        model, most = self.model, self.view.days * (2 + dwell_x2)
        free = model.new_int_var(0, most, "free")
        if dwell_x2 % 2 == 0:
            size: Any = slot.length * (1 + dwell_x2 // 2)
        else:
            size = model.new_int_var(0, most, "size")
            model.add(2 * size == (2 + dwell_x2) * slot.length + model.new_bool_var("odd"))
        model.add(free == slot.begin + size)
        return size, free

    def _lengths(self, row: int, slot: Slot) -> None:
        """Bind the end of a slot to the ends its first day allows, for pairs of one kind.

        Within a piece of the calendar the allowed ends are constant or move with the first day.
        """
        model = self.model
        kind = [literal for pair, literal in slot.units if pair.lengths == row]
        pieces = pieces_of(self.view.lengths[row])
        inside = [model.new_bool_var("piece") for _ in pieces]
        model.add(sum(inside) == sum(kind))
        for piece, here in zip(pieces, inside, strict=True):
            model.add(slot.begin >= piece.first).only_enforce_if(here)
            model.add(slot.begin < piece.stop).only_enforce_if(here)
            least = piece.least + (slot.begin if piece.least_moves else 0)
            most = piece.most + (slot.begin if piece.most_moves else 0)
            model.add(slot.end >= least).only_enforce_if(here)
            model.add(slot.end <= most).only_enforce_if(here)

    def _available(self, pair: Pair, literal: cp_model.IntVar, slot: Slot) -> None:
        """Keep a unit's tour within one of the terms it is available."""
        model = self.model
        terms = [model.new_bool_var("term") for _ in pair.terms]
        model.add(sum(terms) == literal)
        for (first, stop), inside in zip(pair.terms, terms, strict=True):
            model.add(slot.begin >= first).only_enforce_if(inside)
            model.add(slot.end <= stop).only_enforce_if(inside)

    def _follows(self, post: str, before: Sequence[Slot], slot: Slot, seated: int | None) -> None:
        """Write how a slot follows the one before it, or the incumbent."""
        model, overlap = self.model, self.view.overlap
        model.add_implication(slot.relieves, slot.used)
        if before:
            earlier = before[-1]
            model.add_implication(slot.used, earlier.used)
            end: Any = earlier.end
            for (_, one), (_, other) in zip(earlier.units, slot.units, strict=True):
                model.add_bool_or(one.negated(), other.negated(), slot.relieves.negated())
        elif seated is not None:
            end = seated
            held = self.view.posts[post]["incumbent"]["unit"]
            for pair, literal in slot.units:
                if pair.unit == held:
                    model.add_bool_or(literal.negated(), slot.relieves.negated())
        else:
            return
        model.add(slot.begin == end - overlap).only_enforce_if(slot.relieves)
        model.add(slot.begin >= end + 1).only_enforce_if(slot.used, slot.relieves.negated())
        model.add(slot.end >= end + 1).only_enforce_if(slot.used)
        if len(before) > 1:
            model.add(slot.begin >= before[-2].end)
        elif before and seated is not None:
            model.add(slot.begin >= seated)

    def _keep(self, post: str, slot: Slot) -> None:
        """Write the days on which a slot answers for what stays with the post."""
        row, model = self.view.posts[post], self.model
        if not any(row["keeps"]):
            return
        length = model.new_int_var(0, row["end"] - row["begin"], "kept")
        until = model.new_int_var(0, row["end"], "until")
        model.add(length == slot.length - self.view.overlap).only_enforce_if(slot.relieved)
        model.add(length == slot.length).only_enforce_if(slot.relieved.negated())
        self._kept[post].append(
            model.new_optional_interval_var(slot.begin, length, until, slot.used, "kept")
        )

    def _keep_incumbent(self, post: str, seated: int, relieved: cp_model.IntVar) -> None:
        """Write the days on which an incumbent answers for what stays with the post."""
        row, model = self.view.posts[post], self.model
        if not any(row["keeps"]):
            return
        days = seated - max(0, row["incumbent"]["begin"])
        length = model.new_int_var(0, max(0, days), "kept")
        until = model.new_int_var(0, row["end"], "until")
        model.add(length == max(0, days - self.view.overlap)).only_enforce_if(relieved)
        model.add(length == max(0, days)).only_enforce_if(relieved.negated())
        start = max(0, row["incumbent"]["begin"])
        self._kept[post].append(model.new_interval_var(start, length, until, "kept"))

    def _moves(self, post: str, slot: Slot) -> None:
        """Put a slot's movements on the axis of weeks."""
        view, model = self.view, self.model
        row = view.posts[post]
        if row["point"] not in view.moves:
            return
        arrival, departure = self._week(slot.begin), self._week(slot.end - 1)
        leaves = slot.used
        if row["stays_on"]:
            leaves = model.new_bool_var(f"{post} leaves")
            model.add(slot.end < row["end"]).only_enforce_if(leaves)
            model.add(slot.end == row["end"]).only_enforce_if(leaves.negated())
        self._weeks[row["point"]] += [
            model.new_optional_fixed_size_interval_var(arrival, 1, slot.used, "arrival"),
            model.new_optional_fixed_size_interval_var(departure, 1, leaves, "departure"),
        ]

    def _week(self, day: Any) -> cp_model.IntVar:  # noqa: ANN401 - a linear expression
        """Give the calendar week of a day: all are seven days long but the first and the last."""
        weeks = self.view.instance["weeks"]
        early = 7 - (weeks[0][1] - weeks[0][0]) if len(weeks) > 1 else 0
        week = self.model.new_int_var(0, len(weeks), "week")
        weekday = self.model.new_int_var(0, 6, "weekday")
        self.model.add(7 * week + weekday == day + early)
        return week

    def _ceilings(self) -> None:
        """Write the ceilings."""
        for k, left in enumerate(self.view.ceilings):
            loads: list[tuple[cp_model.IntervalVar, Any]] = []
            for _, slot, stay in self._stays:
                if any(pair.takes[k] for pair, _ in slot.units):
                    loads.append((stay, self._demand(slot, k)))
            for post, row in self.view.posts.items():
                if row["keeps"][k]:
                    loads += [(interval, row["keeps"][k]) for interval in self._kept[post]]
            self._cumulative(loads, left)

    def _demand(self, slot: Slot, k: int) -> Any:  # noqa: ANN401 - a number or a variable
        """Give what a slot takes of a ceiling: a variable bound to its units' literals."""
        takes = sorted({pair.takes[k] for pair, _ in slot.units})
        demand = self.model.new_int_var(0, takes[-1], "demand")
        self.model.add(demand == sum(pair.takes[k] * literal for pair, literal in slot.units))
        return demand

    def _rooms(self) -> None:
        """Write the room at host institutions."""
        for name, left in self.view.rooms.items():
            inside = [
                (stay, 1)
                for post, _, stay in self._stays
                if self.view.posts[post]["institution"] == name
            ]
            self._cumulative(inside, left)

    def _movements(self) -> None:
        """Write the movements that points of entry take in a week."""
        for point, left in self.view.moves.items():
            self._cumulative([(interval, 1) for interval in self._weeks[point]], left)

    def _cumulative(
        self, loads: Sequence[tuple[cp_model.IntervalVar, Any]], left: Sequence[int | None]
    ) -> None:
        """Keep loads under a ceiling that changes: what is never there is a fixed load."""
        most = max((n for n in left if n is not None), default=None)
        if most is None or not loads:
            return
        roof = most if None not in left else 10**9
        intervals = [interval for interval, _ in loads]
        demands = [demand for _, demand in loads]
        day = 0
        for number, days in runs_of([roof if n is None else n for n in left]):
            if number < roof:
                intervals.append(self.model.new_fixed_size_interval_var(day, days, "taken"))
                demands.append(roof - number)
            day += days
        self.model.add_cumulative(intervals, demands, roof)

    def _uncovered(self, post: str) -> Any:  # noqa: ANN401 - a linear expression
        """Give the weighted days without presence of a post: the gaps before and after slots."""
        row, seated = self.view.posts[post], self.view.seated_until(post)
        before: Any = row["begin"] if seated is None else seated
        gaps: list[Any] = []
        for slot in self.slots[post]:
            gap = self.model.new_int_var(0, row["end"] - row["begin"], "gap")
            self.model.add(gap == slot.begin - before + self.view.overlap * slot.relieves)
            gaps.append(gap)
            before = slot.end
        return row["weight"] * (sum(gaps) + row["end"] - before)

    def give_hint(self, plan: Sequence[Row]) -> None:
        """Hint at a plan: first days, ends, units and reliefs of every slot."""
        for post, slots in self.slots.items():
            row = self.view.posts[post]
            tours = sorted((b, e, u) for u, p, b, e in plan if p == post)
            before = self.view.seated_until(post)
            for i, slot in enumerate(slots):
                begin, end, unit = tours[i] if i < len(tours) else (row["end"], row["end"], "")
                relieves = i < len(tours) and before is not None and begin < before + 1
                self.model.add_hint(slot.begin, begin)
                self.model.add_hint(slot.end, end)
                self.model.add_hint(slot.length, end - begin)
                self.model.add_hint(slot.used, i < len(tours))
                if slot.relieves is not self.no:
                    self.model.add_hint(slot.relieves, relieves)
                for pair, literal in slot.units:
                    self.model.add_hint(literal, pair.unit == unit)
                before = end

    def plan(self, solver: cp_model.CpSolver) -> list[Row]:
        """Read the plan."""
        return [
            (pair.unit, post, solver.value(slot.begin), solver.value(slot.end))
            for post, slots in self.slots.items()
            for slot in slots
            for pair, literal in slot.units
            if solver.boolean_value(literal)
        ]
