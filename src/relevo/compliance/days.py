"""Arithmetic on days: unions, parts and step functions of terms."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.core.term import Term, union

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def within(term: Term, terms: Iterable[Term]) -> tuple[Term, ...]:
    """Give the parts of a term that lie in any of several others, in order."""
    return union(part for other in terms if (part := term.meet(other)))


def segments(term: Term, terms: Iterable[Term]) -> tuple[Term, ...]:
    """Cut a term where any of several others begins or ends.

    Args:
        term: The term to cut.
        terms: Terms whose ends cut it.

    Returns:
        Pieces in order; each other term covers a piece or shares no day with it.
    """
    cuts = {term.start, term.end}
    for other in terms:
        cuts.update(day for day in (other.start, other.end) if term.start < day < term.end)
    return tuple(Term(start, end) for start, end in pairwise(sorted(cuts)))


def steps(loads: Iterable[tuple[Term, int]]) -> tuple[tuple[Term, int], ...]:
    """Add up loads day by day.

    Args:
        loads: Terms, each with the number it adds to every one of its days.

    Returns:
        Terms in order, as long as they can be, each with the sum on its days; days on which the
        sum is 0 are left out.
    """
    change: defaultdict[date, int] = defaultdict(int)
    for term, number in loads:
        change[term.start] += number
        change[term.end] -= number
    level, found = 0, []
    for start, end in pairwise(sorted(day for day, number in change.items() if number)):
        level += change[start]
        if level:
            found.append((Term(start, end), level))
    return tuple(found)
