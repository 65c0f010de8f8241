"""Persons counted: each number of persons where it stands, with what it counts and whose they are.

A number counts the noun after it (``600 militares``, ``25 de Fuerzas Especiales``), the noun of its
row (``Officers .... 28``), the group before it (``a crew of 95``), or persons understood from the
number before (``73 de Colombia``). What counts votes, days, money, arms or places is not found.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.ownership import (
    CUES,
    beside,
    owner_of,
)
from relevo.instrument.reading.fields.counts import Count, counts_in
from relevo.instrument.reading.fields.states_counted import before_list, of_item, of_label
from relevo.instrument.reading.fields.understood import (
    apposed,
    bare_total,
    in_column,
    in_number,
    is_more,
    is_total,
    last,
    of_group,
    stated,
    understood,
)
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.nouns import (
    category_of,
    is_civil,
    noun_after,
    noun_before,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.document import Amount, Document, Mention, Sentence

_HOUSE = 22
"""Characters after a number within which a house begins that it is the seats of: "275-member"."""

PAIR = 2
"""*The two forces* are the host's and the visitor's, rather than a number of persons."""


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
            or of_group(document, sentence, amount)
            or in_number(document, sentence, amount)
            or apposed(document, sentence, amount, before)
            or before_list(document, sentence, amount)
            or (of_item(document, sentence, amount) if known else None)
            or of_label(document, sentence, amount)
            or stated(document, sentence, amount)
            or in_column(document, sentence, amount)
            or understood(document, sentence, amount, before)
            or bare_total(document, sentence, amount, known=known or bool(before))
        )
        if one is not None:
            one = replace(one, total=one.total or is_total(document, sentence, amount))
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
    if not owner and before and is_more(document, sentence, amount):
        owner = before[-1].owner
    understood = bool(owner) or (known and is_total(document, sentence, amount))
    if word == "person" and not (understood or _is_military(document, sentence, noun, before)):
        return None
    crowd = cue(CUES, "crowd", document.language)
    if word == "person" and (
        is_civil(document, noun) or last(crowd, document, amount, sentence) is not None
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
    if document.within("body", end, end + _HOUSE):
        return None
    groups = [one for one in document.within("person", end, end + 40) if one.id == "group"]
    at = (groups[0].start, groups[0].end) if groups else amount.number
    return Count(amount, sentence, owner=owner_of(document, *at, sentence))


def _is_both(document: Document, amount: Amount) -> bool:
    """Whether an amount speaks of two forces named before: ``las dos tropas``, ``both units``."""
    if amount.quantity.n != PAIR or document.folded[amount.number[0]].isdigit():
        return False
    lead = document.folded[max(0, amount.number[0] - 12) : amount.number[0]]
    articles = cue(CUES, "article", document.language).finditer(lead)
    return any(not lead[article.end() :].strip() for article in articles)


def _between(document: Document, amount: Amount, of: tuple[int, int]) -> str:
    """Give the state named between a number and its noun: ``600 US troops``."""
    states = document.within("state", *sorted((amount.number[1], of[0])))
    return states[-1].ids[0] if states else ""


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
