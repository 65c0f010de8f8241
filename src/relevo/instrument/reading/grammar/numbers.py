"""Whole numbers of a text, in figures and in words.

Figures are no number inside a code (``M4``, ``UH-60``, ``13436/2025-CR``), an ordinal (``7th``), a
decimal fraction (``7.62``), a percentage or a time (``13:30``). Digits in groups of three are one
number: ``1,172``, ``1.172`` (in English a point is read as decimal unless it stands twice) and,
but for the start of a line, where lists count, ``1 172``. *Un* and *una* are 1, the English article
is not. A number written twice, ``treinta (30)``, is one number if both agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from relevo.core.data import data_yaml
from relevo.instrument.reading.document import Number
from relevo.instrument.reading.grammar.whole_words import SPACE, either

MOST_DIGITS = 9
"""Longer digit strings are account or case numbers, not amounts."""

_TOKEN = re.compile(r"(?P<digits>\d+(?:[.,']\d+)*)(?P<code>[/:]\w)?|[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*")
_REST = re.compile(r" (\d{1,3})(?![\w%º°])(?![.,/:]\d)")
"""What is left after a thousand: ``3 mil 500``."""

_MORE_GROUPS = re.compile(r"(?: \d{3})+(?![\w%º°])(?![.,/:]\d)")


@dataclass(frozen=True, slots=True)
class _Words:
    """Number words of one language.

    Attributes:
        values: Value of each word.
        starts: Words that a number can begin with.
        numeral: Pattern of a whole numeral.
        scale: Pattern of a scale after figures: ``30 mil``.
        hundred: Words that multiply by 100, as in English.
        point_is_decimal: Whether one point between digits makes a fraction.
    """

    values: dict[str, int]
    starts: frozenset[str]
    numeral: re.Pattern[str]
    scale: re.Pattern[str]
    hundred: frozenset[str]
    point_is_decimal: bool


@cache
def _words(language: str) -> _Words:
    """Load the number words of a language and compile its grammar of numerals."""
    data = data_yaml(f"{language}/numbers.yaml", "relevo.instrument")
    kinds = {
        kind: {word: int(value) for word, value in data[kind].items()}
        for kind in ("units", "teens", "tens", "hundreds", "hundred", "thousand", "million", "a")
    }
    word = {kind: either(words) for kind, words in kinds.items()}
    joined = {
        step: "(?:" + "|".join(_joint(joint) for joint in data["joints"][step]) + ")"
        for step in ("tens", "hundreds", "thousands")
    }
    a = f"{word['a']}{SPACE}"
    below_100 = (
        f"(?:{word['tens']}(?:{joined['tens']}{word['units']})?|{word['teens']}|{word['units']})"
    )
    hundreds = (
        f"(?:{word['hundreds']}"
        f"|(?:{a}|(?:{word['units']}|{word['teens']}){SPACE}){word['hundred']})"
    )
    no_scale = f"(?!{SPACE}{word['hundred']})"
    below_1000 = f"(?:{hundreds}(?:{joined['hundreds']}{below_100}{no_scale})?|{below_100})"
    thousands = (
        f"(?:{a}|{below_1000}{SPACE})?{word['thousand']}"
        f"(?:{joined['thousands']}{below_1000}(?!{SPACE}{word['thousand']}))?"
    )
    numeral = f"(?:(?:{thousands}|{below_1000})(?:{SPACE}{word['million']})?|{a}{word['million']})"
    values = {w: v for words in kinds.values() for w, v in words.items()}
    scales = {**kinds["thousand"], **kinds["million"]}
    return _Words(
        values=values,
        starts=frozenset(values) - frozenset(kinds["hundred"]) - frozenset(kinds["million"]),
        numeral=re.compile(numeral),
        scale=re.compile(f"{SPACE}({either(scales)})"),
        hundred=frozenset(kinds["hundred"]),
        point_is_decimal=data["point"] == "decimal",
    )


def _joint(joint: str) -> str:
    """Give the pattern of what joins two parts of a numeral: nothing, a hyphen or a word."""
    if joint in {"", "-"}:
        return "-" if joint else SPACE
    return f"{SPACE}{joint}{SPACE}"


def numeral_pattern(language: str) -> str:
    """Give the pattern of a number in words."""
    return _words(language).numeral.pattern


def numbers(folded: str, language: str) -> tuple[Number, ...]:
    """Find the whole numbers of a text.

    Args:
        folded: A folded text.
        language: ``es``, ``en`` or ``pt``.

    Returns:
        In order; they do not overlap.
    """
    words = _words(language)
    found: list[Number] = []
    end = 0
    for match in _TOKEN.finditer(folded):
        start = match.start()
        if start < end:
            continue
        number = None
        if match["digits"]:
            end = match.end()
            number = None if match["code"] else _in_figures(folded, match, words)
        elif match[0] in words.starts and not _within_word(folded, start):
            number = _in_words(folded, start, words)
        if number:
            found.append(number)
            end = number.end
    return _written_once(folded, found)


def _within_word(folded: str, start: int) -> bool:
    """Tell whether a position continues a word or a code: ``M4``, ``C-130``, ``.50``."""
    before = folded[start - 2 : start] if start > 1 else f" {folded[:start]}"
    return (
        before[1:].isalnum()
        or before[1:] == "_"
        or (before[1:] in {"-", "/"} and before[0].isalpha())
        or (before[1:] in {".", ","} and not before[0].isalpha())
    )


def _in_figures(folded: str, match: re.Match[str], words: _Words) -> Number | None:
    """Read a number in figures, or None if the digits belong to something else."""
    start, end = match.span("digits")
    digits = match["digits"]
    follows = folded[end : end + 1]
    if _within_word(folded, start) or follows.isalnum() or follows in {"%", "º", "°", "_"}:
        return None
    if folded[end : end + 2] in {".º", ".°"}:
        return None
    if not digits.isdecimal():
        grouped = _GROUPED.fullmatch(digits)
        if not grouped or (grouped[1] == "." and digits.count(".") == 1 and words.point_is_decimal):
            return None
        digits = digits.replace(grouped[1], "")
    elif len(digits) <= 3 and start and folded[start - 1] != "\n":  # noqa: PLR2004 - a group
        more = _MORE_GROUPS.match(folded, end)
        if more:
            digits, end = digits + more[0].replace(" ", ""), more.end()
    if len(digits) > MOST_DIGITS:
        return None
    value = int(digits)
    scale = words.scale.match(folded, end)
    if scale:
        value, end = value * words.values[scale[1]], scale.end()
        rest = _REST.match(folded, end)
        if rest and words.values[scale[1]] == 1000:  # noqa: PLR2004 - "3 mil 500"
            value, end = value + int(rest[1]), rest.end()
    return Number(start, end, value)


def _in_words(folded: str, start: int, words: _Words) -> Number | None:
    """Read a number in words, or None if none starts here."""
    match = words.numeral.match(folded, start)
    if not match:
        return None
    total = current = 0
    for word in re.findall(r"[^\W\d_]+", match[0]):
        value = words.values.get(word, 0)
        if word in words.hundred:
            current *= value
        elif value >= 1000:  # noqa: PLR2004 - a scale
            total = (total + current or 1) * value if value > 1000 else max(current, 1) * value  # noqa: PLR2004 - above a thousand
            current = 0
        else:
            current += value
    return Number(start, match.end(), total + current)


def _written_once(folded: str, found: list[Number]) -> tuple[Number, ...]:
    """Join numbers that are written twice: ``treinta (30)``, ``30 (treinta)``."""
    once: list[Number] = []
    for number in found:
        before = once[-1] if once else None
        if (
            before
            and before.value == number.value
            and folded[before.end : number.start].strip() == "("
            and folded[number.end : number.end + 1] == ")"
        ):
            once[-1] = Number(before.start, number.end + 1, number.value)
        else:
            once.append(number)
    return tuple(once)
