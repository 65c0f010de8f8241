"""Persons counted: each number of persons where it stands, with what it counts and whose they are.

A number counts the noun after it (``600 militares``, ``25 de Fuerzas Especiales``), the noun of its
row (``Officers .... 28``), the group before it (``a crew of 95``), or persons understood from the
number before (``73 de Colombia``). What counts votes, days, money, arms or places is not found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.ownership import (
    CUES,
    LOOK_BACK,
    back,
    beside,
    only,
    owner_of,
)
from relevo.instrument.reading.fields.counts import counts_in
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.nouns import (
    REACH,
    category_of,
    is_civil,
    noun_after,
    noun_before,
)
from relevo.instrument.reading.page.columns import in_column_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.document import Amount, Document, Mention, Sentence

PAIR = 2
"""*The two forces* are the host's and the visitor's, rather than a number of persons."""

_ENDS = re.compile(r"\s{0,2}(?:[,.;:)\n]|$)")


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


def persons_in(document: Document, sentence: Sentence, *, known: bool) -> Iterator[Count]:
    """Give the numbers of persons of a sentence.

    Args:
        document: The text.
        sentence: One of its sentences.
        known: Whether sentences before it counted persons of the act, so that a bare total or
            ``otros 15`` is understood.

    Yields:
        Counts in order.
    """
    before: list[Count] = []
    for amount in counts_in(document, sentence.start, sentence.end):
        if _is_both(document, amount):
            continue
        one = (
            _strong(document, sentence, amount)
            or _counted(document, sentence, amount, before, known=known)
            or _of_group(document, sentence, amount)
            or _in_number(document, sentence, amount)
            or _in_column(document, sentence, amount)
            or _understood(document, sentence, amount, before)
            or _bare_total(document, sentence, amount, known=known or bool(before))
        )
        if one is not None:
            one = replace(one, total=one.total or _is_total(document, sentence, amount))
            before.append(one)
            yield one


def _counted(
    document: Document, sentence: Sentence, amount: Amount, before: list[Count], *, known: bool
) -> Count | None:
    """Give a number whose noun follows it, or heads its row."""
    noun = noun_after(document, sentence, amount) or noun_before(document, sentence, amount)
    if noun is None:
        return None
    of = (noun.start, noun.end)
    word = noun.id if noun.kind == "person" else ""
    owner = owner_of(document, *of, sentence) or _between(document, amount, of)
    understood = bool(owner) or (known and _is_total(document, sentence, amount))
    if word == "person" and not (understood or _is_military(document, sentence, noun, before)):
        return None
    crowd = cue(CUES, "crowd", document.language)
    if word == "person" and (
        is_civil(document, noun) or _last(crowd, document, amount, sentence) is not None
    ):
        return None
    return Count(
        amount=amount,
        sentence=sentence,
        of=of,
        word=word,
        category=category_of(document, sentence, amount, noun),
        owner=owner,
    )


def _strong(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
    """Give the strength that stands before a group: ``a 250-strong contingent of US Marines``."""
    end = amount.number[1]
    if not cue(CUES, "strong", document.language).match(
        document.folded[end : end + 20].lstrip(" -")
    ):
        return None
    if document.folded[end : end + 1] != "-":
        return None
    groups = [one for one in document.within("person", end, end + 40) if one.id == "group"]
    at = (groups[0].start, groups[0].end) if groups else amount.number
    return Count(amount, sentence, owner=owner_of(document, *at, sentence))


def _of_group(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
    """Give the strength of a group: ``contingente de 600``, ``a crew of 95``."""
    if not _ends(document, amount.number[1]):
        return None
    lead = _last(cue(CUES, "of_group", document.language), document, amount, sentence)
    if lead is None:
        return None
    groups = [
        mention
        for mention in document.within("person", back(sentence, lead.start()), lead.start())
        if mention.id in {"group", "company"}
        and only(document, mention.end, lead.start(), "whose", "between")
    ]
    if groups:
        at = groups[-1].start, groups[-1].end
        word = groups[-1].id if groups[-1].id == "company" else ""
    elif cue(CUES, "with", document.language).fullmatch(lead.group()) and document.within(
        "vessel", back(sentence, amount.start), amount.start
    ):
        at, word = amount.number, "company"
    else:
        return None
    return Count(
        amount,
        sentence,
        word=word,
        category="ship_crew" if word else "",
        owner=owner_of(document, *at, sentence),
    )


def _in_number(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
    """Give a number that stands after the persons: ``efectivos del Ejército en número de 15``."""
    lead = _last(cue(CUES, "in_number_of", document.language), document, amount, sentence)
    if lead is None or not _ends(document, amount.number[1]):
        return None
    for noun in reversed(document.within("person", back(sentence, lead.start()), lead.start())):
        if noun.id in {"military", "officer", "crew", "group"}:
            owner = owner_of(document, noun.start, noun.end, sentence)
            category = category_of(document, sentence, amount, noun)
            at = (noun.start, noun.end)
            return Count(amount, sentence, at, noun.id, category, owner)
    return None


def _is_both(document: Document, amount: Amount) -> bool:
    """Whether an amount speaks of two forces named before: ``las dos tropas``, ``both units``."""
    if amount.quantity.n != PAIR or document.folded[amount.number[0]].isdigit():
        return False
    lead = document.folded[max(0, amount.number[0] - 12) : amount.number[0]]
    articles = cue(CUES, "article", document.language).finditer(lead)
    return any(not lead[article.end() :].strip() for article in articles)


def _in_column(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
    """Give a number that stands in the column of persons of a table."""
    if not in_column_of(document, sentence, amount, "column"):
        return None
    units = document.within("category", sentence.start, sentence.end)
    return Count(
        amount,
        sentence,
        category=units[0].ids[0] if units else "",
        owner=owner_of(document, amount.start, amount.end, sentence),
    )


def _understood(
    document: Document, sentence: Sentence, amount: Amount, before: list[Count]
) -> Count | None:
    """Give a number whose noun is that of the one before: ``y 73 de Colombia``, ``otros 15``."""
    after = amount.number[1]
    state = _bracketed(document, sentence, amount)
    if state is not None:
        return Count(amount, sentence, word="military", owner=state.ids[0])
    if not before:
        return None
    states = document.within("state", after, amount.end + 40)
    if states and _closes(document, after, states[0]):
        return replace(
            before[-1],
            amount=amount,
            sentence=sentence,
            of=None,
            category="",
            owner=states[0].ids[0],
            total=False,
        )
    if amount.quantity.n == 1 and not document.folded[amount.number[0]].isdigit():
        return None
    units = document.within("category", after, amount.end + REACH)
    if units and _closes(document, after, units[0]):
        owner = owner_of(document, units[0].start, units[0].end, sentence)
        return Count(amount, sentence, word=before[-1].word, category=units[0].ids[0], owner=owner)
    ships = document.within("vessel", after, amount.end + REACH)
    definite = cue(CUES, "definite", document.language)
    if ships and definite.fullmatch(document.folded[after : ships[0].start].strip()):
        return replace(before[-1], amount=amount, of=None, category="", owner="", total=False)
    more = _last(cue(CUES, "more", document.language), document, amount, sentence)
    if more is not None and _ends(document, after):
        return replace(before[-1], amount=amount, of=None, category="", total=False)
    return None


def _last(
    pattern: re.Pattern[str], document: Document, amount: Amount, sentence: Sentence
) -> re.Match[str] | None:
    """Give the match of a cue that stands right before an amount, or None."""
    lead = max(sentence.start, amount.start - 20)
    for match in pattern.finditer(document.folded, lead, amount.start):
        if not document.folded[match.end() : amount.start].strip():
            return match
    return None


def _ends(document: Document, end: int) -> bool:
    """Whether a part of a sentence ends at an offset: a sign or a linking word follows."""
    if _ENDS.match(document.folded, end):
        return True
    after = document.folded[end : end + 20].lstrip()
    return cue(CUES, "closing", document.language).match(after) is not None


def _bracketed(document: Document, sentence: Sentence, amount: Amount) -> Mention | None:
    """Give the state before a number in brackets where persons are counted: ``Itália (vinte)``."""
    folded = document.folded
    closed = folded[amount.end : amount.end + 1] == ")"
    opened = folded[max(amount.start - 2, 0) : amount.start].strip() == "("
    states = document.within("state", back(sentence, amount.start), amount.start)
    if not (closed and opened and states):
        return None
    if folded[states[-1].end : amount.start].strip() != "(":
        return None
    persons = document.within("person", back(sentence, states[-1].start), states[-1].start)
    return states[-1] if any(one.id in {"military", "person"} for one in persons) else None


def _closes(document: Document, start: int, mention: Mention) -> bool:
    """Whether nothing but *of* stands before a name, and its part of the sentence ends after it."""
    return only(document, start, mention.start, "whose") and _ends(document, mention.end)


def _bare_total(
    document: Document, sentence: Sentence, amount: Amount, *, known: bool
) -> Count | None:
    """Give a total without a noun, where persons were counted before it."""
    if not known or not _ends(document, amount.number[1]):
        return None
    things = ("arms", "aircraft", "vessel", "equipment")
    near = (back(sentence, amount.start), min(sentence.end, amount.end + LOOK_BACK))
    if any(document.within(kind, *near) for kind in things):
        return None
    return Count(amount, sentence, total=True) if _is_total(document, sentence, amount) else None


def _between(document: Document, amount: Amount, of: tuple[int, int]) -> str:
    """Give the state named between a number and its noun: ``600 US troops``."""
    states = document.within("state", *sorted((amount.number[1], of[0])))
    return states[-1].ids[0] if states else ""


def _is_total(document: Document, sentence: Sentence, amount: Amount) -> bool:
    """Whether the words beside an amount call it a total."""
    first, last = max(sentence.start, amount.start - 50), min(sentence.end, amount.end + 40)
    for match in cue(CUES, "total", document.language).finditer(document.folded, first, last):
        if match.end() <= amount.start:
            gap = document.folded[match.end() : amount.start]
            if len(gap.split()) <= 5 and not re.search(r"[,;.]", gap):  # noqa: PLR2004
                return True
        elif match.start() >= amount.end and not re.search(
            r"[,;(\d]", document.folded[amount.end : match.start()]
        ):
            return True
    return False


def _is_military(
    document: Document, sentence: Sentence, noun: Mention, before: list[Count]
) -> bool:
    """Whether persons of no told sort are the force's: military words stand beside them."""
    if before:
        return True
    near = (max(sentence.start, noun.start - 100), min(sentence.end, noun.end + 60))
    if cue(CUES, "composed", document.language).search(document.folded, near[0], noun.start):
        return True
    return any(
        mention.id in {"group", "military", "crew", "company", "officer"}
        or mention.kind == "category"
        for kind in ("person", "category")
        for mention in document.within(kind, *near)
        if mention != noun
    )


def is_beside(document: Document, one: Count) -> bool:
    """Whether the state of the persons counted stands right beside their noun or number."""
    start, end = one.of or (one.amount.start, one.amount.end)
    return bool(beside(document, start, end, one.sentence)) or bool(
        _between(document, one.amount, (start, end))
    )
