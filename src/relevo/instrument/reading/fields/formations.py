"""Categories of unit and named formations where a sentence names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.ownership import CUES
from relevo.instrument.reading.document import between
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.gazetteer import entries
from relevo.instrument.reading.names.host_names import in_facility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.document import Document, Mention, Sentence

LONGEST_NAME = 120
"""Characters that the name of an institution has at most."""

_ROOT = "military"

_ORDINALS = (
    "Primer[ao]?|Segund[ao]|Tercer[ao]?|Terceir[ao]|Cuart[ao]|Quart[ao]|Quint[ao]|Sext[ao]"
    "|S[eé]ptim[ao]|S[eé]tim[ao]|Octav[ao]|Oitav[ao]|Noven[ao]|Non[ao]|D[eé]cim[ao]"
    "|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth"
)

_FORMATION = re.compile(
    r"\b(?:\d{1,3}(?:st|nd|rd|th|\.?[ºª°]|\.[aoª]|r[ao]|d[ao]|t[ao]|[ao](?=\s))\.?"
    rf"|{_ORDINALS})\s"
    r"(?:[^\W\d_][\w'\u2019-]*\s){0,6}?"
    r"(?i:Group|Division|Brigade|Battalion|Regiment|Squadron|Wing|Company|Corps|Unit|Force|Fleet|MEU"
    r"|SFG|ESB|BCT|Grupo|Divisi[oó]n|Brigada|Batall[oó]n|Regimiento|Escuadr[oó]n|Ala|Compa[ñn][ií]a"
    r"|Unidad|Divis[aã]o|Batalh[aã]o|Regimento|Esquadr[aã]o|Companhia|Unidade)\b"
    r"(?:\s(?:de\s)?(?:[A-ZÁÉÍÓÚ][\w-]*|aerotransportada|mecanizada|expedicionaria|y|and)){0,7}"
)

_ALIAS = re.compile(r"\s(?:\w{1,20}\s)?\(")
"""Between a unit and another name of it: ``ingenieros navales (Seabees)``."""

_IN_BRACKETS = re.compile(r"\s\([^()\n]{0,60}")

_APPOSED = re.compile(r"(?: ?\([^()\n]{1,60}\))?, ([^\W\d]{1,4}) (?:[^\W\d]{2,20} ){0,4}")

_DEFINITE = re.compile(
    r"\b(?:al|del|ao|aos|do|dos|da|das|el|la|los|las|the|os|as|o|a) (?:[^\W\d_]+ ){0,2}$"
)

_OPEN_TITLE = re.compile(
    r"[^.;:\n\"\u201c\u201d\u00ab\u00bb]{0,30}[\"'\u201c\u2018\u00ab](?=[^\Wa-z\xe0-\xf6\xf8-\xff])[^\n\"'\u201c\u201d\u2018\u2019\u00ab\u00bb]{3,80}"
)
"""The rest of the words before a title, its opening quotation mark, and more than an article."""

_CAPITALS = re.compile(
    r"\s[^\W\d_a-zà-öø-ÿ][\w-]*(?:\s(?:de|del|la|las|los|da|das|do|dos|of|the|y|e|and|[^\W\d_a-zà-öø-ÿ][\w-]*)){1,7}\s"
)
"""Words with capital letters that begin right after the word for an exercise."""

_LISTED = re.compile(
    r"(?:,|,? y|,? e|,? and|,? asi como|,? as well as|,? bem como)"
    r"(?: otr[oa]s?| another| outr[oa]s?)?(?: (?:de|del|da|do|of))?(?: (?:la|los|the|a|o))? "
)
_PART_OF = re.compile(r" (?:de|del|de la|da|do|of|of the|from the) ")
_OF_SORT = re.compile(
    r"(?: militar(?:es)?| especializad[oa]s?| estadounidenses?)? (?:de|en|em) "
    r"(?:(?:apoyo|unidades) (?:de )?)?"
)

_NUMBERED = re.compile(
    r"\b(?:SEAL Team|Special Boat Team|Naval Special Warfare (?:Group|Unit)|Destroyer Squadron"
    r"|Mobile Unit|Construction Battalion|Task Force)\s\d{1,3}\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A category or a formation where it stands.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        code: Code of its category.
        formation: Offsets of the proper name, or None.
    """

    start: int
    end: int
    code: str
    formation: tuple[int, int] | None = None


