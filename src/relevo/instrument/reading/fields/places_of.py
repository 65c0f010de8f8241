"""Reads where the force may be: places of the host that the act's sentences give it.

A place counts where the nearest words before it speak of being there (training, staying, a port
call), where it stands in a list with others, or where it is a base, a port or an airport. Where
somebody speaks, votes or meets is no place of the force, nor is the host itself.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from relevo.core.codes import packaged_codes
from relevo.instrument.model import Direction
from relevo.instrument.reading.model import PlaceKind, Read, ReadPlace
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.host_places import SITES, host_places, kind_of
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Sentence
    from relevo.instrument.reading.names.host_places import HostPlace

FEW_WORDS = 2
"""Most words between "regions" and the list of them."""

WINDOW = 400
"""Most characters before or after a place in which words about it are looked for."""

_NOTHING: tuple[str, ...] = ()
_LISTED = re.compile(
    r"\s?(?:\([^()\n]{1,40}\))?\s?[,;/\n]?\s{0,3}(?:(?:and|as well as|y|e|asi como|bem como)\s+)?"
    r"(?:(?:in|en|em|at|of|de|do|da|el|la|los|the|o|a)\s+){0,2}"
)
_SEPARATED = re.compile(r"[,;/\n]|\b(?:and|y|e|as well as|asi como|bem como)\b")
_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,60}\)|[,.]?\s*(?:\w+[, ]+){0,3}?\d{1,2}\b)")


def read_places(document: Document, frame: Frame) -> tuple[ReadPlace, ...]:
    """Give the places of the host where the force may be, in the order of the text.

    Args:
        document: The text, laid out.
        frame: The act.

    Returns:
        Each place once. A name that stands for a region and a city is ambiguous unless it is
            listed among regions.
    """
    if frame.host is None:
        return ()
    states = {frame.host.value, *(_abroad(document, frame) if _leaves(frame) else ())}
    read: dict[str, ReadPlace] = {}
    sentences = (document.sentences[number] for number in frame.sentences)
    for sentence, host in product(filter(_states_facts, sentences), sorted(states)):
        for every in _runs(document, host_places(document, sentence, host)):
            run = every[_is_beside(document, sentence.start, every[0].start) :]
            if run and _counts(document, sentence, run):
                such_as = _is_open(document, sentence, run)
                for place in _of_run(document, run, such_as=such_as):
                    if not _is_slug_again(place, read.values()):
                        read.setdefault(_key(place), place)
    if _leaves(frame):
        read = {k: v for k, v in read.items() if not _is_at_home(v, frame)} or read
    return tuple(read.values())


def _is_at_home(place: ReadPlace, frame: Frame) -> bool:
    """Whether a place lies in the state whose own force leaves."""
    home = {sender.value for sender in frame.senders}
    return bool({code.split("-")[0] for code in (place.code.value, *place.means)} & home)


def _is_slug_again(place: ReadPlace, read: Iterable[ReadPlace]) -> bool:
    """Whether a place without a code stands where one was read for another state before."""
    return place.code.state is State.UNVERIFIED and any(
        place.code.spans == other.code.spans for other in read
    )


def _states_facts(sentence: Sentence) -> bool:
    """Whether what stands in a sentence may be taken as stated."""
    return sentence.states_facts


def _leaves(frame: Frame) -> bool:
    """Whether the act lets the host's own force leave: then its places are abroad."""
    return frame.direction is not None and frame.direction.value is Direction.OUTBOUND


def _abroad(document: Document, frame: Frame) -> set[str]:
    """Give the other states that the sentences of an act name."""
    at_home = {sender.value for sender in frame.senders}
    return {
        state
        for number in frame.sentences
        for mention in document.within(
            "state", document.sentences[number].start, document.sentences[number].end
        )
        for state in mention.ids
        if state not in at_home
    }


def _key(place: ReadPlace) -> str:
    """Give what two readings of one place share: the first meaning of an ambiguous name."""
    return place.means[0] if place.means else place.code.value


def _runs(document: Document, found: tuple[HostPlace, ...]) -> tuple[tuple[HostPlace, ...], ...]:
    """Join places that are listed one after the other."""
    runs: list[list[HostPlace]] = []
    for place in found:
        if runs and _LISTED.fullmatch(document.folded, runs[-1][-1].end, place.start):
            runs[-1].append(place)
        else:
            runs.append([place])
    return tuple(tuple(run) for run in runs)


