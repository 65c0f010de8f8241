"""Vessels that a sentence calls by name: letters, noun, name and hull number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from relevo.core.data import data_yaml
from relevo.instrument.reading.acts.ownership import only
from relevo.instrument.reading.document import between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Mention, Sentence

SHIP = "ship"

LONGEST_NAME = 120
"""Characters that the name of a state, a person or an institution has at most."""

LETTERS = 4
"""Letters that stand before ships' names at most; longer words in capitals are a headline's."""

LONGEST_NOUN = 40
"""Characters that the noun of a kind of vessel has at most."""

_WORD = r"[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][\w\u2019'-]*"

_NICK = r"[\"\u201c]\w{2,15}[\"\u201d]"

_NAME = (
    rf"{_WORD}(?:\s(?:(?:de|del|da|do|dos|of|the|la|los)\s){{0,2}}{_WORD}"
    rf"|\s{_NICK}(?=\s{_WORD})){{0,5}}"
)

_QUOTED = rf"[\"\u201c\u201d«\u2018']\s?({_NAME}(?:\s\d{{1,4}})?)\s?[\"\u201c\u201d»\u2019']"

_HULL = re.compile(
    r"\s?[,(\[]?\s?(?:(?:hull|casco|pennant|numeral|indicativo)\s(?:number\s|n[.º°]*\s)?)?"
    r"(?:[(\[]?((?:[A-Z]{1,2}-)?[A-Z]{1,6}[- ]?\d{1,4}(?!-\d)|[A-Z]{1,2}\d-\d{2,4})\b[)\]]?"
    r"|[(\[](\d{2}-\d{2,3})[)\]])"
)

_BRACKETED = re.compile(rf"({_NAME})[\"\u201d»]?\s\(([A-Z]{{1,5}}[- ]?\d{{1,4}})\)")

_NEXT = re.compile(
    r"\s?[,;]?\s?(?:\b(?:y|e|and|así como|as well as|bem como)\b)?"
    r"\s?(?:(?:el|la|los|the|o|a)\s)?"
)

_OF_KIND_QUOTED = re.compile(rf"(?:\s[a-záéíóúâêôãõç]{{2,15}}){{1,4}}\s{_QUOTED}()")
"""Quoted name after words that describe the noun: ``lancha de servicio general 'X'``."""

_HULL_FIRST = re.compile(
    rf"(?:\s[a-záéíóúâêôãõç]{{2,15}}){{0,4}}\s?"
    rf"(?:\(([A-Z]{{1,5}}[- ]?\d{{1,4}})\)|([A-Z]{{1,5}}-\d{{1,4}}))"
    rf"\s[\"\u201c«]?({_NAME})[\"\u201d»]?"
)
"""Hull number before the name: ``lancha de servicio general (LSG-1615) ARICA``."""

_UNITS = re.compile(
    rf"\b(?:unidad|unidades|unidade|units?)\s({_NAME})(?:\s(?:y|e|and)\s({_NAME}))?"
    r"(?=,?\s(?:de la|del|da|do|of)\s)"
)
"""Names after a common word, before whose they are: ``las unidades X e Y de la Armada``."""

_RANK = re.compile(r"\b(?:capitana?|capitao|tenient[ae]|tenente|alferez) (?:de|de mar e) $")
"""Before a noun that is part of a rank: ``Capitán de Fragata``."""

_LINK = re.compile(r"\s(?:de|del|de la|de los|da|do|of|of the|the|la|los)$")

_NAMED = re.compile(rf"(?:{_QUOTED}|({_NAME}))")


@dataclass(frozen=True, slots=True)
class Named:
    """A vessel called by its name.

    Attributes:
        start: Offset of the name, its letters included.
        end: Offset after the name.
        kind: Code of its kind.
        state: State that its letters tell, or empty.
        hull: Offsets of the hull number, or None.
        until: Offset after name and hull.
    """

    start: int
    end: int
    kind: str
    state: str
    hull: tuple[int, int] | None
    until: int


@cache
def _prefixes() -> tuple[Mapping[str, Mapping[str, str]], re.Pattern[str]]:
    """Give the letters before ships' names and the pattern that finds a name after them."""
    held: Mapping[str, Mapping[str, str]] = data_yaml("ship_names.yaml", "relevo.instrument")[
        "prefixes"
    ]
    letters = "|".join(re.escape(one) for one in sorted(held, key=len, reverse=True))
    return held, re.compile(
        rf"(?<!\w)({letters})\s(?:(?P<number>\d{{1,3}})\s(?=[\"\u201c\u201d«]))?"
        rf"(?:{_QUOTED}|((?:\d{{1,2}}\sde\s)?{_NAME}))"
    )


