"""Amounts of a text that may count persons or things: not calibres, measures, money or days."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.ownership import CUES
from relevo.instrument.reading.document import Zone, between
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.instrument.reading.document import Amount, Document, Mention, Sentence

CALIBRE = re.compile(
    r"\b(?:calibres?|caliber|cal)\b\.?\s{0,3}\.?\d{1,3}(?:[.,]\d{1,3})?(?:\s?mm\b)?"
    r"|\b\d{1,3}(?:[.,]\d{1,3})?\s?(?:x\s?\d{1,3}\s?)?(?:mm|milimetros?|millimet\w{2,4}|pulgadas|inch)\b"
    r"|(?<![\d\w])\.\d{2,3}\b"
)
FORCE = frozenset({"military", "officer", "crew", "group"})
"""Classes of persons that are a force's without military words beside them."""

LONGEST_UNIT = 40
"""How far before its number the name of a unit begins, in characters, at most."""

_PER_CENT = re.compile(r"\s?%")
_MONEY_BEFORE = re.compile(r"(?:\$|€|£|\busd|\bs/|\br\$)\s?$")
_COUNTED_NAME = re.compile(r"(?<![\w.,])\d{1,3}\)? ((?:[A-Z][\w-]{1,15} ){1,2})(?=$)")
"""A number and a name before the number of a type: ``24 PzH`` 2000."""

_PROPER = re.compile(
    r"\b(?:[Ee]l|[Ll]a|[Dd]el|[Aa]l|[Dd]o|[Dd]a|[Tt]he) ((?:[A-Z][\w-]{1,15} ){1,2})$"
)
"""A name of its own before its number: ``el Ala`` 612."""

_NO_NAMES = "person category state place arms aircraft vessel equipment".split()
"""Kinds of mentions that a number may follow without being part of their name."""

_LOOSE_DIGITS = re.compile(r"[A-Za-z] \d{1,2}(?!\d)|[a-z] ?\d")
_NUMBERING = re.compile(r"\s{0,8}\d{1,2}\s?[.)º°-]\s")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of persons where it stands.

    Attributes:
        amount: The number.
        sentence: The sentence.
        of: Offsets of the noun, or None where it is understood.
        word: Class of the noun (a code of the gazetteer of persons), or empty.
        category: Category of unit, or empty.
        owner: State that the words give, or empty.
        total: Whether the words call it a total.
    """

    amount: Amount
    sentence: Sentence
    of: tuple[int, int] | None = None
    word: str = ""
    category: str = ""
    owner: str = ""
    total: bool = False

    @property
    def n(self) -> int | None:
        """The number; None for tens and the like."""
        return self.amount.quantity.n

    @property
    def end(self) -> int:
        """Offset after the number and its noun."""
        return max(self.amount.end, self.of[1] if self.of else 0)


def counts_in(document: Document, start: int, end: int) -> tuple[Amount, ...]:
    """Give the amounts of a piece of a text that may count persons or things.

    Calibres, money, measures, days and lengths of time, and digits of names do not.
    """
    folded = document.folded
    taken = [match.span() for match in CALIBRE.finditer(folded, start, end)]
    taken += [(one.start, one.end) for one in between(document.days, start, end)]
    taken += [(one.start, one.end) for one in between(document.lengths, start, end)]
    for kind in ("arms", "aircraft", "vessel", "equipment", "category"):
        taken += [
            (one.start, one.end)
            for one in document.within(kind, start, end)
            if not is_loose(document, one)
        ]
    numbering = _NUMBERING.match(folded, start, end)
    if numbering:
        taken.append(numbering.span())
    held = joined(taken)
    return tuple(
        amount
        for amount in between(document.amounts, start, end)
        if amount.end <= end
        and not meets(held, *amount.number)
        and not _is_measure(document, amount)
        and not _is_name(document, amount)
        and not _MONEY_BEFORE.search(folded[max(start, amount.number[0] - 5) : amount.number[0]])
    )


def is_loose(document: Document, mention: Mention) -> bool:
    """Whether what looks like a type is a word and a number: ``y 20`` is no Y-20."""
    return _LOOSE_DIGITS.match(document.text, mention.start, mention.end) is not None


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give spans in order, those that overlap as one.

    Args:
        spans: Start and end of each, in any order.
    """
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def meets(held: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span overlaps one of others.

    Args:
        held: Spans as :func:`joined` gives them.
        start: Start of the span.
        end: Its end.
    """
    at = bisect_left(held, (end,))
    return at > 0 and held[at - 1][1] > start


def _is_name(document: Document, amount: Amount) -> bool:
    """Whether an amount is the number of a unit or type: ``Equipo SEAL 2``, ``Batallón 601``."""
    start = amount.number[0]
    if not document.folded[start].isdigit() or amount.start != start:
        return False
    if document.sentences[document.sentence_at(start)].zone is Zone.TABLE:
        return False
    first = max(0, start - LONGEST_UNIT)
    lead = document.folded[first:start]
    for pattern in (_COUNTED_NAME, _PROPER):
        name = pattern.search(document.text, first, start)
        if name and not any(document.within(kind, name.start(1), start) for kind in _NO_NAMES):
            return True
    return any(
        lead[match.end() :] in {"", " "}
        for match in cue(CUES, "numbered", document.language).finditer(lead)
    )


def _is_measure(document: Document, amount: Amount) -> bool:
    """Whether an amount is a share, or measures money, weight, length, time or votes."""
    after = document.folded[amount.number[1] : amount.number[1] + 30]
    return bool(_PER_CENT.match(after)) or bool(
        cue(CUES, "measure", document.language).match(after.lstrip())
    )
