"""What a range of days dates: presence, activity, port call, waters, or nothing of the act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.model import WindowKind
from relevo.instrument.reading.acts.hedges import is_reported
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.value import State

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document
    from relevo.instrument.reading.fields.windows import Dated

REACH = 60
"""How far after a range the port or waters may be named where it is spent, in characters."""

BESIDE = 25
"""How far before an event "before and after" may end, in characters."""

_HELD = re.compile(
    r"\b(?:(?:que|which|that)\s+(?:se\s+)?(?:sera|seran|hara|celebrara|realizara|desarrollara|tendra|va\s+a|van\s+a|will|is"
    r"|ocorre|decorre|tera)|to\s+be\s+held|a\s+realizarse|a\s+celebrarse|a\s+realizar-se)\b"
)
"""What makes the range after an event the event's own: "the summit, which will be held …"."""
_BE = re.compile(r"\b(?:sera|seran|will\s+be|is|sao|serao)\s+(?:\w+\s+){0,2}$")
"""What a range right after it is of: the activity told before, wherever it is held."""
_BEGUN = re.compile(
    r"\bque\s+(?:se\s+)?(?:inicio|empezo|comenzo|arranco|comecou)\b[^.;,]{0,60}$"
    r"|\b(?:which|that)\s+(?:began|started|kicked\s+off)\b[^.;,]{0,60}$"
)
"""What makes a range that of an event already under way: "the regatta, which began on …"."""
_CALLS = re.compile(r"\b(?:visit|recalad|escala|atrac|dock|port\s+call|berth)")

_IN_PORT = re.compile(r"(?:en|al)\s+(?:el\s+)?puerto")
_ASHORE = re.compile(
    r"\b(?:militares|soldados|aeronaves|aviones|helicopteros|instructores|tropas)\b"
)
"""What is no ship's call at a port that is only one of the places: soldiers with aircraft."""

_AT_SEA = (WindowKind.PORT_CALL, WindowKind.WATERS)


def last_cue(document: Document, name: str, start: int, end: int) -> re.Match[str] | None:
    """Give the last cue of a list of ``times.yaml`` in a piece of the text, or None."""
    found = None
    for match in cue("times", name, document.language).finditer(document.folded, start, end):
        found = match
    return found


def first_cue(document: Document, name: str, start: int, end: int) -> re.Match[str] | None:
    """Give the first cue of a list of ``times.yaml`` in a piece of the text, or None."""
    return cue("times", name, document.language).search(document.folded, start, end)


def is_of_the_act(document: Document, when: Dated) -> bool:
    """Tell whether a range can be a window of the act.

    It is none after words for a state of emergency, a session, a summit or an earlier act, unless
    words for the presence come between.
    """
    if _BEGUN.search(document.folded, when.before, when.start):
        return False
    presence = last_cue(document, "presence", when.before, when.start)
    for name in ("not_window", "past"):
        other = last_cue(document, name, when.before, when.start)
        if other and name == "not_window" and _around_event(document, when, other):
            continue
        if other and name == "past" and is_reported(document, when.before, other.start()):
            continue
        if other and not (presence and presence.start() > other.end() and name == "not_window"):
            return False
    return True


def _around_event(document: Document, when: Dated, event: re.Match[str]) -> bool:
    """Tell whether a range holds more than an event: "before, during and after the summit"."""
    if _HELD.search(document.folded, event.end(), when.start):
        return False
    around = last_cue(document, "around", when.before, event.start())
    return around is not None and event.start() - around.end() <= BESIDE


def is_requested(document: Document, when: Dated) -> bool:
    """Tell whether the words before a range say that it was asked for, not that it was granted."""
    asked = last_cue(document, "requested", when.before, when.start)
    decided = last_cue(document, "decided", when.before, when.start)
    return asked is not None and (decided is None or decided.start() < asked.start())


def is_decided(document: Document, when: Dated) -> bool:
    """Tell whether its sentence says that something was decided before it gives a range."""
    start = document.sentences[when.sentence].start
    return first_cue(document, "decided", start, when.start) is not None


