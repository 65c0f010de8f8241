"""The days of an act: submitted, approved, signed, published, in force.

A day belongs to the word nearest to it that dates something: "aprobada el 4 de diciembre y
publicada el 14". Days of a window, days that cite another instrument and days without a known year
are none of these. "Approved on Thursday" is reckoned from the day printed at the text's head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.instrument.model import ActStatus
from relevo.instrument.reading.document import between
from relevo.instrument.reading.fields.body_of import read_body
from relevo.instrument.reading.fields.day_steps import BEFORE, step_of
from relevo.instrument.reading.grammar.date_words import date_words
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.core.clause import Span
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import DayMention, Document, Sentence


_PAST = frozenset({"submitted", "approved", "signed"})
"""Steps that were taken by the day on which the text was printed."""

_HEAD = 700
"""Characters of a text within which the day it was printed stands."""

_NEXT = 9
"""Characters after "Thursday" within which its day follows, at most."""

_IN_BRACKETS = re.compile(r"(?:-feira)?\s?\((\d{1,2})\)")
"""The day of the month after a weekday: ``nesta quinta-feira (19)``."""

_LONG = 330
"""Days of a window that is all of a year, at least."""

_EVE = 60
"""Days from the decision on a window to its first day, at most."""

_SHORT = 80
"""Characters that a line with no more than place and day has at most."""

_WEATHER = re.compile(r"^\W*-?\d{1,2}(?:[.,]\d)?\s?[°º]?\s?c\b", re.MULTILINE)
"""A line of weather: the day below it is that on which the page was looked at."""

_SITTING = re.compile(
    r"\b(?:sitting|session|sesion|sessao|journal no|hansard|diario de sesiones)\b"
)
_BOUND = re.compile(
    r"\b(?:desde|a partir|hasta|from|until|starting|through|since|ate|till|inicio|between|entre"
    r"|proxim[oa]s?|upcoming|begin\w*|arriv\w*|llegar\w*|comenz\w*|inici\w*|venc\w*|expir\w*|conclu\w*|termin\w*)\s+"
    r"(?:de\s+|del\s+|el\s+|on\s+|em\s+|(?:manana|amanha|tomorrow|hoy|hoje|today|este|this|mismo)(?:\s*,)?\s+)*"
    r"(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|\w{3,6}day),?\s+)?$"
)
_REPORTED = re.compile(
    r"\b(?:report|inform|anunci|announc|confirm|said|says|dijo|disse|declar|reveal|revel|senal|statement|comunic"
    r"|explic|indic|difund|trascend|afirm)\w*\s+(?:(?:on|el|este|na|nesta|nesse|neste|no|late|early|ayer|pasado)\s+)*$"
)
_THAT = re.compile(r"(?:-feira)?(?:\s+\d{1,2})?,?\s+(?:\w+\s+){0,6}?(?:que|that|saying|having)\b")
"""What makes a weekday the day of a report: "said on Wednesday that it had authorised"."""
_EVENT = re.compile(
    r"\b(?:elections?|summit|referendum|cumbre|elecciones|comicios|referendo|eleicoes|cupula)\s*,?\s+"
    r"(?:(?:on|of|del|de|el|para|do|no|em|in|this|este|nacionales|legislativas|presidenciales)\s+)*"
    r"(?:\w+day,?\s+|(?:domingo|lunes|martes|miercoles|jueves|viernes|sabado)\s+)?$"
)
"""What a day is of that is no step of an act: "the elections on Sunday, October 26"."""
_ELECTED = re.compile(
    r"\b(?:elegid[oa]s?|elect[oa]s?|eleit[oa]s?|elected|inaugurated|sworn\s+in|juramentad[oa]s?|posesionad[oa]s?"
    r"|empossad[oa]s?|nacid[oa]s?|born|nascid[oa]s?)\b(?!\s*[.;])[^.;,\d]{0,50}$"
)
"""What a day is of that somebody was elected on: "elected president on 4 June"."""
_CITES = re.compile(
    r"\b(?:n\s?[.º°o]{1,3}\s?)?\d[\w./-]*\s*,?\s*(?:de|del|of|dated|do)\s*(?:el\s+|fecha\s+)?$"
)
_LONGEST_PACT = 260
"""Characters from an agreement named in passing to a day that it was signed on, at most."""
_PACT = re.compile(
    r"\b(?:un|um|an|a|otro|outro|another)\s+(?:\w+\s+)?(?:acuerdo|acordo|agreement|treaty|tratado|convenio"
    r"|pact|pacto|memorandum|memorando)\b[^.;]{0,140}?\b(?:firmad|firmo|firmou|suscri|assinad|signed|celebrad"
    r"|concluded)\w*[^.;]{0,100}$"
)
"""What a day is of that is another paper: "part of an agreement signed in Washington on"."""
_HEARD = re.compile(
    r"\b(?:discussed|debated|considered|examined|debatid|discutid|analizad|analisad)\w*\s+"
    r"(?:(?:on|el|em|no|na|dia)\s+)*$"
)
"""What a day is of on which nothing was decided: "the decision was discussed on 11 January"."""
_REFLEXIVE = re.compile(r"\b(?:se|fica|ficam|hereby|may|shall)\s+$")


_EXECUTIVE = frozenset({"President", "Government", "Ministry of Defence", "Cabinet"})


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that may date a step of an act.

    Attributes:
        on: The day.
        start: Offset of its words.
        end: Offset after them.
        shown: How it was reckoned, if it is not printed whole.
    """

    on: date
    start: int
    end: int
    shown: str = ""


_OLD_PICTURE = re.compile(r"\W{0,3}(?:archivo|arquivo|file)(?: -|:)")
"""How the caption of a picture begins that is older than the text."""


def read_submitted(document: Document, frame: Frame) -> Read[date] | None:
    """Read the day on which the request or bill came in."""
    return _read(document, frame, "submitted")


def read_approved(document: Document, frame: Frame) -> Read[date] | None:
    """Read the day of the vote or decision; a decree is decided on the day it is signed."""
    if frame.status.value is ActStatus.REQUESTED:
        return None
    approved = _read(document, frame, "approved") or _sat(document)
    if approved is not None and approved.shown and _is_late(document, frame, approved.value):
        return None
    if approved is None:
        signed = _read(document, frame, "signed")
        body = read_body(document, frame) if signed else None
        if signed and body and body.value in _EXECUTIVE:
            shown = f"{body.value}: signed -> approved"
            return Read(signed.value, signed.spans, State.DERIVED, shown)
    return approved


def _is_late(document: Document, frame: Frame, approved: date) -> bool:
    """Tell whether a day, its year not printed, comes after all that the act dates has ended."""
    ends = [
        mention.to
        for number in frame.sentences
        for mention in between(
            document.ranges, document.sentences[number].start, document.sentences[number].end
        )
    ]
    return bool(ends) and max(ends) < approved


def read_signed(document: Document, frame: Frame) -> Read[date] | None:
    """Read the day of the signature."""
    return _read(document, frame, "signed")


def read_published(document: Document, frame: Frame) -> Read[date] | None:
    """Read the day of publication."""
    return _read(document, frame, "published") or _of_gazette(document, frame)


def read_in_force(document: Document, frame: Frame) -> Read[date] | None:
    """Read the day from which the act has effect."""
    return _read(document, frame, "in_force")


def _read(document: Document, frame: Frame, step: str) -> Read[date] | None:
    """Read the first day that belongs to one step."""
    printed = _printed(document)
    heads = {document.sentence_at(start) for start, _ in frame.heads}
    enacts = _enacts(document, frame)
    for number in frame.sentences:
        sentence = document.sentences[number]
        days = [*_days(document, sentence, printed)]
        if printed is not None and _tells_step(document, sentence, step, head=number in heads):
            days += _said(document, sentence, printed)
        for day in sorted(days, key=lambda d: d.start):
            if step in _PAST and printed and printed.date and day.on > printed.date:
                continue
            if step_of(document, sentence, (day.start, day.end), enacts=enacts) == step:
                spans: tuple[Span, ...] = (document.span(day.start, day.end),)
                state = State.DERIVED if day.shown else State.VERIFIED
                return Read(day.on, spans, state, day.shown)
    return None


