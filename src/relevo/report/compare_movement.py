"""A movement in words: how many from where, where to, with what, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import plural_text, text
from relevo.instrument.model import Measure
from relevo.mandate.permits_model import OTHER, Axis
from relevo.report.limits import WINDOWS
from relevo.report.phrases import MEASURES

if TYPE_CHECKING:
    from relevo.core.codes import Codes, CodeTree
    from relevo.core.words import Arg, Text
    from relevo.mandate.permits_model import Movement, Party, Thing

_OTHERS: dict[Axis, Text] = {
    Axis.SENDER: text("another state"),
    Axis.CATEGORY: text("a category that neither names"),
    Axis.PLACE: text("a place that neither names"),
    Axis.INSTITUTION: text("an institution that neither names"),
    Axis.PURPOSE: text("a purpose that neither names"),
    Axis.ACTIVITY: text("an activity that neither names"),
    Axis.CONTINGENT: text("a contingent that neither names"),
    Axis.POINT_OF_ENTRY: text("a point of entry that neither names"),
    Axis.VESSEL: text("a vessel that neither names"),
}
"""What stands for whatever two mandates do not name."""


def movement_words(movement: Movement, codes: Codes) -> Arg:
    """Say a movement: each party with its sending state, place, institution, arms and days.

    Args:
        movement: The movement.
        codes: Names of codes.
    """
    parties: tuple[Arg, ...] = tuple(_party_words(party, codes) for party in movement)
    said = parties[-1]
    for party in reversed(parties[:-1]):
        said = text("{party}; and {others}", party=party, others=said)
    return said


def _party_words(party: Party, codes: Codes) -> Arg:
    """Say one party, or several equal ones."""
    size: Arg = plural_text("{n} person", "{n} persons", party.strength)
    if party.parties > 1:
        size = plural_text(
            "{n} party of {size} each", "{n} parties of {size} each", party.parties, size=size
        )
    kinds: tuple[Arg, ...] = tuple(
        text("{n} {kind}", n=n, kind=thing.code) for thing, n in party.persons if thing.code
    )
    sender = party.cell.on(Axis.SENDER)
    told: list[Arg] = [size, *kinds]
    if sender:
        told.append(text("from {state}", state=_code_words(Axis.SENDER, sender, codes)))
    for axis in Axis:
        code = party.cell.on(axis)
        if axis is not Axis.SENDER and code:
            told.append(_code_words(axis, code, codes))
    told += [_thing_words(thing, n, codes) for thing, n in party.brings]
    told.append(
        party.term
        if party.cell.kind.value == "presence"
        else text("{kind} {terms}", kind=WINDOWS[party.cell.kind], terms=party.term)
    )
    return tuple(told)


def _code_words(axis: Axis, code: str, codes: Codes) -> Arg:
    """Name a code of a party, or what stands for others."""
    trees: dict[Axis, CodeTree] = {
        Axis.SENDER: codes.states,
        Axis.CATEGORY: codes.categories,
        Axis.PLACE: codes.places,
        Axis.INSTITUTION: codes.institutions,
    }
    if code == OTHER:
        return _OTHERS[axis]
    outer = code.removesuffix(OTHER)
    name: Arg = trees[axis].name(outer) if axis in trees else outer
    return text("elsewhere in {name}", name=name) if outer != code else name


def _thing_words(thing: Thing, number: int, codes: Codes) -> Text:
    """Say what a party brings."""
    if not thing.code or thing.code == OTHER:
        other = text("{what} of a kind that neither names", what=MEASURES[thing.measure])
        return text("{n} {kind}", n=number, kind=other if thing.code else MEASURES[thing.measure])
    outer = thing.code.removesuffix(OTHER)
    arms = thing.measure in (Measure.ARMS, Measure.STOCK)
    name: Arg = codes.arms.name(outer) if arms else outer
    if outer != thing.code:
        name = text("{name} of another model", name=name)
    return text("{n} {kind}", n=number, kind=name)
