"""Which sentences of a text are background: other years, other countries, other matters."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.roles import named_states, sends
from relevo.instrument.reading.document import between
from relevo.instrument.reading.grammar.date_words import date_words
from relevo.instrument.reading.grammar.relative import told_on
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.consent import Consent
    from relevo.instrument.reading.document import Document

_CITED = re.compile(
    r"(?:n\s?[.º°o]{1,3}|ley|lei|law|decreto|decree|resolucion|resolution|acuerdo|agreement)\s*\d[\d./-]*"
    r"(?:-[a-z/]{2,6})?,?\s*\(?(?:de|del|of|dated)?\s*[^,.;()\d]{0,12}(?:\d{1,2}[º°]?\s+(?:de\s+)?\w{3,10}"
    r"\s+(?:de|del)?\s*)?(?:19|20)\d\d"
)
"""The year of an instrument that is cited by its number: it dates that, not what is told."""

_BUILT = re.compile(
    r"\b(?:constru\w+|inaugur\w+|fundad[oa]s?|fundo|built|founded|erect\w+|levantad[oa]s?|erigid[oa]s?)\b"
    r"[^.;]{0,30}?\b(?:19|20)\d\d(?:\s+(?:y|e|and|a|to)\s+(?:19|20)\d\d)?"
)
"""The years in which a base was built: they date that, not what is told."""

_SURNAME = re.compile(r" [^\W\d_a-zà-ÿ]\w*[a-zà-ÿ]")
"""A capitalised word after a name that is a state's and a person's: "Israel Alvarado"."""

_LANGUAGE = re.compile(r"-(?:language|speaking)\b")
"""What makes of a demonym a language: "the Spanish-language outlet"."""

_COMPARED = re.compile(r",[^.;]{0,200}?\b(?:que|como|which|that|as|like|tal)\b")
"""What opens a comparison after a range of days."""

_BESIDE = re.compile(
    r"(?:[,;]|\b\w+)\s+(?:pese|aunque|embora|apesar|although|though|despite|even|luego|despues|tras"
    r"|apos|depois|after|mientras|enquanto|while)\b"
)
"""What adds to an act what happened beside it: ", although others had come before"."""

_SECOND_HALF = 7
"""Month from which a year's acts are often about the next year."""

_IN_YEAR = re.compile(
    r"(?:ya |only |just |back )?(?:en|in|em|during|durante)(?: el| the| o)?(?: ano| year)?"
    r"(?: [^\W\d]{3,10}(?: de| del)?)? (?:19|20)\d\d\b"
)
"""The year that a sentence begins with."""

_AGE = range(1990, 2100)
_YEAR = re.compile(r"(?<![\w/.,-])(?:19|20)\d\d(?![\w/-]|[.,]\d)")


def background(
    document: Document,
    years: tuple[frozenset[int], ...],
    evidence: tuple[Consent, ...],
    states: frozenset[str],
) -> frozenset[int]:
    """Give the numbers of the sentences that are not about the act.

    Args:
        document: The text.
        years: What :func:`years_of` gives for it.
        evidence: Where the text speaks of consent, in order.
        states: Host and senders, as far as known; empty if not.

    Returns:
        Numbers of sentences that speak of another time, of other states only, or of crime and
            accidents; with those that go on about them in the same paragraph.
    """
    heads = {consent.sentence: consent.end for consent in reversed(evidence)}
    main = main_year(document, years, evidence)
    aside: set[int] = set()
    goes_on = -1
    for number, sentence in enumerate(document.sentences):
        if not sentence.states_facts:
            continue
        now = _has(document, number, "now") or main in years[number]
        if _recalls(document, number, years, evidence) or _is_aside(
            document, number, years[number], main, states, head=heads.get(number)
        ):
            aside.add(number)
            goes_on = sentence.paragraph
        elif goes_on == sentence.paragraph and not now and _has(document, number, "there"):
            aside.add(number)
        else:
            goes_on = -1
    return frozenset(aside)


def leaves(document: Document, number: int, host: str) -> bool:
    """Tell whether a sentence is about the host's own force going abroad, and no other force."""
    sentence = document.sentences[number]
    gone = cue("consent", "gone", document.language)
    if gone.search(document.folded, sentence.start, sentence.end) is None:
        return False
    senders = {
        mention.ids[0]
        for mention in named_states(document, sentence.start, sentence.end)
        if sends(document, sentence.start, sentence.end, mention)
    }
    return senders == {host}


def main_year(
    document: Document, years: tuple[frozenset[int], ...], evidence: tuple[Consent, ...]
) -> int | None:
    """Give the year that the text is about: the latest of its consents, else when it was written.

    Where neither is told it is the year that most sentences name.
    """
    told = [
        max(years[consent.sentence])
        for consent in evidence
        if years[consent.sentence]
        and not _has(document, consent.sentence, "before")
        and not _recalls(document, consent.sentence, years, evidence)
    ]
    if told:
        return max(told)
    written = told_on(document.folded, document.days, date_words(document.language))
    if written is not None:
        return written.year
    every = Counter(
        year
        for sentence, named in zip(document.sentences, years, strict=True)
        if sentence.states_facts
        for year in named
    )
    return max(every, key=lambda year: (every[year], year), default=None)


