"""A year in few pieces: days that follow one formula, and runs of equal numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Piece(NamedTuple):
    """Days of the calendar on which the allowed ends follow one formula.

    Attributes:
        first: First day.
        stop: Day after the last.
        least: Least end, or what to add to the first day of a tour.
        least_moves: Whether it is to be added.
        most: Greatest end, or what to add.
        most_moves: Whether it is to be added.
    """

    first: int
    stop: int
    least: int
    least_moves: bool
    most: int
    most_moves: bool


def pieces_of(lengths: dict[str, list[int]]) -> list[Piece]:
    """Cut the calendar into the fewest pieces, from the left; days without a tour are in none."""
    least, most = lengths["first_end"], lengths["last_end"]
    pieces: list[Piece] = []
    day = 0
    while day < len(least):
        if least[day] == 0:
            day += 1
            continue
        first = day
        ways = [(a, b) for a in (True, False) for b in (True, False)]
        while ways:
            day += 1
            kept = [
                (a, b)
                for a, b in ways
                if day < len(least)
                and least[day] > 0
                and least[day] - least[first] == (day - first) * a
                and most[day] - most[first] == (day - first) * b
            ]
            if not kept:
                break
            ways = kept
        a, b = ways[0]
        pieces.append(Piece(first, day, least[first] - first * a, a, most[first] - first * b, b))
    return pieces


def runs_of(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Give runs of equal numbers: the number and how often it stands."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][0] == number:
            runs[-1] = (number, runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs
