"""Reads duties to report, with their clocks, and powers to change an act without a new one.

A duty needs a verb of reporting that is no past event, and a clock or somebody who is owed the
report. "Informed the Senate last week" is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from relevo.instrument.model import ClockUnit
from relevo.instrument.reading.model import Read, ReadAmendment, ReadDuty
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.value import State

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, LengthMention, Sentence

FAR = 260
"""Most characters between a verb of reporting and its clock."""

MAY = 170
"""Most characters from the words that give a power to what it lets somebody change."""

_CLOCKS = {
    "hour": (ClockUnit.HOUR, 1),
    "day": (ClockUnit.DAY, 1),
    "working_day": (ClockUnit.WORKING_DAY, 1),
    "week": (ClockUnit.DAY, 7),
    "month": (ClockUnit.MONTH, 1),
}
_AFTER = re.compile(
    r"\)?,?(?:\s(?:naturales|corridos|calendario|habiles|uteis|corridas))?"
    r"\s((?:de|del|desde|a partir|posteriores|siguientes|despues|luego|contados|tras"
    r"|seguintes|apos|da|do|depois|contadas|of|after|following|from|once|upon|since)\b[^.;,()\n]{3,90})"
)
_OPENS = re.compile(
    r"(?:(?:una vez|al|a la|a su|tras|tras la|tras el|luego de|despues de|once|after|upon|on|at"
    r"|apos|depois|no|ao|the|la|el|su|o|a|de|do|da|its|that|has)\s+){1,4}"
)
_LEAD = re.compile(
    r"(?:al|ante el|ante la|a la|a las|a los|ao|a|perante [oa]|junto ao?|to the|to|the)\s"
)
_TAIL = re.compile(
    r"(?:,?(?: (?:de|del|la|las|los|y|e|of|the|and|on|for|da|do|dos|contra|against)){0,3}"
    r" [A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][\w-]+){1,12}"
)
_NOT_A_DUTY = re.compile(
    r"\b(?:no|not|nao|without|sin|sem|the|a|an|this|el|un|este|o|um)\s+(?:\w+\s)?$"
)


def read_duties(document: Document, frame: Frame) -> tuple[ReadDuty, ...]:
    """Give the duties to report that the sentences of an act state.

    Args:
        document: The text, laid out.
        frame: The act.

    Returns:
        Each duty once, in the order of the text; a week is given as seven days, derived.
    """
    found: dict[tuple[str, int | None, ClockUnit | None], ReadDuty] = {}
    for number in frame.sentences:
        sentence = document.sentences[number]
        if sentence.states_facts and (duty := _duty(document, sentence)):
            key = (duty.what.value, duty.within.value if duty.within else None, duty.unit)
            found.setdefault(key, duty)
    return tuple(found.values())


def _duty(document: Document, sentence: Sentence) -> ReadDuty | None:
    """Read the duty of one sentence; None where it states none."""
    language = document.language
    reports = cue("duties", "reports", language)
    for match in reports.finditer(document.folded, sentence.start, sentence.end):
        clock = _clock(document, sentence, match.start(), match.end())
        to = _find(document, "addressee", match.end(), min(sentence.end, match.end() + 160))
        bound = cue("duties", "duty", language).search(
            document.folded, max(sentence.start, match.start() - 60), match.end()
        )
        if (clock is None and not (to and bound)) or _is_noun(document, sentence, match.start()):
            continue
        said = " " in match.group() or (clock is not None and clock.unit == "hour")
        if not (to or bound or said):
            continue
        return _made(document, sentence, match, clock, to)
    return None


def _is_noun(document: Document, sentence: Sentence, start: int) -> bool:
    """Whether a word that could be a verb of reporting is a noun: "the report"."""
    before = document.folded[max(sentence.start, start - 25) : start]
    words = document.folded[start : start + 8]
    return (
        words.startswith(("report", "informe ", "account"))
        and bool(_NOT_A_DUTY.search(before))
        and not cue("duties", "duty", document.language).search(
            document.folded, start, min(sentence.end, start + 60)
        )
    )


def _made(
    document: Document,
    sentence: Sentence,
    verb: re.Match[str],
    clock: LengthMention | None,
    to: tuple[int, int] | None,
) -> ReadDuty:
    """Put a duty together."""
    within: Read[int] | None = None
    unit: ClockUnit | None = None
    after: Read[str] | None = None
    if clock is not None:
        unit, times = _CLOCKS[clock.unit]
        within = Read(
            value=clock.most * times,
            spans=(document.span(clock.start, clock.end),),
            state=State.VERIFIED if times == 1 else State.DERIVED,
            shown="" if times == 1 else f"{clock.most} * {times} d",
        )
        started = _AFTER.match(document.folded, clock.end, sentence.end)
        after = _words(document, started.span(1)) if started else None
    by = _last_before(document, "holder", sentence.start, verb.start())
    return ReadDuty(
        what=Read(
            value=_what(document, sentence, verb, after),
            spans=(document.span(verb.start(), verb.end()),),
        ),
        by=_words(document, by) if by else None,
        to=_words(document, _whole_name(document, to, sentence.end)) if to else None,
        within=within,
        unit=unit,
        after=after,
    )


def _clock(document: Document, sentence: Sentence, start: int, end: int) -> LengthMention | None:
    """Find the length of time in which a report is due: after the verb, else before it."""
    lengths = document.lengths
    first = bisect_left(lengths, max(sentence.start, start - FAR), key=lambda one: one.start)
    last = bisect_left(lengths, min(sentence.end, end + FAR), key=lambda one: one.start)
    usable = [one for one in lengths[first:last] if one.unit in _CLOCKS]
    after = [length for length in usable if end <= length.start]
    within = cue("duties", "within", document.language)
    before = [
        length
        for length in usable
        if length.end <= start
        and within.search(document.folded, max(sentence.start, length.start - 30), length.start)
    ]
    return after[0] if after else before[-1] if before else None


def _what(
    document: Document, sentence: Sentence, verb: re.Match[str], after: Read[str] | None
) -> str:
    """Say what is reported: a change of the act, what came of it, or no more than that."""
    language = document.language
    number = document.sentence_at(sentence.start)
    previous = document.sentences[number - 1] if number else sentence
    start = previous.start if previous.paragraph == sentence.paragraph else sentence.start
    if _amends(document, start, sentence.end) is not None:
        return "inform_change"
    ended = cue("duties", "ended", language)
    if after and ended.search(document.folded, after.spans[0].start, after.spans[0].end):
        return "after_action_report"
    if ended.match(document.folded, _opening(document, sentence), verb.start()):
        return "after_action_report"
    results = cue("duties", "results", language)
    told = results.search(document.folded, verb.start(), min(sentence.end, verb.end() + 120))
    return "after_action_report" if told else "report"


def _opening(document: Document, sentence: Sentence) -> int:
    """Give where a sentence begins after the words that only lead into it: "At the end"."""
    lead = _OPENS.match(document.folded, sentence.start, sentence.end)
    return lead.end() if lead else sentence.start


def read_amendment(document: Document, frame: Frame) -> ReadAmendment | None:
    """Give the power to change the act that its sentences state; None where they state none.

    Args:
        document: The text, laid out.
        frame: The act.
    """
    language = document.language
    for number in frame.sentences:
        sentence = document.sentences[number]
        found = _amends(document, sentence.start, sentence.end)
        if found is None or not sentence.states_facts:
            continue
        element, start, end = found
        by = _find(document, "instrument", sentence.start, sentence.end)
        signed = cue("duties", "countersigned", language).search(
            document.folded, sentence.start, sentence.end
        )
        countersign = (
            _find(document, "holder", signed.end(), min(sentence.end, signed.end() + 60))
            if signed
            else None
        )
        return ReadAmendment(
            element=Read(value=element, spans=(document.span(start, end),)),
            by=_words(document, by) if by else None,
            countersign=_words(document, countersign) if countersign else None,
            before_entry=_says(document, "before_entry", sentence),
            stay_not_longer=_says(document, "not_longer", sentence),
        )
    return None


def _amends(document: Document, start: int, end: int) -> tuple[str, int, int] | None:
    """Find what a piece of text lets somebody change, and where it says so."""
    language = document.language
    verb = cue("duties", "amends", language)
    may = cue("duties", "may", language)
    for match in verb.finditer(document.folded, start, end):
        if not may.search(document.folded, max(start, match.start() - MAY), match.start()):
            continue
        for element in ("start_date", "dates", "terms"):
            name = {"start_date": "what_date", "dates": "what_dates", "terms": "what_terms"}[
                element
            ]
            named = cue("duties", name, language).search(
                document.folded, match.end(), min(end, match.end() + 130)
            )
            named = named or cue("duties", name, language).search(
                document.folded, max(start, match.start() - 60), match.start()
            )
            if named:
                return element, *named.span()
    return None


def _says(document: Document, name: str, sentence: Sentence) -> bool:
    """Whether a sentence holds a cue."""
    pattern = cue("duties", name, document.language)
    return pattern.search(document.folded, sentence.start, sentence.end) is not None


def _find(document: Document, name: str, start: int, end: int) -> tuple[int, int] | None:
    """Give where the first match of a cue stands in a piece of the text."""
    found = cue("duties", name, document.language).search(document.folded, start, end)
    return found.span() if found else None


def _last_before(document: Document, name: str, start: int, end: int) -> tuple[int, int] | None:
    """Give where the last match of a cue stands in a piece of the text."""
    pattern = cue("duties", name, document.language)
    found = [match.span() for match in pattern.finditer(document.folded, start, end)]
    return found[-1] if found else None


def _whole_name(document: Document, span: tuple[int, int], end: int) -> tuple[int, int]:
    """Give an addressee's whole name: without the word that leads to it, with what it is of."""
    start = span[0]
    if lead := _LEAD.match(document.folded, start, span[1]):
        start = lead.end()
    tail = _TAIL.match(document.text, span[1], end)
    return start, tail.end() if tail else span[1]


def _words(document: Document, span: tuple[int, int]) -> Read[str]:
    """Give words as printed, on one line."""
    start, end = span
    end = start + len(document.text[start:end].rstrip())
    return Read(
        value=" ".join(document.text[start:end].split()), spans=(document.span(start, end),)
    )
