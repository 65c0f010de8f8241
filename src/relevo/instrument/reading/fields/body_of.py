"""Which body granted or refused: the one that speaks the consent, or under whose head it stands."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from relevo.core.data import data_yaml
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.names.cues import cue, table
from relevo.instrument.reading.names.gazetteer import entries
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Mention, Sentence

_CHAMBERS = (
    "congress",
    "senate",
    "chamber_of_deputies",
    "national_assembly",
    "legislative_assembly",
    "assembly_of_the_republic",
    "parliament",
)
_NAMED = ("congress", "national_assembly", "legislative_assembly", "assembly_of_the_republic")
"""Chambers that a text may also call "parliament": then their own name counts."""
_PLENARIES = {"plenary", "congress_plenary"}
_WEAK = frozenset({"president", "government", "ministry_of_defence", "ministry_of_foreign_affairs"})
_BY = re.compile(
    r"\b(?:by|por|pela|pelo|por parte de|del|da|do|of|(?<!\ba )la|el|(?<!\bto )the)\s+"
    r"(?:el\s+|la\s+|the\s+|o\s+|a\s+)?$"
)
_US_AFTER = re.compile(
    r"\s+(?:de|of|do|dos|de los|of the)\s+"
    r"(?:ee|eeuu|eua|estados unidos|the us|us\b|u\.s|united states)"
    r"|\s+(?:estadounidense|norteamericano|norte-americano)"
)
_MEMBERS = 60
"""Characters between the word that consents and the members who do, at most."""

_SURE = 4.0
"""Weight from which a body is the subject of a sentence of consent."""

_SUBJECT = 70
"""Characters between the word that consents and its subject after it, at most."""

_ARTICLE = 3
"""Characters before a body that opens the line in which it enacts, at most: its article."""

_SIGNED = 30
"""Characters before a body in the line in which it signs, at most."""

_SIGNATURES = 4
"""Sentences at the end of a text among which signatures stand, titles included."""

_LACKED = 50
"""Characters before a body within which it is said to have had no part, at most."""

_WITHOUT = re.compile(
    r"\b(?:sin|without|sem|avoid\w*|bypass\w*|circumvent\w*|evit\w+|elud\w+|esquiv\w+|contorn\w+"
    r"|(?:no|nao|nunca)\s+(?:pas|fue|foi)\w*|(?:not|never)\s+(?:go|gone|pass|passed))"
    r"\s+(?:[^\s,.;]+\s+){0,7}$"
)
"""What says that a body had no part: ``sin aval del Congreso``."""

_HOUSE_OF = re.compile(r"\s+(?:del|de|do|of the|of)\s+(?:(?:h\.|honorable|augusto)\s+)?")
"""What makes of a congress the name of its chamber: ``Cámara de Senadores del Congreso``."""

_TO_WHOM = re.compile(
    r"\b(?:autorizacion|permiso|venia|anuencia|facultad\w*|autoriz\w+|permission|leave|authori\w+|empower\w*"
    r"|autorizacao|permissao|faculta\w*)\s+(?:al?|to|aos?)\s+(?:la\s+|the\s+)?"
    r"(?:titular(?:es)?\s+d[eo]l?\s+|head\s+of\s+(?:the\s+)?)?$"
)
"""What makes a body the one that leave is given to: ``se autoriza al Presidente``."""

_LEGISLATIVE = ("poder legislativo", "legislativo", "legislative branch", "legislative power")
"""Names of a house that are no name of its own."""

_PASSED = re.compile(
    r"\b(?:aprobo|aprobado|aprobada|refrendado|refrendada|ratificada|ratificado|approved|passed|adopted"
    r"|aprovou|aprovado|aprovada)\b"
)
"""What tells of a house that it passed the act."""

_THE_ACT = re.compile(
    r"\b(?:la|el|esta|este|dicha|dicho|the|this|a|o)\s+(?:norma|permiso|resolucion|medida|autorizacion|ley|iniciativa"
    r"|decision|measure|resolution|permit|law|authori[sz]ation|autorizacao|resolucao|lei)\b"
)
"""An act that a sentence begins with."""

_PASSES = 45
"""Characters between that and the house, at most."""

_US_BEFORE = re.compile(r"\b(?:us|u\.s\.|united states|american)\s+$")


def read_body(document: Document, frame: Frame) -> Read[str] | None:
    """Read which body granted or refused; its name is the English one that Relevo prints.

    Args:
        document: The text.
        frame: The act; the words that consent say where to look first.
    """
    best: tuple[float, Mention] | None = None
    named: dict[str, tuple[float, Mention]] = {}
    for mention, weight in _weighed(document, frame):
        if weight > 0 and (best is None or weight > best[0]):
            best = (weight, mention)
        own = document.folded[mention.start : mention.end] not in _LEGISLATIVE
        if mention.ids[0] in _NAMED and weight >= _SURE and own:
            named.setdefault(mention.ids[0], (weight, mention))
    if best and best[1].ids[0] == "parliament" and len(named) == 1:
        (best,) = named.values()
    if best is not None and best[1].ids[0] in _WEAK:
        best = _passed(document, frame) or best
    if best is None:
        return _of_instrument(document, frame) or _of_members(document, frame)
    code = best[1].ids[0]
    span = document.span(best[1].start, best[1].end)
    if code == "plenary":
        return _of_plenary(document, frame, best[1])
    if code == "congress" and (plenary := _plenary_at(document, frame)):
        return Read("Congress plenary", (document.span(plenary.start, plenary.end), span))
    state = State.UNVERIFIED if best[1].near else State.VERIFIED
    return Read(str(entries("body")[code]["name"]), (span,), state)


def _passed(document: Document, frame: Frame) -> tuple[float, Mention] | None:
    """Find the house that passed an act which the executive made public: "que aprobó el Congreso".

    The sentence begins with the act: ``La norma, que el Congreso aprobó el 4 de diciembre``.
    """
    for number in frame.sentences:
        sentence = document.sentences[number]
        act = _THE_ACT.match(document.folded, sentence.start, sentence.end)
        for mention in document.within("body", sentence.start, sentence.end) if act else ():
            near = document.folded[
                max(sentence.start, mention.start - _PASSES) : mention.end + _PASSES
            ]
            house = mention.ids[0] in {*_CHAMBERS, *_PLENARIES}
            if house and _PASSED.search(near) and not _is_out(document, sentence, mention):
                return 1.0, mention
    return None


def _weighed(document: Document, frame: Frame) -> Iterator[tuple[Mention, float]]:
    """Give each body that an act's sentences name, with how much speaks for it."""
    status = {span.start for span in frame.status.spans}
    first = max((start for start, _ in frame.heads), default=0)
    last = range(max(len(document.sentences) - _SIGNATURES, 0), len(document.sentences))
    for number in sorted({*frame.sentences, *last}):
        sentence = document.sentences[number]
        heads = frame.heads_in(sentence.start, sentence.end)
        for mention in document.within("body", sentence.start, sentence.end):
            if _is_out(document, sentence, mention):
                continue
            weight = max((_spoken(document, sentence, mention, h) for h in heads), default=0.0)
            if heads and any(h[0] in status for h in heads):
                weight += 1.0
            if not heads:
                weight = _standing(document, sentence, mention, before=sentence.start < first)
            yield mention, weight


