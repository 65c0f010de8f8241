"""The gate and its peers behind one question: may this party enter now?

Each engine is given the world once and each request in its own form beforehand: neither is timed.
"""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

from relevo.compliance.gate import Advice, Answer, Gate
from relevo.register.model import Recorded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.gate.world import World
    from relevo.register.model import Movement

GATE = "relevo"
PEERS = {"cedar": "cedarpy", "rego": "regopy"}
"""Package of each peer."""


class Engine(Protocol):
    """Something that answers requests.

    Attributes:
        name: Its name in the results.
    """

    name: str

    def given(self, movement: Movement) -> Any:  # noqa: ANN401 - each engine has its own form
        """Give a request in the engine's own form."""

    def ask(self, request: Any) -> bool:  # noqa: ANN401 - as above
        """Say whether nothing refuses a request."""

    def renew(self, movement: Movement) -> None:
        """Take note of a party that came in, so that the next answer counts it."""


class Relevo:
    """The gate: it counts by itself, and gives every reason with clause, number and remedy.

    Args:
        world: What it judges by.
    """

    name = GATE

    def __init__(self, world: World) -> None:
        """Count who is in the country."""
        self._gate = Gate(world.facts)
        self._next = len(world.facts.known)

    def given(self, movement: Movement) -> Movement:
        """Give the crossing itself."""
        return movement

    def ask(self, request: Movement) -> bool:
        """Say whether no limit refuses; an answer left open is an error of the benchmark."""
        advice = self.advise(request)
        assert advice.answer is not Answer.OPEN, advice
        return advice.answer is Answer.CLEAR

    def advise(self, request: Movement) -> Advice:
        """Give the whole answer."""
        return self._gate.ask(request)

    def renew(self, movement: Movement) -> None:
        """Count a crossing."""
        self._gate.take(Recorded(entry=self._next, recorded_at=movement.at, record=movement))
        self._next += 1


def missing(names: Iterable[str]) -> tuple[str, ...]:
    """Give the packages that peers need and this environment has not."""
    return tuple(PEERS[name] for name in names if find_spec(PEERS[name]) is None)


def engine_of(name: str, world: World) -> Engine:
    """Make an engine, ready to answer."""
    if name == "cedar":
        from benchmarks.gate.cedar import Cedar

        return Cedar(world)
    if name == "rego":
        from benchmarks.gate.rego import Rego

        return Rego(world)
    return Relevo(world)


def version_of(name: str) -> str:
    """Give the version of an engine's package."""
    return version(PEERS.get(name, GATE))
