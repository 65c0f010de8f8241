"""Words for what a manifest says in a few fixed words: the way, the cause, the classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.classes import EntryClass, PersonClass
from relevo.core.words import text
from relevo.register.model import Cause, Way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from relevo.core.words import Text

WAYS: dict[Way, Text] = {Way.IN: text("entry"), Way.OUT: text("exit")}
"""Which way a movement goes, in words."""

CAUSES: dict[Cause, Text] = {
    Cause.PLANNED: text("planned"),
    Cause.EVACUATION: text("evacuation"),
    Cause.RESCUE: text("rescue"),
    Cause.FORCED_LANDING: text("forced landing"),
    Cause.RECALL: text("recall"),
}
"""Why a party crosses, in words."""

ENTRIES: dict[EntryClass, Text] = {
    EntryClass.ARMED: text("armed"),
    EntryClass.UNARMED: text("unarmed"),
    EntryClass.ACADEMIC: text("academic"),
    EntryClass.PROTOCOL: text("protocol"),
    EntryClass.LOGISTIC: text("logistic"),
    EntryClass.TRANSIT: text("transit"),
}
"""Classes of entry, in words."""

CLASSES: dict[PersonClass, Text] = {
    PersonClass.MILITARY: text("military"),
    PersonClass.CIVILIAN_EMPLOYEE: text("civilian employee"),
    PersonClass.CONTRACTOR: text("contractor"),
    PersonClass.DEPENDANT: text("dependant"),
    PersonClass.CREW: text("crew"),
    PersonClass.SCIENTIFIC: text("scientific"),
}
"""Classes of persons, in words."""

WORDS: Mapping[type[StrEnum], Mapping[Any, Text]] = {
    Way: WAYS,
    Cause: CAUSES,
    EntryClass: ENTRIES,
    PersonClass: CLASSES,
}
"""The words of each kind."""
