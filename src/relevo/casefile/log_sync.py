"""Waiting until the two files of a log are on disk, for both at once."""

from __future__ import annotations

from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from relevo.casefile.log_frames import FrameFile

    Work = Callable[[], None]


class Disk:
    """Brings two files to disk.

    Args:
        one: The one, waited for by a thread of its own.
        other: The other.
    """

    def __init__(self, one: FrameFile, other: FrameFile) -> None:
        """Keep them; the thread begins when it is needed."""
        self._one, self._other = one, other
        self._asked: SimpleQueue[Work | None] = SimpleQueue()
        self._answers: SimpleQueue[BaseException | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._begun = False

    def begin(self) -> None:
        """Let the disk work on what was written so far, so that less is left for the end.

        Raises:
            OSError: If what was begun before could not be brought to disk.
        """
        if self._begun and self._answers.empty():
            return
        self._finish()
        self._ask(self._both)
        self._begun = True

    def wait(self, meanwhile: Work | None = None) -> None:
        """Wait until everything written is on disk.

        Args:
            meanwhile: What can be worked out while the disk works on the one.

        Raises:
            OSError: If one of the files is not on disk, now or since something was begun.
        """
        self._finish()
        self._ask(self._one.sync)
        try:
            self._other.sync()
            if meanwhile:
                meanwhile()
        finally:
            error = self._answers.get()
        if error:
            raise error

    def close(self) -> None:
        """Let go of the thread; the files are open until then."""
        if self._thread is not None:
            self._asked.put(None)
            self._thread.join()
            self._thread = None

    def _ask(self, work: Work) -> None:
        """Let the thread do something; its answer is an error, or None."""
        if self._thread is None:
            self._thread = Thread(target=_answer, args=(self._asked, self._answers), daemon=True)
            self._thread.start()
        self._asked.put(work)

    def _finish(self) -> None:
        """Wait for what was begun: an error of the disk is told once only."""
        if self._begun:
            self._begun = False
            if error := self._answers.get():
                raise error

    def _both(self) -> None:
        """Bring both files to disk, one after the other."""
        self._one.sync()
        self._other.sync()


def _answer(asked: SimpleQueue[Work | None], answers: SimpleQueue[BaseException | None]) -> None:
    """Do what is asked for, one after the other, until nothing more is."""
    while (work := asked.get()) is not None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            answers.put(error)
        else:
            answers.put(None)
