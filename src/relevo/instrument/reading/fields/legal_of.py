"""The law that an act cites, in one form: ``Constitution 102(8)``, ``Law 27856``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.fields.instrument_of import instruments_in
from relevo.instrument.reading.model import Read

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document

_ITEM = (
    r"(?:inciso|inc\.|numeral|num\.|fraccion|literal|apartado|paragrafo|alinea|paragraph|clause"
    r"|subsection|section|subparagraph|item|n[.º°]{1,3})"
)
_MARK = r"(?:\d{1,3}|[ivxlc]{1,7}|[a-z])"
_ARTICLE = r"(?:articulos?|arts?\.?|articles?|artigos?|section)"
_OF_CONSTITUTION = (
    r"(?:(?![.;](?:\s|$)).){0,60}?\b(?:constitucion|constitution|constituicao|carta\s+magna"
    r"|carta\s+politica|lei\s+fundamental|ley\s+fundamental)\b"
)
_CONSTITUTIONAL = r"\s?[º°]?\s+constitucional\b"
_LAW_IN_BRACKETS = re.compile(
    r"\b(?:ley|lei|law|act)\s(?:de|on|sobre|que|of|for)\b[^.;()\n]{5,160}"
    r"\((?:(?:ley|lei|law|act)\s)?n\s?[.º°o]{0,3}\s?(?P<number>\d{1,3}\.\d{3}|\d{4,6})\)"
)
"""A law that is named by what it is about, its number in brackets: "Law on the entry (No. 7)"."""

_FORMS = (
    re.compile(
        rf"\b{_ITEM}\s*(?P<item>{_MARK})\s*(?:de|del)\s+(?:el\s+)?{_ARTICLE}\s*"
        rf"(?P<article>\d{{1,3}}){_CONSTITUTIONAL}"
    ),
    re.compile(
        rf"\b{_ARTICLE}\s*(?P<article>\d{{1,3}})(?:,?\s*{_ITEM}\s*(?P<item>{_MARK}),?)?"
        rf"{_CONSTITUTIONAL}"
    ),
    re.compile(
        r"\bsections?\s*(?P<item>\d{1,3})\s*,\s*(?:of\s+)?article\s*(?P<article>[xvi]{1,6})\b"
    ),
    re.compile(r"\barticle\s*(?P<article>[xvi]{1,6})\s*,\s*section\s*(?P<item>\d{1,3})\b"),
    re.compile(
        rf"\b{_ITEM}\s*(?P<item>{_MARK})\)?\s*,?\s*(?:de|del|do|da|of)\s+(?:el\s+|the\s+)?"
        rf"{_ARTICLE}\s*(?P<article>\d{{1,3}})\s?[º°.]?o?\b{_OF_CONSTITUTION}",
        re.DOTALL,
    ),
    re.compile(
        rf"\b{_ITEM}\s*(?P<item>{_MARK})\)?\s*,?\s*(?:de|del|of|do|da)\s+(?:the\s+|el\s+)?{_ARTICLE}\s*"
        r"(?P<article>[xvi]{1,6})\b"
    ),
    re.compile(
        rf"\b{_ARTICLE}\s*(?P<article>\d{{1,3}})\s?[º°]?\s*"
        rf"(?:\((?P<paren>{_MARK})\)|,?\s*(?:\w+,\s*)?{_ITEM}\s*(?P<item>{_MARK})\)?)?{_OF_CONSTITUTION}",
        re.DOTALL,
    ),
    re.compile(
        rf"\b(?:constitucion|constitution|constituicao)\b[\w\s,]{{0,60}}?\b{_ITEM}\s*(?P<item>{_MARK})\)?\s*,?"
        rf"\s*(?:de|del|do|da|of)\s+(?:el\s+|the\s+)?{_ARTICLE}\s*(?P<article>\d{{1,3}})\b"
    ),
    re.compile(
        rf"\b(?:constitucion|constitution|constituicao)[\w\s]{{0,40}}?,?\s*(?:en\s+su\s+|in\s+its\s+|"
        rf"em\s+seu\s+|no\s+seu\s+)?{_ARTICLE}\s*(?P<article>\d{{1,3}})\s?[º°]?\s*"
        rf"(?:\((?P<paren>{_MARK})\)|,?\s*{_ITEM}\s*(?P<item>{_MARK})\)?)?"
    ),
)
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
"""The point that parts the thousands of a law's number, which its citation leaves out."""

_NAMES = {
    "law": "Law",
    "organic_law": "Organic Law",
    "complementary_law": "Complementary Law",
    "decree": "Decree",
    "legislative_decree": "Legislative Decree",
    "supreme_decree": "Supreme Decree",
    "emergency_decree": "Emergency Decree",
    "legislative_resolution": "Legislative Resolution",
    "supreme_resolution": "Supreme Resolution",
    "ministerial_resolution": "Ministerial Resolution",
}


def read_legal(document: Document, frame: Frame) -> tuple[Read[str], ...]:
    """Read the articles of a constitution and the laws that the act is said to rest on.

    Returns:
        Citations in the order of the text, each once; the act's own number is not among them.
    """
    found: dict[str, Read[str]] = {}
    for number in frame.sentences:
        sentence = document.sentences[number]
        for value, start, end in _of_constitution(document.folded, sentence.start, sentence.end):
            found.setdefault(value, Read(value, (document.span(start, end),)))
        for law in _LAW_IN_BRACKETS.finditer(document.folded, sentence.start, sentence.end):
            value = f"Law {_THOUSANDS.sub('', law['number'])}"
            found.setdefault(value, Read(value, (document.span(*law.span()),)))
    for cited in instruments_in(document, frame):
        if cited.cited and not cited.bill and cited.kind in _NAMES:
            value = f"{_NAMES[cited.kind]} {_THOUSANDS.sub('', cited.number)}"
            span = document.span(cited.start, cited.end)
            found.setdefault(value, Read(value, (span,)))
    return tuple(sorted(found.values(), key=lambda read: read.spans[0].start))


def _covered(found: list[tuple[str, int, int]], value: str, match: re.Match[str]) -> bool:
    """Tell whether an article was found before, or lies within a citation that was."""
    return any(
        value == known or (start < match.end() and match.start() < end)
        for known, start, end in found
    )


def _of_constitution(folded: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Find the articles of a constitution that a piece of the text cites."""
    found: list[tuple[str, int, int]] = []
    for form in _FORMS:
        for match in form.finditer(folded, start, end):
            groups = match.groupdict()
            item = groups.get("item") or groups.get("paren")
            if (item and not item.isdigit() and len(item) > 1) or item in {"i", "v", "x"}:
                item = item.upper()
            value = f"Constitution {match['article'].upper()}" + (f"({item})" if item else "")
            if not _covered(found, value, match):
                found.append((value, match.start(), match.end()))
    return found
