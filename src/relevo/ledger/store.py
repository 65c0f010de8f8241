"""Where entries are kept: what a file and a database both do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from relevo.ledger.entry import Opening


class Store(Protocol):
    """A log that only grows. What :meth:`append` answered is there, whatever happens after."""

    @property
    def size(self) -> int:
        """Number of entries."""

    def append(
        self, kind: str, day: date, values: Sequence[tuple[str, object]], *, key: str
    ) -> tuple[int, bool]:
        """Add an entry, durably, before it answers.

        Args:
            kind: What it records.
            day: Civil date of the host state.
            values: Each field and what it says.
            key: Idempotency key: an entry that was added with it is not added again.

        Returns:
            Position of the entry, and whether it is new.
        """

    def entries(self, start: int = 0) -> Iterator[bytes]:
        """Give the bytes of the entries from a position on."""

    def openings(self, start: int = 0) -> Iterator[Opening]:
        """Give the openings at hand from an entry's position on; erased and withheld ones lack."""
