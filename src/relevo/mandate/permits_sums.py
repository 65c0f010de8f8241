"""The sums of whole numbers that a movement must keep and reach."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.core.codes import Held
from relevo.core.term import Term
from relevo.instrument.model import Counting, ListOf, Measure
from relevo.mandate.model import Limit
from relevo.mandate.permits_counts import Sum
from relevo.mandate.permits_law import (
    readings_of,
    stay_verdict,
)
from relevo.mandate.permits_model import (
    Cell,
    Need,
    Party,
    Slot,
    Thing,
)
from relevo.mandate.permits_space import things_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relevo.mandate.model import Reading
    from relevo.mandate.permits_model import Movement
    from relevo.mandate.permits_search import Search


@dataclass(frozen=True, slots=True)
class Demand:
    """One way in which a law forbids a movement.

    Attributes:
        need: What is not met.
        law: Place of the law among those that must forbid.
        readings: For a limit: readings that are all exceeded.
        alone: For a number that each party counts by itself: the party that exceeds it.
    """

    need: Need
    law: int
    readings: tuple[Reading, ...] = ()
    alone: Cell | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Parties of one cell on the days of one slot.

    Attributes:
        slot: Place of the slot.
        cell: The cell.
        alone: Whether it is one party, told apart because it exceeds a number by itself.
    """

    slot: int
    cell: Cell
    alone: bool = False


Unknown = tuple[Entry, Thing]
"""A number that is looked for; the measure *units* stands for the number of parties."""


