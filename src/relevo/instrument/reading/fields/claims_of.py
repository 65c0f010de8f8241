"""Reads who justifies an act or objects to it, and about what; both sides, unweighed.

A claim needs somebody who makes it and a side. The side comes from the verb ("defended",
"warned"), else from who speaks ("critics", "the majority"), else from what is said ("does not
affect sovereignty"); who denies a fear justifies. A sentence that names no speaker goes on with
the last one. Who only opposes or backs the act speaks about the presence itself, once, and only
where nothing else of theirs is told. Relevo keeps what is said and rules on none of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.sayings import sayings_of
from relevo.instrument.reading.acts.speakers import goes_on, speaker_of, surnames
from relevo.instrument.reading.document import between
from relevo.instrument.reading.model import Read, ReadClaim, Stance
from relevo.instrument.reading.names.cues import cue, tables
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.acts.sayings import Saying
    from relevo.instrument.reading.document import Document, Sentence

PRESENCE = "foreign_presence"
"""What a claim is about that speaks of nothing but the force's being there."""

_LAWFULNESS = "constitutionality"
"""What a claim is about that names the constitution, unless it only cites an article of it."""

NEXT = 2
"""Sentences after which the last speaker is no longer the one who goes on."""

LONGEST_QUOTATION = 600
"""Characters of a quotation before its last sentence that are read, at most."""

_BACKS = frozenset({"justifies", "upholds", "endorsed"})
"""Kinds of verbs by which somebody takes the side of an act."""

_TELLS = frozenset({"passive", "upholds", "endorsed"})
"""Kinds of verbs that tell a side without a subject."""

_ANSWERS = frozenset({"rebuts", "upholds"})
"""Kinds of verbs that answer somebody, as those do who decide."""

_OPENS = re.compile(r"[\u201c\u00ab]|(?<!\w)\"(?=\w)")
_CLOSES = re.compile(r"[\u201d\u00bb]|(?<=[\w.,?!])\"")
_ASIDE = re.compile(
    r"(?:luego|tras|despues|durante|desde|ante|mientras|cuando|al|after|following|during|amid|since|when"
    r"|while|apos|depois|enquanto|quando)\s"
)
"""What opens words on when something was said, and not who said it."""

_DOES = re.compile(r"[a-záéíóúñãõç]+(?:ó|aron|ieron|ou|aram|iram)\s")
"""A verb that opens what somebody did, and not who it was: ``llegó a la embajada``."""

_CLOSED = re.compile(r"(?:[\u201d\u00bb]|(?<=[\w.,?!])\")\s?[.,]?\s*(?:\w{1,12}\s){0,2}$")
_OF_LEADER = re.compile(r"(?:(?: (?:of|de|do|da|del))?(?: [^\W\d_a-zà-öø-ÿ][\w'-]+){1,4})?")
"""What may follow the word for a government: who leads it."""
_JOINED = re.compile(
    r"(?:\s[\w-]+){0,4}(?:[.,]|\s(?:y|e|ni|o|and|or|nor|nem|as well as|asi como))"
    r"(?:\s[\w-]+){0,4}\s"
)
"""What may stand between two subjects of one claim: they are listed, a few words apart."""
_VOTES = re.compile(r"vot(?:o|aron|ou|aram|ed|e|es|ing)\b")
_OF_NAMED = re.compile(r"\b(?:de|del|de la|da|do|dos|of|of the|from|from the) [A-ZÁÉÍÓÚÑ]")
"""What names a group that is counted: "the nine deputies of the Party"."""
_CITED = re.compile(r"\b(?:articulo|art|numeral|inciso|article|section|artigo)\b[^;:]{0,40}$")


def read_claims(document: Document, frame: Frame) -> tuple[ReadClaim, ...]:
    """Give what is said for and against an act, in the order of the text.

    Args:
        document: The text, laid out.
        frame: The act. Sentences of dispute need not be about its terms: those from its first
            sentence on are read too, if they state facts.

    Returns:
        One claim for each speaker, side and subject.
    """
    if not frame.sentences:
        return ()
    found: dict[tuple[str, Stance, str], ReadClaim] = {}
    about_act = set(frame.sentences)
    known = surnames(document)
    last: tuple[int, tuple[int, int]] | None = None
    for number in range(frame.sentences[0], len(document.sentences)):
        sentence = document.sentences[number]
        if not sentence.states_facts:
            continue
        heard = last[1] if last and number - last[0] <= NEXT else None
        told, speaker = _of_sentence(document, sentence, known, heard)
        if speaker:
            last = (number, speaker)
        for claim in told:
            near = not about_act.isdisjoint((number - 1, number, number + 1))
            if near or claim.about.state is not State.DERIVED:
                found.setdefault(_key(document, claim, found), claim)
    return _with_subject(found)


def _with_subject(found: dict[tuple[str, Stance, str], ReadClaim]) -> tuple[ReadClaim, ...]:
    """Leave out that somebody is merely for or against, where it is told about what."""
    told = {key[:2] for key, claim in found.items() if claim.about.state is not State.DERIVED}
    return tuple(
        claim
        for key, claim in found.items()
        if claim.about.state is not State.DERIVED or key[:2] not in told
    )


