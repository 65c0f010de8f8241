"""Whether the words around a host's institution say that it takes part, or only speaks or pays."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Document, Sentence
    from relevo.instrument.reading.names.host_names import Named

FEW_WORDS = 8
"""Most words between "with" and the institution that it belongs to."""

FEW_APART = 3
"""Most words between "with" and the persons who are trained with."""

WINDOW = 400
"""Most characters before an institution in which words about it are looked for."""

_BY = re.compile(r"\b(?:por|pelo|pela|by)(?: (?:el|la|the|parte de|parte del))? $")
_PLAN = re.compile(
    r"\s?(?:['\u2019]s?)\s(?:\w+\s){0,4}?(?:plan|plans|programme|program|budget|law)\b"
)
"""What makes an institution the owner of a plan only: "the Armed Forces' annual plan"."""


def goes_on(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence goes on with the list of the one before."""
    pattern = cue("participation", "goes_on", document.language)
    return pattern.match(document.folded, sentence.start, sentence.end) is not None


def is_led(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list of those who take part."""
    if sentence.lead < 0:
        return False
    lead = document.sentences[sentence.lead]
    pattern = cue("participation", "takes_part", document.language)
    return pattern.search(document.folded, lead.start, lead.end) is not None


def speaks(document: Document, sentence: Sentence, one: Named) -> bool:
    """Whether an office of an institution is meant, or it speaks, pays or owes."""
    language = document.language
    before = document.folded[max(sentence.start, one.start - 60) : one.start]
    office = cue("participation", "office", language)
    if any(len(before[match.end() :].split()) <= 1 for match in office.finditer(before)):
        return True
    copied = cue("participation", "copied", language)
    if copied.search(document.folded, sentence.start, one.start):
        return True
    if _instead(document, sentence, one) or _PLAN.match(document.folded, one.end, sentence.end):
        return True
    after = document.folded[one.end : min(sentence.end, one.end + 45)]
    spoken = cue("participation", "speaks", language).search(after)
    return spoken is not None and len(after[: spoken.start()].split()) <= 2  # noqa: PLR2004


def _instead(document: Document, sentence: Sentence, one: Named) -> bool:
    """Whether who objects says that an institution could do it: "opposed it, as the Army can"."""
    objects = cue("standpoints", "objects", document.language)
    told = objects.search(document.folded, sentence.start, one.start)
    if told is None:
        return False
    after = min(sentence.end, one.end + WINDOW)
    instead = cue("participation", "instead", document.language)
    return (
        instead.search(document.folded, told.end(), one.start) is not None
        or instead.search(document.folded, one.end, after) is not None
    )


def visits(document: Document, sentence: Sentence, one: Named) -> bool:
    """Whether a common word stands for the force that comes: "members of the Air Force"."""
    if not one.common:
        return False
    before = document.folded[max(sentence.start, one.start - WINDOW) : one.start]
    language = document.language
    visitors = list(cue("participation", "visitors", language).finditer(before))
    if not visitors or cue("participation", "hosts", language).search(before):
        return False
    first = max(sentence.start, one.start - WINDOW)
    if any(
        one.id.startswith(f"{code}-") and _BY.search(document.folded, first, state.start)
        for state in document.within("state", first, one.start)
        for code in state.ids
    ):
        return False
    joint = list(cue("participation", "with", language).finditer(before))
    return not joint or (
        joint[-1].end() < visitors[-1].start()
        and not _is_joined(document, before, joint[-1], visitors[-1], one.start - len(before))
    )


def _is_joined(
    document: Document, before: str, joint: re.Match[str], visitors: re.Match[str], at: int
) -> bool:
    """Whether an activity is shared with persons: "joint activities with personnel of the Army".

    Persons that are counted may as well be those who come.
    """
    if len(before[joint.end() : visitors.start()].split()) > FEW_APART or _is_counted(
        document, at + visitors.start()
    ):
        return False
    lead = before[max(0, joint.start() - 60) : joint.end()]
    shared = list(cue("participation", "takes_part", document.language).finditer(lead))
    return bool(shared) and not re.search(r"[.;:]", lead[shared[-1].end() :])


def is_with(document: Document, sentence: Sentence, one: Named) -> bool:
    """Whether "with", "training of" or the like stands shortly before an institution."""
    before = document.folded[max(sentence.start, one.start - 90) : one.start]
    joint = cue("participation", "with", document.language)
    for match in joint.finditer(before):
        between = before[match.end() :]
        if len(between.split()) <= FEW_WORDS and not re.search(r"[,;:.]|\d", between):
            return True
    if one.common:
        return False
    unit_of = cue("participation", "unit_of", document.language)
    return any(
        len(before[match.end() :].split()) <= 1
        and not _is_counted(document, one.start - len(before) + match.start())
        for match in unit_of.finditer(before)
    )


def _is_counted(document: Document, at: int) -> bool:
    """Whether a number stands right before a word: "fourteen members of"."""
    first = bisect_left(document.numbers, at - 2, key=lambda number: number.end)
    return first < len(document.numbers) and document.numbers[first].end <= at


def acts(document: Document, sentence: Sentence, one: Named) -> bool:
    """Whether the sentence says before or after an institution that it takes part."""
    language = document.language
    before = document.folded[max(sentence.start, one.start - WINDOW) : one.start]
    takes_part = cue("participation", "takes_part", language)
    found = [match.end() for match in takes_part.finditer(before)]
    if found and len(before[found[-1] :].split()) <= 2 * FEW_WORDS:
        return True
    after = document.folded[one.end : min(sentence.end, one.end + 120)]
    will = cue("participation", "will", language).search(after)
    return will is not None and not re.search(r"[;:]|\bque\b|\bthat\b", after[: will.start()])
