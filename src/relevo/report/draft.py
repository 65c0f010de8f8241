"""The annex of a draft on paper: what is asked for, what is missing, who consents, what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_words import kind_words
from relevo.core.words import Speaker, text
from relevo.instrument.model import ListOf, Measure
from relevo.instrument.value import NOT_FOUND
from relevo.report.brief_against import against_part
from relevo.report.brief_law import consent_part, content_part
from relevo.report.known import ENTRIES
from relevo.report.limits import LISTS, item_name, subject_words
from relevo.report.mandate_acts import FIELDS
from relevo.report.paper import Paper, Part, Table
from relevo.report.phrases import (
    COUNTINGS,
    ILLUSTRATIVE_DATA,
    ILLUSTRATIVE_NOTE,
    MEASURES,
    NO_POSITION,
    quantity_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relevo.core.codes import Codes
    from relevo.core.words import Arg
    from relevo.instrument.model import Act, LimitLine
    from relevo.mandate.model import Limit
    from relevo.report.brief import Bill

EVERYTHING = 10_000
"""Length of a list that is never cut."""

NOT_GIVEN = text("not given")
"""What stands where a plan gives nothing and a person must."""


def draft_paper(bill: Bill, *, lang: str) -> Paper:
    """Write the annex of a draft.

    Args:
        bill: The draft and what it is compared with.
        lang: Its language.
    """
    say: Callable[[Arg], str] = Speaker(lang).say
    act = bill.act
    return Paper(
        title=say(text("Draft annex: {act}", act=act.id)),
        lang=lang,
        lead=(
            say(act.title),
            say(
                text(
                    "{kind}; body: {body}. A draft that nobody has adopted: the smallest annex "
                    "that permits the plan, reliefs included.",
                    kind=_given(act.kind, kind_words(act.kind)),
                    body=_given(act.body, act.body),
                )
            ),
        ),
        mark=say(ILLUSTRATIVE_DATA) if act.illustrative else "",
        warning=say(ILLUSTRATIVE_NOTE) if act.illustrative else "",
        parts=(
            _annex(bill, say),
            against_part(bill, say, EVERYTHING),
            content_part(bill, say, new_page=False),
            consent_part(bill, say),
            Part(
                title=say(text("5. Still to be written or settled")),
                points=tuple(say(one) for one in act.verify),
            ),
        ),
        foot=(say(NO_POSITION),),
    )


def _given(code: str, words: Arg) -> Arg:
    """Give words, or that a person must give them."""
    return NOT_GIVEN if code == NOT_FOUND else words


def _annex(bill: Bill, say: Callable[[Arg], str]) -> Part:
    """Write the annex itself."""
    heads = (text("What"), text("As asked for"))
    rows = (*_frame(bill), *_limits(bill), *_lists(bill.act, bill.codes), *_open(bill.act))
    return Part(
        title=say(text("1. What is asked for")),
        table=Table(
            heads=tuple(map(say, heads)),
            rows=tuple(tuple(map(say, row)) for row in rows),
            shares=(30, 78),
        ),
    )


def _frame(bill: Bill) -> Iterator[tuple[Arg, Arg]]:
    """Say whose force comes to whom, when, how long and as what."""
    act, states = bill.act, bill.codes.states
    senders = tuple(states.name(one) for one in act.senders)
    yield (
        text("Host and senders"),
        text("{host}; from: {senders}", host=states.name(act.host), senders=senders),
    )
    yield FIELDS["windows"], tuple(window.term for window in act.windows)
    if act.rotation:
        yield (
            FIELDS["rotation"],
            tuple(
                text("every {least} to {most} months", least=one.at_least, most=one.at_most)
                for one in act.rotation
            ),
        )
    entry = act.class_of_entry
    yield FIELDS["class_of_entry"], ENTRIES[entry.value] if entry else NOT_GIVEN


def _limits(bill: Bill) -> Iterator[tuple[Arg, Arg]]:
    """Say each number."""
    lines = {f"{bill.act.id}/{line.id}": line for line in bill.act.limits}
    for limit in bill.version.mandate.limits:
        line = lines[limit.id]
        yield limit_words(limit, bill.codes), number_of(line)


def limit_words(limit: Limit, codes: Codes) -> Arg:
    """Say what a number of a draft is about.

    Args:
        limit: The limit.
        codes: Names of codes.
    """
    what = subject_words(limit, codes)
    if limit.measure is Measure.ARMS:
        return text("{kind}: {what}", kind=MEASURES[Measure.ARMS], what=what)
    return what


def number_of(line: LimitLine) -> Arg:
    """Say the number of a line and how it is counted.

    Args:
        line: A limit of the draft.
    """
    return text(
        "{number}, {counting}",
        number=quantity_words(line.quantity),
        counting=COUNTINGS[line.counting],
    )


def _lists(act: Act, codes: Codes) -> Iterator[tuple[Arg, Arg]]:
    """Say what each list holds; arms have their numbers."""
    for line in act.lists:
        if line.of is not ListOf.ARMS:
            yield LISTS[line.of], tuple(item_name(line.of, item, codes) for item in line.items)


def _open(act: Act) -> Iterator[tuple[Arg, Arg]]:
    """Say what a plan does not give."""
    for field, value in (
        ("reasons", act.reasons),
        ("costs", act.costs),
        ("status_of_forces", act.status_of_forces),
    ):
        yield FIELDS[field], value.value or NOT_GIVEN
