"""The vote by which an act was granted or refused: for, against, abstaining.

The vote of a committee, and votes on something else (waiving the second vote, an amendment), are
not the vote on the act. "Unanimously" gives no numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.instrument.reading.document import between
from relevo.instrument.reading.model import Read, ReadVotes
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.value import State

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, Number, Sentence

_TRIPLE = re.compile(
    r"(?<![\d/.-])(?!0\d)(\d{1,3})\s?-\s?(\d{1,3})(?:\s?-\s?(\d{1,3}))?(?![\d/]|-\d|[.,]\d)"
)
_ALL = re.compile(r"(?<![\d/.-])(\d{1,3}) (?:en|of|out of|em) \1(?![\d/.,-]\d|\d| (?:de|of))")
"""A vote of all who were there: ``25 en 25``."""

_GAP = re.compile(r"[\s,:(\"'«]*")
_ENDS = re.compile(r"\s*(?:[,.;:)\"'-]|(?:and|to|with|while|but)\b|\d|$)")
"""What follows a "for" that ends its own count: "120 for, 45 against"; not "16 for exercises"."""

_NUMBERED = re.compile(r"\bno\.\s*$")
"""What stands before the number of a paper, and no vote: "Resolution No. 788"."""
_RESOLUTION = re.compile(r"\bresolu(?:cion|tion|cao)\b")
"""What an act is called again, beside other matters that the same sentence names."""
_VERSUS = re.compile(r"\b(?:votos? contra|votes? against)$")
"""Votes right before the number that was against: ``85 votos contra 54``."""

_SHORT = frozenset({"for", "no"})
"""Words that count votes only where they end their count."""

_DAYS = 31
"""Days of a month, at most."""

_WEEKDAY = re.compile(
    r"\b(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\s*[,(]?"
    r"|(?:segunda|terca|quarta|quinta|sexta)-feira\s*[,(]?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*[,(])\s*$"
)
"""What stands before the day of a month: "nesta terça-feira, 27"."""

_ROUND = re.compile(
    r"\s+(?:veintena|decena|docena|quincena|treintena|cuarentena|centena|centenar|dozen|score|handful"
    r"|hundred|vintena|dezena|duzia|mayoria|minoria|majority|minority|maioria|parte|part|group|grupo)\b"
)
"""What makes of "one" a round number: ``una veintena de congresistas``."""

_NOUN = 60
"""Characters between a number and the members it counts, at most."""

_CLOSE = 50
"""Characters before a number of members in which their verb stands, at most."""

_CLAUSE = 400
"""Characters before a number of votes that may be of its clause."""

_GROUP = re.compile(
    r"(?:\s+\w+\s+(?:out of|of|de|dos|das)(?:\s+(?:the|los|las))?\s+\d{1,3},[^,.;:\d]{1,60},\s+)"
    r"|(?:\s+(?:of|out of|de|de los|dos|das|de las)(?:\s+(?:the|los|las))?\s+\d{1,3})?"
    r"(?:\s+[^\s,.;:\d]+){0,7}?,?\s+"
)
"""A group between its number and its verb: ``of the 44 lawmakers present``."""

_OF_THEM = re.compile(r"\s+(?:of them|de ellos|de ellas|deles|delas)\b")
"""Members that were counted before: "149 of them voted for it"."""

_OUT_OF = re.compile(r"\bout of\s+(?:the\s+)?$")
"""What stands before the number of all the members there, of whom some voted so."""

_MOST = 1_000
"""More votes than any assembly has."""


def read_votes(document: Document, frame: Frame) -> ReadVotes | None:
    """Read the vote on the act; None where the text gives no numbers.

    Of several sentences that count votes the one that counts most ways stands; what it leaves out
    is taken from the sentence after it.
    """
    voting = [
        document.sentences[number]
        for number in frame.sentences
        if _about_the_act(document, document.sentences[number])
        and not _on_something_else(document, document.sentences[number], frame)
    ]
    best = ReadVotes()
    for sentence in voting:
        votes = _in_sentence(document, sentence)
        if _counted(votes) > _counted(best) and not _contradicts(best, votes):
            best = _merged(votes, best)
        elif _counted(votes) and not _contradicts(best, votes):
            best = _merged(best, votes)
    for sentence in voting:
        best = _merged(best, _of_members(document, sentence))
    return best if best.for_ is not None or (best.against and best.against.value) else None


def _counted(votes: ReadVotes) -> int:
    """Count the numbers that a vote gives."""
    return sum(read is not None for read in (votes.for_, votes.against, votes.abstain))


def _contradicts(one: ReadVotes, other: ReadVotes) -> bool:
    """Tell whether two sentences count one side differently."""
    return any(
        a is not None and b is not None and a.value != b.value
        for a, b in (
            (one.for_, other.for_),
            (one.against, other.against),
            (one.abstain, other.abstain),
        )
    )


def _merged(one: ReadVotes, other: ReadVotes) -> ReadVotes:
    """Fill what one sentence leaves out from another."""
    return ReadVotes(
        for_=one.for_ or other.for_,
        against=one.against or other.against,
        abstain=one.abstain or other.abstain,
    )


def _about_the_act(document: Document, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of voting."""
    voting = cue("votes", "voting", document.language)
    return voting.search(document.folded, sentence.start, sentence.end) is not None


