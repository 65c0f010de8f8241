"""``relevo read --show``: the marked text and the values, side by side where there is room."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.report.reading_text import marked_pieces, plain, render_reading_text, short

if TYPE_CHECKING:
    from rich.text import Text as Styled

    from relevo.core.words import Speaker
    from relevo.report.reading_view import TextShown, View

WIDE = 120
"""Columns from which text and values stand side by side."""

STYLES = ("bold cyan", "bold green", "bold magenta", "bold yellow", "bold blue", "bold red")
"""Colours of marked words by the number of their row; the number says the same without colour."""


def show_view(view: View, speaker: Speaker) -> None:
    """Print the texts with their marked words, and the values.

    Colour is used on a terminal unless ``NO_COLOR`` is set; signs and numbers always.

    Args:
        view: What is shown.
        speaker: Says it.
    """
    from rich.console import Console
    from rich.table import Table

    width = shutil.get_terminal_size((100, 24)).columns
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    wide = width >= WIDE
    room = width - width // 2 - 3 if wide else min(width, 100)
    values = render_reading_text(view, lang=speaker.lang, width=room).rstrip("\n")
    texts = [_heading(told, speaker) for told in view.texts]
    bodies = [_marked(told, view) for told in view.texts]
    if not wide:
        for heading, body in zip(texts, bodies, strict=True):
            console.print(heading, body, sep="\n\n", end="\n\n", soft_wrap=False)
        console.print(_coloured(values))
        return
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_column(width=width // 2)
    table.add_column(width=room)
    left = _joined([part for pair in zip(texts, bodies, strict=True) for part in pair])
    table.add_row(left, _coloured(values))
    console.print(table)


def _heading(told: TextShown, speaker: Speaker) -> Styled:
    """Give the line above a text."""
    from rich.text import Text as Styled

    said = text("{file} ({kind})", file=short(told.name), kind=told.kind)
    return Styled(plain(speaker.say(said)), style="bold underline")


def _marked(told: TextShown, view: View) -> Styled:
    """Give a text with the words of each row between signs, numbered and coloured."""
    from rich.text import Text as Styled

    styled = Styled()
    for row, begin, words, end in marked_pieces(told, view):
        styled.append(begin, style="dim")
        styled.append(words, style=STYLES[row % len(STYLES)] if row else "")
        styled.append(end, style="dim")
    return styled


def _coloured(values: str) -> Styled:
    """Give the values, the number of each row in the colour of its words."""
    from rich.text import Text as Styled

    styled = Styled()
    for line in values.split("\n"):
        number = line[:3].strip()
        if number.isdecimal():
            styled.append(line[:3], style=STYLES[int(number) % len(STYLES)])
            styled.append(line[3:] + "\n")
        else:
            styled.append(line + "\n")
    return styled


def _joined(parts: list[Styled]) -> Styled:
    """Put styled texts below each other, a blank line between them."""
    from rich.text import Text as Styled

    return Styled("\n\n").join(parts)
