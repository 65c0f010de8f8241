"""What the host itself puts in beside the force that it lets in, and none of it comes.

``La Armada de México designará a 70 elementos``, ``the frigate BAP X, with her 185 sailors``: the
subject of the clause is the host, a force of its own or a ship whose letters are the host's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from relevo.core.data import data_yaml
from relevo.instrument.reading.acts.ownership import CUES
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Sentence

REACH = 110
"""Characters from the verb to what the host puts in, at most."""

_BREAK = re.compile(r"[;:.!?]\s")
_PART = re.compile(
    r"\b(?:comando|distrito|grupo|brigada|division|regimiento|regimento|batallon|batalhao|base"
    r"|comandancia|estado mayor|unidad anfitriona|unidade anfitria|escuela|escola|academia|command"
    r"|brigade|battalion|regiment|garrison|ejercito|exercito|armada|marina|policia|guarda costeira"
    r"|servicio nacional"
    r"|army|navy|air force|police|coast guard|military|defen[cs]e force)\b"
)
"""Forces that a text names without a state: those of the land it is about."""


def is_hosts_part(document: Document, sentence: Sentence, at: int, frame: Frame) -> bool:
    """Tell whether what stands at an offset is what the host puts in of its own.

    Args:
        document: The text.
        sentence: The sentence that it stands in.
        at: Offset at which it begins.
        frame: The act.

    Returns:
        False where a sender, or the consent itself, stands between the subject and the offset.
    """
    if frame.host is None or _has_sender(document, sentence.start, at, frame):
        return False
    return _of_ship(document, sentence, at, frame) or _supplied(document, sentence, at, frame)


def _supplied(document: Document, sentence: Sentence, at: int, frame: Frame) -> bool:
    """Tell whether the host, or a force without a state, is said to put it in."""
    low = max(sentence.start, at - REACH)
    side = cue(CUES, "local_side", document.language)
    if side.search(document.folded, sentence.start, at):
        return True
    verbs = [
        (verb, name)
        for name in ("supplies", "has")
        for verb in cue(CUES, name, document.language).finditer(document.folded, low, at)
        if name == "supplies" or not document.folded[verb.end() : at].strip()
        if not _BREAK.search(document.folded, verb.end(), at)
    ]
    for verb, name in verbs:
        before = (sentence.start, verb.start())
        if frame.heads_in(*before):
            continue
        named = [
            code.split("-")[0]
            for kind in ("state", "institution")
            for mention in document.within(kind, *before)
            for code in mention.ids
        ]
        if frame.host is not None and frame.host.value in named:
            return True
        if not named and name == "supplies" and _PART.search(document.folded, *before):
            return True
    return False


def _has_sender(document: Document, start: int, end: int, frame: Frame) -> bool:
    """Tell whether a sender is named in a piece of a sentence, by its state or its force."""
    senders = {sender.value for sender in frame.senders}
    return any(
        senders & {code.split("-")[0] for code in mention.ids}
        for kind in ("state", "force_mark")
        for mention in document.within(kind, start, end)
    )


def _of_ship(document: Document, sentence: Sentence, at: int, frame: Frame) -> bool:
    """Tell whether it is aboard a ship whose letters are the host's: ``BAP X, with her 185``."""
    held, pattern = _letters()
    ships = list(pattern.finditer(document.text, max(sentence.start, at - REACH), at))
    if not ships or frame.host is None or held[ships[-1][1]] != frame.host.value:
        return False
    aboard = cue(CUES, "aboard", document.language)
    return any(
        not document.folded[found.end() : at].strip()
        for found in aboard.finditer(document.folded, ships[-1].end(), at)
    )


@cache
def _letters() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Give the state of each set of letters before ships' names, and what finds them."""
    held = data_yaml("ship_names.yaml", "relevo.instrument")["prefixes"]
    states = {letters: one["state"] for letters, one in held.items()}
    every = "|".join(re.escape(one) for one in sorted(states, key=len, reverse=True))
    return states, re.compile(rf"(?<!\w)({every})\s[\"\u201c«]?[A-ZÁÉÍÓÚÑ]")