def named_in(document: Document, sentence: Sentence, frame: Frame) -> Iterator[Named]:
    """Give the vessels that a sentence calls by name, in order."""
    nouns = [
        noun
        for noun in document.within("vessel", sentence.start, sentence.end)
        if not _RANK.search(document.folded, max(sentence.start, noun.start - 16), noun.start)
    ]
    taken: set[int] = set()
    for one in _prefixed(document, sentence, frame):
        yield one
        taken.update(range(one.start, one.until))
    for noun in nouns:
        after = tuple(_after_hull(document, noun, sentence))
        for one in after or _after_noun(document, noun, sentence):
            if one.start not in taken:
                yield one
                taken.update(range(one.start, one.until))
    if not document.of("vessel"):
        return
    for match in _UNITS.finditer(document.text, sentence.start, sentence.end):
        yield from _of_navy(document, sentence, match)
    for match in _BRACKETED.finditer(document.text, sentence.start, sentence.end):
        if taken.isdisjoint(range(*match.span())):
            one = Named(*match.span(1), SHIP, "", match.span(2), match.end())
            others = ("institution", "aircraft", "arms")
            if not any(document.within(kind, match.start(), match.end()) for kind in others):
                yield one


def _prefixed(document: Document, sentence: Sentence, frame: Frame) -> Iterator[Named]:
    """Give the vessels whose letters tell whose they are: ``USS``, ``BAP``."""
    held, pattern = _prefixes()
    senders = {sender.value for sender in frame.senders}
    for match in pattern.finditer(document.text, sentence.start, sentence.end):
        letters = match[1]
        kind = held[letters].get("kind", "")
        before = _noun_before(document, match.start())
        sent = held[letters]["state"] in senders
        if len(letters) <= 2 and not (before or sent):  # noqa: PLR2004 - FS, HS, JS: too short alone
            continue
        end = _name_end(document, match.start(), match.end())
        kind = kind or before or _noun_behind(document, end)
        if match["number"]:
            hull = match.span("number")
            state = held[letters]["state"]
            yield Named(*match.span(3), kind or SHIP, state, hull, match.end())
            continue
        yield _with_hull(document, match.start(), end, kind, held[letters]["state"])


def _after_hull(document: Document, noun: Mention, sentence: Sentence) -> Iterator[Named]:
    """Give the name that follows a hull number: ``lancha de servicio general (LSG-1615) ARICA``."""
    match = _HULL_FIRST.match(document.text, noun.end, sentence.end)
    if match:
        end = _name_end(document, *match.span(3))
        hull = match.span(1 if match[1] else 2)
        yield Named(match.start(3), end, noun.ids[0], "", hull, match.end())


def _of_navy(document: Document, sentence: Sentence, match: re.Match[str]) -> Iterator[Named]:
    """Give the names after "units" if a navy or coast guard stands right after them."""
    services = [
        mention.start
        for mention in document.within("category", match.end(), min(sentence.end, match.end() + 60))
        if mention.ids[0] in {"navy", "coast_guard"}
    ]
    if not services or not only(document, match.end(), services[0], "whose", "of"):
        return
    for group in (1, 2):
        if match[group]:
            one = Named(*match.span(group), SHIP, "", None, match.end(group))
            if _is_name(document, one, quoted=False):
                yield one


def lettered(document: Document, end: int) -> str:
    """Give the state whose letters follow a noun without a name: ``un buque ARM``."""
    held, _ = _prefixes()
    word = re.compile(r"\s([A-Z]{3,5})\b").match(document.text, end)
    return held[word[1]]["state"] if word and word[1] in held else ""


def _noun_before(document: Document, start: int) -> str:
    """Give the kind that the noun before a name tells, or empty."""
    for noun in reversed(document.within("vessel", start - LONGEST_NAME, start)):
        apposed = document.folded[noun.end : start] == ", "
        return noun.ids[0] if apposed or only(document, noun.end, start, "glue", "whose") else ""
    return ""


