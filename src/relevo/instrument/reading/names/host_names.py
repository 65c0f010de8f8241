"""The host's institutions that a sentence names: by a name of their own, or by a common word.

"The Army" is the host's where nothing says otherwise: a name of the sending state before or after
it, at either end of the list that it stands in, makes it that state's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from relevo.core.codes import packaged_codes
from relevo.core.data import data_yaml
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.unnamed_places import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relevo.instrument.reading.document import Document, Mention, Sentence

STATE_NEAR = 40
"""Characters after the name of an institution in which the state that it is of begins, at most."""

MOST_ALIKE = 20
"""Most places of a text at which one common word is looked at."""

_WORDS = {
    word: number
    for number, words in {
        "1": "primera primer primeira first",
        "2": "segunda segundo second",
        "3": "tercera tercer terceira third",
        "4": "cuarta quarta fourth",
        "5": "quinta fifth",
        "6": "sexta sixth",
        "7": "septima setima seventh",
        "8": "octava oitava eighth",
        "9": "novena nona ninth",
    }.items()
    for word in words.split()
}
_ORDINAL = re.compile(
    r"\d{1,2}(?:[ .]{0,2}(?:st|nd|rd|th|ra|da|ta|er|a|o|[ªº]))?(?!\w)"
    rf"|\b(?:{'|'.join(_WORDS)})\b"
)
_ORDINALS = re.compile(rf"(?:(?:{_ORDINAL.pattern})(?:, | ?(?:y|e|and) )(?:la |the |a )?){{1,5}}$")
_LIST = re.compile(
    r"\s{0,2}[,/]?\s{0,2}(?:(?:y|e|and|o|ou|or|as well as|asi como|bem como)\s)?"
    r"(?:(?:de|del|da|do|a|al|ao|con|com|of)\s)?"
    r"(?:(?:el|la|los|las|the|o|a|os|as)\s)?"
)
_OF = re.compile(
    r"\s{0,2},?\s{0,2}(?:(?:de|del|da|do|dos|of)\s)?(?:(?:los|las|el|la|the|os|as)\s)?"
)
_OF_ITS_STATE = re.compile(
    r" (?:de|del|da|do|dos|of)(?: (?:(?:la|el|the) )?"
    r"(?:armada|ejercito|marina|fuerza aerea|exercito|marinha|forca aerea|fuerzas armadas) "
    r"(?:de|del|da|do|dos|of))?(?: (?:los|las|el|la|the|os|as))? "
)
"""From the name of an institution to the state that it is of, its service between them or not."""
_BRACKETED = re.compile(r"(?: (?:de|del|da|do|of)(?: (?:la|el|the))?(?: \w{1,20}){1,6})? \(")
"""From a name to the bracket after it: "of the National Police of Peru ("."""

_FACILITY = re.compile(
    r"(?: [A-Z][a-z]+){0,3} (?:Cent(?:er|re)|School|Academy|Base|Station|Museum|Hospital)\b"
)
"""What makes a common word part of a facility's name: "Marine Infantry Training Center"."""

_CRAFT = re.compile(
    r" (?:vessels?|ships?|cutters?|warships?|boats?|aircraft|planes?|jets?|helicopters?)\b"
)
"""What, after a common word, it is only the owner of: "Coast Guard vessels"."""

_POLICE_OF = re.compile(
    r"Pol[ií]c[ií]a (?:de|da|do|del|de la) [A-ZÀ-Ý]\w+(?: (?:de )?[A-ZÀ-Ý]\w+)?"
    r"|Pol[ií]c[ií]a (?:Metropolitana|Rodoviária|Marítima|Militar|Judicial|Judiciária|Antidrogas)\b"
)
"""A police of one sort, which is not the national one: ``Polícia de Guarda Fronteira``."""

_OWN = re.compile(r"\b(?:local|locales|locais|nacional|nacionales|nacionais|national|host)\b")
_ADJECTIVE_GAP = re.compile(r"[ ']{1,2}(?:s )?")


@dataclass(frozen=True, slots=True)
class Named:
    """An institution where a sentence names it.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        id: Its code, or a slug of its printed name.
        sure: Whether it has a code and is spelt as it should be.
        common: Whether it is a common word ("the Army") and no name of its own.
    """

    start: int
    end: int
    id: str
    sure: bool = True
    common: bool = False


