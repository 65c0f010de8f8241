"""What stands glued before the first sentence of a paragraph: captions, credits, datelines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.names.phrases import WORD
from relevo.instrument.reading.page.fold import fold
from relevo.instrument.reading.page.furniture import cues

if TYPE_CHECKING:
    from relevo.instrument.reading.page.language import Habits

LONGEST_CAPTION = 300
"""Characters of a caption glued to a paragraph, at most."""

FEWEST_WORDS = 5
"""Words of a caption glued to a paragraph, at least."""

LONGEST_DATELINE = 90
"""Characters of a dateline, at most."""

SHORTEST_PLACE = 3
"""Letters of the first word of a dateline, at least: a numeral such as ``IV -`` is none."""

LONGEST_NAME = 4
"""Words of the name after a credit, at most."""

REPEATED_WORDS = 8
"""Words at the start of a text that, when they come back later, tell a caption or headline."""

_CAPITAL = "A-ZÁÉÍÓÚÂÊÔÃÕÇÑ"
_WORD = rf"[{_CAPITAL}][\w'\u2019]*"
_PLACE = rf"{_WORD}(?:[., ]{{1,2}}(?:(?:de|del|la|da|do|d\.) )?{_WORD}){{0,4}}"
_DAY = (
    r"(?:[a-zA-Zé]{3,10}\.?,? )?"
    r"(?:\d{1,2}(?: de)?(?: [a-zA-Zç]{3,10}\.?)?(?: del?)?,? ?(?:\d{4})?,? ?"
    r"|[A-Z][a-z]{2,9}\.? \d{1,2},? ?(?:\d{4})?,? ?)"
)
_DASH = "[-_\u2013\u2014]{1,2}"
_AGENCY = r" ?(?:\([^()\n]{2,40}\)|/ ?[A-Z][\w ]{1,20}/) ?"
_DATELINE = re.compile(
    rf"{_PLACE}(?:[., ]{{1,2}}{_DAY})?"
    rf"(?:{_AGENCY}(?:[.,]? ?{_DASH}|\.(?= ))|\.{_DASH}| {_DASH}(?= )|[\u2013\u2014](?=\S))"
    rf"|{_DAY}\.{_DASH}|\d\d-\d\d-\d\d\.? ?{_DASH}|\((?=[A-Z])[^()\n]{{2,60}}\)(?= [{_CAPITAL}])"
    r"|[dD]ate \d{4}-\d{2}(?:-\d{2})?(?= )"
)
_BARE_PLACE = re.compile(rf"[^\W\d_]+(?: [^\W\d_]+)* ?{_DASH}")
_PLACE_ALONE = re.compile(rf"{_PLACE}\.(?= [{_CAPITAL}])")
_NAME = re.compile(r"[A-ZÁÉÍÓÚÑ@][\w.&@]*(?:/| |, )?")
_BREAK = re.compile(rf"(?<=[^\W_]) (?=[{_CAPITAL}])")
_OF_A_PEOPLE = re.compile(
    r"(?<= (?:in|at|of) )(?!Latin|North|South|East|West|Central|Native|Costa|Puerto|Sierra|Papua"
    r"|New|Great|Saudi|El)[A-Z][a-z]{2,15} "
    r"(?=[A-Z][a-z]{2,12}(?:an|ese|ish) [a-z])"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_PARTS = frozenset(
    "articulo articulos art artigo article section seccion parrafo paragrafo paragraph anexo annex "
    "capitulo chapter titulo title clausula clausula numeral inciso".split()
)


def dateline_end(text: str, start: int, end: int, habits: Habits, *, first: bool) -> int:
    """Give the offset after a dateline such as ``LIMA (EFE).-``, or ``start`` if there is none.

    Args:
        text: The text.
        start: Offset at which a paragraph begins.
        end: Offset after it.
        habits: How the language writes.
        first: Whether the article begins here, where a place and a point may do: ``Lima. The …``.
    """
    look = min(end, start + LONGEST_DATELINE)
    found = _DATELINE.match(text, start, look)
    if found is None and first:
        found = _PLACE_ALONE.match(text, start, look)
    if found is None or found.end() >= end:
        return start
    opening = _LETTERS.match(text, start, look)
    word = opening.group() if opening else ""
    if found.re is _PLACE_ALONE and fold(found.group()[:-1]).split()[-1] in habits.abbreviations:
        return start
    if fold(word) in _PARTS or (len(word) < SHORTEST_PLACE and text[start] not in "(0123456789"):
        return start
    bare = _BARE_PLACE.fullmatch(found.group())
    return found.end() if not bare or (first and word.isupper()) else start


def caption_end(text: str, folded: str, start: int, end: int, habits: Habits) -> int:
    """Give the offset after a caption or headline glued to a paragraph, or ``start``.

    It is told by a credit in it, by words that the text repeats later, or by a word that begins a
    sentence right after a word that ends none.

    Args:
        text: The text.
        folded: The text, folded.
        start: Offset at which the paragraph begins.
        end: Offset after it.
        habits: How the language writes.
    """
    look = min(end, start + LONGEST_CAPTION)
    return (
        _after_credit(text, folded, start, look, habits)
        or _after_repeated(text, folded, start, look)
        or _before_opener(text, folded, start, look, habits)
        or _before_people(text, start, look)
        or start
    )


def _after_credit(text: str, folded: str, start: int, end: int, habits: Habits) -> int:
    """Give the offset after a credit and its name, or 0."""
    known = cues()
    if credit := known.credits.search(folded, start, end):
        opened = folded.rfind("(", start, credit.start())
        closed = folded.find(")", credit.end(), end)
        if opened > folded.rfind(")", start, credit.start()) and closed >= 0:
            return closed + 1
        ending = known.credit_ends.match(folded, credit.end(), end)
        after = ending.end() if ending else _after_name(text, credit.end(), end, habits)
        closing = text[after : after + 2].rstrip()
        return after + len(closing) if closing in {")", ").", "."} else after
    if found := known.credit_ends.search(folded, start, end):
        after = found.end()
        return after if after < end and text[after].isupper() else 0
    return 0


def _after_name(text: str, start: int, end: int, habits: Habits) -> int:
    """Give the offset after the name of a photographer or agency, up to four words long."""
    at = start
    for _ in range(LONGEST_NAME):
        word = _NAME.match(text, at, end)
        if word is None or (at > start and word.group().strip() in habits.openers):
            break
        at = word.end()
    return at


def _after_repeated(text: str, folded: str, start: int, end: int) -> int:
    """Give the offset after the words at the start that the text repeats later, or 0.

    Where the text goes on in the same way later, or a name is cut in two, nothing ends.
    """
    words = list(WORD.finditer(folded, start, end))
    if len(words) <= REPEATED_WORDS:
        return 0
    longest = 0
    for breaks in _BREAK.finditer(text, words[REPEATED_WORDS - 1].end(), end):
        later = folded.find(folded[start : breaks.start()], breaks.start())
        if later < 0:
            break
        after = WORD.match(folded, breaks.end())
        same = after and folded.find(folded[start : after.end()], breaks.start()) >= 0
        if not same and _last_word(folded, start, breaks.start()) not in cues().binds:
            longest = breaks.start()
    return longest


def _before_opener(text: str, folded: str, start: int, end: int, habits: Habits) -> int:
    """Give the offset before a capitalised word that begins a sentence without a stop, or 0."""
    known = cues()
    for breaks in _BREAK.finditer(text, start, end):
        at = breaks.end()
        opener = _LETTERS.match(text, at, end)
        if opener is None or opener.group() not in habits.after_caption:
            continue
        if len(text[start:at].split()) < FEWEST_WORDS or known.names.match(folded, at):
            continue
        if (
            _last_word(folded, start, at) in known.binds
            or text[opener.end() : opener.end() + 1] != " "
        ):
            continue
        return at
    return 0


def _before_people(text: str, start: int, end: int) -> int:
    """Give the offset before ``Peruvian authorities`` right after ``in Lima``, or 0."""
    found = _OF_A_PEOPLE.search(text, start, end)
    if found is None or len(text[start : found.end()].split()) < FEWEST_WORDS:
        return 0
    return found.end()


def _last_word(folded: str, start: int, end: int) -> str:
    """Give the last word of a piece."""
    return folded[start:end].rsplit(None, 1)[-1]
