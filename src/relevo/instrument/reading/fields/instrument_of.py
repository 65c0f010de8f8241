"""The instrument of an act: its kind, number and bill.

A bill file number is not a law number: what ends in a bench's initials ("13436/2025-CR"), and what
stands after "bill" or "proyecto", is a bill, whatever the press calls it. A number that the act
rests on ("Ley 27856") is cited law, not its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from relevo.core.data import data_yaml
from relevo.instrument.reading.fields.body_of import read_body
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.names.cues import cue, table
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Sentence

_NO = r"(?:n\s?[.º°o]{1,3}\s?[.º°]?\s*|no\.?\s*|num(?:ero|\.)?\s*|number\s*|nro\.?\s*|#\s*)?"
_CALLED = (
    r"(?:(?:marcad|signad|numerad|identificad|registrad)[oa]\s+)?(?:con\s+(?:el\s+)?(?=n))?"
    r"(?:(?:is|was)\s+)?(?:numbered\s+)?"
)
_NUMBER = re.compile(
    rf"(?:\s*\([a-z.]{{2,12}}\))?\s*,?\s*{_CALLED}{_NO}(?P<number>\d{{1,2}}[.,]\d{{3}}(?:/\d{{2,4}})?(?![\d/])|\d{{1,6}}(?:[-/]\d{{2,4}})?"
    r"(?:-[a-z]{2,6}(?:/[a-z]{1,6})?)?)(?![\w]|[.,]\d)"
)
_BILL = re.compile(r"(?<![\w/.-])(\d{3,6}(?:/20\d\d-[a-z]{2,4}|-20\d\d[-/](?:cr|pe)))(?![\w/])")
_AFTER_BILL = re.compile(
    rf"\s*(?:de\s+(?:ley|resolucion(?:\s+legislativa)?|decreto(?:\s+legislativo)?)\s*)?(?:\([a-z]{{2,5}}\)\s*)?,?\s*{_NO}"
    r"(?P<number>\d{1,2}[.,]\d{3}(?![\d/])|\d{2,6}(?:[-/]\d{2,4})?(?:-[a-z]{1,4}(?:-\d{4})?)?)(?!\w|[.,]\d|\s*(?:votos|votes|%|legislador|diputad|deputad|senador"
    r"|congresist|parlamentar|lawmaker|member|senator|deput))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_VOTED = re.compile(
    r",?\s+(?:que|which|that)\s+(?:logro|obtuvo|recibio|alcanzo|sumo|reunio|cosecho|obteve|recebeu|got|won"
    r"|received|fue\s+aprobada\s+(?:con|por)|foi\s+aprovada\s+(?:com|por)|was\s+(?:passed|approved|adopted)"
    r"\s+(?:by|with))\s+(?:\w+\s){0,3}?(?:votos|votes)\b"
)
"""What makes an instrument the one voted on: "Resolution 2607, which got 80 votes"."""

_CITED = 70
"""Characters before an instrument in which a word says that it is cited, at most."""

_ARTICLE_OF = re.compile(
    r"\b(?:art\.?|articulo|artigo|article)\s*\d{1,3}[oº°]?\W(?:[^.;]|\.\w){0,40}\b(?:de|da|del|of)"
    r"(?:\s+(?:la|the))?\s*$"
)
"""An article before the law that it is of, which is cited: ``o art. 4º da Lei …``."""

_TITLE_OF = re.compile(r"\d\s*[-\u2013~,:(\u201c\"]\s*$")
"""What stands before the title of a law cited by its number: "Ley 27856 - Ley de requisitos"."""

_LAWS = frozenset({"law", "organic_law", "complementary_law"})
_TELLING = frozenset({"segun", "segundo", "according to"})
"""Words that cite a law, and tell of a decree what stands in it."""

_NEXT = 30
"""Characters after an instrument within which it is said to enact, at most."""

_LINE = 40
"""Characters of a line that is a number alone, at most."""

_DECREE = re.compile(r"decre|executive order")
_STOPS = re.compile(r"\s*(?:[,.;)]|(?:que|which|that|de|of|do|del)\b)")
"""What follows the short number of a decree, ``Decreto Ejecutivo 55, que``; no noun it counts."""

_DATED = re.compile(r"\s*,?\s*(?:de|del|of|do|da)\s(?:[\wº°]{1,10}\s){0,5}?(?:19|20)\d\d(?!\d)")
"""The day or year of an instrument, after its number."""

_HEADING = re.compile(rf"\W*{_NO}(?P<number>\d[\w./-]*)\W*")


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument that a text names with its number.

    Attributes:
        kind: Kind of instrument, by code.
        number: Its number as printed.
        start: Offset of its name.
        name_end: Offset after its name.
        end: Offset after its number.
        number_at: Offset of the number.
        cited: Whether the act rests on it or changes it, rather than being it.
        bill: Whether the number is that of a bill.
    """

    kind: str
    number: str
    start: int
    name_end: int
    end: int
    number_at: int
    cited: bool
    bill: bool


