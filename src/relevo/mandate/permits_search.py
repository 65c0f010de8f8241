"""Looking for a movement that one law permits and others forbid, or for the proof of none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

from relevo.core.codes import Held
from relevo.core.finding import Verdict
from relevo.instrument.model import Counting, ListOf, Measure
from relevo.mandate.model import Limit, TourLength
from relevo.mandate.permits_counts import solve
from relevo.mandate.permits_judge import need_verdict, verdict_of
from relevo.mandate.permits_law import (
    arms_verdict,
    needs_of,
    of_one_stay,
    readings_of,
    says,
    stay_verdict,
)
from relevo.mandate.permits_model import (
    LISTED,
    Axis,
    Cell,
    Law,
    Mode,
    Need,
    Slot,
    Thing,
)
from relevo.mandate.permits_sums import Demand, Entry, System, threshold

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from relevo.mandate.permits_model import Movement
    from relevo.mandate.permits_space import Space

_STEP = 16
"""Up to this many stays one after another, each number of them is tried; beyond, doubled."""


@dataclass(slots=True)
class Search:
    """One law that permits, those that must all forbid, and the stays looked at.

    Attributes:
        permits: The law that permits.
        forbids: The laws that must all forbid.
        space: The space of movements.
        slots: The stays, one after another.
        mode: How doubts are taken.
        told: Days that tell apart what the laws say; none means those of the stays.
        proof: Where the stays are not all that there are: a search that lets in more than any
            stays one after another do, so that what it does not find is not there.
        outer: Whether it is such a search. Its slots are days of which every stay holds one.
    """

    permits: Law
    forbids: tuple[Law, ...]
    space: Space
    slots: tuple[Slot, ...]
    mode: Mode
    told: tuple[Slot, ...] = ()
    proof: Search | None = None
    outer: bool = False
    _shared: dict[Need, bool] = field(default_factory=dict)
    _alike: frozenset[Hashable] = frozenset()
    _arms: dict[Hashable, Verdict] = field(default_factory=dict)
    _judged: dict[Hashable, Verdict] = field(default_factory=dict)
    _needs: tuple[tuple[Need, ...], ...] = ()
    cells: tuple[Cell, ...] = ()
    open: dict[tuple[int, Cell], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find what the laws share, and the cells that the permitting law lets in."""
        every = [needs_of(law) for law in (self.permits, *self.forbids)]
        told = self.told or self.slots
        own = {need: says(self.permits, need, told) for need in every[0]}
        others = {
            says(law, need, told)
            for law, needs in zip(self.forbids, every[1:], strict=True)
            for need in needs
        }
        self._shared = {need: saying in others for need, saying in own.items()}
        self._alike = frozenset(own.values())
        self._needs = tuple(tuple(n for n in needs if of_one_stay(n)) for needs in every)
        if self.outer:
            self._needs = (tuple(n for n in self._needs[0] if n.item is None), *self._needs[1:])
        first: dict[Hashable, Cell] = {}
        for cell in self.space.cells:
            if (sign := self._sign(cell)) is not None:
                first.setdefault(sign, cell)
        self.cells = tuple(first.values())

    def _sign(self, cell: Cell) -> Hashable | None:
        """Give how the laws judge parties of a cell, but for numbers; None if none is let in."""
        places = range(len(self.slots))
        let_in = tuple(
            all(
                self._lets(need, self._stay(0, number, cell, place))
                for number, need in enumerate(self._needs[0])
            )
            for place in places
        )
        if not any(let_in):
            return None
        self.open |= {(place, cell): one for place, one in enumerate(let_in)}
        laws = (self.permits, *self.forbids)
        return (
            let_in,
            cell.on(Axis.SENDER),
            tuple(self.space.in_scope(limit, cell) for law in laws for limit in law.limits),
            tuple(
                self.fails(self._stay(law, number, cell, place))
                for law in range(1, len(laws))
                for number in range(len(self._needs[law]))
                for place in places
            ),
        )

    def _stay(self, law: int, number: int, cell: Cell, place: int) -> Verdict:
        """Judge a stay by one need, once for each combination of codes that the need looks at."""
        need = self._needs[law][number]
        key = (law, number, place, _looked_at(need, cell))
        if key not in self._judged:
            own = self.forbids[law - 1] if law else self.permits
            term = self.slots[place].term
            self._judged[key] = stay_verdict(own, need, cell, term, self.space)
        return self._judged[key]

    def signs(self) -> Hashable:
        """Give how the laws judge movements on these stays; equal signs have equal answers."""
        return (
            frozenset(self._sign(cell) for cell in self.cells),
            tuple(sorted(self._shared[need] for need in self._shared)),
            tuple(
                (
                    limit.id,
                    tuple(any(t.meet(slot.term) for t in limit.terms) for slot in self.slots),
                )
                for law in (self.permits, *self.forbids)
                for limit in law.limits
            ),
            tuple(
                sorted(
                    repr(says(law, need, self.slots)) if need.of is ListOf.ARMS else ""
                    for law in (self.permits, *self.forbids)
                    for need in needs_of(law)
                )
            ),
        )

    def _lets(self, need: Need, verdict: Verdict) -> bool:
        """Whether the permitting law lets in what it judges so."""
        if self.mode.sure and not self._shared[need]:
            return verdict is Verdict.MET
        return verdict is not Verdict.BREACHED

    def fails(self, verdict: Verdict) -> bool:
        """Whether a forbidding law forbids what it judges so."""
        return verdict is Verdict.BREACHED if self.mode.sure else verdict is not Verdict.MET

    def demands(self) -> Iterator[tuple[Demand, ...]]:
        """Give every combination of ways in which all the laws forbid."""
        if self.proof:
            yield from self.proof.demands()
            return
        yield from product(*(tuple(self._demands(i)) for i in range(len(self.forbids))))

    def _demands(self, place: int) -> Iterator[Demand]:
        """Give the ways in which one law may forbid; what both say alike never does."""
        law = self.forbids[place]
        for need in needs_of(law):
            if says(law, need, self.told or self.slots) in self._alike:
                continue
            if isinstance(need.item, Limit) and not of_one_stay(need):
                if self._counts_any(need.item):
                    yield from self._over(place, need, need.item)
            elif self.outer or need.of is ListOf.ARMS or self._fails_any(place, need):
                yield Demand(need, place)

    def _counts_any(self, limit: Limit) -> bool:
        """Whether a limit is about some party on some of the days."""
        slots = self.told or self.slots
        return any(term.meet(slot.term) for slot in slots for term in limit.terms) and any(
            self.space.in_scope(limit, cell) is not Held.NO for cell in self.cells
        )

    def _fails_any(self, law: int, need: Need) -> bool:
        """Whether some stay that is let in fails a need of one stay."""
        number = self._needs[law + 1].index(need)
        return any(
            self.fails(self._stay(law + 1, number, cell, place))
            for (place, cell), let_in in self.open.items()
            if let_in
        )

    def _over(self, place: int, need: Need, limit: Limit) -> Iterator[Demand]:
        """Give the ways to exceed a limit: every reading for certain, or any perhaps."""
        readings = readings_of(limit, self.mode.counting)
        groups = [readings] if self.mode.sure else [(one,) for one in readings]
        for group in groups:
            if any(threshold(one, sure=self.mode.sure) is None for one in group):
                continue
            if any(one.counting is Counting.PER_CONTINGENT for one in group):
                for cell in self.cells:
                    if self.space.in_scope(limit, cell) is not Held.NO:
                        yield Demand(need, place, group, cell)
            else:
                yield Demand(need, place, group)

    def find(self, demands: tuple[Demand, ...]) -> tuple[Movement | None, bool]:
        """Find a movement that is forbidden as demanded.

        Args:
            demands: One for each forbidding law.

        Returns:
            The movement, or None; and whether that is proven.
        """
        if self.proof:
            none, proven = self.proof.excludes(demands)
            if none:
                return None, proven
            if any(slot.times > 1 for slot in self.slots):
                return self._in_turn(demands), False
        found, proven = self._solve(demands, self._entries(demands, self.cells))
        if found is None:
            return None, proven and not self.proof
        for cells in ((), *((cell,) for cell in self.cells)):
            plainer, _ = self._solve(demands, self._entries(demands, cells))
            if plainer:
                return plainer, True
        return found, True

    def excludes(self, demands: tuple[Demand, ...]) -> tuple[bool, bool]:
        """Say of an outer search whether there is nothing, and whether that is proven."""
        found, proven = self._solve(demands, self._entries(demands, self.cells))
        return found is None, proven

    def _in_turn(self, demands: tuple[Demand, ...]) -> Movement | None:
        """Find stays of a day, one after another."""
        most = max(slot.times for slot in self.slots)
        times = 1
        while True:
            slots = tuple(Slot(slot.term, min(times, slot.times)) for slot in self.slots)
            for cell in self.cells:
                movement, _ = self._solve(
                    demands, self._entries(demands, (cell,)), slots=slots, every_day=True
                )
                if movement:
                    return movement
            if times >= most:
                return None
            times = min(times + 1 if times < _STEP else 2 * times, most)

    def _entries(self, demands: Sequence[Demand], cells: Sequence[Cell]) -> tuple[Entry, ...]:
        """Give the parties that a movement may have."""
        alone = [
            Entry(0, demand.alone, alone=True)
            for demand in demands
            if demand.alone and self.open[0, demand.alone]
        ]
        plain = [
            Entry(place, cell)
            for place in range(len(self.slots))
            for cell in cells
            if self.open[place, cell]
        ]
        return (*alone, *plain)

    def _solve(
        self,
        demands: tuple[Demand, ...],
        entries: tuple[Entry, ...],
        *,
        slots: tuple[Slot, ...] = (),
        every_day: bool = False,
    ) -> tuple[Movement | None, bool]:
        """Find numbers for some parties; at-least numbers are reached, or nobody they are about."""
        slots = slots or self.slots
        lower = [
            limit
            for limit in self.permits.limits
            if limit.measure is not Measure.STAY_DAYS
            and any(not one.bound.upper and not one.absent for one in limit.readings)
        ]
        proven = True
        for kept in product((False, True), repeat=len(lower)):
            out = [limit for limit, keep in zip(lower, kept, strict=True) if not keep]
            left = tuple(
                entry
                for entry in entries
                if not any(self._is_about(one, entry, slots) for one in out)
            )
            reached = tuple(one for one, keep in zip(lower, kept, strict=True) if keep)
            system = System(self, slots, left, demands, reached, every_day=every_day)
            if not system.possible:
                continue
            solved = solve(len(system.unknowns), system.ceilings, system.floors)
            proven &= solved.proven
            if solved.numbers:
                movement = system.movement(solved.numbers)
                if self.outer or not self.proof or self._shown(movement, demands):
                    return movement, True
        return None, proven

    def _is_about(self, limit: Limit, entry: Entry, slots: Sequence[Slot]) -> bool:
        """Whether a limit is, or may be, about a party on its days."""
        return self.space.in_scope(limit, entry.cell) is not Held.NO and any(
            term.meet(slots[entry.slot].term) for term in limit.terms
        )

    def _shown(self, movement: Movement, demands: tuple[Demand, ...]) -> bool:
        """Whether stays one after another are permitted and forbidden as they should be."""
        way = self.mode.counting
        if verdict_of(self.permits, movement, self.space, way) is Verdict.BREACHED:
            return False
        return all(
            self.fails(need_verdict(self.forbids[one.law], one.need, movement, self.space, way))
            for one in demands
        )

    def arms_permitted(self, entry: Entry, thing: Thing) -> bool:
        """Whether the permitting law lets in a kind of arm."""
        if thing.measure is not Measure.ARMS:
            return True
        need = next((n for n in self._shared if n.of is ListOf.ARMS), None)
        verdict = self._arms_verdict(self.permits, entry, thing)
        return need is None or self._lets(need, verdict)

    def arms_forbidden(self, law: Law, entry: Entry, thing: Thing) -> bool:
        """Whether a forbidding law forbids a kind of arm."""
        return self.fails(self._arms_verdict(law, entry, thing))

    def _arms_verdict(self, law: Law, entry: Entry, thing: Thing) -> Verdict:
        """Judge a kind of arm."""
        key = (law.acts, id(law), entry.slot, entry.cell, thing)
        if key not in self._arms:
            term = self.slots[entry.slot].term
            self._arms[key] = arms_verdict(law, thing.code, entry.cell, term, self.space)
        return self._arms[key]

    def shares(self, limit: Limit) -> bool:
        """Whether a forbidding law has a limit of the permitting law too, but for its days."""
        return any(
            other.id == limit.id and replace(other, terms=()) == replace(limit, terms=())
            for law in self.forbids
            for other in law.limits
        )


def _looked_at(need: Need, cell: Cell) -> Hashable:
    """Give the codes of a party that a need of one stay looks at."""
    if need.of:
        return cell.on(Axis.SENDER), cell.on(LISTED[need.of])
    if need.item is None:
        return cell.kind, cell.on(Axis.SENDER), cell.on(Axis.PLACE)
    if isinstance(need.item, TourLength):
        return cell.on(Axis.CATEGORY)
    return cell.at
