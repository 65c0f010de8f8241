"""Who speaks in a sentence: persons, groups and offices, found from the verbs by which they speak.

Who speaks stands before the verb, or after it where what is said stands first. A sentence that
names nobody goes on with the speaker before it; "X, chair of the committee, said" is X.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.document import between
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relevo.instrument.reading.acts.sayings import Saying
    from relevo.instrument.reading.document import Document, Sentence

MOST_WORDS = 14
"""Most words that the name of who speaks may have."""

MOST_PIECES = 6
"""Most pieces between a name and the verb: an office with a long name has commas in it."""

WINDOW = 400
"""Most characters before a verb in which who speaks is looked for."""

_SPEAKER_AFTER = frozenset({"passive", "endorsed", "according", "rebuts"})
"""Words after which who speaks is named."""

_LONGEST_STATE = 60
"""Characters after the end of a piece in which a state's name that it is part of may end."""

_BREAK = re.compile(
    r"[,;:\"“”«»]|\s-\s|\b(?:mientras que|mientras|while|enquanto|que|that|but|pero|mas)\b"
)
_LEADING = re.compile(
    r"(?:\s|(?:para|segun|for|according to|a juicio de|de acuerdo con|while|mientras que|mientras"
    r"|but|pero|y|and|e|however|meanwhile|por su parte|en tanto|aunque|enquanto|also|tambien"
    r"|ya|ja|sin embargo|por sua vez)\s)+"
)
_TRAILING = re.compile(r"\s+(?:ha|han|has|have|had|se|lo|la|le|les|also|tambien|ya|no)$")
_NAME = re.compile(
    r"\b[^\W\d_a-zà-öø-ÿ][^\W\d_]{1,30}"
    r"(?:\s(?:de\s|del\s|la\s|da\s)?[^\W\d_a-zà-öø-ÿ][^\W\d_]{1,30}){1,8}\b"
)
_SURNAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][^\W\d_]{2,}")
_FINITE = re.compile(r"\s(?:fue|fueron|es|son|era|eran|was|were|is|are|foi|foram)\b")
_APPOSED = re.compile(
    r"\s?,\s?((?:(?:el|la|o|a|the)\s)?(?:[^\W\d_]+\s){0,3}?"
    r"[^\W\d_a-zà-öø-ÿ][^\W\d_]+(?:\s(?:de\s|del\s|la\s|da\s)?[^\W\d_a-zà-öø-ÿ][^\W\d_]+){1,3})"
    r"(?=\s?(?:[,(;.]|\Z))"
)
_IN_VIEW = re.compile(r"que\s+para\s+")
_PRONOUN = re.compile(
    r"(?:el|ella|ellos|ellas|he|she|they|which|ele|ela|eles|elas|quien|quienes|who|quem)"
)
_RELATIVE = re.compile(r"(?:quien|who|quem)")
"""A pronoun for who is named right before it: "Senator X, who voted against, said"."""
_INDEFINITE = re.compile(r"(?:an?|una?|uma?) [a-z][a-z -]+\Z")
"""An office of which only one holder is told: "X, a former minister, said"."""
_IN_PARENTHESES = re.compile(r"\([^()\n]{1,60}\)")
_OFFICE = re.compile(
    r"(?:President[ea]?|Chair(?:man|woman)?|Minist(?:er|r[oa])|Secretary|Secretari[oa]|Leader|Head)\b|"
    r"(?!(?:el|la|los|las|un|una|unos|unas|the|a|an|o|os|as|um|uma)\s)[a-zà-öø-ÿ][\w-]+\s"
)
_PERSON = re.compile(
    r"(?:(?:[Ee]l|[Ll]a|[Tt]he|[OoAa])\s)?(?:[a-zà-öø-ÿ]+\s){0,2}"
    + _NAME.pattern
    + r"(?:\s\([^()\n]{1,40}\))?"
)
_ACTS = re.compile(rf"({_PERSON.pattern}) (?!(?:de|del|da|do|dos|of|y|e|and) )[a-zà-öø-ÿ]")
_EPITHET = re.compile(
    r"(?:(?:el|la|o|a|the|este|esta|esse|essa|dich[oa]|citad[oa])\s)(?:(?:propi[oa]|mism[oa]|tambien)\s)?"
    r"(?:legislador(?:a)?|parlamentari[oa]|parlamentar|congresista|senador(?:a)?|diputad[oa]|deputad[oa]|morenista"
    r"|priista|panista|emecista|perredista|petista|fujimorista|funcionari[oa]|portavoz|vocer[oa]|lawmaker"
    r"|legislator|senator|congressman|congresswoman|deputy|mp|official|politician|politic[oa])"
)
"""What stands for a person named before, like a pronoun: "the legislator said"."""
_PREPOSITION = re.compile(
    r"(?:que|that|entre|among|in|on|at|during|against|after|before|by|from|with|under|en|durante|contra|tras|ante|sobre"
    r"|con|desde|em|no|na|nos|nas|apos|sob|com|por|whose|cuyos?|cuyas?|cujos?|cujas?|de|del|do|dos|das|of)\s"
)
_CLOSED_QUOTE = re.compile(r"(?:[\u201d\u00bb]|(?<=[\w.,?!])\")[\s,.]*\Z")
"""The end of a quotation right before a verb: who speaks comes after it."""
_WITH = re.compile(rf", with ({_NAME.pattern}) \Z")
"""Who does something beside the sentence's subject: ", with Senator X dismissing concerns"."""
_ONLY = re.compile(r"(?:(?:el|la|los|las|the|o|a|os|as) )?(?:unic[oa]s?|only)\b")
_AND = re.compile(r"\s(?:y|e|and|but|pero|mas)\s\Z")
_AGAINST = re.compile(
    r"\s(?:al|a la|a los|a las|ao|as) [\w-]{3,20}(?=\s(?:el|la|los|las|o|a|os|as)\s[\w-]{4})"
)
"""What is opposed, before who opposes it: ``se opuso a la moción la bancada``."""
_IS_NAMED = re.compile(
    r"[^.;:\n]{0,90}?\s(?:fue|fueron|ha sido|es|son|was|were|is|foi|foram)(?=\s)"
)
_RECORDS = re.compile(
    r"(?:records|data|figures|statistics|files|registros|datos|cifras|estadisticas|dados)\s*$"
    r"|^(?:was|were|is|are|been|being|published|issued|signed|fue|fueron|publicad[oa]|emitid[oa]"
    r"|firmad[oa]|foi|foram|assinad[oa]) "
)
"""Words that name no one: papers that hold figures, or a verb without its subject."""
_UNFINISHED = re.compile(r"\b(?:todo lo|todos los que|lo|que|y|and|of|de)$")
"""How words end that are no name: "the war and all that" happened in it."""

