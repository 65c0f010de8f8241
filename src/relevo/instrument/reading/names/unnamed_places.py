"""Places that no gazetteer holds: bases, ports and the like, and strangers in a list of places."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.page.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relevo.instrument.reading.document import Document, Sentence

NEAR = 90
"""Most characters from the name of a state to the end of a place that lies in it."""

BEFORE_REGION = 30
"""Most characters from a town to the region it lies in: "the town of X, in the province of Y"."""

BESIDE = 15
"""Most characters between waters and the name of the state that they belong to."""

_WORD = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]{1,20}"
_NAME = (
    rf"(?!(?:The|International)\b){_WORD}"
    rf"(?:[ ](?:(?:de|del|la|las|los|do|da|of)[ ]){{0,2}}{_WORD}){{0,3}}"
)
_ARM = r"(?:[Nn]aval|[Aa][ée]rea|[Mm]ilitar|[Aa]eronaval)(?: [Mm]ilitar)?"
_NUMBERED = re.compile(
    rf"\b(?:[Bb]ase {_ARM}|[Cc]ampo [Mm]ilitar|[Zz]ona (?:[Nn]aval|[Mm]ilitar))"
    r"(?: (?:[Nn][úu]m(?:ero|\.)|No\.|N\.?[º°]))? ?\d{1,3}(?:-[A-Z])?\b"
)
_HEAD_FIRST = re.compile(
    rf"\b(?:[Bb]ase {_ARM}|[Ff]uerte(?: [Mm]ilitar)?"
    r"|[Cc]ampo [Mm]ilitar|[CcQq]uartel(?! [Gg]e[nr])|[Bb]ah?[ií]a"
    r"|[Aa]eropuerto(?: [Ii]nternacional)?"
    rf"|[Aa]eroporto(?: [Ii]nternacional)?|[Pp]ort of|[Ii]sland of|Fort|Camp|Isla|[Ii]lha)"
    rf"(?: (?:de|del|de la|da|do|of))? {_NAME}"
)
_OF_TOWN = re.compile(
    r"\b(?:[Mm]unicipios?|[Dd]istrito|[Ll]ocalidad(?:es)?|[Cc]iudad|[Cc]omuna|[Cc]ant[oó]n|[Cc]omunidad"
    r"|[Pp]ueblo|[Cc]idade|[Mm]unic[ií]pios?|[Gg]uarnição|[Ll]ocalidades?|[Vv]ila"
    r"|[Tt]own|[Cc]ity|[Vv]illage|[Mm]unicipality|[Pp]uerto|[Pp]orto|[Pp]rovincia|[Pp]rov[ií]ncia"
    r"|[Pp]ol[ií]gono(?: (?:[Nn]aval|[Mm]ilitar|[Dd]e [Tt]iro))?"
    r"|[Cc]ampo de (?:[Tt]iro|[Ii]nstrução)"
    rf"|[Bb]ases (?:[Nn]avales|[Aa][ée]reas|[Nn]avais|[Mm]ilitares))"
    rf" (?:de|del|de la|da|do|of) ({_NAME})"
)
"""A town, port or province that is called so: ``el municipio de X``."""
_LAST = r"(?: y | e | and |, and |, y |, e )(?:(?:de|del|en|of|in|at|el|la|los|las|the) ){0,2}"
_OF_TOWNS = re.compile(
    r"\b(?:(?:[Pp]uertos|[Aa]eropuertos(?: [Ii]nternacionales)?|[Aa]er[oó]dromos|[Cc]iudades"
    r"|[Mm]unicipios|[Ll]ocalidades|[Ii]slas|[Pp]ortos|[Aa]eroportos(?: [Ii]nternacionais)?"
    r"|[Cc]idades|[Bb]ases(?: (?:[Nn]avales|[Aa][ée]reas|[Nn]avais|[Mm]ilitares))?)"
    r" (?:de|da|do|em|en)(?: la| el)?"
    r"|(?:[Pp]orts|[Aa]ir ?ports|[Aa]irfields|[Bb]ases|[Aa]ir [Bb]ases|[Nn]aval [Bb]ases|[Tt]owns"
    r"|[Cc]ities|[Vv]illages|[Ii]slands|[Cc]amps|[Tt]raining (?:[Aa]reas|[Gg]rounds))"
    rf" (?:of|at|in)) ({_NAME}(?:, (?:(?:el|la|the) )?{_NAME}){{0,8}}(?:{_LAST}{_NAME})?)"
)
"""Several of them: ``los puertos de X, Y y Z``, ``the ports of X and Y``."""
_PAIR_OF_SITES = re.compile(
    rf"\b({_NAME}(?:(?:, | and |, and ){_NAME}){{1,5}})"
    r" (?:[Ii]nternational )?"
    r"(?:[Aa]irports|[Aa]ir [Bb]ases|[Nn]aval [Bb]ases|[Aa]irfields|[Bb]ases)\b"
)
"""``the X and Y international airports``."""
_EACH = re.compile(_NAME)
_SEVERAL = re.compile(
    r"\b(?:puertos|aeropuertos|aerodromos|ciudades|municipios|localidades|islas|portos|aeroportos"
    r"|cidades|bases|ports|airports|airfields|towns|cities|villages|islands|camps|areas|grounds) ?"
)
"""What one of them needs: a head word in the plural."""

_HEAD_END = re.compile(
    r"\b(?:base (?:naval|aerea|militar|aeronaval)(?: militar)?|sector naval|zona naval|mando naval"
    r"|aeropuerto(?: internacional)?|aeroporto(?: internacional)?|aerodromo|cuartel|bahia)"
    r"(?: (?:de|del|de la|da|do))? $"
)
_HEAD_LAST = re.compile(
    rf"\b{_NAME} (?:(?:[Nn]aval )?[Aa]ir (?:[Ff]orce )?[Bb]ase"
    r"|[Nn]aval (?:[Bb]ase|[Ss]tation)|[Aa]ir [Ss]tation|[Bb]arracks|[Aa]irport"
    r"|[Tt]raining (?:[Aa]rea|[Cc]amp|[Gg]round)|[Mm]anoeuvre [Aa]rea|[Mm]aneuver [Aa]rea)\b"
)
_BASE = re.compile(
    rf"\b(?!(?:A|An|Any|Each|Every|Its|No|One|Our|That|This|Their|Two|Air|Key|Main|New|Military|Army|Navy"
    rf"|Naval)\b){_NAME}(?<!Air)(?<!Military)(?<!Army)(?<!Naval) base\b"
)
"""An English name before the bare word: ``Sherman base``."""

_PLACED = re.compile(r"\b(?:en|em|in|nos|nas|no|na|at)(?: (?:los|las|el|la|the))? $")
_INSIDE = re.compile(r",? (?:en|em|in|at|a|no|na) ")
_IN_STATE = re.compile(
    r"(?:,? \(?(?:in|en|em|no|na) |, |,? \()"
    r"(?:(?:el |o |the )?(?:estado|state) (?:de|da|do|of) )?"
    r"(?!pacif|atlant|carib|artic|arctic|balti|medit|gulf|golfo|asia|afric|europ|ameri|indo)"
)
"""From a base to the federated state that it lies in: ", no estado da"."""

_JURISDICTION = re.compile(r"jurisdic|territor")
_BRACKET = r"(?: \([^()\n]{1,20}\))?"
_STRANGER = re.compile(
    rf"{_BRACKET}\s?,\s?({_NAME}){_BRACKET}\s?(?:,|(?=\s(?:y|e|and)\s))\s?(?:(?:y|e|and)\s)?"
)


def unknown_places(
    document: Document, sentence: Sentence, host: str, known: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Give the places of a sentence that have no code.

    Args:
        document: The text, laid out.
        sentence: Where to look.
        host: State in which they lie, by code.
        known: Offsets of the places that have a code, in order.

    Yields:
        Offsets and a slug of the printed name: a base, port, airport or training area by its head
            word, and a capitalised name between two known places of one list.
    """
    elsewhere = document.within("place", sentence.start, sentence.end)
    taken = [*known, *((place.start, place.end) for place in elsewhere if not place.near)]
    bases = (_BASE,) if document.language == "en" else ()
    for pattern in (_NUMBERED, _HEAD_FIRST, _HEAD_LAST, *bases):
        for match in pattern.finditer(document.text, sentence.start, sentence.end):
            if not any(
                start < match.end() and match.start() < end for start, end in taken
            ) and not (
                _is_elsewhere(document, sentence, match.end(), host)
                or _is_far(document, match.start(), match.end(), host)
            ):
                taken.append(match.span())
                yield *match.span(), slug(host, match.group())
    for match in _OF_TOWN.finditer(document.text, sentence.start, sentence.end):
        start, end = match.span(1)
        lies_here = any(0 <= one - end <= BEFORE_REGION for one, _ in known)
        if (
            not any(one < end and start < other for one, other in (known if lies_here else taken))
            and not _is_other_name(document, start, end)
            and not _is_elsewhere(document, sentence, end, host)
        ):
            taken.append((start, end))
            yield start, end, slug(host, match.group(1))
    for start, end in _of_several(document, sentence):
        if (
            not any(one < end and start < other for one, other in taken)
            and not _is_other_name(document, start, end)
            and not _is_elsewhere(document, sentence, end, host)
        ):
            taken.append((start, end))
            yield start, end, slug(host, document.text[start:end])
    for (_, end), (start, _) in pairwise(known):
        if stranger := _STRANGER.fullmatch(document.text, end, start):
            yield *stranger.span(1), slug(host, stranger.group(1))


