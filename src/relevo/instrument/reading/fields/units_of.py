"""Units of an act: the categories of unit and the named formations that enter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.core.codes import packaged_codes
from relevo.instrument.reading.acts.ownership import (
    CUES,
    LOOK_BACK,
    back,
    is_foreign,
    is_with_host,
    only,
    owner_of,
)
from relevo.instrument.reading.document import between
from relevo.instrument.reading.fields.institutions_of import read_institutions
from relevo.instrument.reading.fields.things_of import fact_sentences, is_apart, is_denied
from relevo.instrument.reading.model import Read, ReadUnit
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.gazetteer import entries
from relevo.instrument.reading.names.host_names import in_facility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.core.clause import Span
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Mention, Sentence

_ROOT = "military"

LONGEST_NAME = 120
"""Characters that the name of an institution has at most."""

LONGEST_LIST = 6
"""Branches of one list whose state stands after the last, at most."""

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
_NUMERAL_OF = re.compile(r"\s\d{1,3}\s(?:of|de|del|de la|da|do)\s(?:the\s|la\s)?[\w .]{0,20}")
_DIGIT = re.compile(r"\d")
_ALIAS = re.compile(r"\s(?:\w{1,20}\s)?\(")
"""Between a unit and another name of it: ``ingenieros navales (Seabees)``."""

_IN_BRACKETS = re.compile(r"\s\([^()\n]{0,60}")

_APPOSED = re.compile(r"(?: ?\([^()\n]{1,60}\))?, ([^\W\d]{1,4}) (?:[^\W\d]{2,20} ){0,4}")
_DEFINITE = re.compile(
    r"\b(?:al|del|ao|aos|do|dos|da|das|el|la|los|las|the|os|as|o|a) (?:[^\W\d_]+ ){0,2}$"
)
_OPEN_TITLE = re.compile(
    r"[^.;:\n\"\u201c\u201d\u00ab\u00bb]{0,30}[\"'\u201c\u2018\u00ab][^\n\"'\u201c\u201d\u2018\u2019\u00ab\u00bb]{3,80}"
)
"""The rest of the words before a title, its opening quotation mark, and more than an article."""

_CAPITALS = re.compile(
    r"\s[^\W\d_a-zà-öø-ÿ][\w-]*(?:\s(?:de|del|la|las|los|da|das|do|dos|of|the|y|e|and|[^\W\d_a-zà-öø-ÿ][\w-]*)){1,7}\s"
)
"""Words with capital letters that begin right after the word for an exercise."""

_AT = re.compile(r"\b(?:en|in|at|em|na|no)(?: (?:la|el|the|a|o))? $")
"""Before a formation that is where the force will be, rather than the force."""

_THEIRS = re.compile(r"\b(?:sus?|its|suas?|seus?) (?:(?:unidades?|units?) )?(?:(?:de|of) )?$")
_LISTED = re.compile(
    r"(?:,| y| e| and|, y|, e|, and)(?: (?:de|del|da|do|of))?(?: (?:la|el|las|los|the|a|o))? "
)
_LINKS = re.compile(r",|\b(?:y|e|and)\b")
_NUMBERED = re.compile(
    r"\b(?:SEAL Team|Special Boat Team|Naval Special Warfare (?:Group|Unit)|Destroyer Squadron"
    r"|Mobile Unit|Construction Battalion|Task Force)\s\d{1,3}\b"
)


@dataclass(frozen=True, slots=True)
class _Found:
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


def read_units(document: Document, frame: Frame) -> tuple[ReadUnit, ...]:
    """Read the categories of unit and the named formations that enter.

    Branches of armed forces (army, navy) are units only where the words beside them say that they
    are a sender's. Units of the host, trained or training with the force, are left out.

    Args:
        document: The text.
        frame: The act.

    Returns:
        In the order of the text, each category once, each formation once.
    """
    units: dict[tuple[str, str], ReadUnit] = {}
    senders = {sender.value for sender in frame.senders}
    hosts = [one.id.spans[0] for one in read_institutions(document, frame)]
    for sentence in fact_sentences(document, frame):
        about_hosts = _is_about_hosts(document, sentence)
        inside = tuple(_found_in(document, sentence))
        for number, one in enumerate(inside):
            owner = owner_of(document, one.start, one.end, sentence) or _list_owner(
                document, sentence, inside[number : number + LONGEST_LIST]
            )
            if owner not in senders and (about_hosts or _is_hosts(document, one, hosts)):
                continue
            if not _enters(document, sentence, one, owner, frame):
                continue
            unit = _unit(document, one, owner)
            name = unit.formation.value.lower() if unit.formation else ""
            units.setdefault((unit.category.value, name), unit)
    named = {code for code, name in units if name}
    return tuple(unit for (code, name), unit in units.items() if name or code not in named)


def _is_hosts(document: Document, one: _Found, hosts: list[Span]) -> bool:
    """Whether a unit is one of the host's that take part, or part of its name."""
    unit = document.span(one.start, one.end)
    return any(host.start < unit.end and unit.start < host.end for host in hosts)


