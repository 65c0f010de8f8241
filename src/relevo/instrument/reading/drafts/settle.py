"""Values that several sources give: one is proposed, the others are kept as a dispute."""

from __future__ import annotations

import operator
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from relevo.core.bound import TENS, Quantifier, Quantity
from relevo.instrument.reading.drafts.align import codes_agree
from relevo.instrument.reading.model import DraftConflict, DraftVersion, Read
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from relevo.core.codes import Codes

KEYS = {"for_": "for", "from_": "from", "least": "min", "most": "max"}
"""Keys of the JSON that differ from the names of a draft's fields."""


@dataclass(slots=True)
class Ledger:
    """Who says what, and what is disputed, while values are merged."""

    says: dict[str, tuple[str, ...]] = field(default_factory=dict)
    conflicts: list[DraftConflict] = field(default_factory=list)

    def settle(
        self,
        path: str,
        given: Sequence[tuple[str, Read[Any]]],
        same: Callable[[Any, Any], bool] | None = None,
    ) -> Read[Any] | None:
        """Choose the value that the first source gives; keep the others as a dispute.

        Args:
            path: Path of the value in the JSON.
            given: Source and value, in order of rank.
            same: Whether two values say the same; None for equality.
        """
        agree = same or operator.eq
        groups: list[list[tuple[str, Read[Any]]]] = []
        for one in given:
            for group in groups:
                if agree(group[0][1].value, one[1].value):
                    group.append(one)
                    break
            else:
                groups.append([one])
        if not groups:
            return None
        chosen = _best(groups[0])
        self.says[path] = (chosen[0], *(s for s, _ in groups[0] if s != chosen[0]))
        if len(groups) == 1:
            return chosen[1]
        self.dispute(path, [[*group] for group in groups])
        return replace(chosen[1], state=State.DISPUTED)

    def dispute(self, path: str, groups: Iterable[Sequence[tuple[str, Read[Any]]]]) -> None:
        """Keep the versions of a disputed value.

        Args:
            path: Path of the value in the JSON.
            groups: Sources and values that agree, group by group; the proposed one first.
        """
        versions = tuple(
            DraftVersion(
                value=written(group[0][1].value),
                spans=group[0][1].spans,
                says=tuple(dict.fromkeys(source for source, _ in group)),
            )
            for group in groups
        )
        self.conflicts.append(DraftConflict(about=path, versions=versions))


def written(value: object) -> str:
    """Give a value of a draft as text, as conflicts write it.

    Args:
        value: A value of any field.

    Returns:
        E.g. ``2025-12-14``, ``14``, ``at_most 14``, ``tens``, ``true``.
    """
    match value:
        case Quantity(quantifier=Quantifier.EXACT):
            return str(value.n)
        case Quantity():
            return str(value.quantifier) if value.n is None else f"{value.quantifier} {value.n}"
        case Enum():
            return str(value.value)
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def _best(group: Sequence[tuple[str, Read[Any]]]) -> tuple[str, Read[Any]]:
    """Give the first verified value of those that agree, else the first."""
    return next((one for one in group if one[1].state is State.VERIFIED), group[0])


def note_below(ledger: Ledger, path: str, value: object, sources: tuple[str, ...]) -> None:
    """Note the sources of every value at and below a path.

    Args:
        ledger: Where they are noted.
        path: Path of the field in the JSON.
        value: A value, a line or a list of a draft; None holds nothing.
        sources: Who gives it.
    """
    if isinstance(value, Read):
        ledger.says.setdefault(path, sources)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            note_below(ledger, f"{path}[{index}]", item, sources)
    elif hasattr(value, "__dataclass_fields__"):
        for one in fields(value):  # type: ignore[arg-type]
            note_below(
                ledger, f"{path}.{KEYS.get(one.name, one.name)}", getattr(value, one.name), sources
            )


def values_agree(one: Any, other: Any) -> bool:  # noqa: ANN401 - values of any field
    """Whether two values say the same; a vaguer number that leaves room for the other does.

    Args:
        one: A value of any field.
        other: Another value of that field.
    """
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one == other or _holds(one, other) or _holds(other, one)
    return bool(one == other)


def _holds(vague: Quantity, plain: Quantity) -> bool:
    """Whether a vague number (tens of, not found) leaves room for the other one."""
    if vague.quantifier in {Quantifier.UNSPECIFIED, Quantifier.NOT_FOUND}:
        return True
    least, most = TENS
    return vague.quantifier is Quantifier.TENS and plain.n is not None and least <= plain.n <= most


def finest_first(reads: list[tuple[str, Read[Any]]], codes: Codes) -> list[tuple[str, Read[Any]]]:
    """Put the finer of two codes, or of two numbers, first where the other one holds it.

    Args:
        reads: Source and value, in order of rank.
        codes: Trees that tell which code holds which.
    """

    def coarse(one: tuple[str, Read[Any]]) -> bool:
        value = one[1].value
        if isinstance(value, Quantity):
            return any(_holds(value, other.value) for _, other in reads if other.value != value)
        return isinstance(value, str) and any(
            other.value != value
            and codes_agree(value, other.value, codes)
            and _contains(value, other.value, codes)
            for _, other in reads
        )

    return sorted(reads, key=coarse)


def _contains(outer: str, inner: str, codes: Codes) -> bool:
    """Whether a code holds another in the tree of arms or of places, or may stand for it."""
    if inner in codes.arms:
        return codes.arms.contains(outer, inner)
    found = codes.places.codes.get(outer)
    return bool(found and inner in found.means)