_PAPER = re.compile(
    r"(?:(?:el|la|los|las|the|o|a|os|as)\s)?(?:propuesta|iniciativa|proyecto|mocion|votacion"
    r"|dictamen|documento|document|text|texto|bill|motion|articulos?|incisos?|numeral|parrafo|constitucion|ley"
    r"|leyes|articles?|section|paragraph|constitution|law|artigos?|constituicao|lei"
    r"|falta|ausencia|decision|medida|debate|presencia|ingreso|entrada|autorizacion|aprobacion"
    r"|incapacidad|violacion|acuerdo|manera|actitud|agreement|move|lack|absence|entry|presence"
    r"|decisao|ausencia|presenca|autorizacao|acordo)\b"
)
_UNNAMED = re.compile(
    r"[\s\"“”«»]*(?:(?:tambien|ademas|asimismo|igualmente|luego|despues|no obstante|y|e|and|also"
    r"|tambem|alem disso|ainda|se|lo|la|les)\s|,\s?){0,3}"
)
_MEDIA = re.compile(
    r"\b(?:bbc|cnn|afp|xinhua|telesur|diario|jornal|periodico|newspaper|news|times|post|agencia|agency|reuters|efe|infobae"
    r"|noticias|revista|magazine|prensa|outlet|portal)\b"
)
"""Words that name who reports, and not who takes a side."""
_GROUP = re.compile(r"(?:[OoAa]|El|La|Los|Las|el|la|los|las|The|the) [^\W\d_a-zà-öø-ÿ][\w-]{2,20}")
_AFTER_VERB = re.compile(
    r"\s?([^,;:.\"“”«»\n]{2,120}?)(?=[,;:.\"“”«»\n]|\Z|\s(?:porque|por|al|como|as|because|who|quien|que|that|pois)\s)"
)