def named(document: Document, sentence: Sentence, host: str) -> tuple[Named, ...]:
    """Give the host's institutions that a sentence names, in order.

    Args:
        document: The text, laid out.
        sentence: Where to look.
        host: The host, by code.
    """
    own = document.within("institution", sentence.start, sentence.end)
    roles = [
        role
        for role in document.within("institution_role", sentence.start, sentence.end)
        if not any(_holds(one, role, host) for one in own)
        and not _in_other_name(document, sentence, role)
        and _is_meant(document, sentence, role, host)
        and not in_facility(document, sentence, role.start)
        and not _FACILITY.match(document.text, role.end, sentence.end)
    ]
    foreign = _foreign(document, sentence, host, roles)
    codes = {one: next((c for c in one.ids if c.startswith(f"{host}-")), "") for one in own}
    found = [
        Named(one.start, *_closed(document, one, codes[one], own), not one.near)
        for one in own
        if codes[one]
        and not _in_place(document, sentence, one)
        and not _is_of_another(document, sentence, one, host)
        and not in_facility(document, sentence, one.start)
    ]
    for role in roles:
        if role not in foreign:
            known = _roles().get(host, {}).get(role.id)
            start, end = _with_own_state(document, sentence, role, host)
            longer = _POLICE_OF.match(document.text, role.start, sentence.end)
            printed = role.end
            if longer and end < longer.end() and not document.within("state", end, longer.end()):
                end, printed, known = longer.end(), longer.end(), None
            name = known or slug(host, document.text[role.start : printed])
            alone = (start, end) == (role.start, role.end)
            found.append(Named(start, end, name, known is not None, common=alone))
    found += [same for one in found for same in _numbered_alike(document, sentence, one)]
    return tuple(sorted(found, key=lambda one: one.start))


def _holds(one: Mention, role: Mention, host: str) -> bool:
    """Whether a common word is part of a name: of the host's, or of a longer one of another state.

    "Defence Force" alone may be the name of one state's force and a common word elsewhere.
    """
    inside = one.start <= role.start and role.end <= one.end
    longer = one.end - one.start > role.end - role.start
    return inside and (longer or any(code.startswith(f"{host}-") for code in one.ids))


def _closed(
    document: Document, one: Mention, code: str, others: tuple[Mention, ...]
) -> tuple[int, str]:
    """Give where a name ends, after the bracket that it opened, and its code.

    A shorter name in brackets right after it tells which institution is meant: "Directorate of
    Special Operations of the Police (DIROPESP)". The name ends after what it is said to be of.
    """
    opened = "(" in document.text[one.start : one.end]
    end = one.end + (opened and document.text[one.end : one.end + 1] == ")")
    tree = packaged_codes().institutions
    for other in others:
        own = next((held for held in other.ids if held[:3] == code[:3]), "")
        between = document.folded[end : other.start]
        if (
            end < other.start
            and _BRACKETED.fullmatch(between)
            and document.text[other.end : other.end + 1] == ")"
            and own in tree
            and code in tree
            and tree.codes[own].parent == tree.codes[code].parent
            and own != code
        ):
            return end, own
    return end, code


def _numbered_alike(document: Document, sentence: Sentence, one: Named) -> Iterator[Named]:
    """Give the institutions that share a name but for the number: "first, third and sixth"."""
    tree = packaged_codes().institutions
    if not re.search(r"-\d+", one.id):
        return
    before = document.folded[max(sentence.start, one.start - 40) : one.start]
    listed = _ORDINALS.search(before)
    for ordinal in _ORDINAL.finditer(listed.group() if listed else ""):
        word = ordinal.group()
        number = word.rstrip(" .stndrhaoªº") if word[0].isdigit() else _WORDS.get(word, "")
        code = re.sub(r"-\d+", f"-{number}", one.id)
        if code != one.id and code in tree and listed:
            start = one.start - len(before) + listed.start() + ordinal.start()
            yield Named(start, start + len(word), code, one.sure)


@cache
def _roles() -> Mapping[str, Mapping[str, str]]:
    """Give the code of each common institution of each host."""
    held: Mapping[str, Mapping[str, str]] = data_yaml("host_institutions.yaml", "relevo.instrument")
    return held


def _is_meant(document: Document, sentence: Sentence, role: Mention, host: str) -> bool:
    """Whether a common word stands for an institution: in capitals, or said to be the host's."""
    printed = document.folded[role.start : role.end]
    return (
        not document.text[role.start : role.end].islower()
        or _OWN.search(printed) is not None
        or _state_beside(document, sentence, role, host) == "own"
    )


def _in_other_name(document: Document, sentence: Sentence, role: Mention) -> bool:
    """Whether a common word is only part of a longer name: a unit's, a place's, a body's."""
    longer = (
        other
        for kind in ("category", "place", "body", "vessel", "aircraft")
        for other in document.within(kind, sentence.start, sentence.end)
        if other.end - other.start > role.end - role.start
    )
    return any(other.start <= role.start and role.end <= other.end for other in longer)