def _key(
    document: Document, claim: ReadClaim, found: Iterable[tuple[str, Stance, str]]
) -> tuple[str, Stance, str]:
    """Give what makes two claims the same; a surname alone is who was named in full before."""
    span = claim.who.spans[0] if claim.who else None
    who = document.folded[span.start : span.end] if span else ""
    full = (name for name, _, _ in found if f" {name} ".find(f" {who} ") >= 0)
    return next(full, who), claim.stance, claim.about.value


def _of_sentence(
    document: Document,
    sentence: Sentence,
    known: Mapping[str, int],
    heard: tuple[int, int] | None,
) -> tuple[list[ReadClaim], tuple[int, int] | None]:
    """Give the claims of a sentence, and who speaks last in it.

    Args:
        document: The text, laid out.
        sentence: The sentence.
        known: Words of full names, where they first stand.
        heard: Who spoke last before it, or None.
    """
    sayings = sayings_of(document, sentence)
    speakers = [speaker_of(document, sentence, saying, sayings, known) for saying in sayings]
    claims: list[ReadClaim] = []
    for number, saying in enumerate(sayings):
        end = sayings[number + 1].start if number + 1 < len(sayings) else sentence.end
        before = sayings[number - 1].end if number else sentence.start
        named = speakers[number]
        who = named or (heard if goes_on(document, sentence, saying, sayings) else None)
        if who is None or _is_no_speaker(document, saying, who):
            continue
        heard = who
        if number + 1 < len(sayings):
            following = speakers[number + 1]
            end = following[0] if following and following[0] > saying.end else sentence.end
        said = [(saying.end, end)]
        if who[0] >= saying.end:
            opened = before if number else _opening(document, sentence, saying.start)
            said = [(opened, saying.start), (who[1], end)]
        elif _closes_quotation(document, who, saying, end):
            opened = before if number else _opening(document, sentence, who[0])
            said = [(opened, who[0])]
        elif who[1] <= sentence.start and _CLOSED.search(
            document.text, sentence.start, saying.start
        ):
            opened = before if number else _opening(document, sentence, saying.start)
            said = [(opened, saying.start)]
        elif saying.kind == "according":
            said = [(who[1], end)]
        stance = _stance(document, saying, who, said, claims)
        if stance is None:
            continue
        reads = [
            Read(value=code, spans=(document.span(start, stop),))
            for code, start, stop in _topics(document, said)
        ]
        if not reads and _stands_alone(document, saying, who, said):
            shown = f"{document.text[saying.start : saying.end]} -> {PRESENCE}"
            span = document.span(saying.start, saying.end)
            reads = [Read(value=PRESENCE, spans=(span,), state=State.DERIVED, shown=shown)]
        text = " ".join(document.text[who[0] : who[1]].split())
        speaker = Read(value=text, spans=(document.span(*who),))
        claims += [ReadClaim(who=speaker, stance=stance, about=about) for about in reads]
    return claims, heard


def _closes_quotation(document: Document, who: tuple[int, int], saying: Saying, end: int) -> bool:
    """Whether speaker and verb stand after a quotation: ``"No bases," President X said``."""
    if who[1] > saying.start or document.text[saying.end : end].strip(" .,\n"):
        return False
    return document.text[max(0, who[0] - 3) : who[0]].rstrip().endswith(("\u201d", "\u00bb", '"'))


def _opening(document: Document, sentence: Sentence, end: int) -> int:
    """Give where the words before a verb, or its speaker, begin: a quotation where it was opened.

    ``"La medida es necesaria. Refuerza la formación", dijo X``: both sentences are X's words.
    """
    lead = document.text[sentence.start : end]
    closed = _CLOSED.search(lead)
    if closed is None or _OPENS.search(lead[: closed.start()]):
        return sentence.start
    first = max(0, sentence.start - LONGEST_QUOTATION)
    earlier = document.text[first : sentence.start]
    opened = [match.end() for match in _OPENS.finditer(earlier)]
    if not opened or _CLOSES.search(earlier, opened[-1]):
        return sentence.start
    return first + opened[-1]


def _is_no_speaker(document: Document, saying: Saying, who: tuple[int, int]) -> bool:
    """Whether who seems to speak is a counted force, a vote, or when or where it was said."""
    return (
        _ASIDE.match(document.folded, *who) is not None
        or _DOES.match(document.text, *who) is not None
        or _is_counted_force(document, who)
        or _is_vote(document, saying, who)
    )


def _is_counted_force(document: Document, who: tuple[int, int]) -> bool:
    """Whether who seems to speak is a force that is counted: "Twelve soldiers of X"."""
    forces = [one for one in document.within("person", *who) if one.id == "military"]
    return bool(forces) and any(
        number.end <= forces[0].start for number in between(document.numbers, *who)
    )


