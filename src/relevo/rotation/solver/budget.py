"""Time and patience: when a solver must stop, and why. The clock is passed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.rotation.model import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Budget:
    """How long to go on.

    Attributes:
        clock: Gives seconds; only differences count.
        started: What the clock said at the start.
        limit_s: Seconds allowed from the start.
        stopped: Whether the user asked to stop.
    """

    clock: Callable[[], float]
    started: float
    limit_s: float
    stopped: Callable[[], bool]

    def spent(self) -> float:
        """Give seconds since the start."""
        return self.clock() - self.started

    def left(self) -> float:
        """Give seconds left, at least 0; none once the user asked to stop."""
        return 0.0 if self.stopped() else max(0.0, self.limit_s - self.spent())

    def over(self) -> bool:
        """Whether to stop now."""
        return self.left() <= 0.0

    def part(self, seconds: float) -> Budget:
        """Give a budget that ends after some seconds from now, or with this one."""
        return Budget(
            self.clock, self.started, min(self.limit_s, self.spent() + seconds), self.stopped
        )

    def reason(self) -> Stopped:
        """Give why an unfinished search ended."""
        return Stopped.USER if self.stopped() else Stopped.TIME
