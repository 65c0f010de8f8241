"""Amounts: numbers with the words that say how they are meant.

``hasta 400`` is at most 400, ``más de 1,000`` at least 1,000, ``unos 30`` about 30. A pair of
numbers, ``entre 20 y 30`` or ``20 to 30``, is one amount, *at most* the second: what an act gives
as a range of strength is a permission up to its upper end. ``menos de 100`` is at most 100: a draft
gives the number that is printed. *Decenas* and *dozens* are tens, *cientos* unspecified; *docena*
is 12, *un centenar* about 100. An approximation that restates the number before it (``87
efectivos, casi un centenar``) is no amount of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from relevo.core.bound import Quantifier, Quantity
from relevo.core.data import data_yaml
from relevo.instrument.reading.document import Amount
from relevo.instrument.reading.grammar.whole_words import SPACE, either

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.instrument.reading.document import Number

LONGEST_QUANTIFIER = 40
"""How far before a number its quantifier may begin, in characters."""

RESTATED_WITHIN = 60
"""How far after a number an approximation of it may stand, in characters."""

_SPACE_BEFORE = re.compile(f"{SPACE}$")
_SAYS = (Quantifier.AT_MOST, Quantifier.AT_LEAST, Quantifier.ABOUT)


@dataclass(frozen=True, slots=True)
class _Words:
    """Quantifiers of one language as patterns.

    Attributes:
        before: Quantifier that ends where a number starts; the group tells which.
        last_words: The words that these end in.
        after: Quantifier that starts where a number and its noun end.
        between: Opens a pair: ``entre``.
        between_and: Between the numbers of an opened pair.
        to: Between the numbers of a plain pair, a hyphen too.
        vague: Words that are an amount by themselves, or with a number before them.
        collective: Value of each collective and how it is meant.
        plural: How a plural without a number is meant: ``decenas``.
    """

    before: re.Pattern[str]
    last_words: frozenset[str]
    after: re.Pattern[str]
    between: re.Pattern[str]
    between_and: re.Pattern[str]
    to: re.Pattern[str]
    vague: re.Pattern[str]
    collective: dict[str, tuple[int, Quantifier]]
    plural: dict[str, Quantifier]


@cache
def _words(language: str) -> _Words:
    """Load the quantifiers of a language."""
    data: dict[str, Any] = data_yaml(f"{language}/quantifiers.yaml", "relevo.instrument")
    groups = {
        side: "|".join(f"(?P<{says}>{either(data[side].get(says, ()))})" for says in _SAYS)
        for side in ("before", "after")
    }
    collective = {
        word: (int(n), Quantifier(kind))
        for kind, words in data["collective"].items()
        for word, n in words.items()
    }
    plural = {
        **dict.fromkeys(data["tens"], Quantifier.TENS),
        **dict.fromkeys(data["unspecified"], Quantifier.UNSPECIFIED),
    }
    not_vague = f"(?!{either(data['not_collective'])})" if data["not_collective"] else ""
    return _Words(
        before=re.compile(f"(?:{groups['before']}){SPACE}?$"),
        last_words=frozenset(
            phrase.split(" ")[-1].rstrip("*") for says in data["before"].values() for phrase in says
        ),
        after=re.compile(f"(?:{SPACE}[^\\W\\d_]{{1,20}}){{0,2}},?{SPACE}(?:{groups['after']})"),
        between=re.compile(f"{either(data['between'])}{SPACE}$"),
        between_and=re.compile(f"{SPACE}{either(data['between_and'])}{SPACE}"),
        to=re.compile(f"-|{SPACE}{either(data['to'])}{SPACE}"),
        vague=re.compile(not_vague + either([*collective, *plural])),
        collective=collective,
        plural=plural,
    )


def amounts(folded: str, language: str, numbers: Sequence[Number]) -> tuple[Amount, ...]:
    """Find the amounts of a text.

    Args:
        folded: A folded text.
        language: ``es``, ``en`` or ``pt``.
        numbers: Its whole numbers, in order.

    Returns:
        In order; they do not overlap.
    """
    words = _words(language)
    vague = _vague_amounts(folded, numbers, words)
    taken = sorted((v.number, v) for v in vague)
    plain: list[Amount] = []
    for i, number in enumerate(numbers):
        if plain and plain[-1].end >= number.end:
            continue
        at = bisect_left(taken, ((number.start, number.end),))
        nearby = [v for _, v in taken[max(at - 1, 0) : at + 2]]
        if any(v.start < number.end and number.start < v.end for v in nearby):
            continue
        plain.append(_amount(folded, numbers, i, words))
    return _not_restated(folded, sorted([*plain, *vague], key=lambda a: (a.start, -a.end)))


def _amount(folded: str, numbers: Sequence[Number], i: int, words: _Words) -> Amount:
    """Give the amount of a number, or of the pair that it opens."""
    number = numbers[i]
    pair = _pair(folded, numbers, i, words)
    if pair:
        return pair
    start, says = _quantifier_before(folded, number.start, words)
    end = number.end
    if says is Quantifier.EXACT:
        after = words.after.match(folded, number.end, number.end + LONGEST_QUANTIFIER)
        if after and after.lastgroup and not _belongs_to_next(folded, after.end(), numbers, i):
            says = Quantifier(after.lastgroup)
    return Amount(start, end, Quantity(says, number.value), (number.start, number.end))


def _belongs_to_next(folded: str, end: int, numbers: Sequence[Number], i: int) -> bool:
    """Tell whether a quantifier that ends here stands right before the next number."""
    return i + 1 < len(numbers) and not folded[end : numbers[i + 1].start].strip()


def _pair(folded: str, numbers: Sequence[Number], i: int, words: _Words) -> Amount | None:
    """Give the amount of a pair of numbers, or None if this number does not open one."""
    if i + 1 == len(numbers):
        return None
    low, high = numbers[i], numbers[i + 1]
    if low.value >= high.value or high.start - low.end > LONGEST_QUANTIFIER:
        return None
    plain = words.to.fullmatch(folded, low.end, high.start)
    if not plain and not words.between_and.fullmatch(folded, low.end, high.start):
        return None
    opened = words.between.search(folded, max(low.start - LONGEST_QUANTIFIER, 0), low.start)
    if not plain and not opened:
        return None
    chained = "-" in {folded[low.start - 1 : low.start], folded[high.end : high.end + 1]}
    if chained and folded[high.end + 1 : high.end + 2].isdecimal() | (
        folded[low.start - 1 : low.start] == "-"
    ):
        return None
    start = opened.start() if opened else low.start
    quantity = Quantity(Quantifier.AT_MOST, high.value)
    return Amount(start, high.end, quantity, (high.start, high.end))


def _quantifier_before(folded: str, start: int, words: _Words) -> tuple[int, Quantifier]:
    """Give where the quantifier of what starts here begins, and which it is."""
    low = max(start - LONGEST_QUANTIFIER, 0)
    last_word = "".join(folded[low:start].split()[-1:])
    known = last_word.lstrip("(,;:\"'-") in words.last_words
    before = words.before.search(folded, low, start) if known else None
    if not before or not before.lastgroup:
        return start, Quantifier.EXACT
    return before.start(), Quantifier(before.lastgroup)


def _vague_amounts(folded: str, numbers: Sequence[Number], words: _Words) -> list[Amount]:
    """Find the amounts that collectives and plurals make: ``dos docenas``, ``decenas de``."""
    ends = {number.end: number for number in numbers}
    found: list[Amount] = []
    for match in words.vague.finditer(folded):
        start, end = match.span()
        word = " ".join(match[0].split())
        space = _SPACE_BEFORE.search(folded, max(start - 8, 0), start)
        number = ends.get(space.start()) if space else None
        if word in words.collective and (number or word not in words.plural):
            value, says = words.collective[word]
            inner = number.start if number else start
            begin, quantifier = _quantifier_before(folded, inner, words)
            if quantifier is not Quantifier.EXACT:
                says = quantifier
            quantity = Quantity(says, value * (number.value if number else 1))
            found.append(Amount(begin, end, quantity, (inner, end)))
        elif word in words.plural:
            found.append(Amount(start, end, Quantity(words.plural[word]), (start, end)))
    return found


def _not_restated(folded: str, found: list[Amount]) -> tuple[Amount, ...]:
    """Leave out words of a quantifier (*un máximo de*), and what restates the number before it."""
    kept: list[Amount] = []
    for amount in found:
        before = kept[-1] if kept else None
        inside = before and amount.start < before.end
        if not inside and not (before and _restates(folded, before, amount)):
            kept.append(amount)
    return tuple(kept)


def _restates(folded: str, before: Amount, amount: Amount) -> bool:
    """Tell whether an approximation, set off by a comma or bracket, restates a number."""
    exact, about = before.quantity, amount.quantity
    if (
        exact.quantifier is not Quantifier.EXACT
        or about.quantifier not in {Quantifier.ABOUT, Quantifier.AT_LEAST}
        or exact.n is None
        or about.n is None
        or amount.start == amount.number[0]
        or amount.start - before.end > RESTATED_WITHIN
    ):
        return False
    set_off = re.search(r"[,(-] ?$", folded[before.end : amount.start])
    closed = re.match(r" ?(?:[,;.:)-]|\n|$)", folded[amount.end : amount.end + 3])
    near = 2 * abs(exact.n - about.n) <= exact.n
    return bool(set_off and closed and near)