def _tells_step(document: Document, sentence: Sentence, step: str, *, head: bool) -> bool:
    """Tell whether "today" or a weekday in a sentence may date a step of the act.

    In one that speaks of consent it may; elsewhere only beside the count of votes or the gazette.
    """
    beside = {"published": "gazette", "approved": "counted"}.get(step)
    return head or (
        beside is not None
        and cue("papers", beside, document.language).search(
            document.folded, sentence.start, sentence.end
        )
        is not None
    )


def _days(document: Document, sentence: Sentence, printed: DayMention | None) -> Iterator[_Day]:
    """Give the days printed in a sentence that are no bound of a term and cite no other act."""
    for mention in between(document.days, sentence.start, sentence.end):
        if _in_range(document, mention) or _is_bound(document, sentence, mention):
            continue
        low = max(sentence.start, mention.start - _LONGEST_PACT)
        if _PACT.search(document.folded, low, mention.start):
            continue
        if mention.date is not None:
            shown = f"{mention.date.isoformat()}: {mention.date.year} inherited"
            told = _before_window(document, mention, mention.date)
            if told != mention.date:
                shown = f"{told.isoformat()}: {told.year} inherited"
            yield _Day(told, mention.start, mention.end, shown if mention.inherited else "")
        elif on := _last_such(mention, printed) or _in_only_year(document, mention):
            yield _Day(on, mention.start, mention.end, f"{on.isoformat()}: {on.year} inherited")


def _before_window(document: Document, mention: DayMention, on: date) -> date:
    """Give a day of the year before a window, where only its last days are as near to that.

    ``El 28 de diciembre se autorizó el ingreso del 1 de enero al 31 de diciembre de 2021``
    """
    if not mention.inherited or (on.month, on.day) == (2, 29):
        return on
    before = on.replace(year=on.year - 1)
    year_long = any(
        window.from_ <= on <= window.to and (window.to - window.from_).days > _LONG
        for window in document.ranges
    )
    follows = any(0 < (window.from_ - before).days <= _EVE for window in document.ranges)
    return before if year_long and follows else on


def _printed(document: Document) -> DayMention | None:
    """Give the day that stands at the head of the text as the day it was printed."""
    for day in document.days:
        if day.end > _HEAD:
            return None
        if day.date is None or day.inherited or _in_range(document, day):
            continue
        if _WEATHER.search(document.folded, 0, day.start):
            continue
        sentence = document.sentences[document.sentence_at(day.start)]
        inside = sentence.start <= day.start < sentence.end
        if inside and _OLD_PICTURE.match(document.folded, sentence.start):
            continue
        if not inside or not sentence.states_facts or sentence.end - sentence.start < _SHORT:
            return day
    return None


def _in_only_year(document: Document, mention: DayMention) -> date | None:
    """Give the day in the only year that the text's body names; None where it names several."""
    cited = date_words(document.language).cited
    years = {
        d.year
        for d in document.days
        if d.year is not None
        and not d.inherited
        and not cited.search(document.folded, max(0, d.start - BEFORE), d.start)
        and document.sentences[document.sentence_at(d.start)].states_facts
    }
    if len(years) != 1 or mention.day is None or mention.month is None or mention.year is not None:
        return None
    try:
        return date(years.pop(), mention.month, mention.day)
    except ValueError:
        return None


def _last_such(mention: DayMention, printed: DayMention | None) -> date | None:
    """Give the last day of that name not after the printed one; None if it needs no guess."""
    if mention.day is None or mention.month is None or mention.year is not None:
        return None
    if printed is None or printed.date is None:
        return None
    for year in (printed.date.year, printed.date.year - 1):
        try:
            on = date(year, mention.month, mention.day)
        except ValueError:
            continue
        if on <= printed.date:
            return on
    return None


