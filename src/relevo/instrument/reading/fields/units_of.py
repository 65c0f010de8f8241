"""Units of an act: the categories of unit and the named formations that enter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.core.codes import packaged_codes
from relevo.instrument.reading.acts.hosts_part import is_hosts_part
from relevo.instrument.reading.acts.ownership import (
    CUES,
    LOOK_BACK,
    back,
    beside,
    is_foreign,
    is_with_host,
    only,
    owner_of,
)
from relevo.instrument.reading.document import between
from relevo.instrument.reading.fields.branch_lists import (
    LONGEST_LIST,
    goes_on,
    list_owner,
    same_owner,
)
from relevo.instrument.reading.fields.formations import (
    LONGEST_NAME,
    Found,
    found_in,
    is_service,
)
from relevo.instrument.reading.fields.institutions_of import read_institutions
from relevo.instrument.reading.fields.things_of import fact_sentences, is_apart, is_denied
from relevo.instrument.reading.model import Read, ReadUnit
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.page.columns import in_column_of

if TYPE_CHECKING:
    from relevo.core.clause import Span
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Sentence


FARTHEST_TRAINED = 140
"""Characters between the word for training and who is trained, at most."""

LONGEST_LEAD = 40
"""Characters of ``se trata de``, at most."""

_NUMERAL_OF = re.compile(r"\s\d{1,3}\s(?:of|de|del|de la|da|do)\s(?:the\s|la\s)?[\w .]{0,20}")
_DIGIT = re.compile(r"\d")


_AT = re.compile(r"\b(?:en|in|at|em|na|no)(?: (?:la|el|the|a|o))? $")
"""Before a formation that is where the force will be, rather than the force."""

_THEIRS = re.compile(r"\b(?:sus?|its|suas?|seus?) (?:(?:unidades?|units?) )?(?:(?:de|of) )?$")
_AND_TO = re.compile(
    r"\b(?:y|e|and) (?:a|al|a la|a los|as|aos|to)\b(?: (?!para\b)[^\W\d_]+){0,4} ?$"
)
"""Before the second of those who are trained: ``entrenar a marinos y a personal de las``."""

_UNITS = re.compile(r"\b(?:unidades|units)\b")
"""What a list is of where its lead says whose units follow: ``peruanas, como:``."""

_FOR = re.compile(r"\b(?:para|for)(?: (?:el|la|los|las|the|o|a|os|as))? $")
"""Before those for whom something is held: ``crucero de entrenamiento para cadetes``."""

_PLANS = re.compile(
    r"(?: (?!que\b|that\b)[^\W\d_]{2,20}){0,3}"
    r" (?:preve|planea|proyecta|pretende|tiene previsto|planeja|plans|intends|aims)\b"
)
"""After a branch that has plans, and is not said to come itself."""

_CREW = "ship_crew"
"""A crew is no unit of its own: it comes with its vessel, and its number is a head count."""

_FORCE = frozenset({"military", "officer", "group"})
_LINKS = re.compile(r",|\b(?:y|e|and)\b")


def read_units(document: Document, frame: Frame) -> tuple[ReadUnit, ...]:
    """Read the categories of unit and the named formations that enter.

    Branches of armed forces (army, navy) are units only where the words beside them say that they
    are a sender's. Units of the host, trained or training with the force, are left out.

    Args:
        document: The text.
        frame: The act.

    Returns:
        In the order of the text, each category and each formation once for each sender.
    """
    units: dict[tuple[str, str, str], ReadUnit] = {}
    senders = {sender.value for sender in frame.senders}
    hosts = [one.id.spans[0] for one in read_institutions(document, frame)]
    for sentence in fact_sentences(document, frame):
        about_hosts = _is_about_hosts(document, sentence, frame)
        inside = tuple(found_in(document, sentence))
        before: tuple[Found, str] | None = None
        last: Found | None = None
        for number, one in enumerate(inside):
            owner = (
                owner_of(document, one.start, one.end, sentence)
                or list_owner(document, sentence, inside[number : number + LONGEST_LIST], senders)
                or same_owner(document, one, before)
            )
            before = one, owner
            if owner not in senders and about_hosts:
                continue
            if _is_hosts(document, one, hosts) and (
                owner not in senders
                or beside(document, one.start, one.end, sentence) not in senders
            ):
                continue
            if one.code == _CREW:
                continue
            listed = last is not None and not owner and goes_on(document, last, one)
            if not (listed or _enters(document, sentence, one, owner, frame)):
                continue
            last = one
            unit = _unit(document, one, owner)
            name = unit.formation.value.lower() if unit.formation else ""
            units.setdefault((unit.category.value, name, unit.sender), unit)
    named = {code for code, name, _ in units if name}
    owned = {(code, name) for code, name, sender in units if sender}
    return tuple(
        unit
        for (code, name, sender), unit in units.items()
        if (name or code not in named) and (sender or (code, name) not in owned)
    )


def _is_hosts(document: Document, one: Found, hosts: list[Span]) -> bool:
    """Whether a unit is one of the host's that take part, or part of its name."""
    unit = document.span(one.start, one.end)
    return any(host.start < unit.end and unit.start < host.end for host in hosts)