def found_in(document: Document, sentence: Sentence) -> Iterator[Found]:
    """Give the categories and formations of a sentence, in order."""
    found: list[Found] = []
    for pattern in (_FORMATION, _NUMBERED):
        for match in pattern.finditer(document.text, sentence.start, sentence.end):
            end = _without_state(document, match.start(), match.end())
            code = _code_of(document, match.start(), end)
            if code:
                found.append(Found(match.start(), end, code, (match.start(), end)))
    categories = document.within("category", sentence.start, sentence.end)
    named = list(found)
    found = [one for one in found if not _is_whole(document, one, categories)]
    for mention in categories:
        if any(one.start <= mention.start < one.end for one in named):
            continue
        if found and (
            _ALIAS.fullmatch(document.folded[found[-1].end : mention.start])
            or _is_bracketed(document, found[-1], mention)
            or _explains(document, found[-1], mention)
        ):
            continue
        if (
            in_title(document, sentence, mention.start)
            or in_facility(document, sentence, mention.start)
            or document.folded.startswith("fuerza ", max(0, mention.start - len("fuerza ")))
        ):
            continue
        found.append(Found(mention.start, mention.end, mention.ids[0]))
    return iter(_with_branches(document, sentence, sorted(found, key=lambda one: one.start)))


def _is_whole(document: Document, one: Found, categories: tuple[Mention, ...]) -> bool:
    """Whether another unit is part of a formation: ``Paracaidistas de la 82.ª División``."""
    return any(
        other.end < one.start
        and other.ids[0] != one.code
        and not is_service(other.ids[0])
        and _PART_OF.fullmatch(document.folded, other.end, one.start)
        for other in categories
    )


def _with_branches(document: Document, sentence: Sentence, found: list[Found]) -> list[Found]:
    """Add what stands without its noun: ``personal de aviación``, ``SEAL, comandos y rangers``."""
    branches = [
        one
        for one in document.within("branch", sentence.start, sentence.end)
        if not any(held.start < one.end and one.start < held.end for held in found)
        and not in_title(document, sentence, one.start)
    ]
    kept = list(found)
    for one in branches:
        listed = any(_LISTED.fullmatch(document.folded, held.end, one.start) for held in kept)
        if listed or _of_persons(document, sentence, one):
            kept.append(Found(one.start, one.end, one.ids[0]))
    if document.language == "en":
        for one in reversed(branches):
            if any(_LISTED.fullmatch(document.folded, one.end, held.start) for held in kept):
                kept.append(Found(one.start, one.end, one.ids[0]))
    return sorted(dict.fromkeys(kept), key=lambda one: one.start)


def _of_persons(document: Document, sentence: Sentence, branch: Mention) -> bool:
    """Whether a branch says what sort persons or a group are: ``un equipo de artillería``."""
    first = max(sentence.start, branch.start - LONGEST_NAME)
    nouns = document.within("person", first, branch.start)
    gap = document.folded[nouns[-1].end : branch.start] if nouns else ""
    return _OF_SORT.fullmatch(gap) is not None


def _is_bracketed(document: Document, one: Found, mention: Mention) -> bool:
    """Whether a category stands in the brackets that give other names of a unit."""
    gap = document.folded[one.end : mention.start]
    return mention.ids[0] == one.code and _IN_BRACKETS.fullmatch(gap) is not None


def _explains(document: Document, one: Found, mention: Mention) -> bool:
    """Whether a category says what a unit is: ``the SEALs, a special operations force``."""
    gap = document.folded[one.end : mention.start]
    before = document.folded[max(0, one.start - 40) : one.start]
    apposed = _APPOSED.fullmatch(gap)
    return (
        apposed is not None
        and cue(CUES, "one", document.language).fullmatch(apposed[1]) is not None
        and _DEFINITE.search(before) is not None
    )


def in_title(document: Document, sentence: Sentence, start: int) -> bool:
    """Whether a name stands in the title of an exercise, in quotation marks or capitals.

    Args:
        document: The text.
        sentence: Sentence that the name stands in.
        start: Offset of the name.
    """
    first = max(sentence.start, start - LONGEST_NAME)
    events = list(cue(CUES, "event", document.language).finditer(document.folded, first, start))
    if not events:
        return False
    between = document.text[events[-1].end() : start]
    return bool(_OPEN_TITLE.fullmatch(between) or _CAPITALS.fullmatch(between))


def _without_state(document: Document, start: int, end: int) -> int:
    """Give the end of a formation's name, cut before the state that it is said to be of."""
    for mention in between(document.of("state"), start + 1, end):
        end = min(end, mention.start)
    name = document.text[start:end].rstrip()
    return start + len(re.sub(r"\s(?:de|del|da|do|of|y|and)$", "", name))


def _code_of(document: Document, start: int, end: int) -> str:
    """Give the category that a formation's name tells, or empty if it tells none."""
    inside = document.within("category", start, end)
    codes = [code for mention in inside for code in mention.ids if code != _ROOT]
    return next((code for code in codes if not is_service(code)), next(iter(codes), ""))


def is_service(code: str) -> bool:
    """Whether a category is a branch of armed forces rather than a sort of unit."""
    return entries("category").get(code, {}).get("service") == "yes"