def _counts(document: Document, sentence: Sentence, run: tuple[HostPlace, ...]) -> bool:
    """Whether a run of places is where the force will be."""
    language = document.language
    here = cue("whereabouts", "here", language)
    away = cue("whereabouts", "not_here", language)
    first, last = run[0], run[-1]
    if _is_dateline(document, sentence, run):
        return False
    start, end = max(sentence.start, first.start - WINDOW), min(sentence.end, last.end + WINDOW)
    if cue("whereabouts", "left_out", language).search(document.folded, start, end):
        return False
    before_here = _last(here, document.folded, start, first.start)
    before_away = _last(away, document.folded, start, first.start)
    if 0 <= before_away[0] < before_here[0] and before_here[1] < before_away[1]:
        return here.search(document.folded, start, before_away[0]) is not None
    if max(before_here, before_away) >= (0, 0):
        return before_here[0] > before_away[0] or before_here[1] >= before_away[1]
    if sentence.lead >= 0:
        lead = document.sentences[sentence.lead]
        if here.search(document.folded, lead.start, lead.end):
            return True
    if away.search(document.folded, last.end, end):
        return False
    if here.search(document.folded, last.end, end):
        return True
    return len(run) > 1 or any(kind_of(place.code) in SITES for place in run)


def _is_beside(document: Document, start: int, end: int) -> bool:
    """Whether a place only tells what another is near to: "at a base near Rockhampton"."""
    near = _last(cue("whereabouts", "beside", document.language), document.folded, start, end)[1]
    return near >= 0 and not re.search(r"[,;:]", document.folded[near:end])


def _is_dateline(document: Document, sentence: Sentence, run: tuple[HostPlace, ...]) -> bool:
    """Whether a place only says where a text was written: "Lima, 4 de marzo", "LIMA (EFE)"."""
    before = document.folded[sentence.start : run[0].start]
    return (
        len(run) == 1
        and len(before.strip(" (")) == 0
        and bool(_DATELINE.match(document.folded, run[0].end, sentence.end))
    )


def _last(pattern: re.Pattern[str], folded: str, start: int, end: int) -> tuple[int, int]:
    """Give the last match in a piece of the text by its start and its end; -1 where none is."""
    found = [match.span() for match in pattern.finditer(folded, start, end)]
    return found[-1] if found else (-1, -1)


def _is_open(document: Document, sentence: Sentence, run: tuple[HostPlace, ...]) -> bool:
    """Whether a run is given as examples."""
    start = max(sentence.start, run[0].start - 40)
    end = min(sentence.end, run[-1].end + 25)
    pattern = cue("whereabouts", "open", document.language)
    return any(
        pattern.search(document.folded, *piece)
        for piece in ((start, run[0].start), (run[-1].end, end))
    )


def _of_run(
    document: Document, places: tuple[HostPlace, ...], *, such_as: bool
) -> tuple[ReadPlace, ...]:
    """Give the places of one list; a name of two meanings is a region among regions."""
    tree = packaged_codes().places
    kinds = {kind_of(place.code) for place in places if not _alike(place.code)}
    region = PlaceKind.REGION in kinds or _has_list_head(document, places[0])
    read: list[ReadPlace] = []
    for place in places:
        code, means = place.code, _NOTHING
        alike = _alike(code)
        if alike:
            meant = tree.codes[alike].means
            code, means = (meant[0], ()) if region else (alike, meant)
        read.append(
            ReadPlace(
                code=Read(
                    value=code,
                    spans=(document.span(place.start, place.end),),
                    state=State.UNVERIFIED if place.near else State.VERIFIED,
                ),
                kind=kind_of(code),
                means=means,
                such_as=such_as,
            )
        )
    return tuple(read)


def _has_list_head(document: Document, place: HostPlace) -> bool:
    """Whether "regions of" or the like stands right before a list."""
    before = document.folded[max(0, place.start - 40) : place.start]
    head = cue("whereabouts", "list_head", document.language)
    return any(len(before[match.end() :].split()) <= FEW_WORDS for match in head.finditer(before))


def _alike(code: str) -> str:
    """Give the ambiguous code that a name's code belongs to, or nothing."""
    return _ambiguous().get(code, "")


@cache
def _ambiguous() -> Mapping[str, str]:
    """Give each ambiguous code by itself and by the first code that it may stand for."""
    codes = [code for code in packaged_codes().places.codes.values() if code.means]
    return {name: code.id for code in codes for name in (code.id, code.means[0])}
