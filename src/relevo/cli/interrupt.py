"""Ctrl-C as a wish: the search ends at its next step and the best plan is kept."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import FrameType, TracebackType


class StopOnInterrupt:
    """While entered, the first Ctrl-C asks to stop and the second ends the program at once."""

    def __init__(self) -> None:
        """Nobody has asked yet."""
        self._asked = False
        self._before = signal.getsignal(signal.SIGINT)

    def __enter__(self) -> Self:
        """Take over the interrupt signal."""
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the interrupt signal back."""
        signal.signal(signal.SIGINT, self._before)

    def _ask(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - signal's protocol
        """Note the wish, and let a second one through."""
        self._asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def asked(self) -> bool:
        """Whether somebody pressed Ctrl-C."""
        return self._asked
