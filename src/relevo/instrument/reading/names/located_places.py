"""Places that no gazetteer holds, by what a sentence says happens there: "will be based at X".

A capitalised name counts right after "in", "at" or the like, where words for training, staying or
calling at a port stand shortly before it; with it count the names listed beside it. Names of
anything else, months, regions of the world and places of another state do not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from relevo.instrument.reading.document import between
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relevo.instrument.reading.document import Document, Sentence

REACH = 90
"""Most characters from what happens to the word that leads to the place."""

SHORT = 5
"""Most letters of a name all in capitals that is taken for an acronym."""

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_WORD = rf"{_CAPITAL}[^\W\d_]{{1,20}}(?:[-'\u2019]{_CAPITAL}[^\W\d_]{{1,20}})?"
_NAME = rf"{_WORD}(?:[ ](?:(?:de|del|la|las|los|do|da|dos|of|al|el)[ ]){{0,2}}{_WORD}){{0,5}}"
_LEADS = r"(?:in|at|on|into|through|en|em|no|na|nos|nas)(?: (?:el|la|los|las|the|o|a))?"
_PLACED = re.compile(rf"\b{_LEADS} ({_NAME})")
_AFTER_KNOWN = re.compile(
    rf"(?:,? (?:y|e|and)|, as well as|,? as[ií] como) (?:{_LEADS} )?({_NAME})"
    r"(?=[.,;:)\n]| (?:provinces|counties|regions|districts|states|departments)\b|$)"
)
_LIES_IN = re.compile(
    rf"(?:\b(?:{_LEADS}|a|to|from|desde|near|cerca de|sector de|sitio"
    r"|(?:[Ll]ugar|[Ss]ede|[Ll]ocal|[Pp]lace|[Vv]enue|[Ll]ocation):)"
    r"|(?<=[\w)]) (?:y|e|and)|,)"
    rf" ({_NAME}),? (?:\(|(?:en |in |em |no |na )?(?:(?:la |el |the |o |a )?"
    r"(?:[Pp]rovincia|[Dd]epartamento|[Rr]egi[oó]n|[Ee]stado|[Pp]rov[ií]ncia|[Rr]egi[aã]o|[Dd]istrito"
    r"|[Pp]rovince|[Dd]epartment|[Rr]egion|[Ss]tate|[Dd]istrict|[Cc]ounty)"
    r" (?:de |del |da |do |of )(?:la |el |the )?))$"
)
"""A name right before the region that it lies in: "Portillo, Región de" a region that is known."""

_REGION_NEAR = 90
"""Most characters from the beginning of a name to the region that it lies in."""

_NEXT = re.compile(
    rf",? (?:{_LEADS} |(?:y|e|and) (?:{_LEADS} )?)({_NAME})"
    rf"|, ({_NAME})(?=(?:, {_NAME}){{0,12}},? (?:y|e|and) |[.;\n)]|$)"
)
_OF_STATE = re.compile(
    r"[,(]? ?\(?(?:(?:in|en|em|no|na|nos|de|del|do|da|of) )?(?:(?:the|el|la|los|o|a) )?"
)
_NOUN_AFTER = re.compile(
    r" (?!(?:and|as|in|on|at|of|or|for|from|with|to|by|the|a|this|next|last|during|between|under"
    r"|near|where|which|who|until|over|after|before|through|alongside|will|would|is|are|was|were"
    r"|starting|beginning|later|since|while|when|but|so|y|e|o)\b)[a-z]"
)
"""An English noun right after a name, which is then an adjective: "in West African waters"."""

_PAPERS = re.compile(
    r"\b(?:program(?:me|a)?|plan|annex|anexo|exercises?|ejercicios?|exercicios?|law|ley|lei|treaty|tratado"
    r"|summit|cumbre|cupula|agreement|acuerdo|acordo|conference|conferencia|fair|feria|feira)\b"
)
"""Words in a name that make it a programme, a paper or a meeting, and no place."""

_KINDS = (
    "state", "institution", "institution_role", "category", "body", "vessel", "aircraft", "arms",
    "person",
)  # fmt: skip


def located_places(
    document: Document, sentence: Sentence, host: str, known: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Give the names of a sentence that are places because of what is said to happen there.

    Args:
        document: The text, laid out.
        sentence: Where to look.
        host: State in which they lie, by code.
        known: Offsets of the places that are found otherwise, in order.

    Yields:
        Offsets of each name.
    """
    text, stop = document.text, sentence.end
    taken = list(known)
    for region, _ in known:
        lies = _LIES_IN.search(text, max(sentence.start, region - _REGION_NEAR), region)
        if lies and _is_free(document, sentence, host, lies.span(1), taken):
            taken.append(lies.span(1))
            yield lies.span(1)
    known = taken
    happens = [
        match.end()
        for match in cue("whereabouts", "placed", document.language).finditer(
            document.folded, sentence.start, stop
        )
    ]
    if not happens:
        return
    leads = [(match.start(), *match.span(1)) for match in _PLACED.finditer(text, sentence.start)
             if match.end() <= stop]  # fmt: skip
    for one, end in known:
        if (after := _AFTER_KNOWN.match(text, end, stop)) and _happens(
            document, sentence, happens, one
        ):
            leads.append((one, *after.span(1)))
    last = sentence.start
    for lead, *name in sorted(leads):
        if name[0] < last or not _happens(document, sentence, happens, lead):
            continue
        span = (name[0], name[1])
        while _is_free(document, sentence, host, span, known):
            yield span
            last = span[1]
            following = _NEXT.match(text, last, stop)
            if following is None:
                break
            span = following.span(following.lastindex or 0)


