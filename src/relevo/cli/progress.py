"""How a search is shown while it runs: a live line on a terminal, plain lines elsewhere.

Everything goes to stderr, so that stdout holds the result alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.live import Live
from rich.text import Text as Line

from relevo.core.words import Text, text
from relevo.report.phrases import LEVELS

if TYPE_CHECKING:
    from types import TracebackType

    from relevo.core.words import Speaker
    from relevo.rotation.solve import Progress

_OPEN = text("none yet")


class ProgressLine:
    """Shows a search on stderr; a context manager.

    On a terminal one line is redrawn. Elsewhere a plain line is printed whenever the phase, the
    best plan or the bound changes. ``NO_COLOR`` is honoured, for no colour is ever used.

    Args:
        speaker: Says the phases in the user's language.
        console: Where it is shown; None means stderr.
    """

    def __init__(self, speaker: Speaker, *, console: Console | None = None) -> None:
        """Look at where the lines go."""
        self._speaker = speaker
        self._console = console or Console(stderr=True, highlight=False)
        self._live = (
            Live(console=self._console, transient=True, refresh_per_second=8)
            if self._console.is_terminal
            else None
        )
        self._last: tuple[Text, str, int | None, int | None] | None = None

    def __enter__(self) -> Self:
        """Begin to show."""
        if self._live:
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Clear the live line."""
        if self._live:
            self._live.stop()

    def say(self, what: Text) -> None:
        """Print one line that stays."""
        self._print(self._speaker.say(what))

    def show(self, progress: Progress) -> None:
        """Show where the search stands.

        Args:
            progress: Phase, level, best value, bound and seconds of the search.
        """
        line = self._speaker.say(line_of(progress))
        if self._live:
            self._live.update(Line(line, overflow="ellipsis", no_wrap=True))
            return
        state = (progress.phase, progress.level, progress.best, progress.bound)
        if state != self._last:
            self._last = state
            self._print(line)

    def _print(self, line: str) -> None:
        """Print a line as it is, in one piece."""
        self._console.print(line, markup=False, emoji=False, soft_wrap=True)


def line_of(progress: Progress) -> Text:
    """Give the line for a state of the search.

    Args:
        progress: Phase, level, best value, bound and seconds of the search.
    """
    seconds = f"{progress.seconds:.1f}"
    if progress.best is None and progress.bound is None:
        return text("{seconds} s  {phase}", seconds=seconds, phase=progress.phase)
    return text(
        "{seconds} s  {phase}: {level}, best {best}, proven at least {bound}",
        seconds=seconds,
        phase=progress.phase,
        level=LEVELS[progress.level],
        best=_OPEN if progress.best is None else progress.best,
        bound=_OPEN if progress.bound is None else progress.bound,
    )
