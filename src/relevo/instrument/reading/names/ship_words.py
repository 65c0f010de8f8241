"""Names that look like places and are those of ships: ``el guardacostas norteamericano X``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Document

_LONGEST = 40
"""Characters from a word for a ship to its name, at most."""

_GAP = re.compile(r" [\"'\u2018\u201c\u00ab]?")


def is_ship(document: Document, start: int) -> bool:
    """Whether a name right after a word for a ship, or after its state, is the ship's.

    Args:
        document: The text, laid out.
        start: Offset of the name.
    """
    for noun in document.within("vessel", start - _LONGEST, start):
        at = noun.end
        for state in document.within("state", at, start):
            if document.folded[at : state.start] == " ":
                at = state.end
        if _GAP.fullmatch(document.folded, at, start):
            return True
    return False