def _list_owner(document: Document, sentence: Sentence, listed: tuple[_Found, ...]) -> str:
    """Give the state that ends a list of branches: "Army, Air Force and Navy of the US"."""
    for one, following in pairwise(listed):
        if not (is_service(one.code) and is_service(following.code)):
            return ""
        if not _LISTED.fullmatch(document.folded, one.end, following.start):
            return ""
        owner = owner_of(document, following.start, following.end, sentence)
        if owner:
            return owner
    return ""


def _is_about_hosts(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence, or the lead of its list, tells who of the host takes part."""
    trainees = cue(CUES, "trainees", document.language)
    pieces = [(sentence.start, sentence.end)]
    if sentence.lead >= 0:
        lead = document.sentences[sentence.lead]
        pieces.append((lead.start, lead.end))
    return any(trainees.search(document.folded, *piece) for piece in pieces)


def _found_in(document: Document, sentence: Sentence) -> Iterator[_Found]:
    """Give the categories and formations of a sentence, in order."""
    found: list[_Found] = []
    for pattern in (_FORMATION, _NUMBERED):
        for match in pattern.finditer(document.text, sentence.start, sentence.end):
            end = _without_state(document, match.start(), match.end())
            code = _code_of(document, match.start(), end)
            if code:
                found.append(_Found(match.start(), end, code, (match.start(), end)))
    for mention in document.within("category", sentence.start, sentence.end):
        if any(one.start <= mention.start < one.end for one in found):
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
        found.append(_Found(mention.start, mention.end, mention.ids[0]))
    return iter(sorted(found, key=lambda one: one.start))


def _is_bracketed(document: Document, one: _Found, mention: Mention) -> bool:
    """Whether a category stands in the brackets that give other names of a unit."""
    gap = document.folded[one.end : mention.start]
    return mention.ids[0] == one.code and _IN_BRACKETS.fullmatch(gap) is not None


def _explains(document: Document, one: _Found, mention: Mention) -> bool:
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


def _enters(document: Document, sentence: Sentence, one: _Found, owner: str, frame: Frame) -> bool:
    """Whether a unit is the visiting force's."""
    if is_foreign(owner, frame) or _is_institution(document, one, owner, frame):
        return False
    if is_apart(document, sentence, one.start, one.end) or is_denied(document, sentence, one.start):
        return False
    if is_service(one.code) and _is_attribute(document, one, of_units=not owner):
        return False
    if owner:
        return not _is_speaker(document, one)
    if is_service(one.code):
        return _is_in_chain(document, one, sentence)
    if one.formation and _AT.search(
        document.folded, max(sentence.start, one.start - 12), one.start
    ):
        return False
    return _is_about_force(document, sentence, one) and not _is_partner(
        document, sentence, one, frame
    )


def _is_speaker(document: Document, one: _Found) -> bool:
    """Whether a unit is named only because somebody of it speaks or a person leads it."""
    after = document.folded[one.end : one.end + 30]
    return cue(CUES, "speaks", document.language).search(after) is not None


def _is_attribute(document: Document, one: _Found, *, of_units: bool) -> bool:
    """Whether a branch only says whose a unit or an aircraft is.

    ``Army Special Forces``, ``SEAL Team 2 of the Navy``, ``a C-130 of the Air Force``.
    """
    following = document.within("category", one.end, one.end + 40)
    if following and following[0].start <= one.end + 1:
        return True
    return any(
        only(document, mention.end, one.start, "whose")
        or _NUMERAL_OF.fullmatch(document.folded, mention.end, one.start)
        for kind in ("category", "aircraft")
        for mention in document.within(kind, max(0, one.start - 60), one.start)
        if of_units
        or kind == "aircraft"
        or _DIGIT.search(document.folded, mention.end - 1, one.start)
        if not document.folded[mention.end : one.start].isspace()
    )


def _is_in_chain(document: Document, one: _Found, sentence: Sentence) -> bool:
    """Whether a branch is one of those that persons counted, or the force, belong to.

    ``600 militares del Ejército, la Fuerza Aérea y la Infantería de Marina``.
    """
    belongs = [
        match.end()
        for match in cue(CUES, "belongs", document.language).finditer(
            document.folded, back(sentence, one.start), one.start
        )
    ]
    persons = [
        mention.end
        for mention in document.within("person", back(sentence, one.start), one.start)
        if any(
            amount.end <= mention.start and only(document, amount.end, mention.start, "between")
            for amount in between(document.amounts, back(sentence, mention.start), mention.start)
        )
    ]
    for start in sorted([*belongs, *persons], reverse=True):
        gap = document.folded[start : one.start]
        if re.search(r"[.;:()]", gap):
            continue
        pieces = [piece for piece in _LINKS.split(gap) if piece.strip()]
        at, plain = start, True
        for piece in pieces:
            at = document.folded.index(piece, at)
            plain = plain and only(document, at, at + len(piece), "whose", "also", "between")
            at += len(piece)
        if plain:
            return True
    return False


def _is_about_force(document: Document, sentence: Sentence, one: _Found) -> bool:
    """Whether a sentence, or the lead of its list, speaks of a force that comes."""
    pieces = [(back(sentence, one.start), min(sentence.end, one.end + LOOK_BACK))]
    if sentence.lead >= 0:
        lead = document.sentences[sentence.lead]
        pieces.append((lead.start, min(lead.end, lead.start + LOOK_BACK)))
    brings = cue(CUES, "brings", document.language)
    return any(
        brings.search(document.folded, *piece)
        or document.within("state", *piece)
        or any(
            mention.end <= one.start or one.end <= mention.start
            for mention in document.within("person", *piece)
        )
        for piece in pieces
    )


def _is_institution(document: Document, one: _Found, owner: str, frame: Frame) -> bool:
    """Whether a category is part of the name of an institution that is no sender's.

    A sender's unit may be called like the institution of a third state.
    """
    senders = {sender.value for sender in frame.senders}
    host = frame.host.value if frame.host else ""
    inside = any(
        mention.start < one.end
        and one.start < mention.end
        and mention.end - mention.start > one.end - one.start
        and not senders & (states := {code.split("-")[0] for code in mention.ids})
        and (owner not in senders or host in states)
        for mention in between(document.of("institution"), one.start - LONGEST_NAME, one.end)
    )
    before = document.folded[max(0, one.start - 30) : one.start]
    offices = cue(CUES, "office", document.language).finditer(before)
    return inside or any(not before[office.end() :].strip() for office in offices)


def _is_partner(document: Document, sentence: Sentence, one: _Found, frame: Frame) -> bool:
    """Whether the words before a unit say that it is trained by, or trains with, the force."""
    if is_with_host(document, one.start, sentence, frame):
        return True
    lead = document.folded[max(sentence.start, one.start - 30) : one.start]
    if _THEIRS.search(lead) and any(
        frame.host is not None and mention.ids[0].startswith(f"{frame.host.value}-")
        for mention in document.within("institution", back(sentence, one.start), one.start)
    ):
        return True
    before = (max(sentence.start, one.start - 70), one.start)
    for match in cue(CUES, "trains", document.language).finditer(document.folded, *before):
        gap = document.folded[match.end() : one.start]
        if not re.search(r"[,;.]", gap) and len(gap.split()) < 6:  # noqa: PLR2004
            return True
    return False


def _unit(document: Document, one: _Found, owner: str) -> ReadUnit:
    """Give a unit as the draft holds it."""
    span = document.span(one.start, one.end)
    formation = None
    if one.formation:
        name = document.text[slice(*one.formation)]
        formation = Read(name, (document.span(*one.formation),))
    assert one.code in packaged_codes().categories, one.code
    return ReadUnit(category=Read(one.code, (span,)), formation=formation, sender=owner)
