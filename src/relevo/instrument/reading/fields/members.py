"""Services that the members of the force belong to, beside which no state stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document
    from relevo.instrument.reading.names.host_names import Named

_FORCE = frozenset({"military", "officer", "group"})

_BELONG = re.compile(
    r"(?:\(?,? ?(?:que|who|which) )?\b(?:pertenec\w{1,7}|pertenc\w{1,7}|proced\w{1,7}"
    r"|provien\w{1,7}|provenientes?|belong(?:ing)?|drawn|coming|come) "
    r"(?:a|al|a la|a las|ao|de|del|de la|do|da|to|to the|from|from the)(?: el)? "
    r"(?=([^.;:()\n]{0,80})$)"
)
"""From the persons to the first of their services: ``, que pertenecen al Ejército, la``."""

_OTHERS = re.compile(
    r"\b(?:con|com|with|junto a|alongside|ademas de|entren\w{1,7}|adiestr\w{1,7}|capacit\w{1,7}"
    r"|trein\w{1,7}|train\w{0,3})\b[^,;]{0,30}$"
)
"""Before persons whom the force is with, or trains."""

_APART = re.compile(r"\b(?:con|com|with|junto|alongside|para|for|que|who|en|in)\b")

_LOOK = 160
"""Characters before a service in which those who belong to it are named, at most."""

_NEAR = 12
"""Characters between the persons and the words that say where they belong, at most."""


def is_of_members(document: Document, one: Named, frame: Frame) -> bool:
    """Whether a common word is a service of those who come, and no institution of the host.

    ``Los militares, que pertenecen al Ejército, la Fuerza Aérea y la Infantería de Marina``.

    Args:
        document: The text, laid out.
        one: The name.
        frame: The act.
    """
    if not one.common or frame.host is None:
        return False
    sentence = document.sentences[document.sentence_at(one.start)]
    first = max(sentence.start, one.start - _LOOK)
    found = _BELONG.search(document.folded[first : one.start])
    if found is None or _APART.search(found[1]):
        return False
    persons = [
        person
        for person in document.within("person", first, first + found.start() + 1)
        if person.id in _FORCE and first + found.start() - person.end <= _NEAR
    ]
    if not persons or _OTHERS.search(document.folded[sentence.start : persons[-1].start]):
        return False
    states = document.within("state", max(first, persons[-1].start - _NEAR), sentence.end)
    return all(frame.host.value not in state.ids for state in states)
