"""Columns of a table: under which header a number stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.ownership import CUES
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Amount, Document, Sentence

BAR = "|"
"""What stands between the cells of a row."""

LONGEST_TABLE = 40
"""Rows between a number and its header at most."""


def in_column_of(document: Document, sentence: Sentence, amount: Amount, name: str) -> bool:
    """Whether an amount is a cell of its own in a column whose header is one of some cues.

    Args:
        document: The text.
        sentence: A row.
        amount: An amount in it.
        name: Name of a list in the cues of forces.
    """
    before = document.folded[sentence.start : amount.number[0]].split(BAR)
    after = document.folded[amount.number[1] : sentence.end].split(BAR)
    if len(before) + len(after) < 3 or before[-1].strip() or after[0].strip():  # noqa: PLR2004
        return False
    header = _header_of(document, document.sentence_at(sentence.start))
    if len(header) < len(before):
        return False
    cell = header[len(before) - 1].strip()
    return cue(CUES, name, document.language).fullmatch(cell) is not None


def _header_of(document: Document, row: int) -> list[str]:
    """Give the cells of the nearest row without figures above a row, or none."""
    for above in reversed(document.sentences[max(0, row - LONGEST_TABLE) : row]):
        words = document.folded[above.start : above.end]
        if BAR not in words:
            return []
        if not any(char.isdigit() for char in words) and any(char.isalpha() for char in words):
            return words.split(BAR)
    return []
