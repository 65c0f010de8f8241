"""Numbers of persons that no noun follows: of a group, in a bracket, *of whom 20*, *15 more*."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.ownership import CUES, LOOK_BACK, back, only, owner_of
from relevo.instrument.reading.fields.counts import FORCE, Count
from relevo.instrument.reading.fields.formations import is_service
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.reading.names.nouns import REACH, category_of
from relevo.instrument.reading.page.columns import in_column_of

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Amount, Document, Mention, Sentence

LONGEST_STATEMENT = 90
"""Characters of ``their number will not exceed``, at most."""

OF_WHOM = 30
"""Characters from ``200 of whom`` to what they are, at most."""

_SET_OFF = re.compile(r"\s{0,2}[,;.)]")
_STATE_LEAD = re.compile(
    r"(?:[,;:]|\b(?:y|e|and))\s(?:(?:y|e|and)\s)?"
    r"(?:(?:de|desde|del|da|do|from)\s)?(?:la |los |the |el |las |a |o |os |as )?$"
)
_STATE_GAP = re.compile(r"(?:,| con| with| com|:| \(| -)?\s?")
_ENDS = re.compile(r"\s{0,2}(?:[,.;:)\n]|$)")


def of_group(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
    """Give the strength of a group: ``contingente de 600``, ``a crew of 95``."""
    if not ends(document, amount.number[1]):
        return None
    lead = last(cue(CUES, "of_group", document.language), document, amount, sentence)
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


def in_number(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
    """Give a number that stands after the persons: ``efectivos del Ejército en número de 15``."""
    lead = last(cue(CUES, "in_number_of", document.language), document, amount, sentence)
    if lead is None or not ends(document, amount.number[1]):
        return None
    for noun in reversed(document.within("person", back(sentence, lead.start()), lead.start())):
        if noun.id in {"military", "officer", "crew", "group"}:
            owner = owner_of(document, noun.start, noun.end, sentence)
            category = category_of(document, sentence, amount, noun)
            at = (noun.start, noun.end)
            return Count(amount, sentence, at, noun.id, category, owner)
    return None


def apposed(
    document: Document, sentence: Sentence, amount: Amount, before: list[Count]
) -> Count | None:
    """Give a number that stands behind the persons: ``los efectivos estadounidenses, unos 87,``.

    Persons that were counted before it are not: ``436 militares, 216 de ellos armados``.
    """
    at = amount.start
    total = last(cue(CUES, "total", document.language), document, amount, sentence)
    if total is not None:
        at = total.start()
    lead = document.folded[max(sentence.start, at - 3) : at]
    if not lead.endswith((", ", "(")):
        return None
    of_them = cue(CUES, "of_them", document.language)
    rest = document.folded[amount.number[1] : amount.number[1] + 20]
    them = of_them.match(rest.lstrip()) is not None
    if not (_SET_OFF.match(rest) or them):
        return None
    end = at - len(lead) + len(lead.rstrip(" ,("))
    first = max(sentence.start, end - REACH)
    for noun in reversed(document.within("person", first, end)):
        if before and before[-1].end >= noun.end:
            return None
        counted = noun.id in FORCE or (total is not None and noun.id == "person")
        if counted and only(document, noun.end, end, "whose"):
            owner = owner_of(document, noun.start, noun.end, sentence)
            if total is not None and not owner:
                owner = _subject(document, noun, sentence)
            category = category_of(document, sentence, amount, noun)
            return Count(amount, sentence, (noun.start, noun.end), noun.id, category, owner)
    for state in document.within("state", first, end):
        article = document.folded[max(sentence.start, state.start - 4) : state.start]
        if them and state.end == end and cue(CUES, "article", document.language).search(article):
            return Count(amount, sentence, (state.start, end), "military", "", state.ids[0])
    return None


def _subject(document: Document, noun: Mention, sentence: Sentence) -> str:
    """Give the state named first in the part of a sentence that a noun ends, or empty."""
    first = max(sentence.start, noun.start - REACH)
    first = max(first, document.folded.rfind(";", first, noun.start) + 1)
    states = document.within("state", first, noun.start)
    return states[0].ids[0] if states else ""


def stated(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
    """Give the number that a force is said to have: ``their number will not exceed 1,200``."""
    if not ends(document, amount.number[1]):
        return None
    first = max(sentence.start, amount.number[0] - LONGEST_STATEMENT)
    for match in cue(CUES, "number_is", document.language).finditer(
        document.folded, first, amount.number[0]
    ):
        gap = document.folded[match.end() : amount.number[0]].strip()
        if match.end() >= amount.start or not gap:
            return Count(amount, sentence)
    return None


def in_column(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
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


def understood(
    document: Document, sentence: Sentence, amount: Amount, before: list[Count]
) -> Count | None:
    """Give a number whose noun is that of the one before: ``y 73 de Colombia``, ``otros 15``."""
    state = _bracketed(document, sentence, amount)
    if state is not None:
        units = document.within("category", state.end, amount.start)
        category = units[0].ids[0] if units else ""
        return Count(amount, sentence, None, "military", category, state.ids[0])
    service = _of_service(document, sentence, amount)
    if service is not None or not before:
        return service
    of_state = _of_state(document, sentence, amount, before[-1])
    if of_state is not None:
        return of_state
    if amount.quantity.n == 1 and not document.folded[amount.number[0]].isdigit():
        return None
    return _like(document, sentence, amount, before[-1])


def _of_state(
    document: Document, sentence: Sentence, amount: Amount, before: Count
) -> Count | None:
    """Give the number of another state: ``y 73 de Colombia``."""
    after = amount.number[1]
    states = document.within("state", after, amount.end + 40)
    if not states or not _closes(document, after, states[0]):
        return None
    return _another(before, sentence, amount, states[0].ids[0])


def _another(before: Count, sentence: Sentence, amount: Amount, owner: str) -> Count:
    """Give a number of persons like those before it, of another state."""
    return Count(amount, sentence, word=before.word, owner=owner)


def _like(document: Document, sentence: Sentence, amount: Amount, before: Count) -> Count | None:
    """Give a number of more persons like those before it, or of some of them."""
    after = amount.number[1]
    units = document.within("category", after, amount.end + REACH)
    if units and _closes(document, after, units[0]):
        owner = owner_of(document, units[0].start, units[0].end, sentence)
        return Count(amount, sentence, word=before.word, category=units[0].ids[0], owner=owner)
    ships = document.within("vessel", after, amount.end + REACH)
    definite = cue(CUES, "definite", document.language)
    if ships and definite.fullmatch(document.folded[after : ships[0].start].strip()):
        return replace(before, amount=amount, of=None, category="", owner="", total=False)
    listed = _listed(document, sentence, amount, before)
    if listed is not None:
        return listed
    of_whom = cue(CUES, "of_whom", document.language).match(document.folded, amount.number[1] + 1)
    theirs = document.within("state", of_whom.end(), of_whom.end() + OF_WHOM) if of_whom else ()
    if of_whom and theirs and only(document, of_whom.end(), theirs[0].start, "between", "copula"):
        return _another(before, sentence, amount, theirs[0].ids[0])
    if _is_said_more(document, sentence, amount) or _is_part(document, amount):
        return replace(before, amount=amount, of=None, category="", total=False)
    return None


def _listed(document: Document, sentence: Sentence, amount: Amount, before: Count) -> Count | None:
    """Give the number after the next state of a list: ``300 soldados; de Brasil, 45``."""
    if not ends(document, amount.number[1]):
        return None
    for state in document.within("state", before.end, amount.start)[-1:]:
        lead = _STATE_LEAD.search(document.folded, before.end, state.start)
        gap = document.folded[state.end : amount.start]
        if lead and _STATE_GAP.fullmatch(gap):
            return _another(before, sentence, amount, state.ids[0])
    return None


def _of_service(document: Document, sentence: Sentence, amount: Amount) -> Count | None:
    """Give the number of those of a branch: ``militares: cinco del Ejército``."""
    if not cue(CUES, "of", document.language).match(document.folded, amount.number[1] + 1):
        return None
    for unit in document.within("category", amount.number[1], amount.number[1] + REACH)[:1]:
        if not is_service(unit.ids[0]) or not only(document, amount.number[1], unit.start, "whose"):
            continue
        for noun in document.within("person", back(sentence, amount.start), amount.start):
            if noun.id in FORCE:
                owner = owner_of(document, unit.start, unit.end, sentence) or owner_of(
                    document, noun.start, noun.end, sentence
                )
                return Count(amount, sentence, None, "military", unit.ids[0], owner)
    return None


def is_more(document: Document, sentence: Sentence, amount: Amount) -> bool:
    """Whether a number is said to be of others like those before it: ``otros 50 policías``."""
    return last(cue(CUES, "more", document.language), document, amount, sentence) is not None


def _is_said_more(document: Document, sentence: Sentence, amount: Amount) -> bool:
    """Whether a number adds to the one before: ``otros 15``, ``18 más``, ``20 others``."""
    more = cue(CUES, "more", document.language)
    if is_more(document, sentence, amount) and ends(document, amount.number[1]):
        return True
    rest = document.folded[amount.number[1] : amount.number[1] + 20]
    behind = more.match(rest.lstrip())
    after = amount.number[1] + len(rest) - len(rest.lstrip()) + (behind.end() if behind else 0)
    return behind is not None and ends(document, after)


def _is_part(document: Document, amount: Amount) -> bool:
    """Whether a number counts a sort of those before it: ``200 of whom are medics``.

    ``216 of them armed`` says how the others come, and is no number of its own.
    """
    after = amount.number[1]
    match = cue(CUES, "of_whom", document.language).match(document.folded, after + 1)
    if match is None:
        return False
    return any(
        only(document, match.end(), noun.start, "between", "copula")
        for kind in ("person", "category")
        for noun in document.within(kind, match.end(), match.end() + OF_WHOM)[:1]
    )


def last(
    pattern: re.Pattern[str], document: Document, amount: Amount, sentence: Sentence
) -> re.Match[str] | None:
    """Give the match of a cue that stands right before an amount, or None."""
    lead = max(sentence.start, amount.start - 20)
    for match in pattern.finditer(document.folded, lead, amount.start):
        if not document.folded[match.end() : amount.start].strip():
            return match
    return None


def ends(document: Document, end: int) -> bool:
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
    bracket = folded.rindex("(", 0, amount.start)
    if not only(document, states[-1].end, bracket, "whose"):
        return None
    persons = document.within("person", back(sentence, states[-1].start), states[-1].start)
    return states[-1] if any(one.id in {"military", "person"} for one in persons) else None


def _closes(document: Document, start: int, mention: Mention) -> bool:
    """Whether nothing but *of* stands before a name, and its part of the sentence ends after it."""
    return only(document, start, mention.start, "whose") and ends(document, mention.end)


def bare_total(
    document: Document, sentence: Sentence, amount: Amount, *, known: bool
) -> Count | None:
    """Give a total without a noun, where persons were counted before it."""
    if not known or not ends(document, amount.number[1]):
        return None
    things = ("arms", "aircraft", "vessel", "equipment")
    near = (back(sentence, amount.start), min(sentence.end, amount.end + LOOK_BACK))
    if any(document.within(kind, *near) for kind in things):
        return None
    return Count(amount, sentence, total=True) if is_total(document, sentence, amount) else None


def is_total(document: Document, sentence: Sentence, amount: Amount) -> bool:
    """Whether the words beside an amount call it a total."""
    first, last = max(sentence.start, amount.start - 50), min(sentence.end, amount.end + 40)
    for match in cue(CUES, "total", document.language).finditer(document.folded, first, last):
        if match.end() <= amount.start:
            gap = document.folded[match.end() : amount.start]
            if len(gap.split()) <= 5 and not re.search(r"[,;.(]", gap):  # noqa: PLR2004
                return True
        elif match.start() >= amount.end and not re.search(
            r"[,;(\d]", document.folded[amount.end : match.start()]
        ):
            return True
    return False
