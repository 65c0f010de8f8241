"""Units of the host that no gazetteer holds: "5th Brigade", "Comando de Fuerzas Especiales"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.host_names import Named
from relevo.instrument.reading.names.unnamed_places import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relevo.instrument.reading.document import Document, Sentence

FEW_WORDS = 5
"""Most words between "with" and the unit that it belongs to."""

OWN_NEAR = 60
"""Characters after a unit's name in which the state that it is of begins, at most."""

LONGEST_PAIR = 240
"""Most characters from "between" to the second of the two parties."""

_LISTED = re.compile(
    r"\)?(?: \([^()\n]{1,20}\))?(?:(?: de| del| da| do)(?: la| el)? [^,;.\n]{1,40})?"
    r"(?:, (?:que|which) [^,;.\n]{1,40})?,?(?: y| e| and)?(?: tambien| also)?"
    r"(?: del| de| da| do| of| con| com| with| a)?"
    r"(?: el| la| los| the| o| a| al| ao| do| da| del)? "
)
_LISTED_THE = re.compile(
    r"(?: \([^()\n]{1,20}\))?,?(?: (?:y|e|and))?"
    r"(?: (?:con|com|with|a))?(?: (?:el|la|the|o|a)| al| ao| do| da| del) "
)
"""Between one of the host's and the next of its list, which is a certain one, too."""
_LINK = re.compile(r"\s(?:de|del|de la|de los|de las|da|do|das|dos|of|of the)$")
_ARTICLE = re.compile(r" (?:el|la|the|o|a) ")
_BETWEEN = re.compile(r"\b(?:y|e|and)(?: (?:el|la|los|las|the|o|a|os|as))? $")
"""Right before the second of two parties: ``entre los SEAL y la Agrupación X``."""

_EXERCISE = re.compile(
    r"\b(?:ejercicio|operacion|exercise|operation|exercicio|operacao|manobra)s? [\"“«']?$"
)
_OWN_STATE = re.compile(
    r"(?: \([^()\n]{1,12}\))?(?: (?:de|del|da|do|of)(?: (?:la|el|the))?"
    r" (?:armada|ejercito|marina|fuerza aerea|exercito|marinha|forca aerea|fuerzas armadas"
    r"|policia(?: nacional)?|army|navy|air force))?(?: (?:de|del|da|do|of)(?: (?:la|el|the))?)? "
)
"""From a unit's name to the state that it is of, its short name and its service between them."""
_STOP = re.compile(r"[;:]\s")
_SHORT = re.compile(r"^ \([^()\n]{1,12}\)")
"""The short name in brackets right after a name: ``(COPE)``."""
_PARTY = re.compile(
    r"(?:unidad|unidade|grupo|cuerpo) (?:nacional|revolucionaria|social|socialista|popular"
    r"|democratica|democrata|ciudadana|cidada|patriotica|cristiana|liberal|progresista"
    r"|parlamentari[oa]|parlamentar|legislativo|diplomatico|electoral|obrera)\b"
)
"""A party or a bloc that is called like a unit: ``Unidad Popular``."""

_APPOSED = re.compile(
    r"(?: \([^()\n]{2,12}\))?, (?:(?:la|una|un|el|the|an|a|uma) )?(?:(?:elite|special) )?"
    r"(?:fuerza|unidad|cuerpo|grupo|brazo|force|unit|corps|arm|forca|unidade)\b[^,;:.()]{0,40} "
)
"""What says right after a name whose it is: ", an elite force of the army of"."""

