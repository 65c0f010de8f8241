"""Names of the fields and words of a reading, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_words import PURPOSES
from relevo.core.words import Text, text
from relevo.instrument.reading.model import PlaceKind, Stance, StatusStep
from relevo.instrument.value import State

if TYPE_CHECKING:
    from relevo.core.words import Arg

LABELS: dict[str, Text] = {
    "host": text("Host state"),
    "senders": text("Sending state"),
    "status": text("Status"),
    "direction": text("Direction"),
    "kind": text("Kind of instrument"),
    "number": text("Number"),
    "bill": text("Bill"),
    "body": text("Body"),
    "submitted": text("Submitted"),
    "approved": text("Approved"),
    "signed": text("Signed"),
    "published": text("Published"),
    "in_force": text("In force"),
    "votes": text("Votes"),
    "windows": text("Window"),
    "stay_days": text("Length of stay"),
    "rotation": text("Rotation"),
    "class_of_entry": text("Class of entry"),
    "armed": text("Arms at entry"),
    "units": text("Unit"),
    "headcounts": text("Persons"),
    "arms": text("Arms"),
    "aircraft": text("Aircraft"),
    "vessels": text("Vessels"),
    "equipment": text("Equipment"),
    "places": text("Place"),
    "host_institutions": text("Host institution"),
    "purposes": text("Purpose"),
    "claims": text("Said about it"),
    "legal": text("Law cited"),
    "amendment": text("May be changed"),
    "duties": text("Duty"),
    "status_events": text("Ally status"),
}
"""Name of each field of the JSON; also said of what a text does not state."""

PLACE_KINDS: dict[PlaceKind, Text] = {
    PlaceKind.STATE: text("state"),
    PlaceKind.REGION: text("region"),
    PlaceKind.CITY: text("city"),
    PlaceKind.DISTRICT: text("district"),
    PlaceKind.BASE: text("base"),
    PlaceKind.PORT: text("port"),
    PlaceKind.AIRPORT: text("airport"),
    PlaceKind.AREA: text("area"),
    PlaceKind.WATERS: text("waters"),
    PlaceKind.LOCALITY: text("locality"),
    PlaceKind.AMBIGUOUS: text("region or city: the text does not say"),
}
"""Kinds of places in words."""

STANCES: dict[Stance, Text] = {
    Stance.JUSTIFIES: text("for"),
    Stance.OBJECTS: text("against"),
}
"""Both sides of a claim, unweighed."""

STEPS: dict[StatusStep, Text] = {
    StatusStep.NOTICE: text("notice"),
    StatusStep.DETERMINATION: text("determination"),
    StatusStep.TERMINATION: text("termination"),
}
"""Steps of an ally designation in words."""

UNITS: dict[str, Text] = {
    "hour": text("hours"),
    "working_day": text("working days"),
    "day": text("days"),
    "week": text("weeks"),
    "month": text("months"),
    "year": text("years"),
}
"""Units of time in words."""

SIGNS: dict[State, str] = {
    State.VERIFIED: "✓",
    State.DERIVED: "=",
    State.DISPUTED: "≠",
    State.UNVERIFIED: "?",
    State.ENTERED: "✎",
}
"""A sign for each state, never without its word."""

STATES: dict[State, Text] = {
    State.VERIFIED: text("verified"),
    State.DERIVED: text("derived"),
    State.DISPUTED: text("disputed"),
    State.UNVERIFIED: text("unverified"),
    State.ENTERED: text("entered"),
}
"""A word for each state."""

SOURCE_KINDS: dict[str, Text] = {
    "gazette": text("gazette"),
    "parliament": text("parliament"),
    "government": text("government"),
    "agency": text("news agency"),
    "broadcaster": text("broadcaster"),
    "newspaper": text("newspaper"),
    "unknown": text("unknown kind of source"),
}
"""Kinds of sources in words."""

TOPICS: dict[str, Text] = {
    **PURPOSES,
    "drug_trafficking": text("drug trafficking"),
    "sovereignty": text("sovereignty"),
    "foreign_bases": text("foreign bases"),
    "constitutionality": text("constitutionality"),
    "transparency": text("transparency"),
    "cost": text("cost"),
    "human_rights": text("human rights"),
    "foreign_presence": text("the foreign presence itself"),
    "neutrality": text("peace and neutrality"),
    "environment": text("the environment"),
    "report": text("report"),
    "after_action_report": text("report after the end"),
    "inform_change": text("report of a change"),
    "start_date": text("start date"),
    "dates": text("dates"),
    "terms": text("terms"),
}
"""Purposes, subjects of claims, duties and what may be changed, in words."""


def topic_words(code: str) -> Arg:
    """Say a code of :data:`TOPICS`; one that is not there with spaces for its underscores.

    Args:
        code: The code.
    """
    return TOPICS.get(code, code.replace("_", " "))


_PARTS: dict[str, Text] = {
    "for": text("votes in favour"),
    "against": text("votes against"),
    "abstain": text("abstentions"),
    "from": text("first day"),
    "to": text("last day"),
    "min": text("shortest"),
    "max": text("longest"),
    "n": text("number"),
    "qty": text("number"),
}


def field_words(path: str) -> Arg:
    """Name a field by its path in the JSON, or the part of it that the path leads to.

    Args:
        path: E.g. ``arms``, ``votes.abstain``, ``windows[0].to``.
    """
    field = path.partition("[")[0].partition(".")[0]
    label = LABELS.get(field, field)
    part = path.rpartition(".")[2] if "." in path else ""
    return text("{field} ({part})", field=label, part=_PARTS[part]) if part in _PARTS else label


def part_words(path: str) -> Arg:
    """Name the part of a field that a path leads to; empty where it has no name of its own.

    Args:
        path: E.g. ``votes.abstain``, ``arms[0].qty``.
    """
    return _PARTS.get(path.rpartition(".")[2], "") if "." in path else ""