def _is_about_hosts(document: Document, sentence: Sentence, frame: Frame) -> bool:
    """Whether a sentence, or the lead of its list, tells who of the host takes part."""
    trainees = cue(CUES, "trainees", document.language)
    pieces = [(sentence.start, sentence.end)]
    if sentence.lead >= 0:
        lead = document.sentences[sentence.lead]
        pieces.append((lead.start, lead.end))
        if any(
            frame.host is not None
            and mention.ids == (frame.host.value,)
            and _UNITS.search(
                document.folded, max(lead.start, mention.start - 40), mention.end + 12
            )
            for mention in document.within("state", lead.start, lead.end)
        ):
            return True
    return any(trainees.search(document.folded, *piece) for piece in pieces)


def _enters(document: Document, sentence: Sentence, one: Found, owner: str, frame: Frame) -> bool:
    """Whether a unit is the visiting force's."""
    if is_foreign(owner, frame) or _is_institution(document, sentence, one, owner, frame):
        return False
    if is_apart(document, sentence, one.start, one.end) or is_denied(document, sentence, one.start):
        return False
    if is_service(one.code) and _is_attribute(document, one, of_units=not owner):
        return False
    if owner:
        return not (_is_speaker(document, one) or _plans(document, one))
    if is_hosts_part(document, sentence, one.start, frame):
        return False
    return _is_theirs(document, sentence, one, frame)


def _is_theirs(document: Document, sentence: Sentence, one: Found, frame: Frame) -> bool:
    """Whether a unit of no named state is the visiting force's by the words around it."""
    if document.folded.startswith("comando de", one.start):
        return False
    if is_service(one.code):
        return _is_in_chain(document, one, sentence, frame)
    if one.formation and _AT.search(
        document.folded, max(sentence.start, one.start - 12), one.start
    ):
        return False
    told = _is_counted(document, sentence, one) or _is_about_force(document, sentence, one)
    return told and not _is_partner(document, sentence, one, frame)


def _is_counted(document: Document, sentence: Sentence, one: Found) -> bool:
    """Whether a number stands right before a unit: ``catorce (14) paracaidistas``."""
    return any(
        amount.end <= one.start
        and not document.folded[amount.end : one.start].strip(" ()0123456789")
        for amount in between(document.amounts, max(sentence.start, one.start - 30), one.start)
    )


def _is_speaker(document: Document, one: Found) -> bool:
    """Whether a unit is named only because somebody of it speaks or a person leads it."""
    after = document.folded[one.end : one.end + 30]
    return cue(CUES, "speaks", document.language).search(after) is not None


def _plans(document: Document, one: Found) -> bool:
    """Whether a branch is named as the one that plans: "the US Army plans to station 12"."""
    return is_service(one.code) and _PLANS.match(document.folded, one.end) is not None


def _is_attribute(document: Document, one: Found, *, of_units: bool) -> bool:
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


