"""Bounds as integer intervals: what an uncertain number settles, and what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from relevo.core.finding import Verdict

TENS = (20, 99)
"""What *tens of* persons can mean: at least two tens, less than a hundred."""


class Quantifier(StrEnum):
    """How a text gives a number."""

    EXACT = "exact"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    ABOUT = "about"
    TENS = "tens"
    UNSPECIFIED = "unspecified"
    NOT_FOUND = "not_found"


_NUMBERED = frozenset({Quantifier.EXACT, Quantifier.AT_MOST, Quantifier.AT_LEAST, Quantifier.ABOUT})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as its source gives it.

    In a file: ``{exact: 14}``, ``{at_most: 87}``, ``{about: 30}``, ``tens``, ``unspecified``
    (the act permits without a number) or ``not_found`` (no source gives the number).

    Attributes:
        quantifier: How the number is given.
        n: The number, in the measure's unit; None for tens, unspecified and not found.
    """

    quantifier: Quantifier
    n: int | None = None

    def __post_init__(self) -> None:
        """Refuse a quantifier without its number, a number without its quantifier.

        Raises:
            ValueError: If ``n`` is missing or superfluous, or ``n < 0``.
        """
        if (self.quantifier in _NUMBERED) != (self.n is not None):
            message = f"'{self.quantifier}' takes " + (
                "a number" if self.quantifier in _NUMBERED else "no number"
            )
            raise ValueError(message)
        if self.n is not None and self.n < 0:
            message = "a quantity is 0 or more"
            raise ValueError(message)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:  # noqa: ANN401 - pydantic's protocol
        """Read the short forms shown above.

        The whole schema takes the reference of the inner one, so that a second field of this
        type reads the short forms too.
        """
        from pydantic_core import core_schema

        inner = {**handler(source)}
        return core_schema.no_info_before_validator_function(
            _expand_quantity,
            inner,
            ref=inner.pop("ref", None),
            json_schema_input_schema=core_schema.union_schema(
                [
                    core_schema.literal_schema(
                        sorted(str(q) for q in Quantifier if q not in _NUMBERED)
                    ),
                    core_schema.typed_dict_schema(
                        {
                            str(q): core_schema.typed_dict_field(
                                core_schema.int_schema(ge=0), required=False
                            )
                            for q in sorted(_NUMBERED)
                        },
                        extra_behavior="forbid",
                    ),
                ]
            ),
        )


def _expand_quantity(value: object) -> object:
    """Turn a short form into the fields of a quantity; leave anything else to pydantic."""
    if isinstance(value, str):
        return {"quantifier": value, "n": None}
    if isinstance(value, dict) and len(value) == 1 and "quantifier" not in value:
        ((quantifier, n),) = value.items()
        return {"quantifier": quantifier, "n": n}
    return value


@dataclass(frozen=True, slots=True)
class Bound:
    """An upper or lower bound known only to lie in an integer interval.

    Upper: ``n <= lo`` is met, ``n > hi`` is breached, between is undetermined. Lower, mirrored:
    ``n >= hi`` is met, ``n < lo`` is breached. So *exactly 55* is [55, 55], *about 55* is
    [55, inf), *tens* is [20, 99], *not found* is [0, inf). A number *unspecified by the act* is
    an upper bound with ``lo`` None: permitted without number.

    Attributes:
        lo: Lower end of the interval; None means no end (met whatever the number).
        hi: Upper end of the interval; None means no end (never proven breached).
        upper: Whether more than the bound, rather than less, is what the law forbids.
    """

    lo: int | None
    hi: int | None
    upper: bool = True

    @classmethod
    def of(cls, quantity: Quantity) -> Bound:
        """Give the bound that a quantity of an act sets.

        *Exact* authorises up to that number: fewer is no breach.
        """
        n = quantity.n
        match quantity.quantifier:
            case Quantifier.EXACT | Quantifier.AT_MOST:
                return cls(n, n)
            case Quantifier.AT_LEAST:
                return cls(n, n, upper=False)
            case Quantifier.ABOUT:
                return cls(n, None)
            case Quantifier.TENS:
                return cls(*TENS)
            case Quantifier.UNSPECIFIED:
                return cls(None, None)
            case Quantifier.NOT_FOUND:
                return cls(0, None)

    @property
    def known(self) -> bool:
        """Whether some number could be proven met or proven breached, none being trivial."""
        return self.hi is not None or (self.lo is not None and self.lo > 0)

    @property
    def unlimited(self) -> bool:
        """Whether the act permits without a number."""
        return self.upper and self.lo is None

    def verdict(self, n: int) -> Verdict:
        """Judge one number.

        Args:
            n: The number counted, in the measure's unit.

        Returns:
            Met, breached or undetermined.
        """
        if self.upper:
            if self.lo is None or n <= self.lo:
                return Verdict.MET
            return Verdict.BREACHED if self.hi is not None and n > self.hi else Verdict.UNDETERMINED
        if self.lo is not None and n < self.lo:
            return Verdict.BREACHED
        return Verdict.MET if self.hi is not None and n >= self.hi else Verdict.UNDETERMINED
