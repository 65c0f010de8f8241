"""Waiting until the two files of a log are on disk, for both at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from relevo.casefile.log_frames import FrameFile


class Disk:
    """Brings two files to disk.

    Args:
        one: The one, waited for by a thread of its own.
        other: The other.
    """

    def __init__(self, one: FrameFile, other: FrameFile) -> None:
        """Keep them; the thread begins when it is needed."""
        self._one, self._other = one, other
        self._thread = ThreadPoolExecutor(1)
        self._begun: Future[None] | None = None

    def begin(self) -> None:
        """Let the disk work on what was written so far, so that less is left for the end.

        Raises:
            OSError: If what was begun before could not be brought to disk.
        """
        if self._begun is not None and not self._begun.done():
            return
        self._finish()
        self._begun = self._thread.submit(self._both)

    def wait(self, meanwhile: Callable[[], None] | None = None) -> None:
        """Wait until everything written is on disk.

        Args:
            meanwhile: What can be worked out while the disk works.

        Raises:
            OSError: If one of the files is not on disk, now or since something was begun.
        """
        self._finish()
        one = self._thread.submit(self._one.sync)
        try:
            if meanwhile:
                meanwhile()
            self._other.sync()
        finally:
            error = one.exception()
        if error:
            raise error

    def close(self) -> None:
        """Let go of the thread; the files are open until then."""
        self._thread.shutdown()

    def _finish(self) -> None:
        """Wait for what was begun: an error of the disk is told once only."""
        begun, self._begun = self._begun, None
        if begun is not None:
            begun.result()

    def _both(self) -> None:
        """Bring both files to disk, one after the other."""
        self._one.sync()
        self._other.sync()
