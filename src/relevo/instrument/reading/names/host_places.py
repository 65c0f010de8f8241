"""The host's places that a sentence names, each with its code or, without one, a slug.

A common word in small letters, a person, a street, a ship and a river are no places; a base or an
airport that is named after a city is itself and not the city.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.codes import packaged_codes
from relevo.instrument.reading.model import PlaceKind
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.located_places import located_places
from relevo.instrument.reading.names.ship_words import is_ship
from relevo.instrument.reading.names.unnamed_places import (
    head_before,
    slug,
    unknown_places,
    waters_of,
)
from relevo.instrument.reading.page.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.document import Document, Mention, Sentence

_KINDS = {
    "municipality": PlaceKind.CITY,
    "town": PlaceKind.CITY,
    "agreed_area": PlaceKind.AREA,
    "route": PlaceKind.AREA,
}
_BASE_WORDS = frozenset(
    "base fort camp fuerte barracks cuartel campo mando sector naval air".split()
)
SITES = frozenset({PlaceKind.BASE, PlaceKind.PORT, PlaceKind.AIRPORT, PlaceKind.WATERS})
"""Kinds of place that a force uses by being there at all."""

_WORDS = frozenset({"para"})
"""Common words that differ from the name of a place by an accent alone: ``Pará``."""

_COMMAND = re.compile(r"(?:sector|zona|mando|distrito|comando) naval\b")
_PERSON = re.compile(
    r"\b(?:general|almirante|admiral|capitan|coronel|mariscal|don|jose de|simon|presidente|calle"
    r"|avenida|plaza|colegio|batallon|regimiento|buque|bap|ara|arc|uss|uscgc|hms|fragata|corbeta"
    r"|patrullera|lancha|navio|rios?|rivers?)\s$"
)

_AWAY = re.compile(
    r"\b(?:adyacente a|aledano a|vecin[oa] a|cercan[oa] a|colindante con|\d (?:km|kilometros) de"
    r"|\d (?:km|kilometers|kilometres|miles) from|adjacent to)(?: la| el)?\s$"
)
"""What makes a place only the neighbour of another: "el puerto del Callao, adyacente a Lima"."""

_EXERCISE = re.compile(r"\b(?:ejercicio|exercicio|exercise|operacion|operacao|operation)\s$")
"""What a place's name after it is only called by: "Exercício Formosa"."""

_THERE = re.compile(
    r"\b(?:na cidade|no municipio|en la ciudad|en el municipio|in the (?:city|town))"
    r"(?! (?:de|del|do|da|of)\b)"
)
"""What makes the name of an exercise that of its place, too: "held every year in the city"."""

_QUOTED = re.compile(
    r"[\"\u201c\u2018\u00ab](?!(?:Base|Puerto|Aeropuerto|Fuerte|Port|Fort|Camp|Isla|Zona|Porto|Aeroporto|Ejerc\w+"
    r"|Exerc\w+|Oper\w+)\b)"
    r"[^\W\d_a-z\xe0-\xf6\xf8-\xff][\w-]*(?: [\w-]+){0,2} $"
)
"""The beginning of a name in quotation marks, up to its last word."""
_QUOTE_ENDS = re.compile(r"(?: [\w-]+)?[\"\u201d\u2019\u00bb]")


@dataclass(frozen=True, slots=True)
class HostPlace:
    """A place of the host where it stands.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        code: Its code, or a slug.
        near: Whether it was found although misspelt, or has no code.
    """

    start: int
    end: int
    code: str
    near: bool


