"""What an application does for a policy engine that counts nothing: it keeps the counters."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from benchmarks.gate.world import ARMS, CATEGORIES, LISTED, PLACES, adds_of, line_of
from relevo.register.model import Way

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from benchmarks.gate.world import Ceiling, World
    from relevo.register.model import Movement


def kinds_of(ceilings: Iterable[Ceiling]) -> tuple[str, ...]:
    """Give every kind of arms that the list holds: those listed, and those that a limit names."""
    named = {*LISTED["arm"], *(kind for one in ceilings for kind in one.arms)}
    return tuple(kind for kind in ARMS if named & set(line_of(ARMS, kind)))


class Counters:
    """Who and what is in the country, counted against every limit.

    Args:
        world: The world.

    Attributes:
        now: Number of each limit.
        parties: Names of the parties that are there.
        rolls: Persons who are there.
        serials: Pieces that are there.
    """

    def __init__(self, world: World) -> None:
        """Begin with what the world counted."""
        self._ceilings = world.ceilings
        self.now = {one.id: one.now for one in world.ceilings}
        self.parties = set(world.parties)
        self.rolls = dict.fromkeys(world.rolls, True)
        self.serials = dict.fromkeys(world.serials, True)

    def take(self, movement: Movement) -> None:
        """Count a party that came in."""
        for one in self._ceilings:
            if _about(one, movement):
                known = one.measure == "units" and movement.party.name in self.parties
                self.now[one.id] += 0 if known else adds_of(movement, one.measure, one.arms)
        self.parties.add(movement.party.name)
        self.rolls |= {one.roll: True for one in movement.party.persons}
        self.serials |= {f"{one.item}/{one.serial}": True for one in movement.party.materiel}

    def asked(self, movement: Movement) -> dict[str, Any]:
        """Give what a request says in numbers and codes.

        Returns:
            Day as a number, point, how many persons, units and arms of each kind (the groups of
            kinds counted too), and who and what comes.
        """
        party = movement.party
        assert movement.way is Way.IN
        arms = dict.fromkeys(ARMS, 0)
        kinds = Counter(one.item for one in party.materiel)
        for kind, count in kinds.items():
            for code in line_of(ARMS, kind):
                arms[code] += count
        return {
            "day": number_of(movement.day),
            "point": movement.point,
            "persons": len(party.persons),
            "units": 0 if party.name in self.parties else 1,
            "arms": arms,
            "kinds": sorted(kinds),
            "rolls": [one.roll for one in party.persons],
            "serials": [f"{one.item}/{one.serial}" for one in party.materiel],
        }


def number_of(day: date) -> int:
    """Give a day as a number that is greater the later it is."""
    return day.year * 10_000 + day.month * 100 + day.day


def _about(one: Ceiling, movement: Movement) -> bool:
    """Whether a limit is about a party."""
    category = line_of(CATEGORIES, movement.party.category)
    place = line_of(PLACES, movement.place)
    return bool(
        (not one.categories or set(one.categories) & set(category))
        and (not one.places or set(one.places) & set(place))
    )