def surnames(document: Document) -> dict[str, int]:
    """Give where each capitalised word of a full name first stands: later it stands alone.

    Args:
        document: The text, laid out.
    """
    known: dict[str, int] = {}
    for name in _NAME.finditer(document.text):
        for word in _SURNAME.finditer(name.group()):
            known.setdefault(word.group(), name.start())
    return known


def speaker_of(
    document: Document,
    sentence: Sentence,
    saying: Saying,
    sayings: list[Saying],
    known: Mapping[str, int],
) -> tuple[int, int] | None:
    """Find who speaks: before the verb, or after it where what is said stands first.

    Args:
        document: The text, laid out.
        sentence: The sentence of the verb.
        saying: The verb.
        sayings: Every such verb of the sentence, in order.
        known: Words of full names, where they first stand: one of them alone is that person.

    Returns:
        Offsets of who speaks; None where the sentence names nobody for this verb.
    """
    if saying.kind == "in_view":
        words = _IN_VIEW.match(document.folded, saying.start, saying.end)
        return words.end() if words else saying.start, saying.end
    if saying.kind not in _SPEAKER_AFTER:
        before = max(sentence.start, saying.start - WINDOW), saying.start
        pieces = _pieces(document, *before)
        verbs = [one.start for one in sayings if saying.start - WINDOW < one.start < saying.start]
        quoted = (
            _CLOSED_QUOTE.search(document.text, pieces[-1][0], saying.start) if pieces else None
        )
        for start, stop in () if quoted else pieces[-1:-4:-1]:
            if start in verbs:
                return None
            told = _ONLY.match(document.folded, start, stop) and _IS_NAMED.match(
                document.folded, saying.end, sentence.end
            )
            if told:
                return _named_from(document, sentence, told.end(), sayings, known)
            if len(pieces) > 1 and _RELATIVE.fullmatch(document.folded, start, stop):
                continue
            if _is_nobody(document, start, stop):
                return None
            end = min((verb for verb in verbs if start < verb < stop), default=stop)
            end = start + len(document.folded[start:end].rstrip())
            end = _subject_end(document, start, end)
            if _is_somebody(document, start, end, known):
                return _person_of(document, start, end, pieces, verbs)
    return _named_from(document, sentence, saying.end, sayings, known)


def _subject_end(document: Document, start: int, end: int) -> int:
    """Give where the subject of a clause ends: before a verb of its own that follows it."""
    if finite := _FINITE.search(document.folded, start, end):
        return finite.start()
    if named := _ACTS.match(document.text, start, end):
        office = cue("standpoints", "persons", document.language)
        led = cue("standpoints", "led", document.language)
        rest = document.folded[named.end(1) + 1 : end]
        return end if office.match(rest) or led.match(rest) else named.end(1)
    return end


def _named_from(
    document: Document,
    sentence: Sentence,
    start: int,
    sayings: list[Saying],
    known: Mapping[str, int],
) -> tuple[int, int] | None:
    """Find who is named right at an offset, up to the next verb, with the name in apposition."""
    stop = min((one.start for one in sayings if one.start > start), default=sentence.end)
    joined = _AND.search(document.folded, start, stop) if stop < sentence.end else None
    against = _AGAINST.match(document.folded, start, stop)
    begin = against.end() if against else start
    match = _AFTER_VERB.match(document.folded, begin, joined.start() if joined else stop)
    if match is None or not _is_somebody(document, *match.span(1), known):
        return None
    start, end = match.start(1), match.start(1) + len(match[1].rstrip())
    apposed = _APPOSED.match(document.text, end, sentence.end)
    return start, apposed.end(1) if apposed else end