def kind_of(document: Document, frame: Frame, when: Dated) -> Read[WindowKind]:
    """Give what a range dates, with the words that say so.

    Port and waters count before words for presence (a ship *stays in port*), and if nothing is said
    before the range, then where they follow it. Words for an activity count if they stand nearer
    than those for presence; a noun such as *exercise* alone says nothing while the sentence speaks
    of presence. Where no word beside it tells, it dates the presence that the sentences of consent
    speak of, or that the consent itself means; with no words of consent, presence is unverified.
    """
    spans = [(when.before, when.start)]
    lead = document.sentences[when.sentence].lead
    if lead >= 0:
        spans.append((document.sentences[lead].start, document.sentences[lead].end))
    pieces = (_in_piece(document, start, end) for start, end in spans)
    found = next((piece for piece in pieces if piece), None) or _being(document, when)
    if found:
        return found
    if also := _of_the_next_ship(document, when):
        return also
    after = _next_part(document, when)
    for kind in (*_AT_SEA, WindowKind.ACTIVITY, WindowKind.PRESENCE):
        match = first_cue(document, kind.value, when.end, after)
        if match:
            return Read(kind, (document.span(*match.span()),))
    noun = last_cue(document, "activity_noun", when.before, when.start)
    if noun:
        return Read(WindowKind.ACTIVITY, (document.span(*noun.span()),))
    heads = [document.sentences[document.sentence_at(start)] for start, _ in frame.heads]
    for sentence in (document.sentences[when.sentence], *heads):
        presence = first_cue(document, "presence", sentence.start, sentence.end)
        if presence:
            return Read(WindowKind.PRESENCE, (document.span(*presence.span()),))
    if frame.heads:
        return Read(WindowKind.PRESENCE, (document.span(*frame.heads[0]),))
    return Read(WindowKind.PRESENCE, (document.span(when.start, when.end),), State.UNVERIFIED)


def _of_the_next_ship(document: Document, when: Dated) -> Read[WindowKind] | None:
    """Read the call of a further ship, its word left out: "and that of the corvette"."""
    start = document.sentences[when.sentence].start
    if not start < when.before or not first_cue(document, "ship", when.before, when.start):
        return None
    call = last_cue(document, WindowKind.PORT_CALL.value, start, when.before)
    return Read(WindowKind.PORT_CALL, (document.span(*call.span()),)) if call else None


def _being(document: Document, when: Dated) -> Read[WindowKind] | None:
    """Read the activity that "will be" on the days right after it, wherever it is held."""
    start = document.sentences[when.sentence].start
    being = _BE.search(document.folded, max(when.before, when.start - 30), when.start)
    if being is None or _CALLS.search(document.folded, start, when.end):
        return None
    return Read(WindowKind.ACTIVITY, (document.span(being.start(), when.start),))


def _next_part(document: Document, when: Dated) -> int:
    """Give where the words right after a range end: at a comma, a further date or out of reach."""
    end = min(when.after, when.end + REACH)
    days = [day.start for day in document.days if when.end <= day.start < end]
    marks = [document.folded.find(mark, when.end, end) for mark in ",;"]
    return min([end, *days, *(mark for mark in marks if mark >= 0)])


def _at_sea(document: Document, port: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a ship, or a force of one, is named where a port is; or no force on land is.

    A town may be called after its port: ``en Puerto Barrios`` is a call only of a ship.
    """
    if first_cue(document, "ship", start, end) is not None:
        return True
    town = document.text[port.start() : port.end()].endswith("Puerto")
    return not town and _ASHORE.search(document.folded, start, end) is None


def _in_piece(document: Document, start: int, end: int) -> Read[WindowKind] | None:
    """Give what the words of a piece say that it dates, or None."""
    found = {kind: last_cue(document, kind.value, start, end) for kind in WindowKind}
    at = {kind: match.end() for kind, match in found.items() if match}
    if not at:
        return None
    port = found[WindowKind.PORT_CALL]
    if port and _IN_PORT.fullmatch(port.group()) and not _at_sea(document, port, start, end):
        del at[WindowKind.PORT_CALL]
        at = at or {WindowKind.PRESENCE: port.end()}
        found[WindowKind.PRESENCE] = found[WindowKind.PRESENCE] or port
    sea = {kind: at[kind] for kind in _AT_SEA if kind in at}
    if sea and max(sea.values()) >= at.get(WindowKind.ACTIVITY, 0):
        at = sea
    kind = max(at, key=lambda k: at[k])
    match = found[kind]
    return Read(kind, (document.span(*match.span()),)) if match else None