def _on_something_else(document: Document, sentence: Sentence, frame: Frame) -> bool:
    """Tell whether a sentence without the act's own grant counts votes on another matter."""
    if any(sentence.start <= start < sentence.end for start, _ in frame.heads):
        return False
    other = cue("votes", "other_object", document.language)
    span = (document.folded, sentence.start, sentence.end)
    if other.search(*span) is None or _RESOLUTION.search(*span):
        return False
    return not all(
        cue("consent", name, document.language).search(
            document.folded, sentence.start, sentence.end
        )
        for name in ("movement", "force")
    )


def _of_committee(document: Document, sentence: Sentence, number: Number) -> bool:
    """Tell whether votes are those of a committee: it is named before them in their clause."""
    near = max(sentence.start, number.start - _CLAUSE)
    start = max(document.folded.rfind(";", near, number.start), near)
    committee = None
    for found in cue("consent", "committee", document.language).finditer(
        document.folded, start, number.start
    ):
        after = document.folded[found.end() : found.end() + 12].strip()
        committee = None if after.startswith("permanente") else found
    if committee is None:
        return False
    plenary = cue("consent", "plenary", document.language)
    return plenary.search(document.folded, committee.end(), number.start) is None


def _in_sentence(document: Document, sentence: Sentence) -> ReadVotes:
    """Read the votes that one sentence counts."""
    found = ReadVotes()
    for number in between(document.numbers, sentence.start, sentence.end):
        if number.value > _MOST:
            continue
        if _is_other(document, sentence, number) or _of_committee(document, sentence, number):
            continue
        labelled = document.folded[sentence.start : number.start].rstrip().endswith(":")
        sides = (_side_before, _side_after) if labelled else (_side_after, _side_before)
        side = next(filter(None, (tell(document, sentence, number) for tell in sides)), None)
        if side and getattr(found, side) is None:
            found = replace(found, **{side: _read(document, number)})
    for name, side, value in (
        ("none_against", "against", 0),
        ("none_abstaining", "abstain", 0),
        ("one_against", "against", 1),
        ("one_abstaining", "abstain", 1),
    ):
        none = cue("votes", name, document.language).search(
            document.folded, sentence.start, sentence.end
        )
        if none and getattr(found, side) is None:
            span = document.span(none.start(), none.end())
            shown = f"{document.text[none.start() : none.end()]} -> {value}"
            found = replace(found, **{side: Read(value, (span,), State.DERIVED, shown)})
    if found.for_ is None:
        found = _merged(found, _dashed(document, sentence))
    return found


def _of_members(document: Document, sentence: Sentence) -> ReadVotes:
    """Read votes told as what a group of members did: "35 of the 44 lawmakers voted in favor"."""
    found = ReadVotes()
    members = cue("votes", "members", document.language)
    for number in between(document.numbers, sentence.start, sentence.end):
        if number.value > _MOST or _is_other(document, sentence, number):
            continue
        group = _OF_THEM.match(document.folded, number.end, sentence.end) or members.search(
            document.folded, number.end, min(sentence.end, number.end + _NOUN)
        )
        if group is None or _of_committee(document, sentence, number):
            continue
        near = document.folded[number.end : group.start()]
        side = None if re.search(r"[,;:.]", near) else _side_of_group(document, sentence, number)
        if side and getattr(found, side) is None:
            found = replace(found, **{side: _read(document, number)})
    return found


