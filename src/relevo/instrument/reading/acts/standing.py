"""How far an act has come, as the words that speak of it tell: granted, refused, asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.hedges import WISHED
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.gazetteer import entries

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.consent import Consent
    from relevo.instrument.reading.document import Document

_SAYS_REQUEST = re.compile(
    r"\W*(?:segun|de\s+acuerdo\s+(?:con|a)|conforme\s+a|according\s+to|under|as\s+per|segundo|de\s+acordo\s+com"
    r"|conforme)\s+(?:al?\s+|com\s+)?(?:(?:la|el|the|its|a|o|esta|este|this)\s+)?(?:\w+\s+)?"
    r"(?:propuesta|solicitud|pedido|peticion|iniciativa|proyecto|proposal|request|draft|proposta"
    r"|solicitacao|projeto)\b"
)
"""How a sentence begins that tells what a request holds: "According to the proposal, …"."""
LEADS_IN = re.compile(
    r"ingres|entr|enter|arriv|lleg|cheg|arrib|introdu|intern|recal|atra|dock|admi"
)
"""Words for a movement that leads into a state."""
_HEAD = 1_200
"""Characters from the beginning of a text in which a line says what paper it is."""

_PASSED = re.compile(
    r"\bcongreso nacional ha (?:dado su aprobacion|prestado su aprobacion|aprobado|tenido a bien)\b"
)
"""How a promulgation begins: "Por cuanto el Congreso Nacional ha dado su aprobación al …"."""
_AS_A_RULE = re.compile(
    r"\b(?:(?:are|is) (?:each|every) time|se (?:otorga|concede|renueva|aprueba) cada)\b"
)
"""What a sentence tells that happens again and again: "troops are each time allowed in"."""

_TOLD = re.compile(
    r"\b(?:was|were|has been|had been|fue|fueron|ha sido|quedo|foi|foram)\s+(?:\w+(?:ly|mente)\s+)?"
    r"(?:back|approv|pass|adopt|support|ratif|endors|aprob|aprov|respald|aval|sancion|promulg)\w*"
)
"""What makes of a line on a bill a report of its passage."""


def status_of(
    document: Document, group: tuple[Consent, ...], own: list[int]
) -> Read[ActStatus] | None:
    """Tell how far the act has come: granted counts before refused, refused before asked for."""
    bill = _is_bill(document)
    in_committee = any(c.committee for c in group)
    for consent in group:
        if in_committee and not _in_chamber(document, consent):
            continue
        if consent.status is ActStatus.ADOPTED and not consent.committee:
            return _read(document, consent, ActStatus.REQUESTED if bill else ActStatus.ADOPTED)
    asked = next((c for c in group if c.status in {ActStatus.REQUESTED, ActStatus.ADOPTED}), None)
    if asked is not None and not bill:
        decided = _decided(document, own)
        if decided is not None:
            return decided
    for status in (ActStatus.WITHDRAWN, ActStatus.REJECTED):
        ended = next((c for c in group if c.status is status), None)
        if ended is not None and _is_formal(document, ended):
            return _read(document, ended, status)
    asked = asked if asked is None or not asked.weak else next((c for c in group if _asks(c)), None)
    if asked is not None and not any(c.status is ActStatus.REJECTED for c in group):
        return _read(document, asked, ActStatus.REQUESTED)
    return None


def _in_chamber(document: Document, consent: Consent) -> bool:
    """Tell whether the sentence of a consent names a body that decides, beside any committee."""
    sentence = document.sentences[consent.sentence]
    return any(
        entries("body")[mention.ids[0]].get("rank") not in {"committee", "weak"}
        for mention in document.within("body", sentence.start, sentence.end)
    )


def _asks(consent: Consent) -> bool:
    """Tell whether a consent is a request that somebody makes, or what a committee let pass."""
    return consent.status in {ActStatus.REQUESTED, ActStatus.ADOPTED} and not consent.weak


def _is_bill(document: Document) -> bool:
    """Tell whether the text is itself a bill: a line of its head says so.

    A law as promulgated repeats that line after saying that the house passed it.
    """
    passed = False
    for line in document.folded[:_HEAD].split("\n"):
        head = cue("consent", "bill_head", document.language).match(line.strip())
        if head and not passed and not _TOLD.search(line):
            return True
        passed = passed or _PASSED.search(line) is not None
    return False


def _decided(document: Document, own: list[int]) -> Read[ActStatus] | None:
    """Find where the text says of the bill or request alone that it was granted."""
    for number in own:
        sentence = document.sentences[number]
        if _SAYS_REQUEST.match(document.folded, sentence.start, sentence.end):
            continue
        if _AS_A_RULE.search(document.folded, sentence.start, sentence.end):
            continue
        for match in cue("consent", "grant", document.language).finditer(
            document.folded, sentence.start, sentence.end
        ):
            words = document.folded[max(sentence.start, match.start() - 110) : match.end() + 50]
            instrument = cue("consent", "instrument", document.language).search(words)
            committee = cue("consent", "committee", document.language).search(words)
            plenary = cue("consent", "full_house", document.language)
            if committee and plenary.search(words, committee.end()):
                committee = None
            barred = (
                cue("consent", "doubt", document.language).search(words)
                or cue("consent", "negation", document.language).search(words)
                or WISHED.search(document.folded, sentence.start, match.start())
            )
            past = cue("times", "past", document.language).search(words)
            finite = re.search(
                r"(?:o|aron|ado|ada|ed|ou|aram|promulgacion|signature)$", match.group()
            )
            if instrument and finite and not (committee or barred or past):
                return Read(ActStatus.ADOPTED, (document.span(match.start(), match.end()),))
    return None


def _is_formal(document: Document, consent: Consent) -> bool:
    """Tell whether a refusal or withdrawal ends a bill or request, and not a call at a port."""
    sentence = document.sentences[consent.sentence]
    pattern = cue("consent", "asking_noun", document.language)
    if pattern.search(document.folded, sentence.start, sentence.end):
        return True
    entry = LEADS_IN.match(document.folded, consent.movement) is not None
    return entry and _in_chamber(document, consent)


def _read(document: Document, consent: Consent, status: ActStatus) -> Read[ActStatus]:
    """Give a status as read from the word that says it."""
    return Read(status, (document.span(consent.start, consent.end),))