def read_kind(document: Document, frame: Frame) -> Read[str] | None:
    """Read the kind of instrument; None where the text does not name one."""
    own = _own(document, frame)
    if own is not None:
        return _spelt_out(document, frame, own) or _kind(
            document, own.start, own.name_end, own.kind, _in_host(document, frame, own.kind)
        )
    of_bill: Read[str] | None = None
    for sentence in _by_weight(document, frame):
        for name, start, end in _kinds_in(document, sentence):
            numbered = _NUMBER.match(document.folded, end)
            if numbered and _plain(numbered["number"]) in _standing(
                frame.host.value if frame.host else ""
            ):
                continue
            if not _is_cited(document, sentence, name, start, end):
                bill = name == "law" and _is_bill(document, sentence, start)
                value = _in_host(document, frame, "resolution" if bill else name)
                read = _kind(document, start, end, name, name if value == "resolution" else value)
                if not bill or value != "resolution":
                    return read
                of_bill = of_bill or read
    return of_bill


def _spelt_out(document: Document, frame: Frame, own: Instrument) -> Read[str] | None:
    """Read the kind that a sentence of consent gives whole where the number has it in short.

    ``By emergency decree the president let in ..., says decree 12`` is an emergency decree.
    """
    whole = {
        name: (start, end)
        for sentence in _by_weight(document, frame)
        if frame.heads_in(sentence.start, sentence.end)
        for name, start, end in _kinds_in(document, sentence)
        if name.endswith(f"_{own.kind}")
        and not _NUMBER.match(document.folded, end, sentence.end)
        and not _is_cited(document, sentence, name, start, end)
    }
    if len(whole) != 1:
        return None
    ((name, (start, end)),) = whole.items()
    return _kind(document, start, end, name, name)


def read_number(document: Document, frame: Frame) -> Read[str] | None:
    """Read the number of the act; a bill's number is not one."""
    own = _own(document, frame)
    bill = read_bill(document, frame) if own else None
    if own is None or (bill and bill.value.startswith((f"{own.number}/", f"{own.number}-"))):
        return None
    return Read(own.number, (document.span(own.number_at, own.end),))


def read_bill(document: Document, frame: Frame) -> Read[str] | None:
    """Read the number of the bill or request."""
    for number in frame.sentences:
        sentence = document.sentences[number]
        match = _BILL.search(document.folded, sentence.start, sentence.end)
        if match:
            printed = document.text[match.start(1) : match.end(1)]
            return Read(printed.upper(), (document.span(match.start(1), match.end(1)),))
    for number in frame.sentences:
        sentence = document.sentences[number]
        for word in cue("papers", "bill_word", document.language).finditer(
            document.folded, sentence.start, sentence.end
        ):
            match = _AFTER_BILL.match(document.folded, word.end(), sentence.end)
            if match and not _YEAR.fullmatch(match["number"]):
                start, end = match.span("number")
                return Read(document.text[start:end], (document.span(start, end),))
    return None


def instruments_in(document: Document, frame: Frame) -> tuple[Instrument, ...]:
    """Give every instrument that the sentences of an act name with a number, in order."""
    found: list[Instrument] = []
    standing = _standing(frame.host.value if frame.host else "")
    for number in frame.sentences:
        sentence = document.sentences[number]
        found += _heading(document, number)
        for kind, start, end in _kinds_in(document, sentence):
            match = _NUMBER.match(document.folded, end, sentence.end)
            if (
                match is None
                or _YEAR.fullmatch(match["number"])
                or _is_count(document, start, match)
            ):
                continue
            at, until = match.span("number")
            bill = _BILL.match(document.folded, at) is not None or _is_bill(
                document, sentence, start
            )
            found.append(
                Instrument(
                    kind=kind,
                    number=document.text[at:until],
                    start=start,
                    name_end=end,
                    end=until,
                    number_at=at,
                    cited=_plain(match["number"]) in standing
                    or _is_cited(document, sentence, kind, start, until),
                    bill=bill,
                )
            )
    return tuple(found)


@cache
def _standing(host: str) -> frozenset[str]:
    """Give the numbers of a host's standing laws, which no act is."""
    laws: dict[str, list[str]] = data_yaml("legal.yaml", "relevo.instrument")
    return frozenset(map(_plain, laws.get(host, ())))


def _plain(number: str) -> str:
    """Give a number without the point that parts its thousands."""
    return number.replace(".", "").replace(",", "")