def in_facility(document: Document, sentence: Sentence, start: int) -> bool:
    """Whether a name only says whose school, base or centre is meant.

    Args:
        document: The text.
        sentence: Sentence that the name stands in.
        start: Offset of the name.
    """
    before = document.folded[max(sentence.start, start - 90) : start]
    pattern = cue("participation", "facility", document.language)
    return any(
        not re.search(r"[,;:.()]", before[match.end() :])
        and len(before[match.end() :].split()) <= 9  # noqa: PLR2004
        and not re.search(r"\b(?:con|with|com|a la|al)\b", before[match.end() :])
        for match in pattern.finditer(before)
    )


def _in_place(document: Document, sentence: Sentence, one: Mention) -> bool:
    """Whether an institution's name stands inside the name of a place."""
    return any(
        place.start <= one.start and one.end <= place.end
        for place in document.within("place", sentence.start, sentence.end)
    )


def _is_of_another(document: Document, sentence: Sentence, one: Mention, host: str) -> bool:
    """Whether another state's name right after an institution's makes it that state's.

    ``Corpo de Fuzileiros Navais dos Estados Unidos``, where the host has one of that name.
    """
    after = document.within("state", one.end, min(sentence.end, one.end + STATE_NEAR))
    return bool(after) and (
        host not in after[0].ids
        and _OF_ITS_STATE.fullmatch(document.folded, one.end, after[0].start) is not None
    )


def _foreign(
    document: Document, sentence: Sentence, host: str, roles: list[Mention]
) -> set[Mention]:
    """Give the common words that stand for another state's institutions."""
    foreign = {role for role in roles if _is_another_state_s(document, role, host)}
    for run in _runs(document, roles):
        states = {id(role): _state_beside(document, sentence, role, host) for role in run}
        ends = states[id(run[0])] or states[id(run[-1])]
        foreign.update(role for role in run if (states[id(role)] or ends or "own") == "other")
    return foreign


def _is_another_state_s(document: Document, role: Mention, host: str) -> bool:
    """Whether a text that names another state's service means that one, the host having none.

    ``The US Coast Guard …; Coast Guard operations``, in a host whose coast guard has no code.
    """
    if role.id in _roles().get(host, {}) and not _CRAFT.match(document.folded, role.end):
        return False
    alike = [one for one in document.of("institution_role") if one.id == role.id]
    sides = {
        _state_beside(document, document.sentences[document.sentence_at(one.start)], one, host)
        for one in alike[:MOST_ALIKE]
    }
    return "other" in sides and "own" not in sides


def _runs(document: Document, roles: list[Mention]) -> list[list[Mention]]:
    """Join common words that are listed one after the other."""
    runs: list[list[Mention]] = []
    for role in roles:
        if runs and _LIST.fullmatch(document.folded, runs[-1][-1].end, role.start):
            runs[-1].append(role)
        else:
            runs.append([role])
    return runs


def _with_own_state(
    document: Document, sentence: Sentence, role: Mention, host: str
) -> tuple[int, int]:
    """Give the offsets of a common word with the host's name: "Navy of Peru", "Slovak Army"."""
    start, end = role.start, role.end
    for state in document.within("state", sentence.start, sentence.end):
        if host not in state.ids:
            continue
        if state.start >= end and _OF.fullmatch(document.folded, end, state.start):
            return start, state.end
        if state.end < start and document.folded[state.end : start] == " ":
            return state.start, end
    return start, end


def _state_beside(document: Document, sentence: Sentence, role: Mention, host: str) -> str:
    """Say whose a common word is by the state beside it: ``own``, ``other``, or nothing."""
    after = document.folded[role.end : min(sentence.end, role.end + 30)]
    before = document.folded[max(sentence.start, role.start - 30) : role.start]
    other = cue("participation", "other_state", document.language)
    if (match := other.search(after)) and match.start() <= 1:
        return "other"
    if (match := other.search(before)) and match.end() >= len(before) - 1:
        return "other"
    for state in document.within("state", sentence.start, sentence.end):
        if state.start <= role.start and role.end <= state.end:
            return "own" if host in state.ids else "other"
        if state.start >= role.end and _OF.fullmatch(document.folded, role.end, state.start):
            return "own" if host in state.ids else "other"
        if state.end <= role.start and _ADJECTIVE_GAP.fullmatch(
            document.folded, state.end, role.start
        ):
            return "own" if host in state.ids else "other"
    return ""
