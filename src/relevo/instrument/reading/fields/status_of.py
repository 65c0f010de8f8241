"""Steps of an ally designation that a text reports: notice, determination, termination.

Whether a state is an ally says nothing on whether its host let a force in; a text may report both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.document import between
from relevo.instrument.reading.model import Read, StatusEvent, StatusStep
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.value import State

if TYPE_CHECKING:
    from datetime import date

    from relevo.instrument.reading.document import Document, Mention, Sentence

_AS = re.compile(
    r"\b(?:designar|designate|designated|designo|designado|name|named|make|status\s+to|a|al|to|como|ao|of|de)\s+(?:el\s+|la\s+|o\s+|the\s+)?$"
)
_UNSURE = re.compile(
    r"\b(?:would|could|might|may|if|podria|seria|habria|poderia|expected|se\s+espera|once|cuando|after"
    r"|requires|requiere|has\s+not|no\s+ha|not\s+yet|aun\s+no|todavia\s+no)\b"
)
_DESIGNATOR = "US"


def read_status(document: Document) -> tuple[StatusEvent, ...]:
    """Read the steps of ally designations.

    Returns:
        Events in the order of the text, one for each state and step.
    """
    found: dict[tuple[str, StatusStep], StatusEvent] = {}
    last: Read[str] | None = None
    for sentence in document.sentences:
        if not sentence.states_facts:
            continue
        ally = cue("ally", "ally", document.language).search(
            document.folded, sentence.start, sentence.end
        )
        again = cue("ally", "again", document.language).search(
            document.folded, sentence.start, sentence.end
        )
        if ally is None and (again is None or last is None):
            continue
        step = _step(document, sentence)
        state = (_state(document, sentence, ally) if ally else None) if step else None
        state = state or (last if step else None)
        last = state or last
        if step and state:
            event = StatusEvent(
                state=state,
                step=step,
                to=_to(document, sentence) if step.value is StatusStep.NOTICE else None,
                on=_day(document, sentence),
            )
            known = found.get((state.value, step.value))
            if known is None or (known.on is None and event.on is not None):
                found[state.value, step.value] = event
    return tuple(sorted(found.values(), key=lambda e: e.step.spans[0].start))


def _step(document: Document, sentence: Sentence) -> Read[StatusStep] | None:
    """Read which step a sentence reports; one that is only expected is none."""
    for step in (StatusStep.NOTICE, StatusStep.TERMINATION, StatusStep.DETERMINATION):
        match = cue("ally", str(step), document.language).search(
            document.folded, sentence.start, sentence.end
        )
        if match is None:
            continue
        before = document.folded[max(sentence.start, match.start() - 40) : match.start()]
        if not _UNSURE.search(before):
            return Read(step, (document.span(match.start(), match.end()),))
    return None


def _state(document: Document, sentence: Sentence, ally: re.Match[str]) -> Read[str] | None:
    """Read which state is to be an ally: the one named as it, else the only other one."""
    named = [
        m for m in document.within("state", sentence.start, sentence.end) if m.ids[0] != _DESIGNATOR
    ]
    best = min(
        named,
        key=lambda m: (
            not _AS.search(document.folded[max(0, m.start - 30) : m.start]),
            abs(ally.start() - m.start),
        ),
        default=None,
    )
    return _read(document, best) if best else None


def _read(document: Document, mention: Mention) -> Read[str]:
    """Give a state as read from a mention."""
    return Read(
        mention.ids[0],
        (document.span(mention.start, mention.end),),
        State.UNVERIFIED if mention.near else State.VERIFIED,
    )


def _to(document: Document, sentence: Sentence) -> Read[str] | None:
    """Read to whom notice was given, as printed."""
    match = cue("ally", "addressee", document.language).search(
        document.folded, sentence.start, sentence.end
    )
    if match is None:
        return None
    printed = " ".join(document.text[match.start() : match.end()].split())
    return Read(printed, (document.span(match.start(), match.end()),))


def _day(document: Document, sentence: Sentence) -> Read[date] | None:
    """Read the day of the step, if the sentence gives one."""
    for day in between(document.days, sentence.start, sentence.end):
        if day.date is not None:
            return Read(day.date, (document.span(day.start, day.end),))
    return None