def _said(document: Document, sentence: Sentence, printed: DayMention) -> Iterator[_Day]:
    """Give the days that a sentence of consent names as today, yesterday or a weekday."""
    if printed.date is None:
        return
    for name, back in (("today", 0), ("yesterday", 1), *((f"weekday_{n}", None) for n in range(7))):
        for match in cue("papers", name, document.language).finditer(
            document.folded, sentence.start, sentence.end
        ):
            if between(document.days, match.end(), match.end() + _NEXT):
                continue
            near = document.folded[max(sentence.start, match.start() - 40) : match.start()]
            if _BOUND.search(near) or (
                _REPORTED.search(near) and _THAT.match(document.folded, match.end(), sentence.end)
            ):
                continue
            days = (printed.date.weekday() - int(name[-1])) % 7 if back is None else back
            on = printed.date - timedelta(days=days)
            numbered = _IN_BRACKETS.match(document.folded, match.end())
            if numbered and int(numbered[1]) != on.day:
                continue
            yield _Day(on, *match.span(), f"{printed.date.isoformat()} - {days} d")


def _sat(document: Document) -> Read[date] | None:
    """Read the day of the sitting of which the text is the record."""
    printed = _printed(document)
    sitting = _SITTING.search(document.folded, 0, _HEAD)
    if printed is None or printed.date is None or sitting is None:
        return None
    if not 0 <= printed.start - sitting.end() <= BEFORE:
        return None
    spans = (document.span(*sitting.span()), document.span(printed.start, printed.end))
    return Read(printed.date, spans, State.DERIVED, f"sitting of {printed.date.isoformat()}")


def _of_gazette(document: Document, frame: Frame) -> Read[date] | None:
    """Read the day of the gazette in which an instrument stands, from its first lines."""
    printed = _printed(document)
    if printed is None or printed.date is None:
        return None
    line = document.folded.rfind("\n", 0, printed.start) + 1
    before = document.folded.rfind("\n", 0, max(line - 1, 0)) + 1
    after = _line_end(document.folded, _line_end(document.folded, printed.end) + 1)
    gazette = cue("papers", "gazette", document.language)
    named = gazette.search(document.folded, before, printed.start)
    named = named or gazette.search(document.folded, printed.end, after)
    if named is None or not _enacts(document, frame):
        return None
    spans = (document.span(*named.span()), document.span(printed.start, printed.end))
    return Read(printed.date, spans, State.DERIVED, f"gazette of {printed.date.isoformat()}")


def _line_end(folded: str, start: int) -> int:
    """Give where the line that holds an offset ends."""
    end = folded.find("\n", start)
    return len(folded) if end < 0 else end


def _in_range(document: Document, mention: DayMention) -> bool:
    """Tell whether a day is the end of a range."""
    ranges = between(document.ranges, mention.start - BEFORE, mention.start + 1)
    return any(mention.end <= r.end for r in ranges)


def _is_bound(document: Document, sentence: Sentence, mention: DayMention) -> bool:
    """Tell whether a day opens or closes a term, or dates another instrument that is cited."""
    before = document.folded[max(sentence.start, mention.start - 40) : mention.start]
    amended = cue("consent", "amended", document.language).search(
        document.folded, sentence.start, mention.start
    )
    other = _BOUND, _CITES, _EVENT, _ELECTED, _HEARD
    return bool(amended or any(pattern.search(before) for pattern in other))


def _enacts(document: Document, frame: Frame) -> bool:
    """Tell whether the text is the instrument itself: its consent is an article's, or reflexive."""
    return any(
        cue("consent", "enacting", document.language).match(document.folded, start)
        or _REFLEXIVE.search(document.folded, max(start - 12, 0), start)
        for start, _ in frame.heads
    )