def host_places(document: Document, sentence: Sentence, host: str) -> tuple[HostPlace, ...]:
    """Give the places of a host that a sentence names, in order.

    Args:
        document: The text, laid out.
        sentence: Where to look.
        host: The host, by code.
    """
    states = document.within("state", sentence.start, sentence.end)
    known = [
        HostPlace(mention.start, mention.end, code, mention.near)
        for mention in document.within("place", sentence.start, sentence.end)
        if (code := _code(mention, host)) and _is_name(document, sentence, mention, states)
    ]
    headed = [_with_head(document, sentence, place, host) for place in known]
    headed += [city for place in headed for city in _city_of(document, place)]
    headed += [
        city
        for city, place in zip(known, headed, strict=False)
        if place.start < city.start
        and kind_of(city.code) not in SITES
        and _COMMAND.match(document.folded, place.start, place.end)
    ]
    covered = [(place.start, place.end) for place in headed]
    unknown = [
        HostPlace(start, end, code, near=True)
        for start, end, code in unknown_places(document, sentence, host, covered)
    ]
    waters = [
        HostPlace(start, end, f"{host}-waters", near=False)
        for start, end in waters_of(document, sentence, host)
        if f"{host}-waters" in packaged_codes().places
        and not any(one < end and start < other for one, other in covered)
    ]
    found = sorted([*headed, *unknown, *waters], key=lambda place: place.start)
    taken = [(place.start, place.end) for place in found]
    found += [
        HostPlace(start, end, slug(host, document.text[start:end]), near=True)
        for start, end in located_places(document, sentence, host, taken)
    ]
    return tuple(sorted(found, key=lambda place: place.start))


def _with_head(document: Document, sentence: Sentence, place: HostPlace, host: str) -> HostPlace:
    """Give a place with the head word before it: a base or airport that is named after a city.

    "Base Aérea de Manta" is the base and not the city; a base's own name keeps its code.
    """
    start = head_before(document, sentence, place.start)
    if start == place.start:
        return place
    if kind_of(place.code) in SITES:
        return HostPlace(start, place.end, place.code, place.near)
    return HostPlace(start, place.end, slug(host, document.text[start : place.end]), near=True)


def _city_of(document: Document, place: HostPlace) -> Iterator[HostPlace]:
    """Give the city that a naval sector or zone is of: the sector is a command, the city a place.

    "Sector Naval de Ciudad del Carmen" names both; a base is a place of its own.
    """
    codes = packaged_codes().places.codes
    city = codes.get(codes[place.code].parent) if place.code in codes else None
    if city is None or not _COMMAND.match(document.folded, place.start, place.end):
        return
    name = fold(city.name.es)
    at = document.folded.find(name, place.start, place.end)
    if at >= 0:
        yield HostPlace(at, at + len(name), city.id, place.near)


def _code(mention: Mention, host: str) -> str:
    """Give the code of a mention that lies in a host, or nothing."""
    return next((code for code in mention.ids if code.startswith(f"{host}-")), "")


def _is_name(
    document: Document, sentence: Sentence, mention: Mention, states: tuple[Mention, ...]
) -> bool:
    """Whether a mention is the place and not a common word, a person or a street."""
    printed = document.text[mention.start : mention.end]
    if printed.lower() in _WORDS:
        return False
    if printed.islower() and kind_of(mention.ids[0]) is not PlaceKind.WATERS:
        return False
    before = document.folded[max(sentence.start, mention.start - 30) : mention.start]
    if _AWAY.search(before):
        return False
    if _in_exercise(document, sentence, mention):
        return False
    if _EXERCISE.search(before) and not _THERE.search(document.folded, mention.end, sentence.end):
        return False
    if is_ship(document, mention.start):
        return False
    return not _PERSON.search(before) and not any(
        state.start <= mention.start
        and mention.end <= state.end
        and state.end - state.start > mention.end - mention.start
        for state in states
    )


def _in_exercise(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """Whether a place ends the quoted name of an exercise: “Unitas Atlántico”."""
    quoted = _QUOTED.search(document.text, max(sentence.start, mention.start - 40), mention.start)
    if quoted is None or not _QUOTE_ENDS.match(document.text, mention.end):
        return False
    exercise = cue("forces", "event", document.language)
    return exercise.search(document.folded, sentence.start, sentence.end) is not None


def kind_of(code: str) -> PlaceKind:
    """Give the kind of a place; of a slug what its words tell."""
    known = packaged_codes().places.codes.get(code)
    if known is None:
        words = set(code.lower().split("-"))
        if words & _BASE_WORDS:
            return PlaceKind.BASE
        if words & {"airport", "aeropuerto", "aeroporto"}:
            return PlaceKind.AIRPORT
        return PlaceKind.PORT if words & {"port", "puerto", "porto"} else PlaceKind.LOCALITY
    return _KINDS.get(known.kind) or PlaceKind(known.kind)
