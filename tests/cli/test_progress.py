"""The progress of a search in words."""

import io

import pytest
from rich.console import Console

from relevo.cli.progress import ProgressLine, line_of
from relevo.core.words import Speaker, text
from relevo.rotation.model import LevelName
from relevo.rotation.solve import Progress

SEARCH = text("search")


def progress(best, bound, seconds=1.26, level=LevelName.UNCOVERED):
    """Give a state of the search."""
    return Progress(phase=SEARCH, level=level, best=best, bound=bound, seconds=seconds)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (progress(None, None), "1.3 s  search"),
        (
            Progress(text("looking for remedies"), LevelName.UNCOVERED, None, None, 61.04),
            "61.0 s  looking for remedies",
        ),
        (
            progress(12, None),
            "1.3 s  search: Weighted days without presence, best 12, proven at least none yet",
        ),
        (
            progress(1200, 7, level=LevelName.COST),
            "1.3 s  search: Cost units, best 1,200, proven at least 7",
        ),
    ],
)
def test_line(state, said):
    assert Speaker("en").say(line_of(state)) == said


def test_plain_lines_only_where_something_changed(capsys):
    with ProgressLine(Speaker("en")) as line:
        for state in (progress(5, 0), progress(5, 0, 2.0), progress(4, 0, 3.0)):
            line.show(state)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert [row[:5] for row in shown.err.splitlines()] == ["1.3 s", "3.0 s"]


def test_on_a_terminal_one_line_is_redrawn_and_then_gone():
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=60, color_system=None)
    with ProgressLine(Speaker("en"), console=console) as line:
        line.show(progress(5, 0))
        line.show(progress(4, 0, 3.0))
    drawn = screen.getvalue()
    assert "best 4" in drawn
    assert drawn.endswith("\x1b[2K")  # the line is erased at the end