def _is_out(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a body is a committee, one of the state that sends, or one left out."""
    if entries("body")[mention.ids[0]].get("rank") == "committee":
        return True
    after = document.folded[mention.end : mention.end + 30]
    if after.startswith(")") and document.folded[mention.start - 1 : mention.start] == "(":
        return any(
            document.folded[other.end : mention.start].strip() == "("
            for other in document.within("body", sentence.start, mention.start)
        )
    if mention.ids[0] == "congress" and any(
        _HOUSE_OF.fullmatch(document.folded, other.end, mention.start)
        for other in document.within("body", mention.start - _LACKED, mention.start)
        if other.ids[0] in _CHAMBERS
    ):
        return True
    before = document.folded[max(sentence.start, mention.start - _LACKED) : mention.start]
    if mention.ids[0] in _WEAK and _TO_WHOM.search(before):
        return True
    if _WITHOUT.search(before):
        return True
    return _US_AFTER.match(after) is not None or _US_BEFORE.search(before) is not None


def _spoken(
    document: Document, sentence: Sentence, mention: Mention, head: tuple[int, int]
) -> float:
    """Weigh a body in a sentence of consent: its subject, or named with "by", counts most."""
    weight = 1.0 if mention.ids[0] in _WEAK else 3.0
    if mention.ids[0] == "president":
        weight = 1.4
    if mention.ids[0] == "plenary":
        weight = 2.5
    if mention.end <= head[0]:
        return weight + 2.0 - min(head[0] - mention.end, 200) / 200
    before = document.folded[max(sentence.start, mention.start - 25) : mention.start]
    by = _BY.search(before)
    if by and (mention.start - head[1] <= _SUBJECT or by.group().startswith(("by", "p"))):
        return weight + 1.5 - min(mention.start - head[1], 300) / 200
    return weight - 1.0 if mention.ids[0] not in _WEAK else -1.0


def _standing(document: Document, sentence: Sentence, mention: Mention, *, before: bool) -> float:
    """Weigh a body outside the sentences of consent: at an instrument's head, or voting."""
    enacts = cue("papers", "enacting_line", document.language).search(
        document.folded, sentence.start, sentence.end
    )
    capitals = document.text[sentence.start : sentence.end].isupper()
    opens = enacts and mention.start - sentence.start <= _ARTICLE
    if (before and (enacts or capitals)) or opens:
        return 2.0 + mention.start / max(len(document.text), 1)
    voted = cue("papers", "approved", document.language).search(
        document.folded, mention.end, min(sentence.end, mention.end + 90)
    ) or cue("papers", "approved", document.language).search(
        document.folded, max(sentence.start, mention.start - 60), mention.start
    )
    if voted:
        return 0.0 if mention.ids[0] in _WEAK else 1.0
    lone = document.folded[mention.end : sentence.end].split("(")[0].strip(" .,")
    return 0.6 if not lone and mention.start - sentence.start < _SIGNED else 0.0


def _plenary_at(document: Document, frame: Frame) -> Mention | None:
    """Find where an act's sentences say that Congress met in plenary."""
    for number in frame.sentences:
        sentence = document.sentences[number]
        for mention in document.within("body", sentence.start, sentence.end):
            if mention.ids[0] in _PLENARIES:
                return mention
    return None


def _of_instrument(document: Document, frame: Frame) -> Read[str] | None:
    """Tell the body from an instrument that only it passes: Peru's Congress its resolutions."""
    if frame.host is None or frame.host.value != "PE":
        return None
    for start, _ in frame.heads:
        sentence = document.sentences[document.sentence_at(start)]
        for match in table("instruments").finditer(document.folded, sentence.start, sentence.end):
            if match.lastgroup == "legislative_resolution":
                shown = "PE: legislative_resolution -> Congress"
                return Read("Congress", (document.span(*match.span()),), State.DERIVED, shown)
    return None


def _of_members(document: Document, frame: Frame) -> Read[str] | None:
    """Tell the body from its members, where their state has but one chamber: "lawmakers voted"."""
    host = frame.host.value if frame.host else ""
    chamber = _chambers().get(host)
    if chamber is None:
        return None
    voting = cue("votes", "voting", document.language)
    spoken = [
        match.span()
        for number in frame.sentences
        for sentence in (document.sentences[number],)
        if (match := voting.search(document.folded, sentence.start, sentence.end))
    ]
    for start, end in (*frame.heads, *spoken):
        sentence = document.sentences[document.sentence_at(start)]
        near = max(sentence.start, start - _MEMBERS), min(sentence.end, end + _MEMBERS)
        for list_of_words in ("members", "house"):
            match = cue("votes", list_of_words, document.language).search(document.folded, *near)
            if match:
                name = str(entries("body")[chamber]["name"])
                shown = f"{host}: {document.text[match.start() : match.end()]} -> {name}"
                return Read(name, (document.span(*match.span()),), State.DERIVED, shown)
    return None


@cache
def _chambers() -> Mapping[str, str]:
    """Give the code of the one chamber of each state that has one."""
    chambers: Mapping[str, str] = data_yaml("chambers.yaml", "relevo.instrument")
    return chambers


def _of_plenary(document: Document, frame: Frame, mention: Mention) -> Read[str] | None:
    """Tell which chamber a bare "plenary" is of: the only one that the text names."""
    span = document.span(mention.start, mention.end)
    for other in document.of("body"):
        sentence = document.sentences[document.sentence_at(other.start)]
        if other.ids[0] in _CHAMBERS and not _is_out(document, sentence, other):
            name = str(entries("body")[other.ids[0]]["name"])
            name = "Congress plenary" if name == "Congress" else name
            return Read(name, (span, document.span(other.start, other.end)))
    if frame.host is not None and frame.host.value == "PE":
        return Read("Congress plenary", (span,), State.DERIVED, "PE: plenary -> Congress plenary")
    return None