_WORD = r"[^\W\d_a-zà-öø-ÿ][^\W_]{1,20}"
_GOES_ON = re.compile(rf"(?: {_WORD})*(?: (?:N[.º°ro]{{0,3}} ?)?\d{{1,3}})?")
"""What a name goes on with after an institution in it: ``Unidade de Polícia`` [``Militar``]."""
_ORDINAL = (
    r"(?:\d{1,3}(?:st|nd|rd|th|\.?[ªºa°])|(?:Primer|Segund|Tercer|Cuart|Quint|Sext|S[eé]ptim|Octav|Noven"
    r"|D[eé]cim|Primeir|Terceir|Quart|S[eé]tim|Oitav|Non)[ao]?|[IVX]{1,5}(?= ))"
)
_HEADS = (
    "Comando Brigada Batall[oó]n Batalh[aã]o Regimiento Regimento Agrupaci[oó]n Grupamento"
    " Divisi[oó]n Divis[aã]o Escuadr[oó]n Esquadr[aã]o Compa[nñ][ií]a Companhia Direcci[oó]n"
    " Unidad Unidade Cuerpo Comandancia Grupo Destacamento Escuadrilla Flotilla Servicio"
    " Dire[cç][aã]o Escuela Escola Fuerza(?=\\s(?:de|Nacional|Conjunta)\\s)"
    " Estaci[oó]n(?=\\sNaval)"
    " Força\\sTarefa Força(?=\\sde\\s)"
)
_HEAD_FIRST = re.compile(
    rf"\b(?:(?:{_ORDINAL}|\d{{1,3}}) )?(?:{'|'.join(_HEADS.split())})"
    rf"(?: (?:contra (?:el |la |las |o |a )?|(?:(?:de|del|la|las|los|da|do|das|dos|en|em) ){{0,2}})"
    rf"{_WORD}){{1,4}}"
    rf"(?: [ye] (?!(?:{'|'.join(_HEADS.split())})\b)"
    rf"(?!(?:del|de la|da|do) (?:{'|'.join(_HEADS.split())})\b)"
    r"(?!(?:del|de la|da|do) (?:Polic[ií]a|Armada|Marina|Ej[eé]rcito|Fuerza|Guardia"
    r"|Exército|Marinha)\b)"
    rf"(?:(?:de|del|de la|da|do) )?{_WORD}(?: (?:del|de la|da|do) {_WORD})?)?"
    r"(?: (?:N[.º°ro]{0,3} ?)?\d{1,3}\b(?![.,]\d))?"
)
_HEAD_LAST = re.compile(
    rf"\b(?:(?:{_ORDINAL}|\d{{1,3}}) (?:{_WORD} ){{0,3}}|(?:{_WORD} ){{1,4}})"
    r"(?:Brigade|Battalion|Regiment|Division|Squadron|Wing|Command|Directorate|Academy|Service)\b"
    rf"|\b(?:School|Academy) of (?:the )?{_WORD}(?: {_WORD})?"
    rf"|\b{_ORDINAL} Air Base\b"
)


def unnamed_units(
    document: Document, sentence: Sentence, host: str, known: Sequence[Named]
) -> Iterator[Named]:
    """Give the units that a sentence says the force will be with, and that have no code.

    Args:
        document: The text, laid out.
        sentence: Where to look.
        host: The host, by code.
        known: Institutions of the sentence that have a code.

    Yields:
        Units right after "with" or the like, or listed beside a known institution, unless another
            state stands beside them.
    """
    taken = [(one.start, one.end) for one in known]
    for kind in ("place", "body"):
        taken += [(m.start, m.end) for m in document.within(kind, sentence.start, sentence.end)]
    listed = list(known)
    matches = [
        match
        for pattern in (_HEAD_FIRST, _HEAD_LAST)
        for match in pattern.finditer(document.text, sentence.start, sentence.end)
    ]
    for match in matches:
        start, end = _own_name(document, match, known)
        if (
            not any(one <= start and end <= other for one, other in taken)
            and not any(one.start <= start < one.end and not one.common for one in known)
            and (
                _is_hosts(document, sentence, start, end, host)
                or _follows(document, start, listed)
                or _is_own_active(document, sentence, start, end, host)
            )
            and not _is_sort(document, sentence, start, end, host, listed=listed)
            and not cue("participation", "not_hosts", document.language).match(
                document.folded, start, end
            )
            and not _PARTY.match(document.folded, start, end)
            and not _EXERCISE.search(document.folded, max(sentence.start, start - 30), start)
        ):
            taken.append((start, end))
            listed.append(Named(start, end, slug(host, document.text[start:end]), sure=False))
            yield listed[-1]


def _own_name(document: Document, match: re.Match[str], known: Sequence[Named]) -> tuple[int, int]:
    """Give a unit's name: without its state, nor the service of that state that it is part of.

    ``Comando de Operaciones Especiales`` [``del Ejército peruano``], but ``Comando de Fuerzas
    Especiales del Ejército``.
    """
    start, end = match.span()
    inner = max((one.end for one in known if start < one.start < end), default=end)
    end = max(inner, end) if _GOES_ON.fullmatch(document.text, inner, end) else inner
    states = [state.start for state in document.within("state", start + 1, end)]
    whose = [one.start for one in known if start < one.start < end]
    return start, (_cut(document, start, min(states + whose)) or end) if states else end


