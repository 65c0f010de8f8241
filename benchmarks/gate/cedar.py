"""The same policy in Cedar, by way of ``cedarpy``.

Policies and entities are parsed once and handed over as handles, the way its manual recommends for
many requests. Codes are entities in their trees; counters and the roll are attributes of an entity.
Cedar counts nothing: what is in the country, and what a party brings, is counted for it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import cedarpy

from benchmarks.gate.peer import Counters, kinds_of, number_of
from benchmarks.gate.world import (
    CATEGORIES,
    FIRST_WINDOW,
    LISTED,
    PLACES,
    POINTS,
    SECOND_PLACE,
    SECOND_WINDOW,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from benchmarks.gate.world import Ceiling, World
    from relevo.register.model import Movement

ROLL = 'Roll::"now"'


class Cedar:
    """Cedar with the world's policy.

    Args:
        world: What it judges by.
    """

    name = "cedar"

    def __init__(self, world: World) -> None:
        """Parse policies and entities."""
        self._counters = Counters(world)
        self._policies = cedarpy.PolicySet.from_str(policy_of(world.ceilings))
        self._entities = self._parsed()

    def given(self, movement: Movement) -> dict[str, Any]:
        """Give a request: the category as principal, the place as resource."""
        return {
            "principal": f'Category::"{movement.party.category}"',
            "action": 'Action::"enter"',
            "resource": f'Place::"{movement.place}"',
            "context": self._counters.asked(movement),
        }

    def ask(self, request: dict[str, Any]) -> bool:
        """Say whether nothing forbids a request."""
        answer = cedarpy.is_authorized(request, self._policies, self._entities)
        assert not answer.diagnostics.errors, answer.diagnostics.errors
        return bool(answer.allowed)

    def renew(self, movement: Movement) -> None:
        """Count a crossing for it, and parse the entities again: they cannot be changed."""
        self._counters.take(movement)
        self._entities = self._parsed()

    def _parsed(self) -> cedarpy.Entities:
        """Parse the entities."""
        counters = self._counters
        there = {"rolls": [*counters.rolls], "serials": [*counters.serials]}
        entities = [
            *_tree("Category", CATEGORIES),
            *_tree("Place", PLACES),
            {
                "uid": {"type": "Roll", "id": "now"},
                "attrs": {**counters.now, **there},
                "parents": [],
            },
        ]
        return cedarpy.Entities.from_json_str(json.dumps(entities))


def policy_of(ceilings: Sequence[Ceiling]) -> str:
    """Write the policy: one that permits, one that forbids for each limit, list and record."""
    enter = 'action == Action::"enter"'
    bare = f"(principal, {enter}, resource)"
    categories = _entities("Category", LISTED["category"])
    places = _entities("Place", LISTED["place"])
    window = _between(FIRST_WINDOW)
    second = f'{_between(SECOND_WINDOW)} && resource in Place::"{SECOND_PLACE}"'
    return "\n".join(
        [
            f"permit {bare};",
            f"forbid {bare} unless {{ ({window}) || ({second}) }};",
            f"forbid {bare} unless {{ principal in [{categories}] }};",
            f"forbid {bare} unless {{ resource in [{places}] }};",
            f"forbid {bare} unless {{ {_words(POINTS)}.contains(context.point) }};",
            f"forbid {bare} unless {{ {_words(kinds_of(ceilings))}.containsAll(context.kinds) }};",
            f"forbid {bare} when {{ {ROLL}.rolls.containsAny(context.rolls) }};",
            f"forbid {bare} when {{ {ROLL}.serials.containsAny(context.serials) }};",
            *(_forbid(one, enter) for one in ceilings),
        ]
    )


def _forbid(one: Ceiling, enter: str) -> str:
    """Write a limit: forbid what would exceed it.

    A single code stands in the head, and the number comes before several codes: of the forms tried
    this one is answered soonest.
    """
    if one.measure == "arms":
        adds = " + ".join(f'context.arms["{kind}"]' for kind in one.arms)
    else:
        adds = f"context.{one.measure}"
    conditions = [f'{ROLL}["{one.id}"] + {adds} > {one.most}', f"({adds}) > 0"]
    head = []
    for word, kind, codes in (
        ("principal", "Category", one.categories),
        ("resource", "Place", one.places),
    ):
        single = len(codes) == 1
        head.append(f"{word} in {_entities(kind, codes)}" if single else word)
        if len(codes) > 1:
            conditions.append(f"{word} in [{_entities(kind, codes)}]")
    whom, where = head
    return (
        f'@id("{one.id}") forbid ({whom}, {enter}, {where}) when {{ {" && ".join(conditions)} }};'
    )


def _tree(kind: str, tree: Mapping[str, str]) -> list[dict[str, Any]]:
    """Give codes as entities, each in the one that holds it."""
    return [
        {
            "uid": {"type": kind, "id": code},
            "attrs": {},
            "parents": [{"type": kind, "id": parent}] if parent else [],
        }
        for code, parent in tree.items()
    ]


def _entities(kind: str, codes: Sequence[str]) -> str:
    """Write codes as entities."""
    return ", ".join(f'{kind}::"{code}"' for code in codes)


def _words(words: Sequence[str]) -> str:
    """Write a set of words."""
    return json.dumps(list(words))


def _between(days: tuple[date, date]) -> str:
    """Write that the day lies between two, both included."""
    first, last = map(number_of, days)
    return f"context.day >= {first} && context.day <= {last}"
