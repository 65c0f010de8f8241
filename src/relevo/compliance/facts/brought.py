"""What a crossing brings: things that no limit tells apart, taken together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.facts.item import MEASURES, Item
from relevo.instrument.model import Measure

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from relevo.core.classes import PersonClass
    from relevo.register.model import Kind, Movement

Kin = tuple[Measure, str, str, "PersonClass | None"]
"""What tells things of one crossing apart: measure, code, name of a vessel, class of person."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Things of one crossing that no limit tells apart.

    Attributes:
        kin: What they have in common.
        count: How many, or how much.
        keys: By what each of them that can be told apart is counted once; each is one.
    """

    kin: Kin
    count: int
    keys: tuple[Hashable, ...] = ()

    def as_item(self, movement: Movement) -> Item:
        """Give all of them as one item, at the place the crossing goes to."""
        measure, code, name, of = self.kin
        return Item(
            measure=measure,
            key=None,
            count=self.count,
            code=code,
            name=name,
            of=of,
            came=movement,
            entry=-1,
            place=movement.place,
            institution=movement.institution,
            since=movement.at,
            until=None,
        )


def brought_by(movement: Movement) -> Iterator[Brought]:
    """Give what a crossing in brings, in the order in which items are given.

    A roll number or serial that is named twice counts once. The party counts as a unit if it has
    persons.

    Args:
        movement: The crossing.
    """
    party = movement.party
    seen: set[Hashable] = set()
    rolls: dict[PersonClass, list[str]] = {}
    for person in party.persons:
        if person.roll not in seen:
            seen.add(person.roll)
            rolls.setdefault(person.of, []).append(person.roll)
    more: dict[PersonClass, int] = {}
    for of, count in party.uncounted:
        more[of] = more.get(of, 0) + count
    for of in dict.fromkeys((*rolls, *more)):
        named = rolls.get(of, ())
        yield Brought((Measure.PERSONS, "", "", of), len(named) + more.get(of, 0), tuple(named))
    if rolls or more:
        yield Brought((Measure.UNITS, "", "", None), 1, (party.name,))
    pieces: dict[tuple[Kind, str, str], list[Hashable]] = {}
    amounts: dict[tuple[Kind, str, str], int] = {}
    for thing in party.materiel:
        kin = thing.kind, thing.item, thing.name
        found = pieces.setdefault(kin, [])
        if not thing.serial:
            amounts[kin] = amounts.get(kin, 0) + thing.quantity
        elif thing.piece not in seen:
            seen.add(thing.piece)
            found.append(thing.piece)
    for kin, found in pieces.items():
        kind, code, name = kin
        count = len(found) + amounts.get(kin, 0)
        yield Brought((MEASURES[kind], code, name, None), count, tuple(found))
    yield Brought((Measure.MOVEMENTS, "", "", None), 1)
