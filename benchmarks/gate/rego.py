"""The same policy in Rego, by way of ``regopy``.

Policy and data are compiled into a bundle once. One rule for each measure goes over the limits,
which are data with their counters; of the forms tried this one is answered soonest. Codes come with
those that hold them. Whether somebody is on the roll already is looked up for it beforehand: with
the roll as data every answer takes several times as long.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from regopy import Interpreter

from benchmarks.gate.peer import Counters, kinds_of, number_of
from benchmarks.gate.world import (
    CATEGORIES,
    FIRST_WINDOW,
    LISTED,
    PLACES,
    POINTS,
    SECOND_PLACE,
    SECOND_WINDOW,
    line_of,
)

if TYPE_CHECKING:
    from benchmarks.gate.world import World
    from relevo.register.model import Movement

POLICY = """
package gate

default allow := false

allow if not refused

refused if not dated
dated if { input.day >= %(first)d; input.day <= %(first_last)d }
dated if { input.day >= %(second)d; input.day <= %(second_last)d; "%(place)s" in input.place }

refused if not category
category if { some code in input.category; data.listed.category[code] }

refused if not place
place if { some code in input.place; data.listed.place[code] }

refused if not data.listed.point[input.point]
refused if { some kind in input.kinds; not data.listed.arm[kind] }
refused if input.known > 0

refused if { some one in data.limits.persons; one.now + input.persons > one.most; about(one) }
refused if {
  input.units > 0
  some one in data.limits.units
  one.now + input.units > one.most
  about(one)
}
refused if {
  some one in data.limits.arms
  adds := sum([input.arms[kind] | some kind in one.arms])
  adds > 0
  one.now + adds > one.most
  about(one)
}

about(one) if { whom(one); where(one) }
whom(one) if count(one.categories) == 0
whom(one) if { some code in input.category; code in one.categories }
where(one) if count(one.places) == 0
where(one) if { some code in input.place; code in one.places }
"""
ALLOW = "gate/allow"


class Rego:
    """Rego with the world's policy.

    Args:
        world: What it judges by.
    """

    name = "rego"

    def __init__(self, world: World) -> None:
        """Compile policy and data."""
        self._ceilings = world.ceilings
        self._counters = Counters(world)
        self._compile()

    def given(self, movement: Movement) -> dict[str, Any]:
        """Give a request as input."""
        asked = self._counters.asked(movement)
        rolls, serials = asked.pop("rolls"), asked.pop("serials")
        known = [
            *(one for one in rolls if one in self._counters.rolls),
            *(one for one in serials if one in self._counters.serials),
        ]
        return {
            **asked,
            "known": len(known),
            "category": line_of(CATEGORIES, movement.party.category),
            "place": line_of(PLACES, movement.place),
        }

    def ask(self, request: dict[str, Any]) -> bool:
        """Say whether nothing refuses a request."""
        self._interpreter.set_input(request)
        answer = self._interpreter.query_bundle_entrypoint(self._bundle, ALLOW)
        (said,) = json.loads(str(answer))["expressions"]
        assert isinstance(said, bool)
        return said

    def renew(self, movement: Movement) -> None:
        """Count a crossing for it, and compile again: data cannot be changed."""
        self._counters.take(movement)
        self._compile()

    def _compile(self) -> None:
        """Compile policy and data into a bundle."""
        limits: dict[str, list[dict[str, Any]]] = {"persons": [], "units": [], "arms": []}
        for one in self._ceilings:
            limits[one.measure].append(
                {
                    "most": one.most,
                    "now": self._counters.now[one.id],
                    "categories": one.categories,
                    "places": one.places,
                    "arms": one.arms,
                }
            )
        listed = {
            "category": LISTED["category"],
            "place": LISTED["place"],
            "point": POINTS,
            "arm": kinds_of(self._ceilings),
        }
        self._interpreter = Interpreter()
        self._interpreter.add_data(
            {"limits": limits, "listed": {of: dict.fromkeys(x, True) for of, x in listed.items()}}
        )
        self._interpreter.add_module("gate", policy())
        self._bundle = self._interpreter.build(None, [ALLOW])


def policy() -> str:
    """Write the policy."""
    first, first_last = map(number_of, FIRST_WINDOW)
    second, second_last = map(number_of, SECOND_WINDOW)
    return POLICY % {
        "first": first,
        "first_last": first_last,
        "second": second,
        "second_last": second_last,
        "place": SECOND_PLACE,
    }
