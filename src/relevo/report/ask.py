"""A request for access to information, drafted from what is open about the acts of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.act_words import kind_words
from relevo.core.words import Speaker, plural_text, text
from relevo.regime.model import Paper as PaperKind
from relevo.regime.model import in_force
from relevo.report.known import clock_words, value_words
from relevo.report.law_words import norm_words
from relevo.report.norms import citation_words
from relevo.report.paper import Paper, Part
from relevo.report.phrases import ILLUSTRATIVE_DATA, ILLUSTRATIVE_NOTE, NO_POSITION
from relevo.report.questions import PERSONAL, QuestionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from relevo.core.words import Arg, Localized, Text
    from relevo.instrument.model import Act
    from relevo.regime.model import PaperRule, Regime
    from relevo.report.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a request is drafted from.

    Attributes:
        case_name: Name of the case.
        host: Name of the host state.
        acts: Acts of the case, by identifier.
        questions: What is open about them, in the order in which it is asked.
        regime: Standing law of the host; None if none is on record.
        day: Day of the request.
        illustrative: Whether an act is invented for illustration.
    """

    case_name: Localized
    host: Localized
    acts: Mapping[str, Act]
    questions: tuple[Question, ...]
    regime: Regime | None
    day: date
    illustrative: bool

    @property
    def rules(self) -> tuple[PaperRule, ...]:
        """The rules on access that are law on the day."""
        if self.regime is None:
            return ()
        access = (one for one in self.regime.papers if one.about is PaperKind.ACCESS)
        return in_force(tuple(access), self.day)

    @property
    def addressees(self) -> tuple[Localized, ...]:
        """The bodies that the rules name; empty where no source names any."""
        if self.regime is None:
            return ()
        named = (one.decided_by for one in self.rules if one.decided_by)
        return tuple(dict.fromkeys(self.regime.body(one).name for one in named))

    def of(self, act: str) -> tuple[tuple[int, Question], ...]:
        """Give the questions about an act, each with its number in the whole request."""
        numbered = enumerate(self.questions, start=1)
        return tuple((n, question) for n, question in numbered if question.act == act)


def request_words(question: Question) -> Text:
    """Ask for the document that settles a question.

    Args:
        question: What is open.
    """
    thing = question.thing
    match question.kind:
        case QuestionKind.NOT_FOUND if question.about in PERSONAL:
            return text("The document that states which offices signed the act, without names.")
        case QuestionKind.NOT_FOUND:
            return text("The document that states this: {thing}.", thing=thing)
        case QuestionKind.INCOMPLETE:
            return text(
                "The document with the whole list ({thing}), or confirmation that it holds these "
                "and no others: {items}.",
                thing=thing,
                items=question.versions,
            )
        case QuestionKind.CONFLICT if question.versions:
            return text(
                "The document that states this: {thing}. Sources differ: {versions}.",
                thing=thing,
                versions=question.versions,
            )
        case QuestionKind.CONFLICT:
            return text(
                "The document that states this, on which sources differ: {thing}.", thing=thing
            )
        case QuestionKind.UNDETERMINED:
            return text("The documents that settle this: {thing}", thing=thing)
        case QuestionKind.WITHHELD:
            return text(
                "What is withheld: {thing} ({reasons}); or the part of it that may be given, and "
                "the decision that withholds the rest.",
                thing=thing,
                reasons=question.versions,
            )


def cited_in(question: Question, asked: Asked) -> tuple[Arg, ...]:
    """Give what a question cites, each with how it is known and what is still to verify."""
    cited: list[Arg] = [question.cited] if question.cited else []
    cited += [citation_words(ref, asked.acts, asked.regime) for ref in question.norms]
    return tuple(cited)


def addressee_words(asked: Asked) -> tuple[Arg, ...]:
    """Say to whom the request goes, as far as the law on record names it."""
    if asked.addressees:
        return (text("To: {bodies}", bodies=asked.addressees),)
    bodies = tuple(dict.fromkeys(act.body for act in asked.acts.values()))
    return (
        text("To: the body that holds the documents (not found by name; to verify)"),
        text("The acts were given by: {bodies}", bodies=bodies),
    )


def ground_lines(asked: Asked) -> tuple[Arg, ...]:
    """Say on which rules the request rests, each with its norm."""
    regime = asked.regime
    if regime is None or not asked.rules:
        return (text("Legal basis: not found; to verify."),)
    said: list[Arg] = []
    for rule in asked.rules:
        says: Arg = rule.says
        if rule.within:
            says = text("{says} Time: {time}.", says=says, time=clock_words(rule.within))
        said.append(
            text(
                "{says} {norm}",
                says=says,
                norm=norm_words(regime, rule.norm, verify=rule.verify),
            )
        )
    return tuple(said)


def request_paper(asked: Asked, *, lang: str) -> Paper:
    """Write the request.

    Args:
        asked: What it is drafted from.
        lang: Its language.

    Returns:
        A paper without tables; who asks is left open, for a person to write.
    """
    say = Speaker(lang).say
    count = plural_text(
        "{n} document is asked for. What is asked for is numbered, so that the answer can name it.",
        "{n} documents are asked for. What is asked for is numbered, so that the answer can name "
        "it.",
        len(asked.questions),
    )
    parts = [
        Part(
            title=say(text("On what the request rests")),
            points=tuple(map(say, ground_lines(asked))),
        ),
        *(
            Part(
                title=say(text("What is withheld about no single act")),
                points=tuple(_point(one, asked, lang) for _, one in alone),
                first=alone[0][0],
            )
            for alone in (asked.of(""),)
            if alone
        ),
        *(
            Part(
                title=say(act.title),
                intro=(say(_act_words(act)),),
                points=tuple(_point(one, asked, lang) for _, one in own),
                first=own[0][0],
            )
            for act in asked.acts.values()
            if (own := asked.of(act.id))
        ),
        Part(
            title=say(text("How it is asked")),
            points=tuple(map(say, _MANNER)),
        ),
    ]
    return Paper(
        title=say(text("Request for access to information: {name}", name=asked.case_name)),
        lang=lang,
        lead=(
            *map(say, addressee_words(asked)),
            say(text("From: [name and address of whoever asks]")),
            say(text("State: {host}. Date: {day}.", host=asked.host, day=asked.day)),
            say(count),
        ),
        mark=say(ILLUSTRATIVE_DATA) if asked.illustrative else "",
        warning=say(ILLUSTRATIVE_NOTE) if asked.illustrative else "",
        parts=tuple(parts),
        foot=(
            say(text("Drafted by Relevo from recorded data; read it before it is sent.")),
            say(NO_POSITION),
        ),
    )


_MANNER: Sequence[Text] = (
    text("A copy in any form is enough; where a part may not be given, the rest is asked for."),
    text("No names and no other personal data are asked for."),
    text(
        "Where a document does not exist, or is withheld, that answer is asked for with its reason."
    ),
)


def _act_words(act: Act) -> Text:
    """Name the act as far as sources name it."""
    return text(
        "{kind}, number {number}; bill {bill}; body: {body}.",
        kind=kind_words(act.kind),
        number=value_words(act.number.value),
        bill=value_words(act.bill.value),
        body=act.body,
    )


def _point(question: Question, asked: Asked, lang: str) -> str:
    """Write one numbered document."""
    say = Speaker(lang).say
    words: Arg = request_words(question)
    if cited := cited_in(question, asked):
        words = text("{words} [{cited}]", words=words, cited=cited)
    if question.verify:
        words = text("{words} (to verify)", words=words)
    return say(words)