def _recalls(
    document: Document,
    number: int,
    years: tuple[frozenset[int], ...],
    evidence: tuple[Consent, ...],
) -> bool:
    """Tell whether a sentence looks back at the consent of a year that it begins with.

    ``In 2023 the same Congress approved …`` does, where the text has told of an undated one before.
    """
    sentence = document.sentences[number]
    if not evidence or evidence[0].sentence >= number or years[evidence[0].sentence]:
        return False
    opens = _IN_YEAR.match(document.folded, sentence.start, sentence.end)
    return opens is not None and any(consent.sentence == number for consent in evidence)


def _is_aside(
    document: Document,
    number: int,
    years: frozenset[int],
    main: int | None,
    states: frozenset[str],
    *,
    head: int | None,
) -> bool:
    """Tell whether one sentence by itself is background.

    ``head`` is the offset after its first word of consent; None where it has none.
    """
    old = main is not None and bool(years) and max(years) < main
    if old and main is not None and max(years) == main - 1 and _is_eve(document, number):
        old = False
    before = _has(document, number, "before") and not _after_range(document, number)
    before = before and not (head is not None and _beside_act(document, number, head))
    if before and (old or not years) and not _has(document, number, "now"):
        return True
    if old:
        return True
    sentence = document.sentences[number]
    force = cue("consent", "force", document.language)
    named = {
        m.ids[0]
        for m in named_states(document, sentence.start, sentence.end)
        if not _LANGUAGE.match(document.folded, m.end)
        if not _SURNAME.match(document.text, m.end) or force.match(document.folded, m.end + 1)
    }
    if states and named and not named & states:
        return True
    if head is not None:
        return False
    if _has(document, number, "war") or _has(document, number, "turns"):
        return True
    return not named and _has(document, number, "elsewhere")


def _after_range(document: Document, number: int) -> bool:
    """Tell whether what is said of the past only compares, after the act's own range of days.

    ``La estancia va del 2 al 9 de mayo, como los ejercicios que hubo en años previos.``
    """
    sentence = document.sentences[number]
    told = cue("consent", "before", document.language).search(
        document.folded, sentence.start, sentence.end
    )
    ranges = between(document.ranges, sentence.start, told.start()) if told else ()
    return any(
        _COMPARED.search(document.folded, found.end, told.start() if told else found.end)
        for found in ranges
    )


def _beside_act(document: Document, number: int, head: int) -> bool:
    """Tell whether what is said of the past only stands beside a consent told before it.

    ``The Senate let the marines in, although others had entered the year before.``
    """
    told = cue("consent", "before", document.language).search(
        document.folded, document.sentences[number].start, document.sentences[number].end
    )
    return told is not None and _BESIDE.search(document.folded, head, told.start()) is not None


def _is_eve(document: Document, number: int) -> bool:
    """Tell whether a day of the last months of the year before stands in a sentence."""
    sentence = document.sentences[number]
    return any(
        day.month is not None and day.month >= _SECOND_HALF and (day.month, day.day) != (12, 31)
        for day in between(document.days, sentence.start, sentence.end)
    )


def years_of(document: Document) -> tuple[frozenset[int], ...]:
    """Give the years that each sentence of a text names."""
    return tuple(_years(document, number) for number in range(len(document.sentences)))


def _years(document: Document, number: int) -> frozenset[int]:
    """Give the years that a sentence names, in figures or as read from its days."""
    sentence = document.sentences[number]
    cited = {m.end() for m in _CITED.finditer(document.folded, sentence.start, sentence.end)}
    built = [m.span() for m in _BUILT.finditer(document.folded, sentence.start, sentence.end)]
    years = {
        int(m.group())
        for m in _YEAR.finditer(document.folded, sentence.start, sentence.end)
        if m.end() not in cited and not any(low <= m.start() < high for low, high in built)
    }
    years |= {
        n.value
        for n in between(document.numbers, sentence.start, sentence.end)
        if n.value in _AGE and document.folded[n.start].isalpha()
    }
    years |= {
        day.year
        for day in between(document.days, sentence.start, sentence.end)
        if day.year
        and not day.inherited
        and day.end not in cited
        and not any(low <= day.start < high for low, high in built)
    }
    return frozenset(years)


def _has(document: Document, number: int, name: str) -> bool:
    """Tell whether a cue stands in a sentence."""
    sentence = document.sentences[number]
    pattern = cue("consent", name, document.language)
    return pattern.search(document.folded, sentence.start, sentence.end) is not None