def _heading(document: Document, number: int) -> list[Instrument]:
    """Read a line that is a number alone, under the line that names the kind of instrument."""
    sentence = document.sentences[number]
    match = _HEADING.fullmatch(document.folded, sentence.start, sentence.end)
    if match is None or not number or sentence.end - sentence.start > _LINE:
        return []
    above = document.sentences[number - 1]
    kinds = [
        k for k in _kinds_in(document, above) if not document.folded[k[2] : above.end].strip(" .:")
    ]
    if not kinds or _YEAR.fullmatch(match["number"]):
        return []
    at, end = match.span("number")
    kind, start, name_end = kinds[-1]
    bill = _is_bill(document, above, start)
    return [
        Instrument(kind, document.text[at:end], start, name_end, end, at, cited=False, bill=bill)
    ]


def _is_count(document: Document, start: int, match: re.Match[str]) -> bool:
    """Tell whether figures after an instrument are a count, as of votes, and not its number."""
    if _DECREE.match(document.folded, start) and _STOPS.match(document.folded, match.end()):
        return False
    bare = re.fullmatch(r"\d{1,2}(?:-\d{1,2})?", match["number"]) is not None
    return (
        bare and re.search(r"n[\s.º°o]|num|nro|#", match.group()[: -len(match["number"])]) is None
    )


def _own(document: Document, frame: Frame) -> Instrument | None:
    """Choose the instrument that is the act itself among those named with a number."""
    own = [i for i in instruments_in(document, frame) if not i.cited and not i.bill]
    if not own and _says_same(document, frame):
        every = tuple(n for n, s in enumerate(document.sentences) if s.states_facts)
        own = [
            i
            for i in instruments_in(document, replace(frame, sentences=every))
            if not i.cited and not i.bill
        ]
    heads = [document.sentence_at(start) for start, _ in frame.heads]
    spoken = [i for i in own if document.sentence_at(i.start) in heads]
    before = [i for i in own if not heads or document.sentence_at(i.start) < min(heads)]
    return next(iter((*spoken, *before, *own)), None)


def _says_same(document: Document, frame: Frame) -> bool:
    """Tell whether an act is said to stand in the instrument named before: "the same decree"."""
    heads = {document.sentence_at(start) for start, _ in frame.heads}
    return any(
        cue("papers", "same", document.language).search(
            document.folded, document.sentences[n].start, document.sentences[n].end
        )
        for n in heads
    )


def _kinds_in(document: Document, sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Give the kinds of instrument named in a sentence, with the offsets of their names."""
    for match in table("instruments").finditer(document.folded, sentence.start, sentence.end):
        yield str(match.lastgroup), match.start(), match.end()


def _is_bill(document: Document, sentence: Sentence, start: int) -> bool:
    """Tell whether an instrument is named as a bill: "proyecto de ley"; no gazette is one."""
    before = document.folded[max(sentence.start, start - 30) : start]
    words = cue("papers", "bill_word", document.language).finditer(before)
    return any(not before.startswith(" oficial", word.end()) for word in words)


def _is_cited(document: Document, sentence: Sentence, kind: str, start: int, end: int) -> bool:
    """Tell whether an instrument is what the act rests on or changes, rather than the act."""
    before = document.folded[max(sentence.start, start - _CITED) : start]
    after = document.folded[end : min(sentence.end, end + 60)]
    if _VOTED.match(after):
        return False
    enacts = cue("papers", "enacts", document.language).search(after)
    if enacts is not None and enacts.start() <= _NEXT:
        return False
    if kind in _LAWS and (_ARTICLE_OF.search(before) or _TITLE_OF.search(before)):
        return True
    basis = list(cue("papers", "basis", document.language).finditer(before))
    if basis and not (kind not in _LAWS and basis[-1].group() in _TELLING):
        return True
    dated = _DATED.match(after)
    told = after[dated.end() if dated else 0 :].lstrip(" ,")
    rules = cue("papers", "rules", document.language).match(told)
    return rules is not None and (kind in _LAWS or document.folded[end - 1].isdigit())


def _by_weight(document: Document, frame: Frame) -> Iterator[Sentence]:
    """Give the sentences of an act, those that speak of consent first."""
    sentences = [document.sentences[n] for n in frame.sentences]
    yield from (s for s in sentences if frame.heads_in(s.start, s.end))
    yield from (s for s in sentences if not frame.heads_in(s.start, s.end))


def _in_host(document: Document, frame: Frame, kind: str) -> str:
    """Give the kind that a general word stands for in its host: a decree of Mexico's Senate."""
    host = frame.host.value if frame.host else ""
    if host == "PE" and kind == "resolution":
        body = read_body(document, frame)
        if body and body.value in {"Congress", "Congress plenary", "Permanent Commission"}:
            return "legislative_resolution"
    if host == "MX" and kind == "decree":
        body = read_body(document, frame)
        if body and body.value == "Senate":
            return "senate_decree"
    return kind


def _kind(document: Document, start: int, end: int, said: str, value: str) -> Read[str]:
    """Give a kind as read; one that the host's law gives to a general word is derived."""
    span = document.span(start, end)
    if said == value:
        return Read(value, (span,))
    return Read(value, (span,), State.DERIVED, f"{said} -> {value}")
