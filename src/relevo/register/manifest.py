"""The manifest of a party: movements not yet recorded, and apart from them who the persons are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from relevo.register.model import NOWHERE, Movement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.clause import RowRef


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestPerson:
    """Who a person of a manifest is: for the store of personal data, never for an entry.

    Attributes:
        movement: Position of the movement in its manifest, from 0.
        position: Position of the person in the movement's party, from 0.
        roll: Roll number as given; empty for a person who has none yet.
        name: Name as printed, or empty.
        document_type: Kind of document as printed, e.g. ``passport``, or empty.
        document: Number of the document, or empty.
        state: State of the document, or empty.
        row: Where it was read.
    """

    movement: int
    position: int
    roll: str = ""
    name: str = field(default="", repr=False)
    document_type: str = field(default="", repr=False)
    document: str = field(default="", repr=False)
    state: str = field(default="", repr=False)
    row: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a party's file says.

    Attributes:
        movements: Drafts in file order. A person without a roll number has an empty one, and a
            movement without a clearance number likewise: whoever records gives them.
        persons: Who the persons are, in the order of movements and of each party.
    """

    movements: tuple[Movement, ...]
    persons: tuple[ManifestPerson, ...] = ()

    @property
    def unnumbered(self) -> int:
        """Number of persons who have no roll number yet."""
        return sum(not one.roll for one in self.persons)


def numbered(manifest: Manifest, rolls: Iterable[str]) -> Manifest:
    """Give every person who has no roll number the next of some new ones.

    Args:
        manifest: The manifest.
        rolls: New roll numbers, at least as many as persons without one; more are not used.

    Raises:
        ValueError: If there are too few, or one of them is already in the manifest.
    """
    taken = {one.roll for one in manifest.persons if one.roll}
    fresh = iter(rolls)
    persons: list[ManifestPerson] = []
    for one in manifest.persons:
        roll = one.roll or next(fresh, "")
        if not roll or (not one.roll and roll in taken):
            message = f"a new roll number is needed, found {roll!r}"
            raise ValueError(message)
        taken.add(roll)
        persons.append(replace(one, roll=roll))
    given = {(one.movement, one.position): one.roll for one in persons}
    return Manifest(
        movements=tuple(
            _with_rolls(movement, at, given) for at, movement in enumerate(manifest.movements)
        ),
        persons=tuple(persons),
    )


def _with_rolls(movement: Movement, at: int, rolls: dict[tuple[int, int], str]) -> Movement:
    """Give a movement whose persons have the roll numbers of their positions."""
    party = movement.party
    persons = tuple(
        replace(person, roll=rolls[at, position]) for position, person in enumerate(party.persons)
    )
    return replace(movement, party=replace(party, persons=persons))
