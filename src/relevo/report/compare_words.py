"""Things that two mandates are compared by, in words: what they are, their value, their clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.instrument.model import (
    AmendmentPower,
    Conflict,
    Duty,
)
from relevo.mandate.item import Aspect, Listed, Stated
from relevo.mandate.model import Limit, PermittedWindow, TourLength
from relevo.report.limits import LISTS, WINDOWS, disputed_words, subject_words
from relevo.report.mandate_acts import FIELDS
from relevo.report.mandate_duties import power_words

if TYPE_CHECKING:
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Text
    from relevo.mandate.compare import Side
    from relevo.mandate.model import Mandate

READINGS: dict[str, Text] = {
    "counting": text("Reading followed for counting"),
    "interval": text("Reading followed for the rotation interval"),
}
"""What a case reads where its acts do not say, in words."""

_NAMES: dict[Aspect, Text] = {
    Aspect.HOST: text("Host state"),
    Aspect.SENDER: text("Sending state"),
    Aspect.BODY: text("Body"),
    Aspect.CLASS_OF_ENTRY: text("Class of entry"),
    Aspect.STAY: text("Days on which presence is permitted"),
    Aspect.ROTATION: text("Rotation"),
    Aspect.HULL: text("Named vessels"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of the two mandates compared, as it is named.

    Attributes:
        name: Name of the case; with the day where one case is compared between two days.
        day: Day on which the mandate is known.
        mandate: The mandate.
        codes: Names of codes in both cases.
        several: Whether the two mandates together have more than one sending state.
        dated: Whether the name holds the day.
    """

    name: Arg
    day: date
    mandate: Mandate
    codes: Codes
    several: bool = False
    dated: bool = False


def thing_words(aspect: Aspect, side: Side, version: Version) -> Arg:
    """Say what is compared, without its value.

    Args:
        aspect: What it belongs to.
        side: The thing as one mandate has it.
        version: That mandate.
    """
    found = side.found[0]
    codes = version.codes
    what: Arg
    match found:
        case PermittedWindow() if aspect is Aspect.WINDOW:
            what = WINDOWS[found.kind]
            if found.places:
                places = tuple(codes.places.name(place) for place in found.places)
                what = text("{kind} at {places}", kind=what, places=places)
        case Limit():
            what = subject_words(found, codes)
        case Listed():
            what = LISTS[found.permitted.of]
        case TourLength() if found.categories:
            whom = tuple(codes.categories.name(category) for category in found.categories)
            what = text("{what} ({where})", what=_NAMES[aspect], where=whom)
        case Stated():
            what = _stated_thing(aspect, found, side, version)
        case _:
            what = _NAMES[aspect]
    senders = side.subject.scope.senders
    if version.several and senders:
        names = tuple(codes.states.name(sender) for sender in senders)
        return text("{what}, for {senders}", what=what, senders=names)
    return what


def _stated_thing(aspect: Aspect, found: Stated, side: Side, version: Version) -> Arg:
    """Name a value that an act or a case states."""
    match found.value:
        case AmendmentPower() as power:
            return power_words(power)
        case Duty() as duty:
            return duty.what
        case Conflict() as conflict:
            about = disputed_words(conflict.about, version.mandate, version.codes)
            name = FIELDS.get(conflict.about, conflict.about) if about is None else about
            return text("Sources differ on {item}", item=name)
    if aspect is Aspect.CONDITION:
        return FIELDS[side.subject.name]
    if aspect is Aspect.READING:
        return READINGS[side.subject.name]
    return _NAMES[aspect]
