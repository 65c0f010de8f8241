"""Sections of lines broken at the width of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import Speaker, text
from relevo.report.columns import wrapped
from relevo.report.phrases import NO_POSITION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.core.words import Arg
    from relevo.report.law_words import Item

Section = tuple["Arg", "Sequence[Item]"]
"""A heading and its items."""


def render_page(
    heads: Sequence[Arg],
    sections: Iterable[Section],
    *,
    lang: str,
    width: int,
    block: Sequence[str] = (),
) -> str:
    """Write headings and items, each line broken at the width.

    Args:
        heads: What stands at the top.
        sections: Headings and items; a section without items is left out.
        lang: Language of the words.
        width: Most characters of a line.
        block: Lines to paste elsewhere, never broken; empty for none.

    Returns:
        Lines with a newline at the end; the last states that Relevo takes no position.
    """
    say = Speaker(lang).say
    lines = [line for head in heads for line in wrapped(say(head), width, "")]
    for title, items in sections:
        if items:
            lines += ["", *wrapped(say(title), width, "")]
        for item in items:
            lines += wrapped(f"  - {say(item.words)}", width, "    ")
            for under in item.under:
                lines += wrapped(f"      {say(under)}", width, "      ")
    if block:
        lines += ["", *wrapped(say(text("To paste into the file of an act:")), width, ""), *block]
    lines += ["", *wrapped(say(NO_POSITION), width, "")]
    return "\n".join(lines) + "\n"