def _noun_behind(document: Document, end: int) -> str:
    """Give the kind that the noun right after a name tells: ``USS Hampton (SSN-767) submarine``."""
    hull = _HULL.match(document.text, end)
    end = hull.end() if hull else end
    nouns = document.within("vessel", end, end + LONGEST_NOUN)
    return nouns[0].ids[0] if nouns and document.folded[end : nouns[0].start] == " " else ""


def _after_noun(document: Document, noun: Mention, sentence: Sentence) -> Iterator[Named]:
    """Give the names that follow a noun: ``buque escuela X``, ``los buques X (P-21) y Z``."""
    printed = document.folded[noun.start : noun.end]
    at, first = _after_state(document, noun.end), True
    several = printed.split()[0].endswith("s") and printed != "guardacostas"
    while True:
        gap = re.compile(r"[\s:(]{1,2}").match(document.text, at)
        start = gap.end() if gap else at
        match = _NAMED.match(document.text, start, sentence.end)
        if match is None and first:
            match = _OF_KIND_QUOTED.match(document.text, at, sentence.end)
        if match is None or not (gap or match[1] or not first):
            return
        one = _called(document, match, noun.ids[0])
        if not _is_name(document, one, quoted=bool(match[1])):
            return
        yield one
        if not several:
            return
        following = _NEXT.match(document.text, one.until, sentence.end)
        if following is None or following.end() == one.until:
            return
        at, first = following.end(), False


def _after_state(document: Document, end: int) -> int:
    """Give the offset after the state that stands right after a noun: ``fragata brasileña X``."""
    states = between(document.of("state"), end, end + 2)
    return states[0].end if states and states[0].start == end + 1 else end


def _called(document: Document, match: re.Match[str], kind: str) -> Named:
    """Give the vessel of a name that stands in quotation marks (group 1) or bare (group 2)."""
    if not match[1]:
        end = _name_end(document, match.start(), match.end())
        return _with_hull(document, match.start(), end, kind, "")
    quoted = _with_hull(document, match.start(1), match.end(1), kind, "")
    behind = _with_hull(document, match.end(), match.end(), kind, "")
    return replace(quoted, hull=behind.hull, until=max(behind.until, match.end()))


def _is_name(document: Document, one: Named, *, quoted: bool) -> bool:
    """Whether capitalised words are a ship's name and not that of a state, a place or a service."""
    if quoted or one.hull:
        return True
    first = document.folded[one.start : one.end].split()[0]
    noun = document.text[max(0, one.start - LONGEST_NOUN) : one.start].split()[-1:]
    if noun and noun[0].isupper() and len(noun[0]) > LETTERS:
        return False
    if first in {"clase", "class", "classe"} or one.end - one.start < 4:  # noqa: PLR2004
        return False
    return not any(
        mention.start <= one.start < mention.end
        for kind in ("state", "institution", "category", "aircraft", "arms", "person")
        for mention in between(document.of(kind), one.start - LONGEST_NAME, one.start + 1)
    )


def _name_end(document: Document, start: int, end: int) -> int:
    """Give the end of a name, cut before the state or the service that clings to it."""
    ends = [end]
    for kind in ("state", "category", "institution"):
        for mention in between(document.of(kind), start + 1, end):
            cut = document.text[start : mention.start].rstrip()
            bare = _LINK.sub("", cut)
            if mention.start > start + 4 and (kind == "state" or bare != cut):
                ends.append(start + len(bare))
                break
    return min(ends)


def _with_hull(document: Document, start: int, end: int, kind: str, state: str) -> Named:
    """Put name and hull number together."""
    match = _HULL.match(document.text, end)
    hull = match.span(1 if match[1] else 2) if match else None
    whole = end
    inside = re.compile(r"\s([A-Z]{1,5}-\d{1,4})$").search(document.text[start:end])
    if hull is None and inside:
        hull = (start + inside.start(1), start + inside.end(1))
        end = start + inside.start()
    return Named(start, end, kind or SHIP, state, hull, max(whole, match.end() if match else whole))


def bare(name: str) -> str:
    """Give a name without the letters before it, in lower case."""
    held, _ = _prefixes()
    words = name.split()
    return " ".join(words[1:] if words[0] in held else words).lower()
