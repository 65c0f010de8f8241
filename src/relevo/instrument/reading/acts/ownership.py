"""Whose something is: the state that the words beside a noun give it to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.document import between
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Mention, Sentence

LOOK_BACK = 400
"""How far back in a long sentence words are looked for, in characters."""

LONGEST_PARTNER = 8
"""Words between *alongside* and the last of those named after it, at most."""

FARTHEST = 90
"""How far from a noun its state may stand, in characters."""

CUES = "forces"
"""File of cues below ``instrument/data/<language>`` that the readers of forces share."""

_STOPS = re.compile(r"[,;:()\n]|\.(?=\s)")
_SIGNS = " \"'-"
HOST = "host"
"""Owner of what the words give to the host without naming it: *fuerzas nacionales*."""

LONGEST_LABEL = 70
"""How long the words before a colon may be to be a label."""


def back(sentence: Sentence, at: int) -> int:
    """Give the offset from which words before a place of a sentence are still about it."""
    return max(sentence.start, at - LOOK_BACK)


def only(document: Document, start: int, end: int, *lists: str) -> bool:
    """Whether a piece of a text holds no words but those of some lists of cues.

    Names of states, of services and of host institutions do not count; a comma, a colon or a
    parenthesis does.

    Args:
        document: The text.
        start: Offset of the piece.
        end: Offset after it.
        lists: Names of lists in the cues of forces.
    """
    piece = document.folded[start:end]
    if not piece.strip(_SIGNS):
        return True
    if len(piece) > LOOK_BACK:
        return False
    for kind in ("state", "category", "institution"):
        for mention in document.within(kind, start, end):
            length = mention.end - mention.start
            at = mention.start - start
            piece = piece[:at] + " " * length + piece[at + length :]
    if _STOPS.search(piece):
        return False
    for name in lists:
        piece = cue(CUES, name, document.language).sub(" ", piece)
    return not piece.strip(_SIGNS)


def owner_of(document: Document, start: int, end: int, sentence: Sentence) -> str:
    """Give the state that a noun is said to belong to.

    Args:
        document: The text.
        start: Offset of the noun.
        end: Offset after it.
        sentence: Sentence that it stands in.

    Returns:
        Code of the state, :data:`HOST`, or empty where the words tell none: those beside the noun,
        else who is said to send it, else the label of its row or list item.
    """
    return (
        beside(document, start, end, sentence)
        or _local(document, start, sentence)
        or _giver(document, start, sentence)
        or _label(document, start, sentence)
    )


def beside(document: Document, start: int, end: int, sentence: Sentence) -> str:
    """Give the state that the words right beside a noun name, or empty."""
    inside = document.within("state", start, end) or [
        one
        for kind in ("state", "force_mark")
        for one in between(document.of(kind), start - FARTHEST, end)
        if one.end >= end or (kind == "force_mark" and one.end > start)
    ]
    if inside:
        return inside[0].ids[0]
    after = min(sentence.end, end + FARTHEST)
    for kind in ("state", "force_mark", "institution"):
        for mention in document.within(kind, end, after):
            if only(document, end, mention.start, "whose"):
                if kind != "institution" or not _is_service(document, mention):
                    return _state(mention)
                break
        else:
            continue
        break
    before = document.within("state", max(sentence.start, start - FARTHEST), start)
    if (
        before
        and not cue(CUES, "of", document.language).search(document.folded, before[-1].end, start)
        and only(document, before[-1].end, start, "between", "whose")
    ):
        return before[-1].ids[0]
    return ""


def _state(mention: Mention) -> str:
    """Give the state of a mention of a state or of an institution of one."""
    return mention.ids[0].split("-")[0]


def _names(document: Document, start: int, end: int) -> list[Mention]:
    """Give the states, and the institutions that only one state has, of a piece, in order."""
    institutions = [
        mention
        for mention in document.within("institution", start, end)
        if len({code.split("-")[0] for code in mention.ids}) == 1
        and not _is_service(document, mention)
    ]
    return sorted([*document.within("state", start, end), *institutions], key=lambda m: m.end)


def _segment(document: Document, start: int, sentence: Sentence) -> int:
    """Give the offset at which the part of a sentence begins that holds a noun."""
    first = back(sentence, start)
    return max(first, document.folded.rfind(";", first, start) + 1)


def _local(document: Document, start: int, sentence: Sentence) -> str:
    """Give :data:`HOST` where what follows is said to be the local part: *participación local*."""
    first = _segment(document, start, sentence)
    found = cue(CUES, "locals", document.language).search(document.folded, first, start)
    return HOST if found else ""


def is_with_host(
    document: Document, start: int, sentence: Sentence, frame: Frame, *, thing: bool = False
) -> bool:
    """Whether a noun is one of those of the host that the force acts with.

    ``junto a comandos anfibios y buzos de la Armada Argentina``: words that say *with*, and the
    host's name or *alongside*, and no verb of coming between them and the noun.

    Args:
        document: The text.
        start: Offset of the noun.
        sentence: Sentence that it stands in.
        frame: The act.
        thing: Whether it is a thing, which may also come *along with* others of the force.
    """
    host = frame.host.value if frame.host else ""
    first = _segment(document, start, sentence)
    for name in ("partner", "with"):
        for match in cue(CUES, name, document.language).finditer(document.folded, first, start):
            between = document.folded[match.end() : start]
            comes = any(
                cue(CUES, verbs, document.language).search(between) for verbs in ("brings", "gives")
            )
            if comes or re.search(r"[.:]", between):
                continue
            names = _names(document, match.end(), start)
            if any(_state(one) == host for one in names):
                return True
            if (
                name == "partner"
                and not names
                and not thing
                and len(between.split()) <= LONGEST_PARTNER
            ):
                return True
    return False


def _giver(document: Document, start: int, sentence: Sentence) -> str:
    """Give the state that is said to send what follows: ``Colombia enviará 73 militares``."""
    first = max(_segment(document, start, sentence), start - FARTHEST)
    found = None
    for match in cue(CUES, "gives", document.language).finditer(document.folded, first, start):
        found = match
    if found is None:
        return ""
    names = _names(document, max(first, found.start() - FARTHEST), found.start())
    if not names:
        return HOST if _possessed(document, found) else ""
    between = document.folded[names[-1].end : found.start()].strip()
    plain = "," not in between and len(between.split()) <= 3  # noqa: PLR2004
    return _state(names[-1]) if plain or between in {", que", ", which"} else ""


def _possessed(document: Document, verb: re.Match[str]) -> bool:
    """Whether a service of no named state is said to have what follows: ``la Policía tiene``."""
    if not cue(CUES, "possesses", document.language).fullmatch(verb.group()):
        return False
    roles = document.within("institution_role", verb.start() - FARTHEST, verb.start())
    return any(not document.folded[role.end : verb.start()].strip() for role in roles)


def _label(document: Document, start: int, sentence: Sentence) -> str:
    """Give the state that labels a row, an item or a part of a sentence: ``Ecuador: 36``."""
    folded, text = document.folded, document.text
    last = min(sentence.end, start + LOOK_BACK)
    if "|" in text[back(sentence, start) : last]:
        named = {_state(name) for name in _names(document, back(sentence, start), last)}
        return named.pop() if len(named) == 1 else ""
    segment = _segment(document, start, sentence)
    colon = folded.find(":", segment, min(start, segment + LONGEST_LABEL))
    if colon >= 0:
        named = {_state(name) for name in _names(document, segment, colon)}
        if len(named) == 1 and not document.within("body", segment, colon):
            return named.pop()
        if cue(CUES, "national", document.language).search(folded, segment, colon):
            return HOST
        segment = colon + 1
    names = [one for one in _names(document, segment, start) if one.kind == "state"]
    if not names:
        return _host_institution(document, segment, start)
    lead = folded[segment : names[0].start].strip()
    leads_from = cue(CUES, "from", document.language).fullmatch(lead) is not None
    is_part = segment > sentence.start or sentence.item
    followed = folded[names[0].end : names[0].end + 2].strip()[:1] in {",", ":", "("}
    if leads_from or (is_part and not lead and followed):
        return names[0].ids[0]
    return ""


def _host_institution(document: Document, segment: int, start: int) -> str:
    """Give the state of the institution that begins a part of a sentence and is set off in it."""
    for name in _names(document, segment, start)[:1]:
        lead = document.folded[segment : name.start].strip()
        if not lead and document.folded[name.end : name.end + 1] == ",":
            return _state(name)
    return ""


def _is_service(document: Document, mention: Mention) -> bool:
    """Whether the name of an institution is that of a service any state has (``Ejército``)."""
    return any(
        one.start <= mention.start and mention.end <= one.end
        for one in document.within("category", mention.start, mention.end)
    )


def is_foreign(owner: str, frame: Frame) -> bool:
    """Whether what has this owner cannot be the visiting force's.

    Args:
        owner: State, or empty where none is named.
        frame: The act.

    Returns:
        True for the host's, and for that of a state that sends nothing.
    """
    senders = {sender.value for sender in frame.senders}
    if not owner or owner in senders:
        return False
    if owner == HOST:
        return True
    return bool(senders) or (frame.host is not None and owner == frame.host.value)


def sender_of(owner: str, frame: Frame) -> str:
    """Give the sender that something belongs to: its owner, else the only sender there is."""
    if owner:
        return owner
    return frame.senders[0].value if len(frame.senders) == 1 else ""