def _is_elsewhere(document: Document, said: list[tuple[int, int]]) -> bool:
    """Whether what is said is of other matters than the act: prices, a tax, the budget."""
    words = " ".join(document.folded[start:end] for start, end in said)
    other = cue("standpoints", "not_the_act", document.language).search(words)
    return bool(other) and not cue("standpoints", "the_act", document.language).search(words)


def _is_vote(document: Document, saying: Saying, who: tuple[int, int]) -> bool:
    """Whether a verb only counts votes: "four legislators voted against", nobody named."""
    votes = saying.kind == "endorsed" or _VOTES.match(document.folded, saying.start)
    counted = any(number.value > 1 for number in between(document.numbers, *who))
    return bool(votes) and counted and not _OF_NAMED.search(document.text, *who)


def _stands_alone(
    document: Document, saying: Saying, who: tuple[int, int], said: list[tuple[int, int]]
) -> bool:
    """Whether a side is told of which no subject need be named, by others than who decides.

    A verb may tell it ("opposed", "defended the decision"), or what is said in the first person
    ("we cannot agree"), or of the act itself ("the measure is necessary").
    """
    if saying.kind in _ANSWERS or _argues(document, saying, who):
        return True
    if document.within("body", *who):
        return False
    language = document.language
    alone = cue("standpoints", "by_itself", language)
    if _is_elsewhere(document, said):
        return False
    if saying.kind in _TELLS or alone.match(document.folded, saying.start):
        return True
    words = " ".join(document.folded[start:end] for start, end in said)
    if any(cue("standpoints", name, language).search(words) for name in ("we_back", "we_oppose")):
        return True
    return bool(
        cue("standpoints", "the_act", language).search(words)
        and any(cue("standpoints", name, language).search(words) for name in ("for", "against"))
    )


def _stance(
    document: Document,
    saying: Saying,
    who: tuple[int, int],
    said: list[tuple[int, int]],
    earlier: Sequence[ReadClaim],
) -> Stance | None:
    """Say which side a claim is on; None where nothing tells."""
    language = document.language
    if saying.kind == "rebuts":
        against = not earlier or earlier[-1].stance is Stance.OBJECTS
        return Stance.JUSTIFIES if against else Stance.OBJECTS
    if saying.kind in _BACKS or _argues(document, saying, who):
        return Stance.JUSTIFIES
    if saying.kind in {"passive", "objects"}:
        return Stance.OBJECTS
    words = " ".join(document.folded[start:end] for start, end in said)
    if saying.kind == "denies":
        feared = cue("standpoints", "against", language).search(words)
        hoped = cue("standpoints", "for", language).search(words)
        feared = feared or cue("standpoints", "feared", language).search(words)
        return Stance.JUSTIFIES if feared else Stance.OBJECTS if hoped else None
    speaker = document.folded[who[0] : who[1]]
    opposed = cue("standpoints", "objectors", language).search(speaker)
    backed = cue("standpoints", "supporters", language).search(speaker)
    if bool(opposed) != bool(backed):
        return Stance.OBJECTS if opposed else Stance.JUSTIFIES
    return _side_of(words, language)


def _side_of(words: str, language: str) -> Stance | None:
    """Say which side words are on: what is said of oneself first, then of benefits and fears."""
    if cue("standpoints", "we_oppose", language).search(words):
        return Stance.OBJECTS
    if cue("standpoints", "we_back", language).search(words):
        return Stance.JUSTIFIES
    unproven = cue("standpoints", "unproven", language).search(words)
    if not unproven and cue("standpoints", "for", language).search(words):
        return Stance.JUSTIFIES
    feared = unproven or cue("standpoints", "against", language).search(words)
    return Stance.OBJECTS if feared else None


def _argues(document: Document, saying: Saying, who: tuple[int, int]) -> bool:
    """Whether a government argues something about its own act: "the Government held that"."""
    argues = cue("standpoints", "argues", document.language)
    government = cue("standpoints", "government", document.language)
    named = government.match(document.folded, *who)
    return bool(
        argues.match(document.folded, saying.start)
        and named
        and _OF_LEADER.fullmatch(document.text, named.end(), who[1])
    )


def _topics(document: Document, said: list[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """Give what a claim is about, with the words that say it: its first subject, and those listed.

    What follows further on in a long quotation is its reasons, and no claim of its own.
    """
    found: list[tuple[int, int, str]] = []
    for code, pattern in tables("claim_topics", document.language).items():
        for start, end in said:
            match = pattern.search(document.folded, start, end)
            if match and code == _LAWFULNESS:
                cited = _CITED.search(
                    document.folded, max(start, match.start() - 60), match.start()
                )
                match = None if cited else match
            if match:
                found.append((*match.span(), code))
                break
    denial = cue("standpoints", "denial", document.language)
    denials = [match.end() for span in said if (match := denial.search(document.folded, *span))]
    found = [one for one in found if denials and min(denials) <= one[0]] or found
    taken = -1
    only_presence = {code for _, _, code in found} == {PRESENCE}
    for start, end, code in sorted(found):
        if start < taken or (code == PRESENCE and not only_presence):
            continue
        if taken >= 0 and not _JOINED.fullmatch(document.folded, taken, start):
            return
        taken = end
        yield code, start, end
