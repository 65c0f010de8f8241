"""Bodies that a reading names in English, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import Text, text

if TYPE_CHECKING:
    from relevo.core.words import Arg

BODIES: dict[str, Text] = {
    "Congress": text("Congress"),
    "Congress plenary": text("Congress plenary"),
    "Plenary": text("Plenary"),
    "Permanent Commission": text("Permanent Commission"),
    "Committee": text("Committee"),
    "Senate": text("Senate"),
    "Chamber of Deputies": text("Chamber of Deputies"),
    "General Assembly": text("General Assembly"),
    "National Assembly": text("National Assembly"),
    "Legislative Assembly": text("Legislative Assembly"),
    "Assembly of the Republic": text("Assembly of the Republic"),
    "Parliament": text("Parliament"),
    "Council of Ministers": text("Council of Ministers"),
    "Cabinet": text("Cabinet"),
    "Government": text("Government"),
    "President": text("President"),
    "Constitutional Court": text("Constitutional Court"),
    "Ministry of Defence": text("Ministry of Defence"),
    "Ministry of Foreign Affairs": text("Ministry of Foreign Affairs"),
}
"""Names that ``relevo read`` gives to bodies; names of their own (Riksdag) stay as they are."""


def body_words(name: str) -> Arg:
    """Say the name of a body; one that is not in :data:`BODIES` stands for itself.

    Args:
        name: Name as an act or a draft holds it.
    """
    return BODIES.get(name, name)