def _loosest(limit: Limit, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Give the reading that excludes least; none where it is not known which does."""
    if any(one.absent for one in readings):
        return ()
    ways = {(one.counting, things_of(limit, one), one.bound.upper) for one in readings}
    if len(ways) > 1 or any(one.bound.hi is None for one in readings if one.bound.upper):
        return ()
    if readings[0].bound.upper:
        return (max(readings, key=lambda one: one.bound.hi or 0),)
    return (min(readings, key=lambda one: one.bound.lo or 0),)


def threshold(reading: Reading, *, sure: bool) -> int | None:
    """Give the number at which a reading is exceeded, or may be; None if none does.

    For a number to reach: the largest that falls short, or may.

    Args:
        reading: The reading.
        sure: Whether it must be exceeded for certain.
    """
    bound = reading.bound
    if reading.absent or bound.unlimited:
        return None
    if not bound.upper:
        number = bound.lo if sure else bound.hi
        return None if number is None or number < 1 else number - 1
    if sure:
        return None if bound.hi is None else bound.hi + 1
    return (bound.lo or 0) + 1


class System:
    """The sums that a movement must keep and reach."""

    def __init__(
        self,
        search: Search,
        slots: Sequence[Slot],
        entries: Sequence[Entry],
        demands: Sequence[Demand],
        reached: Sequence[Limit],
        *,
        every_day: bool,
    ) -> None:
        """Write down the unknowns and the sums.

        Args:
            search: The laws and the cells.
            slots: The stays.
            entries: Parties that the movement may have.
            demands: In what way each forbidding law forbids.
            reached: Limits with a number to reach, which the movement is about.
            every_day: Whether there is somebody on each day of a slot.
        """
        self.search, self.slots, self.entries = search, tuple(slots), tuple(entries)
        self.ceilings: list[Sum] = []
        self.floors: list[Sum] = []
        self.possible = bool(entries)
        self.unknowns: dict[Unknown, int] = {}
        space = search.space
        brought = dict.fromkeys(thing for demand in demands for thing in self._things(demand.need))
        brought |= dict.fromkeys(
            thing for limit in reached for thing in space.things(limit.measure)
        )
        for entry in entries:
            persons = space.things(Measure.PERSONS)
            for thing in (Thing(Measure.UNITS), *persons, *brought):
                if search.arms_permitted(entry, thing):
                    self.unknowns.setdefault((entry, thing), len(self.unknowns))
            self._party(entry)
        for demand in demands:
            self._demand(demand)
        most = 1 + sum(one.bound for one in self.floors)
        most += sum(one.bound.hi or 0 for limit in reached for one in limit.readings)
        for (entry, _), place in self.unknowns.items():
            units = self.unknowns[entry, Thing(Measure.UNITS)]
            if place != units:
                self.ceilings.append(Sum({place: 1, units: -most}, 0))
            elif every_day:
                self.floors.append(Sum({units: 1}, self.slots[entry.slot].times))
        for limit in search.permits.limits:
            if limit.measure is not Measure.STAY_DAYS:
                self._keep(limit, reached=limit in reached)

    def _things(self, need: Need) -> tuple[Thing, ...]:
        """Give the kinds of things that a need counts, persons and parties apart."""
        measure = need.item.measure if isinstance(need.item, Limit) else None
        if need.of is ListOf.ARMS:
            measure = Measure.ARMS
        if measure in (None, Measure.STAY_DAYS, Measure.UNITS, Measure.PERSONS):
            return ()
        return self.search.space.things(measure)

    def _party(self, entry: Entry) -> None:
        """Say that each party has a person, and that one told apart is one."""
        units = self.unknowns[entry, Thing(Measure.UNITS)]
        persons = {
            self.unknowns[entry, thing]: -1 for thing in self.search.space.things(Measure.PERSONS)
        }
        self.ceilings.append(Sum({units: 1, **persons}, 0))
        if entry.alone:
            self.ceilings.append(Sum({units: 1}, 1))

    def _counted(
        self, limit: Limit, reading: Reading, *, possible: bool, any_day: bool = False
    ) -> dict[Entry, dict[int, int]]:
        """Give the unknowns that a reading counts for each party, on the days it runs or on any."""
        space = self.search.space
        answers = (Held.YES, Held.UNCLEAR) if possible else (Held.YES,)
        found: defaultdict[Entry, dict[int, int]] = defaultdict(dict)
        for (entry, thing), place in self.unknowns.items():
            if thing.measure is not limit.measure:
                continue
            term = self.slots[entry.slot].term
            if (
                (any_day or any(one.meet(term) for one in limit.terms))
                and space.in_scope(limit, entry.cell) in answers
                and space.counts(limit, reading, thing.code) in answers
            ):
                found[entry][place] = 1
        return found

    def _keep(self, limit: Limit, *, reached: bool) -> None:
        """Add the ceilings of a limit of the permitting law, or the floors of one to reach."""
        search = self.search
        readings = readings_of(limit, search.mode.counting)
        loosened = not search.mode.sure
        if loosened:
            readings = _loosest(limit, readings)
        for reading in readings:
            bound = reading.bound
            assumed = not bound.known and search.shares(limit)
            if reading.absent or bound.unlimited or assumed:
                continue
            counted = self._counted(limit, reading, possible=bound.upper != loosened)
            if bound.upper:
                most = bound.hi if loosened else bound.lo or 0
                if most is not None:
                    for of, times in self._sums(reading.counting, counted, most):
                        self.ceilings.append(Sum(of, times * most))
            elif reached:
                least = (bound.lo if loosened else bound.hi) or 0
                self._reach(limit, reading, counted, least)

    def _reach(
        self,
        limit: Limit,
        reading: Reading,
        counted: Mapping[Entry, Mapping[int, int]],
        least: int,
    ) -> None:
        """Add the floors of a number to reach; what is reached at once is reached over the stay."""
        each_party = reading.counting is Counting.PER_CONTINGENT
        if self.search.outer and not each_party:
            counted = self._counted(limit, reading, possible=True, any_day=True)
            self.floors.append(Sum({k: 1 for of in counted.values() for k in of}, least))
            return
        for of, times in self._sums(reading.counting, counted, least):
            if each_party:
                self.ceilings.append(Sum({place: -factor for place, factor in of.items()}, 0))
            else:
                self.floors.append(Sum(of, times * least))

    def _sums(
        self, counting: Counting, counted: Mapping[Entry, Mapping[int, int]], most: int
    ) -> Iterator[tuple[dict[int, int], int]]:
        """Give the sums that one counting compares, and how often the bound stands in each."""
        if counting is Counting.CUMULATIVE:
            yield {k: v for of in counted.values() for k, v in of.items()}, 1
        elif counting is Counting.PER_CONTINGENT:
            for entry, of in counted.items():
                units = self.unknowns[entry, Thing(Measure.UNITS)]
                yield {**of, units: of.get(units, 0) - most}, 0
        else:
            for place, slot in enumerate(self.slots):
                here = {
                    k: v
                    for entry, of in counted.items()
                    if entry.slot == place
                    for k, v in of.items()
                }
                if here:
                    yield here, slot.times

    def _demand(self, demand: Demand) -> None:
        """Add what makes a forbidding law forbid."""
        search = self.search
        law = search.forbids[demand.law]
        if isinstance(demand.need.item, Limit) and demand.readings:
            for reading in demand.readings:
                self._exceed(demand.need.item, reading, demand.alone)
            return
        if search.outer:
            measure = Measure.ARMS if demand.need.of is ListOf.ARMS else Measure.UNITS
            of = {
                place: 1 for (_, thing), place in self.unknowns.items() if thing.measure is measure
            }
        elif demand.need.of is ListOf.ARMS:
            of = {
                place: 1
                for (entry, thing), place in self.unknowns.items()
                if thing.measure is Measure.ARMS and search.arms_forbidden(law, entry, thing)
            }
        else:
            of = {
                place: 1
                for (entry, thing), place in self.unknowns.items()
                if thing.measure is Measure.UNITS
                and search.fails(
                    stay_verdict(
                        law,
                        demand.need,
                        entry.cell,
                        self.slots[entry.slot].term,
                        search.space,
                    )
                )
            }
        self.possible &= bool(of)
        self.floors.append(Sum(of, 1))

    def _exceed(self, limit: Limit, reading: Reading, alone: Cell | None) -> None:
        """Add what exceeds one reading of a limit, or falls short of a number to reach."""
        sure = self.search.mode.sure
        number = threshold(reading, sure=sure)
        assert number is not None
        upper = reading.bound.upper
        counted = self._counted(
            limit, reading, possible=sure != upper, any_day=self.search.outer and upper
        )
        if reading.counting is Counting.PER_CONTINGENT:
            counted = {
                entry: of for entry, of in counted.items() if entry.alone and entry.cell == alone
            }
        of = {place: 1 for each in counted.values() for place in each}
        if upper:
            self.possible &= bool(of)
            self.floors.append(Sum(of, number))
            return
        self.ceilings.append(Sum(of, number))
        there = {
            place: 1
            for (entry, thing), place in self.unknowns.items()
            if thing.measure is Measure.UNITS
            and self.search.space.in_scope(limit, entry.cell) in _about(sure=sure)
            and (
                self.search.outer
                or any(one.meet(self.slots[entry.slot].term) for one in limit.terms)
            )
            and (reading.counting is not Counting.PER_CONTINGENT or entry.alone)
        }
        self.possible &= bool(there)
        self.floors.append(Sum(there, 1))

    def movement(self, numbers: Sequence[int]) -> Movement:
        """Give the movement that the numbers mean: each total shared out among equal parties."""
        found: defaultdict[Party, int] = defaultdict(int)
        for entry in self.entries:
            own = {
                thing: numbers[place]
                for (other, thing), place in self.unknowns.items()
                if other == entry
            }
            count = own.pop(Thing(Measure.UNITS))
            slot = self.slots[entry.slot]
            shared: list[dict[Thing, int]] = [{} for _ in range(count)]
            turn = 0
            for thing, number in own.items() if count else ():
                for _ in range(number):
                    each = shared[turn % count]
                    each[thing] = each.get(thing, 0) + 1
                    turn += 1
            for place, each in enumerate(shared):
                day = place % slot.times
                term = _later(slot, day)
                found[
                    Party(
                        cell=entry.cell,
                        term=term,
                        persons=_those(each, persons=True),
                        brings=_those(each, persons=False),
                    )
                ] += 1
        return tuple(
            Party(
                cell=party.cell,
                term=party.term,
                persons=party.persons,
                brings=party.brings,
                parties=number,
            )
            for party, number in found.items()
        )


def _about(*, sure: bool) -> tuple[Held, ...]:
    """Give the answers that make a limit be about a party, for certain or perhaps."""
    return (Held.YES,) if sure else (Held.YES, Held.UNCLEAR)


def _those(brought: Mapping[Thing, int], *, persons: bool) -> tuple[tuple[Thing, int], ...]:
    """Give the persons of a party, or what it brings."""
    return tuple(
        (thing, number)
        for thing, number in brought.items()
        if (thing.measure is Measure.PERSONS) is persons
    )


def _later(slot: Slot, days: int) -> Term:
    """Give the stay some days later in a slot of several stays of a day."""
    first = slot.term.start + timedelta(days=days)
    return Term(first, first + (slot.term.end - slot.term.start))
