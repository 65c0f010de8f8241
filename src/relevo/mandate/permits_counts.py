"""Whole numbers that keep several ceilings and reach several floors, or the proof of none.

Sums of numbers with whole coefficients are compared with bounds. The relaxation to fractions is
solved exactly (simplex on fractions, Bland's rule, so that it ends), and what it gives is branched
on until it is whole: an answer is a solution or a proof, never a sample.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NODES = 150
"""Branches tried before giving up."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of numbers and what it is compared with.

    Attributes:
        of: Coefficient of each number that counts, by its place.
        bound: Most of the sum for a ceiling, least for a floor; 0 or more.
    """

    of: Mapping[int, int]
    bound: int

    def value(self, numbers: Sequence[int]) -> int:
        """Give the sum."""
        return sum(factor * numbers[place] for place, factor in self.of.items())


@dataclass(frozen=True, slots=True)
class Solved:
    """What was found.

    Attributes:
        numbers: Numbers that keep every ceiling and reach every floor, none larger than needed;
            None if there are none.
        proven: False only where the search gave up, so that there may be some.
    """

    numbers: tuple[int, ...] | None
    proven: bool = True


def solve(count: int, ceilings: Sequence[Sum], floors: Sequence[Sum]) -> Solved:
    """Find whole numbers, 0 or more, between ceilings and floors.

    Args:
        count: How many numbers there are.
        ceilings: Sums that must not exceed their bounds.
        floors: Sums that must reach theirs.

    Returns:
        The numbers, or that there are none.
    """
    asked = [one for one in floors if one.bound > 0]
    open_: list[tuple[tuple[int, ...], tuple[Sum, ...]]] = [((0,) * count, ())]
    for _ in range(NODES):
        if not open_:
            return Solved(None)
        least, more = open_.pop()
        relaxed = _relaxed(least, (*ceilings, *more), asked)
        if relaxed is None:
            continue
        split = next((i for i, number in enumerate(relaxed) if number.denominator > 1), None)
        if split is None:
            whole = [int(number) for number in relaxed]
            return Solved(_reduced(whole, ceilings, asked))
        down = floor(relaxed[split])
        raised = tuple(down + 1 if place == split else number for place, number in enumerate(least))
        open_ += [(least, (*more, Sum({split: 1}, down))), (raised, more)]
    return Solved(None, proven=False)


def _reduced(numbers: list[int], ceilings: Sequence[Sum], floors: Sequence[Sum]) -> tuple[int, ...]:
    """Lower each number as far as every bound allows."""
    for place in reversed(range(len(numbers))):
        above = [
            (one.value(numbers) - one.bound) // factor
            for one in floors
            if (factor := one.of.get(place, 0)) > 0
        ]
        below = [
            (one.bound - one.value(numbers)) // -factor
            for one in ceilings
            if (factor := one.of.get(place, 0)) < 0
        ]
        numbers[place] -= max(0, min([numbers[place], *above, *below]))
    return tuple(numbers)


def _relaxed(
    least: Sequence[int], ceilings: Sequence[Sum], floors: Sequence[Sum]
) -> list[Fraction] | None:
    """Give fractions, none below ``least``, that keep and reach every bound; None if none do.

    It is solved in what is added to ``least``. How far each floor is reached is a number of its
    own, at most the floor; all of them together are made as large as they can be.
    """
    kept: list[Sum] = []
    asked: list[Sum] = []
    for one in ceilings:
        room = one.bound - one.value(least)
        (kept if room >= 0 else asked).append(Sum(one.of if room >= 0 else _less(one), abs(room)))
    for one in floors:
        missing = one.bound - one.value(least)
        reached = missing <= 0
        (kept if reached else asked).append(Sum(_less(one) if reached else one.of, abs(missing)))
    count, width = len(least), len(least) + len(asked)
    rows = [_row(one.of, width, one.bound) for one in kept]
    for place, one in enumerate(asked, start=count):
        rows += [_row({**_less(one), place: 1}, width, 0), _row({place: 1}, width, one.bound)]
    found = _largest(rows, width, range(count, width))
    if sum(found[count:]) < sum(one.bound for one in asked):
        return None
    return [number + base for number, base in zip(found[:count], least, strict=True)]


def _less(one: Sum) -> dict[int, int]:
    """Give the coefficients of a sum with the other sign."""
    return {place: -factor for place, factor in one.of.items()}


def _row(of: Mapping[int, int], width: int, bound: int) -> list[Fraction]:
    """Give a row of the tableau: a factor for each number, then the bound."""
    return [Fraction(of.get(place, 0)) for place in range(width)] + [Fraction(bound)]


def _largest(rows: list[list[Fraction]], width: int, aims: range) -> list[Fraction]:
    """Make the sum of some numbers as large as the rows allow.

    Args:
        rows: Factors and bound of each row; every bound is 0 or more.
        width: How many numbers there are.
        aims: Places of the numbers that are summed; the rows bound each of them.

    Returns:
        The numbers.
    """
    height = len(rows)
    table = [
        [*row[:-1], *(Fraction(int(i == place)) for i in range(height)), row[-1]]
        for place, row in enumerate(rows)
    ]
    gain = [Fraction(int(place in aims)) for place in range(width)] + [Fraction(0)] * (height + 1)
    basis = list(range(width, width + height))
    while True:
        enters = next((place for place in range(width + height) if gain[place] > 0), None)
        if enters is None:
            break
        leaves = min(
            (place for place in range(height) if table[place][enters] > 0),
            key=lambda place: (table[place][-1] / table[place][enters], basis[place]),
        )
        pivot = table[leaves][enters]
        table[leaves] = [one / pivot if one else one for one in table[leaves]]
        filled = [(place, one) for place, one in enumerate(table[leaves]) if one]
        for other in (*table[:leaves], *table[leaves + 1 :], gain):
            if factor := other[enters]:
                for place, one in filled:
                    other[place] -= factor * one
        basis[leaves] = enters
    numbers = [Fraction(0)] * width
    for place, name in enumerate(basis):
        if name < width:
            numbers[name] = table[place][-1]
    return numbers
