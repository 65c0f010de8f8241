"""Words for what acts are and change: instruments, purposes, elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.regime.model import Element

if TYPE_CHECKING:
    from relevo.core.words import Arg, Text

KINDS: dict[str, Text] = {
    "legislative_resolution": text("Legislative resolution"),
    "ministerial_resolution": text("Ministerial resolution"),
    "supreme_resolution": text("Supreme resolution"),
    "status_of_forces_agreement": text("Status-of-forces agreement"),
    "emergency_decree": text("Emergency decree"),
    "executive_decree": text("Executive decree"),
    "senate_decree": text("Senate decree"),
    "resolution": text("Resolution"),
    "decree": text("Decree"),
    "law": text("Law"),
}
"""Kinds of instruments in words; others stand for themselves."""

PURPOSES: dict[str, Text] = {
    "training": text("training"),
    "exercise": text("exercise"),
    "support": text("support"),
    "security_assistance": text("security assistance"),
    "honours": text("honours"),
    "humanitarian": text("humanitarian aid"),
    "protocol": text("protocol"),
    "port_visit": text("port visit"),
    "transit": text("transit"),
    "medical": text("medical work"),
    "planning": text("planning"),
    "academic": text("academic exchange"),
    "air_show": text("air show"),
    "civic_assistance": text("civic assistance"),
    "confidence_building": text("confidence-building"),
    "construction": text("construction"),
    "coordination": text("coordination"),
    "counter_narcotics": text("action against drug trafficking"),
    "counter_terrorism": text("action against terrorism"),
    "defence": text("defence"),
    "disaster_relief": text("disaster relief"),
    "exchange": text("exchange of experience"),
    "interoperability": text("working together"),
    "peacekeeping": text("peacekeeping"),
    "research": text("research"),
    "logistics": text("logistics"),
    "security": text("security"),
    "cooperation": text("cooperation"),
    "other": text("another purpose"),
}
"""Purposes of an entry in words; others stand for themselves."""

ELEMENTS: dict[Element, Text] = {
    Element.START_DATE: text("the start date"),
    Element.END_DATE: text("the last day"),
    Element.STAY: text("the length of stay"),
    Element.PERSONS: text("the number of persons"),
    Element.ARMS: text("the arms"),
    Element.PLACES: text("the places"),
    Element.HOST_INSTITUTIONS: text("the host institutions"),
    Element.UNITS: text("the units"),
    Element.PURPOSES: text("the purposes"),
    Element.ANY: text("other content"),
}
"""What of an act a change touches, in words."""


def kind_words(kind: str) -> Arg:
    """Say a kind of instrument; one without words with spaces for its underscores.

    Args:
        kind: E.g. ``legislative_resolution``.
    """
    return KINDS.get(kind, kind.replace("_", " "))


def kinds_words(kinds: tuple[str, ...]) -> tuple[Arg, ...]:
    """Say several kinds of instrument.

    Args:
        kinds: E.g. ``(legislative_resolution, law)``.
    """
    return tuple(kind_words(kind) for kind in kinds)


def purpose_words(code: str) -> Arg:
    """Say a purpose; one without words with spaces for its underscores.

    Args:
        code: E.g. ``training``.
    """
    return PURPOSES.get(code, code.replace("_", " "))