def _of_several(document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the names of the towns, ports or bases that a sentence lists after one head word."""
    if not _SEVERAL.search(document.folded, sentence.start, sentence.end):
        return
    for pattern in (_OF_TOWNS, _PAIR_OF_SITES):
        for match in pattern.finditer(document.text, sentence.start, sentence.end):
            for name in _EACH.finditer(document.text, *match.span(1)):
                yield name.span()


def _is_elsewhere(document: Document, sentence: Sentence, end: int, host: str) -> bool:
    """Whether another state is named right after a place, or right before it.

    "Fort Polk, Louisiana, USA", "in the United States, at Fort Polk".
    """
    after = document.within("state", end, min(sentence.end, end + 60))
    if after:
        return host not in after[0].ids
    before = document.within("state", max(sentence.start, end - NEAR), end)
    return (
        bool(before)
        and host not in before[-1].ids
        and bool(_INSIDE.match(document.folded, before[-1].end, end))
        and bool(
            _PLACED.search(
                document.folded, max(sentence.start, before[-1].start - 14), before[-1].start
            )
        )
    )


def _is_far(document: Document, start: int, end: int, host: str) -> bool:
    """Whether a site is a known one of the United States, or said to lie in one of its states.

    "Fort Polk, no estado da Louisiana".
    """
    if host == "US":
        return False
    far = cue("far_places", "far", "")
    if far.fullmatch(document.folded, start, end):
        return True
    led = _IN_STATE.match(document.folded, end)
    return led is not None and far.match(document.folded, led.end()) is not None


def _is_other_name(document: Document, start: int, end: int) -> bool:
    """Whether words after "city of" or the like are known as something that is no place."""
    if cue("far_places", "far", "").fullmatch(document.folded, start, end):
        return True
    kinds = ("state", "person", "institution", "category", "body", "vessel", "aircraft")
    return any(document.within(kind, start, end) for kind in kinds)


def slug(host: str, name: str) -> str:
    """Give a code made of a printed name: ``JP-camp-obihiro``.

    Args:
        host: State in which it lies, by code.
        name: The name as printed.
    """
    return f"{host}-" + "-".join(re.findall(r"[^\W_ªº]+", fold(name)))


def head_before(document: Document, sentence: Sentence, start: int) -> int:
    """Give where the name of a base or airport begins whose last word is a place.

    Args:
        document: The text, laid out.
        sentence: Sentence of the place.
        start: Offset of the place.

    Returns:
        Offset of the head word right before it; ``start`` where there is none.
    """
    found = _HEAD_END.search(document.folded, max(sentence.start, start - 40), start)
    return found.start() if found else start


def waters_of(document: Document, sentence: Sentence, host: str) -> Iterator[tuple[int, int]]:
    """Give where a sentence names the host's waters.

    Args:
        document: The text, laid out.
        sentence: Where to look.
        host: The host, by code.

    Yields:
        Offsets: waters that are said to be jurisdictional or territorial and no other state's, or
            waters of the host by name.
    """
    states = document.within("state", sentence.start, sentence.end)
    pattern = cue("whereabouts", "waters", document.language)
    for match in pattern.finditer(document.folded, sentence.start, sentence.end):
        start, end = match.span()
        beside = [
            state
            for state in states
            if (0 <= state.start - end <= BESIDE and _links(document.folded[end : state.start]))
            or (0 <= start - state.end <= BESIDE and _qualifies(document.folded[state.end : start]))
        ]
        if beside and host in beside[0].ids:
            yield min(start, beside[0].start), max(end, beside[0].end)
        elif not beside and _JURISDICTION.search(match.group()):
            yield start, end


def _links(between: str) -> bool:
    """Whether the words between waters and a state make them its own."""
    return set(between.split()) <= {
        "de", "del", "da", "do", "la", "el", "of", "the", "jurisdiccionales", "territoriales",
        "territoriais", "jurisdicionais", "nacionales",
    }  # fmt: skip


def _qualifies(between: str) -> bool:
    """Whether the words between a state and waters make them its own: "Peruvian waters"."""
    return set(between.split()) <= {"territorial", "jurisdictional", "s", "'s"}
