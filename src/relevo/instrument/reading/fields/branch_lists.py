"""Branches of armed forces in a list, and the state whose they all are."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.ownership import owner_of
from relevo.instrument.reading.fields.formations import Found, is_service

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Document, Sentence

LONGEST_LIST = 6
"""Branches of one list whose state stands after the last, at most."""

_LISTED = re.compile(
    r"(?: \([^()\n]{1,40}\))?(?:,| y| e| and|, y|, e|, and)"
    r"(?: [^\W_]{1,12}(?= (?:de|del|da|do)\b))?"
    r"(?: (?:de|del|da|do|of))?(?: (?:la|el|las|los|the|a|o))? "
)
_GOES_ON = re.compile(
    r"\)?(?: \([^()\n]{1,40}\))?(?:,| y| e| and|, y|, e|, and)(?P<of> (?:de|del|da|do|of))?"
    r"(?: (?:la|el|las|los|the|a|o))? "
)
"""Between a branch of the force and the next one of it, after the state of the first, if any."""
_OF_STATE = re.compile(r" (?:de|del|da|do|dos|of)(?: (?:la|el|las|los|the|a|o|os))? ")
_SAME_STATE = re.compile(r"(?:,| and|, and) ")
"""Between branches of one state, which stands before the first: ``US Coast Guard and Navy``."""

_MARINES = frozenset({"marines", "coast_guard"})
"""Categories listed beside branches of armed forces as if they were one."""


def list_owner(
    document: Document, sentence: Sentence, listed: tuple[Found, ...], senders: set[str]
) -> str:
    """Give the state that ends a list: "Army, Air Force and Navy of the US".

    Units that are no branches of armed forces are a sender's anyway, unless it ends in another.
    """
    services = True
    for one, following in pairwise(listed):
        last = is_service(following.code) or following.code in _MARINES
        services = services and is_service(one.code) and last
        if not _LISTED.fullmatch(document.folded, one.end, following.start):
            return ""
        owner = owner_of(document, following.start, following.end, sentence)
        if owner:
            return owner if services or owner not in senders else ""
    return ""


def goes_on(document: Document, last: Found, one: Found) -> bool:
    """Whether a branch goes on with the list of a force's branches before it.

    ``personal de la Fuerza Aérea de los Estados Unidos, de la Fuerza Espacial y de la Guardia``:
    after the state the next one needs its own "of", lest it be somebody else's branch.
    """
    if not (is_service(last.code) and (is_service(one.code) or one.code in _MARINES)):
        return False
    states = document.within("state", last.end, one.start)
    after = states[0].end if states else last.end
    if states and not _OF_STATE.fullmatch(document.folded, last.end, states[0].start):
        return False
    link = _GOES_ON.fullmatch(document.folded, after, one.start)
    return link is not None and (not states or link["of"] is not None)


def same_owner(document: Document, one: Found, before: tuple[Found, str] | None) -> str:
    """Give the state of the branch before it in an English list: "US Coast Guard and Navy"."""
    if before is None or document.language != "en":
        return ""
    last, owner = before
    if not (is_service(last.code) and is_service(one.code)):
        return ""
    return owner if _SAME_STATE.fullmatch(document.folded, last.end, one.start) else ""
