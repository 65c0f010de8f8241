"""Frames: which sentences of a text are about which act."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relevo.instrument.model import ActStatus, Direction
    from relevo.instrument.reading.model import Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One act in a text, before its fields are read.

    Attributes:
        sentences: Numbers of the sentences of the document that are about it, in order; background
            on other acts, on other countries and on other visits is left out.
        host: State whose territory is entered, by code, or None.
        senders: Sending states by code.
        status: How far the text says it has come.
        direction: Inbound unless the text is about the host's own force leaving.
        heads: Offsets of the words that grant, ask, refuse or withdraw, in order; the sentences
            that hold them are the ones that speak of the consent itself.
    """

    sentences: tuple[int, ...]
    host: Read[str] | None
    senders: tuple[Read[str], ...]
    status: Read[ActStatus]
    direction: Read[Direction] | None = None
    heads: tuple[tuple[int, int], ...] = ()

    def heads_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Give the words that consent in a piece of the text."""
        return self.heads[bisect_left(self.heads, (start, -1)) : bisect_left(self.heads, (end, -1))]