def _side_of_group(document: Document, sentence: Sentence, number: Number) -> str | None:
    """Tell what a number of members did, by the verb after them or right before their number."""
    before = document.folded[max(sentence.start, number.start - _CLOSE) : number.start]
    names = {"abstain": "abstain", "against": "against", "for": "for_"}
    for side, name in names.items():
        led = cue("votes", f"by_{side}", document.language)
        if any(not before[m.end() :].strip() for m in led.finditer(before)):
            return name
    for side, name in names.items():
        verb = cue("votes", f"voted_{side}", document.language)
        for found in verb.finditer(
            document.folded, number.end, min(sentence.end, number.end + _CLAUSE // 3)
        ):
            if _GROUP.fullmatch(document.folded, number.end, found.start()):
                return name
    return None


def _is_other(document: Document, sentence: Sentence, number: Number) -> bool:
    """Tell whether a number is a day, or counts votes on something else."""
    before = document.folded[max(sentence.start, number.start - 20) : number.start]
    if number.value <= _DAYS and _WEEKDAY.search(before):
        return True
    if _OUT_OF.search(before):
        return True
    if number.value == 1 and _ROUND.match(document.folded, number.end, sentence.end):
        return True
    start = max(sentence.start, number.start - 90)
    return (
        cue("votes", "other_vote", document.language).search(document.folded, start, number.start)
        is not None
    )


def _side_after(document: Document, sentence: Sentence, number: Number) -> str | None:
    """Tell what a number counts by the words after it: "73 votos a favor"."""
    before = document.folded[max(sentence.start, number.start - 25) : number.start]
    if any(
        not before[m.end() :].strip()
        and _follows_votes(document, sentence, number.start - len(before) + m.start())
        for m in cue("votes", "versus", document.language).finditer(before)
    ):
        return "against"
    at = _skip(document, number.end)
    for side in ("abstain", "against", "for"):
        match = cue("votes", side, document.language).match(document.folded, at, sentence.end)
        if match and (match.group() not in _SHORT or _ENDS.match(document.folded, match.end())):
            if _VERSUS.search(match.group()) and _number_at(document, match.end() + 1):
                return "for_"
            return "for_" if side == "for" else side
    votes = cue("votes", "votes", document.language).match(document.folded, at, sentence.end)
    led = any(
        not before[m.end() :].strip(" :(")
        for m in cue("votes", "with", document.language).finditer(before)
    )
    if votes and led:
        return "for_"
    versus = cue("votes", "versus", document.language).match(document.folded, at, sentence.end)
    if versus and led and _number_at(document, _skip(document, versus.end())):
        return "for_"
    return None


def _follows_votes(document: Document, sentence: Sentence, at: int) -> bool:
    """Tell whether a number in favour stands right before an offset: "73 votes", "by 73"."""
    before = document.folded[max(sentence.start, at - 40) : at].rstrip()
    votes = list(cue("votes", "votes", document.language).finditer(before))
    favour = list(cue("votes", "for", document.language).finditer(before))
    if any(m.end() == len(before) for m in (*votes, *favour)):
        return True
    near = between(document.numbers, max(sentence.start, at - 40), at)
    members = cue("votes", "members", document.language)
    if near and any(m.end() == len(before.rstrip(",")) for m in members.finditer(before)):
        return _side_of_group(document, sentence, near[-1]) == "for_"
    ends = [n for n in near if n.end == at - 40 + len(before) or n.end == at - 1]
    return any(
        any(
            not document.folded[m.end() + max(sentence.start, n.start - 25) : n.start].strip()
            for m in cue("votes", "with", document.language).finditer(
                document.folded[max(sentence.start, n.start - 25) : n.start]
            )
        )
        for n in ends
    )


def _side_before(document: Document, sentence: Sentence, number: Number) -> str | None:
    """Tell what a number counts by the label before it: "a favor: 73"."""
    before = document.folded[max(sentence.start, number.start - 40) : number.start]
    if not before.rstrip().endswith((":", "=", "(", ",", ".")) or _NUMBERED.search(before):
        return None
    label = before.rstrip(" :=(,.")
    for side in ("abstain", "against", "for"):
        for match in cue("votes", f"label_{side}", document.language).finditer(label):
            if match.end() == len(label):
                return "for_" if side == "for" else side
    return None


def _dashed(document: Document, sentence: Sentence) -> ReadVotes:
    """Read a vote printed as "91-0-6"."""
    match = _ALL.search(document.folded, sentence.start, sentence.end)
    near_all = match and document.folded[max(sentence.start, match.start() - 60) : match.start()]
    if match and near_all and cue("votes", "voting", document.language).search(near_all):
        return ReadVotes(for_=Read(int(match.group(1)), (document.span(*match.span(1)),)))
    match = _TRIPLE.search(document.folded, sentence.start, sentence.end)
    if match is None:
        return ReadVotes()
    near = document.folded[max(sentence.start, match.start() - 60) : match.end() + 20]
    if cue("votes", "voting", document.language).search(near) is None:
        return ReadVotes()

    def side(group: int) -> Read[int] | None:
        """Read one of the numbers."""
        if match.group(group) is None:
            return None
        return Read(int(match.group(group)), (document.span(*match.span(group)),))

    return ReadVotes(for_=side(1), against=side(2), abstain=side(3))


def _skip(document: Document, at: int) -> int:
    """Give the offset after spaces and light punctuation."""
    match = _GAP.match(document.folded, at)
    return match.end() if match else at


def _number_at(document: Document, at: int) -> bool:
    """Tell whether a number starts at an offset."""
    return bool(between(document.numbers, at, at + 1))


def _read(document: Document, number: Number) -> Read[int]:
    """Give a number of votes as read."""
    return Read(number.value, (document.span(number.start, number.end),))
