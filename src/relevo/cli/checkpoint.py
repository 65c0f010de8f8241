"""Keeping the best plan so far: at once, then about once a second, whatever happens after."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from relevo.rotation.model import Result

_PAUSE_S = 1.0
"""Least seconds from the end of one writing to the next."""

_SHARE = 10.0
"""Least seconds from one writing to the next, in times of what the last one took."""


class Checkpoint:
    """Writes better plans as they come, without holding up the search.

    The first is written at once. A later one waits for its turn, and only the newest does: call
    :meth:`turn` often, so that it is written even if no better one follows.

    Args:
        write: Writes one plan.
        clock: Gives seconds; only differences count.
    """

    def __init__(self, write: Callable[[Result], None], clock: Callable[[], float]) -> None:
        """Nothing waits yet."""
        self._write = write
        self._clock = clock
        self._waiting: Result | None = None
        self._due = clock()

    def keep(self, result: Result) -> None:
        """Take a better plan.

        Args:
            result: The plan, not the last word.
        """
        self._waiting = result
        self.turn()

    def turn(self) -> None:
        """Write the plan that waits, if it is time."""
        began = self._clock()
        if self._waiting is None or began < self._due:
            return
        result, self._waiting = self._waiting, None
        self._write(result)
        ended = self._clock()
        self._due = ended + max(_PAUSE_S, _SHARE * (ended - began))