def goes_on(
    document: Document, sentence: Sentence, saying: Saying, sayings: Iterable[Saying]
) -> bool:
    """Whether a verb has the last speaker as its subject.

    It has if it opens the sentence ("Also said that"), ends it after a quote, "she" is its
    subject, or it is joined to a verb that has none ("Also criticised it and said that").

    Args:
        document: The text, laid out.
        sentence: The sentence of the verb.
        saying: The verb, for which the sentence names nobody.
        sayings: Every such verb of the sentence.
    """
    opens = _UNNAMED.fullmatch(document.folded, sentence.start, saying.start)
    closes = not document.folded[saying.end : sentence.end].strip(" .\"'“”«»")
    if opens or (closes and saying.kind == "says"):
        return True
    begin = max((one.end for one in sayings if one.end <= saying.start), default=sentence.start)
    pieces = _pieces(document, begin, saying.start)
    if pieces and any(
        pattern.fullmatch(document.folded, *pieces[-1]) for pattern in (_PRONOUN, _EPITHET)
    ):
        return True
    joined = _pieces(document, sentence.start, saying.start)[-1:]
    if any(one.start == start for start, _ in joined for one in sayings):
        return True
    named = _AFTER_VERB.match(document.folded, saying.end, sentence.end)
    return bool(named and _EPITHET.fullmatch(document.folded, *named.span(1)))


def _person_of(
    document: Document, start: int, end: int, pieces: list[tuple[int, int]], verbs: list[int]
) -> tuple[int, int]:
    """Give the person whose office or party stands between the name and the verb, if there is one.

    "Senator X, of the Y group, spoke", "X, chair of the committee on A, B and C, spoke": both X.
    """
    place = pieces.index((start, end)) if (start, end) in pieces else -1
    for at in range(place, max(place - MOST_PIECES, 0), -1):
        begin, (first, last) = pieces[at][0], pieces[at - 1]
        if document.text[last:begin].strip() != "," or any(first <= v < end for v in verbs):
            break
        office = _OFFICE.match(document.text, begin) or (
            at == place and _INDEFINITE.match(document.text, begin, end)
        )
        if office and _PERSON.fullmatch(document.text, first, last):
            return first, last
    return start, end


def _counted(document: Document, start: int, end: int) -> bool:
    """Whether a piece of text is a bare number, as of votes: "ten opposed it"."""
    held = between(document.numbers, start, end)
    return len(held) == 1 and (held[0].start, held[0].end) == (start, end)


def _pieces(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a piece of text at commas, quotes and conjunctions; trim what only joins."""
    inside = [m.span() for m in _IN_PARENTHESES.finditer(document.folded, start, end)]
    cuts = [
        (m.start(), m.end())
        for m in _BREAK.finditer(document.folded, start, end)
        if not any(first < m.start() < last for first, last in inside)
    ]
    starts = [start, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), end]
    pieces: list[tuple[int, int]] = []
    for first, last in zip(starts, ends, strict=True):
        lead = _LEADING.match(document.folded, first, last)
        begin = lead.end() if lead else first
        stop = begin + len(document.folded[begin:last].rstrip())
        while trail := _TRAILING.search(document.folded, begin, stop):
            stop = trail.start()
        if begin < stop:
            pieces.append((begin, stop))
    return pieces


def _is_nobody(document: Document, start: int, end: int) -> bool:
    """Whether a piece of text is the subject of a verb, but names nobody who takes a side."""
    return (
        _PRONOUN.fullmatch(document.folded, start, end) is not None
        or _EPITHET.fullmatch(document.folded, start, end) is not None
        or _counted(document, start, end)
        or _is_state(document, start, end)
    )


def _is_state(document: Document, start: int, end: int) -> bool:
    """Whether a piece of text is a state's name and no more."""
    return any(
        state.start <= start + len("the ") and end <= state.end
        for state in document.within("state", start, end + _LONGEST_STATE)
    )


def _is_somebody(document: Document, start: int, end: int, known: Mapping[str, int]) -> bool:
    """Whether a piece of text names a person, a group or a body that may hold an opinion."""
    words = document.folded[start:end]
    if (
        len(words.split()) > MOST_WORDS
        or _PREPOSITION.match(words)
        or _PAPER.match(words)
        or _EPITHET.fullmatch(words)
        or _RECORDS.search(words)
        or _UNFINISHED.search(words)
        or _MEDIA.search(words)
        or cue("consent", "grant", document.language).search(words)
    ):
        return False
    if _is_state(document, start, end):
        return False
    if any(
        cue("standpoints", kind, document.language).search(words)
        for kind in ("objectors", "supporters", "persons")
    ):
        return True
    if _SURNAME.fullmatch(document.text, start, end):
        return known.get(document.text[start:end], start) < start
    return bool(
        _NAME.search(document.text, start, end) or _GROUP.fullmatch(document.text, start, end)
    )
