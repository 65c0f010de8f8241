"""Open questions for the minister, in a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.report.brief_cut import cut_words, left_words
from relevo.report.paper import Part
from relevo.report.questions import QuestionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from relevo.core.words import Arg, Text
    from relevo.report.brief import Bill
    from relevo.report.questions import Question

_SOURCES = 3


def questions_part(bill: Bill, say: Callable[[Arg], str], longest: int) -> Part:
    """Write what to ask the minister, numbered.

    Args:
        bill: What the brief is made from.
        say: Says words.
        longest: Most questions.
    """
    questions = bill.questions
    shown = questions[:longest]
    none = text("Nothing is open about this act.")
    return Part(
        title=say(text("7. Questions for the minister")),
        intro=() if questions else (say(none),),
        points=tuple(say(question_words(one)) for one in shown),
        first=1,
        after=tuple(map(say, left_words(len(questions) - len(shown), f"relevo ask {bill.case}"))),
    )


def question_words(question: Question) -> Text:
    """Put what is open as a question.

    Args:
        question: What is open.
    """
    thing = question.thing
    match question.kind:
        case QuestionKind.NOT_FOUND:
            return text("No source read gives it: {thing}. What is it?", thing=thing)
        case QuestionKind.INCOMPLETE:
            return text(
                "{thing}: do the {n} that sources name make up the whole list?",
                thing=thing,
                n=len(question.versions),
            )
        case QuestionKind.CONFLICT if question.versions:
            return text(
                "Sources differ on this: {thing}. Which holds: {versions}?",
                thing=thing,
                versions=cut_words(question.versions, _SOURCES),
            )
        case QuestionKind.CONFLICT:
            return text("Sources differ on this: {thing}. Which holds?", thing=thing)
        case QuestionKind.UNDETERMINED:
            return text("Undetermined: {thing} What settles it?", thing=thing)
        case QuestionKind.WITHHELD:
            return text(
                "Withheld: {thing} ({reasons}). What of it may be said?",
                thing=thing,
                reasons=question.versions,
            )