def _happens(document: Document, sentence: Sentence, happens: Sequence[int], lead: int) -> bool:
    """Whether something is said to happen shortly before the word that leads to a name."""
    first = bisect_right(happens, lead) - 1
    if first < 0 or happens[first] < max(sentence.start, lead - REACH):
        return False
    end = happens[first]
    return not (
        re.search(r"[;:\"\u201c\u201d]", document.folded[end:lead])
        or cue("whereabouts", "not_here", document.language).search(document.folded, end, lead)
    )


def _is_free(
    document: Document,
    sentence: Sentence,
    host: str,
    span: tuple[int, int],
    known: Sequence[tuple[int, int]],
) -> bool:
    """Whether a name is that of nothing else, and of no place in another state."""
    start, end = span
    name = document.text[start:end]
    if not name[0].isupper() or (name.isupper() and len(name) <= SHORT):
        return False
    if any(one < end and start < other for one, other in known):
        return False
    if document.language == "en" and _NOUN_AFTER.match(document.text, end, sentence.end):
        return False
    no_place = cue("whereabouts", "no_place", document.language)
    if no_place.match(document.folded, start, end) or _PAPERS.search(document.folded, start, end):
        return False
    if cue("far_places", "far", "").match(document.folded, start, end):
        return False
    if any(_overlaps(document, sentence, kind, start, end) for kind in _KINDS):
        return False
    if between(document.days, start, end) or _is_anothers(document, start, end):
        return False
    return not _elsewhere(document, sentence, host, end)


def _overlaps(document: Document, sentence: Sentence, kind: str, start: int, end: int) -> bool:
    """Whether a name of another kind lies over a name."""
    return any(
        one.start < end and start < one.end
        for one in document.within(kind, sentence.start, sentence.end)
        if not one.near
    )


def _is_anothers(document: Document, start: int, end: int) -> bool:
    """Whether a name is that of a place in another state which the text names."""
    states = {code for state in document.of("state") for code in state.ids}
    return any(
        code.split("-")[0] in states
        for place in document.within("place", start, end)
        if not place.near
        for code in place.ids
    )


def _elsewhere(document: Document, sentence: Sentence, host: str, end: int) -> bool:
    """Whether what comes right after a name is a far place or another state that it lies in."""
    led = _OF_STATE.match(document.folded, end, sentence.end)
    at = led.end() if led else end
    if at == end:
        return False
    states = document.within("state", at, sentence.end)
    if states and states[0].start == at:
        return host not in states[0].ids
    return cue("far_places", "far", "").match(document.folded, at, sentence.end) is not None