def _is_in_chain(document: Document, one: Found, sentence: Sentence, frame: Frame) -> bool:
    """Whether a branch is one of those that persons counted, or the force, belong to.

    ``600 militares del Ejército, la Fuerza Aérea y la Infantería de Marina``.
    """
    belongs = [
        match.end()
        for match in cue(CUES, "belongs", document.language).finditer(
            document.folded, back(sentence, one.start), one.start
        )
    ]
    persons = document.within("person", back(sentence, one.start), one.start)
    if any(one_person.id in _FORCE for one_person in persons) and any(
        amount.end <= one.start and only(document, amount.number[1], one.start, "whose")
        for amount in between(document.amounts, max(sentence.start, one.start - 30), one.start)
    ):
        return True
    after = between(document.of("person"), one.end, one.end + 2)
    if any(one_person.id in _FORCE for one_person in after) and any(
        only(document, amount.number[1], one.start, "whose", "between")
        for amount in between(document.amounts, max(sentence.start, one.start - 30), one.start)
    ):
        return True
    senders = {sender.value for sender in frame.senders}
    ours = [
        mention.end
        for mention in persons
        if any(
            amount.end <= mention.start and only(document, amount.end, mention.start, "between")
            for amount in between(document.amounts, back(sentence, mention.start), mention.start)
        )
        or (mention.id in _FORCE and _is_told(document, mention.start))
        or (
            mention.id in {*_FORCE, "person"}
            and beside(document, mention.start, mention.end, sentence) in senders
            and only(document, mention.end, one.start, "whose", "between")
        )
    ]
    for start in sorted([*belongs, *ours], reverse=True):
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


def _is_told(document: Document, start: int) -> bool:
    """Whether a noun opens its sentence as what the force told before is: ``Serán militares``."""
    first = document.sentences[document.sentence_at(start)].start
    lead = document.folded[first:start].strip()
    return len(lead) <= LONGEST_LEAD and (
        cue(CUES, "they_are", document.language).fullmatch(lead) is not None
    )


def _is_about_force(document: Document, sentence: Sentence, one: Found) -> bool:
    """Whether a sentence, or the lead of its list, speaks of a force that comes."""
    pieces = [(back(sentence, one.start), min(sentence.end, one.end + LOOK_BACK))]
    if sentence.lead >= 0:
        lead = document.sentences[sentence.lead]
        pieces.append((lead.start, min(lead.end, lead.start + LOOK_BACK)))
    if "|" in document.text[pieces[0][0] : pieces[0][1]] and any(
        in_column_of(document, sentence, amount, "column")
        for amount in between(document.amounts, *pieces[0])
    ):
        return True
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


def _is_institution(
    document: Document, sentence: Sentence, one: Found, owner: str, frame: Frame
) -> bool:
    """Whether a category is part of the name of an institution that is no sender's.

    A sender's unit may be called like an institution of the host or of a third state.
    """
    senders = {sender.value for sender in frame.senders}
    host = frame.host.value if frame.host else ""
    inside = any(
        mention.start < one.end
        and one.start < mention.end
        and mention.end - mention.start > one.end - one.start
        and not senders & (states := {code.split("-")[0] for code in mention.ids})
        and (owner not in senders or host in states)
        and beside(document, mention.start, mention.end, sentence) not in senders
        for mention in between(document.of("institution"), one.start - LONGEST_NAME, one.end)
    )
    before = document.folded[max(0, one.start - 30) : one.start]
    offices = cue(CUES, "office", document.language).finditer(before)
    return inside or any(not before[office.end() :].strip() for office in offices)


def _is_partner(document: Document, sentence: Sentence, one: Found, frame: Frame) -> bool:
    """Whether the words before a unit say that it is trained by, or trains with, the force."""
    if is_with_host(document, one.start, sentence, frame):
        return True
    lead = document.folded[max(sentence.start, one.start - 30) : one.start]
    if _THEIRS.search(lead) and any(
        frame.host is not None and mention.ids[0].startswith(f"{frame.host.value}-")
        for mention in document.within("institution", back(sentence, one.start), one.start)
    ):
        return True
    if _FOR.search(lead):
        return True
    before = (max(sentence.start, one.start - FARTHEST_TRAINED), one.start)
    for match in cue(CUES, "trains", document.language).finditer(document.folded, *before):
        gap = document.folded[match.end() : one.start]
        if not re.search(r"[,;.]", gap) and (len(gap.split()) < 6 or _AND_TO.search(gap)):  # noqa: PLR2004
            return True
    return False


def _unit(document: Document, one: Found, owner: str) -> ReadUnit:
    """Give a unit as the draft holds it."""
    span = document.span(one.start, one.end)
    formation = None
    if one.formation:
        name = document.text[slice(*one.formation)]
        formation = Read(name, (document.span(*one.formation),))
    assert one.code in packaged_codes().categories, one.code
    return ReadUnit(category=Read(one.code, (span,)), formation=formation, sender=owner)