def _cut(document: Document, start: int, end: int) -> int:
    """Give where a name ends before what it is said to be of; 0 if that leaves a single word."""
    name = _LINK.sub("", document.text[start:end].rstrip()) if end else ""
    return start + len(name) if len(name.split()) > 1 else 0


def _is_hosts(document: Document, sentence: Sentence, start: int, end: int, host: str) -> bool:
    """Whether a unit stands right after "with" and beside no other state's name."""
    language = document.language
    before = document.folded[max(sentence.start, start - 60) : start]
    ends = {
        name: [
            match.end()
            for match in cue("participation", name, language).finditer(before)
            if len(before[match.end() :].split()) <= FEW_WORDS
        ]
        for name in ("with", "takes_part")
    }
    second = _BETWEEN.search(before) is not None and _is_second_party(
        document, sentence, start, host
    )
    after = document.folded[end : min(sentence.end, end + 60)]
    if (other := cue("participation", "other_state", language).search(after)) and (
        not after[: other.start()].strip()
    ):
        return False
    will = cue("participation", "will", language).search(after)
    lead = start - len(before) + max(ends["with"], default=0)
    first = start if second else max(lead, start - 40)
    stop = _STOP.search(document.folded, end, min(sentence.end, end + 30))
    last = stop.start() if stop else min(sentence.end, end + 30)
    beside = document.within("state", first, last)
    return (
        any(ends.values()) or second or (will is not None and not after[: will.start()].strip())
    ) and all(host in state.ids for state in beside)


def _is_own_active(document: Document, sentence: Sentence, start: int, end: int, host: str) -> bool:
    """Whether a unit is said to be the host's where words for taking part stand before it.

    ``organizado por X de otro estado y el Comando Y (CY) del Ejército de`` its state.
    """
    after = document.within("state", end, min(sentence.end, end + OWN_NEAR))
    if not after or host not in after[0].ids:
        return False
    if not _OWN_STATE.fullmatch(document.folded, end, after[0].start):
        return False
    first = max(sentence.start, start - LONGEST_PAIR)
    takes_part = cue("participation", "takes_part", document.language)
    office = cue("participation", "office", document.language)
    return takes_part.search(document.folded, first, start) is not None and not any(
        len(document.folded[match.end() : start].split()) <= 1
        for match in office.finditer(document.folded, max(first, start - 60), start)
    )


def _is_sort(
    document: Document,
    sentence: Sentence,
    start: int,
    end: int,
    host: str,
    *,
    listed: Sequence[Named],
) -> bool:
    """Whether a name is that of a sort of unit, or of others, and not said to be the host's.

    After one of the host's, "and the" makes it the host's, too.
    """
    if not any(
        one.start <= start and end <= one.end
        for kind in ("category", "institution")
        for one in document.within(kind, start, end)
    ):
        return False
    before = document.folded[max(sentence.start, start - 40) : start]
    if any(
        _ARTICLE.fullmatch(before, match.end())
        for match in cue("participation", "with", document.language).finditer(before)
    ):
        return False
    if any(
        one.end < start and _LISTED_THE.fullmatch(document.folded, one.end, start) for one in listed
    ):
        return False
    after = document.within("state", end, min(sentence.end, end + 60))
    return not any(
        host in state.ids
        and (
            _APPOSED.fullmatch(document.folded, end, state.start)
            or (
                state.start < end + 40
                and not re.search(r"[,;:.(]", _SHORT.sub("", document.folded[end : state.start]))
            )
        )
        for state in after
    )


def _is_second_party(document: Document, sentence: Sentence, start: int, host: str) -> bool:
    """Whether a unit is the second party: "between the SEALs of X and the Y Brigade"."""
    first = max(sentence.start, start - LONGEST_PAIR)
    parties = cue("participation", "parties", document.language)
    return any(
        not re.search(r"[.;:]", document.folded[match.end() : start])
        and any(host not in one.ids for one in document.within("state", match.end(), start))
        for match in parties.finditer(document.folded, first, start)
    )


def _follows(document: Document, start: int, known: Sequence[Named]) -> bool:
    """Whether a unit comes right after a known institution of the same list."""
    return any(
        one.end < start and _LISTED.fullmatch(document.folded, one.end, start) for one in known
    )
