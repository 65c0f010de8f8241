"""One thing of a mandate as it is compared with another: what it is about, and its value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.instrument.model import ListOf, Measure, Scope
from relevo.mandate.model import Limit, PermittedWindow, TourLength

if TYPE_CHECKING:
    from collections.abc import Hashable

    from relevo.core.classes import EntryClass
    from relevo.core.clause import ClauseRef
    from relevo.core.term import Term
    from relevo.core.words import Localized
    from relevo.instrument.model import (
        AmendmentPower,
        Conflict,
        Counting,
        Duty,
        IntervalReading,
        Vessel,
    )
    from relevo.mandate.model import ListedItem, Permitted


class Aspect(StrEnum):
    """What a difference is about, in the order in which differences are told."""

    HOST = "host"
    SENDER = "sender"
    BODY = "body"
    CLASS_OF_ENTRY = "class_of_entry"
    WINDOW = "window"
    STAY = "stay"
    ROTATION = "rotation"
    PERSONS = "persons"
    UNITS = "units"
    CATEGORY = "category"
    ARMS = "arms"
    ARMS_KIND = "arms_kind"
    STOCK = "stock"
    AIRCRAFT = "aircraft"
    VESSELS = "vessels"
    HULL = "hull"
    VESSEL = "vessel"
    EQUIPMENT = "equipment"
    MOVEMENTS = "movements"
    STAY_DAYS = "stay_days"
    PLACE = "place"
    INSTITUTION = "institution"
    POINT_OF_ENTRY = "point_of_entry"
    PURPOSE = "purpose"
    ACTIVITY = "activity"
    CONDITION = "condition"
    POWER = "power"
    DUTY = "duty"
    READING = "reading"
    CONFLICT = "conflict"


LIST_ASPECTS: dict[ListOf, Aspect] = {
    of: Aspect.ARMS_KIND if of is ListOf.ARMS else Aspect(of) for of in ListOf
}
"""What a list is compared under."""

LIMIT_ASPECTS: dict[Measure, Aspect] = {measure: Aspect(measure) for measure in Measure}
"""What a limit is compared under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What things of two mandates are matched by; identifiers of lines play no part.

    Attributes:
        name: A code, a name or a field; empty where the scope says it all.
        kind: What the name does not say, e.g. the kind of a window.
        scope: What it is about, each field sorted.
    """

    name: str = ""
    kind: str = ""
    scope: Scope = field(default_factory=Scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An item of a list, or the list itself.

    Attributes:
        permitted: The list.
        item: The item; None for the list itself, which may be complete or not.
    """

    permitted: Permitted
    item: ListedItem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value that an act or a case states.

    Attributes:
        value: The value; None if no source gives it.
        act: Act that states it; empty for a case's own choice.
        clause: Clause it comes from, or None if the act cites none for it.
    """

    value: (
        str
        | int
        | Localized
        | EntryClass
        | AmendmentPower
        | Duty
        | Conflict
        | Vessel
        | Counting
        | IntervalReading
        | None
    )
    act: str = ""
    clause: ClauseRef | None = None


Found = PermittedWindow | Limit | Listed | TourLength | Stated
"""A thing of a mandate, whole, so that two of them can be judged further."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a power or a duty depends on, each condition by itself.

    Attributes:
        given: The conditions in a fixed order; None for one that is not stated, since the clause
            was not read and no report of it says so.
    """

    given: tuple[Hashable | None, ...]

    def contradicts(self, other: Conditions) -> bool:
        """Whether some condition that both state is not the same."""
        return any(
            one is not None and two is not None and one != two
            for one, two in zip(self.given, other.given, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A thing of a mandate as it is compared.

    Attributes:
        aspect: What it belongs to.
        subject: What it is matched by.
        value: What must be equal; None if no source gives it.
        found: The thing itself.
        terms: Days it runs on, where they are compared apart from the value; else none.
    """

    aspect: Aspect
    subject: Subject
    value: Hashable
    found: Found
    terms: tuple[Term, ...] = ()
