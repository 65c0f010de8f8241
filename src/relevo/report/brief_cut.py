"""Lists of a brief, cut to a length with the number of entries left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.words import Arg, Text


def cut_words(items: Sequence[Arg], longest: int) -> Arg:
    """Say items as a list, cut to a length.

    Args:
        items: The items; none is said as not found.
        longest: Most items said, at least 1.
    """
    if not items:
        return text("not found")
    shown = tuple(items[:longest])
    left = len(items) - len(shown)
    if not left:
        return shown
    return plural_text("{items} and {n} more", "{items} and {n} more", left, items=shown)


def left_words(left: int, command: str) -> tuple[Text, ...]:
    """Say how many entries of a list are left out, and which command shows them.

    Args:
        left: Entries left out, at least 0.
        command: The command.
    """
    if not left:
        return ()
    return (
        plural_text(
            "{n} more entry is left out; all are shown by: {command}",
            "{n} more entries are left out; all are shown by: {command}",
            left,
            command=command,
        ),
    )
