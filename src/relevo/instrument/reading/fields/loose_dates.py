"""The month, year or day alone in which a force is let in, where nothing dates its entry better.

``It authorised the entry of troops in 2030`` permits all of that year, as ``during 2030`` does.
A year that is past when the text is printed, or that dates something else, is none. A single day
is a window only of a visit, a call or a passage, and only after the day of its approval.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from relevo.instrument.reading.fields.dates_of import read_approved
from relevo.instrument.reading.fields.day_steps import STEPS
from relevo.instrument.reading.fields.windows import Dated, starting_in
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.value import State

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import DayMention, Document

REACH = 260
"""Characters from the word for the movement to the month or year, at most."""

_IN = re.compile(
    r"\b(?:en|in|em|para|for|no|correspondientes?\s+a)\s+(?:(?:el|the|o|al)\s+)?"
    r"(?:(?:ano|year|mes|month)\s+(?:de\s+|of\s+)?)?$"
)
"""What stands right before a month or year in which something is let be."""

_ELSE = re.compile(
    r"[;:]|\b(?:first|such|primer|primeir|ultim|latest|que|which|who|whose|that|cuy[oa]s?|quienes|where|donde|onde|firmad|suscrit|signed|assinad|adopted"
    r"|adoptad|aprobad|aprovad|approved|cread|criad|created|conferencia|conferenci|conference|estipulad|acordad"
    r"|agreed|elec\w+|comicios|mundial|copa|cup|olymp|olimp|juegos|games|jogos|presupuest|budget|orcament"
    r"|cumbre|summit|cupula|campeonato|desde|since|como|like|after|tras|apos|after|before|antes)"
)
"""What between the movement and a year makes it the year of something else."""

_SHORT = re.compile(
    r"visit|port call|stop|call|escala|recalad|atraque|atracac|paso|pase|passage|passagem|transit"
    r"|sobrev\w+|overfl\w+|particip"
)
"""Movements that a single day may hold."""

_ON = re.compile(
    r"\b(?:on|el|o|em|no|nos|this|este|neste)\s+(?:dia\s+)?(?:\w{3,9}(?:-feira)?,?\s+)?$"
)
"""What stands right before the day of such a movement."""

_LAST_MONTH = 12


def loosely_dated(document: Document, frame: Frame) -> tuple[Dated, ...]:
    """Give the month or year alone in which a grant lets a force move.

    Args:
        document: The text.
        frame: The act.

    Returns:
        One range at most.
    """
    movement = cue("consent", "movement", document.language)
    for _, end in frame.heads:
        number = document.sentence_at(end - 1)
        sentence = document.sentences[number]
        moves = movement.search(document.folded, end, sentence.end)
        if moves is None:
            continue
        high = min(sentence.end, moves.end() + REACH)
        for mention in starting_in(document.days, moves.end(), high):
            if mention.day is not None or mention.year is None:
                break
            before = document.folded[moves.end() : mention.start]
            if _IN.search(before) and not _ELSE.search(before) and _to_come(document, mention):
                return (_whole(document, mention, number, sentence.start, sentence.end),)
        single = _single(document, frame, moves, number)
        if single is not None:
            return (single,)
    return ()


def _single(document: Document, frame: Frame, moves: re.Match[str], number: int) -> Dated | None:
    """Give the only day of a visit that a grant dates: "the visit of a destroyer on April 14"."""
    sentence = document.sentences[number]
    approved = read_approved(document, frame)
    if approved is None or not _SHORT.match(moves.group()):
        return None
    high = min(sentence.end, moves.end() + REACH)
    for mention in starting_in(document.days, moves.end(), high):
        before = document.folded[moves.end() : mention.start]
        day = mention.date
        if day is None or day <= approved.value or not _ON.search(before) or _ELSE.search(before):
            return None
        if any(
            cue("papers", step, document.language).search(
                document.folded, moves.end(), mention.start
            )
            for step in STEPS
        ):
            return None
        state = State.DERIVED if mention.inherited else State.VERIFIED
        places = (document.span(mention.start, mention.end),)
        shown = f"{document.text[mention.start : mention.end]} = {day}" if mention.inherited else ""
        only = Read(day, places, state, shown)
        return Dated(
            start=mention.start,
            end=mention.end,
            before=sentence.start,
            after=sentence.end,
            sentence=number,
            from_=only,
            to=only,
            derived=mention.inherited,
        )
    return None


def _to_come(document: Document, mention: DayMention) -> bool:
    """Tell whether a month or year is not over on the first day that the text prints whole."""
    printed = next((d.date for d in document.days if d.date and not d.inherited), None)
    if printed is None or mention.year is None:
        return True
    last = mention.month or _LAST_MONTH
    return (mention.year, last) >= (printed.year, printed.month)


def _whole(document: Document, mention: DayMention, number: int, before: int, after: int) -> Dated:
    """Give all of a month or year as a range, with its arithmetic."""
    year, first = mention.year or 1, mention.month or 1
    last = mention.month or _LAST_MONTH
    from_, to = date(year, first, 1), date(year, last, monthrange(year, last)[1])
    shown = f"{document.text[mention.start : mention.end]} = {from_} .. {to}"
    places = (document.span(mention.start, mention.end),)
    return Dated(
        start=mention.start,
        end=mention.end,
        before=before,
        after=after,
        sentence=number,
        from_=Read(from_, places, State.DERIVED, shown),
        to=Read(to, places, State.DERIVED, shown),
        derived=True,
    )
