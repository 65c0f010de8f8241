"""Stated totals: whether a number that a source states is the sum of the lines it sums."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.core.bound import TENS, Quantifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.bound import Quantity

_STATED = frozenset({Quantifier.EXACT, Quantifier.AT_MOST, Quantifier.AT_LEAST})


class Sum(StrEnum):
    """How a stated total stands to the sum of its parts."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"


def span_of(quantities: Sequence[Quantity]) -> tuple[int, int | None]:
    """Give the least and the largest sum that numbers as printed can have.

    Args:
        quantities: Numbers as their sources give them. *At most 87* stands for the 87 printed;
            *about 30* may be 30 or more, *tens* 20 to 99, *unspecified* and *not found* any number.

    Returns:
        Least sum and largest, None for no largest; both 0 for no number.
    """
    least, largest = 0, 0
    bounded = True
    for quantity in quantities:
        low, high = _span(quantity)
        least += low
        largest += high or 0
        bounded = bounded and high is not None
    return least, largest if bounded else None


def compare_total(stated: Quantity, parts: Sequence[Quantity]) -> Sum:
    """Compare a stated total with the sum of its parts.

    Args:
        stated: The total as its source states it.
        parts: Its parts as their sources give them.

    Returns:
        Agrees if both are one and the same number; differs if no number can be both; else open.
    """
    low, high = span_of(parts)
    least, largest = _span(stated)
    if low == high == least == largest:
        return Sum.AGREES
    apart = (largest is not None and low > largest) or (high is not None and high < least)
    return Sum.DIFFERS if apart else Sum.OPEN


def _span(quantity: Quantity) -> tuple[int, int | None]:
    """Give the least and the largest number that one quantity can stand for."""
    if quantity.quantifier in _STATED and quantity.n is not None:
        return quantity.n, quantity.n
    if quantity.quantifier is Quantifier.TENS:
        return TENS
    return quantity.n or 0, None
